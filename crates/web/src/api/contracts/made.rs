use app::{ContractForm, Error, UploadedFile};
use axum::extract::{FromRequest, Request, State};
use axum::http::header;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::Problem as Said;
use serde::Deserialize;
use utoipa::ToSchema;

use super::shapes::Contract;
use crate::Web;
use crate::api::answer::made;
use crate::api::asked::{Body, Uuid};
use crate::api::document::Key;
use crate::api::problem::{Place, Refusal, Reply};
use crate::upload::SentFiles;
use crate::visitor::Staff;

/// A new contract with its files.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "title": "Avtal om lärplattform", "counterpart": "Exempelbolaget AB", "whole": true,
    "files": [{ "name": "avtal.txt", "content": "MSBTa3lkZAo=" }] }))]
pub(in crate::api) struct NewContract {
    /// What it is called.
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    /// The supplier.
    #[schema(min_length = 1, max_length = 200)]
    counterpart: String,
    /// The case that it came of, whose classification and requirements it is then held against.
    #[schema(value_type = Option<String>, format = Uuid)]
    case: Option<Uuid>,
    /// The files are the whole contract: what is not in them is missing.
    #[serde(default)]
    whole: bool,
    /// Its files.
    #[schema(min_items = 1, max_items = 20)]
    files: Vec<NewFile>,
}

/// A file: DOCX, PDF, ODT, HTML, Markdown or plain text.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct NewFile {
    /// What it is called, with the ending that says what it is.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// Its content in base64 (RFC 4648 section 4).
    #[schema(format = Byte)]
    content: String,
}

/// The same as a form with files, for what is larger.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only for the document; what is sent is read as a form")]
pub(in crate::api) struct ContractFormData {
    /// What it is called.
    title: String,
    /// The supplier.
    counterpart: String,
    /// The id of the case that it came of.
    #[schema(required = false)]
    case: String,
    /// `true` where the files are the whole contract.
    #[schema(required = false)]
    whole: String,
    /// Its files, each a part of this name with a file name. They come last.
    #[schema(value_type = String, format = Binary)]
    files: Vec<u8>,
}

/// Add a contract
///
/// Its files are read and checked at once; where anything is wrong with any of them nothing is stored. At most 20 files and 64 MiB in all,
/// in base64 or as a form.
#[utoipa::path(post, path = "/api/v1/contracts", tag = "contracts", params(Key),
    request_body(content((NewContract = "application/json"), (ContractFormData = "multipart/form-data"))),
    responses((status = 201, description = "The contract, checked.", body = Contract)))]
pub(in crate::api) async fn make_contract(State(web): State<Web>, staff: Staff, request: Request) -> Reply {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (form, files) = if kind.starts_with("multipart/form-data") {
        of_form(request, &web).await?
    } else {
        let Body(data) = Body::<NewContract>::from_request(request, &web).await?;
        of_json(data)?
    };
    let row = web.app.add_contract(&staff.caller, &form, files).await?;
    let contract = Contract::from(web.app.contract(&staff.caller, &row.id).await?);
    Ok(made(&format!("/api/v1/contracts/{}", row.id), &contract))
}

async fn of_form(request: Request, web: &Web) -> Result<(ContractForm, Vec<UploadedFile>), Refusal> {
    let sent = SentFiles::shown_already(request, web).await.map_err(|fault| Refusal::from(fault.0))?;
    if !sent.problems.is_empty() {
        return Err(Error::Invalid(sent.problems).into());
    }
    let own = |name: &str| sent.fields.get(name).to_owned();
    let form = ContractForm {
        title: own("title"),
        counterpart: own("counterpart"),
        case: own("case"),
        whole: ["true", "yes", "1"].contains(&sent.fields.get("whole")),
    };
    Ok((form, sent.files))
}

fn of_json(data: NewContract) -> Result<(ContractForm, Vec<UploadedFile>), Refusal> {
    let NewContract { title, counterpart, case, whole, files } = data;
    let (mut read, mut wrong) = (Vec::new(), Vec::new());
    for (number, NewFile { name, content }) in files.into_iter().enumerate() {
        match STANDARD.decode(content.trim()) {
            Ok(bytes) => read.push(UploadedFile { name, bytes }),
            Err(_) => wrong.push((Place::Pointer(format!("/files/{number}/content")), Said::error("web-api-base64"))),
        }
    }
    if !wrong.is_empty() {
        return Err(Refusal::all_wrong(wrong));
    }
    let case = case.map(|case| case.0).unwrap_or_default();
    Ok((ContractForm { title, counterpart, case, whole }, read))
}
