//! OSCAL: our own out and back without loss, and files of others with every thing accounted for.
#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use std::collections::BTreeMap;

use catalog::{Catalog, Requirement};
use exchange::{Imported, Outcome, Thing, read_oscal, write_oscal_catalog};
use kernel::{Language, Place, Severity};
use serde_json::Value;
use tests::oscal::{codes, fixture, options, with};
use tests::{catalog_files, library};

fn without_places(catalog: &Catalog) -> Vec<Requirement> {
    catalog.requirements.iter().cloned().map(|found| Requirement { place: Place::default(), ..found }).collect()
}

/// The catalog of the repository with the requirements of an import in place of its own.
fn with_requirements(imported: &Imported) -> Catalog {
    let mut files: Vec<_> = catalog_files().into_iter().filter(|(name, _)| !name.starts_with("requirements/")).collect();
    files.extend(imported.files.clone());
    Catalog::read(&files).0
}

/// How many items lists of these names hold, anywhere below.
fn lists(value: &Value, counts: &mut BTreeMap<String, usize>) {
    match value {
        Value::Object(members) => {
            for (key, inner) in members {
                if let Value::Array(list) = inner {
                    *counts.entry(key.clone()).or_default() += list.len();
                }
                lists(inner, counts);
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| lists(inner, counts)),
        _ => {}
    }
}

/// Every group, control, part, parameter, property, link and resource of the JSON has one row in the log.
fn accounted_for(bytes: &[u8], imported: &Imported) {
    let root: Value = serde_json::from_slice(bytes).unwrap();
    let mut there = BTreeMap::new();
    lists(&root["catalog"], &mut there);
    let counts = imported.counts();
    let of = |things: &[Thing]| things.iter().filter_map(|thing| counts.get(thing)).map(|count| count.found).sum::<usize>();
    let parts = [Thing::Statement, Thing::Guidance, Thing::Assessment, Thing::Part, Thing::Question];
    for (key, things) in [
        ("groups", &[Thing::Group][..]),
        ("controls", &[Thing::Control]),
        ("params", &[Thing::Parameter]),
        ("props", &[Thing::Property]),
        ("links", &[Thing::Link]),
        ("resources", &[Thing::Resource]),
        ("parts", &parts),
    ] {
        assert_eq!(of(things), there.get(key).copied().unwrap_or_default(), "{key}");
    }
    for count in counts.values() {
        assert_eq!(count.found, count.kept + count.merged + count.reported);
    }
}

#[test]
fn our_own_catalog_comes_back_as_it_was() {
    let (catalog, _) = library();
    for language in Language::ALL {
        let bytes = write_oscal_catalog(&catalog, language).unwrap();
        assert_eq!(bytes, write_oscal_catalog(&catalog, language).unwrap());
        let imported = read_oscal("own.json", &bytes, &options());
        assert_eq!(imported.problems, []);
        accounted_for(&bytes, &imported);
        let again = with_requirements(&imported);
        for (one, other) in without_places(&again).iter().zip(&without_places(&catalog)) {
            assert_eq!(one, other);
        }
        assert_eq!(again.requirements.len(), catalog.requirements.len());
        // Written once more it gives the same bytes.
        assert_eq!(write_oscal_catalog(&again, language).unwrap(), bytes);
    }
}

#[test]
fn nist_low_is_kept_or_reported_to_the_last_thing() {
    let bytes = fixture("nist-800-53-low-catalog.json");
    let imported = read_oscal("low.json", &bytes, &options());
    accounted_for(&bytes, &imported);
    assert!(imported.problems.iter().all(|problem| problem.severity == Severity::Notice), "{:#?}", imported.problems);
    let counts = imported.counts();
    let kept = |thing| (counts[&thing].kept, counts[&thing].merged, counts[&thing].reported);
    assert_eq!(kept(Thing::Group), (18, 0, 0));
    assert_eq!(kept(Thing::Control), (149, 0, 0));
    assert_eq!(kept(Thing::Parameter), (0, 445, 0));
    assert_eq!(kept(Thing::Statement).0, 149);
    assert_eq!(kept(Thing::Statement).2, 0);
    assert_eq!(imported.files.len(), 18 + 1 + 1);
    let access = imported.files.iter().find(|(name, _)| name.starts_with("requirements/01-")).unwrap().1;
    assert!(access.contains("id = \"NIST-AC-02\""), "{}", &access[..2000]);
    assert!(access.contains("[one or more: organization-level; mission/business process-level; system-level]"));
    assert!(access.contains("  (a) Addresses purpose, scope"));
    assert!(!access.contains("insert: param"));
    let training = imported.files.iter().find(|(name, _)| name.starts_with("requirements/02-")).unwrap().1;
    assert!(training.contains("id = \"NIST-AT-02-02\""), "a control within a control");
}

#[test]
fn mvsp_is_kept_or_reported_to_the_last_thing() {
    let bytes = fixture("mvsp-3.0-catalog.json");
    let imported = read_oscal("mvsp.json", &bytes, &options());
    accounted_for(&bytes, &imported);
    assert_eq!(imported.problems, []);
    let counts = imported.counts();
    assert_eq!((counts[&Thing::Control].kept, counts[&Thing::Statement].kept, counts[&Thing::Group].kept), (25, 25, 4));
    assert_eq!((counts[&Thing::Guidance].kept, counts[&Thing::Guidance].merged), (25, 25));
    let first = imported.files.iter().find(|(name, _)| name.starts_with("requirements/01-")).unwrap().1;
    assert!(first.contains("id = \"MVSP-01-01\""));
    assert!(first.contains("What this control measures\nAppropriate processes"), "{first}");
}

/// The files are TOML of our format, and reading them names what a person must add and nothing else.
#[test]
fn drafts_are_valid_but_for_what_is_missing() {
    for name in ["nist-800-53-low-catalog.json", "mvsp-3.0-catalog.json"] {
        let imported = read_oscal(name, &fixture(name), &options());
        let mut files = catalog_files();
        files.extend(imported.files.clone());
        let (catalog, problems) = Catalog::read(&files);
        let drafts =
            imported.kept.iter().filter(|row| row.thing == Thing::Control && matches!(row.outcome, Outcome::Kept { .. }));
        let (known, _) = library();
        assert_eq!(catalog.requirements.len(), known.requirements.len() + drafts.count());
        // The overlay layer knows the organisation's own prefix; the plain catalog does not.
        let beside = ["missing-key", "missing-language", "no-evidence", "no-placement", "id-outside-area", "unknown-word"];
        let other: Vec<_> = problems.iter().filter(|problem| !beside.contains(&problem.code)).collect();
        assert_eq!(other, Vec::<&kernel::Problem>::new());
        assert!(problems.iter().any(|problem| problem.code == "missing-language"));
    }
}

#[test]
fn a_profile_of_our_own_selects_from_our_own_catalog() {
    let (catalog, texts) = library();
    let (file, _) = tests::case("trygghetslarm", &catalog);
    let (annex, _) = annex::draft(&catalog, &texts, &file.case, &file.tailoring, None).unwrap();
    let profile = exchange::ProfileOptions { href: "own.json".to_owned(), date: catalog.date };
    let (bytes, _) = exchange::write_oscal_profile(&annex, &profile).unwrap();
    assert_eq!(bytes, exchange::write_oscal_profile(&annex, &profile).unwrap().0);
    let options = with("own.json", write_oscal_catalog(&catalog, Language::Swedish).unwrap());
    let imported = read_oscal("profile.json", &bytes, &options);
    assert!(imported.problems.iter().all(|problem| problem.severity == Severity::Notice), "{:#?}", imported.problems);
    let mut wanted: Vec<&str> = annex.requirements.iter().filter(|found| !found.own).map(|found| found.id.as_str()).collect();
    let again = with_requirements(&imported);
    let mut have: Vec<&str> = again.requirements.iter().map(|found| found.id.as_str()).collect();
    wanted.sort_unstable();
    have.sort_unstable();
    assert_eq!(have, wanted);
}

/// What another program changed in our file comes back changed, and what it added is told.
#[test]
fn our_own_file_changed_by_others_says_what_changed() {
    let (catalog, _) = library();
    let mut root: Value = serde_json::from_slice(&write_oscal_catalog(&catalog, Language::English).unwrap()).unwrap();
    let control = &mut root["catalog"]["groups"][4]["controls"][1];
    assert_eq!(control["id"], "LOG-02");
    let parts = control["parts"].as_array_mut().unwrap();
    let statement = parts.iter_mut().find(|part| part["name"] == "statement").unwrap();
    statement["prose"] = "The supplier shall do it within {{ insert: param, log_access_days }} nights.".into();
    parts.push(serde_json::json!({ "name": "overview", "prose": "Added." }));
    let level = control["params"][0]["props"].as_array_mut().unwrap();
    level.iter_mut().find(|prop| prop["class"] == "level-2").unwrap()["value"] = "4".into();
    control["props"].as_array_mut().unwrap().push(serde_json::json!({ "name": "status", "value": "draft" }));
    root["catalog"]["groups"][4]["controls"].as_array_mut().unwrap().push(serde_json::json!({ "id": "new-1", "title": "New" }));
    let bytes = serde_json::to_vec(&root).unwrap();
    let imported = read_oscal("own.json", &bytes, &options());
    assert_eq!(codes(&imported), Vec::<&str>::new());
    accounted_for(&bytes, &imported);
    let again = with_requirements(&imported);
    let (before, after) = (catalog.requirement("LOG-02").unwrap(), again.requirement("LOG-02").unwrap());
    assert_eq!(after.text.en, "The supplier shall do it within {{log_access_days}} nights.");
    assert_eq!((&after.text.sv, &after.motive), (&before.text.sv, &before.motive));
    assert_eq!(after.parameters[0].values[1].1.to_string(), "4");
    let told: Vec<&str> = imported
        .kept
        .iter()
        .filter(|row| matches!(&row.outcome, Outcome::Reported(why) if why.code == "oscal-own-added"))
        .map(|row| row.thing.id())
        .collect();
    assert_eq!(told, ["property", "part", "control"]);
}
