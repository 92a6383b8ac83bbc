use app::Error;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::fault::Fault;
use crate::refused::Refused;

/// The longest address, in bytes: every proxy takes so many, and no page of ours has a longer one.
const LONGEST: usize = 8 * 1024;

/// Refuses addresses that nobody means well with, before any of them reaches the database.
pub(crate) async fn sane(request: Request, next: Next) -> Response {
    let uri = request.uri();
    // Zero bytes are no text: PostgreSQL does not take them, and file systems end names at them.
    let has_zero = |text: &str| text.contains("%00");
    let length = uri.path().len() + uri.query().map_or(0, str::len);
    let chunked = request.headers().contains_key(header::TRANSFER_ENCODING);
    let mut response = if length > LONGEST {
        Refused::TooLong.into_response()
    } else if has_zero(uri.path()) {
        Fault(Error::NotFound).into_response()
    // The API says itself which parameter it is.
    } else if uri.query().is_some_and(has_zero) && !uri.path().starts_with("/api/") {
        Refused::Malformed.into_response()
    } else {
        next.run(request).await
    };
    // A request may have said its length twice, in two ways; a proxy may have believed the other one. What comes after it on the same
    // connection is not looked at (RFC 9112, 6.3).
    if chunked {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}
