use std::path::Path;

use document::Transcript;
use exchange::sha256;
use ingest::{Limits, ReadText, read_text};
use kernel::Problems;

use crate::Failure;
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
    let name = path.display().to_string();
    let ReadText { transcript, problems } = read_text(&bytes, &name, program, arguments, Limits::for_texts())?;
    Ok(ContractFile { name, sha256: sha256(&bytes), transcript, problems })
}
