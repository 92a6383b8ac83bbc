use std::collections::BTreeMap;

use document::{Choices, GridCell, Sheet};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Workbook, Worksheet, XlsxError, utility};

use super::{refused, within};
use crate::{RenderError, clean::clean};

/// What Excel holds of a list within the rule itself, and of the texts around it, in UTF-16 units.
const INLINE_LIMIT: usize = 255;
const TITLE_LIMIT: usize = 32;
const TEXT_LIMIT: usize = 255;

/// Lists that are too long for a rule: each a column of a hidden sheet of its own.
pub(super) struct Lists {
    sheet: String,
    columns: Vec<Vec<String>>,
}

impl Lists {
    /// No list yet; the sheet gets a name that no other sheet has.
    pub(super) fn new(sheets: &[Sheet]) -> Self {
        let taken = |name: &str| sheets.iter().any(|sheet| sheet.name.eq_ignore_ascii_case(name));
        let mut name = "lists".to_owned();
        let mut number = 2;
        while taken(&name) {
            name = format!("lists{number}");
            number += 1;
        }
        Self { sheet: name, columns: Vec::new() }
    }

    /// The rule for one list.
    fn rule(&mut self, values: &[String]) -> Result<DataValidation, XlsxError> {
        let values: Vec<String> = values.iter().map(|value| clean(value).into_owned()).collect();
        let length: usize = values.iter().map(|value| value.encode_utf16().count() + 1 + value.matches('"').count()).sum();
        // Within the rule a comma parts two values, and blanks at the ends are lost.
        let simple = |value: &String| !value.contains(',') && value.trim() == value && !value.is_empty();
        if length <= INLINE_LIMIT && values.iter().all(simple) {
            return DataValidation::new().allow_list_strings(&values);
        }
        let column = match self.columns.iter().position(|known| *known == values) {
            Some(column) => column,
            None => {
                self.columns.push(values.clone());
                self.columns.len() - 1
            }
        };
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        let last = u32::try_from(values.len()).unwrap_or(u32::MAX) - 1;
        let range = utility::cell_range_absolute(0, column, last, column);
        Ok(DataValidation::new().allow_list_formula(Formula::new(format!("={}!{range}", self.sheet))))
    }

    /// Adds the hidden sheet, if there is anything to put on it.
    pub(super) fn write(&self, protected: bool, workbook: &mut Workbook) -> Result<(), RenderError> {
        if self.columns.is_empty() {
            return Ok(());
        }
        let worksheet = workbook.add_worksheet();
        self.fill(worksheet).map_err(refused)?;
        worksheet.set_hidden(true);
        if protected {
            worksheet.protect();
        }
        Ok(())
    }

    fn fill(&self, worksheet: &mut Worksheet) -> Result<(), XlsxError> {
        worksheet.set_name(&self.sheet)?;
        for (column, values) in (0..).zip(&self.columns) {
            for (row, value) in (0..).zip(values) {
                worksheet.write_string(row, column, value)?;
            }
        }
        Ok(())
    }
}

/// Restricts the cells that are chosen from lists; `rows` are all rows of the sheet, each with its place.
pub(super) fn restrict<'a>(
    sheet: &Sheet,
    rows: impl Iterator<Item = (u32, &'a Vec<GridCell>)>,
    lists: &mut Lists,
    worksheet: &mut Worksheet,
) -> Result<(), RenderError> {
    let mut places: BTreeMap<(u16, usize), Vec<u32>> = BTreeMap::new();
    for (row, cells) in rows {
        for (column, cell) in (0_u16..).zip(cells) {
            if let Some(list) = cell.choice {
                places.entry((column, list)).or_default().push(row);
            }
        }
    }
    for ((column, list), rows) in places {
        let found = sheet.columns.get(usize::from(column));
        let choices = found.and_then(|column| column.choices.get(list)).filter(|choices| !choices.values.is_empty());
        let Some(choices) = choices else {
            let title = found.map(|column| column.title.clone()).unwrap_or_default();
            return Err(RenderError::ChoiceMissing { sheet: sheet.name.clone(), column: title });
        };
        check(choices, sheet)?;
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { continue };
        let rule = rule(choices, lists).map_err(refused)?.set_multi_range(ranges(&rows, column));
        worksheet.add_data_validation(*first, column, *last, column, &rule).map_err(refused)?;
    }
    Ok(())
}

fn check(choices: &Choices, sheet: &Sheet) -> Result<(), RenderError> {
    within(TITLE_LIMIT, &choices.title, sheet)?;
    within(TEXT_LIMIT, &choices.help, sheet)?;
    within(TEXT_LIMIT, &choices.refusal, sheet)
}

fn rule(choices: &Choices, lists: &mut Lists) -> Result<DataValidation, XlsxError> {
    lists
        .rule(&choices.values)?
        .ignore_blank(true)
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_input_title(clean(&choices.title))?
        .set_input_message(clean(&choices.help))?
        .set_error_title(clean(&choices.title))?
        .set_error_message(clean(&choices.refusal))
}

/// Rows in order as ranges of a column: `J2:J5 J8`.
fn ranges(rows: &[u32], column: u16) -> String {
    let chunks = rows.chunk_by(|one, next| one + 1 == *next);
    let ranges: Vec<String> =
        chunks.filter_map(|chunk| Some(utility::cell_range(*chunk.first()?, column, *chunk.last()?, column))).collect();
    ranges.join(" ")
}
