mod shapes;

use app::{AnnexRow, CatalogRequirement, Error, May};
use axum::extract::State;
use axum::http::HeaderMap;

use self::shapes::{Requirement, RequirementQuery, Use};
use super::Api;
use super::answer::read_content;
use super::asked::{At, Params, Word};
use super::document::{IfNoneMatch, PartQuery};
use super::part::{Listing, Span, listed};
use super::problem::Reply;
use crate::Web;
use crate::visitor::{Guest, Staff};

pub(super) fn add(api: Api) -> Api {
    api.get("/api/v1/requirements", May::ReadCatalog, list_requirements)
        .get("/api/v1/requirements/{id}", May::ReadCatalog, read_requirement)
        .get("/api/v1/requirements/{id}/uses", May::ReadCases, list_uses)
}

/// List requirements
///
/// The requirements of the catalog as the organisation uses it, in the order of the catalog.
#[utoipa::path(get, path = "/api/v1/requirements", tag = "requirements", params(RequirementQuery),
    responses((status = 200, description = "A part of the list.", body = Listing<Requirement>)))]
pub(super) async fn list_requirements(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Params(query): Params<RequirementQuery>,
) -> Reply {
    let library = web.app.library(&staff.caller).await?;
    let wanted = query.checked()?;
    let all: Vec<(usize, &CatalogRequirement)> =
        library.catalog.requirements.iter().enumerate().filter(|(_, one)| wanted.wants(one, &library)).collect();
    let part = Span { cursor: query.cursor.as_deref(), limit: query.limit }.of(all, |(at, _)| format!("{at:09}"))?;
    Ok(listed(&guest, part, |(_, one)| Requirement::of(one, &library)))
}

/// Read a requirement
#[utoipa::path(get, path = "/api/v1/requirements/{id}", tag = "requirements",
    params(("id" = String, Path, pattern = "^[A-Za-z0-9-]{1,64}$", example = "ATK-01", description = "The requirement."), IfNoneMatch),
    responses((status = 200, description = "The requirement.", body = Requirement)))]
pub(super) async fn read_requirement(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Word>) -> Reply {
    let library = web.app.library(&staff.caller).await?;
    let found = library.catalog.requirement(&id.0).ok_or(Error::NotFound)?;
    Ok(read_content(&headers, &Requirement::of(found, &library)))
}

/// List the annexes that a requirement stands in
#[utoipa::path(get, path = "/api/v1/requirements/{id}/uses", tag = "requirements",
    params(("id" = String, Path, pattern = "^[A-Za-z0-9-]{1,64}$", example = "ATK-01", description = "The requirement."), PartQuery),
    responses((status = 200, description = "A part of the list, the last issued first.", body = Listing<Use>)))]
pub(super) async fn list_uses(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    At(id): At<Word>,
    Params(query): Params<PartQuery>,
) -> Reply {
    let all = web.app.uses(&staff.caller, &id.0).await?;
    let key = |(row, _): &(AnnexRow, String)| format!("{:020} {}", i64::MAX - row.issued_at, row.id);
    Ok(listed(&guest, query.span().of(all, key)?, Use::from))
}
