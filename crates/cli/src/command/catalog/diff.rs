//! `kravkedja catalog diff`: what became of everything between two versions, and what that means to annexes.

mod json;
mod text;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use desk::{Failure, Origin, Severity};
use messages::Messages;

use super::super::{lang, text as word};
use crate::output;

/// `kravkedja catalog diff OLD NEW`
pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let overlay = word(matches, "overlay").map(PathBuf::from);
    let origin = |name: &str| Origin {
        catalog: desk::catalog_at(&word(matches, name).unwrap_or_default()),
        overlay: overlay.clone(),
        templates: None,
    };
    let found = desk::compare(&origin("old"), &origin("new"))?;
    let files: Vec<PathBuf> = matches.get_many::<String>("annex").into_iter().flatten().map(PathBuf::from).collect();
    let effects = desk::effects(&found, &files)?;
    if matches.get_flag("json") {
        output::line(serde_json::to_string_pretty(&json::of(&found.difference, &effects, messages)).unwrap_or_default());
    } else {
        let language = lang(matches).unwrap_or(messages.language());
        text::show(&found, &effects, language, messages);
        output::problems(&found.difference.problems, messages);
    }
    // A difference is no fault. What the makers should mend is one only for whoever asks for the check.
    let faults = found.difference.problems.iter().any(|problem| problem.severity >= Severity::Warning);
    let code = if matches.get_flag("check") && faults { output::FINDINGS } else { 0 };
    Ok(ExitCode::from(code))
}
