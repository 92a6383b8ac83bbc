//! The catalog as a workbook and as separated text: readable for people, and lossless. What a column holds is read back from it,
//! so that it may be changed there; what has no column of its own is carried as path and value.

mod columns;
mod grid;
mod layout;
mod read;
mod readonly;
mod separated;
mod value;

pub use grid::catalog_grid;
pub use read::read_own_table;
pub use separated::{catalog_csv, write_csv};

use catalog::Requirement;
use kernel::Language;

/// Begins the hidden sheet of a workbook, and is its name's reason: what reads it back.
const MARK: &str = "kravkedja.catalog/1";
/// Name of the hidden sheet.
const KEYS: &str = "kravkedja";
/// Heading of the column, or part of it, that carries fields without a column of their own.
const REST: &str = "[fields]";

/// The words of headings and closed lists, and conditions in words: whoever calls has them.
#[derive(Clone, Copy)]
pub struct TableWords<'w> {
    /// A word by its key, `column-title` or `word-mandatory`, in a language.
    pub text: &'w dyn Fn(Language, &str) -> String,
    /// When a requirement applies, a line for each alternative.
    pub applies: &'w dyn Fn(&Requirement) -> Vec<String>,
}
