use std::collections::{BTreeMap, BTreeSet};

use kernel::{Id, Localised, Place};

use super::{
    AreaKind, Aspect, Certainty, CircumstanceKind, ClauseKind, DeliveryKind, FlowDownKind, Level, ObligationKind, RequirementKind,
};
use crate::Parameter;

/// One verifiable demand.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// Area code and number; never reused.
    pub id: Id<RequirementKind>,
    /// Its area.
    pub area: Id<AreaKind>,
    /// Raised when the meaning or the wording changes; from 1.
    pub revision: u32,
    /// A few words.
    pub title: Localised,
    /// The demand, with "ska".
    pub text: Localised,
    /// Why it is asked.
    pub motive: Localised,
    /// For the buyer: cost, the usual answer, when to leave it out.
    pub guidance: Localised,
    /// Mandatory, or scored with a weight, unless the buyer decides otherwise.
    pub strength: Strength,
    /// The demand with "bör"; without it the buyer cannot change the strength.
    pub scored_text: Option<Localised>,
    /// An equivalent measure that also meets it.
    pub alternative: Option<Localised>,
    /// What holds until a date.
    pub interim: Option<Localised>,
    /// Whose duty it is.
    pub party: Party,
    /// Where it may stand in the procurement documents; the first is the default.
    pub placement: Vec<Placement>,
    /// Sub-suppliers it is passed on to: those for whom one of these is true.
    pub flow_down: Vec<Id<FlowDownKind>>,
    /// What law, standard or practice says a contract should contain, that this serves.
    pub obligations: Vec<Id<ObligationKind>>,
    /// Clauses that carry it, beside those that name it themselves.
    pub clauses: Vec<Id<ClauseKind>>,
    /// Points of frameworks that it serves.
    pub references: Vec<Reference>,
    /// Weaker requirements that it replaces when both apply.
    pub supersedes: Vec<Id<RequirementKind>>,
    /// When it applies: one that holds is enough; none means always.
    pub applies: Vec<Condition>,
    /// Figures in its texts that vary.
    pub parameters: Vec<Parameter>,
    /// How it is shown, and when.
    pub evidence: Vec<Evidence>,
    /// How it is put to the supplier.
    pub question: Question,
    /// Where it stands in its file.
    pub place: Place,
}

/// Must it be met, or does it give points?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Ska-krav: a tender that does not meet it is rejected.
    Mandatory,
    /// Bör-krav: gives points.
    Scored {
        /// Share of the points, 1 to 10.
        weight: u8,
    },
}

/// Whose duty a requirement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// The supplier's.
    Supplier,
    /// The buyer's own.
    Buyer,
}

/// Where a requirement stands in the procurement documents, in the terms of LOU.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Placement {
    /// Kvalificeringskrav, LOU 14 kap.
    Qualification,
    /// Teknisk specifikation, LOU 9 kap.
    TechnicalSpecification,
    /// Särskilt kontraktsvillkor, LOU 17 kap. 1 §.
    ContractTerm,
    /// Tilldelningskriterium, LOU 16 kap.
    AwardCriterion,
}

/// A point of a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The framework's id.
    pub framework: String,
    /// The point's id.
    pub point: String,
    /// The framework is a law that stands behind the requirement.
    pub backs: bool,
    /// How sure its writer was.
    pub certainty: Certainty,
}

/// An alternative that makes a requirement apply: every part of it must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Condition {
    /// Any of these thresholds; empty means none is asked.
    pub level: BTreeMap<Aspect, Level>,
    /// Every one of these thresholds.
    pub level_all: BTreeMap<Aspect, Level>,
    /// One of these delivery models; empty means all.
    pub delivery: BTreeSet<Id<DeliveryKind>>,
    /// At least one of these circumstances; empty means none is asked.
    pub any: BTreeSet<Id<CircumstanceKind>>,
    /// Every one of these circumstances.
    pub all: BTreeSet<Id<CircumstanceKind>>,
    /// None of these circumstances.
    pub none: BTreeSet<Id<CircumstanceKind>>,
}

/// How a requirement is shown to be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// When it is shown: bid, before-award, before-start, follow-up.
    pub stage: Stage,
    /// What kind of thing is shown.
    pub kind: EvidenceKind,
    /// What is shown.
    pub what: Localised,
    /// Months between two times, for follow-up.
    pub interval_months: Option<u32>,
}

/// When evidence is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// With the tender.
    Bid,
    /// By the intended winner, before the award.
    BeforeAward,
    /// After signing, before use.
    BeforeStart,
    /// During the contract.
    FollowUp,
}

/// What kind of thing evidence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// The supplier says so.
    Declaration,
    /// A document.
    Document,
    /// A certificate.
    Certificate,
    /// The report of a test.
    TestReport,
    /// It is shown working.
    Demonstration,
    /// An extract of a log.
    Log,
    /// The buyer or a third party looks.
    Audit,
}

/// How a requirement is put to the supplier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub text: Localised,
    /// The form of the answer: compliance, yes-no, choice, number, date, text, table, file.
    pub answer: String,
    /// The answer that meets the requirement; empty where a person must judge.
    pub expected: String,
    /// Answers that need a comment.
    pub comment_required: Vec<String>,
    /// The choices, where the answer is one of them.
    pub choices: Vec<Localised>,
}

impl Stage {
    /// Every stage, in the order of time.
    pub const ALL: [Self; 4] = [Self::Bid, Self::BeforeAward, Self::BeforeStart, Self::FollowUp];

    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Bid => "bid",
            Self::BeforeAward => "before-award",
            Self::BeforeStart => "before-start",
            Self::FollowUp => "follow-up",
        }
    }

    /// The stage of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.id() == id)
    }
}

impl EvidenceKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Declaration, Self::Document, Self::Certificate, Self::TestReport, Self::Demonstration, Self::Log, Self::Audit];

    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Declaration => "declaration",
            Self::Document => "document",
            Self::Certificate => "certificate",
            Self::TestReport => "test-report",
            Self::Demonstration => "demonstration",
            Self::Log => "log",
            Self::Audit => "audit",
        }
    }

    /// The kind of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

impl Placement {
    /// Every placement.
    pub const ALL: [Self; 4] = [Self::Qualification, Self::TechnicalSpecification, Self::ContractTerm, Self::AwardCriterion];

    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Qualification => "qualification",
            Self::TechnicalSpecification => "technical-specification",
            Self::ContractTerm => "contract-term",
            Self::AwardCriterion => "award-criterion",
        }
    }

    /// The placement of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|placement| placement.id() == id)
    }
}

impl Strength {
    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Mandatory => "mandatory",
            Self::Scored { .. } => "scored",
        }
    }

    /// The share of the points, where it gives points.
    #[must_use]
    pub fn weight(self) -> Option<u8> {
        match self {
            Self::Mandatory => None,
            Self::Scored { weight } => Some(weight),
        }
    }
}

impl Party {
    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Supplier => "supplier",
            Self::Buyer => "buyer",
        }
    }
}
