//! Checks of their own, for obligations where the general check does not see what decides. One file, one row in [`ALL`].

mod agreement;
mod audit;
mod change;
mod force_majeure;
mod liability;
mod notice;
mod penalty;
mod precedence;
mod procurement;
mod standard;
mod sub_supplier;
mod termination;

pub(crate) use audit::is_hollow as is_hollow_audit;

use kernel::Problem;

use crate::contract::{Clause, Line};
use crate::judge::Draft;
use crate::verdict::Element;

/// A check of its own.
pub struct Check {
    /// The obligation that it is for.
    pub obligation: &'static str,
    /// What it looks at beside the general check, for the documentation.
    pub looks_at: &'static str,
    refine: fn(&mut Draft<'_, '_>),
}

/// The obligation whose clause gives the buyer a right to look for itself.
pub(crate) const AUDIT: &str = "CO-AUD-01";
/// The obligation whose clause passes the security duties on.
pub(crate) const FLOW_DOWN: &str = "CO-SUB-02";

/// Every check of its own.
pub const ALL: &[Check] = &[
    Check {
        obligation: AUDIT,
        looks_at: "an audit that is only at the buyer's cost, or only through the supplier's own reports, verifies nothing",
        refine: audit::refine,
    },
    Check {
        obligation: "CO-LEG-01",
        looks_at: "whether the order of documents names security, and whether the supplier's own terms go before it",
        refine: precedence::refine,
    },
    Check {
        obligation: "CO-LEG-02",
        looks_at: "whether a review clause says what may be changed and what it costs (LOU 17:10)",
        refine: change::refine,
    },
    Check { obligation: "CO-LEG-06", looks_at: "whether the grounds of LOU 17:17 are there", refine: procurement::refine },
    Check {
        obligation: "CO-REM-01",
        looks_at: "what a penalty reaches: one for delay or availability alone does not reach security",
        refine: penalty::refine,
    },
    Check {
        obligation: "CO-REM-02",
        looks_at: "whether a deficiency in security is named as a ground for termination",
        refine: termination::refine,
    },
    Check { obligation: "CO-REM-03", looks_at: "rectification is its own remedy", refine: termination::rectification },
    Check {
        obligation: "CO-REM-04",
        looks_at: "what a limit of liability leaves: nothing for security, intent alone, or security by itself",
        refine: liability::refine,
    },
    Check {
        obligation: "CO-CNT-04",
        looks_at: "whether force majeure says anything of attacks or preparedness, or only releases",
        refine: force_majeure::refine,
    },
    Check { obligation: "CO-ACC-03", looks_at: "that consent beforehand is no time to keep", refine: sub_supplier::consent },
    Check { obligation: "CO-GOV-02", looks_at: "whether a standard is named", refine: standard::refine },
    Check {
        obligation: "CO-GOV-05",
        looks_at: "whether what is delivered is listed or delimited",
        refine: agreement::description,
    },
    Check {
        obligation: "CO-PD-01",
        looks_at: "how many of the particulars of GDPR 28.3 are stated",
        refine: agreement::processing,
    },
    Check {
        obligation: "CO-SUB-01",
        looks_at: "a clause on sub-suppliers reaches them; consent beforehand is no time to keep",
        refine: |draft| {
            sub_supplier::refine(draft);
            sub_supplier::consent(draft);
        },
    },
    Check {
        obligation: "CO-SUB-02",
        looks_at: "a clause on sub-suppliers reaches them: that is what it is about",
        refine: sub_supplier::refine,
    },
    Check {
        obligation: "CO-SUB-03",
        looks_at: "a clause on sub-suppliers reaches them: that is what it is about",
        refine: sub_supplier::refine,
    },
    Check {
        obligation: "CO-SUB-04",
        looks_at: "a clause on sub-suppliers reaches them: that is what it is about",
        refine: sub_supplier::refine,
    },
    Check {
        obligation: "CO-INC-01",
        looks_at: "whether the time is one that runs from the incident: hours or days",
        refine: notice::refine,
    },
    Check {
        obligation: "CO-INC-06",
        looks_at: "whether the time is one that runs from the breach: hours or days",
        refine: notice::refine,
    },
];

pub(crate) fn refine(draft: &mut Draft<'_, '_>) {
    let own = ALL.iter().find(|check| check.obligation == draft.obligation.id.as_str());
    if let Some(check) = own {
        (check.refine)(draft);
    }
}

impl<'t> Draft<'_, 't> {
    /// The line of a sight.
    fn line(&self, number: usize) -> Option<&Line> {
        self.around.contract.lines.get(number)
    }

    /// The clauses that the firm lines stand in.
    fn clauses(&self) -> Vec<&Clause> {
        let mut clauses: Vec<usize> =
            self.firm.iter().filter_map(|sight| self.line(sight.line)).map(|line| line.clause).collect();
        clauses.dedup();
        clauses.into_iter().filter_map(|clause| self.around.contract.clauses.get(clause)).collect()
    }

    /// Does any line of those clauses speak of a concept?
    fn clauses_speak_of(&self, concept: usize) -> bool {
        self.clauses().iter().any(|clause| self.around.contract.lines_of(clause).any(|(_, line)| line.own.has(concept)))
    }

    /// An element that the matter itself gives: the first firm line shows it.
    fn gives(&mut self, element: Element) {
        if let Some((number, span)) = self.firm.first().and_then(|sight| {
            let line = self.line(sight.line)?;
            Some((sight.line, sight.words.first().copied().unwrap_or(line.span)))
        }) {
            self.elements.add(element, number, span);
        }
    }

    fn note(&mut self, code: &'static str) {
        self.notes.push(Problem::notice(code));
    }
}
