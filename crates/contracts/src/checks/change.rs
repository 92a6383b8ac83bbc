use crate::judge::Draft;
use crate::verdict::Element;

/// A review clause says what may be changed; its effect on price is part of that.
pub(super) fn refine(draft: &mut Draft<'_, '_>) {
    if !draft.firm.is_empty() && draft.clauses_speak_of(draft.around.idea.price) {
        draft.gives(Element::Scope);
    }
}
