use app::{ContractSummary, May, TableFormat, Wanted, verdict_pattern};
use axum::extract::State;
use serde_json::{Value, json};

use super::say::{VERDICTS, count};
use crate::Web;
use crate::download::download;
use crate::fault::{Answer, Fault};
use crate::listing::Listing;
use crate::page::Page;
use crate::pages::cases::list::{named, states, units};
use crate::query::Asked;
use crate::templates::{text, with_messages};
use crate::visitor::{Guest, Staff};

/// Rows on a page: each has all that was found in its contract.
const ROWS: u64 = 25;
/// What the list can be ordered by, the usual order first.
const COLUMNS: [&str; 4] = ["-changed", "number", "title", "counterpart"];

/// What the store is asked: contracts in use unless others are asked for.
fn wanted(listing: &Listing<'_>, asked: &Asked) -> Wanted {
    let state = match asked.get("state") {
        "all" => None,
        "archived" => Some("archived".to_owned()),
        _ => Some("open".to_owned()),
    };
    Wanted { state, patterns: verdict_pattern(asked.get("verdict")).into_iter().collect(), ..listing.wanted(ROWS) }
}

pub(super) async fn list(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Result<Page, Fault> {
    let language = guest.language;
    let listing = Listing::new(&asked, "/contracts", &COLUMNS, language);
    let found = web.app.contracts(&staff.caller, &wanted(&listing, &asked)).await?;
    let units = units(&web, &staff).await?;
    let verdict = |verdict: &str| (verdict.to_owned(), text(language, &format!("contract-verdict-{verdict}")));
    let colleagues = web.app.colleagues(&staff.caller).await?;
    let view = json!({
        "rows": found.rows.iter().map(|one| row(one, &units, &guest)).collect::<Vec<_>>(),
        "filter": {
            "words": listing.words("web-contracts-search"),
            "choices": [
                listing.choice("state", "web-contracts-state", "web-contracts-open", states(language)),
                listing.choice("verdict", "web-list-verdict", "web-list-any", VERDICTS.map(verdict).into()),
                listing.choice("unit", "web-list-unit", "web-list-any", units.clone()),
                listing.choice("who", "web-list-uploaded-by", "web-list-anybody", colleagues),
            ],
        },
        "list": listing.ways(&found, "/contracts/export"),
        "columns": [
            listing.head("number", "web-column-number", true),
            listing.head("title", "web-contract-title", false),
            listing.head("counterpart", "web-contract-counterpart", false),
            listing.head("changed", "web-column-changed", false),
        ],
        "writes": staff.caller.may(May::WriteContracts),
    });
    Ok(Page::new("pages/contracts", text(language, "web-nav-contracts"), view))
}

pub(super) async fn export(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Answer {
    let format = TableFormat::from_id(asked.get("format")).ok_or(Fault(app::Error::NotFound))?;
    let wanted = wanted(&Listing::new(&asked, "/contracts", &COLUMNS, guest.language), &asked);
    let made = web.app.export_contracts(&staff.caller, &wanted, guest.language, format).await?;
    Ok(download(&made.name, made.media, made.bytes))
}

fn row(one: &ContractSummary, units: &[(String, String)], guest: &Guest) -> Value {
    let verdicts = one.verdicts.iter().map(|(verdict, number)| {
        with_messages(guest.language, |messages| {
            messages.with(&format!("web-contract-count-{verdict}"), &[("count", count(*number))])
        })
    });
    json!({
        "url": format!("/contracts/{}", one.id),
        "number": one.number,
        "title": one.title,
        "counterpart": one.counterpart,
        "unit": named(units, one.unit.as_ref()),
        "updated": one.updated_at.to_string(),
        "verdicts": verdicts.collect::<Vec<_>>().join(", "),
        "urgent": one.urgent,
        "confirmed": one.confirmed,
    })
}
