//! Limits of time: nobody keeps the service waiting, and nobody waits for ever for an answer.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use app::Error;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body::{Frame, SizeHint};
use tokio::time::Sleep;

use crate::fault::Fault;
use crate::refused::Refused;

/// How long the service waits for what, and others for it.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For the head of a request, from when it was possible to send it.
    pub head: Duration,
    /// For the body of a form or a document.
    pub body: Duration,
    /// For the body of a form with files, which may come over a slow line.
    pub files: Duration,
    /// For the answer, once the request has come.
    pub answer: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { head: seconds(20), body: seconds(30), files: seconds(600), answer: seconds(30) }
    }
}

/// Ends what takes too long: 408 where the request did not come, 503 where the answer did not.
pub(crate) async fn in_time(State(patience): State<Patience>, request: Request, next: Next) -> Response {
    let media = request.headers().get(header::CONTENT_TYPE).map_or(&b""[..], |value| value.as_bytes());
    let may_take = if media.to_ascii_lowercase().starts_with(b"multipart/") { patience.files } else { patience.body };
    let late = Arc::new(AtomicBool::new(false));
    let awaited = HttpBody::size_hint(request.body()).exact() != Some(0);
    let longest = if awaited { may_take + patience.answer } else { patience.answer };
    let flag = Arc::clone(&late);
    let request = request.map(|body| {
        // Most requests have no body, and need no clock.
        if awaited { Body::new(Timed { body, end: Box::pin(tokio::time::sleep(may_take)), late: flag }) } else { body }
    });
    match tokio::time::timeout(longest, next.run(request)).await {
        _ if late.load(Ordering::Relaxed) => Refused::TooSlow.into_response(),
        Ok(response) => response,
        Err(_) => Fault(Error::Unavailable(format!("no answer within {longest:?}"))).into_response(),
    }
}

/// A body that must have come to its end in time.
struct Timed {
    body: Body,
    end: Pin<Box<Sleep>>,
    late: Arc<AtomicBool>,
}

impl HttpBody for Timed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        // The clock first: whoever sends a letter now and then has always something to be read.
        if self.end.as_mut().poll(context).is_ready() {
            self.late.store(true, Ordering::Relaxed);
            return Poll::Ready(Some(Err(axum::Error::new(std::io::Error::from(std::io::ErrorKind::TimedOut)))));
        }
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
