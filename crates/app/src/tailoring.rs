mod own;

use annex::{Exclusion, ParameterChoice, StrengthChange, Tailoring, judged};
use catalog::{Case, ParameterValue};
use desk::{Library, draft_annex};
use exchange::CaseFile;
use kernel::{Date, Place, Problem, Severity};
use store::{DecisionRow, new_id};

pub use self::own::OwnRequirement;
use crate::wording::Wording;
use crate::{App, Caller, CaseView, Error, FieldProblem, May, Result};

/// The longest reason, in characters.
const LONGEST: usize = 4_000;

/// What kind of decision it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecisionKind {
    /// The requirement is left out.
    LeaveOut,
    /// It is asked for with another strength.
    Strength,
    /// One of its figures is another.
    Parameter,
    /// A requirement of one's own is added.
    Own,
}

impl DecisionKind {
    /// Its word in the database and the API.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::LeaveOut => "leave-out",
            Self::Strength => "strength",
            Self::Parameter => "parameter",
            Self::Own => "own",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::LeaveOut, Self::Strength, Self::Parameter, Self::Own].into_iter().find(|kind| kind.id() == id)
    }
}

/// What a form says of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionForm {
    /// The requirement.
    pub requirement: String,
    /// What kind of decision.
    pub kind: DecisionKind,
    /// The parameter; empty for other kinds.
    pub name: String,
    /// The new figure, or `mandatory`, or `scored` with its weight: `scored 3`.
    pub value: String,
    /// Why.
    pub reason: String,
}

/// Which decisions are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// Those that hold now.
    Holding,
    /// All, as if they were approved.
    AllApproved,
    /// All, without any approval.
    Unapproved,
}

impl App {
    /// Saves a decision about a requirement. Where a law or level 3 stands behind it, it holds only once the information owner has
    /// approved it (rule 3 of the product).
    ///
    /// # Errors
    /// When it cannot be carried out, a reason is missing, or the decision has changed since `version` (0: there was none).
    pub async fn decide(&self, caller: &Caller, case: &str, version: Option<i64>, form: &DecisionForm) -> Result<DecisionRow> {
        caller.must(May::WriteCases)?;
        if form.kind == DecisionKind::Own {
            return Err(Error::NotFound);
        }
        let view = self.case(caller, case).await?;
        open(&view)?;
        let library = self.library(caller).await?;
        let row = self.row(caller, case, form);
        let needs_approval = tried(&row, &view.case, &library)?;
        let row = DecisionRow { approval: if needs_approval { "asked" } else { "not-needed" }.to_owned(), ..row };
        let who = caller.who(self);
        self.store.write(move |tx| Box::pin(async move { Ok(tx.put_decision(&who, row, version).await?) })).await
    }

    /// Takes a decision back.
    ///
    /// # Errors
    /// When there is none, or it has changed since `version`.
    pub async fn undecide(&self, caller: &Caller, case: &str, decision: &str, version: Option<i64>) -> Result<()> {
        caller.must(May::WriteCases)?;
        let row = self.decision(caller, case, decision).await?;
        let who = caller.who(self);
        self.store.write(move |tx| Box::pin(async move { Ok(tx.remove_decision(&who, row, version).await?) })).await
    }

    /// Approves a decision, or refuses it: the information owner's, since the risk is theirs.
    ///
    /// # Errors
    /// When it waits for nobody, or has changed since `version`.
    pub async fn approve(
        &self,
        caller: &Caller,
        case: &str,
        decision: &str,
        version: Option<i64>,
        approved: bool,
    ) -> Result<DecisionRow> {
        caller.must(May::Approve)?;
        let before = self.decision(caller, case, decision).await?;
        if before.approval == "not-needed" {
            return Err(Error::Conflict(Problem::error("web-nothing-to-approve")));
        }
        if version.is_some_and(|version| version != before.version) {
            return Err(Error::Stale);
        }
        let after = DecisionRow {
            approval: if approved { "approved" } else { "refused" }.to_owned(),
            approved_by: Some(caller.person.clone()),
            approved_at: Some(self.clock.now().micros()),
            ..before.clone()
        };
        let action = if approved { "decision.approve" } else { "decision.refuse" };
        let who = caller.who(self);
        self.store.write(move |tx| Box::pin(async move { Ok(tx.change_decision(&who, action, &before, after).await?) })).await
    }

    /// What waits for the information owner in the organisation.
    ///
    /// # Errors
    /// When the caller may not see it.
    pub async fn to_approve(&self, caller: &Caller) -> Result<Vec<DecisionRow>> {
        caller.must(May::ReadCases)?;
        Ok(self.store.read().decisions_to_approve(&caller.organisation).await?)
    }

    /// What a requirement would say with another figure or strength, in the language of the case, and what the lint says of it.
    ///
    /// # Errors
    /// When the decision cannot be carried out, or the requirement is not asked for.
    pub async fn changed_wording(&self, caller: &Caller, case: &str, form: &DecisionForm) -> Result<Wording> {
        let view = self.case(caller, case).await?;
        let library = self.library(caller).await?;
        let row = self.row(caller, case, form);
        // A missing reason is told when it is saved; here only the words count.
        tried(&DecisionRow { reason: "-".to_owned(), ..row.clone() }, &view.case, &library)?;
        let other = |one: &&DecisionRow| (&one.requirement, &one.kind, &one.name) != (&row.requirement, &row.kind, &row.name);
        let rows: Vec<DecisionRow> = view.decisions.iter().filter(other).chain([&row]).cloned().collect();
        let tailoring = of(&rows, &library, Which::AllApproved);
        let (annex, _) = draft_annex(&library, &CaseFile { case: view.case.clone(), tailoring }, None)?;
        let found = annex.requirements.iter().find(|one| one.id == form.requirement).ok_or(Error::NotFound)?;
        let scored = found.strength != catalog::Strength::Mandatory;
        self.own_wording(caller, found.text.get(view.case.language), scored).await
    }

    /// The row of a decision that nobody has approved yet.
    fn row(&self, caller: &Caller, case: &str, form: &DecisionForm) -> DecisionRow {
        DecisionRow {
            id: new_id(),
            organisation_id: caller.organisation.clone(),
            case_id: case.to_owned(),
            requirement: form.requirement.clone(),
            kind: form.kind.id().to_owned(),
            name: form.name.clone(),
            value: form.value.trim().to_owned(),
            reason: form.reason.trim().to_owned(),
            approval: "not-needed".to_owned(),
            approved_by: None,
            approved_at: None,
            decided_by: caller.person.clone(),
            decided_at: self.clock.now().micros(),
            version: 1,
        }
    }

    pub(crate) async fn decision(&self, caller: &Caller, case: &str, id: &str) -> Result<DecisionRow> {
        let all = self.store.read().decisions(&caller.organisation, case).await?;
        all.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)
    }
}

/// Refuses what is done to a case that has been put aside.
pub(crate) fn open(view: &CaseView) -> Result<()> {
    if view.row.state == "open" { Ok(()) } else { Err(Error::Conflict(Problem::error("web-case-archived"))) }
}

/// Can a decision be carried out? Does it take approval?
fn tried(row: &DecisionRow, case: &Case, library: &Library) -> Result<bool> {
    if row.reason.chars().count() > LONGEST {
        return Err(Error::field("reason", "web-text-long"));
    }
    if row.kind == DecisionKind::Parameter.id() && parameter(&row.value).is_none() {
        return Err(Error::field("value", "web-figure-wrong"));
    }
    if row.kind == DecisionKind::Strength.id() && strength(&row.value).is_none() {
        return Err(Error::field("value", "web-strength-wrong"));
    }
    let row = std::slice::from_ref(row);
    let (approved, bare) = (of(row, library, Which::AllApproved), of(row, library, Which::Unapproved));
    let judged = judged(&library.catalog, case, &[&approved, &bare]).map_err(desk::Failure::Stopped)?;
    let [problems, without] = &judged[..] else { return Err(Error::Internal("two were asked for".to_owned())) };
    if !problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Ok(without.iter().any(|problem| problem.code == "approval-needed"));
    }
    let field = |problem: &Problem| match problem.code {
        "reason-needed" | "no-reason" => "reason",
        "unknown-id" => "requirement",
        "unknown-parameter-of" => "name",
        _ => "value",
    };
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).cloned();
    Err(Error::Invalid(errors.map(|problem| FieldProblem { field: field(&problem).to_owned(), problem }).collect()))
}

/// Decisions as the domain has them.
pub(crate) fn of(rows: &[DecisionRow], library: &Library, which: Which) -> Tailoring {
    let mut tailoring = Tailoring::default();
    for row in rows {
        let holds = which != Which::Holding || ["not-needed", "approved"].contains(&row.approval.as_str());
        if row.kind == DecisionKind::Own.id() {
            tailoring.add.extend(own::addition(row).filter(|_| holds));
            continue;
        }
        // What is not in the catalog any more cannot be decided about.
        if !holds || library.catalog.requirement(&row.requirement).is_none() && which == Which::Holding {
            continue;
        }
        let approved_by = match which {
            Which::Holding => row.approved_by.clone().unwrap_or_default(),
            Which::AllApproved => "-".to_owned(),
            Which::Unapproved => String::new(),
        };
        let (requirement, reason, place) = (row.requirement.clone(), row.reason.clone(), Place::default());
        match DecisionKind::from_id(&row.kind) {
            Some(DecisionKind::LeaveOut) => tailoring.leave_out.push(Exclusion { requirement, reason, approved_by, place }),
            Some(DecisionKind::Strength) => {
                let Some((scored, weight)) = strength(&row.value) else { continue };
                let (scored, placement) = (Some(scored), None);
                tailoring.change.push(StrengthChange { requirement, scored, weight, placement, reason, approved_by, place });
            }
            Some(DecisionKind::Parameter) => {
                let Some(value) = parameter(&row.value) else { continue };
                let name = row.name.clone();
                tailoring.parameter.push(ParameterChoice { requirement, name, value, reason, approved_by, place });
            }
            Some(DecisionKind::Own) | None => {}
        }
    }
    tailoring
}

fn parameter(value: &str) -> Option<ParameterValue> {
    let bare: String = value.chars().filter(|letter| !letter.is_whitespace()).collect();
    bare.parse().ok().map(ParameterValue::Whole).or_else(|| Date::parse(&bare).ok().map(ParameterValue::Date))
}

fn strength(value: &str) -> Option<(bool, Option<u8>)> {
    let mut words = value.split_whitespace();
    match (words.next()?, words.next()) {
        ("mandatory", None) => Some((false, None)),
        ("scored", None) => Some((true, None)),
        ("scored", Some(weight)) => {
            weight.parse().ok().filter(|weight| (1..=10).contains(weight)).map(|weight| (true, Some(weight)))
        }
        _ => None,
    }
}
