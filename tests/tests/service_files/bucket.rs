//! A small object store on this machine, as much of S3 as files need. It holds every signature against the secret (Signature
//! Version 4) and every body against the digests that were sent with it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// The secret of the only key.
pub(crate) const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXEMPEL";

/// How the store is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Mood {
    #[default]
    Well,
    Failing,
    FailingOnce,
    Denying,
    /// Answers after a minute.
    Slow,
    /// Begins to give something out, and does not end.
    Dripping,
    /// Answers what is no S3.
    Garbled,
}

#[derive(Default)]
struct Inside {
    objects: BTreeMap<String, Vec<u8>>,
    written: usize,
    refused: Vec<String>,
    mood: Mood,
}

pub(crate) struct Bucket {
    pub(crate) address: String,
    inside: Arc<Mutex<Inside>>,
}

impl Bucket {
    pub(crate) async fn start() -> Self {
        let inside = Arc::new(Mutex::new(Inside::default()));
        let router = Router::new().fallback(answer).with_state(Arc::clone(&inside));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { address, inside }
    }

    pub(crate) fn keys(&self) -> Vec<String> {
        self.inside.lock().unwrap().objects.keys().cloned().collect()
    }

    /// How often something was written.
    pub(crate) fn written(&self) -> usize {
        self.inside.lock().unwrap().written
    }

    /// Why requests were refused.
    pub(crate) fn refused(&self) -> Vec<String> {
        self.inside.lock().unwrap().refused.clone()
    }

    pub(crate) fn is(&self, mood: Mood) {
        self.inside.lock().unwrap().mood = mood;
    }

    /// Changes a bit in everything.
    pub(crate) fn damage(&self) {
        self.inside.lock().unwrap().objects.values_mut().for_each(|bytes| bytes[0] ^= 1);
    }

    pub(crate) fn clear(&self) {
        self.inside.lock().unwrap().objects.clear();
    }
}

async fn answer(State(inside): State<Arc<Mutex<Inside>>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, 64 * 1024 * 1024).await.unwrap();
    let mood = inside.lock().unwrap().mood;
    match mood {
        Mood::Well => {}
        Mood::Failing => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Mood::FailingOnce => {
            inside.lock().unwrap().mood = Mood::Well;
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        Mood::Denying => return fault(StatusCode::FORBIDDEN, "AccessDenied"),
        Mood::Slow => tokio::time::sleep(Duration::from_secs(60)).await,
        Mood::Dripping if head.method == Method::GET => return dripping(),
        Mood::Dripping => {}
        Mood::Garbled => return (StatusCode::IM_A_TEAPOT, "<html>Logga in på nätet</html>").into_response(),
    }
    let mut inside = inside.lock().unwrap();
    if let Err(reason) = signed(&head, &body) {
        inside.refused.push(reason.clone());
        return fault(StatusCode::FORBIDDEN, &reason);
    }
    let key = head.uri.path().trim_start_matches('/').to_owned();
    match head.method {
        Method::GET => match inside.objects.get(&key) {
            Some(bytes) => {
                ([(header::ETAG, etag(bytes)), (header::LAST_MODIFIED, WHEN.to_owned())], bytes.clone()).into_response()
            }
            None => fault(StatusCode::NOT_FOUND, "NoSuchKey"),
        },
        Method::PUT if head.headers.contains_key(header::IF_NONE_MATCH) && inside.objects.contains_key(&key) => {
            fault(StatusCode::PRECONDITION_FAILED, "PreconditionFailed")
        }
        Method::PUT => {
            inside.written += 1;
            let tag = etag(&body);
            inside.objects.insert(key, body.to_vec());
            [(header::ETAG, tag)].into_response()
        }
        _ => fault(StatusCode::METHOD_NOT_ALLOWED, "MethodNotAllowed"),
    }
}

const WHEN: &str = "Sun, 22 Nov 2026 18:00:00 GMT";

fn fault(status: StatusCode, code: &str) -> Response {
    (status, format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>-</Message></Error>")).into_response()
}

/// A thousand bytes are promised, and none comes: a body whose sender stays away.
fn dripping() -> Response {
    struct Never;
    impl axum::body::HttpBody for Never {
        type Data = Bytes;
        type Error = std::io::Error;

        fn poll_frame(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, std::io::Error>>> {
            std::task::Poll::Pending
        }
    }
    let headers = [(header::CONTENT_LENGTH, "1000"), (header::ETAG, "\"x\""), (header::LAST_MODIFIED, WHEN)];
    (headers, Body::new(Never)).into_response()
}

fn etag(bytes: &[u8]) -> String {
    format!("\"{}\"", &exchange::sha256(bytes)[..32])
}

/// Is the request signed with the secret, all of it, and is the body what was signed?
fn signed(head: &Parts, body: &[u8]) -> Result<(), String> {
    let text = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let authorization = text("authorization");
    let part = |name: &str| {
        let after = authorization.split(&format!("{name}=")).nth(1).unwrap_or_default();
        after.split([',', ' ']).next().unwrap_or_default().to_owned()
    };
    let (credential, names, signature) = (part("Credential"), part("SignedHeaders"), part("Signature"));
    let scope: Vec<&str> = credential.split('/').collect();
    if !authorization.starts_with("AWS4-HMAC-SHA256 ") || scope.len() != 5 || scope[0] != "AKIAEXEMPEL" || scope[3] != "s3" {
        return Err(format!("not signed: {authorization}"));
    }
    for name in ["host", "x-amz-content-sha256", "x-amz-date"] {
        if !names.split(';').any(|own| own == name) {
            return Err(format!("{name} is not signed"));
        }
    }
    if text("x-amz-content-sha256") != exchange::sha256(body) {
        return Err("the body is not what was signed".to_owned());
    }
    let lines: String = names.split(';').map(|name| format!("{name}:{}\n", text(name).trim())).collect();
    let (path, query) = (head.uri.path(), head.uri.query().unwrap_or_default());
    let asked = format!("{}\n{path}\n{query}\n{lines}\n{names}\n{}", head.method, text("x-amz-content-sha256"));
    let within = scope[1..].join("/");
    let to_sign = format!("AWS4-HMAC-SHA256\n{}\n{within}\n{}", text("x-amz-date"), exchange::sha256(asked.as_bytes()));
    let start = format!("AWS4{SECRET}").into_bytes();
    let key = scope[1..].iter().fold(start, |key, part| hmac(&key, part.as_bytes()));
    let expected: String = hmac(&key, to_sign.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    if expected == signature { Ok(()) } else { Err("SignatureDoesNotMatch".to_owned()) }
}

/// HMAC-SHA256 (RFC 2104).
fn hmac(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut block = if key.len() > 64 { Sha256::digest(key).to_vec() } else { key.to_vec() };
    block.resize(64, 0);
    let pad = |with: u8| block.iter().map(|byte| byte ^ with).collect::<Vec<u8>>();
    let inner = Sha256::digest([&pad(0x36)[..], message].concat());
    Sha256::digest([&pad(0x5c)[..], &inner[..]].concat()).to_vec()
}
