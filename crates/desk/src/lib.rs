//! Use cases without a database: one public function for each thing a person can do at a desk, offline.

mod case;
mod compare;
mod contract;
mod counts;
mod coverage;
mod export;
mod failure;
mod import;
mod library;
mod lint;
mod make;
mod migrate;
mod output;
mod select;
mod spelling;
mod table;
mod verify;

pub use case::{CaseOptions, case_from_options, load_case, load_previous};
pub use compare::{AnnexEffect, Comparison, annexes, catalog_at, compare, effects};
pub use contract::{
    Batch, BatchOptions, CheckOptions, CheckedContract, Checker, ContractFile, PaperOptions, batch, batch_grid, case_for_check,
    contract_case, element_words, load_decisions, read_contract, read_contract_bytes, read_contract_file, say, write_each,
};
pub use counts::{Counts, counts, lowest_level};
pub use coverage::{Coverage, coverage};
pub use export::{ExportFormat, ExportOptions, Exported, export};
pub use failure::Failure;
pub use import::{ImportFormat, ImportOptions, import};
pub use library::{Library, Origin, check_catalog, is_overlay, open};
pub use lint::{language_of, lint_catalog, lint_file, lint_own, lint_sentence, linter};
pub use make::{Format, Made, MakeOptions, default_word_template, documents_of, draft_annex, make, schemas};
pub use migrate::{Ground, Prepared, ground, prepare};
pub use output::{read_file, write_files};
pub use select::{Choice, Choices, choices, describe, describe_conditions};
pub use verify::{AnnexVerdict, FileVerdict, Verified, WorkbookVerdict, verify};
// What callers hand in and get back, so that the edges need no arrow of their own to the domain.
pub use annex::{Annex, Answer, Migration, Row, RowKind};
pub use catalog::lint::Linter;
pub use catalog::{
    Aspect, Became, Case, Catalog, Classification, Covered, Difference, Effect, Hint, Item, Law, Level, Mode, NationalSecurity,
    PartChange, Requirement, Run, RunKind, Scale, Stage, Stop, Strength, Subject, source::nearest, word_difference,
};
pub use contracts::{About, Checked, Decision, Element, Finding, Flag, FlagKind, MarkKind, Passage, Severity as Weight, Verdict};
pub use document::{PieceKind, TextBlock};
pub use exchange::{BatchFlag, BatchRow, DecisionsFile};
pub use exchange::{CaseFile, Count, Imported, Outcome, RowLog, Thing, write_case};
pub use ingest::{
    Limits, serve as serve_child, serve_table as serve_table_child, serve_text as serve_text_child,
    serve_texts as serve_texts_child,
};
pub use kernel::{Argument, Date, Id, Language, Localised, Place, Problem, Problems, Severity};
pub use wording::{Amount, Limit, Mark, Measured, Reading, Sentence, Span, Statement, What};
