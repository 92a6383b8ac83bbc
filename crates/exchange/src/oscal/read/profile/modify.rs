//! What a profile changes in the controls that it takes.

use kernel::Problem;

use super::super::json::Json;
use super::Resolver;
use crate::{RowLog, Thing};

/// Carries out a profile's changes; each one has its row in the log.
pub(super) fn modify(catalog: &mut Json, changes: &Json, resolver: &mut Resolver<'_>) {
    for set in changes.list("set-parameters") {
        let id = set.text("param-id");
        match find(catalog, "params", id) {
            Some(param) => {
                set_parameter(param, set);
                resolver.log.push(RowLog::merged(Thing::Change, id, id, "values"));
            }
            None => missing(id, "oscal-parameter-not-there", resolver),
        }
    }
    for alter in changes.list("alters") {
        let id = alter.text("control-id");
        let Some(control) = find(catalog, "controls", id) else {
            missing(id, "oscal-control-not-there", resolver);
            continue;
        };
        for remove in alter.list("removes") {
            let removed = removed(control, remove);
            resolver.log.push(if removed > 0 {
                RowLog::merged(Thing::Change, id, id, "removes")
            } else {
                RowLog::reported(Thing::Change, id, Problem::warning("oscal-nothing-removed").with("id", id))
            });
        }
        for add in alter.list("adds") {
            let added = added(control, add);
            resolver.log.push(if added {
                RowLog::merged(Thing::Change, id, id, "adds")
            } else {
                RowLog::reported(Thing::Change, id, Problem::warning("oscal-nowhere-to-add").with("id", add.text("by-id")))
            });
        }
    }
}

fn missing(id: &str, code: &'static str, resolver: &mut Resolver<'_>) {
    let problem = Problem::warning(code).with("id", id);
    resolver.log.push(RowLog::reported(Thing::Change, id, problem.clone()));
    resolver.tell(problem);
}

/// A parameter or control by its id, wherever it stands.
fn find<'j>(object: &'j mut Json, kind: &str, id: &str) -> Option<&'j mut Json> {
    let Json::Object(members) = object else { return None };
    for (key, value) in members {
        let Json::List(list) = value else { continue };
        for item in list {
            if key == kind && item.text("id") == id {
                return Some(item);
            }
            if matches!(key.as_str(), "groups" | "controls")
                && let Some(found) = find(item, kind, id)
            {
                return Some(found);
            }
        }
    }
    None
}

/// Words and lists that are set replace those of the parameter; properties and links are added.
fn set_parameter(param: &mut Json, set: &Json) {
    for (key, value) in set.members() {
        match (key.as_str(), value) {
            ("param-id", _) => {}
            ("props" | "links", Json::List(more)) => {
                if let Some(list) = param.list_mut(key) {
                    list.extend(more.iter().cloned());
                }
            }
            _ => param.set(key, value.clone()),
        }
    }
}

/// Takes away what fits every criterion given, at any depth; how many things that was.
fn removed(object: &mut Json, remove: &Json) -> usize {
    let criteria = [("by-name", "name"), ("by-class", "class"), ("by-id", "id"), ("by-ns", "ns")];
    let given: Vec<(&str, &str)> =
        criteria.iter().map(|(by, key)| (*key, remove.text(by))).filter(|(_, wanted)| !wanted.is_empty()).collect();
    let item = remove.text("by-item-name");
    if given.is_empty() && item.is_empty() {
        return 0;
    }
    let Json::Object(members) = object else { return 0 };
    let mut count = 0;
    for (key, value) in members.iter_mut() {
        let (true, Json::List(list)) = (matches!(key.as_str(), "params" | "props" | "links" | "parts"), value) else { continue };
        let kind = key.trim_end_matches('s');
        let before = list.len();
        list.retain(|thing| !((item.is_empty() || item == kind) && given.iter().all(|(key, wanted)| thing.text(key) == *wanted)));
        count += before - list.len();
        count += list.iter_mut().map(|thing| removed(thing, remove)).sum::<usize>();
    }
    count
}

/// Adds to the control, or to what `by-id` names in it; false where that is not there.
fn added(control: &mut Json, add: &Json) -> bool {
    let (by, position) = (add.text("by-id"), add.text("position"));
    if by.is_empty() || by == control.text("id") {
        within(control, add, position != "starting");
        return true;
    }
    beside(control, add, by, position)
}

fn beside(object: &mut Json, add: &Json, by: &str, position: &str) -> bool {
    for key in ["params", "parts"] {
        let Some(Json::List(list)) = object.get_mut(key) else { continue };
        if let Some(at) = list.iter().position(|thing| thing.text("id") == by) {
            if matches!(position, "before" | "after") {
                let at = if position == "after" { at + 1 } else { at };
                // Only things of the same kind can stand beside one.
                let more: Vec<Json> = add.list(key).to_vec();
                let others =
                    ["params", "props", "links", "parts"].iter().any(|other| *other != key && !add.list(other).is_empty());
                if more.is_empty() || others {
                    return false;
                }
                list.splice(at..at, more);
                return true;
            }
            if let Some(thing) = list.get_mut(at) {
                within(thing, add, position != "starting");
            }
            return true;
        }
        if list.iter_mut().any(|thing| beside(thing, add, by, position)) {
            return true;
        }
    }
    false
}

fn within(object: &mut Json, add: &Json, last: bool) {
    if !add.text("title").is_empty() {
        object.set("title", Json::Text(add.text("title").to_owned()));
    }
    for key in ["params", "props", "links", "parts"] {
        let more = add.list(key);
        if more.is_empty() {
            continue;
        }
        if let Some(list) = object.list_mut(key) {
            let at = if last { list.len() } else { 0 };
            list.splice(at..at, more.iter().cloned());
        }
    }
}
