use app::{Error, FieldProblem, Question};
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::{Value, json};

use super::login::{inside, with_session};
use super::{account, login, welcome};
use crate::Web;
use crate::access::{Access, SESSION, Table};
use crate::fault::{Answer, Fault, again};
use crate::form::{Fields, Sent};
use crate::page::{Page, field};
use crate::query::Asked;
use crate::templates::text;
use crate::visitor::{Guest, Staff, cookie, set_cookie};

/// The cookie that binds a question to the browser that was asked.
const ASKED: &str = "__Host-passkey";
/// The service forgets the question after five minutes, and so does the browser.
const ANSWER: i64 = 300;

pub(super) fn add(table: Table) -> Table {
    table
        .post("/login/passkey/options", Access::Open, ask)
        .post("/login/passkey", Access::Open, log_in)
        .post("/codes/passkey/options", Access::Open, ask_first)
        .post("/codes/passkey", Access::Open, enrol)
        .post("/account/passkeys/options", Access::LoggedIn, ask_new)
        .post("/account/passkeys", Access::LoggedIn, add_new)
        .get("/account/passkeys/{id}", Access::LoggedIn, show)
        .post("/account/passkeys/{id}", Access::LoggedIn, rename)
        .post("/account/passkeys/{id}/remove", Access::LoggedIn, remove)
}

/// What stands about passkeys on the page of somebody's account.
pub(super) async fn view(web: &Web, guest: &Guest, staff: &Staff, problems: &[FieldProblem]) -> Result<Value, Fault> {
    let all = web.app.passkeys(&staff.caller).await?;
    let taken = web.app.takes_passkeys() && web.app.is_local(&staff.session).await?;
    let row = |one: &app::PasskeySummary| {
        json!({
            "id": one.id,
            "name": one.name,
            "created": one.created_at.to_string(),
            "used": one.last_used_at.map(|at| at.to_string()).unwrap_or_default(),
        })
    };
    Ok(json!({
        "shown": taken || !all.is_empty(),
        "taken": taken,
        "list": all.iter().map(row).collect::<Vec<_>>(),
        "fresh": web.app.is_fresh(&staff.session).await?,
        "name": field("passkey_name", "", problems, guest.language),
    }))
}

async fn ask(State(web): State<Web>, guest: Guest, Sent(_): Sent) -> Answer {
    slowly(&web, &asking(&guest)).await;
    Ok(question(&web.app.ask_passkey().await?))
}

async fn log_in(State(web): State<Web>, guest: Guest, headers: HeaderMap, Sent(fields): Sent) -> Answer {
    let given = fields.get("credential");
    let name = format!("passkey {}", id_of(given));
    slowly(&web, &name).await;
    let (asked, before) = (asked(&headers), cookie(&headers, SESSION));
    match web.app.log_in_passkey(&asked, given, before.as_deref()).await {
        Ok(attempt) => {
            web.slow.succeeded(&name);
            web.slow.succeeded(&asking(&guest));
            Ok(answered(with_session(&attempt.secret, inside(fields.get("next")))))
        }
        Err(error) => again(error, |problems| login::page(&web, &guest, "", fields.get("next"), problems)).map(answered),
    }
}

async fn ask_first(State(web): State<Web>, guest: Guest, headers: HeaderMap, Sent(_): Sent) -> Answer {
    slowly(&web, &asking(&guest)).await;
    Ok(question(&web.app.ask_first_passkey(&session(&headers)?).await?))
}

async fn enrol(State(web): State<Web>, guest: Guest, headers: HeaderMap, Sent(fields): Sent) -> Answer {
    if !web.app.offers_passkey() {
        return Err(Fault(Error::NotFound));
    }
    let session = session(&headers)?;
    let name = text(guest.language, "web-passkey-first-name");
    match web.app.enrol_passkey(&session, &asked(&headers), &name, fields.get("credential")).await {
        Ok(attempt) => Ok(answered(with_session(&attempt.secret, "/?done=passkey"))),
        Err(Error::Invalid(problems)) => {
            Ok(answered(welcome::codes_page(&web, &guest, &session, &problems).await?.into_response()))
        }
        Err(error) => Err(Fault(error)),
    }
}

async fn ask_new(State(web): State<Web>, guest: Guest, staff: Staff, Sent(fields): Sent) -> Answer {
    slowly(&web, &asking(&guest)).await;
    Ok(question(&web.app.ask_new_passkey(&staff.caller, &staff.session, fields.get("passkey_name")).await?))
}

async fn add_new(State(web): State<Web>, guest: Guest, staff: Staff, headers: HeaderMap, Sent(fields): Sent) -> Answer {
    let (name, given) = (fields.get("passkey_name"), fields.get("credential"));
    match web.app.add_passkey(&staff.caller, &staff.session, &asked(&headers), name, given).await {
        Ok(()) => {
            web.slow.succeeded(&asking(&guest));
            Ok(answered(Redirect::to("/account?done=passkey").into_response()))
        }
        Err(Error::Invalid(problems)) => {
            Ok(answered(account::page(&web, &guest, &staff, &Asked::default(), "", &problems).await?.into_response()))
        }
        Err(error) => Err(Fault(error)),
    }
}

async fn show(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>) -> Result<Page, Fault> {
    one(&web, &guest, &staff, &id, None, &[]).await
}

async fn rename(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    let name = fields.get("passkey_name");
    match web.app.rename_passkey(&staff.caller, &id, name).await {
        Ok(()) => Ok(Redirect::to("/account?done=saved").into_response()),
        Err(Error::Invalid(problems)) => Ok(one(&web, &guest, &staff, &id, Some(&fields), &problems).await?.into_response()),
        Err(error) => Err(Fault(error)),
    }
}

async fn remove(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(_): Sent) -> Answer {
    match web.app.remove_passkey(&staff.caller, &staff.session, &id).await {
        Ok(()) => Ok(Redirect::to("/account?done=passkey-removed").into_response()),
        Err(Error::Invalid(problems)) => Ok(one(&web, &guest, &staff, &id, None, &problems).await?.into_response()),
        Err(Error::Conflict(problem)) => {
            let problems = [FieldProblem::whole(problem)];
            Ok(one(&web, &guest, &staff, &id, None, &problems).await?.into_response())
        }
        Err(error) => Err(Fault(error)),
    }
}

async fn one(
    web: &Web,
    guest: &Guest,
    staff: &Staff,
    id: &str,
    typed: Option<&Fields>,
    problems: &[FieldProblem],
) -> Result<Page, Fault> {
    let all = web.app.passkeys(&staff.caller).await?;
    let found = all.into_iter().find(|one| one.id == id).ok_or(Fault(Error::NotFound))?;
    let language = guest.language;
    let name = typed.map_or(found.name.as_str(), |typed| typed.get("passkey_name"));
    let view = json!({
        "id": found.id,
        "name": found.name,
        "created": found.created_at.to_string(),
        "used": found.last_used_at.map(|at| at.to_string()).unwrap_or_default(),
        "fresh": web.app.is_fresh(&staff.session).await?,
        "form": field("passkey_name", name, problems, language),
    });
    let account = text(language, "web-account-title");
    let page = Page::new("pages/passkey", text(language, "web-passkey-title"), view).wrong_if(problems, language);
    Ok(page.under(&[("/account", &account), ("", &found.name)]))
}

/// The question in JSON, with the cookie that binds it to this browser.
fn question(question: &Question) -> Response {
    let set = set_cookie(ASKED, &question.secret, Some(ANSWER));
    let headers = [(CONTENT_TYPE, "application/json".to_owned()), (CACHE_CONTROL, "no-store".to_owned()), (SET_COOKIE, set)];
    (headers, question.options.clone()).into_response()
}

/// The browser can forget what it was asked.
fn answered(mut response: Response) -> Response {
    if let Ok(value) = HeaderValue::try_from(set_cookie(ASKED, "", None)) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

fn asked(headers: &HeaderMap) -> String {
    cookie(headers, ASKED).unwrap_or_default()
}

fn session(headers: &HeaderMap) -> Result<String, Fault> {
    cookie(headers, SESSION).ok_or(Fault(Error::NotLoggedIn))
}

/// What tries are counted by before anybody knows who asks: the browser.
fn asking(guest: &Guest) -> String {
    format!("passkey of {}", guest.form)
}

async fn slowly(web: &Web, name: &str) {
    tokio::time::sleep(web.slow.tried(name, web.app.clock.now())).await;
}

/// What the answer says that the passkey is called; it is looked at before anything is believed.
fn id_of(given: &str) -> String {
    let id = serde_json::from_str::<Value>(given).ok().and_then(|value| value["id"].as_str().map(str::to_owned));
    id.unwrap_or_default().chars().take(100).collect()
}
