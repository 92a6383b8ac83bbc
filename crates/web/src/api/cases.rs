mod shapes;

use app::{CaseForm, CaseRow, May};
use axum::extract::State;
use axum::http::HeaderMap;

pub(super) use self::shapes::{Case, CaseData};
use self::shapes::{CaseItem, CaseOrder, CaseQuery, NewTitle};
use super::Api;
use super::answer::{changed, made, of_version, read};
use super::asked::{At, Body, Params, Uuid, must_match};
use super::document::{IfMatch, IfNoneMatch, Key};
use super::part::{Listing, Part, Span, listed};
use super::problem::Reply;
use super::words::word;
use crate::Web;
use crate::visitor::{Guest, Staff};

pub(super) fn add(api: Api) -> Api {
    api.get("/api/v1/cases", May::ReadCases, list_cases)
        .make("/api/v1/cases", May::WriteCases, make_case)
        .get("/api/v1/cases/{id}", May::ReadCases, read_case)
        .put("/api/v1/cases/{id}", May::WriteCases, change_case)
        .act("/api/v1/cases/{id}/archive", May::WriteCases, archive_case)
        .act("/api/v1/cases/{id}/reopen", May::WriteCases, reopen_case)
        .make("/api/v1/cases/{id}/copy", May::WriteCases, copy_case)
        .act("/api/v1/cases/{id}/review", May::WriteCases, review_case)
}

/// List cases
///
/// The cases of the organisation, the one that changed last first unless another order is asked for.
#[utoipa::path(get, path = "/api/v1/cases", tag = "cases", params(CaseQuery),
    responses((status = 200, description = "A part of the list.", body = Listing<CaseItem>)))]
pub(super) async fn list_cases(State(web): State<Web>, guest: Guest, staff: Staff, Params(query): Params<CaseQuery>) -> Reply {
    let sort = word(&query.sort);
    let numbers = matches!(query.sort, CaseOrder::Changed | CaseOrder::LastChanged | CaseOrder::Number | CaseOrder::LastNumber);
    let mut wanted = Span { cursor: query.cursor.as_deref(), limit: query.limit }.wanted(&sort, numbers)?;
    wanted.words = query.searched()?;
    wanted.state = query.state.map(|state| word(&state));
    let page = web.app.cases(&staff.caller, &wanted).await?;
    Ok(listed(&guest, Part::stored(page, &sort), CaseItem::from))
}

/// Make a case
///
/// Nothing is stored where Sweden's security may be concerned: at level 4, and where `national_security` is `yes`, or `unknown` in a
/// serious case. The answer is then a problem of the kind `stopped`.
#[utoipa::path(post, path = "/api/v1/cases", tag = "cases", params(Key), request_body = CaseData,
    responses((status = 201, description = "The case was made.", body = Case)))]
pub(super) async fn make_case(State(web): State<Web>, staff: Staff, Body(data): Body<CaseData>) -> Reply {
    let row = web.app.add_case(&staff.caller, &CaseForm::from(data)).await?;
    let case = Case::from(web.app.case(&staff.caller, &row.id).await?);
    Ok(made(&address(&row), &case))
}

/// Read a case
#[utoipa::path(get, path = "/api/v1/cases/{id}", tag = "cases", params(("id" = String, Path, format = Uuid, description = "The case."), IfNoneMatch),
    responses((status = 200, description = "The case.", body = Case)))]
pub(super) async fn read_case(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    Ok(read(&headers, &Case::from(web.app.case(&staff.caller, &id.0).await?)))
}

/// Change a case
///
/// All that can be changed is replaced; what is left out is emptied. The classification has then been looked at.
#[utoipa::path(put, path = "/api/v1/cases/{id}", tag = "cases", params(("id" = String, Path, format = Uuid, description = "The case."), IfMatch),
    request_body = CaseData, responses((status = 200, description = "The case as it is now.", body = Case)))]
pub(super) async fn change_case(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    At(id): At<Uuid>,
    Body(data): Body<CaseData>,
) -> Reply {
    let version = matched(&web, &staff, &headers, &id).await?;
    web.app.change_case(&staff.caller, &id.0, Some(version), &CaseForm::from(data)).await?;
    Ok(changed(&Case::from(web.app.case(&staff.caller, &id.0).await?)))
}

/// Put a case aside
#[utoipa::path(post, path = "/api/v1/cases/{id}/archive", tag = "cases", params(("id" = String, Path, format = Uuid, description = "The case."), IfMatch),
    responses((status = 200, description = "The case as it is now.", body = Case)))]
pub(super) async fn archive_case(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    archived(&web, &staff, &headers, &id, true).await
}

/// Take up a case again
#[utoipa::path(post, path = "/api/v1/cases/{id}/reopen", tag = "cases", params(("id" = String, Path, format = Uuid, description = "The case."), IfMatch),
    responses((status = 200, description = "The case as it is now.", body = Case)))]
pub(super) async fn reopen_case(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    archived(&web, &staff, &headers, &id, false).await
}

/// Confirm the classification of a case
///
/// Somebody has looked at it again, and it is still right. It is to be looked at again when `review_on` says so.
#[utoipa::path(post, path = "/api/v1/cases/{id}/review", tag = "cases", params(("id" = String, Path, format = Uuid, description = "The case."), IfMatch),
    responses((status = 200, description = "The case as it is now.", body = Case)))]
pub(super) async fn review_case(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    let version = matched(&web, &staff, &headers, &id).await?;
    web.app.confirm_class(&staff.caller, &id.0, Some(version)).await?;
    Ok(changed(&Case::from(web.app.case(&staff.caller, &id.0).await?)))
}

/// Copy a case
///
/// The decisions come along. Approvals do not: they were for the case that was copied.
#[utoipa::path(post, path = "/api/v1/cases/{id}/copy", tag = "cases", params(("id" = String, Path, format = Uuid, description = "The case."), Key),
    request_body = NewTitle, responses((status = 201, description = "The copy.", body = Case)))]
pub(super) async fn copy_case(State(web): State<Web>, staff: Staff, At(id): At<Uuid>, Body(data): Body<NewTitle>) -> Reply {
    let row = web.app.copy_case(&staff.caller, &id.0, &data.title).await?;
    let case = Case::from(web.app.case(&staff.caller, &row.id).await?);
    Ok(made(&address(&row), &case))
}

async fn archived(web: &Web, staff: &Staff, headers: &HeaderMap, id: &Uuid, archived: bool) -> Reply {
    let version = matched(web, staff, headers, id).await?;
    web.app.archive_case(&staff.caller, &id.0, Some(version), archived).await?;
    Ok(changed(&Case::from(web.app.case(&staff.caller, &id.0).await?)))
}

/// The version of a case, if it is the one that whoever asks has read.
pub(super) async fn matched(web: &Web, staff: &Staff, headers: &HeaderMap, id: &Uuid) -> Result<i64, super::problem::Refusal> {
    let version = web.app.case(&staff.caller, &id.0).await?.row.version;
    must_match(headers, &of_version(version))?;
    Ok(version)
}

fn address(row: &CaseRow) -> String {
    format!("/api/v1/cases/{}", row.id)
}
