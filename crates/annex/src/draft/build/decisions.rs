//! What the buyer decided, in words.

use catalog::{ParameterValue, Selection};
use kernel::Localised;

use super::{Builder, put};
use crate::explain::upper;
use crate::model::{AnnexRequirement, Decision, DecisionKind, Kept};
use crate::tailoring::Frozen;
use compose::unit_label;

impl Builder<'_> {
    pub(super) fn decisions(&self, selection: &Selection<'_>, requirements: &[AnnexRequirement]) -> Vec<Decision> {
        let tailoring = self.tailoring;
        let decision = |kind, id: &str, what: Localised, reason: &str, approved_by: &str| {
            let own = requirements.iter().find(|found| found.id == id);
            let catalog = self.catalog.requirement(id);
            Decision {
                kind,
                requirement: id.to_owned(),
                title: own
                    .map(|found| found.title.clone())
                    .or_else(|| catalog.map(|found| put(&found.title, &self.whole(found))))
                    .unwrap_or_default(),
                what,
                reason: reason.to_owned(),
                approved_by: approved_by.to_owned(),
                law_backed: catalog.is_some_and(|found| self.catalog.law_backed(found)),
            }
        };
        let mut list = Vec::new();
        for found in &tailoring.leave_out {
            let back: Vec<String> = selection
                .selected
                .iter()
                .filter(|selected| selected.back_after.iter().any(|id| id.as_str() == found.requirement))
                .map(|selected| selected.requirement.id.to_string())
                .collect();
            let what = if back.is_empty() {
                self.texts.label("decision-left-out")
            } else {
                self.texts.filled("decision-left-out-back", &[("names", Localised::same(&back.join(", ")))])
            };
            list.push(decision(DecisionKind::LeaveOut, &found.requirement, what, &found.reason, &found.approved_by));
        }
        for found in &tailoring.add {
            let what = self.texts.label("decision-added");
            list.push(decision(DecisionKind::Add, &found.requirement, what, &found.reason, &found.approved_by));
        }
        for found in &tailoring.change {
            let Some(now) = requirements.iter().find(|now| now.id == found.requirement) else { continue };
            let weight = now.strength.weight().map(|weight| weight.to_string()).unwrap_or_default();
            let strength = self.texts.filled(&format!("strength-{}", now.strength.id()), &[("weight", Localised::same(&weight))]);
            let placement = self.texts.label(&format!("placement-{}", now.placement.id()));
            let what = self.texts.filled("decision-changed", &[("strength", strength), ("placement", placement)]);
            list.push(decision(DecisionKind::Change, &found.requirement, what, &found.reason, &found.approved_by));
        }
        for found in &tailoring.keep {
            let (kept, clause) = match &found.what {
                Frozen::Requirement(kept, _) => (&kept.kept, None),
                Frozen::Clause(kept) => (&kept.kept, Some(kept.title.clone())),
            };
            let version = |get: fn(&Kept) -> String| Localised::same(&kept.as_ref().map(get).unwrap_or_default());
            let values = [
                ("annex", version(|kept| kept.annex_version.to_string())),
                ("catalog", version(|kept| kept.catalog_version.clone())),
            ];
            let what = self.texts.filled("decision-kept", &values);
            let mut row = decision(DecisionKind::Keep, found.what.id(), what, &found.reason, &found.approved_by);
            row.title = clause.unwrap_or(row.title);
            list.push(row);
        }
        for found in &tailoring.parameter {
            let now = requirements.iter().find(|now| now.id == found.requirement);
            let Some(value) = now.and_then(|now| now.parameters.iter().find(|value| value.name == found.name)) else { continue };
            let unit = value.unit.map_or_else(Localised::default, |unit| self.texts.label(&unit_label(unit, value.value)));
            let figure = |value: ParameterValue| Localised::same(&value.to_string());
            let values = [
                ("title", value.title.map(|_, title| upper(title))),
                ("standard", figure(value.standard)),
                ("value", figure(value.value)),
                ("unit", unit),
            ];
            let what = self.texts.filled("decision-parameter", &values);
            list.push(decision(DecisionKind::Parameter, &found.requirement, what, &found.reason, &found.approved_by));
        }
        list
    }
}
