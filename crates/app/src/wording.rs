use std::sync::Arc;

use desk::Linter;
use kernel::{Argument, Problem, Problems};

use crate::{App, Caller, Result};

/// A text with what the lint found in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    /// The text in pieces; what was found something about is marked.
    pub parts: Vec<WordingPart>,
    /// What was found, in the order of the text.
    pub findings: Problems,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordingPart {
    /// Its words.
    pub text: String,
    /// The finding that is about it, by its place in the list.
    pub finding: Option<usize>,
}

impl Wording {
    /// Marks the words that findings are about. Each finding says its words and not where they stand: they are looked for after those of
    /// the finding before it that had the same.
    pub(crate) fn of(text: &str, findings: Problems) -> Self {
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for (number, finding) in findings.iter().enumerate() {
            let words = words(finding);
            if words.is_empty() {
                continue;
            }
            let taken = |from: usize| found.iter().any(|(begin, end, _)| from < *end && from + words.len() > *begin);
            let place = text.match_indices(words).map(|(at, _)| at).find(|at| !taken(*at));
            found.extend(place.map(|at| (at, at + words.len(), number)));
        }
        found.sort_unstable();
        let (mut parts, mut done) = (Vec::new(), 0);
        let mut put = |from: usize, to: usize, finding: Option<usize>| {
            let piece = text.get(from..to).unwrap_or_default();
            if !piece.is_empty() {
                parts.push(WordingPart { text: piece.to_owned(), finding });
            }
        };
        for (begin, end, number) in found {
            put(done, begin, None);
            put(begin, end, Some(number));
            done = end;
        }
        put(done, text.len(), None);
        Self { parts, findings }
    }
}

/// The words that a finding is about; of a whole sentence it quotes only the beginning.
fn words(finding: &Problem) -> &str {
    match finding.argument("words") {
        Some(Argument::Text(words)) => words.trim_end_matches('…').trim(),
        _ => "",
    }
}

impl App {
    /// The lint of the catalog that the caller's organisation uses, made once.
    pub(crate) async fn linter(&self, caller: &Caller) -> Result<Arc<Linter<'static>>> {
        let library = self.library(caller).await?;
        Ok(self.libraries.linter(&library))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(words: &str) -> Problem {
        Problem::error("lint-vague").with("words", words)
    }

    #[test]
    fn words_are_marked_where_they_stand_each_once() {
        let text = "Snabb hjälp är snabb hjälp, åäö snabb.";
        let wording = Wording::of(text, vec![about("snabb"), about("snabb"), about("finns inte"), about("hjälp är snabb")]);
        let whole: String = wording.parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(whole, text);
        let marked: Vec<Option<usize>> = wording.parts.iter().map(|part| part.finding).filter(Option::is_some).collect();
        assert_eq!(marked, [Some(0), Some(1)], "what overlaps is marked once: {:?}", wording.parts);
    }

    #[test]
    fn the_beginning_of_a_sentence_is_found() {
        let wording = Wording::of("Ett två tre.", vec![about("Ett två …"), Problem::error("lint-lix")]);
        assert_eq!(wording.parts.first(), Some(&WordingPart { text: "Ett två".to_owned(), finding: Some(0) }));
    }
}
