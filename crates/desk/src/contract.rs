mod batch;
mod check;
mod papers;
mod say;

use std::path::{Path, PathBuf};

use document::Transcript;
use exchange::sha256;
use ingest::{Limits, ReadText, read_text};
use kernel::Problems;

pub use batch::{Batch, BatchOptions, batch, batch_grid};
pub use check::{CheckOptions, CheckedContract, Checker, case_for_check, contract_case, load_decisions};
pub use papers::{PaperOptions, write_each};
pub use say::{element_words, say};

use crate::Failure;
use crate::make::internal;
use crate::output::read_file;

/// The largest contract that is read, in mebibytes: as `Limits` has it.
const MEGABYTES: u64 = 25;

/// A contract file as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct ContractFile {
    /// Its name as it was given.
    pub name: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Its text, into which every span points.
    pub transcript: Transcript,
    /// What whoever reads the text must know: changes that are tracked, words that are hidden.
    pub problems: Problems,
}

/// Reads a contract file. It is parsed by `program` called with `arguments`, which must end in `serve_text_child`.
///
/// # Errors
/// When it is not there, or was refused: the problem says what to do.
pub fn read_contract_file(path: &Path, program: &Path, arguments: &[&str]) -> Result<ContractFile, Failure> {
    let bytes = read_file(path, MEGABYTES)?;
    read_contract_bytes(&bytes, &path.display().to_string(), program, arguments)
}

/// Reads a contract file that is held in memory; as [`read_contract_file`].
///
/// # Errors
/// When it was refused: the problem says what to do.
pub fn read_contract_bytes(bytes: &[u8], name: &str, program: &Path, arguments: &[&str]) -> Result<ContractFile, Failure> {
    let ReadText { transcript, problems } = read_text(bytes, name, program, arguments, Limits::for_texts())?;
    Ok(ContractFile { name: name.to_owned(), sha256: sha256(bytes), transcript, problems })
}

impl ContractFile {
    /// Its text with its problems, to be kept: [`ContractFile::kept`] gives the same again.
    ///
    /// # Errors
    /// Never for a file that was read.
    pub fn keep(&self) -> Result<String, Failure> {
        ingest::keep(&self.transcript, &self.problems).map_err(internal)
    }

    /// A file whose text was kept; `None` where the text is anything else.
    #[must_use]
    pub fn kept(name: &str, sha256: &str, text: &str) -> Option<Self> {
        let ReadText { transcript, problems } = ingest::kept(text, name)?;
        Some(Self { name: name.to_owned(), sha256: sha256.to_owned(), transcript, problems })
    }
}

/// Reads the files of one contract. Each is called by its own name, without folders, unless two would be called the same.
///
/// # Errors
/// Everything that is wrong with any of them.
pub fn read_contract(paths: &[PathBuf], program: &Path, arguments: &[&str]) -> Result<Vec<ContractFile>, Failure> {
    let mut files = Vec::new();
    let mut problems = Problems::new();
    for path in paths {
        match read_contract_file(path, program, arguments) {
            Ok(file) => files.push(file),
            Err(Failure::Invalid(found)) => problems.extend(found),
            Err(other) => return Err(other),
        }
    }
    if !problems.is_empty() {
        return Err(Failure::Invalid(problems));
    }
    let names: Vec<String> = paths.iter().map(|path| own_name(path)).collect();
    for (file, name) in files.iter_mut().zip(&names) {
        if names.iter().filter(|other| *other == name).count() == 1 {
            file.name.clone_from(name);
        }
    }
    Ok(files)
}

/// The name of a file without its folders.
fn own_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
