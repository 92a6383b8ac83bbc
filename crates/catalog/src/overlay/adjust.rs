//! Guidance, figures and withdrawals: what an overlay may do to the catalog's own requirements.

use kernel::{Place, Problem, Problems};

use super::{Adjustment, Overlay};
use crate::diff::{Effect, parameter_effect};
use crate::read::rule;
use crate::source::{Entry, nearest};
use crate::{Catalog, Parameter, ParameterChange, ParameterValue};

/// `base` is how many requirements the catalog itself has: they stand first.
pub(super) fn adjust(entry: &Entry<'_, '_>, catalog: &mut Catalog, base: usize, overlay: &mut Overlay, problems: &mut Problems) {
    for found in entry.tables("withdraw") {
        let Some((id, _)) = target(&found, catalog, base, problems) else { continue };
        let reason = found.localised("reason").unwrap_or_default();
        if overlay.withdrawn.insert(id.clone(), reason).is_some() {
            problems.push(Problem::error("overlay-twice").with("id", id).at(found.place_of("requirement")));
        }
    }
    for found in entry.tables("change") {
        let Some((id, at)) = target(&found, catalog, base, problems) else { continue };
        let place = found.place_of("requirement");
        let code = if overlay.changed.contains_key(&id) || overlay.withdrawn.contains_key(&id) {
            Some("overlay-twice")
        } else if !found.has("how") && !found.has("parameter") {
            Some("overlay-empty-change")
        } else {
            None
        };
        if let Some(code) = code {
            problems.push(Problem::error(code).with("id", id.as_str()).at(place));
            continue;
        }
        let names: Vec<&str> = catalog
            .requirements
            .get(at)
            .into_iter()
            .flat_map(|found| &found.parameters)
            .map(|found| found.name.as_str())
            .collect();
        if let Some(how) = found.localised("how") {
            crate::check::check_placeholders(&how, &names, &found.place_of("how"), problems);
        }
        let mut adjustment = Adjustment {
            how: found.localised("how"),
            reason: found.localised("reason").unwrap_or_default(),
            parameters: Vec::new(),
            place,
        };
        for parameter in found.tables("parameter") {
            let Some(requirement) = catalog.requirements.get_mut(at) else { continue };
            let name = parameter.text("name").unwrap_or_default();
            match figure(&parameter, &id, &requirement.parameters, found.has("reason"), problems) {
                Some(changed) => {
                    if let Some(old) = requirement.parameters.iter_mut().find(|old| old.name == name) {
                        *old = changed;
                    }
                    adjustment.parameters.push(name);
                }
                None => continue,
            }
        }
        overlay.changed.insert(id, adjustment);
    }
}

/// The requirement that a table names: id and place in the catalog. It must be the catalog's own.
fn target(entry: &Entry<'_, '_>, catalog: &Catalog, base: usize, problems: &mut Problems) -> Option<(String, usize)> {
    let id = entry.text("requirement")?;
    match catalog.requirements.iter().position(|known| known.id.as_str() == id) {
        Some(at) if at < base => Some((id, at)),
        Some(_) => {
            problems.push(Problem::error("overlay-own-changed").with("id", id).at(entry.place_of("requirement")));
            None
        }
        None => {
            let near = nearest(&id, catalog.requirements.iter().map(|known| known.id.as_str())).unwrap_or_default();
            let problem = Problem::error("unknown-id").with("kind", "requirement").with("id", id.as_str());
            problems.push(problem.with("nearest", near).at(entry.place_of("requirement")));
            None
        }
    }
}

/// The figure with its new values, if they may be used.
fn figure(entry: &Entry<'_, '_>, id: &str, known: &[Parameter], reasoned: bool, problems: &mut Problems) -> Option<Parameter> {
    let name = entry.text("name")?;
    let Some(old) = known.iter().find(|known| known.name == name) else {
        let names = known.iter().map(|known| known.name.as_str());
        let near = nearest(&name, names.clone()).unwrap_or_default();
        let problem = Problem::error("unknown-parameter-of").with("name", name.as_str()).with("id", id).with("nearest", near);
        problems.push(problem.with("known", names.collect::<Vec<_>>().join(", ")).at(entry.place_of("name")));
        return None;
    };
    let values: Vec<(u8, ParameterValue)> =
        entry.by_level("values").into_iter().map(|(level, found)| (level, crate::read::value(found))).collect();
    if values.is_empty() {
        return None;
    }
    let rules = if entry.has("rules") {
        entry.tables("rules").iter().filter_map(|found| rule(found, problems)).collect()
    } else {
        old.rules.clone()
    };
    let new = Parameter { values, rules, ..old.clone() };
    let place = entry.place_of("values");
    let faults = faults(&new, &place);
    let weaker = matches!(parameter_effect(old, &new), Effect::Looser | Effect::Both | Effect::Unclear);
    if !faults.is_empty() {
        problems.extend(faults);
        return None;
    }
    if weaker && !reasoned {
        problems.push(Problem::error("overlay-reason").with("id", id).with("name", name.as_str()).at(place));
        return None;
    }
    Some(new)
}

fn faults(parameter: &Parameter, place: &Place) -> Problems {
    let mut problems = Problems::new();
    let ruled = parameter.rules.iter().map(|rule| match rule.change {
        ParameterChange::Value(value) | ParameterChange::AtMost(value) | ParameterChange::AtLeast(value) => value,
    });
    let outside = parameter.values.iter().map(|(_, value)| *value).chain(ruled).find(|value| !parameter.allows(*value));
    if let Some(value) = outside {
        let bound = |value: Option<ParameterValue>| value.map(|value| value.to_string()).unwrap_or_default();
        let problem = Problem::error("overlay-outside").with("name", parameter.name.as_str()).with("found", value.to_string());
        problems.push(problem.with("min", bound(parameter.min)).with("max", bound(parameter.max)).at(place.clone()));
    }
    let rising =
        |pair: &[(u8, ParameterValue)]| matches!(pair, [(_, lower), (_, upper)] if parameter.is_stricter(*lower, *upper));
    if parameter.values.windows(2).any(rising) {
        problems.push(Problem::error("parameter-loosens").with("name", parameter.name.as_str()).at(place.clone()));
    }
    problems
}
