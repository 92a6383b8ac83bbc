use document::{Merged, RawBook, RawCell, RawRow, RawSheet, RawValue, TextForm};
use kernel::{Date, Problem};
use serde::{Deserialize, Serialize};

use super::{problem_of, refusal};

#[derive(Serialize, Deserialize)]
pub(crate) enum TableAnswer {
    Book { sheets: Vec<SheetDto>, text: Option<TextDto> },
    Refused { code: String, detail: String },
}

#[derive(Serialize, Deserialize)]
pub(crate) struct TextDto {
    encoding: String,
    separator: char,
    unreadable: u32,
    open_quote: Option<u32>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct SheetDto {
    name: String,
    hidden: bool,
    rows: Vec<RowDto>,
    merged: Vec<[u32; 4]>,
    hidden_columns: Vec<u32>,
}

/// Number, hidden, cells: short, since there may be a hundred thousand.
#[derive(Serialize, Deserialize)]
struct RowDto(u32, bool, Vec<CellDto>);

/// Column, formula, value.
#[derive(Serialize, Deserialize)]
struct CellDto(u32, bool, ValueDto);

#[derive(Serialize, Deserialize)]
enum ValueDto {
    T(String),
    N(f64),
    D(String),
    B(bool),
    E(String),
}

impl TableAnswer {
    pub(crate) fn of(read: Result<RawBook, Problem>) -> Self {
        match read {
            Ok(RawBook { sheets, text }) => {
                Self::Book { sheets: sheets.into_iter().map(sheet).collect(), text: text.map(text_form) }
            }
            Err(problem) => {
                let (code, detail) = refusal(&problem);
                Self::Refused { code, detail }
            }
        }
    }

    pub(crate) fn into_result(self) -> Result<RawBook, Problem> {
        match self {
            Self::Book { sheets, text } => {
                Ok(RawBook { sheets: sheets.into_iter().map(sheet_of).collect(), text: text.map(text_form_of) })
            }
            Self::Refused { code, detail } => Err(problem_of(&code, detail)),
        }
    }
}

fn text_form(form: TextForm) -> TextDto {
    let TextForm { encoding, separator, unreadable, open_quote } = form;
    TextDto { encoding, separator, unreadable, open_quote }
}

fn text_form_of(dto: TextDto) -> TextForm {
    let TextDto { encoding, separator, unreadable, open_quote } = dto;
    TextForm { encoding, separator, unreadable, open_quote }
}

fn sheet(sheet: RawSheet) -> SheetDto {
    let RawSheet { name, hidden, rows, merged, hidden_columns } = sheet;
    let merged = merged.into_iter().map(|area| {
        let Merged { first_row, last_row, first_column, last_column } = area;
        [first_row, last_row, first_column, last_column]
    });
    SheetDto { name, hidden, rows: rows.into_iter().map(row).collect(), merged: merged.collect(), hidden_columns }
}

fn sheet_of(dto: SheetDto) -> RawSheet {
    let SheetDto { name, hidden, rows, merged, hidden_columns } = dto;
    let merged = merged.into_iter().map(|[first_row, last_row, first_column, last_column]| Merged {
        first_row,
        last_row,
        first_column,
        last_column,
    });
    RawSheet { name, hidden, rows: rows.into_iter().map(row_of).collect(), merged: merged.collect(), hidden_columns }
}

fn row(row: RawRow) -> RowDto {
    let RawRow { number, hidden, cells } = row;
    RowDto(number, hidden, cells.into_iter().map(cell).collect())
}

fn row_of(dto: RowDto) -> RawRow {
    let RowDto(number, hidden, cells) = dto;
    RawRow { number, hidden, cells: cells.into_iter().map(cell_of).collect() }
}

fn cell(cell: RawCell) -> CellDto {
    let RawCell { column, value, formula } = cell;
    let value = match value {
        RawValue::Text(words) => ValueDto::T(words),
        RawValue::Number(number) => ValueDto::N(number),
        RawValue::Date(date) => ValueDto::D(date.to_string()),
        RawValue::Flag(flag) => ValueDto::B(flag),
        RawValue::Error(words) => ValueDto::E(words),
    };
    CellDto(column, formula, value)
}

fn cell_of(dto: CellDto) -> RawCell {
    let CellDto(column, formula, value) = dto;
    let value = match value {
        ValueDto::T(words) => RawValue::Text(words),
        ValueDto::N(number) => RawValue::Number(number),
        ValueDto::D(date) => Date::parse(&date).map_or(RawValue::Text(date), RawValue::Date),
        ValueDto::B(flag) => RawValue::Flag(flag),
        ValueDto::E(words) => RawValue::Error(words),
    };
    RawCell { column, value, formula }
}
