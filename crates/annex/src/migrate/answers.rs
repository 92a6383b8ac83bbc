//! Rows accepted and declined, into the decisions of a new version.

use std::collections::{BTreeMap, BTreeSet};

use catalog::source::nearest;
use kernel::{Place, Problem, Problems};

use super::{Migration, Move, Row, RowKind};
use crate::carry::frozen;
use crate::model::Kept;
use crate::tailoring::{Exclusion, Frozen, Keeping, ParameterChoice, Tailoring};

/// What somebody said about a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// Name of the row.
    pub id: String,
    /// Accepted or declined; `None` while nobody has decided.
    pub accept: Option<bool>,
    /// Why; needed where declined.
    pub reason: String,
    /// Who approved it; empty when nobody did.
    pub approved_by: String,
    /// Where it was written.
    pub place: Place,
}

/// The decisions for the new version: those that still stand, and what was declined. What is accepted needs none.
///
/// # Errors
/// Rows that nobody has decided, declined without a reason, unknown, twice, or against each other: all of them.
pub fn decide(movement: Move<'_>, migration: &Migration, answers: &[Answer]) -> Result<Tailoring, Problems> {
    let mut problems = Problems::new();
    let mut by_row: BTreeMap<&str, &Answer> = BTreeMap::new();
    for answer in answers {
        if !migration.rows.iter().any(|row| row.id == answer.id) {
            let near = nearest(&answer.id, migration.rows.iter().map(|row| row.id.as_str())).unwrap_or_default();
            let problem = Problem::error("migration-unknown-row").with("id", answer.id.as_str()).with("nearest", near);
            problems.push(problem.at(answer.place.clone()));
        }
        if by_row.insert(&answer.id, answer).is_some() {
            problems.push(Problem::error("migration-twice").with("id", answer.id.as_str()).at(answer.place.clone()));
        }
    }
    let mut declined: Vec<(&Row, &Answer)> = Vec::new();
    for row in &migration.rows {
        let about = |code| Problem::error(code).with("id", row.id.as_str());
        match by_row.get(row.id.as_str()) {
            None => problems.push(about("migration-undecided")),
            Some(answer) if answer.accept.is_none() => {
                problems.push(about("migration-undecided").at(answer.place.clone()));
            }
            Some(answer) if answer.accept == Some(false) => {
                if answer.reason.is_empty() {
                    problems.push(about("migration-reason").at(answer.place.clone()));
                }
                declined.push((row, answer));
            }
            Some(_) => {}
        }
    }
    figures_against_requirements(&declined, &by_row, migration, &mut problems);
    if problems.is_empty() { Ok(carry_out(movement, migration, &declined)) } else { Err(problems) }
}

/// A requirement that is kept is kept with its figures.
fn figures_against_requirements(
    declined: &[(&Row, &Answer)],
    by_row: &BTreeMap<&str, &Answer>,
    migration: &Migration,
    problems: &mut Problems,
) {
    let kept: BTreeSet<&str> =
        declined.iter().filter(|(row, _)| row.kind == RowKind::Changed).map(|(row, _)| row.id.as_str()).collect();
    for row in migration.rows.iter().filter(|row| row.kind == RowKind::Figure) {
        let requirement = row.id.split('.').next().unwrap_or_default();
        let answer = by_row.get(row.id.as_str()).filter(|answer| answer.accept == Some(true));
        if let Some(answer) = answer.filter(|_| kept.contains(requirement)) {
            let problem = Problem::error("migration-figure-of-kept").with("id", row.id.as_str()).with("requirement", requirement);
            problems.push(problem.at(answer.place.clone()));
        }
    }
}

fn carry_out(movement: Move<'_>, migration: &Migration, declined: &[(&Row, &Answer)]) -> Tailoring {
    let mut tailoring = migration.carried.clone();
    let kept: BTreeSet<&str> = declined
        .iter()
        .filter(|(row, _)| !matches!(row.kind, RowKind::Figure | RowKind::New))
        .map(|(row, _)| row.id.as_str())
        .collect();
    for (row, answer) in declined {
        match row.kind {
            RowKind::New => tailoring.leave_out.push(exclusion(&row.id, answer)),
            RowKind::Figure => {
                let (requirement, name) = row.id.split_once('.').unwrap_or((&row.id, ""));
                if kept.contains(requirement) {
                    continue;
                }
                match choice(movement, requirement, name, answer) {
                    Some(choice) => {
                        tailoring.parameter.retain(|found| found.requirement != requirement || found.name != name);
                        tailoring.parameter.push(choice);
                    }
                    None => keep(movement, requirement, row, answer, &mut tailoring),
                }
            }
            RowKind::Split => {
                let had = |id: &str| movement.annex.requirements.iter().any(|old| old.id == id);
                let others = row.into.iter().filter(|id| !had(id) && **id != row.id);
                tailoring.leave_out.extend(others.map(|id| exclusion(id, answer)));
                keep(movement, &row.id, row, answer, &mut tailoring);
            }
            RowKind::Changed
            | RowKind::Merged
            | RowKind::Withdrawn
            | RowKind::NoLonger
            | RowKind::Clause
            | RowKind::ClauseWithdrawn => keep(movement, &row.id, row, answer, &mut tailoring),
        }
    }
    tailoring
}

fn exclusion(id: &str, answer: &Answer) -> Exclusion {
    Exclusion {
        requirement: id.to_owned(),
        reason: answer.reason.clone(),
        approved_by: answer.approved_by.clone(),
        place: answer.place.clone(),
    }
}

/// The old figure as a choice of the buyer's, where the new catalog allows it.
fn choice(movement: Move<'_>, requirement: &str, name: &str, answer: &Answer) -> Option<ParameterChoice> {
    let old = movement.annex.requirements.iter().find(|found| found.id == requirement)?;
    let value = old.parameters.iter().find(|found| found.name == name)?.value;
    let new = movement.to.requirement(requirement)?.parameters.iter().find(|found| found.name == name)?;
    new.allows(value).then(|| ParameterChoice {
        requirement: requirement.to_owned(),
        name: name.to_owned(),
        value,
        reason: answer.reason.clone(),
        approved_by: answer.approved_by.clone(),
        place: answer.place.clone(),
    })
}

/// Freezes a requirement or clause as it stands; decisions about it are in what is frozen.
fn keep(movement: Move<'_>, id: &str, row: &Row, answer: &Answer, tailoring: &mut Tailoring) {
    let Some(mut what) = frozen(movement.annex, id) else { return };
    let from = Kept { annex_version: movement.annex.version, catalog_version: movement.annex.catalog.version.clone() };
    match &mut what {
        Frozen::Requirement(requirement, clauses) => {
            requirement.kept.get_or_insert_with(|| from.clone());
            for clause in clauses {
                clause.kept.get_or_insert_with(|| from.clone());
            }
        }
        Frozen::Clause(clause) => {
            clause.kept.get_or_insert(from);
        }
    }
    tailoring.leave_out.retain(|found| found.requirement != id);
    tailoring.add.retain(|found| found.requirement != id);
    tailoring.change.retain(|found| found.requirement != id);
    tailoring.parameter.retain(|found| found.requirement != id);
    tailoring.keep.retain(|found| found.what.id() != id);
    tailoring.keep.push(Keeping {
        what,
        weaker: row.approval,
        reason: answer.reason.clone(),
        approved_by: answer.approved_by.clone(),
        place: answer.place.clone(),
    });
}
