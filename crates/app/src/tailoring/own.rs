//! Requirements that somebody adds to a case in their own words: a decision of their own kind, whose value holds the words.

use annex::Addition;
use catalog::{Placement, Stage, Strength};
use desk::{Library, lint_own};
use kernel::{Language, Place};
use serde::{Deserialize, Serialize};
use store::{DecisionRow, new_id};

use super::{DecisionKind, LONGEST, open, tried};
use crate::wording::Wording;
use crate::{App, Caller, CaseView, Error, FieldProblem, May, Result};

/// What own requirements are called: longer than any prefix that an organisation may choose for its catalog, and no area's.
const PREFIX: &str = "EGETKRAV";
/// The longest title, in characters.
const TITLE: usize = 200;
/// Somebody else may add one at the same time; after so many tries they are told so.
const TRIES: usize = 4;

/// An own requirement as a form says it. Words are those of case files.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnRequirement {
    /// A few words.
    pub title: String,
    /// The demand.
    pub text: String,
    /// Why it is asked.
    pub motive: String,
    /// How it is shown to be met.
    pub evidence: String,
    /// When it is shown.
    pub stage: String,
    /// The area that it stands in; nothing is last, under a heading of their own.
    pub area: String,
    /// `mandatory` or `scored`.
    pub strength: String,
    /// Its share of the points, where it is scored.
    pub weight: String,
    /// Where it stands in the procurement documents.
    pub placement: String,
}

impl OwnRequirement {
    /// The words of a decision that holds an own requirement.
    #[must_use]
    pub fn of(row: &DecisionRow) -> Option<Self> {
        if row.kind != DecisionKind::Own.id() {
            return None;
        }
        serde_json::from_str(&row.value).ok()
    }

    /// With single spaces, as documents set it; a weight belongs to scored requirements only.
    fn tidied(&self) -> Self {
        let mut all = Self {
            title: line(&self.title),
            text: line(&self.text),
            motive: line(&self.motive),
            evidence: line(&self.evidence),
            ..self.clone()
        };
        if all.strength != "scored" {
            all.weight.clear();
        }
        all
    }

    /// What is wrong with it, field by field.
    fn problems(&self, library: &Library) -> Vec<FieldProblem> {
        let texts = [
            ("title", &self.title, TITLE, "web-asked-title-missing"),
            ("text", &self.text, LONGEST, "web-asked-text-missing"),
            ("motive", &self.motive, LONGEST, "web-asked-motive-missing"),
            ("evidence", &self.evidence, LONGEST, "web-asked-evidence-missing"),
        ];
        let mut problems = Vec::new();
        for (field, value, longest, missing) in texts {
            if value.is_empty() {
                problems.push(FieldProblem::new(field, missing));
            } else if value.chars().count() > longest {
                problems.push(FieldProblem::new(field, "web-text-long"));
            }
        }
        let placement = Placement::from_id(&self.placement);
        let scored = self.strength == "scored";
        let checks = [
            (Stage::from_id(&self.stage).is_some(), "stage", "web-asked-choose"),
            (self.area.is_empty() || library.catalog.area(&self.area).is_some(), "area", "web-asked-choose"),
            (scored || self.strength == "mandatory", "strength", "web-strength-wrong"),
            (!scored || self.share().is_some(), "weight", "web-asked-weight-wrong"),
            (placement.is_some(), "placement", "web-asked-choose"),
            (scored || placement != Some(Placement::AwardCriterion), "placement", "web-asked-award"),
        ];
        problems.extend(checks.iter().filter(|(good, ..)| !good).map(|(_, field, code)| FieldProblem::new(field, code)));
        problems
    }

    fn share(&self) -> Option<u8> {
        self.weight.trim().parse().ok().filter(|weight| (1..=10).contains(weight))
    }
}

impl App {
    /// Adds a requirement of one's own to a case, under the next free id.
    ///
    /// # Errors
    /// When something in it is missing or cannot be carried out.
    pub async fn add_own(&self, caller: &Caller, case: &str, own: &OwnRequirement, reason: &str) -> Result<DecisionRow> {
        caller.must(May::WriteCases)?;
        let library = self.library(caller).await?;
        let mut tries = TRIES;
        loop {
            let view = self.case(caller, case).await?;
            open(&view)?;
            let id = self.next_id(caller, &view).await?;
            let row = self.own_row(caller, &view, &id, own, reason, &library)?;
            let who = caller.who(self);
            let saved = self.store.write(move |tx| Box::pin(async move { Ok(tx.put_decision(&who, row, Some(0)).await?) })).await;
            tries -= 1;
            match saved {
                // Somebody else took the id in between.
                Err(Error::Stale) if tries > 0 => {}
                other => return other,
            }
        }
    }

    /// Changes a requirement of one's own.
    ///
    /// # Errors
    /// When something in it is missing or cannot be carried out, or it has changed since `version`.
    pub async fn change_own(
        &self,
        caller: &Caller,
        case: &str,
        decision: &str,
        version: Option<i64>,
        own: &OwnRequirement,
        reason: &str,
    ) -> Result<DecisionRow> {
        caller.must(May::WriteCases)?;
        let view = self.case(caller, case).await?;
        let before = view.decisions.iter().find(|row| row.id == decision && row.kind == DecisionKind::Own.id());
        let id = before.ok_or(Error::NotFound)?.requirement.clone();
        open(&view)?;
        let row = self.own_row(caller, &view, &id, own, reason, &*self.library(caller).await?)?;
        let who = caller.who(self);
        self.store.write(move |tx| Box::pin(async move { Ok(tx.put_decision(&who, row, version).await?) })).await
    }

    /// An own requirement of a case with the decision that holds it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn own_requirement(&self, caller: &Caller, case: &str, decision: &str) -> Result<(DecisionRow, OwnRequirement)> {
        let found = self.decision(caller, case, decision).await?;
        let own = OwnRequirement::of(&found).ok_or(Error::NotFound)?;
        Ok((found, own))
    }

    /// The areas that an own requirement can stand in: code and title.
    ///
    /// # Errors
    /// When the catalog cannot be read.
    pub async fn areas(&self, caller: &Caller, language: Language) -> Result<Vec<(String, String)>> {
        let library = self.library(caller).await?;
        let areas = library.catalog.areas.iter();
        Ok(areas.map(|area| (area.code.to_string(), area.title.get(language).to_owned())).collect())
    }

    /// What the lint says of a demand in somebody's own words. It advises and refuses nothing.
    ///
    /// # Errors
    /// When the text is too long to be read while somebody waits.
    pub async fn own_wording(&self, caller: &Caller, text: &str, scored: bool) -> Result<Wording> {
        if text.chars().count() > LONGEST {
            return Err(Error::field("text", "web-text-long"));
        }
        let linter = self.linter(caller).await?;
        Ok(Wording::of(text, lint_own(&linter, text, scored)))
    }

    /// The next id in a case. One that stands in an issued annex is never used for anything else (rule 6 of the product).
    async fn next_id(&self, caller: &Caller, view: &CaseView) -> Result<String> {
        let mut ids: Vec<String> = view.decisions.iter().map(|row| row.requirement.clone()).collect();
        for row in &view.annexes {
            let (annex, _) = self.annex_of(caller, &row.id).await?;
            ids.extend(annex.requirements.into_iter().filter(|one| one.own).map(|one| one.id));
        }
        let numbers = ids.iter().filter_map(|id| id.strip_prefix(PREFIX)?.strip_prefix('-')?.parse::<u32>().ok());
        Ok(format!("{PREFIX}-{:02}", numbers.max().unwrap_or_default().saturating_add(1)))
    }

    fn own_row(
        &self,
        caller: &Caller,
        view: &CaseView,
        id: &str,
        own: &OwnRequirement,
        reason: &str,
        library: &Library,
    ) -> Result<DecisionRow> {
        let own = own.tidied();
        let mut problems = own.problems(library);
        if reason.chars().count() > LONGEST {
            problems.push(FieldProblem::new("reason", "web-text-long"));
        }
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let row = DecisionRow {
            id: new_id(),
            organisation_id: caller.organisation.clone(),
            case_id: view.row.id.clone(),
            requirement: id.to_owned(),
            kind: DecisionKind::Own.id().to_owned(),
            name: String::new(),
            value: serde_json::to_string(&own).map_err(|error| Error::Internal(error.to_string()))?,
            reason: line(reason),
            approval: "not-needed".to_owned(),
            approved_by: None,
            approved_at: None,
            decided_by: caller.person.clone(),
            decided_at: self.clock.now().micros(),
            version: 1,
        };
        // What the model refuses is refused before anything is stored.
        tried(&row, &view.case, library)?;
        Ok(row)
    }
}

/// A text on one line without letters that nobody can see.
fn line(text: &str) -> String {
    let seen: String = text.chars().filter(|letter| letter.is_whitespace() || !letter.is_control()).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The own requirement of a decision as the domain has it.
pub(super) fn addition(row: &DecisionRow) -> Option<Addition> {
    let own = OwnRequirement::of(row)?;
    let strength = match own.share() {
        Some(weight) if own.strength == "scored" => Strength::Scored { weight },
        _ => Strength::Mandatory,
    };
    Some(Addition {
        requirement: row.requirement.clone(),
        reason: row.reason.clone(),
        approved_by: String::new(),
        stage: Stage::from_id(&own.stage),
        placement: Placement::from_id(&own.placement),
        strength: Some(strength),
        area: own.area,
        title: own.title,
        text: own.text,
        motive: own.motive,
        evidence: own.evidence,
        place: Place::default(),
    })
}
