//! Words as they should have been written: plain spaces, letters instead of ligatures, lines joined, words mended.

use std::collections::BTreeSet;

/// Words that continue "in- och utdata".
const CONJUNCTIONS: [&str; 10] = ["och", "eller", "samt", "respektive", "resp.", "men", "and", "or", "till", "to"];

/// English first parts that keep their hyphen: "one-time", "thirty-six", "third-party".
const FIRST_PARTS: [&str; 27] = [
    "non", "third", "self", "well", "cross", "long", "short", "so", "multi", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// One line with single plain spaces. A soft hyphen at its end is kept, since it says how the line goes on.
pub(crate) fn clean(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let ends_soft = line.trim_end().ends_with('\u{ad}');
    for found in line.chars() {
        match found {
            // What may not be seen: soft hyphens, marks without width and of direction.
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'..='\u{2064}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => {}
            '\u{2010}' | '\u{2011}' => out.push('-'),
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            '\u{300}'..='\u{30a}' => accent(&mut out, found),
            _ if found.is_whitespace() || found.is_control() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ => out.push(found),
        }
    }
    out.truncate(out.trim_end().len());
    if ends_soft {
        out.push('\u{ad}');
    }
    out
}

/// Puts an accent that was written apart on the letter before it.
fn accent(out: &mut String, mark: char) {
    let composed = match (out.chars().last(), mark) {
        (Some('a'), '\u{30a}') => 'å',
        (Some('A'), '\u{30a}') => 'Å',
        (Some('a'), '\u{308}') => 'ä',
        (Some('A'), '\u{308}') => 'Ä',
        (Some('o'), '\u{308}') => 'ö',
        (Some('O'), '\u{308}') => 'Ö',
        (Some('u'), '\u{308}') => 'ü',
        (Some('U'), '\u{308}') => 'Ü',
        (Some('e'), '\u{301}') => 'é',
        (Some('E'), '\u{301}') => 'É',
        (Some('e'), '\u{300}') => 'è',
        (Some('a'), '\u{300}') => 'à',
        _ => {
            out.push(mark);
            return;
        }
    };
    out.pop();
    out.push(composed);
}

/// Words with a hyphen that stand within lines, so that one broken at its hyphen can be told from one that was hyphenated.
pub(crate) fn hyphenated<'w>(lines: impl Iterator<Item = &'w str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in lines.filter(|line| line.contains('-')) {
        for word in line.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if word.contains('-') {
                found.insert(word.to_lowercase());
            }
        }
    }
    found
}

/// Joins cleaned lines into one, and mends words that were broken at their ends.
pub(crate) fn join<S: AsRef<str>>(lines: &[S], hyphenated: &BTreeSet<String>) -> String {
    let mut out = String::new();
    for line in lines {
        let line = line.as_ref();
        if line.is_empty() {
            continue;
        }
        if out.ends_with('\u{ad}') || breaks_word(&out, line, hyphenated) {
            out.pop();
        } else if !out.is_empty() && !keeps_hyphen(&out, line) && !goes_on(&out, line) {
            out.push(' ');
        }
        out.push_str(line);
    }
    if out.ends_with('\u{ad}') {
        out.pop();
    }
    out
}

/// The hyphen at the end is there for the line's sake only.
fn breaks_word(before: &str, next: &str, hyphenated: &BTreeSet<String>) -> bool {
    let Some(stem) = before.strip_suffix('-') else { return false };
    let head = stem.rsplit(char::is_whitespace).next().unwrap_or_default();
    let letters = head.chars().next_back().is_some_and(char::is_lowercase);
    let tail = next.split(char::is_whitespace).next().unwrap_or_default();
    let tail = tail.trim_end_matches(|c: char| !c.is_alphanumeric());
    let lower = tail.chars().next().is_some_and(char::is_lowercase);
    if !letters || !lower || CONJUNCTIONS.contains(&tail.to_lowercase().as_str()) {
        return false;
    }
    let head = head.trim_start_matches(|c: char| !c.is_alphanumeric());
    !is_first_part(head) && !hyphenated.contains(&format!("{}-{}", head.to_lowercase(), tail.to_lowercase()))
}

/// Does the hyphen after these letters always belong to the word?
pub(crate) fn is_first_part(head: &str) -> bool {
    FIRST_PARTS.contains(&head.to_lowercase().as_str())
}

/// "ISO/" and "IEC", "K1–" and "K10" go together without a space.
pub(crate) fn goes_on(before: &str, next: &str) -> bool {
    let Some(stem) = before.strip_suffix(['/', '–']) else { return false };
    stem.ends_with(char::is_alphanumeric) && next.starts_with(char::is_alphanumeric)
}

/// "IT-" and "system" go together without a space; "in-" and "och utdata" do not.
fn keeps_hyphen(before: &str, next: &str) -> bool {
    let Some(stem) = before.strip_suffix('-') else { return false };
    let joined = stem.chars().next_back().is_some_and(char::is_alphanumeric);
    let first = next.split(char::is_whitespace).next().unwrap_or_default();
    joined && next.starts_with(char::is_alphanumeric) && !CONJUNCTIONS.contains(&first.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{clean, hyphenated, join};

    fn joined(text: &str) -> String {
        let lines: Vec<String> = text.lines().map(clean).collect();
        join(&lines, &BTreeSet::new())
    }

    #[test]
    fn broken_words_are_mended_and_compounds_kept() {
        assert_eq!(joined("all infor-\nmation ska"), "all information ska");
        assert_eq!(joined("alla IT-\nsystem ska"), "alla IT-system ska");
        assert_eq!(joined("in-\noch utdata"), "in- och utdata");
        assert_eq!(joined("infor\u{ad}\nmation"), "information");
        assert_eq!(joined("mellan Stockholm-\nGöteborg"), "mellan Stockholm-Göteborg");
        assert_eq!(joined("drift -\ninte annat"), "drift - inte annat");
        assert_eq!(joined("en rad\nen till"), "en rad en till");
        assert_eq!(joined("ISO/\nIEC 27001 för K1–\nK10"), "ISO/IEC 27001 för K1–K10");
        assert_eq!(joined("within thirty-\nsix months"), "within thirty-six months");
        let known = hyphenated(["each third-party audit"].into_iter());
        assert_eq!(join(&["a third-", "party, and"], &known), "a third-party, and");
    }

    #[test]
    fn letters_and_spaces_are_plain() {
        assert_eq!(clean("5\u{a0}%\u{2009}av\t de\u{ad}ﬁnierad  ﬂod\u{200b}"), "5 % av definierad flod");
        assert_eq!(clean("a\u{30a}a\u{308}o\u{308}"), "åäö");
        assert_eq!(clean("IT\u{2011}system"), "IT-system");
    }
}
