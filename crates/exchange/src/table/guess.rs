mod columns;

use std::collections::BTreeMap;

use catalog::Catalog;
use document::{RawBook, RawSheet};
use kernel::{Language, Place, Problem, Problems};

use super::headings::{Sureness, named};
use super::{Field, Mapping};
use crate::imported::prefix_of;

/// Rows in which headings are looked for.
const ROWS: usize = 40;
/// Columns that are looked at.
pub(super) const COLUMNS: u32 = 300;
/// Rows that headings may take.
const DEEPEST: u32 = 3;

/// Guesses which sheet is the list, where its headings stand and which column holds what. `title` names the list; `file` is where
/// problems are.
///
/// # Errors
/// When no column with the words of requirements can be told: what headings there are, so that a mapping can be written by hand.
pub fn guess_mapping(book: &RawBook, title: &str, file: &str, catalog: &Catalog) -> Result<(Mapping, Problems), Problems> {
    let place = |sheet: &RawSheet| Place {
        file: Some(file.to_owned()),
        sheet: Some(sheet.name.clone()).filter(|name| !name.is_empty()),
        ..Place::default()
    };
    let mut candidates: Vec<(Header, &RawSheet)> =
        book.sheets.iter().filter(|sheet| !sheet.hidden).filter_map(|sheet| Some((header(sheet)?, sheet))).collect();
    // A hidden sheet is read only when a mapping names it.
    candidates.sort_by_key(|(header, sheet)| std::cmp::Reverse((header.score, sheet.rows.len())));
    let mut problems = Problems::new();
    let Some((header, sheet)) = candidates.first() else {
        let seen = book.sheets.iter().filter(|sheet| !sheet.hidden).find_map(|sheet| sheet.rows.first().map(|row| (sheet, row)));
        let found = seen.map(|(_, row)| row.cells.iter().map(|cell| cell.value.words()).collect::<Vec<_>>().join(" | "));
        let problem = Problem::error("table-no-columns").with("found", short(&found.unwrap_or_default()));
        problems.push(match seen {
            Some((sheet, _)) => problem.at(place(sheet)),
            None => problem.at(Place { file: Some(file.to_owned()), ..Place::default() }),
        });
        return Err(problems);
    };
    for other in book.sheets.iter().filter(|other| other.name != sheet.name) {
        let code = if other.hidden { "table-sheet-hidden" } else { "table-sheet-other" };
        let rows = i64::try_from(other.rows.len()).unwrap_or(i64::MAX);
        problems.push(Problem::notice(code).with("sheet", other.name.as_str()).with("rows", rows).at(place(other)));
    }
    let mut prefix = prefix_of(title);
    if prefix.len() < 2 || catalog.area(&prefix).is_some() {
        prefix = format!("X{}", prefix.chars().take(5).collect::<String>());
    }
    let mut mapping = Mapping {
        sheet: Some(sheet.name.clone()).filter(|name| !name.is_empty()),
        header_row: header.row,
        header_rows: header.rows,
        prefix,
        ..Mapping::default()
    };
    mapping.columns = columns::guess(sheet, header, &place(sheet), &mut problems);
    mapping.language = language(sheet, &mapping);
    if mapping.columns.iter().all(|column| column.field != Field::Text) {
        let found = header.titles.iter().map(|(_, title)| title.clone()).collect::<Vec<_>>().join(" | ");
        let mut at = place(sheet);
        at.line = Some(header.row);
        return Err(vec![Problem::error("table-no-columns").with("found", short(&found)).at(at)]);
    }
    Ok((mapping, problems))
}

/// Where the headings of a sheet stand.
pub(super) struct Header {
    pub(super) row: u32,
    pub(super) rows: u32,
    /// Heading by column.
    pub(super) titles: Vec<(u32, String)>,
    score: u32,
}

/// The rows that read most like headings; of equals, the fewest rows, then the first.
fn header(sheet: &RawSheet) -> Option<Header> {
    let mut best: Option<Header> = None;
    for row in sheet.rows.iter().take(ROWS) {
        for rows in 1..=DEEPEST {
            let titles = titles(sheet, row.number, rows);
            let score = score(&titles);
            let better = best.as_ref().is_none_or(|best| score > best.score || (score == best.score && rows < best.rows));
            if score > 0 && better {
                best = Some(Header { row: row.number, rows, titles, score });
            }
        }
    }
    // One word that happens to be a heading is no header row.
    best.filter(|best| best.score >= 4)
}

fn score(titles: &[(u32, String)]) -> u32 {
    let mut fields: Vec<(Field, u32)> = Vec::new();
    for found in titles.iter().filter_map(|(_, title)| named(title)) {
        let worth = match found.sureness {
            Sureness::Whole => 3,
            Sureness::Within => 1,
        };
        match fields.iter_mut().find(|(field, _)| *field == found.field) {
            Some((_, known)) => *known = worth.max(*known),
            None => fields.push((found.field, worth)),
        }
    }
    fields.iter().map(|(_, worth)| worth).sum()
}

/// The headings of each column over some rows; merged cells count for every column and row they cover, and words are not repeated.
pub(super) fn titles(sheet: &RawSheet, row: u32, rows: u32) -> Vec<(u32, String)> {
    let mut titles: Vec<(u32, Vec<String>)> = Vec::new();
    let mut add = |column: u32, words: &str| {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return;
        }
        match titles.iter_mut().find(|(known, _)| *known == column) {
            Some((_, parts)) if parts.contains(&words) => {}
            Some((_, parts)) => parts.push(words),
            None => titles.push((column, vec![words])),
        }
    };
    for found in sheet.rows.iter().filter(|found| (row..row.saturating_add(rows)).contains(&found.number)) {
        let areas: BTreeMap<u32, u32> = sheet
            .merged
            .iter()
            .filter(|area| area.first_row == found.number)
            .map(|area| (area.first_column, area.last_column))
            .collect();
        for cell in found.cells.iter().filter(|cell| cell.column <= COLUMNS) {
            let words = cell.value.words();
            let last = areas.get(&cell.column).copied().unwrap_or(cell.column);
            (cell.column..=last.min(COLUMNS)).for_each(|column| add(column, &words));
        }
    }
    titles.sort_by_key(|(column, _)| *column);
    titles.into_iter().map(|(column, parts)| (column, parts.join(": "))).collect()
}

/// The language in which the words of the requirements are.
fn language(sheet: &RawSheet, mapping: &Mapping) -> Language {
    let texts: Vec<u32> =
        mapping.columns.iter().filter(|column| column.field == Field::Text).map(|column| column.column).collect();
    let mut counts = [0_usize, 0];
    for words in sheet.rows.iter().take(200).flat_map(|row| texts.iter().filter_map(|column| row.cell(*column))) {
        for word in words.value.words().to_lowercase().split_whitespace() {
            counts[0] += usize::from(matches!(word, "ska" | "skall" | "bör" | "och" | "att" | "som" | "för" | "inte"));
            counts[1] += usize::from(matches!(word, "shall" | "should" | "must" | "and" | "the" | "of" | "that" | "is"));
        }
    }
    if counts[1] > counts[0] { Language::English } else { Language::Swedish }
}

/// The beginning of words, on one line.
fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 200 { line } else { format!("{}…", line.chars().take(200).collect::<String>()) }
}

/// The letters of a column: 1 is A, 27 is AA.
pub(super) fn letters_of(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The number of a column by its letters; at most three letters, as in a spreadsheet.
pub(super) fn number_of(letters: &str) -> Option<u32> {
    let upper = letters.trim().to_ascii_uppercase();
    if upper.is_empty() || upper.len() > 3 || !upper.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    Some(upper.bytes().fold(0, |number, byte| number * 26 + u32::from(byte - b'A') + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (number, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")] {
            assert_eq!(letters_of(number), letters);
            assert_eq!(number_of(letters), Some(number));
        }
        assert_eq!(number_of("A1"), None);
        assert_eq!(number_of(""), None);
    }
}
