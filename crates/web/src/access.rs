use app::{Error, May, Stage};
use axum::Router;
use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};

use crate::Web;
use crate::fault::Fault;
use crate::visitor::{Staff, cookie};

/// The cookie that holds a login session. The prefix makes browsers refuse one that another host or a plain connection has set.
pub(crate) const SESSION: &str = "__Host-session";

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Open,
    /// Whoever has logged in.
    LoggedIn,
    /// Whoever has this permission in the organisation that they have chosen.
    May(May),
}

/// A route, as the table of all routes has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteRow {
    /// Its method.
    pub method: Method,
    /// Its path, with parameters in braces.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
}

/// Routes with who may use them: nothing is served that does not stand in the table, and permission is shown before a handler runs.
pub(crate) struct Table {
    web: Web,
    router: Router<Web>,
    rows: Vec<RouteRow>,
}

impl Table {
    pub(crate) fn new(web: &Web) -> Self {
        Self { web: web.clone(), router: Router::new(), rows: Vec::new() }
    }

    /// What handlers stand on, for layers of their own.
    pub(crate) fn web(&self) -> &Web {
        &self.web
    }

    pub(crate) fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Web>,
        T: 'static,
    {
        self.on(Method::GET, MethodFilter::GET, path, access, handler)
    }

    pub(crate) fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Web>,
        T: 'static,
    {
        self.on(Method::POST, MethodFilter::POST, path, access, handler)
    }

    pub(crate) fn on<H, T>(mut self, method: Method, filter: MethodFilter, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Web>,
        T: 'static,
    {
        self.rows.push(RouteRow { method, path, access });
        let guarded = on(filter, handler).route_layer(from_fn_with_state((self.web.clone(), access), guard));
        self.router = self.router.route(path, guarded);
        self
    }

    pub(crate) fn into_parts(self) -> (Router<Web>, Vec<RouteRow>) {
        (self.router, self.rows)
    }
}

/// Finds out who asks, and refuses those who may not.
async fn guard(State((web, access)): State<(Web, Access)>, mut request: Request, next: Next) -> Response {
    // The body cannot be lent to another task; the head can.
    let headers = request.headers().clone();
    let found = who(&web, &headers).await;
    let staff = match (found, access) {
        (Ok(staff), _) => Some(staff),
        // Whoever has no role any more may still log in as somebody else.
        (Err(Error::NotLoggedIn | Error::Forbidden), Access::Open) => None,
        (Err(error), _) => return Fault(error).into_response(),
    };
    if let (Some(staff), Access::May(may)) = (&staff, access)
        && let Err(error) = staff.caller.must(may)
    {
        // The page that says so is made for whoever they are.
        let mut response = Fault(error).into_response();
        response.extensions_mut().insert(staff.clone());
        return response;
    }
    if let Some(staff) = &staff {
        request.extensions_mut().insert(staff.clone());
    }
    let mut response = next.run(request).await;
    if let Some(staff) = staff {
        response.extensions_mut().insert(staff);
    }
    response
}

async fn who(web: &Web, headers: &HeaderMap) -> Result<Staff, Error> {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if let Some(token) = bearer.and_then(|value| value.strip_prefix("Bearer ")) {
        let caller = web.app.with_token(token.trim()).await?;
        return Ok(Staff { caller, session: String::new() });
    }
    let session = cookie(headers, SESSION).ok_or(Error::NotLoggedIn)?;
    let visit = web.app.visit(&session).await?;
    match (visit.stage, visit.caller) {
        (Stage::In, Some(caller)) => Ok(Staff { caller, session }),
        (Stage::In, None) => Err(Error::Forbidden),
        _ => Err(Error::NotLoggedIn),
    }
}
