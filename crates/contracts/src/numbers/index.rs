use std::collections::{BTreeMap, BTreeSet};

use super::{ANNEXES, bare, is_named};
use crate::contract::{Clause, Contract, Line};

/// Numbers are no longer, in bytes: "AFD.17", "4.9.1".
const LONGEST: usize = 48;
/// Marks are no longer, in letters with their brackets: "(V)".
const MARK: usize = 16;

/// Which lines each number of a contract stands for, so that a text full of references is read in time that grows with its length.
#[derive(Debug, Clone, Default)]
pub(crate) struct Numbered {
    lines: BTreeMap<(usize, String), Vec<usize>>,
    marks: BTreeMap<(usize, String), Vec<usize>>,
}

impl Numbered {
    /// Finds every number in a contract that has been read.
    pub(crate) fn of(contract: &Contract<'_>) -> Self {
        let mut numbered = Self::default();
        for clause in &contract.clauses {
            let whole = whole(clause, contract.text(clause.file));
            let (first, last) = clause.lines;
            for number in &whole {
                numbered.add(clause, number, first..last);
            }
            for (number, at) in rows(contract, clause).into_iter().chain(items(contract, clause)) {
                if !whole.contains(&number) {
                    numbered.add(clause, &number, at..at + 1);
                }
            }
        }
        for (at, line) in contract.lines.iter().enumerate() {
            let Some(clause) = contract.clause(line) else { continue };
            for mark in marks(contract.words_of(line)) {
                numbered.marks.entry((clause.file, mark.to_owned())).or_default().push(at);
            }
        }
        numbered
    }

    /// The lines of a file that bear a mark in brackets, `(V)`.
    pub(crate) fn marked(&self, file: usize, mark: &str) -> &[usize] {
        self.marks.get(&(file, mark.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// The lines of a file that a number stands for, as [`bare`] writes it.
    pub(crate) fn lines(&self, file: usize, number: &str) -> &[usize] {
        self.lines.get(&(file, number.to_owned())).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, clause: &Clause, number: &str, lines: std::ops::Range<usize>) {
        self.lines.entry((clause.file, number.to_owned())).or_default().extend(lines);
    }
}

/// What stands in brackets in a line and is short enough to be a mark, with its brackets, each once.
fn marks(words: &str) -> BTreeSet<&str> {
    let openings = words.match_indices('(').filter_map(|(at, _)| words.get(at..));
    openings.filter_map(|rest| rest.get(..=rest.char_indices().take(MARK).find(|(_, letter)| *letter == ')')?.0)).collect()
}

/// The numbers that a clause as a whole goes by: its own, those above it, and those that its heading begins with ("A. Loggning").
fn whole(clause: &Clause, text: &str) -> BTreeSet<String> {
    let own = clause.bare.as_str();
    let above = own.match_indices('.').map(|(at, _)| at).chain([own.len()]);
    let mut numbers: BTreeSet<String> =
        above.take_while(|end| *end <= LONGEST).filter_map(|end| own.get(..end)).map(str::to_owned).collect();
    let words = clause.heading.map(|heading| heading.of(text)).unwrap_or_default();
    // "Exhibit 2" is another place than clause 2.
    let annex = words.split_whitespace().next().is_some_and(|word| ANNEXES.contains(&word.to_lowercase().as_str()));
    if !annex && words.split_whitespace().nth(1).is_some() {
        numbers.extend(words.split_whitespace().take(2).map(bare));
    }
    numbers
}

/// The rows of a table in a clause, by what they begin with.
fn rows(contract: &Contract<'_>, clause: &Clause) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, line) in contract.lines_of(clause).filter(|(_, line)| line.row) {
        found.extend(begins(contract, line).into_iter().map(|number| (number, at)));
    }
    found
}

/// What a row may be referred to by: its first cell, or the first of its words to a full stop, a bracket or a hyphen.
fn begins(contract: &Contract<'_>, line: &Line) -> BTreeSet<String> {
    let words = contract.words_of(line).to_lowercase();
    let cell = words.split(" | ").next().unwrap_or_default();
    let first = words.split_inclusive(' ').next().unwrap_or_default();
    let ends = first.char_indices().take_while(|(at, _)| *at <= LONGEST).filter(|(_, next)| [' ', '.', ')', '-'].contains(next));
    let mut numbers: BTreeSet<String> =
        ends.map(|(end, _)| end).filter(|end| *end > 1).filter_map(|end| words.get(..end)).map(str::to_owned).collect();
    if cell.len() <= LONGEST {
        numbers.insert(cell.replace(' ', ""));
    }
    numbers
}

/// Items with a code, each to where the next begins: "K7. Loggar ska sparas. De ska …".
fn items(contract: &Contract<'_>, clause: &Clause) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut within: Option<String> = None;
    for (at, line) in contract.lines_of(clause).filter(|(_, line)| !line.row) {
        let first = contract.words_of(line).split_whitespace().next().unwrap_or_default();
        let code = first.trim_end_matches(['.', ':', ')']);
        if is_named(code) {
            within = Some(code.to_lowercase());
        }
        found.extend(within.clone().map(|code| (code, at)));
    }
    found
}
