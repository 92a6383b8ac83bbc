//! OSCAL: our own out and back without loss, and files of others with every thing accounted for.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use std::collections::BTreeMap;

use catalog::{Catalog, Requirement};
use exchange::{Imported, OscalImport, Outcome, Thing, read_oscal, write_oscal_catalog};
use kernel::{Language, Place, Severity};
use serde_json::Value;
use tests::{catalog_files, library, repository};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(repository().join("tests/fixtures/oscal").join(name)).unwrap()
}

fn options() -> OscalImport {
    OscalImport { prefix: None, language: Language::English, with: Vec::new() }
}

fn without_places(catalog: &Catalog) -> Vec<Requirement> {
    catalog.requirements.iter().cloned().map(|found| Requirement { place: Place::default(), ..found }).collect()
}

/// The catalog of the repository with the requirements of an import in place of its own.
fn with_requirements(imported: &Imported) -> Catalog {
    let mut files: Vec<_> = catalog_files().into_iter().filter(|(name, _)| !name.starts_with("requirements/")).collect();
    files.extend(imported.files.clone());
    Catalog::read(&files).0
}

/// How many items lists of these names hold, anywhere below.
fn lists(value: &Value, counts: &mut BTreeMap<String, usize>) {
    match value {
        Value::Object(members) => {
            for (key, inner) in members {
                if let Value::Array(list) = inner {
                    *counts.entry(key.clone()).or_default() += list.len();
                }
                lists(inner, counts);
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| lists(inner, counts)),
        _ => {}
    }
}

/// Every group, control, part, parameter, property, link and resource of the JSON has one row in the log.
fn accounted_for(bytes: &[u8], imported: &Imported) {
    let root: Value = serde_json::from_slice(bytes).unwrap();
    let mut there = BTreeMap::new();
    lists(&root["catalog"], &mut there);
    let counts = imported.counts();
    let of = |things: &[Thing]| things.iter().filter_map(|thing| counts.get(thing)).map(|count| count.found).sum::<usize>();
    let parts = [Thing::Statement, Thing::Guidance, Thing::Assessment, Thing::Part, Thing::Question];
    for (key, things) in [
        ("groups", &[Thing::Group][..]),
        ("controls", &[Thing::Control]),
        ("params", &[Thing::Parameter]),
        ("props", &[Thing::Property]),
        ("links", &[Thing::Link]),
        ("resources", &[Thing::Resource]),
        ("parts", &parts),
    ] {
        assert_eq!(of(things), there.get(key).copied().unwrap_or_default(), "{key}");
    }
    for count in counts.values() {
        assert_eq!(count.found, count.kept + count.merged + count.reported);
    }
}

#[test]
fn our_own_catalog_comes_back_as_it_was() {
    let (catalog, _) = library();
    for language in Language::ALL {
        let bytes = write_oscal_catalog(&catalog, language).unwrap();
        assert_eq!(bytes, write_oscal_catalog(&catalog, language).unwrap());
        let imported = read_oscal("own.json", &bytes, &options());
        assert_eq!(imported.problems, []);
        accounted_for(&bytes, &imported);
        let again = with_requirements(&imported);
        for (one, other) in without_places(&again).iter().zip(&without_places(&catalog)) {
            assert_eq!(one, other);
        }
        assert_eq!(again.requirements.len(), catalog.requirements.len());
        // Written once more it gives the same bytes.
        assert_eq!(write_oscal_catalog(&again, language).unwrap(), bytes);
    }
}

#[test]
fn nist_low_is_kept_or_reported_to_the_last_thing() {
    let bytes = fixture("nist-800-53-low-catalog.json");
    let imported = read_oscal("low.json", &bytes, &options());
    accounted_for(&bytes, &imported);
    assert!(imported.problems.iter().all(|problem| problem.severity == Severity::Notice), "{:#?}", imported.problems);
    let counts = imported.counts();
    let kept = |thing| (counts[&thing].kept, counts[&thing].merged, counts[&thing].reported);
    assert_eq!(kept(Thing::Group), (18, 0, 0));
    assert_eq!(kept(Thing::Control), (149, 0, 0));
    assert_eq!(kept(Thing::Parameter), (0, 445, 0));
    assert_eq!(kept(Thing::Statement).0, 149);
    assert_eq!(kept(Thing::Statement).2, 0);
    assert_eq!(imported.files.len(), 18 + 1 + 1);
    let access = imported.files.iter().find(|(name, _)| name.starts_with("requirements/01-")).unwrap().1;
    assert!(access.contains("id = \"NIST-AC-02\""), "{}", &access[..2000]);
    assert!(access.contains("[one or more: organization-level; mission/business process-level; system-level]"));
    assert!(access.contains("  (a) Addresses purpose, scope"));
    assert!(!access.contains("insert: param"));
    let training = imported.files.iter().find(|(name, _)| name.starts_with("requirements/02-")).unwrap().1;
    assert!(training.contains("id = \"NIST-AT-02-02\""), "a control within a control");
}

#[test]
fn mvsp_is_kept_or_reported_to_the_last_thing() {
    let bytes = fixture("mvsp-3.0-catalog.json");
    let imported = read_oscal("mvsp.json", &bytes, &options());
    accounted_for(&bytes, &imported);
    assert_eq!(imported.problems, []);
    let counts = imported.counts();
    assert_eq!((counts[&Thing::Control].kept, counts[&Thing::Statement].kept, counts[&Thing::Group].kept), (25, 25, 4));
    assert_eq!((counts[&Thing::Guidance].kept, counts[&Thing::Guidance].merged), (25, 25));
    let first = imported.files.iter().find(|(name, _)| name.starts_with("requirements/01-")).unwrap().1;
    assert!(first.contains("id = \"MVSP-01-01\""));
    assert!(first.contains("What this control measures\nAppropriate processes"), "{first}");
}

/// The files are TOML of our format, and reading them names what a person must add and nothing else.
#[test]
fn drafts_are_valid_but_for_what_is_missing() {
    for name in ["nist-800-53-low-catalog.json", "mvsp-3.0-catalog.json"] {
        let imported = read_oscal(name, &fixture(name), &options());
        let mut files = catalog_files();
        files.extend(imported.files.clone());
        let (catalog, problems) = Catalog::read(&files);
        let drafts =
            imported.kept.iter().filter(|row| row.thing == Thing::Control && matches!(row.outcome, Outcome::Kept { .. }));
        let (known, _) = library();
        assert_eq!(catalog.requirements.len(), known.requirements.len() + drafts.count());
        // The overlay layer knows the organisation's own prefix; the plain catalog does not.
        let beside = ["missing-key", "missing-language", "no-evidence", "no-placement", "id-outside-area", "unknown-word"];
        let other: Vec<_> = problems.iter().filter(|problem| !beside.contains(&problem.code)).collect();
        assert_eq!(other, Vec::<&kernel::Problem>::new());
        assert!(problems.iter().any(|problem| problem.code == "missing-language"));
    }
}

fn with(name: &str, bytes: Vec<u8>) -> OscalImport {
    OscalImport { with: vec![(name.to_owned(), bytes)], ..options() }
}

/// Every problem has a sentence in both languages, and shows no place that was not filled.
fn codes(imported: &Imported) -> Vec<&'static str> {
    let reported = imported.kept.iter().filter_map(|row| match &row.outcome {
        Outcome::Reported(why) => Some(why),
        Outcome::Kept { .. } | Outcome::Merged { .. } => None,
    });
    for problem in imported.problems.iter().chain(reported) {
        for language in Language::ALL {
            let says = messages::Messages::new(language).plainly(problem);
            assert!(!says.contains(problem.code) && !says.contains('$'), "{says}");
        }
    }
    imported.problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn a_profile_without_its_catalog_says_which_and_what_it_selects() {
    let imported = read_oscal("profile.json", &fixture("nist-800-53-low-profile.json"), &options());
    assert_eq!(codes(&imported), ["oscal-catalog-absent"]);
    assert!(imported.files.is_empty());
    assert_eq!(imported.counts()[&Thing::Control].reported, 149);
    let says = messages::Messages::new(Language::English).plainly(&imported.problems[0]);
    assert!(says.contains("149 controls: ac-1, ac-2") && says.contains("SP-800-53_rev5_catalog"), "{says}");
}

#[test]
fn a_profile_with_its_catalog_gives_what_it_selects() {
    let options = with("low.json", fixture("nist-800-53-low-catalog.json"));
    let imported = read_oscal("profile.json", &fixture("nist-800-53-low-profile.json"), &options);
    let found = codes(&imported);
    assert!(found.contains(&"oscal-import-assumed"), "{found:?}");
    assert_eq!(imported.counts()[&Thing::Control].kept, 149);
    let alone = read_oscal("low.json", &fixture("nist-800-53-low-catalog.json"), &options);
    let requirements = |imported: &Imported| -> Vec<String> {
        imported.files.iter().filter(|(name, _)| name.starts_with("requirements/")).map(|(_, text)| text.clone()).collect()
    };
    assert_eq!(requirements(&imported), requirements(&alone));
}

fn catalog_of(controls: &str) -> String {
    format!(
        r#"{{"catalog": {{"uuid": "c1", "metadata": {{"title": "Test", "version": "1", "oscal-version": "1.1.2", "last-modified": "x"}},
        "groups": [{{"id": "a", "title": "A", "controls": [{controls}]}}]}}}}"#
    )
}

fn profile_of(uuid: &str, rest: &str) -> String {
    format!(
        r#"{{"profile": {{"uuid": "{uuid}", "metadata": {{"title": "P", "version": "1", "oscal-version": "1.1.2", "last-modified": "x"}}, {rest}}}}}"#
    )
}

const CONTROLS: &str = r#"
    {"id": "a-1", "title": "One", "params": [{"id": "p1", "label": "a time"}],
     "parts": [{"id": "a-1_smt", "name": "statement", "prose": "Act within {{ insert: param, p1 }} days."},
               {"id": "a-1_gdn", "name": "guidance", "prose": "Old advice."}],
     "controls": [{"id": "a-1.1", "title": "Inner", "parts": [{"name": "statement", "prose": "Inner text."}]}]},
    {"id": "a-2", "title": "Two", "parts": [{"name": "statement", "prose": "Second."}]},
    {"id": "b-1", "title": "Three", "parts": [{"name": "statement", "prose": "Third."}]}"#;

fn resolved(rest: &str) -> (Imported, String) {
    let options = with("folder/cat.json", catalog_of(CONTROLS).into_bytes());
    let imported = read_oscal("profile.json", profile_of("p", rest).as_bytes(), &options);
    let text = imported.files.get("requirements/01-a-a.toml").cloned().unwrap_or_default();
    (imported, text)
}

fn ids(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.strip_prefix("id = ")).collect()
}

#[test]
fn profiles_include_exclude_and_match() {
    let import = |what: &str| format!(r#""imports": [{{"href": "cat.json"{what}}}], "merge": {{"as-is": true}}"#);
    for (what, wanted) in [
        (r#", "include-all": {}"#, &["\"P-A-01\"", "\"P-A-01-01\"", "\"P-A-02\"", "\"P-B-01\""][..]),
        (r#", "include-controls": [{"with-ids": ["a-1.1", "b-1"]}]"#, &["\"P-A-01-01\"", "\"P-B-01\""]),
        (r#", "include-controls": [{"with-ids": ["a-1"], "with-child-controls": "yes"}]"#, &["\"P-A-01\"", "\"P-A-01-01\""]),
        (r#", "include-controls": [{"matching": [{"pattern": "a-?"}]}]"#, &["\"P-A-01\"", "\"P-A-02\""]),
        (r#", "include-all": {}, "exclude-controls": [{"with-ids": ["a-1", "a-2"]}]"#, &["\"P-A-01-01\"", "\"P-B-01\""]),
    ] {
        let options = OscalImport { prefix: Some("P".to_owned()), ..with("cat.json", catalog_of(CONTROLS).into_bytes()) };
        let imported = read_oscal("p.json", profile_of("p", &import(what)).as_bytes(), &options);
        assert_eq!(codes(&imported), Vec::<&str>::new(), "{what}");
        assert_eq!(ids(&imported.files["requirements/01-a-a.toml"]), wanted, "{what}");
    }
    let (imported, _) =
        resolved(&import(r#", "include-controls": [{"with-ids": ["a-1", "z-9"], "matching": [{"pattern": "q*"}]}]"#));
    assert_eq!(codes(&imported), ["oscal-control-missing", "oscal-pattern-unmatched"]);
}

#[test]
fn profiles_set_parameters_and_alter_controls() {
    let modify = |what: &str| format!(r#""imports": [{{"href": "cat.json", "include-all": {{}}}}], "modify": {{{what}}}"#);
    let (imported, text) = resolved(&modify(r#""set-parameters": [{"param-id": "p1", "label": "a short time"}]"#));
    assert_eq!(codes(&imported), Vec::<&str>::new());
    assert!(text.contains("Act within [a short time] days."), "{text}");
    let (_, text) = resolved(&modify(r#""set-parameters": [{"param-id": "p1", "values": ["30"]}]"#));
    assert!(text.contains("values = { 0 = 30 }") && text.contains("Act within {{") && !text.contains("[a time]"), "{text}");
    let alters = r#""alters": [{"control-id": "a-1",
        "removes": [{"by-name": "guidance"}],
        "adds": [{"position": "after", "by-id": "a-1_smt", "parts": [{"name": "guidance", "prose": "New advice."}]},
                 {"by-id": "nowhere", "parts": [{"name": "guidance", "prose": "Lost."}]}]}]"#;
    let (imported, text) = resolved(&modify(alters));
    assert!(text.contains("New advice.") && !text.contains("Old advice.") && !text.contains("Lost."), "{text}");
    let changes = imported.counts()[&Thing::Change];
    assert_eq!((changes.found, changes.merged, changes.reported), (3, 2, 1));
    let (imported, _) = resolved(&modify(r#""set-parameters": [{"param-id": "zz"}], "alters": [{"control-id": "yy"}]"#));
    assert_eq!(codes(&imported), ["oscal-parameter-not-there", "oscal-control-not-there"]);
}

#[test]
fn a_profile_of_our_own_selects_from_our_own_catalog() {
    let (catalog, texts) = library();
    let (file, _) = tests::case("trygghetslarm", &catalog);
    let (annex, _) = annex::draft(&catalog, &texts, &file.case, &file.tailoring, None).unwrap();
    let profile = exchange::ProfileOptions { href: "own.json".to_owned(), date: catalog.date };
    let (bytes, _) = exchange::write_oscal_profile(&annex, &profile).unwrap();
    assert_eq!(bytes, exchange::write_oscal_profile(&annex, &profile).unwrap().0);
    let options = with("own.json", write_oscal_catalog(&catalog, Language::Swedish).unwrap());
    let imported = read_oscal("profile.json", &bytes, &options);
    assert!(imported.problems.iter().all(|problem| problem.severity == Severity::Notice), "{:#?}", imported.problems);
    let mut wanted: Vec<&str> = annex.requirements.iter().filter(|found| !found.own).map(|found| found.id.as_str()).collect();
    let again = with_requirements(&imported);
    let mut have: Vec<&str> = again.requirements.iter().map(|found| found.id.as_str()).collect();
    wanted.sort_unstable();
    have.sort_unstable();
    assert_eq!(have, wanted);
}

#[test]
fn circles_end() {
    let import = |href: &str| format!(r#""imports": [{{"href": "{href}", "include-all": {{}}}}]"#);
    let options = OscalImport {
        with: vec![
            ("one.json".to_owned(), profile_of("one", &import("two.json")).into_bytes()),
            ("two.json".to_owned(), profile_of("two", &import("one.json")).into_bytes()),
        ],
        ..options()
    };
    let imported = read_oscal("one.json", profile_of("one", &import("two.json")).as_bytes(), &options);
    assert_eq!(codes(&imported), ["oscal-import-circle"]);
    assert!(imported.files.is_empty());
}

#[test]
fn bad_files_are_answered() {
    let of = |bytes: &[u8]| {
        let imported = read_oscal("bad.json", bytes, &options());
        let files = imported.files.len();
        (codes(&imported), files)
    };
    let text = catalog_of(CONTROLS);
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let deep = format!("{{\"catalog\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let many = format!("{{\"catalog\": [{}]}}", "0,".repeat(1_000_001));
    for (bytes, code) in [
        (b"no json".to_vec(), "annex-not-json"),
        (Vec::new(), "annex-not-json"),
        (b"{}".to_vec(), "oscal-not"),
        (b"[1, 2]".to_vec(), "oscal-not"),
        (b"{\"catalog\": 7}".to_vec(), "oscal-wrong-kind"),
        (b"{\"component-definition\": {}}".to_vec(), "oscal-other-model"),
        (text.replace("1.1.2", "2.0.0").into_bytes(), "oscal-version-unknown"),
        (text.replace("1.1.2", "latest").into_bytes(), "oscal-version-unknown"),
        (
            text.replace("One", "Ett \u{e5}r").chars().map(|found| u8::try_from(u32::from(found)).unwrap()).collect(),
            "file-not-text",
        ),
        ([b"\xff\xfe".to_vec(), utf16.clone()].concat(), "file-not-text"),
        (utf16, "annex-not-json"),
        (deep.into_bytes(), "annex-not-json"),
        (many.into_bytes(), "oscal-too-many-values"),
        (catalog_of(&vec![r#"{"id": "a", "title": "t"}"#; 10_000].join(",")).into_bytes(), "oscal-too-many-controls"),
        (text.as_bytes()[..text.len() / 2].to_vec(), "annex-not-json"),
        (profile_of("p", "\"imports\": []").into_bytes(), "oscal-no-imports"),
    ] {
        assert_eq!(of(&bytes), (vec![code], 0), "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(60)]));
    }
}

#[test]
fn odd_files_are_read_as_far_as_they_go() {
    let of = |text: String| {
        let imported = read_oscal("odd.json", text.as_bytes(), &options());
        let controls = imported.counts().get(&Thing::Control).copied().unwrap_or_default().kept;
        (codes(&imported), controls, imported.files.values().cloned().collect::<String>())
    };
    let text = catalog_of(CONTROLS);
    assert_eq!(of(text.replace("1.1.2", "1.0.4")).0, ["oscal-version-doubtful"]);
    assert_eq!(of(text.replace("\"oscal-version\": \"1.1.2\",", "")).0, ["oscal-version-doubtful"]);
    assert_eq!(of(format!("\u{feff}{text}")).0, Vec::<&str>::new());
    let (found, controls, files) = of(text.replace("a-2", "a-1"));
    assert_eq!((found, controls), (vec!["oscal-duplicate-id"], 4));
    assert!(files.contains("\"TEST-A-01-B2\""));
    let (found, controls, files) = of(text.replace("insert: param, p1", "insert: param, gone"));
    assert_eq!((found, controls), (vec!["oscal-parameter-missing"], 4));
    assert!(files.contains("within [gone] days"));
    assert_eq!(
        of(text.replace("\"Two\",", "\"Two\", \"colour\": 1, \"title\": \"Again\", \"props\": {},")).0,
        ["oscal-unknown-key", "oscal-key-twice", "oscal-wrong-kind"]
    );
    assert_eq!(of(catalog_of("")).0, ["oscal-no-controls"]);
    assert_eq!(of(text.replace("\"id\": \"b-1\", ", "")).0, ["oscal-no-id"]);
    let loops = text.replace(r#""label": "a time""#, r#""select": {"choice": ["{{ insert: param, p1 }}", "other"]}"#);
    assert!(of(loops).2.contains("within [one of:"));
}

/// A small file must not become a large one, nor a long wait.
#[test]
fn what_grows_is_bounded() {
    let choice = format!("\"{}\"", "{{ insert: param, p1 }}".repeat(100));
    let grows = catalog_of(CONTROLS).replace(r#""label": "a time""#, &format!(r#""select": {{"choice": [{choice}]}}"#));
    let imported = read_oscal("grows.json", grows.as_bytes(), &options());
    assert!(imported.files.values().map(String::len).sum::<usize>() < 1_000_000);
    let same = catalog_of(&vec![r#"{"id": "a", "title": "t"}"#; 9_000].join(","));
    let imported = read_oscal("same.json", same.as_bytes(), &options());
    assert_eq!(imported.counts()[&Thing::Control].kept, 9_000);
    assert_eq!(imported.problems.len(), 100 + 1);
    assert_eq!(codes(&imported).last(), Some(&"oscal-more"));
}
