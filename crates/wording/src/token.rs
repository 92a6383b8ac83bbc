use crate::Span;

/// A piece of a text: a word, a number, a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// Line breaks before it, at most 2.
    pub(crate) breaks: u8,
}

/// What kind of piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Number,
    /// `{{days:day|days}}`: a figure that is put in later.
    Placeholder,
    /// `[X]`: a figure that somebody forgot.
    Blank,
    Mark(char),
}

/// The longest placeholder, in bytes.
const PLACEHOLDER: usize = 200;
/// The longest `[…]` that is taken for a forgotten figure, in bytes.
const BLANK: usize = 24;

/// The words of a text with their places: what a spelling checker should look at. Placeholders, figures, addresses, ids and
/// words in capitals are left out; of "IT-drift" and "NIS2-direktivet" the latter part is looked at.
pub fn words(text: &str) -> impl Iterator<Item = (Span, &str)> {
    let words = pieces(text).filter(|piece| piece.kind == Kind::Word).flat_map(move |piece| {
        let word = piece.span.of(text);
        let parts = if is_plain(word) { vec![(0, word)] } else { hyphenated(word) };
        parts
            .into_iter()
            .map(move |(offset, part)| (Span::new(piece.span.start + offset, piece.span.start + offset + part.len()), part))
    });
    words.filter(|(_, word)| is_plain(word))
}

fn is_plain(word: &str) -> bool {
    let plain = |character: char| character.is_alphabetic() || is_combining(character) || "-'’\u{ad}".contains(character);
    word.chars().all(plain) && word.chars().filter(|character| character.is_uppercase()).count() < 2
}

/// The parts of a word after its hyphens, with where they begin. One or two letters are no word, but an end: "OWASP-s". Addresses
/// have none.
fn hyphenated(word: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let mut parts = Vec::new();
    if word.contains(['.', ':', '/', '@']) {
        return parts;
    }
    for part in word.split('-') {
        if at > 0 && part.chars().count() > 2 {
            parts.push((at, part));
        }
        at += part.len() + 1;
    }
    parts
}

/// The pieces of a text in order.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut breaks = 0_u8;
        loop {
            let rest = text.get(at..)?;
            let first = rest.chars().next()?;
            if first.is_whitespace() || is_ignorable(first) {
                breaks = (breaks + u8::from(first == '\n')).min(2);
                at += first.len_utf8();
                continue;
            }
            let (length, kind) = next(rest, first);
            let span = Span::new(at, at + length);
            at += length;
            return Some(Piece { span, kind, breaks });
        }
    })
}

fn next(rest: &str, first: char) -> (usize, Kind) {
    if let Some(length) = bracketed(rest, "{{", "}}", PLACEHOLDER) {
        return (length, Kind::Placeholder);
    }
    if first == '['
        && let Some(length) = bracketed(rest, "[", "]", BLANK)
    {
        let inside = rest.get(1..length - 1).unwrap_or_default();
        if !inside.chars().any(|character| character.is_ascii_digit()) {
            return (length, Kind::Blank);
        }
    }
    if first.is_alphabetic() {
        let length = word(rest);
        let blank = length > 1 && rest.get(..length).is_some_and(|word| word.chars().all(|character| character == 'X'));
        return (length, if blank { Kind::Blank } else { Kind::Word });
    }
    if first.is_ascii_digit() {
        return (number(rest), Kind::Number);
    }
    (first.len_utf8(), Kind::Mark(first))
}

fn bracketed(rest: &str, open: &str, close: &str, most: usize) -> Option<usize> {
    let inside = rest.strip_prefix(open)?;
    for (offset, character) in inside.char_indices() {
        if offset > most || character == '\n' {
            return None;
        }
        if inside.get(offset..).is_some_and(|tail| tail.starts_with(close)) {
            return Some(open.len() + offset + close.len());
        }
    }
    None
}

fn word(rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    let mut letters = 0; // since the last full stop
    let mut end = rest.len();
    while let Some((offset, character)) = characters.next() {
        if character.is_alphanumeric() || is_combining(character) || is_ignorable(character) {
            letters += usize::from(character.is_alphanumeric());
            continue;
        }
        let following = characters.peek().map(|(_, next)| *next);
        let letter = following.is_some_and(char::is_alphabetic);
        let goes_on = match character {
            '-' | '\u{2010}' | '\u{2011}' => following.is_some_and(char::is_alphanumeric),
            '\'' | '’' => letter,
            '.' if letters <= 3 && following.is_some_and(char::is_lowercase) => {
                letters = 0;
                true
            }
            ':' => following.is_some_and(char::is_lowercase) && single_letter(rest.get(offset + 1..)),
            _ => false,
        };
        if !goes_on {
            end = offset;
            break;
        }
    }
    let tail = rest.get(end..).unwrap_or_default();
    let site = rest.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
    if tail.starts_with("://") || tail.starts_with('@') || (tail.starts_with('.') && site) {
        let more = tail.find(|character: char| character.is_whitespace() || ")>\"”".contains(character)).unwrap_or(tail.len());
        return end + tail.get(..more).map_or(0, |address| address.trim_end_matches(['.', ',', ';', ':']).len());
    }
    end
}

fn single_letter(tail: Option<&str>) -> bool {
    tail.and_then(|tail| tail.chars().nth(1)).is_none_or(|character| !character.is_alphanumeric())
}

fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    let mut plain = true;
    loop {
        while digit(end) {
            end += 1;
        }
        match bytes.get(end) {
            Some(b'.' | b',' | b':') if digit(end + 1) => {
                plain = false;
                end += 1;
            }
            // Ordinals: "12:e".
            Some(b':') if matches!(bytes.get(end + 1), Some(b'a' | b'e')) => return end + 2,
            _ => break,
        }
    }
    // Thousands: "10 000" with any narrow space.
    if plain && end <= 3 {
        while let Some(space) =
            rest.get(end..).and_then(|tail| [" ", "\u{a0}", "\u{202f}"].into_iter().find(|space| tail.starts_with(space)))
        {
            let start = end + space.len();
            if !(digit(start) && digit(start + 1) && digit(start + 2)) || digit(start + 3) {
                break;
            }
            end = start + 3;
        }
    }
    end
}

/// Appends a word in the form in which words are compared: small letters, accents composed, invisible characters gone.
pub(crate) fn fold(word: &str, into: &mut String) {
    for character in word.chars() {
        if character.is_ascii() {
            into.push(character.to_ascii_lowercase());
            continue;
        }
        match character {
            '’' => into.push('\''),
            '\u{2010}' | '\u{2011}' => into.push('-'),
            '\u{fb01}' => into.push_str("fi"),
            '\u{fb02}' => into.push_str("fl"),
            _ if is_ignorable(character) => {}
            _ if is_combining(character) => compose(into, character),
            _ => into.extend(character.to_lowercase()),
        }
    }
}

/// PDF files often hold "a" and a ring apart.
fn compose(into: &mut String, accent: char) {
    let composed = match (into.chars().next_back(), accent) {
        (Some('a'), '\u{30a}') => 'å',
        (Some('a'), '\u{308}') => 'ä',
        (Some('o'), '\u{308}') => 'ö',
        (Some('u'), '\u{308}') => 'ü',
        (Some('e'), '\u{301}') => 'é',
        _ => return,
    };
    into.pop();
    into.push(composed);
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

fn is_ignorable(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        pieces(text).map(|piece| piece.span.of(text)).collect()
    }

    #[test]
    fn cuts_words_numbers_and_marks() {
        assert_eq!(cut("PUB-avtalet t.ex. kl. 14.30, IT:s"), ["PUB-avtalet", "t.ex", ".", "kl", ".", "14.30", ",", "IT:s"]);
        assert_eq!(cut("10 000 kr, SFS 2025:1506 och 28.3 a"), ["10 000", "kr", ",", "SFS", "2025:1506", "och", "28.3", "a"]);
        assert_eq!(
            cut("{{days:dag|dagar}} [X] dagar var 12:e månad"),
            ["{{days:dag|dagar}}", "[X]", "dagar", "var", "12:e", "månad"]
        );
        assert_eq!(cut("se https://a.se/b?c=1. Supplier's"), ["se", "https://a.se/b?c=1", ".", "Supplier's"]);
        assert_eq!(cut("{{ öppen [lång text som inte är tom]").first(), Some(&"{"));
    }

    #[test]
    fn folds_what_looks_the_same() {
        let fold = |text: &str| {
            let mut into = String::new();
            fold(text, &mut into);
            into
        };
        assert_eq!(fold("A\u{30a}terla\u{308}sning"), "återläsning");
        assert_eq!(fold("säker\u{ad}hets\u{2011}KRAV"), "säkerhets-krav");
    }

    #[test]
    fn words_to_spell_leave_out_ids_and_addresses() {
        let found: Vec<&str> =
            words("Se LOG-03, TLS 1.2 och https://a.se/en-tva-sida: {{x:dag|dagar}} PUB-avtal, OWASP-s, it-drift")
                .map(|(_, word)| word)
                .collect();
        assert_eq!(found, ["Se", "och", "avtal", "it-drift"]);
    }
}
