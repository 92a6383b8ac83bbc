//! Reading TOML so that every mistake is found at once, with its line and the nearest known word.
//!
//! A [`Shape`] says what a table may hold. [`Entry::check`] compares a table with its shape and reports everything that differs;
//! the getters of [`Entry`] then take values out without failing. The same shapes make the JSON Schemas.

mod entry;
mod shape;
mod texts;

use std::ops::Range;

use kernel::{Place, Problem, Problems};
use toml::Spanned;
use toml::de::DeTable;

pub use entry::Entry;
pub use shape::{Field, Kind, Shape, Vocabulary, Words};

/// A file with its text and where its lines begin.
pub struct Source<'a> {
    file: &'a str,
    text: &'a str,
    lines: Vec<usize>,
}

/// The tables of a file, as far as they could be read.
pub struct Parsed<'a> {
    tables: Spanned<DeTable<'a>>,
}

impl<'a> Source<'a> {
    /// A file with its text.
    #[must_use]
    pub fn new(file: &'a str, text: &'a str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(offset, _)| offset + 1)).collect();
        Self { file, text, lines }
    }

    /// Reads the whole text. What is not TOML is reported, and the rest is read all the same.
    #[must_use]
    pub fn parse(&self) -> (Parsed<'a>, Problems) {
        // A mark that some editors put first is no part of the text.
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(self.text);
        let (tables, errors) = DeTable::parse_recoverable(text);
        let problems = errors
            .iter()
            .map(|error| {
                let place = self.place(error.span().unwrap_or(0..0));
                Problem::error("not-toml").with("detail", error.message()).at(place)
            })
            .collect();
        (Parsed { tables }, problems)
    }

    /// The name of the file.
    #[must_use]
    pub fn file(&self) -> &'a str {
        self.file
    }

    /// File, line and column of a span.
    #[must_use]
    pub fn place(&self, span: Range<usize>) -> Place {
        let line = self.lines.partition_point(|start| *start <= span.start).saturating_sub(1);
        let column = span.start - self.lines.get(line).copied().unwrap_or(0);
        Place {
            file: Some(self.file.to_owned()),
            sheet: None,
            line: u32::try_from(line + 1).ok(),
            column: u32::try_from(column + 1).ok(),
        }
    }
}

impl<'a> Parsed<'a> {
    /// The outermost table.
    #[must_use]
    pub fn entry<'s>(&'s self, source: &'s Source<'a>) -> Entry<'s, 'a> {
        Entry::new(source, self.tables.get_ref(), self.tables.span())
    }
}

/// The known word that is most like this one, if one is like it at all.
#[must_use]
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let word = word.to_lowercase().replace('_', "-");
    let limit = (word.chars().count() / 3).max(2);
    known
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&word, &candidate.to_lowercase().replace('_', "-")), candidate))
        .filter(|(distance, candidate)| {
            *distance <= limit || candidate.starts_with(word.as_str()) || (word.len() > 3 && word.starts_with(candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
