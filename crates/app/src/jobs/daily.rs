use std::io::Write;

use kernel::{Date, Language, Problem};
use messages::Messages;
use serde_json::Value;
use store::{JobRow, JobState};

use crate::{App, Error, Result};

/// The kinds of jobs that there is one of each day.
pub(super) const CHECKPOINT: &str = "checkpoint";
pub(super) const SWEEP: &str = "sweep";

/// Jobs that are over are kept so long, in seconds: thirty days.
const KEPT: i64 = 30 * 24 * 3_600;
/// Answers to requests that may come again are kept so long, in seconds.
const ANSWERS: i64 = 24 * 3_600;

impl App {
    /// Puts the jobs of the day in line; those that are there already stay as they are, whichever process put them there.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn put_daily_jobs(&self) -> Result<()> {
        let now = self.now();
        let today = now.in_sweden().0;
        let exports = !self.config.checkpoint_folder.is_empty() || !self.config.checkpoint_mail.is_empty();
        let kinds: Vec<&str> = [Some(SWEEP), exports.then_some(CHECKPOINT)].into_iter().flatten().collect();
        let jobs: Vec<JobRow> = kinds
            .into_iter()
            .map(|kind| JobRow {
                id: format!("{kind}-{today}"),
                organisation_id: None,
                kind: kind.to_owned(),
                payload: "{}".to_owned(),
                state: JobState::Waiting.id().to_owned(),
                run_at: now.micros(),
                attempts: 0,
                locked_by: None,
                locked_until: None,
                done: 0,
                total: 0,
                result: "{}".to_owned(),
                created_at: now.micros(),
                about: None,
            })
            .collect();
        self.store
            .write_aside::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    for job in jobs {
                        tx.put_job(job).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    /// Verifies the log, signs its state, and takes that out of the service: to a folder, by mail, or both.
    pub(super) async fn export_checkpoint(&self) -> Result<()> {
        let state = self.audit_state(&[]).await?;
        let today = self.now().in_sweden().0;
        let holds = state.verdict.holds();
        let (key, subject) =
            if holds { ("mail-checkpoint", "mail-checkpoint-subject") } else { ("mail-broken", "mail-broken-subject") };
        let name = file_name(&self.config.log_name, today);
        if holds && !self.config.checkpoint_folder.is_empty() {
            write(self.config.checkpoint_folder.as_str(), &name, &state.note)?;
        }
        if !self.config.checkpoint_mail.is_empty() {
            let (subject, text) = {
                let messages = Messages::new(Language::Swedish);
                let values = [("name", self.config.log_name.as_str().into()), ("key", state.public.as_str().into())];
                (messages.with(subject, &values), messages.with(key, &values))
            };
            let file = holds.then_some((name, state.note));
            self.mail.send(&self.config.checkpoint_mail, &subject, text, file).await?;
        }
        // It is told once, and whoever watches counts sees a job that failed.
        if holds { Ok(()) } else { Err(Error::Conflict(Problem::error("audit-fails"))) }
    }

    /// Forgets what is over: sessions, answers to repeated requests, jobs.
    pub(super) async fn sweep(&self) -> Result<()> {
        let now = self.now();
        self.store
            .write_aside::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    tx.sweep_login_sessions(now).await?;
                    tx.sweep_repeated(now.after(-ANSWERS)).await?;
                    Ok(tx.sweep_jobs(now.after(-KEPT)).await?)
                })
            })
            .await
    }

    /// Writes to the administrators that an address is told no more. The job holds no address of theirs: who they are is looked up now.
    pub(super) async fn tell_of_webhook(&self, job: &JobRow) -> Result<()> {
        let payload: Value = serde_json::from_str(&job.payload).unwrap_or_default();
        let id = payload.get("webhook").and_then(Value::as_str).unwrap_or_default();
        let organisation = job.organisation_id.clone().unwrap_or_default();
        let row = match self.store.read().webhook(&organisation, id).await {
            // It is gone, or somebody has put it right already.
            Err(store::Error::NotFound) => return Ok(()),
            Ok(row) if !row.disabled => return Ok(()),
            other => other?,
        };
        if !self.mail.is_set_up() {
            return Ok(());
        }
        let page = format!("{}/admin/webhooks/{id}", self.config.address());
        for (person, memberships) in self.store.read().members(&organisation).await? {
            let administers = memberships.iter().any(|one| one.role == crate::Role::Administrator.id());
            if person.disabled || !administers {
                continue;
            }
            let (subject, text) = {
                let messages = Messages::new(if person.language == "en" { Language::English } else { Language::Swedish });
                let values = [("url", host(&row.url).into()), ("page", page.as_str().into())];
                (messages.text("mail-webhook-subject"), messages.with("mail-webhook", &values))
            };
            self.mail.send(&person.email, &subject, text, None).await?;
        }
        Ok(())
    }
}

/// The host of an address: what is behind it may be secret.
fn host(url: &str) -> String {
    reqwest::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}

/// What the state of a day is called: one file for each, so that none is written over by the next.
fn file_name(log: &str, day: Date) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || ".-".contains(letter) { letter } else { '-' };
    format!("{}-{day}.checkpoint", log.chars().map(plain).collect::<String>().trim_matches('.'))
}

/// Writes a file that is there whole or not at all.
fn write(folder: &str, name: &str, text: &str) -> Result<()> {
    let unable = |error: std::io::Error| Error::Unavailable(format!("{folder}: {error}"));
    std::fs::create_dir_all(folder).map_err(unable)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(unable)?;
    file.write_all(text.as_bytes()).map_err(unable)?;
    file.as_file().sync_all().map_err(unable)?;
    file.persist(std::path::Path::new(folder).join(name)).map_err(|error| unable(error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_after_log_and_day() {
        let day = Date::parse("2026-11-22").unwrap();
        assert_eq!(file_name("krav.exempel.se/audit", day), "krav.exempel.se-audit-2026-11-22.checkpoint");
        assert_eq!(file_name("../x", day), "-x-2026-11-22.checkpoint");
        assert_eq!(host("https://krav.exempel.se/in?key=hemlig"), "krav.exempel.se");
    }
}
