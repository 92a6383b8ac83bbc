use crate::judge::Draft;
use crate::role::Role;
use crate::verdict::Element;

/// A right to end the contract under procurement law is its own remedy; it covers something when it gives the grounds.
pub(super) fn refine(draft: &mut Draft<'_, '_>) {
    if draft.firm.is_empty() {
        return;
    }
    draft.gives(Element::Remedy);
    let contract = draft.around.contract;
    let grounds = draft.clauses().into_iter().any(|clause| {
        let led = contract.lines_of(clause).filter(|(_, line)| line.role == Role::Operative && line.lead.is_some()).count();
        let words: String =
            contract.lines_of(clause).map(|(_, line)| contract.words_of(line)).collect::<Vec<_>>().join(" ").to_lowercase();
        let named = [
            "17 kap",
            "17:17",
            "16 kap",
            "13 kap",
            "väsentlig ändring",
            "uteslut",
            "fördrag",
            "substantial modification",
            "exclu",
            "court of justice",
            "eu-domstol",
        ];
        led > 1 || named.iter().filter(|name| words.contains(**name)).count() > 1
    });
    if grounds {
        draft.gives(Element::Scope);
    }
}
