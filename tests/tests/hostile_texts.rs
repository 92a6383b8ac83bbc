//! Damaged and hostile files hurt nobody: the child may be stopped, the parent tells so, and nobody waits.
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
use tests::hostile::{FAMILIES, Hostile, greedy};

/// Nobody waits longer than this for one file.
const LONGEST: Duration = Duration::from_secs(10);
/// Files of damage by chance; with the greedy ones they are more than 2,000.
const DAMAGED: usize = 2_000;

/// Reads a file; true when it was refused, which it must then say in both languages.
fn refused((name, bytes): &Hostile) -> bool {
    let started = Instant::now();
    let read = read_text(bytes, name, Path::new(env!("CARGO_BIN_EXE_text-child")), &[], Limits::for_texts());
    let took = started.elapsed();
    assert!(took < LONGEST, "{name} of {} bytes took {took:?}", bytes.len());
    let Err(problem) = read else { return false };
    assert_eq!(problem.severity, Severity::Error);
    for language in Language::ALL {
        let says = Messages::new(language).plainly(&problem);
        assert!(!says.contains(problem.code) && says.len() > 20, "{says}");
    }
    true
}

#[test]
fn damaged_files_are_read_or_refused() {
    let (next, told) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= DAMAGED {
                        return;
                    }
                    let family = FAMILIES[number % FAMILIES.len()];
                    if refused(&family(u64::try_from(number).unwrap())) {
                        told.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    let told = told.into_inner();
    // Some must have been refused, and some read: otherwise the damage is of one kind only.
    assert!(told > DAMAGED / 10 && told < DAMAGED * 9 / 10, "{told} refused");
}

#[test]
fn greedy_files_are_read_or_stopped() {
    let files = greedy();
    let told = files.iter().filter(|file| refused(file)).count();
    assert!(told >= 10, "{told} refused");
}
