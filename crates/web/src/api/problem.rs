use app::{Error, FieldProblem, Language};
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::Problem as Said;
use serde::Serialize;
use utoipa::ToSchema;

use crate::fault::{Failed, Fault};
use crate::templates::{text, with_messages};

/// The media type of problem documents.
pub(super) const MEDIA: &str = "application/problem+json";

/// Why something was not done (RFC 9457). Nothing was saved.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    /// The kind of problem: `urn:kravkedja:problem:` and a word.
    #[schema(example = "urn:kravkedja:problem:invalid", format = "uri")]
    r#type: String,
    /// The kind in a few words, in the language asked for.
    title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// How to mend it, in the language asked for.
    detail: String,
    /// Everything that is wrong, each with its place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<Part>,
}

/// One thing that is wrong with a request.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Part {
    /// Where in the body, a JSON pointer; empty is the whole of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pointer: Option<String>,
    /// Which parameter of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    parameter: Option<String>,
    /// Which header.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    header: Option<String>,
    /// A word for programs.
    code: String,
    /// What is wrong, in the language asked for.
    detail: String,
}

/// Where something is wrong.
#[derive(Debug, Clone)]
pub(super) enum Place {
    Pointer(String),
    Parameter(String),
    Header(&'static str),
}

/// Something that the API does not do; `settled` makes a problem document of it.
#[derive(Debug, Clone)]
pub(super) enum Refusal {
    /// What a use case says.
    Error(std::sync::Arc<Error>),
    /// What is wrong with the request itself.
    Request { status: StatusCode, kind: &'static str, parts: Vec<(Place, Said)>, etag: Option<String> },
}

/// What a handler gives.
pub(super) type Reply = Result<Response, Refusal>;

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Error(std::sync::Arc::new(error))
    }
}

impl Refusal {
    pub(super) fn new(status: StatusCode, kind: &'static str) -> Self {
        Self::Request { status, kind, parts: Vec::new(), etag: None }
    }

    /// One thing in the request is wrong.
    pub(super) fn wrong(place: Place, problem: Said) -> Self {
        Self::all_wrong(vec![(place, problem)])
    }

    /// Everything that is wrong in the request.
    pub(super) fn all_wrong(parts: Vec<(Place, Said)>) -> Self {
        Self::Request { status: StatusCode::UNPROCESSABLE_ENTITY, kind: "invalid", parts, etag: None }
    }

    /// The same with another status and kind.
    pub(super) fn called(self, new_status: StatusCode, new_kind: &'static str) -> Self {
        match self {
            Self::Request { parts, etag, .. } => Self::Request { status: new_status, kind: new_kind, parts, etag },
            error @ Self::Error(_) => error,
        }
    }

    /// Somebody else was first; this is the ETag that holds now.
    pub(super) fn stale(current: &str) -> Self {
        let etag = Some(current.to_owned());
        Self::Request { status: StatusCode::PRECONDITION_FAILED, kind: "stale", parts: Vec::new(), etag }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::Error(error) => Fault::status(error),
            Self::Request { status, .. } => *status,
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Every refusal as a problem document, in a language. Answers that are none stay as they are.
pub(super) fn settled(mut response: Response, language: Language) -> Response {
    let failed = response.extensions_mut().remove::<Failed>().map(|failed| Refusal::Error(failed.0));
    let refusal = failed.or_else(|| response.extensions_mut().remove::<Refusal>()).or_else(|| bare(&response));
    let Some(refusal) = refusal else { return response };
    let (status, problem, etag) = said(refusal, language);
    let mut document = (status, Json(problem)).into_response();
    // What layers have said stays: which methods there are, when to come again.
    for (name, value) in response.headers() {
        if ![header::CONTENT_TYPE, header::CONTENT_LENGTH].contains(name) {
            document.headers_mut().append(name, value.clone());
        }
    }
    let headers = document.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.code()));
    if let Some(etag) = etag.and_then(|etag| HeaderValue::try_from(etag).ok()) {
        headers.insert(header::ETAG, etag);
    }
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    document
}

/// The refusal of a layer, which knows nothing of problem documents.
fn bare(response: &Response) -> Option<Refusal> {
    let status = response.status();
    let kind = match status {
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::METHOD_NOT_ALLOWED => "method",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::REQUEST_TIMEOUT => "too-slow",
        StatusCode::FORBIDDEN => "cross-site",
        StatusCode::TOO_MANY_REQUESTS => "too-many",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "media-type",
        status if status.is_client_error() => "malformed",
        status if status.is_server_error() => "internal",
        _ => return None,
    };
    Some(Refusal::new(status, kind))
}

fn said(refusal: Refusal, language: Language) -> (StatusCode, Problem, Option<String>) {
    let (status, kind, parts, etag) = match refusal {
        Refusal::Request { status, kind, parts, etag } => (status, kind, parts, etag),
        Refusal::Error(error) => {
            if let Error::Internal(detail) | Error::Unavailable(detail) = error.as_ref() {
                tracing::error!(detail, "not done");
            }
            (Fault::status(&error), Fault::kind(&error), parts_of(&error), None)
        }
    };
    let problem = Problem {
        r#type: format!("urn:kravkedja:problem:{kind}"),
        title: text(language, &format!("web-api-title-{kind}")),
        status: status.as_u16(),
        detail: text(language, &format!("web-api-detail-{kind}")),
        errors: parts.into_iter().map(|(place, problem)| part(place, &problem, language)).collect(),
    };
    (status, problem, etag)
}

fn parts_of(error: &Error) -> Vec<(Place, Said)> {
    let whole = |problem: &Said| (Place::Pointer(String::new()), problem.clone());
    match error {
        Error::Invalid(problems) => problems
            .iter()
            .map(|FieldProblem { field, problem }| match field.as_str() {
                "" => whole(problem),
                field => (Place::Pointer(format!("/{field}")), problem.clone()),
            })
            .collect(),
        Error::Conflict(problem) | Error::Stopped(problem) => vec![whole(problem)],
        Error::NotFound
        | Error::Stale
        | Error::Forbidden
        | Error::NotLoggedIn
        | Error::Gone
        | Error::Unavailable(_)
        | Error::Internal(_) => Vec::new(),
    }
}

fn part(place: Place, problem: &Said, language: Language) -> Part {
    let (pointer, parameter, header) = match place {
        Place::Pointer(pointer) => (Some(pointer), None, None),
        Place::Parameter(name) => (None, Some(name), None),
        Place::Header(name) => (None, None, Some(name.to_owned())),
    };
    let detail = with_messages(language, |messages| messages.plainly(problem));
    Part { pointer, parameter, header, code: problem.code.to_owned(), detail }
}
