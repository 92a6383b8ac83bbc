//! Clauses of the annex.

use std::collections::BTreeMap;

use catalog::{Clause, ParameterValue};

use super::{Builder, put};
use crate::model::{AnnexClause, AnnexRequirement, Named};

impl Builder<'_> {
    /// A clause is in when a requirement that it carries is in as a duty under the contract; a general one when it applies.
    pub(super) fn clauses(&self, requirements: &[AnnexRequirement]) -> Vec<AnnexClause> {
        let situations = catalog::situations(self.catalog, self.case);
        let mut list = Vec::new();
        for clause in &self.catalog.clauses {
            let carried: Vec<&AnnexRequirement> =
                requirements.iter().filter(|found| clause.requirements.iter().any(|id| id.as_str() == found.id)).collect();
            let general = clause.requirements.is_empty()
                && (clause.applies.is_empty()
                    || clause.applies.iter().any(|condition| situations.iter().any(|situation| condition.holds(situation))));
            if !clause.regime.concerns(self.case) || (carried.is_empty() && !general) {
                continue;
            }
            list.push(self.clause(clause, &carried));
        }
        self.keep_clauses(&mut list, requirements);
        for (number, clause) in (1..).zip(&mut list) {
            clause.number = number;
        }
        list
    }

    fn clause(&self, clause: &Clause, carried: &[&AnnexRequirement]) -> AnnexClause {
        let mut values: BTreeMap<&str, ParameterValue> = BTreeMap::new();
        for requirement in clause.requirements.iter().filter_map(|id| self.catalog.requirement(id.as_str())) {
            values.extend(self.whole(requirement));
        }
        values.extend(carried.iter().flat_map(|found| &found.parameters).map(|found| (found.name.as_str(), found.value)));
        AnnexClause {
            number: 0,
            id: clause.id.to_string(),
            revision: clause.revision,
            area: self.clause_area(clause.id.as_str()),
            title: put(&clause.title, &values),
            text: put(&clause.text, &values),
            fallback: put(&clause.fallback, &values),
            loss: put(&clause.loss, &values),
            requirements: carried.iter().map(|found| found.id.clone()).collect(),
            obligations: clause
                .obligations
                .iter()
                .map(|id| Named {
                    id: id.to_string(),
                    title: self.catalog.obligation(id.as_str()).map(|found| found.title.clone()).unwrap_or_default(),
                })
                .collect(),
            kept: None,
        }
    }

    /// The second part of a clause's id is its area's code; a general clause has another there.
    fn clause_area(&self, id: &str) -> Named {
        match id.split('-').nth(1).and_then(|code| self.catalog.area(code)) {
            Some(area) => Named { id: area.code.to_string(), title: area.title.clone() },
            None => Named { id: String::new(), title: self.texts.label("clauses-general") },
        }
    }
}
