use kernel::Span;

/// A text that somebody else wrote, as it was read from a file: its blocks in reading order, and the text that they print as.
/// Every [`Span`] that says where something stands in the file is an offset into [`Transcript::text`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Transcript {
    text: String,
    blocks: Vec<TextBlock>,
    pages: Option<u32>,
}

/// What a reader hands in for one block: its words without the number that stands before them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Its number or sign as a reader sees it, typed or automatic: `5.2`, `§ 5`, `a)`. None for a bullet.
    pub number: Option<String>,
    /// Its words on one line, with single spaces.
    pub words: String,
    /// The page that it begins on, from 1, where the file has pages.
    pub page: Option<u32>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PieceKind {
    /// A heading; 1 is the highest level.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list; 1 is the outermost.
    Item(u8),
    /// A cell of a table. The cells of a row follow each other and print as one line.
    Cell {
        /// The table it stands in, from 0 through the file.
        table: u32,
        /// The row in the table, from 0.
        row: u32,
        /// The column in the row, from 0.
        column: u32,
    },
    /// A note, where it is referred to or at the end; its number is the sign of reference.
    Footnote,
}

/// A block of a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextBlock {
    /// What it is.
    pub kind: PieceKind,
    /// Its number or sign as a reader sees it.
    pub number: Option<String>,
    /// Where it stands with its number.
    pub span: Span,
    /// Where its words stand.
    pub words: Span,
    /// The page that it begins on, from 1.
    pub page: Option<u32>,
}

impl Transcript {
    /// Prints blocks in the order given. Blocks without words and number are left out.
    #[must_use]
    pub fn new(pieces: Vec<Piece>, pages: Option<u32>) -> Self {
        let mut made = Self { text: String::new(), blocks: Vec::with_capacity(pieces.len()), pages };
        for piece in pieces {
            made.print(piece);
        }
        if !made.text.is_empty() {
            made.text.push('\n');
        }
        made
    }

    /// The whole text as it prints, ending in a line feed unless it is empty.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its blocks in reading order.
    #[must_use]
    pub fn blocks(&self) -> &[TextBlock] {
        &self.blocks
    }

    /// How many pages the file has, where it has any.
    #[must_use]
    pub fn pages(&self) -> Option<u32> {
        self.pages
    }

    /// The words of a part of it.
    #[must_use]
    pub fn of(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    fn print(&mut self, piece: Piece) {
        let Piece { kind, number, words, page } = piece;
        let number = number.filter(|number| !number.is_empty());
        let before = self.blocks.last().map(|block| block.kind);
        let keeps_place = matches!(kind, PieceKind::Cell { .. });
        if words.is_empty() && number.is_none() && !keeps_place {
            return;
        }
        self.text.push_str(between(before, kind));
        let start = self.text.len();
        if let PieceKind::Item(depth) = kind {
            for _ in 1..depth.clamp(1, 9) {
                self.text.push_str("  ");
            }
        }
        let start = if matches!(kind, PieceKind::Item(_)) { self.text.len() } else { start };
        match (&number, kind) {
            (Some(number), _) => {
                self.text.push_str(number);
                if !words.is_empty() {
                    self.text.push(' ');
                }
            }
            (None, PieceKind::Item(_)) => self.text.push_str("– "),
            (None, _) => {}
        }
        let first = self.text.len();
        self.text.push_str(&words);
        let end = self.text.len();
        self.blocks.push(TextBlock { kind, number, span: Span::new(start, end), words: Span::new(first, end), page });
    }
}

/// What stands between two blocks.
fn between(before: Option<PieceKind>, kind: PieceKind) -> &'static str {
    match (before, kind) {
        (None, _) => "",
        (Some(PieceKind::Cell { table, row, .. }), PieceKind::Cell { table: next_table, row: next_row, .. })
            if table == next_table =>
        {
            if row == next_row {
                " | "
            } else {
                "\n"
            }
        }
        (Some(_), PieceKind::Item(_)) => "\n",
        (Some(_), _) => "\n\n",
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, PieceKind, Transcript};

    fn piece(kind: PieceKind, number: Option<&str>, words: &str) -> Piece {
        Piece { kind, number: number.map(str::to_owned), words: words.to_owned(), page: None }
    }

    #[test]
    fn blocks_print_in_order_and_know_where_they_stand() {
        let read = Transcript::new(
            vec![
                piece(PieceKind::Heading(1), Some("5"), "Säkerhet"),
                piece(PieceKind::Paragraph, Some("5.1"), "Leverantören ska:"),
                piece(PieceKind::Item(1), Some("a)"), "logga"),
                piece(PieceKind::Item(2), None, "allt"),
                piece(PieceKind::Paragraph, None, ""),
                piece(PieceKind::Cell { table: 0, row: 0, column: 0 }, None, "Nivå"),
                piece(PieceKind::Cell { table: 0, row: 0, column: 1 }, None, ""),
                piece(PieceKind::Cell { table: 0, row: 1, column: 0 }, None, "99 %"),
            ],
            Some(2),
        );
        assert_eq!(read.text(), "5 Säkerhet\n\n5.1 Leverantören ska:\na) logga\n  – allt\n\nNivå | \n99 %\n");
        let words: Vec<&str> = read.blocks().iter().map(|block| read.of(block.words)).collect();
        assert_eq!(words, ["Säkerhet", "Leverantören ska:", "logga", "allt", "Nivå", "", "99 %"]);
        assert_eq!(read.blocks().get(3).map(|block| read.of(block.span)), Some("– allt"));
        assert_eq!(read.pages(), Some(2));
    }
}
