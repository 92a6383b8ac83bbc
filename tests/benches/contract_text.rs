//! Reading contracts, the child process included. Run with `cargo bench --bench contract_text`; figures are compared with the goals in
//! `docs/benchmarks.md` by a person.

use std::path::Path;

use divan::Bencher;
use document::{Block, Document, Heading, Paragraph, ParagraphStyle, text};
use ingest::{Limits, read_text};
use render::Options;

fn main() {
    divan::main();
}

/// A contract of 50 pages: 25,000 words under 250 numbered headings.
fn contract() -> Document {
    let words =
        "Leverantören ska skydda all information som hanteras i tjänsten och lämna uppgift om avvikelser inom 24 timmar. "
            .repeat(6);
    let section = |number: usize| {
        let heading = Heading { level: 1, number: Some(number.to_string()), inlines: text("Säkerhet i drift"), anchor: None };
        let paragraph = Paragraph { style: ParagraphStyle::Body, inlines: text(words.trim()) };
        [Block::Heading(heading), Block::Paragraph(paragraph)]
    };
    Document { title: "Avtal".to_owned(), blocks: (1..=250).flat_map(section).collect(), ..Document::default() }
}

fn read(bencher: Bencher<'_, '_>, name: &str, bytes: &[u8]) {
    let child = Path::new(env!("CARGO_BIN_EXE_text-child"));
    bencher.bench(|| read_text(bytes, name, child, &[], Limits::for_texts()).map(|read| read.transcript.blocks().len()));
}

#[divan::bench]
fn docx_of_50_pages(bencher: Bencher<'_, '_>) {
    let Ok(bytes) = render::docx(&contract(), &Options::default()) else { return };
    read(bencher, "a.docx", &bytes);
}

#[divan::bench]
fn html_of_50_pages(bencher: Bencher<'_, '_>) {
    let Ok(bytes) = render::html(&contract(), &Options::default()) else { return };
    read(bencher, "a.html", &bytes);
}

#[divan::bench]
fn pdf_of_50_pages(bencher: Bencher<'_, '_>) {
    let Ok(bytes) = render::pdf(&contract(), &Options::default()) else { return };
    read(bencher, "a.pdf", &bytes);
}

/// The same with tags that are not found: words, lines and paragraphs by where letters stand.
#[divan::bench]
fn pdf_of_50_pages_without_tags(bencher: Bencher<'_, '_>) {
    let Ok(mut bytes) = render::pdf(&contract(), &Options::default()) else { return };
    let name = b"/StructTreeRoot";
    while let Some(at) = bytes.windows(name.len()).position(|window| window == name) {
        bytes.splice(at..at + name.len(), b"/XtructTreeRoot".iter().copied());
    }
    read(bencher, "a.pdf", &bytes);
}

#[divan::bench]
fn a_text_of_one_line(bencher: Bencher<'_, '_>) {
    read(bencher, "a.txt", b"1 Avtal\n");
}
