//! Notes at the foot of a page.

use super::table::Piece;
use super::words::Line;

/// Takes the notes out of the end of a column: smaller lines, the first of which begins with a sign.
pub(super) fn take(pieces: &mut Vec<Piece>, body_size: f32) -> Vec<Vec<Line>> {
    let small = |piece: &Piece| matches!(piece, Piece::Line(line) if line.size < body_size * 0.93);
    let foot = pieces.iter().rev().take_while(|piece| small(piece)).count();
    let from = pieces.len() - foot;
    let begins = |piece: &Piece| matches!(piece, Piece::Line(line) if sign(line).is_some());
    let Some(first) = pieces.iter().skip(from).position(begins) else { return Vec::new() };
    // Small text above the first sign is no note; a column of small text only is none either.
    let start = from + first;
    if start == 0 {
        return Vec::new();
    }
    let mut notes: Vec<Vec<Line>> = Vec::new();
    for piece in pieces.drain(start..) {
        let Piece::Line(line) = piece else { continue };
        let next = sign(&line).is_some();
        match notes.last_mut() {
            Some(note) if !next => note.push(line),
            _ => notes.push(vec![line]),
        }
    }
    notes
}

/// The sign that a note begins with: raised, or a bare number or stars before its words.
pub(super) fn sign(line: &Line) -> Option<String> {
    let first = line.words.first()?;
    let second = line.words.get(1)?;
    let text = first.text.as_str();
    let short = text.chars().count() <= 3;
    let number = text.bytes().all(|byte| byte.is_ascii_digit()) || text.chars().all(|letter| "*†‡¹²³⁴⁵⁶⁷⁸⁹⁰".contains(letter));
    let smaller = first.size < second.size * 0.85 || first.base < second.base - second.size * 0.1 || first.raised;
    let capital = second.text.starts_with(|letter: char| letter.is_uppercase() || "”\"(".contains(letter));
    (short && number && (smaller || capital)).then(|| text.to_owned())
}
