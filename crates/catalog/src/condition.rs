use std::collections::BTreeSet;

use kernel::Id;

use crate::{Aspect, CircumstanceKind, Classification, Condition, DeliveryKind, Level};

/// What a condition is held against: one information set, or the purchase as a whole.
#[derive(Debug, Clone)]
pub struct Situation<'c> {
    /// Its class.
    pub classification: &'c Classification,
    /// How it is delivered.
    pub delivery: &'c BTreeSet<Id<DeliveryKind>>,
    /// What is special about it.
    pub circumstances: BTreeSet<Id<CircumstanceKind>>,
}

/// A reason why something is in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// It always applies.
    Always,
    /// A threshold is reached.
    Level {
        /// The aspect.
        aspect: Aspect,
        /// The threshold.
        at_least: Level,
        /// The level that reached it.
        has: Level,
    },
    /// It is delivered this way.
    Delivery(Id<DeliveryKind>),
    /// This circumstance holds.
    Circumstance(Id<CircumstanceKind>),
    /// None of these circumstances holds.
    Without(Vec<Id<CircumstanceKind>>),
}

/// A reason why something is out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missed {
    /// None of these thresholds is reached.
    AnyLevel(Vec<(Aspect, Level, Level)>),
    /// This threshold is not reached: aspect, threshold, level that the case has.
    Level(Aspect, Level, Level),
    /// It is for other ways of delivery.
    Delivery(Vec<Id<DeliveryKind>>),
    /// None of these circumstances holds.
    AnyCircumstance(Vec<Id<CircumstanceKind>>),
    /// This circumstance does not hold.
    Circumstance(Id<CircumstanceKind>),
    /// This circumstance holds and excludes it.
    Excluded(Id<CircumstanceKind>),
}

impl Condition {
    /// Does every part hold?
    #[must_use]
    pub fn holds(&self, situation: &Situation<'_>) -> bool {
        self.weigh(situation).is_ok()
    }

    /// Why it holds.
    ///
    /// # Errors
    /// Every part that does not hold.
    pub fn weigh(&self, situation: &Situation<'_>) -> Result<Vec<Because>, Vec<Missed>> {
        let mut because = Vec::new();
        let mut missed = Vec::new();
        self.weigh_levels(situation, &mut because, &mut missed);
        if !self.delivery.is_empty() {
            let common: Vec<_> = self.delivery.intersection(situation.delivery).cloned().collect();
            if common.is_empty() {
                missed.push(Missed::Delivery(self.delivery.iter().cloned().collect()));
            }
            because.extend(common.into_iter().map(Because::Delivery));
        }
        if !self.any.is_empty() {
            let common: Vec<_> = self.any.intersection(&situation.circumstances).cloned().collect();
            if common.is_empty() {
                missed.push(Missed::AnyCircumstance(self.any.iter().cloned().collect()));
            }
            because.extend(common.into_iter().map(Because::Circumstance));
        }
        for id in &self.all {
            if situation.circumstances.contains(id) {
                because.push(Because::Circumstance(id.clone()));
            } else {
                missed.push(Missed::Circumstance(id.clone()));
            }
        }
        for id in self.none.intersection(&situation.circumstances) {
            missed.push(Missed::Excluded(id.clone()));
        }
        if !missed.is_empty() {
            return Err(missed);
        }
        if !self.none.is_empty() {
            because.push(Because::Without(self.none.iter().cloned().collect()));
        }
        if because.is_empty() {
            because.push(Because::Always);
        }
        Ok(because)
    }

    fn weigh_levels(&self, situation: &Situation<'_>, because: &mut Vec<Because>, missed: &mut Vec<Missed>) {
        let has = |aspect: Aspect| situation.classification.level(aspect);
        let reached =
            |(aspect, at_least): (&Aspect, &Level)| (has(*aspect) >= *at_least).then(|| reason(*aspect, *at_least, has(*aspect)));
        if !self.level.is_empty() {
            let found: Vec<_> = self.level.iter().filter_map(reached).collect();
            if found.is_empty() {
                missed.push(Missed::AnyLevel(self.level.iter().map(|(aspect, at)| (*aspect, *at, has(*aspect))).collect()));
            }
            because.extend(found.into_iter().flatten());
        }
        for (aspect, at_least) in &self.level_all {
            match reached((aspect, at_least)) {
                Some(found) => because.extend(found),
                None => missed.push(Missed::Level(*aspect, *at_least, has(*aspect))),
            }
        }
    }
}

/// A threshold of 0 is reached by everything and explains nothing.
fn reason(aspect: Aspect, at_least: Level, has: Level) -> Option<Because> {
    (at_least > Level::default()).then_some(Because::Level { aspect, at_least, has })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weigh(condition: &Condition, class: &str, delivery: &[&str], circumstances: &[&str]) -> Result<Vec<Because>, Vec<Missed>> {
        let classification = Classification::parse(class).unwrap();
        let delivery = delivery.iter().copied().map(Id::from).collect();
        let circumstances = circumstances.iter().copied().map(Id::from).collect();
        condition.weigh(&Situation { classification: &classification, delivery: &delivery, circumstances })
    }

    #[test]
    fn every_part_must_hold_and_each_says_why() {
        let level = |value| Level::new(value).unwrap();
        let condition = Condition {
            level: [(Aspect::Confidentiality, level(2)), (Aspect::Integrity, level(3))].into(),
            any: ["remote-access".into(), "privileged-access".into()].into(),
            none: ["ai".into()].into(),
            ..Condition::default()
        };
        let because = weigh(&condition, "K2R2T0", &["saas"], &["remote-access"]).unwrap();
        assert_eq!(because.len(), 3, "{because:?}");
        assert!(because.contains(&Because::Level { aspect: Aspect::Confidentiality, at_least: level(2), has: level(2) }));
        let missed = weigh(&condition, "K1R2T0", &["saas"], &["ai"]).unwrap_err();
        assert_eq!(missed.len(), 3, "{missed:?}");
        assert_eq!(weigh(&Condition::default(), "K0R0T0", &[], &[]), Ok(vec![Because::Always]));
    }
}
