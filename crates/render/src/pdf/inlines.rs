use document::{Inline, plain_text};

use super::words::{Script, exact, pieces};
use crate::{clean::outside_address, outline::Outline};

/// A word with so many characters may be hyphenated, and the words around it.
const LONG_WORD: usize = 22;

/// What may stand in a run of text, and how many characters have room on a line of it.
#[derive(Clone, Copy)]
pub(super) struct Form {
    /// Characters of an unbroken word that have room on a line.
    pub(super) room: usize,
    /// Links are links.
    pub(super) links: bool,
    /// Breaks are breaks, not spaces.
    pub(super) breaks: bool,
}

impl Form {
    /// Running text with this much room.
    pub(super) const fn text(room: usize) -> Self {
        Self { room, links: true, breaks: true }
    }

    /// A line of its own that is repeated elsewhere (a table of contents, the next page).
    pub(super) const fn line(room: usize) -> Self {
        Self { room, links: false, breaks: false }
    }
}

/// Writes inlines as code that gives content.
#[derive(Clone, Copy)]
pub(super) struct Inlines<'a> {
    pub(super) outline: &'a Outline<'a>,
    pub(super) script: Script,
    /// Links are links, where a form has room for them.
    pub(super) links: bool,
}

impl Inlines<'_> {
    /// The inlines as one block of code; empty content when there are none.
    pub(super) fn content(&self, inlines: &[Inline], form: Form) -> String {
        let mut out = String::from("{[];");
        for inline in inlines {
            self.inline(inline, form, &mut out);
        }
        out.push('}');
        out
    }

    /// Running text. It is hyphenated only where a word is so long that a line without it would be short: without that a margin
    /// is even enough, and choosing among all places to break takes most of the time of a document.
    pub(super) fn running(&self, inlines: &[Inline], room: usize) -> String {
        self.hyphenated(inlines, Form::text(room), LONG_WORD)
    }

    /// Words in a cell of a table. They are hyphenated only where a word may be wider than the cell.
    pub(super) fn in_cell(&self, inlines: &[Inline], form: Form) -> String {
        self.hyphenated(inlines, form, form.room + 1)
    }

    fn hyphenated(&self, inlines: &[Inline], form: Form, long_word: usize) -> String {
        let content = self.content(inlines, form);
        let long = plain_text(inlines).split([' ', '-', '/', '\u{a0}']).any(|word| word.chars().count() >= long_word);
        if long { format!("text(hyphenate: true, {content})") } else { content }
    }

    fn inline(&self, inline: &Inline, form: Form, out: &mut String) {
        match inline {
            Inline::Text(words) => statements(pieces(words, form.room, self.script).into_iter(), out),
            Inline::Strong(inner) => statement(&format!("strong({})", self.content(inner, form)), out),
            Inline::Emphasis(inner) => statement(&format!("emph({})", self.content(inner, form)), out),
            Inline::Code(words) => {
                let parts = pieces(words, form.room * 5 / 6, self.script);
                let code = |part: String| if part.starts_with('"') { format!("raw({part})") } else { part };
                statements(parts.into_iter().filter(|part| part != "\"\"").map(code), out);
            }
            Inline::Link { inlines, target } => self.link(inlines, target, form, out),
            Inline::Break if form.breaks => statement("linebreak()", out),
            Inline::Break => statement("\" \"", out),
        }
    }

    /// A link whose place or address cannot be reached is plain words.
    fn link(&self, inlines: &[Inline], target: &str, form: Form, out: &mut String) {
        let words = self.content(inlines, Form { links: false, ..form });
        let place = match self.outline.target(target) {
            Some(index) => Some(format!("label(\"{}\")", name(index))),
            None => outside_address(target).map(|address| exact(&address)),
        };
        match place {
            Some(place) if form.links && self.links && !plain_text(inlines).trim().is_empty() => {
                statement(&format!("link({place}, {words})"), out);
            }
            _ => statement(&words, out),
        }
    }
}

/// The label of the n-th heading.
pub(super) fn name(index: usize) -> String {
    format!("h{index}")
}

fn statements(all: impl Iterator<Item = String>, out: &mut String) {
    all.for_each(|one| statement(&one, out));
}

fn statement(code: &str, out: &mut String) {
    out.push_str(code);
    out.push(';');
}
