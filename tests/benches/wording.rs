//! How fast sentences are read. Run with `cargo bench -p tests --bench wording`; the goal is 50,000 sentences a second on one core.

use divan::Bencher;
use divan::counter::ItemsCount;
use kernel::Language;
use wording::read;

fn main() {
    divan::main();
}

/// Every text of requirements and clauses in a language, one after the other.
fn corpus(language: Language) -> String {
    let (catalog, _) = tests::library();
    let requirements = catalog.requirements.iter().map(|found| found.text.get(language));
    let clauses = catalog.clauses.iter().map(|found| found.text.get(language));
    requirements.chain(clauses).collect::<Vec<_>>().join("\n\n")
}

#[divan::bench(args = ["sv", "en"])]
fn sentences(bencher: Bencher<'_, '_>, code: &str) {
    let Some(language) = Language::from_code(code) else { return };
    let (catalog, _) = tests::library();
    let (lexicon, _) = catalog.lexicon(language);
    let text = corpus(language);
    let count = read(&lexicon, &text).sentences.len();
    bencher.counter(ItemsCount::new(count)).bench(|| read(&lexicon, &text).sentences.len());
}

#[divan::bench(args = ["sv", "en"])]
fn make_lexicon(bencher: Bencher<'_, '_>, code: &str) {
    let Some(language) = Language::from_code(code) else { return };
    let (catalog, _) = tests::library();
    bencher.bench(|| catalog.lexicon(language).1.len());
}

/// The whole catalog, its lexicons made first; spelling needs dictionaries and is left out. The goal is 100 ms for 250 requirements.
#[divan::bench]
fn lint_the_catalog(bencher: Bencher<'_, '_>) {
    let (catalog, _) = tests::library();
    let (linter, _) = catalog::lint::Linter::new(&catalog);
    bencher.bench_local(|| linter.catalog(&catalog).len());
}
