use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use annex::Texts;
use catalog::{Catalog, OVERLAY_FOLDER};
use exchange::sha256;
use kernel::{Place, Problems, Severity};
use rust_embed::RustEmbed;

use crate::Failure;
use crate::failure::about_file;
use crate::output::{read_file, read_text};

#[derive(RustEmbed)]
#[folder = "../../requirements-catalog"]
#[include = "*.toml"]
#[include = "*.md"]
#[include = "wording/*/words.txt"]
#[include = "likeness/learnt.txt"]
#[include = "templates/word/*.docx"]
struct BuiltIn;

/// Path within a catalog of the Word file that gives documents their look.
const WORD_TEMPLATE: &str = "templates/word/annex.docx";

/// The name of a list of words that dictionaries lack.
const WORD_LIST: &str = "words.txt";

/// The name of the file of what was learnt of contracts.
const LEARNT: &str = "learnt.txt";

/// Where the catalog and its templates come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// A folder instead of the built-in catalog.
    pub catalog: Option<PathBuf>,
    /// A folder with an organisation's overlay.
    pub overlay: Option<PathBuf>,
    /// A folder of templates that replace the catalog's templates of the same names: `sv/annex.md`, `word/annex.docx` and so on.
    pub templates: Option<PathBuf>,
}

/// A catalog ready for use, with the texts and the look of documents.
#[derive(Debug, Clone)]
pub struct Library {
    /// The catalog.
    pub catalog: Catalog,
    /// Warnings about the overlay, which do not stop anything: it was made for another version, for example.
    pub notices: Problems,
    pub(crate) texts: Texts,
    pub(crate) word_template: Option<Vec<u8>>,
}

/// Opens a catalog for use.
///
/// # Errors
/// When anything in it is wrong; nothing falls back to the built-in one.
pub fn open(origin: &Origin) -> Result<Library, Failure> {
    usable(check_catalog(origin)?)
}

/// Opens a catalog to compare with: no documents are made of it, so that an older one, which lacks words that today's documents
/// need, is as good as any.
pub(crate) fn open_without_texts(origin: &Origin) -> Result<Library, Failure> {
    let (library, mut problems) = read(origin)?;
    locate(&mut problems, origin);
    usable((library, problems))
}

fn usable((mut library, problems): (Library, Problems)) -> Result<Library, Failure> {
    let (errors, others): (Problems, Problems) = problems.into_iter().partition(|problem| problem.severity == Severity::Error);
    if !errors.is_empty() {
        return Err(Failure::Invalid(errors));
    }
    library.notices = others.into_iter().filter(|problem| problem.code.starts_with("overlay-")).collect();
    Ok(library)
}

/// Reads a catalog, with an overlay if there is one, and says everything that is wrong with it.
///
/// # Errors
/// When a file or folder cannot be read at all.
pub fn check_catalog(origin: &Origin) -> Result<(Library, Problems), Failure> {
    let (mut library, mut problems) = read(origin)?;
    let (texts, found) = Texts::read(&library.catalog.templates);
    library.texts = texts;
    problems.extend(found);
    locate(&mut problems, origin);
    Ok((library, problems))
}

/// The catalog without the texts of documents; places are relative to its folder.
fn read(origin: &Origin) -> Result<(Library, Problems), Failure> {
    let mut files = catalog_texts(origin)?;
    let mut word_template = match &origin.catalog {
        None => BuiltIn::get(WORD_TEMPLATE).map(|file| file.data.into_owned()),
        Some(folder) => optional(&folder.join(WORD_TEMPLATE))?,
    };
    let mut overlay = match &origin.overlay {
        None => None,
        Some(folder) => {
            word_template = optional(&folder.join(WORD_TEMPLATE))?.or(word_template);
            Some(folder_texts(folder)?)
        }
    };
    let digests = (digest(&files), overlay.as_ref().map(digest));
    if let Some(folder) = &origin.templates {
        for (path, text) in folder_texts(folder)? {
            let path = format!("templates/{path}");
            // Templates that were asked for by themselves go before those of the overlay.
            if let Some(overlay) = &mut overlay {
                overlay.remove(&path);
            }
            files.insert(path, text);
        }
        word_template = optional(&folder.join("word/annex.docx"))?.or(word_template);
    }
    let files: Vec<(String, String)> = files.into_iter().collect();
    let (mut catalog, problems) = match overlay {
        None => Catalog::read(&files),
        Some(overlay) => Catalog::read_with_overlay(&files, &overlay.into_iter().collect::<Vec<_>>()),
    };
    catalog.digest = digests.0;
    if let (Some(overlay), Some(digest)) = (&mut catalog.overlay, digests.1) {
        overlay.digest = digest;
    }
    Ok((Library { catalog, notices: Problems::new(), texts: Texts::default(), word_template }, problems))
}

/// Is the folder an overlay, and no catalog?
#[must_use]
pub fn is_overlay(folder: &Path) -> bool {
    folder.join("overlay.toml").exists() && !folder.join("catalog.toml").exists()
}

/// Within the program paths are relative to the catalog or the overlay; a person wants them from where they stand.
pub(crate) fn locate(problems: &mut Problems, origin: &Origin) {
    for problem in problems {
        let Place { file: Some(file), .. } = &mut problem.place else { continue };
        let in_overlay = file.strip_prefix(OVERLAY_FOLDER).map(str::to_owned);
        match (in_overlay, &origin.overlay, &origin.catalog) {
            (Some(name), Some(folder), _) => *file = folder.join(name).display().to_string(),
            (None, _, Some(folder)) => *file = folder.join(&*file).display().to_string(),
            _ => {}
        }
    }
}

/// The digest of a folder: SHA-256 over one line a TOML file, `<sha256>  <path>`, in order of paths. Templates and schemas have no
/// part in what is required.
fn digest(files: &BTreeMap<String, String>) -> String {
    let counts = |path: &str| path.ends_with(".toml") && !path.starts_with("templates/") && !path.starts_with("schema/");
    let lines = files.iter().filter(|(path, _)| counts(path));
    let list: String = lines.map(|(path, text)| format!("{}  {path}\n", sha256(text.as_bytes()))).collect();
    sha256(list.as_bytes())
}

/// The files of a catalog by their path in it: the built-in one's, or a folder's.
pub(crate) fn catalog_texts(origin: &Origin) -> Result<BTreeMap<String, String>, Failure> {
    origin.catalog.as_ref().map_or_else(|| Ok(built_in()), |folder| folder_texts(folder))
}

/// The files of a catalog, and of an overlay with `overlay/` before their names.
pub(crate) fn all_texts(origin: &Origin) -> Result<BTreeMap<String, String>, Failure> {
    let mut texts = catalog_texts(origin)?;
    if let Some(folder) = &origin.overlay {
        texts.extend(folder_texts(folder)?.into_iter().map(|(path, text)| (format!("{OVERLAY_FOLDER}{path}"), text)));
    }
    Ok(texts)
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

/// Every TOML and Markdown file, word list and file of what was learnt below a folder, by its path there with forward slashes.
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
            let is_text = path.extension().is_some_and(|extension| extension == "toml" || extension == "md");
            if !is_text && path.file_name().is_none_or(|name| name != WORD_LIST && name != LEARNT) {
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
