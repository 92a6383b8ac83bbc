use app::{Browsed, Hit, Language, Lists, TableFormat, Wish};
use axum::extract::State;
use axum::response::Response;
use serde_json::{Value, json};

use crate::Web;
use crate::download::download;
use crate::fault::{Answer, Fault};
use crate::page::{Page, choices, field};
use crate::query::Asked;
use crate::templates::text;
use crate::visitor::{Guest, Staff};

/// So many requirements stand on a page.
const ROWS: usize = 25;

/// `GET /catalog`
pub(super) async fn show(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Result<Page, Fault> {
    let language = guest.language;
    let (found, lists) = web.app.browse(&staff.caller, &wish(&asked), language).await?;
    let page: usize = asked.get("page").parse().unwrap_or(1).max(1);
    let rows: Vec<Value> = found.hits.iter().skip((page - 1) * ROWS).take(ROWS).map(|hit| row(hit, language)).collect();
    let turned = |page: usize| asked.with("/catalog", &[("page", &page.to_string())]);
    let view = json!({
        "filter": filter(&asked, &lists, language),
        "chips": chips(&asked, &lists, language),
        "areas": areas(&asked, &found),
        "rows": rows,
        "found": found.hits.len(),
        "total": found.total,
        "version": found.version,
        "previous": if page > 1 { turned(page - 1) } else { String::new() },
        "next": if page * ROWS < found.hits.len() { turned(page + 1) } else { String::new() },
        "xlsx": asked.with("/catalog/export", &[("page", ""), ("format", "xlsx")]),
        "csv": asked.with("/catalog/export", &[("page", ""), ("format", "csv")]),
    });
    Ok(Page::new("pages/catalog", text(language, "web-catalog-title"), view))
}

/// `GET /catalog/export`
pub(super) async fn export(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Answer {
    let format = TableFormat::from_id(asked.get("format")).ok_or(Fault(app::Error::NotFound))?;
    let made = web.app.export_catalog(&staff.caller, &wish(&asked), guest.language, format).await?;
    Ok::<Response, Fault>(download(&made.name, made.media, made.bytes))
}

fn wish(asked: &Asked) -> Wish {
    let own = |name: &str| asked.get(name).to_owned();
    Wish {
        words: own("q"),
        area: own("area"),
        level: own("level"),
        circumstance: own("circumstance"),
        delivery: own("delivery"),
        framework: own("framework"),
        point: own("point"),
        strength: own("strength"),
        placement: own("placement"),
    }
}

fn row(hit: &Hit, language: Language) -> Value {
    let level = hit.lowest.map_or("web-catalog-level-none".to_owned(), |level| format!("web-catalog-from-{level}"));
    json!({
        "id": hit.id,
        "url": format!("/catalog/{}", hit.id),
        "title": hit.title,
        "text": hit.text,
        "area": hit.area,
        "strength": text(language, &format!("word-{}", hit.strength)),
        "level": text(language, &level),
        "layer": if hit.layer == "catalog" { String::new() } else { text(language, &format!("web-layer-{}", hit.layer)) },
        "withdrawn": hit.withdrawn,
    })
}

/// The choices of each field of the filter: name, and values with their words.
fn fields(lists: &Lists, language: Language) -> Vec<(&'static str, Vec<(String, String)>)> {
    let words =
        |prefix: &str, ids: &[&str]| ids.iter().map(|id| ((*id).to_owned(), text(language, &format!("{prefix}{id}")))).collect();
    vec![
        ("area", lists.areas.clone()),
        ("level", words("web-catalog-from-", &["0", "1", "2", "3", "none"])),
        ("circumstance", lists.circumstances.clone()),
        ("delivery", lists.delivery.clone()),
        ("framework", lists.frameworks.clone()),
        ("strength", words("word-", &["mandatory", "scored"])),
        ("placement", words("word-", &["qualification", "technical-specification", "contract-term", "award-criterion"])),
    ]
}

fn filter(asked: &Asked, lists: &Lists, language: Language) -> Value {
    let mut all: Vec<Value> = Vec::new();
    for (name, options) in fields(lists, language) {
        let any = [(String::new(), text(language, "web-catalog-any"))];
        let options: Vec<(String, String)> = any.into_iter().chain(options).collect();
        let mut own = choices(name, &options, &[asked.get(name)], &[], language);
        own["label"] = json!(text(language, &format!("web-catalog-{name}")));
        all.push(own);
    }
    let mut words = field("q", asked.get("q"), &[], language);
    words["label"] = json!(text(language, "web-catalog-words"));
    words["hint"] = json!(text(language, "web-catalog-words-hint"));
    let mut point = field("point", asked.get("point"), &[], language);
    point["label"] = json!(text(language, "web-catalog-point"));
    point["hint"] = json!(text(language, "web-catalog-point-hint"));
    json!({ "words": words, "selects": all, "point": point })
}

/// What the list is narrowed by, each with the address that takes it away.
fn chips(asked: &Asked, lists: &Lists, language: Language) -> Vec<Value> {
    let free = [("q", "words"), ("point", "point")].map(|(name, key)| (name, key, asked.get(name).to_owned()));
    let mut all = Vec::from(free);
    for (name, options) in fields(lists, language) {
        let value = asked.get(name);
        // A value that is none of them is shown as it is: it narrows the list too.
        let words = options.into_iter().find(|(own, _)| own == value).map_or(value.to_owned(), |(_, words)| words);
        all.push((name, name, words));
    }
    let chosen = all.into_iter().filter(|(_, _, words)| !words.is_empty());
    let chip = |(name, key, words): (&str, &str, String)| {
        let label = text(language, &format!("web-catalog-{key}"));
        json!({ "url": asked.with("/catalog", &[(name, ""), ("page", "")]), "text": format!("{label}: {words}") })
    };
    chosen.map(chip).collect()
}

fn areas(asked: &Asked, found: &Browsed) -> Vec<Value> {
    let area = |(code, title, count): &(String, String, usize)| {
        let url = asked.with("/catalog", &[("area", code), ("page", "")]);
        json!({ "url": url, "title": title, "count": count, "current": asked.get("area") == code })
    };
    found.areas.iter().filter(|(_, _, count)| *count > 0).map(area).collect()
}
