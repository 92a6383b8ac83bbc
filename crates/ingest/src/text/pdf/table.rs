//! Tables, and those that only show in how their words stand under each other.

use super::columns::Boxed;
use super::items::{Start, start};
use super::words::Line;

/// A table on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    /// In reading order.
    pub(super) cells: Vec<Cell>,
}

/// A cell; rows and columns count from 0.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) lines: Vec<Line>,
}

/// What stands in a column of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    Line(Line),
    Table(Table),
}

impl Boxed for Piece {
    fn left(&self) -> f32 {
        match self {
            Self::Line(line) => line.left,
            Self::Table(table) => table.left,
        }
    }

    fn right(&self) -> f32 {
        match self {
            Self::Line(line) => line.right,
            Self::Table(table) => table.right,
        }
    }

    fn base(&self) -> f32 {
        match self {
            Self::Line(line) => line.base,
            Self::Table(table) => table.top,
        }
    }

    fn letters(&self) -> Option<(usize, f32)> {
        match self {
            Self::Line(line) => line.letters(),
            Self::Table(_) => None,
        }
    }
}

/// Parts of lines in one column into whole lines, and tables where several rows keep to the same columns.
pub(super) fn lines_and_tables(parts: Vec<Piece>) -> Vec<Piece> {
    let mut made = Vec::new();
    let mut rows: Vec<Vec<Line>> = Vec::new();
    for part in parts {
        match part {
            Piece::Table(table) => {
                made.extend(read_rows(std::mem::take(&mut rows)));
                made.push(Piece::Table(table));
            }
            Piece::Line(line) => match rows.last_mut() {
                Some(row) if row.first().is_some_and(|first| (line.base - first.base).abs() < line.size * 0.4) => {
                    row.push(line);
                }
                _ => rows.push(vec![line]),
            },
        }
    }
    made.extend(read_rows(rows));
    made
}

fn read_rows(mut rows: Vec<Vec<Line>>) -> Vec<Piece> {
    for row in &mut rows {
        row.sort_by(|one, other| one.left.total_cmp(&other.left));
    }
    let mut made = Vec::new();
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        match run(rows.get(at..).unwrap_or_default()) {
            Some((length, columns)) => {
                made.extend(table(rows.get(at..at + length).unwrap_or_default(), &columns).map(Piece::Table));
                at += length;
            }
            None => {
                made.extend(whole(row).map(Piece::Line));
                at += 1;
            }
        }
    }
    made
}

fn whole(row: &[Line]) -> Option<Line> {
    Line::of(row.iter().flat_map(|part| part.words.iter().cloned()).collect())
}

/// How many rows from here on are a table, and its columns from left to right.
fn run(rows: &[Vec<Line>]) -> Option<(usize, Vec<(f32, f32)>)> {
    let first = rows.first().filter(|row| parts_it(row))?;
    let mut columns: Vec<(f32, f32)> = first.iter().map(|part| (part.left, part.right)).collect();
    let (mut split, mut length, mut last_base) = (0, 0, first.first()?.base);
    for (index, row) in rows.iter().enumerate() {
        let Some(lead) = row.first() else { break };
        if lead.base - last_base > lead.size * FARTHEST || index > MOST_ROWS {
            break;
        }
        let Some(wider) = fit(row, &columns) else { break };
        columns = wider;
        last_base = lead.base;
        let goes_on = columns.first().is_some_and(|(_, right)| lead.left > *right);
        if parts_it(row) {
            split += 1;
            length = index + 1;
        } else if goes_on {
            length = index + 1;
        }
    }
    (split >= 3 && columns.len() >= 2).then_some((length, columns))
}

/// At least two parts well away from each other, of which the first is not merely the number of the text after it.
fn parts_it(row: &[Line]) -> bool {
    let apart = row.windows(2).all(|pair| match pair {
        [one, other] => other.left - one.right > one.size,
        _ => true,
    });
    let numbered = row.len() == 2
        && row.first().is_some_and(|first| first.words.len() == 1 && start(&format!("{} X", first.text())) != Start::None);
    row.len() >= 2 && apart && !numbered
}

/// The columns with this row in them; None when a part of it lies over two of them.
fn fit(row: &[Line], columns: &[(f32, f32)]) -> Option<Vec<(f32, f32)>> {
    let mut wider = columns.to_vec();
    for part in row {
        let over: Vec<usize> = (0..wider.len())
            .filter(|index| wider.get(*index).is_some_and(|(left, right)| part.left < *right && part.right > *left))
            .collect();
        match over.as_slice() {
            [] => wider.push((part.left, part.right)),
            [only] => {
                let column = wider.get_mut(*only)?;
                let aligned = (part.left - column.0).abs() < part.size || (part.right - column.1).abs() < part.size;
                let middle = ((part.left + part.right) - (column.0 + column.1)).abs() < part.size * 2.0;
                if !aligned && !middle {
                    return None;
                }
                *column = (column.0.min(part.left), column.1.max(part.right));
            }
            _ => return None,
        }
    }
    wider.sort_by(|one, other| one.0.total_cmp(&other.0));
    wider.windows(2).all(|pair| matches!(pair, [one, other] if one.1 <= other.0)).then_some(wider)
}

fn table(rows: &[Vec<Line>], columns: &[(f32, f32)]) -> Option<Table> {
    let (left, right) = (columns.first()?.0, columns.last()?.1);
    let mut cells: Vec<Cell> = Vec::new();
    let mut row_told: u32 = 0;
    for (index, row) in rows.iter().enumerate() {
        let leads = row.first().is_some_and(|part| columns.first().is_some_and(|column| part.left < column.1));
        let goes_on = row.len() == 1 && row.first().is_some_and(|part| part.text().starts_with(char::is_lowercase));
        if index > 0 && leads && !goes_on {
            row_told += 1;
        }
        for part in row {
            let column = columns.iter().position(|(left, right)| part.left < *right && part.right > *left)?;
            let column = u32::try_from(column).ok()?;
            match cells.iter_mut().rev().take(columns.len() * 2).find(|cell| cell.row == row_told && cell.column == column) {
                Some(cell) => cell.lines.push(part.clone()),
                None => cells.push(Cell { row: row_told, column, lines: vec![part.clone()] }),
            }
        }
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    Some(Table { left, right, top: rows.first()?.first()?.base, cells })
}

/// Room between rows of one table, in parts of the size.
const FARTHEST: f32 = 3.2;
const MOST_ROWS: usize = 2_000;
