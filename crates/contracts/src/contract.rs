use document::Transcript;
use kernel::{Language, Span};
use wording::{Mention, Sentence};

use crate::documents::Held;
use crate::ideas::Ideas;
use crate::numbers::index::Numbered;
use crate::role::Role;
use crate::standing::Standing;
use crate::words::Words;
use crate::{likes, parties, read};

/// A file of a contract.
#[derive(Debug, Clone, Copy)]
pub struct ContractFile<'t> {
    /// Its name as a person knows it.
    pub name: &'t str,
    /// What was read in it.
    pub transcript: &'t Transcript,
}

/// A contract as it was read: every file, clause by clause and sentence by sentence.
#[derive(Debug, Clone)]
pub struct Contract<'t> {
    pub(crate) files: Vec<ReadFile<'t>>,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) lines: Vec<Line>,
    pub(crate) held: Held,
    pub(crate) numbered: Numbered,
}

/// A file with its language.
#[derive(Debug, Clone)]
pub(crate) struct ReadFile<'t> {
    pub(crate) name: &'t str,
    pub(crate) transcript: &'t Transcript,
    /// The language that most of it is in.
    pub(crate) language: Language,
}

/// A numbered clause, or a paragraph with what belongs to it.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    pub(crate) file: usize,
    /// Clauses under the same heading share it.
    pub(crate) section: usize,
    pub(crate) number: Option<String>,
    /// The number as references write it: `5.2` for "§ 5.2.".
    pub(crate) bare: String,
    /// The nearest heading.
    pub(crate) heading: Option<Span>,
    pub(crate) span: Span,
    pub(crate) page: Option<u32>,
    /// What its headings speak of.
    pub(crate) under: Ideas,
    /// Its lines, from the first to before the last.
    pub(crate) lines: (usize, usize),
}

/// A sentence, an item of a list, or a row of a table, in its place.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) clause: usize,
    pub(crate) span: Span,
    pub(crate) role: Role,
    pub(crate) sentence: Sentence,
    pub(crate) mentions: Vec<Mention>,
    /// What it speaks of.
    pub(crate) own: Ideas,
    /// What it speaks of with the sentence that leads into it.
    pub(crate) led: Ideas,
    /// How surely it is about each obligation, by what was learnt from examples; empty where nothing was.
    pub(crate) likes: Vec<f32>,
    pub(crate) standing: Standing,
    /// The line that leads into it.
    pub(crate) lead: Option<usize>,
    /// It is a row of a table.
    pub(crate) row: bool,
}

impl<'t> Contract<'t> {
    /// Reads the files of one contract with the words of a catalog.
    #[must_use]
    pub fn read(words: &Words, files: &[ContractFile<'t>]) -> Self {
        let files: Vec<ReadFile<'t>> = files
            .iter()
            .map(|file| ReadFile {
                name: file.name,
                transcript: file.transcript,
                language: crate::language::of(file.transcript.text(), Language::Swedish),
            })
            .collect();
        let names = parties::named(&files);
        let mut contract =
            Self { held: Held::default(), numbered: Numbered::default(), files, clauses: Vec::new(), lines: Vec::new() };
        for file in 0..contract.files.len() {
            read::file(words, &names, file, &mut contract);
        }
        contract.held = Held::of(&contract);
        contract.numbered = Numbered::of(&contract);
        likes::add(words, &mut contract);
        contract
    }

    /// How many clauses a file has.
    #[must_use]
    pub fn clauses_of(&self, file: usize) -> usize {
        self.clauses.iter().filter(|clause| clause.file == file).count()
    }

    /// The language that most of a file is in.
    #[must_use]
    pub fn language_of(&self, file: usize) -> Language {
        self.files.get(file).map(|file| file.language).unwrap_or_default()
    }

    pub(crate) fn text(&self, file: usize) -> &'t str {
        self.files.get(file).map_or("", |file| file.transcript.text())
    }

    pub(crate) fn clause(&self, line: &Line) -> Option<&Clause> {
        self.clauses.get(line.clause)
    }

    /// The words of a line.
    pub(crate) fn words_of(&self, line: &Line) -> &'t str {
        self.clause(line).map_or("", |clause| line.span.of(self.text(clause.file)))
    }

    pub(crate) fn lines_of(&self, clause: &Clause) -> impl Iterator<Item = (usize, &Line)> {
        let (first, last) = clause.lines;
        (first..last).filter_map(|at| self.lines.get(at).map(|line| (at, line)))
    }

    /// What the headings above a line speak of.
    pub(crate) fn under(&self, line: &Line) -> Ideas {
        self.clause(line).map(|clause| clause.under).unwrap_or_default()
    }
}
