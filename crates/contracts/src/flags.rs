use catalog::ObligationKind;
use kernel::{Id, Problem, Span};

use crate::contract::Contract;
use crate::finding::{Finding, Passage, Severity};
use crate::general::General;
use crate::observe;
use crate::verdict::Verdict;
use crate::words::Words;

/// Something in a contract to take up, the most serious first.
#[derive(Debug, Clone, PartialEq)]
pub struct Flag {
    /// What kind of thing.
    pub kind: FlagKind,
    /// How serious.
    pub severity: Severity,
    /// The obligation that it is about, where it is about one.
    pub obligation: Option<Id<ObligationKind>>,
    /// Where it stands; none where something is not there.
    pub passage: Option<Passage>,
    /// What to say of it, as a message.
    pub says: Problem,
    /// A person has confirmed the verdict that it rests on.
    pub confirmed: bool,
}

/// What kind of flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlagKind {
    /// Nothing on an obligation that applies.
    Missing,
    /// Words that bind nobody.
    Weak,
    /// Binding, with something missing.
    Incomplete,
    /// Left to a document that was not given.
    NotHeld,
    /// Fine words that something else in the contract empties.
    Hollow,
    /// A law that is repealed, an authority that is gone, a wrong chapter.
    OldLaw,
    /// A place that nobody filled in.
    Placeholder,
}

impl FlagKind {
    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Weak => "weak",
            Self::Incomplete => "incomplete",
            Self::NotHeld => "not-held",
            Self::Hollow => "hollow",
            Self::OldLaw => "old-law",
            Self::Placeholder => "placeholder",
        }
    }
}

/// The flags of a contract, the most serious first.
pub(crate) fn of(words: &Words, contract: &Contract<'_>, findings: &[Finding]) -> Vec<Flag> {
    let mut flags: Vec<Flag> = findings.iter().filter_map(of_finding).collect();
    flags.extend(hollow(words, contract));
    flags.extend(
        observe::old_law(contract).into_iter().map(|(passage, says)| on_text(FlagKind::OldLaw, Severity::Low, passage, says)),
    );
    flags.extend(
        observe::placeholders(contract)
            .into_iter()
            .map(|(passage, says)| on_text(FlagKind::Placeholder, Severity::Medium, passage, says)),
    );
    flags.sort_by_key(|flag| std::cmp::Reverse(flag.severity));
    flags
}

fn of_finding(finding: &Finding) -> Option<Flag> {
    let kind = match finding.verdict {
        Verdict::Enforceable => return None,
        Verdict::Partly => FlagKind::Incomplete,
        Verdict::Declaratory => FlagKind::Weak,
        Verdict::ByReference => FlagKind::NotHeld,
        Verdict::Missing | Verdict::NotFound => FlagKind::Missing,
    };
    Some(Flag {
        kind,
        severity: finding.severity,
        obligation: Some(finding.obligation.clone()),
        passage: finding.passages.first().cloned(),
        says: finding.why.first()?.clone(),
        confirmed: finding.confirmed,
    })
}

fn on_text(kind: FlagKind, severity: Severity, passage: Passage, says: Problem) -> Flag {
    Flag { kind, severity, obligation: None, passage: Some(passage), says, confirmed: false }
}

/// What empties the contract as a whole.
fn hollow(words: &Words, contract: &Contract<'_>) -> Vec<Flag> {
    let general = General::of(contract, words);
    let found = [
        (general.sole, "contract-flag-sole-remedy"),
        (general.trifling, "contract-flag-trifling-cap"),
        (general.excluded, "contract-flag-data-excluded"),
    ];
    let flag = |(at, code): (Option<(usize, Span)>, &'static str)| {
        let (line, span) = at?;
        Some(on_text(FlagKind::Hollow, Severity::High, observe::passage(contract, line, span)?, Problem::notice(code)))
    };
    found.into_iter().filter_map(flag).collect()
}
