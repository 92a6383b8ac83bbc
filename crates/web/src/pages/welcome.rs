use app::{Error, FieldProblem, Stage};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect};
use serde_json::json;

use super::login::with_session;
use crate::Web;
use crate::access::{Access, SESSION, Table};
use crate::fault::{Answer, Fault, again};
use crate::form::Sent;
use crate::page::{Page, field};
use crate::templates::text;
use crate::visitor::{Guest, cookie};

pub(super) fn add(table: Table) -> Table {
    table
        .get("/welcome/{link}", Access::Open, form)
        .post("/welcome/{link}", Access::Open, send)
        .get("/codes", Access::Open, codes)
        .post("/codes", Access::Open, confirm)
}

/// Looking does nothing to the link: programs that look through mail cannot use it up.
async fn form(State(web): State<Web>, guest: Guest, Path(link): Path<String>) -> Answer {
    let (name, email) = web.app.welcome(&link).await?;
    Ok(page(&guest, &name, &email, &[]).into_response())
}

async fn send(State(web): State<Web>, guest: Guest, Path(link): Path<String>, Sent(fields): Sent) -> Answer {
    let (name, email) = web.app.welcome(&link).await?;
    match web.app.choose_password(&link, fields.get("password"), fields.get("repeated")).await {
        Ok(attempt) => Ok(with_session(&attempt.secret, "/codes")),
        Err(error) => again(error, |problems| page(&guest, &name, &email, problems)),
    }
}

fn page(guest: &Guest, name: &str, email: &str, problems: &[FieldProblem]) -> Page {
    let language = guest.language;
    let view = json!({
        "name": name,
        "email": email,
        "password": field("password", "", problems, language),
        "repeated": field("repeated", "", problems, language),
    });
    Page::new("pages/welcome", text(language, "web-welcome-title"), view).wrong_if(problems, language)
}

async fn codes(State(web): State<Web>, guest: Guest, headers: HeaderMap) -> Answer {
    match cookie(&headers, SESSION) {
        Some(session) => Ok(codes_page(&web, &guest, &session, &[]).await?.into_response()),
        None => Err(Fault(Error::NotLoggedIn)),
    }
}

async fn confirm(State(web): State<Web>, guest: Guest, headers: HeaderMap, Sent(fields): Sent) -> Answer {
    let session = cookie(&headers, SESSION).ok_or(Fault(Error::NotLoggedIn))?;
    let visit = web.app.visit(&session).await?;
    if visit.stage != Stage::Enrol {
        return Ok(Redirect::to("/").into_response());
    }
    tokio::time::sleep(web.slow.tried(&format!("code {}", visit.person), web.app.clock.now())).await;
    match web.app.confirm_codes(&session, fields.get("code")).await {
        Ok(attempt) => Ok(with_session(&attempt.secret, "/?done=enrolled")),
        Err(Error::Invalid(problems)) => Ok(codes_page(&web, &guest, &session, &problems).await?.into_response()),
        Err(error) => Err(Fault(error)),
    }
}

pub(super) async fn codes_page(web: &Web, guest: &Guest, session: &str, problems: &[FieldProblem]) -> Result<Page, Fault> {
    let (secret, address, picture) = web.app.codes(session).await?;
    // In groups of four it can be typed.
    let groups: Vec<String> = secret.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    let view = json!({
        "secret": groups.join(" "),
        "address": address,
        "picture": format!("data:image/png;base64,{picture}"),
        "code": field("code", "", problems, guest.language),
        "passkeys": web.app.offers_passkey(),
    });
    Ok(Page::new("pages/codes", text(guest.language, "web-codes-title"), view).wrong_if(problems, guest.language))
}
