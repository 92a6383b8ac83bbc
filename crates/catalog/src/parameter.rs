use std::fmt;

use kernel::{Date, Id, Localised};

use crate::condition::Situation;
use crate::{Aspect, CircumstanceKind, Condition, DeliveryKind};

/// A figure in a requirement's texts that varies with the classification and the circumstances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name, unique in the catalog.
    pub name: String,
    /// What the figure is, for people: "lagringstid för säkerhetsloggar".
    pub title: Localised,
    /// What it counts; `None` for a date.
    pub unit: Option<Unit>,
    /// The aspects whose level decides; the highest counts.
    pub by: Vec<Aspect>,
    /// Value from a level upwards, lowest level first; below the lowest, its value.
    pub values: Vec<(u8, ParameterValue)>,
    /// Which direction is stricter.
    pub stricter: Stricter,
    /// Circumstances that change the value.
    pub rules: Vec<ParameterRule>,
    /// Lowest value that a buyer may set.
    pub min: Option<ParameterValue>,
    /// Highest value that a buyer may set.
    pub max: Option<ParameterValue>,
}

/// The value of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParameterValue {
    /// A whole number.
    Whole(i64),
    /// A date.
    Date(Date),
}

/// What a parameter counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Working days: Monday to Friday, no public holidays.
    WorkingDays,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Per cent.
    Percent,
    /// A number of things.
    Count,
}

/// Which direction is stricter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stricter {
    /// A lower value is stricter.
    Lower,
    /// A higher value is stricter.
    Higher,
}

/// A circumstance that changes a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterRule {
    /// When it holds: its levels are empty.
    pub when: Condition,
    /// What it does.
    pub change: ParameterChange,
}

/// What a rule does to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterChange {
    /// This value, if it is stricter.
    Value(ParameterValue),
    /// No higher than this.
    AtMost(ParameterValue),
    /// No lower than this.
    AtLeast(ParameterValue),
}

impl Parameter {
    /// The value for a situation: of the highest level at or below the situation's own, then the rules.
    #[must_use]
    pub fn value(&self, situation: &Situation<'_>) -> ParameterValue {
        let level = self.by.iter().map(|aspect| situation.classification.level(*aspect).value()).max().unwrap_or(0);
        let reached = self.values.iter().rfind(|(from, _)| *from <= level).or(self.values.first());
        let mut value = reached.map_or(ParameterValue::Whole(0), |(_, value)| *value);
        for rule in &self.rules {
            if !rule.when.holds(situation) {
                continue;
            }
            value = match rule.change {
                ParameterChange::Value(other) => self.stricter_of(value, other),
                ParameterChange::AtMost(limit) => value.min(limit),
                ParameterChange::AtLeast(limit) => value.max(limit),
            };
        }
        value
    }

    /// The stricter of two values.
    #[must_use]
    pub fn stricter_of(&self, one: ParameterValue, other: ParameterValue) -> ParameterValue {
        match self.stricter {
            Stricter::Lower => one.min(other),
            Stricter::Higher => one.max(other),
        }
    }

    /// Is the first value stricter than the second?
    #[must_use]
    pub fn is_stricter(&self, one: ParameterValue, than: ParameterValue) -> bool {
        one != than && self.stricter_of(one, than) == one
    }

    /// May a buyer set this value?
    #[must_use]
    pub fn allows(&self, value: ParameterValue) -> bool {
        let same_kind = self.values.first().is_none_or(|(_, own)| own.is_date() == value.is_date());
        same_kind && self.min.is_none_or(|min| min <= value) && self.max.is_none_or(|max| value <= max)
    }
}

impl ParameterValue {
    /// Is it a date?
    #[must_use]
    pub fn is_date(self) -> bool {
        matches!(self, Self::Date(_))
    }
}

impl fmt::Display for ParameterValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(number) => write!(formatter, "{number}"),
            Self::Date(date) => write!(formatter, "{date}"),
        }
    }
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 8] =
        [Self::Minutes, Self::Hours, Self::Days, Self::WorkingDays, Self::Months, Self::Years, Self::Percent, Self::Count];

    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::WorkingDays => "working-days",
            Self::Months => "months",
            Self::Years => "years",
            Self::Percent => "percent",
            Self::Count => "count",
        }
    }

    /// The unit of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.id() == id)
    }
}

/// The parts of a rule that are about circumstances and delivery, as a condition without levels.
pub(crate) fn when(
    delivery: Vec<Id<DeliveryKind>>,
    any: Vec<Id<CircumstanceKind>>,
    all: Vec<Id<CircumstanceKind>>,
    none: Vec<Id<CircumstanceKind>>,
) -> Condition {
    Condition {
        delivery: delivery.into_iter().collect(),
        any: any.into_iter().collect(),
        all: all.into_iter().collect(),
        none: none.into_iter().collect(),
        ..Condition::default()
    }
}
