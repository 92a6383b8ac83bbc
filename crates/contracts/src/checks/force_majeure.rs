use crate::judge::Draft;
use crate::sight::{Sight, Surety};
use crate::standing::Standing;
use crate::verdict::Element;

/// An ordinary clause on force majeure only releases; one that speaks of attacks or preparedness says what it does not release from.
pub(super) fn refine(draft: &mut Draft<'_, '_>) {
    let (contract, cyber) = (draft.around.contract, draft.around.idea.cyber);
    let sections: Vec<(usize, usize)> = draft
        .sights
        .iter()
        .filter_map(|sight| contract.lines.get(sight.line).and_then(|line| contract.clause(line)))
        .map(|clause| (clause.file, clause.section))
        .collect();
    let speaks: Vec<usize> = contract
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.role == crate::role::Role::Operative && line.own.has(cyber))
        .filter(|(at, line)| {
            let beside = draft.sights.iter().any(|sight| sight.line.abs_diff(*at) <= NEAR);
            beside && contract.clause(line).is_some_and(|clause| sections.contains(&(clause.file, clause.section)))
        })
        // A list of what is force majeure that names attacks releases from them too.
        .filter(|(at, line)| {
            let words = contract.words_of(line);
            !releases(words)
                || !frees(words) && !draft.sights.iter().any(|sight| sight.line == *at && sight.standing < Standing::Nobody)
        })
        .map(|(at, _)| at)
        .collect();
    if speaks.is_empty() {
        draft.firm.clear();
        draft.note("contract-why-force-majeure");
        return;
    }
    for at in speaks {
        let Some(line) = contract.lines.get(at) else { continue };
        let words = line.mentions.iter().filter(|mention| mention.concept == cyber).map(|mention| mention.span).collect();
        if !draft.firm.iter().any(|sight| sight.line == at) {
            draft.firm.push(Sight { line: at, surety: Surety::Clause, standing: Standing::Firm, told: false, words });
        }
        draft.elements.add(Element::Party, at, line.span);
        draft.elements.add(Element::Criterion, at, line.span);
    }
}

/// How near to the clause on force majeure the sentence stands, in lines.
const NEAR: usize = 3;

/// Does a sentence release a party from such events, rather than hold it to its duties in spite of them?
fn releases(words: &str) -> bool {
    let lower = words.to_lowercase();
    let holds = [
        "ingen sådan",
        "befriar inte",
        "befriar ej",
        "ursäktar inte",
        "inte hinder",
        "not excuse",
        "no excuse",
        "inte som",
        "räknas inte",
        "inte åberopa",
        "inte befri",
        "fritar inte",
        "is not such",
        "not be regarded",
        "does not release",
        "not relieve",
        "shall not be considered",
        "not count",
        "not constitute",
        "gäller inte",
        "inte utgör",
        "utgör inte",
        "fortsätta",
        "continue",
    ];
    !holds.iter().any(|word| lower.contains(word))
}

/// Does a sentence say outright that somebody answers for nothing?
fn frees(words: &str) -> bool {
    const FREES: &[&str] = &[
        "fri från",
        "fritt från",
        "fritas",
        "befrias",
        "ansvarar inte",
        "ansvarar ej",
        "svarar inte",
        "svarar vi inte",
        "ansvarar vi inte",
        "not responsible",
        "not liable",
        "excused",
        "neither party",
    ];
    let lower = words.to_lowercase();
    FREES.iter().any(|sign| lower.contains(sign))
}
