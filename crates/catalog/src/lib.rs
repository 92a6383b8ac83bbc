//! The requirements library: what it holds, how it is read from TOML, checked, and selected from. Pure.
//!
//! [`Catalog::read`] takes file names with their texts and gives a catalog **and** every problem found; [`select`] takes a
//! [`Case`] and says for each requirement why it is in or what kept it out. The data's format and meaning are described in
//! `docs/catalog-format.md`.

mod check;
mod condition;
pub mod lint;
mod model;
mod parameter;
mod placeholder;
mod read;
mod select;
mod stop;

pub mod source;

pub use condition::{Because, Missed, Situation};
pub use model::{
    Area, AreaKind, Aspect, Case, Catalog, Certainty, Circumstance, CircumstanceKind, Classification, Clause, ClauseKind,
    Condition, Delivery, DeliveryKind, Evidence, EvidenceKind, FlowDown, FlowDownKind, Force, Framework, FrameworkKind,
    InformationSet, Law, Level, LevelDefinition, Mode, NationalSecurity, Obligation, ObligationKind, Party, Placement, Point,
    Profile, ProfileCase, Question, Reference, Reminder, Requirement, RequirementKind, Scale, Stage, Strength, Topic,
};
pub use parameter::{Parameter, ParameterChange, ParameterRule, ParameterValue, Stricter, Unit};
pub use placeholder::{fill, placeholders};
pub use read::shapes;
pub use select::{KeptOutBy, LeftOut, Selected, Selection, select, select_without, situations};
pub use stop::{Stop, stop};
