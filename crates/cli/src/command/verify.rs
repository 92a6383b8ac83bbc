use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use desk::{AnnexVerdict, Failure, FileVerdict, Problem, WorkbookVerdict};
use messages::Messages;

use super::{count, text};
use crate::{args, output};

/// `kravkedja verify`
pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let annex = PathBuf::from(text(matches, "annex").unwrap_or_default());
    let files: Vec<PathBuf> = matches.get_many::<String>("files").into_iter().flatten().map(PathBuf::from).collect();
    let program = std::env::current_exe().map_err(|error| Problem::error("file-unreadable").with("detail", error.to_string()))?;
    let found = desk::verify(&annex, &files, &program, &[args::CHILD])?;
    let key = match found.annex {
        AnnexVerdict::Same => "verify-annex-same",
        AnnexVerdict::Changed => "verify-annex-changed",
    };
    output::line(format!("{}: {}", annex.display(), messages.text(key)));
    for (path, verdict) in &found.files {
        let says = match verdict {
            FileVerdict::Same => messages.text("verify-same"),
            FileVerdict::Changed => messages.text("verify-changed"),
            FileVerdict::Unknown => messages.text("verify-unknown"),
            FileVerdict::Workbook(workbook) => sentence(workbook, messages),
        };
        output::line(format!("{}: {says}", path.display()));
        if let FileVerdict::Workbook(workbook) = verdict {
            details(workbook, messages);
        }
    }
    Ok(ExitCode::from(if found.is_clean() { 0 } else { output::FINDINGS }))
}

fn sentence(workbook: &WorkbookVerdict, messages: &Messages) -> String {
    match &workbook.other {
        Some(other) => messages.with("verify-workbook-other", &[("annex", other.as_str().into())]),
        None => messages.with("verify-workbook", &[("rows", count(workbook.rows)), ("all", count(workbook.all))]),
    }
}

fn details(workbook: &WorkbookVerdict, messages: &Messages) {
    let numbers = |rows: &[u32]| rows.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let lists = [
        ("verify-workbook-missing", "ids", workbook.missing.join(", ")),
        ("verify-workbook-unknown", "ids", workbook.unknown.join(", ")),
        ("verify-workbook-twice", "ids", workbook.twice.join(", ")),
        ("verify-workbook-foreign", "rows", numbers(&workbook.foreign)),
        ("verify-workbook-lost", "rows", numbers(&workbook.lost)),
    ];
    for (key, name, list) in lists {
        if !list.is_empty() {
            output::line(format!("  {}", messages.with(key, &[(name, list.into())])));
        }
    }
}
