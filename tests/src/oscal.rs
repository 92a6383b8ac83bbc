//! What tests of OSCAL share.

use exchange::{Imported, OscalImport, Outcome};
use kernel::Language;

use crate::repository;

/// A file of `tests/fixtures/oscal`.
///
/// # Panics
/// When it cannot be read.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]
pub fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(repository().join("tests/fixtures/oscal").join(name)).unwrap()
}

/// How OSCAL is read where nothing is said.
#[must_use]
pub fn options() -> OscalImport {
    OscalImport { prefix: None, language: Language::English, with: Vec::new() }
}

/// The same with another file at hand.
#[must_use]
pub fn with(name: &str, bytes: Vec<u8>) -> OscalImport {
    OscalImport { with: vec![(name.to_owned(), bytes)], ..options() }
}

/// Every problem has a sentence in both languages, and shows no place that was not filled.
///
/// # Panics
/// When one has none.
#[must_use]
pub fn codes(imported: &Imported) -> Vec<&'static str> {
    let reported = imported.kept.iter().filter_map(|row| match &row.outcome {
        Outcome::Reported(why) => Some(why),
        Outcome::Kept { .. } | Outcome::Merged { .. } => None,
    });
    for problem in imported.problems.iter().chain(reported) {
        for language in Language::ALL {
            let says = messages::Messages::new(language).plainly(problem);
            assert!(!says.contains(problem.code) && !says.contains('$'), "{says}");
        }
    }
    imported.problems.iter().map(|problem| problem.code).collect()
}

/// A small catalog of others with these controls in one group.
#[must_use]
pub fn catalog_of(controls: &str) -> String {
    format!(
        r#"{{"catalog": {{"uuid": "c1", "metadata": {{"title": "Test", "version": "1", "oscal-version": "1.1.2", "last-modified": "x"}},
        "groups": [{{"id": "a", "title": "A", "controls": [{controls}]}}]}}}}"#
    )
}

/// Four controls, one of them within another.
pub const CONTROLS: &str = r#"
    {"id": "a-1", "title": "One", "params": [{"id": "p1", "label": "a time"}],
     "parts": [{"id": "a-1_smt", "name": "statement", "prose": "Act within {{ insert: param, p1 }} days."},
               {"id": "a-1_gdn", "name": "guidance", "prose": "Old advice."}],
     "controls": [{"id": "a-1.1", "title": "Inner", "parts": [{"name": "statement", "prose": "Inner text."}]}]},
    {"id": "a-2", "title": "Two", "parts": [{"name": "statement", "prose": "Second."}]},
    {"id": "b-1", "title": "Three", "parts": [{"name": "statement", "prose": "Third."}]}"#;
