use std::collections::BTreeMap;

use catalog::write::{Table, Value};
use kernel::{Language, Place, Problem, Problems, Severity};

use super::dto::{Framework, Library, Node, Translations, Unknown};
use super::nodes::{Tree, word};
use super::own;
use super::write::FORMAT;
use crate::imported::{Draft, Folder, Imported, OwnIds, RowLog, Thing, framework_id, prefix_of};

/// Largest library, in bytes: ten times the largest that the project publishes.
const LARGEST: usize = 16 * 1024 * 1024;

/// Most nodes of a library: ten times the most that the project publishes.
const MOST_NODES: usize = 20_000;

/// How a library is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CisoImport {
    /// First part of the ids of requirements; made of the library's ref or name where nothing is said.
    pub prefix: Option<String>,
}

/// Do the bytes look like a library? Told by the keys that begin lines, without reading the YAML.
#[must_use]
pub fn is_ciso(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes);
    let has = |key: &str| head.lines().any(|line| line.trim_start_matches(['\u{feff}', '"', '\'']).starts_with(key));
    has("urn") && has("objects") && head.contains("urn:")
}

/// Reads a library. One that Kravkedja wrote gives the requirements that it was made of, with what was changed in its nodes. Any
/// other gives a framework with a point for each node that is assessed, and a draft for each. Every node, group, question and
/// foreign key is in the log.
#[must_use]
pub fn read_ciso(file: &str, bytes: &[u8], options: &CisoImport) -> Imported {
    let place = Place { file: Some(file.to_owned()), ..Place::default() };
    let library = match parse(bytes, &place) {
        Ok(library) => library,
        Err(problem) => return Imported { problems: vec![problem], ..Imported::default() },
    };
    let Library { urn, locale, ref_id, name, objects, kravkedja, unknown, translations, version, .. } = library;
    let mut imported = Imported { title: name.clone().or(ref_id.clone()).unwrap_or_default(), ..Imported::default() };
    if urn.is_none() {
        imported.problems.push(Problem::warning("ciso-without-urn").at(place.clone()));
    }
    left("", &unknown, &place, &mut imported);
    left("objects.", &objects.unknown, &place, &mut imported);
    let frameworks: Vec<Framework> = objects.framework.into_iter().chain(objects.frameworks).collect();
    if frameworks.is_empty() {
        imported.problems.push(Problem::error("ciso-no-framework").at(place));
        return imported;
    }
    if frameworks.iter().map(|framework| framework.requirement_nodes.len()).sum::<usize>() > MOST_NODES {
        let limit = i64::try_from(MOST_NODES).unwrap_or(i64::MAX);
        imported.problems.push(Problem::error("ciso-too-many-nodes").with("limit", limit).at(place));
        return imported;
    }
    let locale = locale.unwrap_or_else(|| "en".to_owned());
    let first = Language::from_code(&locale).unwrap_or_else(|| {
        imported.problems.push(Problem::warning("ciso-language-other").with("locale", locale.as_str()).at(place.clone()));
        Language::English
    });
    if let Some(carried) = kravkedja.filter(|found| found.format == FORMAT) {
        for framework in &frameworks {
            own::framework(framework, &carried, first, &place, &mut imported);
        }
    } else {
        let source = Source {
            prefix: options
                .prefix
                .clone()
                .unwrap_or_else(|| prefix_of(ref_id.as_deref().or(name.as_deref()).unwrap_or_default())),
            version: version.map(|version| version.to_string().trim_matches('"').to_owned()).unwrap_or_default(),
            first,
            place: &place,
        };
        languages(translations.as_ref(), &frameworks, &mut imported);
        let mut folder = Folder::default();
        let mut ids = OwnIds::default();
        for framework in &frameworks {
            source.framework(framework, &mut folder, &mut ids, &mut imported);
        }
        folder.overlay(&source.prefix, &source.version, &imported.title, first);
        imported.files = folder.files();
    }
    if imported.problems.iter().any(|problem| problem.severity == Severity::Error) {
        imported.files.clear();
    }
    imported
}

fn parse(bytes: &[u8], place: &Place) -> Result<Library, Problem> {
    if bytes.len() > LARGEST {
        let limit = i64::try_from(LARGEST / 1024 / 1024).unwrap_or(i64::MAX);
        return Err(Problem::error("file-too-large").with("limit", limit).at(place.clone()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        Problem::error("file-not-text").at(Place { line: u32::try_from(line).ok(), ..place.clone() })
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // A library needs no anchors: a few are let through, so that a bomb of them never unfolds.
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_aliases: 100,
            max_anchors: 100,
            max_depth: 40,
            max_events: 4_000_000,
            max_nodes: 2_000_000,
            max_total_scalar_bytes: LARGEST,
        },
    };
    serde_saphyr::from_str_with_options(text, options).map_err(|error| {
        let at = error.location();
        let number = |number: Option<u64>| number.and_then(|number| u32::try_from(number).ok());
        let place = Place { line: number(at.map(|at| at.line())), column: number(at.map(|at| at.column())), ..place.clone() };
        let detail = error.without_snippet().to_string();
        let detail = detail.lines().next().unwrap_or_default();
        Problem::error("ciso-not-yaml").with("detail", detail).at(place)
    })
}

/// Foreign keys, each told.
pub(super) fn left(before: &str, unknown: &Unknown, place: &Place, imported: &mut Imported) {
    for key in unknown.keys() {
        let path = format!("{before}{key}");
        let why = Problem::notice("ciso-key-left").with("key", path.as_str());
        imported.kept.push(RowLog::reported(Thing::Property, &path, why).at(place.clone()));
    }
}

/// Languages that the catalog does not have are told once each.
fn languages(translations: Option<&Translations>, frameworks: &[Framework], imported: &mut Imported) {
    let nodes = frameworks.iter().flat_map(|framework| &framework.requirement_nodes);
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for found in translations.into_iter().chain(nodes.filter_map(|node| node.translations.as_ref())) {
        for code in found.keys().filter(|code| Language::from_code(code).is_none()) {
            *counts.entry(code).or_default() += 1;
        }
    }
    for (code, count) in counts {
        let why = Problem::notice("ciso-translation-left").with("locale", code).with("count", count);
        imported.kept.push(RowLog::reported(Thing::Metadata, code, why));
    }
}

/// A library of others, and how its requirements are named here.
struct Source<'s> {
    prefix: String,
    version: String,
    first: Language,
    place: &'s Place,
}

impl Source<'_> {
    fn framework(&self, framework: &Framework, folder: &mut Folder, ids: &mut OwnIds, imported: &mut Imported) {
        let name = framework.name.clone().or(framework.ref_id.clone()).unwrap_or_default();
        let own = framework_id(framework.ref_id.as_deref().unwrap_or(&name), &self.version);
        left("framework.", &framework.unknown, self.place, imported);
        imported.kept.push(RowLog::kept(Thing::Framework, framework.urn.as_deref().unwrap_or(&name), &own, ""));
        for group in framework.implementation_groups_definition.iter().flatten() {
            imported.kept.push(RowLog::merged(Thing::Level, &group.ref_id, &own, "remark"));
            left(&format!("{}.", group.ref_id), &group.unknown, self.place, imported);
        }
        let mut problems = Problems::new();
        let tree = Tree::of(&framework.requirement_nodes, self.place, &mut problems);
        imported.problems.extend(problems);
        let mut points = Vec::new();
        for (at, node) in framework.requirement_nodes.iter().enumerate() {
            let foreign = tree.name(at);
            left(&format!("{foreign}."), &node.unknown, self.place, imported);
            // A framework without chapters is one file.
            let top = tree.top(at).unwrap_or_else(|| name.clone());
            if node.assessable != Some(true) {
                if node.description.as_ref().is_some_and(|words| !words.trim().is_empty()) {
                    let why = Problem::notice("ciso-group-text").with("id", foreign.as_str());
                    imported.kept.push(RowLog::reported(Thing::Guidance, &foreign, why));
                }
                if tree.has_children(at) {
                    imported.kept.push(RowLog::merged(Thing::Group, &foreign, &own, "remark"));
                } else {
                    let why = Problem::notice("ciso-node-empty").with("id", foreign.as_str());
                    imported.kept.push(RowLog::reported(Thing::Group, &foreign, why));
                }
                continue;
            }
            let mut draft = Draft::new(&ids.give(&self.prefix, &foreign));
            self.words(node, &mut draft);
            let path = tree.path(at);
            draft.remark(&format!("from {}", node.urn.as_deref().unwrap_or(&foreign)));
            if !path.is_empty() {
                draft.remark(&format!("under {}", path.join(" / ")));
            }
            if let Some(groups) = node.implementation_groups.as_ref().filter(|groups| !groups.is_empty()) {
                draft.remark(&format!("implementation groups: {}", groups.join(", ")));
            }
            self.questions(node, &foreign, &mut draft, imported);
            draft.reference(&own, &foreign);
            let title = node.name.clone().unwrap_or_else(|| foreign.clone());
            points.push(Value::Table(Table::from([
                ("id".to_owned(), Value::from(foreign.as_str())),
                ("title".to_owned(), both(&title)),
            ])));
            imported.kept.push(RowLog::kept(Thing::Control, &foreign, draft.id(), ""));
            folder.draft(&top, &self.prefix, draft);
        }
        let table = Table::from([
            ("id".to_owned(), Value::from(own.as_str())),
            ("title".to_owned(), both(&name)),
            ("short".to_owned(), both(framework.ref_id.as_deref().unwrap_or(&name))),
            ("version".to_owned(), Value::from(self.version.as_str())),
            ("point".to_owned(), Value::List(points)),
        ]);
        folder.framework(&own, table);
    }

    fn words(&self, node: &Node, draft: &mut Draft) {
        for language in Language::ALL {
            let word = |text: &Option<String>, key| word(text.as_deref(), node.translations.as_ref(), key, self.first, language);
            for (key, words) in [
                ("title", word(&node.name, "name")),
                ("text", word(&node.description, "description")),
                ("guidance", word(&node.annotation, "annotation")),
            ] {
                draft.words(key, language, &words.unwrap_or_default());
            }
        }
        let evidence = |language| {
            word(node.typical_evidence.as_deref(), node.translations.as_ref(), "typical_evidence", self.first, language)
        };
        let what: Table = Language::ALL
            .into_iter()
            .filter_map(|language| Some((language.code().to_owned(), Value::Text(evidence(language)?))))
            .collect();
        if !what.is_empty() {
            draft.push("evidence", Value::Table(Table::from([("what".to_owned(), Value::Table(what))])));
        }
    }

    /// The first question is the requirement's; a node may have several, whose words go above it.
    fn questions(&self, node: &Node, foreign: &str, draft: &mut Draft, imported: &mut Imported) {
        let mut questions: Vec<_> = node.questions.iter().flatten().collect();
        questions.sort_by_key(|(urn, _)| (urn.len(), urn.as_str()));
        for (at, (urn, question)) in questions.into_iter().enumerate() {
            left(&format!("{urn}."), &question.unknown, self.place, imported);
            let choices: Vec<&str> = question.choices.iter().flatten().map(|choice| choice.value.as_str()).collect();
            let text = |language| word(question.text.as_deref(), question.translations.as_ref(), "text", self.first, language);
            if at > 0 {
                draft.remark(&format!("question: {} [{}]", question.text.as_deref().unwrap_or_default(), choices.join(" | ")));
                imported.kept.push(RowLog::merged(Thing::Question, urn, draft.id(), "remark"));
                continue;
            }
            let mut table = Table::new();
            let words: Table = Language::ALL
                .into_iter()
                .filter_map(|language| Some((language.code().to_owned(), Value::Text(text(language)?))))
                .collect();
            table.insert("text".to_owned(), Value::Table(words));
            table.insert("answer".to_owned(), Value::from(answer(question.kind.as_deref())));
            if !choices.is_empty() {
                let list = |language: Language| {
                    let choice = |choice: &super::dto::Choice| {
                        word(Some(&choice.value), choice.translations.as_ref(), "value", self.first, language).map(Value::Text)
                    };
                    let list: Option<Vec<Value>> = question.choices.iter().flatten().map(choice).collect();
                    list.map(|list| (language.code().to_owned(), Value::List(list)))
                };
                table.insert("choices".to_owned(), Value::Table(Language::ALL.into_iter().filter_map(list).collect()));
            }
            draft.set("question", Value::Table(table));
            imported.kept.push(RowLog::kept(Thing::Question, urn, draft.id(), "question").at(Place::default()));
        }
        if node.questions.as_ref().is_some_and(BTreeMap::is_empty) {
            imported.kept.push(RowLog::reported(Thing::Question, foreign, Problem::notice("ciso-question-empty")));
        }
    }
}

fn answer(kind: Option<&str>) -> &'static str {
    match kind {
        Some("unique_choice" | "multiple_choice") => "choice",
        Some("date") => "date",
        Some("number") => "number",
        Some("boolean") => "yes-no",
        _ => "text",
    }
}

/// A name in both languages.
fn both(words: &str) -> Value {
    Value::Table(Language::ALL.into_iter().map(|language| (language.code().to_owned(), Value::from(words))).collect())
}
