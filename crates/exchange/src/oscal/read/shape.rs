//! Which members the objects of a catalog have, so that what is not among them is told and not lost.

use std::collections::BTreeSet;

use kernel::{Place, Problem, Problems};

use super::json::Json;

#[derive(Clone, Copy)]
enum Kind {
    Text,
    Texts,
    Objects(fn() -> Shape),
    Object(fn() -> Shape),
    Any,
}

type Shape = &'static [(&'static str, Kind)];

/// Reports members that OSCAL does not have, that are there twice, or that are of another kind, with their paths.
pub(super) fn check(catalog: &Json, place: &Place, problems: &mut Problems) {
    against(catalog, CATALOG, "catalog", place, problems);
}

fn against(object: &Json, shape: Shape, path: &str, place: &Place, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    for (key, value) in object.members() {
        let mut report = |code: &'static str| {
            problems.push(Problem::warning(code).with("path", path).with("key", key.as_str()).at(place.clone()));
        };
        let Some((_, kind)) = shape.iter().find(|(known, _)| known == key) else {
            report("oscal-unknown-key");
            continue;
        };
        if !seen.insert(key.as_str()) {
            report("oscal-key-twice");
        }
        let right = match (kind, value) {
            (Kind::Any, _) | (Kind::Text, Json::Text(_)) | (Kind::Object(_), Json::Object(_)) => true,
            (Kind::Texts, Json::List(list)) => list.iter().all(|item| item.words().is_some()),
            (Kind::Objects(_), Json::List(list)) => list.iter().all(|item| matches!(item, Json::Object(_))),
            _ => false,
        };
        if !right {
            report("oscal-wrong-kind");
        }
        match (kind, value) {
            (Kind::Object(inner), value) => against(value, inner(), &format!("{path}/{key}"), place, problems),
            (Kind::Objects(inner), Json::List(list)) => {
                for (at, item) in list.iter().enumerate() {
                    // An id says more than a number.
                    let id =
                        Some(item.text("id")).filter(|id| !id.is_empty()).map_or_else(|| format!("{key}[{at}]"), str::to_owned);
                    against(item, inner(), &format!("{path}/{id}"), place, problems);
                }
            }
            _ => {}
        }
    }
}

const CATALOG: Shape = &[
    ("uuid", Kind::Text),
    ("metadata", Kind::Object(|| METADATA)),
    ("params", Kind::Objects(|| PARAM)),
    ("controls", Kind::Objects(|| CONTROL)),
    ("groups", Kind::Objects(|| GROUP)),
    ("back-matter", Kind::Object(|| BACK_MATTER)),
];

const METADATA: Shape = &[
    ("title", Kind::Text),
    ("published", Kind::Text),
    ("last-modified", Kind::Text),
    ("version", Kind::Text),
    ("oscal-version", Kind::Text),
    ("revisions", Kind::Any),
    ("document-ids", Kind::Any),
    ("props", Kind::Objects(|| PROP)),
    ("links", Kind::Objects(|| LINK)),
    ("roles", Kind::Any),
    ("locations", Kind::Any),
    ("parties", Kind::Any),
    ("responsible-parties", Kind::Any),
    ("actions", Kind::Any),
    ("remarks", Kind::Text),
];

const GROUP: Shape = &[
    ("id", Kind::Text),
    ("class", Kind::Text),
    ("title", Kind::Text),
    ("params", Kind::Objects(|| PARAM)),
    ("props", Kind::Objects(|| PROP)),
    ("links", Kind::Objects(|| LINK)),
    ("parts", Kind::Objects(|| PART)),
    ("groups", Kind::Objects(|| GROUP)),
    ("controls", Kind::Objects(|| CONTROL)),
];

const CONTROL: Shape = &[
    ("id", Kind::Text),
    ("class", Kind::Text),
    ("title", Kind::Text),
    ("params", Kind::Objects(|| PARAM)),
    ("props", Kind::Objects(|| PROP)),
    ("links", Kind::Objects(|| LINK)),
    ("parts", Kind::Objects(|| PART)),
    ("controls", Kind::Objects(|| CONTROL)),
];

const PARAM: Shape = &[
    ("id", Kind::Text),
    ("class", Kind::Text),
    ("depends-on", Kind::Text),
    ("props", Kind::Objects(|| PROP)),
    ("links", Kind::Objects(|| LINK)),
    ("label", Kind::Text),
    ("usage", Kind::Text),
    ("constraints", Kind::Any),
    ("guidelines", Kind::Any),
    ("values", Kind::Texts),
    ("select", Kind::Any),
    ("remarks", Kind::Text),
];

const PART: Shape = &[
    ("id", Kind::Text),
    ("name", Kind::Text),
    ("ns", Kind::Text),
    ("class", Kind::Text),
    ("title", Kind::Text),
    ("props", Kind::Objects(|| PROP)),
    ("prose", Kind::Text),
    ("parts", Kind::Objects(|| PART)),
    ("links", Kind::Objects(|| LINK)),
];

const PROP: Shape = &[
    ("name", Kind::Text),
    ("uuid", Kind::Text),
    ("ns", Kind::Text),
    ("value", Kind::Text),
    ("class", Kind::Text),
    ("group", Kind::Text),
    ("remarks", Kind::Text),
];

const LINK: Shape = &[
    ("href", Kind::Text),
    ("rel", Kind::Text),
    ("media-type", Kind::Text),
    ("resource-fragment", Kind::Text),
    ("text", Kind::Text),
];

const BACK_MATTER: Shape = &[("resources", Kind::Objects(|| RESOURCE))];

const RESOURCE: Shape = &[
    ("uuid", Kind::Text),
    ("title", Kind::Text),
    ("description", Kind::Text),
    ("props", Kind::Objects(|| PROP)),
    ("document-ids", Kind::Any),
    ("citation", Kind::Any),
    ("rlinks", Kind::Any),
    ("base64", Kind::Any),
    ("remarks", Kind::Text),
];
