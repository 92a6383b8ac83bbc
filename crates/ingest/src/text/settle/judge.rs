use document::{Piece, PieceKind};

use super::super::found::FoundKind;
use super::super::shape::{heading_like, in_capitals, sentence_like};
use super::super::signs::{Sign, roman_of_letter};
use super::Line;

/// The most levels of a list that are told apart.
const DEEPEST: usize = 9;
/// Words before a heading without number that begin something of the highest level.
const HIGHEST: [&str; 8] = ["bilaga", "appendix", "annex", "underskrift", "underskrifter", "signatures", "schedule", "exhibit"];

/// Goes through the lines in order and remembers where in the numbering it is.
pub(super) struct Judge {
    /// The number of the last clause.
    clause: Vec<u32>,
    /// The last bare number of a clause ended with a full stop.
    stop: bool,
    /// The lists that are open, outermost first, each with the number of its last item.
    lists: Vec<(Style, u32)>,
    /// The words before led into a list.
    leads: bool,
    /// The line before was an item.
    listing: bool,
    /// The format's level of a heading with one number, less one.
    shift: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Letter,
    Roman,
    Counted,
    Capital,
    Bare { stop: bool },
    Bullet(Option<char>, u8),
}

impl Judge {
    pub(super) fn new(lines: &[Line]) -> Self {
        let numbered = lines.iter().find_map(|line| match (line.said, &line.sign) {
            (FoundKind::Heading(level), Some(Sign::Clause { parts, .. })) => Some(level.saturating_sub(level_of(parts))),
            _ => None,
        });
        Self { clause: Vec::new(), stop: false, lists: Vec::new(), leads: false, listing: false, shift: numbered.unwrap_or(0) }
    }

    pub(super) fn piece(&mut self, line: Line) -> Option<Piece> {
        let kind = self.kind(&line);
        let Line { said: _, sign, shown, sure: _, words, page, stands_out: _ } = line;
        let leads = words.ends_with(':');
        self.leads = leads;
        self.listing = matches!(kind, Some(PieceKind::Item(_)));
        let (kind, number, words) = match kind {
            Some(PieceKind::Item(depth)) if matches!(sign, Some(Sign::Bullet(_))) => (PieceKind::Item(depth), None, words),
            Some(kind) => (kind, shown, words),
            // The sign was part of the words after all.
            None => (PieceKind::Paragraph, None, format!("{} {words}", shown.unwrap_or_default())),
        };
        Some(Piece { kind, number, words, page })
    }

    /// What a line is; nothing where its sign is no sign.
    fn kind(&mut self, line: &Line) -> Option<PieceKind> {
        match line.said {
            FoundKind::Cell { table, row, column } => {
                self.lists.clear();
                return Some(PieceKind::Cell { table, row, column });
            }
            FoundKind::Footnote => return Some(PieceKind::Footnote),
            FoundKind::Heading(_) | FoundKind::Paragraph | FoundKind::Item(_) => {}
        }
        match &line.sign {
            None => Some(self.unnumbered(line)),
            Some(Sign::Bullet(sign)) => {
                let depth = if let FoundKind::Item(depth) = line.said { depth } else { 1 };
                Some(self.item(Style::Bullet(Some(*sign), depth), 0))
            }
            Some(Sign::Letter(value)) => Some(self.letter(*value)),
            Some(Sign::Roman(value)) => Some(self.item(Style::Roman, *value)),
            Some(Sign::Counted(value)) => Some(self.item(Style::Counted, *value)),
            Some(Sign::Capital(value)) => self.capital(*value, line),
            Some(Sign::Clause { parts, bare: true }) => self.bare(parts.first().copied().unwrap_or(0), line),
            Some(Sign::Clause { parts, bare: false }) => {
                let follows = self.clause.is_empty() || follows(&self.clause, parts);
                if !line.sure && !follows && !heading_like(&line.words) && !matches!(line.said, FoundKind::Heading(_)) {
                    self.unnumbered(line);
                    return None;
                }
                Some(self.clause(parts.clone(), line))
            }
        }
    }

    fn unnumbered(&mut self, line: &Line) -> PieceKind {
        let words = line.words.as_str();
        let level = match line.said {
            FoundKind::Heading(level) => (!sentence_like(words)).then(|| level.saturating_sub(self.shift).max(1)),
            FoundKind::Item(depth) if line.shown.is_none() => return self.item(Style::Bullet(None, depth), 0),
            FoundKind::Paragraph if line.shown.is_none() && heading_like(words) => self.guessed(line),
            FoundKind::Paragraph | FoundKind::Item(_) | FoundKind::Footnote | FoundKind::Cell { .. } => None,
        };
        let Some(level) = level else {
            if words.ends_with(':') {
                self.lists.clear();
            } else {
                self.lists.retain(|(style, _)| !matches!(style, Style::Bullet(..)));
            }
            return PieceKind::Paragraph;
        };
        self.lists.clear();
        // An annex counts its clauses anew, also where a title stands above everything.
        if level == 1 || opens_part(words) {
            self.clause.clear();
        }
        PieceKind::Heading(level)
    }

    /// The level of what looks like a heading and has no number.
    fn guessed(&self, line: &Line) -> Option<u8> {
        let capitals = in_capitals(&line.words);
        if !line.stands_out && !capitals {
            return None;
        }
        let highest = capitals || opens_part(&line.words) || self.clause.is_empty();
        Some(if highest { 1 } else { 2 })
    }

    fn clause(&mut self, parts: Vec<u32>, line: &Line) -> PieceKind {
        let level = level_of(&parts);
        self.clause = parts;
        self.lists.clear();
        let heading = match line.said {
            FoundKind::Heading(_) => !sentence_like(&line.words),
            _ => heading_like(&line.words),
        };
        if heading { PieceKind::Heading(level) } else { PieceKind::Paragraph }
    }

    /// A number without parts: a section, or an item of a list.
    fn bare(&mut self, number: u32, line: &Line) -> Option<PieceKind> {
        let stop = line.shown.as_deref().is_some_and(|shown| shown.ends_with('.'));
        let style = Style::Bare { stop };
        let top = self.clause.first().copied().unwrap_or(0);
        let said = matches!(line.said, FoundKind::Heading(_));
        let headed = heading_like(&line.words);
        let continues = self.lists.iter().any(|(open, value)| *open == style && value.checked_add(1) == Some(number));
        let next = top.checked_add(1) == Some(number);
        let as_before = next && self.stop == stop;
        let section = if said {
            true
        } else if self.leads && !(next && self.stop == stop && number > 1) {
            false
        } else if continues {
            as_before && headed && (line.stands_out || !self.listing)
        } else {
            next || top == 0 || (headed && number == 1)
        };
        if section {
            self.stop = stop;
            return Some(self.clause(vec![number], line));
        }
        if line.sure || stop || continues || matches!(line.said, FoundKind::Item(_)) {
            return Some(self.item(style, number));
        }
        self.unnumbered(line);
        None
    }

    fn letter(&mut self, value: u32) -> PieceKind {
        let last = |style: Style| self.lists.iter().rev().find(|(open, _)| *open == style).map(|(_, value)| *value);
        let after_letter = last(Style::Letter).is_some_and(|last| last.checked_add(1) == Some(value));
        let roman = roman_of_letter(value).filter(|roman| match last(Style::Roman) {
            Some(last) => last.checked_add(1) == Some(*roman),
            None => *roman == 1,
        });
        match roman {
            Some(roman) if !after_letter => self.item(Style::Roman, roman),
            _ => self.item(Style::Letter, value),
        }
    }

    fn capital(&mut self, value: u32, line: &Line) -> Option<PieceKind> {
        let continues = self.lists.iter().any(|(open, last)| *open == Style::Capital && last.checked_add(1) == Some(value));
        let said = matches!(line.said, FoundKind::Heading(_));
        if said || (!continues && !self.leads && heading_like(&line.words)) {
            return Some(self.clause(vec![value], line));
        }
        if line.sure || continues || value == 1 {
            return Some(self.item(Style::Capital, value));
        }
        self.unnumbered(line);
        None
    }

    /// An item of the list of this style, which is opened within the others where it is not open yet.
    fn item(&mut self, style: Style, value: u32) -> PieceKind {
        match self.lists.iter().position(|(open, _)| *open == style) {
            Some(at) => {
                self.lists.truncate(at.saturating_add(1));
                if let Some(last) = self.lists.last_mut() {
                    last.1 = value;
                }
            }
            None if self.lists.len() < DEEPEST => self.lists.push((style, value)),
            None => {}
        }
        PieceKind::Item(u8::try_from(self.lists.len()).unwrap_or(1))
    }
}

fn opens_part(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default().to_lowercase();
    HIGHEST.contains(&first.as_str())
}

fn level_of(parts: &[u32]) -> u8 {
    u8::try_from(parts.len()).unwrap_or(1).max(1)
}

/// Is this the number after that one: its first child, or the next of one of its levels?
fn follows(before: &[u32], number: &[u32]) -> bool {
    let Some((last, parents)) = number.split_last() else { return false };
    let same = before.get(..parents.len()) == Some(parents);
    let previous = before.get(parents.len()).copied().unwrap_or(0);
    same && *last == previous.saturating_add(1)
}
