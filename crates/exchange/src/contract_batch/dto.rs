//! The members of a batch, in the order of the file. Field names are the format: changing one is a new version of it.

use std::collections::BTreeMap;

use contracts::{Severity, Verdict};
use kernel::{Language, Localised};
use serde::{Deserialize, Serialize};

use super::{BATCH_SCHEMA, BatchFile, BatchFlag, BatchHead, BatchProblem, BatchRow, BatchVerdict};

#[derive(Serialize)]
pub(super) struct BatchDto {
    schema: &'static str,
    catalog: CatalogDto,
    complete: bool,
    contracts: Vec<ContractDto>,
}

#[derive(Serialize)]
struct CatalogDto {
    id: String,
    version: String,
    digest: String,
}

/// A row with what is counted in it, for readers.
#[derive(Serialize)]
struct ContractDto {
    name: String,
    pages: Option<u32>,
    languages: Vec<&'static str>,
    counts: BTreeMap<&'static str, usize>,
    confirmed: usize,
    #[serde(flatten)]
    row: RowDto,
}

#[derive(Serialize, Deserialize)]
pub(super) struct LineDto {
    key: String,
    name: String,
    #[serde(flatten)]
    row: RowDto,
}

#[derive(Serialize, Deserialize)]
struct RowDto {
    files: Vec<FileDto>,
    obligations: Vec<VerdictDto>,
    flags: Vec<FlagDto>,
    problems: Vec<ProblemDto>,
}

#[derive(Serialize, Deserialize)]
struct FileDto {
    name: String,
    sha256: String,
    language: String,
    pages: Option<u32>,
    clauses: u32,
}

#[derive(Serialize, Deserialize)]
struct VerdictDto {
    id: String,
    verdict: String,
    confirmed: bool,
}

#[derive(Serialize, Deserialize)]
struct FlagDto {
    kind: String,
    severity: String,
    obligation: Option<String>,
    confirmed: bool,
    says: TextDto,
    file: Option<String>,
    clause: Option<String>,
    page: Option<u32>,
    words: String,
}

#[derive(Serialize, Deserialize)]
struct ProblemDto {
    file: String,
    unread: bool,
    says: TextDto,
}

#[derive(Serialize, Deserialize)]
struct TextDto {
    sv: String,
    en: String,
}

pub(super) fn batch(head: &BatchHead, rows: &[BatchRow]) -> BatchDto {
    let BatchHead { catalog, version, digest, complete } = head;
    BatchDto {
        schema: BATCH_SCHEMA,
        catalog: CatalogDto { id: catalog.clone(), version: version.clone(), digest: digest.clone() },
        complete: *complete,
        contracts: rows.iter().map(contract).collect(),
    }
}

fn contract(found: &BatchRow) -> ContractDto {
    ContractDto {
        name: found.name.clone(),
        pages: found.pages(),
        languages: found.languages().into_iter().map(Language::code).collect(),
        counts: Verdict::ALL.iter().map(|verdict| (verdict.id(), found.count(*verdict))).collect(),
        confirmed: found.confirmed(),
        row: row(found),
    }
}

pub(super) fn line(key: &str, found: &BatchRow) -> LineDto {
    LineDto { key: key.to_owned(), name: found.name.clone(), row: row(found) }
}

fn row(found: &BatchRow) -> RowDto {
    let BatchRow { name: _, files, verdicts, flags, problems } = found;
    RowDto {
        files: files.iter().map(file).collect(),
        obligations: verdicts.iter().map(verdict).collect(),
        flags: flags.iter().map(flag).collect(),
        problems: problems.iter().map(problem).collect(),
    }
}

fn file(file: &BatchFile) -> FileDto {
    let BatchFile { name, sha256, language, pages, clauses } = file;
    FileDto { name: name.clone(), sha256: sha256.clone(), language: language.code().to_owned(), pages: *pages, clauses: *clauses }
}

fn verdict(verdict: &BatchVerdict) -> VerdictDto {
    let BatchVerdict { obligation, verdict, confirmed } = verdict;
    VerdictDto { id: obligation.clone(), verdict: verdict.id().to_owned(), confirmed: *confirmed }
}

fn flag(flag: &BatchFlag) -> FlagDto {
    let BatchFlag { kind, severity, obligation, says, file, clause, page, words, confirmed } = flag;
    FlagDto {
        kind: kind.clone(),
        severity: severity.id().to_owned(),
        obligation: obligation.clone(),
        confirmed: *confirmed,
        says: text(says),
        file: file.clone(),
        clause: clause.clone(),
        page: *page,
        words: words.clone(),
    }
}

fn problem(problem: &BatchProblem) -> ProblemDto {
    let BatchProblem { file, unread, says } = problem;
    ProblemDto { file: file.clone(), unread: *unread, says: text(says) }
}

fn text(text: &Localised) -> TextDto {
    let Localised { sv, en } = text;
    TextDto { sv: sv.clone(), en: en.clone() }
}

pub(super) fn of_line(line: LineDto) -> Option<(String, BatchRow)> {
    let LineDto { key, name, row: RowDto { files, obligations, flags, problems } } = line;
    let row = BatchRow {
        name,
        files: files.into_iter().map(file_of).collect::<Option<_>>()?,
        verdicts: obligations.into_iter().map(verdict_of).collect::<Option<_>>()?,
        flags: flags.into_iter().map(flag_of).collect::<Option<_>>()?,
        problems: problems.into_iter().map(problem_of).collect(),
    };
    Some((key, row))
}

fn file_of(file: FileDto) -> Option<BatchFile> {
    let FileDto { name, sha256, language, pages, clauses } = file;
    Some(BatchFile { name, sha256, language: Language::from_code(&language)?, pages, clauses })
}

fn verdict_of(verdict: VerdictDto) -> Option<BatchVerdict> {
    let VerdictDto { id, verdict, confirmed } = verdict;
    Some(BatchVerdict { obligation: id, verdict: Verdict::from_id(&verdict)?, confirmed })
}

fn flag_of(flag: FlagDto) -> Option<BatchFlag> {
    let FlagDto { kind, severity, obligation, confirmed, says, file, clause, page, words } = flag;
    let severity = Severity::ALL.into_iter().find(|known| known.id() == severity)?;
    Some(BatchFlag { kind, severity, obligation, says: text_of(says), file, clause, page, words, confirmed })
}

fn problem_of(problem: ProblemDto) -> BatchProblem {
    let ProblemDto { file, unread, says } = problem;
    BatchProblem { file, unread, says: text_of(says) }
}

fn text_of(text: TextDto) -> Localised {
    let TextDto { sv, en } = text;
    Localised { sv, en }
}
