//! `cargo run -p xtask -- tidy` checks the rules of the repository, `generate` writes the generated files, and
//! `generate --check` says which of them are out of date.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a tool for the terminal")]

use std::path::Path;
use std::process::ExitCode;

use xtask::generate::{self, Mode};
use xtask::tidy::{self, Repository};

const USAGE: &str = "usage: cargo run -p xtask -- tidy | generate [--check]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = tidy::root();
    let done = match words.as_slice() {
        ["tidy"] => run_tidy(&root),
        ["generate"] => run_generate(&root, Mode::Write),
        ["generate", "--check"] => run_generate(&root, Mode::Check),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(line) => {
            eprintln!("{line}");
            ExitCode::FAILURE
        }
    }
}

fn run_tidy(root: &Path) -> Result<String, String> {
    let repository = Repository::read(root).map_err(|error| format!("tidy: could not read {}: {error}", root.display()))?;
    let report = tidy::check(&repository);
    for line in &report.notes {
        println!("{line}");
    }
    for finding in &report.findings {
        eprintln!("{finding}");
    }
    match report.findings.len() {
        0 => Ok(format!("tidy: {} crates and {} files in order", repository.packages.len(), repository.files.len())),
        count => Err(format!("tidy: {count} findings")),
    }
}

fn run_generate(root: &Path, mode: Mode) -> Result<String, String> {
    let differing = generate::run(root, mode).map_err(|error| format!("generate: {error}"))?;
    let list: String = differing.iter().map(|name| format!("\n  {name}")).collect();
    match mode {
        _ if differing.is_empty() => Ok("generate: up to date".to_owned()),
        Mode::Write => Ok(format!("generate: brought up to date:{list}")),
        Mode::Check => Err(format!("generate: out of date; run `cargo run -p xtask -- generate`:{list}")),
    }
}
