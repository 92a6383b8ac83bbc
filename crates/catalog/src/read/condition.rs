use std::collections::BTreeMap;

use kernel::Id;

use crate::source::Entry;
use crate::{Aspect, Certainty, Condition, Level, Reference};

/// The alternatives under `applies`.
pub(super) fn alternatives(entry: &Entry<'_, '_>) -> Vec<Condition> {
    entry
        .tables("applies")
        .iter()
        .map(|applies| Condition {
            level: thresholds(applies, "level"),
            level_all: thresholds(applies, "level_all"),
            delivery: ids(applies, "delivery").into_iter().collect(),
            any: ids(applies, "any").into_iter().collect(),
            all: ids(applies, "all").into_iter().collect(),
            none: ids(applies, "none").into_iter().collect(),
        })
        .collect()
}

/// A list of ids.
pub(super) fn ids<K>(entry: &Entry<'_, '_>, key: &str) -> Vec<Id<K>> {
    entry.texts(key).iter().map(|word| Id::new(word)).collect()
}

/// The references of an entry.
pub(super) fn references(entry: &Entry<'_, '_>) -> Vec<Reference> {
    entry
        .tables("references")
        .iter()
        .map(|reference| Reference {
            framework: reference.text("framework").unwrap_or_default(),
            point: reference.text("point").unwrap_or_default(),
            backs: reference.flag("backs").unwrap_or(false),
            certainty: certainty(reference),
        })
        .collect()
}

/// How sure an entry is; sure where nothing is said.
pub(super) fn certainty(entry: &Entry<'_, '_>) -> Certainty {
    let word = entry.text("certainty").or_else(|| entry.text("confidence"));
    word.as_deref().and_then(Certainty::from_id).unwrap_or_default()
}

/// Aspects with their levels.
pub(super) fn thresholds(entry: &Entry<'_, '_>, key: &str) -> BTreeMap<Aspect, Level> {
    let pairs = entry.levels(key);
    pairs.iter().filter_map(|(aspect, level)| Some((Aspect::from_id(aspect)?, Level::new(*level)?))).collect()
}
