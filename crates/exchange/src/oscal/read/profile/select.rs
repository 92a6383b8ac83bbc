//! Which controls an import takes.

use std::collections::BTreeSet;

use kernel::Problem;

use super::super::json::Json;
use super::Resolver;

/// What an import takes: groups with what is taken of them, and controls outside groups.
pub(super) struct Picked {
    pub(super) groups: Vec<Json>,
    pub(super) controls: Vec<Json>,
}

/// The ids of everything in a list of groups or controls, at any depth.
pub(super) fn ids(things: &[Json]) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting: Vec<&Json> = things.iter().collect();
    while let Some(thing) = waiting.pop() {
        found.push(thing.text("id").to_owned());
        waiting.extend(thing.list("groups").iter().chain(thing.list("controls")));
    }
    found
}

/// Takes what an import includes and does not exclude. Ids that are not in the catalog are reported, and so are those that an
/// earlier import brought: the first counts.
pub(super) fn select(source: &Json, import: &Json, before: &[String], href: &str, resolver: &mut Resolver<'_>) -> Picked {
    let all: BTreeSet<String> = controls(source).map(|control| control.text("id").to_owned()).collect();
    let mut chosen = BTreeSet::new();
    // Nothing said is everything.
    let everything = import.get("include-all").is_some() || import.get("include-controls").is_none();
    if everything {
        chosen.clone_from(&all);
    }
    for include in import.list("include-controls") {
        chosen.extend(named(source, include, &all, href, resolver));
    }
    for exclude in import.list("exclude-controls") {
        for id in named(source, exclude, &all, href, resolver) {
            chosen.remove(&id);
        }
    }
    for id in before.iter().filter(|id| all.contains(*id)) {
        if chosen.remove(id) {
            resolver.tell(Problem::warning("oscal-duplicate-id").with("id", id.as_str()));
        }
    }
    let groups = source.list("groups").iter().filter_map(|group| pruned(group, &chosen)).collect();
    Picked { groups, controls: taken(source.list("controls"), &chosen) }
}

fn named(source: &Json, select: &Json, all: &BTreeSet<String>, href: &str, resolver: &mut Resolver<'_>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for id in select.list("with-ids").iter().filter_map(Json::words) {
        if all.contains(id) {
            found.insert(id.to_owned());
        } else {
            resolver.tell(Problem::warning("oscal-control-missing").with("id", id).with("href", href));
        }
    }
    for pattern in select.list("matching").iter().map(|matching| matching.text("pattern")) {
        let fitting: Vec<&String> = all.iter().filter(|id| fits(pattern.as_bytes(), id.as_bytes())).collect();
        if fitting.is_empty() {
            resolver.tell(Problem::warning("oscal-pattern-unmatched").with("pattern", pattern).with("href", href));
        }
        found.extend(fitting.into_iter().cloned());
    }
    if select.text("with-child-controls") == "yes" {
        let parents: Vec<&Json> = controls(source).filter(|control| found.contains(control.text("id"))).collect();
        for parent in parents {
            found.extend(ids(parent.list("controls")));
        }
    }
    found
}

/// Every control of a catalog, those within controls too.
fn controls(source: &Json) -> impl Iterator<Item = &Json> {
    let mut waiting = vec![(source, false)];
    std::iter::from_fn(move || {
        loop {
            let (object, is_control) = waiting.pop()?;
            waiting.extend(object.list("groups").iter().map(|group| (group, false)));
            waiting.extend(object.list("controls").iter().map(|control| (control, true)));
            if is_control {
                return Some(object);
            }
        }
    })
}

/// A group with what is chosen of it; none where nothing is.
fn pruned(group: &Json, chosen: &BTreeSet<String>) -> Option<Json> {
    let groups: Vec<Json> = group.list("groups").iter().filter_map(|inner| pruned(inner, chosen)).collect();
    let controls = taken(group.list("controls"), chosen);
    if groups.is_empty() && controls.is_empty() {
        return None;
    }
    Some(with_lists(group, groups, controls))
}

/// The chosen of some controls. One whose parent is not chosen stands where the parent stood.
fn taken(controls: &[Json], chosen: &BTreeSet<String>) -> Vec<Json> {
    let mut out = Vec::new();
    for control in controls {
        let inner = taken(control.list("controls"), chosen);
        if chosen.contains(control.text("id")) {
            out.push(with_lists(control, Vec::new(), inner));
        } else {
            out.extend(inner);
        }
    }
    out
}

fn with_lists(object: &Json, groups: Vec<Json>, controls: Vec<Json>) -> Json {
    let kept = object.members().iter().filter(|(key, _)| !matches!(key.as_str(), "groups" | "controls"));
    let mut out = Json::Object(kept.cloned().collect());
    for (key, list) in [("groups", groups), ("controls", controls)] {
        if !list.is_empty() {
            out.set(key, Json::List(list));
        }
    }
    out
}

/// Does a text fit a pattern in which `*` is any number of characters and `?` is one? Never more steps than their lengths allow.
fn fits(pattern: &[u8], text: &[u8]) -> bool {
    let (mut at, mut seen) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while let Some(character) = text.get(seen) {
        match pattern.get(at) {
            Some(b'*') => {
                star = Some((at, seen));
                at += 1;
            }
            Some(wanted) if wanted == character || *wanted == b'?' => {
                at += 1;
                seen += 1;
            }
            _ => {
                let Some((back, from)) = star else { return false };
                star = Some((back, from + 1));
                at = back + 1;
                seen = from + 1;
            }
        }
    }
    pattern.get(at..).is_some_and(|rest| rest.iter().all(|left| *left == b'*'))
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns_fit_as_names_of_files_do() {
        for (pattern, text, does) in
            [("ac-*", "ac-2.1", true), ("*.1", "ac-2.1", true), ("a?-2*", "ac-2", true), ("ac", "ac-2", false), ("*", "", true)]
        {
            assert_eq!(fits(pattern.as_bytes(), text.as_bytes()), does, "{pattern} {text}");
        }
    }
}
