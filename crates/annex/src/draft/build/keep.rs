//! Texts of an earlier version that the buyer keeps.

use super::Builder;
use crate::model::{AnnexClause, AnnexRequirement};
use crate::tailoring::Frozen;

impl Builder<'_> {
    /// Kept requirements that the catalog no longer has.
    pub(super) fn kept_of_withdrawn(&self) -> impl Iterator<Item = AnnexRequirement> {
        let kept = self.tailoring.keep.iter().filter_map(|keeping| match &keeping.what {
            Frozen::Requirement(requirement, _) => Some(requirement.as_ref()),
            Frozen::Clause(_) => None,
        });
        kept.filter(|found| self.catalog.requirement(&found.id).is_none()).cloned()
    }

    /// Puts kept clauses in the place of the catalog's. The clauses that carried a kept requirement carry it again: as they read
    /// today where they are still there, otherwise as they stood.
    pub(super) fn keep_clauses(&self, list: &mut Vec<AnnexClause>, requirements: &[AnnexRequirement]) {
        for keeping in &self.tailoring.keep {
            let (requirement, clauses) = match &keeping.what {
                Frozen::Requirement(requirement, clauses) => (requirement, clauses),
                Frozen::Clause(clause) => {
                    put_back(list, clause, requirements);
                    continue;
                }
            };
            for clause in clauses {
                match list.iter_mut().find(|found| found.id == clause.id) {
                    None => put_back(list, clause, requirements),
                    Some(found) if found.requirements.contains(&requirement.id) => {}
                    Some(found) => {
                        found.requirements.push(requirement.id.clone());
                        let order = |id: &String| requirements.iter().position(|found| found.id == *id);
                        found.requirements.sort_by_key(order);
                    }
                }
            }
        }
    }
}

/// The clause as it stood, with those of its requirements that the annex still has; where it stands already, in its place.
fn put_back(list: &mut Vec<AnnexClause>, clause: &AnnexClause, requirements: &[AnnexRequirement]) {
    let mut clause = clause.clone();
    clause.requirements.retain(|id| requirements.iter().any(|found| found.id == *id));
    if let Some(place) = list.iter_mut().find(|found| found.id == clause.id) {
        *place = clause;
        return;
    }
    let next = list.iter().position(|found| found.area == clause.area && found.id > clause.id);
    let last = || list.iter().rposition(|found| found.area == clause.area).map_or(list.len(), |at| at + 1);
    list.insert(next.unwrap_or_else(last), clause);
}
