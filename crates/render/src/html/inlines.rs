use document::Inline;

use super::{page::Page, page::heading_id};
use crate::clean::outside_address;

impl Page<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(words) => self.markup.words(words),
                Inline::Code(words) => self.markup.line("<code>", words, "</code>"),
                Inline::Strong(inner) => self.wrapped("<strong>", inner, "</strong>"),
                Inline::Emphasis(inner) => self.wrapped("<em>", inner, "</em>"),
                Inline::Link { inlines, target } => self.link(inlines, target),
                Inline::Break => self.markup.raw("<br>"),
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
