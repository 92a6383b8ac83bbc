//! The API: `/api/v1`, one file for each resource. Requests are read strictly, and whatever is refused is a problem document.

mod annexes;
mod answer;
mod asked;
mod audit;
mod cases;
mod contracts;
mod decisions;
mod document;
mod files;
mod me;
mod once;
mod organisation;
mod part;
mod people;
mod problem;
mod proposals;
mod questions;
mod reader;
mod requirements;
mod tokens;
mod units;
mod webhooks;
mod words;

use app::{Language, May};
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::handler::Handler;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodFilter;
use kernel::Problem as Said;

use crate::access::{Access, Table};
use crate::visitor::{Guest, Staff};
use problem::{Place, Refusal};

pub use document::document;

/// The largest body with files, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;

/// Adds every route of the API to the table of routes.
pub(crate) fn add(table: Table) -> Table {
    let table = table.get("/api/v1", Access::Open, reader::show).get("/api/v1/openapi.json", Access::Open, document::serve);
    let all = [
        me::add,
        cases::add,
        proposals::add,
        decisions::add,
        annexes::add,
        files::add,
        questions::add,
        requirements::add,
        people::add,
        units::add,
        audit::add,
        webhooks::add,
        contracts::add,
        tokens::add,
        organisation::add,
    ];
    all.into_iter().fold(Api(table), |api, add| add(api)).0
}

/// Every refusal as a problem document, in a language.
pub(crate) fn settled(response: Response, language: Language) -> Response {
    problem::settled(response, language)
}

/// The table of routes, with what holds for every route of the API.
struct Api(Table);

impl Api {
    fn get<H: Handler<T, crate::Web>, T: 'static>(self, path: &'static str, may: May, handler: H) -> Self {
        let handler = handler.layer(from_fn(checked));
        Self(self.0.on(Method::GET, MethodFilter::GET, path, Access::May(may), handler))
    }

    fn put<H: Handler<T, crate::Web>, T: 'static>(self, path: &'static str, may: May, handler: H) -> Self {
        let handler = handler.layer(from_fn(checked));
        Self(self.0.on(Method::PUT, MethodFilter::PUT, path, Access::May(may), handler))
    }

    fn delete<H: Handler<T, crate::Web>, T: 'static>(self, path: &'static str, may: May, handler: H) -> Self {
        let handler = handler.layer(from_fn(checked));
        Self(self.0.on(Method::DELETE, MethodFilter::DELETE, path, Access::May(may), handler))
    }

    /// Something that is done to what is there, or only looked at.
    fn act<H: Handler<T, crate::Web>, T: 'static>(self, path: &'static str, may: May, handler: H) -> Self {
        let handler = handler.layer(from_fn(checked));
        Self(self.0.on(Method::POST, MethodFilter::POST, path, Access::May(may), handler))
    }

    /// The same with files, which are larger than other bodies may be.
    fn make_large<H: Handler<T, crate::Web>, T: 'static>(self, path: &'static str, may: May, handler: H) -> Self {
        let once = from_fn_with_state(self.0.web().clone(), once::once);
        let handler = handler.layer(once).layer(from_fn(checked)).layer(DefaultBodyLimit::max(LARGEST));
        Self(self.0.on(Method::POST, MethodFilter::POST, path, Access::May(may), handler))
    }

    /// Something that makes something new: sent again with the same key it is done once.
    fn make<H: Handler<T, crate::Web>, T: 'static>(self, path: &'static str, may: May, handler: H) -> Self {
        let once = from_fn_with_state(self.0.web().clone(), once::once);
        let handler = handler.layer(once).layer(from_fn(checked));
        Self(self.0.on(Method::POST, MethodFilter::POST, path, Access::May(may), handler))
    }
}

/// What holds for every request: a browser shows that it is our page that asks, and nothing is asked that is not known.
async fn checked(request: Request, next: Next) -> Response {
    let mut response = match foreign(&request).and_then(|()| unknown(&request)) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    };
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    response
}

/// Refuses a write with a login session that does not show the secret of the browser's cookie; tokens are sent by nobody unknowing.
fn foreign(request: &Request) -> Result<(), Refusal> {
    let extensions = request.extensions();
    let by_session = extensions.get::<Staff>().is_none_or(|staff| !staff.session.is_empty());
    let shown = request.headers().get("x-csrf").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let own = extensions.get::<Guest>().is_some_and(|guest| guest.form == shown);
    if request.method().is_safe() || !by_session || own {
        return Ok(());
    }
    Err(Refusal::new(StatusCode::FORBIDDEN, "cross-site"))
}

/// Refuses parameters that the document does not name: a misspelt filter would give everything.
fn unknown(request: &Request) -> Result<(), Refusal> {
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let known = document::parameters(request.method(), path);
    let query = request.uri().query().unwrap_or_default();
    let names = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| pair.split('=').next().unwrap_or_default());
    match names.into_iter().find(|name| !known.iter().any(|own| own == name)) {
        None => Ok(()),
        Some(name) => {
            let said = Said::error("web-api-parameter").with("known", known.join(", "));
            Err(Refusal::wrong(Place::Parameter(name.to_owned()), said))
        }
    }
}
