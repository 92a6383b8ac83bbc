use std::rc::Rc;

use super::glyph::{Glyph, Page, Rule};
use super::marks::Marks;
use super::matrix::Matrix;

/// Gathers the signs of a page and turns it so that most of them stand upright. Those that lean or stand across are stamps,
/// watermarks and texts along the edge, and are left out.
pub(super) struct Turning {
    width: f32,
    height: f32,
    signs: Vec<(Way, Glyph)>,
    /// Texts that stand for the signs from a place on.
    saying: Vec<(String, usize)>,
    unknown: usize,
    /// There are signs on layers that are not shown.
    pub(super) hidden: bool,
}

/// Which way a line of text runs on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Right,
    Down,
    Left,
    Up,
}

impl Turning {
    pub(super) fn new(width: f32, height: f32) -> Self {
        Self { width, height, signs: Vec::new(), saying: Vec::new(), unknown: 0, hidden: false }
    }

    /// Signs of a font that could not be opened.
    pub(super) fn unknown(&mut self, count: usize) {
        self.unknown += count;
    }

    #[allow(clippy::cast_possible_truncation, reason = "points on a page")]
    pub(super) fn put(&mut self, words: Option<Rc<str>>, matrix: Matrix, wide: f64, size: f64, bold: bool, marks: &Marks<'_>) {
        let Some(way) = way_of(matrix.along(), wide) else { return };
        let (from, to) = (matrix.apply(0.0, 0.0), matrix.apply(wide, 0.0));
        let from = self.turned(way, from.0 as f32, from.1 as f32);
        let to = self.turned(way, to.0 as f32, to.1 as f32);
        let size = (matrix.height() * size).abs() as f32;
        if !(from.0.is_finite() && from.1.is_finite() && to.0.is_finite() && size.is_finite() && size > 0.1) {
            return;
        }
        let (wide, high) = self.measure(way);
        if from.0 < -1.0 || from.1 < -1.0 || from.0 > wide || from.1 > high + 1.0 {
            return;
        }
        let glyph = Glyph {
            words: words.unwrap_or_else(|| Rc::from(UNKNOWN)),
            left: from.0.min(to.0),
            right: from.0.max(to.0),
            base: from.1,
            size,
            bold,
            mark: marks.id(),
            artifact: marks.is_artifact(),
        };
        self.signs.push((way, glyph));
    }

    pub(super) fn begin_saying(&mut self, text: &str) {
        self.saying.push((text.to_owned(), self.signs.len()));
    }

    /// The text takes the place of the signs when they stand on one line; over several it says nothing about where.
    pub(super) fn end_saying(&mut self) {
        let Some((text, start)) = self.saying.pop() else { return };
        let Some((way, first)) = self.signs.get(start).cloned() else { return };
        let rest = self.signs.get(start..).unwrap_or_default();
        if !rest.iter().all(|(other, sign)| *other == way && (sign.base - first.base).abs() < first.size) {
            return;
        }
        let right = rest.iter().map(|(_, sign)| sign.right).fold(first.right, f32::max);
        self.signs.truncate(start);
        if !text.is_empty() {
            self.signs.push((way, Glyph { words: Rc::from(text), right, ..first }));
        }
    }

    pub(super) fn page(self, rules: Vec<Rule>) -> Page {
        let most = [Way::Right, Way::Down, Way::Left, Way::Up]
            .into_iter()
            .rev()
            .max_by_key(|way| self.signs.iter().filter(|(other, _)| other == way).count())
            .unwrap_or(Way::Right);
        let (width, height) = self.measure(most);
        let rules = rules.into_iter().map(|rule| self.turned_rule(most, rule)).collect();
        let glyphs: Vec<Glyph> = self.signs.into_iter().filter(|(way, _)| *way == most).map(|(_, glyph)| glyph).collect();
        let hidden = self.hidden;
        let unknown = self.unknown + glyphs.iter().filter(|glyph| &*glyph.words == UNKNOWN).count();
        Page { width, height, glyphs, rules, unknown, hidden, broken: false }
    }

    fn measure(&self, way: Way) -> (f32, f32) {
        match way {
            Way::Right | Way::Left => (self.width, self.height),
            Way::Down | Way::Up => (self.height, self.width),
        }
    }

    fn turned(&self, way: Way, x: f32, y: f32) -> (f32, f32) {
        match way {
            Way::Right => (x, y),
            Way::Down => (y, self.width - x),
            Way::Left => (self.width - x, self.height - y),
            Way::Up => (self.height - y, x),
        }
    }

    fn turned_rule(&self, way: Way, rule: Rule) -> Rule {
        let one = self.turned(way, rule.left, rule.top);
        let other = self.turned(way, rule.right, rule.bottom);
        Rule { left: one.0.min(other.0), top: one.1.min(other.1), right: one.0.max(other.0), bottom: one.1.max(other.1) }
    }
}

/// None when it leans.
fn way_of((x, y): (f64, f64), wide: f64) -> Option<Way> {
    let (x, y) = if wide < 0.0 { (-x, -y) } else { (x, y) };
    if y.abs() <= LEANING * x.abs() {
        return Some(if x >= 0.0 { Way::Right } else { Way::Left });
    }
    (x.abs() <= LEANING * y.abs()).then_some(if y > 0.0 { Way::Down } else { Way::Up })
}

/// Stands for a sign whose letters the file does not tell.
pub(super) const UNKNOWN: &str = "\u{FFFD}";

/// A scanned page that was read by a machine may lean a little.
const LEANING: f64 = 0.08;
