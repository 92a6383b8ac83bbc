//! Separated text as it is written, read by somebody else's reader.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use csv::ReaderBuilder;
use exchange::write_csv;
use proptest::prelude::*;

/// What a spreadsheet might carry out.
const DANGEROUS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Words with what is hard about the format in them.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-zåäö ]{0,12}",
        "[=+@'\"-][a-z\"'=;, ]{0,8}",
        "[\"',;\t\r\n=+@ a-z-]{0,12}",
        any::<String>().prop_map(|words| words.chars().take(20).collect()),
    ]
}

proptest! {
    #[test]
    fn every_cell_comes_back_and_none_is_a_formula(rows in prop::collection::vec(prop::collection::vec(words(), 2..5), 1..8)) {
        let bytes = write_csv(&rows);
        prop_assert!(bytes.starts_with(&[0xEF, 0xBB, 0xBF]));
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&bytes[3..]);
        let read: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        prop_assert!(read.iter().flatten().all(|cell| !cell.starts_with(DANGEROUS)), "{read:?}");
        let bare = |cell: &String| {
            let guarded = cell.strip_prefix('\'').filter(|rest| rest.starts_with(DANGEROUS) || rest.starts_with('\''));
            guarded.unwrap_or(cell).to_owned()
        };
        let back: Vec<Vec<String>> = read.iter().map(|row| row.iter().map(bare).collect()).collect();
        prop_assert_eq!(back, rows);
    }
}

#[test]
fn lines_end_as_the_format_says_and_quotation_marks_are_doubled() {
    let rows = vec![vec!["a".to_owned(), "två \"ord\"".to_owned()], vec!["=1+1".to_owned(), "rad\nrad".to_owned()]];
    let text = String::from_utf8(write_csv(&rows)).unwrap();
    assert_eq!(text, "\u{feff}a,\"två \"\"ord\"\"\"\r\n'=1+1,\"rad\nrad\"\r\n");
}
