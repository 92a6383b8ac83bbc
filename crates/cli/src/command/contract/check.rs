use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use desk::{CaseFile, CaseOptions, CheckOptions, Checker, Failure, Library, PaperOptions, Problem, Problems};
use messages::Messages;

use super::super::{lang, list, open, text};
use super::{program, shown};
use crate::{args, output};

/// `kravkedja contract check`
pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let file = |name: &str| text(matches, name).map(PathBuf::from);
    let papers = PaperOptions {
        report: file("report"),
        supplement: file("supplement"),
        memo: file("memo"),
        draft: matches.get_flag("draft"),
        language: lang(matches),
        reader: messages.language(),
        known: None,
    };
    papers.check()?;
    let library = open(matches, messages)?;
    // A case that must be stopped is stopped before the contract is read.
    let case = case(matches, &library)?;
    let decisions = file("decisions").map(|path| desk::load_decisions(&path)).transpose()?;
    let checker = Checker::new(&library)?;
    let paths: Vec<PathBuf> = list(matches, "files").into_iter().map(PathBuf::from).collect();
    let read = desk::read_contract(&paths, &program()?, &[args::CHILD, args::CHILD_TEXT])?;
    let options = CheckOptions {
        complete: matches.get_flag("complete"),
        case: case.as_ref().map(|file| &file.case),
        decisions: decisions.as_ref(),
    };
    let found = checker.check(read, &options)?;
    let made = checker.papers(&found, &options, case.as_ref(), &papers)?;
    desk::write_each(&made, matches.get_flag("force"))?;
    if matches.get_flag("json") {
        output::bytes(&found.json()?);
    } else {
        shown::check(&found, &library, messages, messages.language());
    }
    output::problems(&found.problems, messages);
    for (path, _) in &made {
        output::error_line(messages.with("export-written", &[("file", path.display().to_string().into())]));
    }
    Ok(if found.checked.flags.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(output::FINDINGS) })
}

/// The case of the contract: from a file, from options, or none.
fn case(matches: &ArgMatches, library: &Library) -> Result<Option<CaseFile>, Failure> {
    let options = CaseOptions {
        class: text(matches, "class"),
        delivery: list(matches, "delivery"),
        circumstances: list(matches, "with"),
        national_security: text(matches, "national-security"),
        language: lang(matches),
        ..CaseOptions::default()
    };
    let given = [
        ("--class", options.class.is_some()),
        ("--delivery", !options.delivery.is_empty()),
        ("--with", !options.circumstances.is_empty()),
        ("--national-security", options.national_security.is_some()),
    ];
    let given: Vec<&str> = given.iter().filter(|(_, given)| *given).map(|(option, _)| *option).collect();
    match text(matches, "case") {
        None if given.is_empty() => Ok(None),
        None => desk::case_for_check(&options, library).map(Some),
        Some(path) if given.is_empty() => desk::contract_case(&PathBuf::from(path), library).map(Some),
        Some(_) => {
            let both = |option: &&str| Problem::error("case-and-options").with("option", *option);
            Err(Failure::Invalid(given.iter().map(both).collect::<Problems>()))
        }
    }
}
