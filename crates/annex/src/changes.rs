use std::collections::BTreeMap;

use kernel::Localised;

use crate::model::{AnnexEvidence, AnnexRequirement, Change, ChangeKind};
use crate::{Annex, Texts};

/// What differs between two versions of an annex, in the order of the later one; what is gone comes last.
#[must_use]
pub fn changes(before: &Annex, after: &Annex, texts: &Texts) -> Vec<Change> {
    let mut list = basis(before, after, texts);
    let old: BTreeMap<&str, &AnnexRequirement> = before.requirements.iter().map(|found| (found.id.as_str(), found)).collect();
    for requirement in &after.requirements {
        match old.get(requirement.id.as_str()) {
            None => list.push(Change {
                kind: ChangeKind::Added,
                subject: requirement.id.clone(),
                title: requirement.title.clone(),
                before: Localised::default(),
                after: requirement.text.clone(),
            }),
            Some(old) => list.extend(differences(old, requirement, texts)),
        }
    }
    let gone = before.requirements.iter().filter(|old| !after.requirements.iter().any(|found| found.id == old.id));
    list.extend(gone.map(|old| Change {
        kind: ChangeKind::Removed,
        subject: old.id.clone(),
        title: old.title.clone(),
        before: old.text.clone(),
        after: Localised::default(),
    }));
    list.extend(clauses(before, after));
    list
}

fn basis(before: &Annex, after: &Annex, texts: &Texts) -> Vec<Change> {
    let class = |annex: &Annex| {
        let sets = annex.case.information.iter().map(|set| format!("{}: {}", set.name, set.classification));
        std::iter::once(annex.case.classification.to_string()).chain(sets).collect::<Vec<_>>().join("; ")
    };
    let same = |annex: &Annex, text: &dyn Fn(&Annex) -> String| Localised::same(&text(annex));
    let catalog = |annex: &Annex| match &annex.catalog.overlay {
        None => annex.catalog.version.clone(),
        Some(overlay) => format!("{} + {} {}", annex.catalog.version, overlay.organisation, overlay.version),
    };
    let named = |list: &[crate::Named]| {
        let join = |get: fn(&Localised) -> &str| list.iter().map(|found| get(&found.title)).collect::<Vec<_>>().join(", ");
        Localised { sv: join(|text| &text.sv), en: join(|text| &text.en) }
    };
    let rows = [
        ("basis-classification", same(before, &class), same(after, &class)),
        ("basis-delivery", named(&before.delivery), named(&after.delivery)),
        ("basis-circumstances", named(&before.circumstances), named(&after.circumstances)),
        ("basis-mode", texts.label(mode_label(before)), texts.label(mode_label(after))),
        ("basis-catalog", same(before, &catalog), same(after, &catalog)),
    ];
    rows.into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(key, before, after)| Change {
            kind: ChangeKind::Basis,
            subject: key.trim_start_matches("basis-").to_owned(),
            title: texts.label(key),
            before,
            after,
        })
        .collect()
}

/// The label that names the kind of purchase.
pub(crate) fn mode_label(annex: &Annex) -> &'static str {
    match annex.case.mode {
        catalog::Mode::Procurement => "mode-procurement",
        catalog::Mode::CallOff => "mode-call-off",
        catalog::Mode::DirectAward => "mode-direct-award",
        catalog::Mode::ExistingContract => "mode-existing-contract",
        catalog::Mode::InHouse => "mode-in-house",
    }
}

fn differences(old: &AnnexRequirement, new: &AnnexRequirement, texts: &Texts) -> Vec<Change> {
    let strength = |found: &AnnexRequirement| {
        let weight = found.strength.weight().map(|weight| weight.to_string()).unwrap_or_default();
        texts.filled(&format!("strength-{}", found.strength.id()), &[("weight", Localised::same(&weight))])
    };
    let placement = |found: &AnnexRequirement| texts.label(&format!("placement-{}", found.placement.id()));
    let rows = [
        (ChangeKind::Text, old.text.clone(), new.text.clone()),
        (ChangeKind::Strength, strength(old), strength(new)),
        (ChangeKind::Placement, placement(old), placement(new)),
        (ChangeKind::Evidence, evidence(&old.evidence), evidence(&new.evidence)),
    ];
    rows.into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(kind, before, after)| Change { kind, subject: new.id.clone(), title: new.title.clone(), before, after })
        .collect()
}

/// What is shown, in one text.
pub(crate) fn evidence(list: &[AnnexEvidence]) -> Localised {
    let join = |get: fn(&Localised) -> &str| list.iter().map(|found| get(&found.what)).collect::<Vec<_>>().join("; ");
    Localised { sv: join(|text| &text.sv), en: join(|text| &text.en) }
}

fn clauses(before: &Annex, after: &Annex) -> Vec<Change> {
    let old: BTreeMap<&str, _> = before.clauses.iter().map(|found| (found.id.as_str(), found)).collect();
    let new: BTreeMap<&str, _> = after.clauses.iter().map(|found| (found.id.as_str(), found)).collect();
    let ids = after.clauses.iter().chain(before.clauses.iter().filter(|found| !new.contains_key(found.id.as_str())));
    ids.filter_map(|clause| {
        let text = |found: Option<&&crate::AnnexClause>| found.map(|found| found.text.clone()).unwrap_or_default();
        let (before, after) = (text(old.get(clause.id.as_str())), text(new.get(clause.id.as_str())));
        (before != after).then(|| Change {
            kind: ChangeKind::Clause,
            subject: clause.id.clone(),
            title: clause.title.clone(),
            before,
            after,
        })
    })
    .collect()
}
