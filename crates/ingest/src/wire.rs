//! How the child process tells its parent what it read: JSON of structs of its own.

mod table;
mod text;

use document::{Grid, GridCell, Sheet, Value};
use kernel::{Date, Problem};
use serde::{Deserialize, Serialize};

pub(crate) use self::table::TableAnswer;
pub(crate) use self::text::TextAnswer;

#[derive(Serialize, Deserialize)]
pub(crate) enum Answer {
    Grid(Vec<SheetDto>),
    Refused { code: String, detail: String },
}

#[derive(Serialize, Deserialize)]
pub(crate) struct SheetDto {
    name: String,
    rows: Vec<Vec<CellDto>>,
}

#[derive(Serialize, Deserialize)]
pub(crate) enum CellDto {
    Empty,
    Text(String),
    Number(f64),
    Date(String),
}

/// Problems that a child may report, so that its answer names one of ours and nothing else.
const CODES: [&str; 6] =
    ["file-too-large", "not-a-table", "not-a-workbook", "table-too-many-cells", "workbook-encrypted", "workbook-hostile"];

impl Answer {
    pub(crate) fn of(read: Result<Grid, Problem>) -> Self {
        match read {
            Ok(grid) => Self::Grid(grid.sheets.into_iter().map(sheet).collect()),
            Err(problem) => {
                let (code, detail) = refusal(&problem);
                Self::Refused { code, detail }
            }
        }
    }

    pub(crate) fn into_result(self) -> Result<Grid, Problem> {
        match self {
            Self::Grid(sheets) => Ok(Grid { sheets: sheets.into_iter().map(sheet_of).collect(), ..Grid::default() }),
            Self::Refused { code, detail } => Err(problem_of(&code, detail)),
        }
    }
}

/// The code of a problem, and its one value.
fn refusal(problem: &Problem) -> (String, String) {
    let detail = match problem.arguments.first() {
        Some((_, kernel::Argument::Text(text))) => text.clone(),
        Some((_, kernel::Argument::Number(number))) => number.to_string(),
        None => String::new(),
    };
    (problem.code.to_owned(), detail)
}

fn problem_of(code: &str, detail: String) -> Problem {
    let code = CODES.into_iter().find(|known| *known == code).unwrap_or("workbook-hostile");
    let name = if matches!(code, "file-too-large" | "table-too-many-cells") { "limit" } else { "detail" };
    Problem::error(code).with(name, detail)
}

fn sheet(sheet: Sheet) -> SheetDto {
    SheetDto { name: sheet.name, rows: sheet.lead.into_iter().map(|row| row.into_iter().map(cell).collect()).collect() }
}

fn cell(cell: GridCell) -> CellDto {
    match cell.value {
        Value::Empty => CellDto::Empty,
        Value::Text(words) => CellDto::Text(words),
        Value::Number(number) => CellDto::Number(number),
        Value::Date(date) => CellDto::Date(date.to_string()),
    }
}

fn sheet_of(dto: SheetDto) -> Sheet {
    let SheetDto { name, rows } = dto;
    Sheet { name, lead: rows.into_iter().map(|row| row.into_iter().map(cell_of).collect()).collect(), ..Sheet::default() }
}

fn cell_of(dto: CellDto) -> GridCell {
    let value = match dto {
        CellDto::Empty => Value::Empty,
        CellDto::Text(words) => Value::Text(words),
        CellDto::Number(number) => Value::Number(number),
        CellDto::Date(date) => Date::parse(&date).map_or(Value::Text(date), Value::Date),
    };
    GridCell { value, ..GridCell::default() }
}
