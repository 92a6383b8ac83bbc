use std::collections::BTreeSet;

use catalog::{Catalog, Obligation};
use kernel::{Problem, Span};

use crate::checks;
use wording::Category;

use crate::contract::{Contract, Line};
use crate::documents::left_to;
use crate::elements::{self, Around, Elements, Reaching};
use crate::finding::{Finding, Severity};
use crate::general::General;
use crate::likes;
use crate::sight::{Sight, Surety, Wanted};
use crate::standing::Standing;
use crate::verdict::{Element, Verdict};
use crate::words::Words;

/// What a check of its own may look at and change.
pub(crate) struct Draft<'a, 't> {
    pub(crate) around: &'a Around<'a, 't>,
    pub(crate) obligation: &'a Obligation,
    /// Every line that is about it.
    pub(crate) sights: Vec<Sight>,
    /// Those that give the buyer something to hold on to.
    pub(crate) firm: Vec<Sight>,
    pub(crate) elements: Elements,
    /// What a check of its own has found, as messages; they come first.
    pub(crate) notes: Vec<Problem>,
    /// Words that empty what stands beside them.
    pub(crate) emptied: Vec<(usize, Span)>,
    /// Elements that are missing though the obligation does not list them: what a remedy does not reach.
    pub(crate) lacking: Vec<Element>,
    /// Documents that the matter is left to: the line, and the name there.
    pub(crate) left: Vec<(usize, Span)>,
}

/// Judges every obligation of a catalog, in its order. `complete` says that the files are the whole contract.
pub(crate) fn all(catalog: &Catalog, words: &Words, contract: &Contract<'_>, complete: bool) -> Vec<Finding> {
    let wanted: Vec<Wanted> = catalog.obligations.iter().map(|obligation| Wanted::new(words, obligation)).collect();
    let sights: Vec<Vec<Sight>> = wanted.iter().map(|wanted| wanted.sights(words, contract)).collect();
    let mut claimed = vec![0_u16; contract.lines.len()];
    for sight in sights.iter().flatten() {
        if let Some(claims) = claimed.get_mut(sight.line) {
            *claims = claims.saturating_add(1);
        }
    }
    let general = General::of(contract, words);
    let firm_of = |id: &str| -> Vec<Reaching> {
        let at = catalog.obligations.iter().position(|obligation| obligation.id.as_str() == id);
        let found = at.and_then(|at| sights.get(at)).into_iter().flatten();
        let firm = found.filter(|sight| sight.standing == Standing::Firm && sight.surety >= Surety::Heading);
        let sound = firm.filter(|sight| id != checks::AUDIT || !checks::is_hollow_audit(contract, &words.idea, sight.line));
        let longest = |sight: &Sight| sight.words.iter().copied().max_by_key(|span| span.end - span.start);
        sound.filter_map(|sight| Reaching::of(contract, sight.line, longest(sight)?)).collect()
    };
    let unread = crate::cite::documents(contract, &words.idea);
    let around = Around {
        contract,
        unread: &unread,
        idea: &words.idea,
        general: &general,
        claimed: &claimed,
        points: words.likeness.number(likes::POINTS),
        audit: firm_of(checks::AUDIT),
        passed_on: firm_of(checks::FLOW_DOWN),
    };
    let judged = catalog.obligations.iter().zip(&wanted).zip(&sights);
    judged.map(|((obligation, wanted), sights)| one(&around, obligation, wanted, sights, complete)).collect()
}

fn one(around: &Around<'_, '_>, obligation: &Obligation, wanted: &Wanted, sights: &[Sight], complete: bool) -> Finding {
    let contract = around.contract;
    let mut sights = sights.to_vec();
    by_precedence(contract, &mut sights);
    let left = pointers(around, wanted, &sights);
    let pointing: BTreeSet<usize> = left.iter().map(|(line, _)| *line).collect();
    let is_pointer = |sight: &Sight| pointing.contains(&sight.line) && points_only(contract, sight);
    let mut firm: Vec<Sight> =
        sights.iter().filter(|sight| sight.standing >= Standing::Nobody && !is_pointer(sight)).cloned().collect();
    // "Leverantören är personuppgiftsbiträde. Behandlingen regleras i bilaga 4": what is agreed stands in the annex.
    if !left.is_empty() && firm.iter().all(|sight| sight.told && !lists(contract, sight)) {
        firm.clear();
    }
    let elements = elements::of(around, &firm.iter().collect::<Vec<_>>(), &wanted.topic);
    let mut draft =
        Draft { around, obligation, sights, firm, elements, notes: Vec::new(), emptied: Vec::new(), lacking: Vec::new(), left };
    checks::refine(&mut draft);
    let verdict = verdict(&draft, complete);
    finding(draft, verdict, wanted)
}

fn verdict(draft: &Draft<'_, '_>, complete: bool) -> Verdict {
    if !draft.firm.is_empty() {
        return if missing(draft).is_empty() { Verdict::Enforceable } else { Verdict::Partly };
    }
    let pointing: BTreeSet<usize> = draft.left.iter().map(|(line, _)| *line).collect();
    let points = |sight: &Sight| pointing.contains(&sight.line);
    // A weak sentence that does nothing but point is no declaration, and what it points to says more than what is merely told.
    let declares = |sight: &&Sight| !points(sight) && (!sight.told || draft.left.is_empty());
    if draft.sights.iter().any(|sight| declares(&sight)) {
        return Verdict::Declaratory;
    }
    if !draft.left.is_empty() {
        return Verdict::ByReference;
    }
    if complete { Verdict::Missing } else { Verdict::NotFound }
}

/// Elements that the obligation needs and that are not there, in the order of the obligation; the party always counts.
fn missing(draft: &Draft<'_, '_>) -> Vec<Element> {
    let needed = draft.obligation.needs.iter().filter_map(|need| Element::from_id(need));
    let mut missing: Vec<Element> =
        std::iter::once(Element::Party).chain(needed).filter(|element| !draft.elements.has(*element)).collect();
    missing.extend(&draft.lacking);
    missing.dedup();
    missing
}

fn finding(draft: Draft<'_, '_>, verdict: Verdict, wanted: &Wanted) -> Finding {
    let missing = if verdict == Verdict::Partly { missing(&draft) } else { Vec::new() };
    let desirable = draft.obligation.desirable.iter().filter_map(|element| Element::from_id(element));
    let improve: Vec<Element> = match verdict {
        Verdict::Enforceable | Verdict::Partly => desirable.filter(|element| !draft.elements.has(*element)).collect(),
        _ => Vec::new(),
    };
    let may_be_in = if verdict.is_present() { Vec::new() } else { draft.around.unread.to_vec() };
    Finding {
        obligation: draft.obligation.id.clone(),
        verdict,
        confirmed: false,
        confidence: confidence(&draft, verdict, wanted),
        severity: Severity::None,
        passages: crate::cite::passages(&draft, verdict),
        why: crate::why::of(&draft, verdict, &missing),
        missing,
        improve,
        may_be_in,
    }
}

/// How sure the reading is, in per cent: by how surely the lines were found, and how clearly they speak.
fn confidence(draft: &Draft<'_, '_>, verdict: Verdict, wanted: &Wanted) -> u8 {
    let sure = |surety: Surety| -> u8 {
        match surety {
            Surety::Own => 90,
            Surety::Lead => 80,
            Surety::Heading => 70,
            Surety::Clause => 60,
            Surety::Like => 55,
        }
    };
    let best = |sights: &[Sight]| sights.iter().map(|sight| sight.surety).max().map_or(50, sure);
    match verdict {
        Verdict::Enforceable => best(&draft.firm).saturating_sub(if draft.elements.general.is_empty() { 0 } else { 10 }),
        Verdict::Partly => best(&draft.firm).saturating_sub(5),
        Verdict::Declaratory => best(&draft.sights).saturating_sub(10),
        Verdict::ByReference => 75,
        Verdict::Missing | Verdict::NotFound => {
            let touched = draft.around.contract.lines.iter().any(|line| line.own.meets(&wanted.topic));
            if touched { 55 } else { 85 }
        }
    }
}

/// Where files of one contract speak of the same thing, the one that goes first decides.
fn by_precedence(contract: &Contract<'_>, sights: &mut Vec<Sight>) {
    let rank = |sight: &Sight| {
        let clause = contract.lines.get(sight.line).and_then(|line| contract.clause(line));
        clause.map_or(usize::MAX, |clause| contract.held.rank(clause.file))
    };
    // A weak word in the first document does not take away a duty in a later one; a contradiction does: a release, or the
    // same duty with other figures.
    let deciding = sights.iter().filter(|sight| sight.standing >= Standing::Nobody || sight.standing == Standing::Release);
    if let Some(first) = deciding.map(rank).min().filter(|rank| *rank != usize::MAX) {
        sights.retain(|sight| rank(sight) <= first || sight.standing < Standing::Nobody && sight.standing != Standing::Release);
    }
}

/// A line only points from here on, by what was learnt, whatever its words.
const ALONE: f32 = 0.0;
/// It does not only point below this, though its words may.
const DOUBTED: f32 = -0.4;

/// Lines that leave the matter to a document which was not given.
fn pointers(around: &Around<'_, '_>, wanted: &Wanted, sights: &[Sight]) -> Vec<(usize, Span)> {
    let mut left = Vec::new();
    let seen: BTreeSet<usize> = sights.iter().map(|sight| sight.line).collect();
    for (number, line) in around.contract.lines.iter().enumerate() {
        let about = seen.contains(&number) || (line.role == crate::role::Role::Operative && line.own.meets(&wanted.topic));
        // "Krav som följer av ramavtalet ska tas in" is a duty; only where the sentence itself does no more than point, it points.
        let does = line.standing >= Standing::Nobody
            && !line.sentence.statements.iter().any(|statement| {
                line.mentions.iter().any(|mention| {
                    mention.concept == around.idea.points
                        && mention.span.start < statement.decided_by.end
                        && statement.decided_by.start < mention.span.end
                })
            });
        let like = around.points.and_then(|points| line.likes.get(points)).copied();
        let known = about && !(does && line.standing != Standing::Silent) && like.is_none_or(|like| like >= DOUBTED);
        let learnt = seen.contains(&number) && like.is_some_and(|like| like >= ALONE);
        let document = known.then(|| left_to(around.contract, around.idea, line)).flatten();
        if let Some(document) = document.or_else(|| learnt.then(|| named_somehow(around.contract, line)).flatten()) {
            left.push((number, document));
        }
    }
    left
}

/// The document that a line points to in words that no list knows, if it was not given.
fn named_somehow(contract: &Contract<'_>, line: &Line) -> Option<Span> {
    let named = line.sentence.terms(Category::Reference).map(|mark| mark.span).last().unwrap_or(line.span);
    let text = contract.text(contract.clause(line)?.file);
    (!contract.held.has(named.of(text))).then_some(named)
}

/// Does a line list what it tells of?
fn lists(contract: &Contract<'_>, sight: &Sight) -> bool {
    let line = contract.lines.get(sight.line);
    line.is_some_and(|line| line.row || line.lead.is_some() || contract.words_of(line).matches(',').count() >= 2)
}

/// Does a line that points elsewhere hold nothing of its own to measure, and no duty but to follow what it points to?
fn points_only(contract: &Contract<'_>, sight: &Sight) -> bool {
    contract.lines.get(sight.line).is_some_and(|line| !line.sentence.is_measured())
}
