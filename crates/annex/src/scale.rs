use catalog::Strength;

use crate::AnnexRequirement;

/// The answers that may be given to a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerScale {
    /// Yes or no: a mandatory requirement in a tender is met or not met (LOU 4 kap. 10 §).
    YesNo,
    /// Met, partly, planned, not met, not applicable.
    Full,
}

impl AnswerScale {
    /// The labels of its answers, in order.
    #[must_use]
    pub fn labels(self) -> &'static [&'static str] {
        match self {
            Self::YesNo => &["answer-yes", "answer-no"],
            Self::Full => &["answer-met", "answer-partly", "answer-planned", "answer-not-met", "answer-not-applicable"],
        }
    }
}

/// The scale of a requirement: yes or no for a mandatory one in a tender, the fuller scale otherwise.
#[must_use]
pub fn scale(requirement: &AnnexRequirement, tender: bool) -> AnswerScale {
    if tender && requirement.strength == Strength::Mandatory { AnswerScale::YesNo } else { AnswerScale::Full }
}
