//! `docs/contract-checks.md`: what each check looks for, from the catalog, the checks and their sentences.

use std::fmt::Write;

use catalog::{Catalog, Obligation, Sighting};
use contracts::CHECKS;
use kernel::Language;

use crate::judged::{Sentence, Sentences, sentences};

const BEGINNING: &str = "# Checks of contracts

Generated from `requirements-catalog/obligations`, the checks in `crates/contracts/src/checks` and their sentences in `tests/fixtures/checks`;
`cargo run -p tests --bin checks-page` writes it anew, and a test says when it is out of date.

Every obligation goes through the same check. A sentence is **about** an obligation when it speaks of every concept of one of its ways, and of none
that the way shuts out; a concept may also come from the heading above, or from the sentence that leads into a list. What is about it and binds
the supplier, or gives the buyer a right, is held against the elements that the obligation **needs**: in the clause itself, near it, or in a
general clause that reaches it. Who is bound counts for every obligation. Some obligations have a **check of their own** besides, for what the
general one does not see. Concepts are in `requirements-catalog/concepts`, each with its words in both languages.
";

/// The whole page.
#[must_use]
pub fn page(catalog: &Catalog) -> String {
    let own = CHECKS.len();
    let count = catalog.obligations.len();
    let mut page = format!("{BEGINNING}\n{count} obligations; {own} of them have a check of their own.\n");
    for obligation in &catalog.obligations {
        let sentences = sentences(obligation.id.as_str()).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = section(&mut page, obligation, &sentences);
    }
    page
}

fn section(page: &mut String, obligation: &Obligation, sentences: &Sentences) -> std::fmt::Result {
    let Obligation { id, title, needs, desirable, effect, found, .. } = obligation;
    write!(page, "\n## {id} {}\n\n", title.get(Language::English))?;
    let needs = if needs.is_empty() { "nothing but who is bound".to_owned() } else { needs.join(", ") };
    write!(page, "- Needs: {needs}")?;
    if !desirable.is_empty() {
        write!(page, "; better with {}", desirable.join(", "))?;
    }
    page.push_str(".\n");
    if *effect {
        page.push_str("- A sentence that only tells is enough: the clause is itself the effect.\n");
    }
    page.push_str("- Found by any of:\n");
    if found.is_empty() {
        page.push_str("  - its signs\n");
    }
    for way in found {
        writeln!(page, "  - {}", said(way))?;
    }
    for check in CHECKS.iter().filter(|check| check.obligation == id.as_str()) {
        writeln!(page, "- A check of its own: {}.", check.looks_at)?;
    }
    if let Some(hit) = shown(&sentences.hits) {
        writeln!(page, "- About it: {}", quoted(hit))?;
    }
    if let Some(miss) = shown(&sentences.misses) {
        writeln!(page, "- Not about it: {} ({})", quoted(miss), miss.why)?;
    }
    Ok(())
}

/// `tell` + `incident`, unless `workplace`
fn said(way: &Sighting) -> String {
    let Sighting { all, none, in_clause, by_heading } = way;
    let list = |ids: &[String], between: &str| ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(between);
    let mut said = list(all, " + ");
    if *in_clause {
        said.push_str(" anywhere in one clause");
    }
    if *by_heading {
        said.push_str(", one of them in a heading");
    }
    if !none.is_empty() {
        said.push_str(", unless ");
        said.push_str(&list(none, ", "));
    }
    said
}

/// The first sentence that is read rightly and needs no heading; in English, as the page is.
fn shown(sentences: &[Sentence]) -> Option<&Sentence> {
    let sound = || sentences.iter().filter(|sentence| sentence.language == "en" && !sentence.known);
    sound().find(|sentence| sentence.heading.is_empty()).or_else(|| sound().next())
}

fn quoted(sentence: &Sentence) -> String {
    let text = format!("\"{}\"", sentence.text.replace('|', "\\|"));
    if sentence.heading.is_empty() { text } else { format!("under \"{}\": {text}", sentence.heading) }
}
