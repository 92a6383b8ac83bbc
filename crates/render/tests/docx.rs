//! Word documents from the program's own template.

#![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

#[path = "common/sample.rs"]
mod sample;
#[path = "common/word.rs"]
#[allow(dead_code, reason = "each test file uses some of the helpers")]
mod word;

use document::{Block, Document, Inline, List, Table, text};
use render::{Options, RenderError};
use word::{children_of, part, unpack, words};

fn render_parts(document: &Document) -> word::Parts {
    unpack(&render::docx(document, &Options::default()).unwrap())
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for document in [sample::annex(), sample::odd(), Document::default()] {
        let first = render::docx(&document, &Options::default()).unwrap();
        assert_eq!(first, render::docx(&document, &Options::default()).unwrap());
    }
    assert_eq!(render::default_word_template(), render::default_word_template());
}

#[test]
fn the_words_of_every_block_are_there_in_order() {
    let document = sample::annex();
    let parts = render_parts(&document);
    let written = words(part(&parts, "word/document.xml"));
    let mut rest = written.as_str();
    let mut count = 0;
    for expected in texts(&document.blocks) {
        let place = rest.find(&expected).unwrap_or_else(|| panic!("\"{expected}\" not in\n{rest}"));
        rest = &rest[place + expected.len()..];
        count += 1;
    }
    assert_eq!(count, 130);
}

#[test]
fn tables_repeat_their_header_and_merge_nothing() {
    let parts = render_parts(&sample::annex());
    let body = part(&parts, "word/document.xml");
    let tables = body.matches("<w:tbl>").count();
    assert_eq!(tables, 2);
    assert_eq!(body.matches("<w:tblHeader/>").count(), tables);
    assert_eq!(body.matches("<w:tblCaption ").count(), tables);
    assert_eq!(body.matches("<w:tblLayout w:type=\"fixed\"/>").count(), tables);
    assert_eq!(body.matches("<w:tr>").count(), body.matches("<w:cantSplit/>").count());
    assert!(!body.contains("gridSpan") && !body.contains("vMerge"));
    // Rows with cells to fill in are high enough to write in.
    assert_eq!(body.matches("<w:trHeight ").count(), 18);
}

#[test]
fn the_language_is_stated_everywhere() {
    let mut document = sample::annex();
    for (language, tag) in [(kernel::Language::Swedish, "sv-SE"), (kernel::Language::English, "en-GB")] {
        document.language = language;
        let parts = render_parts(&document);
        assert!(part(&parts, "word/styles.xml").contains(&format!("<w:lang w:val=\"{tag}\"")));
        assert!(part(&parts, "word/settings.xml").contains(&format!("<w:themeFontLang w:val=\"{tag}\"")));
        assert!(part(&parts, "docProps/core.xml").contains(&format!("<dc:language>{tag}</dc:language>")));
    }
}

#[test]
fn properties_hold_title_buyer_and_only_a_given_date() {
    let mut document = sample::annex();
    let core = part(&render_parts(&document), "docProps/core.xml").to_owned();
    assert!(core.contains("<dc:title>Bilaga 4: Krav på informationssäkerhet</dc:title>"));
    assert!(core.contains("<dc:creator>Granträsks kommun</dc:creator>"));
    assert!(core.contains(">2026-11-22T00:00:00Z</dcterms:created>"));
    document.fields.date = None;
    assert!(!part(&render_parts(&document), "docProps/core.xml").contains("created"));
}

#[test]
fn header_and_footer_are_filled_and_an_empty_marking_takes_its_line_along() {
    let mut document = sample::annex();
    let parts = render_parts(&document);
    assert_eq!(words(part(&parts, "word/header1.xml")), "Granträsks kommun KS 2026/0417\nArbetsmaterial\n");
    assert_eq!(words(part(&parts, "word/footer1.xml")), "Version 1.2 · sha256 3f7a9c1e 88d0b5a4 Sida 1 (1)\n");
    assert!(part(&parts, "word/footer1.xml").contains("w:instr=\" NUMPAGES \""));
    document.fields.marking.clear();
    assert_eq!(words(part(&render_parts(&document), "word/header1.xml")), "Granträsks kommun KS 2026/0417\n");
}

#[test]
fn contents_link_to_every_heading_down_to_their_depth() {
    let parts = render_parts(&sample::annex());
    let body = part(&parts, "word/document.xml");
    assert!(body.contains(r#" TOC \o &quot;1-2&quot; \h \z \u "#), "{body}");
    for (index, listed) in [(1, "1 Om bilagan"), (2, "1.1 Så läser du kraven")] {
        let bookmark = format!("_Toc{index:09}");
        assert!(body.contains(&format!("<w:hyperlink w:anchor=\"{bookmark}\"")), "{listed}");
        assert!(body.contains(&format!("w:name=\"{bookmark}\"")), "{listed}");
    }
    // Marks open and close once each, and every bookmark ends.
    for mark in ["begin", "separate", "end"] {
        assert_eq!(body.matches(&format!("w:fldCharType=\"{mark}\"")).count(), 1);
    }
    assert_eq!(body.matches("<w:bookmarkStart").count(), body.matches("<w:bookmarkEnd").count());
}

#[test]
fn every_numbered_list_begins_at_one() {
    let ordered = || Block::List(List { ordered: true, items: vec![vec![sample::body("ett")], vec![sample::body("två")]] });
    let document = Document { blocks: vec![ordered(), sample::body("mellan"), ordered()], ..Document::default() };
    let parts = render_parts(&document);
    let body = part(&parts, "word/document.xml");
    let mut numbers: Vec<&str> = body.split("<w:numId w:val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    numbers.dedup();
    assert_eq!(numbers.len(), 2);
    assert_eq!(part(&parts, "word/numbering.xml").matches("<w:startOverride w:val=\"1\"/>").count(), 2);
}

#[test]
fn links_go_where_they_may() {
    let parts = render_parts(&sample::odd());
    let relationships = part(&parts, "word/_rels/document.xml.rels");
    assert!(relationships.contains("Target=\"https://example.se/?a=&quot;&gt;&lt;script&gt;&amp;b=&apos;\""), "{relationships}");
    assert!(!relationships.contains("javascript"));
    assert!(part(&parts, "word/document.xml").contains("<w:hyperlink w:anchor=\"h_krav_1\""));
    assert!(!part(&parts, "word/document.xml").contains("finns"));
}

#[test]
fn odd_input_leaves_every_part_well_formed() {
    for (name, content) in render_parts(&sample::odd()) {
        let text = str::from_utf8(&content).unwrap();
        let forbidden = text
            .chars()
            .find(|character| (character.is_control() && *character != '\n') || matches!(character, '\u{fffe}' | '\u{ffff}'));
        assert_eq!(forbidden, None, "{name}");
        // Reads to the end, and checks that tags match.
        let _ = words(text);
        assert!(!text.contains("<script"), "{name}");
    }
}

/// Word calls a file damaged whose properties stand in another order than the schema's.
#[test]
fn properties_stand_in_the_order_of_the_schema() {
    let orders: [(&str, &[&str]); 5] = [
        ("w:pPr", &["w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:numPr", "w:spacing", "w:ind", "w:jc"]),
        ("w:rPr", &["w:rStyle", "w:b", "w:bCs", "w:i", "w:iCs"]),
        ("w:tblPr", &["w:tblStyle", "w:tblW", "w:tblLayout", "w:tblLook", "w:tblCaption"]),
        ("w:tcPr", &["w:tcW"]),
        ("w:numPr", &["w:ilvl", "w:numId"]),
    ];
    for document in [sample::annex(), sample::odd()] {
        let parts = render_parts(&document);
        let body = part(&parts, "word/document.xml");
        for (parent, order) in orders {
            let all = children_of(body, parent);
            assert!(!all.is_empty(), "{parent}");
            for children in all {
                let places: Vec<usize> = children
                    .iter()
                    .map(|child| order.iter().position(|name| name == child).unwrap_or_else(|| panic!("{child} in {parent}")))
                    .collect();
                assert!(places.is_sorted_by(|one, next| one < next), "{parent}: {children:?}");
            }
        }
    }
}

#[test]
fn an_unfinished_document_is_refused() {
    let slot = |blocks| render::docx(&Document { blocks, ..Document::default() }, &Options::default()).unwrap_err();
    let unfilled = RenderError::SlotUnfilled { slot: "requirements".to_owned() };
    assert_eq!(slot(vec![Block::Slot("requirements".to_owned())]), unfilled);
    let hidden = Block::List(List { ordered: false, items: vec![vec![Block::Slot("requirements".to_owned())]] });
    assert_eq!(slot(vec![hidden]), unfilled);
    assert_eq!(unfilled.code(), "render-slot-unfilled");
    assert_eq!(unfilled.arguments(), [("slot", "requirements".to_owned())]);
}

#[test]
fn a_table_that_contradicts_itself_is_refused() {
    let columns = sample::columns(&[("a", 500), ("b", 500)]);
    let rows = vec![vec![sample::cell("1"), sample::cell("2")], vec![sample::cell("1")]];
    let table = Table { caption: text("Svar"), columns, rows, row_headers: false };
    let document = Document { blocks: vec![Block::Table(table)], ..Document::default() };
    let error = render::docx(&document, &Options::default()).unwrap_err();
    assert_eq!(error, RenderError::TableRow { table: "Svar".to_owned(), row: 2, cells: 1, columns: 2 });
    assert_eq!(error.to_string(), "row 2 of the table \"Svar\" has 1 cells where the header has 2");
    let anchors = |first: &str, second: &str| {
        let blocks = vec![sample::heading(1, "1", "a", Some(first)), sample::heading(1, "2", "b", Some(second))];
        render::docx(&Document { blocks, ..Document::default() }, &Options::default())
    };
    assert_eq!(anchors("a", "a"), Err(RenderError::AnchorRepeated { anchor: "a".to_owned() }));
    assert_eq!(anchors("a", "å"), Err(RenderError::AnchorInvalid { anchor: "å".to_owned() }));
    assert!(anchors("a-b", "a").is_ok());
}

/// The words of the blocks in reading order, one entry for each stretch of text.
fn texts(blocks: &[Block]) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) => out.push(heading.full_text()),
            Block::Paragraph(paragraph) => push(&paragraph.inlines, &mut out),
            Block::List(list) => list.items.iter().for_each(|item| out.extend(texts(item))),
            Block::Definitions(definitions) => {
                for definition in definitions {
                    push(&definition.term, &mut out);
                    definition.description.iter().for_each(|line| push(line, &mut out));
                }
            }
            Block::Table(table) => {
                push(&table.caption, &mut out);
                table.columns.iter().for_each(|column| push(&column.title, &mut out));
                table.rows.iter().flatten().flatten().for_each(|line| push(line, &mut out));
            }
            Block::Contents { .. } | Block::PageBreak | Block::Slot(_) => {}
        }
    }
    out
}

fn push(inlines: &[Inline], out: &mut Vec<String>) {
    out.push(document::plain_text(inlines));
}
