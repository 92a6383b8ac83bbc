use crate::judge::Draft;
use crate::verdict::Element;

/// A clause on sub-suppliers reaches sub-suppliers: that is what it is about.
pub(super) fn refine(draft: &mut Draft<'_, '_>) {
    draft.gives(Element::FlowDown);
}

/// Consent beforehand is a condition, no time that somebody has to keep: how long before says that.
pub(super) fn consent(draft: &mut Draft<'_, '_>) {
    const CONDITIONS: &[&str] = &[
        "förrän",
        "först sedan",
        "först efter",
        "först när",
        "först då",
        "i förväg",
        "på förhand",
        "dessförinnan",
        "beforehand",
        "in advance",
        "prior",
        "only after",
        "not until",
        "only once",
        "before",
    ];
    let contract = draft.around.contract;
    let Some(found) = draft.elements.found.get_mut(&Element::Deadline) else { return };
    found.retain(|(number, span)| {
        let clause = contract.lines.get(*number).and_then(|line| contract.clause(line));
        let words = clause.map(|clause| span.of(contract.text(clause.file)).to_lowercase()).unwrap_or_default();
        !CONDITIONS.iter().any(|condition| words.starts_with(condition)) || words.contains(|letter: char| letter.is_ascii_digit())
    });
}
