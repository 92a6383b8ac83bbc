use std::collections::BTreeSet;

use catalog::{Aspect, Catalog, Requirement};
use kernel::{Language, Localised};

use super::dto::{Group, Translations};
use crate::TableWords;

/// Ref of the group of requirements that always apply.
const ALWAYS: &str = "ALWAYS";

/// The groups that a requirement is in: one for each threshold and circumstance of any of its alternatives; where an alternative
/// names neither, its ways of delivery. A group brings in its requirements, and other groups cannot take them out again: conditions
/// that must hold together, and exclusions, are not said by groups.
pub(super) fn of(requirement: &Requirement) -> BTreeSet<String> {
    if requirement.applies.is_empty() {
        return BTreeSet::from([ALWAYS.to_owned()]);
    }
    let mut groups = BTreeSet::new();
    for condition in &requirement.applies {
        let levels = condition.level.iter().chain(&condition.level_all);
        let mut own: BTreeSet<String> = levels.map(|(aspect, level)| level_ref(*aspect, level.value())).collect();
        own.extend(condition.any.iter().chain(&condition.all).map(|id| id.to_string()));
        if own.is_empty() {
            own.extend(condition.delivery.iter().map(|id| id.to_string()));
        }
        if own.is_empty() {
            own.insert(ALWAYS.to_owned());
        }
        groups.extend(own);
    }
    groups
}

fn level_ref(aspect: Aspect, level: u8) -> String {
    format!("{}{level}", aspect.letter())
}

/// Every group that some requirement is in, in the order of aspects, levels, circumstances and ways of delivery.
pub(super) fn definitions(catalog: &Catalog, first: Language, words: &TableWords<'_>) -> Vec<Group> {
    let used: BTreeSet<String> = catalog.requirements.iter().flat_map(of).collect();
    let both = |key: &str| Localised { sv: (words.text)(Language::Swedish, key), en: (words.text)(Language::English, key) };
    let mut groups = vec![(ALWAYS.to_owned(), both("word-always"), both("ciso-group-always"))];
    for (aspect, title, _) in &catalog.aspects {
        for level in 0..=3_u8 {
            let Some(definition) = catalog.levels.iter().find(|known| known.level.value() == level) else { continue };
            let name = title.map(|language, title| format!("{title}: {level}, {}", definition.title.get(language)));
            groups.push((level_ref(*aspect, level), name, both("ciso-group-level")));
        }
    }
    groups
        .extend(catalog.circumstances.iter().map(|found| (found.id.to_string(), found.title.clone(), found.definition.clone())));
    groups.extend(catalog.delivery.iter().map(|found| (found.id.to_string(), found.title.clone(), found.definition.clone())));
    groups
        .into_iter()
        .filter(|(id, ..)| used.contains(id))
        .map(|(id, name, description)| Group {
            default_selected: (id == ALWAYS).then_some(true),
            ref_id: id,
            name: Some(name.get(first).to_owned()),
            description: Some(description.get(first).to_owned()),
            translations: Some(translated(first, &[("name", &name), ("description", &description)])),
            ..Group::default()
        })
        .collect()
}

/// Words in the language that does not come first.
pub(super) fn translated(first: Language, texts: &[(&str, &Localised)]) -> Translations {
    let mut translations = Translations::new();
    for language in Language::ALL.into_iter().filter(|language| *language != first) {
        let words = texts.iter().filter(|(_, text)| !text.get(language).is_empty());
        let words = words.map(|(key, text)| ((*key).to_owned(), Some(text.get(language).to_owned()))).collect();
        translations.insert(language.code().to_owned(), words);
    }
    translations
}
