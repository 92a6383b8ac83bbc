use app::{AnnexRow, May};
use axum::extract::State;
use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Tagged, changed, made, of_version, read};
use super::asked::{At, Params, Uuid, must_match};
use super::document::{IfMatch, IfNoneMatch, Key, PartQuery};
use super::part::{Listing, Part, Span, listed};
use super::problem::Reply;
use super::proposals::AskedFor;
use super::words::{moment, word};
use super::{Api, cases};
use crate::Web;
use crate::visitor::{Guest, Staff};

pub(super) fn add(api: Api) -> Api {
    api.get("/api/v1/cases/{id}/annexes", May::ReadCases, list_annexes_of_case)
        .make("/api/v1/cases/{id}/annexes", May::WriteCases, issue_annex)
        .get("/api/v1/annexes", May::ReadCases, list_annexes)
        .get("/api/v1/annexes/{id}", May::ReadCases, read_annex)
        .get("/api/v1/annexes/{id}/requirements", May::ReadCases, list_annex_requirements)
        .act("/api/v1/annexes/{id}/publish", May::WriteCases, publish_annex)
}

/// Which annexes are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct AnnexQuery {
    /// Where the part of the list begins: from `next` or `previous` of the part before, for the same `sort`.
    cursor: Option<String>,
    /// How many at most; 50 where nothing is said.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u64>,
    /// Only annexes in this state.
    #[param(inline)]
    state: Option<AnnexState>,
    /// In which order; a minus is the latest or last first.
    #[serde(default)]
    #[param(inline, required = false)]
    sort: AnnexOrder,
}

/// The state of an annex.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum AnnexState {
    /// It was issued.
    Issued,
    /// It was published with its procurement.
    Published,
    /// A later one stands in its place.
    Replaced,
}

/// The order of annexes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
enum AnnexOrder {
    /// The first issued first.
    #[serde(rename = "issued")]
    Issued,
    /// The last issued first.
    #[default]
    #[serde(rename = "-issued")]
    LastIssued,
    /// By code.
    #[serde(rename = "code")]
    Code,
    /// By code backwards.
    #[serde(rename = "-code")]
    LastCode,
}

/// An annex that was issued. What stands in it never changes.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Annex {
    /// Its id.
    #[schema(format = Uuid)]
    id: String,
    /// What `If-Match` says to change its state.
    etag: String,
    /// Its case.
    #[schema(format = Uuid)]
    case: String,
    /// Its number in the case, from 1.
    #[schema(minimum = 1)]
    number: i64,
    /// What the documents call it.
    code: String,
    /// Its state.
    #[schema(pattern = "^(issued|published|replaced)$")]
    state: String,
    /// The digest of its `annex.json`.
    digest: String,
    /// The version of the catalog that it was made from.
    catalog_version: String,
    /// Who issued it.
    #[schema(format = Uuid)]
    issued_by: String,
    /// When.
    #[schema(format = DateTime)]
    issued_at: String,
    /// When it was published with its procurement.
    #[schema(format = DateTime)]
    published_at: Option<String>,
}

impl From<AnnexRow> for Annex {
    fn from(row: AnnexRow) -> Self {
        let AnnexRow {
            id,
            organisation_id: _,
            case_id,
            number,
            code,
            state,
            digest,
            catalog_version,
            issued_by,
            issued_at,
            published_at,
            version,
        } = row;
        let (etag, case) = (of_version(version), case_id);
        let (issued_at, published_at) = (moment(issued_at), published_at.map(moment));
        Self { id, etag, case, number, code, state, digest, catalog_version, issued_by, issued_at, published_at }
    }
}

impl Tagged for Annex {
    fn etag(&self) -> String {
        self.etag.clone()
    }
}

/// List the annexes of a case
#[utoipa::path(get, path = "/api/v1/cases/{id}/annexes", tag = "annexes",
    params(("id" = String, Path, format = Uuid, description = "The case."), PartQuery),
    responses((status = 200, description = "A part of the list, the latest first.", body = Listing<Annex>)))]
pub(super) async fn list_annexes_of_case(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    At(id): At<Uuid>,
    Params(query): Params<PartQuery>,
) -> Reply {
    let all = web.app.case(&staff.caller, &id.0).await?.annexes;
    // The latest first: the largest number has the smallest key.
    let part = query.span().of(all, |row| format!("{:019}", i64::MAX - row.number))?;
    Ok(listed(&guest, part, Annex::from))
}

/// Issue the annex of a case
///
/// The requirements are frozen as the case stands now; a later annex of the same case replaces this one and says what changed.
/// `If-Match` holds the ETag of the case, so that nothing is issued that nobody has seen.
#[utoipa::path(post, path = "/api/v1/cases/{id}/annexes", tag = "annexes",
    params(("id" = String, Path, format = Uuid, description = "The case."), IfMatch, Key),
    responses((status = 201, description = "The annex.", body = Annex)))]
pub(super) async fn issue_annex(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    let version = cases::matched(&web, &staff, &headers, &id).await?;
    let row = web.app.issue_annex(&staff.caller, &id.0, Some(version)).await?;
    let location = format!("/api/v1/annexes/{}", row.id);
    Ok(made(&location, &Annex::from(row)))
}

/// List annexes
///
/// The annexes of the organisation, the last issued first unless another order is asked for.
#[utoipa::path(get, path = "/api/v1/annexes", tag = "annexes", params(AnnexQuery),
    responses((status = 200, description = "A part of the list.", body = Listing<Annex>)))]
pub(super) async fn list_annexes(State(web): State<Web>, guest: Guest, staff: Staff, Params(query): Params<AnnexQuery>) -> Reply {
    let sort = word(&query.sort);
    let numbers = [AnnexOrder::Issued, AnnexOrder::LastIssued].contains(&query.sort);
    let mut wanted = Span { cursor: query.cursor.as_deref(), limit: query.limit }.wanted(&sort, numbers)?;
    wanted.state = query.state.map(|state| word(&state));
    let page = web.app.annexes(&staff.caller, &wanted).await?;
    Ok(listed(&guest, Part::stored(page, &sort), Annex::from))
}

/// Read an annex
#[utoipa::path(get, path = "/api/v1/annexes/{id}", tag = "annexes",
    params(("id" = String, Path, format = Uuid, description = "The annex."), IfNoneMatch),
    responses((status = 200, description = "The annex.", body = Annex)))]
pub(super) async fn read_annex(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    Ok(read(&headers, &Annex::from(web.app.annex(&staff.caller, &id.0).await?.row)))
}

/// List the requirements of an annex
#[utoipa::path(get, path = "/api/v1/annexes/{id}/requirements", tag = "annexes",
    params(("id" = String, Path, format = Uuid, description = "The annex."), PartQuery),
    responses((status = 200, description = "A part of the list, in the order of their numbers.", body = Listing<AskedFor>)))]
pub(super) async fn list_annex_requirements(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    At(id): At<Uuid>,
    Params(query): Params<PartQuery>,
) -> Reply {
    let all = web.app.annex(&staff.caller, &id.0).await?.annex.requirements;
    let part = query.span().of(all, |one| format!("{:09}", one.number))?;
    Ok(listed(&guest, part, |one| AskedFor::from(&one)))
}

/// Publish an annex
///
/// It was published with its procurement: from now on questions on it are kept beside it.
#[utoipa::path(post, path = "/api/v1/annexes/{id}/publish", tag = "annexes",
    params(("id" = String, Path, format = Uuid, description = "The annex."), IfMatch),
    responses((status = 200, description = "The annex as it is now.", body = Annex)))]
pub(super) async fn publish_annex(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    let version = web.app.annex(&staff.caller, &id.0).await?.row.version;
    must_match(&headers, &of_version(version))?;
    let row = web.app.publish_annex(&staff.caller, &id.0, Some(version)).await?;
    Ok(changed(&Annex::from(row)))
}
