//! The whole catalog, written back in the source form and read again.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use std::collections::BTreeMap;

use catalog::write::{
    Entry, Scalar, Table, Value, catalog_file, fields, framework, framework_file, identity, missing, requirement,
    requirements_file, unfold,
};
use catalog::{Catalog, Requirement};
use kernel::{Place, Severity};
use tests::catalog_files;

fn without_places(catalog: &Catalog) -> Vec<Requirement> {
    catalog.requirements.iter().cloned().map(|found| Requirement { place: Place::default(), ..found }).collect()
}

fn rewritten(catalog: &Catalog, files: &[(String, String)], table: impl Fn(&Requirement) -> Table) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = files
        .iter()
        .filter(|(name, _)| {
            !name.starts_with("templates")
                && !["requirements/", "frameworks/", "catalog.toml"].iter().any(|start| name.starts_with(start))
        })
        .cloned()
        .collect();
    for area in &catalog.areas {
        let own = catalog.requirements.iter().filter(|found| found.area == area.code);
        let entries: Vec<Entry> = own.map(|found| table(found).into()).collect();
        out.push((format!("requirements/{}.toml", area.code), requirements_file(area.code.as_str(), &entries)));
    }
    for found in &catalog.frameworks {
        out.push((format!("frameworks/{}.toml", found.id), framework_file(&framework(found))));
    }
    out.push(("catalog.toml".to_owned(), catalog_file(&identity(catalog))));
    out
}

#[test]
fn the_whole_catalog_written_and_read_again_is_the_same() {
    let files = catalog_files();
    let (catalog, problems) = Catalog::read(&files);
    assert!(!problems.iter().any(|problem| problem.severity == Severity::Error), "{problems:?}");
    let (again, problems) = Catalog::read(&rewritten(&catalog, &files, requirement));
    assert_eq!(problems, []);
    assert_eq!(without_places(&again), without_places(&catalog));
    assert_eq!(again.frameworks, catalog.frameworks);
    assert_eq!((again.areas, again.levels, again.aspects), (catalog.areas, catalog.levels, catalog.aspects));
    assert_eq!((again.circumstances, again.delivery), (catalog.circumstances, catalog.delivery));
}

#[test]
fn laid_out_flat_through_text_and_folded_again_it_is_the_same() {
    let files = catalog_files();
    let (catalog, _) = Catalog::read(&files);
    let flat = |found: &Requirement| {
        let carried: BTreeMap<String, String> =
            fields(&requirement(found)).into_iter().map(|(path, scalar)| (path, scalar.to_string())).collect();
        assert!(carried.values().all(|text| !text.contains('\n')));
        let back = carried.into_iter().map(|(path, text)| (path, Scalar::parse(&text).unwrap())).collect();
        let table = unfold(&back).unwrap();
        assert_eq!(table, requirement(found));
        table
    };
    let (again, _) = Catalog::read(&rewritten(&catalog, &files, flat));
    assert_eq!(without_places(&again), without_places(&catalog));
}

#[test]
fn a_written_file_looks_like_ours() {
    let files = catalog_files();
    let (catalog, _) = Catalog::read(&files);
    let found = catalog.requirement("LOG-02").unwrap();
    let text = requirements_file("LOG", &[requirement(found).into()]);
    // Blank lines aside; the model keeps conditions as sets, which have no order.
    let counts = |line: &String| !line.is_empty() && !line.starts_with("delivery = ");
    let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).filter(counts).collect::<Vec<_>>();
    let hand =
        files.iter().find(|(name, _)| name.ends_with("requirements/05-logging.toml")).map(|(_, text)| lines(text)).unwrap();
    let start = hand.iter().position(|line| line == "id = \"LOG-02\"").unwrap();
    let own = lines(&text);
    let mut wanted: Vec<_> =
        hand[start..start + own.len() - 2].iter().filter(|line| !line.starts_with("supersedes = []")).collect();
    let mut have: Vec<_> = own[2..].iter().collect();
    assert_eq!(have[..9], wanted[..9], "order of keys");
    wanted.sort();
    have.sort();
    assert_eq!(have, wanted);
}

#[test]
fn what_a_draft_lacks_is_named() {
    let files = catalog_files();
    let (catalog, _) = Catalog::read(&files);
    for found in &catalog.requirements {
        assert_eq!(missing(&requirement(found)), Vec::<String>::new());
    }
    let title = Table::from([("en".to_owned(), Value::from("Only English"))]);
    let draft = Table::from([("id".to_owned(), Value::from("X-01")), ("title".to_owned(), Value::Table(title))]);
    let lacks = missing(&draft);
    for path in ["title.sv", "text.sv", "text.en", "motive.sv", "evidence", "question", "revision"] {
        assert!(lacks.iter().any(|lack| lack == path), "{path} in {lacks:?}");
    }
    assert!(!lacks.contains(&"title.en".to_owned()));
}
