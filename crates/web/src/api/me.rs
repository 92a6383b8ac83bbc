use app::{Actor, Caller, May};
use axum::Json;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;

use super::Api;
use super::problem::Reply;
use super::words::{RoleWord, Tongue};
use crate::visitor::Staff;

pub(super) fn add(api: Api) -> Api {
    api.get("/api/v1/me", May::ReadCatalog, read_me)
}

/// Whoever asks.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Me {
    /// Their id.
    #[schema(format = Uuid)]
    id: String,
    /// Their name.
    name: String,
    /// The address they log in with.
    email: String,
    /// The language they read in.
    language: Tongue,
    /// The organisation in which they ask.
    organisation: OrganisationName,
    /// What they are there.
    roles: Vec<RoleWord>,
    /// They ask with a token.
    token: bool,
    /// They may change things as far as their roles allow: always without a token.
    writes: bool,
}

/// An organisation by name.
#[derive(Debug, Serialize, ToSchema)]
struct OrganisationName {
    /// Its id.
    #[schema(format = Uuid)]
    id: String,
    /// Its name.
    name: String,
}

impl From<Caller> for Me {
    fn from(caller: Caller) -> Self {
        let Caller { person, name, email, language, organisation, organisation_name, roles, others: _, theme: _, logo: _, actor } =
            caller;
        let (token, writes) = match actor {
            Actor::Person => (false, true),
            Actor::Token { id: _, writes } => (true, writes),
        };
        Self {
            id: person,
            name,
            email,
            language: language.into(),
            organisation: OrganisationName { id: organisation, name: organisation_name },
            roles: roles.into_iter().map(RoleWord::from).collect(),
            token,
            writes,
        }
    }
}

/// Read who asks
#[utoipa::path(get, path = "/api/v1/me", tag = "me",
    responses((status = 200, description = "Whoever asks, and in which organisation.", body = Me)))]
pub(super) async fn read_me(staff: Staff) -> Reply {
    Ok(Json(Me::from(staff.caller)).into_response())
}
