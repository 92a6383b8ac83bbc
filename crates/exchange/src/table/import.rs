mod row;

use std::collections::{BTreeMap, BTreeSet};

use catalog::source::nearest;
use catalog::{Catalog, Scale};
use document::{RawBook, RawRow, RawSheet};
use kernel::{Localised, Place, Problem, Problems};

pub(super) use self::row::strength_of;
use self::row::{Read, read};
use super::cells::{Cells, Notes};
use super::guess::letters_of;
use super::{Field, Mapping};
use crate::imported::{Draft, Folder, Imported, OwnIds, RowLog, Thing};

/// Areas that get a file of their own; a column with more is no column of areas.
const MOST_AREAS: usize = 200;

/// Reads a list by its mapping: each row becomes a draft of the organisation's own, or is left out with the reason. `title` names
/// the list; `file` is where problems are.
#[must_use]
pub fn import_table(book: &RawBook, mapping: &Mapping, title: &str, file: &str, catalog: &Catalog) -> Imported {
    let mut imported = Imported { title: title.to_owned(), mapping: Some(super::write_mapping(mapping)), ..Imported::default() };
    about_text(book, file, &mut imported.problems);
    let Some(sheet) = sheet_of(book, mapping) else {
        let known = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>().join(", ");
        let problem =
            Problem::error("map-sheet-missing").with("found", mapping.sheet.clone().unwrap_or_default()).with("known", known);
        imported.problems.push(problem.at(Place { file: Some(file.to_owned()), ..Place::default() }));
        return imported;
    };
    let cells = Cells::new(sheet, file);
    about_columns(&cells, mapping, &mut imported);
    for column in &mapping.columns {
        let unknown = column.framework.as_deref().filter(|id| catalog.framework(id).is_none());
        if let Some(id) = unknown {
            let near = nearest(id, catalog.frameworks.iter().map(|known| known.id.as_str())).unwrap_or_default();
            let problem = Problem::error("map-framework").with("column", letters_of(column.column)).with("found", id);
            imported.problems.push(problem.with("nearest", near).at(cells.place(mapping.header_row, Some(column.column))));
        }
    }
    for other in book.sheets.iter().filter(|other| !std::ptr::eq(*other, sheet)) {
        let code = if other.hidden { "table-sheet-hidden" } else { "table-sheet-other" };
        let rows = i64::try_from(other.rows.len()).unwrap_or(i64::MAX);
        let why = Problem::notice(code).with("sheet", other.name.as_str()).with("rows", rows);
        imported.kept.push(RowLog::reported(Thing::Sheet, &other.name, why));
    }
    let mut walk = Walk {
        cells: &cells,
        mapping,
        catalog,
        notes: Notes::default(),
        ids: OwnIds::default(),
        seen: BTreeMap::new(),
        area: None,
        figures: [0; 5],
        groups: BTreeSet::new(),
        folder: Folder::default(),
    };
    let first = mapping.header_row.saturating_add(mapping.header_rows.max(1));
    let first = if mapping.header_row == 0 { 1 } else { first };
    for row in sheet.rows.iter().filter(|row| row.number >= first) {
        let log = walk.row(row);
        imported.kept.push(log.at(cells.place(row.number, None)));
    }
    let Walk { notes, figures, mut folder, .. } = walk;
    about_scale(&cells, mapping, figures, &mut imported.problems);
    imported.problems.extend(notes.problems(&cells));
    if !folder.files().is_empty() {
        folder.overlay(&mapping.prefix, "", title, mapping.language);
    }
    imported.files = folder.files();
    if imported.files.is_empty() && !imported.problems.iter().any(|problem| problem.severity == kernel::Severity::Error) {
        imported.problems.push(Problem::error("table-no-rows").at(cells.place(first, None)));
    }
    imported
}

fn sheet_of<'b>(book: &'b RawBook, mapping: &Mapping) -> Option<&'b RawSheet> {
    match &mapping.sheet {
        Some(name) => book.sheets.iter().find(|sheet| sheet.name == *name),
        None => book.sheets.iter().find(|sheet| !sheet.hidden).or_else(|| book.sheets.first()),
    }
}

/// How a text file was read, which decides whether its letters are right.
fn about_text(book: &RawBook, file: &str, problems: &mut Problems) {
    let place = |line| Place { file: Some(file.to_owned()), line, ..Place::default() };
    let Some(form) = &book.text else { return };
    let separator = match form.separator {
        '\t' => "tab".to_owned(),
        other => other.to_string(),
    };
    let read = Problem::notice("table-text-read").with("encoding", form.encoding.as_str()).with("separator", separator);
    problems.push(read.at(place(None)));
    if form.unreadable > 0 {
        problems.push(Problem::warning("table-unreadable").with("count", i64::from(form.unreadable)).at(place(None)));
    }
    if let Some(line) = form.open_quote {
        problems.push(Problem::warning("table-quote-open").at(place(Some(line))));
    }
    let twice = ["Ã¥", "Ã¤", "Ã¶", "Ã…", "Ã„", "Ã–"];
    let spoilt = |row: &&RawRow| row.cells.iter().any(|cell| twice.iter().any(|mark| cell.value.words().contains(mark)));
    if let Some(row) = book.sheets.iter().flat_map(|sheet| &sheet.rows).find(spoilt) {
        problems.push(Problem::warning("table-letters-spoilt").at(place(Some(row.number))));
    }
}

/// Each column is accounted for, and headings that stand twice are told.
fn about_columns(cells: &Cells<'_>, mapping: &Mapping, imported: &mut Imported) {
    let header = Some(mapping.header_row).filter(|row| *row > 0);
    let place = |column| Place { line: header, ..cells.place(0, Some(column)) };
    for column in &mapping.columns {
        let letters = letters_of(column.column);
        let log = if column.field == Field::Ignored {
            let why =
                Problem::notice("table-column-left").with("column", letters.as_str()).with("heading", column.heading.as_str());
            RowLog::reported(Thing::Column, &letters, why)
        } else {
            RowLog::kept(Thing::Column, &letters, &mapping.prefix, column.field.id())
        };
        imported.kept.push(log.at(place(column.column)));
        let before = |other: &&super::MappedColumn| other.column < column.column && other.heading == column.heading;
        if let Some(same) = mapping.columns.iter().find(before).filter(|_| !column.heading.is_empty()) {
            let problem = Problem::notice("table-heading-twice").with("heading", column.heading.as_str()).with("column", letters);
            imported.problems.push(problem.with("first", letters_of(same.column)).at(place(column.column)));
        }
        if cells.sheet.hidden_columns.contains(&column.column) && column.field != Field::Ignored {
            let problem = Problem::notice("table-column-hidden").with("column", letters_of(column.column));
            imported.problems.push(problem.with("heading", column.heading.as_str()).at(place(column.column)));
        }
    }
    if cells.sheet.hidden {
        imported.problems.push(Problem::notice("table-sheet-hidden-read").with("sheet", cells.sheet.name.as_str()).at(place(0)));
    }
}

/// Figures 1 to 4 may be of either scale: only a person knows. Figures 1 to 3 are taken as they stand, and that is said.
fn about_scale(cells: &Cells<'_>, mapping: &Mapping, figures: [usize; 5], problems: &mut Problems) {
    if mapping.scale.is_some() || figures.iter().all(|count| *count == 0) {
        return;
    }
    let unclear = figures[4] > 0 && figures[0] == 0;
    let problem = if unclear { Problem::error("table-scale-unclear") } else { Problem::notice("table-scale-assumed") };
    problems.push(problem.at(Place { line: None, ..cells.place(0, None) }));
}

/// Does every cell under a heading say what the heading says? Two cells at least: one word may be chance.
fn repeats_headings(mapping: &Mapping, row: &RawRow) -> bool {
    let headed = mapping.columns.iter().filter(|column| !column.heading.is_empty());
    let cells: Vec<bool> = headed
        .filter_map(|column| {
            let words = row.cell(column.column)?.value.words().split_whitespace().collect::<Vec<_>>().join(" ");
            (!words.is_empty()).then(|| column.heading == words || column.heading.split(": ").any(|part| part == words))
        })
        .collect();
    cells.len() > 1 && cells.iter().all(|same| *same)
}

/// What a walk down the rows remembers.
struct Walk<'w> {
    cells: &'w Cells<'w>,
    mapping: &'w Mapping,
    catalog: &'w Catalog,
    notes: Notes,
    ids: OwnIds,
    /// Row and words by id.
    seen: BTreeMap<String, (u32, String)>,
    /// The chapter that was last named.
    area: Option<String>,
    /// How often each figure of a level stood in the list.
    figures: [usize; 5],
    groups: BTreeSet<String>,
    folder: Folder,
}

impl Walk<'_> {
    fn row(&mut self, row: &RawRow) -> RowLog {
        let number = row.number.to_string();
        let skipped = |why: Problem| RowLog::reported(Thing::Row, &number, why);
        if row.hidden && !self.mapping.hidden_rows {
            return skipped(Problem::notice("row-hidden"));
        }
        if row.cells.iter().all(|cell| cell.value.words().trim().is_empty()) {
            return skipped(Problem::notice("row-blank"));
        }
        let mut notes = Notes::default();
        let found = read(self, row, &mut notes);
        let repeated = repeats_headings(self.mapping, row);
        if repeated {
            return skipped(Problem::notice("row-heading-again"));
        }
        match found {
            Read::Heading(words) => {
                self.area = Some(words.clone());
                RowLog::merged(Thing::Row, &number, &words, "area")
            }
            Read::WithoutText => skipped(Problem::warning("row-no-text")),
            Read::Requirement { id, area, words, draft } => {
                let before = id.as_ref().and_then(|id| self.seen.get(id));
                if let Some((first, known)) = before {
                    let code = if *known == words { "row-twice" } else { "row-id-twice" };
                    let id = id.clone().unwrap_or_default();
                    let problem = Problem::warning(code).with("id", id).with("first", i64::from(*first));
                    if code == "row-twice" {
                        return skipped(problem);
                    }
                    // Other words under the same id are another requirement: kept under an id of its own, and told.
                    self.notes.add("table-id-twice", row.number, 0);
                }
                if let Some(id) = &id {
                    self.seen.entry(id.clone()).or_insert((row.number, words));
                }
                self.notes.join(notes);
                self.keep(row, id.as_deref(), area, draft)
            }
        }
    }

    fn keep(&mut self, row: &RawRow, id: Option<&str>, area: Option<String>, mut draft: Draft) -> RowLog {
        let foreign = id.map_or_else(|| format!("{:03}", row.number), str::to_owned);
        let own = self.ids.give(&self.mapping.prefix, &foreign);
        draft.set("id", own.as_str().into());
        let place = self.cells.place(row.number, None);
        draft.remark(&format!("from {place}{}", id.map(|id| format!(", {id}")).unwrap_or_default()));
        let area = area.or_else(|| self.area.clone());
        let code = area.as_deref().and_then(|area| self.area_code(area)).unwrap_or_else(|| self.mapping.prefix.clone());
        let mut group = area.as_deref().unwrap_or(&self.mapping.prefix);
        if !self.groups.contains(group) {
            if self.groups.len() < MOST_AREAS {
                self.groups.insert(group.to_owned());
            } else {
                self.notes.add("table-areas-many", row.number, 0);
                draft.remark(&format!("area: {group}"));
                group = &self.mapping.prefix;
            }
        }
        self.folder.draft(group, &code, draft);
        RowLog::kept(Thing::Row, &foreign, &own, "")
    }

    /// The area of the catalog that is meant by its code or its title.
    fn area_code(&self, words: &str) -> Option<String> {
        let plain = words.trim().to_lowercase();
        let same = |title: &Localised| title.sv.to_lowercase() == plain || title.en.to_lowercase() == plain;
        let found = self.catalog.areas.iter().find(|area| area.code.as_str().to_lowercase() == plain || same(&area.title));
        found.map(|area| area.code.to_string())
    }

    /// A level of the list on our scale, counted; 4 is no threshold here, since it stops every case.
    fn level(&mut self, figure: u8, row: u32, column: u32, notes: &mut Notes) -> Option<u8> {
        if let Some(count) = self.figures.get_mut(usize::from(figure)) {
            *count += 1;
        }
        let level = self.mapping.scale.unwrap_or(Scale::ZeroToFour).level(i64::from(figure)).map(catalog::Level::value);
        match level {
            Some(level) if level < 4 => Some(level),
            Some(_) => {
                notes.add("table-level-four", row, column);
                None
            }
            None => {
                notes.add("table-level-unread", row, column);
                None
            }
        }
    }
}
