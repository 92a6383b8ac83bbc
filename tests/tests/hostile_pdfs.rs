//! Damaged and hostile PDFs: read, refused or stopped, each with a message, and never waited for.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a helper that fails has failed its test, and time is what is tested"
)]

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ingest::{Limits, read_text};
use kernel::{Language, Severity};
use messages::Messages;
use tests::hostile_pdf::hostile_pdfs;
use tests::repository;

/// By the clock on the wall: a child that has not answered is ended a little earlier.
const LONGEST: Duration = Duration::from_secs(11);

#[test]
fn hostile_pdfs_are_read_refused_or_stopped() {
    let folder = repository().join("tests/fixtures/contracts/pdf");
    let sound: Vec<Vec<u8>> = ["one-column.pdf", "one-column-tagged.pdf", "two-columns.pdf"]
        .iter()
        .map(|name| std::fs::read(folder.join(name)).unwrap())
        .collect();
    let cases = hostile_pdfs(&sound);
    assert!(cases.len() >= 600, "{}", cases.len());
    let (next, read) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((name, bytes)) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let started = Instant::now();
                    let found = read_text(bytes, "a.pdf", Path::new(env!("CARGO_BIN_EXE_text-child")), &[], Limits::for_texts());
                    let took = started.elapsed();
                    assert!(took < LONGEST, "{name} took {took:?}");
                    match found {
                        Ok(_) => {
                            read.fetch_add(1, Ordering::Relaxed);
                        }
                        Err(problem) => {
                            assert_eq!(problem.severity, Severity::Error, "{name}");
                            for language in Language::ALL {
                                let says = Messages::new(language).plainly(&problem);
                                assert!(!says.contains(problem.code) && says.len() > 20, "{name}: {says}");
                            }
                        }
                    }
                }
            });
        }
    });
    let read = read.into_inner();
    assert!(read > 100 && read < cases.len() - 100, "{read} read");
}
