use std::collections::BTreeMap;

use document::{Merged, RawRow, RawSheet, RawValue};
use kernel::{Place, Problem, Problems};

use super::guess::letters_of;

/// Ranges of rows that a message names before it says "and more".
const RANGES: usize = 30;

/// Columns over which merged cells are followed.
const WIDEST: u32 = 200;

/// A sheet as the import walks through it.
pub(super) struct Cells<'b> {
    pub(super) sheet: &'b RawSheet,
    pub(super) file: &'b str,
    /// Merged cells by column and first row: there may be as many as rows.
    merged: BTreeMap<(u32, u32), Merged>,
}

/// What was done to cells, by kind and column: rows are gathered, so that ten thousand of a kind are one message.
#[derive(Default)]
pub(super) struct Notes {
    rows: BTreeMap<(&'static str, u32), Vec<u32>>,
}

impl<'b> Cells<'b> {
    pub(super) fn new(sheet: &'b RawSheet, file: &'b str) -> Self {
        let covered = |area: &Merged| {
            let (area, last) = (*area, area.last_column.min(area.first_column.saturating_add(WIDEST)));
            (area.first_column..=last).map(move |column| ((column, area.first_row), area))
        };
        Self { sheet, file, merged: sheet.merged.iter().flat_map(covered).collect() }
    }

    /// Where a cell stands.
    pub(super) fn place(&self, row: u32, column: Option<u32>) -> Place {
        let sheet = Some(self.sheet.name.clone()).filter(|name| !name.is_empty());
        Place { file: Some(self.file.to_owned()), sheet, line: Some(row), column }
    }

    /// The words of a cell as they are, without blanks at their ends; nothing for a faulty or blank one. What was done is noted.
    pub(super) fn words(&self, row: &RawRow, column: u32, notes: &mut Notes) -> Option<String> {
        let cell = row.cell(column)?;
        if let RawValue::Error(_) = cell.value {
            notes.add("table-cell-error", row.number, column);
            return None;
        }
        let words = cell.value.words();
        let kept = words.trim();
        if cell.formula {
            notes.add("table-cell-formula", row.number, column);
        }
        if kept.is_empty() {
            return None;
        }
        if kept.len() != words.len() {
            notes.add("table-cell-trimmed", row.number, column);
        }
        Some(kept.replace("\r\n", "\n"))
    }

    /// The same, taken from the first of merged cells where this one is among them.
    pub(super) fn words_of_merged(&self, row: &RawRow, column: u32, notes: &mut Notes) -> Option<String> {
        if let Some(words) = self.words(row, column, notes) {
            return Some(words);
        }
        let (_, area) = self.merged.range((column, 0)..=(column, row.number)).next_back()?;
        if area.last_row < row.number {
            return None;
        }
        let at = self.sheet.rows.binary_search_by_key(&area.first_row, |row| row.number).ok()?;
        let words = self.words(self.sheet.rows.get(at)?, area.first_column, notes)?;
        notes.add("table-cell-merged", row.number, column);
        Some(words)
    }
}

impl Notes {
    /// Notes a row.
    pub(super) fn add(&mut self, code: &'static str, row: u32, column: u32) {
        let rows = self.rows.entry((code, column)).or_default();
        if rows.last() != Some(&row) {
            rows.push(row);
        }
    }

    /// Takes in what was noted of one row.
    pub(super) fn join(&mut self, other: Self) {
        for ((code, column), rows) in other.rows {
            rows.into_iter().for_each(|row| self.add(code, row, column));
        }
    }

    /// One message for each kind and column, at its first row.
    pub(super) fn problems(self, cells: &Cells<'_>) -> Problems {
        self.rows
            .into_iter()
            .map(|((code, column), rows)| {
                let first = rows.first().copied().unwrap_or_default();
                let problem = match code {
                    "table-cell-error"
                    | "table-level-unread"
                    | "table-strength-unread"
                    | "table-weight-unread"
                    | "table-level-four" => Problem::warning(code),
                    _ => Problem::notice(code),
                };
                problem
                    .with("column", letters_of(column))
                    .with("rows", ranges(&rows))
                    .with("count", i64::try_from(rows.len()).unwrap_or(i64::MAX))
                    .at(cells.place(first, (column > 0).then_some(column)))
            })
            .collect()
    }
}

/// Rows as a person writes them: `5, 8-12`.
pub(super) fn ranges(rows: &[u32]) -> String {
    let chunks: Vec<String> = rows
        .chunk_by(|one, next| one.saturating_add(1) == *next)
        .filter_map(|chunk| match (chunk.first()?, chunk.last()?) {
            (first, last) if first == last => Some(first.to_string()),
            (first, last) => Some(format!("{first}-{last}")),
        })
        .collect();
    let mut words = chunks.iter().take(RANGES).cloned().collect::<Vec<_>>().join(", ");
    if chunks.len() > RANGES {
        words.push_str(", …");
    }
    words
}
