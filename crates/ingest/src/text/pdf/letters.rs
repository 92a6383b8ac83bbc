//! Single letters: what is drawn in parts, as one sign or in an area of a font's own.

/// Letters as they are written: joined letters apart, no signs that only steer.
pub(super) fn clean(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            'ﬀ' => text.push_str("ff"),
            'ﬁ' => text.push_str("fi"),
            'ﬂ' => text.push_str("fl"),
            'ﬃ' => text.push_str("ffi"),
            'ﬄ' => text.push_str("ffl"),
            'ﬅ' | 'ﬆ' => text.push_str("st"),
            '\u{2010}' | '\u{2011}' => text.push('-'),
            '\u{F020}'..='\u{F07E}' => text.extend(char::from_u32(u32::from(letter) - 0xF000)),
            '\u{E000}'..='\u{F8FF}' => text.push('•'),
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => {}
            letter if letter.is_whitespace() => text.push(' '),
            letter if letter.is_control() => {}
            letter => text.push(letter),
        }
    }
    join_accents(&text)
}

/// Letters followed by accents of their own become one letter.
fn join_accents(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut joined = String::with_capacity(text.len());
    for letter in text.chars() {
        let whole = joined.chars().last().filter(|_| ('\u{300}'..='\u{36F}').contains(&letter));
        match whole.and_then(|last| compose(last, letter)) {
            Some(one) => {
                joined.pop();
                joined.push(one);
            }
            None => joined.push(letter),
        }
    }
    joined
}

/// The accent, when a sign is nothing else.
pub(super) fn accent(text: &str) -> Option<char> {
    let mut letters = text.trim().chars();
    let only = letters.next().filter(|_| letters.next().is_none())?;
    matches!(only, '¨' | '˚' | '´' | '`' | '\u{300}' | '\u{301}' | '\u{308}' | '\u{30A}').then_some(only)
}

/// A letter with an accent over it.
pub(super) fn compose(letter: char, accent: char) -> Option<char> {
    let row = match accent {
        '¨' | '\u{308}' => "aäoöuüeëiïAÄOÖUÜEËIÏ",
        '˚' | '°' | '\u{30A}' => "aåAÅuů",
        '´' | '\u{301}' => "aáeéiíoóuúAÁEÉIÍOÓUÚ",
        '`' | '\u{300}' => "aàeèiìoòuùAÀEÈIÌOÒUÙ",
        _ => return None,
    };
    let mut letters = row.chars();
    while let (Some(plain), Some(whole)) = (letters.next(), letters.next()) {
        if plain == letter {
            return Some(whole);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_drawn_in_parts_become_one() {
        assert_eq!(clean("a\u{308}r a\u{30A}r"), "är år");
        assert_eq!(clean("ﬁnns\u{200B}"), "finns");
        assert_eq!(clean("\u{F0B7}"), "•");
        assert_eq!(compose('o', '¨'), Some('ö'));
        assert_eq!(accent("¨"), Some('¨'));
        assert_eq!(accent("a"), None);
    }
}
