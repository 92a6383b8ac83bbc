use serde_json::{Map, Value, json};

use super::page::Page;
use crate::verdict::Verdict;

/// What the templates of a contract's documents may ask for.
///
/// | name | is |
/// |---|---|
/// | `title`, `buyer`, `supplier`, `reference`, `date` | of the contract; empty where not known |
/// | `catalog`, `catalog_version`, `catalog_digest`, `files`, `class` | what was used and read |
/// | `law`, `law_short`, `chapter` | the law of the case, and its chapter on changes; LOU without a case |
/// | `count.all`, `count.confirmed`, `count.unconfirmed`, `count.flags`, `count.high`, `count.<verdict>` | figures |
/// | `has.case`, `has.complete`, `has.confirmed`, `has.all_confirmed`, `has.coverage`, `has.overlay`, `has.date`, `has.reference`, `has.buyer`, `has.supplier` | conditions |
/// | `is.lou`, `is.luf`, `is.luk`, `is.below_threshold`, `is.<mode>` | regime of the case |
pub(super) fn of(page: &Page<'_>) -> Value {
    let papers = page.papers;
    let (about, checked, catalog) = (papers.about, papers.checked, papers.catalog);
    let all = checked.findings.len();
    let confirmed = checked.findings.iter().filter(|finding| finding.confirmed).count();
    let mut count = Map::new();
    for verdict in Verdict::ALL {
        let found = checked.findings.iter().filter(|finding| finding.verdict == verdict).count();
        count.insert(verdict.id().replace('-', "_"), json!(found));
    }
    let high = checked.flags.iter().filter(|flag| flag.severity == crate::Severity::High).count();
    for (name, value) in [
        ("all", all),
        ("confirmed", confirmed),
        ("unconfirmed", all - confirmed),
        ("flags", checked.flags.len()),
        ("high", high),
        ("catalog", catalog.obligations.len()),
    ] {
        count.insert(name.to_owned(), json!(value));
    }
    let law = papers.case.map_or(catalog::Law::Lou, |case| case.law);
    let mut is = Map::new();
    for known in catalog::Law::ALL {
        is.insert(known.id().to_owned(), json!(known == law));
    }
    for mode in catalog::Mode::ALL {
        is.insert(mode.id().to_owned(), json!(papers.case.is_some_and(|case| case.mode == mode)));
    }
    is.insert("below_threshold".to_owned(), json!(papers.case.is_some_and(|case| case.below_threshold)));
    json!({
        "title": page.title(),
        "buyer": about.buyer,
        "supplier": about.supplier,
        "reference": about.reference,
        "date": about.date.map(|date| date.in_words(page.language)).unwrap_or_default(),
        "catalog": catalog.title.get(page.language),
        "catalog_version": catalog.version,
        "catalog_digest": catalog.digest,
        "overlay": catalog.overlay.as_ref().map(|overlay| overlay.organisation.clone()).unwrap_or_default(),
        "files": page.files(),
        "class": papers.case.map(|case| case.classification.to_string()).unwrap_or_default(),
        "law": page.label(&format!("law-{}", law.id())),
        "law_short": law.id().to_uppercase(),
        "chapter": page.label(if law == catalog::Law::Luf { "chapter-luf" } else { "chapter-lou" }),
        "count": count,
        "is": is,
        "has": {
            "case": papers.case.is_some(),
            "complete": checked.complete,
            "confirmed": confirmed > 0,
            "all_confirmed": all > 0 && confirmed == all,
            "coverage": checked.coverage.is_some(),
            "overlay": catalog.overlay.is_some(),
            "date": about.date.is_some(),
            "reference": !about.reference.is_empty(),
            "buyer": !about.buyer.is_empty(),
            "supplier": !about.supplier.is_empty(),
        },
    })
}
