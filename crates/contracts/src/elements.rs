use std::collections::{BTreeMap, BTreeSet};

use kernel::Span;
use wording::{Amount, Bound, Category, Force, Limit, Mark, Measured, Party, Statement, What};

use crate::contract::{Contract, Line};
use crate::general::{General, Reach, Remedy, RemedyKind, gives, kind};
use crate::ideas::Ideas;
use crate::numbers;
use crate::role::Role;
use crate::sight::Sight;
use crate::standing::{self, Standing};
use crate::verdict::Element;
use crate::words::IdeaNumbers;

/// Which elements an obligation has in a contract, each with where it stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Elements {
    pub(crate) found: BTreeMap<Element, Vec<(usize, Span)>>,
    /// Elements that come from the general terms alone.
    pub(crate) general: Vec<Element>,
}

/// A clause of at most so many lines is read as a whole.
const SHORT: usize = 8;
/// More places where an element stands are not remembered; nobody reads them.
const ENOUGH: usize = 200;
/// In a longer one, lines this near count.
const NEAR: usize = 2;

impl Elements {
    pub(crate) fn has(&self, element: Element) -> bool {
        self.found.get(&element).is_some_and(|found| !found.is_empty())
    }

    pub(crate) fn add(&mut self, element: Element, line: usize, span: Span) {
        let found = self.found.entry(element).or_default();
        if found.len() < ENOUGH && !found.contains(&(line, span)) {
            found.push((line, span));
        }
    }

    pub(crate) fn remove(&mut self, element: Element) {
        self.found.remove(&element);
        self.general.retain(|general| *general != element);
    }
}

/// What surrounds a judgement: the contract, and which obligations its lines were found to be about.
pub(crate) struct Around<'a, 't> {
    pub(crate) contract: &'a Contract<'t>,
    pub(crate) idea: &'a IdeaNumbers,
    /// Documents that the contract names and that were not given.
    pub(crate) unread: &'a [String],
    pub(crate) general: &'a General,
    /// The number by which sentences that only point are learnt.
    pub(crate) points: Option<usize>,
    /// For each line, how many obligations it is about.
    pub(crate) claimed: &'a [u16],
    /// General rights to audit the contract.
    pub(crate) audit: Vec<Reaching>,
    /// Clauses that pass the security duties on.
    pub(crate) passed_on: Vec<Reaching>,
}

/// A general clause, and the lines that it reaches if it names them.
#[derive(Debug, Clone)]
pub(crate) struct Reaching {
    pub(crate) line: usize,
    pub(crate) span: Span,
    pub(crate) lines: Option<Vec<usize>>,
}

impl Reaching {
    /// A clause that stands in a line: where it names clauses by number, only those.
    pub(crate) fn of(contract: &Contract<'_>, number: usize, span: Span) -> Option<Self> {
        let line = contract.lines.get(number)?;
        let clause = contract.clause(line)?;
        let words = contract.words_of(line).to_lowercase();
        let whole =
            ["avtalet", "kontraktet", "agreement", "contract", "addendum", "uppdraget"].iter().any(|word| words.contains(word));
        let named = if whole { Vec::new() } else { numbers::referred(contract.words_of(line)) };
        let mut lines: Vec<usize> =
            named.iter().flat_map(|named| numbers::lines(contract, clause.file, named).into_owned()).collect();
        lines.sort_unstable();
        lines.dedup();
        Some(Self { line: number, span, lines: Some(lines).filter(|lines| !lines.is_empty()) })
    }

    fn reaches(&self, base: &[usize]) -> bool {
        self.lines.as_ref().is_none_or(|lines| base.iter().any(|line| lines.binary_search(line).is_ok()))
    }
}

/// The elements of the firm lines and of what stands around them.
pub(crate) fn of(around: &Around<'_, '_>, firm: &[&Sight], topic: &Ideas) -> Elements {
    let mut elements = Elements::default();
    let base: Vec<usize> = firm.iter().map(|sight| sight.line).collect();
    // Where some of the lines stand under a heading on the matter, the times and figures of the others are for something else.
    let at_home =
        |sight: &&Sight| around.contract.lines.get(sight.line).is_some_and(|line| around.contract.under(line).meets(topic));
    let some_at_home = firm.iter().any(at_home);
    for sight in firm {
        let Some(line) = around.contract.lines.get(sight.line) else { continue };
        own(around, sight, line, !some_at_home || at_home(sight), &mut elements);
    }
    let own_lines: BTreeSet<usize> = base.iter().copied().collect();
    let homes: BTreeSet<usize> = base.iter().filter_map(|at| around.contract.lines.get(*at)).map(|line| line.clause).collect();
    for number in near(around, &own_lines, topic) {
        let Some(line) = around.contract.lines.get(number) else { continue };
        let claimed = around.claimed.get(number).is_some_and(|claims| *claims > 0);
        let led = line.lead.is_some_and(|lead| own_lines.contains(&lead));
        // A remedy in another clause is for what that clause says.
        let beside = homes.contains(&line.clause);
        nearby(around, number, line, Nearby { claimed, led, beside }, &mut elements);
    }
    general(around, &base, &mut elements);
    elements
}

/// A line that is about the obligation.
fn own(around: &Around<'_, '_>, sight: &Sight, line: &Line, at_home: bool, elements: &mut Elements) {
    party(around, sight, line, elements);
    let open = is_open(around.contract.words_of(line));
    let blank = open || line.sentence.marks.iter().any(|mark| matches!(&mark.what, What::Measure(Measured { amount: Amount::Blank, unit }) if unit.is_some_and(|unit| !unit.is_time())));
    for statement in &line.sentence.statements {
        // A statement that the obligation takes for firm though its verb is not counts too.
        let firm = standing::of(&line.sentence, statement) >= Standing::Nobody
            || (sight.standing >= Standing::Nobody && matches!(statement.force, Force::Descriptive | Force::Right | Force::Rule));
        if firm && at_home && !blank && is_concrete(line, statement) {
            elements.add(Element::Criterion, sight.line, statement.action.unwrap_or(statement.span));
        }
    }
    let names = sight.standing == Standing::Firm
        && line.sentence.statements.iter().all(|statement| statement.action.is_none())
        && !numbers::referred(around.contract.words_of(line)).is_empty();
    if (names || line.row && line.sentence.is_measured()) && !blank {
        elements.add(Element::Criterion, sight.line, line.span);
    }
    marks(around, sight.line, line, at_home, elements);
    remedy(around, sight.line, line, elements);
}

/// Does a line hold a place that nobody filled in: "[namn]", "___"?
fn is_open(words: &str) -> bool {
    let bracketed = |rest: &str| {
        rest.split(']')
            .next()
            .is_some_and(|inside| inside.len() < rest.len() && inside.len() < 32 && !inside.contains(char::is_numeric))
    };
    words.contains("___") || words.contains("[…]") || words.contains("[●]") || words.split('[').skip(1).any(bracketed)
}

/// An act without vague words, or with a measure beside them.
fn is_concrete(line: &Line, statement: &Statement) -> bool {
    let measured = line.sentence.marks.iter().any(|mark| statement.span.holds(mark.span) && is_measure(&mark.what));
    let vague = line.sentence.terms(Category::VagueCriterion).any(|mark| statement.span.holds(mark.span));
    measured || (!vague && (statement.action.is_some() || statement.force == Force::Rule))
}

fn is_measure(what: &What) -> bool {
    match what {
        What::Standard | What::Frequency => true,
        What::Deadline(limit, _) => match limit {
            Limit::Within(measured) => measured.amount != Amount::Blank,
            Limit::On => true,
            Limit::Event => false,
        },
        What::Measure(measured) => measured.amount != Amount::Blank && measured.unit.is_some(),
        What::Term(_) | What::Party(_) => false,
    }
}

fn party(around: &Around<'_, '_>, sight: &Sight, line: &Line, elements: &mut Elements) {
    if sight.standing == Standing::Firm {
        let named = line.sentence.statements.iter().find_map(|statement| statement.subject.span);
        elements.add(Element::Party, sight.line, named.unwrap_or(line.span));
        return;
    }
    // "Leverantörens åtaganden" above a list of passives says who.
    let Some(clause) = around.contract.clause(line) else { return };
    let text = around.contract.text(clause.file);
    let said = clause.heading.map(|heading| heading.of(text).to_lowercase()).unwrap_or_default();
    let names = [
        "leverantör",
        "biträde",
        "supplier",
        "provider",
        "vendor",
        "processor",
        "contractor",
        "entreprenör",
        "utförare",
        "konsult",
    ];
    if names.iter().any(|name| said.contains(name)) {
        elements.add(Element::Party, sight.line, clause.heading.unwrap_or(line.span));
    }
}

/// Elements that single words show.
fn marks(around: &Around<'_, '_>, number: usize, line: &Line, timed: bool, elements: &mut Elements) {
    let vague = line.sentence.terms(Category::VagueTime).next().is_some();
    let said = around.contract.words_of(line).to_lowercase();
    let open = is_open(&said);
    let chained =
        ["under", "sub", " led", "tier", "kedja", "chain", "tredje", "third part"].iter().any(|word| said.contains(word));
    for Mark { span, what, .. } in &line.sentence.marks {
        match what {
            // "Promptly after each release" sets no time.
            What::Deadline(Limit::Event, _) | What::Frequency if vague || open => {}
            What::Deadline(Limit::Within(measured), _) if measured.amount == Amount::Blank => {}
            What::Deadline(..) | What::Frequency if timed => elements.add(Element::Deadline, number, *span),
            What::Measure(measured)
                if timed && measured.amount != Amount::Blank && measured.unit.is_some_and(wording::Unit::is_time) =>
            {
                elements.add(Element::Deadline, number, *span);
            }
            What::Party(Party::SubSupplier) => elements.add(Element::FlowDown, number, *span),
            // One passes duties on to sub-suppliers; one's own staff is no other link of the chain.
            What::Term(Category::FlowDown) if chained => elements.add(Element::FlowDown, number, *span),
            What::Term(Category::Verification) if !checks_itself(line, *span, &said) => {
                elements.add(Element::Verification, number, *span);
            }
            What::Term(Category::Precedence) => elements.add(Element::Precedence, number, *span),
            What::Term(Category::Scope) => elements.add(Element::Scope, number, *span),
            _ => {}
        }
    }
}

/// "Leverantören ska kontrollera utdrag": that it looks shows the buyer nothing.
fn checks_itself(line: &Line, span: Span, said: &str) -> bool {
    const LOOKS: &[&str] = &[
        "kontroller",
        "granska",
        "verifiera",
        "inspekt",
        "revid",
        "mät",
        "check",
        "verif",
        "review",
        "examin",
        "measur",
        "inspect",
    ];
    let at = span.start.saturating_sub(line.span.start);
    let looks = said.get(at..).is_some_and(|rest| LOOKS.iter().any(|look| rest.starts_with(look)));
    let by_supplier = |statement: &Statement| {
        statement.span.holds(span) && matches!(statement.subject.who, Bound::Party(Party::Supplier | Party::SubSupplier))
    };
    looks && line.sentence.statements.iter().any(by_supplier)
}

/// Words of sanction count where somebody is bound by them or may use them.
fn remedy(around: &Around<'_, '_>, number: usize, line: &Line, elements: &mut Elements) {
    if gives(line)
        && let Some((_, span)) = kind(line, around.idea)
        && !emptied(around, line)
    {
        elements.add(Element::Remedy, number, span);
    }
}

/// Is a remedy in this line the only one, and only a credit?
fn emptied(around: &Around<'_, '_>, line: &Line) -> bool {
    let Some(clause) = around.contract.clause(line) else { return false };
    let sole = |line: &Line| line.own.has(around.idea.sole_remedy);
    around.contract.lines_of(clause).any(|(_, line)| sole(line))
}

/// How a line stands to those that are about an obligation.
#[derive(Clone, Copy)]
struct Nearby {
    /// It is about another obligation.
    claimed: bool,
    /// One of them leads into it.
    led: bool,
    /// It stands in the clause of one of them.
    beside: bool,
}

/// A line that is not itself about the obligation, but stands in its clause or speaks of its subject in the same section.
fn nearby(around: &Around<'_, '_>, number: usize, line: &Line, how: Nearby, elements: &mut Elements) {
    let Nearby { claimed, led, beside } = how;
    let tells =
        line.standing == Standing::Weak && line.sentence.statements.iter().all(|statement| statement.force == Force::Descriptive);
    if line.standing < Standing::Nobody && !tells && !(line.standing == Standing::Silent && line.row) {
        // What a weak line says of evidence or remedies gives nothing to hold on to.
        return;
    }
    marks(around, number, line, !claimed, elements);
    let ends = kind(line, around.idea).is_some_and(|(kind, _)| kind == RemedyKind::Termination);
    // To end the contract is a remedy where something was breached.
    if beside && !(ends && !line.led.has(around.idea.breach) && !line.led.has(around.idea.collective)) {
        remedy(around, number, line, elements);
    }
    // Figures in a list that the duty leads into are its measure; other figures nearby are somebody else's.
    if led && line.sentence.marks.iter().any(|mark| is_measure(&mark.what)) {
        let measure = line.sentence.marks.iter().find(|mark| is_measure(&mark.what)).map(|mark| mark.span);
        elements.add(Element::Criterion, number, measure.unwrap_or(line.span));
    }
}

/// Lines around the base ones.
fn near(around: &Around<'_, '_>, base: &BTreeSet<usize>, topic: &Ideas) -> BTreeSet<usize> {
    let contract = around.contract;
    let mut found = BTreeSet::new();
    let mut homes = BTreeSet::new();
    let mut sections = BTreeSet::new();
    for number in base {
        let Some(line) = contract.lines.get(*number) else { continue };
        let Some(clause) = contract.clause(line) else { continue };
        let (first, last) = clause.lines;
        let short = last.saturating_sub(first) <= SHORT;
        sections.insert((clause.file, clause.section));
        if !homes.insert(line.clause) && short {
            continue;
        }
        // Rows of a table stand each for itself.
        let (from, to) =
            if short { (first, last) } else { (number.saturating_sub(NEAR).max(first), (number + NEAR + 1).min(last)) };
        let beside =
            (from..to).filter(|at| contract.lines.get(*at).is_some_and(|line| line.role == Role::Operative && !line.row));
        found.extend(beside);
    }
    // What the whole section says of the matter.
    for clause in contract.clauses.iter().filter(|clause| sections.contains(&(clause.file, clause.section))) {
        let about = contract.lines_of(clause).filter(|(_, line)| line.role == Role::Operative && line.own.meets(topic));
        found.extend(about.map(|(at, _)| at));
    }
    found.difference(base).copied().collect()
}

/// What the general terms give where the clause itself says nothing.
fn general(around: &Around<'_, '_>, base: &[usize], elements: &mut Elements) {
    let mut take = |element: Element, from: Option<(usize, Span)>| {
        if let Some((line, span)) = from.filter(|_| !elements.has(element)) {
            elements.add(element, line, span);
            elements.general.push(element);
        }
    };
    let rank = |remedy: &&Remedy| match remedy.reach {
        Reach::Everything => 0,
        Reach::Security => 1,
        Reach::Lines(_) => 2,
    };
    let remedy = around.general.left(base).max_by_key(rank).map(|remedy| (remedy.line, remedy.span));
    take(Element::Remedy, remedy);
    let first =
        |clauses: &[Reaching]| clauses.iter().find(|clause| clause.reaches(base)).map(|clause| (clause.line, clause.span));
    take(Element::Verification, first(&around.audit).or_else(|| around.general.evidence.first().copied()));
    take(Element::FlowDown, first(&around.passed_on));
}
