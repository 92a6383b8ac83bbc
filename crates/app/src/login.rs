mod who;

use kernel::Instant;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Entry, LoginSession, Person, Who, new_id};

use crate::federated::Through;
use crate::{Actor, App, Caller, Error, Result, password, secret, totp};

/// A login session is written again when its last use is so many seconds back: not at every page.
const TOUCH: i64 = 300;
/// So long one has to give the code after the password, in seconds.
const UNFINISHED: i64 = 900;

/// How far a log-in has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The password was right; the code is asked for.
    Code,
    /// A password was chosen; one-time codes are being set up.
    Enrol,
    /// Logged in.
    In,
}

/// A login session that has just begun: the browser keeps the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// What the browser keeps, and nobody else.
    pub secret: String,
    /// What comes next.
    pub stage: Stage,
}

/// A login session that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// How far it has come.
    pub stage: Stage,
    /// Whose it is.
    pub person: String,
    /// Who asks, once they have logged in and have a role somewhere.
    pub caller: Option<Caller>,
}

/// What a login session remembers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub(crate) stage: Stage,
    organisation: Option<String>,
    touched: i64,
    /// The identity provider that it was begun through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) through: Option<Through>,
}

impl App {
    /// The first step of logging in: address and password. What is wrong is never told apart, nor by time.
    ///
    /// # Errors
    /// When they do not fit, or nobody may log in with them.
    pub async fn log_in(&self, email: &str, given: &str) -> Result<Attempt> {
        let email = email.trim().to_lowercase();
        let person = match self.store.read().person_by_email(&email).await {
            Ok(person) => Some(person).filter(|person| !person.disabled && person.totp_confirmed),
            Err(store::Error::NotFound) => None,
            Err(error) => return Err(error.into()),
        };
        let person = match person {
            Some(person) if self.logs_in_elsewhere(&person.id).await? => None,
            other => other,
        };
        let digest = person.as_ref().and_then(|person| person.password.clone());
        let given = given.to_owned();
        // It takes a while by design, and must not hold up others.
        let right = tokio::task::spawn_blocking(move || password::is(&given, digest.as_deref())).await.unwrap_or_default();
        match person.filter(|_| right) {
            Some(person) => self.begin(&person.id, Stage::Code, None).await,
            None => {
                self.metrics.login(false);
                Err(Error::field("email", "web-login-wrong"))
            }
        }
    }

    /// The second step: the one-time code. The session gets a new secret.
    ///
    /// # Errors
    /// When the code is wrong or was used before.
    pub async fn log_in_code(&self, session: &str, code: &str) -> Result<Attempt> {
        let (_, kept, person) = self.found(session).await?;
        if kept.stage != Stage::Code {
            return Err(Error::NotLoggedIn);
        }
        self.use_code(&person, code).await.inspect_err(|_| self.metrics.login(false))?;
        let attempt = self.begin(&person.id, Stage::In, Some(session)).await?;
        self.told(&person, "login").await?;
        Ok(attempt)
    }

    /// The session that a browser's secret stands for.
    ///
    /// # Errors
    /// When there is none, or it has ended.
    pub async fn visit(&self, session: &str) -> Result<Visit> {
        let (row, kept, person) = self.found(session).await?;
        let visit = Visit { stage: kept.stage, person: person.id.clone(), caller: None };
        if kept.stage != Stage::In {
            return Ok(visit);
        }
        let within = kept.through.as_ref().map(|through| through.organisations.as_slice());
        let caller = self.caller_within(&person, kept.organisation.as_deref(), Actor::Person, within).await?;
        let now = self.clock.now();
        if now.micros() - kept.touched > TOUCH * Instant::SECOND {
            let again = LoginSession { expires_at: self.end(&row, now), ..row };
            match self.keep(again, Kept { touched: now.micros(), ..kept }).await {
                // Whoever only reads can go on where nothing can be written; their session ends a little earlier.
                Err(Error::Unavailable(_)) => {}
                kept => kept?,
            }
        }
        Ok(Visit { caller, ..visit })
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn log_out(&self, session: &str) -> Result<()> {
        if let Ok((_, _, person)) = self.found(session).await {
            self.told(&person, "logout").await?;
        }
        let digest = secret::digest(session);
        self.store.write(move |tx| Box::pin(async move { Ok(tx.end_login_session(&digest).await?) })).await
    }

    /// Chooses another organisation for the rest of the session.
    ///
    /// # Errors
    /// When they have no role there.
    pub async fn choose_organisation(&self, session: &str, organisation: &str) -> Result<()> {
        let (row, kept, person) = self.found(session).await?;
        let all = self.store.read().memberships_of(&person.id).await?;
        let within = kept.through.as_ref().is_none_or(|through| through.organisations.iter().any(|one| one == organisation));
        if kept.stage != Stage::In || !within || !all.iter().any(|one| one.organisation_id == organisation) {
            return Err(Error::NotFound);
        }
        self.keep(row, Kept { organisation: Some(organisation.to_owned()), ..kept }).await
    }

    /// Whose one-time link it is: name and address.
    ///
    /// # Errors
    /// When the link does not work any more.
    pub async fn welcome(&self, link: &str) -> Result<(String, String)> {
        let person = self.invited(link).await?;
        Ok((person.name, person.email))
    }

    /// Chooses a password by a one-time link, and begins to set up one-time codes.
    ///
    /// # Errors
    /// When the link does not work any more, or the password will not do.
    pub async fn choose_password(&self, link: &str, chosen: &str, repeated: &str) -> Result<Attempt> {
        let person = self.invited(link).await?;
        let (chosen, repeated) = (chosen.to_owned(), repeated.to_owned());
        let (name, email) = (person.name.clone(), person.email.clone());
        let digest = tokio::task::spawn_blocking(move || password::choose(&chosen, &repeated, &name, &email)).await;
        let digest = digest.map_err(|error| Error::Internal(error.to_string()))??;
        let (who, id) = (self.as_person(&person), person.id.clone());
        let codes = totp::fresh();
        self.store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    // Whoever had the old password is out.
                    tx.end_login_sessions_of(&id, None).await?;
                    tx.remove_passkeys_of(&who, &id).await?;
                    tx.change_person(&who, "person.password", &id, None, |row| {
                        row.password = Some(digest);
                        row.totp = Some(codes);
                        row.totp_confirmed = false;
                    })
                    .await?;
                    Ok(())
                })
            })
            .await?;
        self.begin_with(&person.id, Stage::Enrol, None, Some(link)).await
    }

    /// What an app for one-time codes reads while they are set up: the secret, an address, and a picture of it.
    ///
    /// # Errors
    /// When they are not being set up.
    pub async fn codes(&self, session: &str) -> Result<(String, String, String)> {
        let (_, kept, person) = self.found(session).await?;
        let codes = person.totp.filter(|_| kept.stage == Stage::Enrol).ok_or(Error::NotLoggedIn)?;
        let (address, picture) = totp::picture(&codes, &person.email)?;
        Ok((codes, address, picture))
    }

    /// Confirms that one-time codes work; the link is used up, and the person is logged in.
    ///
    /// # Errors
    /// When the code is wrong.
    pub async fn confirm_codes(&self, session: &str, code: &str) -> Result<Attempt> {
        let (row, kept, person) = self.found(session).await?;
        if kept.stage != Stage::Enrol {
            return Err(Error::NotLoggedIn);
        }
        self.use_code(&person, code).await?;
        let link = link_of(&row);
        let (who, id, now) = (self.as_person(&person), person.id.clone(), self.clock.now());
        self.store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    tx.use_enrolment(&link, now).await.map_err(|_| Error::Gone)?;
                    tx.change_person(&who, "person.codes", &id, None, |row| row.totp_confirmed = true).await?;
                    Ok(())
                })
            })
            .await?;
        self.begin(&person.id, Stage::In, Some(session)).await
    }

    /// The one-time code of a person now. Only for demonstrations and tests, where there is no telephone.
    ///
    /// # Errors
    /// When they have none.
    pub async fn code_of(&self, email: &str) -> Result<String> {
        let person = self.store.read().person_by_email(email).await?;
        totp::code(&person.totp.ok_or(Error::NotFound)?, self.clock.now())
    }

    async fn invited(&self, link: &str) -> Result<Person> {
        let found = self.store.read().enrolment(&secret::digest(link), self.clock.now()).await.map_err(|_| Error::Gone)?;
        if self.logs_in_elsewhere(&found.person_id).await? {
            return Err(Error::Gone);
        }
        Ok(self.store.read().person(&found.person_id).await?)
    }

    async fn use_code(&self, person: &Person, code: &str) -> Result<()> {
        let wrong = || Error::field("code", "web-code-wrong");
        let codes = person.totp.as_deref().ok_or_else(wrong)?;
        let step = totp::step(codes, code, self.clock.now())?.ok_or_else(wrong)?;
        let id = person.id.clone();
        self.store
            .write::<_, store::Error, _>(move |tx| Box::pin(async move { tx.use_totp_step(&id, step).await }))
            .await
            .map_err(|error| if matches!(error, store::Error::Stale) { wrong() } else { error.into() })
    }

    /// The identity provider that a session was begun through.
    pub(crate) async fn through(&self, session: &str) -> Result<Option<Through>> {
        Ok(self.found(session).await?.1.through)
    }

    pub(crate) async fn found(&self, session: &str) -> Result<(LoginSession, Kept, Person)> {
        let now = self.clock.now();
        let gone = |error| if matches!(error, store::Error::NotFound) { Error::NotLoggedIn } else { error.into() };
        let row = self.store.read().login_session(&secret::digest(session), now).await.map_err(gone)?;
        let kept: Kept = serde_json::from_str(&row.data).map_err(|error| Error::Internal(error.to_string()))?;
        let person = row.person_id.clone().ok_or(Error::NotLoggedIn)?;
        let person = self.store.read().person(&person).await.map_err(gone)?;
        if person.disabled { Err(Error::NotLoggedIn) } else { Ok((row, kept, person)) }
    }

    pub(crate) async fn begin(&self, person: &str, stage: Stage, instead_of: Option<&str>) -> Result<Attempt> {
        self.begin_with(person, stage, instead_of, None).await
    }

    async fn begin_with(&self, person: &str, stage: Stage, instead_of: Option<&str>, link: Option<&str>) -> Result<Attempt> {
        let fresh = secret::fresh();
        let now = self.clock.now();
        let mut row = self.session_row(&fresh, person, stage, None);
        if let (Some(link), Ok(Value::Object(mut data))) = (link, serde_json::from_str(&row.data)) {
            data.insert("link".to_owned(), json!(secret::digest(link)));
            row.data = Value::Object(data).to_string();
        }
        let before = instead_of.map(secret::digest);
        self.store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    tx.sweep_login_sessions(now).await?;
                    if let Some(before) = before {
                        tx.end_login_session(&before).await?;
                    }
                    Ok(tx.put_login_session(row).await?)
                })
            })
            .await?;
        Ok(Attempt { secret: fresh, stage })
    }

    /// A new session of a person, to be stored.
    pub(crate) fn session_row(&self, fresh: &str, person: &str, stage: Stage, through: Option<Through>) -> LoginSession {
        let now = self.clock.now();
        let row = LoginSession {
            id: new_id(),
            secret: secret::digest(fresh),
            person_id: Some(person.to_owned()),
            data: json!(Kept { stage, organisation: None, touched: now.micros(), through }).to_string(),
            created_at: now.micros(),
            expires_at: now.after(UNFINISHED).micros(),
        };
        if stage == Stage::In { LoginSession { expires_at: self.end(&row, now), ..row } } else { row }
    }

    async fn keep(&self, row: LoginSession, kept: Kept) -> Result<()> {
        let row = LoginSession { data: json!(kept).to_string(), ..row };
        self.store.write(move |tx| Box::pin(async move { Ok(tx.put_login_session(row).await?) })).await
    }

    /// When a session ends if it is used now.
    fn end(&self, row: &LoginSession, now: Instant) -> i64 {
        let idle = now.after(i64::from(self.config.idle_minutes) * 60);
        let whole = Instant::from_micros(row.created_at).after(i64::from(self.config.session_hours) * 3_600);
        idle.min(whole).micros()
    }

    /// Writes what somebody did in the log of every organisation where they have a role, once in each.
    pub(crate) async fn told(&self, person: &Person, action: &'static str) -> Result<()> {
        if action == "login" {
            self.metrics.login(true);
        }
        let (who, ids) = (self.as_person(person), self.organisations_of(person).await?);
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    for id in ids {
                        tx.log(&who, Entry::new(action).of(&id)).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    /// The organisations where somebody has a role, each once: several roles there are several rows.
    pub(crate) async fn organisations_of(&self, person: &Person) -> Result<Vec<String>> {
        let all = self.store.read().memberships_of(&person.id).await?;
        let mut ids: Vec<String> = all.into_iter().map(|one| one.organisation_id).collect();
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    pub(crate) fn as_person(&self, person: &Person) -> Who {
        let personal = json!({ "name": person.name, "email": person.email }).to_string();
        Who { actor: format!("person:{}", person.id), personal, at: self.clock.now(), organisation: None }
    }
}

/// The digest of the one-time link that a session was begun with; nothing where it was not.
pub(crate) fn link_of(row: &LoginSession) -> String {
    serde_json::from_str::<Link>(&row.data).map(|link| link.link).unwrap_or_default()
}

/// The one-time link that a session was begun with.
#[derive(Deserialize)]
struct Link {
    link: String,
}
