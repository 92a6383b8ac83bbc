//! Words found in the catalog: case and accents make no difference, and a word is found in its inflections and in compounds.

use catalog::Requirement;
use kernel::Language;

/// Endings that say nothing of what a word is about, the longest first. Accents are gone when they are looked for.
const SWEDISH: [&str; 37] = [
    "heternas", "ningarna", "heterna", "ingarna", "ningar", "ningen", "heten", "heter", "ingar", "ingen", "arnas", "ernas",
    "ornas", "arna", "erna", "orna", "ande", "ende", "aste", "ning", "aren", "ades", "ing", "are", "ens", "ets", "ad", "at",
    "ar", "er", "or", "en", "et", "es", "a", "e", "s",
];
const ENGLISH: [&str; 12] = ["ations", "ation", "ings", "ions", "ing", "ion", "ers", "ed", "er", "es", "e", "s"];
/// Words that stand everywhere.
const EMPTY: [&str; 20] = [
    "och", "att", "det", "den", "som", "med", "for", "pa", "av", "i", "en", "ett", "the", "and", "of", "to", "in", "for", "a",
    "is",
];
/// So much is left of a word at least when its ending is gone.
const STEM: usize = 3;

/// What is looked for: the stems of the words.
pub(super) struct Query {
    stems: Vec<String>,
    language: Language,
}

impl Query {
    /// What somebody typed; nothing where there are no words in it.
    pub(super) fn of(typed: &str, language: Language) -> Option<Self> {
        let all = words(typed);
        let telling: Vec<&String> = all.iter().filter(|word| !EMPTY.contains(&word.as_str())).collect();
        let chosen = if telling.is_empty() { all.iter().collect() } else { telling };
        let stems: Vec<String> = chosen.into_iter().map(|word| stem(word, language).to_owned()).collect();
        if stems.is_empty() { None } else { Some(Self { stems, language }) }
    }

    /// How well a requirement fits; nothing where a word is not in it at all.
    pub(super) fn fits(&self, requirement: &Requirement) -> Option<u32> {
        let Requirement { id, title, text, motive, .. } = requirement;
        let fields =
            [(12, id.as_str()), (8, title.get(self.language)), (3, text.get(self.language)), (1, motive.get(self.language))]
                .map(|(weight, text)| (weight, words(text)));
        let mut sum = 0;
        for wanted in &self.stems {
            let best = |words: &[String]| words.iter().map(|word| alike(wanted, stem(word, self.language))).max().unwrap_or(0);
            let score: u32 = fields.iter().map(|(weight, words)| weight * best(words)).sum();
            if score == 0 {
                return None;
            }
            sum += score;
        }
        Some(sum)
    }
}

/// The words of a text, in lower case and without accents.
fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(folded).collect()
}

/// In lower case and without accents.
fn folded(word: &str) -> String {
    let plain = |letter: char| match letter {
        'å' | 'ä' | 'à' | 'á' | 'â' => 'a',
        'ö' | 'ø' | 'ó' | 'ò' | 'ô' => 'o',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'ü' | 'ú' | 'ù' | 'û' => 'u',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        other => other,
    };
    word.chars().flat_map(char::to_lowercase).map(plain).collect()
}

/// A word without its ending.
fn stem(word: &str, language: Language) -> &str {
    let endings: &[&str] = match language {
        Language::Swedish => &SWEDISH,
        Language::English => &ENGLISH,
    };
    let left = |ending: &&str| word.strip_suffix(*ending).filter(|rest| rest.chars().count() >= STEM);
    endings.iter().find_map(left).unwrap_or(word)
}

/// The same word, a word that begins so, or a compound that holds it.
fn alike(wanted: &str, word: &str) -> u32 {
    let long = wanted.chars().count();
    if wanted == word {
        10
    } else if long >= STEM && word.starts_with(wanted) {
        6
    } else if long > STEM && word.contains(wanted) {
        3
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_its_forms_and_without_accents() {
        let alike =
            |one: &str, other: &str| alike(stem(&folded(one), Language::Swedish), stem(&folded(other), Language::Swedish));
        for (one, other) in
            [("logg", "Loggarna"), ("loggning", "loggar"), ("kryptering", "krypterad"), ("leverantor", "Leverantörens")]
        {
            assert!(alike(one, other) >= 6, "{one} {other}");
        }
        assert_eq!(alike("logg", "säkerhetsloggar"), 3);
        assert_eq!(alike("logg", "avtal"), 0);
    }

    #[test]
    fn words_that_stand_everywhere_are_left_out_unless_they_are_all() {
        assert_eq!(Query::of("loggar och avtal", Language::Swedish).unwrap().stems, ["logg", "avtal"]);
        assert_eq!(Query::of("och", Language::Swedish).unwrap().stems, ["och"]);
        assert!(Query::of(" – ", Language::Swedish).is_none());
    }
}
