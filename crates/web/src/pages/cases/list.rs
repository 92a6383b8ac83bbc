use app::{CaseNarrowing, CaseSummary, Language, May, TableFormat, Wanted};
use axum::extract::State;
use serde_json::{Value, json};

use crate::Web;
use crate::access::{Access, Table};
use crate::download::download;
use crate::fault::{Answer, Fault};
use crate::listing::Listing;
use crate::page::Page;
use crate::query::Asked;
use crate::templates::{text, with_messages};
use crate::visitor::{Guest, Staff};

/// Rows on a page.
const ROWS: u64 = 50;
/// What the list can be ordered by, the usual order first.
const COLUMNS: [&str; 5] = ["-changed", "number", "title", "reference", "review"];

pub(super) fn add(table: Table) -> Table {
    let reads = Access::May(May::ReadCases);
    table.get("/cases", reads, list).get("/cases/export", reads, export)
}

/// What the store is asked: open cases unless others are asked for.
fn wanted(listing: &Listing<'_>, asked: &Asked, today: &str) -> Wanted {
    let state = match asked.get("state") {
        "all" => None,
        "archived" => Some("archived".to_owned()),
        _ => Some("open".to_owned()),
    };
    let own = |name: &str| asked.get(name).to_owned();
    let narrowing = CaseNarrowing { circumstance: own("circumstance"), level: own("level") };
    let review_by = (asked.get("review") == "due").then(|| today.to_owned());
    Wanted { state, review_by, patterns: narrowing.patterns(), ..listing.wanted(ROWS) }
}

async fn list(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Result<Page, Fault> {
    let language = guest.language;
    let listing = Listing::new(&asked, "/cases", &COLUMNS, language);
    let today = web.app.today();
    let found = web.app.cases(&staff.caller, &wanted(&listing, &asked, &today)).await?;
    let units = units(&web, &staff).await?;
    let words = web.app.case_words(&staff.caller, language).await?;
    let circumstances = words.circumstances.into_iter().map(|one| (one.id, one.title)).collect();
    let level = |level: u8| (level.to_string(), format!("{level} {}", text(language, &format!("web-level-{level}"))));
    let filter = json!({
        "words": listing.words("web-search-cases"),
        "choices": [
            listing.choice("state", "web-label-state", "web-state-open", states(language)),
            listing.choice("unit", "web-list-unit", "web-list-any", units.clone()),
            listing.choice("who", "web-list-who", "web-list-anybody", web.app.colleagues(&staff.caller).await?),
            listing.choice("level", "web-list-level", "web-list-any", (0..=3).map(level).collect()),
            listing.choice("circumstance", "web-list-circumstance", "web-list-any", circumstances),
            listing.choice("review", "web-label-review", "web-list-any", vec![("due".to_owned(), text(language, "web-filter-review"))]),
        ],
    });
    let view = json!({
        "rows": found.rows.iter().map(|case| row(case, &units, &today)).collect::<Vec<_>>(),
        "filter": filter,
        "list": listing.ways(&found, "/cases/export"),
        "columns": [
            listing.head("number", "web-column-number", true),
            listing.head("title", "web-column-title", false),
            listing.head("reference", "web-column-reference", false),
        ],
        "later": [
            listing.head("changed", "web-column-changed", false),
            listing.head("review", "web-label-review", false),
        ],
        "writes": staff.caller.may(May::WriteCases),
    });
    Ok(Page::new("pages/cases", text(language, "web-nav-cases"), view))
}

async fn export(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Answer {
    let format = TableFormat::from_id(asked.get("format")).ok_or(Fault(app::Error::NotFound))?;
    let wanted = wanted(&Listing::new(&asked, "/cases", &COLUMNS, guest.language), &asked, &web.app.today());
    let made = web.app.export_cases(&staff.caller, &wanted, guest.language, format).await?;
    Ok(download(&made.name, made.media, made.bytes))
}

/// The states beside the usual one.
pub(crate) fn states(language: Language) -> Vec<(String, String)> {
    let word = |state: &str, key: &str| (state.to_owned(), with_messages(language, |messages| messages.text(key)));
    vec![word("archived", "web-state-archived"), word("all", "web-list-all-states")]
}

/// The units that a list can be narrowed to, also those that are not chosen any more.
pub(crate) async fn units(web: &Web, staff: &Staff) -> Result<Vec<(String, String)>, Fault> {
    Ok(web.app.units(&staff.caller).await?.into_iter().map(|unit| (unit.id, unit.name)).collect())
}

/// The name of a unit.
pub(crate) fn named(units: &[(String, String)], unit: Option<&String>) -> String {
    let found = unit.and_then(|unit| units.iter().find(|(id, _)| id == unit));
    found.map(|(_, name)| name.clone()).unwrap_or_default()
}

fn row(case: &CaseSummary, units: &[(String, String)], today: &str) -> Value {
    json!({
        "url": format!("/cases/{}", case.id),
        "number": case.number,
        "title": case.title,
        "reference": case.reference,
        "unit": named(units, case.unit.as_ref()),
        "archived": case.state == "archived",
        "updated": case.updated_at.to_string(),
        "review": case.review_on,
        "due": case.state == "open" && !case.review_on.is_empty() && case.review_on.as_str() <= today,
    })
}
