//! Reads a contract and says, obligation by obligation, whether there is a clause, whether it could be enforced, and which words
//! decide that. Pure.
//!
//! [`Contract::read`] cuts the files into clauses and sentences and reads each; [`check`] judges every obligation of a catalog. A
//! general check is driven by the obligation's data; [`CHECKS`] lists those that need one of their own. [`report`], [`supplement`]
//! and [`memo`] make documents of what was found.

mod checked;
mod checks;
mod cite;
mod contract;
mod coverage;
mod decision;
mod documents;

mod elements;
mod finding;
mod flags;
mod general;
mod heading;
mod ideas;
mod judge;
mod language;
mod likes;
mod numbers;
mod observe;
mod papers;
mod parties;
mod read;
mod role;
mod sight;
mod standing;
mod tables;
mod verdict;
mod weigh;
mod why;
mod words;

pub use checked::{Checked, Setting, check};
pub use checks::{ALL as CHECKS, Check};
pub use contract::{Contract, ContractFile};
pub use coverage::{Carried, Coverage};
pub use decision::Decision;
pub use finding::{DecidingMark, Finding, MarkKind, Passage, Severity};
pub use flags::{Flag, FlagKind};
pub use likes::{GENERAL, each_sentence};
pub use papers::{About, FileRead, Papers, Unmade, memo, report, supplement};
pub use verdict::{Element, Verdict};
pub use words::Words;
