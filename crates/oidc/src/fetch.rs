use std::pin::Pin;
use std::time::Duration;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client, Url};
use thiserror::Error;

use crate::Settings;
use crate::settings::is_loopback;

/// So long a connection may take.
const CONNECT: Duration = Duration::from_secs(4);
/// So long an answer may take in all. Three are asked for at most, and the browser waits meanwhile.
const LONGEST: Duration = Duration::from_secs(8);
/// The largest answer that is read, in bytes: keys and tokens are far smaller.
const LARGEST: usize = 512 * 1024;

/// Asks the provider: only over TLS unless it is on the machine itself, never elsewhere by redirection, with limits on time and size.
#[derive(Debug, Clone)]
pub(crate) struct Fetch {
    client: Client,
    plain: bool,
}

/// Why the provider did not answer.
#[derive(Debug, Error)]
pub(crate) enum Unanswered {
    #[error("{0} is not https")]
    Plain(String),
    #[error("the answer is larger than {LARGEST} bytes")]
    Large,
    #[error("{}", without_address(.0))]
    Failed(#[from] reqwest::Error),
    #[error("the answer cannot be read: {0}")]
    Unreadable(#[from] openidconnect::http::Error),
}

impl Fetch {
    pub(crate) fn new(settings: &Settings) -> Result<Self, String> {
        let issuer = settings.address()?;
        let mut builder = Client::builder().redirect(Policy::none()).connect_timeout(CONNECT).timeout(LONGEST).use_rustls_tls();
        if let Some(pem) = &settings.certificate {
            for certificate in Certificate::from_pem_bundle(pem).map_err(|error| without_address(&error))? {
                builder = builder.add_root_certificate(certificate);
            }
        }
        let plain = issuer.scheme() == "http";
        if plain {
            // On the machine itself nothing stands between.
            builder = builder.no_proxy();
        }
        Ok(Self { client: builder.build().map_err(|error| without_address(&error))?, plain })
    }

    /// May browsers be sent to this address, or it be asked?
    pub(crate) fn may(&self, url: &Url) -> bool {
        url.scheme() == "https" || (self.plain && url.scheme() == "http" && is_loopback(url))
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, Unanswered> {
        let request = reqwest::Request::try_from(request)?;
        if !self.may(request.url()) {
            return Err(Unanswered::Plain(request.url().origin().ascii_serialization()));
        }
        let mut response = self.client.execute(request).await?;
        let mut built = openidconnect::http::Response::builder().status(response.status());
        for (name, value) in response.headers() {
            built = built.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await? {
            if body.len() + part.len() > LARGEST {
                return Err(Unanswered::Large);
            }
            body.extend_from_slice(&part);
        }
        Ok(built.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Fetch {
    type Error = Unanswered;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Unanswered>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

/// An error with its causes, without the address that was asked.
fn without_address(error: &reqwest::Error) -> String {
    let mut text = if error.is_timeout() {
        "no answer in time".to_owned()
    } else if error.is_connect() {
        "no connection".to_owned()
    } else {
        "no answer".to_owned()
    };
    let mut cause = std::error::Error::source(error);
    while let Some(own) = cause {
        text = format!("{text}: {own}");
        cause = own.source();
    }
    text
}
