//! From files to a catalog. Every file is read to its end; what cannot be used is reported and left out.

mod condition;
mod guide;
mod lists;
mod requirement;
pub(crate) mod shapes;
mod starting;
mod texts;
mod wording;

use std::collections::BTreeMap;

use kernel::{Place, Problem, Problems};

use crate::Catalog;
use crate::source::{Shape, Source};

pub(crate) use requirement::{is_number, rule, value};

impl Catalog {
    /// Reads a catalog from its files, given as path within the catalog folder and text.
    ///
    /// Templates and word lists of documents are taken as they are; files of unknown folders are left alone.
    /// A catalog with an error among its problems must not be used for anything but showing the problems.
    #[must_use]
    pub fn read(files: &[(String, String)]) -> (Self, Problems) {
        Self::read_layers(files, None)
    }

    /// Reads a catalog with an organisation's overlay laid over it, given in the same way.
    ///
    /// In places and among the templates the overlay's files have `overlay/` before their names.
    #[must_use]
    pub fn read_with_overlay(files: &[(String, String)], overlay: &[(String, String)]) -> (Self, Problems) {
        Self::read_layers(files, Some(overlay))
    }

    fn read_layers(files: &[(String, String)], overlay: Option<&[(String, String)]>) -> (Self, Problems) {
        let mut problems = Problems::new();
        let mut catalog = Self::default();
        let files = in_order(files);
        match files.iter().find(|(path, _)| *path == "catalog.toml") {
            Some((path, text)) => {
                let source = Source::new(path, text);
                let (parsed, found) = source.parse();
                problems.extend(found);
                lists::read(&parsed.entry(&source), &mut catalog, &mut problems);
            }
            None => problems
                .push(Problem::error("no-catalog-file").at(Place { file: Some("catalog.toml".to_owned()), ..Place::default() })),
        }
        for (path, text) in files {
            take(&mut catalog, path, text, None, &mut problems);
        }
        if let Some(overlay) = overlay {
            crate::overlay::layer(&mut catalog, &in_order(overlay), &mut problems);
        }
        catalog.lineage.sort_by(|one, other| one.version.cmp(&other.version));
        join_clauses(&mut catalog);
        sort_by_area(&mut catalog);
        catalog.index = catalog.requirements.iter().enumerate().rev().map(|(at, found)| (found.id.to_string(), at)).collect();
        problems.extend(crate::check::check(&catalog));
        problems.extend(crate::lineage::check(&catalog));
        (catalog, problems)
    }
}

fn in_order(files: &[(String, String)]) -> Vec<(&str, &str)> {
    let mut files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.sort_unstable();
    files
}

/// Takes one file into the catalog; the folder says what it is. `prefix` is that of an overlay, where the file is of one.
pub(crate) fn take(catalog: &mut Catalog, path: &str, text: &str, prefix: Option<&str>, problems: &mut Problems) {
    let folder = path.split('/').next().unwrap_or_default();
    let shape = match folder {
        "templates" => {
            catalog.templates.insert(path.to_owned(), text.to_owned());
            return;
        }
        // Learnt from examples of the catalog's own obligations; an organisation's are found by their words.
        "likeness" => {
            if prefix.is_none() {
                text.clone_into(&mut catalog.learnt);
            }
            return;
        }
        "requirements" => &shapes::REQUIREMENTS,
        "clauses" => &shapes::CLAUSES,
        "obligations" => &shapes::OBLIGATIONS,
        "concepts" => &shapes::CONCEPTS,
        "frameworks" => &shapes::FRAMEWORK,
        "profiles" => &shapes::PROFILE,
        "classification.toml" => &crate::guide::CLASSIFICATION,
        "reminders" => &shapes::REMINDERS,
        "lineage" => &crate::lineage::LINEAGE,
        "wording" => &wording::WORDING,
        _ => return,
    };
    let shown = if prefix.is_some() { format!("{}{path}", crate::overlay::OVERLAY_FOLDER) } else { path.to_owned() };
    if folder == "wording" && path.ends_with("/words.txt") {
        wording::known_words(&Source::new(&shown, text), path, text, catalog, problems);
        return;
    }
    if !path.ends_with(".toml") {
        return;
    }
    let source = Source::new(&shown, text);
    let (parsed, found) = source.parse();
    problems.extend(found);
    let entry = parsed.entry(&source);
    entry.check(shape, &catalog.words, problems);
    match folder {
        "requirements" => requirement::read(&entry, catalog, prefix, problems),
        "clauses" => texts::clauses(&entry, catalog),
        "obligations" => texts::obligations(&entry, catalog),
        "concepts" => texts::concepts(&entry, catalog),
        "frameworks" => texts::framework(&entry, catalog),
        "profiles" => starting::profile(&entry, catalog, problems),
        "classification.toml" => guide::read(&entry, catalog, prefix, problems),
        "wording" => wording::read(path, &entry, catalog, problems),
        "lineage" => catalog.lineage.extend(crate::lineage::read(&entry, path, problems)),
        _ => starting::reminders(&entry, catalog),
    }
}

/// A clause carries what it names and what names it.
fn join_clauses(catalog: &mut Catalog) {
    for requirement in &catalog.requirements {
        for id in &requirement.clauses {
            let clause = catalog.clauses.iter_mut().find(|clause| clause.id == *id);
            if let Some(clause) = clause.filter(|clause| !clause.requirements.contains(&requirement.id)) {
                clause.requirements.push(requirement.id.clone());
            }
        }
    }
}

/// Reading order: areas as `catalog.toml` lists them, and within an area as the files do.
fn sort_by_area(catalog: &mut Catalog) {
    let order: BTreeMap<String, usize> = catalog.areas.iter().enumerate().map(|(at, area)| (area.code.to_string(), at)).collect();
    catalog.requirements.sort_by_key(|found| order.get(found.area.as_str()).copied().unwrap_or(usize::MAX));
    let of_clause = |id: &str| id.split('-').nth(1).and_then(|code| order.get(code)).copied().unwrap_or(usize::MAX);
    catalog.clauses.sort_by_key(|clause| of_clause(clause.id.as_str()));
}

/// Every kind of catalog file with its shape, by the name of its JSON Schema.
#[must_use]
pub fn shapes() -> &'static [(&'static str, &'static Shape)] {
    &shapes::FILES
}
