use std::fs;
use std::path::Path;

use crate::run::{files, good_cases, kravkedja, kravkedja_with};

fn catalog_folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../requirements-catalog")
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_built_in_catalog_is_clean() {
    let folder = tempfile::tempdir().unwrap();
    let ran = kravkedja(folder.path(), &["catalog", "check"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn a_folder_with_a_broken_file_says_which_and_nothing_falls_back() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("katalog");
    copy(&catalog_folder(), &own);
    let path = own.join("requirements/05-logging.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("strength = \"mandatory\"", "strenght = \"mandatory\"", 1)).unwrap();
    let check = kravkedja(folder.path(), &["catalog", "check", "katalog"]);
    assert_eq!(check.code, 1, "{}{}", check.out, check.err);
    assert!(check.err.contains("katalog/requirements/05-logging.toml:"), "{}", check.err);
    assert!(check.err.contains("Menade du ”strength”?"), "{}", check.err);
    let case = crate::run::case("webbplats");
    let annex = kravkedja(folder.path(), &["annex", "--case", &case, "--catalog", "katalog", "--out", "ut"]);
    assert_eq!(annex.code, 2);
    assert!(!files(folder.path()).contains(&"ut".to_owned()));
    let missing = kravkedja(folder.path(), &["annex", "--case", &case, "--catalog", "finns-inte"]);
    assert_eq!(missing.code, 2);
}

#[test]
fn why_not_accounts_for_every_requirement_of_every_case() {
    let folder = tempfile::tempdir().unwrap();
    let all: serde_json::Value = serde_json::from_str(&kravkedja(folder.path(), &["catalog", "list", "--json"]).out).unwrap();
    let mut all: Vec<String> = all.as_array().unwrap().iter().map(|found| found["id"].as_str().unwrap().to_owned()).collect();
    all.sort();
    for name in good_cases() {
        let ran = kravkedja(folder.path(), &["select", "--case", &crate::run::case(&name), "--why-not", "--json"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let mut ids = Vec::new();
        for list in ["selected", "left_out"] {
            for choice in found[list].as_array().unwrap() {
                ids.push(choice["id"].as_str().unwrap().to_owned());
                let reasons = choice["reasons"].as_array().unwrap();
                assert!(!reasons.is_empty(), "{name} {}", choice["id"]);
                for reason in reasons {
                    for language in ["sv", "en"] {
                        assert!(!reason["text"][language].as_str().unwrap().is_empty(), "{name} {}", choice["id"]);
                    }
                }
            }
        }
        ids.sort();
        assert_eq!(ids, all, "{name}");
    }
}

#[test]
fn lists_and_shows() {
    let folder = tempfile::tempdir().unwrap();
    let area = kravkedja(folder.path(), &["catalog", "list", "--area", "log"]);
    assert!(area.out.lines().all(|line| line.starts_with("LOG-")) && area.out.lines().count() > 4, "{}", area.out);
    let show = kravkedja(folder.path(), &["catalog", "show", "log-03"]);
    assert!(show.out.contains("log_months"), "{}", show.out);
    let wrong = kravkedja(folder.path(), &["catalog", "show", "LOG-033"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("Menade du"), "{}", wrong.err);
    let profiles = kravkedja(folder.path(), &["catalog", "profiles", "--lang", "en"]);
    assert!(profiles.out.contains("trygghetslarm"), "{}", profiles.out);
    for shell in ["bash", "fish"] {
        assert!(!kravkedja(folder.path(), &["completions", shell]).out.is_empty());
    }
    assert!(kravkedja(folder.path(), &["man"]).out.contains(".TH"));
}

#[test]
fn a_case_is_made_by_questions() {
    let folder = tempfile::tempdir().unwrap();
    let answers = "nej\nTrygghetslarm\nExempelköpings kommun\nVO 2026/1\n\n\n\n3\n3\n3\n\n\n\n\nsv\n";
    let arguments = ["case", "new", "--profile", "trygghetslarm", "--out", "fall.toml"];
    let ran = kravkedja_with(folder.path(), &arguments, &[("LANG", "sv_SE.UTF-8")], answers);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let annex = kravkedja(folder.path(), &["annex", "--case", "fall.toml", "--format", "json"]);
    assert_eq!(annex.code, 0, "{}", annex.err);
    assert!(files(folder.path()).contains(&"VO-2026-1-annex.json".to_owned()));
    // Sweden's security comes first: nothing more is asked, and nothing is stored.
    let stopped = kravkedja_with(folder.path(), &["case", "new", "--out", "ja.toml"], &[], "ja\n");
    assert_eq!(stopped.code, 3, "{}", stopped.err);
    let ended = kravkedja_with(folder.path(), &["case", "new", "--out", "ja.toml"], &[], "nej\nbara titeln\n");
    assert_eq!(ended.code, 2);
    assert!(!files(folder.path()).contains(&"ja.toml".to_owned()));
}
