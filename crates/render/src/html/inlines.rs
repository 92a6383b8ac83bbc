use document::Inline;

use super::{page::Page, page::heading_id};
use crate::clean::outside_address;

impl Page<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(words) => self.text(words),
                Inline::Code(words) => self.markup.line("<code>", words, "</code>"),
                Inline::Strong(inner) => self.wrapped("<strong>", inner, "</strong>"),
                Inline::Emphasis(inner) => self.wrapped("<em>", inner, "</em>"),
                Inline::Link { inlines, target } => self.link(inlines, target),
                Inline::Break => self.markup.raw("<br>"),
            }
        }
    }

    /// Words, in which a code such as `KL-ATK-02` is not broken at its hyphens.
    fn text(&mut self, words: &str) {
        if !words.contains('-') {
            self.markup.words(words);
            return;
        }
        for part in words.split_inclusive([' ', '(', ')', ',', ';', ':']) {
            let code = part.trim_end_matches([' ', '(', ')', ',', ';', ':']);
            if is_code(code) {
                self.markup.line("<span class=\"code\">", code, "</span>");
                self.markup.words(part.get(code.len()..).unwrap_or_default());
            } else {
                self.markup.words(part);
            }
        }
    }

    fn wrapped(&mut self, start: &'static str, inner: &[Inline], end: &'static str) {
        self.markup.raw(start);
        self.inlines(inner);
        self.markup.raw(end);
    }

    fn link(&mut self, inlines: &[Inline], target: &str) {
        let address = match self.outline.target(target) {
            Some(index) => Some(format!("#{}", heading_id(self.outline, index))),
            None => outside_address(target).map(|address| address.into_owned()),
        };
        match address {
            // A link within a link does not exist in HTML.
            Some(address) if !self.within_link => {
                self.within_link = true;
                self.markup.raw("<a href=\"");
                self.markup.words(&address);
                self.wrapped("\">", inlines, "</a>");
                self.within_link = false;
            }
            _ => self.inlines(inlines),
        }
    }
}

/// Short words of capitals, digits and hyphens with a digit at the end: identifiers of requirements and clauses.
fn is_code(word: &str) -> bool {
    word.len() <= 16
        && word.contains('-')
        && word.starts_with(|first: char| first.is_ascii_uppercase())
        && word.ends_with(|last: char| last.is_ascii_digit())
        && word.chars().all(|found| found.is_ascii_uppercase() || found.is_ascii_digit() || found == '-')
}
