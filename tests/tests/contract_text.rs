//! The same contract reads the same, whatever it was saved as.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use std::path::Path;

use document::{PieceKind, Transcript};
use ingest::{Limits, ReadText, read_text};
use render::Options;
use tests::contract::{MARKDOWN, PLAIN, PRINTED, document, docx, odt};

fn read(name: &str, bytes: &[u8]) -> ReadText {
    read_text(bytes, name, Path::new(env!("CARGO_BIN_EXE_text-child")), &[], Limits::for_texts()).unwrap()
}

/// What the blocks are, apart from where the pages fall.
fn kinds(transcript: &Transcript) -> Vec<(PieceKind, Option<&str>)> {
    transcript.blocks().iter().map(|block| (block.kind, block.number.as_deref())).collect()
}

#[test]
fn every_format_gives_the_same_blocks() {
    let ours = document();
    let options = Options::default();
    let files = [
        ("avtal.txt", PLAIN.as_bytes().to_vec()),
        ("avtal.md", MARKDOWN.as_bytes().to_vec()),
        ("avtal.html", render::html(&ours, &options).unwrap()),
        ("avtal.docx", render::docx(&ours, &options).unwrap()),
        ("avtal-word.docx", docx()),
        ("avtal.odt", odt()),
        ("avtal.pdf", render::pdf(&ours, &options).unwrap()),
    ];
    let expected = read("printed.txt", PRINTED.as_bytes()).transcript;
    assert_eq!(expected.text(), PRINTED);
    for (name, bytes) in files {
        let ReadText { transcript, problems } = read(name, &bytes);
        assert_eq!(transcript.text(), PRINTED, "{name}");
        assert_eq!(kinds(&transcript), kinds(&expected), "{name}");
        assert!(problems.is_empty(), "{name}: {problems:?}");
    }
}

#[test]
fn a_refusal_says_what_to_do_in_both_languages() {
    let child = Path::new(env!("CARGO_BIN_EXE_text-child"));
    let files: [(&str, &[u8]); 5] = [
        ("tom.docx", b""),
        ("avtal.rtf", b"{\\rtf1 Avtal}"),
        ("bild.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("avtal.docx", b"PK\x03\x04 trasig"),
        ("avtal.bin", &[0, 1, 2, 3, 0xFF, 0, 9]),
    ];
    for (name, bytes) in files {
        let problem = read_text(bytes, name, child, &[], Limits::for_texts()).unwrap_err();
        assert_eq!(problem.place.file.as_deref(), Some(name));
        for language in kernel::Language::ALL {
            let says = messages::Messages::new(language).plainly(&problem);
            assert!(!says.contains(problem.code) && !says.contains('$') && says.len() > 40, "{says}");
        }
    }
}
