//! An annex moved to another version of its catalog: what that would change, one row a change, each to be accepted or declined.

mod answers;
mod candidate;
mod rows;

use catalog::{Became, Catalog, Difference, PartChange, diff};
use kernel::{Localised, Problems};

use crate::{Annex, Refusal, Tailoring, Texts};

pub use answers::{Answer, decide};

/// What a migration starts from and goes to.
#[derive(Debug, Clone, Copy)]
pub struct Move<'m> {
    /// The annex as it is.
    pub annex: &'m Annex,
    /// The catalog that it was made from.
    pub from: &'m Catalog,
    /// The catalog to move to.
    pub to: &'m Catalog,
    /// The texts of documents that go with it.
    pub texts: &'m Texts,
}

/// Everything that moving would change.
#[derive(Debug, Clone, PartialEq)]
pub struct Migration {
    /// The changes, in the annex's order: requirements with their figures, then new ones, then clauses.
    pub rows: Vec<Row>,
    /// Clauses that come or go with their requirements, or that are new in the catalog: nothing to decide.
    pub follows: Vec<Follow>,
    /// The buyer's decisions that still stand.
    pub carried: Tailoring,
    /// Decisions that no longer can be carried out, with the reason; what comes of it is among the rows.
    pub lapsed: Problems,
}

/// A change that somebody has to accept or decline.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name: the id of the requirement or clause; for a figure requirement, full stop, name.
    pub id: String,
    /// What kind of change.
    pub kind: RowKind,
    /// What became of the thing, for a change of text or figure.
    pub became: Became,
    /// A lineage file says so.
    pub stated: bool,
    /// Title of the requirement or clause.
    pub title: Localised,
    /// What it was split or merged into.
    pub into: Vec<String>,
    /// The reasons that lineage gives; for what no longer applies, what keeps it out.
    pub reasons: Vec<Localised>,
    /// As it stands in the annex; empty for something new.
    pub before: Localised,
    /// As it would stand; empty for something gone.
    pub after: Localised,
    /// The parts that differ.
    pub parts: Vec<PartChange>,
    /// Declining asks for less than the catalog does where a law or level 3 stands behind it: it takes approval.
    pub approval: bool,
    /// A proposed answer: yes where nobody is bound by the change, no where an earlier version declined it.
    pub proposed: Option<bool>,
    /// The reason that goes with it.
    pub reason: String,
    /// The approval that goes with it.
    pub approved_by: String,
}

/// What kind of change a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// The requirement reads otherwise.
    Changed,
    /// A figure of a requirement has another value.
    Figure,
    /// The requirement is parted into several.
    Split,
    /// The requirement went into another.
    Merged,
    /// The catalog no longer has the requirement.
    Withdrawn,
    /// The requirement no longer applies to the purchase.
    NoLonger,
    /// A requirement that the annex did not have.
    New,
    /// The clause reads otherwise.
    Clause,
    /// The catalog no longer has the clause.
    ClauseWithdrawn,
}

/// A clause that comes or goes without a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Localised,
    /// It comes; otherwise it goes.
    pub comes: bool,
}

impl RowKind {
    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Figure => "figure",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Withdrawn => "withdrawn",
            Self::NoLonger => "no-longer-applies",
            Self::New => "new",
            Self::Clause => "clause",
            Self::ClauseWithdrawn => "clause-withdrawn",
        }
    }
}

/// Works out what moving an annex to another catalog would change.
///
/// # Errors
/// When the case must be stopped, or holds words that the new catalog does not have.
pub fn migration(movement: Move<'_>) -> Result<Migration, Refusal> {
    let difference: Difference = diff(movement.from, movement.to);
    let candidate = candidate::candidate(movement)?;
    let (rows, follows) = rows::rows(movement, &difference, &candidate.annex);
    Ok(Migration { rows, follows, carried: candidate.tailoring, lapsed: candidate.lapsed })
}
