//! Many contracts checked: one row for each, as JSON, and as the file that remembers what is done.

mod dto;

use contracts::{Severity, Verdict};
use kernel::{Language, Localised};

/// Name and version of the format.
pub const BATCH_SCHEMA: &str = "kravkedja.contract-batch/1";

/// One contract of many.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BatchRow {
    /// Name of its folder or file.
    pub name: String,
    /// The files that were read.
    pub files: Vec<BatchFile>,
    /// Every obligation, in the order of the catalog; none where nothing could be read.
    pub verdicts: Vec<BatchVerdict>,
    /// What to take up, the most serious first.
    pub flags: Vec<BatchFlag>,
    /// Files that could not be read, and what their reader must know.
    pub problems: Vec<BatchProblem>,
}

/// A file of a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchFile {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The language that most of it is in.
    pub language: Language,
    /// How many pages it has, where it has any.
    pub pages: Option<u32>,
    /// How many clauses were found in it.
    pub clauses: u32,
}

/// The verdict of one obligation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchVerdict {
    /// The obligation.
    pub obligation: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// A person has confirmed or overruled it.
    pub confirmed: bool,
}

/// A flag of one contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchFlag {
    /// Its kind, as in a contract check.
    pub kind: String,
    /// How serious it is.
    pub severity: Severity,
    /// The obligation that it is about, where it is about one.
    pub obligation: Option<String>,
    /// What to say of it.
    pub says: Localised,
    /// The file where it stands; none where something is not there.
    pub file: Option<String>,
    /// Number of its clause, or its heading where it has none.
    pub clause: Option<String>,
    /// Its page, from 1.
    pub page: Option<u32>,
    /// The words that decided; empty where there are none.
    pub words: String,
    /// A person has confirmed the verdict that it rests on.
    pub confirmed: bool,
}

/// Something wrong with a file of one contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchProblem {
    /// The file.
    pub file: String,
    /// The file could not be read at all.
    pub unread: bool,
    /// What is wrong.
    pub says: Localised,
}

/// What a batch was checked with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BatchHead {
    /// Id of the catalog.
    pub catalog: String,
    /// Its version.
    pub version: String,
    /// Digest of its files, and of its overlay's.
    pub digest: String,
    /// Every contract was taken to be whole.
    pub complete: bool,
}

impl BatchRow {
    /// How many obligations have this verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.verdicts.iter().filter(|found| found.verdict == verdict).count()
    }

    /// How many verdicts a person has confirmed or overruled.
    #[must_use]
    pub fn confirmed(&self) -> usize {
        self.verdicts.iter().filter(|found| found.confirmed).count()
    }

    /// How many pages its files have; none where none of them has pages.
    #[must_use]
    pub fn pages(&self) -> Option<u32> {
        let pages: Vec<u32> = self.files.iter().filter_map(|file| file.pages).collect();
        (!pages.is_empty()).then(|| pages.iter().fold(0_u32, |sum, pages| sum.saturating_add(*pages)))
    }

    /// The languages of its files, each once, in the order of the files.
    #[must_use]
    pub fn languages(&self) -> Vec<Language> {
        let mut languages = Vec::new();
        for file in &self.files {
            if !languages.contains(&file.language) {
                languages.push(file.language);
            }
        }
        languages
    }

    /// Could none of its files be read?
    #[must_use]
    pub fn is_unread(&self) -> bool {
        self.files.is_empty()
    }
}

/// The bytes of a whole batch: indented, keys in a fixed order, a line break at the end.
///
/// # Errors
/// Never for rows that were made by this program.
pub fn write_batch(head: &BatchHead, rows: &[BatchRow]) -> Result<Vec<u8>, String> {
    let mut bytes = serde_json::to_vec_pretty(&dto::batch(head, rows)).map_err(|error| error.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A row on a line of its own, with the key by which it is known again.
///
/// # Errors
/// As [`write_batch`].
pub fn write_batch_line(key: &str, row: &BatchRow) -> Result<String, String> {
    let mut line = serde_json::to_string(&dto::line(key, row)).map_err(|error| error.to_string())?;
    line.push('\n');
    Ok(line)
}

/// The key and the row of a line; none where it is not one of ours, or was cut off as it was written.
#[must_use]
pub fn read_batch_line(line: &str) -> Option<(String, BatchRow)> {
    dto::of_line(serde_json::from_str(line).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_back_as_it_was_and_half_a_line_is_none() {
        let row = BatchRow {
            name: "avtal 1".to_owned(),
            files: vec![BatchFile {
                name: "avtal.txt".to_owned(),
                sha256: "ab".to_owned(),
                language: Language::English,
                pages: Some(3),
                clauses: 12,
            }],
            verdicts: vec![BatchVerdict { obligation: "CO-INC-01".to_owned(), verdict: Verdict::ByReference, confirmed: true }],
            flags: vec![BatchFlag {
                kind: "weak".to_owned(),
                severity: Severity::High,
                obligation: None,
                says: Localised::same("ord"),
                file: None,
                clause: Some("5.2".to_owned()),
                page: Some(2),
                words: "strävar".to_owned(),
                confirmed: false,
            }],
            problems: vec![BatchProblem { file: "b.doc".to_owned(), unread: true, says: Localised::same("gammal") }],
        };
        let line = write_batch_line("nyckel", &row).unwrap();
        assert_eq!(read_batch_line(&line), Some(("nyckel".to_owned(), row)));
        assert_eq!(read_batch_line(line.get(..line.len() / 2).unwrap_or_default()), None);
    }
}
