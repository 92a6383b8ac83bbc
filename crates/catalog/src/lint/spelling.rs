//! Spelling of everything a catalog says to people, file by file: so that no text is forgotten, and every word has its line.

use std::collections::BTreeSet;
use std::ops::Range;

use kernel::{Language, Place, Problem, Problems};
use wording::words;

use super::Linter;
use crate::source::Source;

/// Says whether a word is spelt as a dictionary has it.
pub trait Speller {
    /// Is this a word of the language? It is given as written, without marks around it.
    fn is_known(&self, word: &str, language: Language) -> bool;
}

impl Linter<'_> {
    /// Misspelt words of a file of a catalog, given as path within the catalog folder and text: texts in Swedish and English of
    /// TOML files, and templates. Nothing is found without a speller.
    ///
    /// The words by which sentences are read and obligations found are no texts: they have bad language on purpose, and cut words.
    #[must_use]
    pub fn spelling(&self, path: &str, text: &str) -> Problems {
        let within = path.strip_prefix(crate::OVERLAY_FOLDER).unwrap_or(path);
        let source = Source::new(path, text);
        let mut folders = within.split('/');
        let (folder, language) = (folders.next().unwrap_or_default(), folders.next().and_then(Language::from_code));
        let language = language.filter(|_| folder == "templates");
        match (folder, language) {
            ("wording" | "concepts", _) => Problems::new(),
            (_, language) if path.ends_with(".toml") => self.spelling_of_tables(&source, text, language),
            (_, Some(language)) if path.ends_with(".md") => {
                self.misspelt(text, language).into_iter().map(|(word, span)| about(word, source.place(span))).collect()
            }
            _ => Problems::new(),
        }
    }

    fn spelling_of_tables(&self, source: &Source<'_>, file: &str, language: Option<Language>) -> Problems {
        let (parsed, _) = source.parse();
        let mut problems = Problems::new();
        for found in parsed.texts(language) {
            let raw = file.get(found.span.clone()).unwrap_or_default();
            // Where in the file a word stands can differ from where in the text: quotation marks, escapes. Words follow each other
            // in both.
            let mut after = 0;
            for (word, _) in self.misspelt(found.text, found.language) {
                let rest = raw.get(after..).unwrap_or_default();
                let Some(offset) = whole_words(rest, word).next().map(|offset| after + offset) else {
                    problems.push(about(word, source.place(found.span.clone())));
                    continue;
                };
                after = offset + word.len();
                problems.push(about(word, source.place(found.span.start + offset..found.span.end)));
            }
        }
        problems
    }

    /// The misspelt words of a text, with where they stand in it.
    pub(super) fn misspelt<'t>(&self, text: &'t str, language: Language) -> Vec<(&'t str, Range<usize>)> {
        let (Some(speller), known) = (self.speller, self.known.get(&language)) else { return Vec::new() };
        let readable = without(text, known.map(|known| known.phrases.as_slice()).unwrap_or_default());
        let is_known = |word: &str, next: Option<char>| {
            let plain: String = word.chars().filter(|character| *character != '\u{ad}').collect();
            let plain = plain.replace('’', "'");
            let listed = |word: &str| known.is_some_and(|known| known.words.contains(word));
            // The first half of two words that share their latter half: "hälso- och sjukvård".
            let half = || next == Some('-') && speller.is_known(&format!("{plain}-"), language);
            listed(&plain) || listed(&small_first(&plain)) || speller.is_known(&plain, language) || half()
        };
        let found = words(&readable).filter(|(span, word)| {
            let next = text.get(span.end..).and_then(|rest| rest.chars().next());
            // What follows a figure at once is its ending: "{{days}}th", "10th".
            !text.get(..span.start).is_some_and(|before| before.ends_with(|last: char| last == '}' || last.is_ascii_digit()))
                && !is_known(word, next)
        });
        found.filter_map(|(span, _)| Some((text.get(span.start..span.end)?, span.start..span.end))).collect()
    }
}

/// The list of words and phrases that dictionaries lack, in one language.
#[derive(Debug, Default)]
pub(super) struct Known {
    words: BTreeSet<String>,
    phrases: Vec<String>,
}

impl Known {
    pub(super) fn new(list: &BTreeSet<String>) -> Self {
        let (phrases, words): (Vec<String>, Vec<String>) = list.iter().cloned().partition(|entry| entry.contains([' ', '.']));
        Self { words: words.into_iter().collect(), phrases }
    }
}

/// The text with spaces for what is no word of its: known phrases, names of what is put in, comments of templates.
fn without(text: &str, phrases: &[String]) -> String {
    let mut readable = text.to_owned();
    for phrase in phrases {
        for at in whole_words(text, phrase) {
            readable.replace_range(at..at + phrase.len(), &" ".repeat(phrase.len()));
        }
    }
    for (open, close) in [("<!--", "-->"), ("{", "}")] {
        let mut at = 0;
        while let Some(start) = text.get(at..).and_then(|rest| rest.find(open)).map(|offset| at + offset) {
            let Some(end) = text.get(start..).and_then(|rest| rest.find(close)).map(|offset| start + offset + close.len()) else {
                break;
            };
            readable.replace_range(start..end, &" ".repeat(end - start));
            at = end;
        }
    }
    readable
}

/// Where a word or phrase stands that is no part of a longer word.
fn whole_words<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    let ends = |character: Option<char>| character.is_none_or(|character| !character.is_alphanumeric());
    let whole = move |at: usize| {
        let (before, after) = (text.get(..at), text.get(at + words.len()..));
        ends(before.and_then(|before| before.chars().next_back())) && ends(after.and_then(|after| after.chars().next()))
    };
    text.match_indices(words).map(|(at, _)| at).filter(move |at| whole(*at))
}

/// As a word is written that is not first in its sentence.
fn small_first(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

pub(super) fn about(word: &str, place: Place) -> Problem {
    Problem::warning("lint-spelling").with("words", word).with("id", "").with("field", "").at(place)
}
