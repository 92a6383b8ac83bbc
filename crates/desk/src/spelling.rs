//! Dictionaries in the form of Hunspell, which every word processor's free dictionaries have. None is part of the program: their
//! licences are not ours.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use catalog::lint::Speller;
use encoding_rs::Encoding;
use kernel::{Language, Problem, Problems};

use crate::Failure;
use crate::failure::about_file;
use crate::output::read_file;

/// Where dictionaries lie: Linux and BSD, macOS, LibreOffice on each.
const PLACES: [&str; 15] = [
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
    "/usr/lib/libreoffice/share/extensions/dict-sv",
    "/usr/lib/libreoffice/share/extensions/dict-en",
    "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-sv",
    "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-en",
    "C:/Program Files/LibreOffice/share/extensions/dict-sv",
    "C:/Program Files/LibreOffice/share/extensions/dict-en",
    "C:/Program Files (x86)/LibreOffice/share/extensions/dict-sv",
    "C:/Program Files (x86)/LibreOffice/share/extensions/dict-en",
    "C:/Hunspell",
];
/// The largest file of a dictionary that is read, in mebibytes.
const LARGEST: u64 = 32;

/// The dictionaries that are at hand. A language without one has no unknown words.
pub(crate) struct Dictionaries {
    swedish: Option<Dictionary>,
    english: Option<Dictionary>,
}

impl Dictionaries {
    /// Reads the dictionaries of these languages from a folder, or from where they usually lie. The notice says for which
    /// languages there is none.
    ///
    /// # Errors
    /// When the folder that was asked for has no dictionary at all, or a dictionary cannot be read.
    pub(crate) fn read(folder: Option<&Path>, languages: &[Language]) -> Result<(Self, Problems), Failure> {
        let places: Vec<PathBuf> =
            folder.map_or_else(|| PLACES.iter().map(PathBuf::from).collect(), |folder| vec![folder.to_owned()]);
        let of = |language: Language| -> Result<Option<Dictionary>, Failure> {
            let asked = languages.contains(&language);
            asked.then(|| find(&places, language)).flatten().map(|file| Dictionary::read(&file)).transpose()
        };
        let found = Self { swedish: of(Language::Swedish)?, english: of(Language::English)? };
        let missing: Vec<&str> =
            languages.iter().filter(|language| found.of(**language).is_none()).map(|language| language.code()).collect();
        if let Some(folder) = folder.filter(|_| missing.len() == languages.len()) {
            return Err(about_file("no-dictionary", folder).into());
        }
        let which = if missing.len() > 1 { Some("both") } else { missing.first().copied() };
        let notice = which.map(|which| Problem::notice("lint-no-dictionary").with("which", which));
        Ok((found, notice.into_iter().collect()))
    }

    fn of(&self, language: Language) -> Option<&Dictionary> {
        match language {
            Language::Swedish => self.swedish.as_ref(),
            Language::English => self.english.as_ref(),
        }
    }
}

impl Speller for Dictionaries {
    fn is_known(&self, word: &str, language: Language) -> bool {
        self.of(language).is_none_or(|dictionary| dictionary.has(word))
    }
}

/// A dictionary, and what it has answered: most words come many times.
struct Dictionary {
    words: spellbook::Dictionary,
    answers: Mutex<HashMap<String, bool>>,
}

impl Dictionary {
    /// Reads a dictionary from its `.aff` file and the `.dic` file beside it.
    fn read(affixes: &Path) -> Result<Self, Failure> {
        let bytes = read_file(affixes, LARGEST)?;
        let encoding = encoding(&bytes);
        let (rules, ..) = encoding.decode(&bytes);
        let list = read_file(&affixes.with_extension("dic"), LARGEST)?;
        let (list, ..) = encoding.decode(&list);
        let words = spellbook::Dictionary::new(&rules, &list)
            .map_err(|error| about_file("bad-dictionary", affixes).with("detail", error.to_string()))?;
        Ok(Self { words, answers: Mutex::default() })
    }

    fn has(&self, word: &str) -> bool {
        let answers = || self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = answers().get(word) {
            return *answer;
        }
        let answer = self.words.check(word);
        answers().insert(word.to_owned(), answer);
        answer
    }
}

/// The first dictionary of a language. British English first: our texts are in it.
fn find(places: &[PathBuf], language: Language) -> Option<PathBuf> {
    let names: &[&str] = match language {
        Language::Swedish => &["sv_SE", "sv-SE", "sv"],
        Language::English => &["en_GB", "en-GB", "en_US", "en-US"],
    };
    let files = names.iter().flat_map(|name| places.iter().map(move |place| place.join(format!("{name}.aff"))));
    files.into_iter().find(|file| file.is_file() && file.with_extension("dic").is_file())
}

/// What the `SET` line of an `.aff` file says; without one it is ISO 8859-1.
fn encoding(affixes: &[u8]) -> &'static Encoding {
    let lines = affixes.split(|byte| *byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok());
    let set = lines.map(|line| line.trim_start_matches('\u{feff}')).find_map(|line| line.strip_prefix("SET "));
    let label = set.unwrap_or("ISO8859-1").trim().to_ascii_lowercase().replace("microsoft-cp", "windows-");
    Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::UTF_8)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AFFIXES: &str = "SET UTF-8\nCOMPOUNDMIN 2\nCOMPOUNDBEGIN X\nCOMPOUNDEND Y\nCOMPOUNDPERMITFLAG P\nONLYINCOMPOUND O\n\
        SFX A Y 2\nSFX A 0 en .\nSFX A 0 s/XPO .\n";
    const LIST: &str = "3\nsäkerhet/A\nkrav/XY\nbrist/Y\n";

    fn folder(affixes: &[u8], list: &[u8]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("sv_SE.aff"), affixes).unwrap();
        std::fs::write(folder.path().join("sv_SE.dic"), list).unwrap();
        folder
    }

    fn read(affixes: &[u8], list: &[u8]) -> (Dictionaries, Problems) {
        let folder = folder(affixes, list);
        Dictionaries::read(Some(folder.path()), &Language::ALL).unwrap_or_else(|failure| panic!("{failure:?}"))
    }

    #[test]
    fn words_their_forms_and_compounds_are_known() {
        let (found, notices) = read(AFFIXES.as_bytes(), LIST.as_bytes());
        let known = |word: &str| found.is_known(word, Language::Swedish);
        for word in ["säkerhet", "Säkerheten", "kravbrist", "säkerhetsbrist", "säkerhetskrav"] {
            assert!(known(word) && known(word), "{word}");
        }
        for word in ["säkerhett", "bristkrav", "säkerhetbrist", "säkehetsbrist", "sakerhet"] {
            assert!(!known(word) && !known(word), "{word}");
        }
        assert!(found.is_known("anything", Language::English));
        let [notice] = notices.as_slice() else { panic!("{notices:?}") };
        assert_eq!(notice.code, "lint-no-dictionary");
        assert_eq!(notice.argument("which"), Some(&kernel::Argument::Text("en".to_owned())));
    }

    #[test]
    fn the_encoding_is_the_one_that_the_dictionary_states() {
        let latin =
            |text: &str| -> Vec<u8> { text.chars().map(|character| u8::try_from(u32::from(character)).unwrap()).collect() };
        for set in ["SET ISO8859-1", "SET microsoft-cp1252", "# none"] {
            let (found, _) = read(&latin(&AFFIXES.replace("SET UTF-8", set)), &latin(LIST));
            assert!(found.is_known("säkerheten", Language::Swedish), "{set}");
            assert!(!found.is_known("säkerhetn", Language::Swedish), "{set}");
        }
    }

    #[test]
    fn a_folder_without_dictionaries_and_a_dictionary_that_is_none_are_refused() {
        let code = |folder: &Path| match Dictionaries::read(Some(folder), &Language::ALL) {
            Err(Failure::Invalid(problems)) => problems.first().map(|problem| problem.code),
            _ => None,
        };
        assert_eq!(code(tempfile::tempdir().unwrap().path()), Some("no-dictionary"));
        assert_eq!(code(folder(b"SET UTF-8\nSFX A Y two\n", b"1\nkrav\n").path()), Some("bad-dictionary"));
    }
}
