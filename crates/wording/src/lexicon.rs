mod compile;
mod matching;

use kernel::Language;

pub(crate) use matching::{Hit, Token, hits};

use crate::grammar::Role;
use crate::trie::Trie;
use crate::{Category, Party, Term, Unit};

/// The words by which a language is read, compiled once.
#[derive(Debug, Clone)]
pub struct Lexicon {
    language: Language,
    terms: Vec<Term>,
    meanings: Vec<Meaning>,
    /// Folded words and marks, each with its number; 0 is no word.
    words: Trie,
    roles: Vec<Role>,
    /// Sequences of word numbers; the first node is the root.
    nodes: Vec<Node>,
    /// Ends of compound words, backwards, and their beginnings; values point into `parts`.
    ends: Trie,
    beginnings: Trie,
    parts: Vec<Vec<u32>>,
}

/// What a term stands for, read from its `means`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    None,
    Party(Party),
    Unit(Unit),
    Number(u32),
    /// `means = "duty"`: with a negation there is no duty, instead of a duty not to.
    Duty,
    /// `means = "last"`: an abbreviation that may end a sentence.
    Last,
}

#[derive(Debug, Clone, Default)]
struct Node {
    children: Vec<(u32, u32)>,
    ends: Vec<End>,
}

#[derive(Debug, Clone)]
struct End {
    term: u32,
    genitive: bool,
    /// Word numbers that must follow after at most six others.
    tail: Vec<u32>,
}

impl Lexicon {
    /// The language it reads.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Its terms, in the order given.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// A term by the number that a mark holds.
    #[must_use]
    pub fn term(&self, number: usize) -> Option<&Term> {
        self.terms.get(number)
    }

    /// Is it without terms? Then nothing but figures is found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    pub(crate) fn category(&self, term: u32) -> Category {
        usize::try_from(term).ok().and_then(|at| self.terms.get(at)).map_or(Category::Plain, |term| term.category)
    }

    pub(crate) fn meaning(&self, term: u32) -> Meaning {
        usize::try_from(term).ok().and_then(|at| self.meanings.get(at)).copied().unwrap_or(Meaning::None)
    }

    pub(crate) fn softens(&self, term: u32) -> bool {
        usize::try_from(term).ok().and_then(|at| self.terms.get(at)).is_some_and(|term| term.softens)
    }

    pub(crate) fn word(&self, folded: &str) -> u32 {
        self.words.get(folded.as_bytes()).unwrap_or(0)
    }

    pub(crate) fn role(&self, word: u32) -> Role {
        usize::try_from(word).ok().and_then(|at| self.roles.get(at)).copied().unwrap_or_default()
    }
}
