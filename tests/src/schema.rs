//! As much of JSON Schema as our schemas use, so that output is held against them without a library that is dear to build.

use serde_json::Value;

/// Words that say nothing about which values are allowed.
const ANNOTATIONS: [&str; 5] = ["$schema", "$defs", "title", "description", "format"];

/// Everything in a value that its schema does not allow, each with where it is.
///
/// # Panics
/// When the schema uses a word that is not known here.
#[must_use]
pub fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, schema, value, "$", &mut faults);
    faults
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let Some(rules) = schema.as_object() else { panic!("{at}: {schema}") };
    for (word, rule) in rules {
        let fits = match word.as_str() {
            "type" => rule.as_array().map_or_else(|| is(rule, value), |kinds| kinds.iter().any(|kind| is(kind, value))),
            "const" => rule == value,
            "enum" => rule.as_array().is_some_and(|known| known.contains(value)),
            "minimum" => value.as_f64().is_none_or(|found| rule.as_f64().is_some_and(|least| found >= least)),
            "maximum" => value.as_f64().is_none_or(|found| rule.as_f64().is_some_and(|most| found <= most)),
            "minItems" => value.as_array().is_none_or(|found| u64::try_from(found.len()).ok() >= rule.as_u64()),
            "pattern" => {
                assert_eq!(rule, "^[0-9a-f]{64}$", "{at}");
                value.as_str().is_some_and(|text| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()))
            }
            "required" => {
                let names = rule.as_array().into_iter().flatten().filter_map(Value::as_str);
                for name in names.filter(|name| value.get(name).is_none()) {
                    faults.push(format!("{at}: {name} is not there"));
                }
                true
            }
            "properties" => {
                for (name, inner) in rule.as_object().into_iter().flatten() {
                    if let Some(found) = value.get(name) {
                        check(root, inner, found, &format!("{at}.{name}"), faults);
                    }
                }
                true
            }
            "additionalProperties" => {
                assert_eq!(rule, &Value::Bool(false), "{at}");
                let known = rules.get("properties").and_then(Value::as_object);
                let found = value.as_object().into_iter().flatten().map(|(name, _)| name);
                for name in found.filter(|name| !known.is_some_and(|known| known.contains_key(*name))) {
                    faults.push(format!("{at}: {name} is not allowed"));
                }
                true
            }
            "prefixItems" => {
                let items = rule.as_array().into_iter().flatten().zip(value.as_array().into_iter().flatten());
                for (number, (inner, found)) in items.enumerate() {
                    check(root, inner, found, &format!("{at}[{number}]"), faults);
                }
                true
            }
            "items" if rule == &Value::Bool(false) => {
                let most = rules.get("prefixItems").and_then(Value::as_array).map_or(0, Vec::len);
                value.as_array().is_none_or(|found| found.len() <= most)
            }
            "items" => {
                for (number, found) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, rule, found, &format!("{at}[{number}]"), faults);
                }
                true
            }
            "oneOf" => {
                let fitting = rule.as_array().into_iter().flatten().filter(|inner| {
                    let mut found = Vec::new();
                    check(root, inner, value, at, &mut found);
                    found.is_empty()
                });
                fitting.count() == 1
            }
            "$ref" => {
                let pointer = rule.as_str().and_then(|name| name.strip_prefix('#')).unwrap_or_default();
                let Some(inner) = root.pointer(pointer) else { panic!("{at}: {rule}") };
                check(root, inner, value, at, faults);
                true
            }
            other => {
                assert!(ANNOTATIONS.contains(&other), "{at}: the word {other} of JSON Schema is not known here");
                true
            }
        };
        if !fits {
            faults.push(format!("{at}: {value} is against {word} {rule}"));
        }
    }
}

fn is(kind: &Value, value: &Value) -> bool {
    match kind.as_str().unwrap_or_default() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::faults;

    #[test]
    fn what_does_not_fit_is_found() {
        let schema = json!({
            "type": "object", "required": ["a"], "additionalProperties": false,
            "properties": { "a": { "type": ["integer", "null"], "minimum": 1 }, "b": { "type": "array", "items": { "$ref": "#/$defs/word" } } },
            "$defs": { "word": { "enum": ["x", "y"] } }
        });
        assert!(faults(&schema, &json!({ "a": 1, "b": ["x"] })).is_empty());
        for wrong in [json!({}), json!({ "a": 0 }), json!({ "a": "1" }), json!({ "a": 1, "c": 2 }), json!({ "a": 1, "b": ["z"] })]
        {
            assert_eq!(faults(&schema, &wrong).len(), 1, "{wrong}");
        }
    }
}
