use app::{Error, FieldProblem, Stage};
use axum::extract::{Query, State};
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde::Deserialize;
use serde_json::json;

use super::federated;
use crate::Web;
use crate::access::{Access, SESSION, Table};
use crate::fault::{Answer, Fault, again};
use crate::form::Sent;
use crate::page::{Page, field};
use crate::templates::text;
use crate::visitor::{Guest, Staff, cookie, set_cookie};

/// A login session lasts at most so long, in seconds; the service ends it earlier.
pub(super) const LONGEST: i64 = 24 * 3_600;

pub(super) fn add(table: Table) -> Table {
    table
        .get("/login", Access::Open, form)
        .post("/login", Access::Open, send)
        .get("/login/code", Access::Open, code_form)
        .post("/login/code", Access::Open, send_code)
        .post("/sign-out", Access::LoggedIn, sign_out)
        .post("/switch-organisation", Access::LoggedIn, switch)
}

#[derive(Deserialize, Default)]
struct Next {
    #[serde(default)]
    next: String,
}

async fn form(State(web): State<Web>, guest: Guest, Query(next): Query<Next>) -> Answer {
    if web.app.is_empty().await? {
        let title = text(guest.language, "web-empty-title");
        return Ok(Page::new("pages/empty-service", title, json!({})).into_response());
    }
    Ok(page(&web, &guest, "", &next.next, &[]).into_response())
}

async fn send(State(web): State<Web>, guest: Guest, Sent(fields): Sent) -> Answer {
    let email = fields.get("email").to_lowercase();
    tokio::time::sleep(web.slow.tried(&email, web.app.clock.now())).await;
    match web.app.log_in(&email, fields.get("password")).await {
        Ok(attempt) => {
            let next = inside(fields.get("next"));
            let on =
                if next == "/" { "/login/code".to_owned() } else { format!("/login/code?next={}", crate::finish::escaped(next)) };
            Ok(with_session(&attempt.secret, &on))
        }
        Err(error) => again(error, |problems| page(&web, &guest, &email, fields.get("next"), problems)),
    }
}

pub(super) fn page(web: &Web, guest: &Guest, email: &str, next: &str, problems: &[FieldProblem]) -> Page {
    let language = guest.language;
    let view = json!({
        "email": field("email", email, problems, language),
        "password": field("password", "", problems, language),
        "next": next,
        "passkeys": web.app.takes_passkeys(),
        "doors": federated::doors(web, next, language),
    });
    Page::new("pages/login", text(language, "web-login-title"), view).wrong_if(problems, language)
}

async fn code_form(State(web): State<Web>, guest: Guest, Query(next): Query<Next>) -> Page {
    code_page(&web, &guest, &next.next, &[])
}

async fn send_code(State(web): State<Web>, guest: Guest, headers: axum::http::HeaderMap, Sent(fields): Sent) -> Answer {
    let session = cookie(&headers, SESSION).ok_or(Fault(Error::NotLoggedIn))?;
    let visit = match web.app.visit(&session).await {
        Ok(visit) if visit.stage == Stage::Code => visit,
        Ok(_) | Err(Error::NotLoggedIn) => return Ok(Redirect::to("/login").into_response()),
        Err(error) => return Err(Fault(error)),
    };
    let name = format!("code {}", visit.person);
    tokio::time::sleep(web.slow.tried(&name, web.app.clock.now())).await;
    match web.app.log_in_code(&session, fields.get("code")).await {
        Ok(attempt) => {
            web.slow.succeeded(&name);
            Ok(with_session(&attempt.secret, inside(fields.get("next"))))
        }
        Err(error) => again(error, |problems| code_page(&web, &guest, fields.get("next"), problems)),
    }
}

fn code_page(web: &Web, guest: &Guest, next: &str, problems: &[FieldProblem]) -> Page {
    let passkeys = web.app.takes_passkeys();
    let view = json!({ "code": field("code", "", problems, guest.language), "next": next, "passkeys": passkeys });
    Page::new("pages/login-code", text(guest.language, "web-code-title"), view).wrong_if(problems, guest.language)
}

async fn sign_out(State(web): State<Web>, staff: Staff, Sent(_): Sent) -> Answer {
    match web.app.sign_out(&staff.session).await? {
        // A form may lead nowhere else than here: the way out of the provider is on a page of its own.
        Some(secret) => {
            let mut response = federated::away(&secret, "/signed-out");
            let gone = set_cookie(SESSION, "", None).parse().map_err(|_| Fault(Error::Internal("a cookie".to_owned())))?;
            response.headers_mut().append(SET_COOKIE, gone);
            Ok(response)
        }
        None => Ok(with_session("", "/login?done=signed-out")),
    }
}

async fn switch(State(web): State<Web>, staff: Staff, Sent(fields): Sent) -> Answer {
    web.app.choose_organisation(&staff.session, fields.get("organisation")).await?;
    Ok(Redirect::to("/").into_response())
}

/// To another page with a new login session, or with none.
pub(super) fn with_session(secret: &str, to: &str) -> Response {
    let set = AppendHeaders([(SET_COOKIE, set_cookie(SESSION, secret, Some(LONGEST)))]);
    (set, Redirect::to(to)).into_response()
}

/// An address within the service, and no other: nobody is sent elsewhere by a link to the log-in.
pub(super) fn inside(next: &str) -> &str {
    // Browsers leave out tabs and line breaks before they read an address: with them `/\t/` would be `//`.
    let own =
        next.starts_with('/') && !next.starts_with("//") && !next.contains(|letter: char| letter == '\\' || letter.is_control());
    if own { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn nobody_is_sent_elsewhere() {
        assert_eq!(inside("/cases?x=1"), "/cases?x=1");
        for other in ["", "https://example.com", "//example.com", "/\\example.com", "cases"] {
            assert_eq!(inside(other), "/");
        }
    }
}
