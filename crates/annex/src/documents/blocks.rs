//! Pieces that both documents are made of.

use catalog::Strength;
use compose::{TextSet, body, cell, column, heading, table};
use document::Block;
use kernel::Language;

use crate::Annex;
use crate::model::{AnnexEvidence, AnnexRequirement, Change, Named};

/// Items under a heading for each area, in their own order.
pub(crate) fn by_area<T>(
    items: &[T],
    area: impl Fn(&T) -> &Named,
    language: Language,
    blocks: impl Fn(&T) -> Vec<Block>,
) -> Vec<Block> {
    let mut list = Vec::new();
    let mut last = None;
    for item in items {
        if last != Some(area(item)) {
            list.push(heading(2, area(item).title.get(language)));
            last = Some(area(item));
        }
        list.extend(blocks(item));
    }
    list
}

/// "Ska-krav" or "Bör-krav, vikt 3".
pub(crate) fn strength(requirement: &AnnexRequirement, set: &TextSet) -> String {
    match requirement.strength {
        Strength::Mandatory => set.label("strength-mandatory").to_owned(),
        Strength::Scored { weight } => set.filled("strength-scored", &[("weight", &weight.to_string())]),
    }
}

/// What is shown, by what kind of thing, and how often.
pub(crate) fn evidence(evidence: &AnnexEvidence, what: &str, set: &TextSet) -> String {
    let kind = set.label(match evidence.kind {
        catalog::EvidenceKind::Declaration => "evidence-declaration",
        catalog::EvidenceKind::Document => "evidence-document",
        catalog::EvidenceKind::Certificate => "evidence-certificate",
        catalog::EvidenceKind::TestReport => "evidence-test-report",
        catalog::EvidenceKind::Demonstration => "evidence-demonstration",
        catalog::EvidenceKind::Log => "evidence-log",
        catalog::EvidenceKind::Audit => "evidence-audit",
    });
    let what = what.trim_end_matches('.');
    match evidence.interval_months {
        None => set.filled("evidence-once", &[("kind", kind), ("what", what)]),
        Some(12) => set.filled("evidence-yearly", &[("kind", kind), ("what", what)]),
        Some(months) => set.filled("evidence-every", &[("kind", kind), ("what", what), ("months", &months.to_string())]),
    }
}

/// What changed since the version before, as a table; a sentence where nothing did.
pub(crate) fn changes(annex: &Annex, set: &TextSet, language: Language, internal: bool) -> Vec<Block> {
    if annex.previous.is_none() {
        return Vec::new();
    }
    // What the purchase rests on is the buyer's own matter.
    let shown: Vec<&Change> = annex.changes.iter().filter(|change| internal || change.kind != crate::ChangeKind::Basis).collect();
    if shown.is_empty() {
        return vec![body(set.label("changes-none"))];
    }
    let empty = |words: &str| if words.is_empty() { set.label("nothing").to_owned() } else { words.to_owned() };
    let rows = shown
        .iter()
        .map(|change| {
            vec![
                cell(change.subject.clone()),
                cell(set.filled(&format!("change-{}", change.kind.id()), &[("title", change.title.get(language))])),
                cell(empty(change.before.get(language))),
                cell(empty(change.after.get(language))),
            ]
        })
        .collect();
    let columns = vec![
        column(set.label("column-what"), 130),
        column(set.label("column-change"), 230),
        column(set.label("column-before"), 320),
        column(set.label("column-after"), 320),
    ];
    vec![table(set.label("changes-caption"), columns, rows)]
}
