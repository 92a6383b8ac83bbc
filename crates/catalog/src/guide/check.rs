use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use kernel::{Place, Problem, Problems};

use super::{About, Guide, Question, UNKNOWN};
use crate::{Aspect, Catalog, Level, NationalSecurity};

/// How many answers a question has, "don't know" not counted.
const ANSWERS: RangeInclusive<usize> = 2..=5;

/// Checks the guide as a whole. A catalog may be without one.
pub(crate) fn check(catalog: &Catalog, problems: &mut Problems) {
    let guide = &catalog.guide;
    let Some(first) = guide.questions.first() else { return };
    let file = Place { line: None, column: None, ..first.place.clone() };
    if guide.unknown.sv.is_empty() {
        let problem = Problem::error("missing-key").with("key", "unknown").with("about", "what \"don't know\" is called");
        problems.push(problem.at(file.clone()));
    }
    for question in &guide.questions {
        check_question(question, problems);
    }
    let security: Vec<&Question> = guide.about(About::Security).collect();
    if first.about != About::Security || security.len() > 1 {
        let place = security.last().map_or(file.clone(), |question| question.place.clone());
        problems.push(Problem::error("guide-security-first").at(place));
    }
    for aspect in Aspect::ALL {
        unreached(guide, aspect, &file, problems);
    }
}

fn check_question(question: &Question, problems: &mut Problems) {
    let about = |code| Problem::error(code).with("question", question.id.as_str()).at(question.place.clone());
    let count = i64::try_from(question.answers.len()).unwrap_or(i64::MAX);
    if !ANSWERS.contains(&question.answers.len()) {
        problems.push(about("guide-answers").with("count", count));
    }
    let mut seen = BTreeSet::new();
    for answer in &question.answers {
        let of = |code| about(code).with("id", answer.id.as_str()).at(answer.place.clone());
        if answer.id.as_str() == UNKNOWN {
            problems.push(of("guide-unknown-taken"));
        } else if !seen.insert(answer.id.as_str()) {
            problems.push(of("guide-answer-twice"));
        }
        if answer.national_security.is_some() && question.about != About::Security {
            problems.push(of("guide-security-elsewhere"));
        }
    }
    let said: BTreeSet<_> = question.answers.iter().filter_map(|answer| answer.national_security).collect();
    let both = [NationalSecurity::No, NationalSecurity::Yes];
    if question.about == About::Security && (question.several || !both.iter().all(|needed| said.contains(needed))) {
        problems.push(about("guide-security-answers"));
    }
}

/// Each level but the highest, which stops, is given by some answer to a question about the aspect. Traceability may be left out.
fn unreached(guide: &Guide, aspect: Aspect, file: &Place, problems: &mut Problems) {
    let questions: Vec<&Question> = guide.about(About::Aspect(aspect)).collect();
    if questions.is_empty() && aspect == Aspect::Traceability {
        return;
    }
    let given: BTreeSet<Level> =
        questions.iter().flat_map(|found| &found.answers).filter_map(|answer| answer.levels.get(&aspect).copied()).collect();
    let place = questions.first().map_or(file, |question| &question.place);
    for level in (0..4).filter_map(Level::new).filter(|level| !given.contains(level)) {
        let problem = Problem::error("guide-level-unreached").with("aspect", aspect.id()).with("level", level.to_string());
        problems.push(problem.at(place.clone()));
    }
}
