//! The annex of one procurement: the buyer's decisions, the frozen result with its versions, and the two documents made of it.
//! Pure.
//!
//! [`draft()`] joins a catalog, a case and a [`Tailoring`] into an [`Annex`]; [`compose()`] makes the annex for tenderers and the
//! buyer's decision record of it. An [`Annex`] holds everything that its documents say, so that they can be made again without
//! the catalog.

mod affected;
mod book;
mod carry;
mod changes;
mod documents;
mod draft;
mod explain;
mod migrate;
mod model;
mod party;
mod scale;
mod tailoring;

pub use affected::{Affected, affected};
pub use book::{book, ranges};
pub use carry::tailoring_of;
pub use changes::changes;
pub use compose::{ComposeError, TextSet, Texts};
pub use documents::{compose, record};
pub use draft::{Refusal, draft, judged};
pub use explain::{applies_text, because_text, kept_out_text};
pub use migrate::{Answer, Follow, Migration, Move, Row, RowKind, decide, migration};
pub use model::{
    Annex, AnnexClause, AnnexEvidence, AnnexParameter, AnnexReminder, AnnexRequirement, CatalogVersion, Change, ChangeKind,
    ClassifiedSet, Decision, DecisionKind, Kept, LeftOutRequirement, Named, OverlayVersion, Previous, Reason,
};
pub use party::{Speaker, speaker, speaker_of_stage, speaker_of_text};
pub use scale::{AnswerScale, scale};
pub use tailoring::{Addition, Exclusion, Frozen, Keeping, ParameterChoice, StrengthChange, Tailoring};
