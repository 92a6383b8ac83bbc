//! The rows: the annex as it is held against the annex as it would be.

use std::collections::{BTreeMap, BTreeSet};

use catalog::{Became, Difference, Effect, Item, ParameterValue, PartChange, Subject, fill};
use kernel::Localised;

use super::{Follow, Move, Row, RowKind};
use crate::Annex;
use crate::changes::evidence;
use crate::model::{AnnexClause, AnnexParameter, AnnexRequirement, DecisionKind};
use compose::unit_label;

/// Parts of a requirement that its reader sees. Where it applies shows in what comes and goes; figures have rows of their own.
const SEEN: [&str; 11] = [
    "title",
    "text",
    "scored_text",
    "alternative",
    "interim",
    "flow_down",
    "party",
    "evidence",
    "evidence.what",
    "question.text",
    "question",
];
/// Parts that explain and bind nobody.
const EXPLAIN: [&str; 2] = ["motive", "guidance"];

struct Rows<'r> {
    movement: Move<'r>,
    difference: &'r Difference,
    candidate: &'r Annex,
    rows: Vec<Row>,
}

pub(super) fn rows(movement: Move<'_>, difference: &Difference, candidate: &Annex) -> (Vec<Row>, Vec<Follow>) {
    let mut rows = Rows { movement, difference, candidate, rows: Vec::new() };
    let mut parted: BTreeSet<&str> = BTreeSet::new();
    for old in &movement.annex.requirements {
        let new = candidate.requirements.iter().find(|found| found.id == old.id);
        let item = difference.item(Subject::Requirement, &old.id);
        match (new, item) {
            (_, Some(item)) if item.became == Became::Split => {
                parted.extend(item.into.iter().map(String::as_str));
                rows.split(old, item);
            }
            (Some(new), item) => rows.both(old, new, item),
            (None, item) => rows.gone(old, item),
        }
    }
    let had = |id: &str| movement.annex.requirements.iter().any(|old| old.id == id);
    for new in candidate.requirements.iter().filter(|new| !had(&new.id) && !parted.contains(new.id.as_str())) {
        rows.new_one(new);
    }
    let follows = rows.clauses();
    (rows.rows, follows)
}

impl Rows<'_> {
    fn both(&mut self, old: &AnnexRequirement, new: &AnnexRequirement, item: Option<&Item>) {
        let mut parts = match item {
            Some(item) if old.kept.is_none() => seen(old, item),
            // Of a kept requirement the annex's own text is held against the catalog's of today.
            _ => texts(old, new),
        };
        // Figures have rows of their own: the words are compared with the same figures in them.
        let values = values(new.parameters.iter().chain(&old.parameters));
        parts.iter_mut().filter(|part| part.is_text).for_each(|part| fill_in(part, &values));
        parts.extend(terms(old, new, self.movement.texts));
        if !parts.is_empty() {
            let explains = parts.iter().all(|part| EXPLAIN.contains(&part.part));
            let effect = parts.iter().fold(Effect::Neither, |effect, part| effect.with(part.effect));
            let became = item.filter(|_| old.kept.is_none()).map_or(Became::Reworded, |item| item.became);
            let became = match (became, effect) {
                (Became::Same | Became::Reworded, Effect::Stricter | Effect::Both) => Became::Stricter,
                (Became::Same | Became::Reworded, Effect::Looser) => Became::Looser,
                (Became::Same, _) => Became::Reworded,
                // The figure that made it stricter or looser has a row of its own.
                (Became::Stricter | Became::Looser, Effect::Neither) if item.is_some_and(|item| !item.stated) => Became::Reworded,
                (became, _) => became,
            };
            let mut row = row(&old.id, RowKind::Changed, old, new.text.clone());
            row.title = new.title.clone();
            row.became = became;
            row.stated = item.is_some_and(|item| item.stated);
            row.reasons = item.map(|item| item.reasons.clone()).unwrap_or_default();
            row.approval = became == Became::Stricter && backed(new);
            row.parts = parts;
            row.proposed = explains.then_some(true);
            self.put(row, old.kept.is_some());
        }
        if old.kept.is_none() {
            self.figures(old, new);
        }
    }

    fn figures(&mut self, old: &AnnexRequirement, new: &AnnexRequirement) {
        for after in &new.parameters {
            let Some(before) = old.parameters.iter().find(|found| found.name == after.name) else { continue };
            if before.value == after.value {
                continue;
            }
            let parameter = self.movement.to.requirement(&new.id);
            let parameter = parameter.and_then(|found| found.parameters.iter().find(|found| found.name == after.name));
            let stricter = parameter.is_some_and(|parameter| parameter.is_stricter(after.value, before.value));
            let item = self.difference.item(Subject::Requirement, &old.id);
            let mut row = row(&format!("{}.{}", old.id, after.name), RowKind::Figure, old, Localised::default());
            row.became = if stricter { Became::Stricter } else { Became::Looser };
            row.before = figure(before, self.movement.texts);
            row.after = figure(after, self.movement.texts);
            row.reasons = item.map(|item| item.reasons.clone()).unwrap_or_default();
            row.approval = stricter && backed(new);
            self.rows.push(row);
        }
    }

    fn split(&mut self, old: &AnnexRequirement, item: &Item) {
        let parts: Vec<&AnnexRequirement> =
            self.candidate.requirements.iter().filter(|found| item.into.contains(&found.id)).collect();
        let after = parts.iter().fold(Localised::default(), |all, found| Localised {
            sv: format!("{} {}: {}", all.sv, found.id, found.text.sv).trim().to_owned(),
            en: format!("{} {}: {}", all.en, found.id, found.text.en).trim().to_owned(),
        });
        let mut row = row(&old.id, RowKind::Split, old, after);
        row.became = Became::Split;
        row.stated = item.stated;
        row.into = item.into.clone();
        row.reasons = item.reasons.clone();
        row.approval = parts.iter().any(|found| backed(found));
        self.put(row, old.kept.is_some());
    }

    fn gone(&mut self, old: &AnnexRequirement, item: Option<&Item>) {
        let out = self.candidate.left_out.iter().find(|out| out.id == old.id);
        let (kind, became) = match item.map(|item| item.became) {
            Some(Became::Merged) => (RowKind::Merged, Became::Merged),
            _ if out.is_some() => (RowKind::NoLonger, Became::Looser),
            _ => (RowKind::Withdrawn, Became::Withdrawn),
        };
        let mut row = row(&old.id, kind, old, Localised::default());
        row.became = became;
        row.stated = item.is_some_and(|item| item.stated);
        row.into = item.map(|item| item.into.clone()).unwrap_or_default();
        row.reasons = item.map(|item| item.reasons.clone()).unwrap_or_default();
        row.reasons.extend(out.map(|out| out.kept_out_by.text.clone()));
        self.put(row, old.kept.is_some());
    }

    fn new_one(&mut self, new: &AnnexRequirement) {
        let mut row = row(&new.id, RowKind::New, new, new.text.clone());
        row.before = Localised::default();
        row.became = Became::New;
        if let Some(item) = self.difference.item(Subject::Requirement, &new.id) {
            row.stated = item.stated && item.became == Became::New;
            row.reasons = item.reasons.clone();
            // One that the catalog had before has come to apply.
            row.parts = item.parts.iter().filter(|part| part.part == "applies").cloned().collect();
        }
        row.approval = backed(new);
        self.rows.push(row);
    }

    fn clauses(&mut self) -> Vec<Follow> {
        let mut follows = Vec::new();
        let (annex, candidate) = (self.movement.annex, self.candidate);
        for old in &annex.clauses {
            let item = self.difference.item(Subject::Clause, &old.id);
            let new = candidate.clauses.iter().find(|found| found.id == old.id);
            let parts = new.map(|new| (clause_parts(old, new, item), new.text.clone()));
            let (kind, parts, after) = match parts {
                Some((parts, _)) if parts.is_empty() => continue,
                Some((mut parts, after)) => {
                    let all = |annex: &'_ Annex| {
                        annex.requirements.iter().flat_map(|found| found.parameters.clone()).collect::<Vec<_>>()
                    };
                    let (new, old) = (all(candidate), all(annex));
                    let values = values(new.iter().chain(&old));
                    parts.iter_mut().for_each(|part| fill_in(part, &values));
                    (RowKind::Clause, parts, after)
                }
                None if self.movement.to.clauses.iter().any(|found| found.id.as_str() == old.id) => {
                    follows.push(Follow { id: old.id.clone(), title: old.title.clone(), comes: false });
                    continue;
                }
                None => (RowKind::ClauseWithdrawn, Vec::new(), Localised::default()),
            };
            let row = Row {
                id: old.id.clone(),
                kind,
                became: item.map_or(Became::Reworded, |item| item.became),
                stated: item.is_some_and(|item| item.stated),
                title: old.title.clone(),
                into: item.map(|item| item.into.clone()).unwrap_or_default(),
                reasons: item.map(|item| item.reasons.clone()).unwrap_or_default(),
                before: old.text.clone(),
                after,
                parts,
                approval: false,
                proposed: None,
                reason: String::new(),
                approved_by: String::new(),
            };
            self.put(row, old.kept.is_some());
        }
        let fresh = candidate.clauses.iter().filter(|new| !annex.clauses.iter().any(|old| old.id == new.id));
        follows.extend(fresh.map(|new| Follow { id: new.id.clone(), title: new.title.clone(), comes: true }));
        follows
    }

    /// What an earlier version declined is proposed to be declined again, with the same reason.
    fn put(&mut self, mut row: Row, was_kept: bool) {
        let decision = self
            .movement
            .annex
            .decisions
            .iter()
            .find(|decision| was_kept && decision.kind == DecisionKind::Keep && decision.requirement == row.id);
        if let Some(decision) = decision {
            row.proposed = Some(false);
            row.reason = decision.reason.clone();
            row.approved_by = decision.approved_by.clone();
        }
        self.rows.push(row);
    }
}

fn row(id: &str, kind: RowKind, old: &AnnexRequirement, after: Localised) -> Row {
    Row {
        id: id.to_owned(),
        kind,
        became: Became::Same,
        stated: false,
        title: old.title.clone(),
        into: Vec::new(),
        reasons: Vec::new(),
        before: old.text.clone(),
        after,
        parts: Vec::new(),
        approval: false,
        proposed: None,
        reason: String::new(),
        approved_by: String::new(),
    }
}

/// The first value of each name.
fn values<'p>(parameters: impl Iterator<Item = &'p AnnexParameter>) -> BTreeMap<&'p str, ParameterValue> {
    let mut values = BTreeMap::new();
    for parameter in parameters {
        values.entry(parameter.name.as_str()).or_insert(parameter.value);
    }
    values
}

fn fill_in(part: &mut PartChange, values: &BTreeMap<&str, ParameterValue>) {
    for text in [&mut part.before, &mut part.after] {
        *text = text.map(|language, text| fill(text, language, &[], |name| values.get(name)).unwrap_or_else(|_| text.to_owned()));
    }
}

/// A value with its unit: `12 månader`.
fn figure(parameter: &AnnexParameter, texts: &crate::Texts) -> Localised {
    let unit = parameter.unit.map_or_else(Localised::default, |unit| texts.label(&unit_label(unit, parameter.value)));
    unit.map(|_, unit| format!("{} {unit}", parameter.value).trim_end().to_owned())
}

/// A law stands behind it, or level 3 brought it in.
fn backed(requirement: &AnnexRequirement) -> bool {
    requirement.law_backed || requirement.because.iter().any(|reason| reason.code.ends_with(">=3"))
}

/// The parts of the catalog's change that show in this annex: a scored requirement is read in its scored wording only.
fn seen(old: &AnnexRequirement, item: &Item) -> Vec<PartChange> {
    let scored = old.strength.weight().is_some();
    let mut parts: Vec<PartChange> = item
        .parts
        .iter()
        .filter(|part| SEEN.contains(&part.part) || EXPLAIN.contains(&part.part))
        .filter(|part| part.part != if scored { "text" } else { "scored_text" })
        .cloned()
        .collect();
    // A scored requirement without a scored wording of its own is read in the other.
    if scored && !parts.iter().any(|part| part.part == "scored_text") {
        parts.extend(item.parts.iter().filter(|part| part.part == "text").cloned());
    }
    parts
}

/// Strength and placement as they stand in the annex, whatever the catalog proposes.
fn terms(old: &AnnexRequirement, new: &AnnexRequirement, labels: &crate::Texts) -> Vec<PartChange> {
    let strength = |found: &AnnexRequirement| {
        let weight = found.strength.weight().map(|weight| weight.to_string()).unwrap_or_default();
        labels.filled(&format!("strength-{}", found.strength.id()), &[("weight", Localised::same(&weight))])
    };
    let placement = |found: &AnnexRequirement| labels.label(&format!("placement-{}", found.placement.id()));
    let effect = match (old.strength.weight(), new.strength.weight()) {
        (Some(_), None) => Effect::Stricter,
        (None, Some(_)) => Effect::Looser,
        _ => Effect::Neither,
    };
    let parts = [
        part("strength", false, effect, strength(old), strength(new)),
        part("placement", false, Effect::Unclear, placement(old), placement(new)),
    ];
    parts.into_iter().filter(|part| part.before != part.after).collect()
}

/// The texts of two annexes held against each other.
fn texts(old: &AnnexRequirement, new: &AnnexRequirement) -> Vec<PartChange> {
    let parts = [
        part("title", true, Effect::Neither, old.title.clone(), new.title.clone()),
        part("text", true, Effect::Neither, old.text.clone(), new.text.clone()),
        part("evidence.what", true, Effect::Neither, evidence(&old.evidence), evidence(&new.evidence)),
        part("question.text", true, Effect::Neither, old.question.text.clone(), new.question.text.clone()),
    ];
    parts.into_iter().filter(|part| part.before != part.after).collect()
}

fn clause_parts(old: &AnnexClause, new: &AnnexClause, item: Option<&Item>) -> Vec<PartChange> {
    if old.kept.is_some() {
        let parts = [
            part("title", true, Effect::Neither, old.title.clone(), new.title.clone()),
            part("text", true, Effect::Neither, old.text.clone(), new.text.clone()),
        ];
        return parts.into_iter().filter(|part| part.before != part.after).collect();
    }
    let of_catalog = item.into_iter().flat_map(|item| &item.parts);
    of_catalog.filter(|part| matches!(part.part, "title" | "text")).cloned().collect()
}

fn part(part: &'static str, is_text: bool, effect: Effect, before: Localised, after: Localised) -> PartChange {
    PartChange { part, is_text, binds: true, effect, before, after }
}
