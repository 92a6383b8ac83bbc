use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use annex::Annex;
use exchange::{AnnexFile, read_annex, sha256};
use ingest::{Limits, read_workbook};
use questionnaire::{WorkbookKeys, read_keys};

use crate::Failure;
use crate::case::read_problem;
use crate::output::read_file;

/// What a check of an annex and its files found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The annex itself.
    pub annex: AnnexVerdict,
    /// The files, as handed in.
    pub files: Vec<(PathBuf, FileVerdict)>,
}

/// Does an annex match its digest?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnexVerdict {
    /// It does.
    Same,
    /// It was changed after it was made.
    Changed,
}

/// What a file is to the annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileVerdict {
    /// Made from it and unchanged.
    Same,
    /// Made from it under this name, but its bytes differ.
    Changed,
    /// A workbook that came back.
    Workbook(WorkbookVerdict),
    /// Nothing that the annex knows.
    Unknown,
}

/// What the hidden keys of a workbook say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkbookVerdict {
    /// It names another annex, version or digest.
    pub other: Option<String>,
    /// Rows of this annex.
    pub rows: usize,
    /// Requirements that this annex asks.
    pub all: usize,
    /// Requirements without a row.
    pub missing: Vec<String>,
    /// Requirements or revisions that this annex does not hold.
    pub unknown: Vec<String>,
    /// Requirements on more than one row.
    pub twice: Vec<String>,
    /// Rows of another annex.
    pub foreign: Vec<u32>,
    /// Rows whose key cannot be read.
    pub lost: Vec<u32>,
}

impl Verified {
    /// Is everything as it should be?
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.annex == AnnexVerdict::Same
            && self.files.iter().all(|(_, verdict)| match verdict {
                FileVerdict::Same => true,
                FileVerdict::Workbook(found) => found.is_clean(),
                FileVerdict::Changed | FileVerdict::Unknown => false,
            })
    }
}

impl WorkbookVerdict {
    /// Does every key fit, and is every requirement there once?
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let Self { other, rows, all, missing, unknown, twice, foreign, lost } = self;
        other.is_none()
            && rows == all
            && missing.is_empty()
            && unknown.is_empty()
            && twice.is_empty()
            && foreign.is_empty()
            && lost.is_empty()
    }
}

/// Compares an annex with its digest, and files with the annex. A workbook that was filled in is known by its hidden keys.
///
/// `program` with `arguments` must end in `serve_child`: foreign workbooks are parsed in a child process.
///
/// # Errors
/// When a file cannot be read at all.
pub fn verify(annex: &Path, files: &[PathBuf], program: &Path, arguments: &[&str]) -> Result<Verified, Failure> {
    let whole = read_file(annex, 64)?;
    let file = read_annex(&whole).map_err(|error| read_problem(&error, annex))?;
    let verdict = if file.stated == file.actual { AnnexVerdict::Same } else { AnnexVerdict::Changed };
    let mut verdicts = Vec::new();
    let mut problems = Vec::new();
    for path in files {
        let bytes = match read_file(path, 200) {
            Ok(bytes) => bytes,
            Err(Failure::Invalid(found)) => {
                problems.extend(found);
                continue;
            }
            Err(other) => return Err(other),
        };
        // The annex may stand among the files, as when a whole folder is handed in.
        let itself = bytes == whole;
        let found = match (itself, verdict) {
            (true, AnnexVerdict::Same) => FileVerdict::Same,
            (true, AnnexVerdict::Changed) => FileVerdict::Changed,
            (false, _) => judge(&file, path, &bytes, program, arguments),
        };
        verdicts.push((path.clone(), found));
    }
    if problems.is_empty() { Ok(Verified { annex: verdict, files: verdicts }) } else { Err(Failure::Invalid(problems)) }
}

fn judge(file: &AnnexFile, path: &Path, bytes: &[u8], program: &Path, arguments: &[&str]) -> FileVerdict {
    let digest = sha256(bytes);
    if file.files.iter().any(|known| known.sha256 == digest) {
        return FileVerdict::Same;
    }
    if let Ok(grid) = read_workbook(bytes, program, arguments, Limits::default())
        && let Some(keys) = read_keys(&grid)
    {
        return FileVerdict::Workbook(compare(&file.annex, &file.stated, &keys));
    }
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if file.files.iter().any(|known| known.name == name) { FileVerdict::Changed } else { FileVerdict::Unknown }
}

fn compare(annex: &Annex, digest: &str, keys: &WorkbookKeys) -> WorkbookVerdict {
    let asked: BTreeMap<&str, u32> = annex.answered().map(|found| (found.id.as_str(), found.revision)).collect();
    let mut verdict = WorkbookVerdict { all: asked.len(), ..WorkbookVerdict::default() };
    if keys.annex != annex.id || keys.version != annex.version || keys.digest != digest {
        // Every row would be of the other annex too: the name of it says enough.
        verdict.other = Some(format!("{} v{}", keys.annex, keys.version));
        return verdict;
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &keys.rows {
        if !WorkbookKeys::belongs(row, &annex.id, digest) {
            verdict.foreign.push(row.row);
        } else if asked.get(row.requirement.as_str()) == Some(&row.revision) {
            *seen.entry(&row.requirement).or_default() += 1;
        } else {
            verdict.unknown.push(format!("{} r{}", row.requirement, row.revision));
        }
    }
    verdict.rows = seen.len();
    verdict.missing = asked.keys().filter(|id| !seen.contains_key(*id)).map(|id| (*id).to_owned()).collect();
    verdict.twice = seen.iter().filter(|(_, count)| **count > 1).map(|(id, _)| (*id).to_owned()).collect();
    verdict.lost = keys.problems.iter().map(|problem| problem.row).collect();
    verdict
}
