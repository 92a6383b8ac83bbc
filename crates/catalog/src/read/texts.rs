use std::collections::BTreeMap;

use kernel::{Id, Language};
use wording::Concept;

use super::condition::{alternatives, certainty, ids, references};
use super::lists::text;
use super::starting::regime;
use crate::source::Entry;
use crate::{Catalog, Clause, Force, Framework, FrameworkKind, Obligation, Point, Sighting};

/// The clauses of a file.
pub(super) fn clauses(entry: &Entry<'_, '_>, catalog: &mut Catalog) {
    for found in entry.tables("clause") {
        let Some(id) = found.text("id") else { continue };
        catalog.clauses.push(Clause {
            id: Id::new(&id),
            revision: found.whole("revision").and_then(|number| u32::try_from(number).ok()).unwrap_or(1),
            title: text(&found, "title"),
            text: text(&found, "text"),
            fallback: text(&found, "fallback"),
            loss: text(&found, "loss"),
            requirements: ids(&found, "requirements"),
            obligations: ids(&found, "obligations"),
            applies: alternatives(&found),
            regime: regime(&found),
            place: found.place_of("id"),
        });
    }
}

/// The obligations of a file.
pub(super) fn obligations(entry: &Entry<'_, '_>, catalog: &mut Catalog) {
    for found in entry.tables("obligation") {
        let Some(id) = found.text("id") else { continue };
        catalog.obligations.push(Obligation {
            id: Id::new(&id),
            title: text(&found, "title"),
            what: text(&found, "what"),
            force: found.text("force").as_deref().and_then(Force::from_id).unwrap_or(Force::Practice),
            applies: alternatives(&found),
            needs: found.texts("needs"),
            desirable: found.texts("desirable"),
            references: references(&found),
            signs: signs(&found),
            effect: found.flag("effect").unwrap_or(false),
            topic: found.texts("topic"),
            found: found.tables("found").iter().map(sighting).collect(),
            place: found.place_of("id"),
        });
    }
}

fn signs(entry: &Entry<'_, '_>) -> BTreeMap<Language, Vec<String>> {
    Language::ALL.into_iter().map(|language| (language, entry.localised_words("signs", language))).collect()
}

fn sighting(entry: &Entry<'_, '_>) -> Sighting {
    Sighting {
        all: entry.texts("all"),
        none: entry.texts("none"),
        in_clause: entry.text("within").as_deref() == Some("clause"),
        by_heading: entry.flag("heading").unwrap_or(false),
    }
}

/// The concepts of a file.
pub(super) fn concepts(entry: &Entry<'_, '_>, catalog: &mut Catalog) {
    for found in entry.tables("concept") {
        let Some(id) = found.text("id") else { continue };
        for language in Language::ALL {
            let patterns = found.texts(language.code());
            let concept = Concept { id: id.clone(), patterns, place: found.place_of("id") };
            catalog.concepts.entry(language).or_default().push(concept);
        }
    }
}

/// The framework of a file.
pub(super) fn framework(entry: &Entry<'_, '_>, catalog: &mut Catalog) {
    let Some(id) = entry.text("id") else { return };
    let points = entry.tables("point");
    catalog.frameworks.push(Framework {
        id,
        title: text(entry, "title"),
        short: text(entry, "short"),
        version: entry.text("version").unwrap_or_default(),
        issuer: entry.text("issuer").unwrap_or_default(),
        url: entry.text("url").unwrap_or_default(),
        kind: match entry.text("kind").as_deref() {
            Some("law") => FrameworkKind::Law,
            Some("guidance") => FrameworkKind::Guidance,
            _ => FrameworkKind::Standard,
        },
        binds: text(entry, "binds"),
        points: points
            .iter()
            .filter_map(|found| {
                Some(Point {
                    id: found.text("id")?,
                    title: text(found, "title"),
                    certainty: certainty(found),
                    unserved: found.has("unserved").then(|| text(found, "unserved")),
                })
            })
            .collect(),
    });
}
