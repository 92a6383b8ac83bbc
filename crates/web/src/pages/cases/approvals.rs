use app::{May, TableFormat, Waiting};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use serde_json::{Value, json};

use super::list::{named, units};
use super::show::decision;
use crate::Web;
use crate::access::{Access, Table};
use crate::download::download;
use crate::fault::{Answer, Fault};
use crate::form::Sent;
use crate::listing::Listing;
use crate::page::Page;
use crate::query::Asked;
use crate::templates::text;
use crate::visitor::{Guest, Staff};

const OWN: &str = "/approvals";
/// Decisions on a page: each can be answered there.
const ROWS: u64 = 25;
/// What the list can be ordered by, the usual order first.
const COLUMNS: [&str; 4] = ["decided", "case", "requirement", "who"];

pub(super) fn add(table: Table) -> Table {
    let reads = Access::May(May::ReadCases);
    table.get(OWN, reads, list).get("/approvals/export", reads, export).post(
        "/cases/{id}/decisions/{decision}/approve",
        Access::May(May::Approve),
        answer,
    )
}

/// What waits for the information owner: the risk is theirs.
async fn list(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Result<Page, Fault> {
    let language = guest.language;
    let listing = Listing::new(&asked, OWN, &COLUMNS, language);
    let found = web.app.approvals(&staff.caller, &listing.wanted(ROWS)).await?;
    let units = units(&web, &staff).await?;
    let row = |one: &Waiting| -> Value {
        json!({
            "case": { "url": format!("/cases/{}", one.row.case_id), "title": one.title, "id": one.row.case_id },
            "unit": named(&units, one.unit.as_ref()),
            "by": one.by,
            "decided": app::Instant::from_micros(one.row.decided_at).to_string(),
            "decision": decision(&one.row, language),
        })
    };
    let heads = [
        ("decided", "web-list-by-decided"),
        ("case", "web-list-by-case"),
        ("requirement", "web-list-by-requirement"),
        ("who", "web-list-by-who"),
    ];
    let view = json!({
        "rows": found.rows.iter().map(row).collect::<Vec<_>>(),
        "filter": {
            "words": listing.words("web-list-search-approvals"),
            "choices": [
                listing.choice("unit", "web-list-unit", "web-list-any", units.clone()),
                listing.choice("who", "web-list-decided-by", "web-list-anybody", web.app.colleagues(&staff.caller).await?),
            ],
        },
        "list": listing.ways(&found, "/approvals/export"),
        "orders": heads.map(|(by, key)| listing.head(by, key, false)),
        "approves": staff.caller.may(May::Approve),
    });
    Ok(Page::new("pages/approvals", text(language, "web-approvals-title"), view))
}

async fn export(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Answer {
    let format = TableFormat::from_id(asked.get("format")).ok_or(Fault(app::Error::NotFound))?;
    let wanted = Listing::new(&asked, OWN, &COLUMNS, guest.language).wanted(ROWS);
    let made = web.app.export_approvals(&staff.caller, &wanted, guest.language, format).await?;
    Ok(download(&made.name, made.media, made.bytes))
}

async fn answer(
    State(web): State<Web>,
    staff: Staff,
    Path((id, decision)): Path<(String, String)>,
    Sent(fields): Sent,
) -> Answer {
    web.app.approve(&staff.caller, &id, &decision, fields.version(), fields.get("answer") == "yes").await?;
    Ok(Redirect::to("/approvals?done=saved").into_response())
}
