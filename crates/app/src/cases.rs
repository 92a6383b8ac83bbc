use annex::Annex;
use catalog::guide::{Answers, Guided, classify};
use catalog::{Aspect, Case};
use desk::{CaseOptions, Library, case_from_options, draft_annex};
use exchange::{CaseFile, read_case, write_case};
use kernel::{Instant, Language, Problems, Severity};
use serde_json::json;
use store::{AnnexRow, CaseRow, DecisionRow, Page, Wanted, new_id};

use crate::error::stopped;
use crate::{App, Caller, Error, FieldProblem, May, Result, tailoring};

/// The classification is looked at again after a year.
const REVIEW: i64 = 365 * 24 * 3_600;
/// The longest title and reference, in characters.
const LONGEST: usize = 200;

/// What a form says of a case. Words are those of case files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseForm {
    /// What is bought.
    pub title: String,
    /// The reference number of the record office.
    pub reference: String,
    /// A few sentences about it.
    pub description: String,
    /// The kind of purchase.
    pub mode: String,
    /// The procurement law.
    pub law: String,
    /// LOU 19 kap. governs.
    pub below_threshold: bool,
    /// Can security-sensitive activity be concerned: `no`, `yes`, `unknown`.
    pub national_security: String,
    /// The class, `K2R2T1`.
    pub class: String,
    /// Delivery models.
    pub delivery: Vec<String>,
    /// Circumstances.
    pub circumstances: Vec<String>,
    /// The language of the documents.
    pub language: String,
    /// The unit that buys, or nothing.
    pub unit: String,
    /// What was answered in the guided classification: question and answer.
    pub answers: Vec<(String, String)>,
}

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
        let today = self.clock.now().in_sweden().0.to_string();
        Ok(self.store.read().cases_to_review(&caller.organisation, &today, 10).await?.into_iter().map(summary).collect())
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
            review_on: Some(now.after(REVIEW).in_sweden().0.to_string()),
            created_by: caller.person.clone(),
            created_at: now.micros(),
            updated_at: now.micros(),
            version: 1,
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
        let review = self.clock.now().after(REVIEW).in_sweden().0.to_string();
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
            review_on: Some(now.after(REVIEW).in_sweden().0.to_string()),
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

/// The case of a form.
pub(crate) fn checked(form: &CaseForm, caller: &Caller, library: &Library) -> Result<Case> {
    let mut wrong = Vec::new();
    let title = form.title.trim();
    if title.is_empty() || title.chars().count() > LONGEST {
        wrong.push(FieldProblem::new("title", "web-title-missing"));
    }
    if form.reference.chars().count() > LONGEST {
        wrong.push(FieldProblem::new("reference", "web-text-long"));
    }
    if form.description.chars().count() > 4_000 {
        wrong.push(FieldProblem::new("description", "web-text-long"));
    }
    if form.delivery.is_empty() {
        wrong.push(FieldProblem::new("delivery", "web-delivery-missing"));
    }
    if catalog::Classification::parse(&form.class).is_none() {
        wrong.push(FieldProblem::new("class", "web-class-missing"));
    }
    if !["no", "yes", "unknown"].contains(&form.national_security.as_str()) {
        wrong.push(FieldProblem::new("national_security", "web-security-missing"));
    }
    if !wrong.is_empty() {
        return Err(Error::Invalid(wrong));
    }
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let options = CaseOptions {
        class: filled(&form.class),
        delivery: form.delivery.clone(),
        circumstances: form.circumstances.clone(),
        national_security: filled(&form.national_security),
        title: Some(title.to_owned()),
        buyer: Some(caller.organisation_name.clone()),
        reference: filled(form.reference.trim()),
        mode: filled(&form.mode),
        law: filled(&form.law),
        below_threshold: form.below_threshold,
        language: Some(if form.language == "en" { Language::English } else { Language::Swedish }),
        ..CaseOptions::default()
    };
    let mut case = case_from_options(&options, library)?.case;
    form.description.trim().clone_into(&mut case.description);
    // Before anything is stored.
    match catalog::stop(&case) {
        Some(stop) => Err(Error::Stopped(stopped(stop))),
        None => Ok(case),
    }
}

impl CaseForm {
    /// The form of a case, to be changed.
    #[must_use]
    pub fn of(view: &CaseView) -> Self {
        let CaseView { row, case, answers, .. } = view;
        let class: String = [(Aspect::Confidentiality, 'K'), (Aspect::Integrity, 'R'), (Aspect::Availability, 'T')]
            .iter()
            .map(|(aspect, letter)| format!("{letter}{}", case.classification.level(*aspect).value()))
            .collect();
        let traced = case.classification.iter().find(|(aspect, _)| *aspect == Aspect::Traceability);
        Self {
            title: case.title.clone(),
            reference: case.reference.clone(),
            description: case.description.clone(),
            mode: case.mode.id().to_owned(),
            law: case.law.id().to_owned(),
            below_threshold: case.below_threshold,
            national_security: case.national_security.id().to_owned(),
            class: class + &traced.map(|(_, level)| format!("S{}", level.value())).unwrap_or_default(),
            delivery: case.delivery.iter().map(|id| id.as_str().to_owned()).collect(),
            circumstances: case.circumstances.iter().map(|id| id.as_str().to_owned()).collect(),
            language: case.language.code().to_owned(),
            unit: row.unit_id.clone().unwrap_or_default(),
            answers: answers.clone(),
        }
    }
}

fn summary(row: CaseRow) -> CaseSummary {
    CaseSummary {
        id: row.id,
        number: row.number,
        title: row.title,
        reference: row.reference,
        state: row.state,
        updated_at: Instant::from_micros(row.updated_at),
        review_on: row.review_on.unwrap_or_default(),
    }
}
