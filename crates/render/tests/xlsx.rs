//! The XLSX writer: reproducible, read back cell for cell, and never a formula.

#![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

#[path = "common/workbook.rs"]
mod workbook;

use std::io::{Cursor, Read};

use calamine::{Data, Reader, SheetVisible, Xlsx};
use document::{CellStyle, Choices, Grid, GridCell, GridColumn, Sheet, SheetTable, Value};
use render::{Options, RenderError, xlsx};

fn made(grid: &Grid) -> Vec<u8> {
    xlsx(grid, &Options::default()).unwrap()
}

fn open(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// One part of the file, as XML.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

fn one_sheet(sheet: Sheet) -> Grid {
    Grid { sheets: vec![sheet], ..Grid::default() }
}

fn table(columns: Vec<GridColumn>, rows: Vec<Vec<GridCell>>) -> Sheet {
    Sheet { name: "Blad".to_owned(), columns, table: Some(SheetTable { name: "T".to_owned(), rows }), ..Sheet::default() }
}

/// A sheet with one column whose only cell is chosen from these values.
fn chosen(choices: Choices) -> Grid {
    one_sheet(table(vec![GridColumn { choices: vec![choices], ..workbook::column("Svar", 20) }], vec![vec![GridCell::choice(0)]]))
}

#[test]
fn the_same_grid_gives_the_same_bytes() {
    let grid = workbook::form();
    assert_eq!(made(&grid), made(&grid));
}

#[test]
fn what_was_written_is_read_back() {
    let bytes = made(&workbook::form());
    let mut file = open(&bytes);
    let visible: Vec<_> = file.sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.visible)).collect();
    let expected = [
        ("Så här svarar du", SheetVisible::Visible),
        ("Krav", SheetVisible::Visible),
        ("kravkedja", SheetVisible::Hidden),
        ("lists", SheetVisible::Hidden),
    ];
    assert_eq!(visible, expected.map(|(name, visible)| (name.to_owned(), visible)));

    let rows = file.worksheet_range("Krav").unwrap();
    assert_eq!(rows.get_value((0, 0)), Some(&Data::String("Nyckel".to_owned())));
    assert_eq!(rows.get_value((1, 0)), Some(&Data::String("krav-17-3f7a9c1e".to_owned())));
    assert_eq!(rows.get_value((1, 1)), Some(&Data::Float(17.0)));
    let lines = "Säkerhetskopior ska tas varje dygn.\nÅterläsning ska provas två gånger per år.\nResultatet ska dokumenteras.";
    assert_eq!(rows.get_value((1, 3)), Some(&Data::String(lines.to_owned())));
    let keys = file.worksheet_range("kravkedja").unwrap();
    assert_eq!(keys.get_value((0, 1)), Some(&Data::String("sha256:3f7a9c1e88d0b5a4".to_owned())));
}

#[test]
fn only_cells_to_fill_in_are_open() {
    let bytes = made(&workbook::form());
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    let protection = sheet.split("<sheetProtection ").nth(1).unwrap().split("/>").next().unwrap();
    for allowed in ["autoFilter=\"0\"", "formatColumns=\"0\"", "formatRows=\"0\"", "sort=\"0\""] {
        assert!(protection.contains(allowed), "{allowed} in {protection}");
    }
    for mark in ["password", "selectLockedCells", "selectUnlockedCells"] {
        assert!(!protection.contains(mark), "{mark} in {protection}");
    }
    assert!(part(&bytes, "xl/styles.xml").contains("<protection locked=\"0\"/>"));
    for sheet in 1..=4 {
        assert!(part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml")).contains("<sheetProtection "), "{sheet}");
    }
    let free = made(&Grid { protected: false, ..workbook::form() });
    assert!(!part(&free, "xl/worksheets/sheet2.xml").contains("<sheetProtection "));
}

#[test]
fn tables_are_tables_and_print_well() {
    let bytes = made(&workbook::form());
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    for mark in [
        "hidden=\"1\"",
        "<pane ySplit=\"1\"",
        "state=\"frozen\"",
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
        "fitToHeight=\"0\"",
        "&amp;L&amp;8 Granträsks kommun",
        "&amp;R&amp;8 &amp;P (&amp;N)",
    ] {
        assert!(sheet.contains(mark), "{mark}");
    }
    // One & in the text is two in the footer's own language, each an entity in XML.
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("Vård &amp;&amp; omsorg"));
    let table = part(&bytes, "xl/tables/table1.xml");
    assert!(table.contains("name=\"Krav\"") && table.contains("ref=\"A1:F25\"") && table.contains("<autoFilter "), "{table}");
    assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    let core = part(&bytes, "docProps/core.xml");
    assert!(
        core.contains("2026-11-22T00:00:00Z") && core.contains("Svarsformulär") && core.contains("Granträsks kommun"),
        "{core}"
    );
    let undated = made(&Grid { date: None, ..workbook::form() });
    assert!(part(&undated, "docProps/core.xml").contains("2000-01-01T00:00:00Z"));
}

#[test]
fn a_cell_is_chosen_from_its_list() {
    let sheet = part(&made(&workbook::form()), "xl/worksheets/sheet2.xml");
    assert!(sheet.contains("sqref=\"E2:E4 E6:E9 E11:E14 E16:E19 E21:E24\""), "short list");
    assert!(sheet.contains("sqref=\"E5 E10 E15 E20 E25\""), "long list");
    assert!(sheet.contains("<formula1>\"Ja,Nej\"</formula1>") && sheet.contains("<formula1>lists!$A$1:$A$4</formula1>"));
    assert!(sheet.contains("promptTitle=\"Välj ett svar\"") && sheet.contains("error=\"Välj ett av svaren i listan.\""));
}

#[test]
fn long_lists_are_on_a_hidden_sheet() {
    let values: Vec<String> = (1..=40).map(|number| format!("Svarsalternativ {number}")).collect();
    let mut grid = chosen(Choices { values: values.clone(), ..workbook::yes_no() });
    grid.sheets.push(Sheet { name: "LISTS".to_owned(), ..Sheet::default() });
    let bytes = made(&grid);
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("<formula1>lists2!$A$1:$A$40</formula1>"));
    let range = open(&bytes).worksheet_range("lists2").unwrap();
    let written: Vec<String> = range.rows().map(|row| row[0].to_string()).collect();
    assert_eq!(written, values);
}

#[test]
fn a_choice_needs_values_and_short_texts() {
    let nothing = chosen(Choices { values: Vec::new(), ..workbook::yes_no() });
    let refused = Err(RenderError::ChoiceMissing { sheet: "Blad".to_owned(), column: "Svar".to_owned() });
    assert_eq!(xlsx(&nothing, &Options::default()), refused);
    let mut other = chosen(workbook::yes_no());
    other.sheets[0].table.as_mut().unwrap().rows[0][0].choice = Some(3);
    assert_eq!(xlsx(&other, &Options::default()), refused);
    let long = chosen(Choices { title: "å".repeat(33), ..workbook::yes_no() });
    assert!(matches!(xlsx(&long, &Options::default()), Err(RenderError::TextTooLong { limit: 32, .. })));
}

#[test]
fn no_text_is_ever_a_formula() {
    let words = [
        "=1+1",
        "+46 70 123",
        "-5",
        "@SUM(A1)",
        "=HYPERLINK(\"https://example.se\")",
        "{=A1}",
        "https://example.se",
        "<b>&\"'</b>",
        "_x0041_",
        "  blanka  ",
        "😀 שלום",
        "1.2",
        "#REF!",
    ];
    let rows =
        words.iter().map(|words| vec![GridCell::text(*words), GridCell { unlocked: true, ..GridCell::text(*words) }]).collect();
    let bytes = made(&one_sheet(table(vec![workbook::column("A", 20), workbook::column("a", 20)], rows)));
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{sheet}");
    assert!(!sheet.contains("<hyperlink"), "{sheet}");
    assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
    let range = open(&bytes).worksheet_range("Blad").unwrap();
    let read: Vec<String> = range.rows().skip(1).map(|row| row[0].to_string()).collect();
    assert_eq!(read, words);
    // The same title twice, apart from case, is not allowed in a table.
    assert_eq!(range.get_value((0, 1)), Some(&Data::String("a 2".to_owned())));
}

#[test]
fn control_characters_go_and_lines_stay() {
    let lead = vec![vec![GridCell::text("a\u{0}b\u{1b}c\r\nd\te\u{fffe}")]];
    let bytes = made(&one_sheet(Sheet { name: "Blad".to_owned(), lead, ..Sheet::default() }));
    let range = open(&bytes).worksheet_range("Blad").unwrap();
    assert_eq!(range.get_value((0, 0)), Some(&Data::String("abc\nd e".to_owned())));
}

#[test]
fn a_grid_that_contradicts_itself_is_refused() {
    let named = |name: &str| Sheet { name: name.to_owned(), ..Sheet::default() };
    for name in ["", "a/b", "[x]", "'x", &"å".repeat(32), "History", " "] {
        let refused = xlsx(&one_sheet(named(name)), &Options::default());
        assert_eq!(refused, Err(RenderError::SheetName { name: name.to_owned() }));
    }
    let twice = Grid { sheets: vec![named("Krav"), named("KRAV")], ..Grid::default() };
    assert!(matches!(xlsx(&twice, &Options::default()), Err(RenderError::SheetName { .. })));
    assert_eq!(xlsx(&Grid::default(), &Options::default()), Err(RenderError::NoSheet));
    let hidden = one_sheet(Sheet { hidden: true, ..named("Dold") });
    assert_eq!(xlsx(&hidden, &Options::default()), Err(RenderError::NoSheet));
    let uneven = one_sheet(table(vec![workbook::column("A", 10)], vec![Vec::new()]));
    let refused = Err(RenderError::TableRow { table: "T".to_owned(), row: 1, cells: 0, columns: 1 });
    assert_eq!(xlsx(&uneven, &Options::default()), refused);
    let bare = one_sheet(table(Vec::new(), Vec::new()));
    assert_eq!(xlsx(&bare, &Options::default()), Err(RenderError::TableWithoutColumns { table: "T".to_owned() }));
    let long = one_sheet(Sheet { lead: vec![vec![GridCell::text("å".repeat(32_768))]], ..named("Blad") });
    assert!(matches!(xlsx(&long, &Options::default()), Err(RenderError::TextTooLong { limit: 32_767, .. })));
    let endless = GridCell { value: Value::Number(f64::NAN), ..GridCell::default() };
    let number = one_sheet(Sheet { lead: vec![vec![endless]], ..named("Blad") });
    assert!(matches!(xlsx(&number, &Options::default()), Err(RenderError::Workbook { .. })));
}

#[test]
fn a_hidden_first_sheet_is_not_the_one_that_opens() {
    let mut grid = workbook::form();
    grid.sheets.rotate_right(1);
    let bytes = made(&grid);
    assert!(part(&bytes, "xl/workbook.xml").contains("activeTab=\"1\""));
    assert!(part(&bytes, "xl/worksheets/sheet2.xml").contains("tabSelected=\"1\""));
}

#[test]
fn a_table_without_rows_and_a_long_title_are_written() {
    let title = GridCell::styled("Mycket lång rubrik ".repeat(20), CellStyle::Title);
    let sheet = Sheet { lead: vec![vec![title]], ..table(vec![workbook::column("", 12), workbook::column("", 12)], Vec::new()) };
    let bytes = made(&one_sheet(sheet));
    assert!(part(&bytes, "xl/tables/table1.xml").contains("ref=\"A2:B3\""));
    assert!(part(&bytes, "xl/styles.xml").contains("wrapText=\"1\""));
}
