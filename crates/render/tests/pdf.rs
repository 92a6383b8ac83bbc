//! The PDF writer: reproducible, tagged, and with every text as it was written.

#![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

#[path = "common/sample.rs"]
#[allow(dead_code, reason = "shared with the tests of other formats")]
mod sample;

use document::{Block, Cell, Document, Fields, Heading, Inline, List, Table, text};
use kernel::{Date, Language};
use render::{Options, RenderError, pdf};

fn made(document: &Document) -> Vec<u8> {
    pdf(document, &Options::default()).unwrap()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

/// Strings that are not plain ASCII stand in a PDF as UTF-16 in hexadecimal.
fn holds_hex(bytes: &[u8], words: &str) -> bool {
    let hex: String = words.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    holds(bytes, &hex)
}

fn heading(words: &str) -> Block {
    Block::Heading(Heading { level: 1, number: Some("1".to_owned()), inlines: text(words), anchor: None })
}

fn short(blocks: Vec<Block>) -> Document {
    Document { title: "Bilaga".to_owned(), blocks, ..Document::default() }
}

/// A document with these words in every kind of place.
fn everywhere(words: &str) -> Document {
    let inlines = vec![
        Inline::Text(words.to_owned()),
        Inline::Strong(vec![Inline::Emphasis(text(words))]),
        Inline::Code(words.to_owned()),
        Inline::Link { inlines: text(words), target: "https://example.se/".to_owned() },
    ];
    let mut document = short(vec![
        heading(words),
        Block::Contents { depth: 2 },
        sample::paragraph(inlines),
        Block::Definitions(vec![sample::definition(words, &[words, words])]),
        Block::Table(Table {
            caption: text(words),
            columns: sample::columns(&[(words, 200), ("b", 800)]),
            rows: vec![vec![sample::cell(words), Cell::new()]],
            row_headers: true,
        }),
    ]);
    document.title = format!("å {words}");
    document.fields =
        Fields { buyer: words.to_owned(), marking: words.to_owned(), digest: words.to_owned(), ..Fields::default() };
    document
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample::annex();
    assert_eq!(made(&document), made(&document));
}

#[test]
fn an_annex_is_tagged_and_archivable() {
    let bytes = made(&sample::annex());
    assert!(bytes.starts_with(b"%PDF-1.7"));
    for mark in [
        "/StructTreeRoot",
        "/MarkInfo<</Marked true",
        "/Lang(sv-SE)",
        "/DisplayDocTitle true",
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "/S/H1",
        "/S/H3",
        "/S/TOCI",
        "/S/LI",
        "/S/TH",
        "/S/Caption",
        "/Scope/Row",
        "/Scope/Column",
        "/CreationDate(D:20261122",
        "https://www.riksdagen.se/sv/dokument-och-lagar/",
    ] {
        assert!(holds(&bytes, mark), "{mark}");
    }
    for title in ["Bilaga 4: Krav på informationssäkerhet", "Granträsks kommun", "Så läser du kraven"] {
        assert!(holds_hex(&bytes, title), "{title}");
    }
    for never in ["/JavaScript", "/Launch", "/EmbeddedFile", "/Lang(en"] {
        assert!(!holds(&bytes, never), "{never}");
    }
}

#[test]
fn english_is_british_and_no_date_is_always_the_same() {
    let bytes = made(&Document { language: Language::English, ..short(vec![heading("Scope")]) });
    assert!(holds(&bytes, "/Lang(en-GB)"));
    assert!(holds(&bytes, "/CreationDate(D:20000101"));
    let mut dated = short(Vec::new());
    dated.fields.date = Date::new(2027, 2, 3);
    assert!(holds(&made(&dated), "/CreationDate(D:20270203"));
}

#[test]
fn nothing_in_a_text_is_code() {
    for words in [
        "å #let x = 1; #panic(\"a\") #{ } #[ ]",
        "å *fet* _kursiv_ `kod` $x^2$ = rubrik - punkt + ett / term: ord",
        "å \"citat\" \\ \\\" \\u{41} \\n <label> @ref // inte kommentar /* */ ~ ---",
        "å \");panic(\"b\");(\"",
        "å ${x} {{y}} %s &amp; <b>",
    ] {
        let bytes = made(&everywhere(words));
        assert!(holds_hex(&bytes, words), "{words}");
    }
}

#[test]
fn every_script_can_be_archived() {
    for words in [
        "e\u{301} a\u{30a} o\u{308} q\u{323}\u{301} x\u{20dd}",
        "السلام عليكم ﷺ",
        "שָׁלוֹם עולם",
        "नमस्ते สวัสดี",
        "😀 👩\u{200d}💻 🇸🇪 👍🏽 ❤\u{fe0f} ✅",
        "漢字 カナ 한국어",
        "\u{e000}\u{f8ff}\u{100000} ˴ ₻",
        "a\u{202e}b\u{2066}c\u{200f}d\u{feff}",
        "a\u{0}b\u{8}c\u{1b}d\u{7f}e\u{85}f\u{2028}g\u{fffe}h\u{ad}",
        "\u{301}\u{308}",
        "",
        " ",
    ] {
        let made = pdf(&everywhere(words), &Options::default());
        assert!(made.is_ok(), "{words:?}: {made:?}");
    }
    assert!(holds_hex(&made(&everywhere("å 漢")), "å [U+6F22]"));
}

#[test]
fn what_someone_will_paste_is_no_obstacle() {
    let bytes = made(&sample::odd());
    assert!(holds(&bytes, "/StructTreeRoot"));
    assert!(!holds(&bytes, "javascript:"));
}

#[test]
fn an_empty_document_has_a_page() {
    assert!(holds(&made(&Document::default()), "/Type/Page"));
}

#[test]
fn an_unfinished_document_is_refused() {
    let refused = pdf(&short(vec![Block::Slot("requirements".to_owned())]), &Options::default());
    assert_eq!(refused, Err(RenderError::SlotUnfilled { slot: "requirements".to_owned() }));
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    let lists = |depth: usize| {
        let wrap = |inner, _| Block::List(List { ordered: false, items: vec![vec![sample::body("yttre"), inner]] });
        short(vec![(0..depth).fold(sample::body("innerst"), wrap)])
    };
    let words = |depth: usize| {
        let wrap = |inner, _| Inline::Strong(vec![inner]);
        short(vec![sample::paragraph(vec![(0..depth).fold(Inline::Text("ord".to_owned()), wrap)])])
    };
    for nested in [lists, words] {
        assert!(pdf(&nested(16), &Options::default()).is_ok());
        for depth in [17, 100, 1_000] {
            assert!(matches!(pdf(&nested(depth), &Options::default()), Err(RenderError::Typesetting { .. })), "{depth}");
        }
    }
}

/// The number before the first byte that is none.
fn number(bytes: &[u8]) -> usize {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).map(|byte| char::from(*byte));
    digits.collect::<String>().parse().unwrap()
}

fn find(bytes: &[u8], words: &str) -> Option<usize> {
    bytes.windows(words.len()).position(|window| window == words.as_bytes())
}

/// Looks at every object, found through the table at the end; says how many have data that ends in `\r`.
fn ambiguous_streams(bytes: &[u8]) -> usize {
    let tail = &bytes[bytes.len() - 40..];
    let table = &bytes[number(&tail[find(tail, "startxref\n").unwrap() + 10..])..];
    assert!(table.starts_with(b"xref\n0 "));
    let objects = number(&table[7..]);
    let lines = &table[find(&table[5..], "\n").unwrap() + 6..];
    assert!(lines[objects * 20..].starts_with(b"trailer\n"));
    let mut ambiguous = 0;
    for (index, line) in lines.chunks(20).take(objects).enumerate().filter(|(_, line)| line.ends_with(b" n\r\n")) {
        let start = number(line);
        let name = format!("{index} 0 obj\n");
        assert!(bytes[start..].starts_with(name.as_bytes()), "{index}");
        assert!(bytes[..start].ends_with(b"endobj\n") || start < 20, "{index}");
        let object = &bytes[start + name.len()..];
        // Only streams have their length as the first of their properties, and properties have no binary data.
        if !object.starts_with(b"<</Length ") {
            continue;
        }
        let (head, data) = object.split_at(find(object, ">>\nstream\n").unwrap() + 10);
        let (data, after) = data.split_at(number(&head[10..]));
        let half = data.ends_with(b"\r");
        let end: &[u8] = if half { b"\r\nendstream\nendobj\n" } else { b"\nendstream\nendobj\n" };
        assert!(after.starts_with(end), "{index}");
        ambiguous += usize::from(half);
    }
    ambiguous
}

/// Compressed data ends in `\r` by chance: pages enough, each a stream of its own, are made to meet it.
#[test]
fn every_stream_ends_where_its_length_says() {
    ambiguous_streams(&made(&sample::annex()));
    let book = |first: u32| {
        let pages = (first..first + 150).flat_map(|page| [sample::body(&format!("Krav {page}")), Block::PageBreak]);
        ambiguous_streams(&made(&short(pages.collect())))
    };
    assert!((0..20).any(|part| book(part * 150) > 0));
}

/// The typesetter loses a link that ends with a place to break; so none does, wherever its line ends.
#[test]
fn links_may_end_anywhere_on_a_line() {
    let address = "https://www.example.se/sv/dokument-och-lagar/3f7a9c1e88d0b5a43f7a9c1e88d0b5a4/personuppgiftsbitradesavtal.pdf";
    let blocks = (1..90)
        .map(|length| {
            let link = |words: &str| Inline::Link { inlines: text(words), target: address.to_owned() };
            let lead = "ord ".repeat(length / 4) + &"x".repeat(length % 4);
            let dot = Inline::Text(".".to_owned());
            sample::paragraph(vec![
                Inline::Text(lead),
                link(address),
                dot,
                link("informationssäkerhetsansvarig"),
                link("slut-\u{ad}"),
            ])
        })
        .collect();
    assert!(holds(&made(&short(blocks)), "/S/Link"));
}

#[test]
fn a_table_may_have_titles_higher_than_a_page() {
    let title = "Uppfyllandegrad och motivering ".repeat(40);
    let table = Table {
        columns: sample::columns(&[(&title, 1), ("Krav", 999)]),
        rows: (0..40).map(|_| vec![Cell::new(), sample::cell("Krav")]).collect(),
        ..Table::default()
    };
    assert!(holds(&made(&short(vec![Block::Table(table)])), "/S/TH"));
}

#[test]
fn levels_of_headings_are_never_skipped() {
    let heading = |level| Block::Heading(Heading { level, number: None, inlines: text("Rubrik"), anchor: None });
    let mut document =
        short(vec![heading(4), heading(2), heading(3), Block::Contents { depth: 3 }, heading(4), heading(0), heading(9)]);
    document.fields.contents_title = "Innehåll".to_owned();
    assert!(holds(&made(&document), "/S/H3"));
}
