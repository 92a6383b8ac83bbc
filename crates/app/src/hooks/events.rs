use kernel::Language;
use messages::Messages;

use crate::action_key;

/// What can be chosen as a whole: the part of a word of the audit log before its full stop.
pub const EVENT_GROUPS: [&str; 15] = [
    "case",
    "decision",
    "annex",
    "question",
    "contract",
    "verdict",
    "file",
    "person",
    "membership",
    "unit",
    "organisation",
    "overlay",
    "token",
    "audit",
    "webhook",
];

/// What others most often want to know of, each by itself.
pub const EVENT_WORDS: [&str; 5] = ["annex.issue", "annex.publish", "decision.approve", "decision.refuse", "contract.check"];

/// Is there such an event? What the log knows there is a sentence for.
pub(super) fn is_known(word: &str) -> bool {
    match word.strip_suffix('*') {
        Some("") => true,
        Some(group) => group.strip_suffix('.').is_some_and(|group| EVENT_GROUPS.contains(&group)),
        None => word.contains('.') && Messages::new(Language::Swedish).has(&action_key(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_chosen_is_what_the_log_knows() {
        assert!(EVENT_WORDS.into_iter().all(is_known));
        for unknown in ["case", "case.", "kase.*", "case.a*", "case.invented", "login", ""] {
            assert!(!is_known(unknown), "{unknown}");
        }
        assert!(is_known("*") && is_known("case.*"));
    }
}
