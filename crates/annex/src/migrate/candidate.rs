//! The annex as it would be if everything were accepted.

use kernel::{Place, Problem, Problems, Severity};

use super::Move;
use crate::carry::tailoring_of;
use crate::{Annex, Refusal, Tailoring, draft};

/// The annex that the new catalog gives, with the decisions that still stand.
pub(super) struct Candidate {
    pub(super) annex: Annex,
    pub(super) tailoring: Tailoring,
    /// Why decisions no longer stand.
    pub(super) lapsed: Problems,
}

pub(super) fn candidate(movement: Move<'_>) -> Result<Candidate, Refusal> {
    let Move { annex, to, texts, .. } = movement;
    words(movement)?;
    let mut tailoring = tailoring_of(annex);
    // Whether an older text is kept is asked again.
    tailoring.keep.clear();
    let known = |id: &str| to.requirement(id).is_some();
    let own: Vec<String> = annex.requirements.iter().filter(|found| found.own).map(|found| found.id.clone()).collect();
    let there = |id: &str| known(id) || own.iter().any(|own| own == id);
    // Decisions about what the catalog no longer has go with it.
    tailoring.leave_out.retain(|found| known(&found.requirement));
    tailoring.add.retain(|found| there(&found.requirement));
    tailoring.change.retain(|found| there(&found.requirement));
    tailoring.parameter.retain(|found| known(&found.requirement));
    let mut lapsed = Problems::new();
    loop {
        match draft(to, texts, &annex.case, &tailoring, None) {
            Ok((annex, _)) => return Ok(Candidate { annex, tailoring, lapsed }),
            Err(Refusal::Invalid(problems)) => {
                let errors: Problems = problems.into_iter().filter(|problem| problem.severity == Severity::Error).collect();
                let before = count(&tailoring);
                for problem in &errors {
                    drop_at(&mut tailoring, problem.place.line);
                }
                if count(&tailoring) == before {
                    return Err(Refusal::Invalid(errors));
                }
                // The line was only a mark for the decision.
                let told = |problem: Problem| Problem { severity: Severity::Notice, place: Place::default(), ..problem };
                lapsed.extend(errors.into_iter().map(told));
            }
            Err(stopped @ Refusal::Stopped(_)) => return Err(stopped),
        }
    }
}

fn count(tailoring: &Tailoring) -> usize {
    let Tailoring { leave_out, add, change, parameter, keep } = tailoring;
    leave_out.len() + add.len() + change.len() + parameter.len() + keep.len()
}

fn drop_at(tailoring: &mut Tailoring, line: Option<u32>) {
    tailoring.leave_out.retain(|found| found.place.line != line);
    tailoring.add.retain(|found| found.place.line != line);
    tailoring.change.retain(|found| found.place.line != line);
    tailoring.parameter.retain(|found| found.place.line != line);
}

/// The case speaks of delivery and circumstances that the new catalog must know.
fn words(movement: Move<'_>) -> Result<(), Refusal> {
    let Move { annex: crate::Annex { case, .. }, to, .. } = movement;
    let sets = case.information.iter().filter_map(|set| set.circumstances.as_ref());
    let circumstances =
        sets.chain([&case.circumstances]).flatten().map(|id| ("circumstance", id.as_str(), &to.words.circumstances));
    let delivery = case.delivery.iter().map(|id| ("delivery", id.as_str(), &to.words.delivery));
    let problems: Problems = circumstances
        .chain(delivery)
        .filter(|(_, word, known)| !known.iter().any(|known| known == word))
        .map(|(list, word, known)| {
            let near = catalog::source::nearest(word, known.iter().map(String::as_str)).unwrap_or_default();
            let problem = Problem::error("unknown-word").with("key", "").with("word", word).with("list", list);
            problem.with("nearest", near).with("known", known.join(", "))
        })
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(Refusal::Invalid(problems)) }
}
