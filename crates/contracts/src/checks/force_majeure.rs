use crate::judge::Draft;

/// An ordinary clause on force majeure only releases.
pub(super) fn refine(draft: &mut Draft<'_, '_>) {
    let cyber = draft.around.idea.cyber;
    if !draft.clauses_speak_of(cyber) {
        draft.firm.clear();
        draft.note("contract-why-force-majeure");
    }
}
