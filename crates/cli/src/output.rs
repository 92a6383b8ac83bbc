//! Everything that is written to the terminal, and the exit codes.

use std::io::{BufRead, IsTerminal, Write};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use desk::{Failure, Language, Problem, Stop};
use messages::Messages;

/// Findings: something is not as it should be.
pub(crate) const FINDINGS: u8 = 1;
/// Bad input.
pub(crate) const BAD_INPUT: u8 = 2;
/// Stopped: Sweden's security comes first.
pub(crate) const STOPPED: u8 = 3;

/// The language of the program's own messages: the environment's, Swedish where it says nothing.
pub(crate) fn language() -> Language {
    let set =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
    match set {
        Some(value) if value.to_lowercase().starts_with("en") => Language::English,
        _ => Language::Swedish,
    }
}

/// A line to standard output. A reader that went away is no fault of ours.
pub(crate) fn line(text: impl AsRef<str>) {
    writeln!(std::io::stdout(), "{}", text.as_ref()).ok();
}

/// A line to standard error.
pub(crate) fn error_line(text: impl AsRef<str>) {
    writeln!(std::io::stderr(), "{}", text.as_ref()).ok();
}

/// May colour be used? Only on a terminal, and not where the reader has asked for none.
pub(crate) fn colour() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Bytes to standard output.
pub(crate) fn bytes(bytes: &[u8]) {
    std::io::stdout().write_all(bytes).ok();
}

/// What the words of a prompt need: no line break after them.
pub(crate) fn prompt(text: &str) {
    let mut out = std::io::stdout();
    write!(out, "{text} ").ok();
    out.flush().ok();
}

/// A line of standard input without the white space around it; `None` when it has ended.
pub(crate) fn answer() -> Option<String> {
    let mut answer = String::new();
    match std::io::stdin().lock().read_line(&mut answer) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(answer.trim().to_owned()),
    }
}

/// Problems to standard error, one a line.
pub(crate) fn problems(problems: &[Problem], messages: &Messages) {
    for problem in problems {
        error_line(messages.problem(problem));
    }
}

/// A failure in words, with its exit code.
pub(crate) fn failure(failure: &Failure, messages: &Messages) -> ExitCode {
    match failure {
        Failure::Invalid(found) => {
            problems(found, messages);
            ExitCode::from(BAD_INPUT)
        }
        Failure::Stopped(stop) => {
            error_line(messages.text(match stop {
                Stop::Level4 => "stop-level-4",
                Stop::Concerned => "stop-concerned",
                Stop::Unknown => "stop-unknown",
            }));
            error_line(messages.text("stop-what"));
            if *stop == Stop::Unknown {
                error_line(messages.text("stop-answer"));
            }
            ExitCode::from(STOPPED)
        }
    }
}

/// Help and version as asked for; a mistake on the command line in the reader's language.
pub(crate) fn usage(error: &clap::Error, messages: &Messages) -> ExitCode {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    ) {
        let asked = error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
        let text = error.render().to_string();
        if asked {
            line(text.trim_end());
        } else {
            error_line(text.trim_end());
        }
        return ExitCode::from(if asked { 0 } else { BAD_INPUT });
    }
    let get = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let argument = get(ContextKind::InvalidArg);
    let says = match error.kind() {
        ErrorKind::UnknownArgument => messages.with("cli-error-unknown", &[("found", argument.into())]),
        ErrorKind::InvalidSubcommand => {
            messages.with("cli-error-unknown", &[("found", get(ContextKind::InvalidSubcommand).into())])
        }
        ErrorKind::MissingRequiredArgument => messages.with("cli-error-missing", &[("found", argument.into())]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = get(ContextKind::InvalidValue);
            messages.with("cli-error-value", &[("found", argument.into()), ("value", value.into())])
        }
        _ => messages.with("cli-error-other", &[("found", argument.into())]),
    };
    error_line(format!("{}: {says}", messages.text("severity-error")));
    error_line(messages.text("cli-error-hint"));
    ExitCode::from(BAD_INPUT)
}
