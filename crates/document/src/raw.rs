use kernel::Date;

/// A table file that others made, as it was found: nothing is tidied, and every cell keeps its place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RawBook {
    /// The sheets in order; a text file has one without a name.
    pub sheets: Vec<RawSheet>,
    /// How the bytes were read, where the file is text.
    pub text: Option<TextForm>,
}

/// How a text file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextForm {
    /// Name of the encoding: `UTF-8`, `UTF-16LE`, `UTF-16BE`, `windows-1252` or `macintosh`.
    pub encoding: String,
    /// What stands between two cells.
    pub separator: char,
    /// Characters that could not be read and became U+FFFD.
    pub unreadable: u32,
    /// The line where a quotation mark opens that is never closed, from 1.
    pub open_quote: Option<u32>,
}

/// A sheet with those of its rows that hold anything.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RawSheet {
    /// The name on its tab.
    pub name: String,
    /// Hidden from whoever opens the file.
    pub hidden: bool,
    /// The rows in order.
    pub rows: Vec<RawRow>,
    /// Cells that are shown as one.
    pub merged: Vec<Merged>,
    /// Columns hidden from the reader, counted from 1.
    pub hidden_columns: Vec<u32>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RawRow {
    /// Its number, from 1; in a text file the line on which it begins.
    pub number: u32,
    /// Hidden from the reader, by hand or by a filter.
    pub hidden: bool,
    /// The cells that hold anything, in order.
    pub cells: Vec<RawCell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct RawCell {
    /// Its column, from 1.
    pub column: u32,
    /// What it holds; for a formula what was last computed.
    pub value: RawValue,
    /// The value was computed by a formula.
    pub formula: bool,
}

/// What a cell of a foreign file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum RawValue {
    /// Words, with their line breaks.
    Text(String),
    /// A number.
    Number(f64),
    /// A date; a time of day is left out.
    Date(Date),
    /// True or false.
    Flag(bool),
    /// A fault of the program that wrote it: `#REF!`.
    Error(String),
}

/// Cells that are shown as one: both corners belong to it, all counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// First row.
    pub first_row: u32,
    /// Last row.
    pub last_row: u32,
    /// First column.
    pub first_column: u32,
    /// Last column.
    pub last_column: u32,
}

impl RawRow {
    /// The cell of a column, if it holds anything.
    #[must_use]
    pub fn cell(&self, column: u32) -> Option<&RawCell> {
        self.cells.iter().find(|cell| cell.column == column)
    }
}

impl RawValue {
    /// The words of the value as a person would read them; whole numbers without decimals.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Text(words) | Self::Error(words) => words.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Flag(flag) => flag.to_string(),
        }
    }
}
