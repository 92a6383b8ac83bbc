//! The result of a contract check as JSON: every obligation that applies, with the words that decided it.

mod dto;
mod from_domain;

use contracts::Checked;
use kernel::{Language, Localised, Problem};
use serde_json::Value;

/// Name and version of the format.
pub const CHECK_SCHEMA: &str = "kravkedja.contract-check/1";

/// A file of the contract that was checked, in the order in which the contract was read.
#[derive(Debug, Clone, Copy)]
pub struct CheckedFile<'f> {
    /// Its name.
    pub name: &'f str,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: &'f str,
    /// The language that most of it is in.
    pub language: Language,
    /// How many pages it has, where it has any.
    pub pages: Option<u32>,
    /// How many clauses were found in it.
    pub clauses: usize,
    /// What whoever reads it must know.
    pub problems: &'f [Problem],
    /// Its text, into which every span points.
    pub text: &'f str,
}

/// The bytes of a contract check: indented, keys in a fixed order, a line break at the end. `says` gives a message in both
/// languages.
///
/// # Errors
/// Never for what [`contracts::check`] gives.
pub fn write_contract_check(
    checked: &Checked,
    files: &[CheckedFile<'_>],
    says: &dyn Fn(&Problem) -> Localised,
) -> Result<Vec<u8>, String> {
    let mut bytes = serde_json::to_vec_pretty(&from_domain::check(checked, files, says)).map_err(|error| error.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A contract check as a JSON value.
///
/// # Errors
/// As [`write_contract_check`].
pub fn check_value(checked: &Checked, files: &[CheckedFile<'_>], says: &dyn Fn(&Problem) -> Localised) -> Result<Value, String> {
    serde_json::to_value(from_domain::check(checked, files, says)).map_err(|error| error.to_string())
}
