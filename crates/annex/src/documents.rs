//! An annex into the two documents made of it: one for tenderers or suppliers, one for the buyer.

pub(crate) mod blocks;
mod data;
mod internal;
mod overlay;
mod public;

use compose::{ComposeError, TextSet, Texts, finish, render};
use document::{Document, Fields};
use kernel::Language;

use crate::Annex;

/// Slots that the template of the annex may use.
const ANNEX_SLOTS: [&str; 7] = ["contents", "changes", "requirements", "answers", "clauses", "sub-suppliers", "definitions"];
/// Slots that the template of the decision record may use.
const RECORD_SLOTS: [&str; 10] = [
    "contents",
    "changes",
    "classification",
    "reminders",
    "decisions",
    "requirements",
    "left-out",
    "evidence",
    "clauses",
    "definitions",
];

/// The annex for tenderers or suppliers, in one language. `digest` goes into the footer.
///
/// # Errors
/// When the template does not follow the rules of handlebars, or asks for something that is not there.
pub fn compose(annex: &Annex, texts: &Texts, language: Language, digest: &str) -> Result<Document, ComposeError> {
    let set = texts.get(language);
    let name = format!("{}/annex.md", language.code());
    let mut document = render(&data::of(annex, set, language, false), language, (&name, &set.annex), &ANNEX_SLOTS)?;
    document.title = set.filled("annex-title", &[("title", &annex.case.title)]);
    document.fields = fields(annex, set, digest, ("footer", ""));
    public::fill(&mut document, annex, set, language);
    finish(&mut document, set);
    Ok(document)
}

/// The buyer's decision record, in one language, marked internal.
///
/// # Errors
/// When the template does not follow the rules of handlebars, or asks for something that is not there.
pub fn record(annex: &Annex, texts: &Texts, language: Language, digest: &str) -> Result<Document, ComposeError> {
    let set = texts.get(language);
    let name = format!("{}/record.md", language.code());
    let mut document = render(&data::of(annex, set, language, true), language, (&name, &set.record), &RECORD_SLOTS)?;
    document.title = set.filled("record-title", &[("title", &annex.case.title)]);
    document.fields = fields(annex, set, digest, ("footer-record", set.label("internal")));
    internal::fill(&mut document, annex, set, language);
    finish(&mut document, set);
    Ok(document)
}

fn fields(annex: &Annex, set: &TextSet, digest: &str, (footer, marking): (&str, &str)) -> Fields {
    let version = annex.version.to_string();
    let short: String = digest.chars().take(16).collect();
    Fields {
        buyer: annex.case.buyer.clone(),
        reference: annex.case.reference.clone(),
        marking: marking.to_owned(),
        digest: set.filled(footer, &[("annex", &annex.id), ("version", &version), ("digest", &short)]),
        page_word: set.label("page").to_owned(),
        contents_title: set.label("contents").to_owned(),
        date: annex.case.date,
    }
}
