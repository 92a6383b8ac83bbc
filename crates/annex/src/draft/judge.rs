//! Can every decision be carried out as written, and has it the reason and approval that rule 3 of the product asks for?

use std::collections::BTreeMap;

use catalog::source::nearest;
use catalog::{Because, Case, Catalog, Level, Parameter, Placement, Requirement, Selected, Selection, Situation, Strength};
use kernel::{Place, Problem, Problems};

use crate::tailoring::{Addition, Keeping, StrengthChange};
use crate::{Annex, Tailoring};

struct Judge<'j> {
    catalog: &'j Catalog,
    selected: BTreeMap<&'j str, &'j Selected<'j>>,
    tailoring: &'j Tailoring,
    whole: Situation<'j>,
    problems: Problems,
}

/// Every mistake in the decisions, and what is worth a look.
pub(super) fn judge(catalog: &Catalog, case: &Case, tailoring: &Tailoring, untouched: &Selection<'_>) -> Problems {
    let selected = untouched.selected.iter().map(|found| (found.requirement.id.as_str(), found)).collect();
    let whole =
        Situation { classification: &case.classification, delivery: &case.delivery, circumstances: case.circumstances.clone() };
    let mut judge = Judge { catalog, selected, tailoring, whole, problems: Problems::new() };
    judge.duplicates();
    for decision in &tailoring.leave_out {
        let Some(requirement) = judge.requirement(&decision.requirement, &decision.place) else { continue };
        match judge.selected.get(decision.requirement.as_str()).copied() {
            None => judge.notice("leave-out-not-selected", &decision.requirement, &decision.place),
            Some(_) => judge.approval(requirement, "leave-out", &decision.reason, &decision.approved_by, &decision.place),
        }
    }
    for decision in &tailoring.add {
        judge.addition(decision, case);
    }
    for decision in &tailoring.change {
        judge.change(decision);
    }
    for decision in &tailoring.parameter {
        let Some(requirement) = judge.requirement(&decision.requirement, &decision.place) else { continue };
        if !judge.is_in(&decision.requirement) {
            judge.notice("parameter-not-selected", &decision.requirement, &decision.place);
        }
        let Some(parameter) = requirement.parameters.iter().find(|parameter| parameter.name == decision.name) else {
            let known = requirement.parameters.iter().map(|parameter| parameter.name.as_str());
            let near = nearest(&decision.name, known.clone()).unwrap_or_default();
            let problem = Problem::error("unknown-parameter-of").with("name", decision.name.as_str());
            let problem = problem.with("id", decision.requirement.as_str()).with("nearest", near);
            judge.problems.push(problem.with("known", known.collect::<Vec<_>>().join(", ")).at(decision.place.clone()));
            continue;
        };
        if !parameter.allows(decision.value) {
            judge.problems.push(outside(parameter, decision));
            continue;
        }
        let standard = judge.standard(&decision.requirement, parameter);
        if standard.is_some_and(|standard| parameter.is_stricter(standard, decision.value)) {
            judge.approval(requirement, "loosen", &decision.reason, &decision.approved_by, &decision.place);
        } else if decision.reason.is_empty() {
            judge.notice("no-reason", &decision.requirement, &decision.place);
        }
    }
    for decision in &tailoring.keep {
        judge.keeping(decision);
    }
    judge.problems
}

/// What is worth a look when an annex is made as a new version of another.
pub(super) fn against_previous(before: &Annex, after: &Annex) -> Problems {
    let mut problems = Problems::new();
    if before.id != after.id {
        problems
            .push(Problem::warning("previous-other-annex").with("before", before.id.as_str()).with("after", after.id.as_str()));
    }
    if after.changes.is_empty() {
        problems.push(Problem::notice("previous-no-change"));
    }
    // A case file knows nothing of texts that were kept.
    let kept = |annex: &Annex, id: &str| annex.requirements.iter().any(|found| found.id == id && found.kept.is_some());
    let gone: Vec<&str> =
        before.requirements.iter().map(|found| found.id.as_str()).filter(|id| kept(before, id) && !kept(after, id)).collect();
    if !gone.is_empty() {
        problems.push(Problem::notice("previous-kept-gone").with("ids", gone.join(", ")));
    }
    problems
}

/// What is worth a look in a finished annex.
pub(super) fn look_at(annex: &Annex) -> Problems {
    let mut problems = Problems::new();
    if annex.case.reference.is_empty() {
        problems.push(Problem::notice("no-reference"));
    }
    if annex.case.date.is_none() {
        problems.push(Problem::notice("no-date"));
    }
    if annex.case.national_security == catalog::NationalSecurity::Unknown {
        problems.push(Problem::warning("security-unknown"));
    }
    if annex.requirements.is_empty() {
        problems.push(Problem::warning("no-requirements"));
    }
    problems
}

impl<'j> Judge<'j> {
    /// Two decisions of the same kind about the same thing leave open which one counts.
    fn duplicates(&mut self) {
        let tailoring = self.tailoring;
        let leave_out = tailoring.leave_out.iter().map(|found| (format!("leave-out {}", found.requirement), &found.place));
        let add = tailoring.add.iter().map(|found| (format!("add {}", found.requirement), &found.place));
        let change = tailoring.change.iter().map(|found| (format!("change {}", found.requirement), &found.place));
        let parameter =
            tailoring.parameter.iter().map(|found| (format!("parameter {} {}", found.requirement, found.name), &found.place));
        let mut seen: BTreeMap<String, &Place> = BTreeMap::new();
        for (what, place) in leave_out.chain(add).chain(change).chain(parameter) {
            if let Some(first) = seen.get(&what) {
                let line = first.line.map(i64::from).unwrap_or_default();
                self.problems
                    .push(Problem::error("decided-twice").with("what", what.as_str()).with("first", line).at(place.clone()));
            }
            seen.insert(what, place);
        }
    }

    fn requirement(&mut self, id: &str, place: &Place) -> Option<&'j Requirement> {
        let found = self.catalog.requirement(id);
        if found.is_none() && !self.is_own(id) {
            let known = self.catalog.requirements.iter().map(|known| known.id.as_str());
            let near = nearest(id, known).unwrap_or_default();
            let problem = Problem::error("unknown-id").with("kind", "requirement").with("id", id);
            self.problems.push(problem.with("nearest", near).at(place.clone()));
        }
        found
    }

    fn is_own(&self, id: &str) -> bool {
        self.catalog.requirement(id).is_none() && self.tailoring.add.iter().any(|added| added.requirement == id)
    }

    /// In the annex, as selected or as added, and not left out?
    fn is_in(&self, id: &str) -> bool {
        let left_out = self.tailoring.leave_out.iter().any(|decision| decision.requirement == id);
        let added = self.tailoring.add.iter().any(|decision| decision.requirement == id);
        !left_out && (added || self.selected.contains_key(id))
    }

    fn notice(&mut self, code: &'static str, id: &str, place: &Place) {
        self.problems.push(Problem::notice(code).with("id", id).at(place.clone()));
    }

    /// A demand is given up or loosened. Where a law stands behind it, or level 3 brought it in, that takes a written reason and
    /// the information owner's approval, since the risk is theirs.
    fn approval(&mut self, requirement: &Requirement, what: &'static str, reason: &str, approved_by: &str, place: &Place) {
        let serious = self.selected.get(requirement.id.as_str()).is_some_and(|selected| {
            selected
                .because
                .iter()
                .any(|because| matches!(because, Because::Level { at_least, .. } if *at_least >= Level::SERIOUS))
        });
        let law_backed = self.catalog.law_backed(requirement);
        if !law_backed && !serious {
            if reason.is_empty() {
                self.notice("no-reason", requirement.id.as_str(), place);
            }
            return;
        }
        let why = if law_backed { "law" } else { "level" };
        let problem =
            |code| Problem::error(code).with("id", requirement.id.as_str()).with("what", what).with("why", why).at(place.clone());
        if reason.is_empty() {
            self.problems.push(problem("reason-needed"));
        }
        if approved_by.is_empty() {
            self.problems.push(problem("approval-needed"));
        }
    }

    fn addition(&mut self, decision: &Addition, case: &Case) {
        if self.catalog.requirement(&decision.requirement).is_some() {
            if self.selected.contains_key(decision.requirement.as_str()) {
                self.notice("added-already-in", &decision.requirement, &decision.place);
            } else if decision.reason.is_empty() {
                self.notice("no-reason", &decision.requirement, &decision.place);
            }
            return;
        }
        let own_words = !(decision.title.is_empty() && decision.text.is_empty() && decision.motive.is_empty());
        if !own_words {
            // Nothing of its own: the id was meant to be the catalog's.
            let known = self.catalog.requirements.iter().map(|known| known.id.as_str());
            let near = nearest(&decision.requirement, known).unwrap_or_default();
            let problem = Problem::error("unknown-id").with("kind", "requirement").with("id", decision.requirement.as_str());
            self.problems.push(problem.with("nearest", near).at(decision.place.clone()));
            return;
        }
        let prefix = decision.requirement.split('-').next().unwrap_or_default();
        if self.catalog.area(prefix).is_some() {
            let problem = Problem::error("own-id-in-catalog").with("id", decision.requirement.as_str()).with("area", prefix);
            self.problems.push(problem.at(decision.place.clone()));
        }
        let parts = [
            ("title", &decision.title),
            ("text", &decision.text),
            ("motive", &decision.motive),
            ("evidence", &decision.evidence),
        ];
        for (key, value) in parts {
            if value.is_empty() {
                let code = if key == "evidence" { "own-no-evidence" } else { "own-missing" };
                let problem = Problem::error(code).with("id", decision.requirement.as_str()).with("key", key);
                self.problems.push(problem.at(decision.place.clone()));
            }
        }
        if decision.reason.is_empty() {
            self.notice("no-reason", &decision.requirement, &decision.place);
        }
        let binding = match case.language {
            kernel::Language::Swedish => "ska",
            kernel::Language::English => "shall",
        };
        let mandatory = !matches!(decision.strength, Some(Strength::Scored { .. }));
        let says =
            decision.text.split(|character: char| !character.is_alphabetic()).any(|word| word.eq_ignore_ascii_case(binding));
        if mandatory && !decision.text.is_empty() && !says {
            let problem = Problem::warning("own-not-binding").with("id", decision.requirement.as_str()).with("word", binding);
            self.problems.push(problem.at(decision.place.clone()));
        }
    }

    fn change(&mut self, decision: &StrengthChange) {
        let Some(requirement) = self.requirement(&decision.requirement, &decision.place) else { return };
        if !self.is_in(&decision.requirement) {
            self.notice("change-not-selected", &decision.requirement, &decision.place);
            return;
        }
        let problem = |code| Problem::error(code).with("id", decision.requirement.as_str()).at(decision.place.clone());
        let scored = decision.scored.unwrap_or(requirement.strength != Strength::Mandatory);
        if scored && requirement.scored_text.is_none() {
            self.problems.push(problem("no-scored-text"));
        }
        if scored && decision.weight.or(requirement.strength.weight()).is_none() {
            self.problems.push(problem("weight-needed"));
        }
        if !scored && decision.weight.is_some() {
            self.problems.push(problem("weight-on-mandatory"));
        }
        if let Some(placement) = decision.placement {
            let award = placement == Placement::AwardCriterion;
            let allowed = if award { scored } else { requirement.placement.contains(&placement) };
            if !allowed {
                let known: Vec<&str> = requirement.placement.iter().map(|placement| placement.id()).collect();
                let code = if award { "award-needs-scored" } else { "placement-not-allowed" };
                self.problems.push(problem(code).with("placement", placement.id()).with("known", known.join(", ")));
            }
        }
        if scored && requirement.strength == Strength::Mandatory {
            self.approval(requirement, "to-scored", &decision.reason, &decision.approved_by, &decision.place);
        } else if decision.reason.is_empty() {
            self.notice("no-reason", &decision.requirement, &decision.place);
        }
    }

    /// An older text is kept. Where the catalog now asks for more, that loosens what it proposes.
    fn keeping(&mut self, decision: &Keeping) {
        let id = decision.what.id();
        match self.catalog.requirement(id) {
            Some(requirement) if decision.weaker => {
                self.approval(requirement, "loosen", &decision.reason, &decision.approved_by, &decision.place);
            }
            _ if decision.reason.is_empty() => self.notice("no-reason", id, &decision.place),
            _ => {}
        }
    }

    /// The value that the catalog gives for the case, where the requirement is in, selected or added.
    fn standard(&self, id: &str, parameter: &Parameter) -> Option<catalog::ParameterValue> {
        match self.selected.get(id) {
            Some(selected) => selected.parameters.iter().find(|(name, _)| *name == parameter.name).map(|(_, value)| *value),
            None if self.is_in(id) => Some(parameter.value(&self.whole)),
            None => None,
        }
    }
}

fn outside(parameter: &Parameter, decision: &crate::ParameterChoice) -> Problem {
    let bound = |value: Option<catalog::ParameterValue>| value.map(|value| value.to_string()).unwrap_or_default();
    let unit = parameter.unit.map(catalog::Unit::id).unwrap_or_default();
    Problem::error("parameter-out-of-bounds")
        .with("name", decision.name.as_str())
        .with("id", decision.requirement.as_str())
        .with("found", decision.value.to_string())
        .with("min", bound(parameter.min))
        .with("max", bound(parameter.max))
        .with("unit", unit)
        .at(decision.place.clone())
}
