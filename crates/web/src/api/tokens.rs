use app::{Error, May, TokenSummary};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::answer::{Tagged, made, of_version, read, with};
use super::asked::{At, Body, Params, Uuid};
use super::document::{IfNoneMatch, Key, PartQuery};
use super::once::KeepInstead;
use super::part::{Listing, listed};
use super::problem::{Refusal, Reply};
use crate::Web;
use crate::visitor::{Guest, Staff};

pub(super) fn add(api: Api) -> Api {
    api.get("/api/v1/tokens", May::OwnTokens, list_tokens)
        .make("/api/v1/tokens", May::OwnTokens, make_token)
        .get("/api/v1/tokens/{id}", May::OwnTokens, read_token)
        .act("/api/v1/tokens/{id}/revoke", May::OwnTokens, revoke_token)
}

/// A new token.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "name": "Ärendesystemet", "writes": false, "days": 90 }))]
pub(super) struct NewTokenData {
    /// What it is for.
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// It may write as far as the roles of whoever has it allow.
    #[serde(default)]
    writes: bool,
    /// How long it works, in days.
    #[serde(default = "usual")]
    #[schema(minimum = 1, maximum = 365, default = 90)]
    days: u16,
}

fn usual() -> u16 {
    90
}

/// A token of whoever asks.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Token {
    /// Its id.
    #[schema(format = Uuid)]
    id: String,
    /// Changes when it is revoked.
    etag: String,
    /// What it is for.
    name: String,
    /// It may write.
    writes: bool,
    /// When it was made.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it stops working.
    #[schema(format = DateTime)]
    expires_at: String,
    /// When it was revoked.
    #[schema(format = DateTime)]
    revoked_at: Option<String>,
}

/// A token that was just made.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MadeToken {
    /// What is known of it.
    #[serde(flatten)]
    summary: Token,
    /// The token itself. It is shown only this time: null where the same request is sent again.
    token: Option<String>,
}

impl From<TokenSummary> for Token {
    fn from(summary: TokenSummary) -> Self {
        let TokenSummary { id, name, writes, created_at, expires_at, revoked_at } = summary;
        Self {
            id,
            etag: of_version(if revoked_at.is_some() { 2 } else { 1 }),
            name,
            writes,
            created_at: created_at.to_string(),
            expires_at: expires_at.to_string(),
            revoked_at: revoked_at.map(|at| at.to_string()),
        }
    }
}

impl Tagged for Token {
    fn etag(&self) -> String {
        self.etag.clone()
    }
}

impl Tagged for MadeToken {
    fn etag(&self) -> String {
        self.summary.etag()
    }
}

/// List your tokens
///
/// Tokens are made, seen and revoked with a login session only: a token gives rise to no others.
#[utoipa::path(get, path = "/api/v1/tokens", tag = "tokens", params(PartQuery),
    responses((status = 200, description = "A part of the list, by name.", body = Listing<Token>)))]
pub(super) async fn list_tokens(State(web): State<Web>, guest: Guest, staff: Staff, Params(query): Params<PartQuery>) -> Reply {
    let all = web.app.tokens(&staff.caller).await?;
    let part = query.span().of(all, |one| format!("{} {}", app::sort_key(&one.name), one.id))?;
    Ok(listed(&guest, part, Token::from))
}

/// Make a token
#[utoipa::path(post, path = "/api/v1/tokens", tag = "tokens", params(Key), request_body = NewTokenData,
    responses((status = 201, description = "The token.", body = MadeToken)))]
pub(super) async fn make_token(State(web): State<Web>, staff: Staff, Body(data): Body<NewTokenData>) -> Reply {
    let NewTokenData { name, writes, days } = data;
    if !(1..=365).contains(&days) {
        return Err(Error::field("days", "web-api-days").into());
    }
    let fresh = web.app.make_token(&staff.caller, &name, writes, i64::from(days)).await?;
    let mut token = MadeToken { summary: fresh.summary.into(), token: Some(fresh.token) };
    let location = format!("/api/v1/tokens/{}", token.summary.id);
    let mut response = with(made(&location, &token), header::CACHE_CONTROL, "no-store");
    token.token = None;
    response.extensions_mut().insert(KeepInstead(serde_json::to_string(&token).unwrap_or_default()));
    Ok(response)
}

/// Read a token
#[utoipa::path(get, path = "/api/v1/tokens/{id}", tag = "tokens",
    params(("id" = String, Path, format = Uuid, description = "The token."), IfNoneMatch),
    responses((status = 200, description = "What is known of it.", body = Token)))]
pub(super) async fn read_token(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    Ok(read(&headers, &found(&web, &staff, &id).await?))
}

/// Revoke a token
///
/// It stops working at once, for ever.
#[utoipa::path(post, path = "/api/v1/tokens/{id}/revoke", tag = "tokens",
    params(("id" = String, Path, format = Uuid, description = "The token.")),
    responses((status = 200, description = "The token as it is now.", body = Token)))]
pub(super) async fn revoke_token(State(web): State<Web>, staff: Staff, At(id): At<Uuid>) -> Reply {
    web.app.revoke_token(&staff.caller, &id.0).await?;
    Ok(Json(found(&web, &staff, &id).await?).into_response())
}

async fn found(web: &Web, staff: &Staff, id: &Uuid) -> Result<Token, Refusal> {
    let all = web.app.tokens(&staff.caller).await?;
    Ok(all.into_iter().find(|one| one.id == id.0).map(Token::from).ok_or(Error::NotFound)?)
}
