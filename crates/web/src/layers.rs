use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{from_fn, from_fn_with_state};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::trace::TraceLayer;

use crate::Web;
use crate::finish::finish;
use crate::measure::measured;
use crate::patience::{Patience, in_time};
use crate::sane::sane;

/// The largest form, in bytes; routes that take files say so themselves.
pub(crate) const BODY: usize = 1024 * 1024;

/// What browsers are told of every answer. Nothing comes from anywhere but here, no script or style stands in a page, nobody may frame it.
const HEADERS: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
         frame-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
];

/// Everything that holds for every route.
pub(crate) fn around(router: Router<Web>, web: &Web, patience: Patience) -> Router {
    let mut router = router
        .layer(DefaultBodyLimit::max(BODY))
        .layer(CsrfLayer::new())
        // Inside of what makes pages, so that a fault of the program has one too.
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(patience, in_time))
        .layer(from_fn(sane))
        .layer(from_fn_with_state(web.clone(), finish))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(web.clone(), measured))
        .with_state(web.clone());
    for (name, value) in HEADERS {
        let (name, value) = (HeaderName::from_static(name), HeaderValue::from_static(value));
        router = router.layer(SetResponseHeaderLayer::if_not_present(name, value));
    }
    if web.app.config().address().starts_with("https://") {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        router = router.layer(SetResponseHeaderLayer::if_not_present(header::STRICT_TRANSPORT_SECURITY, year));
    }
    router.layer(
        ServiceBuilder::new()
            .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
            // What was asked for, by path and not by query, which may hold what people searched for.
            .layer(TraceLayer::new_for_http().make_span_with(|request: &axum::extract::Request| {
                tracing::info_span!("request", method = %request.method(), path = request.uri().path())
            }))
            .layer(PropagateRequestIdLayer::x_request_id())
            .layer(CompressionLayer::new()),
    )
}
