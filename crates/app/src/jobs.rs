//! Work that is not done while somebody waits: messages to webhooks, signed states of the log, tidying.
//!
//! Every job is done at least once: a process that ends in the middle leaves it to be taken again when its time is out, and what it does may
//! be done twice without harm.

mod daily;

use std::time::Duration;

use kernel::Instant;
use serde_json::json;
use store::{JobRow, JobState};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::hooks::deliver::NOTE;
use crate::{App, Error, Result};

/// So many jobs are done at the same time.
const AT_ONCE: usize = 8;
/// A process that has not come back after so many seconds is taken to be gone. No job takes as long.
const LEASE: i64 = 300;
/// No job takes longer.
const LONGEST: Duration = Duration::from_secs(240);
/// So often it is looked whether there is something to do.
const PAUSE: Duration = Duration::from_secs(1);
/// How long is waited before what failed is tried again, in seconds.
const WAITS: [i64; 5] = [60, 300, 1_800, 7_200, 21_600];
/// No job is begun more often: whatever ends its process each time must have an end itself.
const MOST: i64 = 12;

/// How a try ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    Done,
    Again,
    Failed,
    /// Somebody else had taken it meanwhile.
    Lost,
}

impl Ended {
    pub(crate) fn written(written: bool, state: JobState) -> Self {
        match (written, state) {
            (false, _) => Self::Lost,
            (true, JobState::Done) => Self::Done,
            (true, JobState::Failed) => Self::Failed,
            (true, JobState::Waiting | JobState::Running) => Self::Again,
        }
    }
}

impl App {
    /// Does what is due until it is told to stop; what is under way then is finished.
    pub async fn work(self, mut stop: watch::Receiver<bool>) {
        let mut running = JoinSet::new();
        let mut day = None;
        while !*stop.borrow() {
            let today = self.now().in_sweden().0;
            if day != Some(today) {
                match self.put_daily_jobs().await {
                    Ok(()) => day = Some(today),
                    Err(error) => tracing::warn!(?error, "the jobs of the day could not be put in line"),
                }
            }
            match self.take(AT_ONCE.saturating_sub(running.len())).await {
                Ok(jobs) => {
                    for job in jobs {
                        running.spawn(self.clone().once(job));
                    }
                }
                Err(error) => tracing::warn!(?error, "jobs could not be taken"),
            }
            tokio::select! {
                _ = running.join_next(), if !running.is_empty() => {}
                () = tokio::time::sleep(PAUSE) => {}
                // Whoever could tell it to stop has gone.
                told = stop.changed() => if told.is_err() { break },
            }
        }
        while running.join_next().await.is_some() {}
    }

    /// Does everything that is due now, and gives how many jobs it was.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn run_due_jobs(&self) -> Result<usize> {
        let mut count = 0;
        loop {
            let jobs = self.take(AT_ONCE).await?;
            if jobs.is_empty() {
                return Ok(count);
            }
            count += jobs.len();
            let mut running: JoinSet<()> = jobs.into_iter().map(|job| self.clone().once(job)).collect();
            while running.join_next().await.is_some() {}
        }
    }

    async fn take(&self, most: usize) -> Result<Vec<JobRow>> {
        let now = self.now();
        if most == 0 || !self.store.read().is_job_due(now).await? {
            return Ok(Vec::new());
        }
        let by = self.process.to_string();
        let taken = self.store.write_aside::<_, Error, _>(move |tx| {
            Box::pin(async move { Ok(tx.take_jobs(&by, now, now.after(LEASE), most).await?) })
        });
        taken.await
    }

    /// Tries a job once. What goes wrong is written with the job and in the log.
    async fn once(self, job: JobRow) {
        let tried = tokio::time::timeout(LONGEST, self.tried(&job)).await;
        let ended = match tried {
            Ok(Ok(ended)) => ended,
            // Neither done nor written: it is taken again when its time is out.
            Ok(Err(error)) => {
                tracing::warn!(job = job.id, kind = job.kind, ?error, "a job could not be done");
                Ended::Lost
            }
            Err(_) => {
                tracing::warn!(job = job.id, kind = job.kind, "a job took too long");
                Ended::Lost
            }
        };
        self.metrics.job(&job.kind, ended);
    }

    async fn tried(&self, job: &JobRow) -> Result<Ended> {
        if job.attempts > MOST {
            return self.settle(job, JobState::Failed, self.now(), &json!({ "error": "broken" }).to_string()).await;
        }
        let done = match job.kind.as_str() {
            "webhook" => return self.deliver(job).await,
            NOTE => self.tell_of_webhook(job).await,
            daily::CHECKPOINT => self.export_checkpoint().await,
            daily::SWEEP => self.sweep().await,
            other => Err(Error::Internal(format!("no job is called {other}"))),
        };
        let now = self.now();
        match done {
            Ok(()) => self.settle(job, JobState::Done, now, "{}").await,
            // To try again would not help.
            Err(Error::Conflict(problem)) => {
                tracing::error!(job = job.id, kind = job.kind, code = problem.code, "a job cannot be done");
                self.settle(job, JobState::Failed, now, &json!({ "error": "failed" }).to_string()).await
            }
            Err(error) => {
                tracing::error!(job = job.id, kind = job.kind, ?error, "a job failed");
                let said = json!({ "error": "failed" }).to_string();
                let wait = usize::try_from(job.attempts - 1).ok().and_then(|tried| WAITS.get(tried));
                match wait {
                    Some(wait) => self.settle(job, JobState::Waiting, now.after(*wait), &said).await,
                    None => self.settle(job, JobState::Failed, now, &said).await,
                }
            }
        }
    }

    /// Writes how a try ended.
    pub(crate) async fn settle(&self, job: &JobRow, state: JobState, at: Instant, result: &str) -> Result<Ended> {
        let (job, said) = (job.clone(), result.to_owned());
        let written = self
            .store
            .write_aside::<_, Error, _>(move |tx| Box::pin(async move { Ok(tx.settle_job(&job, state, at, &said).await?) }));
        Ok(Ended::written(written.await?, state))
    }
}
