use desk::Verdict;
use kernel::Language;
use serde::Deserialize;
use store::ContractRow;

use crate::{Error, Result};

/// The result of a check as it is stored, schema `kravkedja.contract-check/1`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CheckResult {
    /// The files are the whole contract.
    pub complete: bool,
    /// The files as they were read.
    pub files: Vec<CheckedFile>,
    /// A verdict for each obligation that applies, in the order of the catalog.
    pub obligations: Vec<CheckedObligation>,
    /// What to take up, the most serious first.
    pub flags: Vec<CheckedFlag>,
    /// How far the contract carries the requirements of its case.
    pub coverage: CheckedCoverage,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Said {
    /// In Swedish.
    pub sv: String,
    /// In English.
    pub en: String,
}

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CheckedFile {
    /// Its name.
    pub name: String,
    /// How many pages it has, where it has any.
    pub pages: Option<u32>,
    /// How many clauses were found in it.
    pub clauses: usize,
    /// What whoever reads it must know.
    pub problems: Vec<CheckedProblem>,
}

/// What whoever reads a file must know.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CheckedProblem {
    /// `error`, `warning` or `notice`.
    pub severity: String,
    /// In words.
    pub message: Said,
}

/// What was found about an obligation.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CheckedObligation {
    /// Its id.
    pub id: String,
    /// The verdict that holds.
    pub verdict: String,
    /// A person has decided it.
    pub confirmed: bool,
    /// Elements that are not there.
    pub missing: Vec<String>,
    /// Elements that would make it better.
    pub improve: Vec<String>,
    /// How sure the reading is, 0 to 1.
    pub confidence: f64,
    /// `high`, `medium`, `low` or `none`.
    pub severity: String,
    /// The passages that decided it.
    pub clauses: Vec<CheckedClause>,
    /// Why.
    pub why: Said,
    /// Documents that were named and not given, in which it may stand.
    pub may_be_in: Vec<String>,
}

/// A passage of a contract.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CheckedClause {
    /// The name of its file.
    pub file: String,
    /// The number of its clause.
    pub number: Option<String>,
    /// Its heading.
    pub heading: Option<String>,
    /// Its page, from 1.
    pub page: Option<u32>,
    /// Where it stands in the file's text, in bytes.
    pub span: [usize; 2],
    /// The words that decided.
    pub marks: Vec<CheckedMark>,
}

/// Words that decided something.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CheckedMark {
    /// What they show.
    pub kind: String,
    /// Where they stand in the file's text, in bytes.
    pub span: [usize; 2],
    /// The words.
    pub text: String,
}

/// Something to take up.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CheckedFlag {
    /// What kind of thing.
    pub kind: String,
    /// `high`, `medium`, `low` or `none`.
    pub severity: String,
    /// The obligation that it is about, where it is about one.
    pub obligation: Option<String>,
    /// A person has decided the verdict that it rests on.
    pub confirmed: bool,
    /// What to say of it.
    pub says: Said,
    /// Where it stands; none where something is not there.
    pub clause: Option<CheckedClause>,
}

/// How far a contract carries the requirements of its case; empty without a case.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct CheckedCoverage {
    /// Requirements that some obligation serves.
    #[serde(default)]
    pub requirements: Vec<CheckedRequirement>,
    /// Requirements that only the annex holds.
    #[serde(default)]
    pub annex_only: Vec<String>,
}

/// A requirement with the best verdict on what serves it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CheckedRequirement {
    /// Its id.
    pub id: String,
    /// The best verdict.
    pub best: String,
}

impl CheckResult {
    pub(crate) fn of(row: &ContractRow) -> Result<Self> {
        serde_json::from_str(&row.result).map_err(|error| Error::Internal(format!("contract {}: {error}", row.id)))
    }

    /// How many obligations have a verdict.
    #[must_use]
    pub fn count(&self, verdict: &str) -> usize {
        self.obligations.iter().filter(|found| found.verdict == verdict).count()
    }
}

impl Said {
    /// In a language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Swedish => &self.sv,
            Language::English => &self.en,
        }
    }
}

/// As much of a result as a list shows.
#[derive(Deserialize, Default)]
pub(super) struct Counted {
    obligations: Vec<CountedObligation>,
    flags: Vec<CountedFlag>,
}

#[derive(Deserialize)]
struct CountedObligation {
    verdict: String,
    confirmed: bool,
}

#[derive(Deserialize)]
struct CountedFlag {
    severity: String,
}

impl Counted {
    /// A result that cannot be read is told where the contract is opened; the list of all others still stands.
    pub(super) fn of(row: &ContractRow) -> Self {
        serde_json::from_str(&row.result).unwrap_or_default()
    }

    pub(super) fn verdicts(&self) -> Vec<(&'static str, usize)> {
        let of = |verdict: Verdict| self.obligations.iter().filter(|found| found.verdict == verdict.id()).count();
        Verdict::ALL.into_iter().map(|verdict| (verdict.id(), of(verdict))).filter(|(_, count)| *count > 0).collect()
    }

    pub(super) fn urgent(&self) -> usize {
        self.flags.iter().filter(|flag| flag.severity == "high").count()
    }

    pub(super) fn confirmed(&self) -> usize {
        self.obligations.iter().filter(|found| found.confirmed).count()
    }
}
