//! Many contracts: each is read and checked by itself, two at a time, and what is done is remembered.

mod grid;
mod list;
mod progress;
mod row;
mod work;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use exchange::{BatchHead, BatchRow, write_batch};
use kernel::Problems;

pub use self::grid::batch_grid;
use self::progress::Progress;
use self::work::Worker;
use super::Checker;
use crate::Failure;
use crate::make::internal;

/// Contracts that are read and checked at the same time; each has a child process of its own.
const AT_A_TIME: usize = 2;

/// How a folder of contracts is checked.
#[derive(Debug, Clone, Copy)]
pub struct BatchOptions<'o> {
    /// Every contract is whole: what is not in its files is missing.
    pub complete: bool,
    /// Contracts are checked anew, though they were checked before and have not changed.
    pub again: bool,
    /// A file in the folder that is no contract: the workbook that the result goes to.
    pub except: Option<&'o Path>,
    /// The program that parses the files, with its arguments: it must end in `serve_texts_child`.
    pub program: &'o Path,
    /// Its arguments.
    pub arguments: &'o [&'o str],
}

/// A folder of contracts, checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Batch {
    /// What they were checked with.
    pub head: BatchHead,
    /// One for each contract, in the order of their names.
    pub rows: Vec<BatchRow>,
    /// How many rows are from an earlier run.
    pub kept: usize,
    /// What a person must know of the run as a whole.
    pub problems: Problems,
}

impl Batch {
    /// The result as JSON, schema `kravkedja.contract-batch/1`.
    ///
    /// # Errors
    /// Never for what [`batch`] gives.
    pub fn json(&self) -> Result<Vec<u8>, Failure> {
        write_batch(&self.head, &self.rows).map_err(internal)
    }

    /// Is there anything to take up in any of them, or anything that could not be read?
    #[must_use]
    pub fn has_findings(&self) -> bool {
        self.rows.iter().any(|row| !row.flags.is_empty() || !row.problems.is_empty())
    }
}

/// Checks every contract in a folder: a folder in it, or a single file, is one contract. Files that cannot be read are told in
/// their row and stop nothing. `.kravkedja-batch.jsonl` in the folder remembers each contract that is done, by digests of its files
/// and of the catalog and by the version of the program, so that a run that was cut short goes on where it was.
///
/// `told` is called as each is done: how many are, of how many, and its name.
///
/// # Errors
/// When the folder cannot be read, or holds nothing.
pub fn batch(
    checker: &Checker<'_>,
    folder: &Path,
    options: &BatchOptions<'_>,
    told: &mut dyn FnMut(usize, usize, &str),
) -> Result<Batch, Failure> {
    let items = list::contracts(folder, options.except)?;
    let catalog = &checker.library.catalog;
    let overlay = catalog.overlay.as_ref().map(|overlay| overlay.digest.as_str()).unwrap_or_default();
    let head = BatchHead {
        catalog: catalog.id.clone(),
        version: catalog.version.clone(),
        digest: [catalog.digest.as_str(), overlay].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("+"),
        complete: options.complete,
    };
    let (mut progress, done) = Progress::open(folder, options.again);
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    let mut rows: Vec<Option<(String, BatchRow)>> = items.iter().map(|_| None).collect();
    let mut kept = 0;
    thread::scope(|scope| {
        for _ in 0..AT_A_TIME.min(items.len()) {
            let send = send.clone();
            let (items, next, done, head) = (&items, &next, &done, &head);
            scope.spawn(move || {
                let mut worker = Worker::new(checker, head, options, done);
                while let Some((at, item)) = turn(next, items) {
                    // Nobody listens any more only when the whole run has ended.
                    if send.send((at, worker.one(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        for (count, (at, made)) in receive.iter().enumerate() {
            if made.kept {
                kept += 1;
            } else {
                progress.keep(&made.key, &made.row);
            }
            told(count + 1, items.len(), &made.row.name);
            if let Some(place) = rows.get_mut(at) {
                *place = Some((made.key, made.row));
            }
        }
    });
    let rows: Vec<(String, BatchRow)> = rows.into_iter().flatten().collect();
    let problems = progress.close(&rows).into_iter().collect();
    Ok(Batch { head, rows: rows.into_iter().map(|(_, row)| row).collect(), kept, problems })
}

/// The next contract that no worker has taken.
fn turn<'i>(next: &AtomicUsize, items: &'i [list::Item]) -> Option<(usize, &'i list::Item)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    items.get(at).map(|item| (at, item))
}
