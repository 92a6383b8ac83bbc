//! What every import gives, whatever the format: files of a catalog folder, and for each thing in the foreign file what became of
//! it. No sentences are made here: a code with its arguments is, and `messages` makes the sentence.

mod folder;
mod ids;

use std::collections::BTreeMap;

use kernel::{Place, Problem, Problems};

pub use folder::{Draft, Folder};
pub use ids::{OwnIds, framework_id, own_id, prefix_of};

/// What an import gives. Nothing has been written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Imported {
    /// The foreign title.
    pub title: String,
    /// TOML texts by their path in a catalog or overlay folder: `requirements/01-ac.toml`, `frameworks/NAME.toml`.
    pub files: BTreeMap<String, String>,
    /// What became of each thing, in the order of the foreign file.
    pub kept: Vec<RowLog>,
    /// What a person must know or mend. An error among them: the files must not be used.
    pub problems: Problems,
    /// Which column was taken for what, as a mapping file to change and hand back; only for tables.
    pub mapping: Option<String>,
}

/// One thing of the foreign file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowLog {
    /// What it is there.
    pub thing: Thing,
    /// Its id there, or another way to find it: a row's number, a path.
    pub id: String,
    /// Where it stands, as far as that is known.
    pub place: Place,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a thing of the foreign file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is a thing of its own here.
    Kept {
        /// Of which requirement, framework or area.
        id: String,
        /// Where in it, as a path: `text.en`, `point`, `parameter[0]`; empty where it is the thing itself.
        field: String,
    },
    /// Its words are part of something else here.
    Merged {
        /// Of which requirement, framework or area.
        id: String,
        /// Into what, as a path.
        field: String,
    },
    /// It is not here, and this says why.
    Reported(Problem),
}

/// What a thing is in the foreign file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// Who, when, licence and the like.
    Metadata,
    /// A chapter.
    Group,
    /// A control, or a requirement node that can be assessed.
    Control,
    /// A statement, or an item of one.
    Statement,
    /// Guidance.
    Guidance,
    /// How it is assessed.
    Assessment,
    /// Any other part.
    Part,
    /// A parameter.
    Parameter,
    /// A property.
    Property,
    /// A link.
    Link,
    /// A resource referred to.
    Resource,
    /// A framework.
    Framework,
    /// An implementation group, a level.
    Level,
    /// A question.
    Question,
    /// A row of a sheet.
    Row,
    /// A column of a sheet.
    Column,
    /// A sheet.
    Sheet,
    /// A change that a profile makes.
    Change,
}

/// How many things of one kind there were, and what became of them: `found` is the sum of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// In the foreign file.
    pub found: usize,
    /// Things of their own here.
    pub kept: usize,
    /// Part of something else here.
    pub merged: usize,
    /// Not here, with a reason.
    pub reported: usize,
}

impl Imported {
    /// How many things of each kind, from the log.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<Thing, Count> {
        let mut counts: BTreeMap<Thing, Count> = BTreeMap::new();
        for RowLog { thing, outcome, .. } in &self.kept {
            let count = counts.entry(*thing).or_default();
            count.found += 1;
            match outcome {
                Outcome::Kept { .. } => count.kept += 1,
                Outcome::Merged { .. } => count.merged += 1,
                Outcome::Reported(_) => count.reported += 1,
            }
        }
        counts
    }
}

impl RowLog {
    /// A thing that is one of its own here.
    #[must_use]
    pub fn kept(thing: Thing, foreign: &str, id: &str, field: &str) -> Self {
        Self::of(thing, foreign, Outcome::Kept { id: id.to_owned(), field: field.to_owned() })
    }

    /// A thing whose words are part of something else here.
    #[must_use]
    pub fn merged(thing: Thing, foreign: &str, id: &str, field: &str) -> Self {
        Self::of(thing, foreign, Outcome::Merged { id: id.to_owned(), field: field.to_owned() })
    }

    /// A thing that is not here, and why.
    #[must_use]
    pub fn reported(thing: Thing, foreign: &str, why: Problem) -> Self {
        Self::of(thing, foreign, Outcome::Reported(why))
    }

    /// The same at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    fn of(thing: Thing, foreign: &str, outcome: Outcome) -> Self {
        Self { thing, id: foreign.to_owned(), place: Place::default(), outcome }
    }
}

impl Thing {
    /// Its word in logs; the key of its name in `messages` is `thing-` and this.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Metadata => "metadata",
            Self::Group => "group",
            Self::Control => "control",
            Self::Statement => "statement",
            Self::Guidance => "guidance",
            Self::Assessment => "assessment",
            Self::Part => "part",
            Self::Parameter => "parameter",
            Self::Property => "property",
            Self::Link => "link",
            Self::Resource => "resource",
            Self::Framework => "framework",
            Self::Level => "level",
            Self::Question => "question",
            Self::Row => "row",
            Self::Column => "column",
            Self::Sheet => "sheet",
            Self::Change => "change",
        }
    }
}
