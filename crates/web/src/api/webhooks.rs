use app::{Delivery as Sent, May, NewSecret, Webhook as Known, WebhookForm};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::answer::{Tagged, changed, made, of_version, read, with};
use super::asked::{At, Body, Params, Uuid, must_match};
use super::document::{IfMatch, IfNoneMatch, Key, PartQuery};
use super::once::KeepInstead;
use super::part::{Listing, listed};
use super::problem::{Refusal, Reply};
use crate::Web;
use crate::visitor::{Guest, Staff};

pub(super) fn add(api: Api) -> Api {
    api.get("/api/v1/webhooks", May::ReadAdministration, list_webhooks)
        .make("/api/v1/webhooks", May::Administer, make_webhook)
        .get("/api/v1/webhooks/{id}", May::ReadAdministration, read_webhook)
        .put("/api/v1/webhooks/{id}", May::Administer, change_webhook)
        .delete("/api/v1/webhooks/{id}", May::Administer, remove_webhook)
        .act("/api/v1/webhooks/{id}/rotate", May::Administer, rotate_webhook)
        .act("/api/v1/webhooks/{id}/test", May::Administer, test_webhook)
        .get("/api/v1/webhooks/{id}/deliveries", May::ReadAdministration, list_deliveries)
}

/// A new address.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "url": "https://krav-in.exempel.se/kravkedja", "events": ["case.*", "annex.publish"] }))]
pub(super) struct NewWebhook {
    /// Where it is told: https.
    #[schema(format = "uri", max_length = 2000)]
    url: String,
    /// Of what: words of the audit log, `case.*` for all that begin so, `*` for all.
    #[schema(min_items = 1, max_items = 60)]
    events: Vec<String>,
}

/// What can be changed of an address.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "url": "https://krav-in.exempel.se/kravkedja", "events": ["*"], "on": true }))]
pub(super) struct WebhookData {
    /// Where it is told: https.
    #[schema(format = "uri", max_length = 2000)]
    url: String,
    /// Of what: words of the audit log, `case.*` for all that begin so, `*` for all.
    #[schema(min_items = 1, max_items = 60)]
    events: Vec<String>,
    /// It is told. Of what happens while it is not, it is never told.
    on: bool,
}

/// An address that is told of what happens.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Webhook {
    /// Its id.
    #[schema(format = Uuid)]
    id: String,
    /// What `If-Match` says to change it.
    etag: String,
    /// Where it is told.
    #[schema(format = "uri")]
    url: String,
    /// Of what.
    events: Vec<String>,
    /// It is told.
    on: bool,
    /// Why not, where the service itself decided so: `failing` after a day without an answer, `gone` after the answer 410; else empty.
    off_reason: String,
    /// Since when no message has got through.
    #[schema(format = DateTime)]
    failing_since: Option<String>,
    /// So long messages are signed with the secret before as well.
    #[schema(format = DateTime)]
    both_secrets_until: Option<String>,
    /// When it was added.
    #[schema(format = DateTime)]
    created_at: String,
}

/// An address with a new secret.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WebhookSecret {
    /// The address.
    #[serde(flatten)]
    webhook: Webhook,
    /// What messages are signed with, `whsec_…`. It is shown only this time; null where the same request is sent again.
    secret: Option<String>,
}

/// A message to an address.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Delivery {
    /// What stands in `webhook-id`, the same however often it is sent.
    #[schema(format = Uuid)]
    id: String,
    /// What happened, by its word.
    event: String,
    /// `waiting`, `running`, `done` or `failed`.
    state: String,
    /// How many times it was sent.
    #[schema(minimum = 0)]
    attempts: i64,
    /// When it happened.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it is sent again.
    #[schema(format = DateTime)]
    next_at: Option<String>,
    /// What was answered last; null where nothing was.
    status: Option<i64>,
    /// What went wrong last: `status`, `redirect`, `timeout`, `connect`, `private`, `broken`, `off`; else empty.
    error: String,
}

impl From<Known> for Webhook {
    fn from(known: Known) -> Self {
        let Known { id, url, events, on, off_reason, failing_since, both_until, created_at, version } = known;
        Self {
            id,
            etag: of_version(version),
            url,
            events,
            on,
            off_reason,
            failing_since: failing_since.map(|at| at.to_string()),
            both_secrets_until: both_until.map(|at| at.to_string()),
            created_at: created_at.to_string(),
        }
    }
}

impl From<Sent> for Delivery {
    fn from(sent: Sent) -> Self {
        let Sent { id, event, state, attempts, created_at, next_at, status, error } = sent;
        let status = Some(status).filter(|status| *status > 0);
        let (created_at, next_at) = (created_at.to_string(), next_at.map(|at| at.to_string()));
        Self { id, event, state, attempts, created_at, next_at, status, error }
    }
}

impl Tagged for Webhook {
    fn etag(&self) -> String {
        self.etag.clone()
    }
}

impl Tagged for WebhookSecret {
    fn etag(&self) -> String {
        self.webhook.etag()
    }
}

/// List webhooks
///
/// The addresses that the organisation has told of what happens, by age.
#[utoipa::path(get, path = "/api/v1/webhooks", tag = "webhooks", params(PartQuery),
    responses((status = 200, description = "A part of the list.", body = Listing<Webhook>)))]
pub(super) async fn list_webhooks(State(web): State<Web>, guest: Guest, staff: Staff, Params(query): Params<PartQuery>) -> Reply {
    let all = web.app.webhooks(&staff.caller).await?;
    let part = query.span().of(all, |one| format!("{} {}", one.created_at, one.id))?;
    Ok(listed(&guest, part, Webhook::from))
}

/// Make a webhook
///
/// Messages are signed in the manner of Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`). They hold ids and the digest in
/// the audit log; what happened is read by the API.
#[utoipa::path(post, path = "/api/v1/webhooks", tag = "webhooks", params(Key), request_body = NewWebhook,
    responses((status = 201, description = "The address, with its secret.", body = WebhookSecret)))]
pub(super) async fn make_webhook(State(web): State<Web>, staff: Staff, Body(data): Body<NewWebhook>) -> Reply {
    let NewWebhook { url, events } = data;
    let new = web.app.add_webhook(&staff.caller, &WebhookForm { url, events }).await?;
    let at = format!("/api/v1/webhooks/{}", new.webhook.id);
    Ok(secret(new, |body| made(&at, body)))
}

/// Read a webhook
#[utoipa::path(get, path = "/api/v1/webhooks/{id}", tag = "webhooks",
    params(("id" = String, Path, format = Uuid, description = "The address."), IfNoneMatch),
    responses((status = 200, description = "The address.", body = Webhook)))]
pub(super) async fn read_webhook(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    Ok(read(&headers, &Webhook::from(web.app.webhook(&staff.caller, &id.0).await?)))
}

/// Change a webhook
///
/// One that was turned off is given another chance with `on`.
#[utoipa::path(put, path = "/api/v1/webhooks/{id}", tag = "webhooks",
    params(("id" = String, Path, format = Uuid, description = "The address."), IfMatch), request_body = WebhookData,
    responses((status = 200, description = "The address as it is now.", body = Webhook)))]
pub(super) async fn change_webhook(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    At(id): At<Uuid>,
    Body(data): Body<WebhookData>,
) -> Reply {
    let version = matched(&web, &staff, &headers, &id).await?;
    let WebhookData { url, events, on } = data;
    let form = WebhookForm { url, events };
    Ok(changed(&Webhook::from(web.app.change_webhook(&staff.caller, &id.0, Some(version), &form, on).await?)))
}

/// Remove a webhook
///
/// With the messages that wait for it.
#[utoipa::path(delete, path = "/api/v1/webhooks/{id}", tag = "webhooks",
    params(("id" = String, Path, format = Uuid, description = "The address."), IfMatch),
    responses((status = 204, description = "It was removed.")))]
pub(super) async fn remove_webhook(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    let version = matched(&web, &staff, &headers, &id).await?;
    web.app.remove_webhook(&staff.caller, &id.0, Some(version)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Make a new secret
///
/// For a day messages are signed with the one before as well.
#[utoipa::path(post, path = "/api/v1/webhooks/{id}/rotate", tag = "webhooks",
    params(("id" = String, Path, format = Uuid, description = "The address."), IfMatch),
    responses((status = 200, description = "The address, with its new secret.", body = WebhookSecret)))]
pub(super) async fn rotate_webhook(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    let version = matched(&web, &staff, &headers, &id).await?;
    let new = web.app.rotate_webhook(&staff.caller, &id.0, Some(version)).await?;
    Ok(secret(new, changed))
}

/// Send a test
///
/// A message `webhook.test` that says nothing else is put in line.
#[utoipa::path(post, path = "/api/v1/webhooks/{id}/test", tag = "webhooks",
    params(("id" = String, Path, format = Uuid, description = "The address.")),
    responses((status = 202, description = "The message, which waits.", body = Delivery)))]
pub(super) async fn test_webhook(State(web): State<Web>, staff: Staff, At(id): At<Uuid>) -> Reply {
    let sent = web.app.test_webhook(&staff.caller, &id.0).await?;
    Ok((StatusCode::ACCEPTED, Json(Delivery::from(sent))).into_response())
}

/// List the last messages
///
/// The last fifty, the latest first.
#[utoipa::path(get, path = "/api/v1/webhooks/{id}/deliveries", tag = "webhooks",
    params(("id" = String, Path, format = Uuid, description = "The address."), PartQuery),
    responses((status = 200, description = "A part of the list.", body = Listing<Delivery>)))]
pub(super) async fn list_deliveries(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    At(id): At<Uuid>,
    Params(query): Params<PartQuery>,
) -> Reply {
    let all = web.app.deliveries(&staff.caller, &id.0).await?;
    let count = all.len();
    let numbered: Vec<(usize, Sent)> = all.into_iter().enumerate().collect();
    // They come in order; their place in it is their key.
    let part = query.span().of(numbered, |(place, _)| format!("{place:0width$}", width = count.to_string().len()))?;
    Ok(listed(&guest, part, |(_, sent)| Delivery::from(sent)))
}

/// An answer with a secret: no cache keeps it, and sent again it is left out.
fn secret(new: NewSecret, answer: impl FnOnce(&WebhookSecret) -> Response) -> Response {
    let mut body = WebhookSecret { webhook: new.webhook.into(), secret: Some(new.secret) };
    let mut response = with(answer(&body), header::CACHE_CONTROL, "no-store");
    body.secret = None;
    response.extensions_mut().insert(KeepInstead(serde_json::to_string(&body).unwrap_or_default()));
    response
}

async fn matched(web: &Web, staff: &Staff, headers: &HeaderMap, id: &Uuid) -> Result<i64, Refusal> {
    let version = web.app.webhook(&staff.caller, &id.0).await?.version;
    must_match(headers, &of_version(version))?;
    Ok(version)
}
