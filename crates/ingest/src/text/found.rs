use kernel::Problem;

/// What a reader of one format found, before typed numbers, headings and items are told apart in the same way for all formats.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Found {
    /// In reading order.
    pub(crate) blocks: Vec<FoundBlock>,
    /// How many pages the file has, where it has any.
    pub(crate) pages: Option<u32>,
    /// What whoever reads the result must know: a page without text, a part that could not be read.
    pub(crate) problems: Vec<Problem>,
}

/// A paragraph, heading, item or cell as the format has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundBlock {
    pub(crate) kind: FoundKind,
    /// An automatic number as a reader sees it. A typed one still stands in the words.
    pub(crate) number: Option<String>,
    /// Its words; line breaks within are `\n`.
    pub(crate) words: String,
    /// The page that it begins on, from 1.
    pub(crate) page: Option<u32>,
    /// It stands out from the text around it (bold, larger): a hint that it may be a heading.
    pub(crate) stands_out: bool,
}

/// What the format says that a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FoundKind {
    /// The format says that it is a heading, of this level from 1.
    Heading(u8),
    /// Anything that the format does not say more about: text, PDF, an unstyled paragraph.
    Paragraph,
    /// The format says that it is an item of a list, of this depth from 1.
    Item(u8),
    /// A cell of a table; the numbers count from 0, the table through the file.
    Cell { table: u32, row: u32, column: u32 },
    /// A note at the foot of a page or the end.
    Footnote,
}
