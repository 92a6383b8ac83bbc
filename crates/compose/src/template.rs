use document::{Block, Document, Fields, from_markdown};
use handlebars::{Context, Handlebars, Helper, HelperResult, Output, RenderContext, RenderErrorReason};
use kernel::Language;

use crate::texts::TextSet;
use crate::{no_break, pieces};

/// A template could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComposeError {
    /// Which template, with its language: `sv/annex.md`.
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

/// A template with its data, as blocks with slots.
/// A name that the data lack, or a slot that is not among `slots`, is an error; the words of the data are never taken for form.
///
/// # Errors
/// When the template does not follow the rules of handlebars, or asks for something that is not there.
pub fn render(
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
pub fn finish(document: &mut Document, set: &TextSet) {
    document.fill_slot("contents", &[Block::Contents { depth: 2 }]);
    let definitions = pieces::definitions(set, document);
    document.fill_slot("definitions", &definitions);
    document.blocks.retain(|block| !matches!(block, Block::Slot(_)));
    document.number_headings();
    pieces::anchor_headings(document);
    document.for_each_text(&mut no_break::keep_together);
}
