use app::{CheckedClause, CheckedObligation, ContractView, Error, Library, VerdictForm};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{VerdictWord, both};
use crate::Web;
use crate::api::answer::{Tagged, changed, of_version, read};
use crate::api::asked::{At, Body, Params, Uuid, Word, must_match};
use crate::api::document::{IfMatch, IfNoneMatch, PartQuery};
use crate::api::part::{Listing, listed};
use crate::api::problem::{Refusal, Reply};
use crate::api::words::{Both, moment, word};
use crate::visitor::{Guest, Staff};

/// What a person decides about a verdict.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "verdict": "partly", "missing": ["deadline"], "reason": "Tiden står i en bilaga som inte gäller längre." }))]
pub(in crate::api) struct VerdictData {
    /// The verdict that holds; null confirms the one that stands there.
    #[serde(default)]
    verdict: Option<VerdictWord>,
    /// Where the verdict is `partly`: the elements that are missing.
    #[serde(default)]
    #[schema(max_items = 20)]
    missing: Vec<String>,
    /// Why; needed where the verdict becomes another.
    #[serde(default)]
    #[schema(max_length = 4000)]
    reason: String,
}

/// What was found about an obligation.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Verdict {
    /// The obligation.
    obligation: String,
    /// What `If-Match` says to decide about it; `"0"` where nobody has decided yet.
    etag: String,
    /// The obligation in a few words.
    title: Both,
    /// The verdict that holds.
    #[schema(pattern = "^(enforceable|partly|declaratory|by-reference|missing|not-found)$")]
    verdict: String,
    /// How sure the reading is, in per cent.
    #[schema(minimum = 0, maximum = 100)]
    confidence: u8,
    /// How soon to take it up.
    #[schema(pattern = "^(high|medium|low|none)$")]
    severity: String,
    /// Elements that are not there.
    missing: Vec<String>,
    /// Elements that would make it better.
    improve: Vec<String>,
    /// Why.
    why: Both,
    /// The passages that decided it.
    clauses: Vec<Passage>,
    /// Documents that were named and not given, in which it may stand.
    may_be_in: Vec<String>,
    /// What a person decided; null where the verdict is the program's reading, which may be wrong.
    decision: Option<VerdictDecision>,
}

/// What a person decided.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct VerdictDecision {
    /// Who.
    #[schema(format = Uuid)]
    by: String,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// Why.
    reason: String,
}

/// A passage of a contract.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Passage {
    /// The name of its file.
    file: String,
    /// The number of its clause.
    number: Option<String>,
    /// Its heading.
    heading: Option<String>,
    /// Its page, from 1.
    #[schema(minimum = 1)]
    page: Option<u32>,
    /// The words that decided.
    words: Vec<String>,
}

impl Tagged for Verdict {
    fn etag(&self) -> String {
        self.etag.clone()
    }
}

impl From<CheckedClause> for Passage {
    fn from(clause: CheckedClause) -> Self {
        let CheckedClause { file, number, heading, page, span: _, marks } = clause;
        Self { file, number, heading, page, words: marks.into_iter().map(|mark| mark.text).collect() }
    }
}

impl Verdict {
    fn of(found: CheckedObligation, view: &ContractView, library: &Library) -> Self {
        let CheckedObligation { id, verdict, confirmed: _, missing, improve, confidence, severity, clauses, why, may_be_in } =
            found;
        let decided = view.decisions.iter().find(|one| one.row.obligation == id);
        let title = library.catalog.obligations.iter().find(|one| one.id.as_str() == id).map(|one| Both::from(&one.title));
        let confidence = format!("{:.0}", confidence.clamp(0.0, 1.0) * 100.0).parse().unwrap_or_default();
        Self {
            etag: of_version(decided.map_or(0, |one| one.row.version)),
            title: title.unwrap_or_else(|| Both { sv: id.clone(), en: id.clone() }),
            obligation: id,
            verdict,
            confidence,
            severity,
            missing,
            improve,
            why: both(why),
            clauses: clauses.into_iter().map(Passage::from).collect(),
            may_be_in,
            decision: decided.map(|one| VerdictDecision {
                by: one.row.decided_by.clone(),
                at: moment(one.row.decided_at),
                reason: one.row.reason.clone(),
            }),
        }
    }
}

/// List the verdicts on a contract
#[utoipa::path(get, path = "/api/v1/contracts/{id}/verdicts", tag = "contracts",
    params(("id" = String, Path, format = Uuid, description = "The contract."), PartQuery),
    responses((status = 200, description = "A part of the list, in the order of the obligations' ids.", body = Listing<Verdict>)))]
pub(in crate::api) async fn list_verdicts(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    At(id): At<Uuid>,
    Params(query): Params<PartQuery>,
) -> Reply {
    let mut view = web.app.contract(&staff.caller, &id.0).await?;
    let library = web.app.library(&staff.caller).await?;
    let all = std::mem::take(&mut view.result.obligations);
    let part = query.span().of(all, |one| one.id.clone())?;
    Ok(listed(&guest, part, |one| Verdict::of(one, &view, &library)))
}

/// Read a verdict
#[utoipa::path(get, path = "/api/v1/contracts/{id}/verdicts/{obligation}", tag = "contracts",
    params(("id" = String, Path, format = Uuid, description = "The contract."),
        ("obligation" = String, Path, description = "The obligation."), IfNoneMatch),
    responses((status = 200, description = "The verdict.", body = Verdict)))]
pub(in crate::api) async fn read_verdict(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    At(ids): At<(Uuid, Word)>,
) -> Reply {
    Ok(read(&headers, &found(&web, &staff, &ids).await?))
}

/// Confirm or overrule a verdict
///
/// What a person decided wins over the program and is kept, with who, when and why.
#[utoipa::path(put, path = "/api/v1/contracts/{id}/verdicts/{obligation}", tag = "contracts",
    params(("id" = String, Path, format = Uuid, description = "The contract."),
        ("obligation" = String, Path, description = "The obligation."), IfMatch),
    request_body = VerdictData, responses((status = 200, description = "The verdict as it is now.", body = Verdict)))]
pub(in crate::api) async fn change_verdict(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    At(ids): At<(Uuid, Word)>,
    Body(data): Body<VerdictData>,
) -> Reply {
    let version = matched(&web, &staff, &headers, &ids).await?;
    let VerdictData { verdict, missing, reason } = data;
    let verdict = verdict.map(|verdict| word(&verdict)).unwrap_or_default();
    let form = VerdictForm { obligation: ids.1.0.clone(), verdict, missing, reason };
    web.app.decide_verdict(&staff.caller, &ids.0.0, Some(version), &form).await?;
    Ok(changed(&found(&web, &staff, &ids).await?))
}

/// Take a decision about a verdict back
///
/// The program's reading holds again.
#[utoipa::path(delete, path = "/api/v1/contracts/{id}/verdicts/{obligation}", tag = "contracts",
    params(("id" = String, Path, format = Uuid, description = "The contract."),
        ("obligation" = String, Path, description = "The obligation."), IfMatch),
    responses((status = 204, description = "The decision was taken back.")))]
pub(in crate::api) async fn undo_verdict(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    At(ids): At<(Uuid, Word)>,
) -> Reply {
    let version = matched(&web, &staff, &headers, &ids).await?;
    web.app.undecide_verdict(&staff.caller, &ids.0.0, &ids.1.0, Some(version)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn found(web: &Web, staff: &Staff, (contract, obligation): &(Uuid, Word)) -> Result<Verdict, Refusal> {
    let view = web.app.contract(&staff.caller, &contract.0).await?;
    let library = web.app.library(&staff.caller).await?;
    let own = view.result.obligations.iter().find(|one| one.id == obligation.0).cloned().ok_or(Error::NotFound)?;
    Ok(Verdict::of(own, &view, &library))
}

/// The version of the decision, 0 where there is none, if it is the one that whoever asks has read.
async fn matched(web: &Web, staff: &Staff, headers: &HeaderMap, ids: &(Uuid, Word)) -> Result<i64, Refusal> {
    let etag = found(web, staff, ids).await?.etag;
    must_match(headers, &etag)?;
    Ok(etag.trim_matches('"').parse().unwrap_or_default())
}
