//! Contracts: uploaded, checked, decided on, and made into documents.

mod list;
mod new;
mod rows;
mod say;
mod show;
mod text;

use app::{Error, May, Paper};
use axum::extract::{Path, State};
use axum::handler::Handler;
use axum::response::{IntoResponse, Redirect};

use crate::Web;
use crate::access::{Access, Table};
use crate::download::download;
use crate::fault::{Answer, Fault};
use crate::form::Sent;
use crate::upload::largest;
use crate::visitor::{Guest, Staff};

pub(super) fn add(table: Table) -> Table {
    let (read, write) = (Access::May(May::ReadContracts), Access::May(May::WriteContracts));
    table
        .get("/contracts", read, list::list)
        .get("/contracts/export", read, list::export)
        .get("/contracts/new", write, new::form)
        .post("/contracts/new", write, new::send.layer(largest()))
        .get("/contracts/{id}", read, show::show)
        .get("/contracts/{id}/text", read, text::show)
        .get("/contracts/{id}/papers/{name}", read, paper)
        .get("/contracts/{id}/files/{position}", read, file)
        .post("/contracts/{id}/verdicts/{obligation}", write, show::decide)
        .post("/contracts/{id}/verdicts/{obligation}/undo", write, undo)
        .post("/contracts/{id}/check", write, check)
        .post("/contracts/{id}/archive", write, archive)
}

async fn undo(
    State(web): State<Web>,
    staff: Staff,
    Path((id, obligation)): Path<(String, String)>,
    Sent(fields): Sent,
) -> Answer {
    web.app.undecide_verdict(&staff.caller, &id, &obligation, fields.version()).await?;
    Ok(Redirect::to(&format!("/contracts/{id}?done=verdict-undone#{obligation}")).into_response())
}

async fn check(State(web): State<Web>, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    web.app.check_again(&staff.caller, &id, fields.version()).await?;
    Ok(Redirect::to(&format!("/contracts/{id}?done=contract-checked")).into_response())
}

async fn archive(State(web): State<Web>, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    let archived = fields.is_set("archived");
    web.app.archive_contract(&staff.caller, &id, fields.version(), archived).await?;
    let done = if archived { "contract-archived" } else { "contract-reopened" };
    Ok(Redirect::to(&format!("/contracts/{id}?done={done}")).into_response())
}

async fn paper(State(web): State<Web>, guest: Guest, staff: Staff, Path((id, name)): Path<(String, String)>) -> Answer {
    let paper = Paper::from_name(&name).ok_or(Fault(Error::NotFound))?;
    let made = web.app.contract_paper(&staff.caller, &id, paper, guest.language).await?;
    let name = format!("{}-{}", crate::templates::text(guest.language, "web-contract-file-name"), made.name);
    Ok(download(&name, &made.media, made.bytes))
}

async fn file(State(web): State<Web>, staff: Staff, Path((id, position)): Path<(String, i64)>) -> Answer {
    let file = web.app.contract_file(&staff.caller, &id, position).await?;
    Ok(download(&file.name, &file.media, file.bytes))
}
