use app::{Caller, Error, Language};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use crate::fault::Fault;

/// Somebody who has logged in, or asks with a token.
#[derive(Debug, Clone)]
pub(crate) struct Staff {
    pub(crate) caller: Caller,
    /// The secret of their login session; empty with a token.
    pub(crate) session: String,
}

impl<S: Sync> FromRequestParts<S> for Staff {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Self>().cloned().ok_or(Fault(Error::NotLoggedIn))
    }
}

/// What is known of every request: the language of the answer, and the secret that forms must carry.
#[derive(Debug, Clone)]
pub(crate) struct Guest {
    pub(crate) language: Language,
    pub(crate) form: String,
    /// Path and query of the request.
    pub(crate) address: String,
}

impl<S: Sync> FromRequestParts<S> for Guest {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Fault(Error::Internal("no guest".to_owned())))
    }
}

/// The value of a cookie.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(own, _)| *own == name).map(|(_, value)| value.to_owned())
}

/// A cookie that scripts cannot read and other sites do not send along; without a value it is taken away.
pub(crate) fn set_cookie(name: &str, value: &str, seconds: Option<i64>) -> String {
    let age = match (value, seconds) {
        ("", _) => "; Max-Age=0".to_owned(),
        (_, Some(seconds)) => format!("; Max-Age={seconds}"),
        (_, None) => String::new(),
    };
    format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax{age}")
}
