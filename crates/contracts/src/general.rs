use kernel::Span;
use wording::{Amount, Mark, Measured, Unit, What};

use crate::contract::{Contract, Line};
use crate::role::Role;
use crate::standing::Standing;
use crate::words::IdeaNumbers;

/// What the contract says once for all of it: remedies and what they reach, and what empties them.
#[derive(Debug, Clone, Default)]
pub(crate) struct General {
    /// Remedies that reach every duty, or the security duties.
    pub(crate) remedies: Vec<Remedy>,
    /// Nothing but what is said may be claimed, for anything in the contract.
    pub(crate) sole: Option<(usize, Span)>,
    /// A limit so low that damages mean nothing.
    pub(crate) trifling: Option<(usize, Span)>,
    /// Liability for information and its security is shut out.
    pub(crate) excluded: Option<(usize, Span)>,
    /// A general right to have compliance shown.
    pub(crate) evidence: Vec<(usize, Span)>,
}

/// A remedy in the general terms.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Remedy {
    pub(crate) line: usize,
    pub(crate) span: Span,
    pub(crate) kind: RemedyKind,
    /// It speaks of security, not only of breach in general.
    pub(crate) names_security: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RemedyKind {
    Penalty,
    Damages,
    Termination,
    Mending,
}

/// A limit of at most so many months of fees is trifling.
const TRIFLING_MONTHS: u64 = 6;
/// A limit of at most this share of a year's fee is trifling.
const TRIFLING_PERCENT: u64 = 50;
/// A fixed sum of at most so many crowns or euros is trifling.
const TRIFLING_SUM: u64 = 100_000;

impl General {
    pub(crate) fn of(contract: &Contract<'_>, idea: &IdeaNumbers) -> Self {
        let mut general = Self::default();
        for (number, line) in contract.lines.iter().enumerate().filter(|(_, line)| line.role == Role::Operative) {
            general.remedy(contract, idea, number, line);
            general.limits(contract, idea, number, line);
            if line.own.has(idea.evidence) && line.standing >= Standing::Nobody {
                general.evidence.extend(mention(line, idea.evidence).map(|span| (number, span)));
            }
        }
        general
    }

    /// The remedies that are left for a duty when everything that empties them is taken away.
    pub(crate) fn left(&self) -> impl Iterator<Item = &Remedy> {
        self.remedies.iter().filter(|remedy| match remedy.kind {
            RemedyKind::Damages => self.trifling.is_none() && self.sole.is_none(),
            RemedyKind::Penalty | RemedyKind::Mending => self.sole.is_none_or(|(line, _)| line == remedy.line),
            RemedyKind::Termination => true,
        })
    }

    fn remedy(&mut self, contract: &Contract<'_>, idea: &IdeaNumbers, number: usize, line: &Line) {
        let Some((kind, span)) = kind(line, idea) else { return };
        if line.standing < Standing::Nobody {
            return;
        }
        // What one is to do about is said in the sentence, in the one that leads in, or in the heading.
        let around = line.led;
        let breach = around.has(idea.breach);
        let names_security = around.has(idea.security);
        if !(breach || names_security) {
            return;
        }
        let narrow =
            !names_security && (narrow(line, idea) || (!line.own.has(idea.breach) && narrow_heading(contract, line, idea)));
        // Against the buyer: it is the buyer who does not pay.
        let payment = around.has(idea.payment) && kind == RemedyKind::Termination && !names_security && !says_both(line);
        if !narrow && !payment {
            self.remedies.push(Remedy { line: number, span, kind, names_security });
        }
    }

    fn limits(&mut self, contract: &Contract<'_>, idea: &IdeaNumbers, number: usize, line: &Line) {
        if let Some(span) = mention(line, idea.sole_remedy) {
            let narrow = narrow(line, idea) || narrow_heading(contract, line, idea);
            if !narrow && (line.led.has(idea.breach) || kind(line, idea).is_some()) {
                self.sole.get_or_insert((number, span));
            }
        }
        let Some(cap) = mention(line, idea.cap) else { return };
        if is_trifling(line) && !line.own.has(idea.carve_out) && !narrow(line, idea) {
            self.trifling.get_or_insert((number, cap));
        }
        if line.own.has(idea.data_excluded) && line.standing != Standing::Firm {
            self.excluded.get_or_insert((number, cap));
        }
    }
}

/// The remedy that a line gives, if it gives one.
pub(crate) fn kind(line: &Line, idea: &IdeaNumbers) -> Option<(RemedyKind, Span)> {
    let kinds = [
        (idea.penalty, RemedyKind::Penalty),
        (idea.damages, RemedyKind::Damages),
        (idea.termination, RemedyKind::Termination),
        (idea.mending, RemedyKind::Mending),
    ];
    kinds.into_iter().find_map(|(concept, kind)| mention(line, concept).map(|span| (kind, span)))
}

/// Where a line speaks of a concept.
pub(crate) fn mention(line: &Line, concept: usize) -> Option<Span> {
    line.mentions.iter().find(|mention| mention.concept == concept).map(|mention| mention.span)
}

/// Does it speak only of lateness or of service levels?
pub(crate) fn narrow(line: &Line, idea: &IdeaNumbers) -> bool {
    (line.led.has(idea.delay) || line.led.has(idea.availability)) && !line.led.has(idea.security)
}

fn narrow_heading(contract: &Contract<'_>, line: &Line, idea: &IdeaNumbers) -> bool {
    let under = contract.under(line);
    (under.has(idea.delay) || under.has(idea.availability)) && !under.has(idea.security)
}

fn says_both(line: &Line) -> bool {
    line.sentence.marks.iter().any(|mark| mark.what == What::Party(wording::Party::Both))
}

/// Is a limit so low that it means nothing?
fn is_trifling(line: &Line) -> bool {
    line.sentence.marks.iter().any(|Mark { what, .. }| {
        let What::Measure(Measured { amount: Amount::Number(thousandths), unit: Some(unit) }) = what else { return false };
        let amount = thousandths / 1000;
        match unit {
            Unit::Months => amount <= TRIFLING_MONTHS,
            Unit::Weeks => true,
            Unit::Percent => amount <= TRIFLING_PERCENT,
            Unit::Other => (1..=TRIFLING_SUM).contains(&amount),
            _ => false,
        }
    })
}
