use std::rc::Rc;

/// One sign as it stands on a page. Lengths are points, from the upper left corner of the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub(super) words: Rc<str>,
    /// Where it begins and where the next may begin.
    pub(super) left: f32,
    pub(super) right: f32,
    /// The line that it stands on.
    pub(super) base: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    /// The piece of tagged content that it belongs to.
    pub(super) mark: Option<i32>,
    /// The file says that it is no part of the text: a header, a footer, a decoration.
    pub(super) artifact: bool,
}

/// A straight line, or an edge of a filled box, along or across the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
}

impl Rule {
    pub(super) fn is_flat(&self) -> bool {
        self.right - self.left >= self.bottom - self.top
    }
}

/// What a page holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Page {
    pub(super) width: f32,
    pub(super) height: f32,
    /// In the order of the file.
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Signs whose letters the file does not tell.
    pub(super) unknown: usize,
    /// Some of it stands on layers that are not shown.
    pub(super) hidden: bool,
    /// Its content could not be unpacked.
    pub(super) broken: bool,
}
