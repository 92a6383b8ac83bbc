//! Contracts of our own from file to verdicts, JSON, documents and a folder of them. How each obligation is judged is tested with
//! the checks; here only what must hold whatever the verdicts are.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use desk::{
    BatchOptions, CheckOptions, CheckedContract, Checker, Failure, FlagKind, Library, Origin, PaperOptions, Stop, Verdict,
};
use kernel::Language;
use render::Options;
use serde_json::Value;

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");

fn library() -> Library {
    desk::open(&Origin::default()).unwrap()
}

fn fixture(name: &str) -> PathBuf {
    tests::repository().join("tests/fixtures/contracts").join(name)
}

fn read(paths: &[PathBuf]) -> Vec<desk::ContractFile> {
    desk::read_contract(paths, Path::new(CHILD), &[]).unwrap()
}

fn checked(library: &Library, name: &str, options: &CheckOptions<'_>) -> CheckedContract {
    Checker::new(library).unwrap().check(read(&[fixture(name)]), options).unwrap()
}

fn verdicts(found: &CheckedContract) -> BTreeMap<String, Verdict> {
    found.checked.findings.iter().map(|finding| (finding.obligation.as_str().to_owned(), finding.verdict)).collect()
}

fn count(found: &CheckedContract, verdict: Verdict) -> usize {
    found.checked.findings.iter().filter(|finding| finding.verdict == verdict).count()
}

#[test]
fn a_good_a_weak_and_a_hollow_contract_are_told_apart() {
    let library = library();
    let options = CheckOptions { complete: true, ..CheckOptions::default() };
    let [good, weak, hollow, english] =
        ["good.md", "weak.txt", "hollow.txt", "english.md"].map(|name| checked(&library, name, &options));
    assert!(count(&good, Verdict::Enforceable) > 25, "{}", count(&good, Verdict::Enforceable));
    assert!(count(&weak, Verdict::Enforceable) < 6 && count(&weak, Verdict::Declaratory) > 10);
    let hollows = |found: &CheckedContract| found.checked.flags.iter().filter(|flag| flag.kind == FlagKind::Hollow).count();
    assert!(hollows(&hollow) >= 2 && hollows(&good) == 0, "{} {}", hollows(&hollow), hollows(&good));
    assert!(count(&hollow, Verdict::Enforceable) < 8);
    let old_law = |found: &CheckedContract| found.checked.flags.iter().any(|flag| flag.kind == FlagKind::OldLaw);
    assert!(old_law(&weak) && old_law(&hollow) && !old_law(&good));
    assert_eq!(english.facts.first().map(|(language, _)| *language), Some(Language::English));
    assert!(count(&english, Verdict::Enforceable) > 5 && count(&english, Verdict::Partly) > 0);
}

#[test]
fn json_keeps_to_its_schema_and_every_span_points_at_its_words() {
    let library = library();
    let schema = exchange::contract_check_schema();
    let case = desk::case_for_check(
        &desk::CaseOptions {
            class: Some("K2R2T2".to_owned()),
            delivery: vec!["saas".to_owned()],
            circumstances: vec!["personal-data".to_owned()],
            ..desk::CaseOptions::default()
        },
        &library,
    )
    .unwrap();
    for (name, case) in
        [("good.md", None), ("weak.txt", Some(&case.case)), ("hollow.txt", None), ("english.md", Some(&case.case))]
    {
        let found = checked(&library, name, &CheckOptions { case, complete: case.is_some(), decisions: None });
        let json: Value = serde_json::from_slice(&found.json().unwrap()).unwrap();
        assert_eq!(tests::schema::faults(&schema, &json), Vec::<String>::new(), "{name}");
        assert_eq!(json["coverage"].as_object().unwrap().is_empty(), case.is_none(), "{name}");
        assert_eq!(json["files"][0]["name"], name);
        // What `contract text` prints.
        let text = desk::read_contract_file(&fixture(name), Path::new(CHILD), &[]).unwrap().transcript;
        let of = |span: &Value| {
            let end = |at: usize| usize::try_from(span[at].as_u64().unwrap()).unwrap();
            text.text().get(end(0)..end(1)).unwrap().to_owned()
        };
        let mut marks = 0;
        for obligation in json["obligations"].as_array().unwrap() {
            let absent = ["missing", "not-found"].contains(&obligation["verdict"].as_str().unwrap());
            assert_eq!(obligation["clauses"].as_array().unwrap().is_empty(), absent, "{name}: {obligation}");
            assert_eq!(obligation["verdict"] == "partly", obligation["missing"] != Value::Array(Vec::new()), "{obligation}");
            for says in ["sv", "en"] {
                assert!(!obligation["why"][says].as_str().unwrap().contains("contract-"), "{obligation}");
            }
            for clause in obligation["clauses"].as_array().unwrap() {
                assert!(!of(&clause["span"]).trim().is_empty());
                for mark in clause["marks"].as_array().unwrap() {
                    assert_eq!(of(&mark["span"]), mark["text"].as_str().unwrap(), "{name}");
                    marks += 1;
                }
            }
        }
        assert!(marks > 50, "{name}: {marks}");
        let listed: Vec<&str> = json["obligations"].as_array().unwrap().iter().filter_map(|found| found["id"].as_str()).collect();
        let mut catalog = library.catalog.obligations.iter().map(|obligation| obligation.id.as_str());
        assert!(listed.iter().all(|id| catalog.any(|known| known == *id)), "in the order of the catalog");
        assert!(case.is_some() || listed.len() == library.catalog.obligations.len());
    }
}

#[test]
fn schemas_are_those_of_the_repository() {
    let made = desk::schemas(&library()).unwrap();
    for name in ["contract-check.schema.json", "decisions.schema.json"] {
        let bytes = &made.iter().find(|(found, _)| found == name).unwrap().1;
        assert!(*bytes == fs::read(tests::repository().join("requirements-catalog/schema").join(name)).unwrap(), "{name}");
    }
}

#[test]
fn decisions_win_and_are_held_against_the_files() {
    let library = library();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("beslut.toml");
    let before = checked(&library, "weak.txt", &CheckOptions::default());
    let digest = &before.files[0].sha256;
    let decided = |text: &str| {
        fs::write(&path, text).unwrap();
        desk::load_decisions(&path)
    };
    let text = format!(
        "[contract]\nsha256 = [\"{digest}\"]\n\n[[decision]]\nobligation = \"CO-INC-01\"\nverdict = \"enforceable\"\nwhy = \"Tilläggsavtal 2024\"\n\
         who = \"A. Berg\"\ndate = 2026-11-22\n\n[[decision]]\nobligation = \"CO-AUD-01\"\nconfirm = true\nwho = \"A. Berg\"\n"
    );
    let decisions = decided(&text).unwrap();
    let found = checked(&library, "weak.txt", &CheckOptions { decisions: Some(&decisions), ..CheckOptions::default() });
    assert!(found.problems.is_empty(), "{:?}", found.problems);
    let of = |found: &CheckedContract, id: &str| {
        found.checked.findings.iter().find(|finding| finding.obligation.as_str() == id).unwrap().clone()
    };
    let overruled = of(&found, "CO-INC-01");
    assert_eq!((overruled.verdict, overruled.confirmed, overruled.confidence), (Verdict::Enforceable, true, 100));
    assert_ne!(of(&before, "CO-INC-01").verdict, Verdict::Enforceable);
    let confirmed = of(&found, "CO-AUD-01");
    assert_eq!((confirmed.verdict, confirmed.confirmed), (of(&before, "CO-AUD-01").verdict, true));
    assert_eq!(found.checked.findings.iter().filter(|finding| finding.confirmed).count(), 2);
    let json: Value = serde_json::from_slice(&found.json().unwrap()).unwrap();
    let why =
        json["obligations"].as_array().unwrap().iter().find(|found| found["id"] == "CO-INC-01").unwrap()["why"]["sv"].clone();
    assert!(why.as_str().unwrap().contains("Tilläggsavtal 2024") && why.as_str().unwrap().contains("A. Berg"), "{why}");
    // Taken about another file, and about nothing that there is.
    let other = decided(&text.replace(digest, &"0".repeat(64)).replace("CO-AUD-01", "CO-AUD-99")).unwrap();
    let found = checked(&library, "weak.txt", &CheckOptions { decisions: Some(&other), ..CheckOptions::default() });
    let codes: Vec<&str> = found.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["decision-other-files", "decision-unknown-obligation"]);
    // An overruling without a reason does not stand, and a bad file is refused with all its mistakes.
    let unreasoned = decided(&text.replace("why = \"Tilläggsavtal 2024\"\n", "")).unwrap();
    let options = CheckOptions { decisions: Some(&unreasoned), ..CheckOptions::default() };
    let refused = Checker::new(&library).unwrap().check(read(&[fixture("weak.txt")]), &options);
    assert!(
        matches!(refused, Err(Failure::Invalid(problems)) if problems.iter().any(|problem| problem.code == "decision-needs-why"))
    );
    let bad = decided("[[decision]]\nobligaton = \"CO-INC-01\"\nconfirm = true\nverdict = \"bra\"\n");
    let Err(Failure::Invalid(problems)) = bad else { panic!("{bad:?}") };
    assert_eq!(problems.len(), 5, "{problems:?}");
}

#[test]
fn a_case_that_must_be_stopped_stops_before_anything_is_read() {
    let library = library();
    let of = |class: &str, security: Option<&str>| {
        let options = desk::CaseOptions {
            class: Some(class.to_owned()),
            delivery: vec!["saas".to_owned()],
            national_security: security.map(str::to_owned),
            ..desk::CaseOptions::default()
        };
        desk::case_for_check(&options, &library).map(|file| file.case.classification.to_string())
    };
    assert_eq!(of("K2R2T2", None), Ok("K2R2T2".to_owned()));
    assert_eq!(of("K2R2T2", Some("yes")), Err(Failure::Stopped(Stop::Concerned)));
    assert_eq!(of("K3R2T2", None), Err(Failure::Stopped(Stop::Unknown)));
    let level_4 = tests::repository().join("tests/cases/stopp-niva-4.toml");
    assert!(matches!(desk::contract_case(&level_4, &library), Err(Failure::Stopped(Stop::Level4))));
}

#[test]
fn documents_are_made_and_unconfirmed_verdicts_enter_no_letter() {
    let library = library();
    let checker = Checker::new(&library).unwrap();
    let options = CheckOptions { complete: true, ..CheckOptions::default() };
    let found = checker.check(read(&[fixture("hollow.txt")]), &options).unwrap();
    let wanted = |draft: bool| PaperOptions {
        report: Some("r.html".into()),
        supplement: Some("s.docx".into()),
        memo: Some("m.docx".into()),
        draft,
        ..PaperOptions::default()
    };
    let refused = checker.papers(&found, &options, None, &wanted(false));
    assert!(matches!(refused, Err(Failure::Invalid(problems)) if problems[0].code == "supplement-nothing-confirmed"));
    let made = checker.papers(&found, &options, None, &wanted(true)).unwrap();
    let names: Vec<_> = made.iter().map(|(path, _)| path.to_str().unwrap()).collect();
    assert_eq!(names, ["r.html", "s.docx", "m.docx"]);
    assert!(String::from_utf8(made[0].1.clone()).unwrap().contains("hollow.txt"));
    assert!(
        PaperOptions { report: Some("r.txt".into()), supplement: Some("s.pdf".into()), ..PaperOptions::default() }
            .check()
            .is_err()
    );
}

fn run(library: &Library, folder: &Path, again: bool) -> desk::Batch {
    let checker = Checker::new(library).unwrap();
    let options = BatchOptions { complete: true, again, except: None, program: Path::new(CHILD), arguments: &["many"] };
    let mut told = Vec::new();
    let found = desk::batch(&checker, folder, &options, &mut |done, all, name| told.push((done, all, name.to_owned()))).unwrap();
    assert_eq!(told.len(), found.rows.len());
    assert!(told.iter().enumerate().all(|(at, (done, all, _))| (*done, *all) == (at + 1, told.len())));
    found
}

#[test]
fn a_folder_is_checked_and_what_is_done_is_not_done_again() {
    let library = library();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("c flera/bilagor")).unwrap();
    fs::create_dir(at("d tom")).unwrap();
    fs::copy(fixture("good.md"), at("a.md")).unwrap();
    fs::copy(fixture("weak.txt"), at("c flera/avtal.txt")).unwrap();
    fs::copy(fixture("english.md"), at("c flera/bilagor/terms.md")).unwrap();
    fs::write(at("b.docx"), b"PK\x03\x04 trasig").unwrap();
    fs::write(at("c flera/decisions.toml"), "[[decision]]\nobligation = \"CO-INC-01\"\nconfirm = true\nwho = \"A\"\n").unwrap();
    let first = run(&library, folder.path(), false);
    let names: Vec<&str> = first.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!((names.as_slice(), first.kept), (["a.md", "b.docx", "c flera", "d tom"].as_slice(), 0));
    let [good, broken, several, empty] = first.rows.as_slice() else { panic!() };
    assert!(broken.is_unread() && broken.problems[0].unread && broken.problems[0].says.sv.contains("skadad"), "{broken:?}");
    assert!(empty.is_unread() && empty.problems.len() == 1);
    assert_eq!((several.files.len(), several.confirmed(), several.languages().len()), (2, 1, 2));
    let alone = checked(&library, "good.md", &CheckOptions { complete: true, ..CheckOptions::default() });
    assert_eq!(good.count(Verdict::Enforceable), count(&alone, Verdict::Enforceable));
    assert_eq!(good.verdicts.len(), library.catalog.obligations.len());
    // A second run takes over everything; a line that was cut off and a changed file are done anew.
    let second = run(&library, folder.path(), false);
    assert_eq!((&second.rows, second.kept), (&first.rows, 4));
    let log = at(".kravkedja-batch.jsonl");
    let lines = fs::read_to_string(&log).unwrap();
    fs::write(&log, &lines[..lines.len() - 40]).unwrap();
    fs::write(at("b.docx"), "Leverantören ska skydda all information.").unwrap();
    let third = run(&library, folder.path(), false);
    assert_eq!(third.kept, 2);
    assert!(!third.rows[1].is_unread());
    assert_eq!(fs::read_to_string(&log).unwrap().lines().count(), 4);
    let again = run(&library, folder.path(), true);
    assert_eq!((&again.rows, again.kept), (&third.rows, 0));
    let json: Value = serde_json::from_slice(&again.json().unwrap()).unwrap();
    assert_eq!(
        (json["schema"].as_str(), json["contracts"].as_array().map(Vec::len)),
        (Some("kravkedja.contract-batch/1"), Some(4))
    );
    for language in Language::ALL {
        let book = desk::batch_grid(&again, &library, &messages::Messages::new(language)).unwrap();
        assert!(book.starts_with(b"PK"));
    }
    assert!(matches!(
        desk::batch(
            &Checker::new(&library).unwrap(),
            &at("d tom"),
            &BatchOptions { complete: false, again: false, except: None, program: Path::new(CHILD), arguments: &[] },
            &mut |_, _, _| ()
        ),
        Err(Failure::Invalid(_))
    ));
}

#[test]
fn a_part_that_cannot_be_read_leaves_nothing_missing() {
    let library = library();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("avtal")).unwrap();
    fs::copy(fixture("weak.txt"), folder.path().join("avtal/huvud.txt")).unwrap();
    let whole = run(&library, folder.path(), false);
    fs::write(folder.path().join("avtal/bilaga.docx"), b"PK\x03\x04 trasig").unwrap();
    let part = run(&library, folder.path(), false);
    assert!(whole.rows[0].count(Verdict::Missing) > 0 && whole.rows[0].count(Verdict::NotFound) == 0);
    assert!(part.rows[0].count(Verdict::Missing) == 0 && part.rows[0].count(Verdict::NotFound) > 0);
}

/// The contract as text, Markdown, HTML, DOCX and PDF, in a folder.
fn in_formats(folder: &Path, name: &str) -> Vec<PathBuf> {
    let source = fs::read_to_string(fixture(name)).unwrap();
    let document = document::Document {
        language: Language::Swedish,
        title: "Avtal".to_owned(),
        blocks: document::from_markdown(&source),
        ..document::Document::default()
    };
    let options = Options::default();
    let printed = desk::read_contract_file(&fixture(name), Path::new(CHILD), &[]).unwrap().transcript;
    let files = [
        ("avtal.md", source.into_bytes()),
        ("avtal.txt", printed.text().as_bytes().to_vec()),
        ("avtal.html", render::html(&document, &options).unwrap()),
        ("avtal.docx", render::docx(&document, &options).unwrap()),
        ("avtal.pdf", render::pdf(&document, &options).unwrap()),
    ];
    files
        .into_iter()
        .map(|(name, bytes)| {
            let path = folder.join(name);
            fs::write(&path, bytes).unwrap();
            path
        })
        .collect()
}

#[test]
fn every_format_of_a_contract_gives_the_same_verdicts() {
    let library = library();
    let checker = Checker::new(&library).unwrap();
    for name in ["good.md", "english.md"] {
        let folder = tempfile::tempdir().unwrap();
        let options = CheckOptions { complete: true, ..CheckOptions::default() };
        let expected = verdicts(&checker.check(read(&[fixture(name)]), &options).unwrap());
        for path in in_formats(folder.path(), name) {
            let found = verdicts(&checker.check(read(std::slice::from_ref(&path)), &options).unwrap());
            let other: Vec<_> = found.iter().filter(|(id, verdict)| expected.get(*id) != Some(verdict)).collect();
            assert!(other.is_empty(), "{name} as {}: {other:?}", path.display());
        }
    }
}
