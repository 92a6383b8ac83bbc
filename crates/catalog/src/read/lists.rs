use kernel::{Id, Localised, Problem, Problems};

use super::shapes::CATALOG;
use crate::source::{Entry, Words};
use crate::{Area, Aspect, Catalog, Circumstance, Delivery, FlowDown, Level, LevelDefinition};

/// Identity and closed lists, from `catalog.toml`.
pub(super) fn read(entry: &Entry<'_, '_>, catalog: &mut Catalog, problems: &mut Problems) {
    entry.check(&CATALOG, &Words::default(), problems);
    catalog.id = entry.text("id").unwrap_or_default();
    catalog.version = entry.text("version").unwrap_or_default();
    catalog.date = entry.date("date");
    catalog.licence = entry.text("licence").unwrap_or_default();
    catalog.title = text(entry, "title");
    catalog.publisher = text(entry, "publisher");
    for aspect in entry.tables("aspect") {
        let Some(known) = aspect.text("id").as_deref().and_then(Aspect::from_id) else { continue };
        catalog.aspects.push((known, text(&aspect, "title"), text(&aspect, "definition")));
    }
    for level in entry.tables("level") {
        let Some(value) = level.whole("value").and_then(Level::new) else { continue };
        catalog.levels.push(LevelDefinition {
            level: value,
            title: text(&level, "title"),
            definition: text(&level, "definition"),
        });
    }
    for area in entry.tables("area") {
        let code = area.text("code").unwrap_or_default();
        catalog.areas.push(Area { code: Id::new(&code), title: text(&area, "title") });
    }
    for delivery in entry.tables("delivery") {
        let id = Id::new(&delivery.text("id").unwrap_or_default());
        catalog.delivery.push(Delivery { id, title: text(&delivery, "title"), definition: text(&delivery, "definition") });
    }
    for circumstance in entry.tables("circumstance") {
        catalog.circumstances.push(Circumstance {
            id: Id::new(&circumstance.text("id").unwrap_or_default()),
            title: text(&circumstance, "title"),
            definition: text(&circumstance, "definition"),
            of_information: circumstance.text("about").as_deref() == Some("information"),
        });
    }
    for flow_down in entry.tables("flow-down") {
        let id = Id::new(&flow_down.text("id").unwrap_or_default());
        catalog.flow_down.push(FlowDown { id, title: text(&flow_down, "title") });
    }
    for aspect in Aspect::ALL {
        if catalog.aspect(aspect).is_none() {
            problems.push(Problem::error("undefined-aspect").with("word", aspect.id()).at(entry.place_of("aspect")));
        }
    }
    catalog.words = Words {
        aspects: Aspect::ALL.iter().map(|aspect| aspect.id().to_owned()).collect(),
        areas: catalog.areas.iter().map(|area| area.code.to_string()).collect(),
        delivery: catalog.delivery.iter().map(|delivery| delivery.id.to_string()).collect(),
        circumstances: catalog.circumstances.iter().map(|circumstance| circumstance.id.to_string()).collect(),
        flow_down: catalog.flow_down.iter().map(|flow_down| flow_down.id.to_string()).collect(),
    };
}

/// A text in each language; empty where it is missing, which the check has reported.
pub(super) fn text(entry: &Entry<'_, '_>, key: &str) -> Localised {
    entry.localised(key).unwrap_or_default()
}
