//! How a line begins: with a number, a letter or a bullet.

/// How surely the beginning of a line is the beginning of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    None,
    /// A bare number, which may as well count what follows: "5 arbetsdagar".
    Weak,
    /// "5.2", "5.", "§ 5", "5 §", "–": unless the sentence before leads up to it.
    Likely,
    /// "a)", "(ii)", "•".
    Sure,
}

/// What a line begins with, if words follow.
pub(super) fn start(text: &str) -> Start {
    let Some((first, rest)) = text.trim_start().split_once(' ') else { return Start::None };
    let rest = rest.trim_start();
    if rest.is_empty() {
        return Start::None;
    }
    if first == "§" && rest.starts_with(|letter: char| letter.is_ascii_digit()) {
        return Start::Likely;
    }
    let mut letters = first.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        if "•‣▪■□●○◦►➢✓✔❖".contains(only) {
            return Start::Sure;
        }
        if "-–—*·o".contains(only) {
            return Start::Likely;
        }
    }
    if is_enclosed(first) {
        return Start::Sure;
    }
    let body = first.strip_suffix('.').unwrap_or(first);
    let levels: Vec<&str> = body.split('.').collect();
    let number = |level: &&str| !level.is_empty() && level.len() <= 3 && level.bytes().all(|byte| byte.is_ascii_digit());
    if levels.iter().all(number) {
        let dotted = levels.len() > 1 || first.ends_with('.');
        return if dotted || rest.starts_with('§') { Start::Likely } else { Start::Weak };
    }
    let letter_first = levels.first().is_some_and(|level| level.len() == 1 && level.chars().all(char::is_uppercase));
    if first.ends_with('.') && levels.len() == 1 && (is_roman(body) || body.chars().count() == 1)
        || letter_first && levels.len() > 1 && levels.iter().skip(1).all(number)
    {
        return Start::Likely;
    }
    Start::None
}

/// "a)", "(a)", "1)", "(iv)".
fn is_enclosed(word: &str) -> bool {
    let Some(inner) = word.strip_suffix(')') else { return false };
    let inner = inner.strip_prefix('(').unwrap_or(inner);
    let digits = inner.len() <= 2 && inner.bytes().all(|byte| byte.is_ascii_digit());
    let letter = inner.chars().count() == 1 && inner.chars().all(char::is_alphabetic);
    !inner.is_empty() && (digits || letter || is_roman(inner))
}

fn is_roman(word: &str) -> bool {
    let lower = word.to_lowercase();
    !lower.is_empty() && lower.len() <= 5 && lower.chars().all(|letter| "ivx".contains(letter))
}

/// Whether the words before lead up to a number: "enligt punkt", "in section".
pub(super) fn leads_to_number(text: &str) -> bool {
    let last = text.split_whitespace().last().unwrap_or_default().to_lowercase();
    LEADING.contains(&last.as_str()) || last.ends_with(',')
}

const LEADING: [&str; 40] = [
    "punkt",
    "punkten",
    "punkterna",
    "p.",
    "avsnitt",
    "kapitel",
    "kap.",
    "bilaga",
    "artikel",
    "art.",
    "artiklarna",
    "§",
    "§§",
    "paragraf",
    "version",
    "nr",
    "och",
    "eller",
    "samt",
    "till",
    "enligt",
    "i",
    "av",
    "med",
    "om",
    "inom",
    "minst",
    "högst",
    "section",
    "sections",
    "clause",
    "clauses",
    "article",
    "annex",
    "appendix",
    "and",
    "or",
    "to",
    "within",
    "schedule",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_of_blocks() {
        for text in ["a) text", "(ii) text", "• text", "1) text"] {
            assert_eq!(start(text), Start::Sure, "{text}");
        }
        for text in ["5.2 Text", "5. Text", "§ 5 Text", "5 § Text", "– text", "A.1 Text", "iv. Text"] {
            assert_eq!(start(text), Start::Likely, "{text}");
        }
        assert_eq!(start("5 arbetsdagar"), Start::Weak);
        for text in ["2018:218 ska", "Text", "1.5", "kl. 08.00 ska", "10.000 ska", "12345 ska"] {
            assert!(matches!(start(text), Start::None | Start::Likely), "{text}");
        }
        assert_eq!(start("2018:218 ska"), Start::None);
    }
}
