//! Log-in through an organisation's own identity provider. It begins with a link rather than a form: pages let forms lead nowhere else.

use app::{CameBack, Error, Language, Refusal};
use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde_json::{Value, json};

use super::login::{LONGEST, inside};
use crate::Web;
use crate::access::{Access, SESSION, Table};
use crate::fault::{Answer, Fault};
use crate::finish::escaped;
use crate::page::Page;
use crate::query::Asked;
use crate::templates::{text, with_messages};
use crate::visitor::{Guest, cookie, set_cookie};

/// The cookie that binds a log-in to the browser that began it. The provider's page sends the browser back with it: hence not strict.
const AWAY: &str = "__Host-away";
/// So long it is kept, in seconds; the service forgets it as soon.
const KEPT: i64 = 600;

pub(super) fn add(table: Table) -> Table {
    table
        .get("/login/with/{provider}", Access::Open, depart)
        .get("/login/with/{provider}/back", Access::Open, arrive)
        .get("/login/refused", Access::Open, why)
        .get("/signed-out", Access::Open, signed_out)
}

/// The buttons of the log-in page.
pub(super) fn doors(web: &Web, next: &str, language: Language) -> Vec<Value> {
    let onward = if inside(next) == "/" { String::new() } else { format!("?next={}", escaped(inside(next))) };
    let button = |door: app::Door| {
        let says = with_messages(language, |messages| messages.with("web-door-button", &[("title", door.title.as_str().into())]));
        json!({ "url": format!("/login/with/{}{onward}", escaped(&door.name)), "text": says })
    };
    web.app.doors().into_iter().map(button).collect()
}

async fn depart(State(web): State<Web>, Path(provider): Path<String>, asked: Asked) -> Answer {
    match web.app.depart(&provider, inside(asked.get("next"))).await {
        Ok(departure) => Ok(away(&departure.secret, &departure.address)),
        Err(refusal) => refused(&provider, refusal),
    }
}

async fn arrive(State(web): State<Web>, headers: HeaderMap, Path(provider): Path<String>, asked: Asked) -> Answer {
    let (secret, session) = (cookie(&headers, AWAY).unwrap_or_default(), cookie(&headers, SESSION));
    let came = CameBack {
        secret: &secret,
        state: asked.get("state"),
        code: asked.get("code"),
        error: asked.get("error"),
        issuer: asked.get("iss"),
        session: session.as_deref(),
    };
    match web.app.arrive(&provider, came).await {
        Ok(arrival) => {
            let to = match (arrival.last_administrator, inside(&arrival.next)) {
                (true, _) => "/?done=last-administrator",
                (false, next) => next,
            };
            let set = AppendHeaders([
                (SET_COOKIE, set_cookie(SESSION, &arrival.secret, Some(LONGEST))),
                (SET_COOKIE, set_cookie(AWAY, "", None)),
            ]);
            Ok((set, Redirect::to(to)).into_response())
        }
        Err(refusal) => refused(&provider, refusal),
    }
}

/// After signing out: the way out of the provider too, for whoever came through one.
async fn signed_out(State(web): State<Web>, guest: Guest, headers: HeaderMap) -> Answer {
    let secret = cookie(&headers, AWAY).unwrap_or_default();
    match web.app.left(&secret).await {
        Ok((title, address)) => {
            let language = guest.language;
            let values = [("title", title.as_str().into())];
            let says = |key: &str| with_messages(language, |messages| messages.with(key, &values));
            let view = json!({ "lead": says("web-left-lead"), "address": address, "leave": says("web-left-leave") });
            Ok(Page::new("pages/signed-out", text(language, "web-left-title"), view).into_response())
        }
        Err(Error::NotFound) => Ok(Redirect::to("/login?done=signed-out").into_response()),
        Err(error) => Err(Fault(error)),
    }
}

/// To another page, with what binds the browser to what is remembered of it.
pub(super) fn away(secret: &str, to: &str) -> Response {
    (AppendHeaders([(SET_COOKIE, set_cookie(AWAY, secret, Some(KEPT)))]), Redirect::to(to)).into_response()
}

/// To the page that says why somebody was not let in. It has an address of its own: what came from the provider is used up, and must
/// not be asked for again by whoever loads the page again or changes its language.
fn refused(provider: &str, refusal: Refusal) -> Answer {
    let (kind, detail) = match refusal {
        Refusal::NoSuch => return Err(Fault(Error::NotFound)),
        Refusal::Other(error) => return Err(Fault(error)),
        Refusal::Denied => ("denied", None),
        Refusal::State => ("state", None),
        Refusal::Expired => ("expired", None),
        Refusal::NoRole => ("no-role", None),
        Refusal::Unknown => ("unknown", None),
        Refusal::NoAddress => ("no-address", None),
        Refusal::Taken => ("taken", None),
        Refusal::Disabled => ("disabled", None),
        Refusal::Unreachable(detail) => ("unreachable", Some(detail)),
        Refusal::Untrusted(detail) => ("untrusted", Some(detail)),
    };
    tracing::warn!(provider, kind, detail, "nobody was logged in through the identity provider");
    let to = format!("/login/refused?with={}&why={kind}", escaped(provider));
    Ok((AppendHeaders([(SET_COOKIE, set_cookie(AWAY, "", None))]), Redirect::to(&to)).into_response())
}

/// Why somebody was not let in, and what they can do.
async fn why(State(web): State<Web>, guest: Guest, asked: Asked) -> Answer {
    let (provider, kind) = (asked.get("with"), asked.get("why"));
    let status = match kind {
        "state" | "expired" => StatusCode::BAD_REQUEST,
        "denied" | "no-role" | "unknown" | "no-address" | "disabled" => StatusCode::FORBIDDEN,
        "taken" => StatusCode::CONFLICT,
        "untrusted" => StatusCode::BAD_GATEWAY,
        "unreachable" => StatusCode::SERVICE_UNAVAILABLE,
        _ => return Err(Fault(Error::NotFound)),
    };
    let door = web.app.doors().into_iter().find(|door| door.name == provider).ok_or(Fault(Error::NotFound))?;
    let values = [("title", door.title.as_str().into())];
    let says = |key: &str| with_messages(guest.language, |messages| messages.with(key, &values));
    let view = json!({
        "text": says(&format!("web-refused-{kind}-text")),
        "help": says(&format!("web-refused-{kind}-help")),
        "again": format!("/login/with/{}", escaped(&door.name)),
        "again_text": says("web-door-button"),
    });
    Ok(Page::new("pages/login-refused", says(&format!("web-refused-{kind}")), view).status(status).into_response())
}
