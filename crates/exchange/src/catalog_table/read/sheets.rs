use std::collections::BTreeMap;

use document::{RawBook, RawRow, RawSheet};

use super::super::{KEYS, MARK, REST};
use super::known_path;

/// Rows above which the headings of a sheet must stand.
const HEADINGS: usize = 20;

/// A sheet of our own export, with the path that each of its columns carries.
pub(super) struct Kept<'b> {
    pub(super) name: &'b str,
    /// `requirements`, `fields`, or the list whose items its rows are.
    pub(super) kind: &'b str,
    /// The sheet on which each requirement has its one row.
    pub(super) main: bool,
    pub(super) paths: BTreeMap<u32, String>,
    /// Headings that are not there any more.
    pub(super) missing: Vec<String>,
    pub(super) rows: Vec<&'b RawRow>,
}

/// The sheets of a file that this program made; nothing for any other.
pub(super) fn kept_sheets(book: &RawBook) -> Option<Vec<Kept<'_>>> {
    match book.sheets.iter().find(|sheet| sheet.name == KEYS) {
        Some(keys) => by_keys(book, keys),
        None => by_headings(book.sheets.first()?),
    }
}

/// Name of a sheet, what its rows are, and its headings with their paths.
type Wanted = (String, String, Vec<(String, String)>);

/// A workbook: the hidden sheet says which heading carries which path.
fn by_keys<'b>(book: &'b RawBook, keys: &'b RawSheet) -> Option<Vec<Kept<'b>>> {
    let mut rows = keys.rows.iter();
    let words = |row: &RawRow, column| row.cell(column).map(|cell| cell.value.words()).unwrap_or_default();
    if words(rows.next()?, 1) != MARK {
        return None;
    }
    let mut wanted: Vec<Wanted> = Vec::new();
    for row in rows {
        let (sheet, kind, heading, path) = (words(row, 1), words(row, 2), words(row, 3), words(row, 4));
        match wanted.iter_mut().find(|(known, ..)| *known == sheet) {
            Some((.., list)) => list.push((heading, path)),
            None => wanted.push((sheet, kind, vec![(heading, path)])),
        }
    }
    let mut kept = Vec::new();
    for (at, (name, kind, headings)) in wanted.into_iter().enumerate() {
        let Some(sheet) = book.sheets.iter().find(|sheet| sheet.name == name) else { continue };
        let kind = ["requirements", "fields", "evidence", "parameter", "references"].into_iter().find(|known| *known == kind)?;
        let (header, paths) = header(sheet, &headings);
        let there = |path: &String| paths.values().any(|known| known == path);
        let missing = headings.iter().filter(|(_, path)| !there(path)).map(|(heading, _)| format!("{name}: {heading}"));
        kept.push(Kept {
            name: &sheet.name,
            kind,
            main: at == 0,
            missing: missing.collect(),
            paths,
            rows: sheet.rows.iter().filter(|row| row.number > header).collect(),
        });
    }
    Some(kept)
}

/// The row of the headings, and the path of each column by its heading: columns may have been moved.
fn header(sheet: &RawSheet, headings: &[(String, String)]) -> (u32, BTreeMap<u32, String>) {
    let of_row = |row: &RawRow| -> BTreeMap<u32, String> {
        let path = |words: &str| headings.iter().find(|(heading, _)| heading == words).map(|(_, path)| path.clone());
        row.cells.iter().filter_map(|cell| Some((cell.column, path(cell.value.words().trim())?))).collect()
    };
    let best = sheet
        .rows
        .iter()
        .take(HEADINGS)
        .map(|row| (row.number, of_row(row)))
        .max_by_key(|(row, paths)| (paths.len(), std::cmp::Reverse(*row)));
    best.unwrap_or_default()
}

/// A text: its headings end in the paths.
fn by_headings(sheet: &RawSheet) -> Option<Vec<Kept<'_>>> {
    let first = sheet.rows.first()?;
    let mut paths = BTreeMap::new();
    for cell in &first.cells {
        let words = cell.value.words();
        let Some(path) = words.trim().strip_suffix(']').and_then(|words| words.rsplit_once('[')).map(|(_, path)| path) else {
            continue;
        };
        if known_path(path, "requirements") {
            paths.insert(cell.column, path.to_owned());
        }
    }
    let has = |path: &str| paths.values().any(|known| known == path);
    let ours = has("id") && has("area") && has(REST.trim_matches(['[', ']']));
    ours.then(|| {
        vec![Kept {
            name: &sheet.name,
            kind: "requirements",
            main: true,
            paths,
            missing: Vec::new(),
            rows: sheet.rows.iter().skip(1).collect(),
        }]
    })
}
