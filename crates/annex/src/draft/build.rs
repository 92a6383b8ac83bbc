//! A judged selection into an annex: decisions carried out, figures put into the texts, everything numbered.

use std::collections::BTreeMap;

use catalog::{
    Case, Catalog, Clause, Evidence, EvidenceKind, Parameter, ParameterValue, Party, Placement, Question, Requirement, Selected,
    Selection, Stage, Strength, fill,
};
use kernel::{Language, Localised};

use crate::explain::{because_text, kept_out_text};
use crate::model::{
    Annex, AnnexClause, AnnexEvidence, AnnexParameter, AnnexReminder, AnnexRequirement, CatalogVersion, ClassifiedSet, Decision,
    DecisionKind, LeftOutRequirement, Named, Reason,
};
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

pub(super) fn build(
    catalog: &Catalog,
    texts: &Texts,
    case: &Case,
    tailoring: &Tailoring,
    selection: &Selection<'_>,
) -> Annex {
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
        delivery: builder.named(case.delivery.iter().map(kernel::Id::as_str), |id| catalog.delivery(id).map(|found| &found.title)),
        circumstances: builder.circumstances(case.circumstances.iter().map(kernel::Id::as_str)),
        catalog: CatalogVersion {
            id: catalog.id.clone(),
            title: catalog.title.clone(),
            version: catalog.version.clone(),
            licence: catalog.licence.clone(),
            requirements: u32::try_from(catalog.requirements.len()).unwrap_or(u32::MAX),
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
            match (selected, added) {
                (Some(selected), _) => list.push(self.selected(selected)),
                (None, Some(added)) => list.push(self.added(requirement, added)),
                (None, None) => {}
            }
        }
        let own = self.tailoring.add.iter().filter(|added| self.catalog.requirement(&added.requirement).is_none());
        list.extend(own.map(|added| self.own(added)));
        let order: BTreeMap<&str, usize> =
            self.catalog.areas.iter().enumerate().map(|(at, area)| (area.code.as_str(), at)).collect();
        list.sort_by_key(|found| order.get(found.area.id.as_str()).copied().unwrap_or(usize::MAX));
        for (number, requirement) in (1..).zip(&mut list) {
            requirement.number = number;
        }
        list
    }

    fn selected(&self, selected: &Selected<'_>) -> AnnexRequirement {
        let because = selected.because.iter().map(|because| because_text(because, self.catalog, self.texts, self.case.scale));
        let standard = selected.parameters.iter().copied().collect();
        let mut found = self.requirement(selected.requirement, &standard);
        found.because = because.collect();
        found.sets = selected.sets.iter().map(|set| self.set_name(*set)).collect();
        found.replaced = selected.replaced.iter().map(ToString::to_string).collect();
        found.back_after = selected.back_after.iter().map(ToString::to_string).collect();
        found
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
            area: self.area(requirement.area.as_str()),
            title: put(&requirement.title, &values),
            text: put(text, &values),
            motive: put(&requirement.motive, &values),
            guidance: put(&requirement.guidance, &values),
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
        let chosen =
            self.tailoring.parameter.iter().find(|choice| choice.requirement == id && choice.name == parameter.name);
        AnnexParameter {
            name: parameter.name.clone(),
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
            area,
            title: same(&added.title),
            text: same(&added.text),
            motive: same(&added.motive),
            guidance: Localised::default(),
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

    fn left_out(&self, selection: &Selection<'_>, requirements: &[AnnexRequirement]) -> Vec<LeftOutRequirement> {
        selection
            .left_out
            .iter()
            .filter(|out| !requirements.iter().any(|found| found.id == out.requirement.id.as_str()))
            .map(|out| LeftOutRequirement {
                id: out.requirement.id.to_string(),
                area: out.requirement.area.to_string(),
                title: put(&out.requirement.title, &self.whole(out.requirement)),
                kept_out_by: kept_out_text(&out.kept_out_by, self.catalog, self.texts, self.case.scale),
            })
            .collect()
    }

    /// A clause is in when a requirement that it carries is in as a duty under the contract; a general one when it applies.
    fn clauses(&self, requirements: &[AnnexRequirement]) -> Vec<AnnexClause> {
        let situations = situations(self.case);
        let mut list = Vec::new();
        for clause in &self.catalog.clauses {
            let carried: Vec<&AnnexRequirement> =
                requirements.iter().filter(|found| clause.requirements.iter().any(|id| id.as_str() == found.id)).collect();
            let general = clause.requirements.is_empty()
                && (clause.applies.is_empty()
                    || clause.applies.iter().any(|condition| situations.iter().any(|situation| condition.holds(situation))));
            if carried.is_empty() && !general {
                continue;
            }
            list.push(self.clause(clause, &carried));
        }
        for (number, clause) in (1..).zip(&mut list) {
            clause.number = number;
        }
        list
    }

    fn clause(&self, clause: &Clause, carried: &[&AnnexRequirement]) -> AnnexClause {
        let mut values: BTreeMap<&str, ParameterValue> = BTreeMap::new();
        for requirement in clause.requirements.iter().filter_map(|id| self.catalog.requirement(id.as_str())) {
            values.extend(self.whole(requirement));
        }
        values.extend(carried.iter().flat_map(|found| &found.parameters).map(|found| (found.name.as_str(), found.value)));
        AnnexClause {
            number: 0,
            id: clause.id.to_string(),
            revision: clause.revision,
            area: self.clause_area(clause.id.as_str()),
            title: put(&clause.title, &values),
            text: put(&clause.text, &values),
            fallback: put(&clause.fallback, &values),
            loss: put(&clause.loss, &values),
            requirements: carried.iter().map(|found| found.id.clone()).collect(),
            obligations: clause.obligations.iter().map(ToString::to_string).collect(),
        }
    }

    /// The second part of a clause's id is its area's code; a general clause has another there.
    fn clause_area(&self, id: &str) -> Named {
        match id.split('-').nth(1).and_then(|code| self.catalog.area(code)) {
            Some(area) => Named { id: area.code.to_string(), title: area.title.clone() },
            None => Named { id: String::new(), title: self.texts.label("clauses-general") },
        }
    }

    fn decisions(&self, selection: &Selection<'_>, requirements: &[AnnexRequirement]) -> Vec<Decision> {
        let tailoring = self.tailoring;
        let decision = |kind, id: &str, what: Localised, reason: &str, approved_by: &str| {
            let own = requirements.iter().find(|found| found.id == id);
            let catalog = self.catalog.requirement(id);
            Decision {
                kind,
                requirement: id.to_owned(),
                title: own.map(|found| found.title.clone()).or_else(|| catalog.map(|found| put(&found.title, &self.whole(found)))).unwrap_or_default(),
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
        for found in &tailoring.parameter {
            let now = requirements.iter().find(|now| now.id == found.requirement);
            let Some(value) = now.and_then(|now| now.parameters.iter().find(|value| value.name == found.name)) else { continue };
            let unit = value.unit.map_or_else(Localised::default, |unit| self.texts.label(&format!("unit-{}", unit.id())));
            let figure = |value: ParameterValue| Localised::same(&value.to_string());
            let values = [
                ("name", Localised::same(&found.name)),
                ("standard", figure(value.standard)),
                ("value", figure(value.value)),
                ("unit", unit),
            ];
            let what = self.texts.filled("decision-parameter", &values);
            list.push(decision(DecisionKind::Parameter, &found.requirement, what, &found.reason, &found.approved_by));
        }
        list
    }

    fn reminders(&self) -> Vec<AnnexReminder> {
        let situations = situations(self.case);
        let given = self.catalog.reminders.iter().filter(|reminder| {
            let applies = &reminder.topic.applies;
            reminder.topic.concerns(self.case)
                && (applies.is_empty() || applies.iter().any(|condition| situations.iter().any(|found| condition.holds(found))))
        });
        given
            .map(|reminder| AnnexReminder {
                id: reminder.id.clone(),
                title: reminder.title.clone(),
                text: reminder.text.clone(),
                references: self.references(&reminder.references),
            })
            .collect()
    }

    fn classified(&self) -> Vec<ClassifiedSet> {
        let of = |name: &str, classification: &catalog::Classification, circumstances: Vec<Named>| ClassifiedSet {
            name: name.to_owned(),
            aspects: classification
                .iter()
                .map(|(aspect, level)| {
                    let definition = self.catalog.level(level);
                    (
                        self.catalog.aspect(aspect).cloned().unwrap_or_default(),
                        self.case.scale.figure(level),
                        definition.map(|found| found.title.clone()).unwrap_or_default(),
                        definition.map(|found| found.definition.clone()).unwrap_or_default(),
                    )
                })
                .collect(),
            circumstances,
        };
        let whole = of(
            "",
            &self.case.classification,
            self.circumstances(self.case.circumstances.iter().map(kernel::Id::as_str)),
        );
        let sets = self.case.information.iter().map(|set| {
            let own = set.circumstances.as_ref().unwrap_or(&self.case.circumstances);
            of(&set.name, &set.classification, self.circumstances(own.iter().map(kernel::Id::as_str)))
        });
        std::iter::once(whole).chain(sets).collect()
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
        references
            .iter()
            .map(|reference| {
                let point = self
                    .catalog
                    .framework(&reference.framework)
                    .and_then(|framework| framework.points.iter().find(|point| point.id == reference.point));
                // A reference is no surer than the point it goes to.
                let certainty = point.map_or(reference.certainty, |point| reference.certainty.max(point.certainty));
                (self.catalog.reference_text(reference), certainty)
            })
            .collect()
    }

    fn set_name(&self, set: usize) -> Localised {
        self.case.set_name(set).map_or_else(|| self.texts.label("set-rest"), Localised::same)
    }
}

/// The whole and each information set, for clauses and reminders.
fn situations(case: &Case) -> Vec<catalog::Situation<'_>> {
    let whole = catalog::Situation {
        classification: &case.classification,
        delivery: &case.delivery,
        circumstances: case.circumstances.clone(),
    };
    let sets = case.information.iter().map(|set| catalog::Situation {
        classification: &set.classification,
        delivery: &case.delivery,
        circumstances: set.circumstances.iter().flatten().chain(&case.circumstances).cloned().collect(),
    });
    std::iter::once(whole.clone()).chain(sets).collect()
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

/// A checked catalog has no unknown parameter; should one be there all the same, its text stands as it is.
fn put(text: &Localised, values: &Values<'_>) -> Localised {
    text.map(|language: Language, text| fill(text, language, &[], |name| values.get(name)).unwrap_or_else(|_| text.to_owned()))
}
