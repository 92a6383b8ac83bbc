use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use kernel::Instant;

/// What time it is: the system's, or a time that a test has set.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The time of the machine.
    #[default]
    System,
    /// A time that stands still until it is moved.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still.
    #[must_use]
    pub fn fixed(at: Instant) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.micros())))
    }

    /// Now, in whole microseconds.
    #[must_use]
    pub fn now(&self) -> Instant {
        match self {
            Self::System => system(),
            Self::Fixed(at) => Instant::from_micros(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a clock that stands still; the machine's is left alone.
    pub fn pass(&self, seconds: i64) {
        if let Self::Fixed(at) = self {
            at.fetch_add(seconds * Instant::SECOND, Ordering::SeqCst);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where the service reads the time")]
fn system() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Instant::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}
