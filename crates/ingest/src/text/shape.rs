//! What the shape of words says: a heading, or a sentence.

/// Finite verbs that make words a sentence, whatever else they look like.
const VERBS: [&str; 40] = [
    "ska",
    "skall",
    "måste",
    "får",
    "bör",
    "kan",
    "är",
    "har",
    "gäller",
    "utgör",
    "ansvarar",
    "åtar",
    "svarar",
    "äger",
    "avser",
    "omfattar",
    "ingår",
    "regleras",
    "förbinder",
    "tillhandahåller",
    "avtalar",
    "utför",
    "shall",
    "must",
    "may",
    "will",
    "is",
    "are",
    "has",
    "have",
    "should",
    "can",
    "agrees",
    "applies",
    "warrants",
    "undertakes",
    "represents",
    "means",
    "avses",
    "innebär",
];
/// Those of them that bind: no heading has one.
const BINDING: [&str; 10] = ["ska", "skall", "måste", "åtar", "förbinder", "shall", "must", "agrees", "undertakes", "warrants"];

/// Words that no heading ends in.
const LEADING_ON: [&str; 24] = [
    "inom", "enligt", "och", "eller", "av", "i", "för", "på", "med", "till", "från", "efter", "som", "vid", "of", "the", "and",
    "or", "within", "to", "in", "by", "with", "for",
];

/// Could these words be a heading? Short, without the marks and verbs of a sentence.
pub(crate) fn heading_like(words: &str) -> bool {
    let ended = words.ends_with(['.', ':', ';', ',', '!', '?', '-']) && !words.ends_with("m.m.") && !words.ends_with("etc.");
    let first = words.chars().find(|c| c.is_alphanumeric());
    let begins = first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let last = words.rsplit(' ').next().unwrap_or_default();
    !ended
        && !LEADING_ON.contains(&last)
        && begins
        && words.chars().count() <= 90
        && words.split(' ').count() <= 11
        && !has_any(words, &VERBS)
}

/// Are these words a sentence or more, although the format says that they are a heading?
pub(crate) fn sentence_like(words: &str) -> bool {
    let count = words.split(' ').count();
    let ended = words.ends_with(['.', ';', ':']);
    count > 20 || words.chars().count() > 160 || (ended && has_any(words, &VERBS)) || (count >= 4 && has_any(words, &BINDING))
}

/// Written in capitals throughout.
pub(crate) fn in_capitals(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4 && !words.chars().any(char::is_lowercase)
}

fn has_any(words: &str, verbs: &[&str]) -> bool {
    words.split(|c: char| !c.is_alphanumeric()).any(|word| !word.is_empty() && verbs.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::{heading_like, in_capitals, sentence_like};

    #[test]
    fn headings_and_sentences_are_told_apart() {
        for words in ["Säkerhet", "Leverantörens ansvar", "IT-säkerhet, loggning m.m.", "Limitation of liability"] {
            assert!(heading_like(words) && !sentence_like(words), "{words}");
        }
        for words in ["Leverantören ska logga", "Avtalet gäller i två år.", "Parterna har enats om följande:", "om vite"] {
            assert!(!heading_like(words), "{words}");
        }
        assert!(sentence_like("The Supplier shall keep logs") && !sentence_like("Hur data får behandlas"));
        assert!(in_capitals("SÄKERHET 5") && !in_capitals("IT") && !in_capitals("SÄKERhet"));
    }
}
