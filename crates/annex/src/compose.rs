//! An annex into the two documents made of it: one for tenderers or suppliers, one for the buyer.

pub(crate) mod blocks;
mod data;
mod internal;
mod no_break;
mod overlay;
mod public;

use document::{Block, Document, Fields, from_markdown};
use handlebars::{Context, Handlebars, Helper, HelperResult, Output, RenderContext, RenderErrorReason};
use kernel::Language;

use crate::{Annex, TextSet, Texts};

/// A template could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComposeError {
    /// Which template: `annex.md` or `record.md`, with its language.
    pub template: String,
    /// Line in the template, where known.
    pub line: Option<u32>,
    /// A name that is not to be had in this template, where that is the fault.
    pub unknown: Option<String>,
    /// What the template engine says.
    pub detail: String,
}

impl std::fmt::Display for ComposeError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}: {}", self.template, self.detail)
    }
}

impl std::error::Error for ComposeError {}

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

/// A template with its data, as blocks with slots.
pub(crate) fn render(
    data: &serde_json::Value,
    language: Language,
    (name, template): (&str, &str),
    slots: &'static [&'static str],
) -> Result<Document, ComposeError> {
    let mut engine = Handlebars::new();
    engine.set_strict_mode(true);
    engine.register_escape_fn(escape_markdown);
    engine.register_helper(
        "slot",
        Box::new(
            move |helper: &Helper<'_>, _: &Handlebars<'_>, _: &Context, _: &mut RenderContext<'_, '_>, out: &mut dyn Output| {
                slot(helper, slots, out)
            },
        ),
    );
    let markdown = engine.render_template(template, data).map_err(|error| ComposeError {
        template: name.to_owned(),
        line: error.line_no.and_then(|line| u32::try_from(line).ok()),
        unknown: match error.reason() {
            RenderErrorReason::MissingVariable(name) => name.clone(),
            _ => None,
        },
        detail: error.reason().to_string(),
    })?;
    Ok(Document { language, title: String::new(), fields: Fields::default(), blocks: from_markdown(&markdown) })
}

fn slot(helper: &Helper<'_>, slots: &[&str], out: &mut dyn Output) -> HelperResult {
    let name = helper.param(0).and_then(|param| param.value().as_str()).unwrap_or_default();
    if !slots.contains(&name) {
        let known = slots.join(", ");
        return Err(RenderErrorReason::Other(format!("slot \"{name}\" is unknown; known are: {known}")).into());
    }
    out.write(&format!("\n\n<!-- slot: {name} -->\n\n"))?;
    Ok(())
}

/// What a user wrote is words, never form: every mark of Markdown is escaped, and a line break is a space.
fn escape_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => out.push(' '),
            _ if character.is_ascii_punctuation() => {
                out.push('\\');
                out.push(character);
            }
            _ => out.push(character),
        }
    }
    out
}

/// Numbers headings, fills the last slots, and drops what stayed empty.
pub(crate) fn finish(document: &mut Document, set: &TextSet) {
    document.fill_slot("contents", &[Block::Contents { depth: 2 }]);
    let definitions = blocks::definitions(set, document);
    document.fill_slot("definitions", &definitions);
    document.blocks.retain(|block| !matches!(block, Block::Slot(_)));
    document.number_headings();
    blocks::anchor_headings(document);
    document.for_each_text(&mut no_break::keep_together);
}
