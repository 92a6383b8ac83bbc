//! What no single table can show: ids that point at nothing, figures that loosen with the level, demands without evidence.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Language, Localised, Place, Problem, Problems};

use crate::source::nearest;
use crate::{
    Catalog, Clause, Obligation, Parameter, ParameterChange, ParameterValue, Placement, Reference, Requirement, Stage, Strength,
    placeholders,
};

/// Checks a catalog as a whole.
pub(crate) fn check(catalog: &Catalog) -> Problems {
    let mut problems = Problems::new();
    duplicates(catalog, &mut problems);
    for requirement in &catalog.requirements {
        check_requirement(catalog, requirement, &mut problems);
    }
    for clause in &catalog.clauses {
        check_clause(catalog, clause, &mut problems);
    }
    for obligation in &catalog.obligations {
        check_references(catalog, &obligation.references, &obligation.place, &mut problems);
        check_concepts(catalog, obligation, &mut problems);
    }
    for reminder in &catalog.reminders {
        check_references(catalog, &reminder.references, &reminder.place, &mut problems);
    }
    uncarried(catalog, &mut problems);
    crate::guide::check(catalog, &mut problems);
    problems
}

fn check_concepts(catalog: &Catalog, obligation: &Obligation, problems: &mut Problems) {
    let known = || catalog.concepts.values().flatten().map(|concept| concept.id.as_str());
    let named = obligation.found.iter().flat_map(|sighting| sighting.all.iter().chain(&sighting.none));
    for id in obligation.topic.iter().chain(named) {
        if !known().any(|concept| concept == id) {
            problems.push(unknown_id("concept", id, known(), &obligation.place));
        }
    }
}

fn duplicates(catalog: &Catalog, problems: &mut Problems) {
    let requirements = catalog.requirements.iter().map(|found| (found.id.as_str(), &found.place));
    let clauses = catalog.clauses.iter().map(|found| (found.id.as_str(), &found.place));
    let obligations = catalog.obligations.iter().map(|found| (found.id.as_str(), &found.place));
    let reminders = catalog.reminders.iter().map(|found| (found.id.as_str(), &found.place));
    let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
    let questions = catalog.guide.questions.iter().map(|found| (found.id.as_str(), &found.place));
    for (id, place) in requirements.chain(clauses).chain(obligations).chain(reminders).chain(questions) {
        if let Some(first) = seen.insert(id, place) {
            problems.push(Problem::error("duplicate-id").with("id", id).with("first", first.to_string()).at(place.clone()));
        }
    }
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for requirement in &catalog.requirements {
        for parameter in &requirement.parameters {
            if let Some(other) = names.insert(&parameter.name, requirement.id.as_str()) {
                let problem = Problem::error("duplicate-parameter").with("name", parameter.name.as_str()).with("other", other);
                problems.push(problem.at(requirement.place.clone()));
            }
        }
    }
}

fn check_requirement(catalog: &Catalog, requirement: &Requirement, problems: &mut Problems) {
    let place = &requirement.place;
    let id = requirement.id.as_str();
    if requirement.evidence.is_empty() && requirement.strength == Strength::Mandatory {
        problems.push(Problem::error("no-evidence").with("id", id).at(place.clone()));
    }
    if requirement.placement.is_empty() {
        problems.push(Problem::error("no-placement").with("id", id).at(place.clone()));
    }
    for evidence in &requirement.evidence {
        if (evidence.stage == Stage::FollowUp) != evidence.interval_months.is_some() {
            problems.push(Problem::error("follow-up-interval").with("id", id).at(place.clone()));
        }
    }
    let known = || catalog.requirements.iter().map(|known| known.id.as_str());
    for weaker in &requirement.supersedes {
        if catalog.requirement(weaker.as_str()).is_none() {
            problems.push(unknown_id("requirement", weaker.as_str(), known(), place));
        } else if supersedes(catalog, weaker.as_str(), id) {
            problems.push(Problem::error("supersedes-in-circle").with("id", id).with("other", weaker.as_str()).at(place.clone()));
        }
    }
    for obligation in &requirement.obligations {
        if catalog.obligation(obligation.as_str()).is_none() {
            let known = catalog.obligations.iter().map(|known| known.id.as_str());
            problems.push(unknown_id("obligation", obligation.as_str(), known, place));
        }
    }
    for clause in &requirement.clauses {
        if !catalog.clauses.iter().any(|known| known.id == *clause) {
            let known = catalog.clauses.iter().map(|known| known.id.as_str());
            problems.push(unknown_id("clause", clause.as_str(), known, place));
        }
    }
    check_references(catalog, &requirement.references, place, problems);
    for parameter in &requirement.parameters {
        check_parameter(requirement, parameter, problems);
    }
    let own: Vec<&str> = requirement.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    for text in texts(requirement) {
        check_placeholders(text, &own, place, problems);
    }
    for name in &own {
        if !texts(requirement).iter().any(|text| placeholders(&text.sv).contains(name)) {
            problems.push(Problem::warning("parameter-unused").with("name", *name).at(place.clone()));
        }
    }
}

/// Does one requirement replace another, directly or through others?
fn supersedes(catalog: &Catalog, stricter: &str, weaker: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![stricter];
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let replaced = catalog.requirement(id).into_iter().flat_map(|found| &found.supersedes);
        for next in replaced {
            if next.as_str() == weaker {
                return true;
            }
            waiting.push(next.as_str());
        }
    }
    false
}

/// Every text of a requirement in which its parameters may stand.
fn texts(requirement: &Requirement) -> Vec<&Localised> {
    let optional = [&requirement.scored_text, &requirement.alternative, &requirement.interim];
    let mut texts =
        vec![&requirement.title, &requirement.text, &requirement.motive, &requirement.guidance, &requirement.question.text];
    texts.extend(optional.into_iter().flatten());
    texts.extend(requirement.evidence.iter().map(|evidence| &evidence.what));
    texts
}

/// The parameters that a text names are among those known, and the same in both languages.
pub(crate) fn check_placeholders(text: &Localised, known: &[&str], place: &Place, problems: &mut Problems) {
    let sets = Language::ALL.map(|language| placeholders(text.get(language)).into_iter().collect::<BTreeSet<_>>());
    if sets[0] != sets[1] {
        let name = sets[0].symmetric_difference(&sets[1]).next().copied().unwrap_or_default();
        problems.push(Problem::error("parameters-differ").with("name", name).at(place.clone()));
    }
    for name in sets.iter().flatten().copied().collect::<BTreeSet<_>>() {
        if !known.contains(&name) {
            let near = nearest(name, known.iter().copied()).unwrap_or_default();
            problems.push(Problem::error("unknown-parameter").with("name", name).with("nearest", near).at(place.clone()));
        }
    }
}

fn check_parameter(requirement: &Requirement, parameter: &Parameter, problems: &mut Problems) {
    let place = requirement.place.clone();
    let problem = |code| Problem::error(code).with("name", parameter.name.as_str()).at(place.clone());
    if parameter.values.windows(2).any(|pair| matches!(pair, [(_, lower), (_, upper)] if parameter.is_stricter(*lower, *upper))) {
        problems.push(problem("parameter-loosens"));
    }
    let ruled = parameter.rules.iter().map(|rule| match rule.change {
        ParameterChange::Value(value) | ParameterChange::AtMost(value) | ParameterChange::AtLeast(value) => value,
    });
    if parameter.values.iter().map(|(_, value)| *value).chain(ruled).any(|value| !parameter.allows(value)) {
        problems.push(problem("parameter-outside"));
    }
    if parameter.unit.is_none() && parameter.values.iter().any(|(_, value)| matches!(value, ParameterValue::Whole(_))) {
        problems.push(problem("parameter-without-unit"));
    }
}

fn check_references(catalog: &Catalog, references: &[Reference], place: &Place, problems: &mut Problems) {
    for reference in references {
        let Some(framework) = catalog.framework(&reference.framework) else {
            let known = catalog.frameworks.iter().map(|known| known.id.as_str());
            problems.push(unknown_id("framework", &reference.framework, known, place));
            continue;
        };
        if !reference.point.is_empty() && !framework.points.iter().any(|point| point.id == reference.point) {
            let near = nearest(&reference.point, framework.points.iter().map(|point| point.id.as_str())).unwrap_or_default();
            let problem = Problem::error("unknown-point").with("point", reference.point.as_str());
            problems.push(problem.with("framework", framework.id.as_str()).with("nearest", near).at(place.clone()));
        }
    }
}

fn check_clause(catalog: &Catalog, clause: &Clause, problems: &mut Problems) {
    let place = &clause.place;
    for id in &clause.requirements {
        if catalog.requirement(id.as_str()).is_none() {
            let known = catalog.requirements.iter().map(|known| known.id.as_str());
            problems.push(unknown_id("requirement", id.as_str(), known, place));
        }
    }
    for id in &clause.obligations {
        if catalog.obligation(id.as_str()).is_none() {
            let known = catalog.obligations.iter().map(|known| known.id.as_str());
            problems.push(unknown_id("obligation", id.as_str(), known, place));
        }
    }
    let carried = clause.requirements.iter().filter_map(|id| catalog.requirement(id.as_str()));
    let known: Vec<&str> = carried.flat_map(|found| &found.parameters).map(|parameter| parameter.name.as_str()).collect();
    for text in [&clause.title, &clause.text, &clause.fallback, &clause.loss] {
        check_placeholders(text, &known, place, problems);
    }
}

/// A mandatory contract term that no clause carries cannot be claimed as easily as one that a clause does.
fn uncarried(catalog: &Catalog, problems: &mut Problems) {
    let carried: BTreeSet<_> = catalog.clauses.iter().flat_map(|clause: &Clause| &clause.requirements).collect();
    for requirement in &catalog.requirements {
        let mandatory = requirement.strength == Strength::Mandatory;
        let term = requirement.placement.first() == Some(&Placement::ContractTerm);
        if mandatory && term && !carried.contains(&requirement.id) {
            let problem = Problem::error("no-clause").with("id", requirement.id.as_str());
            problems.push(problem.at(requirement.place.clone()));
        }
    }
}

fn unknown_id<'k>(kind: &'static str, id: &str, known: impl Iterator<Item = &'k str>, place: &Place) -> Problem {
    let near = nearest(id, known).unwrap_or_default().to_owned();
    Problem::error("unknown-id").with("kind", kind).with("id", id).with("nearest", near).at(place.clone())
}
