mod case;
mod catalog;
mod clause;
mod framework;
mod requirement;
mod starting;
mod vocabulary;

pub use case::{Case, Classification, InformationSet, Law, Mode, NationalSecurity, Scale};
pub use catalog::Catalog;
pub use clause::{Clause, Force, Obligation, Sighting};
pub use framework::{Certainty, Framework, FrameworkKind, Point};
pub use requirement::{Condition, Evidence, EvidenceKind, Party, Placement, Question, Reference, Requirement, Stage, Strength};
pub use starting::{Profile, ProfileCase, Regime, Reminder, Topic};
pub use vocabulary::{
    Area, AreaKind, Aspect, Circumstance, CircumstanceKind, ClauseKind, Delivery, DeliveryKind, FlowDown, FlowDownKind, Level,
    LevelDefinition, ObligationKind, RequirementKind,
};
