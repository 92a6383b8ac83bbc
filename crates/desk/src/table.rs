use std::path::Path;

use catalog::Requirement;
use exchange::{Imported, TableWords, guess_mapping, import_table, read_mapping, read_own_table};
use ingest::{Limits, read_table};
use kernel::{Language, Place, Problem, Severity};
use messages::Messages;

use crate::import::ImportOptions;
use crate::output::read_text;
use crate::{Failure, Library, describe, open};

/// Calls with the words of headings and closed lists in both languages, and conditions in words of the first.
pub(crate) fn with_words<T>(library: &Library, first: Language, make: impl FnOnce(&TableWords<'_>) -> T) -> T {
    let messages = Language::ALL.map(Messages::new);
    let text = |language: Language, key: &str| {
        messages.iter().find(|found| found.language() == language).map(|found| found.text(key)).unwrap_or_default()
    };
    let applies = |requirement: &Requirement| vec![describe(library, requirement, first)];
    make(&TableWords { text: &text, applies: &applies })
}

/// Reads a list of requirements out of a workbook or separated text: one of our own export by its marks, any other by a mapping,
/// given or guessed.
pub(crate) fn import(path: &Path, bytes: &[u8], options: &ImportOptions) -> Result<Imported, Failure> {
    let library = open(&options.origin)?;
    let file = path.display().to_string();
    let title = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let (program, arguments) = &options.child;
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let book = read_table(bytes, program, &arguments, Limits::for_tables())
        .map_err(|problem| Failure::from(problem.at(Place { file: Some(file.clone()), ..Place::default() })))?;
    if options.map.is_none()
        && let Some(own) = with_words(&library, Language::default(), |words| read_own_table(&book, &title, &file, words))
    {
        return Ok(own);
    }
    let (mut mapping, problems) = match &options.map {
        Some(map) => {
            let (mapping, problems) = read_mapping(&map.display().to_string(), &read_text(map)?);
            if problems.iter().any(|problem: &Problem| problem.severity == Severity::Error) {
                return Err(Failure::Invalid(problems));
            }
            (mapping, problems)
        }
        None => guess_mapping(&book, &title, &file, &library.catalog).map_err(Failure::Invalid)?,
    };
    if let Some(prefix) = &options.prefix {
        mapping.prefix.clone_from(prefix);
    }
    if let Some(language) = options.language {
        mapping.language = language;
    }
    let mut imported = import_table(&book, &mapping, &title, &file, &library.catalog);
    imported.problems.splice(0..0, problems);
    Ok(imported)
}
