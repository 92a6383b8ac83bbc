//! Lineage is read backwards from the catalog as it is now: each file must fit the ids that its version had.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Place, Problem, Problems};

use super::{Became, Lineage, LineageEntry};
use crate::source::nearest;
use crate::{Catalog, Version};

pub(crate) fn check(catalog: &Catalog) -> Problems {
    let mut problems = Problems::new();
    order(catalog, &mut problems);
    let mut alive: BTreeSet<&str> = catalog.ids().collect();
    let mut born: BTreeSet<&str> = BTreeSet::new();
    for lineage in catalog.lineage.iter().rev() {
        alive = one(lineage, &alive, &mut born, &mut problems);
    }
    problems
}

/// Versions rise without a gap, up to the catalog's own.
fn order(catalog: &Catalog, problems: &mut Problems) {
    let mut last: Option<&Version> = None;
    for lineage in &catalog.lineage {
        let Lineage { version, since, place, .. } = lineage;
        let problem = |code| Problem::error(code).with("version", version.to_string()).with("since", since.to_string());
        if since >= version {
            problems.push(problem("lineage-backwards").at(place.clone()));
        } else if let Some(last) = last.filter(|last| *last != since) {
            problems.push(problem("lineage-gap").with("last", last.to_string()).at(place.clone()));
        }
        last = Some(version);
    }
    let (Some(last), Some(lineage)) = (last, catalog.lineage.last()) else { return };
    let Some(own) = Version::parse(&catalog.version) else {
        let place = Place { file: Some("catalog.toml".to_owned()), ..Place::default() };
        problems.push(Problem::error("bad-version").with("key", "version").with("found", catalog.version.as_str()).at(place));
        return;
    };
    let problem =
        |problem: Problem| problem.with("version", own.to_string()).with("last", last.to_string()).at(lineage.place.clone());
    if own < *last {
        problems.push(problem(Problem::error("lineage-ahead")));
    } else if own > *last {
        problems.push(problem(Problem::warning("lineage-behind")));
    }
}

/// Checks one file against the ids after it, and gives the ids before it. `born` are ids that a later file calls new.
fn one<'c>(
    lineage: &'c Lineage,
    alive: &BTreeSet<&'c str>,
    born: &mut BTreeSet<&'c str>,
    problems: &mut Problems,
) -> BTreeSet<&'c str> {
    let mut before = alive.clone();
    let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
    for entry in &lineage.entries {
        let LineageEntry { id, became, into, reason: _, place } = entry;
        if let Some(first) = seen.insert(id, place) {
            let problem = Problem::error("duplicate-id").with("id", id.as_str()).with("first", first.to_string());
            problems.push(problem.at(place.clone()));
        }
        let stays = match became {
            Became::Same | Became::Reworded | Became::Stricter | Became::Looser | Became::New => true,
            Became::Split => into.contains(id),
            Became::Merged | Became::Withdrawn => false,
        };
        if stays && !alive.contains(id.as_str()) {
            problems.push(unknown(id, alive, lineage, place));
        }
        if !stays && alive.contains(id.as_str()) {
            let problem = Problem::error("lineage-still-there").with("id", id.as_str()).with("became", became.id());
            problems.push(problem.with("version", lineage.version.to_string()).at(place.clone()));
        }
        for target in into.iter().filter(|target| !alive.contains(target.as_str())) {
            problems.push(unknown(target, alive, lineage, place));
        }
        if born.contains(id.as_str()) {
            let problem = Problem::error("lineage-reused").with("id", id.as_str()).with("version", lineage.version.to_string());
            problems.push(problem.at(place.clone()));
        }
        if *became == Became::New {
            before.remove(id.as_str());
            born.insert(id);
        } else {
            before.insert(id);
        }
    }
    before
}

fn unknown(id: &str, alive: &BTreeSet<&str>, lineage: &Lineage, place: &Place) -> Problem {
    let near = nearest(id, alive.iter().copied()).unwrap_or_default();
    let problem = Problem::error("lineage-unknown-id").with("id", id).with("version", lineage.version.to_string());
    problem.with("nearest", near).at(place.clone())
}
