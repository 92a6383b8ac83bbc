use kernel::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use crate::entity::audit_entry;
use crate::entity::webhook::{Column, Entity};
use crate::row::same;
use crate::{Entry, Error, JobRow, JobState, Session, Tx, WebhookRow, Who, new_id};

/// The kind of job that tells an address of something.
pub(crate) const KIND: &str = "webhook";

/// What the log calls a test.
const TEST: &str = "webhook.test";

impl<C: ConnectionTrait> Session<C> {
    /// The addresses of an organisation that are told of what happens, by age.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn webhooks(&self, organisation: &str) -> Result<Vec<WebhookRow>, Error> {
        let found = Entity::find().filter(Column::OrganisationId.eq(organisation));
        Ok(found.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).all(&self.on).await?)
    }

    /// One of them.
    ///
    /// # Errors
    /// When there is none.
    pub async fn webhook(&self, organisation: &str, id: &str) -> Result<WebhookRow, Error> {
        let found = Entity::find_by_id(id).filter(Column::OrganisationId.eq(organisation));
        found.one(&self.on).await?.ok_or(Error::NotFound)
    }
}

impl WebhookRow {
    /// A message to it that waits from an instant.
    #[must_use]
    pub fn message(&self, body: &serde_json::Value, at: Instant) -> JobRow {
        JobRow {
            id: new_id(),
            organisation_id: Some(self.organisation_id.clone()),
            kind: KIND.to_owned(),
            payload: body.to_string(),
            state: JobState::Waiting.id().to_owned(),
            run_at: at.micros(),
            attempts: 0,
            locked_by: None,
            locked_until: None,
            done: 0,
            total: 0,
            result: "{}".to_owned(),
            created_at: at.micros(),
            about: Some(self.id.clone()),
        }
    }

    /// Is it told of something, by its word?
    fn wants(&self, action: &str) -> bool {
        let fits = |wanted: &str| match wanted.strip_suffix('*') {
            Some(begins) => action.starts_with(begins),
            None => action == wanted,
        };
        // Who logs in is nobody's business, and a test is a message already.
        let told = action.contains('.') && action != TEST;
        told && !self.disabled && self.events.split(' ').filter(|wanted| !wanted.is_empty()).any(fits)
    }
}

impl Tx {
    /// Puts a message in line for every address that is told of what is written in the log: in the same transaction, so that neither is there
    /// without the other. The message holds ids and the digest in the log, no personal data and no contents.
    pub(crate) async fn announce(
        &self,
        entry: &audit_entry::Model,
        within: Option<&(&'static str, String)>,
    ) -> Result<(), Error> {
        let Some(organisation) = &entry.organisation_id else { return Ok(()) };
        let found = Entity::find().filter(Column::OrganisationId.eq(organisation)).filter(Column::Disabled.eq(false));
        let at = Instant::from_micros(entry.at);
        for webhook in found.all(&self.on).await?.into_iter().filter(|webhook| webhook.wants(&entry.action)) {
            let body = json!({
                "type": entry.action,
                "timestamp": at.to_string(),
                "data": {
                    "organisation": organisation,
                    "subject": entry.subject,
                    "id": entry.subject_id,
                    "within": within.map(|(subject, id)| json!({ "subject": subject, "id": id })),
                    "seq": entry.seq,
                    "leaf": entry.leaf,
                },
            });
            self.put_job(webhook.message(&body, at)).await?;
        }
        Ok(())
    }

    /// Adds an address.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn add_webhook(&self, who: &Who, row: WebhookRow) -> Result<WebhookRow, Error> {
        self.add(who, Entry::new("webhook.add"), row).await
    }

    /// Changes an address; `action` is the word in the log.
    ///
    /// # Errors
    /// When there is none, or it has changed since `version`.
    pub async fn change_webhook(
        &self,
        who: &Who,
        action: &'static str,
        (organisation, id): (&str, &str),
        version: Option<i64>,
        change: impl FnOnce(&mut WebhookRow) + Send,
    ) -> Result<WebhookRow, Error> {
        let before = self.webhook(organisation, id).await?;
        same(&before, version)?;
        let mut after = before.clone();
        change(&mut after);
        self.change(who, Entry::new(action), &before, after).await
    }

    /// Removes an address, with the messages to it.
    ///
    /// # Errors
    /// When there is none, or it has changed since `version`.
    pub async fn remove_webhook(&self, who: &Who, organisation: &str, id: &str, version: Option<i64>) -> Result<(), Error> {
        let row = self.webhook(organisation, id).await?;
        same(&row, version)?;
        self.forget_jobs(id).await?;
        self.remove(who, Entry::new("webhook.remove"), row).await
    }

    /// Remembers whether messages get through to an address: since when they do not, or nothing where one did.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn webhook_fares(&self, id: &str, failing: Option<Instant>) -> Result<(), Error> {
        let put = Entity::update_many().col_expr(Column::FailingSince, Expr::value(failing.map(Instant::micros)));
        let put = put.filter(Column::Id.eq(id));
        let put = match failing {
            // The first failure counts.
            Some(_) => put.filter(Column::FailingSince.is_null()),
            None => put.filter(Column::FailingSince.is_not_null()),
        };
        put.exec(&self.on).await?;
        Ok(())
    }
}
