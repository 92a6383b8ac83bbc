use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use annex::Texts;
use catalog::Catalog;
use kernel::{Place, Problems, Severity};
use rust_embed::RustEmbed;

use crate::Failure;
use crate::failure::about_file;
use crate::output::{read_file, read_text};

#[derive(RustEmbed)]
#[folder = "../../requirements-catalog"]
#[include = "*.toml"]
#[include = "*.md"]
#[include = "templates/word/*.docx"]
struct BuiltIn;

/// Path within a catalog of the Word file that gives documents their look.
const WORD_TEMPLATE: &str = "templates/word/annex.docx";

/// Where the catalog and its templates come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// A folder instead of the built-in catalog.
    pub catalog: Option<PathBuf>,
    /// A folder of templates that replace the catalog's templates of the same names: `sv/annex.md`, `word/annex.docx` and so on.
    pub templates: Option<PathBuf>,
}

/// A catalog ready for use, with the texts and the look of documents.
#[derive(Debug, Clone)]
pub struct Library {
    /// The catalog.
    pub catalog: Catalog,
    pub(crate) texts: Texts,
    pub(crate) word_template: Option<Vec<u8>>,
}

/// Opens a catalog for use.
///
/// # Errors
/// When anything in it is wrong; nothing falls back to the built-in one.
pub fn open(origin: &Origin) -> Result<Library, Failure> {
    let (library, problems) = check_catalog(origin)?;
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        let errors = problems.into_iter().filter(|problem| problem.severity == Severity::Error);
        return Err(Failure::Invalid(errors.collect()));
    }
    Ok(library)
}

/// Reads a catalog and says everything that is wrong with it.
///
/// # Errors
/// When a file or folder cannot be read at all.
pub fn check_catalog(origin: &Origin) -> Result<(Library, Problems), Failure> {
    let mut files = catalog_texts(origin)?;
    let mut word_template = match &origin.catalog {
        None => BuiltIn::get(WORD_TEMPLATE).map(|file| file.data.into_owned()),
        Some(folder) => optional(&folder.join(WORD_TEMPLATE))?,
    };
    if let Some(folder) = &origin.templates {
        for (path, text) in folder_texts(folder)? {
            files.insert(format!("templates/{path}"), text);
        }
        word_template = optional(&folder.join("word/annex.docx"))?.or(word_template);
    }
    let files: Vec<(String, String)> = files.into_iter().collect();
    let (catalog, mut problems) = Catalog::read(&files);
    let (texts, found) = Texts::read(&catalog.templates);
    problems.extend(found);
    // Within the program paths are relative to the catalog; a person wants them from where they stand.
    if let Some(folder) = &origin.catalog {
        for problem in &mut problems {
            let Place { file: Some(file), .. } = &mut problem.place else { continue };
            *file = folder.join(&*file).display().to_string();
        }
    }
    Ok((Library { catalog, texts, word_template }, problems))
}

/// The files of a catalog by their path in it: the built-in one's, or a folder's.
pub(crate) fn catalog_texts(origin: &Origin) -> Result<BTreeMap<String, String>, Failure> {
    origin.catalog.as_ref().map_or_else(|| Ok(built_in()), |folder| folder_texts(folder))
}

fn built_in() -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for path in BuiltIn::iter() {
        let Some(file) = BuiltIn::get(&path) else { continue };
        if let Ok(text) = std::str::from_utf8(&file.data) {
            texts.insert(path.into_owned(), text.to_owned());
        }
    }
    texts
}

/// Every TOML and Markdown file below a folder, by its path there with forward slashes.
fn folder_texts(folder: &Path) -> Result<BTreeMap<String, String>, Failure> {
    if !folder.is_dir() {
        return Err(about_file("folder-missing", folder).into());
    }
    let mut texts = BTreeMap::new();
    let mut problems = Problems::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(current) = waiting.pop() {
        let unreadable = |error: std::io::Error| about_file("file-unreadable", &current).with("detail", error.to_string());
        for entry in fs::read_dir(&current).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            if !path.extension().is_some_and(|extension| extension == "toml" || extension == "md") {
                continue;
            }
            match read_text(&path) {
                Ok(text) => {
                    let name: Vec<String> = path
                        .strip_prefix(folder)
                        .unwrap_or(&path)
                        .components()
                        .map(|part| part.as_os_str().to_string_lossy().into_owned())
                        .collect();
                    texts.insert(name.join("/"), text);
                }
                Err(Failure::Invalid(found)) => problems.extend(found),
                Err(other) => return Err(other),
            }
        }
    }
    if problems.is_empty() { Ok(texts) } else { Err(Failure::Invalid(problems)) }
}

fn optional(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    if path.exists() { read_file(path, 25).map(Some) } else { Ok(None) }
}
