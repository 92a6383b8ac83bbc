use crate::contract::Contract;
use crate::general::mention;
use crate::judge::Draft;
use crate::verdict::Element;
use crate::words::IdeaNumbers;

/// A right to audit is its own verification, unless it is emptied: only at the buyer's cost, or only through reports.
pub(super) fn refine(draft: &mut Draft<'_, '_>) {
    let (contract, idea) = (draft.around.contract, draft.around.idea);
    let (hollow, sound): (Vec<_>, Vec<_>) =
        draft.firm.iter().map(|sight| sight.line).partition(|line| is_hollow(contract, idea, *line));
    if sound.is_empty() {
        draft.elements.remove(Element::Verification);
        for number in hollow {
            let Some(clause) = contract.lines.get(number).and_then(|line| contract.clause(line)) else { continue };
            let emptying = contract.lines_of(clause).filter_map(|(at, line)| {
                Some((at, mention(line, idea.buyers_cost).or_else(|| mention(line, idea.only_reports))?))
            });
            draft.emptied.extend(emptying);
            draft.note("contract-why-audit-hollow");
        }
    } else {
        draft.gives(Element::Verification);
    }
}

/// Is a right to audit emptied by the clause that it stands in?
pub(crate) fn is_hollow(contract: &Contract<'_>, idea: &IdeaNumbers, line: usize) -> bool {
    let Some(clause) = contract.lines.get(line).and_then(|line| contract.clause(line)) else { return false };
    let any = |concept: usize| contract.lines_of(clause).any(|(_, line)| line.own.has(concept));
    // "at the buyer's cost, unless the audit shows deficiencies" is no trick.
    let shared = contract
        .lines_of(clause)
        .any(|(_, line)| line.own.has(idea.buyers_cost) && (line.own.has(idea.breach) || speaks_of_flaws(contract, line)));
    any(idea.only_reports) || (any(idea.buyers_cost) && !shared)
}

fn speaks_of_flaws(contract: &Contract<'_>, line: &crate::contract::Line) -> bool {
    let words = contract.words_of(line).to_lowercase();
    [
        "brist",
        "avvikelse",
        "leverantören kostnad",
        "deficienc",
        "non-conform",
        "material breach",
        "unless",
        "om inte",
        "såvida inte",
    ]
    .iter()
    .any(|word| words.contains(word))
}
