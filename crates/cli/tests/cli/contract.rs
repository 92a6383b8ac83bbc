//! `kravkedja contract`

use std::fs;

use crate::run::{case, files, kravkedja, kravkedja_with};

#[test]
fn the_text_of_a_contract_goes_out_and_what_to_know_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("avtal.txt"), "1 Säkerhet\nLeverantören ska skydda all infor-\nmation.\n").unwrap();
    let read = kravkedja(path, &["contract", "text", "avtal.txt"]);
    assert_eq!((read.code, read.err.as_str()), (0, ""));
    assert_eq!(read.out, "1 Säkerhet\n\nLeverantören ska skydda all information.\n");
    fs::write(path.join("avtal.html"), "<html><body><p hidden>Dolt</p><p>Syns</p></body></html>").unwrap();
    let hidden = kravkedja(path, &["contract", "text", "avtal.html"]);
    assert_eq!((hidden.code, hidden.out.as_str()), (0, "Syns\n"));
    assert!(hidden.err.starts_with("avtal.html: ") && hidden.err.contains("dold text"), "{}", hidden.err);
}

#[test]
fn a_file_that_is_refused_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("avtal.doc"), b"{\\rtf1 Avtal}").unwrap();
    let swedish = kravkedja(path, &["contract", "text", "avtal.doc"]);
    assert_eq!((swedish.code, swedish.out.as_str()), (2, ""));
    assert!(swedish.err.contains("avtal.doc") && swedish.err.contains("DOCX eller PDF"), "{}", swedish.err);
    let english = kravkedja_with(path, &["contract", "text", "avtal.doc"], &[("LANG", "en_GB.UTF-8")], "");
    assert!(english.err.contains("save it as DOCX or PDF"), "{}", english.err);
    assert_eq!(kravkedja(path, &["contract", "text", "finns-inte.docx"]).code, 2);
}

#[test]
fn our_own_annex_reads_the_same_from_word_and_from_a_web_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let made = kravkedja(path, &["annex", "--case", &case("it-konsult"), "--format", "docx,html", "--out", "ut"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let name = |ending: &str| {
        let names = fs::read_dir(path.join("ut")).unwrap().map(|entry| entry.unwrap().path());
        names.map(|path| path.to_str().unwrap().to_owned()).find(|path| path.ends_with(ending)).unwrap()
    };
    let word = kravkedja(path, &["contract", "text", &name("annex.docx")]);
    let web = kravkedja(path, &["contract", "text", &name("annex.html")]);
    assert!(word.out.len() > 20_000, "{}", word.out);
    // What a list of terms looks like differs; the words and their order do not.
    let words = |text: &str| {
        let found = text.split_whitespace().map(|word| word.trim_end_matches(':')).filter(|word| !matches!(*word, "|" | "–"));
        found.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(words(&word.out), words(&web.out));
}

fn fixture(name: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/contracts");
    folder.join(name).to_str().unwrap().to_owned()
}

#[test]
fn a_check_says_what_it_found_in_a_hundred_columns() {
    let folder = tempfile::tempdir().unwrap();
    for (language, word, sentence) in [
        ("sv_SE.UTF-8", "avsiktsförklaring", "finns även utan klausul"),
        ("en_GB.UTF-8", "declaration of intent", "exists without a clause"),
    ] {
        let ran = kravkedja_with(folder.path(), &["contract", "check", &fixture("weak.txt")], &[("LANG", language)], "");
        assert_eq!((ran.code, ran.err.as_str()), (1, ""));
        assert!(ran.out.contains(word) && ran.out.replace('\n', " ").contains(sentence), "{}", ran.out);
        assert!(ran.out.contains("CO-INC-01") && ran.out.contains("4.1") && ran.out.contains("strävar efter"), "{}", ran.out);
        let wide = ran.out.lines().find(|line| line.chars().count() > 100);
        assert_eq!(wide, None);
        assert!(!ran.out.contains('\u{1b}'));
    }
}

#[test]
fn json_stands_alone_and_documents_are_written_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let hollow = fixture("hollow.txt");
    let papers = ["--report", "r.html", "--supplement", "ut/s.docx", "--memo", "m.docx", "--draft"];
    let mut arguments = vec!["contract", "check", &hollow, "--class", "K2R2T2", "--delivery", "saas", "--with", "personal-data"];
    arguments.extend(["--complete", "--json"]);
    arguments.extend(papers);
    let ran = kravkedja(path, &arguments);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((json["schema"].as_str(), json["complete"].as_bool()), (Some("kravkedja.contract-check/1"), Some(true)));
    assert_eq!(files(path), ["m.docx", "r.html", "ut"]);
    assert!(path.join("ut/s.docx").is_file());
    // They are kept, and then nothing is said of the contract.
    let again = kravkedja(path, &arguments);
    assert_eq!((again.code, again.out.as_str()), (2, ""));
    arguments.push("--force");
    assert_eq!(kravkedja(path, &arguments).code, 1);
    let unconfirmed = kravkedja(path, &["contract", "check", &hollow, "--supplement", "annan.docx"]);
    assert!(
        unconfirmed.code == 2 && unconfirmed.err.contains("--draft") && !path.join("annan.docx").exists(),
        "{}",
        unconfirmed.err
    );
    let ending = kravkedja(path, &["contract", "check", &hollow, "--report", "r.txt"]);
    assert!(ending.code == 2 && ending.err.contains(".docx, .pdf, .html"), "{}", ending.err);
}

#[test]
fn what_cannot_be_checked_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let weak = fixture("weak.txt");
    let stopped = kravkedja(path, &["contract", "check", "finns-inte.docx", "--class", "K3R2T2", "--delivery", "saas"]);
    assert_eq!((stopped.code, stopped.out.as_str()), (3, ""), "stopped before the contract is read");
    let both = kravkedja(path, &["contract", "check", &weak, "--case", &case("webbplats"), "--class", "K1R1T1"]);
    assert!(both.code == 2 && both.err.contains("--class"), "{}", both.err);
    fs::write(path.join("beslut.toml"), "[[decision]]\nobligaton = \"CO-INC-01\"\nconfirm = true\nwho = \"A\"\n").unwrap();
    let bad = kravkedja(path, &["contract", "check", &weak, "--decisions", "beslut.toml"]);
    assert!(bad.code == 2 && bad.err.contains("beslut.toml:2") && bad.err.contains("”obligation”"), "{}", bad.err);
    let missing = kravkedja(path, &["contract", "check", "a.docx", "b.pdf"]);
    assert!(missing.code == 2 && missing.err.contains("a.docx") && missing.err.contains("b.pdf"), "{}", missing.err);
}

#[test]
fn a_folder_of_contracts_is_one_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::create_dir_all(path.join("avtal/larm")).unwrap();
    fs::copy(fixture("good.md"), path.join("avtal/larm/avtal.md")).unwrap();
    fs::copy(fixture("english.md"), path.join("avtal/service.md")).unwrap();
    fs::write(path.join("avtal/trasig.docx"), b"PK\x03\x04 trasig").unwrap();
    let ran = kravkedja(path, &["contract", "batch", "avtal", "--xlsx", "avtal/ut.xlsx"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(
        lines[1].starts_with("larm ") && lines[2].starts_with("service.md") && lines[3].starts_with("trasig.docx"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("kunde inte läsas") && ran.out.contains("OSL 18 kap."), "{}", ran.out);
    assert!(lines.iter().all(|line| line.chars().count() <= 100), "{}", ran.out);
    assert!(ran.err.contains("3 avtal är granskade") && ran.err.contains("Ett kunde inte läsas"), "{}", ran.err);
    let json = kravkedja(path, &["contract", "batch", "avtal", "--json", "--xlsx", "avtal/ut.xlsx", "--force"]);
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(value["contracts"].as_array().map(Vec::len), Some(3), "the workbook is no contract");
    assert!(json.err.contains("varav 3 sedan tidigare"), "{}", json.err);
    assert_eq!(kravkedja(path, &["contract", "batch", "finns-inte"]).code, 2);
}
