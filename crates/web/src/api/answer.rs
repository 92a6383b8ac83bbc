use axum::Json;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Something with an ETag of its own.
pub(super) trait Tagged: Serialize {
    /// The ETag, with its quotation marks.
    fn etag(&self) -> String;
}

/// The ETag of a version.
pub(super) fn of_version(version: i64) -> String {
    format!("\"{version}\"")
}

/// The ETag of a content.
pub(super) fn of_content(content: &[u8]) -> String {
    format!("\"{}\"", hex(&Sha256::digest(content), 16))
}

/// The first bytes of a digest in hexadecimal.
pub(super) fn hex(digest: &[u8], bytes: usize) -> String {
    digest.iter().take(bytes).map(|byte| format!("{byte:02x}")).collect()
}

/// Something that was read: 304 where whoever asks has it already.
pub(super) fn read<T: Tagged>(headers: &HeaderMap, body: &T) -> Response {
    let etag = body.etag();
    if has(headers, &etag) { unchanged(&etag) } else { with(Json(body).into_response(), header::ETAG, &etag) }
}

/// The same for what has no version: its ETag is a digest of it.
pub(super) fn read_content<T: Serialize>(headers: &HeaderMap, body: &T) -> Response {
    let content = serde_json::to_vec(body).unwrap_or_default();
    let etag = of_content(&content);
    if has(headers, &etag) {
        return unchanged(&etag);
    }
    let response = ([(header::CONTENT_TYPE, "application/json")], content).into_response();
    with(response, header::ETAG, &etag)
}

/// Something that was changed, as it is now.
pub(super) fn changed<T: Tagged>(body: &T) -> Response {
    with(Json(body).into_response(), header::ETAG, &body.etag())
}

/// Something that was made, and where it is.
pub(super) fn made<T: Tagged>(location: &str, body: &T) -> Response {
    let response = with((StatusCode::CREATED, Json(body)).into_response(), header::ETAG, &body.etag());
    with(response, header::LOCATION, location)
}

/// An answer with one more header.
pub(super) fn with(mut response: Response, name: HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}

/// Does whoever asks say that they have it?
pub(super) fn has(headers: &HeaderMap, etag: &str) -> bool {
    let all = headers.get_all(header::IF_NONE_MATCH).into_iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(',')).map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == etag)
}

/// There is nothing new.
pub(super) fn unchanged(etag: &str) -> Response {
    with(StatusCode::NOT_MODIFIED.into_response(), header::ETAG, etag)
}
