use kernel::{Id, Problem, Problems};

use super::condition::{alternatives, ids, references};
use super::lists::text;
use crate::parameter::when;
use crate::source::Entry;
use crate::{
    Aspect, Catalog, Evidence, EvidenceKind, Parameter, ParameterChange, ParameterRule, ParameterValue, Party, Placement,
    Question, Requirement, Stage, Strength, Stricter, Unit,
};

/// The requirements of one area's file. Those of an overlay have ids with its prefix.
pub(super) fn read(entry: &Entry<'_, '_>, catalog: &mut Catalog, prefix: Option<&str>, problems: &mut Problems) {
    let area = entry.text("area").unwrap_or_default();
    for found in entry.tables("requirement") {
        let Some(id) = found.text("id") else { continue };
        let problem = match prefix {
            None if !belongs(&id, &area) => Some(Problem::error("id-outside-area")),
            // An id of the catalog itself is told of later, with better advice.
            Some(prefix) if !(is_of(catalog, &id) || is_own(&id, prefix) && in_its_area(&id, prefix, &area, catalog)) => {
                Some(Problem::error("overlay-id").with("prefix", prefix))
            }
            _ => None,
        };
        let told = |problem: Problem| problem.with("id", id.as_str()).with("area", area.as_str()).at(found.place_of("id"));
        problems.extend(problem.map(told));
        catalog.requirements.push(requirement(&found, &id, &area, problems));
    }
}

fn is_of(catalog: &Catalog, id: &str) -> bool {
    catalog.requirements.iter().any(|known| known.id.as_str() == id)
}

/// An overlay's id: the prefix, then parts of capitals and digits between hyphens, the last of them ending in a digit or letter.
/// Own requirements are best called `EXK-01` or `EXK-LOG-01`; imported ones keep what they were called: `NIST-AC-02-01`.
fn is_own(id: &str, prefix: &str) -> bool {
    let Some(rest) = id.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-')) else { return false };
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    rest.split('-').all(is_part) && rest.contains(|found: char| found.is_ascii_digit())
}

/// An id that names an area names its own.
fn in_its_area(id: &str, prefix: &str, area: &str, catalog: &Catalog) -> bool {
    let named = id.strip_prefix(prefix).and_then(|rest| rest.trim_start_matches('-').split('-').next());
    named.is_none_or(|named| named == area || catalog.area(named).is_none())
}

fn requirement(entry: &Entry<'_, '_>, id: &str, area: &str, problems: &mut Problems) -> Requirement {
    Requirement {
        id: Id::new(id),
        area: Id::new(area),
        revision: entry.whole("revision").and_then(|number| u32::try_from(number).ok()).unwrap_or(1),
        title: text(entry, "title"),
        text: text(entry, "text"),
        motive: text(entry, "motive"),
        guidance: text(entry, "guidance"),
        strength: strength(entry, problems),
        scored_text: entry.localised("scored_text"),
        alternative: entry.localised("alternative"),
        interim: entry.localised("interim"),
        party: if entry.text("party").as_deref() == Some("buyer") { Party::Buyer } else { Party::Supplier },
        placement: entry.texts("placement").iter().filter_map(|word| Placement::from_id(word)).collect(),
        flow_down: ids(entry, "flow_down"),
        obligations: ids(entry, "obligations"),
        clauses: ids(entry, "clauses"),
        references: references(entry),
        supersedes: ids(entry, "supersedes"),
        applies: alternatives(entry),
        parameters: entry.tables("parameter").iter().map(|found| parameter(found, problems)).collect(),
        evidence: evidence(entry),
        question: entry.table("question").map_or_else(|| question_of(entry), |found| question(&found)),
        place: entry.place_of("id"),
    }
}

/// Area code, hyphen, two or three digits.
fn belongs(id: &str, area: &str) -> bool {
    let Some(number) = id.strip_prefix(area).and_then(|rest| rest.strip_prefix('-')) else { return false };
    is_number(number)
}

/// Two or three digits.
pub(crate) fn is_number(text: &str) -> bool {
    matches!(text.len(), 2 | 3) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn strength(entry: &Entry<'_, '_>, problems: &mut Problems) -> Strength {
    let weight = entry.whole("weight").and_then(|weight| u8::try_from(weight).ok());
    if entry.text("strength").as_deref() != Some("scored") {
        return Strength::Mandatory;
    }
    if weight.is_none() {
        problems.push(Problem::error("scored-without-weight").at(entry.place_of("strength")));
    }
    Strength::Scored { weight: weight.unwrap_or(1) }
}

fn parameter(entry: &Entry<'_, '_>, problems: &mut Problems) -> Parameter {
    let values: Vec<(u8, ParameterValue)> =
        entry.by_level("values").into_iter().map(|(level, found)| (level, value(found))).collect();
    let is_date = entry.text("kind").as_deref() == Some("date");
    if values.iter().any(|(_, found)| found.is_date() != is_date) {
        problems.push(
            Problem::error("parameter-kind").with("name", entry.text("name").unwrap_or_default()).at(entry.place_of("values")),
        );
    }
    Parameter {
        name: entry.text("name").unwrap_or_default(),
        title: text(entry, "title"),
        unit: entry.text("unit").as_deref().and_then(Unit::from_id),
        by: entry.texts("by").iter().filter_map(|word| Aspect::from_id(word)).collect(),
        values,
        stricter: if entry.text("stricter").as_deref() == Some("higher") { Stricter::Higher } else { Stricter::Lower },
        rules: entry.tables("rules").iter().filter_map(|found| rule(found, problems)).collect(),
        min: entry.whole_or_date("min").map(value),
        max: entry.whole_or_date("max").map(value),
    }
}

/// A rule of a parameter.
pub(crate) fn rule(entry: &Entry<'_, '_>, problems: &mut Problems) -> Option<ParameterRule> {
    let get = |key: &str| entry.whole_or_date(key).map(value);
    let changes: Vec<ParameterChange> = [
        get("value").map(ParameterChange::Value),
        get("at_most").map(ParameterChange::AtMost),
        get("at_least").map(ParameterChange::AtLeast),
    ]
    .into_iter()
    .flatten()
    .collect();
    let [change] = changes.as_slice() else {
        problems.push(Problem::error("rule-one-change").at(entry.place()));
        return None;
    };
    let when = when(ids(entry, "delivery"), ids(entry, "any"), ids(entry, "all"), ids(entry, "none"));
    Some(ParameterRule { when, change: *change })
}

/// A number or a date.
pub(crate) fn value(found: Result<i64, kernel::Date>) -> ParameterValue {
    found.map_or_else(ParameterValue::Date, ParameterValue::Whole)
}

fn evidence(entry: &Entry<'_, '_>) -> Vec<Evidence> {
    entry
        .tables("evidence")
        .iter()
        .filter_map(|found| {
            Some(Evidence {
                stage: Stage::from_id(&found.text("stage")?)?,
                kind: EvidenceKind::from_id(&found.text("kind")?)?,
                what: text(found, "what"),
                interval_months: found.whole("interval_months").and_then(|months| u32::try_from(months).ok()),
            })
        })
        .collect()
}

fn question(entry: &Entry<'_, '_>) -> Question {
    Question {
        text: text(entry, "text"),
        answer: entry.text("answer").unwrap_or_default(),
        expected: entry.text("expected").unwrap_or_default(),
        comment_required: entry.texts("comment_required"),
        choices: entry.localised_list("choices"),
    }
}

/// Where the question is missing, which the check has reported.
fn question_of(entry: &Entry<'_, '_>) -> Question {
    Question {
        text: text(entry, "title"),
        answer: "compliance".to_owned(),
        expected: "met".to_owned(),
        comment_required: Vec::new(),
        choices: Vec::new(),
    }
}
