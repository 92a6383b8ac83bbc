use kernel::{Localised, Place};

use super::{Case, Condition, Law, Mode, Reference};

/// A ready starting case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its name on the command line.
    pub id: String,
    /// Its name for people.
    pub name: Localised,
    /// When to use it.
    pub summary: Localised,
    /// What it sets.
    pub case: ProfileCase,
}

/// What a profile sets in a case. The question of Sweden's security is never among it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileCase {
    /// A suggested title.
    pub title: Localised,
    /// A suggested description.
    pub description: Localised,
    /// Everything else; its title, buyer, reference, date and description are empty.
    pub case: Case,
}

/// Something the buyer must not forget, for the internal decision record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// For example `P-01`.
    pub id: String,
    /// A few words.
    pub title: Localised,
    /// What to do, and why.
    pub text: Localised,
    /// What it concerns in the case.
    pub topic: Topic,
    /// Points of frameworks.
    pub references: Vec<Reference>,
    /// Where it stands in its file.
    pub place: Place,
}

/// When a reminder is given: both parts must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Topic {
    /// The kind of purchase that it concerns.
    pub regime: Regime,
    /// One of these conditions; none means always.
    pub applies: Vec<Condition>,
}

/// A kind of purchase, by the law that governs it: every part that is set must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Regime {
    /// One of these modes; empty means all.
    pub modes: Vec<Mode>,
    /// One of these laws; empty means all.
    pub laws: Vec<Law>,
    /// Below the threshold, or not; `None` means either.
    pub below_threshold: Option<bool>,
}

impl Regime {
    /// Is the case of this kind?
    #[must_use]
    pub fn concerns(&self, case: &Case) -> bool {
        (self.modes.is_empty() || self.modes.contains(&case.mode))
            && (self.laws.is_empty() || self.laws.contains(&case.law))
            && self.below_threshold.is_none_or(|below| below == case.below_threshold)
    }
}
