use std::collections::BTreeMap;
use std::path::Path;

use exchange::{BatchHead, BatchProblem, BatchRow, DecisionsFile, sha256};
use ingest::{Limits, TextReader};
use kernel::{Problem, Problems, Severity};

use super::list::Item;
use super::{BatchOptions, row};
use crate::Failure;
use crate::contract::say::Tongues;
use crate::contract::{CheckOptions, Checker, ContractFile, MEGABYTES, load_decisions, own_name};
use crate::output::read_file;

/// Reads and checks one contract after the other, and holds no more than one at a time.
pub(super) struct Worker<'w> {
    checker: &'w Checker<'w>,
    head: &'w BatchHead,
    complete: bool,
    done: &'w BTreeMap<String, BatchRow>,
    reader: TextReader,
    tongues: Tongues,
}

/// A contract that is done.
pub(super) struct Made {
    pub(super) key: String,
    pub(super) row: BatchRow,
    /// It was done before.
    pub(super) kept: bool,
}

impl<'w> Worker<'w> {
    pub(super) fn new(
        checker: &'w Checker<'w>,
        head: &'w BatchHead,
        options: &BatchOptions<'_>,
        done: &'w BTreeMap<String, BatchRow>,
    ) -> Self {
        let reader = TextReader::new(options.program, options.arguments, Limits::for_texts());
        Self { checker, head, complete: options.complete, done, reader, tongues: Tongues::new() }
    }

    /// One contract, unless it was done before and nothing has changed.
    pub(super) fn one(&mut self, item: &Item) -> Made {
        let key = self.key(item);
        if let Some(row) = self.done.get(&key) {
            return Made { key, row: row.clone(), kept: true };
        }
        let row = self.check(item);
        Made { key, row, kept: false }
    }

    /// All that the row of a contract depends on, in one digest.
    fn key(&self, item: &Item) -> String {
        let BatchHead { catalog, version, digest, complete } = self.head;
        let mut parts = vec![
            exchange::BATCH_SCHEMA.to_owned(),
            env!("CARGO_PKG_VERSION").to_owned(),
            format!("{catalog} {version} {digest} {complete}"),
            item.name.clone(),
        ];
        for path in item.files.iter().chain(&item.decisions) {
            let digest = read_file(path, MEGABYTES).map_or_else(|_| "unread".to_owned(), |bytes| sha256(&bytes));
            parts.push(format!("{digest}  {}", path.display()));
        }
        sha256(parts.join("\n").as_bytes())
    }

    fn check(&mut self, item: &Item) -> BatchRow {
        let mut problems: Vec<BatchProblem> = Vec::new();
        let mut files = Vec::new();
        let names: Vec<String> = item.files.iter().map(|path| own_name(path)).collect();
        for path in &item.files {
            let own = own_name(path);
            let name = if names.iter().filter(|name| **name == own).count() == 1 { own } else { path.display().to_string() };
            match self.read(path, &name) {
                Ok(file) => {
                    problems.extend(file.problems.iter().map(|found| row::problem(&name, false, found, &self.tongues)));
                    files.push(file);
                }
                Err(found) => problems.extend(found.iter().map(|found| row::problem(&name, true, found, &self.tongues))),
            }
        }
        let unread = problems.iter().any(|problem| problem.unread);
        if files.is_empty() {
            if !unread {
                problems.push(row::problem(&item.name, true, &Problem::error("batch-empty-contract"), &self.tongues));
            }
            return BatchRow { name: item.name.clone(), problems, ..BatchRow::default() };
        }
        let (decisions, found) = decisions(item);
        let own = item.decisions.as_deref().map(own_name).unwrap_or_default();
        problems.extend(found.iter().map(|found| row::problem(&own, false, found, &self.tongues)));
        // What stands in a file that could not be read is not missing.
        let options = CheckOptions { complete: self.complete && !unread, case: None, decisions: decisions.as_ref() };
        let checked = self.checker.check(files.clone(), &options).or_else(|failure| {
            let found = if let Failure::Invalid(found) = failure { found } else { Problems::new() };
            problems.extend(found.iter().map(|found| row::problem(&own, false, found, &self.tongues)));
            self.checker.check(files, &CheckOptions { decisions: None, ..options })
        });
        match checked {
            Ok(checked) => row::of(&item.name, &checked, problems, &self.tongues),
            // Without a case nothing is stopped, and without decisions nothing is wrong.
            Err(_) => BatchRow { name: item.name.clone(), problems, ..BatchRow::default() },
        }
    }

    fn read(&mut self, path: &Path, name: &str) -> Result<ContractFile, Problems> {
        let bytes = read_file(path, MEGABYTES).map_err(|failure| match failure {
            Failure::Invalid(problems) => problems,
            Failure::Stopped(_) => Problems::new(),
        })?;
        let read = self.reader.read(&bytes, name).map_err(|problem| vec![problem])?;
        Ok(ContractFile { name: name.to_owned(), sha256: sha256(&bytes), transcript: read.transcript, problems: read.problems })
    }
}

/// What a person has decided; decisions that cannot be read are told and decide nothing.
fn decisions(item: &Item) -> (Option<DecisionsFile>, Problems) {
    match item.decisions.as_deref().map(load_decisions) {
        None => (None, Problems::new()),
        Some(Ok(file)) => (Some(file), Problems::new()),
        Some(Err(Failure::Invalid(problems))) => {
            (None, problems.into_iter().filter(|problem| problem.severity == Severity::Error).collect())
        }
        Some(Err(Failure::Stopped(_))) => (None, Problems::new()),
    }
}
