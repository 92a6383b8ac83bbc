//! Signs into words, and words into lines.

use super::glyph::Glyph;
use super::letters::{accent, clean, compose};
use super::turn::UNKNOWN;

/// Letters without a gap.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    /// Smaller than the word before and above its line: the sign of a note.
    pub(super) raised: bool,
    /// No gap before it.
    pub(super) glued: bool,
}

/// Words on one line, or on a part of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) words: Vec<Word>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    pub(super) size: f32,
}

impl Line {
    /// None when there are no words.
    pub(super) fn of(mut words: Vec<Word>) -> Option<Self> {
        words.sort_by(|one, other| one.left.total_cmp(&other.left));
        Self::in_order(words)
    }

    /// As [`Line::of`], with the words as they come.
    pub(super) fn in_order(words: Vec<Word>) -> Option<Self> {
        let words = once(words);
        let left = words.iter().map(|word| word.left).reduce(f32::min)?;
        let right = words.iter().map(|word| word.right).reduce(f32::max)?;
        let (base, size) = usual(&words)?;
        Some(Self { words: respaced(words), left, right, base, size })
    }

    /// Its words with a space where there is a gap.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for word in &self.words {
            if !text.is_empty() && !word.glued {
                text.push(' ');
            }
            text.push_str(&word.text);
        }
        without_soft_hyphens(text)
    }

    /// More than half of its letters are bold.
    pub(super) fn is_bold(&self) -> bool {
        let letters = |words: &mut dyn Iterator<Item = &Word>| words.map(|word| word.text.len()).sum::<usize>();
        let bold = letters(&mut self.words.iter().filter(|word| word.bold));
        bold * 10 > letters(&mut self.words.iter()) * 8
    }

    /// The room after its first word, in parts of the size.
    pub(super) fn gap_after_first(&self) -> f32 {
        match (self.words.first(), self.words.get(1)) {
            (Some(first), Some(second)) => (second.left - first.right) / self.size,
            _ => 0.0,
        }
    }
}

/// Only one at the end of the line, where it divides a word, is kept; some programs draw a hyphen after it.
fn without_soft_hyphens(text: String) -> String {
    if !text.contains('\u{AD}') {
        return text;
    }
    let divided = text.ends_with(['\u{AD}']) || text.ends_with("\u{AD}-");
    let mut plain = text.strip_suffix("\u{AD}-").unwrap_or(&text).replace('\u{AD}', "");
    if divided {
        plain.push('\u{AD}');
    }
    plain
}

/// Where most letters of a line stand, and their size.
fn usual(words: &[Word]) -> Option<(f32, f32)> {
    let letters = |word: &Word| word.text.chars().count();
    let alike = |word: &Word| {
        let same = |other: &&Word| (other.size - word.size).abs() < 0.3 && !other.raised;
        words.iter().filter(same).map(letters).sum::<usize>()
    };
    // The first words decide; a line of thousands of words is no line.
    let most = words.iter().take(60).max_by_key(|word| (!word.raised, alike(word), letters(word)))?;
    Some((most.base, most.size))
}

/// Words in the order of the signs.
pub(super) fn words<'g>(glyphs: impl IntoIterator<Item = &'g Glyph>) -> Vec<Word> {
    let mut made: Vec<Word> = Vec::new();
    let mut open = false;
    let mut waiting: Option<(char, f32)> = None;
    for glyph in glyphs {
        let text = clean(&glyph.words);
        if text.trim().is_empty() {
            open = open && text.is_empty();
            continue;
        }
        if let Some(sign) = accent(&text) {
            let under = made.last_mut().filter(|last| open && glyph.left < last.right - glyph.size * 0.1);
            let whole = under.and_then(|last| {
                let letter = compose(last.text.chars().last()?, sign)?;
                last.text.pop();
                last.text.push(letter);
                Some(())
            });
            waiting = whole.is_none().then_some((sign, glyph.right));
            if whole.is_some() || text.chars().all(|letter| letter == sign) {
                continue;
            }
        }
        let text = match waiting.take() {
            Some((sign, right)) if glyph.left < right => composed(&text, sign),
            _ => text,
        };
        let starts_apart = text.starts_with(char::is_whitespace);
        put(&mut made, glyph, text.trim(), open && !starts_apart);
        open = !text.ends_with(char::is_whitespace);
    }
    made
}

fn put(made: &mut Vec<Word>, glyph: &Glyph, text: &str, open: bool) {
    let last = made.last_mut().filter(|_| open);
    if let Some(last) = last {
        let size = last.size.max(glyph.size);
        let gap = glyph.left - last.right;
        let level = (glyph.base - last.base).abs() < size * 0.12;
        let same_size = glyph.size > last.size * 0.82 && glyph.size < last.size * 1.22;
        let near = gap > -size * 0.6 && gap < size * GAP;
        if level && near && (same_size || !text.chars().all(|letter| letter.is_ascii_digit())) {
            last.text.push_str(text);
            last.right = last.right.max(glyph.right);
            last.bold |= glyph.bold && last.text.chars().count() == 1;
            return;
        }
        let lifted = last.base - glyph.base;
        let base = last.base;
        if near && (lifted.abs() < size * 0.65) && !level {
            let raised = lifted > 0.0 && (glyph.size < last.size * 0.85 || last.raised) || last.raised && same_size;
            // Back from a raised sign to the line, or a raised or lowered sign: part of the line either way.
            let (base, size) = if raised { (base, glyph.size) } else { (glyph.base, glyph.size) };
            let glued = gap < size * GAP;
            made.push(Word { raised, glued, ..word(glyph, text, base, size) });
            return;
        }
        if last.raised && near && same_size && glyph.base < last.base {
            last.text.push_str(text);
            last.right = last.right.max(glyph.right);
            return;
        }
    }
    made.push(word(glyph, text, glyph.base, glyph.size));
}

fn word(glyph: &Glyph, text: &str, base: f32, size: f32) -> Word {
    Word {
        text: text.to_owned(),
        left: glyph.left,
        right: glyph.right,
        base,
        size,
        bold: glyph.bold,
        raised: false,
        glued: false,
    }
}

/// The accent drawn before its letter.
fn composed(text: &str, sign: char) -> String {
    let mut letters = text.chars();
    match letters.next().and_then(|first| compose(first, sign)) {
        Some(first) => first.to_string() + letters.as_str(),
        None => text.to_owned(),
    }
}

/// Drops what is drawn twice at nearly the same place, as some programs do to make it bold.
fn once(words: Vec<Word>) -> Vec<Word> {
    let mut kept: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let again =
            kept.iter_mut().rev().take(3).find(|other| {
                other.text == word.text && (other.left - word.left).abs() < word.size * 0.2 && word.text != UNKNOWN
            });
        match again {
            Some(other) => other.bold = true,
            None => kept.push(word),
        }
    }
    kept
}

/// A line whose letters are set apart ("A V T A L") has words where the gaps are larger than most.
fn respaced(words: Vec<Word>) -> Vec<Word> {
    let single = words.iter().filter(|word| word.text.chars().count() == 1).count();
    if words.len() < 5 || single * 10 < words.len() * 9 {
        return words;
    }
    let mut gaps: Vec<f32> = words.windows(2).filter_map(|pair| Some(pair.get(1)?.left - pair.first()?.right)).collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or_default();
    let mut joined: Vec<Word> = Vec::new();
    for word in words {
        match joined.last_mut() {
            Some(last) if word.left - last.right < usual * 1.7 => {
                last.text.push_str(&word.text);
                last.right = word.right;
            }
            _ => joined.push(word),
        }
    }
    joined
}

/// Words into lines, from the top; a line is cut where its words stand far apart.
pub(super) fn stretches(mut words: Vec<Word>) -> Vec<Line> {
    words.sort_by(|one, other| one.base.total_cmp(&other.base).then(one.left.total_cmp(&other.left)));
    let mut rows: Vec<Vec<Word>> = Vec::new();
    for word in words {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|first| word.base - first.base < LEVEL * first.size.min(word.size)) => {
                row.push(word);
            }
            _ => rows.push(vec![word]),
        }
    }
    rows.into_iter().filter_map(Line::of).flat_map(cut).collect()
}

/// Words into whole lines, in the order that they come in.
pub(super) fn lines_in_order(words: Vec<Word>) -> Vec<Line> {
    let mut rows: Vec<Vec<Word>> = Vec::new();
    for word in words {
        let goes_on = rows.last().and_then(|row| row.last()).is_some_and(|last| {
            let size = last.size.max(word.size);
            (word.base - last.base).abs() < size * 0.35 && word.left > last.left - size * 0.5
        });
        match rows.last_mut() {
            Some(row) if goes_on => row.push(word),
            _ => rows.push(vec![word]),
        }
    }
    rows.into_iter().filter_map(Line::in_order).collect()
}

fn cut(line: Line) -> Vec<Line> {
    let size = line.size;
    let mut parts: Vec<Vec<Word>> = Vec::new();
    let mut right = f32::MIN;
    for word in line.words {
        let apart = word.left - right > size * FAR;
        right = right.max(word.right);
        match parts.last_mut() {
            Some(part) if !apart => part.push(word),
            _ => parts.push(vec![word]),
        }
    }
    parts.into_iter().filter_map(Line::of).collect()
}

/// In parts of the size: a gap between words, between parts of a line, and how level a line is.
const GAP: f32 = 0.17;
const FAR: f32 = 1.1;
const LEVEL: f32 = 0.3;
