//! What the likeness of the catalog (`requirements-catalog/likeness/learnt.txt`) is learnt from: the sentences of `tests/labelled/sentences`, the
//! labelled contracts of `tests/labelled/develop`, and the sentences that checks are held against.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use catalog::Catalog;
use contracts::{Contract, ContractFile, GENERAL, Words, each_sentence};
use document::Transcript;
use toml::de::DeTable;
use wording::{Example, learn};

use crate::judged::{Sentence, alone, sentences, transcript, words};
use crate::repository;

/// The file that holds what was learnt.
#[must_use]
pub fn path() -> PathBuf {
    repository().join("requirements-catalog/likeness/learnt.txt")
}

/// Learns anew and returns the file. `child` with `arguments` reads texts.
///
/// # Panics
/// When something learnt from cannot be read.
#[must_use]
pub fn file(catalog: &Catalog, child: &Path, arguments: &[&str]) -> String {
    // What is learnt must not lean on what was learnt before.
    let mut catalog = catalog.clone();
    catalog.learnt.clear();
    let catalog = &catalog;
    let learner = Learner { words: &words(catalog), catalog };
    let mut examples = Vec::new();
    learner.of_sentences(&mut examples);
    learner.of_checks(&mut examples);
    learner.of_contracts(child, arguments, &mut examples);
    let obligations = catalog.obligations.iter().map(|obligation| obligation.id.to_string());
    let subjects: Vec<String> = obligations.chain(GENERAL.iter().map(|name| (*name).to_owned())).collect();
    format!("{}{}", head(catalog), learn(&subjects, &examples).write())
}

/// The first lines of the file: how it is made, and a digest of all that it is learnt from. A test holds them against what lies there.
///
/// # Panics
/// When something learnt from cannot be read.
#[must_use]
pub fn head(catalog: &Catalog) -> String {
    let mut whole = String::new();
    for path in sentence_files().into_iter().chain(contract_files()).chain(contract_files().iter().map(|path| labels_of(path))) {
        let _ = writeln!(whole, "{}\n{}", path.file_name().unwrap_or_default().to_string_lossy(), read(&path));
    }
    for obligation in &catalog.obligations {
        let _ = writeln!(whole, "{} {:?}", obligation.id, sentences(obligation.id.as_str()));
    }
    for concept in catalog.concepts.values().flatten() {
        let _ = writeln!(whole, "{} {:?}", concept.id, concept.patterns);
    }
    let digest = exchange::sha256(whole.as_bytes());
    format!(
        "# What sentences of contracts are about. Made by: cargo run --release -p tests --bin learn\n# Do not change it by hand. Learnt from {digest}\n"
    )
}

/// Turns sentences into examples.
struct Learner<'a> {
    words: &'a Words,
    catalog: &'a Catalog,
}

impl Learner<'_> {
    fn numbers<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> BTreeSet<usize> {
        let number = |id: &str| {
            let obligations = &self.catalog.obligations;
            let general = || GENERAL.iter().position(|name| *name == id).map(|at| obligations.len() + at);
            let at = obligations.iter().position(|obligation| obligation.id.as_str() == id).or_else(general);
            at.unwrap_or_else(|| panic!("{id} is no obligation"))
        };
        ids.into_iter().map(number).collect()
    }

    fn general(&self) -> BTreeSet<usize> {
        self.numbers(GENERAL)
    }

    /// `CO-INC-01 CO-INC-06 | heading | sentence`, one a line; a dash where it is about nothing, `#` before a comment.
    fn of_sentences(&self, examples: &mut Vec<Example>) {
        let obligations: BTreeSet<usize> = (0..self.catalog.obligations.len()).collect();
        for path in sentence_files() {
            let area = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let language = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
            // Whoever wrote on one of these did not look for the others.
            let unsure = match area.as_str() {
                "general" => obligations.clone(),
                area if MAY_BE_GENERAL.contains(&area) => self.general(),
                _ => BTreeSet::new(),
            };
            let text = read(&path);
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                let mut parts = line.splitn(3, '|').map(str::trim);
                let (Some(ids), Some(heading), Some(text)) = (parts.next(), parts.next(), parts.next()) else {
                    panic!("{}: {line}", path.display());
                };
                let about = self.numbers(ids.split_whitespace().filter(|id| *id != "-"));
                let sentence = sentence(&language, heading, text);
                self.add(&alone(&sentence), examples, |words, _| {
                    sentence.holds(words).then(|| Subjects { about: about.clone(), unsure: unsure.clone() })
                });
            }
        }
    }

    fn of_checks(&self, examples: &mut Vec<Example>) {
        let all: BTreeSet<usize> = (0..self.catalog.obligations.len() + GENERAL.len()).collect();
        for (number, obligation) in self.catalog.obligations.iter().enumerate() {
            let own = BTreeSet::from([number]);
            let others: BTreeSet<usize> = all.difference(&own).copied().collect();
            let found = sentences(obligation.id.as_str()).unwrap_or_default();
            for sentence in found.hits.iter().filter(|sentence| !sentence.known) {
                self.add(&alone(sentence), examples, |words, _| {
                    sentence.holds(words).then(|| Subjects { about: own.clone(), unsure: self.general() })
                });
            }
            for sentence in found.misses.iter().filter(|sentence| !sentence.known) {
                self.add(&alone(sentence), examples, |words, _| {
                    sentence.holds(words).then(|| Subjects { about: BTreeSet::new(), unsure: others.clone() })
                });
            }
        }
    }

    fn of_contracts(&self, child: &Path, arguments: &[&str], examples: &mut Vec<Example>) {
        for path in contract_files() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let transcript = transcript(&name, read(&path).as_bytes(), child, arguments);
            let labels = self.labels(&path);
            let present: BTreeSet<usize> = labels.about.iter().map(|(number, _)| *number).collect();
            self.add(&transcript, examples, |words, known| {
                let quoted = |quotes: &[(usize, String)]| -> BTreeSet<usize> {
                    quotes.iter().filter(|(_, quote)| is_quoted(quote, words)).map(|(number, _)| *number).collect()
                };
                let about = quoted(&labels.about);
                let mut unsure = quoted(&labels.unsure);
                // The label quotes one sentence; others that the words know may well be about it too.
                unsure.extend(known.iter().copied().filter(|number| present.contains(number) && !about.contains(number)));
                if !labels.general {
                    unsure.extend(self.general());
                }
                // Whether a sentence only points is known of those that were judged.
                if !labels.quoted.iter().any(|quote| is_quoted(quote, words)) {
                    unsure.extend(self.numbers(["general-points"]));
                }
                unsure.retain(|number| !about.contains(number));
                Some(Subjects { about, unsure })
            });
        }
    }

    /// Every quoted sentence, with what it is about.
    fn labels(&self, path: &Path) -> Labels {
        let text = read(&labels_of(path));
        let parsed = DeTable::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let table = parsed.get_ref();
        let mut labels = Labels { general: table.contains_key("general"), ..Labels::default() };
        let rows = |key: &str| table.get(key).and_then(|list| list.get_ref().as_array()).into_iter().flatten();
        for row in rows("label") {
            let said = |key: &str| row.get_ref().get(key).and_then(|value| value.get_ref().as_str());
            let (Some(id), Some(verdict)) = (said("id"), said("verdict")) else { panic!("{}: {row:?}", path.display()) };
            if verdict == "missing" {
                continue;
            }
            let more = row.get_ref().get("also").and_then(|list| list.get_ref().as_array()).into_iter().flatten();
            let quotes = said("quote").into_iter().chain(more.filter_map(|quote| quote.get_ref().as_str()));
            for number in self.numbers([id]) {
                labels.about.extend(quotes.clone().map(|quote| (number, plain(quote))));
            }
            labels.quoted.extend(quotes.clone().map(plain));
            for number in self.numbers((verdict == "by-reference").then_some("general-points")) {
                labels.about.extend(quotes.clone().map(|quote| (number, plain(quote))));
            }
        }
        for row in rows("general") {
            let said = |key: &str| row.get_ref().get(key).and_then(|value| value.get_ref().as_str()).unwrap_or_default();
            let name = ["general-", said("kind")].concat();
            let learnt = GENERAL.iter().filter(|general| **general == name);
            let quotes = self.numbers(learnt.copied()).into_iter().map(|number| (number, plain(said("quote"))));
            match said("reach") {
                "all" | "security" => labels.about.extend(quotes),
                "some" => labels.unsure.extend(quotes),
                _ => {}
            }
        }
        labels
    }

    fn add(&self, transcript: &Transcript, examples: &mut Vec<Example>, subjects: impl Fn(&str, &[usize]) -> Option<Subjects>) {
        let contract = Contract::read(self.words, &[ContractFile { name: "contract", transcript }]);
        each_sentence(self.catalog, self.words, &contract, &mut |shown, known| {
            if let Some(Subjects { about, unsure }) = subjects(&plain(shown.sentence), known) {
                examples.push(Example::new(shown, about, unsure));
            }
        });
    }
}

/// What a sentence is about, and what it says nothing of.
struct Subjects {
    about: BTreeSet<usize>,
    unsure: BTreeSet<usize>,
}

/// What the labels of a contract quote.
#[derive(Default)]
struct Labels {
    about: Vec<(usize, String)>,
    unsure: Vec<(usize, String)>,
    /// Every quoted sentence.
    quoted: Vec<String>,
    /// Its general clauses are labelled.
    general: bool,
}

/// Areas whose sentences may say something for all of a contract.
const MAY_BE_GENERAL: [&str; 4] = ["remedies", "audit-and-evidence", "sub-suppliers", "personal-data"];

fn sentence(language: &str, heading: &str, text: &str) -> Sentence {
    Sentence {
        language: language.to_owned(),
        heading: heading.to_owned(),
        text: text.to_owned(),
        why: String::new(),
        known: false,
    }
}

impl Sentence {
    /// Is a part that was read one of its own, and not of the frame?
    fn holds(&self, part: &str) -> bool {
        !part.is_empty() && plain(&self.text).contains(part)
    }
}

/// Is a sentence the one that a label quotes, or a part of it?
fn is_quoted(quote: &str, sentence: &str) -> bool {
    let first = quote.char_indices().nth(FIRST).map_or(quote, |(end, _)| quote.get(..end).unwrap_or(quote));
    !sentence.is_empty()
        && (sentence.contains(first)
            || (sentence.len() > 25 && quote.contains(sentence))
            || (sentence.len() > 12 && quote.starts_with(sentence)))
}

/// So many letters of a quote are looked for.
const FIRST: usize = 40;

/// Letters and figures in lower case, with one space between words.
fn plain(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

fn sentence_files() -> Vec<PathBuf> {
    let folder = repository().join("tests/labelled/sentences");
    ["sv", "en"].iter().flat_map(|language| files(&folder.join(language), |end| end == "txt")).collect()
}

fn contract_files() -> Vec<PathBuf> {
    files(&repository().join("tests/labelled/develop"), |end| end != "toml")
}

fn labels_of(path: &Path) -> PathBuf {
    path.with_extension("toml")
}

fn files(folder: &Path, wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|end| wanted(&end.to_string_lossy()))).collect();
    files.sort();
    files
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
