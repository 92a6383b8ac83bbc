//! Contracts: read once, judged by the program, decided by people. Where a person has decided, that holds, and everything that is
//! stored and made afterwards says so.

mod add;
mod judge;
mod papers;
mod result;
mod text;

use desk::DecisionsFile;
use kernel::{Instant, Problem, Problems};
use store::{ContractDecision, ContractFile, ContractRow, FileRow, Page, Wanted};

use crate::{App, Caller, CaseSummary, Error, May, Result};

pub use add::{ContractForm, MOST_BYTES, MOST_FILES, UploadedFile};
pub use judge::VerdictForm;
pub use papers::{ContractDocument, Paper};
pub use result::{
    CheckResult, CheckedClause, CheckedCoverage, CheckedFile, CheckedFlag, CheckedMark, CheckedObligation, CheckedProblem,
    CheckedRequirement, Said,
};
pub use text::{ContractText, TextClause, TextLine, TextPart, TextShape};

/// A contract in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ContractSummary {
    /// Its id.
    pub id: String,
    /// Its number in the organisation.
    pub number: i64,
    /// What it is called.
    pub title: String,
    /// The supplier.
    pub counterpart: String,
    /// `open` or `archived`.
    pub state: String,
    /// The case that it came of.
    pub case: Option<String>,
    /// The unit that owns it.
    pub unit: Option<String>,
    /// When it was last changed.
    pub updated_at: Instant,
    /// Its number of each verdict that occurs, the best first.
    pub verdicts: Vec<(&'static str, usize)>,
    /// How many things there are to take up now.
    pub urgent: usize,
    /// How many verdicts a person has decided.
    pub confirmed: usize,
}

/// A file of a contract, as it was uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadedSummary {
    /// Its place, from 0.
    pub position: i64,
    /// What the verdicts call it.
    pub name: String,
    /// Its length in bytes.
    pub size: i64,
    /// Its digest.
    pub sha256: String,
}

/// What a person decided, with their name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The row.
    pub row: ContractDecision,
    /// Who decided.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// A contract with all that belongs to it.
#[derive(Debug, Clone)]
pub struct ContractView {
    /// Its row.
    pub row: ContractRow,
    /// What was found; where a person has decided, what they decided.
    pub result: CheckResult,
    /// Its files in their order.
    pub files: Vec<UploadedSummary>,
    /// What people decided.
    pub decisions: Vec<Decided>,
    /// The case that it came of.
    pub case: Option<CaseSummary>,
    /// The catalog has another version than the one it was checked with.
    pub outdated: bool,
}

impl App {
    /// The contracts of the caller's organisation, one page: by `changed`, `number`, `title` or `counterpart`.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn contracts(&self, caller: &Caller, wanted: &Wanted) -> Result<Page<ContractSummary>> {
        caller.must(May::ReadContracts)?;
        Ok(self.store.read().contracts(&caller.organisation, wanted).await?.map(summary))
    }

    /// A contract.
    ///
    /// # Errors
    /// When there is none.
    pub async fn contract(&self, caller: &Caller, id: &str) -> Result<ContractView> {
        caller.must(May::ReadContracts)?;
        let library = self.library(caller).await?;
        let row = self.store.read().contract(&caller.organisation, id).await?;
        let case = match &row.case_id {
            Some(case) if caller.may(May::ReadCases) => Some(self.case_summary(caller, case).await?),
            _ => None,
        };
        let files = self.contract_rows(caller, id).await?.into_iter().map(|(own, file)| UploadedSummary {
            position: own.position,
            name: own.name,
            size: file.size,
            sha256: file.sha256,
        });
        Ok(ContractView {
            result: CheckResult::of(&row)?,
            files: files.collect(),
            decisions: self.decided(caller, id).await?,
            case,
            outdated: row.catalog_version != library.catalog.version,
            row,
        })
    }

    /// Puts a contract aside, or takes it up again.
    ///
    /// # Errors
    /// When it has changed since `version`.
    pub async fn archive_contract(&self, caller: &Caller, id: &str, version: Option<i64>, archived: bool) -> Result<ContractRow> {
        caller.must(May::WriteContracts)?;
        let (who, organisation, id) = (caller.who(self), caller.organisation.clone(), id.to_owned());
        let (action, state) = if archived { ("contract.archive", "archived") } else { ("contract.reopen", "open") };
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let change = |row: &mut ContractRow| state.clone_into(&mut row.state);
                    Ok(tx.change_contract(&who, action, &organisation, &id, version, change).await?)
                })
            })
            .await
    }

    /// A file of a contract as it was uploaded.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub async fn contract_file(&self, caller: &Caller, id: &str, position: i64) -> Result<ContractDocument> {
        caller.must(May::ReadContracts)?;
        let rows = self.contract_rows(caller, id).await?;
        let (own, file) = rows.into_iter().find(|(own, _)| own.position == position).ok_or(Error::NotFound)?;
        Ok(ContractDocument { name: own.name, media: file.media, bytes: self.files.get(&file.sha256).await? })
    }

    /// What people decided about a contract, with their names.
    async fn decided(&self, caller: &Caller, id: &str) -> Result<Vec<Decided>> {
        let read = self.store.read();
        let mut all = Vec::new();
        for row in read.contract_decisions(&caller.organisation, id).await? {
            let by = read.person(&row.decided_by).await?.name;
            all.push(Decided { by, at: Instant::from_micros(row.decided_at), row });
        }
        Ok(all)
    }

    /// The files of a contract, each with what is known of its bytes.
    async fn contract_rows(&self, caller: &Caller, id: &str) -> Result<Vec<(ContractFile, FileRow)>> {
        let read = self.store.read();
        let mut all = Vec::new();
        for own in read.contract_files(&caller.organisation, id).await? {
            let file = read.file(&caller.organisation, &own.file_id).await?;
            all.push((own, file));
        }
        Ok(all)
    }

    async fn case_summary(&self, caller: &Caller, id: &str) -> Result<CaseSummary> {
        let row = self.store.read().case(&caller.organisation, id).await?;
        Ok(crate::cases::summary(row))
    }
}

fn summary(row: ContractRow) -> ContractSummary {
    let counted = result::Counted::of(&row);
    ContractSummary {
        id: row.id,
        number: row.number,
        title: row.title,
        counterpart: row.counterpart,
        state: row.state,
        case: row.case_id,
        unit: row.unit_id,
        updated_at: Instant::from_micros(row.updated_at),
        verdicts: counted.verdicts(),
        urgent: counted.urgent(),
        confirmed: counted.confirmed(),
    }
}

/// Decisions as the check takes them.
fn decisions_file(decided: &[Decided], digests: Vec<String>) -> DecisionsFile {
    let decisions = decided.iter().map(|one| desk::Decision {
        obligation: desk::Id::new(&one.row.obligation),
        verdict: desk::Verdict::from_id(&one.row.verdict),
        missing: one.row.missing.split_whitespace().filter_map(desk::Element::from_id).collect(),
        why: one.row.reason.clone(),
        who: one.by.clone(),
        date: Some(one.at.in_sweden().0),
        place: desk::Place::default(),
    });
    DecisionsFile { sha256: digests, decisions: decisions.collect() }
}

/// What is wrong with the files that were handed in, as problems of their field.
fn of_files(problems: Problems) -> Error {
    let field = |problem: Problem| crate::FieldProblem { field: "files".to_owned(), problem };
    Error::Invalid(problems.into_iter().map(field).collect())
}
