//! Lines into paragraphs.

use super::hyphen::Hyphened;
use super::items::{Start, leads_to_number, start};
use super::notes::Note;
use super::words::Line;
use crate::text::found::{FoundBlock, FoundKind};

/// What is usual in a column of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Usual {
    left: f32,
    /// Where its widest lines end.
    right: f32,
    /// From line to line, in parts of the size.
    spacing: f32,
    /// Most lines end exactly there.
    justified: bool,
    /// There is more room between paragraphs than between lines.
    spaced: bool,
}

impl Usual {
    pub(super) fn of(lines: &[&Line]) -> Self {
        let left = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
        let right = lines.iter().map(|line| line.right).fold(0.0, f32::max);
        let mut steps: Vec<f32> = lines
            .windows(2)
            .filter_map(|pair| match pair {
                [one, other] => Some((other.base - one.base) / one.size.max(other.size)),
                _ => None,
            })
            .filter(|step| (0.8..2.6).contains(step))
            .collect();
        steps.sort_by(f32::total_cmp);
        // The lower third: lines within paragraphs stand closer than paragraphs do.
        let spacing = steps.get(steps.len() / 3).copied().unwrap_or(1.3);
        let wide = steps.iter().filter(|step| **step > widest(spacing)).count();
        let spaced = wide >= 2 && wide * 6 > steps.len();
        let at_edge = lines.iter().filter(|line| right - line.right < EDGE).count();
        Self { left, right, spacing, spaced, justified: lines.len() >= 6 && at_edge * 2 > lines.len() }
    }
}

/// What is usual in the whole file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Body {
    pub(super) size: f32,
    pub(super) bold: bool,
}

impl Body {
    /// Whether a line is larger or bolder than most.
    pub(super) fn stands_out(&self, line: &Line) -> bool {
        line.size > self.size * 1.12 || line.is_bold() && !self.bold && line.size > self.size * 0.8
    }
}

/// Gathers lines into blocks.
pub(super) struct Flow<'h> {
    body: Body,
    hyphened: &'h Hyphened,
    pub(super) blocks: Vec<FoundBlock>,
    open: Option<Open>,
    /// Notes of a page, which wait until the paragraph over the page break has ended.
    notes: Vec<FoundBlock>,
}

struct Open {
    words: String,
    page: u32,
    stands_out: bool,
    last: Line,
    count: usize,
    item: bool,
    usual: Usual,
}

impl<'h> Flow<'h> {
    pub(super) fn new(body: Body, hyphened: &'h Hyphened) -> Self {
        Self { body, hyphened, blocks: Vec::new(), open: None, notes: Vec::new() }
    }

    /// A line of a column; `fresh` when it is the first of its column.
    pub(super) fn line(&mut self, line: &Line, page: u32, usual: Usual, fresh: bool) {
        let text = line.text();
        let stands_out = self.body.stands_out(line);
        let begins = self.open.as_ref().is_none_or(|open| {
            if fresh { begins_over_break(open, line, &text, stands_out) } else { begins(open, line, &text, stands_out, usual) }
        });
        match self.open.as_mut().filter(|_| !begins) {
            Some(open) => {
                self.hyphened.join(&mut open.words, &text);
                open.stands_out &= stands_out;
                open.last = line.clone();
                open.count += 1;
                open.usual = usual;
            }
            None => {
                self.close();
                let item = start(&text) != Start::None;
                let last = line.clone();
                self.open = Some(Open { words: text, page, stands_out, last, count: 1, item, usual });
            }
        }
    }

    /// A block that is no paragraph.
    pub(super) fn block(&mut self, block: FoundBlock) {
        self.close();
        self.blocks.push(block);
    }

    pub(super) fn note(&mut self, note: &Note, page: u32) {
        let words = self.joined(&note.lines);
        let number = Some(note.sign.clone());
        self.notes.push(FoundBlock { kind: FoundKind::Footnote, number, words, page: Some(page), stands_out: false });
    }

    /// Lines as one text.
    pub(super) fn joined(&self, lines: &[Line]) -> String {
        let mut words = String::new();
        for line in lines {
            if words.is_empty() {
                words = line.text();
            } else {
                self.hyphened.join(&mut words, &line.text());
            }
        }
        words
    }

    pub(super) fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let Open { words, page, stands_out, .. } = open;
            let words = words.trim_end_matches('\u{AD}').to_owned();
            self.blocks.push(FoundBlock { kind: FoundKind::Paragraph, number: None, words, page: Some(page), stands_out });
        }
        self.blocks.append(&mut self.notes);
    }
}

/// Whether a line begins a block, after the last line of the one before in the same column.
fn begins(open: &Open, line: &Line, text: &str, stands_out: bool, usual: Usual) -> bool {
    let last = &open.last;
    let size = last.size.max(line.size);
    let step = (line.base - last.base) / size;
    let full = is_full(last, line, usual);
    let ended = ends_sentence(&open.words);
    let goes_on = full && !ended && text.starts_with(char::is_lowercase);
    let widest = if goes_on { usual.spacing * 1.7 } else { widest(usual.spacing) };
    if step > widest || step < -1.0 || (line.size - last.size).abs() > size * 0.09 {
        return true;
    }
    if stands_out != open.stands_out && line.is_bold() != last.is_bold() && (!full || ended || open.stands_out) {
        return !(full && text.starts_with(char::is_lowercase));
    }
    let outdented = line.left < last.left - size * 0.6;
    let short = usual.right - last.right;
    let number_apart = line.gap_after_first() > 0.55;
    match start(text) {
        Start::Sure => return !(full && !ended && text.starts_with('(')),
        Start::Likely => {
            let rest = words_after_number(text);
            // Words in lower case, or words before that ask for a number, go on with the sentence, if the line was nearly full.
            let led = leads_to_number(&open.words) || rest.starts_with(char::is_lowercase);
            if led && short < (usual.right - usual.left) * MIDWAY && !number_apart && !ended {
                return false;
            }
            let capital = rest.starts_with(char::is_uppercase);
            if ended || !full || (outdented && open.count > 1) || number_apart || capital {
                return true;
            }
        }
        Start::Weak => {
            let capital = words_after_number(text).starts_with(char::is_uppercase);
            if capital && (ended || !full || number_apart || stands_out) {
                return true;
            }
        }
        Start::None => {}
    }
    // A line that ends early, though the next word had fitted, ends its paragraph. Where lines are broken so as to look even
    // a short word may have fitted, so that a sentence that has not ended takes more.
    if !full && (ended && !usual.spaced && short > size * 4.0 || short > (usual.right - usual.left) * MIDWAY) {
        return true;
    }
    let indented = line.left > last.left + size * 0.6;
    if outdented {
        // After an indented first line the others stand farther out.
        return (open.item || open.count > 1) && ended;
    }
    if indented {
        // Words after a number hang; so do those after a term.
        return open.count > 1 && ended;
    }
    false
}

/// The same over a break of column or page, where distances tell nothing.
fn begins_over_break(open: &Open, line: &Line, text: &str, stands_out: bool) -> bool {
    let last = &open.last;
    if stands_out || open.stands_out || (line.size - last.size).abs() > last.size * 0.09 {
        return true;
    }
    let lower = text.starts_with(char::is_lowercase);
    let hyphen = open.words.ends_with(['-', '\u{AD}']);
    if start(text) != Start::None && !(leads_to_number(&open.words) && start(text) != Start::Sure) {
        return true;
    }
    if hyphen && lower {
        return false;
    }
    if open.usual.justified {
        // Only the last line of a paragraph ends before the edge, and only by chance at it.
        return open.usual.right - last.right > EDGE;
    }
    let full = is_full(last, line, open.usual);
    let ended = ends_sentence(&open.words);
    ended || !(full || lower)
}

/// Whether the first word of the next line had no room left.
fn is_full(last: &Line, next: &Line, usual: Usual) -> bool {
    let word = next.words.first().map_or(0.0, |word| word.right - word.left);
    usual.right - last.right < word + last.size * 0.75
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '»', ')', ']']);
    text.ends_with(['.', '!', '?', ':', ';']) && !text.ends_with(" kap.") && !text.ends_with(" t.ex.")
}

fn words_after_number(text: &str) -> &str {
    text.trim_start().split_once(' ').map_or("", |(_, rest)| rest.trim_start_matches(['§', ' ']))
}

/// Points from the edge within which a line ends at it.
const EDGE: f32 = 1.5;

/// The part of a column's width that a line leaves free when it surely ends its paragraph.
const MIDWAY: f32 = 0.25;

/// The step to the next line of a paragraph at most, in parts of the size.
fn widest(spacing: f32) -> f32 {
    spacing * 1.12 + 0.05
}
