use catalog::{Mode, Scale};
use kernel::Language;
use serde_json::{Map, Value, json};

use crate::changes::mode_label;
use crate::explain::upper;
use crate::{Annex, TextSet};

/// What a template may ask for.
///
/// | name | is |
/// |---|---|
/// | `title`, `buyer`, `reference`, `date` | as in the case; empty where not given |
/// | `overlay` | organisation, version and digest of the overlay; empty where there is none |
/// | `annex`, `version`, `previous_version`, `catalog`, `catalog_version` | identity |
/// | `mode`, `mode_name`, `law`, `below_threshold`, `tender`, `is.procurement`, `is.lou` and so on | regime |
/// | `party`, `Party` | "anbudsgivaren"/"leverantören", small and large first letter |
/// | `count.requirements`, `count.mandatory`, `count.scored`, `count.clauses`, `count.answered`, `count.catalog`, `count.left_out` | figures |
/// | `has.changes`, `has.sets`, `has.scored`, `has.clauses`, `has.date`, `has.reference`, `has.buyer_duties` | conditions |
/// | `class`, `scale`, `older_scale`, `delivery`, `circumstances`, `security`, `description` | only in the decision record |
/// | `has.<circumstance>`, `has.decisions`, `has.description`, `has.reminders` | only in the decision record |
///
/// How the information is classified never reaches the annex for tenderers: a template of it that asks for the class is refused.
pub(super) fn of(annex: &Annex, set: &TextSet, language: Language, internal: bool) -> Value {
    let case = &annex.case;
    let (mandatory, scored) = annex.counts();
    let tender = case.mode.is_tender();
    let mut is = Map::new();
    for mode in Mode::ALL {
        is.insert(mode.id().to_owned(), Value::Bool(mode == case.mode));
    }
    for law in catalog::Law::ALL {
        is.insert(law.id().to_owned(), Value::Bool(law == case.law));
    }
    let mut has = Map::new();
    has.insert("changes".to_owned(), Value::Bool(annex.previous.is_some()));
    has.insert("sets".to_owned(), Value::Bool(!case.information.is_empty()));
    has.insert("scored".to_owned(), Value::Bool(scored > 0));
    has.insert("clauses".to_owned(), Value::Bool(!annex.clauses.is_empty()));
    has.insert("overlay".to_owned(), Value::Bool(annex.catalog.overlay.is_some()));
    has.insert("date".to_owned(), Value::Bool(case.date.is_some()));
    has.insert("reference".to_owned(), Value::Bool(!case.reference.is_empty()));
    has.insert("buyer_duties".to_owned(), Value::Bool(annex.answered().count() < annex.requirements.len()));
    let party = set.label(if tender { "party-tenderer" } else { "party-supplier" });
    let mut data = json!({
        "title": case.title,
        "buyer": case.buyer,
        "reference": case.reference,
        "date": case.date.map(|date| date.in_words(language)).unwrap_or_default(),
        "annex": annex.id,
        "version": annex.version,
        "previous_version": annex.previous.as_ref().map(|previous| previous.version).unwrap_or_default(),
        "catalog": annex.catalog.title.get(language),
        "catalog_version": annex.catalog.version,
        "overlay": super::overlay::name(annex, set),
        "licence": annex.catalog.licence,
        "mode": case.mode.id(),
        "mode_name": set.label(mode_label(annex)),
        "law": set.label(&format!("law-{}", case.law.id())),
        "below_threshold": case.below_threshold,
        "tender": tender,
        "is": is,
        "has": has,
        "party": party,
        "Party": upper(party),
        "count": {
            "requirements": annex.requirements.len(),
            "mandatory": mandatory,
            "scored": scored,
            "clauses": annex.clauses.len(),
            "answered": annex.answered().count(),
            "catalog": annex.catalog.requirements,
            "left_out": annex.left_out.len(),
        },
    });
    if internal {
        add_internal(&mut data, annex, set, language);
    }
    data
}

fn add_internal(data: &mut Value, annex: &Annex, set: &TextSet, language: Language) {
    let case = &annex.case;
    let names = |list: &[crate::Named]| list.iter().map(|found| found.title.get(language)).collect::<Vec<_>>().join(", ");
    if let Some(data) = data.as_object_mut() {
        data.insert("description".to_owned(), json!(case.description));
        data.insert("security".to_owned(), json!(set.label(&format!("security-{}", case.national_security.id()))));
        data.insert("class".to_owned(), json!(case.classification.to_string()));
        data.insert("scale".to_owned(), json!(case.scale.id()));
        data.insert("older_scale".to_owned(), json!(case.scale == Scale::OneToFourKlassaV3));
        data.insert("delivery".to_owned(), json!(names(&annex.delivery)));
        data.insert("circumstances".to_owned(), json!(names(&annex.circumstances)));
    }
    let Some(has) = data.get_mut("has").and_then(Value::as_object_mut) else { return };
    has.insert("decisions".to_owned(), json!(!annex.decisions.is_empty()));
    has.insert("description".to_owned(), json!(!case.description.is_empty()));
    has.insert("reminders".to_owned(), json!(!annex.reminders.is_empty()));
    for id in case.information.iter().flat_map(|set| set.circumstances.iter().flatten()).chain(&case.circumstances) {
        has.insert(id.to_string(), Value::Bool(true));
    }
}
