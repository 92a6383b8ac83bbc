use app::{FieldProblem, Language, May, Member, MemberForm, Role};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use serde_json::{Value, json};

use super::people_list;
use super::{CHANGES, READS, under};
use crate::Web;
use crate::access::Table;
use crate::beside::{Beside, Said};
use crate::fault::{Answer, Fault, again};
use crate::form::{Fields, Sent};
use crate::page::{Page, choices, field};
use crate::templates::text;
use crate::visitor::{Guest, Staff};

pub(super) fn add(table: Table) -> Table {
    table
        .get("/admin/people", READS, people_list::show)
        .get("/admin/people/export", READS, people_list::export)
        .get("/admin/people/new", CHANGES, new)
        .post("/admin/people/new", CHANGES, invite)
        .get("/admin/people/{id}", READS, show)
        .post("/admin/people/{id}", CHANGES, change)
        .post("/admin/people/{id}/disable", CHANGES, disable)
        .post("/admin/people/{id}/enable", CHANGES, enable)
        .post("/admin/people/{id}/link", CHANGES, link)
        .post("/admin/people/{id}/remove", CHANGES, remove)
}

async fn new(guest: Guest) -> Page {
    let form = MemberForm { language: "sv".to_owned(), ..MemberForm::default() };
    form_page(&guest, None, &form, 0, &[])
}

async fn invite(State(web): State<Web>, guest: Guest, staff: Staff, Sent(fields): Sent) -> Answer {
    let form = form(&fields, fields.get("email"));
    match web.app.invite(&staff.caller, &form).await {
        Ok((id, link)) => Ok(person_page(&web, &guest, &staff, &id, Some(&link), &[]).await?.into_response()),
        Err(error) => again(error, |problems| form_page(&guest, None, &form, 0, problems)),
    }
}

async fn show(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>) -> Result<Page, Fault> {
    person_page(&web, &guest, &staff, &id, None, &[]).await
}

async fn change(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    let member = web.app.member(&staff.caller, &id).await?;
    let form = form(&fields, &member.email);
    let version = fields.version().unwrap_or_default();
    match web.app.change_member(&staff.caller, &id, Some(version), &form).await {
        Ok(_) => Ok(Redirect::to(&format!("/admin/people/{id}?done=saved")).into_response()),
        Err(app::Error::Stale) => {
            // Read again: it may have changed since it was read above.
            let member = web.app.member(&staff.caller, &id).await?;
            let roles: Vec<String> = member.roles.iter().map(|(_, role)| role.id().to_owned()).collect();
            let url = format!("/admin/people/{id}");
            let beside = Beside {
                action: url.clone(),
                back: url,
                version: member.version.to_string(),
                stored: Some(said(&member.name, &roles, member.language.code(), guest.language)),
                typed: said(&form.name, &form.roles, &form.language, guest.language),
            };
            Ok(beside.answer(&guest, &fields))
        }
        Err(error) => again(error, |problems| form_page(&guest, Some(&member), &form, version, problems)),
    }
}

async fn disable(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    let done = web.app.disable_member(&staff.caller, &id, Some(fields.version().unwrap_or_default()), true).await;
    after(&web, &guest, &staff, &id, done, "person-disabled").await
}

async fn enable(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    let done = web.app.disable_member(&staff.caller, &id, Some(fields.version().unwrap_or_default()), false).await;
    after(&web, &guest, &staff, &id, done, "person-enabled").await
}

/// There is no mail yet: the administrator hands the link over.
async fn link(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(_): Sent) -> Answer {
    match web.app.new_link(&staff.caller, &id).await {
        Ok(link) => Ok(person_page(&web, &guest, &staff, &id, Some(&link), &[]).await?.into_response()),
        Err(error) => after(&web, &guest, &staff, &id, Err(error), "").await,
    }
}

async fn remove(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(_): Sent) -> Answer {
    match web.app.remove_member(&staff.caller, &id).await {
        Ok(()) => Ok(Redirect::to("/admin/people?done=person-removed").into_response()),
        Err(error) => after(&web, &guest, &staff, &id, Err(error), "").await,
    }
}

/// To the person's page with what was done, or the page with why it was not.
async fn after(web: &Web, guest: &Guest, staff: &Staff, id: &str, done: app::Result<()>, word: &str) -> Answer {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/admin/people/{id}?done={word}")).into_response()),
        Err(app::Error::Conflict(problem)) => {
            let page = person_page(web, guest, staff, id, None, &[FieldProblem::whole(problem)]).await?;
            Ok(page.status(axum::http::StatusCode::CONFLICT).into_response())
        }
        Err(error) => Err(Fault(error)),
    }
}

fn form(fields: &Fields, email: &str) -> MemberForm {
    MemberForm {
        name: fields.get("name").to_owned(),
        email: email.to_owned(),
        roles: fields.all("roles"),
        language: fields.get("language").to_owned(),
    }
}

/// Somebody in words, field by field.
fn said(name: &str, roles: &[String], language_of: &str, language: Language) -> Said {
    let own = Role::ALL.iter().filter(|role| roles.iter().any(|id| id == role.id()));
    let roles: Vec<String> = own.map(|role| text(language, &format!("web-role-{}", role.id()))).collect();
    let tongue = Language::ALL.into_iter().find(|one| one.code() == language_of);
    let tongue = tongue.map(|one| text(language, &format!("web-language-{}", one.code()))).unwrap_or_default();
    let rows = [("web-label-name", name.to_owned()), ("web-label-roles", roles.join(", ")), ("web-people-language", tongue)];
    rows.into_iter().map(|(key, value)| (text(language, key), value)).collect()
}

/// The fields of somebody's form.
fn form_view(form: &MemberForm, version: i64, problems: &[FieldProblem], language: Language) -> Value {
    let roles = Role::ALL.map(|role| (role.id().to_owned(), text(language, &format!("web-role-{}", role.id()))));
    let chosen: Vec<&str> = form.roles.iter().map(String::as_str).collect();
    let mut roles = choices("roles", &roles, &chosen, problems, language);
    if let Some(options) = roles["options"].as_array_mut() {
        for (role, option) in Role::ALL.iter().zip(options) {
            option["hint"] = json!(text(language, &format!("web-people-may-{}", role.id())));
        }
    }
    let languages = Language::ALL.map(|one| (one.code().to_owned(), text(language, &format!("web-language-{}", one.code()))));
    let mut language_field = choices("language", &languages, &[form.language.as_str()], problems, language);
    language_field["label"] = json!(text(language, "web-people-language"));
    json!({
        "name": field("name", &form.name, problems, language),
        "email": field("email", &form.email, problems, language),
        "roles": roles,
        "language": language_field,
        "version": version,
    })
}

/// The form by itself: for somebody new, or again with what is wrong.
fn form_page(guest: &Guest, member: Option<&Member>, form: &MemberForm, version: i64, problems: &[FieldProblem]) -> Page {
    let language = guest.language;
    let view = json!({
        "form": form_view(form, version, problems, language),
        "new": member.is_none(),
        "action": member.map_or("/admin/people/new".to_owned(), |one| format!("/admin/people/{}", one.id)),
        "email": member.map(|one| one.email.clone()).unwrap_or_default(),
    });
    let title = member.map_or_else(|| text(language, "web-people-new"), |one| one.name.clone());
    let people = text(language, "web-people-title");
    let page = Page::new("pages/people-form", title.clone(), view);
    under(page, guest, &[("/admin/people", &people), ("", &title)]).wrong_if(problems, language)
}

async fn person_page(
    web: &Web,
    guest: &Guest,
    staff: &Staff,
    id: &str,
    link: Option<&str>,
    problems: &[FieldProblem],
) -> Result<Page, Fault> {
    let language = guest.language;
    let member = web.app.member(&staff.caller, id).await?;
    let form = MemberForm {
        name: member.name.clone(),
        email: member.email.clone(),
        roles: member.roles.iter().map(|(_, role)| role.id().to_owned()).collect(),
        language: member.language.code().to_owned(),
    };
    let roles: Vec<String> = member.roles.iter().map(|(_, role)| text(language, &format!("web-role-{}", role.id()))).collect();
    let view = json!({
        "form": form_view(&form, member.version, problems, language),
        "id": member.id,
        "name": member.name,
        "email": member.email,
        "roles": roles.join(", "),
        "language": text(language, &format!("web-language-{}", member.language.code())),
        "state": text(language, &format!("web-people-state-{}", member.state())),
        "disabled": member.disabled,
        "version": member.version,
        "changes": staff.caller.may(May::Administer),
        "link": link.unwrap_or_default(),
        // Somebody who was known already logs in as before.
        "known": link.is_some_and(str::is_empty),
    });
    let people = text(language, "web-people-title");
    let page = Page::new("pages/people-one", member.name.clone(), view);
    Ok(under(page, guest, &[("/admin/people", &people), ("", &member.name)]).wrong_if(problems, language))
}
