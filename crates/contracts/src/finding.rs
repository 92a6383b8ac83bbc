use catalog::ObligationKind;
use kernel::{Id, Problem, Span};

use crate::verdict::{Element, Verdict};

/// What was found about one obligation.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which obligation.
    pub obligation: Id<ObligationKind>,
    /// How the contract stands to it.
    pub verdict: Verdict,
    /// A person has confirmed or overruled it.
    pub confirmed: bool,
    /// Elements that it needs and that are not there.
    pub missing: Vec<Element>,
    /// Elements that would make it better.
    pub improve: Vec<Element>,
    /// How sure the reading is, in per cent.
    pub confidence: u8,
    /// How serious it would be, from the class and circumstances of the case.
    pub severity: Severity,
    /// The passages that decided it, the most telling first.
    pub passages: Vec<Passage>,
    /// Why, as messages without a language: the first says most.
    pub why: Vec<Problem>,
    /// Documents that were named and not given, in which it may stand.
    pub may_be_in: Vec<String>,
}

/// How serious it is that something is weak or not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing to do: enforceable, or does not apply.
    None,
    /// Can wait for the next renewal.
    Low,
    /// Take up at the next change.
    Medium,
    /// Take up now.
    High,
}

/// A passage of a contract with the words that decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Which file, from 0.
    pub file: usize,
    /// The number of its clause.
    pub number: Option<String>,
    /// Its heading; one in capitals only is given in sentence case.
    pub heading: Option<String>,
    /// Its page, from 1.
    pub page: Option<u32>,
    /// Where it stands, in the file's text.
    pub span: Span,
    /// The words that decided.
    pub marks: Vec<DecidingMark>,
}

/// Words that decided something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DecidingMark {
    /// Where they stand, in the file's text.
    pub span: Span,
    /// What they show.
    pub kind: MarkKind,
    /// Which element they give, if they give one.
    pub element: Option<Element>,
}

/// What deciding words show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// What the sentence is about.
    Subject,
    /// Puts a duty on the supplier, or sets a rule.
    Binding,
    /// Gives the buyer a right.
    Right,
    /// Takes the edge off, or only aims.
    Soft,
    /// Only tells how things are.
    Descriptive,
    /// Says that there is no duty.
    Release,
    /// Binds the buyer, or gives the supplier a right.
    Against,
    /// Cannot be measured or kept.
    Vague,
    /// Points to another document.
    Reference,
    /// Empties what stands beside it.
    Emptying,
    /// Gives an element.
    Element,
}

impl MarkKind {
    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Binding => "binding",
            Self::Right => "right",
            Self::Soft => "soft",
            Self::Descriptive => "descriptive",
            Self::Release => "release",
            Self::Against => "against",
            Self::Vague => "vague",
            Self::Reference => "reference",
            Self::Emptying => "emptying",
            Self::Element => "element",
        }
    }
}

impl Severity {
    /// Every one, the least first.
    pub const ALL: [Self; 4] = [Self::None, Self::Low, Self::Medium, Self::High];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}
