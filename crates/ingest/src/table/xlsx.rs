use std::io::Cursor;

use calamine::{Data, DataRef, Reader, SheetVisible, Xlsx};
use document::{Merged, RawBook, RawCell, RawRow, RawSheet, RawValue};
use kernel::{Date, Problem};

use super::marks::{Marks, marks};
use super::{hostile, spend};
use crate::Limits;

/// Reads every sheet with its marks: hidden sheets, rows and columns, merged cells, formulas, faults.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<RawBook, Problem> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(hostile)?;
    let hidden: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), !matches!(sheet.visible, SheetVisible::Visible)))
        .collect();
    let mut marks = marks(bytes).unwrap_or_default();
    let mut budget = limits.cells;
    let mut book = RawBook::default();
    for (name, hidden) in hidden {
        // A sheet of charts has no cells.
        let Ok(merged) = workbook.merge_cells_by_sheet_name(&name) else { continue };
        let Marks { hidden_rows, hidden_columns } = marks.remove(&name).unwrap_or_default();
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(hostile)?;
        let mut sheet = RawSheet { name, hidden, hidden_columns, ..RawSheet::default() };
        while let Some(found) = cells.next_cell_with_formula_metadata().map_err(hostile)? {
            let (row, column) = found.pos;
            let Some(value) = value(&found.value) else { continue };
            spend(&mut budget, limits)?;
            let cell = RawCell { column: column.saturating_add(1), value, formula: found.formula.is_some() };
            let number = row.saturating_add(1);
            match sheet.rows.last_mut() {
                Some(last) if last.number == number => last.cells.push(cell),
                _ => sheet.rows.push(RawRow { number, hidden: hidden_rows.contains(&number), cells: vec![cell] }),
            }
        }
        sheet.merged = merged
            .into_iter()
            .map(|area| Merged {
                first_row: area.start.0.saturating_add(1),
                last_row: area.end.0.saturating_add(1),
                first_column: area.start.1.saturating_add(1),
                last_column: area.end.1.saturating_add(1),
            })
            .collect();
        book.sheets.push(tidy(sheet));
    }
    Ok(book)
}

/// Rows and cells in order, also where a program wrote them in another.
fn tidy(mut sheet: RawSheet) -> RawSheet {
    sheet.rows.sort_by_key(|row| row.number);
    sheet.rows.dedup_by(|next, row| {
        let same = next.number == row.number;
        if same {
            row.cells.append(&mut next.cells);
        }
        same
    });
    for row in &mut sheet.rows {
        row.cells.sort_by_key(|cell| cell.column);
    }
    sheet
}

fn value(data: &DataRef<'_>) -> Option<RawValue> {
    of_data(Data::from(data.clone()))
}

/// A value of the reader's as ours; nothing for an empty cell.
pub(super) fn of_data(data: Data) -> Option<RawValue> {
    Some(match data {
        Data::Empty => return None,
        Data::String(words) if words.is_empty() => return None,
        Data::String(words) | Data::DurationIso(words) => RawValue::Text(words),
        Data::DateTimeIso(words) => {
            words.get(..10).and_then(|day| Date::parse(day).ok()).map_or(RawValue::Text(words), RawValue::Date)
        }
        Data::Float(number) => RawValue::Number(number),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet holds whole numbers as floats already")]
        Data::Int(number) => RawValue::Number(number as f64),
        Data::Bool(flag) => RawValue::Flag(flag),
        Data::DateTime(date) => crate::xlsx::calendar_date(&date).map_or(RawValue::Number(date.as_f64()), RawValue::Date),
        Data::Error(error) => RawValue::Error(error.to_string()),
    })
}
