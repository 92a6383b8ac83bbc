use std::path::Path;

use catalog::Catalog;
use catalog::lint::{Linter, Role};
use kernel::{Language, Problem, Problems};
use wording::Reading;

use crate::library::{all_texts, catalog_texts, check_catalog, locate};
use crate::output::read_text;
use crate::spelling::Dictionaries;
use crate::{Failure, Library, Origin};

/// Everything that is wrong with a catalog, its wording included; with an overlay, of the two together.
///
/// Dictionaries are read from a folder, or from where they usually lie; a notice says for which language there is none.
///
/// # Errors
/// When a file or folder cannot be read at all.
pub fn lint_catalog(origin: &Origin, dictionaries: Option<&Path>) -> Result<Problems, Failure> {
    let (library, mut problems) = check_catalog(origin)?;
    let (dictionaries, notices) = Dictionaries::read(dictionaries, &Language::ALL)?;
    let (linter, mut found) = Linter::new(&library.catalog);
    let linter = linter.spelling_by(&dictionaries);
    found.extend(linter.catalog(&library.catalog));
    for (path, text) in all_texts(origin)? {
        found.extend(linter.spelling(&path, &text));
    }
    locate(&mut found, origin);
    problems.extend(found);
    problems.extend(notices);
    Ok(problems)
}

/// Everything that is wrong with one file of requirements, an organisation's own, judged by the words and lists of a catalog.
///
/// Its ids may have any prefix, and no clause need carry its requirements: both are the organisation's matter.
///
/// # Errors
/// When the file or the catalog cannot be read at all.
pub fn lint_file(origin: &Origin, path: &Path, dictionaries: Option<&Path>) -> Result<Problems, Failure> {
    let text = read_text(path)?;
    let mut files = catalog_texts(origin)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let inside = format!("requirements/{name}");
    files.insert(inside.clone(), text.clone());
    let files: Vec<(String, String)> = files.into_iter().collect();
    let (catalog, mut problems) = Catalog::read(&files);
    problems.retain(|problem| !matches!(problem.code, "id-outside-area" | "no-clause"));
    let (dictionaries, notices) = Dictionaries::read(dictionaries, &Language::ALL)?;
    let (linter, found) = Linter::new(&catalog);
    let linter = linter.spelling_by(&dictionaries);
    problems.extend(linter.spelling(&inside, &text));
    problems.extend(catalog.requirements.iter().flat_map(|requirement| linter.requirement(requirement)));
    problems.retain(|problem| problem.place.file.as_deref() == Some(inside.as_str()));
    for problem in &mut problems {
        problem.place.file = Some(path.display().to_string());
    }
    problems.extend(found);
    problems.extend(notices);
    Ok(problems)
}

/// What is read in a sentence that asks something of the supplier, and what the lint finds in it. Where there is no dictionary
/// spelling is left out.
///
/// # Errors
/// When the folder of dictionaries that was asked for has none, or a dictionary cannot be read.
pub fn lint_sentence(
    library: &Library,
    language: Language,
    text: &str,
    dictionaries: Option<&Path>,
) -> Result<(Reading, Problems), Failure> {
    let (dictionaries, _) = Dictionaries::read(dictionaries, &[language])?;
    let (linter, mut problems) = Linter::new(&library.catalog);
    let linter = linter.spelling_by(&dictionaries);
    let (reading, found) = linter.sentence(language, text);
    problems.extend(found);
    if reading.sentences.is_empty() {
        problems.push(Problem::error("lint-empty"));
    }
    Ok((reading, problems))
}

/// A linter without dictionaries, made once for a catalog and used for many texts.
#[must_use]
pub fn linter(library: &Library) -> Linter<'static> {
    Linter::new(&library.catalog).0
}

/// What the lint finds in a text that somebody is writing: the demand of a requirement, mandatory or `scored`. Its language is told by
/// its small words.
#[must_use]
pub fn lint_own(linter: &Linter<'_>, text: &str, scored: bool) -> Problems {
    linter.wording(language_of(text), text, if scored { Role::Wish } else { Role::Demand })
}

/// The language of a text, by its small words; Swedish where they do not tell.
#[must_use]
pub fn language_of(text: &str) -> Language {
    let count = |known: &[&str]| wording::words(text).filter(|(_, word)| known.contains(&word.to_lowercase().as_str())).count();
    let english = count(&["the", "shall", "of", "and", "to", "be", "must", "should", "within", "is", "for"]);
    let swedish = count(&["ska", "och", "att", "i", "som", "av", "till", "bör", "inom", "är", "för", "skall"]);
    if english > swedish { Language::English } else { Language::Swedish }
}
