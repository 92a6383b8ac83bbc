use super::world::has_glyph;
use crate::clean::clean;

/// Which characters are written as themselves; others are written as `[U+4E2D]`, so that nothing is lost in silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Everything that a built-in font has.
    Any,
    /// Only scripts without joined letters: for the rare text that cannot be archived otherwise.
    Simple,
}

/// A word is broken anywhere when it has no place to be hyphenated at, or more characters than this.
const LONGEST_WORD: usize = 60;
/// Most letters in a row without a vowel in a word that can be hyphenated.
const CONSONANTS: usize = 7;

/// A text as a string of the typesetter's language: nothing in it is code.
pub(super) fn quoted(words: &str, script: Script) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    // A soft hyphen with nothing behind it says nothing, and at the end of a link the typesetter stumbles over it.
    for character in clean(words).trim_end_matches('\u{AD}').chars() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            // Invisible; the typesetter finds direction and shape by itself.
            '\u{200C}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' => {}
            '\u{E0000}'..='\u{E0FFF}' => {}
            _ if is_written(character, script) => out.push(character),
            _ => out.push_str(&format!("[U+{:04X}]", u32::from(character))),
        }
    }
    out.push('"');
    out
}

/// An address or a property, which no font has to show, as a string: nothing in it is code.
pub(super) fn exact(words: &str) -> String {
    format!("\"{}\"", clean(words).replace('\\', "\\\\").replace('"', "\\\""))
}

/// A text as pieces of code, with places to break where a word has more than `room` characters:
/// after every sign, and so many times within letters and digits that at most a quarter of a line stays empty.
pub(super) fn pieces(words: &str, room: usize, script: Script) -> Vec<String> {
    let words = clean(words);
    let mut all = Vec::new();
    let mut plain = String::new();
    for token in words.split_inclusive(' ') {
        let length = token.trim_end().chars().count();
        if length <= room || is_hyphenated(token.trim_end()) {
            plain.push_str(token);
            continue;
        }
        let chunk = (room / 4).max(1);
        let mut run = 0;
        for (index, character) in token.chars().enumerate() {
            plain.push(character);
            run = if character.is_alphanumeric() { run + 1 } else { chunk };
            // Never after the last: a link must not end with a place to break.
            if run >= chunk && index + 1 < length {
                all.push(quoted(&std::mem::take(&mut plain), script));
                all.push("cut".to_owned());
                run = 0;
            }
        }
    }
    all.push(quoted(&plain, script));
    all
}

fn is_written(character: char, script: Script) -> bool {
    if matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..) {
        return false;
    }
    let simple = matches!(character, ' '..='\u{2FF}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{52F}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{20A0}'..='\u{20BF}' | '\u{2100}'..='\u{27BF}');
    (simple || script == Script::Any) && has_glyph(character)
}

/// Letters that a dictionary of hyphenation can do something with.
fn is_hyphenated(token: &str) -> bool {
    let mut consonants = 0;
    let mut length = 0;
    for character in token.chars() {
        length += 1;
        consonants = if "aeiouyåäöéüAEIOUYÅÄÖÉÜ-".contains(character) { 0 } else { consonants + 1 };
        let known = character.is_alphabetic() || ".,;:!?()-\"”'".contains(character);
        if !known || consonants > CONSONANTS || length > LONGEST_WORD {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_code() {
        assert_eq!(quoted("a \"#let\" \\ $x$ \u{0}", Script::Any), r##""a \"#let\" \\ $x$ ""##);
        assert_eq!(quoted("中 \u{E000} 😀 א", Script::Any), "\"[U+4E2D] [U+E000] 😀 א\"");
        assert_eq!(quoted("א å → Ж", Script::Simple), "\"[U+05D0] å → Ж\"");
        assert_eq!(exact("a\" 中 \\ \u{0}"), r#""a\" 中 \\ ""#);
        assert_eq!(quoted("\u{202e}x\u{2066}", Script::Any), "\"x\"");
    }

    #[test]
    fn only_long_words_are_broken_anywhere() {
        assert_eq!(pieces("kort ord", 10, Script::Any), ["\"kort ord\""]);
        assert_eq!(pieces("informationssäkerhetsansvarig", 8, Script::Any), ["\"informationssäkerhetsansvarig\""]);
        assert_eq!(pieces("ab/cd.ef-ghi.j", 12, Script::Any).join(""), r#""ab/"cut"cd."cut"ef-"cut"ghi"cut"."cut"j""#);
        assert_eq!(pieces("3f7a9", 4, Script::Any).len(), 9);
        assert_eq!(pieces(&"x".repeat(50), 20, Script::Any).len(), 19);
    }
}
