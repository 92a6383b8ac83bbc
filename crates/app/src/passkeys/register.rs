use store::{Passkey, Person, new_id};
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential, Uuid};

use super::{MOST, Question, by_person, damaged, in_letters, named};
use crate::login::link_of;
use crate::{App, Attempt, Caller, Error, Result, Stage};

/// What is asked for when a passkey is added.
const KIND: &str = "register";

impl App {
    /// Asks the caller's device for a new passkey.
    ///
    /// # Errors
    /// When they logged in too long ago, or the passkey would have no name.
    pub async fn ask_new_passkey(&self, caller: &Caller, session: &str, name: &str) -> Result<Question> {
        by_person(caller)?;
        self.party()?;
        self.must_be_fresh(session).await?;
        named(name)?;
        self.ask_registration(&self.store.read().person(&caller.person).await?).await
    }

    /// Adds the passkey that the caller's device has made.
    ///
    /// # Errors
    /// When it was not asked for here and now, or by this person.
    pub async fn add_passkey(&self, caller: &Caller, session: &str, secret: &str, name: &str, given: &str) -> Result<()> {
        by_person(caller)?;
        self.party()?;
        self.must_be_fresh(session).await?;
        let name = named(name)?;
        let person = self.store.read().person(&caller.person).await?;
        let row = self.registered(&person, secret, name, given).await?;
        let who = caller.who(self);
        let added = self.store.write::<_, Error, _>(move |tx| Box::pin(async move { Ok(tx.add_passkey(&who, row).await?) }));
        added.await.map(drop).map_err(known)
    }

    /// May whoever has followed a one-time link choose a passkey instead of one-time codes?
    #[must_use]
    pub fn offers_passkey(&self) -> bool {
        self.config.passkey_instead_of_codes && self.takes_passkeys()
    }

    /// Asks for a passkey instead of one-time codes, of somebody who has followed a one-time link and chosen a password.
    ///
    /// # Errors
    /// When they have not, or it is not offered.
    pub async fn ask_first_passkey(&self, session: &str) -> Result<Question> {
        let (_, person) = self.enrolling(session).await?;
        self.ask_registration(&person).await
    }

    /// Adds the first passkey instead of one-time codes; the link is used up, and the person is logged in.
    ///
    /// # Errors
    /// When it was not asked for here and now.
    pub async fn enrol_passkey(&self, session: &str, secret: &str, name: &str, given: &str) -> Result<Attempt> {
        let (link, person) = self.enrolling(session).await?;
        let row = self.registered(&person, secret, named(name)?, given).await?;
        let (who, id, now) = (self.as_person(&person), person.id.clone(), self.clock.now());
        let added = self.store.write::<_, Error, _>(move |tx| {
            Box::pin(async move {
                tx.use_enrolment(&link, now).await.map_err(|_| Error::Gone)?;
                // Codes that were never shown to work are not left behind.
                tx.change_person(&who, "person.passkey", &id, None, |row| (row.totp, row.totp_confirmed) = (None, false)).await?;
                tx.add_passkey(&who, row).await?;
                Ok(())
            })
        });
        added.await.map_err(known)?;
        self.begin(&person.id, Stage::In, Some(session)).await
    }

    async fn enrolling(&self, session: &str) -> Result<(String, Person)> {
        if !self.offers_passkey() {
            return Err(Error::NotFound);
        }
        let (row, kept, person) = self.found(session).await?;
        if kept.stage == Stage::Enrol { Ok((link_of(&row), person)) } else { Err(Error::NotFound) }
    }

    async fn ask_registration(&self, person: &Person) -> Result<Question> {
        let all = self.store.read().passkeys_of(&person.id).await?;
        if all.len() >= MOST {
            return Err(Error::field("", "web-passkey-many"));
        }
        let handle = all.first().and_then(|one| Uuid::parse_str(&one.handle).ok()).unwrap_or_else(Uuid::new_v4);
        let known = all.iter().filter_map(|one| serde_json::from_str::<webauthn_rs::prelude::Passkey>(&one.credential).ok());
        let known = known.map(|one| one.cred_id().clone()).collect();
        let started = self.party()?.start_passkey_registration(handle, &person.email, &person.name, Some(known));
        let (options, state) = started.map_err(damaged)?;
        let mut options = serde_json::to_value(options).map_err(damaged)?;
        // The device is to remember whose it is, so that nobody has to write an address to log in.
        if let Some(wanted) = options.pointer_mut("/publicKey/authenticatorSelection").and_then(|wanted| wanted.as_object_mut()) {
            wanted.insert("residentKey".to_owned(), "required".into());
            wanted.insert("requireResidentKey".to_owned(), true.into());
        }
        let kept = serde_json::json!({ "handle": handle.to_string(), "state": state }).to_string();
        self.ask(KIND, Some(person), options.to_string(), kept).await
    }

    /// The row of a passkey that a device has made, once it has been seen to be an answer to what was asked.
    async fn registered(&self, person: &Person, secret: &str, name: String, given: &str) -> Result<Passkey> {
        let refused = || Error::field("", "web-passkey-refused");
        let kept = self.asked(KIND, Some(person), secret).await?;
        let kept: serde_json::Value = serde_json::from_str(&kept).map_err(damaged)?;
        let handle = kept["handle"].as_str().unwrap_or_default().to_owned();
        let state: PasskeyRegistration = serde_json::from_value(kept["state"].clone()).map_err(damaged)?;
        let given: RegisterPublicKeyCredential = serde_json::from_str(given).map_err(|_| refused())?;
        let made = self.party()?.finish_passkey_registration(&given, &state).map_err(|_| refused())?;
        Ok(Passkey {
            id: new_id(),
            person_id: person.id.clone(),
            name,
            handle,
            credential_id: in_letters(made.cred_id()),
            credential: serde_json::to_string(&made).map_err(damaged)?,
            counter: 0,
            created_at: self.clock.now().micros(),
            last_used_at: None,
            version: 1,
        })
    }
}

/// Somebody has the passkey already.
fn known(error: Error) -> Error {
    if matches!(error, Error::Conflict(_)) { Error::field("", "web-passkey-known") } else { error }
}
