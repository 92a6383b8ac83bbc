//! Words of foreign controls: statements with their items and labels, and parameters where they are inserted.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Language;

use super::json::Json;
use crate::oscal::insertion::{Insertion, insertions};

/// Choices of a parameter may insert another, which has choices: no catalog goes deeper.
const DEEPEST: usize = 8;
/// Parameters put into one text, those within others counted: no catalog has more, and without a bound a few lines of choices could
/// become more words than memory holds.
const MOST: usize = 1000;

/// The parameters of a document by their ids.
pub(super) struct Parameters<'j> {
    by_id: BTreeMap<&'j str, &'j Json>,
    language: Language,
}

impl<'j> Parameters<'j> {
    /// Every parameter of a catalog, wherever it stands. Of two with one id the first counts; the id is returned.
    pub(super) fn of(catalog: &'j Json, language: Language) -> (Self, BTreeSet<&'j str>) {
        let (mut found, mut twice) = (Self { by_id: BTreeMap::new(), language }, BTreeSet::new());
        let mut waiting = vec![catalog];
        while let Some(object) = waiting.pop() {
            for param in object.list("params") {
                let id = param.text("id");
                if found.by_id.contains_key(id) {
                    twice.insert(id);
                } else {
                    found.by_id.insert(id, param);
                }
            }
            waiting.extend(object.list("groups").iter().chain(object.list("controls")));
        }
        (found, twice)
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// The parameters that a text inserts, and those that their choices insert.
    pub(super) fn inserted(&self, prose: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut waiting: Vec<String> = names(prose);
        while let Some(id) = waiting.pop() {
            if found.insert(id.clone())
                && let Some(param) = self.by_id.get(id.as_str())
            {
                waiting.extend(choices(param).flat_map(names));
            }
        }
        found
    }

    /// The parameters that a parameter is made of, by NIST's property.
    pub(super) fn within(&self, id: &str) -> Vec<&'j str> {
        let props = self.by_id.get(id).map(|param| param.list("props")).unwrap_or_default();
        props.iter().filter(|prop| prop.text("name") == "aggregates").map(|prop| prop.text("value")).collect()
    }

    /// A text with what is known of each parameter in brackets where it is inserted; `figure` gives those that are figures here.
    pub(super) fn fill(&self, prose: &str, figure: &dyn Fn(&str) -> Option<String>) -> String {
        self.filled(prose, figure, 0, &mut 0)
    }

    fn filled(&self, prose: &str, figure: &dyn Fn(&str) -> Option<String>, depth: usize, put: &mut usize) -> String {
        let mut out = String::new();
        for piece in insertions(prose) {
            match piece {
                // A brace pair left over would be a parameter of ours.
                Insertion::Words(words) => out.push_str(&words.replace("{{", "{ {")),
                Insertion::Parameter(id) => match figure(id) {
                    Some(name) => out.push_str(&format!("{{{{{name}}}}}")),
                    None => out.push_str(&format!("[{}]", self.known(id, figure, depth, put))),
                },
            }
        }
        out
    }

    fn known(&self, id: &str, figure: &dyn Fn(&str) -> Option<String>, depth: usize, put: &mut usize) -> String {
        *put += 1;
        let Some(param) = self.by_id.get(id).filter(|_| depth < DEEPEST && *put < MOST) else { return id.to_owned() };
        let values: Vec<&str> = param.list("values").iter().filter_map(Json::words).collect();
        if !values.is_empty() {
            return values.join(", ");
        }
        let choices: Vec<String> = choices(param).map(|choice| self.filled(choice, figure, depth + 1, put)).collect();
        if !choices.is_empty() {
            let several = param.get("select").is_some_and(|select| select.text("how-many") == "one-or-more");
            let how_many = match (self.language, several) {
                (Language::Swedish, true) => "en eller flera",
                (Language::Swedish, false) => "en av",
                (Language::English, true) => "one or more",
                (Language::English, false) => "one of",
            };
            return format!("{how_many}: {}", choices.join("; "));
        }
        let label = param.text("label").trim();
        if label.is_empty() { id.to_owned() } else { self.filled(label, figure, depth + 1, put) }
    }
}

fn names(prose: &str) -> Vec<String> {
    let parameter = |piece| if let Insertion::Parameter(id) = piece { Some(id) } else { None };
    insertions(prose).into_iter().filter_map(parameter).map(str::to_owned).collect()
}

fn choices(param: &Json) -> impl Iterator<Item = &str> {
    param.get("select").map(|select| select.list("choice")).unwrap_or_default().iter().filter_map(Json::words)
}

/// What a parameter says besides the words that are inserted: guidelines, constraints, usage, remarks.
pub(super) fn said_of(param: &Json) -> Vec<&str> {
    let guidelines = param.list("guidelines").iter().map(|found| found.text("prose"));
    let constraints = param.list("constraints").iter().map(|found| found.text("description"));
    let own = [param.text("usage"), param.text("remarks"), param.text("depends-on")];
    guidelines.chain(constraints).chain(own).filter(|text| !text.trim().is_empty()).collect()
}

/// The figure of a parameter, if its only value is a whole number.
pub(super) fn figure(param: &Json) -> Option<i64> {
    match param.list("values") {
        [Json::Text(value)] => value.trim().parse().ok(),
        _ => None,
    }
}

/// The label of a thing: a property of that name without class, else any of that name; empty where it has none.
pub(super) fn label(object: &Json) -> &str {
    let labels = || object.list("props").iter().filter(|prop| prop.text("name") == "label");
    let plain = labels().find(|prop| prop.text("class").is_empty());
    plain.or_else(|| labels().next()).map(|prop| prop.text("value")).unwrap_or_default()
}
