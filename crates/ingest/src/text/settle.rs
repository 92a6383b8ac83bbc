//! The step that all formats share: what a reader found becomes the pieces of a transcript, the same whatever the format was.

mod contents;
mod judge;
mod split;

use document::{Piece, PieceKind};
use kernel::Problem;

use self::judge::Judge;
use super::found::{Found, FoundKind};
use super::signs::Sign;

/// A text ready to be printed.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Settled {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) pages: Option<u32>,
    pub(crate) problems: Vec<Problem>,
}

/// A block on one line, with its sign apart.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    said: FoundKind,
    sign: Option<Sign>,
    /// The sign as it stands, also where nothing is made of it.
    shown: Option<String>,
    /// The sign was made by the format, or is nothing but one.
    sure: bool,
    words: String,
    page: Option<u32>,
    stands_out: bool,
}

/// Tells numbers, headings and items apart, joins lines, and drops what stands there for the page's sake.
pub(crate) fn settle(found: Found) -> Settled {
    let Found { blocks, pages, problems } = found;
    let mut lines = contents::without(split::lines(blocks));
    mark_captions(&mut lines);
    let mut judge = Judge::new(&lines);
    let mut pieces: Vec<Piece> = lines.into_iter().filter_map(|line| judge.piece(line)).collect();
    number_tables(&mut pieces);
    Settled { pieces, pages, problems }
}

/// What stands right above a table names the table; it is no heading for looking like one.
fn mark_captions(lines: &mut [Line]) {
    let mut before_table = false;
    for line in lines.iter_mut().rev() {
        if before_table {
            line.stands_out = false;
        }
        before_table = matches!(line.said, FoundKind::Cell { .. });
    }
}

/// Tables count from 0 in the order in which they stand.
fn number_tables(pieces: &mut [Piece]) {
    let mut last = None;
    let mut count = 0_u32;
    for piece in pieces {
        let PieceKind::Cell { table, .. } = &mut piece.kind else { continue };
        if last.is_some_and(|last| last != *table) {
            count = count.saturating_add(1);
        }
        last = Some(*table);
        *table = count;
    }
}

#[cfg(test)]
mod tests;
