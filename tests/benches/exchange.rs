//! Formats of others. Run with `cargo bench --bench exchange`; figures are compared with the goals in `docs/benchmarks.md` by a person.

use divan::Bencher;
use exchange::{CisoImport, OscalImport, TableWords, catalog_csv, read_ciso, read_oscal, write_ciso, write_oscal_catalog};
use kernel::Language;

fn main() {
    divan::main();
}

#[divan::bench]
fn import_nist_800_53_low(bencher: Bencher<'_, '_>) {
    let path = tests::repository().join("tests/fixtures/oscal/nist-800-53-low-catalog.json");
    let Ok(bytes) = std::fs::read(path) else { return };
    let options = OscalImport { prefix: None, language: Language::English, with: Vec::new() };
    bencher.bench(|| read_oscal("low.json", &bytes, &options).kept.len());
}

#[divan::bench]
fn export_the_catalog_as_oscal(bencher: Bencher<'_, '_>) {
    let (catalog, _) = tests::library();
    bencher.bench(|| write_oscal_catalog(&catalog, Language::Swedish).map(|bytes| bytes.len()));
}

#[divan::bench]
fn import_our_own_oscal(bencher: Bencher<'_, '_>) {
    let (catalog, _) = tests::library();
    let Ok(bytes) = write_oscal_catalog(&catalog, Language::Swedish) else { return };
    let options = OscalImport { prefix: None, language: Language::Swedish, with: Vec::new() };
    bencher.bench(|| read_oscal("own.json", &bytes, &options).kept.len());
}

#[divan::bench]
fn export_the_catalog_as_ciso_assistant(bencher: Bencher<'_, '_>) {
    let (catalog, _) = tests::library();
    bencher.bench(|| with_words(|words| write_ciso(&catalog, Language::Swedish, words)).map(|bytes| bytes.len()));
}

#[divan::bench]
fn import_our_own_ciso_assistant(bencher: Bencher<'_, '_>) {
    let (catalog, _) = tests::library();
    let Ok(bytes) = with_words(|words| write_ciso(&catalog, Language::Swedish, words)) else { return };
    bencher.bench(|| read_ciso("own.yaml", &bytes, &CisoImport::default()).kept.len());
}

#[divan::bench]
fn export_the_catalog_as_separated_text(bencher: Bencher<'_, '_>) {
    let (catalog, _) = tests::library();
    bencher.bench(|| with_words(|words| catalog_csv(&catalog, Language::Swedish, words)).len());
}

fn with_words<T>(work: impl FnOnce(&TableWords<'_>) -> T) -> T {
    work(&TableWords { text: &|_, key| key.to_owned(), applies: &|_| Vec::new() })
}
