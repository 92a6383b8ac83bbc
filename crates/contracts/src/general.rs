use kernel::Span;
use wording::{Amount, Force, Mark, Measured, Unit, What};

use crate::contract::{Contract, Line};
use crate::likes;
use crate::numbers;
use crate::role::Role;
use crate::standing::Standing;
use crate::words::{IdeaNumbers, Words};

/// What the contract says once for all of it: remedies and what they reach, and what empties them.
#[derive(Debug, Clone, Default)]
pub(crate) struct General {
    /// Remedies that reach every duty, the security duties, or some clauses.
    pub(crate) remedies: Vec<Remedy>,
    /// Nothing but what is said may be claimed, for anything in the contract.
    pub(crate) sole: Option<(usize, Span)>,
    /// A limit so low that damages mean nothing.
    pub(crate) trifling: Option<(usize, Span)>,
    /// Liability for information and its security is shut out.
    pub(crate) excluded: Option<(usize, Span)>,
    /// A general right to have compliance shown.
    pub(crate) evidence: Vec<(usize, Span)>,
}

/// A remedy in the general terms.
#[derive(Debug, Clone)]
pub(crate) struct Remedy {
    pub(crate) line: usize,
    pub(crate) span: Span,
    pub(crate) kind: RemedyKind,
    pub(crate) reach: Reach,
}

/// What a remedy reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Breach of the contract in general.
    Everything,
    /// It speaks of security.
    Security,
    /// These lines.
    Lines(Vec<usize>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RemedyKind {
    Penalty,
    Damages,
    Termination,
    Mending,
}

/// A line that no words know is a general clause from here on, by what was learnt.
const ALONE: f32 = 0.0;
/// A line that words know is none below this.
const DOUBTED: f32 = -0.5;
/// A limit of at most so many months of fees is trifling.
const TRIFLING_MONTHS: u64 = 6;
/// A limit of at most this share of a year's fee is trifling.
const TRIFLING_PERCENT: u64 = 50;
/// A fixed sum of at most so many crowns or euros is trifling.
const TRIFLING_SUM: u64 = 100_000;
/// How far after the words of breach the numbers of what is breached stand, in bytes.
const BREACHED: usize = 90;

impl General {
    pub(crate) fn of(contract: &Contract<'_>, words: &Words) -> Self {
        let idea = &words.idea;
        let mut general = Self::default();
        let [reaches, shows] = [likes::REMEDY, likes::SHOW].map(|name| words.likeness.number(name));
        for (number, line) in contract.lines.iter().enumerate().filter(|(_, line)| line.role == Role::Operative) {
            let like = |subject: Option<usize>| subject.and_then(|subject| line.likes.get(subject)).copied();
            match remedy(contract, idea, number, line) {
                Some(remedy) if matches!(remedy.reach, Reach::Lines(_)) || like(reaches).is_none_or(|like| like >= DOUBTED) => {
                    // "Är något av kraven K1–K14 inte uppfyllt": the numbers say which, whatever else does.
                    let named = if matches!(remedy.reach, Reach::Lines(_)) { Vec::new() } else { breached(contract, line) };
                    let reach = if named.is_empty() { remedy.reach } else { Reach::Lines(named) };
                    general.remedies.push(Remedy { reach, ..remedy });
                }
                _ if like(reaches).is_some_and(|like| like >= ALONE) => {
                    general.remedies.extend(general.learnt(contract, idea, number, line));
                }
                _ => {}
            }
            if like(shows).is_some_and(|like| like >= ALONE) {
                general.evidence.push((number, line.span));
            }
            general.limits(contract, idea, number, line);
            if line.own.has(idea.evidence) && line.standing >= Standing::Nobody {
                general.evidence.extend(mention(line, idea.evidence).map(|span| (number, span)));
            }
        }
        general
    }

    /// A remedy that was known by its likeness. It reaches the clauses it names, what the remedy reaches that it adds to, or everything.
    fn learnt(&self, contract: &Contract<'_>, idea: &IdeaNumbers, number: usize, line: &Line) -> Option<Remedy> {
        let words = contract.words_of(line);
        let lower = words.to_lowercase();
        let says = |signs: &[&str]| signs.iter().any(|sign| lower.contains(sign));
        let (kind, span) = kind(line, idea).unwrap_or_else(|| {
            let kind = if says(&["skada", "skadest", "damage", "loss"]) { RemedyKind::Damages } else { RemedyKind::Penalty };
            (kind, line.span)
        });
        // "Banken ansvarar endast för …", "utgår ersättning med högst ett halvt prisbasbelopp"
        let limits =
            kind == RemedyKind::Damages && (says(&["endast", "only for", "högst ett halvt"]) || is_trifling(words, line));
        if limits {
            return None;
        }
        let named = breached(contract, line);
        if !named.is_empty() {
            return Some(Remedy { line: number, span, kind, reach: Reach::Lines(named) });
        }
        let adds =
            says(ADDS) || !(line.led.has(idea.breach) || line.led.has(idea.collective)) && says(&["tak för", "ceiling", "högst"]);
        // "Sker det inte får Staden låta avhjälpa bristen": the sentence before says what is not done.
        let refers = GOES_ON.iter().any(|sign| lower.starts_with(sign));
        let before = self.remedies.last().filter(|before| number.saturating_sub(before.line) <= BESIDE);
        let reach = match before {
            Some(before) if adds || refers => before.reach.clone(),
            None if refers => {
                Reach::Lines(contract.clause(line).map(|clause| (clause.lines.0..clause.lines.1).collect()).unwrap_or_default())
            }
            None if says(&["vitet", "the penalty"]) => return None,
            _ => Reach::Everything,
        };
        Some(Remedy { line: number, span, kind, reach })
    }

    /// The remedies that are left for duties in some lines, when everything that empties them is taken away.
    pub(crate) fn left<'g>(&'g self, lines: &'g [usize]) -> impl Iterator<Item = &'g Remedy> {
        self.remedies.iter().filter(move |remedy| {
            if let Reach::Lines(reached) = &remedy.reach {
                // What is promised for these clauses stands beside what limits the rest.
                return lines.iter().any(|line| reached.binary_search(line).is_ok());
            }
            match remedy.kind {
                RemedyKind::Damages => self.trifling.is_none() && self.sole.is_none(),
                // What is left as the only remedy is still a remedy where it mends, if it stands beside the words that shut out the rest.
                RemedyKind::Penalty | RemedyKind::Mending => self.sole.is_none_or(|(line, _)| line.abs_diff(remedy.line) <= 1),
                RemedyKind::Termination => self.sole.is_none(),
            }
        })
    }

    fn limits(&mut self, contract: &Contract<'_>, idea: &IdeaNumbers, number: usize, line: &Line) {
        if let Some(span) = mention(line, idea.sole_remedy) {
            let narrow = narrow(line, idea) || narrow_heading(contract, line, idea);
            if !narrow && (line.led.has(idea.breach) || kind(line, idea).is_some()) {
                self.sole.get_or_insert((number, span));
            }
        }
        let Some(cap) = mention(line, idea.cap) else { return };
        if is_trifling(contract.words_of(line), line) && !line.own.has(idea.carve_out) && !narrow(line, idea) {
            self.trifling.get_or_insert((number, cap));
        }
        if line.own.has(idea.data_excluded) && line.standing != Standing::Firm {
            self.excluded.get_or_insert((number, cap));
        }
    }
}

/// Words of a remedy that comes on top of another.
const ADDS: &[&str] = &[
    "vitet",
    "utöver vite",
    "överstiger",
    "överskjut",
    "därutöver",
    "dessutom",
    "the penalty",
    "the credit",
    "exceeding",
    "exceeds",
    "in addition",
    "that amount",
];
/// How a sentence begins that goes on from the one before.
const GOES_ON: &[&str] = &[
    "sker det inte",
    "sker inte det",
    "sker så inte",
    "sker ej det",
    "görs inte det",
    "görs det inte",
    "om så inte sker",
    "kommer ingen",
    "i annat fall",
    "följs planen inte",
    "följs inte planen",
    "följs inte den",
    "hålls inte den",
    "failing this",
    "failing that",
    "if it does not",
    "if it fails to do so",
    "if this is not done",
    "otherwise",
];
/// It stands at most so many lines after it.
const BESIDE: usize = 3;
/// After these a number says by what a remedy is given, not what is breached.
const BY: &[&str] = &[
    "enligt ",
    "i enlighet med ",
    "med stöd av ",
    "pursuant to ",
    "in accordance with ",
    "set out in ",
    "under section ",
    "under clause ",
];

/// The lines of the clauses that a remedy names as what is breached.
fn breached(contract: &Contract<'_>, line: &Line) -> Vec<usize> {
    let Some(clause) = contract.clause(line) else { return Vec::new() };
    let words = without_means(contract.words_of(line));
    let numbers = numbers::referred(&words);
    let mut lines: Vec<usize> =
        numbers.iter().flat_map(|number| numbers::lines(contract, clause.file, number).into_owned()).collect();
    lines.extend(numbers::marked(contract, clause.file, &words));
    lines.sort_unstable();
    lines.dedup();
    lines.retain(|at| contract.lines.get(*at).is_some_and(|other| other.clause != line.clause));
    lines
}

/// A sentence without what says by what a remedy is given, to the next comma.
fn without_means(words: &str) -> String {
    let cut = |part: &str| {
        let lower = part.to_lowercase();
        // Letters that change their length would move what was found.
        let found = BY.iter().filter_map(|by| lower.find(by)).min().filter(|_| lower.len() == part.len());
        let kept = found.and_then(|at| part.get(..at)).unwrap_or(part).to_owned();
        let end = part.chars().next_back().filter(|last| found.is_some() && [',', ';'].contains(last));
        kept + &end.map(String::from).unwrap_or_default()
    };
    words.split_inclusive([',', ';']).map(cut).collect()
}

/// Words that point back to where a breach is described.
const REFERS: &[&str] = &["referred to in", "described in", "som avses i", "som anges i punkt", "enligt punkt"];

/// The remedy that a line gives the buyer for more than what it itself is about.
fn remedy(contract: &Contract<'_>, idea: &IdeaNumbers, number: usize, line: &Line) -> Option<Remedy> {
    let (kind, span) = kind(line, idea)?;
    if !gives(line) || line.own.has(idea.sole_remedy) || line.led.has(idea.cap) && !line.led.has(idea.breach) {
        return None;
    }
    let reach = reach(contract, idea, line)?;
    // Against the buyer: it is the buyer who does not pay.
    let payment = line.led.has(idea.payment) && kind == RemedyKind::Termination && reach == Reach::Everything && !says_both(line);
    (!payment).then_some(Remedy { line: number, span, kind, reach })
}

/// What a remedy in a line reaches, if more than lateness and service levels.
pub(crate) fn reach(contract: &Contract<'_>, idea: &IdeaNumbers, line: &Line) -> Option<Reach> {
    let breach = line.led.has(idea.breach);
    if line.own.has(idea.specific) {
        return None;
    }
    let mut reached = named(contract, idea, line);
    if reached
        .iter()
        .any(|at| contract.lines.get(*at).is_some_and(|other| refers_back(contract, line) && other.span != line.span))
    {
        // What that paragraph reaches in its turn, one step and no further.
        let onward: Vec<usize> =
            reached.iter().filter_map(|at| contract.lines.get(*at)).flat_map(|other| named(contract, idea, other)).collect();
        reached.extend(onward);
    }
    reached.sort_unstable();
    reached.dedup();
    if !reached.is_empty() {
        return Some(Reach::Lines(reached));
    }
    if line.led.has(idea.security_duties) && (breach || line.led.has(idea.collective)) {
        return Some(Reach::Security);
    }
    // "if the supplier fails to give notice" is about that notice; only words for duties as such reach all of them.
    let all = line.led.has(idea.collective);
    if !all || narrow(line, idea) || (!line.own.has(idea.collective) && narrow_heading(contract, line, idea)) {
        return None;
    }
    Some(Reach::Everything)
}

/// The lines that a remedy names as what is breached: by the numbers of their clauses, or by a mark.
fn named(contract: &Contract<'_>, idea: &IdeaNumbers, line: &Line) -> Vec<usize> {
    let Some(clause) = contract.clause(line) else { return Vec::new() };
    if !line.own.has(idea.breach) && !refers_back(contract, line) {
        return Vec::new();
    }
    let mentions = line.mentions.iter().filter(|mention| mention.concept == idea.breach);
    let said: Vec<&str> = mentions.map(|mention| numbers::after(contract, line, mention.span, BREACHED)).collect();
    let mut numbers: Vec<String> = said.iter().flat_map(|words| numbers::referred_after(words)).collect();
    // "If a failure referred to in paragraph 12.1 is not remedied"
    if numbers.is_empty() && refers_back(contract, line) {
        let words = contract.words_of(line);
        let lower = words.to_lowercase();
        let at = REFERS.iter().find_map(|sign| lower.find(sign)).filter(|_| lower.len() == words.len());
        let after = at.and_then(|at| words.get(at..)).unwrap_or_default();
        numbers = numbers::referred(after.split(',').next().unwrap_or_default());
    }
    let mut lines: Vec<usize> =
        numbers.iter().flat_map(|number| numbers::lines(contract, clause.file, number).into_owned()).collect();
    lines.extend(said.iter().flat_map(|words| numbers::marked(contract, clause.file, words)));
    lines
}

fn refers_back(contract: &Contract<'_>, line: &Line) -> bool {
    let lower = contract.words_of(line).to_lowercase();
    REFERS.iter().any(|sign| lower.contains(sign))
}

/// Is it somebody's duty, the buyer's right, or a rule - or told in the present tense, as sums that follow from breach are?
pub(crate) fn gives(line: &Line) -> bool {
    line.standing >= Standing::Nobody
        || (line.standing == Standing::Weak
            && line.sentence.statements.iter().all(|statement| matches!(statement.force, Force::Descriptive | Force::Right)))
}

/// The remedy that a line gives, if it gives one.
pub(crate) fn kind(line: &Line, idea: &IdeaNumbers) -> Option<(RemedyKind, Span)> {
    let kinds = [
        (idea.penalty, RemedyKind::Penalty),
        (idea.damages, RemedyKind::Damages),
        (idea.termination, RemedyKind::Termination),
        (idea.mending, RemedyKind::Mending),
    ];
    kinds.into_iter().find_map(|(concept, kind)| mention(line, concept).map(|span| (kind, span)))
}

/// Where a line speaks of a concept.
pub(crate) fn mention(line: &Line, concept: usize) -> Option<Span> {
    line.mentions.iter().find(|mention| mention.concept == concept).map(|mention| mention.span)
}

/// Does it speak only of lateness or of service levels?
pub(crate) fn narrow(line: &Line, idea: &IdeaNumbers) -> bool {
    (line.led.has(idea.delay) || line.led.has(idea.availability)) && !line.led.has(idea.security)
}

fn narrow_heading(contract: &Contract<'_>, line: &Line, idea: &IdeaNumbers) -> bool {
    let under = contract.under(line);
    (under.has(idea.delay) || under.has(idea.availability)) && !under.has(idea.security)
}

fn says_both(line: &Line) -> bool {
    line.sentence.marks.iter().any(|mark| mark.what == What::Party(wording::Party::Both))
}

/// Is a limit so low that it means nothing?
fn is_trifling(words: &str, line: &Line) -> bool {
    let lower = words.to_lowercase();
    let large =
        ["miljon", "million", "mkr", "msek", "tkr", "tsek", "basbelopp", "billion"].iter().any(|word| lower.contains(word));
    line.sentence.marks.iter().any(|Mark { what, .. }| {
        let What::Measure(Measured { amount: Amount::Number(thousandths), unit: Some(unit) }) = what else { return false };
        let amount = thousandths / 1000;
        match unit {
            Unit::Months => amount <= TRIFLING_MONTHS,
            Unit::Weeks => true,
            Unit::Percent => amount <= TRIFLING_PERCENT,
            Unit::Other => !large && (1..=TRIFLING_SUM).contains(&amount),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::without_means;

    #[test]
    fn what_a_remedy_is_given_by_is_left_out() {
        assert_eq!(without_means("Vite enligt punkt 9, vid brott mot punkt 5; och mer"), "Vite , vid brott mot punkt 5; och mer");
        assert_eq!(without_means("Under clause 4, breach of clause 5"), ", breach of clause 5");
    }

    #[test]
    fn letters_that_grow_in_lower_case_end_too() {
        for count in 0..20 {
            let words = format!("ska betala vite {} enligt a", "İ".repeat(count));
            assert!(without_means(&words).starts_with("ska betala vite"));
        }
    }
}
