use std::fs;

use crate::run::{case, files, kravkedja, kravkedja_with};

/// Ten different mistakes in one file.
const TEN: &str = r#"titel = "Fel nyckel"
title = "Tio fel"
buyer = 7
mode = "upphandling"
law = "lou"
national_security = "no"
scale = "0-4"
classification = { confidentiality = 7, integrity = 2 }
delivery = ["sas"]
circumstances = ["personal-dta"]

[[leave-out]]
requirement = "LOG-99"
reason = "x"

[[leave-out]]
requirement = "INC-03"

[[parameter]]
requirement = "LOG-03"
name = "log_months"
value = 999
reason = "x"
"#;

#[test]
fn ten_mistakes_give_ten_messages_in_one_run() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("fel.toml"), TEN).unwrap();
    let ran = kravkedja(folder.path(), &["annex", "--case", "fel.toml", "--out", "ut"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let expected = [
        ("fel.toml:1:", "Nyckeln ”titel” är okänd. Menade du ”title”?"),
        ("fel.toml:3:", "”buyer” ska vara text inom citattecken men är ett heltal."),
        ("fel.toml:4:", "Ordet ”upphandling” finns inte för ”mode”."),
        ("fel.toml:8:", "”confidentiality” är 7 men ska ligga mellan 0 och 4."),
        ("fel.toml:8:", "Klassningen saknar ”availability”."),
        ("fel.toml:9:", "Leveransformen ”sas” finns inte för ”delivery”. Menade du ”saas”?"),
        ("fel.toml:10:", "Omständigheten ”personal-dta” finns inte för ”circumstances”. Menade du ”personal-data”?"),
        ("fel.toml:13:", "Kravet ”LOG-99” finns inte i katalogen."),
        ("fel.toml:17:", "INC-03 kan inte väljas bort utan skriftligt skäl (reason), eftersom en lag står bakom kravet."),
        ("fel.toml:17:", "INC-03 kan inte väljas bort utan informationsägarens godkännande"),
        ("fel.toml:22:", "log_months i LOG-03 är 999 men får vara 3 till 60 månader."),
    ];
    for (place, says) in expected {
        assert!(ran.err.lines().any(|line| line.starts_with(place) && line.contains(says)), "{place} {says}\nin\n{}", ran.err);
    }
    assert_eq!(ran.err.lines().count(), expected.len(), "{}", ran.err);
    assert_eq!(files(folder.path()), ["fel.toml"]);
}

#[test]
fn mistakes_in_the_form_of_toml_do_not_hide_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(case("skolplattform")).unwrap();
    let broken = text.replace("mode = \"procurement\"", "mode = \"procurement").replace("\"saas\"", "\"sas\"");
    fs::write(folder.path().join("fel.toml"), broken).unwrap();
    let ran = kravkedja(folder.path(), &["annex", "--case", "fel.toml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("fel.toml:5:"), "{}", ran.err);
    assert!(ran.err.contains("Menade du ”saas”?"), "{}", ran.err);
}

#[test]
fn files_that_cannot_be_read_say_so() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("latin.toml"), b"title = \"ok\"\nbuyer = \"k\xf6pare\"\n").unwrap();
    let latin = kravkedja(folder.path(), &["annex", "--case", "latin.toml"]);
    assert_eq!(latin.code, 2);
    assert!(latin.err.starts_with("latin.toml:2: fel: Filen är inte text i UTF-8."), "{}", latin.err);
    let missing = kravkedja(folder.path(), &["annex", "--case", "finns-inte.toml"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.starts_with("finns-inte.toml: fel: Filen finns inte."), "{}", missing.err);
    // A byte order mark, as some editors put first, is no mistake.
    let text = fs::read_to_string(case("webbplats")).unwrap();
    fs::write(folder.path().join("bom.toml"), format!("\u{feff}{text}")).unwrap();
    let bom = kravkedja(folder.path(), &["annex", "--case", "bom.toml", "--format", "json"]);
    assert_eq!(bom.code, 0, "{}", bom.err);
}

#[test]
fn the_command_line_is_answered_in_the_readers_language() {
    let folder = tempfile::tempdir().unwrap();
    let swedish = kravkedja(folder.path(), &["annex", "--kase", "x"]);
    assert_eq!((swedish.code, swedish.err.lines().next()), (2, Some("fel: Okänt: --kase")));
    let english = kravkedja_with(folder.path(), &["annex", "--kase", "x"], &[("LANG", "en_GB.UTF-8")], "");
    assert_eq!((english.code, english.err.lines().next()), (2, Some("error: Unknown: --kase")));
    let options = kravkedja(
        folder.path(),
        &["annex", "--class", "K9", "--delivery", "sas", "--with", "nis", "--law", "loo", "--date", "22/11", "--title", "t"],
    );
    assert_eq!(options.code, 2);
    assert_eq!(options.err.lines().count(), 6, "{}", options.err);
    let formats = kravkedja(folder.path(), &["annex", "--case", &case("webbplats"), "--format", "docx,odt,rtf"]);
    assert_eq!((formats.code, formats.err.lines().count()), (2, 2), "{}", formats.err);
    let both = kravkedja(folder.path(), &["annex", "--case", &case("webbplats"), "--title", "t"]);
    assert_eq!(both.code, 2);
    let profile = kravkedja(folder.path(), &["annex", "--profile", "trygghetslrm", "--title", "t", "--buyer", "b"]);
    assert!(profile.err.contains("Menade du ”trygghetslarm”?"), "{}", profile.err);
    assert!(files(folder.path()).is_empty());
}

#[test]
fn a_template_of_word_that_is_none_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("mallar/word")).unwrap();
    fs::write(folder.path().join("mallar/word/annex.docx"), "not a Word file").unwrap();
    let ran = kravkedja(folder.path(), &["annex", "--case", &case("webbplats"), "--templates", "mallar", "--out", "ut"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(files(folder.path()), ["mallar"]);
}
