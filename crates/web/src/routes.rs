use app::Error;
use axum::Router;

use crate::access::{Access, RouteRow, Table};
use crate::fault::Fault;
use crate::patience::Patience;
use crate::refused::Refused;
use crate::{Web, api, assets, layers, pages};

/// The service.
pub fn router(web: &Web) -> Router {
    router_within(web, Patience::default())
}

/// The service with other limits of time.
pub(crate) fn router_within(web: &Web, patience: Patience) -> Router {
    let (router, _) = table(web).into_parts();
    layers::around(router.fallback(nowhere).method_not_allowed_fallback(other_method), web, patience)
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

async fn other_method() -> Refused {
    Refused::Method
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
