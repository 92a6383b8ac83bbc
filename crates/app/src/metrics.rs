use std::time::Duration;

use prometheus_client::encoding::text::{encode_eof, encode_registry};
use prometheus_client::metrics::counter::{ConstCounter, Counter};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;
use store::JobState;

use crate::jobs::Ended;
use crate::{App, Error, Result};

/// What every name begins with.
const PREFIX: &str = "kravkedja";
/// The bounds that durations are sorted by, in seconds.
const BOUNDS: [f64; 11] = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

type Labels = Vec<(&'static str, String)>;

/// What is counted while the service runs. No label holds an id, a name or anything else of a person or an organisation.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Labels, Counter>,
    durations: Family<Labels, Histogram>,
    logins: Family<Labels, Counter>,
    jobs: Family<Labels, Counter>,
}

impl Metrics {
    pub(crate) fn new(is_file: bool) -> Self {
        let mut registry = Registry::with_prefix(PREFIX);
        let requests = Family::default();
        let durations = Family::new_with_constructor((|| Histogram::new(BOUNDS)) as fn() -> Histogram);
        let (logins, jobs) = (Family::default(), Family::default());
        let database = if is_file { "sqlite" } else { "postgresql" };
        let build = Info::new(vec![("version", env!("CARGO_PKG_VERSION")), ("database", database)]);
        registry.register("build", "The program", build);
        registry.register("http_requests", "Requests by route, method and status", requests.clone());
        registry.register("http_request_duration_seconds", "How long answers took", durations.clone());
        registry.register("logins", "Tries to log in by how they went", logins.clone());
        registry.register("job_runs", "Tries of jobs by how they ended", jobs.clone());
        // They are there from the beginning, so that the first one is seen as a rise.
        for result in ["good", "bad"] {
            drop(logins.get_or_create(&vec![("result", result.to_owned())]));
        }
        Self { registry, requests, durations, logins, jobs }
    }

    /// A request was answered. `route` is the path as the table of routes has it, with parameters in braces.
    pub fn request(&self, method: &'static str, route: &str, status: u16, took: Duration) {
        let own = || vec![("method", method.to_owned()), ("route", route.to_owned())];
        let answered = [own(), vec![("status", status.to_string())]].concat();
        self.requests.get_or_create(&answered).inc();
        self.durations.get_or_create(&own()).observe(took.as_secs_f64());
    }

    /// Somebody tried to log in.
    pub(crate) fn login(&self, good: bool) {
        let result = if good { "good" } else { "bad" };
        self.logins.get_or_create(&vec![("result", result.to_owned())]).inc();
    }

    pub(crate) fn job(&self, kind: &str, ended: Ended) {
        let result = match ended {
            Ended::Done => "done",
            Ended::Again => "again",
            Ended::Failed => "failed",
            Ended::Lost => "lost",
        };
        self.jobs.get_or_create(&vec![("kind", kind.to_owned()), ("result", result.to_owned())]).inc();
    }
}

impl App {
    /// What is counted.
    #[must_use]
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// Everything that is counted, with what the database says now, in the text form of OpenMetrics, which Prometheus reads.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn metrics_text(&self) -> Result<String> {
        let waits = self.store.waits();
        let mut now = Registry::with_prefix(PREFIX);
        now.register("database_writes", "Writes that have begun", ConstCounter::new(waits.writes()));
        let waited = ConstCounter::new(waits.waited().as_secs_f64());
        now.register("database_write_wait_seconds", "How long writes waited for their turn, in all", waited);
        let size = i64::try_from(self.store.size().await?).unwrap_or(i64::MAX);
        now.register("database_size_bytes", "How large the database is", ConstGauge::new(size));
        let jobs: Family<Labels, Gauge> = Family::default();
        now.register("jobs", "Jobs by kind and state", jobs.clone());
        for state in [JobState::Waiting, JobState::Failed] {
            drop(jobs.get_or_create(&vec![("kind", "webhook".to_owned()), ("state", state.id().to_owned())]));
        }
        for one in self.store.read().job_counts().await? {
            jobs.get_or_create(&vec![("kind", one.kind), ("state", one.state)]).set(one.count);
        }
        let mut text = String::new();
        encode_registry(&mut text, &self.metrics.registry)
            .and_then(|()| encode_registry(&mut text, &now))
            .and_then(|()| encode_eof(&mut text))
            .map_err(|error| Error::Internal(error.to_string()))?;
        Ok(text)
    }
}
