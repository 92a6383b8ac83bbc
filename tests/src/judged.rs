//! Contracts of the repository, and the sentences that each check is held against, read and judged.

use std::fs;
use std::path::Path;

use catalog::Catalog;
use contracts::{Contract, ContractFile, Element, Setting, Verdict, Words, check};
use document::{Piece, PieceKind, Transcript};
use toml::de::DeTable;

use crate::repository;

/// A contract of the labelled set, as it lies on disk.
pub struct Labelled {
    /// Name of the file.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A sentence that a check is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// `sv` or `en`.
    pub language: String,
    /// The heading above it; empty where there is none.
    pub heading: String,
    /// The words.
    pub text: String,
    /// Why it is no hit; empty for a hit.
    pub why: String,
    /// It is read wrongly, and that is known.
    pub known: bool,
}

/// The sentences of one obligation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentences {
    /// Are about it.
    pub hits: Vec<Sentence>,
    /// Are not, though a hasty reader might think so.
    pub misses: Vec<Sentence>,
}

/// What stands before a sentence that is read alone, in Swedish and English: about nothing.
const FRAME: (&str, &str) = (
    "Det som sägs här gäller från den dag då båda parterna har skrivit under, och inte från någon annan dag.",
    "What is said here applies from the day on which both of the parties have signed, and not from any other day.",
);

/// The verdict on an obligation, with the elements that are missing.
pub type Judged = (String, Verdict, Vec<Element>);

/// The labelled contracts that the program is improved on, in order.
///
/// # Panics
/// When they cannot be read.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]
pub fn develop() -> Vec<Labelled> {
    let folder = repository().join("tests/labelled/develop");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end != "toml")).collect();
    texts.sort();
    let labelled = |path: &std::path::PathBuf| Labelled {
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        text: fs::read_to_string(path).unwrap(),
    };
    texts.iter().map(labelled).collect()
}

/// Has a child process read the bytes of a contract: `child` called with `arguments`.
///
/// # Panics
/// When it is refused.
#[must_use]
pub fn transcript(name: &str, bytes: &[u8], child: &Path, arguments: &[&str]) -> Transcript {
    match ingest::read_text(bytes, name, child, arguments, ingest::Limits::for_texts()) {
        Ok(read) => read.transcript,
        Err(problem) => panic!("{name}: {problem:?}"),
    }
}

/// The words of the catalog, which must have no problems.
///
/// # Panics
/// When it has any.
#[must_use]
pub fn words(catalog: &Catalog) -> Words {
    let (words, problems) = Words::new(catalog);
    assert!(problems.is_empty(), "{problems:#?}");
    words
}

/// Every verdict on a contract of one file, in the order of the catalog.
///
/// # Panics
/// Never: without a case nothing stops it.
#[must_use]
#[expect(clippy::unwrap_used, reason = "without a case nothing stops it")]
pub fn verdicts(catalog: &Catalog, words: &Words, transcript: &Transcript) -> Vec<Judged> {
    let contract = Contract::read(words, &[ContractFile { name: "contract", transcript }]);
    let checked = check(catalog, words, &contract, &Setting::default()).unwrap();
    let findings = checked.findings.into_iter();
    findings.map(|finding| (finding.obligation.as_str().to_owned(), finding.verdict, finding.missing)).collect()
}

/// What differs between two readings of a contract, one line for each verdict.
#[must_use]
pub fn differences(before: &[Judged], after: &[Judged]) -> Vec<String> {
    let said = |(_, verdict, missing): &Judged| {
        let missing: Vec<&str> = missing.iter().map(|element| element.id()).collect();
        format!("{verdict} [{}]", missing.join(" "))
    };
    let pairs = before.iter().zip(after).filter(|(before, after)| before != after);
    pairs.map(|(before, after)| format!("{}: {} -> {}", before.0, said(before), said(after))).collect()
}

/// The blocks of a transcript, as a reader handed them in.
#[must_use]
pub fn pieces(transcript: &Transcript) -> Vec<Piece> {
    let piece = |block: &document::TextBlock| Piece {
        kind: block.kind,
        number: block.number.clone(),
        words: transcript.of(block.words).to_owned(),
        page: block.page,
    };
    transcript.blocks().iter().map(piece).collect()
}

/// A sentence under its heading, as a contract with nothing else but words that tell the language. Bars part the cells of a row.
#[must_use]
pub fn alone(sentence: &Sentence) -> Transcript {
    let piece = |kind: PieceKind, words: &str| Piece { kind, number: None, words: words.to_owned(), page: None };
    let frame = piece(PieceKind::Paragraph, if sentence.language == "sv" { FRAME.0 } else { FRAME.1 });
    let heading = (!sentence.heading.is_empty()).then(|| piece(PieceKind::Heading(1), &sentence.heading));
    let cells: Vec<&str> = sentence.text.split(" | ").collect();
    let body: Vec<Piece> = if cells.len() > 1 {
        let cell = |(column, words): (u32, &&str)| piece(PieceKind::Cell { table: 0, row: 0, column }, words);
        (0..).zip(&cells).map(cell).collect()
    } else {
        vec![piece(PieceKind::Paragraph, &sentence.text)]
    };
    Transcript::new(std::iter::once(frame).chain(heading).chain(body).collect(), None)
}

/// The sentences that the check of an obligation is held against; nothing where it has no file.
///
/// # Panics
/// When the file does not hold what it should.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]
pub fn sentences(obligation: &str) -> Option<Sentences> {
    let path = repository().join(format!("tests/fixtures/checks/{obligation}.toml"));
    let text = fs::read_to_string(path).ok()?;
    let parsed = DeTable::parse(&text).unwrap();
    let table = parsed.get_ref();
    let list = |key: &str| -> Vec<Sentence> {
        let rows = table.get(key).and_then(|list| list.get_ref().as_array()).into_iter().flatten();
        rows.map(|row| sentence(obligation, row.get_ref().as_table().unwrap())).collect()
    };
    assert!(table.keys().all(|key| ["hit", "miss"].contains(&key.get_ref().as_ref())), "{obligation}: unknown key");
    Some(Sentences { hits: list("hit"), misses: list("miss") })
}

fn sentence(obligation: &str, row: &DeTable<'_>) -> Sentence {
    const KEYS: [&str; 5] = ["language", "heading", "text", "why", "known"];
    assert!(row.keys().all(|key| KEYS.contains(&key.get_ref().as_ref())), "{obligation}: unknown key in {row:?}");
    let said = |key: &str| row.get(key).and_then(|value| value.get_ref().as_str()).unwrap_or_default().to_owned();
    Sentence {
        language: said("language"),
        heading: said("heading"),
        text: said("text"),
        why: said("why"),
        known: row.get("known").and_then(|value| value.get_ref().as_bool()).unwrap_or_default(),
    }
}
