mod diff;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use desk::{Failure, Library, Origin, Problem, Requirement, Severity};
use messages::Messages;
use serde_json::json;

use super::{count, coverage, exchange, lang, open, origin, text};
use crate::output;

/// `kravkedja catalog …`
pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    match matches.subcommand() {
        Some(("check", matches)) => check(matches, messages),
        Some(("lint", matches)) => super::lint::catalog(matches, messages),
        Some(("list", matches)) => list(matches, messages),
        Some(("show", matches)) => show(matches, messages),
        Some(("coverage", matches)) => coverage::run(matches, messages),
        Some(("profiles", matches)) => profiles(matches, messages),
        Some(("diff", matches)) => diff::run(matches, messages),
        Some(("schema", matches)) => schema(matches, messages),
        Some(("word-template", matches)) => word_template(matches),
        Some(("export", matches)) => exchange::export(matches, messages),
        Some(("import", matches)) => exchange::import(matches, messages),
        _ => Ok(ExitCode::from(output::BAD_INPUT)),
    }
}

fn check(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let folder = text(matches, "folder").map(PathBuf::from);
    let from = origin(matches);
    let origin = match folder {
        Some(folder) if desk::is_overlay(&folder) => Origin { overlay: Some(folder), ..from },
        folder => Origin { catalog: folder.or(from.catalog), ..from },
    };
    let (library, problems) = desk::check_catalog(&origin)?;
    output::problems(&problems, messages);
    let of = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    if errors + warnings > 0 {
        output::line(messages.with("catalog-findings", &[("errors", count(errors)), ("warnings", count(warnings))]));
        return Ok(ExitCode::from(output::FINDINGS));
    }
    let catalog = &library.catalog;
    output::line(messages.with(
        "catalog-clean",
        &[
            ("name", catalog.title.get(messages.language()).into()),
            ("version", catalog.version.as_str().into()),
            ("requirements", count(catalog.requirements.len())),
            ("areas", count(catalog.areas.len())),
            ("clauses", count(catalog.clauses.len())),
            ("obligations", count(catalog.obligations.len())),
            ("frameworks", count(catalog.frameworks.len())),
            ("profiles", count(catalog.profiles.len())),
            ("questions", count(catalog.guide.questions.len())),
        ],
    ));
    if matches.get_flag("counts") {
        counts(&library, messages);
    }
    if let Some(overlay) = &catalog.overlay {
        output::line(messages.with(
            "overlay-clean",
            &[
                ("organisation", overlay.organisation.as_str().into()),
                ("id", overlay.id.as_str().into()),
                ("version", overlay.version.as_str().into()),
                ("own", count(overlay.own.len())),
                ("changed", count(overlay.changed.len())),
                ("withdrawn", count(overlay.withdrawn.len())),
            ],
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// How many requirements there are by area, lowest level that brings them in, placement, strength and language.
fn counts(library: &Library, messages: &Messages) {
    let counted = desk::counts(&library.catalog);
    let language = messages.language();
    let say = |key: &str, values: &[(String, usize)]| {
        output::line("");
        output::line(messages.text(key));
        for (name, number) in values {
            output::line(format!("  {number:>4}  {name}"));
        }
    };
    let areas: Vec<(String, usize)> =
        counted.areas.iter().map(|(area, number)| (format!("{}  {}", area.code, area.title.get(language)), *number)).collect();
    say("counts-areas", &areas);
    let levels: Vec<(String, usize)> = counted
        .levels
        .iter()
        .map(|(level, number)| match level {
            Some(level) => (messages.with("counts-level", &[("level", level.to_string().into())]), *number),
            None => (messages.text("counts-circumstance"), *number),
        })
        .collect();
    say("counts-levels", &levels);
    let named = |list: &[(&'static str, usize)]| -> Vec<(String, usize)> {
        list.iter().map(|(id, number)| (messages.text(&format!("counts-{id}")), *number)).collect()
    };
    say("counts-placements", &named(&counted.placements));
    say("counts-languages", &named(&counted.languages));
}

fn list(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let library = open(matches, messages)?;
    let catalog = &library.catalog;
    let language = lang(matches).unwrap_or(messages.language());
    let area = text(matches, "area").map(|area| area.to_uppercase());
    if let Some(code) = &area
        && catalog.area(code).is_none()
    {
        let known = catalog.areas.iter().map(|area| area.code.as_str()).collect::<Vec<_>>().join(", ");
        return Err(Problem::error("unknown-area").with("found", code.as_str()).with("known", known).into());
    }
    let found = catalog.requirements.iter().filter(|found| area.as_deref().is_none_or(|area| found.area.as_str() == area));
    if matches.get_flag("json") {
        let list: Vec<_> = found
            .map(|found| {
                json!({
                    "id": found.id.as_str(), "revision": found.revision, "area": found.area.as_str(),
                    "title": { "sv": found.title.sv, "en": found.title.en },
                    "strength": found.strength.id(),
                    "placement": found.placement.iter().map(|placement| placement.id()).collect::<Vec<_>>(),
                    "law_backed": catalog.law_backed(found),
                })
            })
            .collect();
        output::line(serde_json::to_string_pretty(&list).unwrap_or_default());
        return Ok(ExitCode::SUCCESS);
    }
    for found in found {
        output::line(format!("{:<7} {}", found.id.as_str(), found.title.get(language)));
    }
    Ok(ExitCode::SUCCESS)
}

fn show(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let library = open(matches, messages)?;
    let catalog = &library.catalog;
    let id = text(matches, "id").unwrap_or_default().to_uppercase();
    let Some(found) = catalog.requirement(&id) else {
        let near = desk::nearest(&id, catalog.requirements.iter().map(|known| known.id.as_str())).unwrap_or_default();
        return Err(Problem::error("unknown-requirement").with("found", id.as_str()).with("nearest", near).into());
    };
    let language = lang(matches).unwrap_or(messages.language());
    one(&library, found, language, messages);
    Ok(ExitCode::SUCCESS)
}

fn one(library: &Library, found: &Requirement, language: desk::Language, messages: &Messages) {
    let catalog = &library.catalog;
    let backed = if catalog.law_backed(found) { format!(", {}", messages.text("show-law-backed")) } else { String::new() };
    output::line(format!("{} r{}  {}{backed}", found.id, found.revision, found.title.get(language)));
    output::line("");
    output::line(found.text.get(language));
    output::line("");
    output::line(found.motive.get(language));
    output::line("");
    output::line(found.guidance.get(language));
    output::line("");
    organisation(catalog, found.id.as_str(), language, messages);
    let applies = desk::describe(library, found, language);
    output::line(format!("{}: {applies}", messages.text("show-applies")));
    for parameter in &found.parameters {
        let values: Vec<String> = parameter.values.iter().map(|(level, value)| format!("{level} → {value}")).collect();
        let unit = parameter.unit.map_or("", |unit| unit.id());
        let title = parameter.title.get(language);
        output::line(format!("{}: {title} ({}, {unit}): {}", messages.text("show-figures"), parameter.name, values.join(", ")));
    }
    for evidence in &found.evidence {
        output::line(format!("{}: {}", evidence.stage.id(), evidence.what.get(language)));
    }
    output::line(format!("{}: {}", messages.text("show-question"), found.question.text.get(language)));
    if !found.supersedes.is_empty() {
        let ids: Vec<&str> = found.supersedes.iter().map(|id| id.as_str()).collect();
        output::line(format!("{}: {}", messages.text("show-supersedes"), ids.join(", ")));
    }
    let clauses: Vec<&str> = catalog
        .clauses
        .iter()
        .filter(|clause| clause.requirements.contains(&found.id))
        .map(|clause| clause.id.as_str())
        .collect();
    if !clauses.is_empty() {
        output::line(format!("{}: {}", messages.text("show-clauses"), clauses.join(", ")));
    }
    for reference in &found.references {
        let certainty = match reference.certainty.id() {
            "high" => String::new(),
            other => format!(" ({other})"),
        };
        output::line(format!("{}{certainty}", catalog.reference_text(reference).get(language)));
    }
}

/// What the organisation says and has changed about a requirement.
fn organisation(catalog: &desk::Catalog, id: &str, language: desk::Language, messages: &Messages) {
    let Some(overlay) = &catalog.overlay else { return };
    let name = [("organisation", overlay.organisation.as_str().into())];
    if let Some(how) = overlay.how(id) {
        output::line(format!("{}: {}", messages.with("show-how", &name), how.get(language)));
    }
    let layer = match overlay.layer(id).id() {
        "organisation" => Some("show-layer-own"),
        "changed" => Some("show-layer-changed"),
        _ => None,
    };
    if let Some(key) = layer {
        output::line(messages.with(key, &name));
    }
    if let Some(reason) = overlay.withdrawn.get(id) {
        output::line(format!("{}: {}", messages.with("show-withdrawn", &name), reason.get(language)));
    }
}

fn profiles(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let library = open(matches, messages)?;
    let language = lang(matches).unwrap_or(messages.language());
    for profile in &library.catalog.profiles {
        let class = &profile.case.case.classification;
        output::line(format!("{} ({class})  {}", profile.id, profile.name.get(language)));
        output::line(format!("    {}", profile.summary.get(language)));
    }
    output::line("");
    output::line(messages.text("profile-use"));
    Ok(ExitCode::SUCCESS)
}

fn schema(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let library = open(matches, messages)?;
    let folder = PathBuf::from(text(matches, "out").unwrap_or_default());
    desk::write_files(&folder, &desk::schemas(&library)?, true)?;
    Ok(ExitCode::SUCCESS)
}

fn word_template(matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let path = PathBuf::from(text(matches, "out").unwrap_or_default());
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    desk::write_files(folder, &[(name, desk::default_word_template())], true)?;
    Ok(ExitCode::SUCCESS)
}
