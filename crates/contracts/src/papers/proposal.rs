use std::collections::{BTreeMap, BTreeSet};

use catalog::{Catalog, Classification, Clause, ParameterValue, Requirement, Selection, Situation, select, situations};
use compose::put_figures;
use kernel::Localised;

use super::Papers;
use crate::finding::Finding;
use crate::verdict::Verdict;

/// A model clause for what a contract lacks, with the figures of its case.
pub(super) struct Proposed<'p> {
    pub(super) clause: &'p Clause,
    /// What it would mend.
    pub(super) mends: Vec<&'p Finding>,
    /// The requirements that it carries, and that the case asks for.
    pub(super) requirements: Vec<&'p Requirement>,
    values: BTreeMap<&'p str, ParameterValue>,
}

impl Proposed<'_> {
    /// A text of the clause or of what it carries, with the figures of the case.
    pub(super) fn filled(&self, text: &Localised) -> Localised {
        put_figures(text, &self.values)
    }

    /// Has a person confirmed anything that it would mend?
    pub(super) fn is_confirmed(&self) -> bool {
        self.mends.iter().any(|finding| finding.confirmed)
    }
}

/// Can a clause mend it? What another document may hold is read before anything is proposed.
pub(super) fn can_be_mended(finding: &Finding) -> bool {
    !matches!(finding.verdict, Verdict::Enforceable | Verdict::ByReference)
}

/// Which clauses of the catalog a contract could be given.
pub(super) struct Shelf<'p> {
    catalog: &'p Catalog,
    selection: Option<Selection<'p>>,
    papers: &'p Papers<'p>,
    ordinary: Classification,
}

impl<'p> Shelf<'p> {
    pub(super) fn new(papers: &'p Papers<'p>) -> Self {
        // A case that must be stopped was stopped when the contract was checked.
        let selection = papers.case.and_then(|case| select(papers.catalog, case).ok());
        // Without a case the class is taken to be 2, as for the seriousness of a verdict.
        let ordinary = Classification::parse("K2R2T2").unwrap_or_default();
        Self { catalog: papers.catalog, selection, papers, ordinary }
    }

    /// The clauses that fulfil an obligation, in the order of the catalog.
    pub(super) fn for_obligation(&self, id: &str) -> Vec<&'p Clause> {
        let names = |clause: &&'p Clause| clause.obligations.iter().any(|found| found.as_str() == id);
        let all: Vec<&'p Clause> = self.catalog.clauses.iter().filter(names).collect();
        let fitting: Vec<&'p Clause> = all.iter().copied().filter(|clause| self.fits(clause)).collect();
        // Nothing is known of the purchase: a clause for a special one is better than none.
        if fitting.is_empty() && self.papers.case.is_none() { all } else { fitting }
    }

    /// The clauses for what is wanted, each once.
    pub(super) fn proposed(&self, wanted: impl Fn(&Finding) -> bool) -> Vec<Proposed<'p>> {
        let mut mends: BTreeMap<&str, Vec<&'p Finding>> = BTreeMap::new();
        for finding in self.papers.checked.findings.iter().filter(|finding| can_be_mended(finding) && wanted(finding)) {
            for clause in self.for_obligation(finding.obligation.as_str()) {
                mends.entry(clause.id.as_str()).or_default().push(finding);
            }
        }
        let with = |clause: &'p Clause| Some(self.with(clause, mends.get(clause.id.as_str())?.clone()));
        self.catalog.clauses.iter().filter_map(with).collect()
    }

    fn with(&self, clause: &'p Clause, mends: Vec<&'p Finding>) -> Proposed<'p> {
        let carried = self.carried(clause);
        let mut values = BTreeMap::new();
        for requirement in clause.requirements.iter().filter_map(|id| self.catalog.requirement(id.as_str())) {
            values.extend(self.figures(requirement));
        }
        let selected = self.selection.iter().flat_map(|selection| &selection.selected);
        for found in selected.filter(|found| carried.iter().any(|requirement| requirement.id == found.requirement.id)) {
            values.extend(found.parameters.iter().copied());
        }
        Proposed { clause, mends, requirements: carried, values }
    }

    fn fits(&self, clause: &Clause) -> bool {
        let regime = self.papers.case.is_none_or(|case| clause.regime.concerns(case));
        let applies = || {
            clause.applies.is_empty()
                || self.situations().iter().any(|found| clause.applies.iter().any(|condition| condition.holds(found)))
        };
        regime && if clause.requirements.is_empty() { applies() } else { !self.carried(clause).is_empty() }
    }

    /// The requirements of a clause that the case asks for; without a case those that an ordinary purchase would.
    fn carried(&self, clause: &Clause) -> Vec<&'p Requirement> {
        let asked = |requirement: &&'p Requirement| match &self.selection {
            Some(selection) => selection.selected.iter().any(|found| found.requirement.id == requirement.id),
            None => {
                requirement.applies.is_empty()
                    || self.situations().iter().any(|found| requirement.applies.iter().any(|condition| condition.holds(found)))
            }
        };
        clause.requirements.iter().filter_map(|id| self.catalog.requirement(id.as_str())).filter(asked).collect()
    }

    fn situations(&self) -> Vec<Situation<'_>> {
        static NOWHERE: BTreeSet<kernel::Id<catalog::DeliveryKind>> = BTreeSet::new();
        match self.papers.case {
            Some(case) => situations(self.catalog, case),
            None => vec![Situation { classification: &self.ordinary, delivery: &NOWHERE, circumstances: BTreeSet::new() }],
        }
    }

    /// The figures of a requirement for the purchase as a whole.
    fn figures(&self, requirement: &'p Requirement) -> Vec<(&'p str, ParameterValue)> {
        let all = self.situations();
        let Some(situation) = all.first() else { return Vec::new() };
        requirement.parameters.iter().map(|found| (found.name.as_str(), found.value(situation))).collect()
    }

    /// A text of a requirement with the figures of the case.
    pub(super) fn filled(&self, requirement: &'p Requirement, text: &Localised) -> Localised {
        put_figures(text, &self.figures(requirement).into_iter().collect())
    }
}
