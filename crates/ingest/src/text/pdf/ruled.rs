//! Tables whose cells are drawn with lines.

use super::glyph::Rule;
use super::table::{Cell, Table};
use super::words::{Line, Word, stretches};

/// Takes the words out that stand in drawn cells.
pub(super) fn tables(rules: &[Rule], words: Vec<Word>) -> (Vec<Table>, Vec<Word>) {
    let (flats, uprights) = straight(rules);
    if flats.len() < 2 || uprights.len() < 2 || flats.len() * uprights.len() > MOST_CROSSINGS {
        return (Vec::new(), words);
    }
    let mut left_over = words;
    let mut tables = Vec::new();
    for (flats, uprights) in connected(&flats, &uprights) {
        let grid = Grid::of(flats, uprights);
        let all = left_over.len();
        let (inside, outside): (Vec<Word>, Vec<Word>) = left_over.into_iter().partition(|word| grid.holds(word));
        left_over = outside;
        match grid.table(&inside, all) {
            Some(table) => tables.push(table),
            None => left_over.extend(inside),
        }
    }
    (tables, left_over)
}

/// Lines along and across, those that go on from each other as one.
fn straight(rules: &[Rule]) -> (Vec<Rule>, Vec<Rule>) {
    let (flats, uprights): (Vec<Rule>, Vec<Rule>) = rules.iter().copied().partition(Rule::is_flat);
    let flats = joined(flats, |rule| (rule.top, rule.left, rule.right), |rule, to| rule.right = to);
    let uprights = joined(uprights, |rule| (rule.left, rule.top, rule.bottom), |rule, to| rule.bottom = to);
    (
        flats.into_iter().filter(|rule| rule.right - rule.left > SHORT).collect(),
        uprights.into_iter().filter(|rule| rule.bottom - rule.top > SHORT).collect(),
    )
}

fn joined(mut rules: Vec<Rule>, place: fn(&Rule) -> (f32, f32, f32), stretch: fn(&mut Rule, f32)) -> Vec<Rule> {
    let key = |rule: &Rule| {
        let (at, from, _) = place(rule);
        ((at / NEAR).round(), from)
    };
    rules.sort_by(|one, other| {
        let (one, other) = (key(one), key(other));
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
    });
    let mut kept: Vec<Rule> = Vec::new();
    for rule in rules {
        let (at, from, to) = place(&rule);
        match kept.last_mut() {
            Some(last) if (place(last).0 - at).abs() < NEAR && from <= place(last).2 + NEAR => {
                let end = place(last).2.max(to);
                stretch(last, end);
            }
            _ => kept.push(rule),
        }
    }
    kept
}

/// Groups of lines that touch each other.
fn connected(flats: &[Rule], uprights: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut group: Vec<usize> = (0..flats.len() + uprights.len()).collect();
    for (one, flat) in flats.iter().enumerate() {
        for (other, upright) in uprights.iter().enumerate() {
            let across = upright.left > flat.left - NEAR && upright.left < flat.right + NEAR;
            let along = flat.top > upright.top - NEAR && flat.top < upright.bottom + NEAR;
            if across && along {
                unite(&mut group, one, flats.len() + other);
            }
        }
    }
    let mut found: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> = std::collections::BTreeMap::new();
    for (index, rule) in flats.iter().enumerate() {
        found.entry(root(&group, index)).or_default().0.push(*rule);
    }
    for (index, rule) in uprights.iter().enumerate() {
        found.entry(root(&group, flats.len() + index)).or_default().1.push(*rule);
    }
    found.into_values().filter(|(flats, uprights)| flats.len() >= 2 && uprights.len() >= 2).collect()
}

fn root(group: &[usize], mut index: usize) -> usize {
    while let Some(&parent) = group.get(index).filter(|parent| **parent != index) {
        index = parent;
    }
    index
}

/// The lower index leads.
fn unite(group: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(group, one), root(group, other));
    let (lower, higher) = (one.min(other), one.max(other));
    if let Some(place) = group.get_mut(higher) {
        *place = lower;
    }
}

/// The places where lines run, from the left and from above.
struct Grid {
    flats: Vec<Rule>,
    uprights: Vec<Rule>,
    across: Vec<f32>,
    down: Vec<f32>,
}

impl Grid {
    fn of(flats: Vec<Rule>, uprights: Vec<Rule>) -> Self {
        let across = places(uprights.iter().map(|rule| (rule.left + rule.right) / 2.0).collect());
        let down = places(flats.iter().map(|rule| (rule.top + rule.bottom) / 2.0).collect());
        Self { flats, uprights, across, down }
    }

    fn holds(&self, word: &Word) -> bool {
        self.cell(word).is_some()
    }

    /// The column and row that a word stands in.
    fn cell(&self, word: &Word) -> Option<(usize, usize)> {
        let (x, y) = ((word.left + word.right) / 2.0, word.base - word.size * 0.3);
        Some((slot(&self.across, x)?, slot(&self.down, y)?))
    }

    /// None when it is a frame and no table.
    fn table(&self, words: &[Word], all: usize) -> Option<Table> {
        let (columns, rows) = (self.across.len().checked_sub(1)?, self.down.len().checked_sub(1)?);
        if columns * rows < 2 || columns * rows > MOST_CELLS {
            return None;
        }
        let group = self.groups(columns, rows);
        let mut held: std::collections::BTreeMap<usize, Vec<Word>> = std::collections::BTreeMap::new();
        for index in 0..columns * rows {
            held.entry(root(&group, index)).or_default();
        }
        for word in words {
            let (column, row) = self.cell(word)?;
            held.entry(root(&group, row * columns + column)).or_default().push(word.clone());
        }
        let filled = held.values().filter(|words| !words.is_empty()).count();
        let most = held.values().map(Vec::len).max().unwrap_or_default();
        if filled < 2 || filled <= 3 && most * 10 > all * 7 && all > 40 {
            return None;
        }
        let mut cells: Vec<Cell> = Vec::new();
        let (mut rows_told, mut last_row) = (0_u32, None);
        for (index, words) in held {
            let row = index / columns;
            if last_row.is_some_and(|last| last != row) {
                rows_told += 1;
            }
            last_row = Some(row);
            let column = u32::try_from(index % columns).ok()?;
            cells.push(Cell { row: rows_told, column, lines: whole_lines(words) });
        }
        let (left, right) = (self.across.first().copied()?, self.across.last().copied()?);
        Some(Table { left, right, top: self.down.first().copied()?, cells })
    }

    /// Which cells are one, since no line parts them.
    fn groups(&self, columns: usize, rows: usize) -> Vec<usize> {
        let mut group: Vec<usize> = (0..columns * rows).collect();
        let middle = |places: &[f32], index: usize| Some((places.get(index).copied()? + places.get(index + 1).copied()?) / 2.0);
        for row in 0..rows {
            for column in 0..columns {
                let (Some(x), Some(y)) = (middle(&self.across, column), middle(&self.down, row)) else { continue };
                let right = self.across.get(column + 1).copied().unwrap_or_default();
                let below = self.down.get(row + 1).copied().unwrap_or_default();
                let walled = self
                    .uprights
                    .iter()
                    .any(|rule| (rule.left - right).abs() < NEAR * 2.0 && rule.top < y + NEAR && rule.bottom > y - NEAR);
                let floored = self
                    .flats
                    .iter()
                    .any(|rule| (rule.top - below).abs() < NEAR * 2.0 && rule.left < x + NEAR && rule.right > x - NEAR);
                let index = row * columns + column;
                if column + 1 < columns && !walled {
                    unite(&mut group, index, index + 1);
                }
                if row + 1 < rows && !floored {
                    unite(&mut group, index, index + columns);
                }
            }
        }
        group
    }
}

/// Parts on the same line are put together again: within a cell there are no columns.
pub(super) fn whole_lines(words: Vec<Word>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for part in stretches(words) {
        match lines.last_mut() {
            Some(last) if (last.base - part.base).abs() < part.size * 0.4 => {
                let mut words = std::mem::take(&mut last.words);
                words.extend(part.words);
                lines.pop();
                lines.extend(Line::of(words));
            }
            _ => lines.push(part),
        }
    }
    lines
}

fn places(mut all: Vec<f32>) -> Vec<f32> {
    all.sort_by(f32::total_cmp);
    let mut kept: Vec<f32> = Vec::new();
    for place in all {
        if kept.last().is_none_or(|last| place - last > NEAR * 2.0) {
            kept.push(place);
        }
    }
    kept
}

fn slot(places: &[f32], at: f32) -> Option<usize> {
    let after = places.iter().position(|place| *place > at)?;
    after.checked_sub(1)
}

/// Points within which lines touch.
const NEAR: f32 = 2.0;
/// Points below which a line is only a stroke.
const SHORT: f32 = 6.0;
const MOST_CROSSINGS: usize = 1_000_000;
const MOST_CELLS: usize = 4_000;
