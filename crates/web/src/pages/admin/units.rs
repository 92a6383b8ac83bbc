use app::{FieldProblem, Language, May, TableFormat, Unit};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use serde_json::{Value, json};

use super::{CHANGES, READS, under};
use crate::Web;
use crate::access::Table;
use crate::beside::{Beside, Said};
use crate::download::download;
use crate::fault::{Answer, Fault};
use crate::form::Sent;
use crate::listing::Listing;
use crate::page::{Page, field};
use crate::query::Asked;
use crate::templates::text;
use crate::visitor::{Guest, Staff};

pub(super) fn add(table: Table) -> Table {
    table
        .get("/admin/units", READS, show)
        .get("/admin/units/export", READS, export)
        .post("/admin/units", CHANGES, add_unit)
        .get("/admin/units/{id}", CHANGES, edit)
        .post("/admin/units/{id}", CHANGES, change)
}

/// Units on a page.
const ROWS: u64 = 100;

async fn show(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Result<Page, Fault> {
    list_page(&web, &guest, &staff, &asked, "", &[]).await
}

async fn export(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Answer {
    let format = TableFormat::from_id(asked.get("format")).ok_or(Fault(app::Error::NotFound))?;
    let wanted = Listing::new(&asked, "/admin/units", &["name"], guest.language).wanted(ROWS);
    let made = web.app.export_units(&staff.caller, &wanted, guest.language, format).await?;
    Ok(download(&made.name, made.media, made.bytes))
}

async fn add_unit(State(web): State<Web>, guest: Guest, staff: Staff, Sent(fields): Sent) -> Answer {
    match web.app.add_unit(&staff.caller, fields.get("name")).await {
        Ok(_) => Ok(Redirect::to("/admin/units?done=saved").into_response()),
        Err(app::Error::Invalid(problems)) => {
            let asked = Asked::default();
            Ok(list_page(&web, &guest, &staff, &asked, fields.get("name"), &problems).await?.into_response())
        }
        Err(error) => Err(Fault(error)),
    }
}

async fn edit(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>) -> Result<Page, Fault> {
    let unit = found(&web, &staff, &id).await?;
    Ok(form_page(&guest, &unit, &[]))
}

async fn change(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    let version = fields.version().unwrap_or_default();
    let (name, archived) = (fields.get("name"), fields.is_set("archived"));
    match web.app.change_unit(&staff.caller, &id, Some(version), name, archived).await {
        Ok(_) => Ok(Redirect::to("/admin/units?done=saved").into_response()),
        Err(app::Error::Invalid(problems)) => {
            let unit = Unit { name: name.to_owned(), archived, version, ..found(&web, &staff, &id).await? };
            Ok(form_page(&guest, &unit, &problems).into_response())
        }
        Err(app::Error::Stale) => {
            let unit = found(&web, &staff, &id).await?;
            let url = format!("/admin/units/{id}");
            let beside = Beside {
                action: url.clone(),
                back: url,
                version: unit.version.to_string(),
                stored: Some(said(&unit.name, unit.archived, guest.language)),
                typed: said(name, archived, guest.language),
            };
            Ok(beside.answer(&guest, &fields))
        }
        Err(error) => Err(Fault(error)),
    }
}

/// A unit in words, field by field.
fn said(name: &str, archived: bool, language: Language) -> Said {
    let state = text(language, if archived { "web-security-yes" } else { "web-security-no" });
    vec![(text(language, "web-units-name"), name.to_owned()), (text(language, "web-units-archive"), state)]
}

async fn found(web: &Web, staff: &Staff, id: &str) -> Result<Unit, Fault> {
    let all = web.app.units(&staff.caller).await?;
    all.into_iter().find(|unit| unit.id == id).ok_or(Fault(app::Error::NotFound))
}

async fn list_page(
    web: &Web,
    guest: &Guest,
    staff: &Staff,
    asked: &Asked,
    name: &str,
    problems: &[FieldProblem],
) -> Result<Page, Fault> {
    let language = guest.language;
    let listing = Listing::new(asked, "/admin/units", &["name"], language);
    let found = web.app.unit_page(&staff.caller, &listing.wanted(ROWS)).await?;
    let rows = |archived: bool| found.rows.iter().filter(|unit| unit.archived == archived).map(row).collect::<Vec<_>>();
    let states = [("used", "web-list-unit-used"), ("archived", "web-list-unit-archived")];
    let states = states.map(|(state, key)| (state.to_owned(), text(language, key)));
    let view = json!({
        "rows": rows(false),
        "archived": rows(true),
        "filter": {
            "words": listing.words("web-list-search-units"),
            "choices": [listing.choice("state", "web-label-state", "web-list-any", states.into())],
        },
        "head": listing.head("name", "web-units-name", false),
        "list": listing.ways(&found, "/admin/units/export"),
        "name": name_field(name, problems, language),
        "changes": staff.caller.may(May::Administer),
    });
    let title = text(language, "web-units-title");
    let page = Page::new("pages/units", title.clone(), view);
    Ok(under(page, guest, &[("", &title)]).wrong_if(problems, language))
}

fn form_page(guest: &Guest, unit: &Unit, problems: &[FieldProblem]) -> Page {
    let language = guest.language;
    let view = json!({ "id": unit.id, "version": unit.version, "archived": unit.archived, "name": name_field(&unit.name, problems, language) });
    let title = text(language, "web-units-change");
    let page = Page::new("pages/units-form", title.clone(), view);
    under(page, guest, &[("/admin/units", &text(language, "web-units-title")), ("", &title)]).wrong_if(problems, language)
}

fn row(unit: &Unit) -> Value {
    json!({ "url": format!("/admin/units/{}", unit.id), "name": unit.name })
}

fn name_field(name: &str, problems: &[FieldProblem], language: Language) -> Value {
    let mut own = field("name", name, problems, language);
    own["label"] = json!(text(language, "web-units-name"));
    own
}
