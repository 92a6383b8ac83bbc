use app::{Error, May, Unit as Row};
use axum::extract::State;
use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::answer::{Tagged, changed, made, of_version, read};
use super::asked::{At, Body, Params, Uuid, must_match};
use super::document::{IfMatch, IfNoneMatch, Key, PartQuery};
use super::part::{Listing, listed};
use super::problem::{Refusal, Reply};
use crate::Web;
use crate::visitor::{Guest, Staff};

pub(super) fn add(api: Api) -> Api {
    api.get("/api/v1/units", May::ReadCases, list_units)
        .make("/api/v1/units", May::Administer, make_unit)
        .get("/api/v1/units/{id}", May::ReadCases, read_unit)
        .put("/api/v1/units/{id}", May::Administer, change_unit)
}

/// A new unit.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "name": "Utbildningsförvaltningen" }))]
pub(super) struct NewUnit {
    /// Its name.
    #[schema(min_length = 1, max_length = 120)]
    name: String,
}

/// What can be changed of a unit.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "name": "Barn- och utbildningsförvaltningen", "archived": false }))]
pub(super) struct UnitData {
    /// Its name.
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// It is kept but not chosen any more.
    archived: bool,
}

/// A part of the organisation.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Unit {
    /// Its id.
    #[schema(format = Uuid)]
    id: String,
    /// What `If-Match` says to change it.
    etag: String,
    /// Its name.
    name: String,
    /// The unit it is a part of.
    #[schema(format = Uuid)]
    parent: Option<String>,
    /// It is kept but not chosen any more.
    archived: bool,
}

impl From<Row> for Unit {
    fn from(row: Row) -> Self {
        let Row { id, organisation_id: _, parent_id, name, archived, version } = row;
        Self { id, etag: of_version(version), name, parent: parent_id, archived }
    }
}

impl Tagged for Unit {
    fn etag(&self) -> String {
        self.etag.clone()
    }
}

/// List units
#[utoipa::path(get, path = "/api/v1/units", tag = "units", params(PartQuery),
    responses((status = 200, description = "A part of the list, by name.", body = Listing<Unit>)))]
pub(super) async fn list_units(State(web): State<Web>, guest: Guest, staff: Staff, Params(query): Params<PartQuery>) -> Reply {
    let all = web.app.units(&staff.caller).await?;
    let part = query.span().of(all, |row| format!("{} {}", app::sort_key(&row.name), row.id))?;
    Ok(listed(&guest, part, Unit::from))
}

/// Make a unit
#[utoipa::path(post, path = "/api/v1/units", tag = "units", params(Key), request_body = NewUnit,
    responses((status = 201, description = "The unit.", body = Unit)))]
pub(super) async fn make_unit(State(web): State<Web>, staff: Staff, Body(data): Body<NewUnit>) -> Reply {
    let row = web.app.add_unit(&staff.caller, &data.name).await?;
    Ok(made(&format!("/api/v1/units/{}", row.id), &Unit::from(row)))
}

/// Read a unit
#[utoipa::path(get, path = "/api/v1/units/{id}", tag = "units",
    params(("id" = String, Path, format = Uuid, description = "The unit."), IfNoneMatch),
    responses((status = 200, description = "The unit.", body = Unit)))]
pub(super) async fn read_unit(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    Ok(read(&headers, &Unit::from(found(&web, &staff, &id).await?)))
}

/// Change a unit
///
/// Its name is changed, or it is archived.
#[utoipa::path(put, path = "/api/v1/units/{id}", tag = "units",
    params(("id" = String, Path, format = Uuid, description = "The unit."), IfMatch), request_body = UnitData,
    responses((status = 200, description = "The unit as it is now.", body = Unit)))]
pub(super) async fn change_unit(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    At(id): At<Uuid>,
    Body(UnitData { name, archived }): Body<UnitData>,
) -> Reply {
    let version = found(&web, &staff, &id).await?.version;
    must_match(&headers, &of_version(version))?;
    let row = web.app.change_unit(&staff.caller, &id.0, Some(version), &name, archived).await?;
    Ok(changed(&Unit::from(row)))
}

async fn found(web: &Web, staff: &Staff, id: &Uuid) -> Result<Row, Refusal> {
    let all = web.app.units(&staff.caller).await?;
    Ok(all.into_iter().find(|row| row.id == id.0).ok_or(Error::NotFound)?)
}
