use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use app::Instant;

/// So many tries in a while are answered at once.
const FREE: u32 = 5;
/// The while, in seconds.
const WHILE: i64 = 15 * 60;
/// Nobody waits longer for an answer than this, in seconds.
const LONGEST: u64 = 10;
/// So many names are remembered.
const MOST: usize = 10_000;

/// Makes those who try often wait, and locks nobody out: who locks others out by trying has done them harm.
#[derive(Debug, Default)]
pub(crate) struct Slow {
    tries: Mutex<BTreeMap<String, (Instant, u32)>>,
}

impl Slow {
    /// Counts a try under a name and gives how long it must wait.
    pub(crate) fn tried(&self, name: &str, now: Instant) -> Duration {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= MOST {
            tries.retain(|_, (began, _)| began.after(WHILE) > now);
        }
        let (began, count) = tries.entry(name.to_owned()).or_insert((now, 0));
        if began.after(WHILE) <= now {
            (*began, *count) = (now, 0);
        }
        *count += 1;
        let beyond = count.saturating_sub(FREE);
        Duration::from_secs(if beyond == 0 { 0 } else { (1_u64 << beyond.min(4)).min(LONGEST) })
    }

    /// Forgets the tries under a name: it was right.
    pub(crate) fn succeeded(&self, name: &str) {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_tries_often_waits_and_is_never_locked_out() {
        let slow = Slow::default();
        let now = Instant::from_micros(0);
        let waits: Vec<u64> = (0..12).map(|_| slow.tried("a", now).as_secs()).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 2, 4, 8, 10, 10, 10, 10]);
        assert_eq!(slow.tried("b", now).as_secs(), 0);
        assert_eq!(slow.tried("a", now.after(WHILE)).as_secs(), 0);
        slow.succeeded("a");
        assert_eq!(slow.tried("a", now).as_secs(), 0);
    }
}
