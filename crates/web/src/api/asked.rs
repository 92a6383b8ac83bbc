mod fits;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, MatchedPath, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use kernel::Problem as Said;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::document;
use super::problem::{Place, Refusal};

/// What stands in the body of a request.
pub(super) struct Body<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let path = request.extensions().get::<MatchedPath>().cloned();
        let shape = path.and_then(|path| document::body(request.method(), path.as_str()));
        let Json(value) = Json::<Value>::from_request(request, state).await.map_err(unreadable)?;
        storable(&value, "")?;
        let read = serde_path_to_error::deserialize(&value).map_err(|error| {
            let pointer = pointer(error.path());
            Refusal::wrong(Place::Pointer(pointer), reason(&error.inner().to_string()))
        })?;
        let parts = shape.map(|shape| fits::misfits(shape, &value)).unwrap_or_default();
        if parts.is_empty() { Ok(Self(read)) } else { Err(Refusal::all_wrong(parts)) }
    }
}

fn unreadable(rejection: JsonRejection) -> Refusal {
    let status = rejection.status();
    let kind = match status {
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "media-type",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        _ => "malformed",
    };
    let text = rejection.body_text();
    let said = text.rsplit_once("body as JSON: ").map_or(text.as_str(), |(_, said)| said);
    match kind {
        "malformed" => Refusal::wrong(Place::Pointer(String::new()), reason(said)).called(status, kind),
        _ => Refusal::new(status, kind),
    }
}

/// What a library says of something that cannot be read.
fn reason(said: &str) -> Said {
    Said::error("web-api-unreadable").with("reason", said)
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let part = |segment: &Segment| match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
        Segment::Enum { .. } | Segment::Unknown => String::new(),
    };
    path.iter().map(part).collect()
}

/// Refuses letters that cannot be shown, and that Word files and PostgreSQL cannot hold.
fn storable(value: &Value, at: &str) -> Result<(), Refusal> {
    let wrong = || Refusal::wrong(Place::Pointer(at.to_owned()), Said::error("web-api-character"));
    match value {
        Value::String(text) if !is_storable(text) => Err(wrong()),
        Value::Array(all) => all.iter().enumerate().try_for_each(|(number, one)| storable(one, &format!("{at}/{number}"))),
        Value::Object(all) => all
            .iter()
            .try_for_each(|(key, one)| if is_storable(key) { storable(one, &format!("{at}/{key}")) } else { Err(wrong()) }),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

pub(super) use crate::form::is_storable;

/// The parameters of the address behind the question mark.
pub(super) struct Params<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Params<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let read = Query::<T>::from_request_parts(parts, state).await;
        read.map(|Query(read)| Self(read)).map_err(|rejection| {
            let text = rejection.body_text();
            let said = text.rsplit_once("query string: ").map_or(text.as_str(), |(_, said)| said);
            let (name, said) = said.split_once(": ").unwrap_or(("", said));
            Refusal::wrong(Place::Parameter(name.to_owned()), reason(said))
        })
    }
}

/// Ids in the path: one, or a tuple of them. What cannot be an id is nowhere.
pub(super) struct At<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for At<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let read = Path::<T>::from_request_parts(parts, state).await;
        read.map(|Path(read)| Self(read)).map_err(|_| app::Error::NotFound.into())
    }
}

/// An id that the service has made.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(try_from = "String")]
pub(super) struct Uuid(pub(super) String);

impl TryFrom<String> for Uuid {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let shaped = text.len() == 36
            && text.bytes().enumerate().all(|(at, byte)| match at {
                8 | 13 | 18 | 23 => byte == b'-',
                _ => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
            });
        if shaped { Ok(Self(text)) } else { Err("not an id") }
    }
}

/// An id of the catalog, `ATK-05`.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Word(pub(super) String);

impl TryFrom<String> for Word {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let shaped = (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if shaped { Ok(Self(text)) } else { Err("not an id") }
    }
}

/// The version that whoever asks has read, which must be the one that is there.
///
/// # Errors
/// 428 where they say none, 422 where it is no ETag, 412 where it is another.
pub(super) fn must_match(headers: &HeaderMap, current: &str) -> Result<(), Refusal> {
    let read = headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default().trim();
    match read {
        // A star means whatever is there: that would be a write over something that nobody has read.
        "" | "*" => Err(Refusal::new(StatusCode::PRECONDITION_REQUIRED, "no-version")),
        read if !read.split(',').all(|one| is_etag(one.trim())) => {
            Err(Refusal::wrong(Place::Header("If-Match"), Said::error("web-api-etag")))
        }
        read if read.split(',').any(|one| one.trim() == current) => Ok(()),
        _ => Err(Refusal::stale(current)),
    }
}

/// Is it written as an ETag is (RFC 9110, 8.8.3)?
fn is_etag(text: &str) -> bool {
    let inner = text.strip_prefix("W/").unwrap_or(text).strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.is_some_and(|inner| inner.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"'))
}
