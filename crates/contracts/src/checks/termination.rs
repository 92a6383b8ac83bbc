use crate::general::{Reach, mention, reach};
use crate::judge::Draft;
use crate::verdict::Element;

/// In a clause of at most so many lines, what any of them names is a ground.
const SHORT: usize = 6;

/// A right to terminate is its own remedy; only one that names security says which deficiencies are enough.
pub(super) fn refine(draft: &mut Draft<'_, '_>) {
    let (contract, idea) = (draft.around.contract, draft.around.idea);
    // Insolvency, change of owner and mere convenience are other grounds.
    let breached = |sight: &crate::sight::Sight| {
        contract.lines.get(sight.line).is_some_and(|line| {
            [idea.breach, idea.collective, idea.security, idea.specific].iter().any(|concept| line.led.has(*concept))
                || reach(contract, idea, line).is_some()
        })
    };
    draft.sights.retain(breached);
    draft.firm.retain(breached);
    if draft.firm.is_empty() {
        return;
    }
    draft.gives(Element::Remedy);
    draft.elements.remove(Element::Criterion);
    let mut named = Vec::new();
    for sight in &draft.firm {
        let Some(line) = contract.lines.get(sight.line) else { continue };
        let Some(clause) = contract.clause(line) else { continue };
        let short = clause.lines.1 - clause.lines.0 <= SHORT;
        let lines = contract.lines_of(clause).filter(|(at, other)| short || *at == sight.line || other.lead == Some(sight.line));
        named.extend(lines.filter_map(|(at, line)| {
            let protects = is_on_protection(contract.words_of(line)).then_some(line.span);
            Some((at, mention(line, idea.security).or(protects)?))
        }));
        // "breach of Section 4", where Section 4 is on security.
        if let Some(Reach::Lines(lines)) = reach(contract, idea, line) {
            // Lines that an obligation is about are security, whatever words they use.
            let claimed = |at: &usize| draft.around.claimed.get(*at).is_some_and(|claims| *claims > 0);
            if lines.iter().any(claimed) {
                named.push((sight.line, line.span));
            }
        }
    }
    if named.is_empty() {
        draft.note("contract-why-termination-general");
    }
    for (line, span) in named {
        draft.elements.add(Element::Criterion, line, span);
    }
}

/// Does it speak of what protection is for: "uppgifter har kommit obehöriga till del", "has not kept the data confidential"?
pub(super) fn is_on_protection(words: &str) -> bool {
    const SIGNS: &[&str] = &[
        "säker",
        "skydd",
        "obehör",
        "orätta händer",
        "röj",
        "incident",
        "sekretess",
        "intrång",
        "tystnad",
        "secur",
        "confiden",
        "unauthor",
        "personal data",
        "wrong hands",
    ];
    let lower = words.to_lowercase();
    SIGNS.iter().any(|sign| lower.contains(sign))
}

/// Rectification is its own remedy.
pub(super) fn rectification(draft: &mut Draft<'_, '_>) {
    draft.gives(Element::Remedy);
}
