use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A request that was not taken in: nobody has looked at what it says. `finish` makes a page of it, the API a problem document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    /// Another method.
    Method,
    /// A body beyond the limit, in mebibytes.
    TooLarge(i64),
    /// An address that is too long.
    TooLong,
    /// A body that came too slowly.
    TooSlow,
    /// A body of another media type.
    Media,
    /// It cannot be read at all.
    Malformed,
    /// Another site has sent it.
    CrossSite,
}

impl Refused {
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooLong => StatusCode::URI_TOO_LONG,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Media => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::CrossSite => StatusCode::FORBIDDEN,
        }
    }

    /// The word of its sentences.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::TooLarge(_) => "too-large",
            Self::TooLong => "too-long",
            Self::TooSlow => "too-slow",
            Self::Media => "media",
            Self::Malformed => "malformed",
            Self::CrossSite => "cross-site",
        }
    }

    /// What a layer or a library means that has answered with a status and no page.
    pub(crate) fn meant(response: &Response, most: i64) -> Option<Self> {
        let media = response.headers().get(header::CONTENT_TYPE).map_or(&b""[..], |value| value.as_bytes());
        if !(media.is_empty() || media.starts_with(b"text/plain")) {
            return None;
        }
        match response.status() {
            StatusCode::METHOD_NOT_ALLOWED => Some(Self::Method),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Self::TooLarge(most)),
            StatusCode::URI_TOO_LONG => Some(Self::TooLong),
            StatusCode::REQUEST_TIMEOUT => Some(Self::TooSlow),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(Self::Media),
            StatusCode::BAD_REQUEST => Some(Self::Malformed),
            StatusCode::FORBIDDEN => Some(Self::CrossSite),
            _ => None,
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
