use std::borrow::Cow;

/// The words without characters that XML 1.0 and HTML forbid; line ends and tabs become spaces, since breaks are
/// [`document::Inline::Break`].
pub(crate) fn clean(words: &str) -> Cow<'_, str> {
    if words.chars().all(|character| !is_space(character) && is_allowed(character)) {
        return Cow::Borrowed(words);
    }
    let kept = words.replace("\r\n", " ");
    Cow::Owned(
        kept.chars()
            .filter_map(|character| match character {
                _ if is_space(character) => Some(' '),
                _ => is_allowed(character).then_some(character),
            })
            .collect(),
    )
}

fn is_space(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Control characters, of which XML allows some but no reader has a use for, and the noncharacters of Unicode.
fn is_allowed(character: char) -> bool {
    let code = u32::from(character);
    !character.is_control() && !(0xFDD0..=0xFDEF).contains(&code) && code & 0xFFFE != 0xFFFE
}

/// An outside address that a document may link to; other schemes (`javascript:`, `file:`) have no place in a document
/// that is sent to others.
pub(crate) fn outside_address(target: &str) -> Option<Cow<'_, str>> {
    let target = clean(target);
    let lower = target.to_ascii_lowercase();
    let known = ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    (known && !target.contains(char::is_whitespace)).then_some(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_go_and_others_stay() {
        assert_eq!(clean("åäö 👩‍💻 \u{ad}x"), "åäö 👩‍💻 \u{ad}x");
        assert_eq!(clean("a\u{0}b\u{1b}c\u{fffe}d\u{fdd0}e\u{1ffff}f\u{7f}"), "abcdef");
        assert_eq!(clean("a\r\nb\tc\nd"), "a b c d");
    }

    #[test]
    fn only_ordinary_addresses_are_links() {
        assert!(outside_address("HTTPS://example.se/a?b=c").is_some());
        assert!(outside_address("mailto:a@example.se").is_some());
        for target in
            ["javascript:alert(1)", " https://a", "java\nscript:x", "file:///etc/passwd", "https://a b", "//example.se", ""]
        {
            assert_eq!(outside_address(target), None, "{target}");
        }
    }
}
