use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::time::Instant;

use crate::Web;
use crate::fault::Fault;

/// What OpenMetrics is called.
const MEDIA: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Counts a request by the route that it took: never by its path, which may hold ids.
pub(crate) async fn measured(State(web): State<Web>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = known(request.method());
    let response = next.run(request).await;
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    web.app.metrics().request(method, route, response.status().as_u16(), began.elapsed());
    response
}

/// A method as a label: anybody may send any word as one.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// Answers `GET /metrics` to a listener of its own, and nothing else, until `stop` is done.
///
/// # Errors
/// When the listener fails.
pub async fn serve_metrics(
    web: &Web,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let router = Router::new().route("/metrics", get(metrics)).with_state(web.clone());
    axum::serve(listener, router).with_graceful_shutdown(stop).await
}

async fn metrics(State(web): State<Web>) -> Response {
    match web.app.metrics_text().await {
        Ok(text) => ([(header::CONTENT_TYPE, MEDIA)], text).into_response(),
        Err(error) => {
            tracing::warn!(?error, "what is counted could not be told");
            Fault::status(&error).into_response()
        }
    }
}
