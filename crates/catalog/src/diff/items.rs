//! The items of a difference: every id that either version has, once.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Localised;

use super::parts::{self, Parts};
use super::stated::Stated;
use super::strictness::{Effect, of_parameter};
use super::{Item, PartChange, Subject};
use crate::{Became, Catalog, Parameter};

/// One thing in one version.
struct Side {
    id: String,
    owner: String,
    title: Localised,
    revision: Option<u32>,
}

pub(super) fn items(before: &Catalog, after: &Catalog, stated: &Stated) -> Vec<Item> {
    let mut list = Vec::new();
    list.extend(pair(
        Subject::Requirement,
        (&before.requirements, &after.requirements),
        stated,
        |found| side(found.id.as_str(), &found.title, Some(found.revision)),
        parts::of_requirement,
    ));
    list.extend(pair(
        Subject::Clause,
        (&before.clauses, &after.clauses),
        stated,
        |found| side(found.id.as_str(), &found.title, Some(found.revision)),
        parts::of_clause,
    ));
    list.extend(pair(
        Subject::Obligation,
        (&before.obligations, &after.obligations),
        stated,
        |found| side(found.id.as_str(), &found.title, None),
        parts::of_obligation,
    ));
    list.extend(pair(
        Subject::Parameter,
        (&parameters(before), &parameters(after)),
        &Stated::default(),
        |(owner, title, parameter)| Side { owner: (*owner).to_owned(), ..side(&parameter.name, title, None) },
        |(_, _, old), (_, _, new)| of_figure(old, new),
    ));
    list.extend(pair(
        Subject::FrameworkPoint,
        (&points(before), &points(after)),
        &Stated::default(),
        |(id, title, _)| side(id, title, None),
        |(_, old, old_certainty), (_, new, new_certainty)| {
            let mut parts = Parts::default();
            parts.text("title", false, old, new);
            parts.data("certainty", false, Effect::Neither, old_certainty, new_certainty);
            parts.list
        },
    ));
    list
}

fn side(id: &str, title: &Localised, revision: Option<u32>) -> Side {
    Side { id: id.to_owned(), owner: String::new(), title: title.clone(), revision }
}

fn parameters(catalog: &Catalog) -> Vec<(&str, &Localised, &Parameter)> {
    let all = catalog.requirements.iter();
    all.flat_map(|found| found.parameters.iter().map(move |parameter| (found.id.as_str(), &found.title, parameter))).collect()
}

fn points(catalog: &Catalog) -> Vec<(String, &Localised, &'static str)> {
    let of = |framework: &'_ crate::Framework| framework.id.clone();
    catalog
        .frameworks
        .iter()
        .flat_map(|framework| {
            let id = of(framework);
            framework.points.iter().map(move |point| (format!("{id} {}", point.id), &point.title, point.certainty.id()))
        })
        .collect()
}

fn of_figure(old: &Parameter, new: &Parameter) -> Vec<PartChange> {
    let mut parts = Parts::default();
    parts.data("values", true, of_parameter(old, new), &parts::figure(old), &parts::figure(new));
    parts.list
}

fn pair<T>(
    subject: Subject,
    (before, after): (&[T], &[T]),
    stated: &Stated,
    side: impl Fn(&T) -> Side,
    compare: impl Fn(&T, &T) -> Vec<PartChange>,
) -> Vec<Item> {
    let old: BTreeMap<String, &T> = before.iter().map(|found| (side(found).id, found)).collect();
    let ids: BTreeSet<String> = after.iter().map(|found| side(found).id).collect();
    let mut list: Vec<Item> = Vec::new();
    for new in after {
        let found = side(new);
        let item = match old.get(&found.id) {
            None => added(subject, found, stated),
            Some(old) => both(subject, side(old), found, compare(old, new), stated),
        };
        list.push(item);
    }
    for gone in before.iter().map(side).filter(|found| !ids.contains(&found.id)) {
        let fate = stated.fates.get(&gone.id);
        let into: Vec<String> = fate.iter().flat_map(|fate| &fate.into).filter(|id| ids.contains(*id)).cloned().collect();
        let said = fate.and_then(|fate| fate.became).filter(|became| match became {
            Became::Split | Became::Merged => !into.is_empty(),
            other => *other == Became::Withdrawn,
        });
        list.push(Item {
            subject,
            became: said.unwrap_or(Became::Withdrawn),
            stated: said.is_some(),
            effect: Effect::Neither,
            into,
            from: Vec::new(),
            reasons: fate.map(|fate| fate.reasons.clone()).unwrap_or_default(),
            revisions: (gone.revision, None),
            parts: Vec::new(),
            id: gone.id,
            owner: gone.owner,
            title: gone.title,
        });
    }
    for item in &mut list {
        item.from = stated
            .fates
            .iter()
            .filter(|(id, fate)| **id != item.id && fate.into.contains(&item.id))
            .map(|(id, _)| id.clone())
            .collect();
    }
    list
}

fn added(subject: Subject, found: Side, stated: &Stated) -> Item {
    let reason = stated.new.get(&found.id);
    let came = stated.fates.values().any(|fate| fate.into.contains(&found.id));
    Item {
        subject,
        became: Became::New,
        stated: reason.is_some() || came,
        effect: Effect::Neither,
        into: Vec::new(),
        from: Vec::new(),
        reasons: reason.into_iter().cloned().collect(),
        revisions: (None, found.revision),
        parts: Vec::new(),
        id: found.id,
        owner: found.owner,
        title: found.title,
    }
}

fn both(subject: Subject, old: Side, new: Side, parts: Vec<PartChange>, stated: &Stated) -> Item {
    let effect = parts.iter().fold(Effect::Neither, |effect, part| effect.with(part.effect));
    let fate = stated.fates.get(&new.id);
    let said = fate.and_then(|fate| fate.became).filter(|became| !matches!(became, Became::Withdrawn | Became::Merged));
    let inferred = match effect {
        _ if parts.is_empty() => Became::Same,
        Effect::Stricter | Effect::Both => Became::Stricter,
        Effect::Looser => Became::Looser,
        Effect::Neither | Effect::Unclear => Became::Reworded,
    };
    let into = fate.iter().filter(|fate| fate.became == Some(Became::Split)).flat_map(|fate| &fate.into).cloned().collect();
    Item {
        subject,
        became: said.unwrap_or(inferred),
        stated: said.is_some(),
        effect,
        into,
        from: Vec::new(),
        reasons: fate.map(|fate| fate.reasons.clone()).unwrap_or_default(),
        revisions: (old.revision, new.revision),
        parts,
        id: new.id,
        owner: new.owner,
        title: new.title,
    }
}
