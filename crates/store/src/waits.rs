use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// How long writes have waited for their turn, since the process began.
#[derive(Debug, Default)]
pub struct Waits {
    writes: AtomicU64,
    micros: AtomicU64,
}

impl Waits {
    /// How many writes there were.
    #[must_use]
    pub fn writes(&self) -> u64 {
        self.writes.load(Ordering::Relaxed)
    }

    /// How long they waited in all.
    #[must_use]
    pub fn waited(&self) -> Duration {
        Duration::from_micros(self.micros.load(Ordering::Relaxed))
    }

    pub(crate) fn count(&self, waited: Duration) {
        self.writes.fetch_add(1, Ordering::Relaxed);
        self.micros.fetch_add(u64::try_from(waited.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }
}
