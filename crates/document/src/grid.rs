use kernel::{Date, Language};

/// A workbook apart from any file format: typed cells, choices, protection, hidden keys.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// Language of the workbook.
    pub language: Language,
    /// Title: document property.
    pub title: String,
    /// Who made it: document property.
    pub author: String,
    /// Cells that are not unlocked are protected against change; filtering and column width stay allowed.
    pub protected: bool,
    /// Date of the workbook, if it has one.
    pub date: Option<Date>,
    /// The sheets in order.
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// The name on its tab: at most 31 characters, none of `[]:*?/\`.
    pub name: String,
    /// Hidden from the reader (keys).
    pub hidden: bool,
    /// Columns with their widths; a table's header row shows their titles.
    pub columns: Vec<GridColumn>,
    /// Cells above the table, or the whole sheet where there is no table.
    pub lead: Vec<Vec<GridCell>>,
    /// The table below the lead.
    pub table: Option<SheetTable>,
    /// The paper it is printed on.
    pub paper: Paper,
    /// Text at the foot of each printed page, left; page numbers stand to the right.
    pub print_footer: String,
}

/// The paper a sheet is printed on; its columns are made to fit the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// A4 upright.
    #[default]
    A4,
    /// A4 across.
    A4Landscape,
    /// A3 across: for sheets with so many columns that A4 would be too small to read.
    A3Landscape,
}

/// A named table with a header row; each row has as many cells as the sheet has columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SheetTable {
    /// Its name in the workbook: ASCII letters and digits.
    pub name: String,
    /// Rows below the header.
    pub rows: Vec<Vec<GridCell>>,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GridColumn {
    /// Title in the header row.
    pub title: String,
    /// Width in characters of the standard font.
    pub width: u16,
    /// Hidden from the reader (keys).
    pub hidden: bool,
    /// Closed lists that cells of this column choose from; a cell says which one (`GridCell::choice`).
    pub choices: Vec<Choices>,
}

/// A closed list of values for a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Choices {
    /// The values in order.
    pub values: Vec<String>,
    /// Title of the help shown when the cell is chosen: at most 32 characters.
    pub title: String,
    /// The help itself: at most 255 characters.
    pub help: String,
    /// What is said when something else is typed: at most 255 characters.
    pub refusal: String,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GridCell {
    /// What it holds.
    pub value: Value,
    /// How it looks.
    pub style: CellStyle,
    /// Free to fill in although the sheet is protected.
    pub unlocked: bool,
    /// Only values of this list of its column (`GridColumn::choices`, counted from 0) may be entered.
    pub choice: Option<usize>,
}

/// What a cell holds. A text is always written as text: a value that begins with `=` never becomes a formula.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A date.
    Date(Date),
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CellStyle {
    /// Running text, wrapped, at the top of the cell.
    #[default]
    Body,
    /// The title of a sheet, not wrapped.
    Title,
    /// A heading within a sheet, not wrapped.
    Heading,
    /// Words of weight.
    Strong,
    /// A cell to be filled in.
    Input,
}

impl GridCell {
    /// Words, locked.
    #[must_use]
    pub fn text(words: impl Into<String>) -> Self {
        Self { value: Value::Text(words.into()), ..Self::default() }
    }

    /// Words in a certain style, locked.
    #[must_use]
    pub fn styled(words: impl Into<String>, style: CellStyle) -> Self {
        Self { value: Value::Text(words.into()), style, ..Self::default() }
    }

    /// A whole number, locked.
    #[must_use]
    pub fn number(number: u32) -> Self {
        Self { value: Value::Number(f64::from(number)), ..Self::default() }
    }

    /// An empty cell to be filled in.
    #[must_use]
    pub fn input() -> Self {
        Self { style: CellStyle::Input, unlocked: true, ..Self::default() }
    }

    /// An empty cell to be filled in from a closed list of its column.
    #[must_use]
    pub fn choice(list: usize) -> Self {
        Self { choice: Some(list), ..Self::input() }
    }

    /// The words of the cell, if it holds any.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match &self.value {
            Value::Text(words) => Some(words),
            Value::Empty | Value::Number(_) | Value::Date(_) => None,
        }
    }
}
