//! Words that were divided at the end of a line.

use std::collections::BTreeSet;

use super::super::lines::{goes_on, is_first_part};

/// Words that stand with a hyphen within a line somewhere in the file: there the hyphen is part of the word.
#[derive(Debug, Clone, Default)]
pub(super) struct Hyphened(BTreeSet<String>);

impl Hyphened {
    pub(super) fn learn(&mut self, text: &str) {
        for word in text.split(|letter: char| !(letter.is_alphanumeric() || letter == '-')) {
            let word = word.trim_matches('-');
            if word.contains('-') && self.0.len() < MOST_WORDS {
                self.0.insert(word.to_lowercase());
            }
        }
    }

    /// Puts a line after the text before it.
    pub(super) fn join(&self, before: &mut String, after: &str) {
        let after = after.trim_start();
        let soft = before.ends_with('\u{AD}');
        let hard = before.ends_with('-') && before.trim_end_matches('-').ends_with(char::is_alphanumeric);
        if soft {
            before.pop();
            before.push_str(after);
            return;
        }
        if !hard {
            if !goes_on(before, after) {
                before.push(' ');
            }
            before.push_str(after);
            return;
        }
        let part = before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_end_matches('-').to_owned();
        let part = part.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let next: &str = after.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        let then = after.split_whitespace().next().unwrap_or_default().trim_end_matches([',', '.', ';']);
        if JOINING.contains(&then) {
            before.push(' ');
        } else if next.starts_with(char::is_lowercase) && !self.keeps(part, next) {
            before.pop();
        }
        before.push_str(after);
    }

    /// Whether the hyphen is part of the word: "IT-system", "e-post", or as the file writes it elsewhere.
    fn keeps(&self, part: &str, next: &str) -> bool {
        let last = part.rsplit('-').next().unwrap_or(part);
        let capitals = last.chars().filter(|letter| letter.is_uppercase()).count();
        let short = last.chars().count() == 1;
        let sign = capitals >= 2 || last.chars().any(|letter| letter.is_ascii_digit());
        let whole = format!("{part}-{next}").to_lowercase();
        short || sign || is_first_part(last) || self.0.contains(&whole)
    }
}

/// After these the hyphen stands for a part left out: "in- och utdata".
const JOINING: [&str; 8] = ["och", "eller", "samt", "respektive", "and", "or", "to", "som"];

const MOST_WORDS: usize = 20_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(before: &str, after: &str) -> String {
        let mut hyphened = Hyphened::default();
        hyphened.learn("vår on-site-tjänst och back-up");
        let mut text = before.to_owned();
        hyphened.join(&mut text, after);
        text
    }

    #[test]
    fn divided_words_are_mended_and_hyphens_kept() {
        assert_eq!(joined("all infor-", "mation ska"), "all information ska");
        assert_eq!(joined("all infor\u{AD}", "mation ska"), "all information ska");
        assert_eq!(joined("ett IT-", "system"), "ett IT-system");
        assert_eq!(joined("ett SLA-", "brott"), "ett SLA-brott");
        assert_eq!(joined("in-", "och utdata"), "in- och utdata");
        assert_eq!(joined("drifts-", "eller säkerhetsstörning"), "drifts- eller säkerhetsstörning");
        assert_eq!(joined("per e-", "post"), "per e-post");
        assert_eq!(joined("en back-", "up"), "en back-up");
        assert_eq!(joined("EU-", "Kommissionen"), "EU-Kommissionen");
        assert_eq!(joined("non-", "compliance"), "non-compliance");
        assert_eq!(joined("thirty-", "six months"), "thirty-six months");
        assert_eq!(joined("ISO/", "IEC 27001"), "ISO/IEC 27001");
        assert_eq!(joined("kraven K1–", "K10"), "kraven K1–K10");
        assert_eq!(joined("ska –", "om"), "ska – om");
        assert_eq!(joined("perso-", "nuppgifter"), "personuppgifter");
    }
}
