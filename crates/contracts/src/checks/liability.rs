use crate::contract::Line;
use crate::general::mention;
use crate::judge::Draft;
use crate::numbers;
use crate::role::Role;
use crate::verdict::Element;

/// Words of a limit.
const LIMITS: &[&str] = &[
    "begräns",
    "limit",
    "högst",
    "överstiga",
    "exceed",
    "not liable",
    "no liability",
    "ansvarar inte",
    "svarar inte",
    "obegräns",
    "unlimited",
    "friskriv",
    "disclaim",
    " tak",
    "ansvarstak",
    "takbelopp",
    "capped",
];

/// Words before the number of a clause.
const CLAUSES: &[&str] = &[
    "section",
    "sections",
    "clause",
    "clauses",
    "article",
    "articles",
    "art.",
    "exhibit",
    "schedule",
    "annex",
    "paragraph",
    "punkt",
    "punkten",
    "punkterna",
    "avsnitt",
    "avsnitten",
    "kapitel",
    "bilaga",
    "artikel",
    "§",
    "§§",
];

/// A limit of liability is not a duty: what counts is what it leaves for security.
pub(super) fn refine(draft: &mut Draft<'_, '_>) {
    let (contract, idea) = (draft.around.contract, draft.around.idea);
    let limits = |sight: &crate::sight::Sight| {
        contract.lines.get(sight.line).is_some_and(|line| {
            let words = contract.words_of(line).to_lowercase();
            let penalty = line.own.has(idea.penalty)
                && !words.contains("ansvar")
                && !words.contains("liab")
                && !line.own.has(idea.sole_remedy);
            let limit = LIMITS.iter().any(|sign| words.contains(sign))
                || line.own.has(idea.cap)
                || line.own.has(idea.sole_remedy)
                || line.own.has(idea.carve_out);
            limit && !penalty
        })
    };
    if !draft.sights.iter().any(limits) {
        // Damages without a limit are no limit.
        draft.sights.clear();
        draft.firm.clear();
        return;
    }
    let mut carved = None;
    let mut security = None;
    let mut sections: Vec<(usize, usize)> = Vec::new();
    for sight in &draft.sights {
        let clause = contract.lines.get(sight.line).and_then(|line| contract.clause(line));
        sections.extend(clause.map(|clause| (clause.file, clause.section)));
    }
    for (number, line) in contract.lines.iter().enumerate() {
        let here = contract.clause(line).is_some_and(|clause| sections.contains(&(clause.file, clause.section)));
        if !here || line.role != Role::Operative {
            continue;
        }
        let words = contract.words_of(line).to_lowercase();
        let carves = mention(line, idea.carve_out);
        let unlimited = [
            "obegränsa",
            "utan begränsning",
            "inte begränsa",
            "gäller inte",
            "gäller ej",
            "högre",
            "särskilt tak",
            "unlimited",
            "uncapped",
            "no limit",
            "not apply",
            "not limit",
            "separate cap",
            "super cap",
            "higher",
        ];
        let lifts = carves.is_some() || unlimited.iter().any(|word| words.contains(word));
        let claimed = |at: &usize| draft.around.claimed.get(*at).is_some_and(|claims| *claims > 0);
        let reached = matches!(crate::general::reach(contract, idea, line), Some(crate::general::Reach::Lines(lines)) if lines.iter().any(claimed));
        let about = line.led.has(idea.security)
            || line.led.has(idea.data_excluded)
            || reached
            || names_claimed(draft, line)
            || super::termination::is_on_protection(&words);
        carved = carved.or(carves.map(|span| (number, span)));
        let released = line.led.has(idea.data_excluded) && !lifts;
        let limits = line.led.has(idea.cap)
            || line.led.has(idea.damages)
            || ["limit", "begräns", "gräns", " tak", "stannar", "intill", " cap ", "liab", "ersätt", "make good"]
                .iter()
                .any(|word| words.contains(word));
        if about && limits && !released && (lifts || line.sentence.is_measured()) {
            security = security.or(Some((number, mention(line, idea.security).or(carves).unwrap_or(line.span))));
        }
    }
    let emptied = draft.around.general.sole.or(draft.around.general.trifling).or(draft
        .around
        .general
        .excluded
        .filter(|_| carved.is_none()));
    if (carved.is_none() && security.is_none()) || (emptied.is_some() && security.is_none()) {
        draft.emptied.extend(emptied);
        draft.firm.clear();
        draft.note("contract-why-liability-releases");
        return;
    }
    // The carve-out is what the buyer holds on to, however the limit itself is written.
    draft.firm = draft.sights.clone();
    draft.elements.remove(Element::Criterion);
    for (element, found) in
        [(Element::Party, carved.or(security)), (Element::Remedy, carved.or(security)), (Element::Criterion, security)]
    {
        if let Some((line, span)) = found {
            draft.elements.add(element, line, span);
        }
    }
}

/// Does a line name clauses that obligations are about: "For breach of Article 4 the limit is …"?
fn names_claimed(draft: &Draft<'_, '_>, line: &Line) -> bool {
    let contract = draft.around.contract;
    let Some(clause) = contract.clause(line) else { return false };
    let words = contract.words_of(line).to_lowercase();
    // "in twelve (12) months" names no clause.
    let named = |number: &str| CLAUSES.iter().any(|clause| words.contains(&[clause, " ", &number.to_lowercase()].concat()));
    let numbers: Vec<String> = numbers::referred(contract.words_of(line)).into_iter().filter(|number| named(number)).collect();
    let mut lines = numbers.iter().flat_map(|number| numbers::lines(contract, clause.file, number).into_owned());
    lines.any(|at| {
        draft.around.claimed.get(at).is_some_and(|claims| *claims > 0)
            && contract.lines.get(at).is_some_and(|other| other.clause != line.clause)
    })
}
