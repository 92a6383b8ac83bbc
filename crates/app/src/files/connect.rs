use std::time::Duration;

use async_trait::async_trait;
use http_body_util::BodyExt;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector as Plain;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpRequestBody, HttpResponse, HttpResponseBody,
    HttpService,
};

use crate::{Error, Result};

/// HTTP to the object store: rustls with ring, and the certificates that the machine trusts. The library's own client would bring
/// another implementation of cryptography.
#[derive(Debug, Clone)]
pub(crate) struct Connector {
    client: Client<HttpsConnector<Plain>, HttpRequestBody>,
    patience: Duration,
}

impl Connector {
    /// `patience` is how long one request may take until its answer begins.
    pub(crate) fn new(patience: Duration) -> Result<Self> {
        let certificates = HttpsConnectorBuilder::new().with_native_roots();
        let certificates = certificates.map_err(|error| Error::Unavailable(format!("certificates of this machine: {error}")))?;
        let mut plain = Plain::new();
        plain.enforce_http(false);
        plain.set_connect_timeout(Some(patience));
        let secure = certificates.https_or_http().enable_http1().wrap_connector(plain);
        let mut builder = Client::builder(TokioExecutor::new());
        builder.pool_timer(TokioTimer::new()).pool_idle_timeout(Duration::from_secs(20));
        Ok(Self { client: builder.build(secure), patience })
    }
}

impl HttpConnector for Connector {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}

#[async_trait]
impl HttpService for Connector {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let answer = tokio::time::timeout(self.patience, self.client.request(request)).await;
        let answer = answer.map_err(|late| HttpError::new(HttpErrorKind::Timeout, late))?;
        let answer = answer.map_err(|error| {
            let kind = if error.is_connect() { HttpErrorKind::Connect } else { HttpErrorKind::Interrupted };
            HttpError::new(kind, error)
        })?;
        let (head, body) = answer.into_parts();
        let body = HttpResponseBody::new(body.map_err(|error| HttpError::new(HttpErrorKind::Interrupted, error)));
        Ok(HttpResponse::from_parts(head, body))
    }
}
