mod clause;
mod figures;
mod force;
mod subject;
mod times;

use crate::grammar::Role;
use crate::lexicon::{Hit, Lexicon, Meaning, Token, hits};
use crate::sentence::{Part, split};
use crate::token::{Kind, fold};
use crate::{Category, Limit, Mark, Party, Reading, Sentence, Span, What};

/// The number of a term that stands in no lexicon: a party that the caller named.
const NAMED: u32 = u32::MAX;
/// Words of more letters than this are long, as LIX counts.
const LONG: usize = 6;

/// Reads texts with a lexicon, and with what a contract calls its parties.
#[derive(Debug, Clone)]
pub struct Reader<'l> {
    lexicon: &'l Lexicon,
    names: Vec<(Vec<String>, Party)>,
}

/// Reads a text without names of parties beyond those of the lexicon.
#[must_use]
pub fn read(lexicon: &Lexicon, text: &str) -> Reading {
    Reader::new(lexicon).read(text)
}

impl<'l> Reader<'l> {
    /// A reader of the lexicon's language.
    #[must_use]
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon, names: Vec::new() }
    }

    /// The same, knowing what a party is called: "Exempelbolaget AB", "we". It counts before the lexicon.
    #[must_use]
    pub fn naming(mut self, name: &str, party: Party) -> Self {
        let words: Vec<String> = crate::token::pieces(name)
            .map(|piece| {
                let mut folded = String::new();
                fold(piece.span.of(name), &mut folded);
                folded
            })
            .collect();
        if !words.is_empty() {
            self.names.push((words, party));
            self.names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        self
    }

    /// Reads a text: every sentence, what it says, and what is marked in it.
    #[must_use]
    pub fn read(&self, text: &str) -> Reading {
        self.read_part(text, Span::new(0, text.len()), None)
    }

    /// Reads a part of a text; every span is an offset into the whole text. A part that is an item of a list takes force and
    /// subject from the sentence that leads into it, where it has none of its own.
    #[must_use]
    pub fn read_part(&self, text: &str, part: Span, leading: Option<&Sentence>) -> Reading {
        let mut tokens = self.lexicon.tokens(part.of(text));
        for token in &mut tokens {
            token.span = Span::new(part.start + token.span.start, part.start + token.span.end);
        }
        let mut found = hits(self.lexicon, &tokens);
        self.name(text, &mut tokens, &mut found);
        let parts = split(self.lexicon, &tokens, &found);
        let mut sentences: Vec<Sentence> = Vec::with_capacity(parts.len());
        let mut rest = found.as_slice();
        let mut last_party = None;
        for part in parts {
            let before = rest.partition_point(|hit| hit.first < part.first);
            let within = rest.partition_point(|hit| hit.first < part.last);
            let own = rest.get(before..within).unwrap_or_default();
            rest = rest.get(within..).unwrap_or_default();
            let context = Context { lexicon: self.lexicon, text, tokens: &tokens, hits: own, part };
            let own_lead = part.lead.and_then(|lead| sentences.get(lead));
            let lead = own_lead.or(leading.filter(|_| sentences.is_empty()));
            let sentence = context.sentence(lead, &mut last_party);
            sentences.push(sentence);
        }
        Reading { sentences }
    }

    fn name(&self, text: &str, tokens: &mut [Token], found: &mut Vec<Hit>) {
        if self.names.is_empty() {
            return;
        }
        let folded: Vec<String> = tokens
            .iter()
            .map(|token| {
                let mut folded = String::new();
                if token.kind == Kind::Word {
                    fold(token.span.of(text), &mut folded);
                }
                folded
            })
            .collect();
        let mut fresh: Vec<Hit> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let named = self.names.iter().find_map(|(words, party)| {
                let genitive = matches(folded.get(at..at + words.len())?, words)?;
                Some((words.len(), *party, genitive))
            });
            let Some((length, party, genitive)) = named else {
                at += 1;
                continue;
            };
            if let Some(token) = tokens.get_mut(at) {
                token.named = Some((party, genitive));
            }
            let category = Category::Party;
            fresh.push(Hit { first: at, last: at + length, head: at + length, term: NAMED, category, genitive });
            at += length;
        }
        // Both lists are in order: one pass takes away what a name covers.
        let mut names = fresh.iter().peekable();
        found.retain(|hit| {
            while names.peek().is_some_and(|name| name.last <= hit.first) {
                names.next();
            }
            !(hit.category == Category::Party && names.peek().is_some_and(|name| name.first < hit.last))
        });
        found.extend(fresh);
        found.sort_by_key(|hit| (hit.first, std::cmp::Reverse(hit.last)));
    }
}

/// Do these words make the name? If so, are they in the genitive?
fn matches(words: &[String], name: &[String]) -> Option<bool> {
    let ((last, start), (last_name, start_name)) = (words.split_last()?, name.split_last()?);
    if start != start_name {
        return None;
    }
    match last.strip_prefix(last_name.as_str())? {
        "" => Some(false),
        "s" | "'s" => Some(true),
        _ => None,
    }
}

/// A sentence with all that is needed to read it.
pub(crate) struct Context<'c> {
    lexicon: &'c Lexicon,
    text: &'c str,
    tokens: &'c [Token],
    /// Terms of this sentence.
    hits: &'c [Hit],
    part: Part,
}

impl Context<'_> {
    fn sentence(&self, lead: Option<&Sentence>, last_party: &mut Option<Party>) -> Sentence {
        let mut marks = self.term_marks();
        let standards = self.standards(&mut marks);
        let figures = self.figures(&standards);
        self.times(&figures, &mut marks);
        marks.sort_by_key(|mark| (mark.span, mark.term));
        marks.dedup();
        let statements = self.statements(lead, last_party);
        let words = || self.range().filter(|token| matches!(token.kind, Kind::Word | Kind::Number | Kind::Placeholder));
        let long = |token: &&Token| token.kind == Kind::Word && token.span.of(self.text).chars().take(LONG + 1).count() > LONG;
        Sentence {
            span: self.span(self.part.first, self.part.last),
            words: words().count(),
            long_words: words().filter(long).count(),
            lead: self.part.lead,
            statements,
            marks,
        }
    }

    fn term_marks(&self) -> Vec<Mark> {
        let mut marks = Vec::with_capacity(self.hits.len() + 4);
        for hit in self.hits {
            let what = match hit.category {
                Category::Unit
                | Category::Number
                | Category::Month
                | Category::Abbreviation
                | Category::Known
                | Category::Plain => continue,
                Category::Standard | Category::TimeLimit | Category::Notice | Category::Bound | Category::Staff => continue,
                Category::Party => match self.party(hit) {
                    Some(party) => What::Party(party),
                    None => continue,
                },
                Category::Frequency => What::Frequency,
                Category::PointInTime => What::Deadline(Limit::Event, None),
                category => What::Term(category),
            };
            marks.push(Mark { span: self.span(hit.first, hit.last), what, term: term_number(hit) });
        }
        marks
    }

    /// Marks standards with the number and edition after their name; gives the tokens they cover.
    fn standards(&self, marks: &mut Vec<Mark>) -> Vec<(usize, usize)> {
        let mut covered: Vec<(usize, usize)> = Vec::new();
        for hit in self.hits.iter().filter(|hit| hit.category == Category::Standard) {
            // Names have a capital letter: "Windows", not "windows".
            if !self.span(hit.first, hit.last).of(self.text).contains(|character: char| character.is_uppercase()) {
                continue;
            }
            if covered.last().is_some_and(|(_, until)| hit.first < *until) {
                continue;
            }
            let mut last = hit.last;
            while last < self.part.last {
                let glued = |at: usize| {
                    self.token(at)
                        .is_some_and(|token| self.token(at - 1).is_some_and(|before| before.span.end == token.span.start))
                };
                let number = |at: usize| self.token(at).is_some_and(|token| token.kind == Kind::Number);
                if number(last) {
                    last += 1;
                } else if self.token(last).is_some_and(|token| token.is_mark(&['/', '-', '–', ':']))
                    && glued(last)
                    && glued(last + 1)
                {
                    last += 2;
                } else {
                    break;
                }
            }
            let last = last.min(self.part.last);
            covered.push((hit.first, last));
            marks.push(Mark { span: self.span(hit.first, last), what: What::Standard, term: term_number(hit) });
        }
        covered
    }

    fn range(&self) -> impl Iterator<Item = &Token> {
        self.tokens.get(self.part.first..self.part.last).unwrap_or_default().iter()
    }

    /// A token of this sentence.
    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).filter(|_| self.part.first <= at && at < self.part.last)
    }

    fn token_is(&self, at: usize, role: Role) -> bool {
        self.token(at).is_some_and(|token| token.is(role))
    }

    fn span(&self, first: usize, last: usize) -> Span {
        let start = self.tokens.get(first).map_or(self.text.len(), |token| token.span.start);
        let end = last.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.span.end);
        Span::new(start, end.max(start))
    }

    /// Terms that begin at a token.
    fn hits_at(&self, at: usize) -> impl Iterator<Item = &Hit> {
        let from = self.hits.partition_point(|hit| hit.first < at);
        self.hits.get(from..).unwrap_or_default().iter().take_while(move |hit| hit.first == at)
    }

    fn hit_at(&self, at: usize, category: Category) -> Option<&Hit> {
        self.hits_at(at).find(|hit| hit.category == category)
    }

    fn party(&self, hit: &Hit) -> Option<Party> {
        if hit.term == NAMED {
            return self.tokens.get(hit.first).and_then(|token| token.named).map(|(party, _)| party);
        }
        match self.lexicon.meaning(hit.term) {
            Meaning::Party(party) => Some(party),
            _ => None,
        }
    }
}

fn term_number(hit: &Hit) -> Option<usize> {
    if hit.term == NAMED { None } else { usize::try_from(hit.term).ok() }
}
