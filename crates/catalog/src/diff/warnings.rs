//! What the makers of a catalog should look at before the new version goes out.

use kernel::{Place, Problem, Problems};

use super::stated::Stated;
use super::strictness::Effect;
use super::{Item, PartChange, Subject};
use crate::{Became, Catalog, Version};

pub(super) fn warnings(before: &Catalog, after: &Catalog, stated: &Stated, items: &[Item]) -> Problems {
    let mut problems = Problems::new();
    if before.id != after.id {
        let problem = Problem::warning("diff-other-catalog").with("before", before.id.as_str());
        problems.push(problem.with("after", after.id.as_str()));
    } else if Version::parse(&before.version) > Version::parse(&after.version) {
        let problem = Problem::warning("diff-backwards").with("before", before.version.as_str());
        problems.push(problem.with("after", after.version.as_str()));
    }
    for item in items.iter().filter(|item| matches!(item.subject, Subject::Requirement | Subject::Clause | Subject::Obligation)) {
        let place = place(after, item);
        let about = |code: &'static str| Problem::warning(code).with("id", item.id.as_str()).at(place.clone());
        if let (Some(old), Some(new)) = item.revisions {
            let parts = changed(&item.parts);
            let revision = i64::from(new);
            if new < old {
                problems.push(about("revision-lowered").with("before", i64::from(old)).with("after", revision));
            } else if new == old && !parts.is_empty() {
                problems.push(about("revision-not-raised").with("revision", revision).with("parts", parts));
            }
        }
        if stated.covers && !item.stated && item.became != Became::Same {
            problems.push(about("lineage-unlisted").with("became", item.became.id()));
        }
        let wrong = match item.became {
            Became::Same => !item.parts.is_empty(),
            Became::Stricter => item.effect == Effect::Looser,
            Became::Looser => item.effect == Effect::Stricter,
            Became::Reworded => matches!(item.effect, Effect::Stricter | Effect::Looser | Effect::Both),
            Became::Split | Became::Merged | Became::Withdrawn | Became::New => false,
        };
        if item.stated && wrong {
            let parts = item.parts.iter().map(|part| part.part).collect::<Vec<_>>().join(", ");
            let problem = about("lineage-says-otherwise").with("became", item.became.id());
            problems.push(problem.with("effect", item.effect.id()).with("parts", parts));
        }
    }
    problems
}

/// The parts that bind somebody, by their keys in the file.
fn changed(parts: &[PartChange]) -> String {
    let mut names: Vec<&str> = parts.iter().filter(|part| part.binds).map(|part| part.part).collect();
    names.dedup();
    names.join(", ")
}

fn place(catalog: &Catalog, item: &Item) -> Place {
    let id = item.id.as_str();
    match item.subject {
        Subject::Requirement => catalog.requirement(id).map(|found| found.place.clone()),
        Subject::Clause => catalog.clauses.iter().find(|found| found.id.as_str() == id).map(|found| found.place.clone()),
        Subject::Obligation => catalog.obligation(id).map(|found| found.place.clone()),
        Subject::Parameter | Subject::FrameworkPoint => None,
    }
    .unwrap_or_default()
}
