use document::Inline;

use super::{body::Body, contents::anchor_bookmark, styles::Style};
use crate::clean::{clean, outside_address};

/// The form of a run of text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Form {
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) style: Option<Style>,
}

impl Body<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline], form: Form) {
        for inline in inlines {
            match inline {
                Inline::Text(words) => self.run(words, form),
                // A link stays a link in its looks even where it holds an identifier.
                Inline::Code(words) => self.run(words, Form { style: form.style.or(Some(Style::Code)), ..form }),
                Inline::Strong(inner) => self.inlines(inner, Form { strong: true, ..form }),
                Inline::Emphasis(inner) => self.inlines(inner, Form { emphasis: true, ..form }),
                Inline::Link { inlines, target } => self.link(inlines, target, form),
                Inline::Break => {
                    self.xml.open("w:r", &[]);
                    self.xml.empty("w:br", &[]);
                    self.xml.close("w:r");
                }
            }
        }
    }

    /// Words in one form.
    pub(super) fn run(&mut self, words: &str, form: Form) {
        if words.is_empty() {
            return;
        }
        let words = clean(words);
        self.xml.open("w:r", &[]);
        self.run_properties(form);
        for (index, piece) in words.split('\u{ad}').enumerate() {
            if index > 0 {
                // As a character Word would show it always, and not only where a line breaks.
                self.xml.empty("w:softHyphen", &[]);
            }
            if !piece.is_empty() {
                self.xml.open("w:t", &[("xml:space", "preserve")]);
                self.xml.text(piece);
                self.xml.close("w:t");
            }
        }
        self.xml.close("w:r");
    }

    pub(super) fn tab(&mut self) {
        self.xml.open("w:r", &[]);
        self.xml.empty("w:tab", &[]);
        self.xml.close("w:r");
    }

    fn run_properties(&mut self, form: Form) {
        if form.style.is_none() && !form.strong && !form.emphasis {
            return;
        }
        self.xml.open("w:rPr", &[]);
        if let Some(style) = form.style {
            self.xml.value("w:rStyle", self.styles.id(style));
        }
        for (wanted, names) in [(form.strong, ["w:b", "w:bCs"]), (form.emphasis, ["w:i", "w:iCs"])] {
            if wanted {
                names.into_iter().for_each(|name| self.xml.empty(name, &[]));
            }
        }
        self.xml.close("w:rPr");
    }

    fn link(&mut self, inlines: &[Inline], target: &str, form: Form) {
        let within = form.style == Some(Style::Hyperlink);
        let inside = self.outline.target(target).map(|_| anchor_bookmark(target.trim_start_matches('#')));
        if within {
            // A link within a link does not exist in Word.
            self.inlines(inlines, form);
        } else if let Some(bookmark) = inside {
            self.hyperlink("w:anchor", &bookmark, inlines, form);
        } else if let Some(address) = outside_address(target) {
            let id = match self.addresses.get(address.as_ref()) {
                Some(id) => id.clone(),
                None => {
                    let id = self.links.add_link(&address);
                    self.addresses.insert(address.into_owned(), id.clone());
                    id
                }
            };
            self.hyperlink("r:id", &id, inlines, form);
        } else {
            self.inlines(inlines, form);
        }
    }

    fn hyperlink(&mut self, key: &str, value: &str, inlines: &[Inline], form: Form) {
        self.xml.open("w:hyperlink", &[(key, value), ("w:history", "1")]);
        self.inlines(inlines, Form { style: Some(Style::Hyperlink), ..form });
        self.xml.close("w:hyperlink");
    }
}
