//! Lists as files: a workbook, or separated text.

use document::{CellStyle, Grid, GridCell, GridColumn, Paper, Sheet, SheetTable, Value};
use kernel::{Date, Language};

use crate::{Error, Result};

/// A column that a note can be read in, in characters.
const ROOMY: u16 = 40;

/// What a list can be taken out as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// A workbook.
    Xlsx,
    /// Separated text.
    Csv,
}

/// A list as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A list before it is a file.
pub(crate) struct Table {
    /// The name of the file, without its ending.
    pub(crate) name: String,
    /// What the list is.
    pub(crate) title: String,
    /// What whoever gets it must know.
    pub(crate) note: String,
    /// The headings, each with a width in characters.
    pub(crate) columns: Vec<(String, u16)>,
    /// The rows.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// What stands in a cell; workbooks keep numbers and days as such.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Text(String),
    Number(i64),
    Date(Option<Date>),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Cell {
    fn in_grid(self) -> GridCell {
        match self {
            Self::Text(text) => GridCell::text(text),
            // More digits than a workbook keeps stand there as text.
            Self::Number(number) => u32::try_from(number).map_or_else(|_| GridCell::text(number.to_string()), GridCell::number),
            Self::Date(Some(date)) => GridCell { value: Value::Date(date), ..GridCell::default() },
            Self::Date(None) => GridCell::default(),
        }
    }

    fn in_words(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.map(|date| date.to_string()).unwrap_or_default(),
        }
    }
}

impl TableFormat {
    /// The format of a word in an address.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Xlsx, Self::Csv].into_iter().find(|format| format.ending() == id)
    }

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

impl Table {
    /// Makes the file.
    pub(crate) fn file(self, language: Language, format: TableFormat) -> Result<TableFile> {
        let name = format!("{}.{}", self.name, format.ending());
        let bytes = match format {
            TableFormat::Xlsx => self.workbook(language)?,
            TableFormat::Csv => self.separated(),
        };
        Ok(TableFile { name, media: format.media(), bytes })
    }

    fn workbook(self, language: Language) -> Result<Vec<u8>> {
        // In a narrow column the note would be so high that the headings could not stay in sight.
        let wide = self.columns.iter().position(|(_, width)| *width >= ROOMY).unwrap_or_default();
        let mut note = vec![GridCell::default(); wide];
        note.push(GridCell::text(self.note.as_str()));
        let lead = vec![vec![GridCell::styled(self.title.as_str(), CellStyle::Title)], note, Vec::new()];
        let columns = self.columns.into_iter().map(|(title, width)| GridColumn { title, width, ..GridColumn::default() });
        let rows = self.rows.into_iter().map(|row| row.into_iter().map(Cell::in_grid).collect()).collect();
        let sheet = Sheet {
            name: self.name.chars().take(31).collect(),
            columns: columns.collect(),
            lead,
            table: Some(SheetTable { name: "Table".to_owned(), rows }),
            paper: Paper::A4Landscape,
            print_footer: self.note,
            ..Sheet::default()
        };
        let grid = Grid { language, title: self.title, sheets: vec![sheet], ..Grid::default() };
        render::xlsx(&grid, &render::Options::default()).map_err(|error| Error::Internal(error.to_string()))
    }

    /// The headings must be the first line, or programs that read it lose their way: the note comes last.
    fn separated(self) -> Vec<u8> {
        let mut rows = vec![self.columns.into_iter().map(|(title, _)| title).collect::<Vec<_>>()];
        rows.extend(self.rows.into_iter().map(|row| row.into_iter().map(Cell::in_words).collect()));
        rows.push(vec![self.note]);
        exchange::write_csv(&rows)
    }
}
