//! The buyer's decisions read back from a finished annex, so that a later version can be made without the case file.

use catalog::Strength;
use kernel::Place;

use crate::model::{Annex, AnnexRequirement, Decision, DecisionKind};
use crate::tailoring::{Addition, Exclusion, Frozen, Keeping, ParameterChoice, StrengthChange, Tailoring};

/// The decisions that made an annex what it is. Drafting the same case with them from the same catalog gives the same annex.
///
/// Each decision's place is a line of its own, from 1, in the order of the annex, so that a problem can be traced to its decision.
#[must_use]
pub fn tailoring_of(annex: &Annex) -> Tailoring {
    let mut tailoring = Tailoring::default();
    for (line, decision) in (1..).zip(&annex.decisions) {
        let place = Place { line: Some(line), ..Place::default() };
        let now = annex.requirements.iter().find(|found| found.id == decision.requirement);
        match (decision.kind, now) {
            (DecisionKind::LeaveOut, _) => tailoring.leave_out.push(Exclusion {
                requirement: decision.requirement.clone(),
                reason: decision.reason.clone(),
                approved_by: decision.approved_by.clone(),
                place,
            }),
            (DecisionKind::Add, Some(now)) => tailoring.add.push(addition(now, decision, place)),
            (DecisionKind::Change, Some(now)) => tailoring.change.push(StrengthChange {
                requirement: now.id.clone(),
                scored: Some(now.strength != Strength::Mandatory),
                weight: now.strength.weight(),
                placement: Some(now.placement),
                reason: decision.reason.clone(),
                approved_by: decision.approved_by.clone(),
                place,
            }),
            (DecisionKind::Parameter, Some(now)) => {
                let choice = choice(now, decision, place, &tailoring.parameter);
                tailoring.parameter.extend(choice);
            }
            (DecisionKind::Keep, _) => tailoring.keep.extend(keeping(annex, decision, place)),
            (DecisionKind::Add | DecisionKind::Change | DecisionKind::Parameter, None) => {}
        }
    }
    tailoring
}

/// What stands about a requirement or clause in an annex, frozen.
pub(crate) fn frozen(annex: &Annex, id: &str) -> Option<Frozen> {
    if let Some(clause) = annex.clauses.iter().find(|found| found.id == id) {
        return Some(Frozen::Clause(Box::new(clause.clone())));
    }
    let requirement = annex.requirements.iter().find(|found| found.id == id)?;
    let carried = annex.clauses.iter().filter(|clause| clause.requirements.contains(&requirement.id)).cloned().collect();
    Some(Frozen::Requirement(Box::new(requirement.clone()), carried))
}

fn keeping(annex: &Annex, decision: &Decision, place: Place) -> Option<Keeping> {
    Some(Keeping {
        what: frozen(annex, &decision.requirement)?,
        weaker: false,
        reason: decision.reason.clone(),
        approved_by: decision.approved_by.clone(),
        place,
    })
}

fn addition(now: &AnnexRequirement, decision: &Decision, place: Place) -> Addition {
    let own = |text: &str| if now.own { text.to_owned() } else { String::new() };
    let evidence = now.evidence.first().filter(|_| now.own);
    Addition {
        requirement: now.id.clone(),
        reason: decision.reason.clone(),
        approved_by: decision.approved_by.clone(),
        area: own(&now.area.id),
        title: own(&now.title.sv),
        text: own(&now.text.sv),
        motive: own(&now.motive.sv),
        evidence: evidence.map(|found| found.what.sv.clone()).unwrap_or_default(),
        stage: evidence.map(|found| found.stage),
        strength: now.own.then_some(now.strength),
        placement: now.own.then_some(now.placement),
        place,
    }
}

/// The record says in words which figure was changed, with the figure's name in them; where an organisation's words leave it out, a
/// changed figure that no other decision is about.
fn choice(now: &AnnexRequirement, decision: &Decision, place: Place, others: &[ParameterChoice]) -> Option<ParameterChoice> {
    let named = |name: &str| {
        let mut words = decision.what.sv.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        words.any(|word| word == name)
    };
    let taken = |name: &str| others.iter().any(|other| other.requirement == now.id && other.name == name);
    let free = || now.parameters.iter().filter(|parameter| !taken(&parameter.name));
    let changed = || free().find(|parameter| parameter.value != parameter.standard);
    let found = free().find(|parameter| named(&parameter.name)).or_else(changed)?;
    Some(ParameterChoice {
        requirement: now.id.clone(),
        name: found.name.clone(),
        value: found.value,
        reason: decision.reason.clone(),
        approved_by: decision.approved_by.clone(),
        place,
    })
}
