//! The buyer's decisions on real cases: carried out, explained, and refused where rule 3 asks for more.

#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use annex::{Annex, Refusal, draft};
use catalog::{Catalog, Placement, Strength};
use exchange::{annex_digest, read_annex, write_annex};
use kernel::{Problems, Severity};
use tests::{CASES, case, case_of, library};

const BASE: &str = "title = \"Provköp\"\nbuyer = \"Kommunen\"\nreference = \"K 1/2\"\nnational_security = \"no\"\nclassification = { confidentiality = 2, integrity = 2, availability = 2 }\ndelivery = [\"saas\"]\ncircumstances = [\"personal-data\"]\n";

fn made(decisions: &str) -> Result<(Annex, Problems), Refusal> {
    let (catalog, texts) = library();
    let (file, problems) = case_of(&format!("{BASE}{decisions}"), &catalog);
    assert!(problems.iter().all(|problem| problem.severity != Severity::Error), "{problems:?}");
    draft(&catalog, &texts, &file.case, &file.tailoring, None)
}

fn refused(decisions: &str) -> Vec<&'static str> {
    match made(decisions) {
        Err(Refusal::Invalid(problems)) => {
            problems.iter().filter(|problem| problem.severity == Severity::Error).map(|problem| problem.code).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn find<'a>(annex: &'a Annex, id: &str) -> Option<&'a annex::AnnexRequirement> {
    annex.requirements.iter().find(|found| found.id == id)
}

#[test]
fn what_the_law_backs_needs_reason_and_approval_to_go() {
    assert_eq!(refused("[[leave-out]]\nrequirement = \"INC-06\"\n"), ["reason-needed", "approval-needed"]);
    let reason = "[[leave-out]]\nrequirement = \"INC-06\"\nreason = \"x\"\n";
    assert_eq!(refused(reason), ["approval-needed"]);
    let (annex, _) = made(&format!("{reason}approved_by = \"informationsägare\"\n")).unwrap();
    assert!(find(&annex, "INC-06").is_none());
    let out = annex.left_out.iter().find(|out| out.id == "INC-06").unwrap();
    assert_eq!(out.kept_out_by.code, "decision");
    assert_eq!(annex.decisions[0].approved_by, "informationsägare");
}

#[test]
fn loosening_needs_approval_and_tightening_does_not() {
    let (annex, _) = made("").unwrap();
    let hours = find(&annex, "INC-03").unwrap().parameters.iter().find(|found| found.name == "incident_notice_hours").unwrap();
    let catalog::ParameterValue::Whole(standard) = hours.value else { panic!() };
    let choose = |hours: i64| {
        format!("[[parameter]]\nrequirement = \"INC-03\"\nname = \"incident_notice_hours\"\nvalue = {hours}\nreason = \"x\"\n")
    };
    assert_eq!(refused(&choose(standard + 4)), ["approval-needed"]);
    let (annex, _) = made(&choose(standard - 4)).unwrap();
    let requirement = find(&annex, "INC-03").unwrap();
    assert!(requirement.text.sv.contains(&(standard - 4).to_string()), "{}", requirement.text.sv);
    assert_eq!(refused(&choose(10_000)), ["parameter-out-of-bounds"]);
}

#[test]
fn strength_and_placement_change_with_the_wording() {
    let change = "[[change]]\nrequirement = \"UPP-03\"\nstrength = \"scored\"\nplacement = \"award-criterion\"\nweight = 3\nreason = \"x\"\napproved_by = \"informationsägare\"\n";
    let (annex, _) = made(change).unwrap();
    let requirement = find(&annex, "UPP-03").unwrap();
    assert_eq!((requirement.strength, requirement.placement), (Strength::Scored { weight: 3 }, Placement::AwardCriterion));
    assert!(requirement.text.sv.contains(" bör "), "{}", requirement.text.sv);
    assert_eq!(
        refused("[[change]]\nrequirement = \"UPP-03\"\nplacement = \"award-criterion\"\nreason = \"x\"\n"),
        ["award-needs-scored"]
    );
    assert_eq!(refused("[[change]]\nrequirement = \"LOG-03\"\nweight = 3\nreason = \"x\"\n"), ["weight-on-mandatory"]);
}

#[test]
fn own_and_added_requirements_stand_in_their_area() {
    let add = "[[add]]\nid = \"EXK-01\"\narea = \"LOG\"\ntitle = \"Egen logg\"\ntext = \"Leverantören ska föra egen logg.\"\nmotive = \"M\"\nevidence = \"Loggen\"\nreason = \"R\"\n[[add]]\nrequirement = \"OTM-01\"\nreason = \"Det finns läsplattor.\"\n";
    let (annex, _) = made(add).unwrap();
    let own = find(&annex, "EXK-01").unwrap();
    assert_eq!((own.area.id.as_str(), own.own), ("LOG", true));
    assert!(find(&annex, "OTM-01").is_some());
    let numbers: Vec<u32> = annex.requirements.iter().map(|found| found.number).collect();
    assert_eq!(numbers, (1..=u32::try_from(numbers.len()).unwrap()).collect::<Vec<_>>());
    assert_eq!(
        refused("[[add]]\nid = \"EXK-01\"\ntitle = \"x\"\ntext = \"Leverantören ska.\"\nmotive = \"m\"\nreason = \"r\"\n"),
        ["own-no-evidence"]
    );
    assert_eq!(
        refused("[[add]]\nid = \"LOG-77\"\ntitle = \"x\"\ntext = \"y\"\nmotive = \"m\"\nevidence = \"e\"\n"),
        ["own-id-in-catalog"]
    );
    assert_eq!(refused("[[add]]\nrequirement = \"OTM-99\"\nreason = \"r\"\n"), ["unknown-id"]);
}

fn all_drafts(catalog: &Catalog, texts: &annex::Texts) -> Vec<Annex> {
    let make = |name: &&str| {
        let (file, problems) = case(name, catalog);
        assert!(problems.is_empty(), "{name}: {problems:?}");
        draft(catalog, texts, &file.case, &file.tailoring, None).unwrap().0
    };
    CASES.iter().map(make).collect()
}

#[test]
fn annex_json_holds_everything() {
    let (catalog, texts) = library();
    for annex in all_drafts(&catalog, &texts) {
        let bytes = write_annex(&annex, &[]).unwrap();
        let read = read_annex(&bytes).unwrap();
        assert_eq!(read.annex, annex);
        assert_eq!(read.stated, read.actual);
        assert_eq!(read.stated, annex_digest(&annex).unwrap());
        assert_eq!(write_annex(&read.annex, &[]).unwrap(), bytes);
    }
}

#[test]
fn no_text_of_an_annex_has_an_unfilled_figure_or_an_empty_reason() {
    let (catalog, texts) = library();
    for annex in all_drafts(&catalog, &texts) {
        let json = String::from_utf8(write_annex(&annex, &[]).unwrap()).unwrap();
        assert!(!json.contains("{{"), "{}", annex.id);
        for requirement in &annex.requirements {
            assert!(!requirement.because.is_empty(), "{}", requirement.id);
        }
        for language in kernel::Language::ALL {
            for document in [annex::compose(&annex, &texts, language, "d"), annex::record(&annex, &texts, language, "d")] {
                let document = document.unwrap();
                assert!(!document.blocks.iter().any(|block| matches!(block, document::Block::Slot(_))));
            }
        }
    }
}

#[test]
fn every_heading_of_a_document_has_a_number_and_a_name_of_its_own() {
    let (catalog, texts) = library();
    for annex in all_drafts(&catalog, &texts) {
        for document in [
            annex::compose(&annex, &texts, kernel::Language::Swedish, "d"),
            annex::record(&annex, &texts, kernel::Language::English, "d"),
        ] {
            let document = document.unwrap();
            let mut names = std::collections::BTreeSet::new();
            let headings = document.blocks.iter().filter_map(|block| match block {
                document::Block::Heading(heading) => Some(heading),
                _ => None,
            });
            for heading in headings {
                assert!(heading.number.is_some(), "{}: {}", annex.id, heading.full_text());
                assert!(names.insert(heading.anchor.clone().unwrap()), "{}: {}", annex.id, heading.full_text());
            }
        }
    }
}
