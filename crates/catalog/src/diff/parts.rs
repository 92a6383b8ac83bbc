//! What is different in two versions of one thing, part by part.

use std::collections::BTreeMap;

use kernel::{Id, Localised};

use super::PartChange;
use super::strictness::{Effect, of_applies, of_evidence, of_parameter, of_sets};
use crate::{
    Aspect, Clause, Condition, Evidence, Level, Obligation, Parameter, ParameterChange, ParameterValue, Reference, Regime,
    Requirement, Strength, Stricter, Unit,
};

/// The parts that differ, as they are found.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) list: Vec<PartChange>,
}

impl Parts {
    /// A text that people read.
    pub(super) fn text(&mut self, part: &'static str, binds: bool, before: &Localised, after: &Localised) {
        self.put(part, binds, true, Effect::Neither, before, after);
    }

    fn optional(&mut self, part: &'static str, before: Option<&Localised>, after: Option<&Localised>) {
        let none = Localised::default();
        self.put(part, true, true, Effect::Neither, before.unwrap_or(&none), after.unwrap_or(&none));
    }

    /// Data, in the words of files.
    pub(super) fn data(&mut self, part: &'static str, binds: bool, effect: Effect, before: &str, after: &str) {
        self.put(part, binds, false, effect, &Localised::same(before), &Localised::same(after));
    }

    fn ids<K>(&mut self, part: &'static str, binds: bool, effect: Effect, (before, after): (&[Id<K>], &[Id<K>])) {
        self.data(part, binds, effect, &list(before), &list(after));
    }

    fn put(&mut self, part: &'static str, binds: bool, is_text: bool, effect: Effect, before: &Localised, after: &Localised) {
        if before != after {
            let (before, after) = (before.clone(), after.clone());
            self.list.push(PartChange { part, is_text, binds, effect, before, after });
        }
    }
}

pub(super) fn of_requirement(old: &Requirement, new: &Requirement) -> Vec<PartChange> {
    let mut parts = Parts::default();
    parts.text("title", true, &old.title, &new.title);
    parts.text("text", true, &old.text, &new.text);
    parts.optional("scored_text", old.scored_text.as_ref(), new.scored_text.as_ref());
    parts.optional("alternative", old.alternative.as_ref(), new.alternative.as_ref());
    parts.optional("interim", old.interim.as_ref(), new.interim.as_ref());
    parts.data("strength", true, of_strength(old.strength, new.strength), &strength(old.strength), &strength(new.strength));
    parts.data("party", true, Effect::Unclear, old.party.id(), new.party.id());
    parts.data("placement", true, Effect::Unclear, &placement(old), &placement(new));
    parts.ids("flow_down", true, of_sets(&old.flow_down, &new.flow_down), (&old.flow_down, &new.flow_down));
    parts.data("applies", true, of_applies(&old.applies, &new.applies), &applies(&old.applies), &applies(&new.applies));
    of_parameters(&mut parts, &old.parameters, &new.parameters);
    parts.data("evidence", true, of_evidence(&old.evidence, &new.evidence), &evidence(&old.evidence), &evidence(&new.evidence));
    let what = |list: &[Evidence]| joined(list.iter().map(|found| &found.what));
    parts.text("evidence.what", true, &what(&old.evidence), &what(&new.evidence));
    parts.text("question.text", true, &old.question.text, &new.question.text);
    parts.data("question", true, Effect::Unclear, &question(old), &question(new));
    parts.ids("supersedes", false, of_sets(&old.supersedes, &new.supersedes), (&old.supersedes, &new.supersedes));
    parts.ids("obligations", false, Effect::Neither, (&old.obligations, &new.obligations));
    parts.data("references", false, Effect::Neither, &references(&old.references), &references(&new.references));
    parts.text("motive", false, &old.motive, &new.motive);
    parts.text("guidance", false, &old.guidance, &new.guidance);
    parts.list
}

pub(super) fn of_clause(old: &Clause, new: &Clause) -> Vec<PartChange> {
    let mut parts = Parts::default();
    parts.text("title", true, &old.title, &new.title);
    parts.text("text", true, &old.text, &new.text);
    parts.ids("requirements", false, Effect::Unclear, (&old.requirements, &new.requirements));
    parts.data("applies", true, of_applies(&old.applies, &new.applies), &applies(&old.applies), &applies(&new.applies));
    parts.data("regime", true, Effect::Unclear, &regime(&old.regime), &regime(&new.regime));
    parts.text("fallback", false, &old.fallback, &new.fallback);
    parts.text("loss", false, &old.loss, &new.loss);
    parts.ids("obligations", false, Effect::Neither, (&old.obligations, &new.obligations));
    parts.list
}

pub(super) fn of_obligation(old: &Obligation, new: &Obligation) -> Vec<PartChange> {
    let mut parts = Parts::default();
    parts.text("title", false, &old.title, &new.title);
    parts.text("what", false, &old.what, &new.what);
    parts.data("force", false, Effect::Unclear, old.force.id(), new.force.id());
    parts.data("needs", false, of_sets(&old.needs, &new.needs), &old.needs.join(", "), &new.needs.join(", "));
    parts.data("desirable", false, Effect::Neither, &old.desirable.join(", "), &new.desirable.join(", "));
    parts.data("applies", false, of_applies(&old.applies, &new.applies), &applies(&old.applies), &applies(&new.applies));
    parts.data("references", false, Effect::Neither, &references(&old.references), &references(&new.references));
    // By which words it is found (`signs`, `topic`, `found`) says nothing of what it asks for.
    parts.list
}

fn of_parameters(parts: &mut Parts, old: &[Parameter], new: &[Parameter]) {
    let by_name = |list: &[Parameter]| -> BTreeMap<String, Parameter> {
        list.iter().map(|parameter| (parameter.name.clone(), parameter.clone())).collect()
    };
    let (old, new) = (by_name(old), by_name(new));
    for (name, parameter) in &new {
        match old.get(name) {
            Some(before) => {
                parts.data("parameter", true, of_parameter(before, parameter), &figure(before), &figure(parameter));
            }
            None => parts.data("parameter", true, Effect::Unclear, "", &figure(parameter)),
        }
    }
    for parameter in old.iter().filter(|(name, _)| !new.contains_key(*name)).map(|(_, parameter)| parameter) {
        parts.data("parameter", true, Effect::Unclear, &figure(parameter), "");
    }
}

fn of_strength(old: Strength, new: Strength) -> Effect {
    match (old, new) {
        (Strength::Scored { .. }, Strength::Mandatory) => Effect::Stricter,
        (Strength::Mandatory, Strength::Scored { .. }) => Effect::Looser,
        _ => Effect::Neither,
    }
}

fn strength(strength: Strength) -> String {
    strength.weight().map_or_else(|| strength.id().to_owned(), |weight| format!("{} {weight}", strength.id()))
}

fn placement(requirement: &Requirement) -> String {
    requirement.placement.iter().map(|placement| placement.id()).collect::<Vec<_>>().join(", ")
}

fn question(requirement: &Requirement) -> String {
    let question = &requirement.question;
    let choices: Vec<&str> = question.choices.iter().map(|choice| choice.sv.as_str()).collect();
    let parts = [question.answer.clone(), question.expected.clone(), question.comment_required.join(" "), choices.join(" ")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

fn references(list: &[Reference]) -> String {
    let one = |found: &Reference| {
        let backs = if found.backs { " (backs)" } else { "" };
        let certainty = if found.certainty.id() == "high" { String::new() } else { format!(" ({})", found.certainty.id()) };
        format!("{} {}{backs}{certainty}", found.framework, found.point)
    };
    list.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn evidence(list: &[Evidence]) -> String {
    let one = |found: &Evidence| {
        let months = found.interval_months.map(|months| format!(" ({months})")).unwrap_or_default();
        format!("{}: {}{months}", found.stage.id(), found.kind.id())
    };
    list.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn list<K>(ids: &[Id<K>]) -> String {
    ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ")
}

fn joined<'t>(texts: impl Iterator<Item = &'t Localised>) -> Localised {
    texts.fold(Localised::default(), |all, text| {
        let join = |all: &str, text: &str| if all.is_empty() { text.to_owned() } else { format!("{all}; {text}") };
        Localised { sv: join(&all.sv, &text.sv), en: join(&all.en, &text.en) }
    })
}

/// Conditions in the words of files: `K2 or R3 with saas; any nis2`.
fn applies(list: &[Condition]) -> String {
    list.iter().map(condition).collect::<Vec<_>>().join(" | ")
}

fn condition(condition: &Condition) -> String {
    let Condition { level, level_all, delivery, any, all, none } = condition;
    let levels = |name: &str, levels: &BTreeMap<Aspect, Level>| {
        let list: Vec<String> = levels.iter().map(|(aspect, at)| format!("{}{at}", aspect.letter())).collect();
        (name.to_owned(), list.join(" "))
    };
    let words = |name: &str, words: Vec<&str>| (name.to_owned(), words.join(" "));
    let parts = [
        levels("level", level),
        levels("level_all", level_all),
        words("delivery", delivery.iter().map(Id::as_str).collect()),
        words("any", any.iter().map(Id::as_str).collect()),
        words("all", all.iter().map(Id::as_str).collect()),
        words("none", none.iter().map(Id::as_str).collect()),
    ];
    let said = parts.into_iter().filter(|(_, words)| !words.is_empty()).map(|(name, words)| format!("{name}: {words}"));
    said.collect::<Vec<_>>().join("; ")
}

/// The kinds of purchase that a clause is limited to, in the words of files.
fn regime(regime: &Regime) -> String {
    let Regime { modes, laws, below_threshold } = regime;
    let below = below_threshold.map(|below| format!("below_threshold = {below}"));
    let words = modes.iter().map(|mode| mode.id().to_owned()).chain(laws.iter().map(|law| law.id().to_owned()));
    words.chain(below).collect::<Vec<_>>().join(", ")
}

/// A figure in the words of files: `log_months (months, higher): 0 → 3, 1 → 6; patient-data: at least 60`.
pub(super) fn figure(parameter: &Parameter) -> String {
    // What a figure is called says nothing about how strict it is.
    let Parameter { name, title: _, unit, by, values, stricter, rules, min, max } = parameter;
    let unit = unit.map(Unit::id).unwrap_or_default();
    let stricter = match stricter {
        Stricter::Lower => "lower",
        Stricter::Higher => "higher",
    };
    let by: String = by.iter().map(|aspect| aspect.letter()).collect();
    let values: Vec<String> = values.iter().map(|(level, value)| format!("{level} → {value}")).collect();
    let rules: String = rules
        .iter()
        .map(|rule| {
            let change = match rule.change {
                ParameterChange::Value(value) => format!("= {value}"),
                ParameterChange::AtMost(value) => format!("≤ {value}"),
                ParameterChange::AtLeast(value) => format!("≥ {value}"),
            };
            format!("; {} {change}", condition(&rule.when))
        })
        .collect();
    let bound = |value: &Option<ParameterValue>| value.map(|value| value.to_string()).unwrap_or_default();
    format!("{name} ({unit}, {stricter}, {by}): {}{rules} [{}–{}]", values.join(", "), bound(min), bound(max))
}
