//! Which way a change goes, where that can be told from the data.

use std::collections::BTreeSet;

use kernel::Id;

use crate::{Condition, Evidence, Level, Parameter, ParameterChange, ParameterRule, ParameterValue, Stricter};

/// Which way a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It asks for neither more nor less.
    Neither,
    /// It asks for more, or of more purchases.
    Stricter,
    /// It asks for less, or of fewer purchases.
    Looser,
    /// More in one place and less in another.
    Both,
    /// A person must judge.
    Unclear,
}

impl Effect {
    /// The word in JSON and in the keys of sentences.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Neither => "neither",
            Self::Stricter => "stricter",
            Self::Looser => "looser",
            Self::Both => "both",
            Self::Unclear => "unclear",
        }
    }

    /// Two changes of the same thing, taken together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Neither, effect) | (effect, Self::Neither) => effect,
            (Self::Unclear, effect) | (effect, Self::Unclear) => effect,
            (one, other) if one == other => one,
            _ => Self::Both,
        }
    }

    pub(super) fn when(stricter: bool, looser: bool) -> Self {
        match (stricter, looser) {
            (true, true) => Self::Both,
            (true, false) => Self::Stricter,
            (false, true) => Self::Looser,
            (false, false) => Self::Neither,
        }
    }
}

/// More of something is stricter, less of it looser.
pub(super) fn of_sets<T: Ord>(before: &[T], after: &[T]) -> Effect {
    let (old, new): (BTreeSet<_>, BTreeSet<_>) = (before.iter().collect(), after.iter().collect());
    Effect::when(new.difference(&old).next().is_some(), old.difference(&new).next().is_some())
}

/// Reaching more purchases is stricter. Both ways at once, as far as can be shown from the conditions, is nothing.
pub(super) fn of_applies(before: &[Condition], after: &[Condition]) -> Effect {
    match (reaches(before, after), reaches(after, before)) {
        (true, true) => Effect::Neither,
        (true, false) => Effect::Stricter,
        (false, true) => Effect::Looser,
        (false, false) => Effect::Unclear,
    }
}

/// Does whatever one list reaches lie within what the other reaches, as far as can be shown?
fn reaches(one: &[Condition], within: &[Condition]) -> bool {
    if within.is_empty() {
        return true;
    }
    let always = [Condition::default()];
    let one = if one.is_empty() { &always } else { one };
    one.iter().all(|narrow| within.iter().any(|wide| narrow.lies_within(wide)))
}

impl Condition {
    /// Does every case in which this holds let the other hold too? `false` also where it cannot be shown part by part.
    fn lies_within(&self, wide: &Self) -> bool {
        let reached = |aspect, at: &Level| self.level_all.get(aspect).is_some_and(|own| own >= at) || *at == Level::default();
        let sole = |aspect, at: &Level| self.level.len() == 1 && self.level.get(aspect).is_some_and(|own| own >= at);
        let level = wide.level.is_empty()
            || wide.level.iter().any(|(aspect, at)| reached(aspect, at))
            || (!self.level.is_empty()
                && self.level.iter().all(|(aspect, own)| wide.level.get(aspect).is_some_and(|at| own >= at)));
        let level_all = wide.level_all.iter().all(|(aspect, at)| reached(aspect, at) || sole(aspect, at));
        let delivery = wide.delivery.is_empty() || (!self.delivery.is_empty() && self.delivery.is_subset(&wide.delivery));
        let any = wide.any.is_empty()
            || self.all.intersection(&wide.any).next().is_some()
            || (!self.any.is_empty() && self.any.is_subset(&wide.any));
        let certain = |id: &Id<_>| self.all.contains(id) || (self.any.len() == 1 && self.any.contains(id));
        level && level_all && delivery && any && wide.all.iter().all(certain) && wide.none.is_subset(&self.none)
    }
}

/// The value at each level, then the rules, each weighed by the parameter's own direction.
pub(crate) fn of_parameter(before: &Parameter, after: &Parameter) -> Effect {
    if before.stricter != after.stricter || before.unit != after.unit {
        return Effect::Unclear;
    }
    let values = (0..=3).map(|level| compare(after, at_level(before, level), at_level(after, level)));
    let mut effect = values.fold(Effect::Neither, Effect::with);
    if before.by != after.by {
        effect = effect.with(of_sets(&before.by, &after.by));
    }
    let gone = before.rules.iter().filter(|rule| !after.rules.contains(rule));
    for rule in gone {
        let moved = after.rules.iter().find(|new| new.when == rule.when && !before.rules.contains(new));
        effect = effect.with(match moved {
            Some(new) => of_moved_rule(after, rule, new),
            None => opposite(of_rule(rule, after.stricter)),
        });
    }
    let fresh = after.rules.iter().filter(|rule| {
        !before.rules.contains(rule) && !before.rules.iter().any(|old| old.when == rule.when && !after.rules.contains(old))
    });
    fresh.fold(effect, |effect, rule| effect.with(of_rule(rule, after.stricter)))
}

fn of_moved_rule(parameter: &Parameter, before: &ParameterRule, after: &ParameterRule) -> Effect {
    match (before.change, after.change) {
        (ParameterChange::Value(old), ParameterChange::Value(new))
        | (ParameterChange::AtMost(old), ParameterChange::AtMost(new))
        | (ParameterChange::AtLeast(old), ParameterChange::AtLeast(new)) => compare(parameter, old, new),
        _ => Effect::Unclear,
    }
}

fn of_rule(rule: &ParameterRule, stricter: Stricter) -> Effect {
    match (rule.change, stricter) {
        (ParameterChange::Value(_), _)
        | (ParameterChange::AtMost(_), Stricter::Lower)
        | (ParameterChange::AtLeast(_), Stricter::Higher) => Effect::Stricter,
        (ParameterChange::AtMost(_), Stricter::Higher) | (ParameterChange::AtLeast(_), Stricter::Lower) => Effect::Looser,
    }
}

fn opposite(effect: Effect) -> Effect {
    match effect {
        Effect::Stricter => Effect::Looser,
        Effect::Looser => Effect::Stricter,
        other => other,
    }
}

fn at_level(parameter: &Parameter, level: u8) -> ParameterValue {
    let reached = parameter.values.iter().rfind(|(from, _)| *from <= level).or(parameter.values.first());
    reached.map_or(ParameterValue::Whole(0), |(_, value)| *value)
}

fn compare(parameter: &Parameter, before: ParameterValue, after: ParameterValue) -> Effect {
    Effect::when(parameter.is_stricter(after, before), parameter.is_stricter(before, after))
}

/// More evidence, or the same more often, is stricter. Evidence is known again by its stage and kind.
pub(super) fn of_evidence(before: &[Evidence], after: &[Evidence]) -> Effect {
    let mut left: Vec<&Evidence> = before.iter().collect();
    let mut effect = Effect::Neither;
    for new in after {
        match left.iter().position(|old| old.stage == new.stage && old.kind == new.kind) {
            None => effect = effect.with(Effect::Stricter),
            Some(at) => {
                let old = left.remove(at);
                let months = |found: &Evidence| found.interval_months.unwrap_or(u32::MAX);
                effect = effect.with(Effect::when(months(new) < months(old), months(new) > months(old)));
            }
        }
    }
    if left.is_empty() { effect } else { effect.with(Effect::Looser) }
}
