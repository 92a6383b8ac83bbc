use app::May;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use serde_json::json;

use super::show::decision;
use crate::Web;
use crate::access::{Access, Table};
use crate::fault::{Answer, Fault};
use crate::form::Sent;
use crate::page::Page;
use crate::templates::text;
use crate::visitor::{Guest, Staff};

pub(super) fn add(table: Table) -> Table {
    table.get("/approvals", Access::May(May::ReadCases), list).post(
        "/cases/{id}/decisions/{decision}/approve",
        Access::May(May::Approve),
        answer,
    )
}

/// What waits for the information owner: the risk is theirs.
async fn list(State(web): State<Web>, guest: Guest, staff: Staff) -> Result<Page, Fault> {
    let waiting = web.app.to_approve(&staff.caller).await?;
    let language = guest.language;
    let mut rows = Vec::new();
    for row in &waiting {
        let case = web.app.case(&staff.caller, &row.case_id).await?;
        rows.push(json!({
            "case": { "url": format!("/cases/{}", row.case_id), "title": case.row.title, "id": row.case_id },
            "decision": decision(row, language),
        }));
    }
    let view = json!({ "rows": rows, "approves": staff.caller.may(May::Approve) });
    Ok(Page::new("pages/approvals", text(language, "web-approvals-title"), view))
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
