use app::{FrameworkSummary, Language, ServedPoint};
use axum::extract::{Path, State};
use serde_json::{Value, json};

use crate::Web;
use crate::fault::Fault;
use crate::page::Page;
use crate::query::Asked;
use crate::templates::text;
use crate::visitor::{Guest, Staff};

/// `GET /catalog/frameworks`
pub(super) async fn list(State(web): State<Web>, guest: Guest, staff: Staff) -> Result<Page, Fault> {
    let language = guest.language;
    let found = web.app.frameworks(&staff.caller, language).await?;
    let group = |kind: &str| {
        let rows: Vec<Value> = found.iter().filter(|one| one.kind == kind).map(summary).collect();
        json!({ "title": text(language, &format!("web-framework-{kind}")), "id": format!("kind-{kind}"), "rows": rows })
    };
    let groups = ["law", "standard", "guidance"].map(group);
    let view = json!({ "groups": groups });
    let (catalog, own) = (text(language, "web-catalog-title"), text(language, "web-frameworks-title"));
    Ok(Page::new("pages/catalog-frameworks", own.clone(), view).under(&[("/catalog", &catalog), ("", &own)]))
}

/// `GET /catalog/frameworks/{id}`
pub(super) async fn show(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Page, Fault> {
    let language = guest.language;
    let found = web.app.framework(&staff.caller, &id, language).await?;
    let own = format!("/catalog/frameworks/{id}");
    let only = asked.get("only");
    let shown = |point: &&ServedPoint| match only {
        "open" => point.open,
        "unserved" => point.requirements.is_empty() && point.clauses.is_empty() && !point.heading,
        _ => true,
    };
    let points: Vec<Value> = found.points.iter().filter(shown).map(|one| point(one, language)).collect();
    let tabs = [("", "all"), ("unserved", "unserved"), ("open", "open")].map(|(word, key)| {
        let words = text(language, &format!("web-frameworks-tab-{key}"));
        json!({ "url": asked.with(&own, &[("only", word)]), "text": words, "current": only == word })
    });
    let url = if found.url.starts_with("https://") { found.url.as_str() } else { "" };
    let view = json!({
        "title": found.summary.title, "sum": summary(&found.summary), "issuer": found.issuer, "binds": found.binds,
        "url": url, "points": points, "tabs": tabs,
        "search": format!("/catalog?framework={id}"),
    });
    let (catalog, all) = (text(language, "web-catalog-title"), text(language, "web-frameworks-title"));
    let crumbs = [("/catalog", catalog.as_str()), ("/catalog/frameworks", &all), ("", &found.summary.short)];
    Ok(Page::new("pages/catalog-framework", found.summary.title.clone(), view).under(&crumbs))
}

fn summary(one: &FrameworkSummary) -> Value {
    json!({
        "url": format!("/catalog/frameworks/{}", one.id), "title": one.title, "short": one.short, "version": one.version,
        "points": one.points, "served": one.served, "explained": one.explained, "open": one.open,
        "share": (one.served * 100).checked_div(one.points).unwrap_or_default(),
    })
}

fn point(one: &ServedPoint, language: Language) -> Value {
    let links =
        one.requirements.iter().map(|link| json!({ "url": format!("/catalog/{}", link.id), "id": link.id, "title": link.title }));
    let certainty =
        if one.certainty == "high" { String::new() } else { text(language, &format!("web-certainty-{}", one.certainty)) };
    json!({
        "id": one.id, "title": one.title, "certainty": certainty, "requirements": links.collect::<Vec<_>>(),
        "clauses": one.clauses.join(", "), "unserved": one.unserved, "heading": one.heading, "open": one.open,
    })
}
