use std::collections::{BTreeMap, BTreeSet};

use kernel::{Id, Localised};

use crate::condition::{Because, Missed, Situation};
use crate::{Case, Catalog, Condition, ParameterValue, Requirement, RequirementKind, Stop, stop};

/// What a case asks for, and what it does not: every requirement of the catalog is in one of the two.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection<'c> {
    /// Requirements that are in, in the catalog's reading order.
    pub selected: Vec<Selected<'c>>,
    /// Requirements that are out, in the same order.
    pub left_out: Vec<LeftOut<'c>>,
}

/// A requirement that is in.
#[derive(Debug, Clone, PartialEq)]
pub struct Selected<'c> {
    /// The requirement.
    pub requirement: &'c Requirement,
    /// What brought it in.
    pub because: Vec<Because>,
    /// For a reason that does not hold in all sets where the requirement is in: the sets where it does.
    pub only_in: BTreeMap<Because, Vec<usize>>,
    /// The sets that brought it in, 0 for the whole and 1.. for the information sets; empty means all of them.
    pub sets: Vec<usize>,
    /// The figures in its texts: the strictest of the sets that brought it in.
    pub parameters: Vec<(&'c str, ParameterValue)>,
    /// Weaker requirements that it replaced.
    pub replaced: Vec<Id<RequirementKind>>,
    /// Stricter requirements whose leaving out brought it back.
    pub back_after: Vec<Id<RequirementKind>>,
}

/// A requirement that is out.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut<'c> {
    /// The requirement.
    pub requirement: &'c Requirement,
    /// What kept it out.
    pub kept_out_by: KeptOutBy,
}

/// What kept a requirement out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptOutBy {
    /// A stricter requirement replaced it.
    Superseded(Vec<Id<RequirementKind>>),
    /// None of its alternatives holds; for each, in the set that came nearest, what did not hold.
    Conditions(Vec<Vec<Missed>>),
    /// The buyer left it out.
    Decision,
    /// The buyer's organisation has withdrawn it from its use of the catalog, for this reason.
    Withdrawn {
        /// The organisation.
        organisation: String,
        /// Why.
        reason: Localised,
    },
}

/// What weighing a requirement in one set gave: the reasons for it, or for each alternative what did not hold.
type Outcome = Result<Vec<Because>, Vec<Vec<Missed>>>;

/// Selects requirements for a case.
///
/// # Errors
/// When the case must be stopped: rule 1 of the product.
pub fn select<'c>(catalog: &'c Catalog, case: &Case) -> Result<Selection<'c>, Stop> {
    select_without(catalog, case, &BTreeSet::new())
}

/// Selects requirements for a case whose buyer leaves some out: a weaker requirement that one of them replaced comes back.
///
/// # Errors
/// When the case must be stopped: rule 1 of the product.
pub fn select_without<'c>(
    catalog: &'c Catalog,
    case: &Case,
    without: &BTreeSet<Id<RequirementKind>>,
) -> Result<Selection<'c>, Stop> {
    if let Some(reason) = stop(case) {
        return Err(reason);
    }
    let situations = situations(catalog, case);
    let weighed: Vec<Vec<Outcome>> = catalog
        .requirements
        .iter()
        .map(|requirement| match withdrawn(catalog, requirement) {
            // It applies nowhere, and so replaces nothing either.
            Some(_) => situations.iter().map(|_| Err(Vec::new())).collect(),
            None => situations.iter().map(|situation| weigh(&requirement.applies, situation)).collect(),
        })
        .collect();
    let replacing = replacing(catalog);
    let mut selection = Selection { selected: Vec::new(), left_out: Vec::new() };
    for (requirement, outcomes) in catalog.requirements.iter().zip(&weighed) {
        let stricter = replacing.get(&requirement.id).map(Vec::as_slice).unwrap_or_default();
        let applies_in =
            |id: usize, set: usize| weighed.get(id).and_then(|outcomes| outcomes.get(set)).is_some_and(Result::is_ok);
        let replaced_in = |set: usize, left_out: bool| -> Vec<Id<RequirementKind>> {
            let hits = stricter.iter().filter(|index| applies_in(**index, set));
            let ids = hits.filter_map(|index| catalog.requirements.get(*index)).map(|stricter| stricter.id.clone());
            ids.filter(|id| without.contains(id) == left_out).collect()
        };
        let sets: Vec<usize> = (0..situations.len())
            .filter(|set| outcomes.get(*set).is_some_and(Result::is_ok) && replaced_in(*set, false).is_empty())
            .collect();
        if without.contains(&requirement.id) && outcomes.iter().any(Result::is_ok) {
            selection.left_out.push(LeftOut { requirement, kept_out_by: KeptOutBy::Decision });
        } else if sets.is_empty() {
            let superseded: BTreeSet<_> = (0..situations.len())
                .filter(|set| outcomes.get(*set).is_some_and(Result::is_ok))
                .flat_map(|set| replaced_in(set, false))
                .collect();
            let kept_out_by = match withdrawn(catalog, requirement) {
                Some(withdrawn) => withdrawn,
                None if superseded.is_empty() => KeptOutBy::Conditions(nearest_misses(outcomes)),
                None => KeptOutBy::Superseded(superseded.into_iter().collect()),
            };
            selection.left_out.push(LeftOut { requirement, kept_out_by });
        } else {
            let because: BTreeSet<_> = sets.iter().filter_map(|set| outcomes.get(*set)).flatten().flatten().cloned().collect();
            let only_in = because
                .iter()
                .map(|reason| {
                    let holds = |set: &usize| matches!(outcomes.get(*set), Some(Ok(reasons)) if reasons.contains(reason));
                    (reason.clone(), sets.iter().copied().filter(holds).collect::<Vec<_>>())
                })
                .filter(|(_, held)| held.len() < sets.len())
                .collect();
            let back_after: BTreeSet<_> = sets.iter().flat_map(|set| replaced_in(*set, true)).collect();
            let replaced = requirement
                .supersedes
                .iter()
                .filter(|id| catalog.index.get(id.as_str()).is_some_and(|index| sets.iter().any(|set| applies_in(*index, *set))));
            selection.selected.push(Selected {
                requirement,
                because: because.into_iter().collect(),
                only_in,
                parameters: parameters(requirement, &sets, &situations),
                replaced: replaced.cloned().collect(),
                back_after: back_after.into_iter().collect(),
                sets: if sets.len() == situations.len() { Vec::new() } else { sets },
            });
        }
    }
    Ok(selection)
}

/// What conditions are held against: the whole first, then each information set, which shares the circumstances that are about
/// the delivery and has its own about the information.
#[must_use]
pub fn situations<'c>(catalog: &Catalog, case: &'c Case) -> Vec<Situation<'c>> {
    let whole =
        Situation { classification: &case.classification, delivery: &case.delivery, circumstances: case.circumstances.clone() };
    let sets = case.information.iter().map(|set| {
        let circumstances = match &set.circumstances {
            None => case.circumstances.clone(),
            Some(own) => {
                let of_delivery = case
                    .circumstances
                    .iter()
                    .filter(|id| catalog.circumstance(id.as_str()).is_some_and(|circumstance| !circumstance.of_information));
                own.iter().chain(of_delivery).cloned().collect()
            }
        };
        Situation { classification: &set.classification, delivery: &case.delivery, circumstances }
    });
    std::iter::once(whole.clone()).chain(sets).collect()
}

fn withdrawn(catalog: &Catalog, requirement: &Requirement) -> Option<KeptOutBy> {
    let overlay = catalog.overlay.as_ref()?;
    let reason = overlay.withdrawn.get(requirement.id.as_str())?.clone();
    Some(KeptOutBy::Withdrawn { organisation: overlay.organisation.clone(), reason })
}

fn weigh(applies: &[Condition], situation: &Situation<'_>) -> Outcome {
    if applies.is_empty() {
        return Ok(vec![Because::Always]);
    }
    let mut because = Vec::new();
    let mut missed = Vec::new();
    for condition in applies {
        match condition.weigh(situation) {
            Ok(reasons) => because.extend(reasons),
            Err(misses) => missed.push(misses),
        }
    }
    if because.is_empty() { Err(missed) } else { Ok(because) }
}

/// For each requirement the stricter ones that replace it, directly or through others.
fn replacing(catalog: &Catalog) -> BTreeMap<&Id<RequirementKind>, Vec<usize>> {
    let mut map: BTreeMap<&Id<RequirementKind>, Vec<usize>> = BTreeMap::new();
    for (index, requirement) in catalog.requirements.iter().enumerate() {
        let mut waiting: Vec<&Id<RequirementKind>> = requirement.supersedes.iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(weaker) = waiting.pop() {
            if !seen.insert(weaker) {
                continue;
            }
            map.entry(weaker).or_default().push(index);
            waiting.extend(catalog.requirement(weaker.as_str()).into_iter().flat_map(|weaker| &weaker.supersedes));
        }
    }
    map
}

/// The misses of the set that came nearest: fewest parts that did not hold in its best alternative.
fn nearest_misses(outcomes: &[Outcome]) -> Vec<Vec<Missed>> {
    let misses = outcomes.iter().filter_map(|outcome| outcome.as_ref().err());
    misses.min_by_key(|alternatives| alternatives.iter().map(Vec::len).min()).cloned().unwrap_or_default()
}

fn parameters<'c>(requirement: &'c Requirement, sets: &[usize], situations: &[Situation<'_>]) -> Vec<(&'c str, ParameterValue)> {
    let strictest = |parameter: &'c crate::Parameter| {
        let values = sets.iter().filter_map(|set| situations.get(*set)).map(|situation| parameter.value(situation));
        Some((parameter.name.as_str(), values.reduce(|one, other| parameter.stricter_of(one, other))?))
    };
    requirement.parameters.iter().filter_map(strictest).collect()
}
