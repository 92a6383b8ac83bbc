//! The catalog as a book: every requirement and clause by area, and an index by framework point.

mod entry;
mod index;

use catalog::Catalog;
use document::{Block, Document, Fields};
use kernel::Language;
use serde_json::{Value, json};

use crate::{TextSet, Texts};
use compose::{ComposeError, finish, render};
use compose::{cell, column, heading, table};
pub use entry::ranges;

/// Slots that the template of the book may use.
const SLOTS: [&str; 8] = ["contents", "levels", "delivery", "circumstances", "requirements", "clauses", "obligations", "index"];

/// The printed catalog, in one language, by the template `book.md`.
///
/// # Errors
/// When the template does not follow the rules of handlebars, or asks for something that is not there.
pub fn book(catalog: &Catalog, texts: &Texts, language: Language) -> Result<Document, ComposeError> {
    let set = texts.get(language);
    let name = format!("{}/book.md", language.code());
    let mut document = render(&data(catalog, language), language, (&name, &set.book), &SLOTS)?;
    document.title = set.filled("book-title", &[("title", catalog.title.get(language))]);
    document.fields = Fields {
        buyer: catalog.title.get(language).to_owned(),
        reference: set.filled("book-version", &[("version", &catalog.version)]),
        marking: String::new(),
        digest: set.filled("book-footer", &[("licence", &catalog.licence)]),
        page_word: set.label("page").to_owned(),
        contents_title: set.label("contents").to_owned(),
        date: catalog.date,
    };
    document.fill_slot("levels", &levels(catalog, set, language));
    document.fill_slot("delivery", &delivery(catalog, set, language));
    document.fill_slot("circumstances", &circumstances(catalog, set, language));
    document.fill_slot("requirements", &entry::requirements(catalog, texts, language));
    document.fill_slot("clauses", &entry::clauses(catalog, texts, language));
    document.fill_slot("obligations", &entry::obligations(catalog, texts, language));
    document.fill_slot("index", &index::index(catalog, set, language));
    finish(&mut document, set);
    Ok(document)
}

/// What the template may ask for: `catalog`, `version`, `date`, `publisher`, `licence`, and `count` of each kind.
fn data(catalog: &Catalog, language: Language) -> Value {
    json!({
        "catalog": catalog.title.get(language),
        "version": catalog.version,
        "date": catalog.date.map(|date| date.in_words(language)).unwrap_or_default(),
        "publisher": catalog.publisher.get(language),
        "licence": catalog.licence,
        "count": {
            "requirements": catalog.requirements.len(),
            "areas": catalog.areas.len(),
            "clauses": catalog.clauses.len(),
            "obligations": catalog.obligations.len(),
            "frameworks": catalog.frameworks.len(),
        },
    })
}

fn levels(catalog: &Catalog, set: &TextSet, language: Language) -> Vec<Block> {
    let rows = catalog
        .levels
        .iter()
        .map(|found| vec![cell(found.level.to_string()), cell(found.title.get(language)), cell(found.definition.get(language))])
        .collect();
    let columns = vec![
        column(set.label("column-level"), 100),
        column(set.label("column-name"), 220),
        column(set.label("column-meaning"), 680),
    ];
    vec![table(set.label("levels-caption"), columns, rows)]
}

fn delivery(catalog: &Catalog, set: &TextSet, language: Language) -> Vec<Block> {
    let list = catalog.delivery.iter().map(|found| (found.title.get(language), found.definition.get(language)));
    vocabulary(set.label("delivery-caption"), list, set)
}

fn circumstances(catalog: &Catalog, set: &TextSet, language: Language) -> Vec<Block> {
    let list = catalog.circumstances.iter().map(|found| (found.title.get(language), found.definition.get(language)));
    vocabulary(set.label("circumstances-caption"), list, set)
}

fn vocabulary<'w>(caption: &str, words: impl Iterator<Item = (&'w str, &'w str)>, set: &TextSet) -> Vec<Block> {
    let rows = words.map(|(name, meaning)| vec![cell(name), cell(meaning)]).collect();
    let columns = vec![column(set.label("column-name"), 300), column(set.label("column-meaning"), 700)];
    vec![table(caption, columns, rows)]
}

/// A heading for each area that has something, and below it that.
fn by_area<T>(
    catalog: &Catalog,
    items: &[T],
    area: impl Fn(&T) -> Option<String>,
    rest: &str,
    language: Language,
    blocks: impl Fn(&T) -> Vec<Block>,
) -> Vec<Block> {
    let mut list = Vec::new();
    let mut under = |title: &str, code: Option<&str>| {
        let mut first = true;
        for item in items.iter().filter(|item| area(item).as_deref() == code) {
            if std::mem::take(&mut first) {
                list.push(heading(2, title));
            }
            list.extend(blocks(item));
        }
    };
    for known in &catalog.areas {
        under(known.title.get(language), Some(known.code.as_str()));
    }
    under(rest, None);
    list
}
