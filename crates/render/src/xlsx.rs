//! Grids to XLSX: tables, choices, protection and hidden keys, and never a formula in a cell.

mod choices;
mod measure;
mod sheet;
mod style;

use std::collections::BTreeSet;

use document::{Grid, GridCell, Sheet};
use kernel::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use self::choices::Lists;
use crate::{Options, RenderError, clean::clean};

/// The longest text of a cell, and the longest name of a sheet, in UTF-16 units as Excel counts.
const CELL_LIMIT: usize = 32_767;
const SHEET_NAME_LIMIT: usize = 31;

/// A grid as an Excel workbook. None of the options concerns workbooks.
///
/// A text is always a text: one that begins with `=` stays what it is, also when the cell is edited.
///
/// # Errors
/// When the grid contradicts itself (names of sheets and tables, cells of a row), or a text is longer than a cell can hold.
pub fn xlsx(grid: &Grid, _options: &Options<'_>) -> Result<Vec<u8>, RenderError> {
    check(grid)?;
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(grid)?);
    let mut lists = Lists::new(&grid.sheets);
    let mut shown = false;
    for sheet in &grid.sheets {
        let worksheet = workbook.add_worksheet();
        sheet::write(sheet, grid.protected, &mut lists, worksheet)?;
        if !sheet.hidden && !shown {
            shown = true;
            worksheet.set_active(true);
            worksheet.set_first_tab(true);
        }
    }
    lists.write(grid.protected, &mut workbook)?;
    workbook.save_to_buffer().map_err(refused)
}

fn check(grid: &Grid) -> Result<(), RenderError> {
    let mut names = BTreeSet::new();
    for sheet in &grid.sheets {
        if !is_sheet_name(&sheet.name) || !names.insert(sheet.name.to_lowercase()) {
            return Err(RenderError::SheetName { name: sheet.name.clone() });
        }
        let table_rows = sheet.table.iter().flat_map(|table| &table.rows);
        sheet.lead.iter().chain(table_rows).flatten().try_for_each(|cell| check_cell(sheet, cell))?;
        let Some(table) = &sheet.table else { continue };
        let columns = sheet.columns.len();
        if columns == 0 {
            return Err(RenderError::TableWithoutColumns { table: table.name.clone() });
        }
        if let Some((index, row)) = table.rows.iter().enumerate().find(|(_, row)| row.len() != columns) {
            return Err(RenderError::TableRow { table: table.name.clone(), row: index + 1, cells: row.len(), columns });
        }
    }
    if grid.sheets.iter().all(|sheet| sheet.hidden) { Err(RenderError::NoSheet) } else { Ok(()) }
}

fn check_cell(sheet: &Sheet, cell: &GridCell) -> Result<(), RenderError> {
    cell.words().map_or(Ok(()), |words| within(CELL_LIMIT, words, sheet))
}

/// Refuses a text that is longer than its place can hold.
fn within(limit: usize, words: &str, sheet: &Sheet) -> Result<(), RenderError> {
    if words.encode_utf16().count() <= limit {
        return Ok(());
    }
    Err(RenderError::TextTooLong { sheet: sheet.name.clone(), text: words.chars().take(60).collect(), limit })
}

fn is_sheet_name(name: &str) -> bool {
    let length = name.encode_utf16().count();
    let forbidden = |character: char| "[]:*?/\\".contains(character) || character.is_control();
    (1..=SHEET_NAME_LIMIT).contains(&length)
        && !name.contains(forbidden)
        && !name.trim().is_empty()
        && !name.starts_with('\'')
        && !name.ends_with('\'')
        // Excel keeps this name for itself.
        && !name.eq_ignore_ascii_case("history")
}

fn properties(grid: &Grid) -> Result<DocProperties, RenderError> {
    // There is no clock: a workbook without a date gets this one.
    let created = match grid.date {
        Some(date) => day(date).map_err(refused)?,
        None => ExcelDateTime::from_ymd(2000, 1, 1).map_err(refused)?,
    };
    Ok(DocProperties::new().set_title(clean(&grid.title)).set_author(clean(&grid.author)).set_creation_datetime(&created))
}

fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    ExcelDateTime::from_ymd(u16::try_from(date.year()).unwrap_or_default(), part(date.month()), part(date.day()))
}

fn refused(error: XlsxError) -> RenderError {
    RenderError::Workbook { cause: error.to_string() }
}

/// The words of a cell as they are written: lines stay, control characters go.
fn lines(words: &str) -> String {
    let lines: Vec<_> = words.split('\n').map(|line| clean(line.strip_suffix('\r').unwrap_or(line))).collect();
    lines.join("\n")
}
