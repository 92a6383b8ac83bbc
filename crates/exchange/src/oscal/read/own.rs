//! A catalog that Kravkedja wrote: the requirements that it was made of.

mod control;

use std::collections::BTreeMap;

use catalog::write::{Entry, Table};
use kernel::{Language, Place, Problem, Problems};

use super::json::Json;
use super::ours;
use crate::oscal::names::NS;
use crate::{Folder, Imported, RowLog, Thing};

pub(super) fn read(body: &Json, place: &Place) -> Imported {
    let resources = body.get("back-matter").map(|found| found.list("resources")).unwrap_or_default();
    let frameworks = resources.iter().filter_map(|found| Some((found.text("uuid"), ours(found, "framework")?))).collect();
    let mut reader = Reader { log: Vec::new(), problems: Problems::new(), language: Language::Swedish, frameworks };
    let Some(metadata) = body.get("metadata") else { return Imported::default() };
    reader.language = ours(metadata, "language").and_then(Language::from_code).unwrap_or_default();
    // Identity and publisher are said in catalog.toml, which is not made here.
    for (key, value) in metadata.members() {
        match (key.as_str(), value) {
            ("props", Json::List(list)) => list.iter().for_each(|prop| reader.elsewhere(Thing::Property, prop.text("name"))),
            ("links", Json::List(list)) => list.iter().for_each(|link| reader.elsewhere(Thing::Link, link.text("href"))),
            ("oscal-version", _) => {}
            _ => reader.elsewhere(Thing::Metadata, key),
        }
    }
    let mut folder = Folder::default();
    reader.loose(body);
    for group in body.list("groups") {
        let code = group.text("id");
        reader.log.push(RowLog::kept(Thing::Group, code, code, "area"));
        for prop in group.list("props") {
            reader.elsewhere(Thing::Property, prop.text("name"));
        }
        reader.loose(group);
        for control in group.list("controls") {
            if let Some(table) = reader.control(control) {
                folder.requirement(code, code, Entry::from(table));
            }
        }
    }
    for resource in resources {
        reader.elsewhere(Thing::Resource, resource.text("title"));
        resource.list("props").iter().for_each(|prop| reader.elsewhere(Thing::Property, prop.text("name")));
    }
    let problems = reader.problems.into_iter().map(|problem| problem.at(place.clone())).collect();
    Imported { title: metadata.text("title").to_owned(), files: folder.files(), kept: reader.log, problems, mapping: None }
}

struct Reader<'j> {
    log: Vec<RowLog>,
    problems: Problems,
    language: Language,
    /// Ids of frameworks by the UUIDs of their resources.
    frameworks: BTreeMap<&'j str, &'j str>,
}

impl<'j> Reader<'j> {
    /// Something that Kravkedja writes for others and keeps in other files of the catalog.
    fn elsewhere(&mut self, thing: Thing, id: &str) {
        self.log.push(RowLog::reported(thing, id, Problem::notice("oscal-own-elsewhere")));
    }

    /// Something that Kravkedja does not write.
    fn added(&mut self, thing: Thing, id: &str, name: &str, value: &str) {
        self.log.push(RowLog::reported(thing, id, Problem::warning("oscal-own-added").with("name", name).with("value", value)));
    }

    /// What Kravkedja never writes outside controls.
    fn loose(&mut self, object: &'j Json) {
        for param in object.list("params") {
            self.added(Thing::Parameter, param.text("id"), "param", param.text("label"));
        }
        for link in object.list("links") {
            self.added(Thing::Link, object.text("id"), link.text("rel"), link.text("href"));
        }
        for part in object.list("parts") {
            self.added(Thing::Part, part.text("id"), part.text("name"), part.text("prose"));
        }
        for group in object.list("groups").iter().filter(|_| object.get("metadata").is_none()) {
            self.added(Thing::Group, group.text("id"), "group", group.text("title"));
        }
        for control in object.list("controls").iter().filter(|_| object.get("metadata").is_some()) {
            self.added(Thing::Control, control.text("id"), "control", control.text("title"));
        }
    }

    /// The framework whose resource a link goes to.
    fn framework(&self, href: &str) -> Option<&'j str> {
        self.frameworks.get(href.strip_prefix('#')?).copied()
    }

    fn control(&mut self, control: &'j Json) -> Option<Table> {
        let id = control.text("id");
        if ours(control, "revision").is_none() {
            self.added(Thing::Control, id, "control", control.text("title"));
            return None;
        }
        match control::read(self, control) {
            Ok(table) => {
                self.log.push(RowLog::kept(Thing::Control, id, id, ""));
                Some(table)
            }
            Err(path) => {
                let problem = Problem::error("oscal-own-broken").with("id", id).with("path", path);
                self.problems.push(problem.clone());
                self.log.push(RowLog::reported(Thing::Control, id, problem));
                None
            }
        }
    }
}

/// Is a property ours?
fn is_ours(prop: &Json) -> bool {
    prop.text("ns") == NS
}
