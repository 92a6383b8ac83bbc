use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xlsx};
use document::{Grid, GridCell, Sheet, Value};
use kernel::Problem;

use crate::Limits;

/// Reads every sheet of a workbook, hidden ones too. Cells are streamed and never laid out as one dense range: a single cell
/// reference far down a sheet would otherwise ask for all memory there is.
pub(crate) fn read(bytes: &[u8], limits: Limits) -> Result<Grid, Problem> {
    crate::guard::check(bytes, limits)?;
    let hostile = |detail: String| Problem::error("workbook-hostile").with("detail", detail);
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| hostile(error.to_string()))?;
    let mut grid = Grid::default();
    let mut budget = limits.cells;
    for name in workbook.sheet_names() {
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(|error| hostile(error.to_string()))?;
        let mut rows: BTreeMap<u32, Vec<GridCell>> = BTreeMap::new();
        while let Some(cell) = cells.next_cell().map_err(|error| hostile(error.to_string()))? {
            let (row, _) = cell.get_position();
            let value = value(cell.get_value());
            if value == Value::Empty {
                continue;
            }
            budget = budget.checked_sub(1).ok_or_else(|| hostile(name.clone()))?;
            rows.entry(row).or_default().push(GridCell { value, ..GridCell::default() });
        }
        grid.sheets.push(Sheet { name, lead: numbered(rows, limits.cells), ..Sheet::default() });
    }
    Ok(grid)
}

/// Rows at their own numbers, empty ones between; rows beyond what is read of a workbook are pulled together.
fn numbered(rows: BTreeMap<u32, Vec<GridCell>>, most: usize) -> Vec<Vec<GridCell>> {
    let mut list: Vec<Vec<GridCell>> = Vec::new();
    for (row, cells) in rows {
        let at = usize::try_from(row).unwrap_or(usize::MAX);
        if at < most && list.len() < at {
            list.resize(at, Vec::new());
        }
        list.push(cells);
    }
    list
}

fn value(data: &DataRef<'_>) -> Value {
    match Data::from(data.clone()) {
        Data::Empty => Value::Empty,
        Data::String(words) | Data::DateTimeIso(words) | Data::DurationIso(words) => Value::Text(words),
        Data::Float(number) => Value::Number(number),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet holds whole numbers as floats already")]
        Data::Int(number) => Value::Number(number as f64),
        Data::Bool(flag) => Value::Text(if flag { "TRUE" } else { "FALSE" }.to_owned()),
        Data::DateTime(date) => calendar_date(&date).map_or(Value::Number(date.as_f64()), Value::Date),
        Data::Error(error) => Value::Text(error.to_string()),
    }
}

/// The calendar date of a cell.
pub(crate) fn calendar_date(date: &calamine::ExcelDateTime) -> Option<kernel::Date> {
    if !date.is_datetime() {
        return None;
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    kernel::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}
