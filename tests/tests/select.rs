//! Selection on small catalogs made for the purpose.

#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use std::collections::BTreeSet;

use catalog::{Catalog, KeptOutBy, ParameterValue, select, select_without};
use kernel::{Id, Severity};
use tests::{case_of, catalog_files};

/// The lists and frameworks of the real catalog, with these requirements instead of its own.
fn catalog(requirements: &str) -> Catalog {
    let mut files: Vec<(String, String)> = catalog_files()
        .into_iter()
        .filter(|(path, _)| path == "catalog.toml" || path.starts_with("frameworks/iso27002-2022"))
        .collect();
    files.push(("requirements/01-test.toml".to_owned(), format!("area = \"LED\"\n{requirements}")));
    let (catalog, problems) = Catalog::read(&files);
    let errors: Vec<_> =
        problems.iter().filter(|problem| problem.severity == Severity::Error && problem.code != "no-clause").collect();
    assert!(errors.is_empty(), "{errors:#?}");
    catalog
}

fn requirement(id: &str, more: &str) -> String {
    let both = |key: &str, sv: &str, en: &str| format!("{key}.sv = \"{sv}\"\n{key}.en = \"{en}\"\n");
    let texts = [
        both("title", "T", "T"),
        both("text", "Leverantören ska.", "The supplier shall."),
        both("motive", "M", "M"),
        both("guidance", "G", "G"),
    ]
    .concat();
    format!(
        "[[requirement]]\nid = \"{id}\"\nrevision = 1\n{texts}strength = \"mandatory\"\nparty = \"supplier\"\nplacement = [\"contract-term\"]\nflow_down = []\nreferences = [{{ framework = \"iso27002-2022\", point = \"5.19\" }}]\nevidence = [{{ stage = \"bid\", kind = \"document\", what = {{ sv = \"d\", en = \"d\" }} }}]\nquestion = {{ text = {{ sv = \"?\", en = \"?\" }}, answer = \"compliance\" }}\n{more}\n"
    )
}

fn case(class: &str, more: &str, catalog: &Catalog) -> catalog::Case {
    let digits: Vec<char> = class.chars().filter(char::is_ascii_digit).collect();
    let text = format!(
        "title = \"t\"\nbuyer = \"b\"\nnational_security = \"no\"\nclassification = {{ confidentiality = {}, integrity = {}, availability = {} }}\ndelivery = [\"saas\"]\n{more}",
        digits[0], digits[1], digits[2]
    );
    let (file, problems) = case_of(&text, catalog);
    assert!(problems.is_empty(), "{problems:?}");
    file.case
}

fn ids(selection: &catalog::Selection<'_>) -> Vec<String> {
    selection.selected.iter().map(|found| found.requirement.id.to_string()).collect()
}

#[test]
fn the_stricter_replaces_the_weaker_which_comes_back_when_it_is_left_out() {
    let catalog = catalog(
        &[
            requirement("LED-01", ""),
            requirement("LED-02", "supersedes = [\"LED-01\"]\napplies = [{ level = { confidentiality = 2 } }]"),
            requirement("LED-03", "supersedes = [\"LED-02\"]\napplies = [{ level = { confidentiality = 3 } }]"),
        ]
        .concat(),
    );
    assert_eq!(ids(&select(&catalog, &case("K1R1T1", "", &catalog)).unwrap()), ["LED-01"]);
    assert_eq!(ids(&select(&catalog, &case("K2R1T1", "", &catalog)).unwrap()), ["LED-02"]);
    let strict = case("K3R1T1", "", &catalog);
    let selection = select(&catalog, &strict).unwrap();
    assert_eq!(ids(&selection), ["LED-03"]);
    assert!(selection.left_out.iter().all(|out| matches!(out.kept_out_by, KeptOutBy::Superseded(_))));
    let without = select_without(&catalog, &strict, &BTreeSet::from([Id::from("LED-03")])).unwrap();
    assert_eq!(ids(&without), ["LED-02"]);
    assert_eq!(without.selected[0].back_after, [Id::from("LED-03")]);
    let neither = BTreeSet::from([Id::from("LED-03"), Id::from("LED-02")]);
    assert_eq!(ids(&select_without(&catalog, &strict, &neither).unwrap()), ["LED-01"]);
}

#[test]
fn sets_are_selected_apart_and_share_what_is_about_the_delivery() {
    let catalog = catalog(
        &[
            requirement("LED-01", "applies = [{ level = { confidentiality = 3 }, any = [\"remote-access\"] }]"),
            requirement("LED-02", "applies = [{ any = [\"personal-data\"] }]"),
            requirement("LED-03", ""),
        ]
        .concat(),
    );
    let sets = "circumstances = [\"remote-access\", \"personal-data\"]\n[[information]]\nname = \"Hemligt\"\nclassification = { confidentiality = 3, integrity = 1, availability = 1 }\ncircumstances = [\"secrecy\"]\n";
    let case = case("K1R1T1", sets, &catalog);
    let selection = select(&catalog, &case).unwrap();
    let of = |id: &str| selection.selected.iter().find(|found| found.requirement.id.as_str() == id).unwrap();
    assert_eq!(of("LED-01").sets, [1], "only the secret set reaches level 3, and the access is the delivery's");
    assert_eq!(of("LED-02").sets, [0], "the secret set has circumstances of its own about information");
    assert!(of("LED-03").sets.is_empty(), "for everything");
}

#[test]
fn figures_follow_level_rules_and_the_strictest_set() {
    let parameter = "applies = [{ level = { confidentiality = 1 } }]\nparameter = [{ name = \"days\", title = { sv = \"tid\", en = \"time\" }, unit = \"days\", by = [\"confidentiality\", \"integrity\"], values = { 1 = 30, 3 = 10 }, stricter = \"lower\", min = 1, max = 90, rules = [{ any = [\"nis2\"], value = 12 }, { any = [\"personal-data\"], at_most = 20 }] }]";
    let catalog =
        catalog(&requirement("LED-01", parameter).replace("ska.", "ska {{days}}.").replace("shall.", "shall {{days}}."));
    let value = |class: &str, more: &str| {
        let selection = select(&catalog, &case(class, more, &catalog)).unwrap().selected;
        selection[0].parameters[0].1
    };
    assert_eq!(value("K1R1T1", ""), ParameterValue::Whole(30));
    assert_eq!(value("K2R2T3", ""), ParameterValue::Whole(30), "availability does not decide here");
    assert_eq!(value("K1R3T1", ""), ParameterValue::Whole(10), "the highest of its aspects counts");
    assert_eq!(value("K1R1T1", "circumstances = [\"personal-data\"]"), ParameterValue::Whole(20));
    assert_eq!(value("K1R1T1", "circumstances = [\"nis2\"]"), ParameterValue::Whole(12));
    assert_eq!(value("K3R1T1", "circumstances = [\"nis2\"]"), ParameterValue::Whole(10), "the stricter value wins");
    let set = "[[information]]\nname = \"x\"\nclassification = { confidentiality = 3, integrity = 1, availability = 1 }\n";
    assert_eq!(value("K1R1T1", set), ParameterValue::Whole(10));
}

#[test]
fn each_that_is_out_says_what_kept_it_out() {
    let catalog = catalog(
        &[
            requirement("LED-01", "applies = [{ level_all = { confidentiality = 2, availability = 3 } }]"),
            requirement("LED-02", "applies = [{ delivery = [\"consulting\"] }, { any = [\"ai\"], level = { integrity = 2 } }]"),
            requirement("LED-03", "applies = [{ none = [\"nis2\"] }]"),
        ]
        .concat(),
    );
    let selection = select(&catalog, &case("K2R1T1", "circumstances = [\"nis2\"]", &catalog)).unwrap();
    assert!(selection.selected.is_empty());
    let misses: Vec<usize> = selection
        .left_out
        .iter()
        .map(|out| match &out.kept_out_by {
            KeptOutBy::Conditions(alternatives) => alternatives.iter().map(Vec::len).sum(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(misses, [1, 3, 1]);
}
