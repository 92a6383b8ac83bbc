use std::process::ExitCode;

use clap::ArgMatches;
use desk::{Failure, Language};
use messages::Messages;
use serde_json::json;

use super::{count, lang, origin, text};
use crate::output;

/// `kravkedja catalog coverage FRAMEWORK`
pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let library = desk::open(&origin(matches))?;
    let language = lang(matches).unwrap_or(messages.language());
    let framework = text(matches, "framework").unwrap_or_default();
    let prefix = text(matches, "point").unwrap_or_default();
    let found = desk::coverage(&library, &framework, &prefix)?;
    if matches.get_flag("json") {
        output::line(serde_json::to_string_pretty(&as_json(&framework, &found)).unwrap_or_default());
    } else {
        shown(&found, language, messages);
    }
    let open = found.points.iter().any(desk::Covered::open);
    Ok(if open { ExitCode::from(output::FINDINGS) } else { ExitCode::SUCCESS })
}

fn shown(found: &desk::Coverage<'_>, language: Language, messages: &Messages) {
    output::line(format!("{} ({})", found.title.get(language), found.version));
    output::line("");
    let width = found.points.iter().map(|found| found.point.id.chars().count()).max().unwrap_or_default();
    for covered in &found.points {
        let point = covered.point;
        output::line(format!("{:<width$}  {}", point.id, point.title.get(language)));
        let mut ids: Vec<&str> = covered.requirements.iter().map(|found| found.id.as_str()).collect();
        ids.extend(covered.clauses.iter().map(|found| found.id.as_str()));
        let served = match &point.unserved {
            _ if !ids.is_empty() => ids.join(", "),
            Some(reason) => format!("{}: {}", messages.text("coverage-unserved"), reason.get(language)),
            None if covered.heading => messages.text("coverage-heading"),
            None => messages.text("coverage-open"),
        };
        output::line(format!("{:width$}  {served}", ""));
    }
    let of = |test: &dyn Fn(&desk::Covered<'_>) -> bool| count(found.points.iter().filter(|covered| test(covered)).count());
    output::line("");
    output::line(messages.with(
        "coverage-sum",
        &[
            ("points", count(found.points.len())),
            ("served", of(&|covered| covered.served())),
            ("explained", of(&|covered| !covered.served() && !covered.open())),
            ("open", of(&|covered| covered.open())),
        ],
    ));
}

fn as_json(framework: &str, found: &desk::Coverage<'_>) -> serde_json::Value {
    let points: Vec<_> = found
        .points
        .iter()
        .map(|covered| {
            json!({
                "point": covered.point.id,
                "title": { "sv": covered.point.title.sv, "en": covered.point.title.en },
                "certainty": covered.point.certainty.id(),
                "requirements": covered.requirements.iter().map(|found| found.id.as_str()).collect::<Vec<_>>(),
                "obligations": covered.obligations.iter().map(|found| found.id.as_str()).collect::<Vec<_>>(),
                "clauses": covered.clauses.iter().map(|found| found.id.as_str()).collect::<Vec<_>>(),
                "unserved": covered.point.unserved.as_ref().map(|reason| json!({ "sv": reason.sv, "en": reason.en })),
                "open": covered.open(),
            })
        })
        .collect();
    json!({ "framework": framework, "version": found.version, "points": points })
}
