use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::catalog::copy;
use crate::run::{kravkedja, kravkedja_with};

const CASE: &str = "title = \"Provköp\"\nbuyer = \"Exempelkommun\"\nreference = \"KS 1\"\nnational_security = \"no\"\n\
classification = { confidentiality = 2, integrity = 2, availability = 2 }\ndelivery = [\"saas\"]\ncircumstances = [\"personal-data\"]\n";

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/overlay")
}

fn ready() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixture(), &folder.path().join("egen"));
    fs::write(folder.path().join("fall.toml"), CASE).unwrap();
    folder
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn an_overlay_goes_all_the_way_to_annex_and_record() {
    let folder = ready();
    let folder = folder.path();
    let check = kravkedja(folder, &["catalog", "check", "egen"]);
    assert_eq!(check.code, 0, "{}{}", check.out, check.err);
    assert!(check.out.contains("Anpassning av Exempelkommun (exempelkommun 2026.1): 3 egna krav"), "{}", check.out);
    let select = kravkedja(folder, &["select", "--case", "fall.toml", "--overlay", "egen", "--why-not"]);
    let (inside, outside) = select.out.split_once("\n\n").unwrap();
    assert!(inside.contains("EXK-01") && inside.contains("EXK-ATK-01") && inside.contains("EXK-LOG-01"), "{inside}");
    assert!(inside.contains("log_months = 18") && !inside.contains("KON-01"), "{inside}");
    assert!(outside.contains("Exempelkommun använder inte kravet: Kommunen har en tjänsteperson"), "{outside}");
    let made = kravkedja(folder, &["annex", "--case", "fall.toml", "--overlay", "egen", "--out", "ut", "--format", "json,html"]);
    assert_eq!((made.code, made.err.as_str()), (0, ""), "{}", made.out);
    let annex: Value = serde_json::from_slice(&fs::read(folder.join("ut/KS-1-annex.json")).unwrap()).unwrap();
    let overlay = &annex["catalog"]["overlay"];
    assert_eq!((&overlay["id"], &overlay["organisation"]), (&Value::from("exempelkommun"), &Value::from("Exempelkommun")));
    assert_eq!(overlay["digest"].as_str().unwrap().len(), 64);
    let find = |id: &str| annex["requirements"].as_array().unwrap().iter().find(|found| found["id"] == id).unwrap();
    assert_eq!((&find("EXK-01")["layer"], &find("LOG-03")["layer"]), (&Value::from("organisation"), &Value::from("changed")));
    assert!(find("ATK-04")["layer"].is_null());
    assert!(find("ATK-04")["how"]["sv"].as_str().unwrap().contains("SITHS"));
    assert!(annex["clauses"].as_array().unwrap().iter().any(|clause| clause["id"] == "KL-EXK-01"));
    let out = annex["left_out"].as_array().unwrap().iter().find(|out| out["id"] == "KON-01").unwrap();
    assert_eq!(out["kept_out_by"]["code"], "withdrawn");
    let record = fs::read_to_string(folder.join("ut/KS-1-record.html")).unwrap();
    let record = record.replace("<span class=\"code\">", "").replace("</span>", "");
    for expected in [
        "anpassning av Exempelkommun (exempelkommun, version 2026.1)",
        "Egna krav: EXK-ATK-01, EXK-LOG-01, EXK-01.",
        "Katalogens krav med andra värden: LOG-03.",
        "Katalogens krav som inte används: KON-01.",
        "Så gör vi",
        "Internt arbetspapper, Exempelkommun",
    ] {
        assert!(record.contains(expected), "{expected}");
    }
    // Own guidance is the buyer's: it is not in the annex for tenderers.
    let public = fs::read_to_string(folder.join("ut/KS-1-annex.html")).unwrap();
    assert!(!public.contains("SITHS eID"));
    assert!(public.contains("med egna krav och ändringar av Exempelkommun (exempelkommun 2026.1, kontrollsumma "), "{public}");
    assert_eq!(kravkedja(folder, &["verify", "ut/KS-1-annex.json", "ut/KS-1-annex.html"]).code, 0);
    let show = kravkedja_with(folder, &["catalog", "show", "kon-01", "--overlay", "egen"], &[("LANG", "en_GB.UTF-8")], "");
    assert!(show.out.contains("Exempelkommun does not use the requirement"), "{}", show.out);
}

#[test]
fn templates_of_the_command_line_go_before_those_of_the_overlay() {
    let folder = ready();
    let folder = folder.path();
    let labels = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../requirements-catalog/templates/sv/labels.toml");
    fs::create_dir_all(folder.join("mallar/sv")).unwrap();
    fs::copy(labels, folder.join("mallar/sv/labels.toml")).unwrap();
    edit(&folder.join("mallar/sv/labels.toml"), "internal = \"", "internal = \"HEMLIGARE ");
    let arguments =
        ["annex", "--case", "fall.toml", "--overlay", "egen", "--templates", "mallar", "--out", "ut", "--format", "html"];
    assert_eq!(kravkedja(folder, &arguments).code, 0);
    let record = fs::read_to_string(folder.join("ut/KS-1-record.html")).unwrap();
    // The look of Word files comes from the overlay too: a file that is none stops the run.
    fs::create_dir_all(folder.join("egen/templates/word")).unwrap();
    fs::write(folder.join("egen/templates/word/annex.docx"), "not a Word file").unwrap();
    let broken = kravkedja(folder, &["annex", "--case", "fall.toml", "--overlay", "egen", "--out", "ut2", "--format", "docx"]);
    assert!(broken.code == 2 && !folder.join("ut2").exists(), "{}", broken.err);
    assert!(record.contains("HEMLIGARE") && !record.contains("Internt arbetspapper, Exempelkommun"));
}

#[test]
fn every_mistake_in_an_overlay_is_told_at_once() {
    let folder = ready();
    let folder = folder.path();
    let file = folder.join("egen/overlay.toml");
    edit(&file, "prefix = \"EXK\"", "prefix = \"EXK\"\nsort = 1");
    edit(&file, "0 = 6, 1 = 12, 2 = 18, 3 = 24", "0 = 6, 1 = 12, 2 = 18, 3 = 240");
    edit(&file, "requirement = \"ATK-04\"", "requirement = \"ATK-04\"\ntext = { sv = \"x\", en = \"x\" }");
    edit(&file, "requirement = \"KON-01\"", "requirement = \"KON-91\"");
    edit(&folder.join("egen/requirements/02-access.toml"), "id = \"EXK-ATK-01\"", "id = \"ATK-01\"");
    edit(&folder.join("egen/requirements/03-logging.toml"), "id = \"EXK-LOG-01\"", "id = \"EXK-NAT-01\"");
    edit(&folder.join("egen/clauses/01-own.toml"), "id = \"KL-EXK-01\"", "id = \"KL-LOG-99\"");
    edit(&folder.join("egen/templates/sv/labels.toml"), "internal", "intern");
    fs::create_dir(folder.join("egen/obligations")).unwrap();
    fs::write(folder.join("egen/obligations/egna.toml"), "").unwrap();
    let check = kravkedja(folder, &["catalog", "check", "egen"]);
    assert_eq!(check.code, 1);
    for expected in [
        "egen/overlay.toml:6:1: fel: Nyckeln ”sort” är okänd.",
        "log_months är 240 men får vara 3 till 60.",
        "Katalogens krav kan inte få ”text” ändrat",
        "Kravet ”KON-91” finns inte i katalogen. Menade du ”KON-01”?",
        "egen/requirements/02-access.toml:4:6: fel: ATK-01 är katalogens krav och kan inte skrivas om här. Dra tillbaka kravet",
        "Kravet ”EXK-NAT-01” ska heta EXK-NN, EXK-LOG-NN",
        "Klausulen ”KL-LOG-99” ska heta KL-EXK-",
        "egen/templates/sv/labels.toml:1:10: fel: Nyckeln ”intern” är okänd. Menade du ”internal”?",
        "egen/obligations/egna.toml: fel: Filen hör inte hemma i en anpassning.",
    ] {
        assert!(check.err.contains(expected), "{expected}\nin\n{}", check.err);
    }
    let annex = kravkedja(folder, &["annex", "--case", "fall.toml", "--overlay", "egen", "--out", "ut"]);
    assert!(annex.code == 2 && !folder.join("ut").exists(), "{}", annex.err);
    let none = kravkedja(folder, &["select", "--case", "fall.toml", "--overlay", "ut"]);
    assert_eq!(none.code, 2);
}

#[test]
fn weaker_figures_take_a_reason_and_another_version_a_warning() {
    let folder = ready();
    let folder = folder.path();
    let file = folder.join("egen/overlay.toml");
    edit(&file, "0 = 6, 1 = 12, 2 = 18, 3 = 24", "0 = 3, 1 = 3, 2 = 6, 3 = 12");
    let refused = kravkedja(folder, &["catalog", "check", "egen"]);
    assert!(refused.code == 1 && refused.err.contains("log_months i LOG-03 blir svagare"), "{}", refused.err);
    edit(&file, "requirement = \"LOG-03\"", "requirement = \"LOG-03\"\nreason = { sv = \"Lite plats.\", en = \"Little room.\" }");
    assert_eq!(kravkedja(folder, &["catalog", "check", "egen"]).code, 0);
    edit(&file, "below = \"1.0.0\"", "below = \"0.0.9\"");
    let warned = kravkedja(folder, &["catalog", "check", "egen"]);
    assert!(warned.code == 1 && warned.err.contains("varning: Anpassningen av Exempelkommun är gjord för"), "{}", warned.err);
    let made = kravkedja(folder, &["annex", "--case", "fall.toml", "--overlay", "egen", "--format", "json", "--out", "ut"]);
    assert!(made.code == 0 && made.err.contains("varning: Anpassningen"), "{}", made.err);
}

#[test]
fn an_annex_with_an_overlay_is_moved_with_it() {
    let folder = ready();
    let folder = folder.path();
    let made = kravkedja(folder, &["annex", "--case", "fall.toml", "--overlay", "egen", "--format", "json", "--out", "v1"]);
    assert_eq!(made.code, 0, "{}", made.err);
    copy(&folder.join("egen"), &folder.join("egen2"));
    edit(&folder.join("egen2/overlay.toml"), "version = \"2026.1\"", "version = \"2027.1\"");
    edit(&folder.join("egen2/overlay.toml"), "2 = 18, 3 = 24", "2 = 20, 3 = 24");
    edit(
        &folder.join("egen2/requirements/02-access.toml"),
        "text.sv = \"Leverantören ska ",
        "text.sv = \"Leverantören ska alltid ",
    );
    let without = kravkedja(folder, &["annex", "migrate", "v1"]);
    assert!(without.code == 2 && without.err.contains("exempelkommun"), "{}", without.err);
    let arguments = ["annex", "migrate", "v1", "--overlay", "egen2", "--from-overlay", "egen", "--out", "f"];
    let proposed = kravkedja(folder, &arguments);
    assert_eq!(proposed.code, 0, "{}", proposed.err);
    let file = fs::read_to_string(folder.join("f/KS-1-migration.toml")).unwrap();
    assert!(file.contains("id = \"EXK-ATK-01\"\nwhat = \"changed\"") && file.contains("id = \"LOG-03.log_months\""), "{file}");
    assert_eq!(file.matches("[[change]]").count(), 2, "{file}");
}
