//! A catalog of others: a framework with a point for each control, and a draft of a requirement for each.

mod control;

use std::collections::{BTreeMap, BTreeSet};

use catalog::write::{Table, Value};
use kernel::{Language, Place, Problem, Problems};

use super::OscalImport;
use super::json::Json;
use super::part::thing;
use super::words::{Parameters, label};
use crate::{Folder, Imported, OwnIds, RowLog, Thing, framework_id, prefix_of};

/// Links to nothing in the file that are named one by one; more are only counted.
const NAMED: usize = 8;

pub(super) fn read(body: &Json, place: &Place, options: &OscalImport) -> Imported {
    let metadata = body.get("metadata");
    let text = |key: &str| metadata.map(|found| found.text(key)).unwrap_or_default();
    let title = text("title").trim().to_owned();
    let prefix = options.prefix.clone().unwrap_or_else(|| prefix_of(&title));
    let resources = body.get("back-matter").map(|found| found.list("resources")).unwrap_or_default();
    let (params, twice) = Parameters::of(body, options.language);
    let used = inserted(body, &params);
    let mut reader = Reader {
        place,
        language: options.language,
        framework: framework_id(&prefix, text("version")),
        within: used.iter().flat_map(|id| params.within(id)).collect(),
        used,
        params,
        by_uuid: resources.iter().rev().map(|found| (found.text("uuid"), found)).collect(),
        resources,
        cited: BTreeMap::new(),
        known: ids(body),
        nowhere: BTreeSet::new(),
        seen: BTreeSet::new(),
        ids: OwnIds::default(),
        points: Vec::new(),
        folder: Folder::default(),
        log: Vec::new(),
        problems: Problems::new(),
        prefix,
    };
    for id in twice {
        reader.warn(Problem::warning("oscal-duplicate-id").with("id", id));
    }
    reader.metadata(metadata);
    reader.loose(body, "catalog");
    let outside = body.list("controls");
    if !outside.is_empty() {
        outside.iter().for_each(|control| reader.control(control, &title));
    }
    body.list("groups").iter().for_each(|group| reader.group(group, ""));
    reader.back_matter();
    reader.finish(title, metadata)
}

/// What is read so far.
struct Reader<'j> {
    place: &'j Place,
    language: Language,
    prefix: String,
    framework: String,
    params: Parameters<'j>,
    /// Parameters that a kept text inserts.
    used: BTreeSet<String>,
    /// Parameters that those are made of.
    within: BTreeSet<&'j str>,
    resources: &'j [Json],
    by_uuid: BTreeMap<&'j str, &'j Json>,
    /// Resources that controls link to, with the first of our requirements that does.
    cited: BTreeMap<&'j str, String>,
    known: BTreeSet<&'j str>,
    nowhere: BTreeSet<&'j str>,
    /// Ids of groups and controls met.
    seen: BTreeSet<&'j str>,
    ids: OwnIds,
    points: Vec<Value>,
    folder: Folder,
    log: Vec<RowLog>,
    problems: Problems,
}

impl<'j> Reader<'j> {
    fn warn(&mut self, problem: Problem) {
        self.problems.push(problem.at(self.place.clone()));
    }

    fn metadata(&mut self, metadata: Option<&'j Json>) {
        let Some(metadata) = metadata else {
            self.warn(Problem::warning("oscal-no-metadata"));
            return;
        };
        for (key, value) in metadata.members() {
            match key.as_str() {
                "title" | "version" | "parties" | "links" | "props" | "oscal-version" => {}
                _ => self.log.push(left_out(Thing::Metadata, key, key, &said(value))),
            }
        }
        self.log.push(RowLog::kept(Thing::Metadata, "title", &self.framework, "title"));
        self.log.push(RowLog::kept(Thing::Metadata, "version", &self.framework, "version"));
        for (at, party) in metadata.list("parties").iter().enumerate() {
            let name = party.text("name");
            self.log.push(match at {
                0 => RowLog::kept(Thing::Metadata, name, &self.framework, "issuer"),
                _ => left_out(Thing::Metadata, name, "party", name),
            });
        }
        for (at, link) in metadata.list("links").iter().enumerate() {
            let href = link.text("href");
            self.log.push(match at {
                0 if href.contains("://") => RowLog::kept(Thing::Link, href, &self.framework, "url"),
                _ => left_out(Thing::Link, href, link.text("rel"), href),
            });
        }
        self.left_out_props(metadata, "metadata");
    }

    fn group(&mut self, group: &'j Json, before: &str) {
        let id = self.id_of(group, "group");
        let (number, title) = (label(group), group.text("title").trim());
        let number = if number.is_empty() { id } else { number };
        self.point(number, title);
        let field = format!("point {number}");
        self.log.push(RowLog::kept(Thing::Group, id, &self.framework, &field));
        for prop in group.list("props") {
            let taken = prop.text("name") == "label" && prop.text("value") == number;
            self.log.push(if taken {
                RowLog::kept(Thing::Property, id, &self.framework, &field)
            } else {
                left_out(Thing::Property, id, prop.text("name"), prop.text("value"))
            });
        }
        self.loose(group, id);
        for link in group.list("links") {
            self.log.push(left_out(Thing::Link, id, link.text("rel"), link.text("href")));
        }
        for part in group.list("parts") {
            self.left_out_parts(part, id, None);
        }
        let name = format!("{before} {number} {title}").trim().to_owned();
        group.list("controls").iter().for_each(|control| self.control(control, &name));
        group.list("groups").iter().for_each(|inner| self.group(inner, number));
    }

    /// Parameters that belong to no control.
    fn loose(&mut self, object: &'j Json, owner: &str) {
        for param in object.list("params") {
            self.param(param, owner, None);
        }
    }

    fn point(&mut self, id: &str, title: &str) {
        let mut point = Table::from([("id".to_owned(), Value::from(id))]);
        let words = if title.is_empty() { id } else { title };
        let titles = Table::from([(self.language.code().to_owned(), Value::from(words))]);
        point.insert("title".to_owned(), Value::Table(titles));
        self.points.push(Value::Table(point));
    }

    /// The id of a group or control, with a warning if it has none or another had it.
    fn id_of(&mut self, object: &'j Json, kind: &'static str) -> &'j str {
        let id = object.text("id");
        if id.is_empty() {
            if kind == "control" {
                self.warn(Problem::warning("oscal-no-id").with("title", object.text("title")));
            }
            return object.text("title");
        }
        if !self.seen.insert(id) {
            self.warn(Problem::warning("oscal-duplicate-id").with("id", id));
        }
        id
    }

    fn left_out_props(&mut self, object: &'j Json, owner: &str) {
        for prop in object.list("props") {
            self.log.push(left_out(Thing::Property, owner, prop.text("name"), prop.text("value")));
        }
    }

    /// A part that is not taken in, and all in it.
    fn left_out_parts(&mut self, part: &'j Json, owner: &str, within: Option<Thing>) {
        let thing = thing(part, within);
        let id = Some(part.text("id")).filter(|id| !id.is_empty()).unwrap_or(owner);
        self.log.push(match thing {
            Thing::Assessment => RowLog::reported(thing, id, Problem::notice("oscal-assessment-left-out")),
            _ => left_out(thing, id, part.text("name"), part.text("prose")),
        });
        self.left_out_props(part, id);
        for link in part.list("links") {
            self.log.push(left_out(Thing::Link, id, link.text("rel"), link.text("href")));
        }
        part.list("parts").iter().for_each(|inner| self.left_out_parts(inner, id, Some(thing)));
    }

    fn back_matter(&mut self) {
        for resource in self.resources {
            let (uuid, title) = (resource.text("uuid"), resource.text("title"));
            let name = if title.is_empty() { uuid } else { title };
            self.log.push(match self.cited.get(uuid) {
                Some(id) => RowLog::merged(Thing::Resource, name, id, "#"),
                None => RowLog::reported(Thing::Resource, name, Problem::notice("oscal-resource-unused")),
            });
            self.left_out_props(resource, name);
        }
    }

    fn finish(mut self, title: String, metadata: Option<&Json>) -> Imported {
        if !self.nowhere.is_empty() {
            let named = self.nowhere.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
            let count = i64::try_from(self.nowhere.len()).unwrap_or(i64::MAX);
            self.warn(Problem::notice("oscal-link-nowhere").with("count", count).with("ids", named));
        }
        if self.log.iter().all(|row| row.thing != Thing::Control) {
            self.warn(Problem::warning("oscal-no-controls"));
        }
        let text = |key: &str| metadata.map(|found| found.text(key)).unwrap_or_default();
        let words = |text: &str| Value::Table(Table::from([(self.language.code().to_owned(), Value::from(text))]));
        let first = |key: &'static str, inner: &'static str| {
            metadata.and_then(|found| found.list(key).first()).map(|found| found.text(inner)).filter(|text| !text.is_empty())
        };
        let mut table = Table::from([
            ("id".to_owned(), Value::from(self.framework.as_str())),
            ("title".to_owned(), words(&title)),
            ("short".to_owned(), words(&title)),
            ("point".to_owned(), Value::List(std::mem::take(&mut self.points))),
        ]);
        let more = [
            ("version", Some(text("version")).filter(|version| !version.is_empty())),
            ("issuer", first("parties", "name")),
            ("url", first("links", "href").filter(|href| href.contains("://"))),
        ];
        table.extend(more.into_iter().filter_map(|(key, value)| Some((key.to_owned(), Value::from(value?)))));
        self.folder.framework(&self.framework, table);
        self.folder.overlay(&self.prefix, text("version"), &title, self.language);
        Imported { title, files: self.folder.files(), kept: self.log, problems: self.problems, mapping: None }
    }
}

/// A thing that has no place here; its words are in the log.
fn left_out(thing: Thing, id: &str, name: &str, value: &str) -> RowLog {
    RowLog::reported(thing, id, Problem::notice("oscal-left-out").with("name", name).with("value", value))
}

/// What a value of the metadata says, in short.
fn said(value: &Json) -> String {
    match value {
        Json::Text(text) | Json::Other(text) => text.clone(),
        Json::List(list) => list.iter().map(said).collect::<Vec<_>>().join("; "),
        Json::Object(members) => members.iter().map(|(_, value)| said(value)).collect::<Vec<_>>().join(", "),
    }
}

/// Every parameter that a statement, guidance or other kept part inserts.
fn inserted(body: &Json, params: &Parameters<'_>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![body];
    while let Some(object) = waiting.pop() {
        waiting.extend(object.list("groups").iter().chain(object.list("controls")));
        let mut parts: Vec<(&Json, Option<Thing>)> = object.list("parts").iter().map(|part| (part, None)).collect();
        while let Some((part, within)) = parts.pop() {
            let thing = thing(part, within);
            if thing != Thing::Assessment {
                found.extend(params.inserted(part.text("prose")));
            }
            parts.extend(part.list("parts").iter().map(|inner| (inner, Some(thing))));
        }
    }
    found
}

/// Every id and UUID that a link within the document can go to.
fn ids(body: &Json) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![body];
    while let Some(object) = waiting.pop() {
        found.extend([object.text("id"), object.text("uuid")]);
        for key in ["groups", "controls", "params", "parts", "resources"] {
            waiting.extend(object.list(key));
        }
        waiting.extend(object.get("back-matter"));
    }
    found
}
