//! The catalog as a workbook, changed as people change workbooks, and read back.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use catalog::{Catalog, Requirement};
use document::{Grid, GridCell, RawBook, RawCell, RawRow, RawSheet, RawValue, Sheet, Value};
use exchange::{Imported, Outcome, TableWords, catalog_grid, read_own_table};
use kernel::{Language, Place};
use messages::Messages;
use tests::catalog_files;

fn with_words<T>(work: impl FnOnce(&TableWords<'_>) -> T) -> T {
    let messages = Language::ALL.map(Messages::new);
    let text = |language: Language, key: &str| messages.iter().find(|found| found.language() == language).unwrap().text(key);
    let applies = |_: &Requirement| Vec::new();
    work(&TableWords { text: &text, applies: &applies })
}

/// A grid as it would be read from the file made of it.
fn raw(grid: &Grid) -> RawBook {
    RawBook { sheets: grid.sheets.iter().map(raw_sheet).collect(), text: None }
}

fn raw_sheet(sheet: &Sheet) -> RawSheet {
    let header = sheet.table.as_ref().map(|_| sheet.columns.iter().map(|column| GridCell::text(&column.title)).collect());
    let table = sheet.table.iter().flat_map(|table| table.rows.clone());
    let rows = sheet.lead.iter().cloned().chain(header).chain(table);
    RawSheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        rows: (1..).zip(rows).map(|(number, cells)| RawRow { number, hidden: false, cells: raw_cells(&cells) }).collect(),
        ..RawSheet::default()
    }
}

fn raw_cells(cells: &[GridCell]) -> Vec<RawCell> {
    let value = |cell: &GridCell| match &cell.value {
        Value::Text(words) if !words.is_empty() => Some(RawValue::Text(words.clone())),
        Value::Number(number) => Some(RawValue::Number(*number)),
        Value::Date(date) => Some(RawValue::Date(*date)),
        Value::Text(_) | Value::Empty => None,
    };
    let cell = |(column, cell): (u32, &GridCell)| Some(RawCell { column, value: value(cell)?, formula: false });
    (1..).zip(cells).filter_map(cell).collect()
}

/// The catalog, its workbook as raw rows, and what comes in after a change to them.
fn changed(change: impl FnOnce(&mut RawBook)) -> (Catalog, Imported) {
    let (catalog, _) = Catalog::read(&catalog_files());
    let imported = with_words(|words| {
        let mut book = raw(&catalog_grid(&catalog, Language::Swedish, words));
        change(&mut book);
        read_own_table(&book, "t", "t.xlsx", words).unwrap()
    });
    (catalog, imported)
}

/// The requirements of a catalog whose files of requirements are those that came in.
fn requirements(imported: &Imported) -> Vec<Requirement> {
    let kept = catalog_files().into_iter().filter(|(name, _)| !name.starts_with("requirements/"));
    let files: Vec<(String, String)> = kept.chain(imported.files.clone()).collect();
    let (catalog, _) = Catalog::read(&files);
    catalog.requirements.into_iter().map(|found| Requirement { place: Place::default(), ..found }).collect()
}

fn sheet<'b>(book: &'b mut RawBook, name: &str) -> &'b mut RawSheet {
    book.sheets.iter_mut().find(|sheet| sheet.name == name).unwrap()
}

fn without_places(catalog: &Catalog) -> Vec<Requirement> {
    catalog.requirements.iter().cloned().map(|found| Requirement { place: Place::default(), ..found }).collect()
}

#[test]
fn rows_sorted_and_columns_moved_change_nothing() {
    let (catalog, imported) = changed(|book| {
        for found in book.sheets.iter_mut().filter(|sheet| !sheet.hidden) {
            // A note above, columns from right to left, evidence and the like from the last row to the first.
            let last = found.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column).max().unwrap();
            for cell in found.rows.iter_mut().flat_map(|row| &mut row.cells) {
                cell.column = last + 1 - cell.column;
            }
            if found.name != "Krav" {
                found.rows[1..].reverse();
            }
            for (number, row) in (3..).zip(&mut found.rows) {
                row.number = number;
            }
            let note = RawCell { column: 1, value: RawValue::Text("Sorterad av Anna".to_owned()), formula: false };
            found.rows.insert(0, RawRow { number: 1, hidden: false, cells: vec![note] });
        }
    });
    assert_eq!(imported.problems, []);
    assert_eq!(requirements(&imported), without_places(&catalog));
}

#[test]
fn rows_of_evidence_and_figures_may_go_and_come() {
    let with_rules = |catalog: &Catalog| {
        catalog
            .requirements
            .iter()
            .find(|found| found.parameters.iter().any(|parameter| !parameter.rules.is_empty()))
            .unwrap()
            .clone()
    };
    let (original, _) = Catalog::read(&catalog_files());
    let (figured, id) = (with_rules(&original), "LED-01");
    let of = |row: &RawRow, id: &str| row.cell(1).is_some_and(|cell| cell.value.words() == id);
    let (_, imported) = changed(|book| {
        let evidence = sheet(book, "Bevis");
        let first = evidence.rows.iter().position(|row| of(row, id)).unwrap();
        let mut added = evidence.rows[first].clone();
        added.cells.retain(|cell| cell.column != 2);
        added.cells.iter_mut().find(|cell| cell.column == 5).unwrap().value = RawValue::Text("Ett nytt bevis".to_owned());
        evidence.rows.remove(first);
        evidence.rows.push(RawRow { number: 9_999, ..added });
        sheet(book, "Siffror").rows.retain(|row| !of(row, figured.id.as_str()));
    });
    let read = requirements(&imported);
    let before = original.requirement(id).unwrap();
    let after = read.iter().find(|found| found.id.as_str() == id).unwrap();
    assert_eq!(after.evidence.len(), before.evidence.len());
    assert_eq!(after.evidence[..before.evidence.len() - 1], before.evidence[1..]);
    assert_eq!(after.evidence.last().unwrap().what.sv, "Ett nytt bevis");
    assert!(read.iter().find(|found| found.id == figured.id).unwrap().parameters.is_empty());
    let gone = imported.kept.iter().filter(|row| matches!(&row.outcome, Outcome::Reported(why) if why.code == "own-item-gone"));
    assert!(gone.count() > 0);
}

#[test]
fn what_is_missing_or_twice_is_told() {
    let (_, imported) = changed(|book| {
        let main = sheet(book, "Krav");
        let twice = main.rows[1].clone();
        main.rows.push(RawRow { number: 900, ..twice });
        main.rows[0].cells.retain(|cell| cell.value.words() != "Motiv");
        let detail = sheet(book, "Krav i detalj");
        let twice = detail.rows[1].clone();
        detail.rows.push(RawRow { number: 901, ..twice });
        sheet(book, "Övriga fält").rows[1].cells[2].value = RawValue::Text("inget värde".to_owned());
    });
    let codes: Vec<&str> = imported.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["own-id-twice", "own-id-twice", "own-field-unread", "own-column-missing"]);
}

#[test]
fn another_workbook_is_not_taken_for_ours() {
    let (catalog, _) = Catalog::read(&catalog_files());
    with_words(|words| {
        let mut book = raw(&catalog_grid(&catalog, Language::English, words));
        book.sheets.retain(|sheet| sheet.name != "kravkedja");
        assert_eq!(read_own_table(&book, "t", "t.xlsx", words), None);
    });
}
