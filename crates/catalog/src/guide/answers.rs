use std::collections::{BTreeMap, BTreeSet};

use kernel::{Problem, Problems};

use super::Guide;
use crate::source::nearest;

/// The id of "don't know", which every question has.
pub const UNKNOWN: &str = "unknown";

/// What somebody answered: ids of answers by id of question. In what order they were given makes no difference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<String, BTreeSet<String>>);

impl Answers {
    /// Adds an answer to a question.
    pub fn give(&mut self, question: &str, answer: &str) {
        self.0.entry(question.to_owned()).or_default().insert(answer.to_owned());
    }

    /// Was this answer given?
    #[must_use]
    pub fn has(&self, question: &str, answer: &str) -> bool {
        self.0.get(question).is_some_and(|given| given.contains(answer))
    }

    /// Every answer as ids of question and answer, in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(question, given)| given.iter().map(|answer| (question.as_str(), answer.as_str())))
    }

    /// What is wrong with the answers: questions and answers that the guide does not have, and several answers where one is asked
    /// for. [`classify`](super::classify) leaves out what it does not know, and counts the highest of several.
    #[must_use]
    pub fn problems(&self, guide: &Guide) -> Problems {
        let mut problems = Problems::new();
        for (id, given) in &self.0 {
            let Some(question) = guide.question(id) else {
                let near = nearest(id, guide.questions.iter().map(|known| known.id.as_str())).unwrap_or_default();
                problems.push(Problem::error("guide-unknown-question").with("id", id.as_str()).with("nearest", near));
                continue;
            };
            for answer in given.iter().filter(|answer| *answer != UNKNOWN && question.answer(answer).is_none()) {
                let known = question.answers.iter().map(|known| known.id.as_str()).chain([UNKNOWN]);
                let near = nearest(answer, known).unwrap_or_default();
                let problem = Problem::error("guide-unknown-answer").with("question", id.as_str());
                problems.push(problem.with("id", answer.as_str()).with("nearest", near));
            }
            // Whoever does not know has not chosen anything else either.
            if given.len() > 1 && (!question.several || given.contains(UNKNOWN)) {
                problems.push(Problem::error("guide-one-answer").with("question", id.as_str()));
            }
        }
        problems
    }
}

impl<Q: AsRef<str>, A: AsRef<str>> FromIterator<(Q, A)> for Answers {
    fn from_iter<I: IntoIterator<Item = (Q, A)>>(given: I) -> Self {
        let mut answers = Self::default();
        for (question, answer) in given {
            answers.give(question.as_ref(), answer.as_ref());
        }
        answers
    }
}
