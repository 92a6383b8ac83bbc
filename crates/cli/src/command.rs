mod annex;
mod case_new;
mod catalog;
mod contract;
mod coverage;
mod exchange;
mod lint;
mod marks;
mod select;
#[cfg(feature = "server")]
mod server;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use desk::{Argument, CaseFile, CaseOptions, Failure, Language, Library, Origin, Problem, Problems};
use messages::Messages;

use crate::{args, output};

/// Runs what was asked for.
pub(crate) fn run(matches: &ArgMatches, messages: &Messages) -> ExitCode {
    #[cfg(feature = "server")]
    if let Some(code) = server::run(matches, messages) {
        return code;
    }
    let done = match matches.subcommand() {
        Some(("annex", matches)) => annex::run(matches, messages),
        Some(("select", matches)) => select::run(matches, messages),
        Some(("case", matches)) => match matches.subcommand() {
            Some(("new", matches)) => case_new::run(matches, messages),
            _ => Ok(ExitCode::from(output::BAD_INPUT)),
        },
        Some(("catalog", matches)) => catalog::run(matches, messages),
        Some(("contract", matches)) => contract::run(matches, messages),
        Some(("lint", matches)) => lint::sentence(matches, messages),
        Some(("verify", matches)) => verify::run(matches, messages),
        Some(("completions", matches)) => Ok(completions(matches, messages)),
        Some(("man", _)) => Ok(man(messages)),
        _ => Ok(ExitCode::from(output::BAD_INPUT)),
    };
    done.unwrap_or_else(|failure| output::failure(&failure, messages))
}

/// Where the catalog and its templates come from.
fn origin(matches: &ArgMatches) -> Origin {
    let folder = |name: &str| matches.get_one::<String>(name).map(PathBuf::from);
    Origin { catalog: folder("catalog"), overlay: folder("overlay"), templates: folder("templates") }
}

/// The catalog that a command works with; what is worth knowing about its overlay is said at once.
fn open(matches: &ArgMatches, messages: &Messages) -> Result<Library, Failure> {
    let library = desk::open(&origin(matches))?;
    output::problems(&library.notices, messages);
    Ok(library)
}

/// The language of `--lang`, if it was given.
fn lang(matches: &ArgMatches) -> Option<Language> {
    matches.get_one::<String>("lang").and_then(|code| Language::from_code(code))
}

fn text(matches: &ArgMatches, name: &str) -> Option<String> {
    matches.get_one::<String>(name).cloned()
}

fn list(matches: &ArgMatches, name: &str) -> Vec<String> {
    let values = matches.get_many::<String>(name).into_iter().flatten();
    values.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

/// The case of a command: from a file, or from options.
fn case(matches: &ArgMatches, library: &Library) -> Result<(CaseFile, Problems), Failure> {
    let options = CaseOptions {
        profile: text(matches, "profile"),
        class: text(matches, "class"),
        delivery: list(matches, "delivery"),
        circumstances: list(matches, "with"),
        national_security: text(matches, "national-security"),
        title: text(matches, "title"),
        buyer: text(matches, "buyer"),
        reference: text(matches, "reference"),
        date: text(matches, "date"),
        mode: text(matches, "mode"),
        law: text(matches, "law"),
        below_threshold: matches.get_flag("below-threshold"),
        language: lang(matches),
    };
    let Some(path) = text(matches, "case") else {
        if options.profile.is_none() && options.class.is_none() && options.title.is_none() && options.buyer.is_none() {
            return Err(Problem::error("case-missing").into());
        }
        return Ok((desk::case_from_options(&options, library)?, Problems::new()));
    };
    let given = [
        ("--profile", options.profile.is_some()),
        ("--class", options.class.is_some()),
        ("--delivery", !options.delivery.is_empty()),
        ("--with", !options.circumstances.is_empty()),
        ("--national-security", options.national_security.is_some()),
        ("--title", options.title.is_some()),
        ("--buyer", options.buyer.is_some()),
        ("--reference", options.reference.is_some()),
        ("--date", options.date.is_some()),
        ("--mode", options.mode.is_some()),
        ("--law", options.law.is_some()),
        ("--below-threshold", options.below_threshold),
    ];
    let both: Problems = given
        .iter()
        .filter(|(_, given)| *given)
        .map(|(option, _)| Problem::error("case-and-options").with("option", *option))
        .collect();
    if !both.is_empty() {
        return Err(Failure::Invalid(both));
    }
    desk::load_case(&PathBuf::from(path), library)
}

/// A number as an argument of a message.
fn count(number: usize) -> Argument {
    Argument::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

fn completions(matches: &ArgMatches, messages: &Messages) -> ExitCode {
    if let Some(shell) = matches.get_one::<clap_complete::Shell>("shell") {
        let mut out = Vec::new();
        clap_complete::generate(*shell, &mut args::command(messages), "kravkedja", &mut out);
        output::bytes(&out);
    }
    ExitCode::SUCCESS
}

fn man(messages: &Messages) -> ExitCode {
    let mut out = Vec::new();
    // Writing into memory cannot fail.
    clap_mangen::Man::new(args::command(messages)).render(&mut out).ok();
    output::bytes(&out);
    ExitCode::SUCCESS
}
