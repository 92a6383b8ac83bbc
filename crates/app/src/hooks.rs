//! Webhooks: who is told of what happens, and how messages get there.

pub(crate) mod deliver;
mod events;
mod gate;
mod send;

use kernel::{Instant, Problem};
use serde_json::{Value, json};
use store::{JobRow, WebhookRow, new_id};

use crate::{App, Caller, Error, FieldProblem, May, Result};

pub use events::{EVENT_GROUPS, EVENT_WORDS};
pub(crate) use send::Sender;

/// An organisation tells no more addresses.
const MOST: usize = 20;
/// So many messages are shown of each.
const SHOWN: u64 = 50;
/// So long messages are signed with the secret before, in seconds: a day.
const BOTH: i64 = 24 * 3_600;

/// What a form says of an address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WebhookForm {
    /// Where it is told.
    pub url: String,
    /// Of what: words of the audit log, `case.*` for all that begin so, `*` for all.
    pub events: Vec<String>,
}

/// An address that is told of what happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Its id.
    pub id: String,
    /// Where it is told.
    pub url: String,
    /// Of what.
    pub events: Vec<String>,
    /// It is told.
    pub on: bool,
    /// Why not, where the service itself decided so: `failing` or `gone`.
    pub off_reason: String,
    /// Since when nothing has got through.
    pub failing_since: Option<Instant>,
    /// So long the secret before this one is good too.
    pub both_until: Option<Instant>,
    /// When it was added.
    pub created_at: Instant,
    /// Its version, for changes.
    pub version: i64,
}

/// An address with a new secret: this is the only time that it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSecret {
    /// The secret.
    pub secret: String,
    /// What is known of the address.
    pub webhook: Webhook,
}

/// A message to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id, the same however often it is sent.
    pub id: String,
    /// What happened, by its word.
    pub event: String,
    /// `waiting`, `running`, `done` or `failed`.
    pub state: String,
    /// How many times it was sent.
    pub attempts: i64,
    /// When it was put in line.
    pub created_at: Instant,
    /// When it is sent again, where it is.
    pub next_at: Option<Instant>,
    /// What the receiver answered last; 0 where it did not.
    pub status: i64,
    /// A word for what went wrong last; empty where nothing did.
    pub error: String,
}

impl App {
    /// The addresses that the organisation has told of what happens.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn webhooks(&self, caller: &Caller) -> Result<Vec<Webhook>> {
        caller.must(May::ReadAdministration)?;
        let found = self.store.read().webhooks(&caller.organisation).await?;
        Ok(found.into_iter().map(|row| self.shown(row)).collect())
    }

    /// One of them.
    ///
    /// # Errors
    /// When there is none, or the caller may not see it.
    pub async fn webhook(&self, caller: &Caller, id: &str) -> Result<Webhook> {
        caller.must(May::ReadAdministration)?;
        Ok(self.shown(self.store.read().webhook(&caller.organisation, id).await?))
    }

    /// The last messages to one of them, the latest first.
    ///
    /// # Errors
    /// When there is none, or the caller may not see it.
    pub async fn deliveries(&self, caller: &Caller, id: &str) -> Result<Vec<Delivery>> {
        self.webhook(caller, id).await?;
        let found = self.store.read().jobs_about(&caller.organisation, id, SHOWN).await?;
        Ok(found.into_iter().map(delivery).collect())
    }

    /// Adds an address, and gives the secret that messages to it are signed with.
    ///
    /// # Errors
    /// When messages may not go there, or nothing that is known was chosen.
    pub async fn add_webhook(&self, caller: &Caller, form: &WebhookForm) -> Result<NewSecret> {
        caller.must(May::Administer)?;
        let (url, events) = self.checked(form)?;
        let secret = send::fresh();
        let row = WebhookRow {
            id: new_id(),
            organisation_id: caller.organisation.clone(),
            url,
            secret: secret.clone(),
            events,
            disabled: false,
            version: 1,
            previous_secret: None,
            previous_until: None,
            created_at: self.now().micros(),
            failing_since: None,
            off_reason: String::new(),
        };
        let who = caller.who(self);
        let added = self.store.write::<_, Error, _>(move |tx| {
            Box::pin(async move {
                if tx.webhooks(&row.organisation_id).await?.len() >= MOST {
                    return Err(Error::Conflict(Problem::error("web-hook-many")));
                }
                Ok(tx.add_webhook(&who, row).await?)
            })
        });
        Ok(NewSecret { secret, webhook: self.shown(added.await?) })
    }

    /// Changes an address: where it is, what it is told of, and whether it is. What happens while it is off it is never told of.
    ///
    /// # Errors
    /// When there is none, it has changed since `version`, or the form is wrong.
    pub async fn change_webhook(
        &self,
        caller: &Caller,
        id: &str,
        version: Option<i64>,
        form: &WebhookForm,
        on: bool,
    ) -> Result<Webhook> {
        caller.must(May::Administer)?;
        let (url, events) = self.checked(form)?;
        let (who, organisation, id) = (caller.who(self), caller.organisation.clone(), id.to_owned());
        let changed = self.store.write::<_, Error, _>(move |tx| {
            Box::pin(async move {
                let change = |row: &mut WebhookRow| {
                    (row.url, row.events, row.disabled) = (url, events, !on);
                    row.off_reason = String::new();
                    // It is given another chance.
                    row.failing_since = None;
                };
                let row = tx.change_webhook(&who, "webhook.change", (&organisation, &id), version, change).await?;
                if row.disabled {
                    tx.give_up_jobs(&id, &result(0, "off")).await?;
                }
                Ok(row)
            })
        });
        Ok(self.shown(changed.await?))
    }

    /// Makes a new secret. Messages are signed with the one before too for a day, so that the receiver has time to change.
    ///
    /// # Errors
    /// When there is none, or it has changed since `version`.
    pub async fn rotate_webhook(&self, caller: &Caller, id: &str, version: Option<i64>) -> Result<NewSecret> {
        caller.must(May::Administer)?;
        let secret = send::fresh();
        let (who, organisation, id, new) = (caller.who(self), caller.organisation.clone(), id.to_owned(), secret.clone());
        let until = self.now().after(BOTH).micros();
        let changed = self.store.write::<_, Error, _>(move |tx| {
            Box::pin(async move {
                let change = |row: &mut WebhookRow| {
                    row.previous_secret = Some(std::mem::replace(&mut row.secret, new));
                    row.previous_until = Some(until);
                };
                Ok(tx.change_webhook(&who, "webhook.rotate", (&organisation, &id), version, change).await?)
            })
        });
        Ok(NewSecret { secret, webhook: self.shown(changed.await?) })
    }

    /// Sends a message that says nothing but that it is a test.
    ///
    /// # Errors
    /// When there is none, or it is off.
    pub async fn test_webhook(&self, caller: &Caller, id: &str) -> Result<Delivery> {
        caller.must(May::Administer)?;
        let (who, organisation, id) = (caller.who(self), caller.organisation.clone(), id.to_owned());
        let sent = self.store.write::<_, Error, _>(move |tx| {
            Box::pin(async move {
                let row = tx.webhook(&organisation, &id).await?;
                if row.disabled {
                    return Err(Error::Conflict(Problem::error("web-hook-is-off")));
                }
                let data = json!({ "organisation": organisation, "subject": "webhook", "id": id });
                let body = json!({ "type": "webhook.test", "timestamp": who.at.to_string(), "data": data });
                let job = row.message(&body, who.at);
                tx.put_job(job.clone()).await?;
                tx.log(&who, store::Entry::new("webhook.test").with(&json!({ "webhook": id }))).await?;
                Ok(job)
            })
        });
        Ok(delivery(sent.await?))
    }

    /// Removes an address, with the messages that wait for it.
    ///
    /// # Errors
    /// When there is none, or it has changed since `version`.
    pub async fn remove_webhook(&self, caller: &Caller, id: &str, version: Option<i64>) -> Result<()> {
        caller.must(May::Administer)?;
        let (who, organisation, id) = (caller.who(self), caller.organisation.clone(), id.to_owned());
        let removed =
            self.store.write(move |tx| Box::pin(async move { Ok(tx.remove_webhook(&who, &organisation, &id, version).await?) }));
        removed.await
    }

    /// What a form says, if messages may go there and everything chosen is known.
    fn checked(&self, form: &WebhookForm) -> Result<(String, String)> {
        let mut wrong = Vec::new();
        let url = self.sender.gate.address(&form.url).map_err(|code| wrong.push(FieldProblem::new("url", code)));
        let mut events: Vec<&str> = form.events.iter().map(|word| word.trim()).filter(|word| !word.is_empty()).collect();
        events.sort_unstable();
        events.dedup();
        if events.is_empty() {
            wrong.push(FieldProblem::new("events", "web-hook-events-missing"));
        }
        if let Some(unknown) = events.iter().find(|word| !events::is_known(word)) {
            let problem = Problem::error("web-hook-event-unknown").with("event", *unknown);
            wrong.push(FieldProblem { field: "events".to_owned(), problem });
        }
        match url {
            Ok(url) if wrong.is_empty() => Ok((url.to_string(), events.join(" "))),
            _ => Err(Error::Invalid(wrong)),
        }
    }

    fn shown(&self, row: WebhookRow) -> Webhook {
        let now = self.now().micros();
        Webhook {
            id: row.id,
            url: row.url,
            events: row.events.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect(),
            on: !row.disabled,
            off_reason: row.off_reason,
            failing_since: row.failing_since.map(Instant::from_micros),
            both_until: row.previous_until.filter(|until| *until > now).map(Instant::from_micros),
            created_at: Instant::from_micros(row.created_at),
            version: row.version,
        }
    }
}

/// What came of a message, as it is kept.
fn result(status: u16, error: &str) -> String {
    json!({ "status": status, "error": error }).to_string()
}

fn delivery(row: JobRow) -> Delivery {
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let (message, result) = (read(&row.payload), read(&row.result));
    let word = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    Delivery {
        event: word(&message, "type"),
        next_at: (row.state == store::JobState::Waiting.id()).then_some(Instant::from_micros(row.run_at)),
        status: result.get("status").and_then(Value::as_i64).unwrap_or_default(),
        error: word(&result, "error"),
        id: row.id,
        state: row.state,
        attempts: row.attempts,
        created_at: Instant::from_micros(row.created_at),
    }
}
