use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Ods, Reader, SheetVisible};
use document::{RawBook, RawCell, RawRow, RawSheet};
use kernel::Problem;

use super::xlsx::of_data;
use super::{hostile, spend};
use crate::Limits;

/// Reads every sheet. Hidden rows and merged cells are not told apart in this format; hidden sheets and formulas are.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<RawBook, Problem> {
    let mut workbook: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(hostile)?;
    let names: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), !matches!(sheet.visible, SheetVisible::Visible)))
        .collect();
    let mut budget = limits.cells;
    let mut book = RawBook::default();
    for (name, hidden) in names {
        let range = workbook.worksheet_range(&name).map_err(hostile)?;
        let formulas: BTreeSet<(u32, u32)> = workbook.worksheet_formula(&name).map_or_else(
            |_| BTreeSet::new(),
            |found| {
                let start = found.start().unwrap_or_default();
                found
                    .used_cells()
                    .filter(|(_, _, words)| !words.is_empty())
                    .filter_map(|(row, column, _)| {
                        Some((start.0 + u32::try_from(row).ok()?, start.1 + u32::try_from(column).ok()?))
                    })
                    .collect()
            },
        );
        let start = range.start().unwrap_or_default();
        let mut sheet = RawSheet { name, hidden, ..RawSheet::default() };
        for (row, column, data) in range.used_cells() {
            let Some(value) = of_data(data.clone()) else { continue };
            spend(&mut budget, limits)?;
            let row = start.0.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
            let column = start.1.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
            let cell = RawCell { column: column.saturating_add(1), value, formula: formulas.contains(&(row, column)) };
            let number = row.saturating_add(1);
            match sheet.rows.last_mut() {
                Some(last) if last.number == number => last.cells.push(cell),
                _ => sheet.rows.push(RawRow { number, hidden: false, cells: vec![cell] }),
            }
        }
        book.sheets.push(sheet);
    }
    Ok(book)
}
