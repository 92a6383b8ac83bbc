//! The guided classification of the catalog: what answers lead to, and what is said of mistakes in its file.

#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use std::collections::BTreeSet;

use catalog::guide::{About, Answers, Guide, Guided, UNKNOWN, classify};
use catalog::{Aspect, Catalog, Stop};
use kernel::{Language, Localised, Problem};
use messages::Messages;
use proptest::prelude::*;
use tests::{catalog_files, library};

const FILE: &str = "classification.toml";

/// Answers written `K-01 intrusion, T-01 a-day`; the question of Sweden's security is answered with no.
fn guided<'g>(guide: &'g Guide, answers: &str) -> Guided<'g> {
    let given = answers.split(", ").map(|pair| pair.split_once(' ').unwrap()).chain([("A-01", "no")]);
    let answers: Answers = given.collect();
    assert_eq!(answers.problems(guide), []);
    classify(guide, &answers)
}

#[test]
fn the_guide_asks_of_everything_in_both_languages() {
    let (catalog, _) = library();
    let guide = &catalog.guide;
    for aspect in Aspect::ALL {
        let count = guide.about(About::Aspect(aspect)).count();
        assert!((4..=6).contains(&count), "{} {count}", aspect.id());
    }
    let answers = || guide.questions.iter().flat_map(|question| &question.answers);
    let suggested: BTreeSet<&str> = answers().flat_map(|answer| &answer.circumstances).map(|id| id.as_str()).collect();
    let known: BTreeSet<&str> = catalog.circumstances.iter().map(|found| found.id.as_str()).collect();
    assert_eq!(suggested, known);
    let questions = guide.questions.iter().flat_map(|question| [&question.title, &question.text, &question.ask]);
    let texts: Vec<&Localised> = questions.chain(answers().flat_map(|answer| [&answer.text, &answer.example])).collect();
    for text in texts {
        assert!(!text.sv.is_empty() && !text.en.is_empty() && text.sv != text.en, "{text:?}");
    }
    // Only what may concern the whole country is at the level that stops.
    let highest = answers().filter(|answer| answer.levels.values().any(|level| level.value() == 4));
    assert!(highest.map(|answer| answer.id.as_str()).all(|id| id == "nation"));
}

#[test]
fn what_managers_may_answer_gives_the_class_one_expects() {
    let (catalog, _) = library();
    let all = [
        (
            "web site",
            "K-01 nobody-harmed, K-02 who-they-are, K-03 all-of-it, R-01 hardly-noticed, R-05 trust-lost, T-01 a-day, T-02 many-affected, \
             T-05 a-department, O-01 ordinary, O-02 records, O-03 public-body, O-04 internet",
            "K1R2T2",
            "internet-exposed nis2 personal-data public-records",
        ),
        (
            "payroll",
            "K-01 intrusion, K-02 private-matters, K-04 not-there, R-02 rights, R-03 many-without, T-01 a-day, T-02 many-affected, T-04 hours, \
             S-02 decisions, O-01 sensitive, O-04 connected",
            "K2R3T2S2",
            "integration personal-data special-category-data",
        ),
        (
            "personal alarms",
            "K-01 intrusion, R-01 life-or-health, R-04 people, T-01 hours, T-02 life-or-task, T-03 no-way, O-03 public-body, O-05 from-afar",
            "K2R3T3",
            "critical-service nis2 remote-access",
        ),
        (
            "social services",
            "K-02 vulnerability, K-03 hardly-ever, K-04 indirectly, R-02 deep-in-life, T-01 a-day, S-01 every-time, O-01 sensitive",
            "K3R3T2S3",
            "personal-data protected-identity secrecy special-category-data",
        ),
        (
            "consultant with administrator's rights",
            "K-01 nuisance, K-05 deceive-many, R-01 extra-work, T-01 weeks, O-05 administrator, O-05 from-afar",
            "K2R2T0",
            "privileged-access remote-access",
        ),
        ("records of patients", "O-01 patient", "K3R2S3", "patient-data personal-data secrecy special-category-data"),
    ];
    for (what, answers, class, circumstances) in all {
        let guided = guided(&catalog.guide, answers);
        let suggested: Vec<&str> = guided.circumstances.iter().map(|found| found.id.as_str()).collect();
        assert_eq!((guided.levels.to_string().as_str(), guided.stop), (class, None), "{what}");
        assert_eq!(suggested.join(" "), circumstances, "{what}");
        assert!(!guided.open.is_empty());
    }
}

#[test]
fn the_country_is_never_classified() {
    let (catalog, _) = library();
    let stop = |answers: &[(&str, &str)]| {
        let guided = classify(&catalog.guide, &answers.iter().copied().collect());
        assert!(guided.stop.is_none() || (guided.levels.iter().next().is_none() && guided.reasons.is_empty()));
        guided.stop
    };
    assert_eq!(stop(&[("A-01", "yes")]), Some(Stop::Concerned));
    for question in ["K-01", "R-01", "T-02"] {
        assert_eq!(stop(&[("A-01", "no"), (question, "nation")]), Some(Stop::Level4));
    }
    assert_eq!(stop(&[("A-01", UNKNOWN), ("O-03", "critical-entity")]), Some(Stop::Unknown));
    assert_eq!(stop(&[("K-01", "intrusion")]), None);
}

/// The catalog with one thing changed in its guide, and what is said of it.
fn faulty(from: &str, to: &str, overlay: Option<&str>) -> (Catalog, Vec<Problem>) {
    let mut files = catalog_files();
    let text = &mut files.iter_mut().find(|(name, _)| name == FILE).unwrap().1;
    assert!(text.contains(from), "{from}");
    *text = text.replacen(from, to, 1);
    let Some(overlay) = overlay else { return Catalog::read(&files) };
    let about = "id = \"e\"\nversion = \"1\"\norganisation = \"E\"\nprefix = \"EXK\"\nmade_for = { catalog = \"kravkedja\", from = \"0.1.0\" }\n";
    let overlay = [("overlay.toml".to_owned(), about.to_owned()), (FILE.to_owned(), overlay.to_owned())];
    Catalog::read_with_overlay(&files, &overlay)
}

#[test]
fn mistakes_in_the_guide_are_told_with_their_line_in_both_languages() {
    let all = [
        ("about = \"confidentiality\"", "about = \"confidentialty\"", "unknown-word"),
        ("levels = { confidentiality = 0 }", "levels = { confidentiality = 5 }", "out-of-range"),
        ("levels = { confidentiality = 1 }", "levels = { confidential = 1 }", "unknown-word"),
        ("circumstances = [\"personal-data\"]", "circumstances = [\"personal-dat\"]", "unknown-word"),
        ("example.en = \"The school menu", "example.e = \"The school menu", "missing-language"),
        ("unknown.sv = \"Vet inte\"\nunknown.en = \"Don't know\"", "", "missing-key"),
        ("id = \"K-02\"", "id = \"K-01\"", "duplicate-id"),
        ("id = \"K-02\"", "id = \"ATK-01\"", "duplicate-id"),
        ("id = \"intrusion\"", "id = \"nuisance\"", "guide-answer-twice"),
        ("id = \"intrusion\"", "id = \"unknown\"", "guide-unknown-taken"),
        ("national_security = \"yes\"", "", "guide-security-answers"),
        ("national_security = \"no\"", "levels = { integrity = 1 }", "guide-security-answers"),
        ("about = \"security\"", "about = \"security\"\nseveral = true", "guide-security-answers"),
        ("about = \"confidentiality\"", "about = \"security\"", "guide-security-first"),
        ("levels = { confidentiality = 0 }", "national_security = \"no\"", "guide-security-elsewhere"),
    ];
    for (from, to, code) in all {
        let (_, problems) = faulty(from, to, None);
        let problem = problems.iter().find(|problem| problem.code == code).unwrap_or_else(|| panic!("{code}: {problems:?}"));
        for language in Language::ALL {
            let says = Messages::new(language).problem(problem);
            assert!(says.starts_with("classification.toml:") && !says.contains(code), "{says}");
        }
    }
}

#[test]
fn an_aspect_that_lacks_a_level_is_told() {
    let mut files = catalog_files();
    let text = &mut files.iter_mut().find(|(name, _)| name == FILE).unwrap().1;
    *text = text.replace("{ availability = 2 }", "{ availability = 1 }").replace("{ traceability = 0 }", "{ traceability = 1 }");
    let (_, problems) = Catalog::read(&files);
    let says: Vec<String> = problems.iter().map(|problem| Messages::new(Language::English).problem(problem)).collect();
    assert_eq!(says.len(), 2, "{says:?}");
    assert!(
        says[0].contains("about availability gives level 2.") && says[1].contains("levels = { traceability = 0 }"),
        "{says:?}"
    );
}

#[test]
fn an_overlay_replaces_and_adds_questions_but_not_the_one_of_security() {
    let own = |id: &str, about: &str| {
        let text = "sv = \"Text\", en = \"Text too\"";
        let answer = |id: &str, level: u8| {
            format!(
                "[[question.answer]]\nid = \"{id}\"\ntext = {{ {text} }}\nexample = {{ {text} }}\nlevels = {{ integrity = {level} }}\n"
            )
        };
        let head = format!(
            "[[question]]\nid = \"{id}\"\nabout = \"{about}\"\ntitle = {{ {text} }}\ntext = {{ {text} }}\nask = {{ {text} }}\n"
        );
        format!("{head}{}{}", answer("little", 1), answer("much", 3))
    };
    let with = |overlay: &str| faulty("", "", Some(overlay));
    let (plain, _) = library();
    let (catalog, problems) = with(&format!("{}\n{}", own("R-03", "integrity"), own("EXK-01", "integrity")));
    assert_eq!(problems, []);
    assert_eq!(catalog.guide.questions.len(), plain.guide.questions.len() + 1);
    assert_eq!(catalog.guide.unknown, plain.guide.unknown);
    let at = |catalog: &Catalog| catalog.guide.questions.iter().position(|found| found.id.as_str() == "R-03");
    assert_eq!(at(&catalog), at(&plain));
    assert_eq!(guided(&catalog.guide, "R-03 much, EXK-01 little").levels.to_string(), "R3");
    let twice = format!("{}\n{}", own("EXK-01", "integrity"), own("EXK-01", "integrity"));
    let wrong = [
        (own("X-01", "integrity"), "guide-own-id"),
        (own("A-01", "integrity"), "guide-security-kept"),
        (own("EXK-01", "security"), "guide-security-kept"),
        (twice, "duplicate-id"),
    ];
    for (overlay, code) in wrong {
        let (catalog, problems) = with(&overlay);
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [code]);
        let says = Messages::new(Language::Swedish).problem(&problems[0]);
        assert!(says.starts_with("overlay/classification.toml:") && !says.contains(code), "{says}");
        assert_eq!(catalog.guide.question("A-01"), plain.guide.question("A-01"));
    }
}

#[test]
fn a_catalog_without_a_guide_is_a_catalog() {
    let files: Vec<_> = catalog_files().into_iter().filter(|(name, _)| name != FILE).collect();
    let (catalog, problems) = Catalog::read(&files);
    assert_eq!((problems, catalog.guide), (Vec::new(), Guide::default()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_answer_more_never_lowers_a_level_of_ours(picked in prop::collection::vec((0_usize..25, 0_usize..5), 1..30)) {
        let (catalog, _) = library();
        let guide = &catalog.guide;
        let mut answers: Answers = [("A-01", "no")].into_iter().collect();
        let mut before = classify(guide, &answers).levels;
        for (question, answer) in picked {
            let Some(question) = guide.questions.get(question) else { continue };
            let Some(answer) = question.answers.get(answer) else { continue };
            answers.give(question.id.as_str(), answer.id.as_str());
            let guided = classify(guide, &answers);
            if guided.stop.is_some() {
                break;
            }
            for (aspect, level) in before.iter() {
                prop_assert!(guided.levels.level(aspect) >= level);
            }
            before = guided.levels;
        }
    }
}
