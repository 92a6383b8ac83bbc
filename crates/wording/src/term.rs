use kernel::Place;

use crate::Category;

/// An entry of a lexicon, as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The words. `…` stands for up to six other words: "åtar … sig att".
    pub term: String,
    /// What it does to a sentence.
    pub category: Category,
    /// Other forms of it, written out.
    pub forms: Vec<String>,
    /// Forms that follow from a rule.
    pub inflection: Option<Inflection>,
    /// Where in a compound word it counts.
    pub compound: Option<Compound>,
    /// What it stands for: a party, a unit, a number.
    pub means: Option<String>,
    /// Does it turn a duty beside it into an aim?
    pub softens: bool,
    /// A word or phrase to write instead.
    pub instead: Option<String>,
    /// Where it stands in its file.
    pub place: Place,
}

/// Which forms follow from a rule. Too many are made rather than too few: what is no word is never met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inflection {
    /// Definite, plural and genitive forms of the last word.
    Noun,
    /// Tenses and passive of the first word, given in the infinitive.
    Verb,
    /// Neuter, plural and comparison of the last word.
    Adjective,
}

/// Where in a compound word a term counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compound {
    /// As the first part: "vitesbelopp".
    First,
    /// As the last part: "revisionsrapport".
    Last,
    /// As either.
    Any,
}

impl Inflection {
    /// The inflection of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "noun" => Some(Self::Noun),
            "verb" => Some(Self::Verb),
            "adjective" => Some(Self::Adjective),
            _ => None,
        }
    }
}

impl Compound {
    /// The place of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "first" => Some(Self::First),
            "last" => Some(Self::Last),
            "any" => Some(Self::Any),
            _ => None,
        }
    }
}

impl Term {
    /// A term of a category, without anything more.
    #[must_use]
    pub fn new(category: Category, term: &str) -> Self {
        Self {
            term: term.to_owned(),
            category,
            forms: Vec::new(),
            inflection: None,
            compound: None,
            means: None,
            softens: false,
            instead: None,
            place: Place::default(),
        }
    }
}
