use std::collections::BTreeMap;

use kernel::Language;

use super::value::{table, unless_empty, words};
use super::{Table, Value, condition, reference};
use crate::{Catalog, Clause, Obligation, Regime, Sighting};

/// A clause in the source form.
#[must_use]
pub fn clause(clause: &Clause) -> Table {
    let Clause { id, revision, title, text, fallback, loss, requirements, obligations, applies, regime, place: _ } = clause;
    let Regime { modes, laws, below_threshold } = regime;
    table([
        ("id", Some(id.as_str().into())),
        ("revision", Some(Value::Whole(i64::from(*revision)))),
        ("title", Some(title.into())),
        ("text", Some(text.into())),
        ("fallback", Some(fallback.into())),
        ("loss", Some(loss.into())),
        ("requirements", Some(words(requirements.iter().map(|id| id.as_str())))),
        ("obligations", unless_empty(words(obligations.iter().map(|id| id.as_str())))),
        ("applies", unless_empty(Value::List(applies.iter().map(|found| Value::Table(condition(found))).collect()))),
        ("modes", unless_empty(words(modes.iter().map(|mode| mode.id())))),
        ("laws", unless_empty(words(laws.iter().map(|law| law.id())))),
        ("below_threshold", below_threshold.map(Value::Flag)),
    ])
}

/// An obligation in the source form.
#[must_use]
pub fn obligation(obligation: &Obligation) -> Table {
    let Obligation { id, title, what, force, applies, needs, desirable, references, signs, effect, topic, found, place: _ } =
        obligation;
    table([
        ("id", Some(id.as_str().into())),
        ("title", Some(title.into())),
        ("what", Some(what.into())),
        ("force", Some(force.id().into())),
        ("applies", unless_empty(Value::List(applies.iter().map(|found| Value::Table(condition(found))).collect()))),
        ("needs", Some(words(needs.iter().map(String::as_str)))),
        ("desirable", unless_empty(words(desirable.iter().map(String::as_str)))),
        ("references", unless_empty(Value::List(references.iter().map(|found| Value::Table(reference(found))).collect()))),
        ("signs", both(signs)),
        ("effect", effect.then_some(Value::Flag(true))),
        ("topic", unless_empty(words(topic.iter().map(String::as_str)))),
        ("found", unless_empty(Value::List(found.iter().map(|found| Value::Table(sighting(found))).collect()))),
    ])
}

/// The concepts by which obligations are found in contracts, in the source form.
#[must_use]
pub fn concepts(catalog: &Catalog) -> Vec<Table> {
    let of = |language: Language| catalog.concepts.get(&language).map(Vec::as_slice).unwrap_or_default();
    let pairs = of(Language::Swedish).iter().zip(of(Language::English));
    pairs
        .map(|(swedish, english)| {
            table([
                ("id", Some(swedish.id.as_str().into())),
                ("sv", Some(words(swedish.patterns.iter().map(String::as_str)))),
                ("en", Some(words(english.patterns.iter().map(String::as_str)))),
            ])
        })
        .collect()
}

fn both(signs: &BTreeMap<Language, Vec<String>>) -> Option<Value> {
    let of = |language: Language| {
        let list = signs.get(&language).filter(|list| !list.is_empty())?;
        Some(words(list.iter().map(String::as_str)))
    };
    let lists = table([("sv", of(Language::Swedish)), ("en", of(Language::English))]);
    signs.values().any(|list| !list.is_empty()).then_some(Value::Table(lists))
}

fn sighting(sighting: &Sighting) -> Table {
    let Sighting { all, none, in_clause, by_heading } = sighting;
    table([
        ("all", Some(words(all.iter().map(String::as_str)))),
        ("none", unless_empty(words(none.iter().map(String::as_str)))),
        ("within", in_clause.then(|| "clause".into())),
        ("heading", by_heading.then_some(Value::Flag(true))),
    ])
}
