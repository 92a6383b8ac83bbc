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
    let effect = values.fold(Effect::Neither, Effect::with);
    let by = if before.by == after.by { Effect::Neither } else { of_sets(&before.by, &after.by) };
    match of_rules(after, &before.rules, &after.rules) {
        Effect::Unclear => Effect::Unclear,
        rules => effect.with(by).with(rules),
    }
}

/// Rules are carried out in order, so only two kinds of change can be told: other values in the same rules, and rules that come or
/// go among the others.
fn of_rules(parameter: &Parameter, before: &[ParameterRule], after: &[ParameterRule]) -> Effect {
    let pairs = || before.iter().zip(after);
    let alike = |(old, new): (&ParameterRule, &ParameterRule)| {
        old.when == new.when && std::mem::discriminant(&old.change) == std::mem::discriminant(&new.change)
    };
    let value = |change: ParameterChange| match change {
        ParameterChange::Value(value) | ParameterChange::AtMost(value) | ParameterChange::AtLeast(value) => value,
    };
    if before.len() == after.len() && pairs().all(alike) {
        let effects = pairs().map(|(old, new)| compare(parameter, value(old.change), value(new.change)));
        return effects.fold(Effect::Neither, Effect::with);
    }
    let all = |rules: Vec<&ParameterRule>| {
        rules.into_iter().map(|rule| of_rule(rule, parameter.stricter)).fold(Effect::Neither, Effect::with)
    };
    match (besides(after, before), besides(before, after)) {
        (Some(come), _) => all(come),
        (_, Some(gone)) => opposite(all(gone)),
        (None, None) => Effect::Unclear,
    }
}

/// The rules that stand besides those of another list; `None` where that list is not among them in its order.
fn besides<'r>(rules: &'r [ParameterRule], within: &[ParameterRule]) -> Option<Vec<&'r ParameterRule>> {
    let mut waiting = within.iter().peekable();
    let others = rules.iter().filter(|rule| waiting.next_if(|next| next == rule).is_none()).collect();
    if waiting.peek().is_none() { Some(others) } else { None }
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::{Aspect, Classification, Situation};

    const ASPECTS: [Aspect; 2] = [Aspect::Confidentiality, Aspect::Integrity];
    const DELIVERY: [&str; 2] = ["a", "b"];
    const CIRCUMSTANCES: [&str; 3] = ["x", "y", "z"];

    fn ids<K>(mask: u8, words: &[&str]) -> BTreeSet<Id<K>> {
        words.iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0).map(|(_, word)| Id::new(word)).collect()
    }

    fn levels() -> impl Strategy<Value = std::collections::BTreeMap<Aspect, Level>> {
        let one = || prop_oneof![3 => Just(None), 2 => (0_i64..4).prop_map(Some)];
        (one(), one()).prop_map(|(first, second)| {
            let pairs = ASPECTS.into_iter().zip([first, second]);
            pairs.filter_map(|(aspect, level)| Some((aspect, Level::new(level?)?))).collect()
        })
    }

    fn condition() -> impl Strategy<Value = Condition> {
        (levels(), levels(), 0_u8..4, 0_u8..8, 0_u8..8, 0_u8..8).prop_map(|(level, level_all, delivery, any, all, none)| {
            Condition {
                level,
                level_all,
                delivery: ids(delivery, &DELIVERY),
                any: ids(any, &CIRCUMSTANCES),
                all: ids(all, &CIRCUMSTANCES),
                none: ids(none, &CIRCUMSTANCES),
            }
        })
    }

    fn in_every_situation(mut check: impl FnMut(&Situation<'_>)) {
        for (first, second) in (0..4).flat_map(|first| (0..4).map(move |second| (first, second))) {
            let mut classification = Classification::default();
            for (aspect, level) in ASPECTS.into_iter().zip([first, second]) {
                classification.set(aspect, Level::new(level).unwrap());
            }
            for (delivery, circumstances) in (1..4).flat_map(|one| (0..8).map(move |other| (one, other))) {
                let delivery = ids(delivery, &DELIVERY);
                let circumstances = ids(circumstances, &CIRCUMSTANCES);
                check(&Situation { classification: &classification, delivery: &delivery, circumstances });
            }
        }
    }

    fn parameter() -> impl Strategy<Value = Parameter> {
        let rule = (0_u8..8, 0_usize..3, 1_i64..9).prop_map(|(any, change, value)| {
            let value = ParameterValue::Whole(value);
            let change = [ParameterChange::Value(value), ParameterChange::AtMost(value), ParameterChange::AtLeast(value)][change];
            ParameterRule { when: Condition { any: ids(any, &CIRCUMSTANCES), ..Condition::default() }, change }
        });
        (proptest::collection::vec(1_i64..9, 1..4), 1_usize..3, proptest::collection::vec(rule, 0..3)).prop_map(
            |(mut values, by, rules)| {
                values.sort_unstable_by(|one, other| other.cmp(one));
                Parameter {
                    name: "p".to_owned(),
                    title: kernel::Localised::default(),
                    unit: None,
                    by: ASPECTS.iter().take(by).copied().collect(),
                    values: (0..).zip(values).map(|(level, value)| (level, ParameterValue::Whole(value))).collect(),
                    stricter: Stricter::Lower,
                    rules,
                    min: None,
                    max: None,
                }
            },
        )
    }

    proptest! {
        /// What is shown to reach more reaches everything that the other does.
        #[test]
        fn the_narrower_reaches_no_further(
            one in proptest::collection::vec(condition(), 0..3),
            other in proptest::collection::vec(condition(), 0..3),
        ) {
            let holds = |list: &[Condition], situation: &Situation<'_>| {
                list.is_empty() || list.iter().any(|condition| condition.holds(situation))
            };
            let effect = of_applies(&one, &other);
            in_every_situation(|situation| {
                let (before, after) = (holds(&one, situation), holds(&other, situation));
                match effect {
                    Effect::Neither => assert_eq!(before, after),
                    Effect::Stricter => assert!(after || !before),
                    Effect::Looser => assert!(before || !after),
                    Effect::Both | Effect::Unclear => {}
                }
            });
        }

        /// What is called stricter gives nowhere a weaker value.
        #[test]
        fn a_stricter_parameter_is_nowhere_weaker(one in parameter(), other in parameter()) {
            let effect = of_parameter(&one, &other);
            in_every_situation(|situation| {
                let (before, after) = (one.value(situation), other.value(situation));
                match effect {
                    Effect::Neither => assert_eq!(before, after),
                    Effect::Stricter => assert!(after <= before),
                    Effect::Looser => assert!(after >= before),
                    Effect::Both | Effect::Unclear => {}
                }
            });
        }
    }
}
