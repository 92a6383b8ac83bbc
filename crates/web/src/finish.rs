use app::{Error, Language, May};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use handlebars::Context;
use kernel::Problem;
use serde_json::{Value, json};

use crate::Web;
use crate::fault::{Failed, Fault};
use crate::layers::BODY;
use crate::page::Page;
use crate::refused::Refused;
use crate::templates::{text, with_messages};
use crate::upload::whole_mebibytes;
use crate::visitor::{Guest, Staff, cookie, set_cookie};

/// The cookie that forms must carry the value of.
const FORM: &str = "__Host-form";
/// The cookie that remembers a language.
const LANGUAGE: &str = "lang";
/// A year, in seconds.
const YEAR: i64 = 365 * 24 * 3_600;

/// Finds out what every answer needs before the request is handled, and makes the page or the problem document after it.
pub(crate) async fn finish(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let known = cookie(request.headers(), FORM).filter(|value| value.len() >= 32);
    let chosen = chosen(&request);
    let guest = Guest {
        language: chosen.or_else(|| remembered(request.headers())).unwrap_or_default(),
        form: known.clone().unwrap_or_else(fresh),
        address: request.uri().path_and_query().map_or("/", |all| all.as_str()).to_owned(),
    };
    let is_api = request.uri().path().starts_with("/api/");
    let by_page = request.method() == Method::GET || request.method() == Method::HEAD;
    request.extensions_mut().insert(guest.clone());
    let mut response = next.run(request).await;
    let staff = response.extensions_mut().remove::<Staff>();
    let guest = Guest { language: language(chosen, &guest, staff.as_ref()), ..guest };
    if is_api {
        response = crate::api::settled(response, guest.language);
    }
    if response.status() == StatusCode::INTERNAL_SERVER_ERROR && !is_api && response.extensions().get::<Failed>().is_none() {
        // A handler has panicked; what it said is in the log.
        response = Fault(Error::Internal("a handler has failed".to_owned())).into_response();
    }
    if let Some(failed) = response.extensions_mut().remove::<Failed>() {
        response = match failed.0.as_ref() {
            Error::NotLoggedIn if by_page => to_login(&guest),
            error => made(&web, &guest, staff.as_ref(), fault_page(error, &guest)),
        };
    } else if let Some(refused) = refused(&response).filter(|_| !is_api) {
        let allowed = response.headers_mut().remove(header::ALLOW);
        response = made(&web, &guest, staff.as_ref(), refused_page(refused, guest.language));
        response.headers_mut().extend(allowed.map(|methods| (header::ALLOW, methods)));
    } else if let Some(page) = response.extensions_mut().remove::<Page>() {
        let headers = std::mem::take(response.headers_mut());
        response = made(&web, &guest, staff.as_ref(), page);
        for (name, value) in headers.iter().filter(|(name, _)| *name == header::SET_COOKIE) {
            response.headers_mut().append(name, value.clone());
        }
    }
    let mut remember = |cookie: String| {
        if let Ok(value) = HeaderValue::try_from(cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    };
    if known.is_none() && !is_api && by_page {
        remember(set_cookie(FORM, &guest.form, None));
    }
    if let Some(language) = chosen {
        remember(set_cookie(LANGUAGE, language.code(), Some(YEAR)));
    }
    response
}

fn fresh() -> String {
    let bytes: [u8; 32] = rand::random();
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The language that the address asks for: `?lang=en`.
fn chosen(request: &Request) -> Option<Language> {
    let query = request.uri().query()?;
    query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(by_code)
}

/// The language that was chosen before, or that the browser asks for first.
fn remembered(headers: &HeaderMap) -> Option<Language> {
    cookie(headers, LANGUAGE).as_deref().and_then(by_code).or_else(|| {
        let asked = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        asked.split([',', ';', '-']).find_map(|code| by_code(code.trim()))
    })
}

fn by_code(code: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|language| language.code() == code)
}

/// Somebody who has logged in reads in their own language unless they have asked for another.
fn language(chosen: Option<Language>, guest: &Guest, staff: Option<&Staff>) -> Language {
    chosen.unwrap_or_else(|| staff.map_or(guest.language, |_| guest.language))
}

/// To the log-in, and back afterwards.
fn to_login(guest: &Guest) -> Response {
    let next = if guest.address == "/" { String::new() } else { format!("?next={}", escaped(&guest.address)) };
    Redirect::to(&format!("/login{next}")).into_response()
}

/// A text as part of an address.
pub(crate) fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn fault_page(error: &Error, guest: &Guest) -> Page {
    let kind = Fault::kind(error);
    if let Error::Internal(detail) | Error::Unavailable(detail) = error {
        tracing::error!(detail, "not done");
    }
    let language = guest.language;
    let problems: Vec<String> = match error {
        Error::Invalid(problems) => {
            problems.iter().map(|wrong| with_messages(language, |messages| messages.plainly(&wrong.problem))).collect()
        }
        Error::Conflict(problem) | Error::Stopped(problem) => vec![with_messages(language, |messages| messages.plainly(problem))],
        _ => Vec::new(),
    };
    let view = json!({ "kind": kind, "problems": problems, "stopped": matches!(error, Error::Stopped(_)) });
    Page::new("pages/fault", text(language, &format!("web-fault-{kind}")), view).status(Fault::status(error))
}

/// What a request was refused for before anybody looked at it, by us or by a layer that makes no page.
fn refused(response: &Response) -> Option<Refused> {
    let own = response.extensions().get::<Refused>().copied();
    let made = response.extensions().get::<Page>().is_some();
    own.or_else(|| Refused::meant(response, whole_mebibytes(BODY)).filter(|_| !made))
}

fn refused_page(refused: Refused, language: Language) -> Page {
    let kind = refused.kind();
    let limit = match refused {
        Refused::TooLarge(most) => Some(Problem::error("web-too-large").with("most", most)),
        _ => None,
    };
    let problems: Vec<String> = limit.iter().map(|limit| with_messages(language, |messages| messages.plainly(limit))).collect();
    let view = json!({ "kind": kind, "problems": problems, "stopped": false });
    Page::new("pages/fault", text(language, &format!("web-fault-{kind}")), view).status(refused.status())
}

/// The page for whoever asked.
fn made(web: &Web, guest: &Guest, staff: Option<&Staff>, page: Page) -> Response {
    let (template, code) = (page.template(), page.code());
    let context = Context::from(page.context(common(web, guest, staff)));
    match web.templates.render_with_context(template, &context) {
        Ok(text) => {
            let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
            (code, headers, text).into_response()
        }
        Err(error) => {
            tracing::error!(template, %error, "the page could not be made");
            (StatusCode::INTERNAL_SERVER_ERROR, Body::from("The page could not be made. / Sidan gick inte att visa."))
                .into_response()
        }
    }
}

/// What holds for every page.
fn common(web: &Web, guest: &Guest, staff: Option<&Staff>) -> Value {
    let language = guest.language;
    let other = if language == Language::Swedish { Language::English } else { Language::Swedish };
    let (path, query) = guest.address.split_once('?').unwrap_or((&guest.address, ""));
    let rest: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
    let switch = [&rest[..], &[&format!("lang={}", other.code())]].concat().join("&");
    let done = rest.iter().find_map(|pair| pair.strip_prefix("done=")).map(|word| format!("web-done-{word}"));
    let notice = done.filter(|key| with_messages(language, |messages| messages.has(key)));
    json!({
        "lang": language.code(),
        "other_lang": other.code(),
        "other_lang_url": format!("{path}?{switch}"),
        "assets": {
            "css": web.assets.url("site.css"),
            "js": web.assets.url("site.js"),
            "passkeys": web.assets.url("passkeys.js"),
            "icon": web.assets.url("icon.svg"),
        },
        "csrf": guest.form,
        "user": staff.map(|staff| user(staff, language)),
        "nav": staff.map(|staff| nav(staff, path, language)).unwrap_or_default(),
        "notice": notice.map(|key| json!({ "kind": "success", "text": text(language, &key) })),
        "theme_css": staff.map(|staff| &staff.caller.theme).filter(|theme| !theme.is_empty()).map(|theme| format!("/theme/{}.css", theme.digest())),
        "logo": staff.and_then(|staff| staff.caller.logo.as_ref()).map(logo),
        "back": null,
        "footer": [],
    })
}

/// So high a logo stands in the header, in pixels.
const LOGO: u64 = 40;

/// A logo with room kept for it, so that nothing moves when it comes.
fn logo(logo: &app::Logo) -> Value {
    let width = u64::from(logo.width) * LOGO / u64::from(logo.height.max(1));
    json!({ "url": format!("/logo/{}.png", logo.digest), "width": width.clamp(8, 240), "height": LOGO })
}

fn user(staff: &Staff, language: Language) -> Value {
    let caller = &staff.caller;
    let roles: Vec<String> = caller.roles.iter().map(|role| text(language, &format!("web-role-{}", role.id()))).collect();
    let others: Vec<Value> = caller.others.iter().map(|(id, name)| json!({ "id": id, "name": name })).collect();
    json!({
        "name": caller.name,
        "organisation": caller.organisation_name,
        "role": roles.join(", "),
        "other_organisations": others,
    })
}

/// The ways through the service that somebody may go.
fn nav(staff: &Staff, path: &str, language: Language) -> Vec<Value> {
    let all = [
        ("/", "start", None),
        ("/cases", "cases", Some(May::ReadCases)),
        ("/catalog", "catalog", Some(May::ReadCatalog)),
        ("/contracts", "contracts", Some(May::ReadContracts)),
        ("/admin", "admin", Some(May::ReadAdministration)),
        ("/audit", "audit", Some(May::ReadAudit)),
    ];
    let own = all.into_iter().filter(|(_, _, may)| may.is_none_or(|may| staff.caller.may(may)));
    own.map(|(url, key, _)| {
        let current = if url == "/" { path == "/" } else { path == url || path.starts_with(&format!("{url}/")) };
        json!({ "url": url, "text": text(language, &format!("web-nav-{key}")), "current": current })
    })
    .collect()
}
