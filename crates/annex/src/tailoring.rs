use catalog::{ParameterValue, Placement, Strength};
use kernel::Place;

use crate::model::{AnnexClause, AnnexRequirement};

/// What the buyer decided about a selection. Each decision knows where it was written, so that a mistake can be pointed at.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tailoring {
    /// Requirements left out.
    pub leave_out: Vec<Exclusion>,
    /// Requirements added: from the catalog, or the buyer's own.
    pub add: Vec<Addition>,
    /// Changes of strength and placement.
    pub change: Vec<StrengthChange>,
    /// Changes of figures.
    pub parameter: Vec<ParameterChoice>,
    /// Requirements and clauses whose text of an earlier version is kept. No case file holds these: they come of an earlier annex.
    pub keep: Vec<Keeping>,
}

/// The text of an earlier version, kept when the catalog's changed or went away.
#[derive(Debug, Clone, PartialEq)]
pub struct Keeping {
    /// What is kept, as it stood.
    pub what: Frozen,
    /// The requirement or clause asks for less than the catalog now does: where a law or level 3 is behind it, that takes approval.
    pub weaker: bool,
    /// Why.
    pub reason: String,
    /// Who approved it; empty when nobody did.
    pub approved_by: String,
    /// Where it was written.
    pub place: Place,
}

/// A part of an earlier annex, as it stood there.
#[derive(Debug, Clone, PartialEq)]
pub enum Frozen {
    /// A requirement, with the clauses that carried it.
    Requirement(Box<AnnexRequirement>, Vec<AnnexClause>),
    /// A clause.
    Clause(Box<AnnexClause>),
}

impl Frozen {
    /// Id of the requirement or clause.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Requirement(requirement, _) => &requirement.id,
            Self::Clause(clause) => &clause.id,
        }
    }
}

impl Tailoring {
    /// The requirement that is kept under this id.
    pub(crate) fn kept(&self, id: &str) -> Option<&AnnexRequirement> {
        self.keep.iter().find_map(|keeping| match &keeping.what {
            Frozen::Requirement(requirement, _) if requirement.id == id => Some(requirement.as_ref()),
            _ => None,
        })
    }
}

/// A requirement left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Exclusion {
    /// Its id.
    pub requirement: String,
    /// Why.
    pub reason: String,
    /// Who approved it; empty when nobody did.
    pub approved_by: String,
    /// Where it was written.
    pub place: Place,
}

/// A requirement added.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Addition {
    /// Its id: the catalog's, or the buyer's own.
    pub requirement: String,
    /// Why.
    pub reason: String,
    /// Who approved it; empty when nobody did.
    pub approved_by: String,
    /// Code of the area it stands in; only for an own requirement. Empty: the area "own requirements", last.
    pub area: String,
    /// Title, only for an own requirement.
    pub title: String,
    /// The demand, only for an own requirement.
    pub text: String,
    /// Why it is asked, only for an own requirement.
    pub motive: String,
    /// How it is shown, only for an own requirement.
    pub evidence: String,
    /// When it is shown; before the start where nothing is said.
    pub stage: Option<catalog::Stage>,
    /// Mandatory or scored; mandatory where nothing is said.
    pub strength: Option<Strength>,
    /// Placement; a contract term where nothing is said.
    pub placement: Option<Placement>,
    /// Where it was written.
    pub place: Place,
}

/// A change of strength or placement.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StrengthChange {
    /// The requirement's id.
    pub requirement: String,
    /// Mandatory (`Some(false)`) or scored (`Some(true)`); `None` keeps it.
    pub scored: Option<bool>,
    /// Share of the points, 1 to 10.
    pub weight: Option<u8>,
    /// The new placement; `None` keeps it.
    pub placement: Option<Placement>,
    /// Why.
    pub reason: String,
    /// Who approved it; empty when nobody did.
    pub approved_by: String,
    /// Where it was written.
    pub place: Place,
}

/// A change of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterChoice {
    /// The requirement's id.
    pub requirement: String,
    /// The parameter's name.
    pub name: String,
    /// The new value.
    pub value: ParameterValue,
    /// Why.
    pub reason: String,
    /// Who approved it; empty when nobody did.
    pub approved_by: String,
    /// Where it was written.
    pub place: Place,
}
