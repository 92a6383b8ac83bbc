use kernel::Id;

use crate::{Case, CircumstanceKind, Level, NationalSecurity};

/// Why the program refuses to go on: rule 1 of the product, Sweden's security comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// An aspect is at level 4.
    Level4,
    /// Security-sensitive activity is concerned.
    Concerned,
    /// Nobody has said whether it is, and the case is serious enough that somebody must.
    Unknown,
}

/// Must the case be stopped?
///
/// "Yes" stops at any level, "unknown" where any aspect is 3 or the case is `cer` or `critical-service`, level 4 always.
/// Information sets count as much as the whole.
#[must_use]
pub fn stop(case: &Case) -> Option<Stop> {
    let sets = case.information.iter().map(|set| &set.classification);
    let highest = sets.chain([&case.classification]).map(crate::Classification::highest).max().unwrap_or_default();
    let circumstances = case.information.iter().filter_map(|set| set.circumstances.as_ref()).chain([&case.circumstances]);
    judge(case.national_security, highest, circumstances.flatten().any(calls_for_answer))
}

/// The same rule for what is not a case yet: the answer, the highest level, and whether a circumstance calls for an answer.
pub(crate) fn judge(answer: NationalSecurity, highest: Level, critical: bool) -> Option<Stop> {
    if highest >= Level::HIGHEST {
        return Some(Stop::Level4);
    }
    match answer {
        NationalSecurity::No => None,
        NationalSecurity::Yes => Some(Stop::Concerned),
        NationalSecurity::Unknown => (highest >= Level::SERIOUS || critical).then_some(Stop::Unknown),
    }
}

/// Must the question of Sweden's security be answered where this circumstance holds, whatever the levels?
pub(crate) fn calls_for_answer(circumstance: &Id<CircumstanceKind>) -> bool {
    matches!(circumstance.as_str(), "cer" | "critical-service")
}
