use app::Error;
use axum::Router;
use axum::response::IntoResponse;

use crate::access::{Access, RouteRow, Table};
use crate::fault::Fault;
use crate::{Web, api, assets, layers, pages};

/// The service.
pub fn router(web: &Web) -> Router {
    let (router, _) = table(web).into_parts();
    layers::around(router.fallback(nowhere).method_not_allowed_fallback(other_method), web)
}

/// Every route with who may use it.
#[must_use]
pub fn routes(web: &Web) -> Vec<RouteRow> {
    table(web).into_parts().1
}

fn table(web: &Web) -> Table {
    let table = Table::new(web).get("/assets/{name}", Access::Open, assets::get).get("/healthz", Access::Open, healthz).get(
        "/readyz",
        Access::Open,
        readyz,
    );
    api::add(pages::add(table))
}

async fn nowhere() -> Fault {
    Fault(Error::NotFound)
}

async fn other_method() -> axum::response::Response {
    axum::http::StatusCode::METHOD_NOT_ALLOWED.into_response()
}

/// The process is there.
async fn healthz() -> &'static str {
    "ok\n"
}

/// The process can answer.
async fn readyz(axum::extract::State(web): axum::extract::State<Web>) -> Result<&'static str, Fault> {
    web.app.ready().await?;
    Ok("ok\n")
}
