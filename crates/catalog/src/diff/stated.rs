//! What the lineage files between two versions say, file by file, of each id that the earlier one has.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Localised;

use crate::{Became, Catalog, LineageEntry, Version};

/// What lineage says.
#[derive(Debug, Clone, Default)]
pub(super) struct Stated {
    /// There are files for the whole way from one version to the other.
    pub(super) covers: bool,
    /// Of each id of the earlier version that is named.
    pub(super) fates: BTreeMap<String, Fate>,
    /// Ids of the later version that lineage calls new, with the reason.
    pub(super) new: BTreeMap<String, Localised>,
}

/// What became of an id.
#[derive(Debug, Clone)]
pub(super) struct Fate {
    /// `None` where the files call it both stricter and looser on the way: then the data decide.
    pub(super) became: Option<Became>,
    /// What it was split or merged into.
    pub(super) into: BTreeSet<String>,
    /// Why, oldest first.
    pub(super) reasons: Vec<Localised>,
}

pub(super) fn between(before: &Catalog, after: &Catalog) -> Stated {
    let mut stated = Stated::default();
    let (Some(from), Some(to)) = (Version::parse(&before.version), Version::parse(&after.version)) else { return stated };
    if before.id != after.id || from >= to {
        return stated;
    }
    let files: Vec<_> = after.lineage.iter().filter(|file| file.since >= from && file.version <= to).collect();
    stated.covers = files.first().is_some_and(|file| file.since == from) && files.last().is_some_and(|file| file.version == to);
    let entries: Vec<BTreeMap<&str, &LineageEntry>> =
        files.iter().map(|file| file.entries.iter().map(|entry| (entry.id.as_str(), entry)).collect()).collect();
    for id in before.ids() {
        if let Some(fate) = follow(id, &entries) {
            stated.fates.insert(id.to_owned(), fate);
        }
    }
    for entry in entries.iter().flat_map(BTreeMap::values).filter(|entry| entry.became == Became::New) {
        stated.new.insert(entry.id.clone(), entry.reason.clone());
    }
    stated
}

fn follow(id: &str, entries: &[BTreeMap<&str, &LineageEntry>]) -> Option<Fate> {
    let mut now = BTreeSet::from([id.to_owned()]);
    let mut became: Option<Became> = None;
    let mut contradicted = false;
    let mut reasons = Vec::new();
    for file in entries {
        let found: Vec<&LineageEntry> = now.iter().filter_map(|id| file.get(id.as_str()).copied()).collect();
        for entry in found {
            reasons.push(entry.reason.clone());
            match entry.became {
                Became::Split | Became::Merged => {
                    now.remove(&entry.id);
                    now.extend(entry.into.iter().cloned());
                }
                Became::Withdrawn => {
                    now.remove(&entry.id);
                }
                Became::Same | Became::New | Became::Reworded | Became::Stricter | Became::Looser => {}
            }
            contradicted |= matches!(
                (became, entry.became),
                (Some(Became::Stricter), Became::Looser) | (Some(Became::Looser), Became::Stricter)
            );
            // The words for kinds stand in the order of how much they say: a later, larger change decides.
            became = became.max(Some(entry.became));
        }
    }
    let moved = matches!(became?, Became::Split | Became::Merged | Became::Withdrawn);
    let became = match (moved, now.len(), now.contains(id)) {
        (true, 0, _) => Some(Became::Withdrawn),
        (true, 1, false) => Some(Became::Merged),
        (true, 1, true) => None,
        (true, _, _) => Some(Became::Split),
        (false, _, _) if contradicted => None,
        (false, _, _) => became,
    };
    let into = if matches!(became, Some(Became::Split | Became::Merged)) { now } else { BTreeSet::new() };
    Some(Fate { became, into, reasons })
}
