use kernel::{Date, Language};

/// A text with structure, in one language, ready for any format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Language of the whole text.
    pub language: Language,
    /// Title: document property and first page.
    pub title: String,
    /// What headers and footers show.
    pub fields: Fields,
    /// The content in reading order.
    pub blocks: Vec<Block>,
}

/// What headers, footers and document properties show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fields {
    /// The buyer's name.
    pub buyer: String,
    /// The buyer's reference (diarienummer); empty when there is none.
    pub reference: String,
    /// A marking such as "Internal"; empty when there is none.
    pub marking: String,
    /// One line for the footer that names the version and digest.
    pub digest: String,
    /// The word for page before a page number: "Sida", "Page".
    pub page_word: String,
    /// Heading of the table of contents.
    pub contents_title: String,
    /// Date of the document, if it has one.
    pub date: Option<Date>,
}

/// One block of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A bulleted or numbered list.
    List(List),
    /// Terms with their descriptions: motive, evidence and so on; also word lists.
    Definitions(Vec<Definition>),
    /// A table.
    Table(Table),
    /// The table of contents, of headings down to this level.
    Contents {
        /// Deepest heading level listed, 1 to 3.
        depth: u8,
    },
    /// What follows starts on a new page.
    PageBreak,
    /// A place where generated content goes; a finished document has none.
    Slot(String),
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 4. The document's title is not a heading of level 1: it is `Document::title`.
    pub level: u8,
    /// Its number, for example "3.2" or "17"; none for an unnumbered heading.
    pub number: Option<String>,
    /// The words.
    pub inlines: Vec<Inline>,
    /// A name that links within the document can point to: ASCII letters, digits and hyphens, unique in the document.
    pub anchor: Option<String>,
}

/// What a paragraph is for; a format decides how that looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ParagraphStyle {
    /// Running text.
    #[default]
    Body,
    /// The document's title on the first page.
    Title,
    /// The line below the title.
    Subtitle,
    /// The text of a requirement: set off so that it is found at once.
    Requirement,
    /// The text of a contract clause.
    Clause,
    /// A remark beside the main text.
    Note,
    /// A marking such as "Internal working paper" at the top.
    Marking,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// What it is for.
    pub style: ParagraphStyle,
    /// The words.
    pub inlines: Vec<Inline>,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Numbered, or bulleted.
    pub ordered: bool,
    /// Each item's blocks: paragraphs and lists only.
    pub items: Vec<Vec<Block>>,
}

/// A term with its description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The term, without a colon.
    pub term: Vec<Inline>,
    /// One entry for each line of the description; never empty.
    pub description: Vec<Vec<Inline>>,
}

/// A table: one header row, no merged cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What the table shows, in one line; read out by screen readers and printed above.
    pub caption: Vec<Inline>,
    /// Columns; as many as every row has cells.
    pub columns: Vec<Column>,
    /// Rows below the header.
    pub rows: Vec<Vec<Cell>>,
    /// The first cell of each row names the row.
    pub row_headers: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The header cell.
    pub title: Vec<Inline>,
    /// Share of the width, in thousandths; the columns of a table sum to 1000.
    pub width: u16,
    /// How its cells stand.
    pub alignment: Alignment,
}

/// How the text of a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Alignment {
    /// At the left edge.
    #[default]
    Left,
    /// At the right edge: figures.
    Right,
}

/// A cell: one entry for each paragraph; empty for a cell to be filled in.
pub type Cell = Vec<Vec<Inline>>;

/// A run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Words of weight.
    Strong(Vec<Self>),
    /// Words with stress.
    Emphasis(Vec<Self>),
    /// An identifier or digest.
    Code(String),
    /// A link: `#anchor` within the document, or an absolute address.
    Link {
        /// What it says.
        inlines: Vec<Self>,
        /// Where it goes.
        target: String,
    },
    /// A line break within a paragraph.
    Break,
}

/// Plain words as inlines.
#[must_use]
pub fn text(words: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text(words.into())]
}

/// The words of inlines without any form; a break becomes a space.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(inlines, &mut out);
    out
}

impl Document {
    /// Numbers the headings of level 1 and 2 that have no number: 1, 1.1, 1.2, 2, and so on.
    pub fn number_headings(&mut self) {
        let (mut first, mut second) = (0, 0);
        for block in &mut self.blocks {
            let Block::Heading(heading) = block else { continue };
            if heading.level == 1 {
                first += 1;
                second = 0;
                heading.number.get_or_insert_with(|| first.to_string());
            } else if heading.level == 2 {
                second += 1;
                heading.number.get_or_insert_with(|| format!("{first}.{second}"));
            }
        }
    }

    /// Puts generated blocks in the place of each slot of this name.
    pub fn fill_slot(&mut self, name: &str, blocks: &[Block]) {
        let old = std::mem::take(&mut self.blocks);
        for block in old {
            match block {
                Block::Slot(slot) if slot == name => self.blocks.extend_from_slice(blocks),
                other => self.blocks.push(other),
            }
        }
    }
}

impl Heading {
    /// Number and words in one line, as a table of contents shows them.
    #[must_use]
    pub fn full_text(&self) -> String {
        let words = plain_text(&self.inlines);
        match &self.number {
            Some(number) => format!("{number} {words}"),
            None => words,
        }
    }
}

fn push_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Code(words) => out.push_str(words),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { inlines: inner, .. } => push_plain(inner, out),
            Inline::Break => out.push(' '),
        }
    }
}
