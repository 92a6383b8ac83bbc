//! Notes at the foot of a page.

use super::table::Piece;
use super::words::Line;

/// A note with the sign that refers to it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Note {
    pub(super) sign: String,
    pub(super) lines: Vec<Line>,
}

/// Takes the notes out of the end of a column: smaller lines, the first of which begins with a sign. The first area of a page
/// does not consist of notes only.
pub(super) fn take(pieces: &mut Vec<Piece>, body_size: f32, first_area: bool) -> Vec<Note> {
    let small = |piece: &Piece| matches!(piece, Piece::Line(line) if line.size < body_size * 0.93);
    let foot = pieces.iter().rev().take_while(|piece| small(piece)).count();
    let from = pieces.len() - foot;
    let begins = |piece: &Piece| matches!(piece, Piece::Line(line) if apart(line).is_some());
    let Some(first) = pieces.iter().skip(from).position(begins) else { return Vec::new() };
    // Small text above the first sign is no note.
    let start = from + first;
    if start == 0 && first_area {
        return Vec::new();
    }
    let mut notes: Vec<Note> = Vec::new();
    for piece in pieces.drain(start..) {
        let Piece::Line(line) = piece else { continue };
        match (apart(&line), notes.last_mut()) {
            (Some((sign, line)), _) => notes.push(Note { sign, lines: vec![line] }),
            (None, Some(note)) => note.lines.push(line),
            (None, None) => {}
        }
    }
    notes
}

/// The sign that a note begins with, and the line without it: raised, or a bare number or stars before its words.
fn apart(line: &Line) -> Option<(String, Line)> {
    let first = line.words.first()?;
    let mut rest = line.clone();
    let (sign, glued) = sign_of(&first.text)?;
    if !glued.is_empty() {
        if !glued.starts_with(char::is_uppercase) {
            return None;
        }
        if let Some(word) = rest.words.first_mut() {
            glued.clone_into(&mut word.text);
        }
        return Some((sign, rest));
    }
    let second = line.words.get(1)?;
    let smaller = first.size < second.size * 0.85 || first.base < second.base - second.size * 0.1 || first.raised;
    let capital = second.text.starts_with(|letter: char| letter.is_uppercase() || "”\"(".contains(letter));
    rest.words.remove(0);
    (smaller || capital).then_some((sign, rest))
}

/// The sign at the beginning of a word, and what comes after it.
pub(super) fn sign_of(text: &str) -> Option<(String, &str)> {
    let of = |wanted: fn(char) -> bool| text.chars().take_while(|letter| wanted(*letter)).map(char::len_utf8).sum::<usize>();
    let digits = of(|letter| letter.is_ascii_digit());
    let stars = of(|letter| "*†‡¹²³⁴⁵⁶⁷⁸⁹⁰".contains(letter));
    let (sign, rest) = text.split_at_checked(digits.max(stars))?;
    (1..=6).contains(&sign.len()).then(|| (sign.to_owned(), rest)).filter(|_| digits <= 3)
}

/// Takes the signs of notes out of a line where they stand raised.
pub(super) fn drop_signs(line: &mut Line, signs: &[String]) {
    line.words.retain(|word| !(word.raised && signs.contains(&word.text)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_notes() {
        assert_eq!(sign_of("1"), Some(("1".to_owned(), "")));
        assert_eq!(sign_of("12Kraven"), Some(("12".to_owned(), "Kraven")));
        assert_eq!(sign_of("**"), Some(("**".to_owned(), "")));
        assert_eq!(sign_of("Kraven"), None);
        assert_eq!(sign_of("2018"), None);
    }
}
