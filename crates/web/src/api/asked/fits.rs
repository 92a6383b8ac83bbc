//! What the document says of texts and lists holds: their lengths, and the shape of ids.

use kernel::Problem as Said;
use serde_json::Value;

use super::Uuid;
use crate::api::document::resolved;
use crate::api::problem::Place;

/// Everything in a body that is not as its shape says, beside what types can say.
pub(super) fn misfits(schema: &'static Value, value: &Value) -> Vec<(Place, Said)> {
    let mut found = Vec::new();
    visit(schema, value, "", &mut found);
    found
}

fn visit(schema: &'static Value, value: &Value, at: &str, found: &mut Vec<(Place, Said)>) {
    let schema = resolved(schema);
    let bound = |key: &str| schema.get(key).and_then(Value::as_u64);
    let mut wrong = |code, most: Option<u64>| {
        let most = i64::try_from(most.unwrap_or_default()).unwrap_or(i64::MAX);
        found.push((Place::Pointer(at.to_owned()), Said::error(code).with("count", most)));
    };
    match value {
        Value::String(text) => {
            let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
            if bound("maxLength").is_some_and(|most| length > most) {
                wrong("web-api-long", bound("maxLength"));
            }
            if bound("minLength").is_some_and(|least| length < least) {
                wrong("web-api-short", bound("minLength"));
            }
            if schema.get("format").and_then(Value::as_str) == Some("uuid") && Uuid::try_from(text.clone()).is_err() {
                wrong("web-api-uuid", None);
            }
        }
        Value::Array(all) => {
            let length = u64::try_from(all.len()).unwrap_or(u64::MAX);
            if bound("maxItems").is_some_and(|most| length > most) {
                wrong("web-api-many", bound("maxItems"));
            }
            if bound("minItems").is_some_and(|least| length < least) {
                wrong("web-api-few", bound("minItems"));
            }
            let Some(items) = schema.get("items") else { return };
            all.iter().enumerate().for_each(|(number, one)| visit(items, one, &format!("{at}/{number}"), found));
        }
        Value::Object(all) => {
            for (key, one) in all {
                let own = schema.get("properties").and_then(|properties| properties.get(key));
                own.into_iter().for_each(|own| visit(own, one, &format!("{at}/{key}"), found));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
