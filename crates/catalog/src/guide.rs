//! The guided classification: questions that an information owner answers without knowing information security.
//!
//! A [`Guide`] is catalog data (`classification.toml`). [`classify`] takes it with somebody's [`Answers`] and gives levels with their
//! reasons, suggested circumstances and what is still open; or the stop of Sweden's security, and then nothing else.

mod answers;
mod check;
mod classify;
mod shapes;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Id, Localised, Place};

use crate::{Aspect, CircumstanceKind, Level, NationalSecurity};

pub use answers::{Answers, UNKNOWN};
pub use classify::{Guided, Open, Reason, Suggested, classify};

pub(crate) use check::check;
pub(crate) use shapes::CLASSIFICATION;

/// Marks the id of a question of the guide, for example `K-01`.
#[derive(Debug)]
pub enum QuestionKind {}
/// Marks the id of an answer within its question, for example `nuisance`.
#[derive(Debug)]
pub enum AnswerKind {}

/// The questions, in the order in which they are put. The one about Sweden's security comes first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guide {
    /// What "don't know" is called. Every question may be answered so; the id of that answer is [`UNKNOWN`].
    pub unknown: Localised,
    /// The questions; empty where a catalog has no guide.
    pub questions: Vec<Question>,
}

/// A question in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// For example `K-01`; never reused.
    pub id: Id<QuestionKind>,
    /// What its answers decide first of all.
    pub about: About,
    /// A few words.
    pub title: Localised,
    /// The question.
    pub text: Localised,
    /// Who can answer it: for those who do not know.
    pub ask: Localised,
    /// May several of its answers be chosen?
    pub several: bool,
    /// Its answers, without "don't know".
    pub answers: Vec<Answer>,
    /// Where it stands in its file.
    pub place: Place,
}

/// An answer that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its word within the question; never reused there.
    pub id: Id<AnswerKind>,
    /// The answer, as a sentence that stands by itself: it is shown as the reason for a level.
    pub text: Localised,
    /// What it may look like in a municipality.
    pub example: Localised,
    /// The lowest level that each aspect then has: that of the question, and any other.
    pub levels: BTreeMap<Aspect, Level>,
    /// Circumstances that it suggests.
    pub circumstances: BTreeSet<Id<CircumstanceKind>>,
    /// What it says of Sweden's security; only answers to the question about that say anything.
    pub national_security: Option<NationalSecurity>,
    /// Where it stands in its file.
    pub place: Place,
}

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// Sweden's security: put before all else.
    Security,
    /// The level of an aspect.
    Aspect(Aspect),
    /// Circumstances.
    Circumstances,
}

impl About {
    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Security => "security",
            Self::Aspect(aspect) => aspect.id(),
            Self::Circumstances => "circumstances",
        }
    }

    /// What a word in a file means.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "security" => Some(Self::Security),
            "circumstances" => Some(Self::Circumstances),
            _ => Aspect::from_id(id).map(Self::Aspect),
        }
    }
}

impl Guide {
    /// A question by its id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id.as_str() == id)
    }

    /// The questions about one thing, in their order.
    pub fn about(&self, about: About) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |question| question.about == about)
    }
}

impl Question {
    /// An answer by its id; "don't know" is none of them.
    #[must_use]
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.id.as_str() == id)
    }
}
