use document::{RawBook, RawRow, RawValue};
use rust_xlsxwriter::{Format, Formula, Workbook};

use super::{Sort, read, sort_of};
use crate::Limits;

fn book(bytes: &[u8]) -> RawBook {
    read(bytes, Limits::for_tables()).unwrap()
}

fn words(row: &RawRow) -> Vec<(u32, String)> {
    row.cells.iter().map(|cell| (cell.column, cell.value.words())).collect()
}

/// Encoding, separator, and the cells of each row with its number.
fn separated(bytes: &[u8]) -> (String, char, Vec<(u32, Vec<String>)>) {
    let book = book(bytes);
    let form = book.text.unwrap();
    let rows = book.sheets[0].rows.iter().map(|row| (row.number, words(row).into_iter().map(|(_, words)| words).collect()));
    (form.encoding, form.separator, rows.collect())
}

#[test]
fn encodings_are_found_out() {
    let text = "Nr;Krav\n1;Åäö på räls\n2;Övrigt\n";
    let expected = vec![
        (1, vec!["Nr".to_owned(), "Krav".to_owned()]),
        (2, vec!["1".to_owned(), "Åäö på räls".to_owned()]),
        (3, vec!["2".to_owned(), "Övrigt".to_owned()]),
    ];
    let windows: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let macintosh: Vec<u8> = mac(text);
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), "UTF-8"),
        (marked(&[0xEF, 0xBB, 0xBF], text.as_bytes()), "UTF-8"),
        (windows, "windows-1252"),
        (macintosh, "macintosh"),
        (marked(&[0xFF, 0xFE], &little), "UTF-16LE"),
        (marked(&[0xFE, 0xFF], &big), "UTF-16BE"),
        (little, "UTF-16LE"),
        (big, "UTF-16BE"),
    ] {
        assert_eq!(separated(&bytes), (encoding.to_owned(), ';', expected.clone()), "{encoding}");
    }
    let spoilt = book(b"Nr;Krav\n1;\x81\xE5\n");
    assert_eq!(spoilt.text.map(|form| form.unreadable), Some(1));
}

/// Swedish letters as old Macintosh programs write them.
fn mac(text: &str) -> Vec<u8> {
    let letter = |c: char| match c {
        'å' => 0x8C,
        'ä' => 0x8A,
        'ö' => 0x9A,
        'Å' => 0x81,
        'Ö' => 0x85,
        other => u8::try_from(u32::from(other)).unwrap(),
    };
    text.chars().map(letter).collect()
}

#[test]
fn separators_quotation_marks_and_lines_are_found_out() {
    assert_eq!(separated(b"a,b,c\n1,\"x; y; z\",3\n").1, ',');
    assert_eq!(separated(b"a\tb, och c\n1\tx, y\n").1, '\t');
    assert_eq!(separated(b"sep=|\r\na|b;c\r\n").2, [(2, vec!["a".to_owned(), "b;c".to_owned()])]);
    let (_, _, rows) = separated(b"a;b\r\n\r\n1;\"two\r\nlines \"\"quoted\"\"\"\r\n2;x\r\n");
    let expected = [(1, ["a", "b"]), (3, ["1", "two\r\nlines \"quoted\""]), (5, ["2", "x"])];
    assert_eq!(rows, expected.map(|(at, cells)| (at, cells.map(str::to_owned).to_vec())));
    let open = book(b"a;b\n1;\"never closed\n2;x\n");
    assert_eq!(open.text.and_then(|form| form.open_quote), Some(2));
}

#[test]
fn a_workbook_tells_its_marks() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.merge_range(0, 0, 0, 2, "Heading", &Format::new()).unwrap();
    sheet.write_string(2, 1, "shown").unwrap();
    sheet.write_formula(2, 3, Formula::new("=1+1").set_result("2")).unwrap();
    sheet.write_formula(3, 0, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.set_row_hidden(3).unwrap();
    sheet.write_boolean(5, 0, true).unwrap();
    sheet.set_column_hidden(4).unwrap();
    workbook.add_worksheet().set_name("Secret").unwrap().set_hidden(true);
    let book = book(&workbook.save_to_buffer().unwrap());
    assert_eq!(book.text, None);
    let [sheet, secret] = book.sheets.as_slice() else { panic!("{book:?}") };
    assert!(secret.hidden && secret.rows.is_empty() && !sheet.hidden);
    assert_eq!(sheet.merged.len(), 1);
    assert_eq!((sheet.merged[0].first_row, sheet.merged[0].last_column), (1, 3));
    assert_eq!(sheet.hidden_columns, [5]);
    let numbers: Vec<(u32, bool)> = sheet.rows.iter().map(|row| (row.number, row.hidden)).collect();
    assert_eq!(numbers, [(1, false), (3, false), (4, true), (6, false)]);
    assert_eq!(words(&sheet.rows[1]), [(2, "shown".to_owned()), (4, "2".to_owned())]);
    assert!(sheet.rows[1].cells[1].formula && !sheet.rows[1].cells[0].formula);
    assert_eq!(sheet.rows[2].cells[0].value, RawValue::Error("#DIV/0!".to_owned()));
    assert_eq!(sheet.rows[3].cells[0].value, RawValue::Flag(true));
}

#[test]
fn what_is_no_table_is_refused_and_too_much_is_said() {
    for bytes in [&b"%PDF-1.7\n1 0 obj"[..], &[0x89, b'P', b'N', b'G', 0, 1, 2, 0, 3, 4, 0, 0]] {
        assert_eq!(sort_of(bytes, Limits::for_tables()).map_err(|problem| problem.code), Err("not-a-table"));
    }
    assert_eq!(sort_of(b"Nr;Krav", Limits::for_tables()), Ok(Sort::Text));
    let few = Limits { cells: 3, ..Limits::for_tables() };
    assert_eq!(read(b"a;b\n1;2\n", few).map_err(|problem| problem.code), Err("table-too-many-cells"));
    let small = Limits { file: 4, ..Limits::for_tables() };
    assert_eq!(read(b"a;b\n1;2\n", small).map_err(|problem| problem.code), Err("file-too-large"));
}
