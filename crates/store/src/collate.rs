//! Letters as Swedish readers order and look for them. Databases disagree about it, so that it is done here and stored.

/// Between what decides first and what decides among equals: before every other letter that a key holds.
const THEN: char = ' ';
/// In the place of a space between words.
const SPACE: char = '!';
/// In the place of every other sign that is no letter and no digit.
const SIGN: char = '#';
/// No key is longer, in bytes, so that every database can keep an index of it.
const LONGEST: usize = 900;

/// A key that puts texts in Swedish alphabetical order when the keys are compared byte by byte: `å`, `ä` and `ö` come after `z`,
/// capitals and accents decide only among texts that are otherwise alike.
#[must_use]
pub fn sort_key(text: &str) -> String {
    let lower = lower_case(text.trim());
    let mut key = String::with_capacity(lower.len() * 2 + 1);
    for letter in lower.chars() {
        match plain(letter) {
            Some(plain) => key.push_str(plain),
            None if letter.is_ascii_alphanumeric() => key.push(letter),
            None if letter.is_whitespace() => key.push(SPACE),
            // Other alphabets come last, in their own order.
            None if letter.is_alphanumeric() => key.extend(['~', letter]),
            None => key.push(SIGN),
        }
    }
    key.push(THEN);
    let shown = lower.chars().map(|letter| if letter.is_control() || letter == THEN { SPACE } else { letter });
    key.extend(shown);
    let mut end = key.len().min(LONGEST);
    while !key.is_char_boundary(end) {
        end -= 1;
    }
    key.truncate(end);
    key
}

/// A text in lower case, with letters that were written as a letter and an accent put together: what searches compare.
#[must_use]
pub fn lower_case(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        let whole = out.chars().next_back().and_then(|before| joined(before, letter));
        match whole {
            Some(whole) => {
                out.pop();
                out.push(whole);
            }
            None => out.push(letter),
        }
    }
    out
}

/// A letter and the accent after it as one letter.
fn joined(letter: char, accent: char) -> Option<char> {
    Some(match (letter, accent) {
        ('a', '\u{30a}') => 'å',
        ('a', '\u{308}') => 'ä',
        ('o', '\u{308}') => 'ö',
        ('u', '\u{308}') => 'ü',
        ('e', '\u{308}') => 'ë',
        ('e', '\u{301}') => 'é',
        ('e', '\u{300}') => 'è',
        ('a', '\u{300}') => 'à',
        ('a', '\u{301}') => 'á',
        ('o', '\u{301}') => 'ó',
        ('i', '\u{301}') => 'í',
        ('u', '\u{301}') => 'ú',
        _ => return None,
    })
}

/// The letters that a letter is ordered as; nothing where it is ordered as itself. The bytes after `z` hold `å`, `ä` and `ö`.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'å' => "{",
        'ä' | 'æ' | 'ę' => "|",
        'ö' | 'ø' | 'œ' | 'ő' => "}",
        'à' | 'á' | 'â' | 'ã' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ě' | 'ė' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ų' => "u",
        'ü' | 'ű' | 'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        // Accents of their own, which nothing could be put together with.
        '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_in_swedish_order() {
        let sorted = [
            "1 a", "Alfa", "Aska", "Cafe", "Café", "caféer", "Muller", "Müller", "Nytt", "Zebra", "Åker", "åska", "Ärende", "Öl",
        ];
        let mut all = sorted;
        all.reverse();
        all.sort_by_key(|text| sort_key(text));
        assert_eq!(all, sorted);
    }

    #[test]
    fn a_shorter_text_comes_before_a_longer_that_begins_so() {
        for (first, second) in [("Avtal", "Avtal 2"), ("Avtal 2", "Avtalet"), ("Å", "Åa"), ("", "A")] {
            assert!(sort_key(first) < sort_key(second), "{first} {second}");
        }
    }

    #[test]
    fn letters_in_two_parts_are_the_same_letters() {
        assert_eq!(lower_case("A\u{30a}sa O\u{308}berg Cafe\u{301}"), "åsa öberg café");
        assert_eq!(sort_key("A\u{30a}sa"), sort_key("Åsa"));
    }

    #[test]
    fn keys_are_bounded_and_hold_nothing_that_cannot_be_stored() {
        let key = sort_key(&"å\u{0}\n語".repeat(2_000));
        assert!(key.len() <= LONGEST && !key.contains(char::is_control));
    }
}
