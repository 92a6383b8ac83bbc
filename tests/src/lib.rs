//! What tests across rooms share: the catalog and the cases of the repository, read from disk.

pub mod checks_page;
pub mod contract;
pub mod hostile;
pub mod hostile_pdf;
pub mod judged;
pub mod learnt;
pub mod oscal;
pub mod resaved;
pub mod reshaped;
pub mod schema;

use std::fs;
use std::path::{Path, PathBuf};

use annex::Texts;
use catalog::Catalog;
use exchange::{CaseFile, read_case};
use kernel::Problems;

/// The folder of the repository.
#[must_use]
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The catalog's texts: path within the catalog, and text.
///
/// # Panics
/// When the folder cannot be read.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]
pub fn catalog_files() -> Vec<(String, String)> {
    let root = repository().join("requirements-catalog");
    let mut files = Vec::new();
    let mut waiting = vec![root.clone()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml" || extension == "md" || extension == "txt") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                files.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    files
}

/// The catalog of the repository with the texts of its documents; its problems must be none.
///
/// # Panics
/// When it has any.
#[must_use]
pub fn library() -> (Catalog, Texts) {
    let (catalog, problems) = Catalog::read(&catalog_files());
    assert!(problems.is_empty(), "{problems:#?}");
    let (texts, problems) = Texts::read(&catalog.templates);
    assert!(problems.is_empty(), "{problems:#?}");
    (catalog, texts)
}

/// A case of `tests/cases`, with the problems of reading it.
///
/// # Panics
/// When the file cannot be read.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]
pub fn case(name: &str, catalog: &Catalog) -> (CaseFile, Problems) {
    let text = fs::read_to_string(repository().join(format!("tests/cases/{name}.toml"))).unwrap();
    read_case(name, &text, &catalog.words)
}

/// A case from text.
#[must_use]
pub fn case_of(text: &str, catalog: &Catalog) -> (CaseFile, Problems) {
    read_case("case.toml", text, &catalog.words)
}

/// The cases of the repository that give an annex.
pub const CASES: [&str; 7] =
    ["it-drift", "it-konsult", "skolplattform", "socialtjanst", "trygghetslarm", "va-styrsystem", "webbplats"];
