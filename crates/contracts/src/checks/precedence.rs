use kernel::Span;
use wording::{Category, Party, What};

use crate::contract::{Contract, Line};
use crate::judge::Draft;
use crate::verdict::Element;

/// An order of documents counts for security when it names it, and when the supplier's terms do not go before.
pub(super) fn refine(draft: &mut Draft<'_, '_>) {
    draft.elements.remove(Element::Criterion);
    let contract = draft.around.contract;
    let annexes = security_annexes(contract);
    let mut security: Option<(usize, Span)> = None;
    let mut below: Option<(usize, Span)> = None;
    let mut precedence: Option<(usize, Span)> = None;
    for clause in draft.clauses() {
        let first = |find: fn(&str, &Line, &[String]) -> Option<usize>| {
            contract.lines_of(clause).find_map(|(at, line)| {
                let words = contract.words_of(line);
                // Letters that change their length in lower case would move what is found.
                let lower = Some(words.to_lowercase()).filter(|lower| lower.len() == words.len())?;
                let from = find(&lower, line, &annexes)?;
                Some((at, Span::new((line.span.start + from).min(line.span.end), line.span.end)))
            })
        };
        let (named, terms) = (first(on_security), first(of_supplier));
        let orders = contract
            .lines_of(clause)
            .find_map(|(at, line)| line.sentence.terms(Category::Precedence).next().map(|mark| (at, mark.span)));
        // Only within one clause does what stands first go first.
        if let Some((at, span)) = terms
            && named.map_or(orders.is_some(), |(other, place)| (at, span.start) < (other, place.start))
        {
            below = below.or(terms);
        }
        security = security.or(named);
        precedence = precedence.or(orders);
    }
    if let Some((at, span)) = security {
        draft.elements.add(Element::Criterion, at, span);
    }
    if let Some((at, span)) = precedence.filter(|_| !draft.elements.has(Element::Precedence)) {
        draft.elements.add(Element::Precedence, at, span);
    }
    if precedence.is_none() && !draft.firm.is_empty() {
        draft.gives(Element::Precedence);
    }
    if let Some((terms, span)) = below {
        draft.elements.remove(Element::Precedence);
        // It was there, and is taken away.
        draft.lacking.push(Element::Precedence);
        draft.emptied.push((terms, span));
        draft.note("contract-why-ranks-below");
    }
}

/// Words of a name that say that a document is on security.
const SECURITY: [&str; 4] = ["säkerhet", "security", "skyddskrav", "skydd "];

/// Where a line first names security, or an annex that is on it.
fn on_security(words: &str, _: &Line, annexes: &[String]) -> Option<usize> {
    let named = SECURITY.iter().filter_map(|sign| words.find(sign));
    let listed = annexes.iter().filter_map(|annex| {
        words.match_indices(annex.as_str()).map(|(at, found)| (at, at + found.len())).find_map(|(at, end)| {
            let goes_on = words.get(end..).is_some_and(|rest| rest.starts_with(|next: char| next.is_alphanumeric()));
            (!goes_on).then_some(at)
        })
    });
    named.chain(listed).min()
}

/// Where a line first names terms of the supplier's own.
fn of_supplier(words: &str, line: &Line, _: &[String]) -> Option<usize> {
    const TERMS: [&str; 8] = ["villkor", "terms", "standard", "polic", "conditions", "offert", "anbud", "tender"];
    const OWN: [&str; 9] = [
        "dessa villkor",
        "våra villkor",
        "våra allmänna villkor",
        "these terms",
        "our terms",
        "our general",
        "leverantörens allmänna",
        "supplier's general",
        "vendor's",
    ];
    let suppliers = line.sentence.marks.iter().filter(|mark| mark.what == What::Party(Party::Supplier));
    let named = suppliers.filter_map(|mark| {
        let end = mark.span.end.checked_sub(line.span.start)?;
        // "Säljarens allmänna försäljningsvillkor", and not what stands further on.
        let rest: String = words.get(end..)?.chars().take(NAME).take_while(|letter| !",;.".contains(*letter)).collect();
        let secures = SECURITY.iter().any(|sign| rest.contains(sign));
        (!secures && TERMS.iter().any(|term| rest.contains(term))).then(|| mark.span.start.saturating_sub(line.span.start))
    });
    named.chain(OWN.iter().filter_map(|own| words.find(own))).min()
}

/// The longest name of terms after whose they are, in letters.
const NAME: usize = 40;
/// How far after its number the name of an annex goes on, in letters.
const TITLE: usize = 60;

/// Annexes that the contract says are on security: "bilaga 3".
fn security_annexes(contract: &Contract<'_>) -> Vec<String> {
    const KINDS: [&str; 6] = ["bilaga", "annex", "schedule", "exhibit", "appendix", "attachment"];
    let mut found = Vec::new();
    for line in &contract.lines {
        let words = contract.words_of(line).to_lowercase();
        for kind in KINDS {
            for (at, _) in words.match_indices(kind) {
                let rest = words.get(at + kind.len()..).unwrap_or_default().trim_start();
                let number: String = rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
                let title: String =
                    rest.chars().skip(number.chars().count()).take(TITLE).take_while(|letter| *letter != ';').collect();
                let title =
                    KINDS.iter().filter_map(|kind| title.find(kind)).min().and_then(|end| title.get(..end)).unwrap_or(&title);
                let title = title.split(". ").next().unwrap_or_default();
                let annex = [kind, " ", number.as_str()].concat();
                if (1..=3).contains(&number.chars().count())
                    && SECURITY.iter().any(|sign| title.contains(sign))
                    && !found.contains(&annex)
                {
                    found.push(annex);
                }
            }
        }
    }
    found
}
