//! Blocks of a structure tree with the words of its content.

use std::collections::BTreeMap;

use super::furniture::has_leaders;
use super::glyph::{Glyph, Page};
use super::hyphen::Hyphened;
use super::items::{Start, start};
use super::notes::{drop_signs, sign_of};
use super::paragraphs::Body;
use super::tags::{Part, Place, Tagged};
use super::words::{Line, lines_in_order, words};
use crate::text::found::{FoundBlock, FoundKind};

/// The blocks of a tagged file. None when the tree leaves out much of the text or takes each line for a paragraph.
pub(super) fn blocks(tree: &[Tagged], pages: &[Page], body: Body, hyphened: &Hyphened) -> Option<Vec<FoundBlock>> {
    let content = content(pages);
    let mut told = 0;
    let mut read: Vec<(&Tagged, String, Vec<Vec<Line>>)> = Vec::with_capacity(tree.len());
    for block in tree {
        let label = label(block, &content, &mut told);
        read.push((block, label, block_lines(block, &content, &mut told)));
    }
    let signs: Vec<String> = read.iter().filter_map(|(block, label, lines)| note_sign(block, label, lines)).collect();
    let mut found = Vec::new();
    for (block, label, mut lines) in read {
        if block.kind != FoundKind::Footnote {
            lines.iter_mut().flatten().for_each(|line| drop_signs(line, &signs));
        }
        let page = first_place(block).map(|(page, _)| u32::try_from(page + 1).unwrap_or(u32::MAX));
        let text = joined(&lines, hyphened);
        if has_leaders(&text) || text.is_empty() && label.is_empty() && !matches!(block.kind, FoundKind::Cell { .. }) {
            continue;
        }
        let all = || lines.iter().flatten();
        let stands_out = all().next().is_some() && all().all(|line| body.stands_out(line));
        found.push(with_label(block.kind, label, text, page, stands_out));
    }
    let all: usize = pages.iter().flat_map(|page| &page.glyphs).filter(|glyph| counts(glyph)).count();
    (told * 100 >= all * ENOUGH && !is_by_line(&found)).then_some(found)
}

fn counts(glyph: &Glyph) -> bool {
    !glyph.artifact && !glyph.words.trim().is_empty()
}

fn content(pages: &[Page]) -> BTreeMap<Place, Vec<&Glyph>> {
    let mut content: BTreeMap<Place, Vec<&Glyph>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for glyph in &page.glyphs {
            if let Some(mark) = glyph.mark {
                content.entry((number, mark)).or_default().push(glyph);
            }
        }
    }
    content
}

/// The lines of a block, paragraph by paragraph.
fn block_lines(block: &Tagged, content: &BTreeMap<Place, Vec<&Glyph>>, told: &mut usize) -> Vec<Vec<Line>> {
    let mut paragraphs = Vec::new();
    let mut glyphs: Vec<&Glyph> = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    let mut page = None;
    for part in &block.content {
        match part {
            Part::At(place) => {
                if page.is_some_and(|page| page != place.0) {
                    lines.extend(lines_in_order(words(std::mem::take(&mut glyphs))));
                }
                page = Some(place.0);
                let here = content.get(place).map(Vec::as_slice).unwrap_or_default();
                *told += here.iter().filter(|glyph| counts(glyph)).count();
                glyphs.extend(here);
            }
            Part::Break => {
                lines.extend(lines_in_order(words(std::mem::take(&mut glyphs))));
                paragraphs.push(std::mem::take(&mut lines));
            }
        }
    }
    lines.extend(lines_in_order(words(glyphs)));
    paragraphs.push(lines);
    paragraphs
}

fn label(block: &Tagged, content: &BTreeMap<Place, Vec<&Glyph>>, told: &mut usize) -> String {
    let glyphs: Vec<&Glyph> = block.label.iter().filter_map(|place| content.get(place)).flatten().copied().collect();
    *told += glyphs.iter().filter(|glyph| counts(glyph)).count();
    words(glyphs).into_iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}

fn first_place(block: &Tagged) -> Option<Place> {
    let first = block.content.iter().find_map(|part| match part {
        Part::At(place) => Some(*place),
        Part::Break => None,
    });
    block.label.first().copied().into_iter().chain(first).min()
}

fn joined(paragraphs: &[Vec<Line>], hyphened: &Hyphened) -> String {
    let mut texts: Vec<String> = Vec::new();
    for lines in paragraphs {
        let mut text = String::new();
        for line in lines {
            if text.is_empty() {
                text = line.text();
            } else {
                hyphened.join(&mut text, &line.text());
            }
        }
        if !text.is_empty() {
            texts.push(text);
        }
    }
    texts.join("\n")
}

/// The sign of a note, which stands apart or at the beginning of its words.
fn note_sign(block: &Tagged, label: &str, lines: &[Vec<Line>]) -> Option<String> {
    if block.kind != FoundKind::Footnote {
        return None;
    }
    if !label.is_empty() {
        return Some(label.to_owned());
    }
    let first = lines.iter().flatten().next()?.words.first()?;
    sign_of(&first.text).map(|(sign, _)| sign)
}

fn with_label(kind: FoundKind, label: String, text: String, page: Option<u32>, stands_out: bool) -> FoundBlock {
    let note = kind == FoundKind::Footnote;
    let (label, text) = match sign_of(&text).filter(|_| note && label.is_empty()) {
        Some((sign, words)) => (sign, words.trim_start().to_owned()),
        None => (label, text),
    };
    if note || is_number(&label) || text.is_empty() && label.is_empty() {
        let number = Some(label).filter(|label| !label.is_empty());
        return FoundBlock { kind, number, words: text, page, stands_out };
    }
    if label.chars().any(char::is_alphanumeric) {
        // A term and what it means.
        let words = format!("{label} {text}").trim().to_owned();
        return FoundBlock { kind: FoundKind::Paragraph, number: None, words, page, stands_out };
    }
    FoundBlock { kind, number: None, words: text, page, stands_out }
}

/// Whether a label numbers an item.
fn is_number(label: &str) -> bool {
    label.chars().any(char::is_alphanumeric) && start(&format!("{label} X")) != Start::None
}

/// Some programs take each line for a paragraph: then many break off and go on in lower case.
fn is_by_line(found: &[FoundBlock]) -> bool {
    let running: Vec<&FoundBlock> = found.iter().filter(|block| block.kind == FoundKind::Paragraph).collect();
    let broken = running
        .windows(2)
        .filter(|pair| match pair {
            [one, other] => {
                let open = one.words.ends_with(|letter: char| letter.is_alphanumeric() || ",-".contains(letter));
                open && one.words.len() > 30 && other.words.starts_with(char::is_lowercase)
            }
            _ => false,
        })
        .count();
    broken * 5 > running.len() && broken > 2
}

/// The part of the text, in a hundred, that a tree must hold to be followed.
const ENOUGH: usize = 98;
