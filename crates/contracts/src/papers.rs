//! What was found in a contract, into documents: a report for its owner, a supplementary agreement for the supplier, and an
//! internal memo. Their words are the catalog's templates and labels.

mod data;
mod memo;
mod page;
mod proposal;
mod quote;
mod report;
mod supplement;

use catalog::{Case, Catalog};
use compose::{ComposeError, Texts};
use kernel::{Date, Problem, Problems};

use crate::checked::Checked;
use crate::contract::Contract;
use crate::decision::Decision;

pub use memo::memo;
pub(crate) use quote::upper;
pub use report::report;
pub use supplement::supplement;

/// What the documents of a checked contract are made of.
#[derive(Clone, Copy)]
pub struct Papers<'p> {
    /// The library that the contract was held against.
    pub catalog: &'p Catalog,
    /// Templates and labels.
    pub texts: &'p Texts,
    /// The contract as it was read.
    pub contract: &'p Contract<'p>,
    /// What was found in it.
    pub checked: &'p Checked,
    /// What it is for; the same as in [`crate::Setting`].
    pub case: Option<&'p Case>,
    /// What a person has decided; the same as in [`crate::Setting`].
    pub decisions: &'p [Decision],
    /// What is known of it beside its text.
    pub about: &'p About,
    /// Says a message in the language of the document. This room has no sentences of its own.
    pub say: &'p dyn Fn(&Problem) -> String,
}

/// What is known of a contract beside its text. Empty means not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// What it is called; without it the name of its first file.
    pub title: String,
    /// Who buys.
    pub buyer: String,
    /// Who supplies.
    pub supplier: String,
    /// The buyer's reference (diarienummer).
    pub reference: String,
    /// Date to print.
    pub date: Option<Date>,
    /// Its files, in the order in which they were read.
    pub files: Vec<FileRead>,
}

/// A file of a contract, as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileRead {
    /// Its name as a person knows it.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// How many pages it has, where it has any.
    pub pages: Option<u32>,
    /// What was noticed while it was read.
    pub problems: Problems,
}

/// Why a document for the supplier was not made.
#[derive(Debug, Clone, PartialEq)]
pub enum Unmade {
    /// There is nothing that may go into it; the problem says what to do.
    Refused(Problem),
    /// A template could not be used.
    Template(ComposeError),
}

impl From<ComposeError> for Unmade {
    fn from(error: ComposeError) -> Self {
        Self::Template(error)
    }
}
