mod form;

use annex::Annex;
use catalog::Case;
use catalog::guide::{Answers, Guided, classify};
use desk::{Library, draft_annex};
use exchange::{CaseFile, read_case, write_case};
use kernel::{Instant, Problems, Severity};
use serde_json::json;
use store::{AnnexRow, CaseRow, DecisionRow, Page, Wanted, new_id};

pub use self::form::CaseForm;
use self::form::checked;
use crate::{App, Caller, Error, FieldProblem, May, Result, tailoring};

/// The longest title and reference, in characters.
const LONGEST: usize = 200;

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseSummary {
    /// Its id.
    pub id: String,
    /// Its number in the organisation.
    pub number: i64,
    /// What is bought.
    pub title: String,
    /// The reference number of the record office.
    pub reference: String,
    /// `open` or `archived`.
    pub state: String,
    /// The unit that buys.
    pub unit: Option<String>,
    /// When it was last changed.
    pub updated_at: Instant,
    /// When the classification is to be looked at again, `2027-11-22`.
    pub review_on: String,
}

/// A case with all that belongs to it.
#[derive(Debug, Clone)]
pub struct CaseView {
    /// Its row.
    pub row: CaseRow,
    /// The case.
    pub case: Case,
    /// What was answered in the guided classification.
    pub answers: Vec<(String, String)>,
    /// What was decided about requirements.
    pub decisions: Vec<DecisionRow>,
    /// The annexes that were issued, the latest first.
    pub annexes: Vec<AnnexRow>,
}

/// What a case asks for as it stands now.
#[derive(Debug, Clone)]
pub struct Proposed {
    /// The case.
    pub view: CaseView,
    /// The annex that would be issued, decisions that wait for approval left aside.
    pub annex: Annex,
    /// What to look at before it is issued.
    pub notices: Problems,
    /// Decisions that wait for the information owner, or were refused.
    pub waiting: usize,
}

/// A requirement of a proposed annex with what was decided about it.
pub type ProposedRequirement<'p> = (&'p annex::AnnexRequirement, Vec<&'p DecisionRow>);

impl App {
    /// The cases of the caller's organisation, one page.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn cases(&self, caller: &Caller, wanted: &Wanted) -> Result<Page<CaseSummary>> {
        caller.must(May::ReadCases)?;
        Ok(self.store.read().cases(&caller.organisation, wanted).await?.map(summary))
    }

    /// Cases whose classification should have been looked at again by now, at most ten.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn cases_to_review(&self, caller: &Caller) -> Result<Vec<CaseSummary>> {
        caller.must(May::ReadCases)?;
        Ok(self.store.read().cases_to_review(&caller.organisation, &self.today(), 10).await?.into_iter().map(summary).collect())
    }

    /// A case.
    ///
    /// # Errors
    /// When there is none.
    pub async fn case(&self, caller: &Caller, id: &str) -> Result<CaseView> {
        caller.must(May::ReadCases)?;
        let library = self.library(caller).await?;
        let read = self.store.read();
        let row = read.case(&caller.organisation, id).await?;
        Ok(CaseView {
            case: case_of(&row, &library)?,
            answers: serde_json::from_str(&row.answers).unwrap_or_default(),
            decisions: read.decisions(&caller.organisation, id).await?,
            annexes: read.annexes_of(&caller.organisation, id).await?,
            row,
        })
    }

    /// What answers to the guided classification lead to. Nothing is stored, whatever they are.
    ///
    /// # Errors
    /// When the catalog cannot be read.
    pub async fn classify<T>(
        &self,
        caller: &Caller,
        answers: &[(String, String)],
        then: impl FnOnce(&Library, Guided<'_>) -> T,
    ) -> Result<T> {
        let library = self.library(caller).await?;
        let given: Answers = answers.iter().map(|(question, answer)| (question.as_str(), answer.as_str())).collect();
        let wrong = given.problems(&library.catalog.guide);
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong.into_iter().map(FieldProblem::whole).collect()));
        }
        Ok(then(&library, classify(&library.catalog.guide, &given)))
    }

    /// Makes a case. Where Sweden's security may be concerned nothing is stored (rule 1 of the product).
    ///
    /// # Errors
    /// When what was given is wrong, or the case must be stopped.
    pub async fn add_case(&self, caller: &Caller, form: &CaseForm) -> Result<CaseRow> {
        caller.must(May::WriteCases)?;
        let library = self.library(caller).await?;
        let case = checked(form, caller, &library)?;
        let now = self.clock.now();
        let row = CaseRow {
            id: new_id(),
            organisation_id: caller.organisation.clone(),
            unit_id: self.unit_of(caller, &form.unit).await?,
            number: 0,
            title: case.title.clone(),
            state: "open".to_owned(),
            reference: case.reference.clone(),
            search: String::new(),
            body: write_case(&case, &[]),
            answers: json!(form.answers).to_string(),
            review_on: Some(self.review_on()),
            created_by: caller.person.clone(),
            created_at: now.micros(),
            updated_at: now.micros(),
            version: 1,
            title_key: String::new(),
            reference_key: String::new(),
        };
        let who = caller.who(self);
        self.store.write(move |tx| Box::pin(async move { Ok(tx.add_case(&who, row).await?) })).await
    }

    /// Changes what a case says; its classification has then been looked at.
    ///
    /// # Errors
    /// When what was given is wrong, the case must be stopped, or it has changed since `version`.
    pub async fn change_case(&self, caller: &Caller, id: &str, version: Option<i64>, form: &CaseForm) -> Result<CaseRow> {
        caller.must(May::WriteCases)?;
        let library = self.library(caller).await?;
        let case = checked(form, caller, &library)?;
        let unit = self.unit_of(caller, &form.unit).await?;
        let (who, organisation, id) = (caller.who(self), caller.organisation.clone(), id.to_owned());
        let (body, answers) = (write_case(&case, &[]), json!(form.answers).to_string());
        let review = self.review_on();
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let change = |row: &mut CaseRow| {
                        (row.title, row.reference, row.unit_id) = (case.title, case.reference, unit);
                        (row.body, row.answers, row.review_on) = (body, answers, Some(review));
                    };
                    Ok(tx.change_case(&who, "case.change", &organisation, &id, version, change).await?)
                })
            })
            .await
    }

    /// Puts a case aside, or takes it up again.
    ///
    /// # Errors
    /// When it has changed since `version`.
    pub async fn archive_case(&self, caller: &Caller, id: &str, version: Option<i64>, archived: bool) -> Result<CaseRow> {
        caller.must(May::WriteCases)?;
        let (who, organisation, id) = (caller.who(self), caller.organisation.clone(), id.to_owned());
        let (action, state) = if archived { ("case.archive", "archived") } else { ("case.reopen", "open") };
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    Ok(tx.change_case(&who, action, &organisation, &id, version, |row| row.state = state.to_owned()).await?)
                })
            })
            .await
    }

    /// Somebody has looked at the classification again, and it is still right.
    ///
    /// # Errors
    /// When it has changed since `version`, or has been put aside.
    pub async fn confirm_class(&self, caller: &Caller, id: &str, version: Option<i64>) -> Result<CaseRow> {
        caller.must(May::WriteCases)?;
        crate::tailoring::open(&self.case(caller, id).await?)?;
        let (who, organisation, id, review) = (caller.who(self), caller.organisation.clone(), id.to_owned(), self.review_on());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let change = |row: &mut CaseRow| row.review_on = Some(review);
                    Ok(tx.change_case(&who, "case.review", &organisation, &id, version, change).await?)
                })
            })
            .await
    }

    /// Should the classification of a case have been looked at again by now?
    #[must_use]
    pub fn is_due(&self, row: &CaseRow) -> bool {
        row.state == "open" && row.review_on.as_ref().is_some_and(|day| *day <= self.today())
    }

    /// Today in Sweden, `2026-11-22`.
    #[must_use]
    pub fn today(&self) -> String {
        self.clock.now().in_sweden().0.to_string()
    }

    /// The day when a classification that is confirmed now is to be looked at again.
    fn review_on(&self) -> String {
        let seconds = i64::from(self.config.review_days) * 24 * 3_600;
        self.clock.now().after(seconds).in_sweden().0.to_string()
    }

    /// Makes a case like another one, with its decisions; approvals are not copied, since they were for that case.
    ///
    /// # Errors
    /// When there is none.
    pub async fn copy_case(&self, caller: &Caller, id: &str, title: &str) -> Result<CaseRow> {
        caller.must(May::WriteCases)?;
        let CaseView { row, mut case, decisions, .. } = self.case(caller, id).await?;
        case.title = title.trim().to_owned();
        case.reference = String::new();
        if case.title.is_empty() || case.title.chars().count() > LONGEST {
            return Err(Error::field("title", "web-title-missing"));
        }
        let now = self.clock.now();
        let copy = CaseRow {
            id: new_id(),
            number: 0,
            title: case.title.clone(),
            state: "open".to_owned(),
            reference: String::new(),
            body: write_case(&case, &[]),
            review_on: Some(self.review_on()),
            created_by: caller.person.clone(),
            created_at: now.micros(),
            updated_at: now.micros(),
            version: 1,
            ..row
        };
        let decisions: Vec<DecisionRow> = decisions
            .into_iter()
            .map(|decision| DecisionRow {
                id: new_id(),
                case_id: copy.id.clone(),
                approval: if decision.approval == "not-needed" { decision.approval } else { "asked".to_owned() },
                approved_by: None,
                approved_at: None,
                decided_by: caller.person.clone(),
                decided_at: now.micros(),
                version: 1,
                ..decision
            })
            .collect();
        let who = caller.who(self);
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let copy = tx.add_case(&who, copy).await?;
                    for decision in decisions {
                        tx.put_decision(&who, decision, None).await?;
                    }
                    Ok(copy)
                })
            })
            .await
    }

    /// What a case asks for as it stands now, with the decisions that hold.
    ///
    /// # Errors
    /// When there is no such case.
    pub async fn proposed(&self, caller: &Caller, id: &str) -> Result<Proposed> {
        let view = self.case(caller, id).await?;
        let library = self.library(caller).await?;
        let tailoring = tailoring::of(&view.decisions, &library, tailoring::Which::Holding);
        let file = CaseFile { case: view.case.clone(), tailoring };
        let (annex, notices) = draft_annex(&library, &file, None)?;
        let waiting = view.decisions.iter().filter(|decision| ["asked", "refused"].contains(&decision.approval.as_str())).count();
        Ok(Proposed { view, annex, notices, waiting })
    }

    async fn unit_of(&self, caller: &Caller, unit: &str) -> Result<Option<String>> {
        if unit.is_empty() {
            return Ok(None);
        }
        let found = self.store.read().unit(&caller.organisation, unit).await;
        Ok(Some(found.map_err(|_| Error::field("unit", "web-unit-unknown"))?.id))
    }
}

impl Proposed {
    /// Each requirement with what was decided about it.
    pub fn requirements(&self) -> impl Iterator<Item = ProposedRequirement<'_>> {
        self.annex.requirements.iter().map(|requirement| {
            let own = self.view.decisions.iter().filter(|decision| decision.requirement == requirement.id).collect();
            (requirement, own)
        })
    }
}

/// The case of a row.
pub(crate) fn case_of(row: &CaseRow, library: &Library) -> Result<Case> {
    let (file, problems) = read_case("case", &row.body, &library.catalog.words);
    match problems.iter().find(|problem| problem.severity == Severity::Error) {
        // A word of an organisation's own catalog may have been taken away since: the case still has to be seen.
        Some(problem) if problem.code == "malformed" => Err(Error::Internal(format!("case {}: {problem:?}", row.id))),
        _ => Ok(file.case),
    }
}

/// A case as lists show it.
pub(crate) fn summary(row: CaseRow) -> CaseSummary {
    CaseSummary {
        id: row.id,
        number: row.number,
        title: row.title,
        reference: row.reference,
        state: row.state,
        unit: row.unit_id,
        updated_at: Instant::from_micros(row.updated_at),
        review_on: row.review_on.unwrap_or_default(),
    }
}
