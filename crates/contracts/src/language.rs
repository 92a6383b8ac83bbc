use kernel::Language;

/// Words that only one of the languages has, and that nearly every sentence of it has one of.
const SWEDISH: &[&str] = &[
    "och", "att", "ska", "skall", "som", "för", "av", "är", "den", "det", "inte", "till", "med", "från", "eller", "på", "vid",
    "om", "enligt", "inom", "får", "har", "sina", "sin", "detta", "denna", "samt", "ej", "kan", "bör", "genom", "under", "efter",
    "utan",
];
const ENGLISH: &[&str] = &[
    "the", "and", "shall", "of", "to", "for", "with", "any", "by", "or", "be", "is", "not", "this", "that", "will", "its",
    "such", "under", "from", "may", "as", "other", "must", "within", "upon", "which", "are", "in", "on", "an", "has", "have",
];

/// Which language a text is in: how many of its words are small words of each.
#[must_use]
pub(crate) fn weigh(text: &str) -> (usize, usize) {
    let (mut swedish, mut english) = (0, 0);
    for word in text.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty() && word.len() <= 8) {
        let word = word.to_lowercase();
        swedish += usize::from(SWEDISH.contains(&word.as_str()) || word.contains(['å', 'ä', 'ö']));
        english += usize::from(ENGLISH.contains(&word.as_str()));
    }
    (swedish, english)
}

/// The language of a text; the one given where the text is too short to tell.
#[must_use]
pub(crate) fn of(text: &str, otherwise: Language) -> Language {
    let (swedish, english) = weigh(text);
    match swedish.abs_diff(english) {
        0 | 1 => otherwise,
        _ if swedish > english => Language::Swedish,
        _ => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use kernel::Language;

    use super::of;

    #[test]
    fn tells_the_languages_apart() {
        assert_eq!(of("Leverantören ska utan dröjsmål underrätta kunden om incidenter", Language::English), Language::Swedish);
        assert_eq!(of("The Supplier shall notify the Customer of any incident", Language::Swedish), Language::English);
        assert_eq!(of("SLA 99,9 %", Language::English), Language::English);
    }
}
