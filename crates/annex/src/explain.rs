//! Reasons in words.

use catalog::{Aspect, Because, Catalog, CircumstanceKind, Condition, DeliveryKind, KeptOutBy, Level, Missed, Scale};
use kernel::{Id, Language, Localised};

use crate::Texts;
use crate::model::Reason;

/// Why something is in, in words and as a code. Levels are written on the case's own scale.
#[must_use]
pub fn because_text(because: &Because, catalog: &Catalog, texts: &Texts, scale: Scale) -> Reason {
    match because {
        Because::Always => Reason { code: "always".to_owned(), text: texts.label("because-always") },
        Because::Level { aspect, at_least, has } => Reason {
            code: format!("{}>={at_least}", aspect.id()),
            text: texts.filled(
                "because-level",
                &[
                    ("aspect", catalog.aspect(*aspect).cloned().unwrap_or_default()),
                    ("has", figure(scale, *has)),
                    ("from", figure(scale, *at_least)),
                ],
            ),
        },
        Because::Delivery(id) => {
            Reason { code: format!("delivery:{id}"), text: texts.filled("because-delivery", &[("name", delivery(catalog, id))]) }
        }
        Because::Circumstance(id) => Reason {
            code: format!("circumstance:{id}"),
            text: texts.filled("because-circumstance", &[("name", circumstance(catalog, id))]),
        },
        Because::Without(ids) => Reason {
            code: format!("without:{}", ids.iter().map(Id::as_str).collect::<Vec<_>>().join(",")),
            text: texts.filled("because-without", &[("names", names(ids, |id| circumstance(catalog, id)))]),
        },
    }
}

/// What kept a requirement out, in words and as a code.
#[must_use]
pub fn kept_out_text(kept_out_by: &KeptOutBy, catalog: &Catalog, texts: &Texts, scale: Scale) -> Reason {
    match kept_out_by {
        KeptOutBy::Superseded(ids) => Reason {
            code: "superseded".to_owned(),
            text: texts.filled("kept-out-superseded", &[("names", names(ids, |id| Localised::same(id.as_str())))]),
        },
        KeptOutBy::Withdrawn { organisation, reason } => Reason {
            code: "withdrawn".to_owned(),
            text: texts
                .filled("kept-out-withdrawn", &[("organisation", Localised::same(organisation)), ("reason", reason.clone())]),
        },
        KeptOutBy::Decision => Reason { code: "decision".to_owned(), text: texts.label("kept-out-decision") },
        KeptOutBy::Conditions(alternatives) => {
            let alternatives: Vec<Vec<Localised>> = necessary(alternatives)
                .into_iter()
                .map(|missed| missed.iter().map(|missed| missed_text(missed, catalog, texts, scale)).collect())
                .collect();
            Reason { code: "conditions".to_owned(), text: alternatives_text(&alternatives, texts) }
        }
    }
}

/// When something applies, in words: "Konfidentialitet från nivå 2 och personuppgifter, eller fjärråtkomst".
#[must_use]
pub fn applies_text(conditions: &[Condition], catalog: &Catalog, texts: &Texts) -> Localised {
    if conditions.is_empty() {
        return texts.label("because-always");
    }
    let alternatives: Vec<Vec<Localised>> = conditions.iter().map(|condition| parts_of(condition, catalog, texts)).collect();
    alternatives_text(&alternatives, texts)
}

fn parts_of(condition: &Condition, catalog: &Catalog, texts: &Texts) -> Vec<Localised> {
    let Condition { level, level_all, delivery: forms, any, all, none } = condition;
    let or = texts.label("kept-out-or");
    let threshold = |(aspect, from): (&Aspect, &Level)| {
        let aspect = catalog.aspect(*aspect).map(lower).unwrap_or_default();
        texts.filled("missed-threshold", &[("aspect", aspect), ("from", Localised::same(&from.to_string()))])
    };
    let mut parts = Vec::new();
    if !level.is_empty() {
        parts.push(with_or(&level.iter().map(threshold).collect::<Vec<_>>(), &or));
    }
    parts.extend(level_all.iter().map(threshold));
    if !forms.is_empty() {
        parts.push(with_or(&forms.iter().map(|id| delivery(catalog, id)).collect::<Vec<_>>(), &or));
    }
    if !any.is_empty() {
        parts.push(with_or(&any.iter().map(|id| circumstance(catalog, id)).collect::<Vec<_>>(), &or));
    }
    parts.extend(all.iter().map(|id| circumstance(catalog, id)));
    parts.extend(none.iter().map(|id| texts.filled("applies-not", &[("name", circumstance(catalog, id))])));
    parts
}

/// The alternatives that say something of their own: one adds nothing when whoever meets it meets another as well.
fn necessary(alternatives: &[Vec<Missed>]) -> Vec<&Vec<Missed>> {
    let met_by = |one: &Vec<Missed>, other: &Vec<Missed>| one.iter().all(|part| other.iter().any(|more| implies(more, part)));
    let adds_nothing = |at: usize, found: &Vec<Missed>| {
        let mut others = alternatives.iter().enumerate().filter(|(other, _)| *other != at);
        others.any(|(place, other)| met_by(other, found) && (!met_by(found, other) || place < at))
    };
    alternatives.iter().enumerate().filter(|(at, found)| !adds_nothing(*at, found)).map(|(_, found)| found).collect()
}

/// Is the other met too, where the one is?
fn implies(one: &Missed, other: &Missed) -> bool {
    let thresholds = |missed: &Missed| -> Vec<(Aspect, Level)> {
        match missed {
            Missed::AnyLevel(list) => list.iter().map(|(aspect, from, _)| (*aspect, *from)).collect(),
            Missed::Level(aspect, from, _) => vec![(*aspect, *from)],
            _ => Vec::new(),
        }
    };
    let circumstances = |missed: &Missed| -> Vec<Id<CircumstanceKind>> {
        match missed {
            Missed::AnyCircumstance(list) => list.clone(),
            Missed::Circumstance(id) => vec![id.clone()],
            _ => Vec::new(),
        }
    };
    let (levels, other_levels) = (thresholds(one), thresholds(other));
    let (ids, other_ids) = (circumstances(one), circumstances(other));
    match (one, other) {
        (Missed::Delivery(few), Missed::Delivery(many)) => few.iter().all(|id| many.contains(id)),
        _ if !levels.is_empty() && !other_levels.is_empty() => {
            levels.iter().all(|(aspect, from)| other_levels.iter().any(|(same, lower)| same == aspect && lower <= from))
        }
        _ if !ids.is_empty() && !other_ids.is_empty() => ids.iter().all(|id| other_ids.contains(id)),
        _ => one == other,
    }
}

/// "Kräver leveransformen molntjänst; dessutom a och b, eller c": what all alternatives lack is said once, first.
fn alternatives_text(alternatives: &[Vec<Localised>], texts: &Texts) -> Localised {
    let (and, or) = (texts.label("kept-out-and"), texts.label("kept-out-or"));
    let in_all = |part: &Localised| alternatives.iter().all(|found| found.contains(part));
    let common: Vec<Localised> = alternatives.first().into_iter().flatten().filter(|part| in_all(part)).cloned().collect();
    let rest: Vec<Localised> = alternatives
        .iter()
        .map(|found| found.iter().filter(|part| !in_all(part)).cloned().collect::<Vec<_>>())
        .filter(|found| !found.is_empty())
        .map(|found| joined_with(&found, &and.map(|_, and| format!(" {and} "))))
        .collect();
    let rest = joined_with(&rest, &or.map(|_, or| format!(", {or} ")));
    let parts: Vec<Localised> = common.into_iter().chain((!rest.sv.is_empty()).then_some(rest)).collect();
    joined_with(&parts, &Localised::same("; ")).map(|_, text| format!("{}.", upper(text)))
}

/// A text with a capital first letter.
pub(crate) fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A text with a small first letter, unless the first word goes on in capitals.
pub(crate) fn lower_first(text: &str) -> String {
    lower(&Localised::same(text)).sv
}

fn missed_text(missed: &Missed, catalog: &Catalog, texts: &Texts, scale: Scale) -> Localised {
    let threshold = |aspect: &catalog::Aspect, from: &catalog::Level| {
        let aspect = catalog.aspect(*aspect).map(lower).unwrap_or_default();
        texts.filled("missed-threshold", &[("aspect", aspect), ("from", figure(scale, *from))])
    };
    match missed {
        Missed::AnyLevel(thresholds) => {
            let list: Vec<Localised> = thresholds.iter().map(|(aspect, from, _)| threshold(aspect, from)).collect();
            texts.filled("missed-level", &[("thresholds", with_or(&list, &texts.label("kept-out-or")))])
        }
        Missed::Level(aspect, from, _) => texts.filled("missed-level", &[("thresholds", threshold(aspect, from))]),
        Missed::Delivery(ids) => {
            let list: Vec<Localised> = ids.iter().map(|id| delivery(catalog, id)).collect();
            texts.filled("missed-delivery", &[("names", with_or(&list, &texts.label("kept-out-or")))])
        }
        Missed::AnyCircumstance(ids) => {
            let list: Vec<Localised> = ids.iter().map(|id| circumstance(catalog, id)).collect();
            texts.filled("missed-any", &[("names", with_or(&list, &texts.label("kept-out-or")))])
        }
        Missed::Circumstance(id) => texts.filled("missed-any", &[("names", circumstance(catalog, id))]),
        Missed::Excluded(id) => texts.filled("missed-excluded", &[("name", circumstance(catalog, id))]),
    }
}

fn figure(scale: Scale, level: catalog::Level) -> Localised {
    Localised::same(&scale.figure(level).to_string())
}

fn delivery(catalog: &Catalog, id: &Id<DeliveryKind>) -> Localised {
    catalog.delivery(id.as_str()).map_or_else(|| Localised::same(id.as_str()), |found| lower(&found.title))
}

fn circumstance(catalog: &Catalog, id: &Id<CircumstanceKind>) -> Localised {
    catalog.circumstance(id.as_str()).map_or_else(|| Localised::same(id.as_str()), |found| lower(&found.title))
}

/// A name in the middle of a sentence: its first letter small, unless the word goes on in capitals (AI) or more than its first
/// word has a capital (the name of an act).
fn lower(name: &Localised) -> Localised {
    name.map(|_, name| {
        let mut letters = name.chars();
        match (letters.next(), letters.clone().next()) {
            (Some(first), Some(second))
                if second.is_lowercase() && !name.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase)) =>
            {
                first.to_lowercase().chain(letters).collect()
            }
            _ => name.to_owned(),
        }
    })
}

fn names<K>(ids: &[Id<K>], name: impl Fn(&Id<K>) -> Localised) -> Localised {
    joined_with(&ids.iter().map(name).collect::<Vec<_>>(), &Localised::same(", "))
}

/// Texts with a separator between them, in each language.
pub(crate) fn joined_with(texts: &[Localised], separator: &Localised) -> Localised {
    separator.map(|language, separator| texts.iter().map(|text| text.get(language)).collect::<Vec<_>>().join(separator))
}

fn with_or(texts: &[Localised], or: &Localised) -> Localised {
    let join = |language: Language| {
        let list: Vec<&str> = texts.iter().map(|text| text.get(language)).collect();
        match list.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), or.get(language)),
            _ => list.join(""),
        }
    };
    Localised { sv: join(Language::Swedish), en: join(Language::English) }
}
