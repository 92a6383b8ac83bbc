//! The main job in parts. Run with `cargo bench`; figures are compared with the goals in `docs/benchmarks.md` by a person.

use catalog::{Catalog, select};
use desk::{Format, MakeOptions, Origin};
use divan::Bencher;

fn main() {
    divan::main();
}

/// The repository's catalog, grown to 250 requirements by repeating its own under new ids.
fn large_catalog() -> Catalog {
    let mut files = tests::catalog_files();
    let mut count = Catalog::read(&files).0.requirements.len();
    for (path, text) in &mut files {
        if !path.starts_with("requirements/") || count >= 250 {
            continue;
        }
        let more = text.matches("\nid = \"").count().min(250 - count);
        // Area code, hyphen, two digits: 01 becomes 51. Parameters keep their names; only loading would mind.
        let copies: Vec<String> = text
            .split("[[requirement]]")
            .skip(1)
            .take(more)
            .map(|block| format!("[[requirement]]{}", block.replacen("-0", "-5", 1)))
            .collect();
        count += copies.len();
        text.push_str(&copies.concat());
    }
    let catalog = Catalog::read(&files).0;
    assert_eq!(catalog.requirements.len(), 250);
    catalog
}

#[divan::bench]
fn select_of_250(bencher: Bencher<'_, '_>) {
    let catalog = large_catalog();
    let (file, _) = tests::case("trygghetslarm", &catalog);
    bencher.bench(|| select(&catalog, &file.case).is_ok());
}

#[divan::bench]
fn read_and_check_catalog(bencher: Bencher<'_, '_>) {
    let files = tests::catalog_files();
    bencher.bench(|| Catalog::read(&files).1.len());
}

#[divan::bench(args = ["docx", "xlsx", "html", "json", "pdf"], sample_count = 20)]
fn largest_case_as(bencher: Bencher<'_, '_>, format: &str) {
    let Ok(library) = desk::open(&Origin::default()) else { return };
    let (file, _) = tests::case("trygghetslarm", &library.catalog);
    let formats = Format::from_id(format).into_iter().collect();
    let options = MakeOptions { formats, ..MakeOptions::default() };
    bencher.bench(|| desk::make(&library, &file, None, &options).map(|made| made.files.len()));
}
