use wording::{Amount, Limit, Unit, What};

use crate::judge::Draft;
use crate::verdict::Element;

/// Notice of an incident is in time or not only where hours or days run: "utan dröjsmål" and "årligen" measure nothing.
pub(super) fn refine(draft: &mut Draft<'_, '_>) {
    let contract = draft.around.contract;
    let found = draft.elements.found.remove(&Element::Deadline).unwrap_or_default();
    let runs = |(number, span): &(usize, kernel::Span)| {
        let Some(line) = contract.lines.get(*number) else { return false };
        line.sentence.marks.iter().any(|mark| {
            let overlaps = mark.span.start < span.end && span.start < mark.span.end;
            let measured = match &mark.what {
                What::Deadline(Limit::Within(measured), _) | What::Measure(measured) => Some(measured),
                What::Deadline(Limit::On, _) => return overlaps,
                _ => None,
            };
            overlaps
                && measured.is_some_and(|measured| measured.amount != Amount::Blank && measured.unit.is_some_and(Unit::is_time))
        })
    };
    for (line, span) in found.into_iter().filter(runs) {
        draft.elements.add(Element::Deadline, line, span);
    }
}
