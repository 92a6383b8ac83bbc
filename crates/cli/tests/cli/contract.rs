//! `kravkedja contract`

use std::fs;

use crate::run::{case, kravkedja, kravkedja_with};

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
