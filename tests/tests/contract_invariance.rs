//! No verdict changes when the clauses of a contract are numbered otherwise, come in another order, or are broken into other lines.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use std::collections::BTreeSet;
use std::path::Path;

use catalog::Catalog;
use contracts::Words;
use document::{Piece, Transcript};
use tests::judged::{develop, differences, pieces, transcript, verdicts, words};
use tests::library;
use tests::reshaped::{renumbered, reordered, rewrapped, spaced};

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");

/// What changes though it should not, until it is mended: the change, the number of the document, and the obligation.
const KNOWN: &[(&str, &str, &str)] = &[];
/// Every obligation of a document.
const ANY: &str = "*";

/// Judges every contract before and after a change, and asserts that nothing differs but what is known.
fn unchanged(change: &str, changed: impl Fn(&str, &str, &Transcript) -> Transcript) {
    let (catalog, _) = library();
    let words = words(&catalog);
    let mut found = BTreeSet::new();
    let mut told = Vec::new();
    for labelled in develop() {
        let before = transcript(&labelled.name, labelled.text.as_bytes(), Path::new(CHILD), &[]);
        let after = changed(&labelled.name, &labelled.text, &before);
        let document = labelled.name.split('-').next().unwrap_or_default().to_owned();
        for line in compared(&catalog, &words, &before, &after) {
            let obligation = line.split(':').next().unwrap_or_default().to_owned();
            let known = [obligation.as_str(), ANY].iter().any(|which| KNOWN.contains(&(change, document.as_str(), which)));
            if !known {
                told.push(format!("{} {line}", labelled.name));
            }
            found.insert((document.clone(), obligation));
            found.insert((document.clone(), ANY.to_owned()));
        }
    }
    assert!(told.is_empty(), "{change}: {} verdicts changed\n{}", told.len(), told.join("\n"));
    let here = KNOWN.iter().filter(|(known, ..)| *known == change);
    let mended: Vec<_> =
        here.filter(|(_, document, obligation)| !found.contains(&((*document).to_owned(), (*obligation).to_owned()))).collect();
    assert!(mended.is_empty(), "mended, so take them from KNOWN: {mended:?}");
}

fn compared(catalog: &Catalog, words: &Words, before: &Transcript, after: &Transcript) -> Vec<String> {
    differences(&verdicts(catalog, words, before), &verdicts(catalog, words, after))
}

fn on_pieces(change: &str, changed: impl Fn(&[Piece]) -> Vec<Piece>) {
    unchanged(change, |_, _, before| Transcript::new(changed(&pieces(before)), before.pages()));
}

fn on_text(change: &str, changed: impl Fn(&str) -> String) {
    unchanged(change, |name, text, _| transcript(name, changed(text).as_bytes(), Path::new(CHILD), &[]));
}

#[test]
fn printed_anew() {
    on_pieces("printed anew", <[Piece]>::to_vec);
}

#[test]
fn numbered_from_eight() {
    on_pieces("numbered from eight", |pieces| renumbered(pieces, 7));
}

#[test]
fn numbered_from_forty() {
    on_pieces("numbered from forty", |pieces| renumbered(pieces, 39));
}

#[test]
fn in_reverse_order() {
    on_pieces("in reverse order", |pieces| reordered(pieces, true));
}

#[test]
fn from_the_middle() {
    on_pieces("from the middle", |pieces| reordered(pieces, false));
}

#[test]
fn wrapped_at_60() {
    on_text("wrapped at 60", |text| rewrapped(text, 60));
}

#[test]
fn wrapped_at_76() {
    on_text("wrapped at 76", |text| rewrapped(text, 76));
}

#[test]
fn wrapped_at_100() {
    on_text("wrapped at 100", |text| rewrapped(text, 100));
}

#[test]
fn with_other_spaces() {
    on_text("with other spaces", spaced);
}

#[test]
fn with_other_line_ends() {
    on_text("with other line ends", |text| text.replace('\n', "\r\n"));
}
