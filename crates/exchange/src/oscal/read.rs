//! OSCAL from others, and our own back.

mod foreign;
mod json;
mod own;
mod part;
mod profile;
mod shape;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Language, Place, Problem, Problems};

use self::json::Json;
use super::names::NS;
use crate::Imported;

/// Values in a file: 18 times as many as NIST SP 800-53 LOW has, and few enough for memory.
const MOST_VALUES: usize = 1_000_000;
/// Groups and controls in a file: 60 times as many.
const MOST_CONTROLS: usize = 10_000;

/// Problems of one kind that are told one by one.
const SHOWN: usize = 100;

/// How OSCAL is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OscalImport {
    /// First part of the ids of requirements; made of the title where nothing is said.
    pub prefix: Option<String>,
    /// The language of its words, which the format does not say.
    pub language: Language,
    /// Other files with their names: the catalogs and profiles that a profile imports.
    pub with: Vec<(String, Vec<u8>)>,
}

/// Does it look like OSCAL in JSON? Only whether it is JSON with a member that is a model of OSCAL, mistakes and all.
#[must_use]
pub fn is_oscal(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes));
    let start = text.trim_start_matches('\u{feff}').trim_start();
    start.starts_with('{')
        && (text.contains("\"oscal-version\"") || MODELS.iter().any(|model| text.contains(&format!("\"{model}\""))))
}

/// Every model of OSCAL; the first two can be read.
const MODELS: [&str; 8] = [
    "catalog",
    "profile",
    "component-definition",
    "system-security-plan",
    "assessment-plan",
    "assessment-results",
    "plan-of-action-and-milestones",
    "mapping-collection",
];

/// Reads an OSCAL catalog, or a profile with the catalogs that it imports.
///
/// A catalog that Kravkedja wrote gives the requirements that it was made of. Any other gives a framework with a point for each
/// control, and a draft for each. What could not be read at all is an error among the problems, and there are no files.
#[must_use]
pub fn read_oscal(file: &str, bytes: &[u8], options: &OscalImport) -> Imported {
    let place = Place { file: Some(file.to_owned()), ..Place::default() };
    let mut problems = Problems::new();
    let mut imported = match document(file, bytes, &mut problems) {
        None => Imported::default(),
        Some(Document { model: "profile", body }) => {
            let mut with = Vec::new();
            for (name, bytes) in &options.with {
                with.extend(document(name, bytes, &mut problems).map(|found| (name.clone(), found)));
            }
            profile::read(&body, &place, &with, options)
        }
        Some(Document { body, .. }) => catalog(&body, &place, options),
    };
    problems.append(&mut imported.problems);
    let problems = bounded(problems);
    if problems.iter().any(|problem| problem.severity == kernel::Severity::Error) {
        imported.files.clear();
    }
    Imported { problems, ..imported }
}

/// No more than a person reads of each kind; how many more there were is said at the end.
fn bounded(problems: Problems) -> Problems {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut out: Problems = Vec::new();
    for problem in problems {
        let count = counts.entry(problem.code).or_default();
        *count += 1;
        if *count <= SHOWN {
            out.push(problem);
        }
    }
    let more: usize = counts.values().map(|count| count.saturating_sub(SHOWN)).sum();
    if more > 0 {
        out.push(Problem::notice("oscal-more").with("count", i64::try_from(more).unwrap_or(i64::MAX)));
    }
    out
}

/// A catalog, ours or another's.
fn catalog(body: &Json, place: &Place, options: &OscalImport) -> Imported {
    let mut problems = Problems::new();
    shape::check(body, place, &mut problems);
    let ours = body.get("metadata").is_some_and(|metadata| ours(metadata, "catalog").is_some());
    let mut imported = if ours { own::read(body, place) } else { foreign::read(body, place, options) };
    problems.append(&mut imported.problems);
    Imported { problems, ..imported }
}

/// The value of a property of ours.
fn ours<'j>(object: &'j Json, name: &str) -> Option<&'j str> {
    object.list("props").iter().find(|prop| prop.text("ns") == NS && prop.text("name") == name).map(|prop| prop.text("value"))
}

/// A document of OSCAL that can be read.
struct Document {
    model: &'static str,
    body: Json,
}

fn document(file: &str, bytes: &[u8], problems: &mut Problems) -> Option<Document> {
    let place = Place { file: Some(file.to_owned()), ..Place::default() };
    let mut fail = |problem: Problem| problems.push(problem.at(place.clone()));
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            let place = Place { line: u32::try_from(line).ok(), ..place };
            problems.push(Problem::error("file-not-text").at(place));
            return None;
        }
    };
    let values = text.bytes().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count();
    if values > MOST_VALUES {
        fail(Problem::error("oscal-too-many-values").with("limit", i64::try_from(MOST_VALUES).unwrap_or(i64::MAX)));
        return None;
    }
    let root: Json = match serde_json::from_str(text) {
        Ok(root) => root,
        Err(error) => {
            let (line, column) = (u32::try_from(error.line()).ok(), u32::try_from(error.column()).ok());
            let problem = Problem::error("annex-not-json").with("detail", error.to_string());
            problems.push(problem.at(Place { line, column, ..place }));
            return None;
        }
    };
    let found: BTreeSet<&str> = root.members().iter().map(|(key, _)| key.as_str()).collect();
    let Some(model) = MODELS.into_iter().find(|model| found.contains(model)) else {
        fail(Problem::error("oscal-not"));
        return None;
    };
    if !matches!(model, "catalog" | "profile") {
        fail(Problem::error("oscal-other-model").with("found", model));
        return None;
    }
    for other in found.iter().filter(|key| **key != model && **key != "$schema") {
        fail(Problem::warning("oscal-unknown-key").with("path", "/").with("key", *other));
    }
    let body = root.get(model)?.clone();
    if !matches!(body, Json::Object(_)) {
        fail(Problem::error("oscal-wrong-kind").with("path", "/").with("key", model));
        return None;
    }
    if count_controls(&body) > MOST_CONTROLS {
        fail(Problem::error("oscal-too-many-controls").with("limit", i64::try_from(MOST_CONTROLS).unwrap_or(i64::MAX)));
        return None;
    }
    let version = body.get("metadata").map(|metadata| metadata.text("oscal-version")).unwrap_or_default();
    match known(version) {
        Version::Known => {}
        Version::Doubtful => fail(Problem::warning("oscal-version-doubtful").with("found", version)),
        Version::Other => {
            fail(Problem::error("oscal-version-unknown").with("found", version));
            return None;
        }
    }
    Some(Document { model, body })
}

fn count_controls(body: &Json) -> usize {
    let mut waiting = vec![body];
    let mut count = 0;
    while let Some(object) = waiting.pop() {
        count += 1;
        waiting.extend(object.list("groups").iter().chain(object.list("controls")));
    }
    count
}

enum Version {
    Known,
    Doubtful,
    Other,
}

/// 1.1 and 1.2 are known; 1.0 and later ones of 1 are read with a warning, since catalogs have hardly changed; others are refused.
fn known(version: &str) -> Version {
    let parts: Option<Vec<u32>> =
        version.split('-').next().unwrap_or_default().split('.').map(|part| part.parse().ok()).collect();
    match parts.as_deref() {
        Some([1, 1 | 2, ..]) => Version::Known,
        Some([1, ..]) => Version::Doubtful,
        None if version.is_empty() => Version::Doubtful,
        _ => Version::Other,
    }
}
