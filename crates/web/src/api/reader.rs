//! A page that shows the document of the API to people.

use serde_json::{Value, json};

use super::document::document;
use crate::page::Page;
use crate::templates::text;
use crate::visitor::Guest;

/// The page.
pub(super) async fn show(guest: Guest) -> Page {
    let language = guest.language;
    let schemas = document().pointer("/components/schemas").and_then(Value::as_object);
    let tags = document().get("tags").and_then(Value::as_array);
    let view = json!({
        "version": document().pointer("/info/version"),
        "groups": tags.into_iter().flatten().map(group).collect::<Vec<_>>(),
        "shapes": schemas.into_iter().flatten().map(|(name, schema)| shape(name, schema)).collect::<Vec<_>>(),
    });
    Page::new("pages/api", text(language, "web-api-title"), view)
}

fn said(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn group(tag: &Value) -> Value {
    let name = said(tag, "name");
    let paths = document().get("paths").and_then(Value::as_object);
    let all = paths.into_iter().flatten().flat_map(|(path, item)| {
        let methods = item.as_object().into_iter().flatten();
        methods.map(move |(method, operation)| (path.as_str(), method.to_uppercase(), operation))
    });
    let own = |operation: &Value| operation.pointer("/tags/0").and_then(Value::as_str) == Some(name.as_str());
    let operations =
        all.filter(|(_, _, operation)| own(operation)).map(|(path, method, operation)| one(path, &method, operation));
    json!({ "name": name, "description": said(tag, "description"), "operations": operations.collect::<Vec<_>>() })
}

fn one(path: &str, method: &str, operation: &Value) -> Value {
    let parameters = operation.get("parameters").and_then(Value::as_array).into_iter().flatten().map(|parameter| {
        json!({
            "name": said(parameter, "name"),
            "place": said(parameter, "in"),
            "required": parameter.get("required").and_then(Value::as_bool).unwrap_or_default(),
            "kind": kind(parameter.get("schema").unwrap_or(&Value::Null)),
            "description": said(parameter, "description"),
        })
    });
    let responses = operation.get("responses").and_then(Value::as_object).into_iter().flatten().map(|(status, response)| {
        let content = response.get("content").and_then(Value::as_object);
        let schema = content.and_then(|content| content.values().next()).and_then(|content| content.get("schema"));
        json!({ "status": status, "description": said(response, "description"), "shape": schema.map(name_of).unwrap_or_default() })
    });
    let body = operation.pointer("/requestBody/content/application~1json/schema").map(name_of).unwrap_or_default();
    json!({
        "id": said(operation, "operationId"),
        "method": method,
        "path": path,
        "summary": said(operation, "summary"),
        "description": said(operation, "description"),
        "parameters": parameters.collect::<Vec<_>>(),
        "body": body,
        "responses": responses.collect::<Vec<_>>(),
    })
}

fn shape(name: &str, schema: &Value) -> Value {
    let required: Vec<&str> =
        schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    // Shapes that are put together of others stand in parts.
    let parts = schema.get("allOf").and_then(Value::as_array).into_iter().flatten().chain([schema]);
    let properties = parts.filter_map(|part| part.get("properties")).filter_map(Value::as_object).flatten();
    let properties = properties.map(|(name, property)| {
        json!({
            "name": name,
            "kind": kind(property),
            "shape": name_of(property.get("items").unwrap_or(property)),
            "required": required.contains(&name.as_str()),
            "description": said(property, "description"),
        })
    });
    let example = schema.get("example").and_then(|example| serde_json::to_string_pretty(example).ok());
    json!({
        "name": name,
        "description": said(schema, "description"),
        "kind": kind(schema),
        "properties": properties.collect::<Vec<_>>(),
        "example": example.unwrap_or_default(),
    })
}

/// The name of the shape that is referred to; nothing where none is.
fn name_of(schema: &Value) -> String {
    let choices = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    let reference = choices.chain([schema]).find_map(|one| one.get("$ref")).and_then(Value::as_str);
    reference.and_then(|reference| reference.rsplit('/').next()).unwrap_or_default().to_owned()
}

/// What kind of value it is, as the document says it.
fn kind(schema: &Value) -> String {
    let words = |value: &Value| value.as_array().map(|all| all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | "));
    if let Some(listed) = schema.get("enum").and_then(words) {
        return listed;
    }
    let own = schema.get("type").map(|own| words(own).unwrap_or_else(|| own.as_str().unwrap_or_default().to_owned()));
    match (own.unwrap_or_default(), said(schema, "format")) {
        (own, format) if format.is_empty() => own,
        (own, format) => format!("{own} ({format})"),
    }
}
