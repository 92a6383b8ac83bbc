//! What holds for many operations, put into the document in one place.

use serde_json::{Map, Value, json};

/// Any text but letters that cannot be shown.
const TEXT: &str = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]*$";
/// The same with something in it besides spaces.
const FILLED: &str = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]*[!-~\u00c0-\u024f][^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]*$";

/// Adds answers, headers and protection that follow from what an operation takes.
pub(super) fn complete(document: &mut Value) {
    let mut bodies = Vec::new();
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for item in paths.into_iter().flat_map(Map::values_mut) {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            let Some(operation) = operation.as_object_mut() else { continue };
            bodies.extend(reference(operation));
            one(method, operation);
        }
    }
    let Some(components) = document.get_mut("components").and_then(Value::as_object_mut) else { return };
    if let Some(schemas) = components.get_mut("schemas").and_then(Value::as_object_mut) {
        let nested: Vec<String> = schemas.keys().filter(|name| name.as_str() == "Answered").cloned().collect();
        for name in bodies.iter().chain(&nested) {
            schemas.get_mut(name).into_iter().for_each(texts);
        }
        schemas.values_mut().for_each(lifted);
    }
    components.insert(
        "securitySchemes".to_owned(),
        json!({
            "token": { "type": "http", "scheme": "bearer", "description": "A token from the page of your account." },
            "session": { "type": "apiKey", "in": "cookie", "name": "__Host-session", "description": "The session of a browser." },
            "csrf": {
                "type": "apiKey", "in": "header", "name": "x-csrf",
                "description": "With a session, for everything but reading: the value of the cookie `__Host-form`."
            }
        }),
    );
}

/// The name of the shape of an operation's body.
fn reference(operation: &Map<String, Value>) -> Option<String> {
    let schema = operation.get("requestBody")?.get("content")?.get("application/json")?.get("schema")?;
    schema.get("$ref")?.as_str()?.rsplit('/').next().map(str::to_owned)
}

fn one(method: &str, operation: &mut Map<String, Value>) {
    let is_read = method == "get";
    let own = if is_read { json!({ "session": [] }) } else { json!({ "session": [], "csrf": [] }) };
    operation.insert("security".to_owned(), json!([{ "token": [] }, own]));
    let (mut places, mut names) = (Vec::new(), Vec::new());
    for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
        let word = |key: &str| parameter.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        places.push(word("in"));
        names.push(word("name"));
        if word("in") == "query" {
            parameter.get_mut("schema").into_iter().for_each(text);
        }
    }
    let has = |name: &str| names.iter().any(|own| own == name);
    let (matched, known, keyed) = (has("If-Match"), has("If-None-Match"), has("Idempotency-Key"));
    let (in_path, queried, listed) =
        (places.iter().any(|own| own == "path"), places.iter().any(|own| own == "query"), has("cursor"));
    let sends = operation.contains_key("requestBody");
    let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return };
    let tagged = matched || known;
    for (status, response) in responses.iter_mut() {
        let made = status == "201";
        let all = [("ETag", tagged || made), ("Location", made), ("Link", listed)];
        for (name, _) in all.into_iter().filter(|(_, wanted)| *wanted && status != "204") {
            put_header(response, name);
        }
    }
    if known {
        responses.insert("304".to_owned(), json!({ "description": "What you have still holds." }));
    }
    let refusals = [
        ("400", sends, "The body is not JSON, or a header cannot be read."),
        ("401", true, "Nobody has logged in, or the token does not work."),
        ("403", true, "Whoever asks may not do this."),
        ("404", in_path, "There is no such thing in the organisation."),
        ("409", !is_read, "It cannot be done as things are, or the same request is under way."),
        ("412", matched, "It has changed since it was read. `ETag` is the one that holds now, where it is known."),
        ("413", sends || keyed, "The body is too large."),
        ("415", sends, "The body is not said to be JSON."),
        ("422", sends || queried || keyed || matched, "Something that was sent is wrong: `errors` says what and where."),
        ("428", matched, "`If-Match` is missing."),
        ("503", true, "Nothing can be saved or read just now. Try again later."),
    ];
    for (status, _, description) in refusals.into_iter().filter(|(_, wanted, _)| *wanted) {
        let content = json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } });
        responses.insert(status.to_owned(), json!({ "description": description, "content": content }));
    }
}

fn put_header(response: &mut Value, name: &str) {
    let description = match name {
        "ETag" => "The version, for `If-Match` and `If-None-Match`.",
        "Location" => "Where it is.",
        _ => "The parts of the list before and after this one (RFC 8288).",
    };
    let Some(response) = response.as_object_mut() else { return };
    let headers = response.entry("headers").or_insert_with(|| json!({}));
    if let Some(headers) = headers.as_object_mut() {
        headers.insert(name.to_owned(), json!({ "description": description, "schema": { "type": "string" } }));
    }
}

/// What is said of a field that may be null stands with the field, where readers look, not with one of its two choices.
fn lifted(schema: &mut Value) {
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for property in properties.into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut) {
        let choices = property.get_mut("oneOf").and_then(Value::as_array_mut);
        let said = choices.into_iter().flatten().filter_map(|one| one.as_object_mut()?.remove("description")).next();
        if let Some(said) = said {
            property.entry("description").or_insert(said);
        }
    }
}

/// What texts in a body must look like.
fn texts(schema: &mut Value) {
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for property in properties.into_iter().flat_map(Map::values_mut) {
        text(property);
        property.get_mut("items").into_iter().for_each(text);
    }
}

fn text(schema: &mut Value) {
    let Some(schema) = schema.as_object_mut() else { return };
    let is_text = match schema.get("type") {
        Some(Value::String(one)) => one == "string",
        Some(Value::Array(some)) => some.iter().any(|one| one == "string"),
        _ => false,
    };
    if !is_text || ["pattern", "enum", "format"].iter().any(|key| schema.contains_key(*key)) {
        return;
    }
    let filled = schema.get("minLength").and_then(Value::as_u64).unwrap_or_default() > 0;
    schema.insert("pattern".to_owned(), json!(if filled { FILLED } else { TEXT }));
}
