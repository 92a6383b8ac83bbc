//! From files to a catalog. Every file is read to its end; what cannot be used is reported and left out.

mod condition;
mod lists;
mod requirement;
pub(crate) mod shapes;
mod starting;
mod texts;
mod wording;

use std::collections::BTreeMap;

use kernel::{Place, Problem, Problems};

use crate::Catalog;
use crate::source::{Entry, Shape, Source, Words};

impl Catalog {
    /// Reads a catalog from its files, given as path within the catalog folder and text.
    ///
    /// Templates and word lists of documents are taken as they are; files of unknown folders are left alone.
    /// A catalog with an error among its problems must not be used for anything but showing the problems.
    #[must_use]
    pub fn read(files: &[(String, String)]) -> (Self, Problems) {
        let mut files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        files.sort_unstable();
        let mut problems = Problems::new();
        let mut catalog = Self::default();
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
            let folder = path.split('/').next().unwrap_or_default();
            let shape = match folder {
                "templates" => {
                    catalog.templates.insert(path.to_owned(), text.to_owned());
                    continue;
                }
                "requirements" => &shapes::REQUIREMENTS,
                "clauses" => &shapes::CLAUSES,
                "obligations" => &shapes::OBLIGATIONS,
                "frameworks" => &shapes::FRAMEWORK,
                "profiles" => &shapes::PROFILE,
                "reminders" => &shapes::REMINDERS,
                "wording" => &wording::WORDING,
                _ => continue,
            };
            if !path.ends_with(".toml") {
                continue;
            }
            let source = Source::new(path, text);
            let (parsed, found) = source.parse();
            problems.extend(found);
            let entry = parsed.entry(&source);
            check(&entry, shape, &catalog.words, &mut problems);
            match folder {
                "requirements" => requirement::read(&entry, &mut catalog, &mut problems),
                "clauses" => texts::clauses(&entry, &mut catalog),
                "obligations" => texts::obligations(&entry, &mut catalog),
                "frameworks" => texts::framework(&entry, &mut catalog),
                "profiles" => starting::profile(&entry, &mut catalog, &mut problems),
                "wording" => wording::read(path, &entry, &mut catalog, &mut problems),
                _ => starting::reminders(&entry, &mut catalog),
            }
        }
        join_clauses(&mut catalog);
        sort_by_area(&mut catalog);
        catalog.index = catalog.requirements.iter().enumerate().rev().map(|(at, found)| (found.id.to_string(), at)).collect();
        problems.extend(crate::check::check(&catalog));
        (catalog, problems)
    }
}

fn check(entry: &Entry<'_, '_>, shape: &Shape, words: &Words, problems: &mut Problems) {
    entry.check(shape, words, problems);
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
