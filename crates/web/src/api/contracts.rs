mod files;
mod made;
mod shapes;
mod verdicts;

use app::{May, verdict_pattern};
use axum::extract::State;
use axum::http::HeaderMap;
use kernel::Problem as Said;

pub(super) use self::files::{download_contract_file, download_contract_paper};
pub(super) use self::made::make_contract;
use self::shapes::{Contract, ContractItem, ContractOrder, ContractQuery};
pub(super) use self::verdicts::{change_verdict, list_verdicts, read_verdict, undo_verdict};
use super::Api;
use super::answer::{changed, of_version, read};
use super::asked::{At, Params, Uuid, is_storable, must_match};
use super::document::{IfMatch, IfNoneMatch};
use super::part::{Listing, Part, Span, listed};
use super::problem::{Place, Refusal, Reply};
use super::words::word;
use crate::Web;
use crate::visitor::{Guest, Staff};

// What the document names has to be found beside its handler.
pub(super) use self::files::{__path_download_contract_file, __path_download_contract_paper};
pub(super) use self::made::__path_make_contract;
pub(super) use self::verdicts::{__path_change_verdict, __path_list_verdicts, __path_read_verdict, __path_undo_verdict};

pub(super) fn add(api: Api) -> Api {
    let (reads, writes) = (May::ReadContracts, May::WriteContracts);
    api.get("/api/v1/contracts", reads, list_contracts)
        .make_large("/api/v1/contracts", writes, make_contract)
        .get("/api/v1/contracts/{id}", reads, read_contract)
        .act("/api/v1/contracts/{id}/archive", writes, archive_contract)
        .act("/api/v1/contracts/{id}/reopen", writes, reopen_contract)
        .act("/api/v1/contracts/{id}/check", writes, check_contract)
        .get("/api/v1/contracts/{id}/verdicts", reads, list_verdicts)
        .get("/api/v1/contracts/{id}/verdicts/{obligation}", reads, read_verdict)
        .put("/api/v1/contracts/{id}/verdicts/{obligation}", writes, change_verdict)
        .delete("/api/v1/contracts/{id}/verdicts/{obligation}", writes, undo_verdict)
        .get("/api/v1/contracts/{id}/papers/{name}", reads, download_contract_paper)
        .get("/api/v1/contracts/{id}/files/{position}", reads, download_contract_file)
}

/// List contracts
///
/// The contracts of the organisation, the one that changed last first unless another order is asked for. Such a list is a map for whoever
/// attacks: assess secrecy before any of it is handed out.
#[utoipa::path(get, path = "/api/v1/contracts", tag = "contracts", params(ContractQuery),
    responses((status = 200, description = "A part of the list.", body = Listing<ContractItem>)))]
pub(super) async fn list_contracts(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Params(query): Params<ContractQuery>,
) -> Reply {
    use ContractOrder::{Changed, LastChanged, LastNumber, Number};
    let sort = word(&query.sort);
    let numbers = matches!(query.sort, Changed | LastChanged | Number | LastNumber);
    let mut wanted = Span { cursor: query.cursor.as_deref(), limit: query.limit }.wanted(&sort, numbers)?;
    let words = query.q.unwrap_or_default();
    if words.chars().count() > 200 || !is_storable(&words) {
        return Err(Refusal::wrong(Place::Parameter("q".to_owned()), Said::error("web-api-character")));
    }
    wanted.words = words;
    wanted.state = query.state.map(|state| word(&state));
    wanted.unit = query.unit.map(|unit| unit.0);
    wanted.patterns = query.verdict.and_then(|verdict| verdict_pattern(&word(&verdict))).into_iter().collect();
    let page = web.app.contracts(&staff.caller, &wanted).await?;
    Ok(listed(&guest, Part::stored(page, &sort), ContractItem::from))
}

/// Read a contract
///
/// With its files, what to take up, and how far it carries the requirements of its case. The verdicts are a list of their own.
#[utoipa::path(get, path = "/api/v1/contracts/{id}", tag = "contracts",
    params(("id" = String, Path, format = Uuid, description = "The contract."), IfNoneMatch),
    responses((status = 200, description = "The contract.", body = Contract)))]
pub(super) async fn read_contract(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    Ok(read(&headers, &Contract::from(web.app.contract(&staff.caller, &id.0).await?)))
}

/// Put a contract aside
#[utoipa::path(post, path = "/api/v1/contracts/{id}/archive", tag = "contracts",
    params(("id" = String, Path, format = Uuid, description = "The contract."), IfMatch),
    responses((status = 200, description = "The contract as it is now.", body = Contract)))]
pub(super) async fn archive_contract(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    let version = matched(&web, &staff, &headers, &id).await?;
    web.app.archive_contract(&staff.caller, &id.0, Some(version), true).await?;
    Ok(changed(&Contract::from(web.app.contract(&staff.caller, &id.0).await?)))
}

/// Take up a contract again
#[utoipa::path(post, path = "/api/v1/contracts/{id}/reopen", tag = "contracts",
    params(("id" = String, Path, format = Uuid, description = "The contract."), IfMatch),
    responses((status = 200, description = "The contract as it is now.", body = Contract)))]
pub(super) async fn reopen_contract(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    let version = matched(&web, &staff, &headers, &id).await?;
    web.app.archive_contract(&staff.caller, &id.0, Some(version), false).await?;
    Ok(changed(&Contract::from(web.app.contract(&staff.caller, &id.0).await?)))
}

/// Check a contract again
///
/// With the catalog and the case as they are now. What people decided holds.
#[utoipa::path(post, path = "/api/v1/contracts/{id}/check", tag = "contracts",
    params(("id" = String, Path, format = Uuid, description = "The contract."), IfMatch),
    responses((status = 200, description = "The contract as it is now.", body = Contract)))]
pub(super) async fn check_contract(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    let version = matched(&web, &staff, &headers, &id).await?;
    web.app.check_again(&staff.caller, &id.0, Some(version)).await?;
    Ok(changed(&Contract::from(web.app.contract(&staff.caller, &id.0).await?)))
}

/// The version of a contract, if it is the one that whoever asks has read.
async fn matched(web: &Web, staff: &Staff, headers: &HeaderMap, id: &Uuid) -> Result<i64, Refusal> {
    let version = web.app.contract(&staff.caller, &id.0).await?.row.version;
    must_match(headers, &of_version(version))?;
    Ok(version)
}
