use kernel::{Id, Localised, Place};
use proptest::prelude::*;

use super::{About, Answer, Answers, Guide, Guided, Question, UNKNOWN, classify};
use crate::{Aspect, Level, NationalSecurity, Stop};

type Given = [(&'static str, &'static str)];

const CIRCUMSTANCES: [&str; 4] = ["personal-data", "secrecy", "critical-service", "nis2"];

fn answer(id: &str, levels: &[(Aspect, u8)], circumstances: &[&str]) -> Answer {
    Answer {
        id: Id::new(id),
        text: Localised::same(id),
        example: Localised::same(id),
        levels: levels.iter().map(|(aspect, level)| (*aspect, Level::new(i64::from(*level)).unwrap())).collect(),
        circumstances: circumstances.iter().map(|id| Id::new(id)).collect(),
        national_security: None,
        place: Place::default(),
    }
}

fn question(id: &str, about: About, answers: Vec<Answer>) -> Question {
    let text = Localised::same(id);
    let place = Place::default();
    Question { id: Id::new(id), about, title: text.clone(), text: text.clone(), ask: text, several: false, answers, place }
}

fn security() -> Question {
    let said = |id, said| Answer { national_security: Some(said), ..answer(id, &[], &[]) };
    question("A-01", About::Security, vec![said("no", NationalSecurity::No), said("yes", NationalSecurity::Yes)])
}

fn guide(rest: Vec<Question>) -> Guide {
    Guide { unknown: Localised::same("?"), questions: [security()].into_iter().chain(rest).collect() }
}

fn small() -> Guide {
    use Aspect::{Availability, Confidentiality, Integrity};
    let harm = vec![
        answer("none", &[(Confidentiality, 0)], &[]),
        answer("some", &[(Confidentiality, 2)], &["secrecy"]),
        answer("grave", &[(Confidentiality, 3)], &["secrecy"]),
        answer("nation", &[(Confidentiality, 4)], &[]),
    ];
    let down = vec![answer("week", &[(Availability, 1)], &[]), answer("hours", &[(Availability, 2)], &["critical-service"])];
    let dose = vec![answer("no", &[], &[]), answer("yes", &[(Integrity, 2), (Availability, 2)], &[])];
    guide(vec![
        question("K-01", About::Aspect(Confidentiality), harm),
        question("T-01", About::Aspect(Availability), down),
        question("R-01", About::Aspect(Integrity), dose),
    ])
}

fn levels(guided: &Guided<'_>) -> String {
    guided.levels.to_string()
}

#[test]
fn the_highest_answer_decides_and_says_so() {
    let guide = small();
    let guided = classify(&guide, &[("A-01", "no"), ("K-01", "some"), ("T-01", "week"), ("R-01", "yes")].into_iter().collect());
    assert_eq!((levels(&guided).as_str(), guided.stop, guided.open.len()), ("K2R2T2", None, 0));
    let reasons: Vec<_> = guided
        .reasons
        .iter()
        .map(|reason| (reason.aspect.letter(), reason.level.value(), reason.decides, reason.question.id.as_str()))
        .collect();
    assert_eq!(reasons, [('K', 2, true, "K-01"), ('R', 2, true, "R-01"), ('T', 2, true, "R-01"), ('T', 1, false, "T-01")]);
    assert_eq!(guided.circumstances.iter().map(|found| found.id.as_str()).collect::<Vec<_>>(), ["secrecy"]);
    assert_eq!(guided.undecided(), []);
}

#[test]
fn not_knowing_gives_no_level_and_leaves_the_question_open() {
    let guide = small();
    let guided = classify(&guide, &[("A-01", "no"), ("K-01", UNKNOWN), ("R-01", "yes")].into_iter().collect());
    let open: Vec<_> = guided.open.iter().map(|open| (open.question.id.as_str(), open.unknown)).collect();
    assert_eq!(open, [("K-01", true), ("T-01", false)]);
    assert_eq!((levels(&guided).as_str(), guided.undecided()), ("R2T2", vec![Aspect::Confidentiality]));
}

#[test]
fn what_may_concern_the_country_gives_the_stop_and_nothing_else() {
    let guide = small();
    let cases: [(&Given, Option<Stop>); 8] = [
        (&[("A-01", "yes"), ("K-01", "some")], Some(Stop::Concerned)),
        (&[("A-01", "yes"), ("A-01", "no")], Some(Stop::Concerned)),
        (&[("A-01", "no"), ("K-01", "nation")], Some(Stop::Level4)),
        (&[("K-01", "grave")], Some(Stop::Unknown)),
        (&[("A-01", UNKNOWN), ("T-01", "hours")], Some(Stop::Unknown)),
        (&[("A-01", UNKNOWN), ("A-01", "no"), ("T-01", "hours")], Some(Stop::Unknown)),
        (&[("A-01", "no"), ("K-01", "grave"), ("T-01", "hours")], None),
        (&[("K-01", "some"), ("R-01", "yes")], None),
    ];
    for (given, stop) in cases {
        let guided = classify(&guide, &given.iter().copied().collect());
        assert_eq!(guided.stop, stop, "{given:?}");
        assert!(stop.is_none() || guided == Guided { stop, ..Guided::default() }, "{given:?}");
    }
}

#[test]
fn answers_that_do_not_fit_are_told() {
    let mut guide = small();
    guide.questions[1].several = true;
    let given = [("K-1", "some"), ("T-01", "hour"), ("T-01", "week"), ("K-01", "some"), ("K-01", "grave"), ("R-01", UNKNOWN)];
    let codes = |answers: &Answers| answers.problems(&guide).iter().map(|problem| problem.code).collect::<Vec<_>>();
    assert_eq!(codes(&given.into_iter().collect()), ["guide-unknown-question", "guide-unknown-answer", "guide-one-answer"]);
    assert_eq!(codes(&[("K-01", "some"), ("K-01", UNKNOWN)].into_iter().collect()), ["guide-one-answer"]);
}

/// A guide with any levels and circumstances, and answers to it in some order.
fn any_guide() -> impl Strategy<Value = (Guide, Vec<(String, String)>)> {
    let level = (0_usize..4, prop_oneof![6 => 0_u8..4, 1 => Just(4_u8)]);
    let parts = (prop::collection::vec(level, 0..3), prop::collection::vec(0_usize..4, 0..2));
    let questions = prop::collection::vec(prop::collection::vec(parts, 2..5), 1..6);
    questions.prop_flat_map(|questions| {
        let built = questions.iter().enumerate().map(|(number, answers)| {
            let answers = answers.iter().enumerate().map(|(place, (levels, circumstances))| {
                let levels: Vec<_> = levels.iter().map(|(aspect, level)| (Aspect::ALL[*aspect], *level)).collect();
                let circumstances: Vec<_> = circumstances.iter().map(|index| CIRCUMSTANCES[*index]).collect();
                answer(&format!("a{place}"), &levels, &circumstances)
            });
            question(&format!("Q-{number}"), About::Circumstances, answers.collect())
        });
        let guide = guide(built.collect());
        let all: Vec<(String, String)> = guide
            .questions
            .iter()
            .flat_map(|question| {
                let ids = question.answers.iter().map(|answer| answer.id.to_string()).chain([UNKNOWN.to_owned()]);
                ids.map(|id| (question.id.to_string(), id)).collect::<Vec<_>>()
            })
            .collect();
        let most = all.len();
        (Just(guide), prop::sample::subsequence(all, 1..=most).prop_shuffle())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_more_answer_never_lowers_a_level((guide, given) in any_guide()) {
        let fewer: Answers = given.iter().skip(1).cloned().collect();
        let (before, after) = (classify(&guide, &fewer), classify(&guide, &given.iter().cloned().collect()));
        let for_good = |guided: &Guided<'_>| matches!(guided.stop, Some(Stop::Level4 | Stop::Concerned));
        prop_assert!(for_good(&after) || !for_good(&before), "a stop is never answered away");
        if after.stop.is_none() {
            for (aspect, level) in before.levels.iter() {
                prop_assert!(after.levels.level(aspect) >= level);
            }
        }
    }

    #[test]
    fn the_order_of_answers_makes_no_difference((guide, mut given) in any_guide()) {
        let one: Answers = given.iter().cloned().collect();
        given.reverse();
        let other: Answers = given.into_iter().collect();
        prop_assert_eq!(classify(&guide, &one), classify(&guide, &other));
    }

    #[test]
    fn everything_points_at_an_answer_that_was_given((guide, given) in any_guide()) {
        let answers: Answers = given.into_iter().collect();
        let guided = classify(&guide, &answers);
        let was_given = |question: &Question, answer: &Answer| answers.has(question.id.as_str(), answer.id.as_str());
        for reason in &guided.reasons {
            prop_assert!(was_given(reason.question, reason.answer));
            prop_assert_eq!(reason.answer.levels.get(&reason.aspect), Some(&reason.level));
        }
        for (aspect, level) in guided.levels.iter() {
            prop_assert!(guided.reasons.iter().any(|found| found.decides && found.aspect == aspect && found.level == level));
        }
        for found in &guided.circumstances {
            prop_assert!(!found.because.is_empty());
            prop_assert!(found.because.iter().all(|(question, answer)| was_given(question, answer)));
        }
        let nothing = Guided { stop: guided.stop, ..Guided::default() };
        prop_assert!(guided.stop.is_none() || guided == nothing);
    }
}
