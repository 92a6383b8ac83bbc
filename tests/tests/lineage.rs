//! Two versions of a small catalog compared: each of the eight kinds, stated and inferred, and what lineage may not say.

#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use catalog::{Became, Catalog, Difference, Effect, Subject, diff};
use kernel::{Language, Problems};
use tests::catalog_files;

/// The closed lists of the real catalog, with another version.
fn lists(version: &str) -> (String, String) {
    let files = catalog_files();
    let text = &files.iter().find(|(path, _)| path == "catalog.toml").unwrap().1;
    let line = text.lines().find(|line| line.starts_with("version = ")).unwrap();
    ("catalog.toml".to_owned(), text.replacen(line, &format!("version = \"{version}\""), 1))
}

/// A requirement: `more` are further keys and tables.
fn requirement(id: &str, revision: u32, text: &str, more: &str) -> String {
    format!(
        "[[requirement]]\nid = \"{id}\"\nrevision = {revision}\ntitle = {{ sv = \"Titel {id}\", en = \"Title {id}\" }}\n\
         text = {{ sv = \"Leverantören ska {text}.\", en = \"The supplier shall {text}.\" }}\n\
         motive = {{ sv = \"m\", en = \"m\" }}\nguidance = {{ sv = \"g\", en = \"g\" }}\nstrength = \"mandatory\"\nparty = \"supplier\"\n\
         placement = [\"technical-specification\"]\nflow_down = []\nreferences = []\n{more}\n\
         [[requirement.evidence]]\nstage = \"bid\"\nkind = \"document\"\nwhat = {{ sv = \"w\", en = \"w\" }}\n\
         [requirement.question]\ntext = {{ sv = \"q\", en = \"q\" }}\nanswer = \"compliance\"\n"
    )
}

fn read(version: &str, requirements: &[String], lineage: &[(&str, &str)]) -> (Catalog, Problems) {
    let mut files = vec![lists(version)];
    files.push(("requirements/05-logging.toml".to_owned(), format!("area = \"LOG\"\n{}", requirements.join("\n"))));
    files.extend(lineage.iter().map(|(name, text)| (format!("lineage/{name}.toml"), (*text).to_owned())));
    Catalog::read(&files)
}

fn good(version: &str, requirements: &[String], lineage: &[(&str, &str)]) -> Catalog {
    let (catalog, problems) = read(version, requirements, lineage);
    assert!(problems.is_empty(), "{problems:#?}");
    catalog
}

fn entry(id: &str, became: &str, into: &str) -> String {
    let into = if into.is_empty() { String::new() } else { format!("into = [{into}]\n") };
    format!("[[entry]]\nid = \"{id}\"\nbecame = \"{became}\"\n{into}reason = {{ sv = \"skäl\", en = \"reason\" }}\n")
}

fn file(version: &str, since: &str, entries: &[String]) -> String {
    format!("version = \"{version}\"\nsince = \"{since}\"\n{}", entries.concat())
}

const HOURS: &str = "[[requirement.parameter]]\nname = \"hours\"\ntitle.sv = \"tid\"\ntitle.en = \"time\"\nunit = \"hours\"\nby = [\"availability\"]\nvalues = { 1 = 24, 3 = VALUE }\nstricter = \"lower\"\nmin = 1\nmax = 48\n";
const LEVEL: &str = "[[requirement.applies]]\nlevel = { confidentiality = FROM }\n";

fn hours(value: &str) -> String {
    HOURS.replace("VALUE", value)
}

fn level(from: &str) -> String {
    LEVEL.replace("FROM", from)
}

fn before() -> Vec<String> {
    vec![
        requirement("LOG-01", 1, "spara loggar", ""),
        requirement("LOG-02", 1, "spara loggar i 6 månader", ""),
        requirement("LOG-03", 1, "svara inom {{hours}}", &hours("8")),
        requirement("LOG-04", 1, "visa sina loggar", &level("1")),
        requirement("LOG-05", 1, "logga inloggning och utloggning", ""),
        requirement("LOG-06", 1, "skydda loggar", ""),
        requirement("LOG-07", 1, "hashsumma", ""),
        requirement("LOG-08", 1, "skriva ut alla loggar på papper varje natt", ""),
    ]
}

fn after(raised: u32) -> Vec<String> {
    vec![
        requirement("LOG-01", 1, "spara loggar", ""),
        requirement("LOG-02", raised, "spara loggar i 12 månader", ""),
        requirement("LOG-03", raised, "svara inom {{hours}}", &hours("4")),
        requirement("LOG-04", raised, "visa sina loggar", &level("2")),
        requirement("LOG-06", raised, "skydda loggar och hashsumma", ""),
        requirement("LOG-09", 1, "logga inloggning", ""),
        requirement("LOG-10", 1, "logga utloggning", ""),
        requirement("LOG-11", 1, "larma vid stopp", ""),
    ]
}

fn lineage() -> String {
    let entries = [
        entry("LOG-02", "stricter", ""),
        entry("LOG-03", "stricter", ""),
        entry("LOG-04", "looser", ""),
        entry("LOG-05", "split", "\"LOG-09\", \"LOG-10\""),
        entry("LOG-06", "reworded", ""),
        entry("LOG-07", "merged", "\"LOG-06\""),
        entry("LOG-08", "withdrawn", ""),
        entry("LOG-11", "new", ""),
    ];
    file("0.2.0", "0.1.0", &entries)
}

fn became(difference: &Difference) -> Vec<(&str, Became, bool)> {
    let requirements = difference.items.iter().filter(|item| item.subject == Subject::Requirement);
    requirements.map(|item| (item.id.as_str(), item.became, item.stated)).collect()
}

#[test]
fn each_of_the_eight_kinds_as_lineage_states_them() {
    let found = diff(&good("0.1.0", &before(), &[]), &good("0.2.0", &after(2), &[("0.2.0", &lineage())]));
    let expected = [
        ("LOG-01", Became::Same, false),
        ("LOG-02", Became::Stricter, true),
        ("LOG-03", Became::Stricter, true),
        ("LOG-04", Became::Looser, true),
        ("LOG-06", Became::Reworded, true),
        ("LOG-09", Became::New, true),
        ("LOG-10", Became::New, true),
        ("LOG-11", Became::New, true),
        ("LOG-05", Became::Split, true),
        ("LOG-07", Became::Merged, true),
        ("LOG-08", Became::Withdrawn, true),
    ];
    assert_eq!(became(&found), expected);
    let item = |id| found.item(Subject::Requirement, id).unwrap();
    assert_eq!(item("LOG-05").into, ["LOG-09", "LOG-10"]);
    assert_eq!((&item("LOG-09").from, &item("LOG-06").from), (&vec!["LOG-05".to_owned()], &vec!["LOG-07".to_owned()]));
    assert_eq!(item("LOG-08").reasons[0].en, "reason");
    assert!(found.problems.is_empty() && found.hints.is_empty(), "{:?} {:?}", found.problems, found.hints);
    let figures = item("LOG-02").parts[0].figures();
    assert_eq!(figures, (vec!["6".to_owned()], vec!["12".to_owned()]));
    let marked = item("LOG-02").parts[0].runs(Language::English);
    assert_eq!(
        marked.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().concat(),
        "The supplier shall spara loggar i 612 månader."
    );
}

#[test]
fn without_lineage_kinds_are_inferred_and_guesses_are_only_hints() {
    let found = diff(&good("0.1.0", &before(), &[]), &good("0.2.0", &after(1), &[]));
    let expected = [
        ("LOG-01", Became::Same),
        ("LOG-02", Became::Reworded),
        ("LOG-03", Became::Stricter),
        ("LOG-04", Became::Looser),
        ("LOG-06", Became::Reworded),
        ("LOG-09", Became::New),
        ("LOG-10", Became::New),
        ("LOG-11", Became::New),
        ("LOG-05", Became::Withdrawn),
        ("LOG-07", Became::Withdrawn),
        ("LOG-08", Became::Withdrawn),
    ];
    assert_eq!(became(&found), expected.map(|(id, became)| (id, became, false)));
    assert_eq!(found.item(Subject::Parameter, "hours").unwrap().became, Became::Stricter);
    assert!(found.hints.iter().any(|hint| hint.became == Became::Split && hint.from == ["LOG-05"]), "{:?}", found.hints);
    // Four requirements changed what they demand, and none raised its revision.
    let codes: Vec<_> = found.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["revision-not-raised"; 4]);
    // The same catalog twice differs in nothing.
    let same = good("0.1.0", &before(), &[]);
    assert!(diff(&same, &same).items.iter().all(|item| item.became == Became::Same));
}

#[test]
fn strictness_follows_reach_strength_evidence_and_flow_down() {
    let one = |more: &str| good("0.1.0", &[requirement("LOG-01", 1, "x", more)], &[]);
    let effect = |old: &str, new: &str| {
        diff(&one(old), &one(new)).item(Subject::Requirement, "LOG-01").map(|item| (item.became, item.effect)).unwrap()
    };
    let stricter = (Became::Stricter, Effect::Stricter);
    let looser = (Became::Looser, Effect::Looser);
    assert_eq!(effect(&level("2"), &level("1")), stricter);
    assert_eq!(effect(&level("2"), ""), stricter);
    assert_eq!(effect("", &level("2")), looser);
    let saas = level("1") + "delivery = [\"saas\"]\n";
    let either = level("1") + "delivery = [\"saas\", \"consulting\"]\n";
    assert_eq!(effect(&saas, &either), stricter);
    assert_eq!(effect(&either, &saas), looser);
    let any = "[[requirement.applies]]\nany = [\"nis2\", \"ai\"]\n";
    let all = "[[requirement.applies]]\nall = [\"nis2\", \"secrecy\"]\n";
    assert_eq!(effect(all, any), stricter);
    assert_eq!(effect(any, &level("2")), (Became::Reworded, Effect::Unclear));
    // Said in another way, the reach is the same.
    let twice = format!("{}{}", level("1"), level("2"));
    assert_eq!(effect(&level("1"), &twice).1, Effect::Neither);
    let more = "[[requirement.evidence]]\nstage = \"follow-up\"\nkind = \"log\"\ninterval_months = 12\nwhat = { sv = \"w\", en = \"w\" }\n";
    assert_eq!(effect("", more), stricter);
    assert_eq!(effect(more, &more.replace("12", "24")), looser);
    assert_eq!(effect(&(level("2") + more), &level("1")), (Became::Stricter, Effect::Both));
}

#[test]
fn lineage_is_followed_over_several_versions() {
    let first = file("0.2.0", "0.1.0", &[entry("LOG-05", "split", "\"LOG-09\", \"LOG-10\""), entry("LOG-02", "stricter", "")]);
    let second = file("0.3.0", "0.2.0", &[entry("LOG-10", "merged", "\"LOG-09\""), entry("LOG-02", "looser", "")]);
    let third = vec![requirement("LOG-02", 3, "spara loggar i 3 månader", ""), requirement("LOG-09", 2, "logga inloggning", "")];
    let old = vec![requirement("LOG-02", 1, "spara loggar i 6 månader", ""), requirement("LOG-05", 1, "logga inloggning", "")];
    let found = diff(&good("0.1.0", &old, &[]), &good("0.3.0", &third, &[("0.2.0", &first), ("0.3.0", &second)]));
    let gone = found.item(Subject::Requirement, "LOG-05").unwrap();
    assert_eq!((gone.became, gone.into.as_slice()), (Became::Merged, ["LOG-09".to_owned()].as_slice()));
    // Stricter, then looser: the makers' words do not decide, the data do.
    let both = found.item(Subject::Requirement, "LOG-02").unwrap();
    assert_eq!((both.became, both.stated, both.reasons.len()), (Became::Reworded, false, 2));
}

#[test]
fn what_lineage_may_not_say() {
    let codes = |requirements: &[String], lineage: &[(&str, &str)]| -> Vec<&'static str> {
        read("0.3.0", requirements, lineage).1.iter().map(|problem| problem.code).collect()
    };
    let one = [requirement("LOG-01", 1, "x", "")];
    let says = |entries: &[String]| file("0.3.0", "0.2.0", entries);
    let check = |entries: &[String]| codes(&one, &[("0.3.0", &says(entries))]);
    assert_eq!(check(&[entry("LOG-01", "reworded", "")]), Vec::<&str>::new());
    assert_eq!(check(&[entry("LOG-99", "reworded", "")]), ["lineage-unknown-id"]);
    assert_eq!(check(&[entry("LOG-01", "withdrawn", "")]), ["lineage-still-there"]);
    assert_eq!(check(&[entry("LOG-02", "split", "\"LOG-01\"")]), ["lineage-into"]);
    assert_eq!(check(&[entry("LOG-02", "merged", "\"LOG-77\"")]), ["lineage-unknown-id"]);
    assert_eq!(check(&[entry("LOG-01", "reworded", ""), entry("LOG-01", "looser", "")]), ["duplicate-id"]);
    // Withdrawn once, new again later: an id is never reused.
    let older = file("0.2.0", "0.1.0", &[entry("LOG-01", "withdrawn", "")]);
    let again = says(&[entry("LOG-01", "reworded", "")]);
    assert_eq!(codes(&one, &[("0.2.0", &older), ("0.3.0", &again)]), ["lineage-still-there"]);
    let born = says(&[entry("LOG-01", "new", "")]);
    assert_eq!(codes(&one, &[("0.2.0", &older), ("0.3.0", &born)]), ["lineage-reused"]);
    // Order of versions.
    assert_eq!(codes(&one, &[("0.3.0", &file("0.3.0", "0.3.0", &[]))]), ["lineage-backwards"]);
    assert_eq!(codes(&one, &[("0.2.0", &file("0.2.0", "0.1.0", &[])), ("0.3.0", &file("0.3.0", "0.2.1", &[]))]), ["lineage-gap"]);
    assert_eq!(codes(&one, &[("0.4.0", &file("0.4.0", "0.3.0", &[]))]), ["lineage-ahead"]);
    assert_eq!(codes(&one, &[("0.2.0", &file("0.2.0", "0.1.0", &[]))]), ["lineage-behind"]);
    assert_eq!(codes(&one, &[("0.2.9", &file("0.3.0", "0.2.0", &[]))]), ["lineage-file-name"]);
    assert_eq!(codes(&one, &[("x", &file("x", "0.2.0", &[]))]), ["bad-version"]);
    assert_eq!(
        codes(&one, &[("0.3.0", &says(&["[[entry]]\nid = \"LOG-01\"\nbecame = \"stricker\"\n".to_owned()]))]),
        ["unknown-word", "missing-key"]
    );
}

#[test]
fn lineage_that_the_data_contradict_is_told() {
    let said = file("0.2.0", "0.1.0", &[entry("LOG-03", "looser", "")]);
    let old = [requirement("LOG-03", 1, "svara inom {{hours}}", &hours("8")), requirement("LOG-04", 1, "x", "")];
    let new = [requirement("LOG-03", 2, "svara inom {{hours}}", &hours("4")), requirement("LOG-04", 2, "y", "")];
    let found = diff(&good("0.1.0", &old, &[]), &good("0.2.0", &new, &[("0.2.0", &said)]));
    let codes: Vec<_> = found.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["lineage-says-otherwise", "lineage-unlisted"]);
}
