use std::path::{Path, PathBuf};

use annex::{Affected, Move, RowKind, Texts, affected, migration};
use catalog::{Difference, diff};

use crate::library::{locate, open_without_texts};
use crate::{Failure, Library, Origin, load_previous};

/// The word for the catalog that is compiled into the program, where a folder is asked for.
const BUILT_IN: &str = "built-in";

/// Two versions of a catalog, and what is different.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The version before.
    pub before: Library,
    /// The version after.
    pub after: Library,
    /// What is different; its problems have places in the version after.
    pub difference: Difference,
    /// The texts of documents of the version after can be used.
    complete: bool,
}

/// What a new version of the catalog means to one annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexEffect {
    /// The file, as handed in.
    pub file: PathBuf,
    /// Id of the annex.
    pub annex: String,
    /// Its version.
    pub version: u32,
    /// Title of the purchase.
    pub title: String,
    /// The catalog version that it was made from, where that is not the version before.
    pub other: Option<String>,
    /// What is touched.
    pub affected: Affected,
    /// How many requirements come in anew, and how many changes there are to decide in all; `None` where the annex was made from
    /// another version than the one before, or with another overlay, or the texts of documents cannot be used.
    pub moving: Option<(usize, usize)>,
}

/// A folder, or the built-in catalog by its word.
#[must_use]
pub fn catalog_at(word: &str) -> Option<PathBuf> {
    (word != BUILT_IN).then(|| PathBuf::from(word))
}

/// Compares two catalogs.
///
/// # Errors
/// When one of them cannot be used.
pub fn compare(before: &Origin, after: &Origin) -> Result<Comparison, Failure> {
    let (old, mut new) = (open_without_texts(before)?, open_without_texts(after)?);
    // Its texts are needed to tell what moving an annex would ask, and for nothing else.
    let (texts, faults) = Texts::read(&new.catalog.templates);
    let complete = faults.is_empty();
    new.texts = texts;
    let mut difference = diff(&old.catalog, &new.catalog);
    locate(&mut difference.problems, after);
    Ok(Comparison { before: old, after: new, difference, complete })
}

/// What a difference means to annexes that were made before. A folder stands for every annex in it.
///
/// # Errors
/// Everything wrong with any of the files.
pub fn effects(comparison: &Comparison, files: &[PathBuf]) -> Result<Vec<AnnexEffect>, Failure> {
    let mut problems = Vec::new();
    let mut list = Vec::new();
    for path in annexes(files)? {
        match effect(comparison, &path) {
            Ok(found) => list.push(found),
            Err(Failure::Invalid(found)) => problems.extend(found),
            Err(other) => return Err(other),
        }
    }
    if problems.is_empty() { Ok(list) } else { Err(Failure::Invalid(problems)) }
}

/// The files, with every `…-annex.json` of a folder and of the folders in it, in order.
///
/// # Errors
/// When a folder cannot be read.
pub fn annexes(files: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut list = Vec::new();
    for path in files {
        if path.is_dir() {
            let mut found = Vec::new();
            inside(path, &mut found)?;
            found.sort();
            list.extend(found);
        } else {
            list.push(path.clone());
        }
    }
    Ok(list)
}

fn inside(folder: &Path, list: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let unreadable =
        |error: std::io::Error| crate::failure::about_file("file-unreadable", folder).with("detail", error.to_string());
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = entry.path();
        // A link may lead round in a circle; only what lies in the folder itself is followed.
        if entry.file_type().map_err(unreadable)?.is_dir() {
            inside(&path, list)?;
        } else if path.file_name().is_some_and(|name| name.to_string_lossy().ends_with("-annex.json")) {
            list.push(path);
        }
    }
    Ok(())
}

fn effect(comparison: &Comparison, path: &Path) -> Result<AnnexEffect, Failure> {
    let (annex, _) = load_previous(path)?;
    let before = &comparison.difference.before;
    let same = annex.catalog.id == before.id && annex.catalog.version == before.version;
    let overlay = comparison.before.catalog.overlay.as_ref().map(|overlay| overlay.id.as_str());
    let moving = if comparison.complete && same && annex.catalog.overlay.as_ref().map(|overlay| overlay.id.as_str()) == overlay {
        let Library { catalog: to, texts, .. } = &comparison.after;
        let rows = migration(Move { annex: &annex, from: &comparison.before.catalog, to, texts })?.rows;
        Some((rows.iter().filter(|row| row.kind == RowKind::New).count(), rows.len()))
    } else {
        None
    };
    Ok(AnnexEffect {
        moving,
        file: path.to_owned(),
        other: (!same).then(|| format!("{} {}", annex.catalog.id, annex.catalog.version)),
        affected: affected(&annex, &comparison.difference),
        annex: annex.id,
        version: annex.version,
        title: annex.case.title,
    })
}
