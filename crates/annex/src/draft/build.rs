//! A judged selection into an annex: decisions carried out, figures put into the texts, everything numbered.

mod clauses;
mod decisions;
mod keep;
mod lists;

use std::collections::BTreeMap;

use catalog::{
    Aspect, Because, Case, Catalog, Evidence, EvidenceKind, Layer, Level, Parameter, ParameterValue, Party, Placement, Question,
    Requirement, Selected, Selection, Stage, Strength,
};
use compose::put_figures as put;
use kernel::Localised;

use crate::explain::{because_text, joined_with};
use crate::model::{Annex, AnnexEvidence, AnnexParameter, AnnexRequirement, CatalogVersion, Named, OverlayVersion, Reason};
use crate::tailoring::Addition;
use crate::{Tailoring, Texts};

struct Builder<'b> {
    catalog: &'b Catalog,
    texts: &'b Texts,
    case: &'b Case,
    tailoring: &'b Tailoring,
}

/// Values of parameters by name.
type Values<'v> = BTreeMap<&'v str, ParameterValue>;

pub(super) fn build(catalog: &Catalog, texts: &Texts, case: &Case, tailoring: &Tailoring, selection: &Selection<'_>) -> Annex {
    let builder = Builder { catalog, texts, case, tailoring };
    let requirements = builder.requirements(selection);
    let clauses = builder.clauses(&requirements);
    Annex {
        id: file_name(if case.reference.is_empty() { &case.title } else { &case.reference }),
        version: 1,
        previous: None,
        changes: Vec::new(),
        case: case.clone(),
        classified: builder.classified(),
        delivery: builder
            .named(case.delivery.iter().map(kernel::Id::as_str), |id| catalog.delivery(id).map(|found| &found.title)),
        circumstances: builder.circumstances(case.circumstances.iter().map(kernel::Id::as_str)),
        catalog: CatalogVersion {
            id: catalog.id.clone(),
            title: catalog.title.clone(),
            version: catalog.version.clone(),
            licence: catalog.licence.clone(),
            requirements: u32::try_from(catalog.requirements.len()).unwrap_or(u32::MAX),
            digest: catalog.digest.clone(),
            overlay: catalog.overlay.as_ref().map(|overlay| OverlayVersion {
                id: overlay.id.clone(),
                version: overlay.version.clone(),
                organisation: overlay.organisation.clone(),
                digest: overlay.digest.clone(),
            }),
        },
        left_out: builder.left_out(selection, &requirements),
        clauses,
        decisions: builder.decisions(selection, &requirements),
        reminders: builder.reminders(),
        requirements,
    }
}

/// Each run of characters outside letters, digits and hyphen becomes one hyphen.
fn file_name(text: &str) -> String {
    let mut name = String::new();
    for character in text.chars() {
        if character.is_alphanumeric() || character == '-' {
            name.push(character);
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_matches('-');
    if name.is_empty() { "annex".to_owned() } else { name.to_owned() }
}

impl<'b> Builder<'b> {
    fn requirements(&self, selection: &Selection<'_>) -> Vec<AnnexRequirement> {
        let mut list: Vec<AnnexRequirement> = Vec::new();
        for requirement in &self.catalog.requirements {
            let selected = selection.selected.iter().find(|found| found.requirement.id == requirement.id);
            let added = self.tailoring.add.iter().find(|added| added.requirement == requirement.id.as_str());
            if let Some(kept) = self.tailoring.kept(requirement.id.as_str()) {
                list.push(kept.clone());
                continue;
            }
            match (selected, added) {
                (Some(selected), _) => list.push(self.selected(selected)),
                (None, Some(added)) => list.push(self.added(requirement, added)),
                (None, None) => {}
            }
        }
        let own = self.tailoring.add.iter().filter(|added| self.catalog.requirement(&added.requirement).is_none());
        list.extend(own.map(|added| self.own(added)));
        list.extend(self.kept_of_withdrawn());
        let order: BTreeMap<&str, usize> =
            self.catalog.areas.iter().enumerate().map(|(at, area)| (area.code.as_str(), at)).collect();
        list.sort_by_key(|found| order.get(found.area.id.as_str()).copied().unwrap_or(usize::MAX));
        for (number, requirement) in (1..).zip(&mut list) {
            requirement.number = number;
        }
        list
    }

    fn selected(&self, selected: &Selected<'_>) -> AnnexRequirement {
        let because = lowest_thresholds(&selected.because).into_iter().map(|because| {
            let reason = because_text(because, self.catalog, self.texts, self.case.scale);
            match selected.only_in.get(because) {
                Some(sets) => self.reason_in(sets, reason),
                None => reason,
            }
        });
        let standard = selected.parameters.iter().copied().collect();
        let mut found = self.requirement(selected.requirement, &standard);
        found.because = because.collect();
        found.sets = selected.sets.iter().map(|set| self.set_name(*set)).collect();
        found.replaced = selected.replaced.iter().map(ToString::to_string).collect();
        found.back_after = selected.back_after.iter().map(ToString::to_string).collect();
        found
    }

    /// A reason that holds for some of the information only says which.
    fn reason_in(&self, sets: &[usize], reason: Reason) -> Reason {
        let names: Vec<Localised> = sets.iter().map(|set| self.set_name(*set)).collect();
        let names = joined_with(&names, &Localised::same(", "));
        Reason { text: self.texts.filled("because-in", &[("names", names), ("reason", reason.text)]), ..reason }
    }

    fn added(&self, requirement: &Requirement, added: &Addition) -> AnnexRequirement {
        let mut found = self.requirement(requirement, &self.whole(requirement));
        found.because = vec![self.by_decision(&added.reason)];
        found
    }

    fn by_decision(&self, reason: &str) -> Reason {
        let key = if reason.is_empty() { "because-decision" } else { "because-decision-reason" };
        Reason { code: "decision".to_owned(), text: self.texts.filled(key, &[("reason", Localised::same(reason))]) }
    }

    /// The figures that the catalog gives for the purchase as a whole.
    fn whole<'r>(&self, requirement: &'r Requirement) -> Values<'r> {
        let situation = catalog::Situation {
            classification: &self.case.classification,
            delivery: &self.case.delivery,
            circumstances: self.case.circumstances.clone(),
        };
        requirement.parameters.iter().map(|parameter| (parameter.name.as_str(), parameter.value(&situation))).collect()
    }

    fn requirement(&self, requirement: &Requirement, standard: &Values<'_>) -> AnnexRequirement {
        let id = requirement.id.as_str();
        let change = self.tailoring.change.iter().find(|change| change.requirement == id);
        let strength = match change.and_then(|change| change.scored) {
            Some(false) => Strength::Mandatory,
            Some(true) => scored(change.and_then(|change| change.weight).or(requirement.strength.weight())),
            None => match requirement.strength {
                Strength::Mandatory => Strength::Mandatory,
                Strength::Scored { weight } => scored(change.and_then(|change| change.weight).or(Some(weight))),
            },
        };
        let placement = change
            .and_then(|change| change.placement)
            .or_else(|| default_placement(requirement, strength))
            .unwrap_or(Placement::ContractTerm);
        let parameters: Vec<AnnexParameter> =
            requirement.parameters.iter().map(|parameter| self.parameter(id, parameter, standard)).collect();
        let values: Values<'_> = parameters.iter().map(|parameter| (parameter.name.as_str(), parameter.value)).collect();
        let text = match (strength, &requirement.scored_text) {
            (Strength::Scored { .. }, Some(scored)) => scored,
            _ => &requirement.text,
        };
        AnnexRequirement {
            number: 0,
            id: id.to_owned(),
            revision: requirement.revision,
            own: false,
            layer: self.catalog.overlay.as_ref().map_or(Layer::Catalog, |overlay| overlay.layer(id)),
            kept: None,
            area: self.area(requirement.area.as_str()),
            title: put(&requirement.title, &values),
            text: put(text, &values),
            motive: put(&requirement.motive, &values),
            guidance: put(&requirement.guidance, &values),
            how: self.catalog.overlay.as_ref().and_then(|overlay| overlay.how(id)).map(|how| put(how, &values)),
            strength,
            placement,
            party: requirement.party,
            alternative: requirement.alternative.as_ref().map(|text| put(text, &values)),
            interim: requirement.interim.as_ref().map(|text| put(text, &values)),
            flow_down: self.flow_down(requirement),
            evidence: requirement.evidence.iter().map(|evidence| evidence_of(evidence, &values)).collect(),
            question: Question { text: put(&requirement.question.text, &values), ..requirement.question.clone() },
            references: self.references(&requirement.references),
            obligations: requirement.obligations.iter().map(ToString::to_string).collect(),
            because: Vec::new(),
            sets: Vec::new(),
            replaced: Vec::new(),
            back_after: Vec::new(),
            law_backed: self.catalog.law_backed(requirement),
            parameters,
        }
    }

    fn parameter(&self, id: &str, parameter: &Parameter, standard: &Values<'_>) -> AnnexParameter {
        let standard = standard.get(parameter.name.as_str()).copied().unwrap_or(ParameterValue::Whole(0));
        let chosen = self.tailoring.parameter.iter().find(|choice| choice.requirement == id && choice.name == parameter.name);
        AnnexParameter {
            name: parameter.name.clone(),
            title: parameter.title.clone(),
            unit: parameter.unit,
            value: chosen.map_or(standard, |choice| choice.value),
            standard,
        }
    }

    fn own(&self, added: &Addition) -> AnnexRequirement {
        let same = |text: &str| Localised::same(text);
        let question = self.texts.filled("own-question", &[("title", same(&added.title))]);
        let evidence = AnnexEvidence {
            stage: added.stage.unwrap_or(Stage::BeforeStart),
            kind: EvidenceKind::Document,
            what: same(&added.evidence),
            interval_months: (added.stage == Some(Stage::FollowUp)).then_some(12),
        };
        let area = match self.catalog.area(&added.area) {
            Some(area) => Named { id: area.code.to_string(), title: area.title.clone() },
            None => Named { id: String::new(), title: self.texts.label("own-area") },
        };
        AnnexRequirement {
            number: 0,
            id: added.requirement.clone(),
            revision: 1,
            own: true,
            layer: Layer::Catalog,
            kept: None,
            area,
            title: same(&added.title),
            text: same(&added.text),
            motive: same(&added.motive),
            guidance: Localised::default(),
            how: None,
            strength: added.strength.unwrap_or(Strength::Mandatory),
            placement: added.placement.unwrap_or(Placement::ContractTerm),
            party: Party::Supplier,
            alternative: None,
            interim: None,
            flow_down: Vec::new(),
            evidence: vec![evidence],
            question: Question {
                text: question,
                answer: "compliance".to_owned(),
                expected: "met".to_owned(),
                comment_required: Vec::new(),
                choices: Vec::new(),
            },
            parameters: Vec::new(),
            references: Vec::new(),
            obligations: Vec::new(),
            because: vec![self.by_decision(&added.reason)],
            sets: Vec::new(),
            replaced: Vec::new(),
            back_after: Vec::new(),
            law_backed: false,
        }
    }

    fn circumstances<'i>(&self, ids: impl Iterator<Item = &'i str>) -> Vec<Named> {
        let mut named = self.named(ids, |id| self.catalog.circumstance(id).map(|found| &found.title));
        let order = |id: &str| self.catalog.circumstances.iter().position(|found| found.id.as_str() == id);
        named.sort_by_key(|found| order(&found.id));
        named
    }

    fn named<'i>(&self, ids: impl Iterator<Item = &'i str>, title: impl Fn(&str) -> Option<&'b Localised>) -> Vec<Named> {
        ids.map(|id| Named { id: id.to_owned(), title: title(id).cloned().unwrap_or_else(|| Localised::same(id)) }).collect()
    }

    fn area(&self, code: &str) -> Named {
        let title = self.catalog.area(code).map(|area| area.title.clone()).unwrap_or_default();
        Named { id: code.to_owned(), title }
    }

    fn flow_down(&self, requirement: &Requirement) -> Vec<Named> {
        let title = |id: &str| self.catalog.flow_down.iter().find(|found| found.id.as_str() == id).map(|found| &found.title);
        self.named(requirement.flow_down.iter().map(kernel::Id::as_str), title)
    }

    fn references(&self, references: &[catalog::Reference]) -> Vec<(Localised, catalog::Certainty)> {
        compose::references(self.catalog, references)
    }

    fn set_name(&self, set: usize) -> Localised {
        self.case.set_name(set).map_or_else(|| self.texts.label("set-rest"), Localised::same)
    }
}

/// Of several thresholds of one aspect the lowest says enough: it alone brings the requirement in.
fn lowest_thresholds(because: &[Because]) -> Vec<&Because> {
    let higher = |aspect: Aspect, than: Level| {
        because
            .iter()
            .any(|other| matches!(other, Because::Level { aspect: same, at_least, .. } if *same == aspect && *at_least < than))
    };
    because
        .iter()
        .filter(|found| !matches!(found, Because::Level { aspect, at_least, .. } if higher(*aspect, *at_least)))
        .collect()
}

fn scored(weight: Option<u8>) -> Strength {
    Strength::Scored { weight: weight.unwrap_or(1) }
}

/// A mandatory requirement is never an award criterion; a scored one is, where the catalog allows it.
fn default_placement(requirement: &Requirement, strength: Strength) -> Option<Placement> {
    let award = Placement::AwardCriterion;
    match strength {
        Strength::Scored { .. } => Some(award),
        Strength::Mandatory => requirement.placement.iter().copied().find(|placement| *placement != award),
    }
}

fn evidence_of(evidence: &Evidence, values: &Values<'_>) -> AnnexEvidence {
    AnnexEvidence {
        stage: evidence.stage,
        kind: evidence.kind,
        what: put(&evidence.what, values),
        interval_months: evidence.interval_months,
    }
}
