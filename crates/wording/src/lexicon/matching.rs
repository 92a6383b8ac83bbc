use super::{Lexicon, Meaning};
use crate::grammar::{Role, looks_finite, looks_infinitive, looks_passive};
use crate::token::{Kind, fold, pieces};
use crate::{Category, Party, Span};

/// A piece of the text with what is known of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    pub(crate) breaks: u8,
    pub(crate) word: u32,
    pub(crate) role: Role,
    pub(crate) capital: bool,
    pub(crate) finite: bool,
    pub(crate) passive: bool,
    pub(crate) infinitive: bool,
    /// Terms that a compound word ends and begins with, as places in the lexicon.
    ends_with: Option<u32>,
    begins_with: Option<u32>,
    /// A party that the caller named.
    pub(crate) named: Option<(Party, bool)>,
}

/// A term found: from the first token to before `last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// Where its part before the gap ends; `last` where it has none.
    pub(crate) head: usize,
    pub(crate) term: u32,
    pub(crate) category: Category,
    /// It is no one who acts: a genitive, or part of a compound word.
    pub(crate) genitive: bool,
}

/// The most words in a gap.
const GAP: usize = 6;
/// A longer word is no compound.
const LONGEST_WORD: usize = 80;

impl Token {
    pub(crate) fn is(&self, role: Role) -> bool {
        self.role.is(role)
    }

    pub(crate) fn is_mark(&self, any: &[char]) -> bool {
        matches!(self.kind, Kind::Mark(mark) if any.contains(&mark))
    }

    pub(crate) fn is_figure(&self) -> bool {
        matches!(self.kind, Kind::Number | Kind::Placeholder | Kind::Blank)
    }
}

impl Lexicon {
    /// Cuts a text into tokens and looks each word up.
    pub(crate) fn tokens(&self, text: &str) -> Vec<Token> {
        let mut folded = String::new();
        let mut tokens = Vec::with_capacity(text.len() / 6);
        for piece in pieces(text) {
            folded.clear();
            fold(piece.span.of(text), &mut folded);
            let word = if folded.len() <= LONGEST_WORD { self.word(&folded) } else { 0 };
            let letters = piece.kind == Kind::Word && folded.len() <= LONGEST_WORD;
            let part = |trie: &crate::trie::Trie, bytes: &mut dyn Iterator<Item = u8>| {
                trie.longest(bytes).filter(|(length, _)| letters && *length + 2 <= folded.len()).map(|(_, value)| value)
            };
            let role = self.role(word);
            tokens.push(Token {
                span: piece.span,
                kind: piece.kind,
                breaks: piece.breaks,
                word,
                role,
                capital: piece.span.of(text).chars().next().is_some_and(char::is_uppercase),
                finite: letters && (role.is(Role::FINITE) || looks_finite(&folded, self.language)),
                passive: letters && (role.is(Role::PARTICIPLE) || looks_passive(&folded, self.language)),
                infinitive: letters && looks_infinitive(&folded, self.language),
                ends_with: if letters { part(&self.ends, &mut folded.bytes().rev()) } else { None },
                begins_with: if letters { part(&self.beginnings, &mut folded.bytes()) } else { None },
                named: None,
            });
        }
        tokens
    }

    fn ends_at(&self, tokens: &[Token], first: usize, found: &mut Vec<Hit>) {
        let (mut node, mut at) = (0_usize, first);
        while let Some(token) = tokens.get(at).filter(|token| token.word != 0) {
            let Some(next) = self.nodes.get(node).and_then(|known| {
                let place = known.children.binary_search_by_key(&token.word, |(word, _)| *word).ok()?;
                known.children.get(place).and_then(|(_, next)| usize::try_from(*next).ok())
            }) else {
                return;
            };
            (node, at) = (next, at + 1);
            for end in self.nodes.get(node).into_iter().flat_map(|known| &known.ends) {
                let last = if end.tail.is_empty() { Some(at) } else { after_gap(tokens, at, &end.tail) };
                let Some(last) = last else { continue };
                let category = self.category(end.term);
                found.push(Hit { first, last, head: at, term: end.term, category, genitive: end.genitive });
            }
        }
    }

    fn parts_at(&self, token: &Token, first: usize, found: &mut Vec<Hit>) {
        let lists = [token.ends_with, token.begins_with].into_iter().flatten();
        for term in lists.filter_map(|place| self.parts.get(usize::try_from(place).ok()?)).flatten() {
            let category = self.category(*term);
            if !found
                .iter()
                .rev()
                .take_while(|hit| hit.first == first)
                .any(|hit| hit.category == category && hit.last == first + 1)
            {
                found.push(Hit { first, last: first + 1, head: first + 1, term: *term, category, genitive: true });
            }
        }
    }
}

/// Where the words after a gap end, if they follow within it and in the same clause.
fn after_gap(tokens: &[Token], start: usize, tail: &[u32]) -> Option<usize> {
    for at in start..=start + GAP {
        let follows =
            tail.iter().enumerate().all(|(offset, word)| tokens.get(at + offset).is_some_and(|token| token.word == *word));
        if follows {
            return Some(at + tail.len());
        }
        let token = tokens.get(at)?;
        let ends = Role::SUBORDINATOR.and(Role::RELATIVE).and(Role::THAT);
        if token.is_mark(&[',', ';', ':', '.', '!', '?', '(']) || token.breaks > 1 || (token.is(ends) && !token.is(Role::ADVERB))
        {
            return None;
        }
    }
    None
}

/// Every term in the tokens, in order. Of terms that decide force, and of terms of the same category, the longest at a place.
pub(crate) fn hits(lexicon: &Lexicon, tokens: &[Token]) -> Vec<Hit> {
    let mut found = Vec::with_capacity(tokens.len() / 2);
    for (first, token) in tokens.iter().enumerate() {
        lexicon.ends_at(tokens, first, &mut found);
        lexicon.parts_at(token, first, &mut found);
    }
    found.sort_by_key(|hit| (hit.first, std::cmp::Reverse(hit.last), hit.category != Category::Plain, hit.category));
    let mut kept_until = [0_usize; Category::ALL.len()];
    let plain = Category::Plain as usize;
    found.retain(|hit| {
        let group = if hit.category.is_force() { 0 } else { hit.category as usize };
        let covered = |group: usize| kept_until.get(group).is_some_and(|until| hit.last <= *until);
        let numeral = matches!(lexicon.meaning(hit.term), Meaning::Number(_));
        if covered(group) || (covered(plain) && !numeral) {
            return false;
        }
        if let Some(until) = kept_until.get_mut(group) {
            *until = hit.last;
        }
        true
    });
    found
}
