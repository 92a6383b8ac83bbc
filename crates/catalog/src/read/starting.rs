use kernel::{Language, Problem, Problems};

use super::condition::{alternatives, ids, references};
use super::lists::text;
use crate::source::Entry;
use crate::{
    Aspect, Case, Catalog, Classification, Law, Level, Mode, NationalSecurity, Profile, ProfileCase, Regime, Reminder, Scale,
    Topic,
};

/// The profile of a file.
pub(super) fn profile(entry: &Entry<'_, '_>, catalog: &mut Catalog, problems: &mut Problems) {
    let (Some(id), Some(case)) = (entry.text("id"), entry.table("case")) else { return };
    let mut classification = Classification::default();
    for (aspect, level) in case.levels("classification") {
        if let (Some(aspect), Some(level)) = (Aspect::from_id(&aspect), Level::new(level)) {
            classification.set(aspect, level);
        }
    }
    for aspect in [Aspect::Confidentiality, Aspect::Integrity, Aspect::Availability] {
        if !classification.iter().any(|(set, _)| set == aspect) {
            let problem = Problem::error("missing-aspect").with("word", aspect.id());
            problems.push(problem.at(case.place_of("classification")));
        }
    }
    let case = ProfileCase {
        title: text(&case, "title"),
        description: text(&case, "description"),
        case: Case {
            title: String::new(),
            buyer: String::new(),
            reference: String::new(),
            date: None,
            language: Language::Swedish,
            mode: case.text("mode").as_deref().and_then(Mode::from_id).unwrap_or(Mode::Procurement),
            law: case.text("law").as_deref().and_then(Law::from_id).unwrap_or(Law::Lou),
            below_threshold: case.flag("below_threshold").unwrap_or(false),
            national_security: NationalSecurity::Unknown,
            scale: Scale::ZeroToFour,
            classification,
            delivery: ids(&case, "delivery").into_iter().collect(),
            circumstances: ids(&case, "circumstances").into_iter().collect(),
            description: String::new(),
            information: Vec::new(),
        },
    };
    catalog.profiles.push(Profile { id, name: text(entry, "name"), summary: text(entry, "summary"), case });
}

/// The reminders of a file.
pub(super) fn reminders(entry: &Entry<'_, '_>, catalog: &mut Catalog) {
    for found in entry.tables("reminder") {
        let Some(id) = found.text("id") else { continue };
        let topic = Topic { regime: regime(&found), applies: alternatives(&found) };
        catalog.reminders.push(Reminder {
            id,
            title: text(&found, "title"),
            text: text(&found, "text"),
            topic,
            references: references(&found),
            place: found.place_of("id"),
        });
    }
}

/// The kind of purchase that an entry is limited to.
pub(super) fn regime(entry: &Entry<'_, '_>) -> Regime {
    Regime {
        modes: entry.texts("modes").iter().filter_map(|word| Mode::from_id(word)).collect(),
        laws: entry.texts("laws").iter().filter_map(|word| Law::from_id(word)).collect(),
        below_threshold: entry.flag("below_threshold"),
    }
}
