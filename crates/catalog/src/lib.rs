//! The requirements library: what it holds, how it is read from TOML, checked, and selected from. Pure.
//!
//! [`Catalog::read`] takes file names with their texts and gives a catalog **and** every problem found; [`select`] takes a
//! [`Case`] and says for each requirement why it is in or what kept it out. The data's format and meaning are described in
//! `docs/catalog-format.md`.

mod check;
mod condition;
mod coverage;
mod diff;
pub mod guide;
mod lineage;
pub mod lint;
mod model;
mod overlay;
mod parameter;
mod placeholder;
mod read;
mod select;
mod stop;
mod version;

pub mod source;
pub mod write;

pub use condition::{Because, Missed, Situation};
pub use coverage::{Covered, coverage};
pub use diff::{
    Difference, Edition, Effect, Hint, Item, PartChange, Run, RunKind, Subject, changed_figures, diff, likeness, word_difference,
};
pub use lineage::{Became, Lineage, LineageEntry};
pub use model::{
    Area, AreaKind, Aspect, Case, Catalog, Certainty, Circumstance, CircumstanceKind, Classification, Clause, ClauseKind,
    Condition, Delivery, DeliveryKind, Evidence, EvidenceKind, FlowDown, FlowDownKind, Force, Framework, FrameworkKind,
    InformationSet, Law, Level, LevelDefinition, Mode, NationalSecurity, Obligation, ObligationKind, Party, Placement, Point,
    Profile, ProfileCase, Question, Reference, Regime, Reminder, Requirement, RequirementKind, Scale, Sighting, Stage, Strength,
    Topic,
};
pub use overlay::{Adjustment, Layer, OVERLAY_FOLDER, Overlay};
pub use parameter::{Parameter, ParameterChange, ParameterRule, ParameterValue, Stricter, Unit};
pub use placeholder::{Piece, fill, pieces, placeholders};
pub use read::shapes;
pub use select::{KeptOutBy, LeftOut, Selected, Selection, select, select_without, situations};
pub use stop::{Stop, stop};
pub use version::Version;
