use csv::{ReaderBuilder, StringRecord};
use document::{RawBook, RawCell, RawRow, RawSheet, RawValue, TextForm};
use kernel::Problem;

use super::{hostile, spend};
use crate::{Limits, encoding};

const SEPARATORS: [char; 4] = [';', '\t', ',', '|'];
/// Records that are looked at to find the separator.
const SAMPLE: usize = 40;

/// Reads separated text: encoding and separator are found out, quotation marks and line breaks within cells are kept.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<RawBook, Problem> {
    let decoded = encoding::decode(bytes);
    let (said, text, skipped) = declared(&decoded.text);
    let separator = said.unwrap_or_else(|| separator(text));
    let mut budget = limits.cells;
    let mut sheet = RawSheet::default();
    let mut reader = reader(text, separator);
    let mut record = StringRecord::new();
    let mut lines = Lines::new(text, skipped);
    while reader.read_record(&mut record).map_err(hostile)? {
        let start = record.position().map_or(0, csv::Position::byte);
        let mut row = RawRow { number: lines.of(usize::try_from(start).unwrap_or(usize::MAX)), ..RawRow::default() };
        for (column, words) in (1_u32..).zip(&record) {
            if words.is_empty() {
                continue;
            }
            spend(&mut budget, limits)?;
            row.cells.push(RawCell { column, value: RawValue::Text(words.to_owned()), formula: false });
        }
        if !row.cells.is_empty() {
            sheet.rows.push(row);
        }
    }
    let open_quote = (text.matches('"').count() % 2 == 1).then(|| sheet.rows.last().map_or(1, |row| row.number));
    let form = TextForm { encoding: decoded.encoding.to_owned(), separator, unreadable: decoded.unreadable, open_quote };
    Ok(RawBook { sheets: vec![sheet], text: Some(form) })
}

/// The line `sep=;` that Excel understands, taken off the text; with how many lines went.
fn declared(text: &str) -> (Option<char>, &str, u32) {
    let none = (None, text, 0);
    let Some((line, rest)) = text.split_once('\n') else { return none };
    let Some(separator) = line.trim_end_matches('\r').strip_prefix("sep=") else { return none };
    let mut characters = separator.chars();
    match (characters.next(), characters.next()) {
        (Some(found), None) if found.is_ascii() => (Some(found), rest, 1),
        _ => none,
    }
}

/// The separator by which most records have the same number of cells, more than one.
fn separator(text: &str) -> char {
    let score = |candidate: char| {
        let counts: Vec<usize> =
            reader(text, candidate).records().take(SAMPLE).flatten().map(|record| record.len()).filter(|n| *n > 1).collect();
        let most = counts.iter().map(|count| counts.iter().filter(|other| *other == count).count()).max().unwrap_or(0);
        (most, counts.iter().sum::<usize>())
    };
    // The first of equals stands: semicolon as a Swedish Excel writes it, and a tab, which seldom stands in words, before a comma.
    let best = SEPARATORS.into_iter().rev().max_by_key(|candidate| score(*candidate));
    best.unwrap_or(';')
}

fn reader(text: &str, separator: char) -> csv::Reader<&[u8]> {
    let separator = u8::try_from(separator).unwrap_or(b';');
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// Line numbers of offsets that only ever grow.
struct Lines<'t> {
    text: &'t str,
    offset: usize,
    line: u32,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str, before: u32) -> Self {
        Self { text, offset: 0, line: before + 1 }
    }

    /// The line of an offset; line ends right at it belong to what went before.
    fn of(&mut self, offset: usize) -> u32 {
        let bytes = self.text.as_bytes();
        let mut end = offset.min(bytes.len());
        while bytes.get(end).is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
            end += 1;
        }
        let passed = bytes.get(self.offset..end).unwrap_or_default();
        let breaks = passed.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.offset = self.offset.max(end);
        self.line
    }
}
