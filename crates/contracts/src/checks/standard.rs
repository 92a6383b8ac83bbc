use wording::What;

use crate::judge::Draft;
use crate::verdict::Element;

/// Security work by a standard is measurable only when the standard is named.
pub(super) fn refine(draft: &mut Draft<'_, '_>) {
    draft.elements.remove(Element::Criterion);
    let contract = draft.around.contract;
    let mut named = Vec::new();
    for clause in draft.clauses() {
        for (at, line) in contract.lines_of(clause) {
            named.extend(line.sentence.marks.iter().filter(|mark| mark.what == What::Standard).map(|mark| (at, mark.span)));
        }
    }
    for (line, span) in named {
        draft.elements.add(Element::Criterion, line, span);
    }
}
