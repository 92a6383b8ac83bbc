use std::collections::BTreeMap;

use catalog::write::{Scalar, Table, unfold};
use kernel::Language;

use super::super::json::Json;
use super::{Reader, is_ours};
use crate::oscal::control::{LISTS, QUESTION, TEXTS, WORDS};
use crate::oscal::flat::carried;
use crate::oscal::insertion;
use crate::oscal::names::{RMF, decoded};
use crate::{RowLog, Thing};

/// The requirement of a control of ours, laid out flat while it is read.
pub(super) fn read<'j>(reader: &mut Reader<'j>, control: &'j Json) -> Result<Table, String> {
    let id = control.text("id");
    let mut flat = Flat { id, fields: BTreeMap::new(), lengths: BTreeMap::new() };
    flat.text("id", id);
    flat.text(&format!("title.{}", reader.language.code()), control.text("title"));
    props(reader, control, &mut flat);
    for (at, param) in control.list("params").iter().enumerate() {
        self::param(reader, param, at, &mut flat);
    }
    links(reader, control, &mut flat);
    let mut evidence = 0;
    for part in control.list("parts") {
        match part.text("name") {
            "assessment-method" => {
                self::evidence(reader, part, evidence, &mut flat);
                evidence += 1;
            }
            "question" => question(reader, part, &mut flat),
            name => match TEXTS.iter().find(|(_, known, _)| *known == name) {
                Some((key, ..)) => text(reader, part, key, thing(name), &mut flat),
                None => reader.added(Thing::Part, part.text("id"), name, part.text("prose")),
            },
        }
    }
    for inner in control.list("controls") {
        reader.added(Thing::Control, inner.text("id"), "control", inner.text("title"));
    }
    unfold(&flat.fields)
}

struct Flat<'j> {
    id: &'j str,
    fields: BTreeMap<String, Scalar>,
    /// How many items lists have.
    lengths: BTreeMap<String, usize>,
}

impl Flat<'_> {
    fn text(&mut self, path: &str, words: &str) {
        self.fields.insert(path.to_owned(), Scalar::Text(words.to_owned()));
    }

    /// A value that was a number, a date or a word: what it reads as.
    fn value(&mut self, path: &str, words: &str) {
        let scalar = Scalar::parse(words).filter(|scalar| matches!(scalar, Scalar::Whole(_) | Scalar::Date(_)));
        self.fields.insert(path.to_owned(), scalar.unwrap_or_else(|| Scalar::Text(words.to_owned())));
    }

    /// A line that was carried as it is, with its path from here.
    fn carried(&mut self, start: &str, line: &str) -> bool {
        let Some((path, scalar)) = carried(line) else { return false };
        self.fields.insert(format!("{start}{path}"), scalar);
        true
    }

    /// The next free place in a list, which is then taken.
    fn next(&mut self, path: &str) -> usize {
        let length = self.lengths.entry(path.to_owned()).or_default();
        *length += 1;
        *length - 1
    }
}

fn thing(name: &str) -> Thing {
    match name {
        "statement" => Thing::Statement,
        "guidance" => Thing::Guidance,
        _ => Thing::Part,
    }
}

fn props<'j>(reader: &mut Reader<'j>, control: &'j Json, flat: &mut Flat<'j>) {
    for prop in control.list("props") {
        let (name, value, class) = (prop.text("name"), prop.text("value"), prop.text("class"));
        let at = prop.text("group").strip_prefix("applies-").and_then(|number| number.parse::<usize>().ok());
        let at = at.and_then(|number| number.checked_sub(1));
        let list = LISTS.iter().find(|(_, known)| *known == name).map(|(key, _)| *key);
        let applies = at.and_then(|at| {
            let start = format!("applies[{at}]");
            match name {
                "level" => Some(format!("{start}.level.{class}")),
                "level-all" => Some(format!("{start}.level_all.{class}")),
                "delivery" => Some(format!("{start}.delivery[{}]", flat.next(&format!("{start}.delivery")))),
                "circumstance" => Some(format!("{start}.{class}[{}]", flat.next(&format!("{start}.{class}")))),
                _ => None,
            }
        });
        let known = is_ours(prop)
            && if let Some(path) = applies {
                flat.value(&path, value);
                true
            } else if name == "field" {
                flat.carried("", value)
            } else if name == "title" {
                flat.text(&format!("title.{class}"), value);
                true
            } else if WORDS.contains(&name) {
                flat.value(name, value);
                true
            } else if let Some(key) = list {
                let next = flat.next(key);
                flat.text(&format!("{key}[{next}]"), value);
                true
            } else {
                false
            };
        kept(reader, known, Thing::Property, flat.id, name, value);
    }
}

/// A thing that was read, or one that Kravkedja does not write.
fn kept(reader: &mut Reader<'_>, known: bool, thing: Thing, id: &str, name: &str, value: &str) {
    if known {
        reader.log.push(RowLog::kept(thing, id, id, name));
    } else {
        reader.added(thing, id, name, value);
    }
}

fn param<'j>(reader: &mut Reader<'j>, param: &'j Json, at: usize, flat: &mut Flat<'j>) {
    let start = format!("parameter[{at}].");
    let id = param.text("id");
    flat.text(&format!("{start}name"), id);
    reader.log.push(RowLog::kept(Thing::Parameter, id, flat.id, &format!("parameter[{at}]")));
    for prop in param.list("props") {
        let (name, value) = (prop.text("name"), prop.text("value"));
        let known = is_ours(prop)
            && match (name, prop.text("class").strip_prefix("level-")) {
                ("kind" | "unit" | "stricter", _) => {
                    flat.text(&format!("{start}{name}"), value);
                    true
                }
                ("min" | "max", _) => {
                    flat.value(&format!("{start}{name}"), value);
                    true
                }
                ("by", _) => {
                    let next = flat.next(&format!("{start}by"));
                    flat.text(&format!("{start}by[{next}]"), value);
                    true
                }
                ("value", Some(level)) => {
                    flat.value(&format!("{start}values.{level}"), value);
                    true
                }
                ("field", _) => flat.carried(&start, value),
                _ => false,
            };
        kept(reader, known, Thing::Property, flat.id, name, value);
    }
    for link in param.list("links") {
        reader.added(Thing::Link, id, link.text("rel"), link.text("href"));
    }
    for value in param.list("values").iter().filter_map(Json::words) {
        reader.added(Thing::Change, id, "values", value);
    }
}

fn links<'j>(reader: &mut Reader<'j>, control: &'j Json, flat: &mut Flat<'j>) {
    let mut references = 0;
    for link in control.list("links") {
        let (href, rel) = (link.text("href"), link.text("rel"));
        match (rel, reader.framework(href), href.strip_prefix('#')) {
            ("reference" | "backed-by", Some(framework), _) => {
                let start = format!("references[{references}]");
                references += 1;
                flat.text(&format!("{start}.framework"), framework);
                let point = decoded(link.text("resource-fragment"));
                if !point.is_empty() {
                    flat.text(&format!("{start}.point"), &point);
                }
                if rel == "backed-by" {
                    flat.fields.insert(format!("{start}.backs"), Scalar::Flag(true));
                }
                reader.log.push(RowLog::kept(Thing::Link, flat.id, flat.id, &start));
            }
            ("supersedes", _, Some(weaker)) => {
                let next = flat.next("supersedes");
                flat.text(&format!("supersedes[{next}]"), weaker);
                reader.log.push(RowLog::kept(Thing::Link, flat.id, flat.id, "supersedes"));
            }
            _ => reader.added(Thing::Link, flat.id, rel, href),
        }
    }
}

/// A text with its translations, into a field.
fn text<'j>(reader: &mut Reader<'j>, part: &'j Json, field: &str, what: Thing, flat: &mut Flat<'j>) {
    one_language(reader, part, field, what, reader.language, flat);
    for inner in part.list("parts") {
        if inner.text("name") == "translation" {
            one_language(reader, inner, field, what, reader.language, flat);
        } else if inner.text("name") != "choice" {
            reader.added(what, inner.text("id"), inner.text("name"), inner.text("prose"));
        }
    }
}

fn one_language<'j>(reader: &mut Reader<'j>, part: &'j Json, field: &str, what: Thing, otherwise: Language, flat: &mut Flat<'j>) {
    let prop = |name: &str| {
        part.list("props")
            .iter()
            .filter(|prop| is_ours(prop) && prop.text("name") == name)
            .map(|prop| prop.text("value"))
            .collect::<Vec<_>>()
    };
    let language = prop("lang").first().and_then(|code| Language::from_code(code)).unwrap_or(otherwise);
    let path = field_path(field, language);
    let written = insertion::read(part.text("prose"), &prop("forms"));
    let exact = prop("source").first().and_then(|source| Scalar::parse(source));
    if let Some(Scalar::Text(exact)) = exact {
        flat.text(&path, &exact);
    } else if !written.is_empty() {
        flat.text(&path, &written);
    }
    reader.log.push(RowLog::kept(what, part.text("id"), flat.id, &path));
    for found in part.list("props") {
        let name = found.text("name");
        if is_ours(found) && matches!(name, "lang" | "forms" | "source") {
            reader.log.push(RowLog::kept(Thing::Property, flat.id, flat.id, &path));
        } else if what != Thing::Question {
            reader.added(Thing::Property, part.text("id"), name, found.text("value"));
        }
    }
    for link in part.list("links") {
        reader.added(Thing::Link, part.text("id"), link.text("rel"), link.text("href"));
    }
}

/// `text` gives `text.sv`; a choice, whose place in the list comes last, `question.choices.sv[0]`.
fn field_path(field: &str, language: Language) -> String {
    match field.split_once('[') {
        Some((list, at)) if list.ends_with("choices") => format!("{list}.{}[{at}", language.code()),
        _ => format!("{field}.{}", language.code()),
    }
}

fn evidence<'j>(reader: &mut Reader<'j>, part: &'j Json, at: usize, flat: &mut Flat<'j>) {
    let start = format!("evidence[{at}].");
    reader.log.push(RowLog::kept(Thing::Assessment, part.text("id"), flat.id, &format!("evidence[{at}]")));
    for prop in part.list("props") {
        let (name, value) = (prop.text("name"), prop.text("value"));
        let known = match (prop.text("ns") == RMF, name) {
            // Follows from the kind.
            (true, "method") => true,
            (false, "stage" | "kind") if is_ours(prop) => {
                flat.text(&format!("{start}{name}"), value);
                true
            }
            (false, "interval-months") if is_ours(prop) => {
                flat.value(&format!("{start}interval_months"), value);
                true
            }
            (false, "field") if is_ours(prop) => flat.carried(&start, value),
            _ => false,
        };
        kept(reader, known, Thing::Property, flat.id, name, value);
    }
    for inner in part.list("parts") {
        text(reader, inner, &format!("{start}what"), Thing::Assessment, flat);
    }
    for link in part.list("links") {
        reader.added(Thing::Link, part.text("id"), link.text("rel"), link.text("href"));
    }
}

fn question<'j>(reader: &mut Reader<'j>, part: &'j Json, flat: &mut Flat<'j>) {
    text(reader, part, "question.text", Thing::Question, flat);
    for prop in part.list("props") {
        let (name, value) = (prop.text("name"), prop.text("value"));
        let known = is_ours(prop)
            && match name {
                "lang" | "forms" | "source" => continue,
                "comment-required" => {
                    let next = flat.next("question.comment_required");
                    flat.text(&format!("question.comment_required[{next}]"), value);
                    true
                }
                "field" => flat.carried("question.", value),
                _ if QUESTION.contains(&name) => {
                    flat.text(&format!("question.{name}"), value);
                    true
                }
                _ => false,
            };
        kept(reader, known, Thing::Property, flat.id, name, value);
    }
    let choices = part.list("parts").iter().filter(|inner| inner.text("name") == "choice");
    for (at, choice) in choices.enumerate() {
        text(reader, choice, &format!("question.choices[{at}]"), Thing::Question, flat);
    }
}
