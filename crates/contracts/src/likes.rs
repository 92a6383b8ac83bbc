use catalog::Catalog;
use wording::{Party, Shown, What};

use crate::contract::{Contract, Line};
use crate::ideas::Ideas;
use crate::role::Role;
use crate::sight::Wanted;
use crate::words::Words;

/// What a likeness also knows, beside obligations: clauses that say something once for all of a contract.
pub const GENERAL: [&str; 3] = [REMEDY, SHOW, POINTS];
/// A remedy that reaches breach of the contract, or of its security duties, as such.
pub(crate) const REMEDY: &str = "general-remedy";
/// A duty to show that the contract is kept, or a right to look into it.
pub(crate) const SHOW: &str = "general-show";

/// A sentence that leaves its matter to another document.
pub(crate) const POINTS: &str = "general-points";

/// Gives every sentence that may say what is agreed, in order, as what it is about is learnt from it, with the obligations of the catalog (by
/// their places there) that the concepts find in it.
pub fn each_sentence(catalog: &Catalog, words: &Words, contract: &Contract<'_>, take: &mut dyn FnMut(&Shown<'_>, &[usize])) {
    let wanted: Vec<Wanted> = catalog.obligations.iter().map(|obligation| Wanted::new(words, obligation)).collect();
    for line in contract.lines.iter().filter(|line| agrees(line)) {
        let known = wanted.iter().enumerate().filter(|(_, wanted)| wanted.knows(contract, line));
        let known: Vec<usize> = known.map(|(number, _)| number).collect();
        show(words, contract, line, &mut |shown| take(shown, &known));
    }
}

/// Says of every line how surely it is about each obligation.
pub(crate) fn add(words: &Words, contract: &mut Contract<'_>) {
    if words.likeness.subjects().is_empty() {
        return;
    }
    for at in 0..contract.lines.len() {
        let Some(line) = contract.lines.get(at).filter(|line| agrees(line)) else { continue };
        let mut likes = Vec::new();
        show(words, contract, line, &mut |shown| likes = words.likeness.of(shown));
        if let Some(line) = contract.lines.get_mut(at) {
            line.likes = likes;
        }
    }
}

/// The words of a line that speak most for a subject of the likeness.
pub(crate) fn telling(words: &Words, contract: &Contract<'_>, line: &Line, subject: usize) -> Vec<wording::Span> {
    let mut spans = Vec::new();
    show(words, contract, line, &mut |shown| spans = words.likeness.telling(shown, subject));
    let start = line.span.start;
    spans.into_iter().map(|span| wording::Span { start: start + span.start, end: start + span.end }).collect()
}

/// Leaves out small words, which weigh together with others and show nothing alone. One is always kept.
pub(crate) fn keep_telling(words: &Words, contract: &Contract<'_>, line: &Line, spans: &mut Vec<wording::Span>) {
    let Some(clause) = contract.clause(line) else { return };
    let text = contract.text(clause.file);
    let first = spans.iter().copied().max_by_key(|span| span.end - span.start);
    spans.retain(|span| words.likeness.is_telling(span.of(text)));
    if spans.is_empty() {
        spans.extend(first);
    }
}

fn agrees(line: &Line) -> bool {
    matches!(line.role, Role::Operative | Role::Recital | Role::Listed)
}

fn show(words: &Words, contract: &Contract<'_>, line: &Line, take: &mut dyn FnMut(&Shown<'_>)) {
    let ids = |ideas: &Ideas| -> Vec<&str> {
        ideas.numbers().filter_map(|number| words.concepts.get(number)).map(String::as_str).collect()
    };
    let (own, led, under) = (ids(&line.own), ids(&line.led), ids(&contract.under(line)));
    let start = line.span.start;
    let names: Vec<(wording::Span, &str)> = line
        .sentence
        .marks
        .iter()
        // A term of the lexicon says what somebody is: "underbiträdet".
        .filter(|mark| mark.term.is_none() && mark.span.start >= start)
        .filter_map(|mark| {
            let What::Party(party) = mark.what else { return None };
            let span = wording::Span { start: mark.span.start - start, end: mark.span.end.saturating_sub(start) };
            Some((span, taken_as(party)))
        })
        .collect();
    let clause = contract.clause(line);
    let heading = clause.and_then(|clause| Some(clause.heading?.of(contract.text(clause.file)))).unwrap_or_default();
    let lead = line.lead.and_then(|lead| contract.lines.get(lead)).map_or("", |lead| contract.words_of(lead));
    let shown = Shown { sentence: contract.words_of(line), names: &names, heading, lead, own: &own, led: &led, under: &under };
    take(&shown);
}

const fn taken_as(party: Party) -> &'static str {
    match party {
        Party::Supplier => "§supplier",
        Party::Buyer => "§buyer",
        Party::SubSupplier => "§subsupplier",
        Party::Both => "§both",
    }
}
