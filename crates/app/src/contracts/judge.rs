use std::sync::Arc;

use desk::{CheckOptions, CheckedContract, Checker, ContractFile as ReadFile, DecisionsFile, Element, Failure, Library, Verdict};
use kernel::{Argument, Language, Problem};
use messages::Messages;
use store::{ContractDecision, ContractRow, new_id};
use tokio::sync::Semaphore;

use super::{Decided, decisions_file};
use crate::{App, Caller, Error, FieldProblem, May, Result};

/// The longest reason, in characters.
const LONGEST: usize = 4_000;
/// Somebody else may decide on another verdict at the same time; after so many tries they are told so.
const TRIES: usize = 4;

/// Contracts that are read or checked at the same time: each takes a whole processor.
static AT_A_TIME: Semaphore = Semaphore::const_new(2);

/// What a form says of a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VerdictForm {
    /// The obligation.
    pub obligation: String,
    /// The verdict that holds; nothing confirms the one that stands there.
    pub verdict: String,
    /// Where the clause is incomplete: the elements that are missing.
    pub missing: Vec<String>,
    /// Why; needed where the verdict becomes another.
    pub reason: String,
}

/// What a check stands on.
#[derive(Clone)]
pub(super) struct Ground {
    pub(super) library: Arc<Library>,
    pub(super) files: Vec<ReadFile>,
    pub(super) complete: bool,
    pub(super) case: Option<catalog::Case>,
    pub(super) decisions: DecisionsFile,
}

impl Ground {
    /// Checks the contract. `just` is the obligation that somebody is deciding on now, for which a missing reason is theirs to mend.
    pub(super) fn check(&mut self, checker: &Checker<'_>, just: Option<&str>) -> Result<CheckedContract, Failure> {
        let first = checker.check(self.files.clone(), &self.options());
        let Err(Failure::Invalid(problems)) = &first else { return first };
        let bare: Vec<&str> = problems.iter().filter_map(without_reason).filter(|id| Some(*id) != just).collect();
        if bare.is_empty() {
            return first;
        }
        // Somebody confirmed what the program found then, and now it finds something else: what a person decided holds (rule 8).
        let then = Messages::new(Language::Swedish).text("web-contract-confirmed-before");
        for decision in self.decisions.decisions.iter_mut().filter(|decision| bare.contains(&decision.obligation.as_str())) {
            decision.why.clone_from(&then);
        }
        checker.check(self.files.clone(), &self.options())
    }

    pub(super) fn options(&self) -> CheckOptions<'_> {
        CheckOptions { complete: self.complete, case: self.case.as_ref(), decisions: Some(&self.decisions) }
    }

    /// The result as it is stored.
    pub(super) fn result(&self, just: Option<&str>) -> Result<String> {
        let library = Arc::clone(&self.library);
        let found = self.clone().check(&Checker::new(&library)?, just)?;
        String::from_utf8(found.json()?).map_err(|error| Error::Internal(error.to_string()))
    }
}

/// The obligation whose decision lacks a reason.
fn without_reason(problem: &Problem) -> Option<&str> {
    match problem.argument("id") {
        Some(Argument::Text(id)) if problem.code == "decision-needs-why" => Some(id),
        _ => None,
    }
}

/// Does work that takes a while without holding up others, a few at a time.
pub(super) async fn run<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let turn = AT_A_TIME.acquire().await.map_err(|error| Error::Internal(error.to_string()))?;
    let done = tokio::task::spawn_blocking(move || {
        // Whoever asked may have gone; the turn ends when the work does.
        let _turn = turn;
        work()
    });
    done.await.map_err(|error| Error::Internal(error.to_string()))?
}

impl App {
    /// Confirms or overrules a verdict. What a person decided wins over the program and is kept (rule 8 of the product).
    ///
    /// # Errors
    /// When a reason is missing, or the decision has changed since `version` (0: there was none).
    pub async fn decide_verdict(
        &self,
        caller: &Caller,
        contract: &str,
        version: Option<i64>,
        form: &VerdictForm,
    ) -> Result<ContractDecision> {
        caller.must(May::WriteContracts)?;
        let mut tries = TRIES;
        loop {
            let (row, decided) = self.open_contract(caller, contract).await?;
            let decision = self.decision_of(caller, &row, form)?;
            let before = decided.iter().find(|one| one.row.obligation == decision.obligation).map_or(0, |one| one.row.version);
            if version.is_some_and(|version| version != before) {
                return Err(Error::Stale);
            }
            let own = Decided { row: decision.clone(), by: caller.name.clone(), at: self.clock.now() };
            let mut all: Vec<Decided> =
                decided.into_iter().filter(|one| one.row.obligation != decision.obligation).chain([own]).collect();
            all.sort_by(|one, other| one.row.obligation.cmp(&other.row.obligation));
            let just = decision.obligation.clone();
            let result = self.judged(caller, &row, &all, Some(just)).await.map_err(of_decision)?;
            let who = caller.who(self);
            let saved = self
                .store
                .write(move |tx| {
                    Box::pin(async move {
                        let changed = |after: &mut ContractRow| after.result = result;
                        let (house, id) = (&row.organisation_id, &row.id);
                        tx.change_contract(&who, "contract.judge", house, id, Some(row.version), changed).await?;
                        Ok(tx.put_contract_decision(&who, decision, Some(before)).await?)
                    })
                })
                .await;
            tries -= 1;
            match saved {
                Err(Error::Stale) if tries > 0 => {}
                other => return other,
            }
        }
    }

    /// Takes back what a person decided about a verdict: the program's holds again.
    ///
    /// # Errors
    /// When nobody has decided, or the decision has changed since `version`.
    pub async fn undecide_verdict(&self, caller: &Caller, contract: &str, obligation: &str, version: Option<i64>) -> Result<()> {
        caller.must(May::WriteContracts)?;
        let (row, mut decided) = self.open_contract(caller, contract).await?;
        let at = decided.iter().position(|one| one.row.obligation == obligation).ok_or(Error::NotFound)?;
        let own = decided.remove(at).row;
        let result = self.judged(caller, &row, &decided, None).await?;
        let who = caller.who(self);
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let changed = |after: &mut ContractRow| after.result = result;
                    let (house, id) = (&row.organisation_id, &row.id);
                    tx.change_contract(&who, "contract.judge", house, id, Some(row.version), changed).await?;
                    Ok(tx.remove_contract_decision(&who, own, version).await?)
                })
            })
            .await
    }

    /// Checks a contract again with the catalog and the case as they are now; decisions that people took hold.
    ///
    /// # Errors
    /// When it has changed since `version`.
    pub async fn check_again(&self, caller: &Caller, contract: &str, version: Option<i64>) -> Result<ContractRow> {
        caller.must(May::WriteContracts)?;
        let (row, decided) = self.open_contract(caller, contract).await?;
        if version.is_some_and(|version| version != row.version) {
            return Err(Error::Stale);
        }
        let result = self.judged(caller, &row, &decided, None).await?;
        let catalog = self.library(caller).await?.catalog.version.clone();
        let who = caller.who(self);
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let changed = |after: &mut ContractRow| (after.result, after.catalog_version) = (result, catalog);
                    let (house, id) = (&row.organisation_id, &row.id);
                    Ok(tx.change_contract(&who, "contract.check", house, id, Some(row.version), changed).await?)
                })
            })
            .await
    }

    /// A contract that can be changed, with what people decided about it.
    async fn open_contract(&self, caller: &Caller, id: &str) -> Result<(ContractRow, Vec<Decided>)> {
        let row = self.store.read().contract(&caller.organisation, id).await?;
        if row.state != "open" {
            return Err(Error::Conflict(Problem::error("web-contract-archived")));
        }
        Ok((row, self.decided(caller, id).await?))
    }

    /// The result of a contract with these decisions.
    async fn judged(&self, caller: &Caller, row: &ContractRow, decided: &[Decided], just: Option<String>) -> Result<String> {
        let ground = self.ground(caller, row, decided).await?;
        run(move || ground.result(just.as_deref())).await
    }

    /// What a contract is checked on: the texts as they were read, the catalog and the case as they are now.
    pub(super) async fn ground(&self, caller: &Caller, row: &ContractRow, decided: &[Decided]) -> Result<Ground> {
        let mut files = Vec::new();
        for (own, file) in self.contract_rows(caller, &row.id).await? {
            let read = ReadFile::kept(&own.name, &file.sha256, &own.transcript);
            files.push(read.ok_or_else(|| Error::Internal(format!("the text of contract file {} is damaged", own.id)))?);
        }
        let library = self.library(caller).await?;
        let case = match &row.case_id {
            Some(id) => {
                let row = self.store.read().case(&caller.organisation, id).await?;
                Some(crate::cases::case_of(&row, &library)?)
            }
            None => None,
        };
        let digests = files.iter().map(|file: &ReadFile| file.sha256.clone()).collect();
        Ok(Ground { library, files, complete: row.whole, case, decisions: decisions_file(decided, digests) })
    }

    /// The row of a form, if it can stand.
    fn decision_of(&self, caller: &Caller, row: &ContractRow, form: &VerdictForm) -> Result<ContractDecision> {
        let result = super::CheckResult::of(row)?;
        let found = result.obligations.iter().find(|found| found.id == form.obligation).ok_or(Error::NotFound)?;
        let confirms = form.verdict.is_empty();
        let verdict = if confirms { &found.verdict } else { &form.verdict };
        let mut wrong = Vec::new();
        if Verdict::from_id(verdict).is_none() {
            wrong.push(FieldProblem::new("verdict", "web-contract-verdict-wrong"));
        }
        let elements = if confirms { &found.missing } else { &form.missing };
        let partly = verdict == Verdict::Partly.id();
        if partly && (elements.is_empty() || elements.iter().any(|one| Element::from_id(one).is_none())) {
            wrong.push(FieldProblem::new("missing", "web-contract-elements-missing"));
        }
        if form.reason.chars().count() > LONGEST {
            wrong.push(FieldProblem::new("reason", "web-text-long"));
        }
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        Ok(ContractDecision {
            id: new_id(),
            organisation_id: row.organisation_id.clone(),
            contract_id: row.id.clone(),
            obligation: form.obligation.clone(),
            verdict: verdict.clone(),
            missing: if partly { elements.join(" ") } else { String::new() },
            reason: form.reason.trim().to_owned(),
            decided_by: caller.person.clone(),
            decided_at: self.clock.now().micros(),
            version: 1,
        })
    }
}

/// What is wrong with a decision, told at its field.
fn of_decision(error: Error) -> Error {
    match error {
        Error::Invalid(wrong) if wrong.iter().any(|one| without_reason(&one.problem).is_some()) => {
            Error::field("reason", "web-contract-reason-missing")
        }
        other => other,
    }
}
