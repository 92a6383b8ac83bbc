//! The content of the catalog, as its users may expect it.

#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use std::collections::{BTreeMap, BTreeSet};

use catalog::{Catalog, Stage, Strength, select};
use kernel::Language;
use tests::{case_of, library};

fn selected(catalog: &Catalog, class: &str) -> BTreeSet<String> {
    let levels = catalog::Classification::parse(class).unwrap();
    let level = |aspect| levels.level(aspect);
    let (k, r, t) =
        (level(catalog::Aspect::Confidentiality), level(catalog::Aspect::Integrity), level(catalog::Aspect::Availability));
    let text = format!(
        "title = \"t\"\nbuyer = \"b\"\nnational_security = \"no\"\nclassification = {{ confidentiality = {k}, integrity = {r}, availability = {t} }}\ndelivery = [\"saas\"]\ncircumstances = [\"personal-data\"]\n"
    );
    let (file, problems) = case_of(&text, catalog);
    assert!(problems.is_empty(), "{problems:?}");
    let selection = select(catalog, &file.case).unwrap();
    selection.selected.iter().map(|found| found.requirement.id.to_string()).collect()
}

#[test]
fn every_area_has_requirements_and_a_ladder() {
    let (catalog, _) = library();
    assert!(catalog.requirements.len() >= 100);
    assert_eq!(catalog.areas.len(), 21);
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for requirement in &catalog.requirements {
        *count.entry(requirement.area.as_str()).or_default() += 1;
    }
    for area in &catalog.areas {
        assert!(count.get(area.code.as_str()).copied().unwrap_or_default() >= 4, "{}", area.code);
    }
    assert!(catalog.profiles.len() >= 8);
}

#[test]
fn demands_differ_from_level_to_level() {
    let (catalog, _) = library();
    let ladder = ["K0R0T0", "K1R1T1", "K2R2T2", "K3R3T3"].map(|class| selected(&catalog, class));
    for pair in ladder.windows(2) {
        let [lower, upper] = pair else { unreachable!() };
        assert!(upper.len() >= lower.len() + 10, "{} {}", lower.len(), upper.len());
        // What a lower level asks is asked on the higher one too, or replaced by something stricter.
        for id in lower.difference(upper) {
            let replaced = catalog.requirements.iter().any(|stricter| {
                upper.contains(stricter.id.as_str()) && stricter.supersedes.iter().any(|weaker| weaker.as_str() == id)
            });
            assert!(replaced, "{id}");
        }
    }
}

#[test]
fn a_level_of_one_aspect_brings_nothing_of_another() {
    let (catalog, _) = library();
    let availability = selected(&catalog, "K1R1T3");
    assert!(!availability.contains("KRY-03"), "encryption at rest is a matter of confidentiality");
    assert!(availability.contains("KON-06") || availability.contains("KON-02"), "{availability:?}");
}

#[test]
fn every_mandatory_requirement_can_be_checked() {
    let (catalog, _) = library();
    for requirement in &catalog.requirements {
        let id = &requirement.id;
        if requirement.strength == Strength::Mandatory {
            assert!(!requirement.evidence.is_empty(), "{id}");
        }
        assert!(requirement.scored_text.is_some(), "{id}: the buyer may want to change its strength");
        assert!(requirement.references.iter().any(|found| found.framework == "iso27002-2022"), "{id}");
        for evidence in &requirement.evidence {
            assert_eq!(evidence.stage == Stage::FollowUp, evidence.interval_months.is_some(), "{id}");
        }
    }
}

#[test]
fn texts_bind_in_their_language_and_name_the_party() {
    let (catalog, _) = library();
    let says = |text: &str, words: &[&str]| {
        text.split(|letter: char| !letter.is_alphabetic()).any(|word| words.contains(&word.to_lowercase().as_str()))
    };
    for requirement in &catalog.requirements {
        let id = &requirement.id;
        for (language, binding, soft) in
            [(Language::Swedish, ["ska", "får"], ["bör"]), (Language::English, ["shall", "shall"], ["should"])]
        {
            let text = requirement.text.get(language);
            assert!(says(text, &binding), "{id}: {text}");
            assert!(!says(text, &soft), "{id}: {text}");
            let scored = requirement.scored_text.as_ref().unwrap().get(language);
            assert!(says(scored, &soft), "{id}: {scored}");
        }
        // The program swaps the word for the party itself; the catalog always says "leverantören".
        assert!(!requirement.text.sv.to_lowercase().contains("anbudsgivar"), "{id}");
    }
}

#[test]
fn log_03_is_log_retention() {
    let (catalog, _) = library();
    let requirement = catalog.requirement("LOG-03").unwrap();
    let parameter = requirement.parameters.iter().find(|found| found.name == "log_months").unwrap();
    assert_eq!(parameter.unit.map(|unit| unit.id()), Some("months"));
    assert_eq!(parameter.max, Some(catalog::ParameterValue::Whole(60)));
}

#[test]
fn every_reminder_and_obligation_is_in_both_languages() {
    let (catalog, _) = library();
    assert!(catalog.obligations.len() >= 70);
    let texts = catalog
        .obligations
        .iter()
        .flat_map(|found| [&found.title, &found.what])
        .chain(catalog.reminders.iter().flat_map(|found| [&found.title, &found.text]))
        .chain(catalog.clauses.iter().flat_map(|found| [&found.title, &found.text, &found.fallback, &found.loss]));
    for text in texts {
        assert!(!text.sv.is_empty() && !text.en.is_empty());
        assert_ne!(text.sv, text.en);
    }
}
