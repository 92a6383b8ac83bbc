use std::fmt;

/// How a contract stands to an obligation. The words sort contracts for renegotiation and never condemn: performance, damages
/// and termination for material breach exist without a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Binds the supplier or gives the buyer a right, with every element that the obligation needs (tydlig).
    Enforceable,
    /// Binds, but an element is missing (ofullständig).
    Partly,
    /// Soft, descriptive, or without a duty for the supplier (avsiktsförklaring).
    Declaratory,
    /// Left to another named document that was not given (hänvisad).
    ByReference,
    /// Nothing, in files that are the whole contract (saknas).
    Missing,
    /// Nothing in what was read (ej funnen).
    NotFound,
}

/// What a clause must have to be claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// Who is bound.
    Party,
    /// What a third person can test.
    Criterion,
    /// A time that can be kept or missed.
    Deadline,
    /// How it is shown.
    Verification,
    /// What follows if not.
    Remedy,
    /// That it reaches sub-suppliers.
    FlowDown,
    /// Which document goes first.
    Precedence,
    /// What it covers.
    Scope,
}

impl Verdict {
    /// Every verdict, the best first.
    pub const ALL: [Self; 6] =
        [Self::Enforceable, Self::Partly, Self::Declaratory, Self::ByReference, Self::Missing, Self::NotFound];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Enforceable => "enforceable",
            Self::Partly => "partly",
            Self::Declaratory => "declaratory",
            Self::ByReference => "by-reference",
            Self::Missing => "missing",
            Self::NotFound => "not-found",
        }
    }

    /// The verdict of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.id() == id)
    }

    /// Does the contract hold anything about it?
    #[must_use]
    pub fn is_present(self) -> bool {
        self < Self::Missing
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}

impl Element {
    /// Every element.
    pub const ALL: [Self; 8] = [
        Self::Party,
        Self::Criterion,
        Self::Deadline,
        Self::Verification,
        Self::Remedy,
        Self::FlowDown,
        Self::Precedence,
        Self::Scope,
    ];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Criterion => "criterion",
            Self::Deadline => "deadline",
            Self::Verification => "verification",
            Self::Remedy => "remedy",
            Self::FlowDown => "flow-down",
            Self::Precedence => "precedence",
            Self::Scope => "scope",
        }
    }

    /// The element of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|element| element.id() == id)
    }
}

impl fmt::Display for Element {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}
