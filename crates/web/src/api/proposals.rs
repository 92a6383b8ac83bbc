mod shapes;

use app::May;
use axum::extract::State;
use axum::http::HeaderMap;

use self::shapes::Proposal;
pub(super) use self::shapes::{AskedFor, Evidence};
use super::Api;
use super::answer::read_content;
use super::asked::{At, Uuid};
use super::document::IfNoneMatch;
use super::problem::Reply;
use crate::Web;
use crate::visitor::{Guest, Staff};

pub(super) fn add(api: Api) -> Api {
    api.get("/api/v1/cases/{id}/proposal", May::ReadCases, read_proposal)
}

/// Read what a case asks for
///
/// The annex that would be issued as the case stands now, without decisions that wait for approval.
#[utoipa::path(get, path = "/api/v1/cases/{id}/proposal", tag = "cases",
    params(("id" = String, Path, format = Uuid, description = "The case."), IfNoneMatch),
    responses((status = 200, description = "The requirements, what was left out, and what to look at.", body = Proposal)))]
pub(super) async fn read_proposal(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    headers: HeaderMap,
    At(id): At<Uuid>,
) -> Reply {
    let proposed = web.app.proposed(&staff.caller, &id.0).await?;
    Ok(read_content(&headers, &Proposal::of(&proposed, guest.language)))
}
