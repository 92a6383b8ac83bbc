//! The catalog out in other formats and in again.

use std::fs;
use std::path::Path;

use crate::run::{files, kravkedja, kravkedja_with};

/// Exports in a format and imports that again; gives the folder of what came in.
fn there_and_back(folder: &Path, format: &str, lang: &str) -> String {
    let file = format!("catalog.{format}");
    let out = format!("in-{format}-{lang}");
    let made = kravkedja(folder, &["catalog", "export", "--format", format, "--lang", lang, "--out", &file, "--force"]);
    assert_eq!((made.code, made.err.as_str()), (0, ""), "{format}");
    let read = kravkedja(folder, &["catalog", "import", &file, "--out", &out]);
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(!read.err.contains("fel:") && !read.err.contains("varning:"), "{}", read.err);
    out
}

#[test]
fn the_whole_catalog_comes_back_from_every_format_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let built_in = kravkedja(path, &["catalog", "export", "--format", "csv"]).out;
    let mut first: Option<Vec<(String, String)>> = None;
    for format in ["xlsx", "csv", "ciso-assistant", "json", "oscal"] {
        for lang in ["sv", "en"] {
            let out = path.join(there_and_back(path, format, lang)).join("requirements");
            let texts: Vec<(String, String)> =
                files(&out).into_iter().map(|name| (name.clone(), fs::read_to_string(out.join(&name)).unwrap())).collect();
            assert_eq!(texts.len(), 21);
            match &first {
                None => first = Some(texts),
                Some(first) => assert_eq!(&texts, first, "{format} {lang}"),
            }
        }
    }
    // In the place of the catalog's own files they make the same catalog: its text, which carries every field, is the same.
    let copy = path.join("copy");
    copied(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../requirements-catalog"), &copy);
    fs::remove_dir_all(copy.join("requirements")).unwrap();
    fs::create_dir(copy.join("requirements")).unwrap();
    for (name, text) in first.unwrap() {
        fs::write(copy.join("requirements").join(name), text).unwrap();
    }
    let checked = kravkedja(path, &["catalog", "check", "copy"]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""));
    assert_eq!(kravkedja(path, &["catalog", "export", "--format", "csv", "--catalog", "copy"]).out, built_in);
}

#[test]
fn what_is_changed_in_a_cell_comes_in_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let text = kravkedja(path, &["catalog", "export", "--format", "csv"]).out;
    assert!(text.starts_with('\u{feff}') && text.contains("\r\n"));
    let changed = text.replacen("Namngiven säkerhetskontakt", "=Kontakt\"; med tecken", 1);
    let quoted = changed.replace("=Kontakt\"; med tecken", "\"'=Kontakt\"\"; med tecken\"");
    assert_ne!(quoted, text);
    fs::write(path.join("changed.csv"), quoted).unwrap();
    let read = kravkedja(path, &["catalog", "import", "changed.csv", "--out", "in"]);
    assert_eq!(read.code, 0, "{}", read.err);
    let led = fs::read_to_string(path.join("in/requirements/01-led.toml")).unwrap();
    assert!(led.contains(r#"title.sv = "=Kontakt\"; med tecken""#), "{}", &led[..600]);
}

#[test]
fn a_word_that_a_column_does_not_know_is_an_error_with_its_cell() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let text = kravkedja(path, &["catalog", "export", "--format", "csv"]).out;
    fs::write(path.join("bad.csv"), text.replacen(",Ska-krav,", ",Kanske,", 1)).unwrap();
    let read = kravkedja(path, &["catalog", "import", "bad.csv", "--out", "in"]);
    assert_eq!(read.code, 2);
    assert!(read.err.contains("bad.csv:2:8: fel: ”Kanske” kan inte stå i strength. Rätta cellen."), "{}", read.err);
    assert!(!path.join("in").exists());
}

#[test]
fn the_export_is_the_same_bytes_each_time() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["xlsx", "csv", "ciso-assistant", "json", "oscal"] {
        for name in ["one", "two"] {
            let environment = [("LANG", if name == "one" { "sv_SE.UTF-8" } else { "en_GB.UTF-8" }), ("TZ", "Asia/Tokyo")];
            kravkedja_with(folder.path(), &["catalog", "export", "--format", format, "--out", name, "--force"], &environment, "");
        }
        let read = |name| fs::read(folder.path().join(name)).unwrap();
        assert_eq!(read("one"), read("two"), "{format}");
    }
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copied(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
