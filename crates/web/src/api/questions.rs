use app::{Error, May, TenderQuestion};
use axum::extract::State;
use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
    api.get("/api/v1/annexes/{id}/questions", May::ReadCases, list_questions)
        .make("/api/v1/annexes/{id}/questions", May::WriteCases, make_question)
        .get("/api/v1/annexes/{id}/questions/{question}", May::ReadCases, read_question)
        .put("/api/v1/annexes/{id}/questions/{question}", May::WriteCases, answer_question)
}

/// A question that came while the procurement was open.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "question": "Räcker ett intyg enligt ISO/IEC 27001?", "answer": "Ja, om det omfattar driften." }))]
pub(super) struct NewQuestion {
    /// The question.
    #[schema(min_length = 1, max_length = 10000)]
    question: String,
    /// The answer, if there is one already.
    #[serde(default)]
    #[schema(max_length = 10000)]
    answer: String,
}

/// The answer to a question.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "answer": "Ja, om det omfattar driften." }))]
pub(super) struct QuestionAnswer {
    /// The answer.
    #[schema(min_length = 1, max_length = 10000)]
    answer: String,
}

/// A question on a published annex.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Question {
    /// Its id.
    #[schema(format = Uuid)]
    id: String,
    /// What `If-Match` says to answer it.
    etag: String,
    /// The annex.
    #[schema(format = Uuid)]
    annex: String,
    /// The question.
    question: String,
    /// The answer; empty where there is none yet.
    answer: String,
    /// When it came.
    #[schema(format = DateTime)]
    asked_at: String,
    /// Who wrote it down.
    #[schema(format = Uuid)]
    written_by: String,
}

impl From<TenderQuestion> for Question {
    fn from(row: TenderQuestion) -> Self {
        let TenderQuestion { id, organisation_id: _, annex_id, question, answer, asked_at, written_by, version } = row;
        Self { id, etag: of_version(version), annex: annex_id, question, answer, asked_at: moment(asked_at), written_by }
    }
}

impl Tagged for Question {
    fn etag(&self) -> String {
        self.etag.clone()
    }
}

/// List the questions on an annex
#[utoipa::path(get, path = "/api/v1/annexes/{id}/questions", tag = "questions",
    params(("id" = String, Path, format = Uuid, description = "The annex."), PartQuery),
    responses((status = 200, description = "A part of the list, in the order they came.", body = Listing<Question>)))]
pub(super) async fn list_questions(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    At(id): At<Uuid>,
    Params(query): Params<PartQuery>,
) -> Reply {
    let all = web.app.annex(&staff.caller, &id.0).await?.questions;
    let part = query.span().of(all, |row| format!("{:020} {}", row.asked_at, row.id))?;
    Ok(listed(&guest, part, Question::from))
}

/// Keep a question
///
/// Questions belong to a published annex.
#[utoipa::path(post, path = "/api/v1/annexes/{id}/questions", tag = "questions",
    params(("id" = String, Path, format = Uuid, description = "The annex."), Key), request_body = NewQuestion,
    responses((status = 201, description = "The question.", body = Question)))]
pub(super) async fn make_question(
    State(web): State<Web>,
    staff: Staff,
    At(id): At<Uuid>,
    Body(data): Body<NewQuestion>,
) -> Reply {
    let NewQuestion { question, answer } = data;
    let row = web.app.add_question(&staff.caller, &id.0, &question, &answer).await?;
    let location = format!("/api/v1/annexes/{}/questions/{}", id.0, row.id);
    Ok(made(&location, &Question::from(row)))
}

/// Read a question
#[utoipa::path(get, path = "/api/v1/annexes/{id}/questions/{question}", tag = "questions",
    params(("id" = String, Path, format = Uuid, description = "The annex."),
        ("question" = String, Path, format = Uuid, description = "The question."), IfNoneMatch),
    responses((status = 200, description = "The question.", body = Question)))]
pub(super) async fn read_question(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(ids): At<(Uuid, Uuid)>) -> Reply {
    Ok(read(&headers, &Question::from(found(&web, &staff, &ids).await?)))
}

/// Answer a question
#[utoipa::path(put, path = "/api/v1/annexes/{id}/questions/{question}", tag = "questions",
    params(("id" = String, Path, format = Uuid, description = "The annex."),
        ("question" = String, Path, format = Uuid, description = "The question."), IfMatch),
    request_body = QuestionAnswer, responses((status = 200, description = "The question as it is now.", body = Question)))]
pub(super) async fn answer_question(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    At(ids): At<(Uuid, Uuid)>,
    Body(QuestionAnswer { answer }): Body<QuestionAnswer>,
) -> Reply {
    let row = found(&web, &staff, &ids).await?;
    must_match(&headers, &of_version(row.version))?;
    let row = web.app.answer_question(&staff.caller, &row.id, Some(row.version), &answer).await?;
    Ok(changed(&Question::from(row)))
}

async fn found(web: &Web, staff: &Staff, (annex, question): &(Uuid, Uuid)) -> Result<TenderQuestion, Refusal> {
    let all = web.app.annex(&staff.caller, &annex.0).await?.questions;
    Ok(all.into_iter().find(|row| row.id == question.0).ok_or(Error::NotFound)?)
}
