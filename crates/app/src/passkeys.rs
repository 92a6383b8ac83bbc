//! Passkeys (WebAuthn): a key pair on somebody's device, which asks for their finger, face or PIN before it signs. Whoever logs in with one
//! has shown two things at once, and needs neither password nor code.

mod log_in;
mod party;
mod register;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{Instant, Problem};
use store::{Passkey, PasskeyChallenge, Person, new_id};
use webauthn_rs::Webauthn;

use crate::{Actor, App, Caller, Error, Result, Stage, secret};

/// So long one has to answer, in seconds.
const ANSWER: i64 = 300;
/// So long after a log-in passkeys may be added and removed, in seconds: whoever finds a browser open must not make it theirs.
const FRESH: i64 = 600;
/// Nobody has more passkeys than this.
const MOST: usize = 20;
/// The longest name, in characters.
const LONGEST: usize = 80;

/// What a browser is asked to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What the browser hands to the device, JSON.
    pub options: String,
    /// What the browser keeps until it answers, and nobody else.
    pub secret: String,
}

/// What is known of a passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeySummary {
    /// Its id.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub created_at: Instant,
    /// When somebody last logged in with it.
    pub last_used_at: Option<Instant>,
}

impl App {
    /// Can passkeys be used at the address that people reach the service at? Browsers take them only where there is TLS, or on
    /// `localhost`, and never where the address is a number.
    #[must_use]
    pub fn takes_passkeys(&self) -> bool {
        self.party().is_ok()
    }

    /// The caller's passkeys, the first first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn passkeys(&self, caller: &Caller) -> Result<Vec<PasskeySummary>> {
        let found = self.store.read().passkeys_of(&caller.person).await?;
        Ok(found.into_iter().map(summary).collect())
    }

    /// Did whoever has this session log in so lately that they may add and remove passkeys?
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn is_fresh(&self, session: &str) -> Result<bool> {
        let (row, kept, _) = match self.found(session).await {
            Err(Error::NotLoggedIn) => return Ok(false),
            found => found?,
        };
        let lately = Instant::from_micros(row.created_at).after(FRESH) > self.clock.now();
        Ok(kept.stage == Stage::In && kept.through.is_none() && lately)
    }

    /// Calls one of the caller's passkeys something else.
    ///
    /// # Errors
    /// When they have none of that id, or it would have no name.
    pub async fn rename_passkey(&self, caller: &Caller, id: &str, name: &str) -> Result<()> {
        by_person(caller)?;
        let name = named(name)?;
        let (who, person, id) = (caller.who(self), caller.person.clone(), id.to_owned());
        self.store.write(move |tx| Box::pin(async move { Ok(tx.rename_passkey(&who, &person, &id, &name).await?) })).await
    }

    /// Removes one of the caller's passkeys.
    ///
    /// # Errors
    /// When they have none of that id, logged in too long ago, or could not log in without it.
    pub async fn remove_passkey(&self, caller: &Caller, session: &str, id: &str) -> Result<()> {
        by_person(caller)?;
        self.must_be_fresh(session).await?;
        let (who, person, id) = (caller.who(self), caller.person.clone(), id.to_owned());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    tx.remove_passkey(&who, &person, &id).await?;
                    // Whoever has no codes must not be left without a way in.
                    if !tx.person(&person).await?.totp_confirmed && tx.passkeys_of(&person).await?.is_empty() {
                        return Err(Error::Conflict(Problem::error("web-passkey-last")));
                    }
                    Ok(())
                })
            })
            .await
    }

    async fn must_be_fresh(&self, session: &str) -> Result<()> {
        // A passkey opens everything that is a person's; what an identity provider says opens only its own organisations.
        if !self.is_local(session).await? {
            return Err(Error::field("", "web-passkey-through"));
        }
        if self.is_fresh(session).await? { Ok(()) } else { Err(Error::field("", "web-passkey-again")) }
    }

    fn party(&self) -> Result<Webauthn> {
        party::of(&self.config.address()).ok_or(Error::NotFound)
    }

    /// Keeps what a browser is asked.
    async fn ask(&self, kind: &'static str, person: Option<&Person>, options: String, state: String) -> Result<Question> {
        let (fresh, now) = (secret::fresh(), self.clock.now());
        let row = PasskeyChallenge {
            id: new_id(),
            secret: secret::digest(&fresh),
            kind: kind.to_owned(),
            person_id: person.map(|person| person.id.clone()),
            state,
            expires_at: now.after(ANSWER).micros(),
        };
        self.store.write::<_, Error, _>(move |tx| Box::pin(async move { Ok(tx.put_passkey_challenge(row, now).await?) })).await?;
        Ok(Question { options, secret: fresh })
    }

    /// What a browser was asked. It is used up in a transaction of its own, so that a wrong answer uses it up too.
    async fn asked(&self, kind: &'static str, person: Option<&Person>, secret: &str) -> Result<String> {
        let (secret, now) = (secret::digest(secret), self.clock.now());
        let taken = self
            .store
            .write::<_, store::Error, _>(move |tx| Box::pin(async move { tx.take_passkey_challenge(&secret, now).await }));
        let late = || Error::field("", "web-passkey-late");
        let row = taken.await.map_err(|error| if matches!(error, store::Error::NotFound) { late() } else { error.into() })?;
        let own = row.kind == kind && row.person_id.as_deref() == person.map(|person| person.id.as_str());
        if own { Ok(row.state) } else { Err(late()) }
    }
}

/// A token is for programs, which have no device to show.
fn by_person(caller: &Caller) -> Result<()> {
    if caller.actor == Actor::Person { Ok(()) } else { Err(Error::Forbidden) }
}

fn named(name: &str) -> Result<String> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(Error::field("passkey_name", "web-passkey-nameless"));
    }
    Ok(name.to_owned())
}

fn in_letters(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn damaged(error: impl std::fmt::Display) -> Error {
    Error::Internal(error.to_string())
}

fn summary(row: Passkey) -> PasskeySummary {
    PasskeySummary {
        id: row.id,
        name: row.name,
        created_at: Instant::from_micros(row.created_at),
        last_used_at: row.last_used_at.map(Instant::from_micros),
    }
}
