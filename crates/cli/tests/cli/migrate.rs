use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::catalog::copy;
use crate::run::{Ran, files, kravkedja, kravkedja_with};

const CASE: &str = "title = \"Provköp\"\nbuyer = \"Kommunen\"\nreference = \"KS 1\"\ndate = 2026-01-15\nnational_security = \"no\"\n\
classification = { confidentiality = 2, integrity = 2, availability = 2 }\ndelivery = [\"saas\"]\ncircumstances = [\"personal-data\"]\n\
[[leave-out]]\nrequirement = \"KON-03\"\nreason = \"Sköts av verksamheten.\"\n\
[[add]]\nid = \"EGEN-01\"\ntitle = \"Driftrapport\"\ntext = \"Leverantören ska lämna en driftrapport varje månad.\"\nmotive = \"m\"\nevidence = \"b\"\nreason = \"r\"\n";

const NEW: &str = r#"
[[requirement]]
id = "LOG-80"
revision = 1
title = { sv = "Nytt krav", en = "New requirement" }
text = { sv = "Leverantören ska visa sina larm.", en = "The supplier shall show its alarms." }
motive = { sv = "m", en = "m" }
guidance = { sv = "g", en = "g" }
strength = "mandatory"
party = "supplier"
placement = ["technical-specification"]
flow_down = []
references = []
[[requirement.evidence]]
stage = "bid"
kind = "document"
what = { sv = "w", en = "w" }
[requirement.question]
text = { sv = "q", en = "q" }
answer = "compliance"
"#;

fn edit(path: &Path, change: impl Fn(&str) -> String) {
    let text = fs::read_to_string(path).unwrap();
    let changed = change(&text);
    assert_ne!(text, changed, "{}", path.display());
    fs::write(path, changed).unwrap();
}

/// The tables of a requirement, up to the next one.
fn block<'t>(text: &'t str, id: &str) -> &'t str {
    let at = text.find(&format!("id = \"{id}\"\n")).unwrap();
    let start = text[..at].rfind("[[requirement]]").unwrap();
    let end = text[at..].find("\n[[requirement]]\n").map_or(text.len(), |end| at + end + 1);
    &text[start..end]
}

/// The built-in catalog as version 9.0.0: LOG-01 reworded, LOG-03 with stricter figures, SAR-07 withdrawn, LOG-04 split into itself and
/// LOG-81, LOG-80 new.
fn next_version(folder: &Path) {
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../requirements-catalog"), folder);
    let list = fs::read_to_string(folder.join("catalog.toml")).unwrap();
    let line = list.lines().find(|line| line.starts_with("version = ")).unwrap().to_owned();
    let now = line.trim_start_matches("version = ").trim_matches('"').to_owned();
    edit(&folder.join("catalog.toml"), |text| text.replacen(&line, "version = \"9.0.0\"", 1));
    edit(&folder.join("requirements/05-logging.toml"), |text| {
        let first = block(text, "LOG-01").to_owned();
        let text =
            text.replacen(&first, &first.replacen("text.sv = \"Leverantören ska ", "text.sv = \"Leverantören ska alltid ", 1), 1);
        let third = block(&text, "LOG-03").to_owned();
        let values = third.lines().find(|line| line.starts_with("values = ")).unwrap();
        let text = text.replacen(&third, &third.replacen(values, "values = { 0 = 24, 1 = 36, 2 = 48, 3 = 60 }", 1), 1);
        let fourth = block(&text, "LOG-04").to_owned();
        let text = text.replacen(
            &fourth,
            &fourth.replacen("text.sv = \"Leverantören ska ", "text.sv = \"Leverantören ska själv ", 1),
            1,
        );
        format!("{text}{NEW}{}", NEW.replace("LOG-80", "LOG-81"))
    });
    edit(&folder.join("requirements/09-vulnerabilities.toml"), |text| text.replacen(block(text, "SAR-07"), "", 1));
    for place in ["clauses", "requirements"] {
        for name in files(&folder.join(place)) {
            let path = folder.join(place).join(name);
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, text.replace("\"SAR-07\", ", "").replace(", \"SAR-07\"", "").replace("\"SAR-07\"", "")).unwrap();
        }
    }
    let entry = |id: &str, became: &str| {
        format!("[[entry]]\nid = \"{id}\"\nbecame = \"{became}\"\nreason = {{ sv = \"Skäl {id}\", en = \"Reason {id}\" }}\n")
    };
    let lineage = format!(
        "version = \"9.0.0\"\nsince = \"{now}\"\n{}{}{}{}{}",
        entry("LOG-01", "reworded"),
        entry("LOG-03", "stricter"),
        entry("SAR-07", "withdrawn"),
        entry("LOG-80", "new"),
        entry("LOG-04", "split") + "into = [\"LOG-04\", \"LOG-81\"]\n",
    );
    fs::write(folder.join("lineage/9.0.0.toml"), lineage).unwrap();
}

/// A folder with the annex of the case and the next version of the catalog.
fn ready() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("fall.toml"), CASE).unwrap();
    next_version(&folder.path().join("ny"));
    let check = kravkedja(folder.path(), &["catalog", "check", "ny"]);
    assert_eq!(check.code, 0, "{}{}", check.out, check.err);
    let made = kravkedja(folder.path(), &["annex", "--case", "fall.toml", "--format", "json", "--out", "v1"]);
    assert_eq!(made.code, 0, "{}", made.err);
    folder
}

fn migrate(folder: &Path, more: &[&str]) -> Ran {
    let mut arguments = vec!["annex", "migrate", "v1/KS-1-annex.json", "--to", "ny"];
    arguments.extend(more);
    kravkedja(folder, &arguments)
}

fn json(folder: &Path, name: &str) -> Value {
    serde_json::from_slice(&fs::read(folder.join(name)).unwrap()).unwrap()
}

fn requirement<'v>(annex: &'v Value, id: &str) -> Option<&'v Value> {
    annex["requirements"].as_array().unwrap().iter().find(|found| found["id"] == id)
}

/// Answers every change of a migration file.
fn answer(folder: &Path, name: &str, declined: &[&str], more: &str) {
    edit(&folder.join(name), |text| {
        let mut out = String::new();
        let mut id = "";
        for line in text.lines() {
            id = line.strip_prefix("id = ").map_or(id, |id| id.trim_matches('"'));
            let no = declined.contains(&id);
            match line {
                "accept = \"?\"" => out.push_str(if no { "accept = false\n" } else { "accept = true\n" }),
                "reason = \"\"" if no => out.push_str(&format!("reason = \"Avtalet medger inte {id}.\"\n{more}")),
                "approved_by = \"\"" => {}
                other => out.push_str(&format!("{other}\n")),
            }
        }
        out
    });
}

#[test]
fn every_change_is_proposed_decided_and_carried_out() {
    let folder = ready();
    let folder = folder.path();
    let proposed = migrate(folder, &["--out", "f"]);
    assert_eq!(proposed.code, 0, "{}", proposed.err);
    let file = fs::read_to_string(folder.join("f/KS-1-migration.toml")).unwrap();
    for expected in [
        "id = \"LOG-01\"\nwhat = \"changed\"\naccept = \"?\"",
        "id = \"LOG-03.log_months\"\nwhat = \"figure\"\naccept = \"?\"",
        "id = \"LOG-04\"\nwhat = \"split\"\naccept = \"?\"",
        "id = \"SAR-07\"\nwhat = \"withdrawn\"\naccept = \"?\"",
        "id = \"LOG-80\"\nwhat = \"new\"\naccept = \"?\"",
        "# OMFORMULERAT  LOG-01",
        "Leverantören ska {+alltid +}",
        "# 12 månader → 48 månader",
        "# Finns nu i: LOG-04, LOG-81",
        "# Skäl: Skäl SAR-07",
    ] {
        assert!(file.contains(expected), "{expected}\nin\n{file}");
    }
    assert_eq!(file.matches("[[change]]").count(), 5, "{file}");
    // Undecided: everything is listed, and nothing is written.
    let undecided = migrate(folder, &["--decisions", "f/KS-1-migration.toml", "--out", "v2"]);
    assert_eq!((undecided.code, undecided.err.lines().count()), (2, 5), "{}", undecided.err);
    assert!(undecided.err.contains("LOG-80 är inte avgjort") && !folder.join("v2").exists(), "{}", undecided.err);
    answer(folder, "f/KS-1-migration.toml", &["LOG-03.log_months", "SAR-07", "LOG-04"], "approved_by = \"informationsägaren\"\n");
    let made = migrate(folder, &["--decisions", "f", "--out", "v2", "--date", "2026-11-22", "--format", "json,html,xlsx"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("KS-1 version 2"), "{}", made.out);
    let (old, new) = (json(folder, "v1/KS-1-annex.json"), json(folder, "v2/KS-1-annex.json"));
    assert_eq!((&new["annex"]["version"], &new["annex"]["previous"]["digest"]), (&Value::from(2), &old["digest"]));
    assert_eq!((&new["catalog"]["version"], &new["annex"]["date"]), (&Value::from("9.0.0"), &Value::from("2026-11-22")));
    let text = |annex: &Value, id: &str| requirement(annex, id).unwrap()["text"]["sv"].as_str().unwrap().to_owned();
    assert!(text(&new, "LOG-01").starts_with("Leverantören ska alltid "));
    assert_eq!(requirement(&new, "LOG-03").unwrap()["parameters"][0]["value"], 12);
    for kept in ["SAR-07", "LOG-04"] {
        assert_eq!(text(&new, kept), text(&old, kept));
        assert_eq!(requirement(&new, kept).unwrap()["kept"]["annex_version"], 1);
    }
    // The clause that carried what is kept carries it again, in its own new wording.
    let carrying = |annex: &Value| -> Vec<String> {
        let carries = |clause: &&Value| clause["requirements"].as_array().unwrap().iter().any(|id| id == "SAR-07");
        let clauses = annex["clauses"].as_array().unwrap().iter().filter(carries);
        clauses.map(|clause| format!("{}{}", clause["id"], clause["kept"].is_null())).collect()
    };
    assert!(!carrying(&old).is_empty());
    assert_eq!(carrying(&new), carrying(&old));
    assert!(requirement(&new, "LOG-80").is_some() && requirement(&new, "LOG-81").is_none());
    assert!(requirement(&new, "EGEN-01").is_some() && requirement(&new, "KON-03").is_none());
    let kinds: Vec<&str> = new["decisions"].as_array().unwrap().iter().map(|found| found["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["leave-out", "leave-out", "add", "keep", "keep", "parameter"]);
    let record = fs::read_to_string(folder.join("v2/KS-1-record.html")).unwrap();
    assert!(record.contains("Avtalet medger inte SAR-07.") && record.contains("Texten från version 1 av bilagan behålls"));
    let verified = kravkedja(folder, &["verify", "v2/KS-1-annex.json", "v2/KS-1-annex.xlsx", "v2/KS-1-annex.html"]);
    assert_eq!(verified.code, 0, "{}", verified.out);
    // Next time, what was declined is proposed to be declined again, with its reason; one run makes it so.
    let again = kravkedja(
        folder,
        &[
            "annex",
            "migrate",
            "v2/KS-1-annex.json",
            "--from",
            "ny",
            "--to",
            "ny",
            "--accept",
            "all",
            "--format",
            "json",
            "--out",
            "v3",
        ],
    );
    assert_eq!(again.code, 0, "{}", again.err);
    let third = json(folder, "v3/KS-1-annex.json");
    assert_eq!(text(&third, "SAR-07"), text(&old, "SAR-07"));
    assert_eq!(requirement(&third, "SAR-07").unwrap()["kept"]["annex_version"], 1);
    assert!(third["decisions"].as_array().unwrap().iter().any(|found| found["reason"] == "Avtalet medger inte SAR-07."));
}

#[test]
fn everything_accepted_is_the_annex_that_the_new_catalog_gives() {
    let folder = ready();
    let folder = folder.path();
    let all = migrate(folder, &["--accept", "all", "--out", "v2", "--format", "json", "--date", "2026-01-15"]);
    assert_eq!(all.code, 0, "{}", all.err);
    assert_eq!(files(&folder.join("v2")), ["KS-1-annex.json", "KS-1-migration.toml"]);
    let arguments = [
        "annex",
        "--case",
        "fall.toml",
        "--catalog",
        "ny",
        "--previous",
        "v1/KS-1-annex.json",
        "--format",
        "json",
        "--out",
        "direct",
    ];
    assert_eq!(kravkedja(folder, &arguments).code, 0);
    assert_eq!(json(folder, "v2/KS-1-annex.json")["digest"], json(folder, "direct/KS-1-annex.json")["digest"]);
    // A catalog that changed nothing in the annex leaves nothing to decide.
    // An older catalog lacks words that today's documents need: it can be compared with and moved from all the same.
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../requirements-catalog"), &folder.join("gammal"));
    fs::write(folder.join("gammal/templates/sv/labels.toml"), "").unwrap();
    assert_eq!(kravkedja(folder, &["catalog", "check", "gammal"]).code, 1);
    assert_eq!(kravkedja(folder, &["catalog", "diff", "gammal", "ny"]).code, 0);
    assert_eq!(migrate(folder, &["--from", "gammal", "--out", "f"]).code, 0);
    let none = kravkedja(folder, &["annex", "migrate", "v1", "--out", "v9"]);
    assert!(
        none.code == 0 && none.out.contains("Inga ändringar att avgöra") && !folder.join("v9").exists(),
        "{}{}",
        none.out,
        none.err
    );
}

#[test]
fn mistakes_in_a_migration_are_told_and_nothing_is_written() {
    let folder = ready();
    let folder = folder.path();
    assert_eq!(migrate(folder, &["--out", "f"]).code, 0);
    let whole = fs::read_to_string(folder.join("f/KS-1-migration.toml")).unwrap();
    let run = |text: &str| {
        fs::write(folder.join("f/KS-1-migration.toml"), text).unwrap();
        let ran = migrate(folder, &["--decisions", "f", "--out", "v2"]);
        assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
        assert!(!folder.join("v2").exists());
        ran.err
    };
    let yes = whole.replace("accept = \"?\"", "accept = true");
    assert!(run(&yes.replace("id = \"LOG-80\"", "id = \"LOG-88\"")).contains("LOG-88"));
    assert!(run(&yes.replacen("\naccept = true", "\naccept = false", 1)).contains("utan skäl"));
    assert!(run(&yes.replacen("\naccept = true", "\naccept = \"kanske\"", 1)).contains("true eller false"));
    assert!(run(&yes.replacen("version = 1", "version = 7", 1)).contains("gäller något annat"));
    assert!(run(&yes.replacen("to = \"", "to = \"x", 1)).contains("gäller något annat"));
    assert!(run(&yes.replacen("[[change]]", "[[chnge]]", 1)).contains("change"));
    assert!(run("schema = \"annat/1\"\n").contains("annat/1"));
    // Two versions of one annex, and a folder without any.
    assert_eq!(kravkedja(folder, &["annex", "migrate", "v1/KS-1-annex.json", "v1", "--to", "ny", "--out", "g"]).code, 2);
    assert!(!folder.join("g").exists());
    assert_eq!(kravkedja(folder, &["annex", "migrate", "ny", "--to", "ny"]).code, 2);
    // The annex itself: changed, of another catalog, or no annex at all.
    let other = kravkedja(folder, &["annex", "migrate", "v1/KS-1-annex.json", "--from", "ny", "--to", "ny"]);
    assert!(other.code == 2 && other.err.contains("--from är kravkedja 9.0.0"), "{}", other.err);
    edit(&folder.join("v1/KS-1-annex.json"), |text| text.replacen("\"law_backed\": true", "\"law_backed\": false", 1));
    let tampered = migrate(folder, &["--out", "f"]);
    assert_eq!(tampered.code, 2, "{}", tampered.err);
    assert_eq!(migrate(folder, &["--accept", "all", "--ask"]).code, 2);
}

#[test]
fn what_one_annex_decided_is_proposed_for_the_next() {
    let folder = ready();
    let folder = folder.path();
    fs::write(folder.join("annat.toml"), CASE.replace("KS 1", "KS 2")).unwrap();
    let second = kravkedja(folder, &["annex", "--case", "annat.toml", "--format", "json", "--out", "v1"]);
    assert_eq!(second.code, 0, "{}", second.err);
    assert_eq!(migrate(folder, &["--out", "f"]).code, 0);
    answer(folder, "f/KS-1-migration.toml", &["SAR-07"], "");
    let both = kravkedja(folder, &["annex", "migrate", "v1", "--to", "ny", "--like", "f/KS-1-migration.toml", "--out", "g"]);
    assert_eq!(both.code, 0, "{}", both.err);
    assert_eq!(files(&folder.join("g")), ["KS-1-migration.toml", "KS-2-migration.toml"]);
    let file = fs::read_to_string(folder.join("g/KS-2-migration.toml")).unwrap();
    assert!(file.contains("what = \"withdrawn\"\naccept = false\nreason = \"Avtalet medger inte SAR-07.\""), "{file}");
    assert!(!file.contains("accept = \"?\""), "{file}");
    let made =
        kravkedja(folder, &["annex", "migrate", "v1", "--to", "ny", "--decisions", "g", "--format", "json", "--out", "v2"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert_eq!(files(&folder.join("v2")), ["KS-1-annex.json", "KS-2-annex.json"]);
}

#[test]
fn changes_are_asked_about_one_by_one() {
    let folder = ready();
    let folder = folder.path();
    let arguments = ["annex", "migrate", "v1/KS-1-annex.json", "--to", "ny", "--ask", "--format", "json", "--out", "v2"];
    let environment = [("LANG", "sv_SE.UTF-8")];
    // Stopping halfway leaves a file with what was said so far, and no annex.
    let stopped = kravkedja_with(folder, &arguments, &environment, "ja\nq\n");
    assert_eq!(stopped.code, 0, "{}", stopped.err);
    assert_eq!(files(&folder.join("v2")), ["KS-1-migration.toml"]);
    let file = fs::read_to_string(folder.join("v2/KS-1-migration.toml")).unwrap();
    assert_eq!((file.matches("\naccept = true").count(), file.matches("\naccept = \"?\"").count()), (1, 4), "{file}");
    fs::remove_dir_all(folder.join("v2")).unwrap();
    let done = kravkedja_with(folder, &arguments, &environment, "ja\nja\nja\nnej\n\nVi har redan betalat.\nja\n");
    assert_eq!(done.code, 0, "{}{}", done.out, done.err);
    assert!(done.out.contains("Leverantören ska {+alltid +}"), "{}", done.out);
    let annex = json(folder, "v2/KS-1-annex.json");
    assert!(requirement(&annex, "SAR-07").is_some());
    assert!(annex["decisions"].as_array().unwrap().iter().any(|found| found["reason"] == "Vi har redan betalat."));
}

#[test]
fn a_difference_is_shown_and_checked() {
    let folder = ready();
    let folder = folder.path();
    let shown = kravkedja(folder, &["catalog", "diff", "built-in", "ny", "--annex", "v1"]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    for expected in
        ["OMFORMULERAT  LOG-01", "SKÄRPT  LOG-03", "DELAT  LOG-04", "BORTTAGET  SAR-07", "NYTT  LOG-80", "{+alltid +}"]
    {
        assert!(shown.out.contains(expected), "{expected}\nin\n{}", shown.out);
    }
    assert!(
        shown.out.contains("krav har ändrats, 1 skärpta, 0 mildrade, 1 borta. 1 nya gäller. Att avgöra vid en flytt: 5."),
        "{}",
        shown.out
    );
    assert!(!shown.out.contains('\u{1b}'), "colour outside a terminal");
    // The revisions were not raised: no fault in a difference, but one for whoever asks for the check.
    assert!(shown.err.contains("har kvar revision 1"), "{}", shown.err);
    assert_eq!(kravkedja(folder, &["catalog", "diff", "built-in", "ny", "--check"]).code, 1);
    assert_eq!(kravkedja(folder, &["catalog", "diff", "built-in", "built-in", "--check"]).code, 0);
    assert_eq!(kravkedja(folder, &["catalog", "diff", "built-in", "finns-inte"]).code, 2);
    let value: Value =
        serde_json::from_str(&kravkedja(folder, &["catalog", "diff", "built-in", "ny", "--json", "--annex", "v1"]).out).unwrap();
    assert_eq!(
        (&value["schema"], &value["counts"]["requirement"]["stricter"]),
        (&Value::from("kravkedja.diff/1"), &Value::from(1))
    );
    assert_eq!(value["annexes"][0]["changed"].as_array().unwrap().len(), 4);
}
