use app::{ContractDocument, Error, Paper};
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::Web;
use crate::api::answer::{has, of_content, unchanged, with};
use crate::api::asked::{At, Params, Uuid};
use crate::api::document::IfNoneMatch;
use crate::api::problem::Reply;
use crate::api::words::Tongue;
use crate::download::download;
use crate::visitor::{Guest, Staff};

/// In which language a paper is wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::api) struct PaperQuery {
    /// In which language; the one asked for by `Accept-Language` where nothing is said. A supplementary agreement speaks that of its contract.
    #[param(inline)]
    language: Option<Tongue>,
}

/// Download a paper of a contract
///
/// `report.docx`, `report.pdf` and `report.html` for its owner, `memo.docx` which is internal, `supplement.docx` for the supplier with what a
/// person has confirmed, and `supplement-draft.docx` which may rest on verdicts that nobody has confirmed.
#[utoipa::path(get, path = "/api/v1/contracts/{id}/papers/{name}", tag = "contracts",
    params(("id" = String, Path, format = Uuid, description = "The contract."),
        ("name" = String, Path, description = "Which paper."), PaperQuery, IfNoneMatch),
    responses((status = 200, description = "The file.", content(
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (Vec<u8> = "application/pdf"), (String = "text/html"))),
        (status = 409, description = "The contract must be checked again first, or there is nothing to put in the paper.")))]
pub(in crate::api) async fn download_contract_paper(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    headers: HeaderMap,
    At((id, name)): At<(Uuid, String)>,
    Params(query): Params<PaperQuery>,
) -> Reply {
    let paper = Paper::from_name(&name).ok_or(Error::NotFound)?;
    let language = query.language.map_or(guest.language, Tongue::language);
    Ok(file(&headers, web.app.contract_paper(&staff.caller, &id.0, paper, language).await?))
}

/// Download a file of a contract
///
/// As it was uploaded.
#[utoipa::path(get, path = "/api/v1/contracts/{id}/files/{position}", tag = "contracts",
    params(("id" = String, Path, format = Uuid, description = "The contract."),
        ("position" = i64, Path, minimum = 0, description = "The place of the file, from 0."), IfNoneMatch),
    responses((status = 200, description = "The file.", content(
        (Vec<u8> = "application/octet-stream"), (Vec<u8> = "application/pdf"), (String = "text/plain"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (Vec<u8> = "application/vnd.oasis.opendocument.text")))))]
pub(in crate::api) async fn download_contract_file(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    At((id, position)): At<(Uuid, i64)>,
) -> Reply {
    Ok(file(&headers, web.app.contract_file(&staff.caller, &id.0, position).await?))
}

fn file(headers: &HeaderMap, document: ContractDocument) -> axum::response::Response {
    let ContractDocument { name, media, bytes } = document;
    let etag = of_content(&bytes);
    if has(headers, &etag) {
        return unchanged(&etag);
    }
    with(download(&name, &media, bytes), axum::http::header::ETAG, &etag)
}
