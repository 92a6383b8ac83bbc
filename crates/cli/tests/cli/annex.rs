use std::fs;

use crate::run::{case, files, good_cases, kravkedja, kravkedja_with};

/// Everything but PDF, which takes its time without optimisation: the validators make it for every case.
const QUICK: &str = "docx,xlsx,html,json";

#[test]
fn every_case_gives_its_documents() {
    for name in good_cases() {
        let folder = tempfile::tempdir().unwrap();
        let ran = kravkedja(folder.path(), &["annex", "--case", &case(&name), "--format", QUICK, "--out", "ut"]);
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        let made = files(&folder.path().join("ut"));
        assert_eq!(made.len(), 6, "{name}: {made:?}");
    }
}

#[test]
fn the_main_case_gives_all_formats_by_its_reference() {
    let folder = tempfile::tempdir().unwrap();
    let ran = kravkedja(folder.path(), &["annex", "--case", &case("webbplats"), "--out", "ut"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let expected = [
        "KF-2026-0009-annex.docx",
        "KF-2026-0009-annex.html",
        "KF-2026-0009-annex.json",
        "KF-2026-0009-annex.pdf",
        "KF-2026-0009-annex.xlsx",
        "KF-2026-0009-record.docx",
        "KF-2026-0009-record.html",
    ];
    assert_eq!(files(&folder.path().join("ut")), expected);
}

#[test]
fn the_same_case_gives_the_same_bytes_anywhere_and_any_day() {
    let first = tempfile::tempdir().unwrap();
    let second = tempfile::tempdir().unwrap();
    let case = case("skolplattform");
    let arguments = ["annex", "--case", &case, "--format", QUICK, "--out", "ut"];
    let one = kravkedja_with(first.path(), &arguments, &[("LANG", "sv_SE.UTF-8"), ("TZ", "UTC")], "");
    let other = kravkedja_with(second.path(), &arguments, &[("LANG", "en_GB.UTF-8"), ("TZ", "Pacific/Kiritimati")], "");
    assert_eq!((one.code, other.code), (0, 0), "{} {}", one.err, other.err);
    for name in files(&first.path().join("ut")) {
        let read = |folder: &std::path::Path| fs::read(folder.join("ut").join(&name)).unwrap();
        assert!(read(first.path()) == read(second.path()), "{name} differs");
    }
}

#[test]
fn level_4_is_refused_without_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let ran = kravkedja(folder.path(), &["annex", "--case", &case("stopp-niva-4"), "--out", "ut"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("säkerhetsskydd"), "{}", ran.err);
    assert!(files(folder.path()).is_empty());
}

#[test]
fn an_unanswered_question_stops_a_serious_case_and_warns_in_a_light_one() {
    let folder = tempfile::tempdir().unwrap();
    let options = ["annex", "--delivery", "saas", "--title", "T", "--buyer", "B", "--format", "json"];
    let serious = kravkedja(folder.path(), &[&options[..], &["--class", "K3R1T1"]].concat());
    assert_eq!(serious.code, 3, "{}", serious.err);
    let critical = kravkedja(folder.path(), &[&options[..], &["--class", "K1R1T1", "--with", "critical-service"]].concat());
    assert_eq!(critical.code, 3, "{}", critical.err);
    let yes = kravkedja(folder.path(), &[&options[..], &["--class", "K0R0T0", "--national-security", "yes"]].concat());
    assert_eq!(yes.code, 3);
    assert!(files(folder.path()).is_empty());
    let light = kravkedja(folder.path(), &[&options[..], &["--class", "K1R1T1"]].concat());
    assert_eq!(light.code, 0, "{}", light.err);
    assert!(light.out.contains("national_security"), "{}", light.out);
}

#[test]
fn existing_files_are_kept_unless_forced() {
    let folder = tempfile::tempdir().unwrap();
    let case = case("webbplats");
    let arguments = ["annex", "--case", &case, "--format", "html"];
    assert_eq!(kravkedja(folder.path(), &arguments).code, 0);
    fs::write(folder.path().join("KF-2026-0009-annex.html"), "mine").unwrap();
    let again = kravkedja(folder.path(), &arguments);
    assert_eq!(again.code, 2);
    assert_eq!(fs::read_to_string(folder.path().join("KF-2026-0009-annex.html")).unwrap(), "mine");
    let forced = kravkedja(folder.path(), &[&arguments[..], &["--force"]].concat());
    assert_eq!(forced.code, 0, "{}", forced.err);
    assert_ne!(fs::read_to_string(folder.path().join("KF-2026-0009-annex.html")).unwrap(), "mine");
}

#[test]
fn a_new_version_names_the_one_before_and_says_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let source = fs::read_to_string(case("skolplattform")).unwrap();
    fs::write(folder.path().join("fall.toml"), &source).unwrap();
    let first = kravkedja(folder.path(), &["annex", "--case", "fall.toml", "--format", "json", "--out", "v1"]);
    assert_eq!(first.code, 0, "{}", first.err);
    fs::write(folder.path().join("fall.toml"), source.replace("value = 24", "value = 36")).unwrap();
    let previous =
        ["annex", "--case", "fall.toml", "--previous", "v1/UN-2026-0077-annex.json", "--format", "html,json", "--out", "v2"];
    let second = kravkedja(folder.path(), &previous);
    assert_eq!(second.code, 0, "{}", second.err);
    let page = fs::read_to_string(folder.path().join("v2/UN-2026-0077-annex.html")).unwrap();
    assert!(page.contains("Det här är version 2. Den ersätter version 1."));
    assert!(page.contains("Ändrad kravtext"));
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("v2/UN-2026-0077-annex.json")).unwrap()).unwrap();
    let old: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("v1/UN-2026-0077-annex.json")).unwrap()).unwrap();
    assert_eq!(json["annex"]["version"], 2);
    assert_eq!(json["annex"]["previous"]["digest"], old["digest"]);
    let subjects: Vec<_> = json["changes"].as_array().unwrap().iter().map(|change| change["subject"].clone()).collect();
    assert!(subjects.contains(&"LOG-03".into()), "{subjects:?}");
    // A predecessor that somebody changed is no ground to build on.
    let broken = fs::read_to_string(folder.path().join("v1/UN-2026-0077-annex.json")).unwrap().replace("Betyg", "Betygen");
    fs::write(folder.path().join("v1/UN-2026-0077-annex.json"), broken).unwrap();
    assert_eq!(kravkedja(folder.path(), &[&previous[..], &["--force"]].concat()).code, 2);
}

#[test]
fn documents_follow_lang_and_messages_follow_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let case = case("webbplats");
    let arguments = ["annex", "--case", &case, "--format", "html", "--lang", "sv"];
    let ran = kravkedja_with(folder.path(), &arguments, &[("LC_ALL", "en_US.UTF-8")], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("Wrote 2 files"), "{}", ran.out);
    let page = fs::read_to_string(folder.path().join("KF-2026-0009-annex.html")).unwrap();
    assert!(page.contains("lang=\"sv-SE\"") || page.contains("lang=\"sv\""));
    assert!(page.contains("Så svarar ni"));
    assert!(!page.contains("How to answer"));
}

#[test]
fn the_annex_holds_nothing_of_the_buyers_reasoning() {
    let folder = tempfile::tempdir().unwrap();
    let ran = kravkedja(folder.path(), &["annex", "--case", &case("trygghetslarm"), "--format", "html,json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let page = fs::read_to_string(folder.path().join("VO-2026-0412-annex.html")).unwrap();
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("VO-2026-0412-annex.json")).unwrap()).unwrap();
    assert!(!page.contains("K3R3T3"));
    for requirement in json["requirements"].as_array().unwrap() {
        let guidance = requirement["guidance"]["sv"].as_str().unwrap();
        assert!(!page.contains(guidance), "guidance of {}", requirement["id"]);
    }
    for clause in json["clauses"].as_array().unwrap() {
        assert!(!page.contains(clause["loss"]["sv"].as_str().unwrap()), "loss of {}", clause["id"]);
    }
}

#[test]
fn an_own_folder_of_templates_replaces_texts_by_name() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("mallar/sv")).unwrap();
    fs::write(folder.path().join("mallar/sv/annex.md"), "# Egen bilaga för {{buyer}}\n\n{{slot \"requirements\"}}\n").unwrap();
    let case = case("skolplattform");
    let arguments = ["annex", "--case", &case, "--format", "html", "--templates", "mallar"];
    let ran = kravkedja(folder.path(), &arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let page = fs::read_to_string(folder.path().join("UN-2026-0077-annex.html")).unwrap();
    assert!(page.contains("Egen bilaga för Exempelköpings kommun, utbildningsnämnden"), "{}", &page[..3000]);
    fs::write(folder.path().join("mallar/sv/annex.md"), "# {{buyr}}\n\n{{slot \"krav\"}}\n").unwrap();
    let broken = kravkedja(folder.path(), &[&arguments[..], &["--force"]].concat());
    assert_eq!(broken.code, 2);
    assert!(broken.err.contains("sv/annex.md"), "{}", broken.err);
}
