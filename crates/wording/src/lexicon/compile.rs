use std::collections::BTreeMap;

use kernel::{Language, Problem, Problems};

use super::{End, Lexicon, Meaning, Node};
use crate::grammar::{Role, small_words};
use crate::inflect::{forms, is_genitive};
use crate::token::{fold, pieces};
use crate::trie::Trie;
use crate::{Category, Compound, Party, Term, Unit};

/// Stands for words in between.
const GAP: char = '…';

impl Lexicon {
    /// Compiles terms. A term that cannot be used is reported and left out of matching.
    #[must_use]
    pub fn new(language: Language, terms: Vec<Term>) -> (Self, Problems) {
        let mut lexicon = Self {
            language,
            terms: Vec::new(),
            meanings: Vec::new(),
            words: Trie::default(),
            roles: vec![Role::default()],
            nodes: vec![Node::default()],
            ends: Trie::default(),
            beginnings: Trie::default(),
            parts: Vec::new(),
        };
        let mut problems = Problems::new();
        for (role, words) in small_words(language) {
            for word in words.split_whitespace() {
                let number = lexicon.intern(word);
                if let Some(known) = usize::try_from(number).ok().and_then(|at| lexicon.roles.get_mut(at)) {
                    *known = known.and(*role);
                }
            }
        }
        let mut seen = BTreeMap::new();
        for (number, term) in (0_u32..).zip(&terms) {
            if seen.insert((term.category, term.inflection, term.term.to_lowercase()), ()).is_some() {
                problems.push(about("lexicon-term-twice", term));
            }
            let meaning = meaning(term);
            if meaning.is_none() {
                problems.push(about("lexicon-term-means", term).with("means", term.means.clone().unwrap_or_default()));
            }
            lexicon.meanings.push(meaning.unwrap_or(Meaning::None));
            if !lexicon.add(number, term) {
                problems.push(about("lexicon-term-empty", term));
            }
        }
        lexicon.terms = terms;
        (lexicon, problems)
    }

    fn add(&mut self, number: u32, term: &Term) -> bool {
        let mut surfaces = vec![(term.term.clone(), false)];
        for base in std::iter::once(&term.term).chain(&term.forms) {
            surfaces.push((base.clone(), is_genitive(base, &term.term, self.language)));
            if let Some(inflection) = term.inflection {
                let made = forms(base, inflection, self.language);
                surfaces.extend(made.into_iter().map(|form| {
                    let genitive = is_genitive(&form, base, self.language);
                    (form, genitive)
                }));
            }
        }
        surfaces.sort();
        surfaces.dedup_by(|later, kept| later.0 == kept.0);
        let mut usable = false;
        for (surface, genitive) in surfaces {
            usable |= self.add_form(number, &surface, genitive);
            if let Some(compound) = term.compound {
                self.add_parts(number, &surface, compound);
            }
        }
        usable
    }

    fn add_form(&mut self, term: u32, surface: &str, genitive: bool) -> bool {
        let (head, tail) = surface.split_once(GAP).unwrap_or((surface, ""));
        let (head, tail) = (self.sequence(head), self.sequence(tail));
        if head.is_empty() {
            return false;
        }
        let mut at = 0_usize;
        for word in head {
            at = self.step(at, word);
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.ends.push(End { term, genitive, tail });
        }
        true
    }

    fn step(&mut self, at: usize, word: u32) -> usize {
        let fresh = self.nodes.len();
        let Some(node) = self.nodes.get_mut(at) else { return at };
        match node.children.binary_search_by_key(&word, |(known, _)| *known) {
            Ok(place) => node.children.get(place).and_then(|(_, next)| usize::try_from(*next).ok()).unwrap_or(at),
            Err(place) => {
                node.children.insert(place, (word, u32::try_from(fresh).unwrap_or(u32::MAX)));
                self.nodes.push(Node::default());
                fresh
            }
        }
    }

    fn add_parts(&mut self, term: u32, surface: &str, compound: Compound) {
        let mut folded = String::new();
        fold(surface, &mut folded);
        if folded.contains([' ', GAP]) || folded.chars().count() < 3 {
            return;
        }
        let parts = &mut self.parts;
        let mut keep = |trie: &mut Trie, bytes: &mut dyn Iterator<Item = u8>| {
            let place = trie.insert(bytes, || {
                parts.push(Vec::new());
                u32::try_from(parts.len() - 1).unwrap_or(u32::MAX)
            });
            if let Some(list) = usize::try_from(place).ok().and_then(|at| parts.get_mut(at))
                && !list.contains(&term)
            {
                list.push(term);
            }
        };
        if compound != Compound::First {
            keep(&mut self.ends, &mut folded.bytes().rev());
        }
        if compound != Compound::Last {
            keep(&mut self.beginnings, &mut folded.bytes());
        }
    }

    fn sequence(&mut self, words: &str) -> Vec<u32> {
        pieces(words).map(|piece| self.intern(piece.span.of(words))).collect()
    }

    fn intern(&mut self, word: &str) -> u32 {
        let mut folded = String::new();
        fold(word, &mut folded);
        let fresh = u32::try_from(self.roles.len()).unwrap_or(u32::MAX);
        let number = self.words.insert(folded.bytes(), || fresh);
        if number == fresh {
            self.roles.push(Role::default());
        }
        number
    }
}

fn about(code: &'static str, term: &Term) -> Problem {
    Problem::error(code).with("term", term.term.as_str()).with("category", term.category.id()).at(term.place.clone())
}

/// What a term stands for; nothing if its `means` does not fit its category.
fn meaning(term: &Term) -> Option<Meaning> {
    let means = term.means.as_deref();
    match term.category {
        Category::Party => Party::ALL.into_iter().find(|party| Some(party.id()) == means).map(Meaning::Party),
        Category::Unit => Unit::ALL.into_iter().find(|unit| Some(unit.id()) == means).map(Meaning::Unit),
        Category::Number | Category::Month => means?.parse().ok().map(Meaning::Number),
        Category::Abbreviation if means == Some("last") => Some(Meaning::Last),
        Category::Binding if means == Some("duty") => Some(Meaning::Duty),
        _ => means.is_none().then_some(Meaning::None),
    }
}
