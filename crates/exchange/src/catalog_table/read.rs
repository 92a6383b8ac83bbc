mod sheets;

use std::collections::BTreeMap;

use catalog::write::{Entry, Scalar, unfold};
use document::{RawBook, RawCell, RawRow, RawValue};
use kernel::{Place, Problem, Problems};

use self::sheets::{Kept, kept_sheets};
use super::TableWords;
use super::columns::{AREA, Column, DETAIL, ID, ITEMS, Kind, NUMBER, QUESTION, REQUIREMENT, TRANSLATION, Tongue};
use super::layout::{list_of, rest_of_line};
use super::separated::unguarded;
use super::value::Flat;
use crate::imported::{Folder, Imported, RowLog, Thing};

/// Reads back a workbook or a text that this program made of a catalog; nothing where it did not.
#[must_use]
pub fn read_own_table(book: &RawBook, title: &str, file: &str, words: &TableWords<'_>) -> Option<Imported> {
    let sheets = kept_sheets(book)?;
    let mut reader =
        Reader { file, words, found: Vec::new(), imported: Imported { title: title.to_owned(), ..Imported::default() } };
    for kept in &sheets {
        for row in &kept.rows {
            reader.row(kept, row, book.text.is_some());
        }
    }
    for name in sheets.iter().flat_map(|kept| kept.missing.iter()) {
        let problem = Problem::warning("own-column-missing").with("heading", name.as_str());
        reader.imported.problems.push(problem.at(Place { file: Some(file.to_owned()), ..Place::default() }));
    }
    let read: Vec<&str> = sheets.iter().map(|kept| kept.name).collect();
    for sheet in book.sheets.iter().filter(|sheet| !read.contains(&sheet.name.as_str()) && sheet.name != super::KEYS) {
        let why = Problem::notice("own-sheet-read-only").with("sheet", sheet.name.as_str());
        reader.imported.kept.push(RowLog::reported(Thing::Sheet, &sheet.name, why));
    }
    let listed: Vec<&str> = sheets.iter().map(|kept| kept.kind).collect();
    Some(reader.finish(&listed))
}

/// A requirement as it comes together from the sheets.
struct Found {
    id: String,
    area: String,
    flat: Flat,
    items: BTreeMap<&'static str, Vec<Item>>,
    /// Sheets on which it had its row.
    sheets: Vec<String>,
}

/// One piece of evidence, figure or reference.
struct Item {
    /// Its number in the file; rows without one come last.
    number: u32,
    /// It has a row of its own; otherwise only leftovers of it were found.
    row: bool,
    flat: Flat,
}

struct Reader<'r> {
    file: &'r str,
    words: &'r TableWords<'r>,
    found: Vec<Found>,
    imported: Imported,
}

impl Reader<'_> {
    fn row(&mut self, kept: &Kept<'_>, row: &RawRow, text: bool) {
        let place = |column| Place {
            file: Some(self.file.to_owned()),
            sheet: Some(kept.name.to_owned()).filter(|name| !name.is_empty()),
            line: Some(row.number),
            column,
        };
        let mut flat = Flat::new();
        let (mut id, mut area, mut number, mut path, mut value) = (String::new(), String::new(), 0, String::new(), String::new());
        let mut problems = Problems::new();
        for cell in &row.cells {
            let Some(carried) = kept.paths.get(&cell.column) else { continue };
            let at = || place(Some(cell.column));
            if cell.formula {
                problems.push(Problem::notice("own-cell-formula").at(at()));
            }
            if matches!(cell.value, RawValue::Error(_)) {
                problems.push(
                    Problem::error("own-cell-unread").with("found", cell.value.words()).with("path", carried.as_str()).at(at()),
                );
                continue;
            }
            let cell = if text { bare(cell) } else { cell.clone() };
            match carried.as_str() {
                "id" => id = cell.value.words().trim().to_owned(),
                "area" => area = cell.value.words().trim().to_owned(),
                "#" => number = cell.value.words().trim().parse().unwrap_or(0),
                "path" => path = cell.value.words(),
                "value" => value = cell.value.words(),
                "fields" => problems.extend(
                    rest(&cell.value.words(), &mut flat)
                        .into_iter()
                        .map(|line| Problem::error("own-field-unread").with("found", line).at(at())),
                ),
                carried => {
                    let Some(column) = column(carried, kept.kind) else { continue };
                    match column.read(&cell, carried, self.words) {
                        Ok(found) => flat.extend(found),
                        Err(words) => {
                            problems.push(Problem::error("own-cell-unread").with("found", words).with("path", carried).at(at()));
                        }
                    }
                }
            }
        }
        if kept.kind == "fields" {
            match Scalar::parse(&value).filter(|_| !path.is_empty()) {
                Some(scalar) => {
                    flat.insert(path, scalar);
                }
                None => {
                    problems.push(Problem::error("own-field-unread").with("found", format!("{path} = {value}")).at(place(None)));
                }
            }
        }
        let row_place = place(None);
        self.imported.problems.extend(problems);
        self.take(kept, row, id, area, number, flat, row_place);
    }

    #[expect(clippy::too_many_arguments, reason = "what one row states")]
    fn take(&mut self, kept: &Kept<'_>, row: &RawRow, id: String, area: String, number: u32, flat: Flat, place: Place) {
        let number_of_row = row.number.to_string();
        if id.is_empty() {
            let why = Problem::warning("own-row-without-id");
            self.imported.kept.push(RowLog::reported(Thing::Row, &number_of_row, why).at(place));
            return;
        }
        let known = self.found.iter().position(|found| found.id == id);
        if kept.main && known.is_some() {
            let why = Problem::error("own-id-twice").with("id", id.as_str());
            self.imported.problems.push(why.clone().at(place.clone()));
            self.imported.kept.push(RowLog::reported(Thing::Row, &number_of_row, why).at(place));
            return;
        }
        if kept.main {
            self.imported.kept.push(RowLog::kept(Thing::Row, &number_of_row, &id, "").at(place));
            let mut found = Found { id, area, flat: Flat::new(), items: BTreeMap::new(), sheets: Vec::new() };
            found.spread(flat);
            self.found.push(found);
            return;
        }
        let Some(found) = known.and_then(|at| self.found.get_mut(at)) else {
            let why = Problem::warning("own-row-of-nothing").with("id", id);
            self.imported.kept.push(RowLog::reported(Thing::Row, &number_of_row, why).at(place));
            return;
        };
        let items = ITEMS.iter().find(|items| items.list == kept.kind);
        if items.is_none() && kept.kind != "fields" {
            if found.sheets.iter().any(|sheet| sheet == kept.name) {
                let why = Problem::error("own-id-twice").with("id", id.as_str());
                self.imported.problems.push(why.clone().at(place.clone()));
                self.imported.kept.push(RowLog::reported(Thing::Row, &number_of_row, why).at(place));
                return;
            }
            found.sheets.push(kept.name.to_owned());
        }
        self.imported.kept.push(RowLog::merged(Thing::Row, &number_of_row, &id, kept.kind).at(place));
        match items {
            Some(items) => {
                let number = if number == 0 { u32::MAX } else { number };
                found.items.entry(items.list).or_default().push(Item { number, row: true, flat });
            }
            None => found.spread(flat),
        }
    }

    /// Puts the requirements together; `listed` are the lists whose items have a sheet in this file.
    fn finish(self, listed: &[&str]) -> Imported {
        let Self { file, found, mut imported, .. } = self;
        let mut folder = Folder::default();
        for found in found {
            let Found { id, area, mut flat, items, sheets: _ } = found;
            flat.insert("id".to_owned(), Scalar::Text(id.clone()));
            for (list, mut items) in items {
                if listed.contains(&list) {
                    // Only leftovers of an item came: its row was taken away, and so is it.
                    for item in items.extract_if(.., |item| !item.row) {
                        let path = format!("{list}[{}]", item.number.saturating_sub(1));
                        let why = Problem::notice("own-item-gone").with("id", id.as_str()).with("path", path.as_str());
                        imported.kept.push(RowLog::reported(Thing::Part, &format!("{id} {path}"), why));
                    }
                }
                items.sort_by_key(|item| item.number);
                for (at, item) in items.into_iter().enumerate() {
                    flat.extend(item.flat.into_iter().map(|(path, scalar)| (format!("{list}[{at}].{path}"), scalar)));
                }
            }
            without_empty_twins(&mut flat);
            match unfold(&flat) {
                Ok(table) => folder.requirement(&area, &area, Entry::from(table)),
                Err(path) => {
                    let problem = Problem::error("own-path-unread").with("id", id.as_str()).with("path", path);
                    imported.problems.push(problem.at(Place { file: Some(file.to_owned()), ..Place::default() }));
                }
            }
        }
        imported.files = folder.files();
        imported
    }
}

impl Found {
    /// Puts fields where they belong: those of items to their item, so that rows taken away or moved leave no gap.
    fn spread(&mut self, flat: Flat) {
        for (path, scalar) in flat {
            let Some((list, at, rest)) = list_of(&path) else {
                self.flat.insert(path, scalar);
                continue;
            };
            let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
            let items = self.items.entry(list).or_default();
            match items.iter_mut().find(|item| item.number == number) {
                Some(item) => {
                    item.flat.insert(rest.to_owned(), scalar);
                }
                None => items.push(Item { number, row: false, flat: Flat::from([(rest.to_owned(), scalar)]) }),
            }
        }
    }
}

/// A list that has items is not empty too: somebody filled a cell that was blank.
fn without_empty_twins(flat: &mut Flat) {
    let empty: Vec<String> =
        flat.iter().filter(|(_, scalar)| matches!(scalar, Scalar::EmptyList)).map(|(path, _)| format!("{path}[0]")).collect();
    for first in empty {
        if flat.keys().any(|path| *path == first || path.starts_with(&format!("{first}."))) {
            flat.remove(first.trim_end_matches("[0]"));
        }
    }
}

/// Lines of fields; gives back those that cannot be read.
fn rest(words: &str, flat: &mut Flat) -> Vec<String> {
    let mut bad = Vec::new();
    for line in words.lines().filter(|line| !line.trim().is_empty()) {
        match rest_of_line(line) {
            Some((path, scalar)) => {
                flat.insert(path, scalar);
            }
            None => bad.push(line.to_owned()),
        }
    }
    bad
}

fn bare(cell: &RawCell) -> RawCell {
    let value = match &cell.value {
        RawValue::Text(words) => RawValue::Text(unguarded(words).to_owned()),
        other => other.clone(),
    };
    RawCell { value, ..cell.clone() }
}

/// The column that carries a path of a requirement, or of an item where the rows are items.
fn column(path: &str, kind: &str) -> Option<Column> {
    let same = |column: &&Column| match column.tongue {
        Tongue::None => column.path == path,
        Tongue::First | Tongue::Second => path.strip_prefix(column.path).is_some_and(|rest| matches!(rest, ".sv" | ".en")),
    };
    let of_items = ITEMS.iter().find(|items| items.list == kind).map(|items| items.columns);
    let all: Vec<&Column> = match of_items {
        Some(columns) => columns.iter().collect(),
        None => REQUIREMENT.iter().chain(&DETAIL).chain(&TRANSLATION).chain(&QUESTION).collect(),
    };
    all.into_iter().find(same).copied()
}

/// Columns whose paths are no fields of a requirement.
pub(super) fn known_path(path: &str, kind: &str) -> bool {
    let special = [ID.path, AREA.path, NUMBER.path, "path", "value", "fields"];
    special.contains(&path) || column(path, kind).is_some_and(|column| !matches!(column.kind, Kind::Flag) || kind == "references")
}
