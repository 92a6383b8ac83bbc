//! Log-in through an organisation's own identity provider. The provider says who somebody is and what they are; whether that lets them
//! in here is decided in `settle`, in one transaction.

#[cfg(not(feature = "oidc"))]
mod absent;
mod finish;
mod providers;
mod settle;

use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{LoginSession, new_id};

pub(crate) use providers::Providers;

use crate::{App, Error, Result, secret};

/// So long somebody has at the provider, in seconds.
const AWAY: i64 = 600;
/// So long one waits to be told where a provider is left.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);
/// The longest token that is kept for leaving.
const LONGEST_TOKEN: usize = 6_000;

/// A provider that one may log in through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// Its name in addresses.
    pub name: String,
    /// What people call it.
    pub title: String,
}

/// A log-in that has begun: the browser keeps the secret and goes to the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// What the browser keeps.
    pub secret: String,
    /// Where it goes.
    pub address: String,
}

/// What a browser brought back from a provider.
#[derive(Debug, Clone, Copy, Default)]
pub struct CameBack<'a> {
    /// The secret that it kept; empty where it kept none.
    pub secret: &'a str,
    /// What it was given along, and must bring back.
    pub state: &'a str,
    /// The provider's code.
    pub code: &'a str,
    /// Why there is none.
    pub error: &'a str,
    /// Who the provider says that it is, if it does.
    pub issuer: &'a str,
    /// The session that the browser has already, which ends.
    pub session: Option<&'a str>,
}

/// A log-in that was finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The secret of the session.
    pub secret: String,
    /// Where they were going.
    pub next: String,
    /// They stay administrator though the provider does not say so: nobody else is.
    pub last_administrator: bool,
}

/// Why somebody was not let in through a provider.
#[derive(Debug)]
pub enum Refusal {
    /// There is no such provider.
    NoSuch,
    /// They, or the provider, said no.
    Denied,
    /// It is not the browser that began, or it has come back before.
    State,
    /// It took too long.
    Expired,
    /// The provider gives them no role here.
    NoRole,
    /// Nobody has added them, and the provider may not.
    Unknown,
    /// The provider does not say which address they have.
    NoAddress,
    /// Another account has their address.
    Taken,
    /// Their account is disabled here.
    Disabled,
    /// The provider did not answer; what for the log.
    Unreachable(String),
    /// What it said cannot be trusted; why for the log.
    Untrusted(String),
    /// Something else.
    Other(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Self {
        Self::Other(error.into())
    }
}

/// The provider that a session was begun through. What the session reaches is what the provider speaks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Through {
    pub(crate) provider: String,
    /// The ids of the organisations.
    pub(crate) organisations: Vec<String>,
    /// The ID token, for leaving the provider; empty where it is too long to be kept.
    pub(crate) token: String,
}

/// What is remembered while a browser is at a provider.
#[derive(Serialize, Deserialize)]
struct Away {
    provider: String,
    /// The digest of what must come back.
    state: String,
    nonce: String,
    verifier: String,
    next: String,
}

/// What is remembered of a browser that may leave its provider too.
#[derive(Serialize, Deserialize)]
struct Left {
    title: String,
    address: String,
}

impl App {
    /// The providers that one may log in through.
    #[must_use]
    pub fn doors(&self) -> Vec<Door> {
        self.providers.all().map(|(name, one)| Door { name: name.to_owned(), title: one.config.title.clone() }).collect()
    }

    /// Are the organisations that the configuration speaks of there?
    ///
    /// # Errors
    /// Which is not.
    pub async fn check_providers(&self) -> Result<()> {
        for (name, one) in self.providers.all() {
            for slug in one.config.organisations() {
                self.house_of(name, slug).await?;
            }
        }
        Ok(())
    }

    /// Begins a log-in through a provider; `next` is where the person was going.
    ///
    /// # Errors
    /// When there is no such provider, or it does not answer.
    pub async fn depart(&self, provider: &str, next: &str) -> Result<Departure, Refusal> {
        let one = self.providers.get(provider).ok_or(Refusal::NoSuch)?;
        let journey = one.far.begin(self.seconds()).await.map_err(finish::refusal)?;
        let away = Away {
            provider: provider.to_owned(),
            state: secret::digest(&journey.state),
            nonce: journey.nonce,
            verifier: journey.verifier,
            next: next.to_owned(),
        };
        let secret = self.remember(&json!(away)).await?;
        Ok(Departure { secret, address: journey.address })
    }

    /// Ends a session. Where it was begun through a provider that can be left too, gives the secret by which `left` knows where.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn sign_out(&self, session: &str) -> Result<Option<String>> {
        let through = self.through(session).await.ok().flatten();
        self.log_out(session).await?;
        let found = through.and_then(|through| Some((self.providers.get(&through.provider)?, through.token)));
        let Some((one, token)) = found else { return Ok(None) };
        // They are out here whatever the provider does.
        let address = tokio::time::timeout(PATIENCE, one.far.leave(&token, self.seconds())).await.ok().flatten();
        let Some(address) = address else { return Ok(None) };
        self.remember(&json!(Left { title: one.config.title.clone(), address })).await.map(Some)
    }

    /// Where whoever has signed out may leave their provider too: its title and the address.
    ///
    /// # Errors
    /// When they came through none, or it is a while ago.
    pub async fn left(&self, secret: &str) -> Result<(String, String)> {
        let row = self.store.read().login_session(&kept_apart(secret), self.clock.now()).await?;
        let left: Left = serde_json::from_str(&row.data).map_err(|_| Error::NotFound)?;
        Ok((left.title, left.address))
    }

    /// Was this session begun with a password or a passkey of the service, and not through a provider?
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn is_local(&self, session: &str) -> Result<bool> {
        match self.through(session).await {
            Err(Error::NotLoggedIn) => Ok(true),
            through => Ok(through?.is_none()),
        }
    }

    /// Must this person log in through their provider, and not with a password of the service?
    pub(crate) async fn logs_in_elsewhere(&self, person: &str) -> Result<bool> {
        let strict: Vec<&str> =
            self.providers.all().filter(|(_, one)| !one.config.local_login).map(|(_, one)| one.config.issuer.as_str()).collect();
        if strict.is_empty() {
            return Ok(false);
        }
        let issuers = self.store.read().issuers_of(person).await?;
        Ok(issuers.iter().any(|issuer| strict.contains(&issuer.as_str())))
    }

    /// The id of the organisation of a short name in the configuration.
    async fn house_of(&self, provider: &str, slug: &str) -> Result<String> {
        let all = self.store.read().organisations().await?;
        all.iter().find(|house| house.slug == slug).map(|house| house.id.clone()).ok_or_else(|| {
            let known: Vec<&str> = all.iter().map(|house| house.slug.as_str()).collect();
            Error::Unavailable(format!(
                "oidc.{provider}: there is no organisation with the short name {slug}; there are: {}",
                known.join(", ")
            ))
        })
    }

    /// Keeps something for a browser, for a while, and gives the secret by which it is found.
    async fn remember(&self, what: &serde_json::Value) -> Result<String> {
        let (fresh, now) = (secret::fresh(), self.clock.now());
        let row = LoginSession {
            id: new_id(),
            secret: kept_apart(&fresh),
            person_id: None,
            data: what.to_string(),
            created_at: now.micros(),
            expires_at: now.after(AWAY).micros(),
        };
        self.store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    tx.sweep_login_sessions(now).await?;
                    Ok(tx.put_login_session(row).await?)
                })
            })
            .await?;
        Ok(fresh)
    }

    fn seconds(&self) -> i64 {
        self.clock.now().micros() / kernel::Instant::SECOND
    }
}

/// What is stored of a secret that is no log-in: such a row is never found as one.
fn kept_apart(secret: &str) -> String {
    secret::digest(&format!("away {secret}"))
}
