//! Lineage: what became of each id since the version before, as the makers of the catalog say it.

mod check;

use kernel::{Localised, Place, Problem, Problems};

use crate::Version;
use crate::source::{Entry, Field, Kind, Shape, Vocabulary};

pub(crate) use check::check;

/// What became of the ids of a catalog between two versions. An id that is not listed is the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lineage {
    /// The version that it leads to.
    pub version: Version,
    /// The version before.
    pub since: Version,
    /// What became of ids, in the order of the file.
    pub entries: Vec<LineageEntry>,
    /// Where it begins.
    pub place: Place,
}

/// What became of one id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineageEntry {
    /// A requirement, clause or obligation.
    pub id: String,
    /// What became of it.
    pub became: Became,
    /// What it was split into (it may itself be one of them), or the one that it was merged into.
    pub into: Vec<String>,
    /// Why.
    pub reason: Localised,
    /// Where it was written.
    pub place: Place,
}

/// What became of something between two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Became {
    /// Nothing changed.
    Same,
    /// Other words, the same demand.
    Reworded,
    /// It asks for more, or of more purchases.
    Stricter,
    /// It asks for less, or of fewer purchases.
    Looser,
    /// It was parted into several.
    Split,
    /// It went into another.
    Merged,
    /// It is gone.
    Withdrawn,
    /// It was not there before.
    New,
}

impl Became {
    /// Every kind.
    pub const ALL: [Self; 8] =
        [Self::Same, Self::Reworded, Self::Stricter, Self::Looser, Self::Split, Self::Merged, Self::Withdrawn, Self::New];

    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Reworded => "reworded",
            Self::Stricter => "stricter",
            Self::Looser => "looser",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Withdrawn => "withdrawn",
            Self::New => "new",
        }
    }

    /// The kind of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|became| became.id() == id)
    }
}

const BECAME: Vocabulary = Vocabulary::Fixed(&["same", "reworded", "stricter", "looser", "split", "merged", "withdrawn", "new"]);

/// `lineage/X.Y.Z.toml`.
pub(crate) static LINEAGE: Shape = Shape {
    name: "lineage",
    about: "What became of each id since the version before. An id that is not listed is the same.",
    fields: &[
        Field::required("version", Kind::Text, "the version that it leads to; the name of the file"),
        Field::required("since", Kind::Text, "the version before"),
        Field::optional("entry", Kind::Tables(&ENTRY), "what became of ids"),
    ],
};

static ENTRY: Shape = Shape {
    name: "entry",
    about: "What became of one requirement, clause or obligation.",
    fields: &[
        Field::required("id", Kind::Text, "the id"),
        Field::required("became", Kind::Word(BECAME), "what became of it"),
        Field::optional("into", Kind::Texts, "split: the ids it was parted into; merged: the one id it went into"),
        Field::required("reason", Kind::Localised, "why"),
    ],
};

/// The lineage of a file; `None` where its versions cannot be read.
pub(crate) fn read(entry: &Entry<'_, '_>, path: &str, problems: &mut Problems) -> Option<Lineage> {
    let mut version = |key: &str| {
        let found = entry.text(key)?;
        let read = Version::parse(&found);
        if read.is_none() {
            problems.push(Problem::error("bad-version").with("key", key).with("found", found).at(entry.place_of(key)));
        }
        read
    };
    let (version, since) = (version("version")?, version("since")?);
    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".toml");
    if name != version.to_string() {
        let problem = Problem::error("lineage-file-name").with("version", version.to_string()).with("found", name);
        problems.push(problem.at(entry.place_of("version")));
    }
    let entries = entry.tables("entry").iter().filter_map(|found| one(found, problems)).collect();
    Some(Lineage { version, since, entries, place: entry.place_of("version") })
}

fn one(entry: &Entry<'_, '_>, problems: &mut Problems) -> Option<LineageEntry> {
    let id = entry.text("id")?;
    let became = Became::from_id(&entry.text("became")?)?;
    let into = entry.texts("into");
    let fits = match became {
        Became::Split => into.len() > 1,
        Became::Merged => into.len() == 1 && into.first() != Some(&id),
        _ => into.is_empty(),
    };
    if !fits {
        let problem = Problem::error("lineage-into").with("id", id.as_str()).with("became", became.id());
        problems.push(problem.at(entry.place_of("into")));
    }
    let reason = entry.localised("reason").unwrap_or_default();
    Some(LineageEntry { id, became, into, reason, place: entry.place_of("id") })
}
