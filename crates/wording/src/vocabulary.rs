use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};
use kernel::{Language, Place, Problem, Problems, Span};

use crate::token::{Kind, fold, pieces};

/// An idea that texts may speak of, and the patterns by which one language says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Its name, for example `incident`.
    pub id: String,
    /// Words with one space between; `*` at an end of a word stands for any letters, `…` as a word for up to six other words.
    pub patterns: Vec<String>,
    /// Where it stands in its file.
    pub place: Place,
}

/// An idea found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// The number of the concept, in the order given to [`Vocabulary::new`].
    pub concept: usize,
}

/// Patterns of many concepts, compiled once. Where a lexicon says what words *do* to a sentence, a vocabulary says what a
/// sentence is *about*.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    language: Language,
    ids: BTreeMap<String, usize>,
    /// Finds the letters of every part within a word.
    stems: Option<AhoCorasick>,
    /// For each stem, the parts that it is of.
    parts: Vec<Vec<Part>>,
    /// For each part, the patterns that begin with it.
    opening: Vec<Vec<Pattern>>,
}

/// A word of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    number: usize,
    open_start: bool,
    open_end: bool,
}

/// What follows the first word of a pattern.
#[derive(Debug, Clone)]
struct Pattern {
    concept: usize,
    rest: Vec<Step>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Part(usize),
    Gap,
}

/// The most words in a gap.
const GAP: usize = 6;
/// A longer word is no word.
const LONGEST_WORD: usize = 80;

impl Vocabulary {
    /// Compiles concepts. A pattern that cannot be used is reported and left out.
    #[must_use]
    pub fn new<'c>(language: Language, concepts: impl IntoIterator<Item = &'c Concept>) -> (Self, Problems) {
        let mut building = Building::default();
        let mut ids = BTreeMap::new();
        for (number, concept) in concepts.into_iter().enumerate() {
            if ids.insert(concept.id.clone(), number).is_some() {
                building
                    .problems
                    .push(Problem::error("concept-twice").with("concept", concept.id.as_str()).at(concept.place.clone()));
            }
            for pattern in &concept.patterns {
                if !building.add(number, pattern) {
                    building.problems.push(
                        Problem::error("concept-pattern")
                            .with("pattern", pattern.as_str())
                            .with("concept", concept.id.as_str())
                            .at(concept.place.clone()),
                    );
                }
            }
        }
        let Building { stems, parts, opening, problems, .. } = building;
        let mut spelled = vec![String::new(); stems.len()];
        for (stem, at) in stems {
            if let Some(place) = spelled.get_mut(at) {
                *place = stem;
            }
        }
        let stems = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&spelled).ok();
        (Self { language, ids, stems, parts, opening }, problems)
    }

    /// The language of its patterns.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The number of a concept.
    #[must_use]
    pub fn number(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// The names of the concepts, by their numbers.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<(usize, &str)> = self.ids.iter().map(|(id, number)| (*number, id.as_str())).collect();
        ids.sort_unstable();
        ids.into_iter().map(|(_, id)| id).collect()
    }

    /// How many concepts it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Does it know none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The concepts in a part of a text, by where they stand; spans are offsets into the whole text.
    #[must_use]
    pub fn find(&self, text: &str, part: Span) -> Vec<Mention> {
        let mut spans: Vec<Span> = Vec::new();
        let mut words: Vec<Vec<usize>> = Vec::new();
        let mut folded = String::new();
        for piece in pieces(part.of(text)) {
            if !matches!(piece.kind, Kind::Word | Kind::Number) {
                continue;
            }
            let span = Span::new(part.start + piece.span.start, part.start + piece.span.end);
            folded.clear();
            fold(span.of(text), &mut folded);
            spans.push(span);
            words.push(self.parts_of(&folded));
        }
        let mut found = BTreeSet::new();
        for (first, parts) in words.iter().enumerate() {
            for pattern in parts.iter().filter_map(|part| self.opening.get(*part)).flatten() {
                let Some(last) = follow(&words, first + 1, &pattern.rest) else { continue };
                if let (Some(start), Some(end)) = (spans.get(first), spans.get(last - 1)) {
                    found.insert(Mention { span: start.to(*end), concept: pattern.concept });
                }
            }
        }
        found.into_iter().collect()
    }

    /// The parts of patterns that a word is.
    fn parts_of(&self, folded: &str) -> Vec<usize> {
        let Some(stems) = self.stems.as_ref().filter(|_| folded.len() <= LONGEST_WORD) else { return Vec::new() };
        let mut found = Vec::new();
        for hit in stems.find_overlapping_iter(folded) {
            for part in self.parts.get(hit.pattern().as_usize()).into_iter().flatten() {
                if (part.open_start || hit.start() == 0) && (part.open_end || hit.end() == folded.len()) {
                    found.push(part.number);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Where the rest of a pattern ends, if it follows from this word on.
fn follow(words: &[Vec<usize>], at: usize, rest: &[Step]) -> Option<usize> {
    match rest.split_first() {
        None => Some(at),
        Some((Step::Gap, rest)) => (at..=(at + GAP).min(words.len())).find_map(|next| follow(words, next, rest)),
        Some((Step::Part(part), rest)) => {
            words.get(at).filter(|parts| parts.contains(part))?;
            follow(words, at + 1, rest)
        }
    }
}

#[derive(Default)]
struct Building {
    stems: BTreeMap<String, usize>,
    numbers: BTreeMap<(usize, bool, bool), usize>,
    parts: Vec<Vec<Part>>,
    opening: Vec<Vec<Pattern>>,
    problems: Problems,
}

impl Building {
    fn add(&mut self, concept: usize, pattern: &str) -> bool {
        let mut steps = Vec::new();
        for word in pattern.split_whitespace() {
            if word == "…" {
                steps.push(Step::Gap);
                continue;
            }
            let Some(parts) = self.parts(word) else { return false };
            steps.extend(parts.into_iter().map(Step::Part));
        }
        let ends_in_gap = steps.last() == Some(&Step::Gap);
        let Some((Step::Part(first), rest)) = steps.split_first().filter(|_| !ends_in_gap) else { return false };
        let Some(opening) = self.opening.get_mut(*first) else { return false };
        opening.push(Pattern { concept, rest: rest.to_vec() });
        true
    }

    /// The parts of one word of a pattern: several where a text is cut within it, as "2fa" and "800-88" are.
    fn parts(&mut self, word: &str) -> Option<Vec<usize>> {
        let (open_start, open_end) = (word.starts_with('*'), word.ends_with('*'));
        let bare = word.trim_matches('*');
        // "sla-*" is the beginning of a word with a hyphen in it; "test-" before "och" is a word of its own.
        let begins = open_end && bare.ends_with('-');
        let cut: Vec<&str> = pieces(bare)
            .filter(|piece| matches!(piece.kind, Kind::Word | Kind::Number))
            .map(|piece| piece.span.of(bare))
            .collect();
        if bare.contains('*') || cut.is_empty() {
            return None;
        }
        let last = cut.len() - 1;
        cut.iter()
            .enumerate()
            .map(|(at, piece)| {
                let mut stem = String::new();
                fold(piece, &mut stem);
                if begins && at == last {
                    stem.push('-');
                }
                self.part(stem, open_start && at == 0, open_end && at == last)
            })
            .collect()
    }

    fn part(&mut self, stem: String, open_start: bool, open_end: bool) -> Option<usize> {
        let fresh = self.stems.len();
        let at = *self.stems.entry(stem).or_insert(fresh);
        if at == fresh {
            self.parts.push(Vec::new());
        }
        let number = self.numbers.len();
        let known = *self.numbers.entry((at, open_start, open_end)).or_insert(number);
        if known == number {
            self.opening.push(Vec::new());
            self.parts.get_mut(at)?.push(Part { number, open_start, open_end });
        }
        Some(known)
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Language, Place, Span};

    use super::{Concept, Vocabulary};

    fn vocabulary(concepts: &[(&str, &[&str])]) -> (Vocabulary, usize) {
        let concepts: Vec<Concept> = concepts
            .iter()
            .map(|(id, patterns)| Concept {
                id: (*id).to_owned(),
                patterns: patterns.iter().map(|pattern| (*pattern).to_owned()).collect(),
                place: Place::default(),
            })
            .collect();
        let (made, problems) = Vocabulary::new(Language::Swedish, &concepts);
        (made, problems.len())
    }

    fn found<'t>(vocabulary: &Vocabulary, text: &'t str) -> Vec<(usize, &'t str)> {
        vocabulary.find(text, Span::new(0, text.len())).into_iter().map(|found| (found.concept, found.span.of(text))).collect()
    }

    #[test]
    fn finds_compounds_phrases_and_gaps() {
        let (known, problems) =
            vocabulary(&[("incident", &["*incident*"]), ("tell", &["underrätta*"]), ("return", &["lämna … åter", "åter"])]);
        assert_eq!(problems, 0);
        let text = "Underrätta om Säkerhets\u{ad}incidenter. Lämna all kundens data åter";
        assert_eq!(
            found(&known, text),
            [(1, "Underrätta"), (0, "Säkerhets\u{ad}incidenter"), (2, "Lämna all kundens data åter"), (2, "åter")]
        );
    }

    #[test]
    fn an_end_without_star_is_the_end_of_the_word() {
        let (known, _) = vocabulary(&[("log", &["logg", "loggar*"])]);
        assert_eq!(found(&known, "logg loggan loggarna katalogg"), [(0, "logg"), (0, "loggarna")]);
    }

    #[test]
    fn a_part_of_a_text_keeps_its_place() {
        let (known, _) = vocabulary(&[("log", &["logg"])]);
        let text = "logg och logg";
        assert_eq!(known.find(text, Span::new(5, 13)).first().map(|mention| mention.span), Some(Span::new(9, 13)));
    }

    #[test]
    fn a_word_that_a_text_cuts_is_found_whole() {
        let (known, problems) = vocabulary(&[("mfa", &["2fa", "sla-*"]), ("nist", &["nist 800-88", "test- och driftmiljö*"])]);
        assert_eq!(problems, 0);
        assert_eq!(
            found(&known, "2FA, SLA-nivå, sla, NIST 800-88, test- och driftmiljön"),
            [(0, "2FA"), (0, "SLA-nivå"), (1, "NIST 800-88"), (1, "test- och driftmiljön")]
        );
    }

    #[test]
    fn reports_what_cannot_be_used() {
        let (_, problems) = vocabulary(&[("bad", &["", "… logg", "logg …", "lo*gg", "*"])]);
        assert_eq!(problems, 5);
    }
}
