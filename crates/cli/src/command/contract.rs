mod batch;
mod check;
mod shown;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use desk::{Failure, Problem};
use messages::Messages;

use super::text;
use crate::{args, output};

/// `kravkedja contract …`
pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    match matches.subcommand() {
        Some(("check", matches)) => check::run(matches, messages),
        Some(("text", matches)) => show(matches, messages),
        Some(("batch", matches)) => batch::run(matches, messages),
        _ => Ok(ExitCode::from(output::BAD_INPUT)),
    }
}

/// `kravkedja contract text FILE`
fn show(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let path = PathBuf::from(text(matches, "file").unwrap_or_default());
    let read = desk::read_contract_file(&path, &program()?, &[args::CHILD, args::CHILD_TEXT])?;
    output::problems(&read.problems, messages);
    output::bytes(read.transcript.text().as_bytes());
    Ok(ExitCode::SUCCESS)
}

/// This program, which parses foreign files as its own child.
fn program() -> Result<PathBuf, Failure> {
    std::env::current_exe().map_err(|error| Problem::error("file-unreadable").with("detail", error.to_string()).into())
}
