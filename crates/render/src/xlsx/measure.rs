use document::GridColumn;

/// Height of a line of type of 11 points, in points.
const LINE: f64 = 15.0;
/// The highest row there can be.
const HIGHEST: f64 = 409.0;
/// The button of the filter in a header cell, in characters.
const FILTER_BUTTON: f64 = 3.0;
/// Programs have different fonts at hand: so much is left over.
const MARGIN: f64 = 1.12;

/// Width of a column in characters.
pub(super) fn width(column: Option<&GridColumn>) -> f64 {
    column.map_or(8.43, |column| f64::from(column.width.clamp(1, 255)))
}

/// Height of the words in a cell of this width, in points, with type of this size.
pub(super) fn height(words: &str, width: f64, size: u16) -> f64 {
    let lines: u32 = words.split('\n').map(|line| lines_of(line, width, size)).sum();
    (f64::from(lines) * line(size) + 2.0).min(HIGHEST)
}

/// Height of a header cell, which has a button beside the words.
pub(super) fn header_height(words: &str, width: f64) -> f64 {
    height(words, (width - FILTER_BUTTON).max(3.0), 12)
}

/// Height of one line of type of this size.
pub(super) fn line(size: u16) -> f64 {
    LINE * f64::from(size) / 11.0
}

/// Width of one line of words in characters of the standard font.
pub(super) fn length(words: &str, size: u16) -> f64 {
    words.chars().map(share).sum::<f64>() * f64::from(size) / 11.0 * MARGIN
}

/// Lines that a program breaks these words into.
fn lines_of(words: &str, width: f64, size: u16) -> u32 {
    // A cell of a table stands in by about a character.
    let room = (width - 1.5).max(1.0);
    let mut lines = 1;
    let mut used = 0.0;
    for word in words.split_inclusive([' ', '-', '/']) {
        let length = length(word, size);
        let visible = length - if word.ends_with(' ') { length_of_space(size) } else { 0.0 };
        if used > 0.0 && used + visible > room {
            lines += 1;
            used = 0.0;
        }
        used += length;
        while used - length_of_space(size) > room {
            lines += 1;
            used -= room;
        }
    }
    lines
}

fn length_of_space(size: u16) -> f64 {
    length(" ", size)
}

/// Width of a character against a digit, in Calibri and its relatives.
fn share(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | '\'' | '.' | ',' | ':' | ';' | '|' | '!' | ' ' => 0.5,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '-' | '/' | '"' | 's' | 'c' | 'J' => 0.75,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' => 1.65,
        'A'..='Z' | 'Å' | 'Ä' | 'Ö' | '–' => 1.2,
        _ if u32::from(character) >= 0x1100 => 2.0,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_and_lines_need_room() {
        assert_eq!(lines_of("kort", 20.0, 11), 1);
        assert_eq!(lines_of("", 20.0, 11), 1);
        assert!(lines_of(&"ord ".repeat(30), 20.0, 11) >= 5);
        assert!(lines_of(&"x".repeat(100), 20.0, 11) >= 5);
        assert!(height("a\nb\nc", 20.0, 11) > 45.0);
        assert!((height(&"rad\n".repeat(500), 20.0, 11) - 409.0).abs() < 0.1);
    }
}
