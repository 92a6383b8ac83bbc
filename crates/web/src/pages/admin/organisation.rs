use app::{FieldProblem, Language, May, Theme, contrast, tenths};
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::Argument;
use serde_json::{Value, json};

use super::{CHANGES, READS, under};
use crate::Web;
use crate::access::{Access, Table};
use crate::beside::{Beside, Said};
use crate::fault::{Answer, Fault, again};
use crate::form::Sent;
use crate::page::{Page, field};
use crate::templates::{text, with_messages};
use crate::upload::SentFiles;
use crate::visitor::{Guest, Staff};

pub(super) fn add(table: Table) -> Table {
    table
        .get("/admin/organisation", READS, show)
        .post("/admin/organisation", CHANGES, change)
        .post("/admin/organisation/logo", CHANGES, set_logo)
        .post("/admin/organisation/logo/remove", CHANGES, remove_logo)
        .get("/logo/{file}", Access::LoggedIn, logo)
        // Colours are no secret, and a page that says that somebody is not logged in has them too.
        .get("/theme/{file}", Access::Open, theme)
}

/// `GET /theme/{digest}.css`
async fn theme(Path(file): Path<String>) -> Result<Response, Fault> {
    let theme = file.strip_suffix(".css").and_then(Theme::from_digest).ok_or(Fault(app::Error::NotFound))?;
    let headers =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, theme.css()).into_response())
}

/// `GET /logo/{digest}.png`: its address holds its digest, so that it never changes.
async fn logo(State(web): State<Web>, staff: Staff, Path(file): Path<String>) -> Result<Response, Fault> {
    let digest = file.strip_suffix(".png").ok_or(Fault(app::Error::NotFound))?;
    let bytes = web.app.logo(&staff.caller, digest).await?;
    let headers = [
        (header::CONTENT_TYPE, "image/png"),
        (header::CACHE_CONTROL, "private, max-age=31536000, immutable"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    ];
    Ok((headers, bytes).into_response())
}

async fn set_logo(State(web): State<Web>, guest: Guest, staff: Staff, sent: SentFiles) -> Answer {
    let SentFiles { fields, mut files, problems } = sent;
    let version = fields.version().unwrap_or_default();
    let file = if files.is_empty() { app::UploadedFile::default() } else { files.remove(0) };
    let done = if problems.is_empty() {
        web.app.set_logo(&staff.caller, Some(version), &file.name, file.bytes).await
    } else {
        // So large that it was not read to its end.
        Err(app::Error::field("logo", "web-logo-large"))
    };
    match done {
        Ok(()) => Ok(Redirect::to("/admin/organisation?done=saved").into_response()),
        Err(app::Error::Invalid(problems)) => {
            let house = web.app.house(&staff.caller).await?;
            let given = [house.name.as_str(), &house.theme.brand, &house.theme.accent];
            Ok(page(&guest, &staff, given, house.version, &problems).into_response())
        }
        Err(error) => Err(Fault(error)),
    }
}

async fn remove_logo(State(web): State<Web>, staff: Staff, Sent(fields): Sent) -> Answer {
    web.app.remove_logo(&staff.caller, fields.version()).await?;
    Ok(Redirect::to("/admin/organisation?done=saved").into_response())
}

async fn show(State(web): State<Web>, guest: Guest, staff: Staff) -> Result<Page, Fault> {
    let house = web.app.house(&staff.caller).await?;
    let given = [house.name.as_str(), &house.theme.brand, &house.theme.accent];
    Ok(page(&guest, &staff, given, house.version, &[]))
}

async fn change(State(web): State<Web>, guest: Guest, staff: Staff, Sent(fields): Sent) -> Answer {
    let version = fields.version().unwrap_or_default();
    let [name, brand, accent] = ["name", "brand", "accent"].map(|field| fields.get(field));
    match web.app.change_house(&staff.caller, Some(version), name, brand, accent).await {
        Ok(()) => Ok(Redirect::to("/admin/organisation?done=saved").into_response()),
        Err(app::Error::Stale) => {
            let house = web.app.house(&staff.caller).await?;
            let url = "/admin/organisation".to_owned();
            let beside = Beside {
                action: url.clone(),
                back: url,
                version: house.version.to_string(),
                stored: Some(said([house.name.as_str(), &house.theme.brand, &house.theme.accent], guest.language)),
                typed: said([name, brand, accent], guest.language),
            };
            Ok(beside.answer(&guest, &fields))
        }
        Err(error) => again(error, |problems| page(&guest, &staff, [name, brand, accent], version, problems)),
    }
}

/// The organisation in words, field by field.
fn said(values: [&str; 3], language: Language) -> Said {
    let keys = ["web-organisation-name", "web-organisation-brand", "web-organisation-accent"];
    keys.into_iter().zip(values).map(|(key, value)| (text(language, key), value.to_owned())).collect()
}

fn page(guest: &Guest, staff: &Staff, given: [&str; 3], version: i64, problems: &[FieldProblem]) -> Page {
    let language = guest.language;
    let [name, brand, accent] = given;
    let mut own = field("name", name, problems, language);
    own["label"] = json!(text(language, "web-organisation-name"));
    let view = json!({
        "name": own,
        "colours": [colour("brand", brand, problems, language), colour("accent", accent, problems, language)],
        "plain_name": name,
        "logo": logo_field(problems, language),
        "has_logo": staff.caller.logo.is_some(),
        "version": version,
        "changes": staff.caller.may(May::Administer),
    });
    let title = text(language, "web-organisation-title");
    let page = Page::new("pages/admin-organisation", title.clone(), view);
    under(page, guest, &[("", &title)]).wrong_if(problems, language)
}

fn logo_field(problems: &[FieldProblem], language: Language) -> Value {
    let mut own = field("logo", "", problems, language);
    own["label"] = json!(text(language, "web-logo-file"));
    own["hint"] = json!(text(language, "web-logo-hint"));
    own["accept"] = json!("image/png");
    own
}

/// A field for a colour with what it looks like, and how well white is read on it.
fn colour(name: &str, given: &str, problems: &[FieldProblem], language: Language) -> Value {
    let mut own = field(name, given, problems, language);
    own["label"] = json!(text(language, &format!("web-organisation-{name}")));
    own["hint"] = json!(text(language, "web-organisation-colour-hint"));
    // Only a colour that can be read is painted: what was typed never becomes part of a drawing.
    let digits = given.trim().trim_start_matches('#');
    let proper = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let painted = if proper { format!("#{digits}") } else { String::new() };
    let (whole, tenth) = tenths(contrast(&painted));
    let values = [("whole", Argument::Number(whole)), ("tenth", Argument::Number(tenth))];
    let says = with_messages(language, |messages| messages.with("web-organisation-contrast", &values));
    json!({ "field": own, "painted": painted, "contrast": if proper { says } else { String::new() } })
}
