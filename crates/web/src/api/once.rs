use app::{Keyed, Repeat};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderName, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::Problem as Said;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::answer::{hex, with};
use super::problem::{Place, Refusal};
use crate::Web;
use crate::visitor::Staff;

/// The header that holds the key.
const KEY: &str = "idempotency-key";
/// The longest answer that is kept, in bytes.
const LONGEST: usize = 1024 * 1024;

/// An answer as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    etag: String,
    location: String,
    body: String,
}

/// What is kept of an answer instead of its body: secrets are shown once and stored nowhere.
#[derive(Debug, Clone)]
pub(super) struct KeepInstead(pub(super) String);

/// Does a request with a key once, however often it comes, and gives the first answer again.
pub(super) async fn once(State(web): State<Web>, request: Request, next: Next) -> Response {
    let Some(key) = request.headers().get(KEY) else { return next.run(request).await };
    let key = key.to_str().unwrap_or_default().to_owned();
    if !(1..=200).contains(&key.len()) || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Refusal::wrong(Place::Header("Idempotency-Key"), Said::error("web-api-key")).into_response();
    }
    let Some(staff) = request.extensions().get::<Staff>().cloned() else { return next.run(request).await };
    // If whoever asked goes away the request is still done to its end, and its answer is there when they ask again.
    let done = tokio::spawn(async move { run(web, staff, key, request, next).await }).await;
    done.unwrap_or_else(|error| Err(app::Error::Internal(error.to_string()).into())).into_response()
}

async fn run(web: Web, staff: Staff, key: String, request: Request, next: Next) -> Result<Response, Refusal> {
    let (parts, body) = request.into_parts();
    // With what the layers have put beside it: how large a body may be.
    let sized = Request::from_parts(parts.clone(), body);
    let body = Bytes::from_request(sized, &()).await.map_err(|rejection| Refusal::new(rejection.status(), "too-large"))?;
    let head = format!("{} {}\n", parts.method, parts.uri.path());
    let digest = hex(&Sha256::new().chain_update(head).chain_update(&body).finalize(), 32);
    let keyed = Keyed { key, digest };
    match web.app.begin_once(&staff.caller, &keyed).await? {
        Repeat::New => {}
        Repeat::Answered { status, answer } => return again(status, &answer),
        Repeat::UnderWay => return Err(Refusal::new(StatusCode::CONFLICT, "under-way")),
        Repeat::Another => return Err(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "key-used")),
    }
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    if !response.status().is_success() {
        web.app.forget_once(&staff.caller, &keyed).await?;
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, LONGEST).await.map_err(|error| app::Error::Internal(error.to_string()))?;
    let header = |name: HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let instead = parts.extensions.get::<KeepInstead>().map(|instead| instead.0.clone());
    let text = instead.unwrap_or_else(|| String::from_utf8_lossy(&body).into_owned());
    let kept = Kept { etag: header(header::ETAG), location: header(header::LOCATION), body: text };
    let answer = serde_json::to_string(&kept).map_err(|error| app::Error::Internal(error.to_string()))?;
    web.app.answer_once(&staff.caller, &keyed, parts.status.as_u16(), answer).await?;
    Ok(Response::from_parts(parts, Body::from(body)))
}

/// The answer that was given the first time.
fn again(status: u16, answer: &str) -> Result<Response, Refusal> {
    let damaged = || app::Error::Internal("the answer that was kept cannot be read".to_owned());
    let Kept { etag, location, body } = serde_json::from_str(answer).map_err(|_| damaged())?;
    let status = StatusCode::from_u16(status).map_err(|_| damaged())?;
    let response = (status, [(header::CONTENT_TYPE, "application/json")], body).into_response();
    let response = with(response, HeaderName::from_static("idempotent-replayed"), "true");
    let given = [(header::ETAG, etag), (header::LOCATION, location)].into_iter().filter(|(_, value)| !value.is_empty());
    Ok(given.fold(response, |response, (name, value)| with(response, name, &value)))
}
