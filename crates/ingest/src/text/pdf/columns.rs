//! Parts of lines into columns, in the order that they are read.

use super::words::Line;

/// Cuts an area into columns wherever a gutter runs down through it; lines that cross the gutter are read before and after.
pub(super) fn columns<T: Boxed>(parts: Vec<T>) -> Vec<Vec<T>> {
    let mut found = Vec::new();
    // Cut areas wait here, the next to be read last.
    let mut waiting = vec![(parts, 0_u8)];
    while let Some((mut parts, depth)) = waiting.pop() {
        if parts.is_empty() {
            continue;
        }
        parts.sort_by(|one, other| one.base().total_cmp(&other.base()));
        let Some(gutter) = best_gutter(&parts).filter(|_| depth < DEEPEST) else {
            found.push(parts);
            continue;
        };
        let below = parts.split_off(gutter.end.min(parts.len()));
        let between = parts.split_off(gutter.start.min(parts.len()));
        let (left, right): (Vec<T>, Vec<T>) = between.into_iter().partition(|part| part.right() <= gutter.middle);
        waiting.push((below, depth + 1));
        waiting.push((right, depth + 1));
        waiting.push((left, depth + 1));
        waiting.push((parts, depth + 1));
    }
    found
}

/// What has a place in a column.
pub(super) trait Boxed {
    fn left(&self) -> f32;
    fn right(&self) -> f32;
    fn base(&self) -> f32;
    /// Letters and their size, if it is a line of text.
    fn letters(&self) -> Option<(usize, f32)>;
}

impl Boxed for Line {
    fn left(&self) -> f32 {
        self.left
    }

    fn right(&self) -> f32 {
        self.right
    }

    fn base(&self) -> f32 {
        self.base
    }

    fn letters(&self) -> Option<(usize, f32)> {
        Some((self.words.iter().map(|word| word.text.chars().count() + 1).sum(), self.size))
    }
}

/// A gutter at `middle` that the parts `start..end` keep free.
#[derive(Debug, Clone, Copy)]
struct Gutter {
    start: usize,
    end: usize,
    middle: f32,
    wide: f32,
}

fn best_gutter<T: Boxed>(parts: &[T]) -> Option<Gutter> {
    let left = parts.iter().map(Boxed::left).reduce(f32::min)?;
    let right = parts.iter().map(Boxed::right).reduce(f32::max)?;
    let mut best: Option<Gutter> = None;
    let mut at = left + (right - left) * 0.15;
    while at < left + (right - left) * 0.85 {
        for gutter in gutters_at(parts, at) {
            let better = best.is_none_or(|best| {
                let (many, most) = (gutter.end - gutter.start, best.end - best.start);
                many > most || many == most && gutter.wide > best.wide
            });
            if better {
                best = Some(gutter);
            }
        }
        at += STEP;
    }
    best
}

/// The runs of parts that do not cross `at`, if what stands on both sides reads as columns of text.
fn gutters_at<T: Boxed>(parts: &[T], at: f32) -> Vec<Gutter> {
    let mut found = Vec::new();
    let mut start = 0;
    for index in 0..=parts.len() {
        let crosses = parts.get(index).is_none_or(|part| part.left() < at && part.right() > at);
        if !crosses {
            continue;
        }
        let run = parts.get(start..index).unwrap_or_default();
        if let Some((from, to, (middle, wide))) = within(run, at) {
            found.push(Gutter { start: start + from, end: start + to, middle, wide });
        }
        start = index + 1;
    }
    found
}

/// The longest stretch of a run that reads as columns: it may have to leave out what stands apart above or below, such as a table.
fn within<T: Boxed>(run: &[T], at: f32) -> Option<(usize, usize, (f32, f32))> {
    let whole = run.len();
    let sides = run.iter().filter(|part| part.right() <= at).count();
    if whole < FEWEST * 2 || sides < FEWEST || whole - sides < FEWEST {
        return None;
    }
    if let Some(gutter) = are_columns(run, at) {
        return Some((0, whole, gutter));
    }
    let mut gaps: Vec<(f32, usize)> = (1..)
        .zip(run.windows(2))
        .filter_map(|(index, pair)| match pair {
            [one, other] => Some((other.base() - one.base(), index)),
            _ => None,
        })
        .collect();
    gaps.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut cuts: Vec<usize> = gaps.iter().take(MOST_CUTS).map(|(_, index)| *index).chain([0, whole]).collect();
    cuts.sort_unstable();
    let mut stretches: Vec<(usize, usize)> =
        cuts.iter().flat_map(|from| cuts.iter().filter(move |to| *to > from).map(move |to| (*from, *to))).collect();
    stretches.sort_by_key(|(from, to)| std::cmp::Reverse(to - from));
    stretches.into_iter().find_map(|(from, to)| Some((from, to, are_columns(run.get(from..to)?, at)?)))
}

/// Both sides have several lines, most of them wide enough to be running text, and there is room between them.
fn are_columns<T: Boxed>(run: &[T], at: f32) -> Option<(f32, f32)> {
    if run.len() < FEWEST * 2 {
        return None;
    }
    let ends = run.iter().filter(|part| part.right() <= at).map(Boxed::right).reduce(f32::max)?;
    let begins = run.iter().filter(|part| part.left() >= at).map(Boxed::left).reduce(f32::min)?;
    let size = run.iter().find_map(|part| part.letters().map(|(_, size)| size))?;
    if begins - ends < size * NARROWEST {
        return None;
    }
    let left = run.iter().filter(|part| part.right() <= at);
    let right = run.iter().filter(|part| part.left() >= at);
    (reads_as_text(left) && reads_as_text(right)).then_some(((begins + ends) / 2.0, begins - ends))
}

/// Several lines, and the usual one holds a good many letters and fills most of the width.
fn reads_as_text<'p, T: Boxed + 'p>(parts: impl Iterator<Item = &'p T>) -> bool {
    let parts: Vec<&T> = parts.collect();
    let left = parts.iter().map(|part| part.left()).fold(f32::MAX, f32::min);
    let right = parts.iter().map(|part| part.right()).fold(f32::MIN, f32::max);
    let full = parts
        .iter()
        .filter(|part| {
            let letters = part.letters().map_or(0, |(letters, _)| letters);
            letters >= 18 && part.right() - part.left() > (right - left) * 0.6
        })
        .count();
    parts.len() >= FEWEST && full * 5 >= parts.len() * 2
}

/// Points between the places that are tried.
const STEP: f32 = 3.0;
/// Lines that a column has at least.
const FEWEST: usize = 3;
/// Room between columns, in parts of the size.
const NARROWEST: f32 = 0.9;
const DEEPEST: u8 = 12;
/// Gaps at which a run may be cut.
const MOST_CUTS: usize = 8;
