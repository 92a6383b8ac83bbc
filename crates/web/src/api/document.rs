mod common;

use std::sync::LazyLock;

use axum::http::{HeaderMap, Method, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;
use utoipa::{IntoParams, OpenApi};

use super::answer::{has, of_content, unchanged, with};
use super::part::Span;
use super::problem::{Part, Problem};
use super::{
    annexes, audit, cases, contracts, decisions, files, me, organisation, people, proposals, questions, requirements, tokens,
    units, webhooks,
};

/// Everything that the API can do: each handler with what stands above it.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Kravkedja",
        description = "Security requirements in procurement: cases, decisions, annexes. The same rules hold as in the pages.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    servers((url = "/", description = "This service.")),
    paths(
        me::read_me,
        cases::list_cases, cases::make_case, cases::read_case, cases::change_case, cases::archive_case, cases::reopen_case,
        cases::copy_case, cases::review_case, proposals::read_proposal,
        decisions::list_decisions, decisions::make_decision, decisions::read_decision, decisions::change_decision,
        decisions::remove_decision, decisions::approve_decision, decisions::refuse_decision,
        annexes::list_annexes_of_case, annexes::issue_annex, annexes::list_annexes, annexes::read_annex,
        annexes::list_annex_requirements, annexes::publish_annex, files::download_annex,
        questions::list_questions, questions::make_question, questions::read_question, questions::answer_question,
        requirements::list_requirements, requirements::read_requirement, requirements::list_uses,
        people::list_people, people::invite_person, people::read_person, people::change_person, people::disable_person,
        people::enable_person, people::link_person,
        units::list_units, units::make_unit, units::read_unit, units::change_unit,
        audit::list_audit, audit::verify_audit,
        webhooks::list_webhooks, webhooks::make_webhook, webhooks::read_webhook, webhooks::change_webhook, webhooks::remove_webhook,
        webhooks::rotate_webhook, webhooks::test_webhook, webhooks::list_deliveries,
        contracts::list_contracts, contracts::make_contract, contracts::read_contract, contracts::archive_contract,
        contracts::reopen_contract, contracts::check_contract, contracts::list_verdicts, contracts::read_verdict,
        contracts::change_verdict, contracts::undo_verdict, contracts::download_contract_paper, contracts::download_contract_file,
        tokens::list_tokens, tokens::make_token, tokens::read_token, tokens::revoke_token,
        organisation::read_organisation, organisation::change_organisation
    ),
    components(schemas(Problem, Part)),
    tags(
        (name = "me", description = "Who asks."),
        (name = "cases", description = "Procurements that requirements are made for, and what they ask for."),
        (name = "decisions", description = "What is decided about requirements in a case."),
        (name = "annexes", description = "Frozen requirements, and the documents made of them."),
        (name = "questions", description = "Questions that come while a procurement is open."),
        (name = "requirements", description = "The catalog as the organisation uses it."),
        (name = "people", description = "Everybody in the organisation. For administrators."),
        (name = "units", description = "The parts of the organisation."),
        (name = "audit", description = "The log of every change, which cannot be altered unnoticed."),
        (name = "webhooks", description = "Addresses that are told of what happens. For administrators."),
        (name = "contracts", description = "Contracts that were read, and the verdicts on them."),
        (name = "tokens", description = "The tokens of whoever asks. With a login session only."),
        (name = "organisation", description = "Name and colours of the organisation.")
    )
)]
struct Handlers;

/// The version that is changed.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only for the document; what is sent is read by `must_match`")]
pub(super) struct IfMatch {
    /// The ETag that was read. Without it nothing is written (428); if it is not the one that holds now, neither (412).
    #[param(rename = "If-Match", pattern = "^(W/)?\"[!#-~]*\"(, *(W/)?\"[!#-~]*\")*$", example = "\"1\"")]
    read: String,
}

/// The version that is there already.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only for the document; what is sent is read by `has`")]
pub(super) struct IfNoneMatch {
    /// The ETag of what whoever asks has already: if it still holds the answer is 304 and empty.
    #[param(rename = "If-None-Match", example = "\"1\"")]
    known: Option<String>,
}

/// The key of a request.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only for the document; what is sent is read by `once`")]
pub(super) struct Key {
    /// A key of your own, a UUID for example. The same request with the same key is done once; sent again within 24 hours it gets the
    /// first answer again.
    #[param(rename = "Idempotency-Key", pattern = "^[!-~]{1,200}$", example = "7f0c1a52-5f0b-4a53-9d0e-0d5b6a0c3f11")]
    key: Option<String>,
}

/// Which part of a list is wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PartQuery {
    /// Where the part of the list begins: from `next` or `previous` of the part before.
    cursor: Option<String>,
    /// How many at most; 50 where nothing is said.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u64>,
}

impl PartQuery {
    pub(super) fn span(&self) -> Span<'_> {
        Span { cursor: self.cursor.as_deref(), limit: self.limit }
    }
}

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let mut document = Handlers::openapi();
    env!("CARGO_PKG_VERSION").clone_into(&mut document.info.version);
    let mut document = serde_json::to_value(document).unwrap_or_default();
    common::complete(&mut document);
    document
});

/// The OpenAPI document of the API, made from its handlers.
#[must_use]
pub fn document() -> &'static Value {
    &DOCUMENT
}

/// What the document says of a request.
fn operation(method: &Method, path: &str) -> Option<&'static Value> {
    let method = if method == Method::HEAD { "get".to_owned() } else { method.as_str().to_lowercase() };
    document().get("paths")?.get(path)?.get(method)
}

/// The parameters that an address may have behind its question mark.
pub(super) fn parameters(method: &Method, path: &str) -> Vec<&'static str> {
    let all = operation(method, path).and_then(|operation| operation.get("parameters")).and_then(Value::as_array);
    let queried = all.into_iter().flatten().filter(|one| one.get("in").and_then(Value::as_str) == Some("query"));
    queried.filter_map(|one| one.get("name").and_then(Value::as_str)).collect()
}

/// The shape that a body must have.
pub(super) fn body(method: &Method, path: &str) -> Option<&'static Value> {
    operation(method, path)?.get("requestBody")?.get("content")?.get("application/json")?.get("schema")
}

/// The shape that a reference stands for.
pub(super) fn resolved(schema: &'static Value) -> &'static Value {
    let name = schema.get("$ref").and_then(Value::as_str).and_then(|reference| reference.rsplit('/').next());
    let schemas = document().get("components").and_then(|components| components.get("schemas"));
    name.and_then(|name| schemas?.get(name)).unwrap_or(schema)
}

/// The document as a file.
pub(super) async fn serve(headers: HeaderMap) -> Response {
    let text = serde_json::to_string(document()).unwrap_or_default();
    let etag = of_content(text.as_bytes());
    if has(&headers, &etag) {
        return unchanged(&etag);
    }
    with(([(header::CONTENT_TYPE, "application/json")], text).into_response(), header::ETAG, &etag)
}
