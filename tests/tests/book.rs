//! Coverage of frameworks and the printed catalog, on the real catalog.

#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use catalog::coverage;
use document::{Block, Document};
use kernel::Language;
use tests::library;

/// Every word of a document.
fn words(document: &mut Document) -> String {
    let mut words = String::new();
    document.for_each_text(&mut |text| {
        words.push_str(text);
        words.push('\n');
    });
    words
}

#[test]
fn every_point_on_supply_chains_is_served_or_said_why_not() {
    let (catalog, _) = library();
    for (framework, prefix, points) in [
        ("csl-2025-1506", "2 kap. 3 §", 11),
        ("ir-2024-2690", "5.1.4", 9),
        ("ir-2024-2690", "5.2", 3),
        ("gdpr-2016-679", "28.3", 9),
        ("iso27002-2022", "5.19", 1),
        ("iso27002-2022", "5.20", 1),
        ("iso27002-2022", "5.21", 1),
        ("iso27002-2022", "5.22", 1),
        ("iso27002-2022", "5.23", 1),
        ("csf-2.0", "GV.SC", 10),
    ] {
        let found = coverage(&catalog, framework, prefix).unwrap();
        assert_eq!(found.len(), points, "{framework} {prefix}");
        let open: Vec<&str> = found.iter().filter(|found| found.open()).map(|found| found.point.id.as_str()).collect();
        assert!(open.is_empty(), "{framework}: {open:?}");
        // A requirement serves each, not only a clause: a supplier is asked about it.
        for point in found.iter().filter(|found| !found.heading && found.point.unserved.is_none()) {
            assert!(!point.requirements.is_empty(), "{framework} {}", point.point.id);
        }
    }
}

#[test]
fn an_unknown_framework_or_point_names_the_nearest() {
    let (catalog, _) = library();
    let problem = coverage(&catalog, "iso27002", "").unwrap_err();
    assert_eq!(problem.code, "unknown-framework");
    assert!(format!("{problem:?}").contains("iso27002-20"), "{problem:?}");
    assert_eq!(coverage(&catalog, "csf-2.0", "GV.XX").unwrap_err().code, "unknown-point-prefix");
}

#[test]
fn the_book_holds_every_requirement_clause_and_point_that_is_referred_to() {
    let (catalog, texts) = library();
    for language in Language::ALL {
        let mut book = annex::book(&catalog, &texts, language).unwrap();
        assert!(!book.blocks.iter().any(|block| matches!(block, Block::Slot(_))));
        let headings: Vec<String> = book
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading(heading) => Some(heading.full_text()),
                _ => None,
            })
            .collect();
        let words = words(&mut book);
        assert!(!words.contains("{{"), "a figure is not filled in");
        // Every element of an obligation has a word.
        for element in catalog.obligations.iter().flat_map(|found| found.needs.iter().chain(&found.desirable)) {
            assert!(!texts.get(language).label(&format!("element-{element}")).is_empty(), "{element}");
        }
        let ids = catalog.requirements.iter().map(|found| (found.id.as_str(), &found.title));
        let clauses = catalog.clauses.iter().map(|found| (found.id.as_str(), &found.title));
        let obligations = catalog.obligations.iter().map(|found| (found.id.as_str(), &found.title));
        for (id, title) in ids.chain(clauses).chain(obligations) {
            assert!(headings.contains(&format!("{id} {}", title.get(language))), "{id}");
        }
        for requirement in &catalog.requirements {
            for reference in &requirement.references {
                let title = catalog.framework(&reference.framework).map(|framework| framework.short.get(language)).unwrap();
                assert!(headings.iter().any(|heading| heading.ends_with(title)), "{title}");
            }
        }
    }
}
