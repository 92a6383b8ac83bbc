use std::process::Child;
use std::sync::mpsc;
use std::time::Duration;

/// How long a child may take for a file by the clock on the wall. Its processor time is limited more closely; this is for a child
/// that waits, or that others keep from its turn.
const LONGEST: Duration = Duration::from_millis(9_500);

/// Speaks with a child; one that has not answered in time is ended, which closes its pipes and with them the talk.
pub(crate) fn in_time<T: Send>(child: &mut Child, talk: impl FnOnce() -> T + Send) -> Option<T> {
    let (done, waits) = mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(move || done.send(talk()).ok());
        let answer = waits.recv_timeout(LONGEST).ok();
        if answer.is_none() {
            child.kill().ok();
        }
        answer
    })
}
