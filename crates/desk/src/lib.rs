//! Use cases without a database: one public function for each thing a person can do at a desk, offline.

mod case;
mod failure;
mod library;
mod lint;
mod make;
mod output;
mod select;
mod verify;

pub use case::{CaseOptions, case_from_options, load_case, load_previous};
pub use failure::Failure;
pub use library::{Library, Origin, check_catalog, open};
pub use lint::{language_of, lint_catalog, lint_file, lint_sentence};
pub use make::{Format, Made, MakeOptions, default_word_template, make, schemas};
pub use output::{read_file, write_files};
pub use select::{Choice, Choices, choices, describe};
pub use verify::{AnnexVerdict, FileVerdict, Verified, WorkbookVerdict, verify};
// What callers hand in and get back, so that the edges need no arrow of their own to the domain.
pub use annex::Annex;
pub use catalog::{
    Aspect, Case, Catalog, Classification, Law, Level, Mode, NationalSecurity, Requirement, Scale, Stage, Stop, Strength,
    source::nearest,
};
pub use exchange::{CaseFile, write_case};
pub use ingest::{Limits, serve as serve_child};
pub use kernel::{Argument, Date, Id, Language, Localised, Place, Problem, Problems, Severity};
pub use wording::{Amount, Limit, Mark, Measured, Reading, Sentence, Span, Statement, What};
