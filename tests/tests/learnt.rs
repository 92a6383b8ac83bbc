//! What the catalog's likeness was learnt from is what lies here.

use tests::{learnt, library};

#[test]
fn what_was_learnt_is_up_to_date() {
    let (catalog, _) = library();
    let head = learnt::head(&catalog);
    assert!(
        catalog.learnt.starts_with(&head),
        "the examples, the labelled contracts or the concepts have changed: run cargo run --release -p tests --bin learn"
    );
}

#[test]
fn every_obligation_was_learnt() {
    let (catalog, _) = library();
    let (likeness, problems) = catalog.likeness();
    assert!(problems.is_empty(), "{problems:?}");
    let ids: Vec<&str> = catalog.obligations.iter().map(|obligation| obligation.id.as_str()).collect();
    assert_eq!(likeness.subjects().get(..ids.len()), Some(ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>().as_slice()));
}
