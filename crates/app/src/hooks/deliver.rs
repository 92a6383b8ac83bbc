use kernel::Instant;
use serde_json::json;
use store::{JobRow, JobState, WebhookRow, Who, new_id};

use super::result;
use super::send::{Letter, Outcome};
use crate::jobs::Ended;
use crate::{App, Error, Result};

/// How long is waited before a message is sent again, in seconds: a day in all.
const WAITS: [i64; 8] = [10, 60, 300, 1_800, 7_200, 14_400, 28_800, 33_600];
/// An address that has answered nothing for so long, in seconds, is told no more.
const ENOUGH: i64 = 23 * 3_600;
/// Other messages to an address that does not answer wait no longer than this, in seconds.
const HELD_BACK: i64 = 300;

impl App {
    /// Sends a message once, and writes what came of it.
    pub(crate) async fn deliver(&self, job: &JobRow) -> Result<Ended> {
        let (organisation, about) = (job.organisation_id.clone().unwrap_or_default(), job.about.clone().unwrap_or_default());
        let row = match self.store.read().webhook(&organisation, &about).await {
            Ok(row) if !row.disabled => row,
            Ok(_) | Err(store::Error::NotFound) => {
                return self.settle(job, JobState::Failed, self.now(), &result(0, "off")).await;
            }
            Err(error) => return Err(error.into()),
        };
        let now = self.now();
        let previous = row.previous_secret.clone().filter(|_| row.previous_until.is_some_and(|until| until > now.micros()));
        let letter = Letter {
            id: job.id.clone(),
            url: row.url.clone(),
            secrets: [Some(row.secret.clone()), previous].into_iter().flatten().collect(),
            body: job.payload.clone(),
        };
        let outcome = self.sender.send(&letter, now).await;
        let now = self.now();
        if outcome.error.is_empty() {
            return self.arrived(job, outcome, now).await;
        }
        tracing::info!(
            job = job.id,
            webhook = row.id,
            error = outcome.error,
            status = outcome.status,
            "a message did not arrive"
        );
        // Whoever answers 410 does not want to be told.
        if outcome.status == 410 {
            return self.turned_off(job, &row, outcome, "gone").await;
        }
        let wait = usize::try_from(job.attempts - 1).ok().and_then(|tried| WAITS.get(tried));
        match wait {
            Some(wait) => self.again(job, outcome, now, *wait).await,
            None => {
                let since = row.failing_since.map_or(now, Instant::from_micros);
                if since.after(ENOUGH) <= now {
                    return self.turned_off(job, &row, outcome, "failing").await;
                }
                self.settle(job, JobState::Failed, now, &result(outcome.status, outcome.error)).await
            }
        }
    }

    async fn arrived(&self, job: &JobRow, outcome: Outcome, now: Instant) -> Result<Ended> {
        let (job, about) = (job.clone(), job.about.clone().unwrap_or_default());
        let written = self.store.write_aside::<_, Error, _>(move |tx| {
            Box::pin(async move {
                tx.webhook_fares(&about, None).await?;
                Ok(tx.settle_job(&job, JobState::Done, now, &result(outcome.status, "")).await?)
            })
        });
        Ok(Ended::written(written.await?, JobState::Done))
    }

    async fn again(&self, job: &JobRow, outcome: Outcome, now: Instant, wait: i64) -> Result<Ended> {
        let (job, about) = (job.clone(), job.about.clone().unwrap_or_default());
        let written = self.store.write_aside::<_, Error, _>(move |tx| {
            Box::pin(async move {
                let said = result(outcome.status, outcome.error);
                if !tx.settle_job(&job, JobState::Waiting, now.after(wait), &said).await? {
                    return Ok(false);
                }
                tx.webhook_fares(&about, Some(now)).await?;
                tx.postpone_jobs(&about, now.after(wait.min(HELD_BACK))).await?;
                Ok(true)
            })
        });
        Ok(Ended::written(written.await?, JobState::Waiting))
    }

    /// Tells an address no more, and puts a note to the administrators in line.
    async fn turned_off(&self, job: &JobRow, row: &WebhookRow, outcome: Outcome, reason: &'static str) -> Result<Ended> {
        let (job, organisation, id) = (job.clone(), row.organisation_id.clone(), row.id.clone());
        let who = Who { organisation: Some(organisation.clone()), ..self.system() };
        let note = JobRow {
            id: new_id(),
            kind: NOTE.to_owned(),
            payload: json!({ "webhook": id, "reason": reason }).to_string(),
            // What is about the address is shown as a message to it.
            about: None,
            ..row.message(&json!({}), who.at)
        };
        let written = self.store.write::<_, Error, _>(move |tx| {
            Box::pin(async move {
                let said = result(outcome.status, outcome.error);
                if !tx.settle_job(&job, JobState::Failed, who.at, &said).await? {
                    return Ok(false);
                }
                let off = |row: &mut WebhookRow| (row.disabled, row.off_reason) = (true, reason.to_owned());
                tx.change_webhook(&who, "webhook.off", (&organisation, &id), None, off).await?;
                tx.give_up_jobs(&id, &result(0, "off")).await?;
                tx.put_job(note).await?;
                Ok(true)
            })
        });
        Ok(Ended::written(written.await?, JobState::Failed))
    }
}

/// The kind of job that writes to the administrators that an address is told no more.
pub(crate) const NOTE: &str = "webhook-off";
