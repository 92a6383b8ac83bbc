use std::error::Error as _;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use kernel::Instant;
use reqwest::redirect::Policy;
use sha2::Sha256;

use super::gate::{Gate, Refused};
use crate::{Config, Error, Result, secret};

/// How a secret begins, so that it is known where it is found.
const PREFIX: &str = "whsec_";
/// So long a receiver may take to be reached, and to answer.
const REACHED: Duration = Duration::from_secs(5);
const ANSWERED: Duration = Duration::from_secs(15);

/// Sends messages, in the manner of Standard Webhooks.
#[derive(Debug, Clone)]
pub(crate) struct Sender {
    pub(crate) gate: Gate,
    client: reqwest::Client,
}

/// A message as it is sent.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    /// The same however often it is sent.
    pub(crate) id: String,
    pub(crate) url: String,
    pub(crate) secrets: Vec<String>,
    pub(crate) body: String,
}

/// What came of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// What the receiver answered; 0 where it did not.
    pub(crate) status: u16,
    /// A word for what went wrong; empty where nothing did.
    pub(crate) error: &'static str,
}

impl Sender {
    pub(crate) fn new(config: &Config) -> Result<Self> {
        let gate = Gate::of(config);
        let client = reqwest::Client::builder()
            .user_agent(concat!("kravkedja/", env!("CARGO_PKG_VERSION")))
            // Where it leads has not been looked at.
            .redirect(Policy::none())
            .no_proxy()
            .dns_resolver(std::sync::Arc::new(gate.clone()))
            // Every message looks the name up again.
            .pool_max_idle_per_host(0)
            .connect_timeout(REACHED)
            .timeout(ANSWERED)
            .build()
            .map_err(|error| Error::Internal(error.to_string()))?;
        Ok(Self { gate, client })
    }

    pub(crate) async fn send(&self, letter: &Letter, now: Instant) -> Outcome {
        // Looked at again: what holds may have changed since the address was added.
        let Ok(url) = self.gate.address(&letter.url) else { return Outcome { status: 0, error: "private" } };
        let at = now.seconds().to_string();
        let signed: Vec<String> =
            letter.secrets.iter().filter_map(|secret| signature(secret, &letter.id, &at, &letter.body)).collect();
        let request = self
            .client
            .post(url)
            .header("content-type", "application/json")
            .header("webhook-id", &letter.id)
            .header("webhook-timestamp", at)
            .header("webhook-signature", signed.join(" "))
            .body(letter.body.clone());
        match request.send().await {
            Ok(response) => {
                let status = response.status();
                let error = match status {
                    status if status.is_success() => "",
                    status if status.is_redirection() => "redirect",
                    _ => "status",
                };
                Outcome { status: status.as_u16(), error }
            }
            Err(error) => Outcome { status: 0, error: word(&error) },
        }
    }
}

/// A secret that messages are signed with.
pub(crate) fn fresh() -> String {
    format!("{PREFIX}{}", STANDARD.encode(secret::bytes()))
}

/// The signature of a message: HMAC-SHA256 of its id, the time and the body with full stops between.
fn signature(secret: &str, id: &str, at: &str, body: &str) -> Option<String> {
    let key = STANDARD.decode(secret.strip_prefix(PREFIX)?).ok()?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    mac.update(format!("{id}.{at}.{body}").as_bytes());
    Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

/// What went wrong, in a word that the pages have a sentence for.
fn word(error: &reqwest::Error) -> &'static str {
    let mut cause = error.source();
    while let Some(one) = cause {
        if one.is::<Refused>() {
            return "private";
        }
        cause = one.source();
    }
    if error.is_timeout() {
        "timeout"
    } else if error.is_connect() {
        "connect"
    } else {
        "broken"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_the_published_one() {
        // The example of the reference implementation of Standard Webhooks.
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let body = "{\"test\": 2432232314}";
        let signed = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body);
        assert_eq!(signed.as_deref(), Some("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        assert_eq!(signature("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "a", "1", ""), None);
    }
}
