use store::{Entry, Passkey, Person};
use webauthn_rs::prelude::{AuthenticationResult, DiscoverableAuthentication, PublicKeyCredential, WebauthnError};

use super::{Question, damaged, in_letters};
use crate::{App, Attempt, Error, Result, Stage};

/// What is asked for at the log-in.
const KIND: &str = "log-in";

impl App {
    /// Asks whoever is at a browser to show a passkey. Nobody has said yet who they are: the device knows.
    ///
    /// # Errors
    /// When passkeys cannot be used here.
    pub async fn ask_passkey(&self) -> Result<Question> {
        let (mut options, state) = self.party()?.start_discoverable_authentication().map_err(damaged)?;
        // A button was pressed: the browser is to ask at once, and not wait for a field to be filled in.
        options.mediation = None;
        let options = serde_json::to_string(&options).map_err(damaged)?;
        let state = serde_json::to_string(&state).map_err(damaged)?;
        self.ask(KIND, None, options, state).await
    }

    /// Logs in with a passkey. `before` is the session that the browser had, if any: it ends. What is wrong is never told apart.
    ///
    /// # Errors
    /// When the answer does not fit what was asked, the passkey is nobody's, or nobody may log in with it.
    pub async fn log_in_passkey(&self, secret: &str, given: &str, before: Option<&str>) -> Result<Attempt> {
        let party = self.party()?;
        let state = self.asked(KIND, None, secret).await?;
        let state: DiscoverableAuthentication = serde_json::from_str(&state).map_err(damaged)?;
        let given: PublicKeyCredential = serde_json::from_str(given).map_err(|_| wrong())?;
        let (handle, id) = party.identify_discoverable_authentication(&given).map_err(|_| wrong())?;
        let row = self.store.read().passkey_by_credential(&in_letters(id)).await;
        let row = row.map_err(|error| if matches!(error, store::Error::NotFound) { wrong() } else { error.into() })?;
        let person = self.store.read().person(&row.person_id).await?;
        // Whoever is to log in through an identity provider has no way past it.
        let elsewhere = self.logs_in_elsewhere(&person.id).await?;
        if row.handle != handle.to_string() || !self.may_use_passkeys(&person) || elsewhere {
            return Err(wrong());
        }
        let key: webauthn_rs::prelude::Passkey = serde_json::from_str(&row.credential).map_err(damaged)?;
        match party.finish_discoverable_authentication_v2(&given, state, &key) {
            Ok(shown) if shown.user_verified() => self.entered(&person, &row, &shown).await?,
            Err(WebauthnError::CredentialPossibleCompromise) => return self.copied(&person).await,
            Ok(_) | Err(_) => return Err(wrong()),
        }
        self.begin(&person.id, Stage::In, before).await
    }

    /// Whoever has shown one-time codes to work, or need not.
    fn may_use_passkeys(&self, person: &Person) -> bool {
        !person.disabled && person.password.is_some() && (person.totp_confirmed || self.config.passkey_instead_of_codes)
    }

    /// Counts the log-in, and writes it in the log of every organisation where the person has a role.
    async fn entered(&self, person: &Person, row: &Passkey, shown: &AuthenticationResult) -> Result<()> {
        let (who, organisations) = (self.as_person(person), self.organisations_of(person).await?);
        let (id, counter, now) = (row.id.clone(), i64::from(shown.counter()), self.clock.now());
        let counted = self.store.write::<_, store::Error, _>(move |tx| {
            Box::pin(async move {
                tx.use_passkey(&id, counter, now).await?;
                for organisation in organisations {
                    tx.log(&who, Entry::new("login.passkey").of(&organisation)).await?;
                }
                Ok(())
            })
        });
        match counted.await {
            Err(store::Error::Stale) => self.copied(person).await,
            counted => Ok(counted?),
        }
    }

    /// The device has counted backwards: the passkey may have been copied. It is refused, and the log says so.
    async fn copied<T>(&self, person: &Person) -> Result<T> {
        self.told(person, "login.passkey-refused").await?;
        Err(wrong())
    }
}

fn wrong() -> Error {
    Error::field("", "web-passkey-wrong")
}
