use app::{AnnexFile, Format, May};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::Api;
use super::answer::{has, of_content, unchanged, with};
use super::asked::{At, Params, Uuid};
use super::document::IfNoneMatch;
use super::problem::Reply;
use super::words::Tongue;
use crate::Web;
use crate::finish::escaped;
use crate::visitor::Staff;

pub(super) fn add(api: Api) -> Api {
    api.get("/api/v1/annexes/{id}/files/{format}", May::ReadCases, download_annex)
}

/// A format of documents.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum FileFormat {
    /// Word.
    Docx,
    /// PDF/A-2a and PDF/UA-1.
    Pdf,
    /// Workbook.
    Xlsx,
    /// A web page.
    Html,
    /// `annex.json`, whose digest the annex has.
    Json,
}

/// Which file is wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct FileQuery {
    /// In which language; the case's where nothing is said.
    #[param(inline)]
    language: Option<Tongue>,
    /// The decision record instead, which no supplier may have.
    #[serde(default)]
    #[param(required = false)]
    record: bool,
}

impl From<FileFormat> for Format {
    fn from(format: FileFormat) -> Self {
        match format {
            FileFormat::Docx => Self::Docx,
            FileFormat::Pdf => Self::Pdf,
            FileFormat::Xlsx => Self::Xlsx,
            FileFormat::Html => Self::Html,
            FileFormat::Json => Self::Json,
        }
    }
}

/// Download an annex
///
/// The document is made again of what was stored, and is the same each time.
#[utoipa::path(get, path = "/api/v1/annexes/{id}/files/{format}", tag = "annexes",
    params(("id" = String, Path, format = Uuid, description = "The annex."),
        ("format" = inline(FileFormat), Path, description = "The format."), FileQuery, IfNoneMatch),
    responses((status = 200, description = "The file.", content(
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (Vec<u8> = "application/pdf"), (String = "text/html"), (serde_json::Value = "application/json")))))]
pub(super) async fn download_annex(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    At((id, format)): At<(Uuid, FileFormat)>,
    Params(query): Params<FileQuery>,
) -> Reply {
    let language = match query.language {
        Some(language) => language.language(),
        None => web.app.annex(&staff.caller, &id.0).await?.annex.case.language,
    };
    let file = web.app.annex_file(&staff.caller, &id.0, format.into(), language, query.record).await?;
    let AnnexFile { name, media, bytes } = file;
    let etag = of_content(&bytes);
    if has(&headers, &etag) {
        return Ok(unchanged(&etag));
    }
    let disposition = format!("attachment; filename*=UTF-8''{}", escaped(&name).replace('/', "%2F"));
    let response = ([(header::CONTENT_TYPE, media)], bytes).into_response();
    Ok(with(with(response, header::CONTENT_DISPOSITION, &disposition), header::ETAG, &etag))
}
