use std::fmt;

use kernel::{Id, Localised};

/// Marks the id of a requirement, for example `ATK-05`.
#[derive(Debug)]
pub enum RequirementKind {}
/// Marks the id of a clause, for example `KL-ATK-02`.
#[derive(Debug)]
pub enum ClauseKind {}
/// Marks the id of an obligation, for example `CO-ACC-02`.
#[derive(Debug)]
pub enum ObligationKind {}
/// Marks the code of an area, for example `ATK`.
#[derive(Debug)]
pub enum AreaKind {}
/// Marks the id of a delivery model, for example `saas`.
#[derive(Debug)]
pub enum DeliveryKind {}
/// Marks the id of a circumstance, for example `personal-data`.
#[derive(Debug)]
pub enum CircumstanceKind {}
/// Marks the id of a flow-down condition, for example `data`.
#[derive(Debug)]
pub enum FlowDownKind {}

/// What can be lost when information is not protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Konfidentialitet, K.
    Confidentiality,
    /// Riktighet, R.
    Integrity,
    /// Tillgänglighet, T.
    Availability,
    /// Spårbarhet, S; optional.
    Traceability,
}

impl Aspect {
    /// Every aspect, in the order K, R, T, S.
    pub const ALL: [Self; 4] = [Self::Confidentiality, Self::Integrity, Self::Availability, Self::Traceability];

    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Confidentiality => "confidentiality",
            Self::Integrity => "integrity",
            Self::Availability => "availability",
            Self::Traceability => "traceability",
        }
    }

    /// The letter in a class such as K3R2T3.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Confidentiality => 'K',
            Self::Integrity => 'R',
            Self::Availability => 'T',
            Self::Traceability => 'S',
        }
    }

    /// The aspect of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aspect| aspect.id() == id)
    }
}

/// Consequence if an aspect is lost: 0 negligible, 1 moderate, 2 considerable, 3 serious, 4 exceptionally serious.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Level(u8);

impl Level {
    /// The level above which the program refuses to work.
    pub const HIGHEST: Self = Self(4);
    /// Serious: from here on the information owner approves what is left out.
    pub const SERIOUS: Self = Self(3);

    /// A level from 0 to 4.
    #[must_use]
    pub fn new(value: i64) -> Option<Self> {
        u8::try_from(value).ok().filter(|value| *value <= 4).map(Self)
    }

    /// 0 to 4.
    #[must_use]
    pub fn value(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

/// A level with its meaning in words that a line manager understands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelDefinition {
    /// The level.
    pub level: Level,
    /// One or two words.
    pub title: Localised,
    /// What it means.
    pub definition: Localised,
}

/// A chapter of the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its code, the first part of its requirements' ids.
    pub code: Id<AreaKind>,
    /// Its title.
    pub title: Localised,
}

/// How the purchase is delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its word in files.
    pub id: Id<DeliveryKind>,
    /// Its title.
    pub title: Localised,
    /// What it means.
    pub definition: Localised,
}

/// Something about the purchase that calls for requirements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstance {
    /// Its word in files.
    pub id: Id<CircumstanceKind>,
    /// Its title.
    pub title: Localised,
    /// What it means.
    pub definition: Localised,
    /// True where it is about what the information is (each information set has its own); false where it is about the delivery
    /// (every information set shares it).
    pub of_information: bool,
}

/// When a requirement is passed on to a sub-supplier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowDown {
    /// Its word in files.
    pub id: Id<FlowDownKind>,
    /// The sub-suppliers it means, in the middle of a sentence.
    pub title: Localised,
}
