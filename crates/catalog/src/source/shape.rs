/// What a table may hold.
#[derive(Debug)]
pub struct Shape {
    /// Its name in messages and schemas.
    pub name: &'static str,
    /// What such a table is.
    pub about: &'static str,
    /// Its keys.
    pub fields: &'static [Field],
}

/// A key of a table.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What its value may be.
    pub kind: Kind,
    /// Must it be there?
    pub required: bool,
    /// What it means.
    pub about: &'static str,
}

/// What a value may be.
#[derive(Debug)]
pub enum Kind {
    /// Words, not empty.
    Text,
    /// Words, or nothing yet.
    Note,
    /// Words in each language: `title.sv`, `title.en`.
    Localised,
    /// Lists of words in each language.
    LocalisedList,
    /// A whole number within bounds, both included.
    Whole(i64, i64),
    /// A whole number, or a date.
    WholeOrDate,
    /// `true` or `false`.
    Flag,
    /// `true`, `false`, or this word.
    FlagOr(&'static str),
    /// A date, `2026-11-22`.
    Date,
    /// One word of a closed list.
    Word(Vocabulary),
    /// Several words of a closed list.
    Words(Vocabulary),
    /// Several words, any.
    Texts,
    /// Words of a closed list, each with a whole number within bounds: `{ confidentiality = 3 }`.
    Levels(Vocabulary, i64, i64),
    /// Levels 0 to 3, each with a whole number or a date: `{ 1 = 30, 2 = 14 }`.
    ByLevel,
    /// A table of its own.
    Table(&'static Shape),
    /// Several tables of their own.
    Tables(&'static Shape),
}

/// A closed list of words: fixed in the program, or defined in `catalog.toml`.
#[derive(Debug, Clone, Copy)]
pub enum Vocabulary {
    /// Fixed in the program.
    Fixed(&'static [&'static str]),
    /// The aspects of classification.
    Aspect,
    /// Area codes.
    Area,
    /// Delivery models.
    Delivery,
    /// Circumstances.
    Circumstance,
    /// When a requirement is passed on to sub-suppliers.
    FlowDown,
}

/// The closed lists of a catalog.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Aspect ids.
    pub aspects: Vec<String>,
    /// Area codes.
    pub areas: Vec<String>,
    /// Delivery model ids.
    pub delivery: Vec<String>,
    /// Circumstance ids.
    pub circumstances: Vec<String>,
    /// Flow-down condition ids.
    pub flow_down: Vec<String>,
}

impl Vocabulary {
    /// Strengths of a requirement.
    pub const STRENGTHS: Self = Self::Fixed(&["mandatory", "scored"]);
    /// Placements in the terms of LOU.
    pub const PLACEMENTS: Self = Self::Fixed(&["qualification", "technical-specification", "contract-term", "award-criterion"]);
    /// Stages of evidence.
    pub const STAGES: Self = Self::Fixed(&["bid", "before-award", "before-start", "follow-up"]);
    /// Kinds of purchase.
    pub const MODES: Self = Self::Fixed(&["procurement", "call-off", "direct-award", "existing-contract", "in-house"]);
    /// Procurement laws.
    pub const LAWS: Self = Self::Fixed(&["lou", "luf", "luk"]);

    /// The words of this list.
    #[must_use]
    pub fn words(self, words: &Words) -> Vec<&str> {
        let defined = match self {
            Self::Fixed(list) => return list.to_vec(),
            Self::Aspect => &words.aspects,
            Self::Area => &words.areas,
            Self::Delivery => &words.delivery,
            Self::Circumstance => &words.circumstances,
            Self::FlowDown => &words.flow_down,
        };
        defined.iter().map(String::as_str).collect()
    }
}

impl Field {
    /// A key that must be there.
    #[must_use]
    pub const fn required(key: &'static str, kind: Kind, about: &'static str) -> Self {
        Self { key, kind, required: true, about }
    }

    /// A key that may be there.
    #[must_use]
    pub const fn optional(key: &'static str, kind: Kind, about: &'static str) -> Self {
        Self { key, kind, required: false, about }
    }
}
