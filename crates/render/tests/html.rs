//! HTML pages.

#![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

#[path = "common/sample.rs"]
#[allow(dead_code, reason = "each test file uses some of the helpers")]
mod sample;

use std::collections::BTreeSet;

use document::{Block, Document, text};
use render::{Options, RenderError};

fn page(document: &Document) -> String {
    String::from_utf8(render::html(document, &Options::default()).unwrap()).unwrap()
}

/// The page without its style sheet, which has no words.
fn markup(document: &Document) -> String {
    let page = page(document);
    let (before, rest) = page.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    format!("{before}{after}")
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for document in [sample::annex(), sample::odd(), Document::default()] {
        assert_eq!(page(&document), page(&document));
    }
}

#[test]
fn the_page_stands_alone() {
    let page = page(&sample::annex());
    assert!(page.starts_with("<!doctype html>\n<html lang=\"sv-SE\">\n<head>\n<meta charset=\"utf-8\">"));
    for fetching in ["<script", "<link", "<img", "src=", "@import", "url("] {
        assert!(!page.contains(fetching), "{fetching}");
    }
    assert!(page.contains("<title>Bilaga 4: Krav på informationssäkerhet</title>"));
    assert!(page.contains("<a class=\"skip\" href=\"#_main\">Hoppa till innehållet</a>"));
    assert!(page.contains("<p>Granträsks kommun</p>\n<p>KS 2026/0417</p>\n<p class=\"marking\">Arbetsmaterial</p>"));
    assert!(page.contains("<p>Version 1.2 · sha256 3f7a9c1e 88d0b5a4</p>"));
}

#[test]
fn input_cannot_become_markup() {
    let markup = markup(&sample::odd());
    assert!(!markup.contains("<script") && !markup.contains("</w:t>") && !markup.contains("href=\"javascript"));
    assert!(markup.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot; &#39;"));
    assert!(markup.contains("href=\"https://example.se/?a=&quot;&gt;&lt;script&gt;&amp;b=&#39;\""));
    let forbidden = markup.chars().find(|character| (character.is_control() && *character != '\n') || *character == '\u{ffff}');
    assert_eq!(forbidden, None);
    assert!(markup.contains("👩\u{200d}💻"));
}

#[test]
fn headings_leave_no_level_out_and_there_is_one_title() {
    let at = |level| sample::heading(level, "1", "Rubrik", None);
    let jumping =
        Document { title: "Titel".to_owned(), blocks: vec![at(3), at(1), at(4), at(4), at(2), at(3)], ..Document::default() };
    assert_eq!(levels(&markup(&jumping)), [1, 2, 2, 3, 3, 3, 4]);
    assert_eq!(levels(&markup(&sample::annex())), [1, 2, 2, 3, 3, 2, 3, 4, 4, 4, 2, 2, 3, 4]);
    for document in [sample::annex(), sample::odd(), jumping] {
        let markup = markup(&document);
        let levels = levels(&markup);
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert_eq!(markup.matches("<section>").count(), markup.matches("</section>").count());
    }
}

#[test]
fn every_link_within_the_page_has_its_place_and_no_name_is_used_twice() {
    for document in [sample::annex(), sample::odd()] {
        let markup = markup(&document);
        let ids: Vec<&str> = values(&markup, " id=\"");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len());
        for target in values(&markup, "href=\"#") {
            assert!(unique.contains(target), "{target}");
        }
    }
    assert!(markup(&sample::annex()).contains("<a href=\"#ordlista\">1.2 Ordlista</a>"));
}

#[test]
fn tables_name_their_columns_and_rows() {
    let markup = markup(&sample::annex());
    assert_eq!(markup.matches("<th scope=\"col\"").count(), 7);
    assert_eq!(markup.matches("<th scope=\"row\">").count(), 18);
    assert!(markup.contains("<caption>Svarstabell för kraven i avsnitt 2</caption>"));
    assert!(markup.contains("<td>Ska</td><td></td><td></td></tr>"), "cells to fill in are empty");
    assert!(markup.contains("<td class=\"right\">1 234,5</td>"));
    // Only the wide table has its own scroll bar.
    assert_eq!(markup.matches("role=\"region\" tabindex=\"0\" aria-label=\"Svarstabell för kraven i avsnitt 2\"").count(), 1);
}

#[test]
fn contents_are_lists_within_lists() {
    let markup = markup(&sample::annex());
    let (nav, _) = markup.split_once("<nav").unwrap().1.split_once("</nav>").unwrap();
    assert_eq!((nav.matches("<ol>").count(), nav.matches("</ol>").count()), (4, 4));
    assert_eq!((nav.matches("<li>").count(), nav.matches("</li>").count()), (8, 8));
    assert!(nav.contains("<a href=\"#om-bilagan\">1 Om bilagan</a>"));
}

#[test]
fn an_unfinished_document_is_refused() {
    let document = Document { blocks: vec![Block::Slot("x".to_owned())], ..Document::default() };
    let error = render::html(&document, &Options::default()).unwrap_err();
    assert_eq!(error, RenderError::SlotUnfilled { slot: "x".to_owned() });
}

#[test]
fn definitions_and_title_are_what_they_are() {
    let document = Document {
        title: "Egen titel".to_owned(),
        blocks: vec![Block::Definitions(vec![sample::definition("Bevis", &["a", "b"])]), sample::paragraph(text("p"))],
        ..Document::default()
    };
    let markup = markup(&document);
    assert!(markup.contains("<h1>Egen titel</h1>"));
    assert!(markup.contains("<div><dt>Bevis</dt><dd>a</dd><dd>b</dd></div>"));
    assert!(!markup.contains("<nav") && !markup.contains("<header"));
}

fn levels(markup: &str) -> Vec<u8> {
    let tags = markup.split("<h").skip(1).filter_map(|rest| rest.bytes().next().filter(u8::is_ascii_digit));
    tags.map(|digit| digit - b'0').collect()
}

fn values<'a>(markup: &'a str, before: &str) -> Vec<&'a str> {
    markup.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}
