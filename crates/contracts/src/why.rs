use kernel::Problem;

use crate::judge::Draft;
use crate::sight::Sight;
use crate::standing::Standing;
use crate::verdict::{Element, Verdict};

/// Why a verdict is what it is, as messages; the first says most.
pub(crate) fn of(draft: &Draft<'_, '_>, verdict: Verdict, missing: &[Element]) -> Vec<Problem> {
    let mut why = vec![first(draft, verdict, missing)];
    if matches!(verdict, Verdict::Enforceable | Verdict::Partly) {
        for element in &draft.elements.general {
            why.push(Problem::notice("contract-why-general").with("element", element.id()));
        }
    }
    why.extend(draft.notes.iter().cloned());
    why
}

fn first(draft: &Draft<'_, '_>, verdict: Verdict, missing: &[Element]) -> Problem {
    match verdict {
        Verdict::Enforceable => Problem::notice("contract-why-enforceable"),
        Verdict::Partly => {
            let list: Vec<&str> = missing.iter().map(|element| element.id()).collect();
            Problem::notice("contract-why-partly").with("elements", list.join(","))
        }
        Verdict::Declaratory => Problem::notice(weak(&draft.sights)),
        Verdict::ByReference => {
            let contract = draft.around.contract;
            let named = draft.left.first().and_then(|(line, span)| {
                let clause = contract.lines.get(*line).and_then(|line| contract.clause(line))?;
                Some(span.of(contract.text(clause.file)).to_owned())
            });
            Problem::notice("contract-why-by-reference").with("document", named.unwrap_or_default())
        }
        Verdict::Missing => Problem::notice("contract-why-missing"),
        Verdict::NotFound => Problem::notice("contract-why-not-found"),
    }
}

/// What kind of weakness most of the lines have.
fn weak(sights: &[Sight]) -> &'static str {
    let any = |standing: Standing| sights.iter().any(|sight| sight.standing == standing);
    if any(Standing::Release) {
        "contract-why-release"
    } else if any(Standing::Against) {
        "contract-why-against"
    } else {
        "contract-why-declaratory"
    }
}
