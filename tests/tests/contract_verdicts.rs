//! Every verdict shows the words that decided it, and is the same whatever the contract was saved as.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use std::path::Path;

use contracts::{Contract, ContractFile, Passage, Setting, Verdict, check};
use tests::judged::{develop, differences, pieces, transcript, verdicts, words};
use tests::{library, resaved};

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");

/// Documents and formats that are not read alike until that is mended.
// A heading between list items, and a list that follows a heading without text, are read otherwise in HTML.
const KNOWN: &[(&str, &str)] = &[("21", "a.html"), ("95", "a.html")];

#[test]
fn every_verdict_shows_the_words_that_decided_it() {
    let (catalog, _) = library();
    let words = words(&catalog);
    let mut wrong = Vec::new();
    let mut counts = [0_usize; 2];
    for labelled in develop() {
        let transcript = transcript(&labelled.name, labelled.text.as_bytes(), Path::new(CHILD), &[]);
        let text = transcript.text();
        let contract = Contract::read(&words, &[ContractFile { name: &labelled.name, transcript: &transcript }]);
        let checked = check(&catalog, &words, &contract, &Setting { complete: true, ..Setting::default() }).unwrap();
        assert_eq!(checked.findings.len(), catalog.obligations.len());
        for finding in &checked.findings {
            let mut tell =
                |what: &str| wrong.push(format!("{} {} {}: {what}", labelled.name, finding.obligation, finding.verdict));
            if (finding.verdict == Verdict::Partly) == finding.missing.is_empty() {
                tell("names what is missing if and only if it is partly there");
            }
            if finding.why.is_empty() {
                tell("says nothing of why");
            }
            if !finding.verdict.is_present() {
                assert_eq!(finding.verdict, Verdict::Missing);
                counts[1] += 1;
                continue;
            }
            counts[0] += 1;
            let inside = |passage: &Passage| passage.marks.iter().any(|mark| passage.span.holds(mark.span));
            if !finding.passages.iter().any(inside) {
                tell("shows no words");
            }
            for passage in &finding.passages {
                if passage.span.of(text).trim().is_empty() {
                    tell("shows a passage without words");
                }
                for mark in &passage.marks {
                    // What leads into a passage, and its heading, may decide too; nothing after it does.
                    if mark.span.of(text).trim().is_empty() || mark.span.end > passage.span.end {
                        tell("marks words after its passage");
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {counts:?}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(counts.iter().all(|count| *count > 500), "{counts:?}");
}

/// As text, Markdown, Word file, web page and PDF.
#[test]
fn every_format_gives_the_same_verdicts() {
    let (catalog, _) = library();
    let words = words(&catalog);
    let options = render::Options::default();
    let mut wrong = Vec::new();
    for labelled in develop() {
        let read = transcript(&labelled.name, labelled.text.as_bytes(), Path::new(CHILD), &[]);
        let before = verdicts(&catalog, &words, &read);
        let pieces = pieces(&read);
        let document = resaved::document(&pieces);
        let files = [
            ("a.txt", read.text().as_bytes().to_vec()),
            ("a.md", resaved::markdown(&pieces).into_bytes()),
            ("a.html", render::html(&document, &options).unwrap()),
            ("a.docx", render::docx(&document, &options).unwrap()),
            ("a.pdf", render::pdf(&document, &options).unwrap()),
        ];
        for (name, bytes) in files {
            let number = labelled.name.split('-').next().unwrap_or_default();
            if KNOWN.contains(&(number, name)) {
                continue;
            }
            let after = transcript(name, &bytes, Path::new(CHILD), &[]);
            let differ = differences(&before, &verdicts(&catalog, &words, &after));
            wrong.extend(differ.iter().map(|line| format!("{} {name} {line}", labelled.name)));
        }
    }
    assert!(wrong.is_empty(), "{} verdicts differ\n{}", wrong.len(), wrong.join("\n"));
}
