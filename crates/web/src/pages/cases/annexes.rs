use app::{AnnexRow, ChangeKind, Error, Format, Instant, Language, ListedAnnex, May, TableFormat};
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use serde_json::{Value, json};

use super::list::units;
use crate::Web;
use crate::access::{Access, Table};
use crate::beside::Beside;
use crate::download::download;
use crate::fault::{Answer, Fault};
use crate::form::Sent;
use crate::listing::Listing;
use crate::page::Page;
use crate::query::Asked;
use crate::templates::text;
use crate::visitor::{Guest, Staff};

/// Rows on a page.
const ROWS: u64 = 50;
/// What the list can be ordered by, the usual order first.
const COLUMNS: [&str; 2] = ["-issued", "code"];
/// What the questions on an annex can be ordered by.
const QUESTION_COLUMNS: [&str; 1] = ["asked"];

pub(super) fn add(table: Table) -> Table {
    let (reads, writes) = (Access::May(May::ReadCases), Access::May(May::WriteCases));
    table
        .get("/annexes", reads, list)
        .get("/annexes/export", reads, export)
        .get("/annexes/{id}/questions/export", reads, export_questions)
        .post("/cases/{id}/annexes", writes, issue)
        .get("/annexes/{id}", reads, show)
        .get("/annexes/{id}/files/{format}", reads, file)
        .post("/annexes/{id}/publish", writes, publish)
        .post("/annexes/{id}/questions", writes, ask)
        .post("/annexes/{id}/questions/{question}", writes, reply)
}

/// An annex as a line.
pub(super) fn line(row: &AnnexRow, language: Language) -> Value {
    json!({
        "url": format!("/annexes/{}", row.id),
        "code": row.code,
        "number": row.number,
        "state": row.state,
        "state_text": text(language, &format!("web-annex-{}", row.state)),
        "issued": Instant::from_micros(row.issued_at).to_string(),
        "catalog": row.catalog_version,
    })
}

async fn list(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Result<Page, Fault> {
    let language = guest.language;
    let listing = Listing::new(&asked, "/annexes", &COLUMNS, language);
    let found = web.app.listed_annexes(&staff.caller, &listing.wanted(ROWS)).await?;
    let state = |state: &str| (state.to_owned(), text(language, &format!("web-annex-{state}")));
    let row = |one: &ListedAnnex| {
        let mut own = line(&one.row, language);
        own["title"] = json!(one.title);
        own["case_url"] = json!(format!("/cases/{}", one.row.case_id));
        own
    };
    let view = json!({
        "rows": found.rows.iter().map(row).collect::<Vec<_>>(),
        "filter": {
            "words": listing.words("web-list-search-annexes"),
            "choices": [
                listing.choice("state", "web-label-state", "web-list-any", ["issued", "published", "replaced"].map(state).into()),
                listing.choice("unit", "web-list-unit", "web-list-any", units(&web, &staff).await?),
                listing.choice("who", "web-list-issued-by", "web-list-anybody", web.app.colleagues(&staff.caller).await?),
            ],
        },
        "list": listing.ways(&found, "/annexes/export"),
        "code": listing.head("code", "web-annex", false),
        "issued": listing.head("issued", "web-annex-issued-at", false),
    });
    Ok(Page::new("pages/annexes", text(language, "web-annexes-title"), view))
}

async fn export(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Answer {
    let format = TableFormat::from_id(asked.get("format")).ok_or(Fault(Error::NotFound))?;
    let wanted = Listing::new(&asked, "/annexes", &COLUMNS, guest.language).wanted(ROWS);
    let made = web.app.export_annexes(&staff.caller, &wanted, guest.language, format).await?;
    Ok(download(&made.name, made.media, made.bytes))
}

async fn export_questions(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, asked: Asked) -> Answer {
    let format = TableFormat::from_id(asked.get("format")).ok_or(Fault(Error::NotFound))?;
    let wanted = Listing::new(&asked, "", &QUESTION_COLUMNS, guest.language).wanted(ROWS);
    let made = web.app.export_questions(&staff.caller, &id, &wanted, guest.language, format).await?;
    Ok(download(&made.name, made.media, made.bytes))
}

async fn issue(State(web): State<Web>, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    let row = web.app.issue_annex(&staff.caller, &id, fields.version()).await?;
    Ok(Redirect::to(&format!("/annexes/{}?done=annex-issued", row.id)).into_response())
}

async fn show(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, asked: Asked) -> Result<Page, Fault> {
    page(&web, &guest, &staff, &id, &asked, ["", ""], &[]).await
}

/// The annex with its documents, what changed since the version before, and the questions on it.
async fn page(
    web: &Web,
    guest: &Guest,
    staff: &Staff,
    id: &str,
    asked: &Asked,
    [question, answer]: [&str; 2],
    problems: &[app::FieldProblem],
) -> Result<Page, Fault> {
    let issued = web.app.annex(&staff.caller, id).await?;
    let case = web.app.case(&staff.caller, &issued.row.case_id).await?;
    let language = guest.language;
    let path = format!("/annexes/{id}");
    let listing = Listing::new(asked, &path, &QUESTION_COLUMNS, language);
    let questions = issued.question_page(&listing.wanted(ROWS));
    let states = ["open", "answered"].map(|state| (state.to_owned(), text(language, &format!("web-list-question-{state}"))));
    let changes: Vec<Value> = issued
        .annex
        .changes
        .iter()
        .map(|change| {
            json!({
                "kind": text(language, kind_key(change.kind)),
                "subject": change.subject,
                "title": change.title.get(language),
                "before": change.before.get(language),
                "after": change.after.get(language),
            })
        })
        .collect();
    let (mandatory, scored) = issued.annex.counts();
    let view = json!({
        "id": id,
        "version": issued.row.version,
        "line": line(&issued.row, language),
        "digest": issued.row.digest,
        "published": issued.row.published_at.map(|at| Instant::from_micros(at).to_string()).unwrap_or_default(),
        "is_issued": issued.row.state == "issued",
        "mandatory": mandatory,
        "scored": scored,
        "clauses": issued.annex.clauses.len(),
        "has_previous": issued.annex.previous.is_some(),
        "changes": changes,
        "asked": issued.questions.len(),
        "filter": {
            "words": listing.words("web-list-search-questions"),
            "choices": [listing.choice("state", "web-label-state", "web-list-any", states.into())],
        },
        "list": listing.ways(&questions, &format!("{path}/questions/export")),
        "order": listing.head("asked", "web-list-by-asked", false),
        "questions": questions.rows.iter().map(|one| json!({
            "id": one.id, "question": one.question, "answer": one.answer, "version": one.version,
            "asked": Instant::from_micros(one.asked_at).to_string(),
            "field": { "id": format!("answer-{}", one.id), "field_name": "answer", "label": text(language, "web-label-answer"), "hint": "", "value": one.answer, "error": "", "rows": 3 },
        })).collect::<Vec<_>>(),
        "question": area("question", question, problems, language),
        "answer": area("answer", answer, problems, language),
        "writes": staff.caller.may(May::WriteCases),
        "case_url": format!("/cases/{}", issued.row.case_id),
    });
    let title = format!("{} {}", text(language, "web-annex"), issued.row.code);
    let (cases, up) = (text(language, "web-nav-cases"), format!("/cases/{}", issued.row.case_id));
    let page = Page::new("pages/annex", title.clone(), view);
    Ok(page.under(&[("/cases", &cases), (&up, &case.row.title), ("", &title)]).wrong_if(problems, language))
}

fn area(id: &str, value: &str, problems: &[app::FieldProblem], language: Language) -> Value {
    let mut field = crate::page::field(id, value, problems, language);
    if let Some(field) = field.as_object_mut() {
        field.insert("rows".to_owned(), json!(4));
    }
    field
}

fn kind_key(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "web-change-added",
        ChangeKind::Removed => "web-change-removed",
        ChangeKind::Text => "web-change-text",
        ChangeKind::Strength => "web-change-strength",
        ChangeKind::Placement => "web-change-placement",
        ChangeKind::Evidence => "web-change-evidence",
        ChangeKind::Clause => "web-change-clause",
        ChangeKind::Basis => "web-change-basis",
    }
}

#[derive(Deserialize)]
struct Which {
    #[serde(default)]
    language: String,
    #[serde(default)]
    record: String,
}

/// A document of an annex, always as a file: nothing in it runs in the service's own name.
async fn file(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Path((id, format)): Path<(String, String)>,
    Query(which): Query<Which>,
) -> Answer {
    let format = Format::from_id(&format).ok_or(Fault(Error::NotFound))?;
    let language = Language::ALL.into_iter().find(|one| one.code() == which.language).unwrap_or(guest.language);
    let file = web.app.annex_file(&staff.caller, &id, format, language, !which.record.is_empty()).await?;
    let headers = [
        (header::CONTENT_TYPE, file.media.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", file.name)),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, file.bytes).into_response())
}

async fn publish(State(web): State<Web>, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    web.app.publish_annex(&staff.caller, &id, fields.version()).await?;
    Ok(Redirect::to(&format!("/annexes/{id}?done=annex-published")).into_response())
}

async fn ask(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    let (question, answer) = (fields.get("question"), fields.get("answer"));
    match web.app.add_question(&staff.caller, &id, question, answer).await {
        Ok(_) => Ok(Redirect::to(&format!("/annexes/{id}?done=saved")).into_response()),
        Err(Error::Invalid(problems)) => {
            let asked = Asked::default();
            Ok(page(&web, &guest, &staff, &id, &asked, [question, answer], &problems).await?.into_response())
        }
        Err(error) => Err(Fault(error)),
    }
}

async fn reply(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Path((id, question)): Path<(String, String)>,
    Sent(fields): Sent,
) -> Answer {
    match web.app.answer_question(&staff.caller, &question, fields.version(), fields.get("answer")).await {
        Ok(_) => Ok(Redirect::to(&format!("/annexes/{id}?done=saved")).into_response()),
        Err(Error::Stale) => {
            let all = web.app.annex(&staff.caller, &id).await?.questions;
            let stored = all.into_iter().find(|one| one.id == question).ok_or(Fault(Error::NotFound))?;
            let label = text(guest.language, "web-label-answer");
            let beside = Beside {
                action: format!("/annexes/{id}/questions/{question}"),
                back: format!("/annexes/{id}"),
                version: stored.version.to_string(),
                stored: Some(vec![(label.clone(), stored.answer)]),
                typed: vec![(label, fields.get("answer").to_owned())],
            };
            Ok(beside.answer(&guest, &fields))
        }
        Err(error) => Err(Fault(error)),
    }
}
