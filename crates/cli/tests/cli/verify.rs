use std::fs;

use crate::run::{case, kravkedja};

#[test]
fn digests_of_annex_files_and_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let made = kravkedja(folder.path(), &["annex", "--case", &case("it-konsult"), "--format", "docx,xlsx,html,json"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let annex = "KS-2026-0301-annex.json";
    let all = ["verify", annex, "KS-2026-0301-annex.docx", "KS-2026-0301-annex.xlsx", "KS-2026-0301-record.html"];
    let clean = kravkedja(folder.path(), &all);
    assert_eq!(clean.code, 0, "{}", clean.out);
    // A workbook of another version is told apart from this one by its hidden keys, though its name is the same.
    let text = fs::read_to_string(case("it-konsult")).unwrap().replace("integrity = 2", "integrity = 1");
    fs::write(folder.path().join("annan.toml"), text).unwrap();
    let other = kravkedja(folder.path(), &["annex", "--case", "annan.toml", "--format", "xlsx", "--out", "annan"]);
    assert_eq!(other.code, 0, "{}", other.err);
    let foreign = kravkedja(folder.path(), &["verify", annex, "annan/KS-2026-0301-annex.xlsx"]);
    assert_eq!(foreign.code, 1);
    assert!(foreign.out.contains("ANNAN bilaga"), "{}", foreign.out);
    // One byte changed in a document, and in the annex itself.
    let mut bytes = fs::read(folder.path().join("KS-2026-0301-annex.docx")).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(folder.path().join("KS-2026-0301-annex.docx"), bytes).unwrap();
    let changed = kravkedja(folder.path(), &all);
    assert_eq!(changed.code, 1);
    assert!(changed.out.contains("KS-2026-0301-annex.docx: ÄNDRAD"), "{}", changed.out);
    let json = fs::read_to_string(folder.path().join(annex)).unwrap().replace("\"law_backed\": true", "\"law_backed\": false");
    fs::write(folder.path().join(annex), json).unwrap();
    let tampered = kravkedja(folder.path(), &["verify", annex]);
    assert_eq!(tampered.code, 1);
    // What is no annex at all is bad input, not a finding.
    fs::write(folder.path().join("annat.json"), "{\"schema\": \"x/1\"}").unwrap();
    assert_eq!(kravkedja(folder.path(), &["verify", "annat.json"]).code, 2);
    fs::write(folder.path().join("annat.json"), "{").unwrap();
    assert_eq!(kravkedja(folder.path(), &["verify", "annat.json"]).code, 2);
}

#[test]
fn a_hostile_workbook_cannot_hurt() {
    let folder = tempfile::tempdir().unwrap();
    let made = kravkedja(folder.path(), &["annex", "--case", &case("webbplats"), "--format", "xlsx,json"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let whole = fs::read(folder.path().join("KF-2026-0009-annex.xlsx")).unwrap();
    for (name, bytes) in
        [("cut.xlsx", whole[..whole.len() / 2].to_vec()), ("empty.xlsx", Vec::new()), ("text.xlsx", b"hej".to_vec())]
    {
        fs::write(folder.path().join(name), bytes).unwrap();
        let ran = kravkedja(folder.path(), &["verify", "KF-2026-0009-annex.json", name]);
        assert_eq!(ran.code, 1, "{name}: {}{}", ran.out, ran.err);
        assert!(ran.out.contains("hör inte till"), "{}", ran.out);
    }
}
