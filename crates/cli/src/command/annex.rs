mod migrate;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use desk::{Failure, Format, Made, MakeOptions, Problem, Problems};
use messages::Messages;

use super::{case, count, lang, list, open, text};
use crate::output;

/// `kravkedja annex`
pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    if let Some(("migrate", matches)) = matches.subcommand() {
        return migrate::run(matches, messages);
    }
    let formats = formats(&list(matches, "format"))?;
    let library = open(matches, messages)?;
    let (file, mut notices) = case(matches, &library)?;
    let previous = match text(matches, "previous") {
        Some(path) => Some(desk::load_previous(&PathBuf::from(path))?),
        None => None,
    };
    let options =
        MakeOptions { formats, language: lang(matches), protected: !matches.get_flag("unprotected"), marking: String::new() };
    let previous = previous.as_ref().map(|(annex, digest)| (annex, digest.as_str()));
    let made = desk::make(&library, &file, previous, &options)?;
    notices.extend(made.notices.clone());
    let folder = PathBuf::from(text(matches, "out").unwrap_or_else(|| ".".to_owned()));
    let paths = desk::write_files(&folder, &made.files, matches.get_flag("force"))?;
    let shown = folder.display().to_string();
    output::line(messages.with("annex-written", &[("count", count(paths.len())), ("folder", shown.into())]));
    for path in paths.iter().filter_map(|path| path.file_name()) {
        output::line(format!("  {}", path.to_string_lossy()));
    }
    summary(&made, messages, lang(matches).unwrap_or(messages.language()));
    look_at(&notices, messages);
    Ok(ExitCode::SUCCESS)
}

fn formats(words: &[String]) -> Result<Vec<Format>, Failure> {
    if words.is_empty() {
        return Ok(Format::ALL.to_vec());
    }
    let mut problems = Problems::new();
    let mut formats = Vec::new();
    for word in words {
        match Format::from_id(word) {
            Some(format) => formats.push(format),
            None => problems.push(Problem::error("unknown-format").with("found", word.as_str())),
        }
    }
    if problems.is_empty() { Ok(formats) } else { Err(Failure::Invalid(problems)) }
}

fn summary(made: &Made, messages: &Messages, language: desk::Language) {
    let annex = &made.annex;
    let (mandatory, scored) = annex.counts();
    let version = match &annex.catalog.overlay {
        None => annex.catalog.version.clone(),
        Some(overlay) => format!("{} + {} {}", annex.catalog.version, overlay.organisation, overlay.version),
    };
    output::line("");
    output::line(messages.with(
        "annex-summary",
        &[
            ("requirements", count(annex.requirements.len())),
            ("mandatory", count(mandatory)),
            ("scored", count(scored)),
            ("clauses", count(annex.clauses.len())),
            ("class", annex.case.classification.to_string().into()),
            ("catalog", annex.catalog.id.as_str().into()),
            ("version", version.into()),
        ],
    ));
    if let Some(previous) = &annex.previous {
        let version = desk::Argument::Number(i64::from(previous.version));
        output::line(messages.with("annex-changes", &[("count", count(annex.changes.len())), ("version", version)]));
    }
    output::line(messages.with("annex-digest", &[("digest", made.digest.as_str().into())]));
    output::line(messages.text("annex-by-area"));
    let mut areas: Vec<(&str, &str)> = Vec::new();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for requirement in &annex.requirements {
        let code = requirement.area.id.as_str();
        if !counts.contains_key(code) {
            areas.push((code, requirement.area.title.get(language)));
        }
        let entry = counts.entry(code).or_default();
        if requirement.strength == desk::Strength::Mandatory {
            entry.0 += 1;
        } else {
            entry.1 += 1;
        }
    }
    for (code, title) in areas {
        let (mandatory, scored) = counts.get(code).copied().unwrap_or_default();
        output::line(format!("  {mandatory:>3} + {scored:<2} {code:<4} {title}"));
    }
}

fn look_at(notices: &[Problem], messages: &Messages) {
    if notices.is_empty() {
        return;
    }
    output::line("");
    output::line(messages.text("annex-look-at"));
    let mut notices: Vec<&Problem> = notices.iter().collect();
    notices.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    for notice in notices {
        output::line(format!("  {}", messages.plainly(notice)));
    }
}
