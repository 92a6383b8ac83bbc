use std::collections::BTreeMap;

use super::finding::{Finding, Rule};
use super::repository::Repository;

/// The page with a row for every library: what it is for and why this one.
const PAGE: &str = "docs/dependencies.md";

pub(super) fn check(repository: &Repository) -> Vec<Finding> {
    let ours = |name: &str| repository.packages.iter().any(|package| package.name == name);
    let mut used: BTreeMap<&str, &str> = BTreeMap::new();
    for package in &repository.packages {
        for dependency in package.dependencies.iter().filter(|dependency| !ours(&dependency.name)) {
            used.entry(&dependency.name).or_insert(&package.manifest);
        }
    }
    let page = repository.files.iter().find(|file| file.path == PAGE).map_or("", |file| &file.text);
    used.into_iter()
        .filter(|(name, _)| !has_row(page, name))
        .map(|(name, manifest)| {
            Finding::in_file(
                Rule::Documented,
                manifest,
                format!("`{name}` has no row in the tables of {PAGE}: say what it is for"),
            )
        })
        .collect()
}

fn has_row(page: &str, name: &str) -> bool {
    let quoted = format!("`{name}`");
    page.lines().any(|line| line.trim_start().starts_with('|') && line.contains(&quoted))
}
