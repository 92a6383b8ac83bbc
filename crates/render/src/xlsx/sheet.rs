use document::{CellStyle, GridCell, GridColumn, Paper, Sheet, SheetTable, Value};
use rust_xlsxwriter::{IgnoreError, ProtectionOptions, Table, TableColumn, TableStyle, Worksheet, XlsxError};

use super::{
    choices::{Lists, restrict},
    day, lines,
    measure::{header_height, height, length, line, width},
    refused,
    style::{self, BODY_SIZE, HEADING_SIZE, SMALL_TITLE_SIZE, TITLE_SIZE},
};
use crate::{RenderError, clean::clean};

/// What stands above the table stays in sight up to this height, in points; more would leave no room to scroll.
const FROZEN: f64 = 240.0;
/// Least height of a row with a cell to be filled in.
const INPUT_HEIGHT: f64 = 20.0;
/// Characters of the text at the foot of a printed page: there is room for 255 with marks.
const FOOTER: usize = 200;

/// Writes one sheet.
pub(super) fn write(sheet: &Sheet, protected: bool, lists: &mut Lists, worksheet: &mut Worksheet) -> Result<(), RenderError> {
    let lead = sheet.lead.len();
    let header = u32::try_from(lead).unwrap_or(u32::MAX);
    let above = fill(sheet, worksheet).map_err(refused)?;
    if let Some(table) = &sheet.table {
        write_table(sheet, table, header, worksheet).map_err(refused)?;
        if above <= FROZEN {
            worksheet.set_freeze_panes(header + 1, 0).map_err(refused)?;
        }
        worksheet.set_repeat_rows(header, header).map_err(refused)?;
    }
    let table_rows = sheet.table.iter().flat_map(|table| &table.rows);
    restrict(sheet, (0..).zip(&sheet.lead).chain((header + 1..).zip(table_rows)), lists, worksheet)?;
    print(sheet, worksheet);
    worksheet.set_hidden(sheet.hidden);
    if protected {
        worksheet.protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            sort: true,
            use_autofilter: true,
            ..ProtectionOptions::default()
        });
    }
    Ok(())
}

/// Name, columns and the rows above the table; gives the height of these rows.
fn fill(sheet: &Sheet, worksheet: &mut Worksheet) -> Result<f64, XlsxError> {
    worksheet.set_name(&sheet.name)?;
    for (index, column) in (0_u16..).zip(&sheet.columns) {
        worksheet.set_column_width(index, width(Some(column)))?;
        if column.hidden {
            worksheet.set_column_hidden(index)?;
        }
    }
    let mut above = 0.0;
    for (row, cells) in (0..).zip(&sheet.lead) {
        above += write_row(row, cells, &sheet.columns, false, worksheet)?;
    }
    Ok(above)
}

fn write_table(sheet: &Sheet, table: &SheetTable, header: u32, worksheet: &mut Worksheet) -> Result<(), XlsxError> {
    let titles = unique_titles(&sheet.columns);
    let columns: Vec<TableColumn> =
        titles.iter().map(|title| TableColumn::new().set_header(title).set_header_format(style::header())).collect();
    let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX).max(1);
    let last = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    let excel = Table::new()
        .set_name(&table.name)
        .set_columns(&columns)
        .set_style(TableStyle::Light1)
        .set_banded_rows(true)
        .set_autofilter(true)
        .set_alt_text(clean(&sheet.name));
    worksheet.add_table(header, 0, header.saturating_add(rows), last, &excel)?;
    // Numbers of requirements and the like are texts on purpose.
    worksheet.ignore_error_range(header, 0, header.saturating_add(rows), last, IgnoreError::NumberStoredAsText)?;
    let shown = titles.iter().zip(&sheet.columns).filter(|(_, column)| !column.hidden);
    let highest = shown.map(|(title, column)| header_height(title, width(Some(column)))).fold(0.0, f64::max);
    worksheet.set_row_height(header, highest)?;
    for (row, cells) in (header + 1..).zip(&table.rows) {
        write_row(row, cells, &sheet.columns, true, worksheet)?;
    }
    Ok(())
}

/// Writes a row so high that everything in it shows; gives its height.
fn write_row(
    row: u32,
    cells: &[GridCell],
    columns: &[GridColumn],
    in_table: bool,
    worksheet: &mut Worksheet,
) -> Result<f64, XlsxError> {
    let mut highest = line(BODY_SIZE);
    for (index, cell) in cells.iter().enumerate() {
        let column = columns.get(index);
        let (size, wrap) = size(index, cells, columns, in_table);
        if column.is_none_or(|column| !column.hidden) {
            let words = cell.words().map(lines).unwrap_or_default();
            let bold = u16::from(cell.style == CellStyle::Strong);
            highest = highest.max(if wrap { height(&words, width(column), size + bold) } else { line(size) + 4.0 });
            highest = highest.max(if cell.unlocked { INPUT_HEIGHT } else { 0.0 });
        }
        let format = style::cell(cell, size, wrap, in_table);
        let place = u16::try_from(index).unwrap_or(u16::MAX);
        match &cell.value {
            Value::Text(words) if !words.is_empty() => worksheet.write_string_with_format(row, place, lines(words), &format)?,
            Value::Number(number) if number.is_finite() => worksheet.write_number_with_format(row, place, *number, &format)?,
            Value::Number(number) => return Err(XlsxError::ParameterError(format!("{number} is not a number that Excel knows"))),
            Value::Date(date) => match day(*date) {
                Ok(day) => worksheet.write_datetime_with_format(row, place, &day, &format)?,
                // Excel knows no day before 1900.
                Err(_) => worksheet.write_string_with_format(row, place, date.to_string(), &format)?,
            },
            Value::Text(_) | Value::Empty if in_table || cell.unlocked || cell.style == CellStyle::Input => {
                worksheet.write_blank(row, place, &format)?
            }
            Value::Text(_) | Value::Empty => worksheet,
        };
    }
    worksheet.set_row_height(row, highest)?;
    Ok(highest)
}

/// Size of the type, and whether the words are wrapped. A title runs on over the empty cells beside it; one that has no
/// room there gets smaller, or is wrapped, so that nothing is cut off.
fn size(index: usize, cells: &[GridCell], columns: &[GridColumn], in_table: bool) -> (u16, bool) {
    let Some(cell) = cells.get(index) else { return (BODY_SIZE, true) };
    let sizes: &[u16] = match cell.style {
        CellStyle::Title => &[TITLE_SIZE, SMALL_TITLE_SIZE],
        CellStyle::Heading => &[HEADING_SIZE],
        CellStyle::Body | CellStyle::Strong | CellStyle::Input => return (BODY_SIZE, true),
    };
    let words = cell.words().unwrap_or_default();
    let beside = cells.iter().skip(index + 1).take_while(|next| next.value == Value::Empty && !in_table).count();
    let free = if index + 1 + beside == cells.len() && !in_table { columns.len().saturating_sub(index + 1) } else { beside };
    let room: f64 =
        columns.iter().skip(index).take(free + 1).filter(|column| !column.hidden).map(|column| width(Some(column))).sum();
    let fits = |size: u16| !words.contains('\n') && length(words, size) * 1.05 <= room;
    match sizes.iter().find(|size| fits(**size)) {
        Some(size) => (*size, false),
        None => (sizes.last().copied().unwrap_or(BODY_SIZE), true),
    }
}

fn print(sheet: &Sheet, worksheet: &mut Worksheet) {
    let (size, across) = match sheet.paper {
        Paper::A4 => (9, false),
        Paper::A4Landscape => (9, true),
        Paper::A3Landscape => (8, true),
    };
    worksheet.set_paper_size(size).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    if across {
        worksheet.set_landscape();
    }
    let words = clean(&sheet.print_footer).replace('&', "&&");
    let mut left: String = words.chars().take(FOOTER).collect();
    // Half of a pair would be a mark.
    if left.len() < words.len() && left.chars().rev().take_while(|last| *last == '&').count() % 2 == 1 {
        left.pop();
    }
    // The blank keeps a number at the beginning of the words apart from the size of the type.
    worksheet.set_footer(format!("&L&8 {left}&R&8 &P (&N)"));
}

/// The titles as Excel wants them in a table: none empty, none twice.
fn unique_titles(columns: &[GridColumn]) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        let words: String = clean(&column.title).chars().take(200).collect();
        let base = if words.trim().is_empty() { (index + 1).to_string() } else { words };
        let mut title = base.clone();
        let mut number = 2;
        while titles.iter().any(|known| known.to_lowercase() == title.to_lowercase()) {
            title = format!("{base} {number}");
            number += 1;
        }
        titles.push(title);
    }
    titles
}
