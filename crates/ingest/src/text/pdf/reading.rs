//! Pages of glyphs into blocks.

use std::collections::BTreeMap;

use super::columns::columns;
use super::furniture::{drop_contents, drop_furniture};
use super::glyph::{Glyph, Page};
use super::hyphen::Hyphened;
use super::notes::{self, Note};
use super::opened::Opened;
use super::paragraphs::{Body, Flow, Usual};
use super::ruled;
use super::table::{Cell, Piece, Table, lines_and_tables};
use super::tagged;
use super::words::{Line, Word, stretches, words};
use crate::text::found::{FoundBlock, FoundKind};

pub(super) fn read(opened: &Opened) -> Vec<FoundBlock> {
    let mut pages: Vec<(f32, Vec<Line>)> = opened
        .pages
        .iter()
        .map(|page| (page.height, stretches(words(page.glyphs.iter().filter(|glyph| !glyph.artifact)))))
        .collect();
    let hyphened = learn(&pages);
    let body = usual_letters(&opened.pages);
    if !opened.tree.is_empty() {
        if let Some(blocks) = tagged::blocks(&opened.tree, &opened.pages, body, &hyphened) {
            return blocks;
        }
        // The tags are not to be trusted, so what they call an artifact may be text.
        for ((_, lines), page) in pages.iter_mut().zip(&opened.pages) {
            *lines = stretches(words(&page.glyphs));
        }
    }
    by_place(pages, &opened.pages, body, &hyphened)
}

/// Reads by where words stand.
pub(super) fn by_place(mut pages: Vec<(f32, Vec<Line>)>, sheets: &[Page], body: Body, hyphened: &Hyphened) -> Vec<FoundBlock> {
    drop_furniture(&mut pages);
    drop_contents(&mut pages);
    let mut flow = Flow::new(body, hyphened);
    let mut tables = Tables::default();
    for (number, ((_, lines), sheet)) in (1..).zip(pages.into_iter().zip(sheets)) {
        let words: Vec<Word> = lines.into_iter().flat_map(|line| line.words).collect();
        let (drawn, rest) = ruled::tables(&sheet.rules, words);
        let parts = stretches(rest).into_iter().map(Piece::Line).chain(drawn.into_iter().map(Piece::Table)).collect();
        let mut areas: Vec<Vec<Piece>> = columns(parts).into_iter().map(lines_and_tables).collect();
        let found: Vec<Note> =
            areas.iter_mut().enumerate().flat_map(|(index, area)| notes::take(area, body.size, index == 0)).collect();
        drop_signs(&mut areas, &found);
        for area in &areas {
            put(&mut flow, area, number, &mut tables);
        }
        for note in &found {
            flow.note(note, number);
        }
    }
    flow.close();
    flow.blocks
}

fn put(flow: &mut Flow<'_>, area: &[Piece], page: u32, tables: &mut Tables) {
    let lines: Vec<&Line> =
        area.iter().filter_map(|piece| if let Piece::Line(line) = piece { Some(line) } else { None }).collect();
    let usual = Usual::of(&lines);
    for (index, piece) in area.iter().enumerate() {
        match piece {
            Piece::Line(line) => {
                flow.line(line, page, usual, index == 0);
                tables.open = false;
            }
            Piece::Table(table) => tables.put(flow, table, page, index == 0),
        }
    }
}

/// The tables so far: one that goes on over a break of page is one.
#[derive(Debug, Default)]
struct Tables {
    count: u32,
    /// Nothing has come after the last one.
    open: bool,
    columns: u32,
    rows: u32,
    head: Vec<String>,
}

impl Tables {
    fn put(&mut self, flow: &mut Flow<'_>, table: &Table, page: u32, fresh: bool) {
        let row_text = |flow: &Flow<'_>| -> Vec<String> {
            table.cells.iter().filter(|cell| cell.row == 0).map(|cell| flow.joined(&cell.lines)).collect()
        };
        let columns = table.cells.iter().map(|cell| cell.column + 1).max().unwrap_or(0);
        let head = row_text(flow);
        let goes_on = fresh && self.open && self.columns == columns;
        let repeated = goes_on && head == self.head;
        if !goes_on {
            (self.count, self.rows, self.columns, self.head) = (self.count + 1, 0, columns, head);
        }
        let (number, offset) = (self.count.saturating_sub(1), self.rows);
        for Cell { row, column, lines } in table.cells.iter().filter(|cell| !(repeated && cell.row == 0)) {
            let words = flow.joined(lines);
            let row = offset + row - u32::from(repeated);
            self.rows = self.rows.max(row + 1);
            let kind = FoundKind::Cell { table: number, row, column: *column };
            flow.block(FoundBlock { kind, number: None, words, page: Some(page), stands_out: false });
        }
        self.open = true;
    }
}

/// Takes raised signs of the page's notes out of its text.
fn drop_signs(areas: &mut [Vec<Piece>], found: &[Note]) {
    let signs: Vec<String> = found.iter().map(|note| note.sign.clone()).collect();
    for piece in areas.iter_mut().flatten() {
        match piece {
            Piece::Line(line) => notes::drop_signs(line, &signs),
            Piece::Table(table) => {
                let lines = table.cells.iter_mut().flat_map(|cell| &mut cell.lines);
                lines.for_each(|line| notes::drop_signs(line, &signs));
            }
        }
    }
}

fn learn(pages: &[(f32, Vec<Line>)]) -> Hyphened {
    let mut hyphened = Hyphened::default();
    for line in pages.iter().flat_map(|(_, lines)| lines) {
        hyphened.learn(&line.text());
    }
    hyphened
}

/// The size of most letters, and whether most are bold.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "quarter points of a letter's size")]
pub(super) fn usual_letters(pages: &[Page]) -> Body {
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    let (mut all, mut bold) = (0, 0);
    for glyph in pages.iter().flat_map(|page| &page.glyphs).filter(|glyph: &&Glyph| !glyph.artifact) {
        *sizes.entry((glyph.size * 4.0).round() as i32).or_default() += 1;
        all += 1;
        bold += usize::from(glyph.bold);
    }
    let most = sizes.into_iter().rev().max_by_key(|(_, count)| *count).map_or(40, |(size, _)| size);
    Body { size: most as f32 / 4.0, bold: bold * 2 > all }
}
