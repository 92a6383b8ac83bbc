use app::{FieldProblem, May};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use serde_json::{Value, json};

use crate::Web;
use crate::access::{Access, Table};
use crate::fault::{Answer, Fault};
use crate::form::Sent;
use crate::listing::Listing;
use crate::page::{Page, field};
use crate::query::Asked;
use crate::templates::text;
use crate::visitor::{Guest, Staff};

/// How long a new token works, in days, where nothing else is said.
const DAYS: i64 = 90;

pub(super) fn add(table: Table) -> Table {
    table.get("/account", Access::LoggedIn, show).post("/account/tokens", Access::May(May::OwnTokens), make).post(
        "/account/tokens/{id}/revoke",
        Access::May(May::OwnTokens),
        revoke,
    )
}

async fn show(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Result<Page, Fault> {
    page(&web, &guest, &staff, &asked, "", &[]).await
}

async fn make(State(web): State<Web>, guest: Guest, staff: Staff, Sent(fields): Sent) -> Answer {
    let days = fields.get("days").parse().unwrap_or(DAYS);
    match web.app.make_token(&staff.caller, fields.get("name"), fields.is_set("writes"), days).await {
        Ok(made) => Ok(page(&web, &guest, &staff, &Asked::default(), &made.token, &[]).await?.into_response()),
        Err(app::Error::Invalid(problems)) => {
            Ok(page(&web, &guest, &staff, &Asked::default(), "", &problems).await?.into_response())
        }
        Err(error) => Err(Fault(error)),
    }
}

async fn revoke(State(web): State<Web>, staff: Staff, Path(id): Path<String>, Sent(_): Sent) -> Answer {
    web.app.revoke_token(&staff.caller, &id).await?;
    Ok(Redirect::to("/account?done=revoked").into_response())
}

pub(super) async fn page(
    web: &Web,
    guest: &Guest,
    staff: &Staff,
    asked: &Asked,
    token: &str,
    problems: &[FieldProblem],
) -> Result<Page, Fault> {
    let caller = &staff.caller;
    let may = caller.may(May::OwnTokens);
    let listing = Listing::new(asked, "/account", &["-expires", "name"], guest.language);
    let mut tokens = if may { web.app.tokens(caller).await? } else { Vec::new() };
    let wanted = listing.wanted(1).order;
    let key = |one: &app::TokenSummary| {
        let first = if wanted.by == "name" { app::sort_key(&one.name) } else { format!("{:020}", one.expires_at.micros()) };
        (first, one.id.clone())
    };
    tokens.sort_by_cached_key(key);
    if wanted.descending {
        tokens.reverse();
    }
    let token_row = |one: &app::TokenSummary| -> Value {
        json!({
            "id": one.id,
            "name": one.name,
            "writes": one.writes,
            "created": one.created_at.to_string(),
            "expires": one.expires_at.to_string(),
            "revoked": one.revoked_at.is_some(),
        })
    };
    let roles: Vec<String> = caller.roles.iter().map(|role| text(guest.language, &format!("web-role-{}", role.id()))).collect();
    let view = json!({
        "name": caller.name,
        "email": caller.email,
        "roles": roles.join(", "),
        "may_have_tokens": may,
        "tokens": tokens.iter().map(token_row).collect::<Vec<_>>(),
        "heads": [listing.head("name", "web-label-name", false), listing.head("expires", "web-token-expires", false)],
        "token": token,
        "passkeys": super::passkeys::view(web, guest, staff, problems).await?,
        "token_name": field("name", "", problems, guest.language),
    });
    Ok(Page::new("pages/account", text(guest.language, "web-account-title"), view).wrong_if(problems, guest.language))
}
