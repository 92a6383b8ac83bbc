use app::{Delivery, EVENT_GROUPS, EVENT_WORDS, FieldProblem, Language, May, NewSecret, Webhook, WebhookForm};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use serde_json::{Value, json};

use super::{CHANGES, READS, under};
use crate::Web;
use crate::access::Table;
use crate::fault::{Answer, Fault};
use crate::form::{Fields, Sent};
use crate::page::{Page, choices, field};
use crate::templates::{text, with_messages};
use crate::visitor::{Guest, Staff};

pub(super) fn add(table: Table) -> Table {
    table
        .get("/admin/webhooks", READS, show)
        .post("/admin/webhooks", CHANGES, add_webhook)
        .get("/admin/webhooks/{id}", READS, show_one)
        .post("/admin/webhooks/{id}", CHANGES, change)
        .post("/admin/webhooks/{id}/test", CHANGES, test)
        .post("/admin/webhooks/{id}/rotate", CHANGES, rotate)
        .post("/admin/webhooks/{id}/remove", CHANGES, remove)
}

/// A form as it was sent, or as it is before anybody has.
struct Draft {
    form: WebhookForm,
    on: bool,
}

async fn show(State(web): State<Web>, guest: Guest, staff: Staff) -> Result<Page, Fault> {
    list_page(&web, &guest, &staff, &WebhookForm::default(), &[]).await
}

async fn add_webhook(State(web): State<Web>, guest: Guest, staff: Staff, Sent(fields): Sent) -> Answer {
    let form = form_of(&fields);
    match web.app.add_webhook(&staff.caller, &form).await {
        Ok(new) => with_secret(&web, &guest, &staff, new).await,
        Err(app::Error::Invalid(problems)) => Ok(list_page(&web, &guest, &staff, &form, &problems).await?.into_response()),
        Err(app::Error::Conflict(problem)) => {
            let page = list_page(&web, &guest, &staff, &form, &[FieldProblem::whole(problem)]).await?;
            Ok(page.status(StatusCode::CONFLICT).into_response())
        }
        Err(error) => Err(Fault(error)),
    }
}

async fn show_one(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>) -> Result<Page, Fault> {
    let webhook = web.app.webhook(&staff.caller, &id).await?;
    one_page(&web, &guest, &staff, webhook, None, "", &[]).await
}

async fn change(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    let draft = Draft { form: form_of(&fields), on: fields.is_set("on") };
    let version = fields.version().unwrap_or_default();
    match web.app.change_webhook(&staff.caller, &id, Some(version), &draft.form, draft.on).await {
        Ok(_) => Ok(Redirect::to(&format!("/admin/webhooks/{id}?done=saved")).into_response()),
        Err(app::Error::Invalid(problems)) => {
            let webhook = Webhook { version, ..web.app.webhook(&staff.caller, &id).await? };
            Ok(one_page(&web, &guest, &staff, webhook, Some(draft), "", &problems).await?.into_response())
        }
        Err(error) => Err(Fault(error)),
    }
}

async fn test(State(web): State<Web>, staff: Staff, Path(id): Path<String>, Sent(_): Sent) -> Answer {
    web.app.test_webhook(&staff.caller, &id).await?;
    Ok(Redirect::to(&format!("/admin/webhooks/{id}?done=hook-tested")).into_response())
}

async fn rotate(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    let new = web.app.rotate_webhook(&staff.caller, &id, fields.version()).await?;
    with_secret(&web, &guest, &staff, new).await
}

async fn remove(State(web): State<Web>, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    web.app.remove_webhook(&staff.caller, &id, fields.version()).await?;
    Ok(Redirect::to("/admin/webhooks?done=hook-removed").into_response())
}

fn form_of(fields: &Fields) -> WebhookForm {
    WebhookForm { url: fields.get("url").to_owned(), events: fields.all("events") }
}

/// The page of an address with its secret, which is shown this time only: it stands in no address, so there is no way back to it.
async fn with_secret(web: &Web, guest: &Guest, staff: &Staff, new: NewSecret) -> Answer {
    Ok(one_page(web, guest, staff, new.webhook, None, &new.secret, &[]).await?.into_response())
}

async fn list_page(
    web: &Web,
    guest: &Guest,
    staff: &Staff,
    form: &WebhookForm,
    problems: &[FieldProblem],
) -> Result<Page, Fault> {
    let language = guest.language;
    let all = web.app.webhooks(&staff.caller).await?;
    let row = |one: &Webhook| {
        json!({
            "url": format!("/admin/webhooks/{}", one.id),
            "address": one.url,
            "events": said(&one.events, language),
            "status": status(one),
        })
    };
    let view = json!({
        "rows": all.iter().map(row).collect::<Vec<_>>(),
        "form": form_view(form, problems, language),
        "changes": staff.caller.may(May::Administer),
    });
    let title = text(language, "web-hooks-title");
    let page = Page::new("pages/webhooks", title.clone(), view);
    Ok(under(page, guest, &[("", &title)]).wrong_if(problems, language))
}

async fn one_page(
    web: &Web,
    guest: &Guest,
    staff: &Staff,
    webhook: Webhook,
    draft: Option<Draft>,
    secret: &str,
    problems: &[FieldProblem],
) -> Result<Page, Fault> {
    let language = guest.language;
    let deliveries = web.app.deliveries(&staff.caller, &webhook.id).await?;
    let kept = WebhookForm { url: webhook.url.clone(), events: webhook.events.clone() };
    let Draft { form, on } = draft.unwrap_or(Draft { form: kept, on: webhook.on });
    let view = json!({
        "id": webhook.id,
        "version": webhook.version,
        "address": webhook.url,
        "status": status(&webhook),
        "off_reason": webhook.off_reason,
        "failing_since": webhook.failing_since.map(|at| at.to_string()),
        "both_until": webhook.both_until.map(|at| at.to_string()),
        "secret": secret,
        "is_on": webhook.on,
        "on": on,
        "events": said(&webhook.events, language),
        "form": form_view(&form, problems, language),
        "deliveries": deliveries.iter().map(|one| delivery(one, language)).collect::<Vec<_>>(),
        "changes": staff.caller.may(May::Administer),
    });
    let title = text(language, "web-hook-title");
    let page = Page::new("pages/webhook", title.clone(), view);
    Ok(under(page, guest, &[("/admin/webhooks", &text(language, "web-hooks-title")), ("", &title)]).wrong_if(problems, language))
}

fn form_view(form: &WebhookForm, problems: &[FieldProblem], language: Language) -> Value {
    // What was chosen by the API, and stands in neither list, is kept.
    let offered: Vec<String> = std::iter::once("*".to_owned())
        .chain(EVENT_GROUPS.iter().map(|group| format!("{group}.*")))
        .chain(EVENT_WORDS.iter().map(|word| (*word).to_owned()))
        .collect();
    let others = form
        .events
        .iter()
        .filter(|word| !offered.contains(word) && with_messages(language, |all| all.has(&app::action_key(word))));
    let options: Vec<(String, String)> = offered.iter().chain(others).map(|word| (word.clone(), event(word, language))).collect();
    let chosen: Vec<&str> = form.events.iter().map(String::as_str).collect();
    json!({ "url": field("url", &form.url, problems, language), "events": choices("events", &options, &chosen, problems, language) })
}

/// An event in words.
fn event(word: &str, language: Language) -> String {
    match word.strip_suffix(".*") {
        Some(group) => text(language, &format!("web-hook-group-{group}")),
        None if word == "*" => text(language, "web-hook-group-all"),
        None => text(language, &app::action_key(word)),
    }
}

fn said(events: &[String], language: Language) -> String {
    events.iter().map(|word| event(word, language)).collect::<Vec<_>>().join(", ")
}

/// How an address fares, as a word of the sentences.
fn status(webhook: &Webhook) -> &'static str {
    match (webhook.on, webhook.failing_since) {
        (false, _) => "off",
        (true, Some(_)) => "failing",
        (true, None) => "on",
    }
}

fn delivery(one: &Delivery, language: Language) -> Value {
    let key = if one.error.is_empty() { one.state.clone() } else { format!("error-{}", one.error) };
    let says = with_messages(language, |messages| {
        let key = format!("web-hook-result-{key}");
        messages.with(&key, &[("status", one.status.into())])
    });
    json!({
        "event": event(&one.event, language),
        "at": one.created_at.to_string(),
        "id": one.id,
        "attempts": one.attempts,
        "next": one.next_at.filter(|_| one.attempts > 0).map(|at| at.to_string()),
        "says": says,
        "good": one.state == "done",
        "bad": one.state == "failed",
    })
}
