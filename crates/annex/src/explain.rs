//! Reasons in words.

use catalog::{Because, Catalog, CircumstanceKind, DeliveryKind, KeptOutBy, Missed, Scale};
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
            let sentences: Vec<Localised> = necessary(alternatives)
                .iter()
                .map(|missed| joined(missed.iter().map(|missed| missed_text(missed, catalog, texts, scale)), "; "))
                .collect();
            let or = texts.label("kept-out-or");
            let text = Localised {
                sv: sentences.iter().map(|sentence| sentence.sv.as_str()).collect::<Vec<_>>().join(&format!(" {} ", or.sv)),
                en: sentences.iter().map(|sentence| sentence.en.as_str()).collect::<Vec<_>>().join(&format!(" {} ", or.en)),
            };
            let text = text.map(|_, text| format!("{}.", upper(text)));
            Reason { code: "conditions".to_owned(), text }
        }
    }
}

/// The alternatives that say something of their own: one that lacks all that another lacks, and more, adds nothing.
fn necessary(alternatives: &[Vec<Missed>]) -> Vec<&Vec<Missed>> {
    let covers = |less: &Vec<Missed>, more: &Vec<Missed>| less.iter().all(|missed| more.contains(missed));
    alternatives
        .iter()
        .enumerate()
        .filter(|(at, more)| {
            !alternatives
                .iter()
                .enumerate()
                .any(|(other, less)| other != *at && covers(less, more) && (!covers(more, less) || other < *at))
        })
        .map(|(_, alternative)| alternative)
        .collect()
}

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn missed_text(missed: &Missed, catalog: &Catalog, texts: &Texts, scale: Scale) -> Localised {
    let threshold = |aspect: &catalog::Aspect, from: &catalog::Level| {
        let aspect = catalog.aspect(*aspect).cloned().unwrap_or_default();
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
    joined(ids.iter().map(name), ", ")
}

fn joined(texts: impl Iterator<Item = Localised>, separator: &str) -> Localised {
    let texts: Vec<Localised> = texts.collect();
    let join = |language: Language| texts.iter().map(|text| text.get(language)).collect::<Vec<_>>().join(separator);
    Localised { sv: join(Language::Swedish), en: join(Language::English) }
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
