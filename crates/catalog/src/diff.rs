//! Two versions of a catalog compared: what became of each requirement, clause, obligation, figure and framework point.
//!
//! What the lineage files say wins; where they say nothing it is inferred from the data, and said to be so.

mod hints;
mod items;
mod parts;
mod stated;
mod strictness;
mod warnings;
mod words;

use kernel::{Language, Localised, Problems};

use crate::{Became, Catalog};

pub use strictness::Effect;
pub(crate) use strictness::of_parameter as parameter_effect;
pub use words::{Run, RunKind, changed_figures, likeness, word_difference};

/// What became of everything between two versions of a catalog.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The version before.
    pub before: Edition,
    /// The version after.
    pub after: Edition,
    /// Everything that either has, what is the same too: requirements, clauses, obligations, figures, framework points, each in
    /// reading order, with what is gone last.
    pub items: Vec<Item>,
    /// Withdrawn and new requirements so alike that one may have become the other. Guesses, for a person to judge.
    pub hints: Vec<Hint>,
    /// What the makers of the catalog should look at: changes without a raised revision, and what lineage leaves out or gets wrong.
    pub problems: Problems,
}

/// A version of a catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Id of the catalog.
    pub id: String,
    /// Its version.
    pub version: String,
}

/// What became of one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is.
    pub subject: Subject,
    /// Its id; a figure's name; for a framework point the framework's id, a space and the point.
    pub id: String,
    /// The requirement of a figure; empty otherwise.
    pub owner: String,
    /// Its title, the later one where it has two.
    pub title: Localised,
    /// What became of it.
    pub became: Became,
    /// A lineage file says so; otherwise it is inferred.
    pub stated: bool,
    /// Which way the changes go, as far as the data show, whatever lineage says.
    pub effect: Effect,
    /// What it was split into, or merged into.
    pub into: Vec<String>,
    /// What it came from, by splitting or merging.
    pub from: Vec<String>,
    /// The reasons that lineage gives, oldest first.
    pub reasons: Vec<Localised>,
    /// Revision before and after, where it has one.
    pub revisions: (Option<u32>, Option<u32>),
    /// What is different in it.
    pub parts: Vec<PartChange>,
}

/// What a thing in a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A requirement.
    Requirement,
    /// A clause.
    Clause,
    /// An obligation.
    Obligation,
    /// A figure of a requirement.
    Parameter,
    /// A point of a framework.
    FrameworkPoint,
}

/// A part of something that is different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartChange {
    /// Its key in the catalog's files: `text`, `applies`.
    pub part: &'static str,
    /// Words that people read, rather than data.
    pub is_text: bool,
    /// Somebody is bound by it: a change of it needs a new revision.
    pub binds: bool,
    /// Which way the change goes.
    pub effect: Effect,
    /// What it was; empty where there was nothing.
    pub before: Localised,
    /// What it is; empty where there is nothing.
    pub after: Localised,
}

/// A guess at what withdrawn and new requirements have to do with each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Split, merged, or (as `Same`) only given another id.
    pub became: Became,
    /// Withdrawn requirements.
    pub from: Vec<String>,
    /// New requirements.
    pub into: Vec<String>,
    /// How much of the shorter text stands in the other, 0 to 100; the lowest of the pairs.
    pub likeness: u8,
}

impl PartChange {
    /// The difference word by word, in one language.
    #[must_use]
    pub fn runs(&self, language: Language) -> Vec<Run> {
        word_difference(self.before.get(language), self.after.get(language))
    }

    /// Figures that went and came, in the Swedish text (the languages hold the same).
    #[must_use]
    pub fn figures(&self) -> (Vec<String>, Vec<String>) {
        if self.is_text { changed_figures(&self.before.sv, &self.after.sv) } else { (Vec::new(), Vec::new()) }
    }
}

impl Subject {
    /// Every subject.
    pub const ALL: [Self; 5] = [Self::Requirement, Self::Clause, Self::Obligation, Self::Parameter, Self::FrameworkPoint];

    /// The word in JSON and in the keys of sentences.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Requirement => "requirement",
            Self::Clause => "clause",
            Self::Obligation => "obligation",
            Self::Parameter => "parameter",
            Self::FrameworkPoint => "framework-point",
        }
    }
}

impl Difference {
    /// What became of a thing.
    #[must_use]
    pub fn item(&self, subject: Subject, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.subject == subject && item.id == id)
    }

    /// How many things of a kind became what.
    #[must_use]
    pub fn count(&self, subject: Subject, became: Became) -> usize {
        self.items.iter().filter(|item| item.subject == subject && item.became == became).count()
    }
}

/// Compares two versions of a catalog.
#[must_use]
pub fn diff(before: &Catalog, after: &Catalog) -> Difference {
    let stated = stated::between(before, after);
    let items = items::items(before, after, &stated);
    let hints = hints::hints(before, after, &items);
    let problems = warnings::warnings(before, after, &stated, &items);
    let edition = |catalog: &Catalog| Edition { id: catalog.id.clone(), version: catalog.version.clone() };
    Difference { before: edition(before), after: edition(after), items, hints, problems }
}
