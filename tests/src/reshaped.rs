//! The same contract with other numbers, in another order or with other line breaks: nothing that it says is changed.

use std::collections::BTreeSet;

use document::{Piece, PieceKind};

/// Words after which the number of a clause stands.
const REFERRING: [&str; 19] = [
    "art",
    "punkt",
    "punkten",
    "punkterna",
    "avsnitt",
    "avsnitten",
    "kapitel",
    "artikel",
    "artiklarna",
    "section",
    "sections",
    "clause",
    "clauses",
    "article",
    "articles",
    "paragraph",
    "paragraphs",
    "§",
    "§§",
];
/// Words after which a number with parts is a clause.
const BEFORE: [&str; 18] = [
    "i", "enligt", "av", "under", "mot", "till", "och", "eller", "samt", "se", "in", "to", "of", "with", "and", "or", "see",
    "any",
];
/// Words that a heading which opens a part begins with.
const PARTS: [&str; 8] = ["del", "part", "bilaga", "annex", "schedule", "appendix", "exhibit", "avdelning"];

/// Raises the first part of every clause's number, and of every number that refers to one: 5.2 becomes 12.2.
#[must_use]
pub fn renumbered(pieces: &[Piece], by: u32) -> Vec<Piece> {
    let clauses = pieces.iter().filter(|piece| matches!(piece.kind, PieceKind::Heading(_) | PieceKind::Paragraph));
    let own: BTreeSet<String> = clauses.filter_map(|piece| piece.number.as_deref().and_then(bare)).collect();
    let tops: BTreeSet<&str> = own.iter().filter_map(|number| number.split('.').next()).collect();
    let prefix = |piece: &Piece| Some(piece.number.as_deref()?.split_once(' ')?.0.to_lowercase());
    let prefixes: BTreeSet<String> = pieces.iter().filter_map(prefix).collect();
    let raise = |piece: &Piece| {
        let clause = matches!(piece.kind, PieceKind::Heading(_) | PieceKind::Paragraph);
        let number = piece
            .number
            .as_ref()
            .map(|number| if clause && bare(number).is_some() { raised(number, by) } else { number.clone() });
        Piece { number, words: references(&piece.words, &own, (&tops, &prefixes), by), ..piece.clone() }
    };
    pieces.iter().map(raise).collect()
}

/// The figures of a number: `§ 5` is 5, `5.2.` is 5.2. None for a letter.
fn bare(number: &str) -> Option<String> {
    let figures: String = number.chars().skip_while(|found| !found.is_ascii_digit()).collect();
    let lettered = number.chars().next().is_some_and(|first| first.is_ascii_uppercase() && !number.contains(' '));
    let end = figures.find(|found: char| !found.is_ascii_digit() && found != '.').unwrap_or(figures.len());
    let figures = figures.get(..end)?.trim_end_matches('.');
    (!lettered && !figures.is_empty()).then(|| figures.to_owned())
}

fn raised(number: &str, by: u32) -> String {
    let start = number.find(|found: char| found.is_ascii_digit()).unwrap_or(number.len());
    let (before, figures) = number.split_at(start);
    let end = figures.find(|found: char| !found.is_ascii_digit()).unwrap_or(figures.len());
    let (first, after) = figures.split_at(end);
    let first = first.parse::<u32>().map_or_else(|_| first.to_owned(), |first| (first + by).to_string());
    format!("{before}{first}{after}")
}

fn references(words: &str, own: &BTreeSet<String>, (tops, prefixes): (&BTreeSet<&str>, &BTreeSet<String>), by: u32) -> String {
    let parts: Vec<&str> = words.split(' ').collect();
    let mut out: Vec<String> = Vec::with_capacity(parts.len());
    let mut open = false;
    for (at, part) in parts.iter().enumerate() {
        let core = part.trim_matches(|found: char| !found.is_alphanumeric() && found != '§');
        let word = at.checked_sub(1).and_then(|before| parts.get(before)).map_or("", |word| word).to_lowercase();
        let before = word.trim_matches(|found: char| !found.is_alphanumeric() && found != '§');
        let ends: Vec<&str> = core.split(['–', '-']).collect();
        let clause = |end: &&str| (open && tops.contains(*end)) || (end.contains('.') && own.contains(*end));
        // "5, 6, 7 eller 8 §": the sign stands after the last.
        let goes_on = |part: &&&str| {
            let core = part.trim_matches(|found: char| !found.is_alphanumeric());
            ["och", "eller", "samt"].contains(&core) || (!core.is_empty() && core.chars().all(|found| found.is_ascii_digit()))
        };
        let ahead = parts.iter().skip(at + 1).find(|part| !goes_on(part));
        let in_law = parts.get(..at).unwrap_or_default().iter().rev().take(8).any(|part| part.starts_with("kap"));
        let signed = ahead.is_some_and(|next| next.starts_with('§')) && before != "kap" && !in_law;
        let follows = signed && ends.iter().all(|end| tops.contains(end));
        let law = parts.get(at + 1).is_some_and(|next| next.starts_with("kap"));
        // "4.9.1" is no figure but a clause, whatever stands before it.
        let deep = ends.iter().all(|end| end.matches('.').count() >= 2);
        // "SV 4" where clauses are numbered so.
        let prefixed = prefixes.contains(word.as_str()) && tops.contains(core);
        let refers = !law && (prefixed || follows || (ends.iter().all(clause) && (open || deep || BEFORE.contains(&before))));
        if refers {
            let raise = ends.iter().map(|end| raised(end, by)).collect::<Vec<_>>();
            let sign = if core.contains('–') { "–" } else { "-" };
            out.push(part.replace(core, &raise.join(sign)));
            open = true;
            continue;
        }
        out.push((*part).to_owned());
        let between = ["och", "eller", "till", "samt", "and", "or", "to"].contains(&core) && open;
        open = between || REFERRING.contains(&core.to_lowercase().as_str());
    }
    out.join(" ")
}

/// The sections of the highest level in the reverse order, or turned so that the middle one comes first. Parts, definitions and what
/// stands before the first section keep their places.
#[must_use]
pub fn reordered(pieces: &[Piece], reverse: bool) -> Vec<Piece> {
    let level = section_level(pieces);
    let starts = section_starts(pieces, level);
    let mut out: Vec<Piece> = pieces.get(..starts.first().copied().unwrap_or(pieces.len())).unwrap_or_default().to_vec();
    let ends = starts.iter().skip(1).copied().chain([pieces.len()]);
    let mut waiting: Vec<&[Piece]> = Vec::new();
    for section in starts.iter().zip(ends).filter_map(|(start, end)| pieces.get(*start..end)) {
        if section.first().is_some_and(|first| stays(first) || is_above(first, level)) {
            flush(&mut waiting, reverse, &mut out);
            out.extend(section.iter().cloned());
        } else {
            waiting.push(section);
        }
    }
    flush(&mut waiting, reverse, &mut out);
    out
}

fn flush(waiting: &mut Vec<&[Piece]>, reverse: bool, out: &mut Vec<Piece>) {
    if reverse {
        waiting.reverse();
    } else {
        let middle = waiting.len() / 2;
        waiting.rotate_left(middle);
    }
    out.extend(waiting.drain(..).flatten().cloned());
}

/// Does a section keep its place: a part, an annex, definitions?
fn stays(piece: &Piece) -> bool {
    let words = piece.words.to_lowercase();
    let first = words.split([' ', '.']).next().unwrap_or_default();
    let defines = ["definition", "ordlista", "begrepp", "meaning"].iter().any(|word| words.contains(word));
    (matches!(piece.kind, PieceKind::Heading(_)) && (PARTS.contains(&first) || defines)) || opens_part(piece)
}

fn opens_part(piece: &Piece) -> bool {
    let mut words = piece.words.split(' ');
    let part = words.next().is_some_and(|word| PARTS.contains(&word.to_lowercase().as_str()));
    part && piece.words.len() < 60 && !matches!(piece.kind, PieceKind::Cell { .. } | PieceKind::Item(_))
}

/// The highest level that several headings have.
fn section_level(pieces: &[Piece]) -> Option<u8> {
    let several = |level: &u8| pieces.iter().filter(|piece| piece.kind == PieceKind::Heading(*level)).count() > 2;
    (1..=4).find(several)
}

/// Is it a heading above that level: a title?
fn is_above(piece: &Piece, sections: Option<u8>) -> bool {
    matches!((piece.kind, sections), (PieceKind::Heading(level), Some(sections)) if level < sections)
}

/// Where sections begin: at headings of their level and above, or where the first part of the numbers changes.
fn section_starts(pieces: &[Piece], sections: Option<u8>) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut top: Option<String> = None;
    for (at, piece) in pieces.iter().enumerate() {
        let begins = match sections {
            Some(sections) => matches!(piece.kind, PieceKind::Heading(level) if level <= sections),
            None => {
                let number = piece.number.as_deref().filter(|_| piece.kind == PieceKind::Paragraph).and_then(bare);
                let first = number.and_then(|number| number.split('.').next().map(str::to_owned));
                let other = first.is_some() && first != top;
                top = first.or(top);
                other
            }
        };
        if begins || opens_part(piece) {
            starts.push(at);
        }
    }
    starts
}

/// A text whose paragraphs are lines, broken at a width, with an empty line between paragraphs. Rows of tables stay whole.
#[must_use]
pub fn rewrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut row = false;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let table = line.contains('|');
        if !out.is_empty() {
            let goes_on = row && table || line.starts_with(char::is_lowercase) && !line.contains(')');
            out.push_str(if goes_on { "\n" } else { "\n\n" });
        }
        row = table;
        if table || line.starts_with('#') {
            out.push_str(line);
        } else {
            fill(line, width, &mut out);
        }
    }
    out.push('\n');
    out
}

fn fill(line: &str, width: usize, out: &mut String) {
    let indent: String = line.chars().take_while(|found| *found == ' ').collect();
    out.push_str(&indent);
    let mut used = indent.len();
    for (at, word) in line.split_whitespace().enumerate() {
        let length = word.chars().count();
        if at > 0 && used + 1 + length > width {
            out.push('\n');
            out.push_str(&indent);
            used = indent.len();
        } else if at > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += length;
    }
}

/// A text with two spaces for every third, and a space that does not break for every fifth. Beginnings of lines and rows of tables stay.
#[must_use]
pub fn spaced(text: &str) -> String {
    let line = |line: &str| {
        if line.contains('|') || line.starts_with(' ') {
            return line.to_owned();
        }
        let mut out = String::new();
        for (at, word) in line.split(' ').enumerate() {
            match at {
                0 => {}
                at if at > 1 && at % 5 == 0 => out.push('\u{a0}'),
                at if at > 1 && at % 3 == 0 => out.push_str("  "),
                _ => out.push(' '),
            }
            out.push_str(word);
        }
        out
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}
