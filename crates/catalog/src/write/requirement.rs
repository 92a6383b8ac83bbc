use std::collections::BTreeMap;

use super::value::{table, unless_empty, words};
use super::{Table, Value};
use crate::{
    Aspect, Certainty, Condition, Evidence, Level, Parameter, ParameterChange, ParameterRule, ParameterValue, Placement,
    Question, Reference, Requirement, Strength, Stricter, Unit,
};

/// A requirement in the source form.
#[must_use]
pub fn requirement(requirement: &Requirement) -> Table {
    let Requirement {
        id,
        // The file says it once for all its requirements.
        area: _,
        revision,
        title,
        text,
        motive,
        guidance,
        strength,
        scored_text,
        alternative,
        interim,
        party,
        placement,
        flow_down,
        obligations,
        clauses,
        references,
        supersedes,
        applies,
        parameters,
        evidence,
        question,
        place: _,
    } = requirement;
    let weight = match strength {
        Strength::Mandatory => None,
        Strength::Scored { weight } => Some(Value::Whole(i64::from(*weight))),
    };
    table([
        ("id", Some(Value::from(id.as_str()))),
        ("revision", Some(Value::Whole(i64::from(*revision)))),
        ("title", Some(title.into())),
        ("text", Some(text.into())),
        ("motive", Some(motive.into())),
        ("guidance", Some(guidance.into())),
        ("strength", Some(strength.id().into())),
        ("weight", weight),
        ("scored_text", scored_text.as_ref().map(Value::from)),
        ("alternative", alternative.as_ref().map(Value::from)),
        ("interim", interim.as_ref().map(Value::from)),
        ("party", Some(party.id().into())),
        ("placement", Some(words(placement.iter().map(|placement: &Placement| placement.id())))),
        ("flow_down", Some(words(flow_down.iter().map(|id| id.as_str())))),
        ("obligations", unless_empty(words(obligations.iter().map(|id| id.as_str())))),
        ("clauses", unless_empty(words(clauses.iter().map(|id| id.as_str())))),
        ("references", Some(tables(references, reference))),
        ("supersedes", unless_empty(words(supersedes.iter().map(|id| id.as_str())))),
        ("applies", unless_empty(tables(applies, condition))),
        ("parameter", unless_empty(tables(parameters, parameter))),
        ("evidence", Some(tables(evidence, evidence_table))),
        ("question", Some(Value::Table(question_table(question)))),
    ])
}

/// A reference in the source form.
#[must_use]
pub fn reference(reference: &Reference) -> Table {
    let Reference { framework, point, backs, certainty } = reference;
    table([
        ("framework", Some(framework.as_str().into())),
        ("point", (!point.is_empty()).then(|| point.as_str().into())),
        ("backs", backs.then_some(Value::Flag(true))),
        ("certainty", (*certainty != Certainty::High).then(|| certainty.id().into())),
    ])
}

/// An alternative of `applies` in the source form.
#[must_use]
pub fn condition(condition: &Condition) -> Table {
    let Condition { level, level_all, delivery, any, all, none } = condition;
    table([
        ("level", thresholds(level)),
        ("level_all", thresholds(level_all)),
        ("delivery", unless_empty(words(delivery.iter().map(|id| id.as_str())))),
        ("any", unless_empty(words(any.iter().map(|id| id.as_str())))),
        ("all", unless_empty(words(all.iter().map(|id| id.as_str())))),
        ("none", unless_empty(words(none.iter().map(|id| id.as_str())))),
    ])
}

fn thresholds(levels: &BTreeMap<Aspect, Level>) -> Option<Value> {
    let pairs = levels.iter().map(|(aspect, level)| (aspect.id().to_owned(), Value::Whole(i64::from(level.value()))));
    (!levels.is_empty()).then(|| Value::Table(pairs.collect()))
}

fn parameter(parameter: &Parameter) -> Table {
    let Parameter { name, unit, by, values, stricter, rules, min, max } = parameter;
    let is_date = values.iter().any(|(_, found)| found.is_date());
    let stricter = match stricter {
        Stricter::Lower => "lower",
        Stricter::Higher => "higher",
    };
    let by_level = values.iter().map(|(level, found)| (level.to_string(), value(*found))).collect();
    table([
        ("name", Some(name.as_str().into())),
        ("kind", is_date.then(|| "date".into())),
        ("unit", unit.map(|unit: Unit| unit.id().into())),
        ("by", Some(words(by.iter().map(|aspect| aspect.id())))),
        ("values", Some(Value::Table(by_level))),
        ("stricter", Some(stricter.into())),
        ("rules", unless_empty(tables(rules, rule))),
        ("min", min.map(value)),
        ("max", max.map(value)),
    ])
}

fn rule(rule: &ParameterRule) -> Table {
    let ParameterRule { when, change } = rule;
    let mut out = condition(when);
    let (key, change) = match change {
        ParameterChange::Value(change) => ("value", change),
        ParameterChange::AtMost(change) => ("at_most", change),
        ParameterChange::AtLeast(change) => ("at_least", change),
    };
    out.insert(key.to_owned(), value(*change));
    out
}

fn value(value: ParameterValue) -> Value {
    match value {
        ParameterValue::Whole(number) => Value::Whole(number),
        ParameterValue::Date(date) => Value::Date(date),
    }
}

fn evidence_table(evidence: &Evidence) -> Table {
    let Evidence { stage, kind, what, interval_months } = evidence;
    table([
        ("stage", Some(stage.id().into())),
        ("kind", Some(kind.id().into())),
        ("what", Some(what.into())),
        ("interval_months", interval_months.map(|months| Value::Whole(i64::from(months)))),
    ])
}

fn question_table(question: &Question) -> Table {
    let Question { text, answer, expected, comment_required, choices } = question;
    let lists = table([
        ("sv", Some(words(choices.iter().map(|choice| &choice.sv)))),
        ("en", Some(words(choices.iter().map(|choice| &choice.en)))),
    ]);
    table([
        ("text", Some(text.into())),
        ("answer", (!answer.is_empty()).then(|| answer.as_str().into())),
        ("expected", (!expected.is_empty()).then(|| expected.as_str().into())),
        ("comment_required", unless_empty(words(comment_required))),
        ("choices", (!choices.is_empty()).then_some(Value::Table(lists))),
    ])
}

fn tables<T>(items: &[T], convert: impl Fn(&T) -> Table) -> Value {
    Value::List(items.iter().map(|item| Value::Table(convert(item))).collect())
}
