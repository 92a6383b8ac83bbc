use std::process::ExitCode;

use clap::ArgMatches;
use desk::{Choice, Failure, Language};
use messages::Messages;
use serde_json::{Value, json};

use super::{case, count, lang, open};
use crate::output;

/// `kravkedja select`
pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let library = open(matches, messages)?;
    let (file, _) = case(matches, &library)?;
    let found = desk::choices(&library, &file)?;
    let why_not = matches.get_flag("why-not");
    if matches.get_flag("json") {
        let mut value = json!({
            "schema": "kravkedja.selection/1",
            "catalog": { "id": library.catalog.id, "version": library.catalog.version },
            "class": file.case.classification.to_string(),
            "selected": found.selected.iter().map(as_json).collect::<Vec<_>>(),
        });
        if let (Some(overlay), Some(object)) = (&library.catalog.overlay, value.as_object_mut()) {
            let digest = overlay.digest.as_str();
            object.insert("overlay".to_owned(), json!({ "id": overlay.id, "version": overlay.version, "digest": digest }));
        }
        if why_not && let Some(object) = value.as_object_mut() {
            object.insert("left_out".to_owned(), found.left_out.iter().map(as_json).collect());
        }
        output::line(serde_json::to_string_pretty(&value).unwrap_or_default());
        return Ok(ExitCode::SUCCESS);
    }
    let language = lang(matches).unwrap_or(messages.language());
    let (inside, total) = (found.selected.len(), library.catalog.requirements.len());
    output::line(messages.with("select-in", &[("count", count(inside)), ("total", count(total))]));
    for choice in &found.selected {
        show(choice, language);
    }
    if why_not {
        output::line("");
        output::line(messages.with("select-out", &[("count", count(found.left_out.len()))]));
        for choice in &found.left_out {
            show(choice, language);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn show(choice: &Choice<'_>, language: Language) {
    output::line(format!("{} {}", choice.requirement.id, choice.title.get(language)));
    for (_, reason) in &choice.reasons {
        output::line(format!("    {}", reason.get(language)));
    }
    if !choice.parameters.is_empty() {
        let figures: Vec<String> = choice.parameters.iter().map(|(name, value)| format!("{name} = {value}")).collect();
        output::line(format!("    {}", figures.join(", ")));
    }
}

fn as_json(choice: &Choice<'_>) -> Value {
    let text = |text: &desk::Localised| json!({ "sv": text.sv, "en": text.en });
    json!({
        "id": choice.requirement.id.as_str(),
        "revision": choice.requirement.revision,
        "area": choice.requirement.area.as_str(),
        "title": text(&choice.title),
        "reasons": choice.reasons.iter().map(|(code, says)| json!({ "code": code, "text": text(says) })).collect::<Vec<_>>(),
        "parameters": choice.parameters.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect::<Vec<_>>(),
    })
}
