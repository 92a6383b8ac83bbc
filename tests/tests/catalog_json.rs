//! The catalog as JSON, out and back.

#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use catalog::{Catalog, Requirement};
use exchange::{is_catalog_json, read_catalog_json, write_catalog_json};
use kernel::{Place, Severity};
use tests::{catalog_files, library};

fn without_places(catalog: &Catalog) -> Vec<Requirement> {
    catalog.requirements.iter().cloned().map(|found| Requirement { place: Place::default(), ..found }).collect()
}

#[test]
fn the_whole_catalog_comes_back_from_json() {
    let (catalog, _) = library();
    let bytes = write_catalog_json(&catalog).unwrap();
    assert!(is_catalog_json(&bytes));
    let imported = read_catalog_json("katalog.json", &bytes);
    assert!(imported.problems.is_empty(), "{:?}", imported.problems);
    let mut files: Vec<_> = catalog_files().into_iter().filter(|(name, _)| !name.starts_with("requirements/")).collect();
    files.extend(imported.files.clone());
    let (back, problems) = Catalog::read(&files);
    assert!(problems.iter().all(|problem| problem.severity != Severity::Error), "{problems:?}");
    assert_eq!(without_places(&back), without_places(&catalog));
    assert_eq!(write_catalog_json(&back).unwrap(), bytes);
    // Everything in the file has a row.
    let rows = catalog.requirements.len() + catalog.areas.len() + catalog.clauses.len() + catalog.obligations.len();
    assert_eq!(imported.kept.len(), rows + catalog.frameworks.len());
}

#[test]
fn what_is_no_catalog_of_ours_is_told() {
    let code = |text: &str| read_catalog_json("f.json", text.as_bytes()).problems.first().unwrap().code;
    assert_eq!(code("{"), "catalog-json-not-json");
    assert_eq!(code("{\"schema\": \"kravkedja.catalog/9\"}"), "catalog-json-schema");
    let null = "{\"schema\": \"kravkedja.catalog/1\", \"requirements\": [{\"area\": \"LOG\", \"requirement\": [{\"id\": \"LOG-01\", \"revision\": null}]}]}";
    assert_eq!(code(null), "catalog-json-form");
    assert!(read_catalog_json("f.json", null.as_bytes()).files.is_empty());
}
