use app::Error;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::page::Page;

/// Something that was not done; `finish` makes a page or a problem document of it.
#[derive(Debug)]
pub(crate) struct Fault(pub(crate) Error);

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

/// The same, in the extensions of a response, which must be able to be copied.
#[derive(Debug, Clone)]
pub(crate) struct Failed(pub(crate) std::sync::Arc<Error>);

impl Fault {
    /// The status that says it.
    pub(crate) fn status(error: &Error) -> StatusCode {
        match error {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Invalid(_) | Error::Stopped(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Stale => StatusCode::PRECONDITION_FAILED,
            Error::Conflict(_) => StatusCode::CONFLICT,
            Error::Forbidden => StatusCode::FORBIDDEN,
            Error::NotLoggedIn => StatusCode::UNAUTHORIZED,
            Error::Gone => StatusCode::GONE,
            Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The word for its kind: of its sentences, and in problem documents.
    pub(crate) fn kind(error: &Error) -> &'static str {
        match error {
            Error::NotFound => "not-found",
            Error::Invalid(_) => "invalid",
            Error::Stopped(_) => "stopped",
            Error::Stale => "stale",
            Error::Conflict(_) => "conflict",
            Error::Forbidden => "forbidden",
            Error::NotLoggedIn => "not-logged-in",
            Error::Gone => "gone",
            Error::Unavailable(_) => "unavailable",
            Error::Internal(_) => "internal",
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = Self::status(&self.0).into_response();
        response.extensions_mut().insert(Failed(std::sync::Arc::new(self.0)));
        response
    }
}

/// What a form's handler gives: a page, or the form again with what is wrong with it.
pub(crate) type Answer = Result<Response, Fault>;

/// The form again where something in it is wrong; everything else goes its way.
pub(crate) fn again(error: Error, form: impl FnOnce(&[app::FieldProblem]) -> Page) -> Answer {
    match error {
        Error::Invalid(problems) => Ok(form(&problems).into_response()),
        Error::Conflict(problem) => {
            let problems = [app::FieldProblem::whole(problem)];
            Ok(form(&problems).status(StatusCode::CONFLICT).into_response())
        }
        other => Err(Fault(other)),
    }
}
