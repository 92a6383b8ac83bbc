mod own;

use app::{DecisionForm, DecisionKind, DecisionRow, Error, May, OwnRequirement};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use kernel::Problem as Said;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use self::own::{Own, placed};
use super::Api;
use super::answer::{Tagged, changed, made, of_version, read};
use super::asked::{At, Body, Params, Uuid, must_match};
use super::document::{IfMatch, IfNoneMatch, Key, PartQuery};
use super::part::{Listing, listed};
use super::problem::{Refusal, Reply};
use super::words::moment;
use crate::Web;
use crate::visitor::{Guest, Staff};

pub(super) fn add(api: Api) -> Api {
    api.get("/api/v1/cases/{id}/decisions", May::ReadCases, list_decisions)
        .make("/api/v1/cases/{id}/decisions", May::WriteCases, make_decision)
        .get("/api/v1/cases/{id}/decisions/{decision}", May::ReadCases, read_decision)
        .put("/api/v1/cases/{id}/decisions/{decision}", May::WriteCases, change_decision)
        .delete("/api/v1/cases/{id}/decisions/{decision}", May::WriteCases, remove_decision)
        .act("/api/v1/cases/{id}/decisions/{decision}/approve", May::Approve, approve_decision)
        .act("/api/v1/cases/{id}/decisions/{decision}/refuse", May::Approve, refuse_decision)
}

/// What is decided about a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    /// It is left out.
    LeaveOut,
    /// It is asked for with another strength: `mandatory`, `scored`, or `scored` and its weight from 1 to 10.
    Strength,
    /// One of its figures is another.
    Parameter,
    /// A requirement of one's own is added.
    Own,
}

/// A new decision.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "requirement": "ATK-01", "kind": "leave-out", "reason": "Systemet hanterar inga personuppgifter." }))]
pub(super) struct NewDecision {
    /// The requirement's id; nothing for a requirement of one's own, which gets the next free one.
    #[serde(default)]
    #[schema(max_length = 64, example = "ATK-01")]
    requirement: String,
    /// What kind of decision.
    kind: Kind,
    /// The name of the figure, where one is changed.
    #[serde(default)]
    #[schema(max_length = 64)]
    parameter: String,
    /// The new figure or strength; nothing where the requirement is left out.
    #[serde(default)]
    #[schema(max_length = 64)]
    value: String,
    /// Why.
    #[serde(default)]
    #[schema(max_length = 4000)]
    reason: String,
    /// A requirement of one's own; nothing for other kinds.
    #[serde(default)]
    own: Option<Own>,
}

/// What can be changed of a decision.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "value": "24", "reason": "Dygnet räcker." }))]
pub(super) struct DecisionData {
    /// The new figure or strength; nothing where the requirement is left out.
    #[serde(default)]
    #[schema(max_length = 64)]
    value: String,
    /// Why.
    #[serde(default)]
    #[schema(max_length = 4000)]
    reason: String,
    /// A requirement of one's own; nothing for other kinds.
    #[serde(default)]
    own: Option<Own>,
}

/// What was decided about a requirement in a case.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Decision {
    /// Its id.
    #[schema(format = Uuid)]
    id: String,
    /// What `If-Match` says to change it.
    etag: String,
    /// The case.
    #[schema(format = Uuid)]
    case: String,
    /// The requirement.
    requirement: String,
    /// What kind of decision.
    #[schema(pattern = "^(leave-out|strength|parameter|own)$")]
    kind: String,
    /// The name of the figure; empty for other kinds.
    parameter: String,
    /// The new figure or strength.
    value: String,
    /// The requirement of one's own, where one is added.
    own: Option<Own>,
    /// Why.
    reason: String,
    /// Does the information owner have to approve it, and have they? Only what needs no approval or has it holds.
    #[schema(pattern = "^(not-needed|asked|approved|refused)$")]
    approval: String,
    /// Who approved or refused it.
    #[schema(format = Uuid)]
    approved_by: Option<String>,
    /// When.
    #[schema(format = DateTime)]
    approved_at: Option<String>,
    /// Who decided it.
    #[schema(format = Uuid)]
    decided_by: String,
    /// When.
    #[schema(format = DateTime)]
    decided_at: String,
}

impl From<DecisionRow> for Decision {
    fn from(row: DecisionRow) -> Self {
        let own = OwnRequirement::of(&row).map(Own::from);
        let DecisionRow {
            id,
            organisation_id: _,
            case_id,
            requirement,
            kind,
            name,
            value,
            reason,
            approval,
            approved_by,
            approved_at,
            decided_by,
            decided_at,
            version,
        } = row;
        let (approved_at, decided_at) = (approved_at.map(moment), moment(decided_at));
        let (case, parameter, etag) = (case_id, name, of_version(version));
        let value = if own.is_some() { String::new() } else { value };
        Self {
            id,
            etag,
            case,
            requirement,
            kind,
            parameter,
            value,
            own,
            reason,
            approval,
            approved_by,
            approved_at,
            decided_by,
            decided_at,
        }
    }
}

impl Tagged for Decision {
    fn etag(&self) -> String {
        self.etag.clone()
    }
}

impl From<NewDecision> for DecisionForm {
    fn from(data: NewDecision) -> Self {
        let NewDecision { requirement, kind, parameter, value, reason, own: _ } = data;
        let kind = match kind {
            Kind::LeaveOut => DecisionKind::LeaveOut,
            Kind::Strength => DecisionKind::Strength,
            Kind::Parameter => DecisionKind::Parameter,
            Kind::Own => DecisionKind::Own,
        };
        // Another kind has no figure to name: one decision of each kind is enough for a requirement.
        let name = if kind == DecisionKind::Parameter { parameter } else { String::new() };
        Self { requirement, kind, name, value, reason }
    }
}

/// List the decisions of a case
#[utoipa::path(get, path = "/api/v1/cases/{id}/decisions", tag = "decisions",
    params(("id" = String, Path, format = Uuid, description = "The case."), PartQuery),
    responses((status = 200, description = "A part of the list, in the order of the requirements.", body = Listing<Decision>)))]
pub(super) async fn list_decisions(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    At(id): At<Uuid>,
    Params(query): Params<PartQuery>,
) -> Reply {
    let all = web.app.case(&staff.caller, &id.0).await?.decisions;
    let key = |row: &DecisionRow| format!("{} {} {}", row.requirement, row.kind, row.name);
    Ok(listed(&guest, query.span().of(all, key)?, Decision::from))
}

/// Decide about a requirement
///
/// A requirement of one's own is added with the kind `own`: it gets an id of its own and stands in the proposal, the annex and every file.
///
/// Where a law or level 3 stands behind the requirement the decision holds only once the information owner has approved it. A requirement
/// has at most one decision of each kind, and one for each figure: change the one that is there if there is one.
#[utoipa::path(post, path = "/api/v1/cases/{id}/decisions", tag = "decisions",
    params(("id" = String, Path, format = Uuid, description = "The case."), Key), request_body = NewDecision,
    responses((status = 201, description = "The decision.", body = Decision)))]
pub(super) async fn make_decision(
    State(web): State<Web>,
    staff: Staff,
    At(id): At<Uuid>,
    Body(data): Body<NewDecision>,
) -> Reply {
    let decided = match own::given(matches!(data.kind, Kind::Own), &data.own)? {
        Some(own) => web.app.add_own(&staff.caller, &id.0, &own, &data.reason).await.map_err(placed),
        None => web.app.decide(&staff.caller, &id.0, Some(0), &DecisionForm::from(data)).await,
    };
    let row = decided.map_err(|error| match error {
        Error::Stale => Error::Conflict(Said::error("web-api-decided")),
        other => other,
    })?;
    let location = format!("/api/v1/cases/{}/decisions/{}", id.0, row.id);
    Ok(made(&location, &Decision::from(row)))
}

/// Read a decision
#[utoipa::path(get, path = "/api/v1/cases/{id}/decisions/{decision}", tag = "decisions",
    params(("id" = String, Path, format = Uuid, description = "The case."),
        ("decision" = String, Path, format = Uuid, description = "The decision."), IfNoneMatch),
    responses((status = 200, description = "The decision.", body = Decision)))]
pub(super) async fn read_decision(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(ids): At<(Uuid, Uuid)>) -> Reply {
    Ok(read(&headers, &Decision::from(found(&web, &staff, &ids).await?)))
}

/// Change a decision
///
/// A decision that was approved has to be approved again.
#[utoipa::path(put, path = "/api/v1/cases/{id}/decisions/{decision}", tag = "decisions",
    params(("id" = String, Path, format = Uuid, description = "The case."),
        ("decision" = String, Path, format = Uuid, description = "The decision."), IfMatch),
    request_body = DecisionData, responses((status = 200, description = "The decision as it is now.", body = Decision)))]
pub(super) async fn change_decision(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    At(ids): At<(Uuid, Uuid)>,
    Body(data): Body<DecisionData>,
) -> Reply {
    let row = matched(&web, &staff, &headers, &ids).await?;
    let kind = DecisionKind::from_id(&row.kind).ok_or_else(|| Error::Internal(format!("decision {}", row.id)))?;
    let DecisionData { value, reason, own } = data;
    let (caller, case, version) = (&staff.caller, &ids.0.0, Some(row.version));
    let row = match own::given(kind == DecisionKind::Own, &own)? {
        Some(own) => web.app.change_own(caller, case, &row.id, version, &own, &reason).await.map_err(placed)?,
        None => {
            let form = DecisionForm { requirement: row.requirement, kind, name: row.name, value, reason };
            web.app.decide(caller, case, version, &form).await?
        }
    };
    Ok(changed(&Decision::from(row)))
}

/// Take a decision back
#[utoipa::path(delete, path = "/api/v1/cases/{id}/decisions/{decision}", tag = "decisions",
    params(("id" = String, Path, format = Uuid, description = "The case."),
        ("decision" = String, Path, format = Uuid, description = "The decision."), IfMatch),
    responses((status = 204, description = "The decision was taken back.")))]
pub(super) async fn remove_decision(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    At(ids): At<(Uuid, Uuid)>,
) -> Reply {
    let row = matched(&web, &staff, &headers, &ids).await?;
    web.app.undecide(&staff.caller, &ids.0.0, &row.id, Some(row.version)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Approve a decision
///
/// For the information owner, since the risk is theirs.
#[utoipa::path(post, path = "/api/v1/cases/{id}/decisions/{decision}/approve", tag = "decisions",
    params(("id" = String, Path, format = Uuid, description = "The case."),
        ("decision" = String, Path, format = Uuid, description = "The decision."), IfMatch),
    responses((status = 200, description = "The decision as it is now.", body = Decision)))]
pub(super) async fn approve_decision(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    At(ids): At<(Uuid, Uuid)>,
) -> Reply {
    judged(&web, &staff, &headers, &ids, true).await
}

/// Refuse a decision
///
/// For the information owner. No annex can be issued before the decision is changed or taken back.
#[utoipa::path(post, path = "/api/v1/cases/{id}/decisions/{decision}/refuse", tag = "decisions",
    params(("id" = String, Path, format = Uuid, description = "The case."),
        ("decision" = String, Path, format = Uuid, description = "The decision."), IfMatch),
    responses((status = 200, description = "The decision as it is now.", body = Decision)))]
pub(super) async fn refuse_decision(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    At(ids): At<(Uuid, Uuid)>,
) -> Reply {
    judged(&web, &staff, &headers, &ids, false).await
}

async fn judged(web: &Web, staff: &Staff, headers: &HeaderMap, ids: &(Uuid, Uuid), approved: bool) -> Reply {
    let row = matched(web, staff, headers, ids).await?;
    let row = web.app.approve(&staff.caller, &ids.0.0, &row.id, Some(row.version), approved).await?;
    Ok(changed(&Decision::from(row)))
}

async fn found(web: &Web, staff: &Staff, (case, decision): &(Uuid, Uuid)) -> Result<DecisionRow, Refusal> {
    let all = web.app.case(&staff.caller, &case.0).await?.decisions;
    Ok(all.into_iter().find(|row| row.id == decision.0).ok_or(Error::NotFound)?)
}

async fn matched(web: &Web, staff: &Staff, headers: &HeaderMap, ids: &(Uuid, Uuid)) -> Result<DecisionRow, Refusal> {
    let row = found(web, staff, ids).await?;
    must_match(headers, &of_version(row.version))?;
    Ok(row)
}
