use super::finding::{Finding, Rule};
use super::repository::{Dependency, Package, Repository, TextFile};
use super::rooms;

/// Libraries without file, network, clock, async or randomness. Adding one means having looked at what it does.
const PURE_LIBRARIES: [&str; 12] = [
    "aho-corasick",
    "handlebars",
    "jiff",
    "petgraph",
    "pulldown-cmark",
    "regex",
    "rust-stemmers",
    "serde_json",
    "strsim",
    "toml",
    "unicode-normalization",
    "unicode-segmentation",
];
/// What the tests of a pure room may use besides.
const TEST_LIBRARIES: [&str; 4] = ["divan", "insta", "proptest", "rstest"];
/// What the sources of a pure room may not name.
const IMPURE: [&str; 12] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
    "RandomState",
    "async",
    "await",
];
/// Modules of the standard library that may not be taken from it in a group, `use std::{fs, io}`.
const IMPURE_MODULES: [&str; 5] = ["fs", "net", "env", "process", "thread"];
/// Serialisation stops at the edges.
const SERIALISATION: [&str; 3] = ["Serialize", "Deserialize", "serde"];

pub(super) fn check(repository: &Repository) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in &repository.packages {
        if rooms::is_pure(package) {
            findings.extend(package.dependencies.iter().filter_map(|dependency| library(package, dependency, repository)));
            findings.extend(repository.sources(package).flat_map(source));
        }
        if matches!(package.name.as_str(), "render" | "ingest") {
            findings.extend(repository.sources(package).flat_map(|file| domain(&package.name, file)));
        }
    }
    findings
}

fn library(package: &Package, dependency: &Dependency, repository: &Repository) -> Option<Finding> {
    let name = dependency.name.as_str();
    let ours = repository.packages.iter().any(|member| member.name == name);
    let known = PURE_LIBRARIES.contains(&name) || (dependency.dev && TEST_LIBRARIES.contains(&name));
    (!ours && !known).then(|| {
        let text = format!("the pure room `{}` may not depend on `{name}`: it is not among the pure libraries", package.name);
        Finding::in_file(Rule::Purity, &package.manifest, text)
    })
}

fn source(file: &TextFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in code(file) {
        let words = IMPURE.iter().chain(&SERIALISATION).filter(|word| names(line, word));
        findings.extend(words.map(|word| {
            let text = format!("a pure room may not use `{word}`: no file, network, clock, async, randomness or serialisation");
            Finding::at(Rule::Purity, &file.path, number, text)
        }));
    }
    findings.extend(grouped(file));
    findings
}

/// `use std::{fs, io}`, over several lines too.
fn grouped(file: &TextFile) -> Vec<Finding> {
    let whole: String = code(file).map(|(_, line)| format!("{line}\n")).collect();
    let mut findings = Vec::new();
    for (start, opening) in whole.match_indices("std::{") {
        let group = whole.get(start + opening.len()..).unwrap_or_default();
        let group = group.split_once(';').map_or(group, |(inside, _)| inside);
        for module in IMPURE_MODULES.iter().filter(|module| names(group, module)) {
            let line = whole.get(..start).unwrap_or_default().lines().count().max(1);
            findings.push(Finding::at(Rule::Purity, &file.path, line, format!("a pure room may not use `std::{module}`")));
        }
    }
    findings
}

fn domain(package: &str, file: &TextFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in code(file) {
        let paths = rooms::domain().iter().filter(|name| starts_path(line, name));
        findings.extend(paths.map(|name| {
            let text =
                format!("`{package}` names the domain crate `{name}`; it knows formats and nothing of what a text is about");
            Finding::at(Rule::Arrow, &file.path, number, text)
        }));
    }
    findings
}

/// Lines with their numbers, without comments.
fn code(file: &TextFile) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(file.text.lines().map(|line| match line.find("//") {
        Some(start) if !line[..start].ends_with(':') => &line[..start],
        _ => line,
    }))
}

/// Does a word stand by itself in a line?
fn names(line: &str, word: &str) -> bool {
    let part = |character: char| character.is_alphanumeric() || character == '_';
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + word.len()..].chars().next();
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}

/// Does a path in a line begin with a crate's name: `catalog::` but not `self::catalog::` or `my_catalog::`?
fn starts_path(line: &str, name: &str) -> bool {
    let path = format!("{name}::");
    line.match_indices(&path).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        !before.is_some_and(|character| character.is_alphanumeric() || character == '_' || character == ':')
    })
}
