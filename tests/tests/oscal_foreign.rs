//! OSCAL of others: profiles, and files that are wrong in every way.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use exchange::{Imported, OscalImport, Thing, read_oscal};
use kernel::Language;
use tests::oscal::{CONTROLS, catalog_of, codes, fixture, options, with};

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

fn profile_of(uuid: &str, rest: &str) -> String {
    format!(
        r#"{{"profile": {{"uuid": "{uuid}", "metadata": {{"title": "P", "version": "1", "oscal-version": "1.1.2", "last-modified": "x"}}, {rest}}}}}"#
    )
}

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
