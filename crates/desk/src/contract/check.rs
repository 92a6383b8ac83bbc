use std::collections::BTreeSet;
use std::path::Path;

use catalog::Case;
use contracts::{Checked, Contract, MarkKind, Setting, Words, check};
use exchange::{CaseFile, CheckedFile, DecisionsFile, read_decisions, write_contract_check};
use kernel::{Language, Place, Problem, Problems, Severity};

use super::ContractFile;
use super::say::Tongues;
use crate::make::internal;
use crate::output::read_text;
use crate::{CaseOptions, Failure, Library, case_from_options, load_case};

/// Title and buyer of a case that was made of options without them.
pub(super) const UNNAMED: &str = "-";
/// The longest text of a contract that is checked, in bytes: some 1,200 pages.
const LONGEST: usize = 4_000_000;

/// Checks contracts against the obligations of a catalog. It holds all words that contracts are read by: made once, used for any
/// number of contracts, also at the same time.
#[derive(Debug, Clone)]
pub struct Checker<'l> {
    pub(super) library: &'l Library,
    pub(super) words: Words,
}

/// What is known beside the files of a contract.
#[derive(Debug, Clone, Copy, Default)]
pub struct CheckOptions<'o> {
    /// The files are the whole contract.
    pub complete: bool,
    /// What the contract is for.
    pub case: Option<&'o Case>,
    /// What a person has decided.
    pub decisions: Option<&'o DecisionsFile>,
}

/// A contract that was checked, with its files.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedContract {
    /// The files, as they were read.
    pub files: Vec<ContractFile>,
    /// For each file, the language that most of it is in, and how many clauses it has.
    pub facts: Vec<(Language, usize)>,
    /// The verdicts, flags and coverage.
    pub checked: Checked,
    /// What a person must know: of the files, and of decisions that do not fit.
    pub problems: Problems,
}

impl<'l> Checker<'l> {
    /// Makes ready to check contracts.
    ///
    /// # Errors
    /// When the words of the catalog cannot be used.
    pub fn new(library: &'l Library) -> Result<Self, Failure> {
        let (words, problems) = Words::new(&library.catalog);
        let errors: Problems = problems.into_iter().filter(|problem| problem.severity == Severity::Error).collect();
        if errors.is_empty() { Ok(Self { library, words }) } else { Err(Failure::Invalid(errors)) }
    }

    /// Checks the files of one contract.
    ///
    /// # Errors
    /// When Sweden's security may be concerned, a decision cannot stand, or the text is longer than any contract's.
    pub fn check(&self, files: Vec<ContractFile>, options: &CheckOptions<'_>) -> Result<CheckedContract, Failure> {
        if files.iter().map(|file| file.transcript.text().len()).sum::<usize>() > LONGEST {
            let limit = i64::try_from(LONGEST / 1_000_000).unwrap_or(i64::MAX);
            return Err(Failure::Invalid(vec![Problem::error("contract-too-long").with("limit", limit)]));
        }
        let decided = options.decisions.map(|file| file.decisions.as_slice()).unwrap_or_default();
        let setting = Setting { complete: options.complete, case: options.case, decisions: decided };
        let contract = self.read(&files);
        let checked = check(&self.library.catalog, &self.words, &contract, &setting).map_err(Failure::Stopped)?;
        let facts = (0..files.len()).map(|file| (contract.language_of(file), contract.clauses_of(file))).collect();
        if checked.problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(Failure::Invalid(checked.problems));
        }
        let mut problems: Problems = files.iter().flat_map(|file| file.problems.iter().cloned()).collect();
        problems.extend(options.decisions.and_then(|decisions| other_files(decisions, &files)));
        problems.extend(checked.problems.iter().cloned());
        Ok(CheckedContract { files, facts, checked, problems })
    }

    /// The files as a contract, clause by clause.
    pub(super) fn read<'t>(&self, files: &'t [ContractFile]) -> Contract<'t> {
        let files: Vec<contracts::ContractFile<'t>> =
            files.iter().map(|file| contracts::ContractFile { name: &file.name, transcript: &file.transcript }).collect();
        Contract::read(&self.words, &files)
    }
}

impl CheckedContract {
    /// The result as JSON, schema `kravkedja.contract-check/1`.
    ///
    /// # Errors
    /// Never for what a [`Checker`] gives.
    pub fn json(&self) -> Result<Vec<u8>, Failure> {
        let tongues = Tongues::new();
        let files: Vec<CheckedFile<'_>> = self
            .files
            .iter()
            .zip(&self.facts)
            .map(|(file, (language, clauses))| CheckedFile {
                name: &file.name,
                sha256: &file.sha256,
                language: *language,
                pages: file.transcript.pages(),
                clauses: *clauses,
                problems: &file.problems,
                text: file.transcript.text(),
            })
            .collect();
        write_contract_check(&self.checked, &files, &|problem| tongues.say(problem)).map_err(internal)
    }

    /// The deciding words of a passage in the order in which they stand there, each once: what to quote. Words that only give an
    /// element are left aside where others say what it is about and how far it binds.
    #[must_use]
    pub fn deciding_words(&self, passage: &contracts::Passage) -> Vec<&str> {
        let text = self.files.get(passage.file).map_or("", |file| file.transcript.text());
        let telling = |kind: MarkKind| kind != MarkKind::Element;
        let some = passage.marks.iter().any(|mark| telling(mark.kind));
        let marks = passage.marks.iter().filter(|mark| !some || telling(mark.kind));
        let mut spans: Vec<kernel::Span> = marks.map(|mark| mark.span).collect();
        spans.sort_unstable();
        spans.dedup();
        spans.into_iter().map(|span| span.of(text)).filter(|words| !words.is_empty()).collect()
    }
}

/// Reads a decisions file.
///
/// # Errors
/// Everything that is wrong with it.
pub fn load_decisions(path: &Path) -> Result<DecisionsFile, Failure> {
    let (file, problems) = read_decisions(&path.display().to_string(), &read_text(path)?);
    if problems.iter().any(|problem| problem.severity == Severity::Error) { Err(Failure::Invalid(problems)) } else { Ok(file) }
}

/// The case of a contract from a case file. One that must be stopped is stopped here, before any contract is read.
///
/// # Errors
/// As [`load_case`]; when Sweden's security may be concerned.
pub fn contract_case(path: &Path, library: &Library) -> Result<CaseFile, Failure> {
    let (file, _) = load_case(path, library)?;
    unless_stopped(file)
}

/// The case of a contract from options. Title and buyer need not be known: nothing is made out in their names.
///
/// # Errors
/// What is missing or wrong; when Sweden's security may be concerned.
pub fn case_for_check(options: &CaseOptions, library: &Library) -> Result<CaseFile, Failure> {
    let unnamed = || Some(UNNAMED.to_owned());
    let mut options = options.clone();
    options.title = options.title.or_else(unnamed);
    options.buyer = options.buyer.or_else(unnamed);
    unless_stopped(case_from_options(&options, library)?)
}

fn unless_stopped(file: CaseFile) -> Result<CaseFile, Failure> {
    catalog::stop(&file.case).map_or(Ok(file), |stop| Err(Failure::Stopped(stop)))
}

/// The decisions were taken about other files than these.
fn other_files(decisions: &DecisionsFile, files: &[ContractFile]) -> Option<Problem> {
    let stated: BTreeSet<&str> = decisions.sha256.iter().map(String::as_str).collect();
    let given: BTreeSet<&str> = files.iter().map(|file| file.sha256.as_str()).collect();
    if stated.is_empty() || stated == given {
        return None;
    }
    let file = decisions.decisions.iter().find_map(|decision| decision.place.file.clone());
    Some(Problem::warning("decision-other-files").at(Place { file, ..Place::default() }))
}
