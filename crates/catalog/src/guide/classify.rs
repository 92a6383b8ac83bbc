use std::cmp::Reverse;
use std::collections::BTreeMap;

use kernel::Id;

use super::{Answer, Answers, Guide, Question, UNKNOWN};
use crate::stop::{calls_for_answer, judge};
use crate::{Aspect, CircumstanceKind, Classification, Level, NationalSecurity, Stop};

/// What answers lead to. Where they stop, there is nothing but the stop, and nothing of it may be stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guided<'g> {
    /// The level of each aspect that an answer says something about: the highest that any answer gives.
    pub levels: Classification,
    /// Every answer that gives a level: by aspect, highest level first.
    pub reasons: Vec<Reason<'g>>,
    /// Questions without an answer that says something, in the guide's order.
    pub open: Vec<Open<'g>>,
    /// Circumstances that answers suggest, in alphabetical order. A person decides.
    pub circumstances: Vec<Suggested<'g>>,
    /// The answer on Sweden's security, for the case.
    pub national_security: NationalSecurity,
    /// Why the program refuses to go on.
    pub stop: Option<Stop>,
}

/// Why an aspect has at least this level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason<'g> {
    /// The aspect.
    pub aspect: Aspect,
    /// The level that the answer gives it.
    pub level: Level,
    /// Is this the level of the aspect in the end? Else another answer gives a higher one.
    pub decides: bool,
    /// The question.
    pub question: &'g Question,
    /// The answer that was given.
    pub answer: &'g Answer,
}

/// A question that remains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open<'g> {
    /// The question; its `ask` says who can answer it.
    pub question: &'g Question,
    /// Was it answered with "don't know"? Else it was not answered.
    pub unknown: bool,
}

/// A circumstance that answers suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested<'g> {
    /// The circumstance.
    pub id: &'g Id<CircumstanceKind>,
    /// The answers that suggest it, with their questions.
    pub because: Vec<(&'g Question, &'g Answer)>,
}

impl Guided<'_> {
    /// Aspects that must have a level and have none yet: of confidentiality, integrity and availability.
    #[must_use]
    pub fn undecided(&self) -> Vec<Aspect> {
        let needed = [Aspect::Confidentiality, Aspect::Integrity, Aspect::Availability];
        needed.into_iter().filter(|aspect| !self.levels.iter().any(|(set, _)| set == *aspect)).collect()
    }
}

/// Levels, reasons and circumstances from answers; or a stop, by the same rule as [`stop`](fn@crate::stop).
///
/// "Don't know" and answers that the guide does not have give nothing. A question about Sweden's security that is open counts as
/// unknown.
#[must_use]
pub fn classify<'g>(guide: &'g Guide, answers: &Answers) -> Guided<'g> {
    let mut guided = Guided::default();
    let mut suggested: BTreeMap<&Id<CircumstanceKind>, Vec<(&Question, &Answer)>> = BTreeMap::new();
    for question in &guide.questions {
        let unknown = answers.has(question.id.as_str(), UNKNOWN);
        let given = || question.answers.iter().filter(|answer| answers.has(question.id.as_str(), answer.id.as_str()));
        if unknown || given().next().is_none() {
            guided.open.push(Open { question, unknown });
        }
        for answer in given() {
            for (&aspect, &level) in &answer.levels {
                guided.reasons.push(Reason { aspect, level, decides: false, question, answer });
            }
            for id in &answer.circumstances {
                suggested.entry(id).or_default().push((question, answer));
            }
        }
        guided.national_security = stricter(guided.national_security, security(unknown, given()));
    }
    // Stable: answers that give the same stay in the order of the questions.
    guided.reasons.sort_by_key(|reason| (reason.aspect, Reverse(reason.level)));
    for reason in &guided.reasons {
        guided.levels.set(reason.aspect, reason.level.max(guided.levels.level(reason.aspect)));
    }
    for reason in &mut guided.reasons {
        reason.decides = reason.level == guided.levels.level(reason.aspect);
    }
    guided.circumstances = suggested.into_iter().map(|(id, because)| Suggested { id, because }).collect();
    let critical = guided.circumstances.iter().any(|found| calls_for_answer(found.id));
    match judge(guided.national_security, guided.levels.highest(), critical) {
        None => guided,
        stop => Guided { stop, ..Guided::default() },
    }
}

/// What the answers to one question say of Sweden's security. A "no" beside "don't know" is no answer.
fn security<'a>(unknown: bool, given: impl Iterator<Item = &'a Answer>) -> Option<NationalSecurity> {
    let said: Vec<NationalSecurity> = given.filter_map(|answer| answer.national_security).collect();
    match said.contains(&NationalSecurity::Yes) {
        true => Some(NationalSecurity::Yes),
        false if unknown => None,
        false => said.into_iter().next(),
    }
}

fn stricter(before: NationalSecurity, said: Option<NationalSecurity>) -> NationalSecurity {
    match (before, said) {
        (NationalSecurity::Yes, _) | (_, None) => before,
        (_, Some(said)) => said,
    }
}
