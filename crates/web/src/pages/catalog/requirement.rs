use app::{AnnexRow, Figure, Instant, Language, May, Past, RequirementPage, Step};
use axum::extract::{Path, State};
use kernel::Argument;
use serde_json::{Value, json};

use crate::Web;
use crate::fault::Fault;
use crate::page::Page;
use crate::templates::{text, with_messages};
use crate::visitor::{Guest, Staff};

/// `GET /catalog/{id}`
pub(super) async fn show(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>) -> Result<Page, Fault> {
    let language = guest.language;
    let found = web.app.requirement(&staff.caller, &id, language).await?;
    let uses = if staff.caller.may(May::ReadCases) { web.app.uses(&staff.caller, &id).await? } else { Vec::new() };
    let mut view = view(&found, language);
    view["uses"] = uses.iter().map(|(row, revision)| annex(row, revision)).collect();
    let (catalog, area) = (text(language, "web-catalog-title"), format!("/catalog?area={}", found.area.id));
    let crumbs = [("/catalog", catalog.as_str()), (area.as_str(), found.area.title.as_str()), ("", found.id.as_str())];
    Ok(Page::new("pages/requirement", format!("{} {}", found.id, found.title), view).under(&crumbs))
}

fn view(found: &RequirementPage, language: Language) -> Value {
    let word = |prefix: &str, id: &str| text(language, &format!("{prefix}{id}"));
    let link = |one: &app::Link| json!({ "url": format!("/catalog/{}", one.id), "id": one.id, "title": one.title });
    let links = |all: &[app::Link]| all.iter().map(link).collect::<Vec<_>>();
    let placement: Vec<String> = found.placement.iter().map(|id| word("word-", id)).collect();
    let evidence = found.evidence.iter().map(|one| {
        let often = if one.months > 0 { count(language, "web-catalog-every", one.months) } else { String::new() };
        json!({ "stage": word("word-", one.stage), "kind": word("word-", one.kind), "what": one.what, "often": often })
    });
    let references = found.references.iter().map(|one| {
        json!({
            "url": format!("/catalog/frameworks/{}", one.framework), "text": one.text, "title": one.title, "backs": one.backs,
            "certainty": word("web-certainty-", one.certainty), "sure": one.certainty == "high",
        })
    });
    let obligations = found
        .obligations
        .iter()
        .map(|one| json!({ "id": one.id, "title": one.title, "what": one.what, "force": word("web-force-", one.force) }));
    let clauses = found
        .clauses
        .iter()
        .map(|one| json!({ "id": one.id, "title": one.title, "text": one.text, "fallback": one.fallback, "loss": one.loss }));
    json!({
        "id": found.id, "title": found.title, "revision": found.revision, "text": found.text, "motive": found.motive,
        "guidance": found.guidance, "scored": found.scored, "alternative": found.alternative, "interim": found.interim,
        "strength": word("word-", found.strength),
        "weight": found.weight.map(|weight| count(language, "web-catalog-weight", i64::from(weight))).unwrap_or_default(),
        "party": word("word-", found.party), "placement": placement.join(", "), "law_backed": found.law_backed,
        "applies": found.applies, "ladder": found.steps.iter().map(|one| step(one, language)).collect::<Vec<_>>(),
        "figures": found.figures.iter().map(|one| figure(one, language)).collect::<Vec<_>>(),
        "evidence": evidence.collect::<Vec<_>>(), "question": found.question, "references": references.collect::<Vec<_>>(),
        "obligations": obligations.collect::<Vec<_>>(), "clauses": clauses.collect::<Vec<_>>(), "flow_down": found.flow_down,
        "supersedes": links(&found.supersedes), "superseded_by": links(&found.superseded_by),
        "history": found.history.iter().map(|one| past(one, language)).collect::<Vec<_>>(),
        "layer": if found.layer == "catalog" { String::new() } else { word("web-layer-", found.layer) },
        "how": found.how, "withdrawn": found.withdrawn, "organisation": found.organisation,
        "before": found.before.as_ref().map(link), "after": found.after.as_ref().map(link),
    })
}

fn count(language: Language, key: &str, number: i64) -> String {
    with_messages(language, |messages| messages.with(key, &[("count", Argument::Number(number))]))
}

/// `12 månader`; a date as it is.
fn amount(value: &str, unit: &str, language: Language) -> String {
    match value.parse() {
        Ok(number) if !unit.is_empty() => count(language, &format!("web-unit-{unit}"), number),
        _ => value.to_owned(),
    }
}

fn step(step: &Step, language: Language) -> Value {
    let mut parts: Vec<String> = Vec::new();
    if step.enters {
        parts.push(text(language, "web-catalog-enters"));
    }
    parts.extend(step.figures.iter().map(|(title, value, unit)| format!("{}: {}.", upper(title), amount(value, unit, language))));
    json!({ "aspect": step.aspect, "level": step.level, "text": parts.join(" "), "current": false })
}

fn figure(found: &Figure, language: Language) -> Value {
    let by: Vec<String> = found.by.iter().map(|aspect| text(language, &format!("web-aspect-{aspect}")).to_lowercase()).collect();
    let own = |value: &str| amount(value, found.unit, language);
    let rules = found.rules.iter().map(|(kind, value, when)| {
        let values = [("value", Argument::Text(own(value))), ("when", Argument::Text(when.clone()))];
        with_messages(language, |messages| messages.with(&format!("web-catalog-rule-{kind}"), &values))
    });
    let values = found.values.iter().map(|(level, value)| json!({ "level": level, "value": own(value) }));
    json!({
        "title": upper(&found.title), "by": by.join(", "), "values": values.collect::<Vec<_>>(), "varies": found.values.len() > 1,
        "rules": rules.collect::<Vec<_>>(), "min": own(&found.min), "max": own(&found.max),
    })
}

fn past(one: &Past, language: Language) -> Value {
    let became = text(language, &format!("web-became-{}", one.became));
    json!({ "version": one.version, "became": became, "with": one.with.join(", "), "reason": one.reason })
}

fn annex(row: &AnnexRow, revision: &str) -> Value {
    json!({
        "url": format!("/annexes/{}", row.id), "code": row.code, "number": row.number, "revision": revision, "state": row.state,
        "issued": Instant::from_micros(row.issued_at).to_string(), "catalog": row.catalog_version,
    })
}

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
