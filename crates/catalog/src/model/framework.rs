use kernel::Localised;

/// A law, standard or guide that requirements refer to. Its text is not here: only ids and short titles of our own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework {
    /// Its word in files, with the version: `iso27002-2022`.
    pub id: String,
    /// Its title.
    pub title: Localised,
    /// A short name for tables.
    pub short: Localised,
    /// The version meant.
    pub version: String,
    /// Who issued it.
    pub issuer: String,
    /// Where it is found.
    pub url: String,
    /// What it is.
    pub kind: FrameworkKind,
    /// Whom it binds.
    pub binds: Localised,
    /// Its points, in its own order.
    pub points: Vec<Point>,
}

/// What a framework is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameworkKind {
    /// A law or regulation.
    Law,
    /// A standard.
    Standard,
    /// Guidance or model terms.
    Guidance,
}

/// A point of a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Its number, written as the framework writes it.
    pub id: String,
    /// A short title of our own.
    pub title: Localised,
    /// How sure we are of it.
    pub certainty: Certainty,
    /// Why no requirement on a supplier serves it, where none should: the buyer's own duty, a heading, a point for others.
    pub unserved: Option<Localised>,
}

/// How sure a reference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Certainty {
    /// Read at the source, or well-known statute text (säker).
    #[default]
    High,
    /// Read in a rendering by a third party (andrahand).
    Secondary,
    /// General knowledge, not checked against a text (overifierad).
    Knowledge,
}

impl Certainty {
    /// The certainty of a word in a file. `unverified` is another word for `knowledge`.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "high" => Some(Self::High),
            "secondary" => Some(Self::Secondary),
            "knowledge" | "unverified" => Some(Self::Knowledge),
            _ => None,
        }
    }

    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Secondary => "secondary",
            Self::Knowledge => "knowledge",
        }
    }
}
