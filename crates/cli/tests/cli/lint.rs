use std::fs;
use std::path::Path;

use crate::run::{kravkedja, kravkedja_with};

#[test]
fn a_sentence_is_read_and_judged() {
    let folder = tempfile::tempdir().unwrap();
    let good = kravkedja(folder.path(), &["lint", "Leverantören ska underrätta beställaren inom 24 timmar från upptäckt."]);
    assert_eq!(good.code, 0, "{}{}", good.out, good.err);
    for words in ["leverantören", "skyldighet ”ska”", "”inom 24 timmar”", "Inga anmärkningar"] {
        assert!(good.out.contains(words), "{words}: {}", good.out);
    }
    let bad = kravkedja(folder.path(), &["lint", "Loggar ska sparas i 12 månader."]);
    assert_eq!(bad.code, 1);
    assert!(bad.out.contains("Leverantören ska spara loggar i 12 månader"), "{}", bad.out);
    let english =
        kravkedja_with(folder.path(), &["lint", "-", "--json"], &[("LANG", "en_GB.UTF-8")], "The supplier should log.\n");
    assert_eq!(english.code, 1, "{}", english.err);
    let read: serde_json::Value = serde_json::from_str(&english.out).unwrap();
    assert_eq!(read["language"], "en");
    assert_eq!(read["sentences"][0]["statements"][0]["force"], "recommendation");
    assert_eq!(read["problems"][0]["code"], "lint-not-binding");
    assert!(read["problems"][0]["message"].as_str().unwrap().contains("does not bind"));
    let empty = kravkedja(folder.path(), &["lint", ""]);
    assert_eq!(empty.code, 1, "{}", empty.out);
}

#[test]
fn the_catalog_and_a_file_of_ones_own_are_linted() {
    let folder = tempfile::tempdir().unwrap();
    let clean = kravkedja(folder.path(), &["catalog", "lint"]);
    assert_eq!(clean.code, 0, "{}", clean.err);
    let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../requirements-catalog");
    let own = fs::read_to_string(catalog.join("requirements/05-logging.toml")).unwrap();
    let own = own.replace("id = \"LOG-", "id = \"EXK-").replace("log_", "own_").replace("reading_", "own_reading_");
    let own = own.replacen("Leverantören ska leverera", "Systemet ska kunna leverera", 1);
    // Names of parameters are unique in the whole catalog: ours get names of their own.
    let own: String = own.lines().filter(|line| !line.starts_with("supersedes")).map(|line| format!("{line}\n")).collect();
    fs::write(folder.path().join("egna.toml"), own).unwrap();
    let linted = kravkedja(folder.path(), &["catalog", "lint", "egna.toml", "--json"]);
    assert_eq!(linted.code, 1, "{}", linted.err);
    let found: serde_json::Value = serde_json::from_str(&linted.out).unwrap();
    let problems = found["problems"].as_array().unwrap();
    let capability = problems.iter().find(|problem| problem["code"] == "lint-capability").unwrap();
    assert_eq!(capability["file"], "egna.toml");
    assert_eq!(capability["arguments"]["id"], "EXK-01");
    assert!(capability["line"].as_u64().unwrap() > 1);
    let missing = kravkedja(folder.path(), &["catalog", "lint", "finns-inte"]);
    assert_eq!(missing.code, 2, "{}", missing.err);
}

#[test]
fn spelling_is_checked_by_a_dictionary_of_the_readers_own() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("sv_SE.aff", "SET UTF-8\nCOMPOUNDMIN 2\nCOMPOUNDFLAG C\n");
    write("sv_SE.dic", "6\nleverantören\nska\nspara\nloggar\ni\nmånader\n");
    let given = ["lint", "Leverantören ska spara loggarr i 12 månader.", "--dictionary", "."];
    let misspelt = kravkedja(folder.path(), &given);
    assert_eq!(misspelt.code, 0, "{}{}", misspelt.out, misspelt.err);
    assert!(misspelt.out.contains("Ordet ”loggarr” finns inte"), "{}", misspelt.out);
    assert!(!misspelt.out.contains("”spara”"), "{}", misspelt.out);
    // A catalog: warnings are told but stop only who asked for it; the other language was not checked.
    let lint = ["catalog", "lint", "--dictionary", "."];
    let told = kravkedja(folder.path(), &lint);
    assert_eq!(told.code, 0, "{}", told.out);
    assert!(told.err.contains("Ordet ”kryptera” finns inte i ordlistan"), "{}", told.out);
    assert_eq!(told.err.matches("hunspell-en-gb").count(), 1);
    assert!(!told.err.contains("hunspell-sv"));
    assert_eq!(kravkedja(folder.path(), &[&lint[..], &["--strict"]].concat()).code, 1);
    fs::create_dir(folder.path().join("tom")).unwrap();
    let none = kravkedja(folder.path(), &["catalog", "lint", "--dictionary", "tom"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("sv_SE.aff"), "{}", none.err);
}
