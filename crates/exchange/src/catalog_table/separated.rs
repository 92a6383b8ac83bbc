use catalog::Catalog;
use document::{GridCell, Value};
use kernel::Language;

use super::columns::{AREA, Column, DETAIL, ID, QUESTION, REQUIREMENT, TRANSLATION};
use super::layout::{Divided, Summary, rest_line};
use super::{REST, TableWords};

/// The requirements as separated text: RFC 4180 with commas, UTF-8 with a mark so that spreadsheets know it. Headings end in the
/// path that their column carries; the last column carries all that has none.
#[must_use]
pub fn catalog_csv(catalog: &Catalog, first: Language, words: &TableWords<'_>) -> Vec<u8> {
    let columns: Vec<&Column> = REQUIREMENT.iter().chain(&DETAIL).chain(&TRANSLATION).chain(&QUESTION).collect();
    let text = |key: &str| (words.text)(first, key);
    let carried = |column: &&Column| format!("{} [{}]", column.heading(first, true, words), column.full_path(first));
    let mut heads = vec![carried(&&ID), carried(&&AREA), text("column-area")];
    heads.extend(columns.iter().map(carried));
    heads.extend(["applies", "figures", "evidence", "references", "clauses"].map(|key| text(&format!("column-{key}"))));
    heads.push(format!("{} {REST}", text("sheet-fields")));
    let mut rows = vec![heads];
    for found in &catalog.requirements {
        let mut divided = Divided::of(found);
        let Summary { area, applies, figures, evidence, references, clauses } = Summary::of(found, catalog, first, words);
        let mut row = vec![found.id.to_string(), found.area.to_string(), area];
        row.extend(columns.iter().map(|column| column.take(&mut divided.flat, first, words).map(words_of).unwrap_or_default()));
        row.extend([applies, figures, evidence, references, clauses]);
        row.push(divided.flat.iter().map(|(path, scalar)| rest_line(path, scalar)).collect::<Vec<_>>().join("\n"));
        rows.push(row);
    }
    write_csv(&rows)
}

/// Rows as separated text. A cell that a spreadsheet would take for a formula gets an apostrophe before it, and so does one that
/// begins with an apostrophe: whoever reads takes one away.
#[must_use]
pub fn write_csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = vec![0xEF, 0xBB, 0xBF];
    for row in rows {
        for (at, words) in row.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            let guarded = if words.starts_with(DANGEROUS) { format!("'{words}") } else { words.clone() };
            if guarded.contains(['"', ',', '\n', '\r', ';', '\t']) || guarded.trim() != guarded {
                out.push(b'"');
                out.extend(guarded.replace('"', "\"\"").bytes());
                out.push(b'"');
            } else {
                out.extend(guarded.bytes());
            }
        }
        out.extend(b"\r\n");
    }
    out
}

/// What begins a formula in some spreadsheet, and the apostrophe itself.
const DANGEROUS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// Takes away the apostrophe of [`write_csv`].
pub(super) fn unguarded(words: &str) -> &str {
    words.strip_prefix('\'').filter(|rest| rest.starts_with(DANGEROUS)).unwrap_or(words)
}

fn words_of(cell: GridCell) -> String {
    match cell.value {
        Value::Empty => String::new(),
        Value::Text(words) => words,
        Value::Number(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
    }
}
