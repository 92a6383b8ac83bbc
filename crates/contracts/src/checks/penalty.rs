use std::collections::BTreeSet;

use crate::general::{Reach, kind, reach};
use crate::judge::Draft;
use crate::verdict::Element;

/// What a penalty reaches.
pub(super) fn refine(draft: &mut Draft<'_, '_>) {
    if draft.firm.is_empty() {
        return;
    }
    let (contract, idea) = (draft.around.contract, draft.around.idea);
    draft.gives(Element::Remedy);
    draft.elements.remove(Element::Criterion);
    let mut wide = false;
    let mut measured = Vec::new();
    let mut clauses = BTreeSet::new();
    for sight in &draft.firm {
        let Some(line) = contract.lines.get(sight.line) else { continue };
        let reaches = reach(contract, idea, line).is_some_and(|reach| match reach {
            Reach::Everything | Reach::Security => true,
            // Lines on service levels alone are no wider than the words themselves.
            Reach::Lines(lines) => !lines.iter().filter_map(|at| contract.lines.get(*at)).all(|line| {
                let under = contract.under(line).and(&line.led);
                (under.has(idea.availability) || under.has(idea.delay)) && !under.has(idea.security)
            }),
        });
        let general = draft.around.general.remedies.iter().find(|remedy| remedy.line == sight.line);
        wide |= reaches || general.is_some_and(|remedy| matches!(remedy.reach, Reach::Everything | Reach::Security));
        let clause = contract.clause(line).filter(|_| clauses.insert(line.clause));
        let near = clause
            .into_iter()
            .flat_map(|clause| contract.lines_of(clause))
            .filter(|(_, line)| kind(line, idea).is_some() || line.row);
        for (at, line) in near {
            let figure = line.sentence.marks.iter().find(|mark| {
                matches!(&mark.what, wording::What::Measure(measured) if matches!(measured.amount, wording::Amount::Number(_)) && measured.unit.is_none_or(|unit| !unit.is_time()))
            });
            measured.extend(figure.map(|mark| (at, mark.span)));
        }
    }
    for (line, span) in measured {
        draft.elements.add(Element::Criterion, line, span);
    }
    if !wide {
        draft.lacking.push(Element::Scope);
        draft.note("contract-why-penalty-narrow");
    }
}
