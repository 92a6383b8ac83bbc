use app::{AuditFault, AuditLine, AuditState, AuditVerdict, May};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use kernel::Problem as Said;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Api;
use super::asked::{Params, is_storable};
use super::part::{Listing, Part, Span, listed};
use super::problem::{Place, Refusal, Reply};
use crate::Web;
use crate::visitor::{Guest, Staff};

pub(super) fn add(api: Api) -> Api {
    api.get("/api/v1/audit/entries", May::ReadAudit, list_audit).act("/api/v1/audit/verify", May::ReadAudit, verify_audit)
}

/// Which entries are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct AuditQuery {
    /// Where the part of the list begins: from `next` of the part before. The log is gone through from the latest entry back only.
    cursor: Option<String>,
    /// How many at most; 50 where nothing is said.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u64>,
    /// Only actions that begin with this: `case.`, `annex.issue`.
    #[param(max_length = 64, example = "case.")]
    action: Option<String>,
}

/// An entry of the audit log.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Entry {
    /// Its number in the log, which all organisations share.
    #[schema(minimum = 0)]
    seq: i64,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// Who: their name as it was, or their id where it was erased.
    who: String,
    /// Who, for programs: `person:` or `token:` and an id, or `system`.
    actor: String,
    /// What was done.
    #[schema(example = "case.add")]
    action: String,
    /// What kind of thing it was done to.
    subject: String,
    /// Its id.
    subject_id: String,
    /// Its leaf in the Merkle tree.
    leaf: String,
}

/// What the log was found to be.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Verification {
    /// Nothing is wrong with it.
    holds: bool,
    /// How many entries there are.
    size: u64,
    /// The root of the tree over them, in hexadecimal.
    root: String,
    /// How many entries have had their personal data erased.
    erased: u64,
    /// How many rows were compared with the log.
    rows: u64,
    /// How many signed states were compared with the log.
    checkpoints: u64,
    /// What does not hold.
    faults: Vec<FaultItem>,
    /// The signed state, as transparency logs have it. Keep it outside the service.
    note: String,
    /// What the signature is verified with.
    public_key: String,
}

/// Something that does not hold.
#[derive(Debug, Serialize, ToSchema)]
struct FaultItem {
    /// What kind of fault.
    #[schema(pattern = "^(number|entry|personal|edge|checkpoint|row|unknown-row|gone-row)$")]
    kind: String,
    /// The number of the entry, the size of the state, or the kind and id of the row.
    subject: String,
}

impl From<AuditLine> for Entry {
    fn from(line: AuditLine) -> Self {
        let AuditLine { seq, at, who, actor, action, subject, subject_id, leaf } = line;
        Self { seq, at: at.to_string(), who, actor, action, subject, subject_id, leaf }
    }
}

impl From<AuditState> for Verification {
    fn from(state: AuditState) -> Self {
        let AuditState { verdict, note, public } = state;
        let holds = verdict.holds();
        let AuditVerdict { size, root, erased, rows, checkpoints, faults } = verdict;
        let faults = faults.into_iter().map(FaultItem::from).collect();
        Self { holds, size, root, erased, rows, checkpoints, faults, note, public_key: public }
    }
}

impl From<AuditFault> for FaultItem {
    fn from(fault: AuditFault) -> Self {
        let (kind, subject) = match fault {
            AuditFault::Number(seq) => ("number", seq.to_string()),
            AuditFault::Entry(seq) => ("entry", seq.to_string()),
            AuditFault::Personal(seq) => ("personal", seq.to_string()),
            AuditFault::Edge => ("edge", String::new()),
            AuditFault::Checkpoint(size) => ("checkpoint", size.to_string()),
            AuditFault::Row(kind, id) => ("row", format!("{kind} {id}")),
            AuditFault::UnknownRow(kind, id) => ("unknown-row", format!("{kind} {id}")),
            AuditFault::GoneRow(kind, id) => ("gone-row", format!("{kind} {id}")),
        };
        Self { kind: kind.to_owned(), subject }
    }
}

/// List the audit log
///
/// The organisation's part of the log, the latest entry first.
#[utoipa::path(get, path = "/api/v1/audit/entries", tag = "audit", params(AuditQuery),
    responses((status = 200, description = "A part of the list.", body = Listing<Entry>)))]
pub(super) async fn list_audit(State(web): State<Web>, guest: Guest, staff: Staff, Params(query): Params<AuditQuery>) -> Reply {
    let AuditQuery { cursor, limit, action } = query;
    let limit = Span { cursor: None, limit }.limit()?;
    let wrong = |name: &str, code| Refusal::wrong(Place::Parameter(name.to_owned()), Said::error(code));
    let action = action.unwrap_or_default();
    if action.chars().count() > 64 || !is_storable(&action) {
        return Err(wrong("action", "web-api-character"));
    }
    let below = cursor
        .filter(|text| !text.is_empty())
        .map(|text| text.parse::<u32>().map(i64::from).map_err(|_| wrong("cursor", "web-api-cursor")))
        .transpose()?;
    let mut items = web.app.audit_log(&staff.caller, &action, below, limit + 1).await?;
    let kept = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > kept;
    items.truncate(kept);
    let after = items.last().filter(|_| more).map(|line| line.seq.to_string());
    Ok(listed(&guest, Part { items, before: None, after }, Entry::from))
}

/// Verify the audit log
///
/// Goes through the whole log, compares it with what is stored, and signs its state.
#[utoipa::path(post, path = "/api/v1/audit/verify", tag = "audit",
    responses((status = 200, description = "What was found, and the signed state.", body = Verification)))]
pub(super) async fn verify_audit(State(web): State<Web>, staff: Staff) -> Reply {
    Ok(Json(Verification::from(web.app.verify_audit(&staff.caller).await?)).into_response())
}
