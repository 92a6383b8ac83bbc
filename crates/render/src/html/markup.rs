use std::fmt::Write as _;

use crate::clean::clean;

/// Writes HTML text. Words reach it only escaped.
#[derive(Debug, Default)]
pub(super) struct Markup {
    out: String,
}

impl Markup {
    /// Markup of our own, as it stands.
    pub(super) fn raw(&mut self, markup: &'static str) {
        self.out.push_str(markup);
    }

    /// A heading tag, whose name depends on the level.
    pub(super) fn heading_tag(&mut self, before: &'static str, level: u8) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{before}{level}");
    }

    /// Words, escaped for text and for attributes in double quotes alike.
    pub(super) fn words(&mut self, words: &str) {
        for character in clean(words).chars() {
            match character {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                other => self.out.push(other),
            }
        }
    }

    /// An element that holds only words; nothing when there are none.
    pub(super) fn line(&mut self, start: &'static str, words: &str, end: &'static str) {
        if !words.is_empty() {
            self.raw(start);
            self.words(words);
            self.raw(end);
        }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out.into_bytes()
    }
}
