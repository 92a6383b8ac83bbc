use std::fs;
use std::path::Path;

use crate::run::{Ran, case, files, kravkedja};

fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/oscal").join(name).to_str().unwrap().to_owned()
}

fn run(arguments: &[&str]) -> (tempfile::TempDir, Ran) {
    let folder = tempfile::tempdir().unwrap();
    let ran = kravkedja(folder.path(), arguments);
    (folder, ran)
}

#[test]
fn an_import_tells_first_and_writes_only_where_it_is_told() {
    let mvsp = fixture("mvsp-3.0-catalog.json");
    for arguments in [&["catalog", "import", &mvsp][..], &["catalog", "import", &mvsp, "--out", "ut", "--dry-run"]] {
        let (folder, ran) = run(arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains("Åtgärder: 25 funna, 25 behållna"), "{}", ran.out);
        assert!(ran.err.contains("Ingenting har skrivits"), "{}", ran.err);
        assert!(files(folder.path()).is_empty());
    }
    let (folder, ran) = run(&["catalog", "import", &mvsp, "--prefix", "MIN", "--out", "ut", "--log", "logg.tsv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(files(&folder.path().join("ut")), ["frameworks", "overlay.toml", "requirements"]);
    assert_eq!(files(&folder.path().join("ut/requirements")).len(), 4);
    let log = fs::read_to_string(folder.path().join("logg.tsv")).unwrap();
    assert!(log.lines().any(|line| line.starts_with("Åtgärder\tctl_1.1-mvsp\t\tbehållen\tMIN-01-01")), "{log}");
    // What is there is kept.
    let again = kravkedja(folder.path(), &["catalog", "import", &mvsp, "--prefix", "MIN", "--out", "ut"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("--force"), "{}", again.err);
}

#[test]
fn an_export_comes_back_as_the_same_files_of_requirements() {
    let folder = tempfile::tempdir().unwrap();
    let out = kravkedja(folder.path(), &["catalog", "export", "--format", "oscal", "--out", "katalog.json"]);
    assert_eq!(out.code, 0, "{}", out.err);
    let bytes = fs::read_to_string(folder.path().join("katalog.json")).unwrap();
    assert_eq!(kravkedja(folder.path(), &["catalog", "export", "--format", "oscal"]).out, bytes);
    let back = kravkedja(folder.path(), &["catalog", "import", "katalog.json", "--out", "ny"]);
    assert_eq!(back.code, 0, "{}", back.err);
    // The requirements of the import in place of those of the catalog, and once more out.
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../requirements-catalog");
    for entry in ["catalog.toml", "clauses", "obligations", "concepts", "frameworks", "profiles", "reminders", "templates"] {
        copy(&own.join(entry), &folder.path().join("ny").join(entry));
    }
    let again = kravkedja(folder.path(), &["catalog", "export", "--format", "oscal", "--catalog", "ny"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(again.out == bytes, "the export of the import differs");
}

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
        return;
    }
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}

#[test]
fn a_profile_is_of_a_case_and_stops_where_the_case_does() {
    let (_folder, ran) =
        run(&["catalog", "export", "--format", "oscal-profile", "--case", &case("webbplats"), "--href", "k.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let profile: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(profile["profile"]["imports"][0]["href"], "k.json");
    // What is worth protecting, and how much, is nobody else's to read.
    assert!(!ran.out.contains("K1R") && !ran.out.contains("classification"));
    let (folder, made) = run(&["annex", "--case", &case("webbplats"), "--format", "json", "--out", "ut"]);
    let annex = format!("ut/{}", files(&folder.path().join("ut"))[0]);
    let of_annex =
        kravkedja(folder.path(), &["catalog", "export", "--format", "oscal-profile", "--annex", &annex, "--href", "k.json"]);
    assert_eq!((made.code, of_annex.out), (0, ran.out));
    let (_folder, ran) = run(&["catalog", "export", "--format", "oscal-profile", "--case", &case("stopp-niva-4")]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    let (_folder, ran) = run(&["catalog", "export", "--format", "oscal-profile"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn what_cannot_be_read_is_answered_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("text.json"), "hello").unwrap();
    fs::write(path("half.json"), "{\"catalog\": {").unwrap();
    fs::File::create(path("huge.json")).unwrap().set_len(100 * 1024 * 1024).unwrap();
    let profile = fixture("nist-800-53-low-profile.json");
    for (arguments, says) in [
        (&["text.json"][..], "inget format"),
        (&["text.json", "--format", "oscal"], "text.json:1:1: fel: Filen är inte JSON"),
        (&["half.json"], "half.json:1:13: fel: Filen är inte JSON"),
        (&["huge.json"], "större än 25 MB"),
        (&["gone.json"], "finns inte"),
        (&["text.json", "--format", "pdf"], "auto, oscal"),
        (&["half.json", "--prefix", "no good"], "prefix"),
        (&[profile.as_str()], "149 åtgärder: ac-1"),
    ] {
        let arguments = [&["catalog", "import"], arguments, &["--out", "ut"]].concat();
        let ran = kravkedja(folder.path(), &arguments);
        assert_eq!(ran.code, 2, "{arguments:?} {}", ran.err);
        assert!(ran.err.contains(says), "{arguments:?} {}", ran.err);
        assert!(!path("ut").exists());
    }
}
