use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use exchange::{BatchRow, read_batch_line, write_batch_line};
use kernel::Problem;
use tempfile::NamedTempFile;

use crate::failure::about_file;

/// The file in a folder of contracts that remembers what is done: one line for each.
const NAME: &str = ".kravkedja-batch.jsonl";
/// A line longer than this is none of ours.
const LONGEST: usize = 64 * 1024 * 1024;

/// What is done, as it is written down.
pub(super) struct Progress {
    path: PathBuf,
    log: std::io::Result<File>,
}

impl Progress {
    /// What is known from before, by key, and the file to go on in. Without that file nothing is lost but what it would save.
    pub(super) fn open(folder: &Path, again: bool) -> (Self, BTreeMap<String, BatchRow>) {
        let path = folder.join(NAME);
        let done = if again { BTreeMap::new() } else { read(&path) };
        let log = OpenOptions::new().create(true).append(true).open(&path).and_then(|mut file| {
            // The last line may have been cut off; what comes now begins on a line of its own.
            file.write_all(b"\n").map(|()| file)
        });
        (Self { path, log }, done)
    }

    /// Remembers a contract.
    pub(super) fn keep(&mut self, key: &str, row: &BatchRow) {
        let Ok(file) = &mut self.log else { return };
        let written = write_batch_line(key, row).map_err(std::io::Error::other).and_then(|line| file.write_all(line.as_bytes()));
        if let Err(error) = written {
            self.log = Err(error);
        }
    }

    /// Writes down what holds now and nothing else; says so where the file could not be written.
    pub(super) fn close(self, rows: &[(String, BatchRow)]) -> Option<Problem> {
        let Self { path, log } = self;
        log.and_then(|_| rewrite(&path, rows)).err().map(|error| Problem {
            severity: kernel::Severity::Warning,
            ..about_file("batch-not-kept", &path).with("detail", error.to_string())
        })
    }
}

fn read(path: &Path) -> BTreeMap<String, BatchRow> {
    let mut done = BTreeMap::new();
    let Ok(file) = File::open(path) else { return done };
    for line in BufReader::new(file).lines() {
        let Ok(line) = line else { break };
        if line.len() < LONGEST {
            done.extend(read_batch_line(&line));
        }
    }
    done
}

fn rewrite(path: &Path, rows: &[(String, BatchRow)]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let file = NamedTempFile::with_prefix_in(".kravkedja-", folder)?;
    let mut out = BufWriter::new(file);
    for (key, row) in rows {
        out.write_all(write_batch_line(key, row).map_err(std::io::Error::other)?.as_bytes())?;
    }
    let file = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    file.persist(path).map(drop).map_err(|error| error.error)
}
