use app::{Error, Format, Language, May, Preview};
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::IntoResponse;
use serde::Deserialize;
use serde_json::{Value, json};

use super::wording;
use crate::Web;
use crate::access::{Access, Table};
use crate::download::download;
use crate::fault::{Answer, Fault};
use crate::page::Page;
use crate::templates::{text, with_messages};
use crate::visitor::{Guest, Staff};

/// What the browser is told of the document in the frame: it may have the styles that stand in it, as every such file has, and nothing
/// else; it runs nothing, sends nothing, and only our own page may frame it.
const FRAMED: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

pub(super) fn add(table: Table) -> Table {
    let reads = Access::May(May::ReadCases);
    table.get("/cases/{id}/preview", reads, show).get("/cases/{id}/preview/document", reads, document).get(
        "/cases/{id}/preview/files/{format}",
        reads,
        file,
    )
}

#[derive(Deserialize)]
struct Which {
    #[serde(default)]
    language: String,
}

impl Which {
    fn or(&self, language: Language) -> Language {
        Language::ALL.into_iter().find(|one| one.code() == self.language).unwrap_or(language)
    }
}

/// The annex as it would be issued, and what is still to be done before it is.
async fn show(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>) -> Result<Page, Fault> {
    let preview = web.app.preview(&staff.caller, &id).await?;
    let language = guest.language;
    let row = &preview.view.row;
    let waiting: Vec<Value> = preview
        .view
        .decisions
        .iter()
        .filter(|one| ["asked", "refused"].contains(&one.approval.as_str()))
        .map(|one| super::show::decision(one, language))
        .collect();
    let notices: Vec<String> =
        preview.notices.iter().map(|notice| with_messages(language, |messages| messages.plainly(notice))).collect();
    let wordings: Vec<Value> = preview
        .wordings
        .iter()
        .map(|(requirement, found)| {
            let url = format!("/cases/{id}/requirements/{requirement}");
            json!({ "url": url, "id": requirement, "wording": wording::shown(found, language) })
        })
        .collect();
    let (mandatory, scored) = preview.annex.counts();
    let issues = staff.caller.may(May::WriteCases) && row.state == "open" && waiting.is_empty();
    let view = json!({
        "id": id,
        "version": row.version,
        "number": preview.annex.version,
        "mandatory": mandatory,
        "scored": scored,
        "clauses": preview.annex.clauses.len(),
        "waiting": waiting,
        "notices": notices,
        "wordings": wordings,
        "figures": figures(&preview, language),
        "document": format!("/cases/{id}/preview/document?language={}", preview.view.case.language.code()),
        "language": preview.view.case.language.code(),
        "issues": issues,
    });
    let (title, cases, up) = (text(language, "web-preview-title"), text(language, "web-nav-cases"), format!("/cases/{id}"));
    let page = Page::new("pages/case-preview", title.clone(), view);
    Ok(page.under(&[("/cases", &cases), (&up, &row.title), ("", &title)]))
}

/// Figures that nobody has set for this case: the catalog's proposal stands.
fn figures(preview: &Preview, language: Language) -> Vec<Value> {
    let id = &preview.view.row.id;
    let decided = |requirement: &str, name: &str| {
        let mut all = preview.view.decisions.iter();
        all.any(|row| row.requirement == requirement && row.kind == "parameter" && row.name == name)
    };
    let mut rows = Vec::new();
    for one in &preview.annex.requirements {
        for figure in one.parameters.iter().filter(|figure| !decided(&one.id, &figure.name)) {
            rows.push(json!({
                "url": format!("/cases/{id}/requirements/{}", one.id),
                "id": one.id,
                "title": figure.title.get(language),
                "value": figure.value.to_string(),
            }));
        }
    }
    rows
}

/// The document itself, for the frame on the page.
async fn document(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Answer {
    let file = web.app.preview_file(&staff.caller, &id, Format::Html, which.or(guest.language)).await?;
    let headers = [
        (header::CONTENT_TYPE, file.media),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, FRAMED),
        (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
    ];
    Ok((headers, file.bytes).into_response())
}

/// The document as a file, marked as a draft.
async fn file(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Path((id, format)): Path<(String, String)>,
    Query(which): Query<Which>,
) -> Answer {
    let format = Format::from_id(&format).ok_or(Fault(Error::NotFound))?;
    let file = web.app.preview_file(&staff.caller, &id, format, which.or(guest.language)).await?;
    Ok(download(&file.name, file.media, file.bytes))
}
