//! What is read in sentences: tables of Swedish and English ones, and the model clauses of the catalog.

#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use std::fs;

use catalog::Catalog;
use kernel::Language;
use tests::{catalog_files, repository};
use wording::{Lexicon, Reading, read};

/// A text with what must be read in it.
struct Block {
    text: String,
    statements: Option<String>,
    there: Vec<String>,
    absent: Vec<String>,
}

fn blocks(language: Language) -> Vec<Block> {
    let path = repository().join(format!("tests/fixtures/wording/{}.txt", language.code()));
    let text = fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let blocks = lines.split(|line| line.trim().is_empty()).filter(|block| !block.is_empty());
    blocks
        .map(|block| {
            let of = |sign: &str| block.iter().filter_map(|line| line.strip_prefix(sign)).map(str::to_owned).collect::<Vec<_>>();
            Block {
                text: block[0].replace("\\n", "\n").replace("\\u{30a}", "\u{30a}"),
                statements: of("= ").pop(),
                there: of("+ "),
                absent: of("- "),
            }
        })
        .collect()
}

fn lexicon(language: Language) -> Lexicon {
    let (catalog, _) = Catalog::read(&catalog_files());
    let (lexicon, problems) = catalog.lexicon(language);
    assert!(problems.is_empty(), "{problems:#?}");
    lexicon
}

fn statements(reading: &Reading, text: &str) -> String {
    let said = reading.statements().map(|said| format!("{} {}: {}", said.force.id(), said.subject.who.id(), said.decided_by.of(text)));
    said.collect::<Vec<_>>().join(" & ")
}

fn check(language: Language, least: usize) {
    let lexicon = lexicon(language);
    let blocks = blocks(language);
    let mut wrong = Vec::new();
    for block in &blocks {
        let text = &block.text;
        let reading = read(&lexicon, text);
        let said = statements(&reading, text);
        let marks: Vec<String> = reading.marks().map(|mark| format!("{}: {}", mark.what.id(), mark.span.of(text))).collect();
        let plain = block.statements.is_none() && block.there.is_empty();
        if block.statements.as_ref().is_some_and(|wanted| *wanted != said) || (plain && !said.is_empty()) {
            wrong.push(format!("{text}\n    wanted {}\n    read   {said}", block.statements.as_deref().unwrap_or("nothing")));
        }
        for there in block.there.iter().filter(|there| !marks.contains(there)) {
            wrong.push(format!("{text}\n    no {there} among {marks:?}"));
        }
        for absent in &block.absent {
            if marks.iter().any(|mark| mark.starts_with(absent.as_str())) {
                wrong.push(format!("{text}\n    {absent} among {marks:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), blocks.len(), wrong.join("\n"));
    assert!(blocks.len() >= least, "{}", blocks.len());
}

#[test]
fn swedish_sentences_are_read() {
    check(Language::Swedish, 120);
}

#[test]
fn english_sentences_are_read() {
    check(Language::English, 80);
}
