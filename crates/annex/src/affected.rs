use catalog::{Became, Difference, Item, Subject};

use crate::Annex;

/// What a new version of the catalog means to an annex, apart from what it would bring in anew.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Affected {
    /// Its requirements that the catalog knows.
    pub requirements: usize,
    /// Those of them that are not the same any more, in the annex's order, with what became of them.
    pub changed: Vec<(String, Became)>,
    /// Its clauses that are not the same any more.
    pub clauses: Vec<(String, Became)>,
}

impl Affected {
    /// How many of its requirements became this.
    #[must_use]
    pub fn count(&self, became: Became) -> usize {
        self.changed.iter().filter(|(_, found)| *found == became).count()
    }
}

/// Which requirements and clauses of an annex a difference touches. The buyer's own are not the catalog's and do not count.
#[must_use]
pub fn affected(annex: &Annex, difference: &Difference) -> Affected {
    let became = |subject, id: &str| {
        let item: Option<&Item> = difference.item(subject, id);
        item.map(|item| item.became).filter(|became| *became != Became::Same)
    };
    let of_catalog = || annex.requirements.iter().filter(|found| !found.own);
    Affected {
        requirements: of_catalog().count(),
        changed: of_catalog().filter_map(|found| Some((found.id.clone(), became(Subject::Requirement, &found.id)?))).collect(),
        clauses: annex.clauses.iter().filter_map(|found| Some((found.id.clone(), became(Subject::Clause, &found.id)?))).collect(),
    }
}
