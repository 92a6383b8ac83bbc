use catalog::{ObligationKind, RequirementKind, Selection};
use kernel::Id;

use crate::finding::Finding;
use crate::verdict::Verdict;

/// How far a contract carries the requirements that its case would ask for today.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Coverage {
    /// Every selected requirement that serves an obligation, in order.
    pub requirements: Vec<Carried>,
    /// Selected requirements that serve no obligation: only the annex itself carries them.
    pub annex_only: Vec<Id<RequirementKind>>,
}

/// How far the contract carries one requirement.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// The requirement.
    pub requirement: Id<RequirementKind>,
    /// The obligations that it serves, with their verdicts.
    pub by: Vec<(Id<ObligationKind>, Verdict)>,
    /// The best of them.
    pub best: Verdict,
}

impl Coverage {
    /// Holds a selection against what was found.
    #[must_use]
    pub fn of(selection: &Selection<'_>, findings: &[Finding]) -> Self {
        let mut coverage = Self::default();
        for selected in &selection.selected {
            let requirement = selected.requirement;
            let verdict = |id: &Id<ObligationKind>| {
                let finding = findings.iter().find(|finding| finding.obligation == *id)?;
                Some((id.clone(), finding.verdict))
            };
            let by: Vec<_> = requirement.obligations.iter().filter_map(verdict).collect();
            match by.iter().map(|(_, verdict)| *verdict).min() {
                Some(best) => coverage.requirements.push(Carried { requirement: requirement.id.clone(), by, best }),
                None => coverage.annex_only.push(requirement.id.clone()),
            }
        }
        coverage
    }

    /// How many requirements have this as their best verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.requirements.iter().filter(|carried| carried.best == verdict).count()
    }
}
