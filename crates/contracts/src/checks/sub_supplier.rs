use crate::judge::Draft;
use crate::verdict::Element;

/// A clause on sub-suppliers reaches sub-suppliers: that is what it is about.
pub(super) fn refine(draft: &mut Draft<'_, '_>) {
    draft.gives(Element::FlowDown);
}
