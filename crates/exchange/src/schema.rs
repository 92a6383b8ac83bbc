//! JSON Schemas, made from the same shapes that the readers follow.

mod contract_check;

use catalog::source::{Field, Kind, Shape, Vocabulary, Words};
use serde_json::{Map, Value, json};

use crate::annex_json::SCHEMA;
use crate::case_file::CASE;
use crate::decisions_file::DECISIONS;
use crate::migration_file::MIGRATION;

pub use contract_check::contract_check_schema;

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of a kind of catalog file. Editors use it on TOML too.
#[must_use]
pub fn shape_schema(shape: &Shape, words: &Words) -> Value {
    let mut schema = object(shape, words);
    if let Some(map) = schema.as_object_mut() {
        map.insert("$schema".to_owned(), json!(DIALECT));
        map.insert("title".to_owned(), json!(format!("kravkedja {}", shape.name)));
    }
    schema
}

/// The schema of a case file.
#[must_use]
pub fn case_schema(words: &Words) -> Value {
    shape_schema(&CASE, words)
}

/// The schema of a migration file.
#[must_use]
pub fn migration_schema() -> Value {
    shape_schema(&MIGRATION, &Words::default())
}

/// The schema of a decisions file.
#[must_use]
pub fn decisions_schema() -> Value {
    shape_schema(&DECISIONS, &Words::default())
}

/// The schema of `annex.json`: the members that a reader may rely on.
#[must_use]
pub fn annex_schema() -> Value {
    let text = json!({ "type": "object", "required": ["sv", "en"], "properties": { "sv": { "type": "string" }, "en": { "type": "string" } } });
    let named = json!({ "type": "object", "required": ["id", "title"], "properties": { "id": { "type": "string" }, "title": { "$ref": "#/$defs/text" } } });
    let list = |item: &str| json!({ "type": "array", "items": { "$ref": format!("#/$defs/{item}") } });
    let words = json!({ "type": "array", "items": { "type": "string" } });
    json!({
        "$schema": DIALECT,
        "title": SCHEMA,
        "description": "A requirement annex with its digest: SHA-256 over the RFC 8785 form of the object without digest and files. An internal paper of the buyer.",
        "type": "object",
        "required": ["schema", "internal", "annex", "catalog", "classification", "delivery", "circumstances", "information",
            "requirements", "left_out", "clauses", "decisions", "reminders", "changes", "files", "digest"],
        "properties": {
            "schema": { "const": SCHEMA },
            "internal": { "const": true, "description": "Not to be handed to tenderers or suppliers." },
            "annex": {
                "type": "object",
                "required": ["id", "version", "title", "buyer", "reference", "language", "mode", "law", "below_threshold", "national_security", "description"],
                "properties": {
                    "id": { "type": "string" },
                    "version": { "type": "integer", "minimum": 1 },
                    "previous": { "type": "object", "required": ["version", "digest"], "properties": { "version": { "type": "integer" }, "digest": { "$ref": "#/$defs/digest" } } },
                    "title": { "type": "string" }, "buyer": { "type": "string" }, "reference": { "type": "string" },
                    "date": { "type": "string", "format": "date" },
                    "language": { "enum": ["sv", "en"] },
                    "mode": { "enum": ["procurement", "call-off", "direct-award", "existing-contract", "in-house"] },
                    "law": { "enum": ["lou", "luf", "luk"] },
                    "below_threshold": { "type": "boolean" },
                    "national_security": { "enum": ["no", "unknown"] },
                    "description": { "type": "string" }
                }
            },
            "catalog": {
                "type": "object",
                "required": ["id", "title", "version", "licence", "requirements"],
                "properties": {
                    "digest": { "$ref": "#/$defs/digest", "description": "Of the catalog's files, without templates." },
                    "overlay": { "type": "object", "required": ["id", "version", "organisation"], "properties": { "digest": { "$ref": "#/$defs/digest" } } }
                }
            },
            "classification": {
                "type": "object",
                "required": ["scale", "class", "aspects"],
                "properties": {
                    "scale": { "enum": ["0-4", "1-4-klassa-v3"], "description": "The scale of the figures in aspects; class is always on 0-4." },
                    "class": { "type": "string", "pattern": "^K[0-3]R[0-3]T[0-3](S[0-3])?$" },
                    "aspects": { "type": "array" }
                }
            },
            "delivery": list("named"),
            "circumstances": list("named"),
            "information": { "type": "array" },
            "requirements": list("requirement"),
            "left_out": { "type": "array", "items": { "type": "object", "required": ["id", "area", "title", "kept_out_by"] } },
            "clauses": { "type": "array", "items": { "type": "object", "required": ["number", "id", "revision", "area", "title", "text", "fallback", "loss", "requirements", "obligations"] } },
            "decisions": { "type": "array", "items": { "type": "object", "required": ["kind", "requirement", "title", "what", "reason", "approved_by", "law_backed"] } },
            "reminders": { "type": "array", "items": { "type": "object", "required": ["id", "title", "text", "references"] } },
            "changes": { "type": "array", "items": { "type": "object", "required": ["kind", "subject", "title", "before", "after"] } },
            "files": {
                "type": "array",
                "items": { "type": "object", "required": ["name", "sha256"], "properties": { "name": { "type": "string" }, "sha256": { "$ref": "#/$defs/digest" } }, "additionalProperties": false }
            },
            "digest": { "$ref": "#/$defs/digest" }
        },
        "additionalProperties": false,
        "$defs": {
            "text": text,
            "named": named,
            "kept": {
                "type": "object",
                "required": ["annex_version", "catalog_version"],
                "description": "The text of an earlier version, kept when the catalog's changed.",
                "properties": { "annex_version": { "type": "integer", "minimum": 1 }, "catalog_version": { "type": "string" } }
            },
            "digest": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
            "requirement": {
                "type": "object",
                "required": ["number", "id", "revision", "own", "area", "title", "text", "motive", "guidance", "strength", "placement",
                    "party", "flow_down", "evidence", "question", "parameters", "references", "obligations", "because", "sets",
                    "replaced", "back_after", "law_backed"],
                "properties": {
                    "number": { "type": "integer", "minimum": 1 },
                    "id": { "type": "string" },
                    "revision": { "type": "integer", "minimum": 1 },
                    "own": { "type": "boolean" },
                    "layer": { "enum": ["changed", "organisation"], "description": "From an organisation's overlay; absent: from the catalog as it is." },
                    "kept": { "$ref": "#/$defs/kept" },
                    "how": { "$ref": "#/$defs/text" },
                    "area": { "$ref": "#/$defs/named" },
                    "title": { "$ref": "#/$defs/text" },
                    "text": { "$ref": "#/$defs/text" },
                    "motive": { "$ref": "#/$defs/text" },
                    "strength": { "enum": ["mandatory", "scored"] },
                    "weight": { "type": "integer", "minimum": 1, "maximum": 10 },
                    "placement": { "enum": ["qualification", "technical-specification", "contract-term", "award-criterion"] },
                    "party": { "enum": ["supplier", "buyer"] },
                    "evidence": { "type": "array", "items": { "type": "object", "required": ["stage", "kind", "what"] } },
                    "because": { "type": "array", "minItems": 1, "items": { "type": "object", "required": ["code", "text"] } },
                    "obligations": words
                }
            }
        }
    })
}

fn object(shape: &Shape, words: &Words) -> Value {
    let mut properties = Map::new();
    for field in shape.fields {
        properties.insert(field.key.to_owned(), value(field, words));
    }
    let required: Vec<&str> = shape.fields.iter().filter(|field| field.required).map(|field| field.key).collect();
    json!({
        "description": shape.about,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn value(field: &Field, words: &Words) -> Value {
    let mut schema = kind(&field.kind, words);
    if let Some(map) = schema.as_object_mut() {
        map.insert("description".to_owned(), json!(field.about));
    }
    schema
}

fn kind(kind: &Kind, words: &Words) -> Value {
    let number_or_date = json!({ "type": ["integer", "string"] });
    let languages = |item: Value| json!({ "type": "object", "properties": { "sv": item, "en": item }, "required": ["sv", "en"], "additionalProperties": false });
    let texts = json!({ "type": "array", "items": { "type": "string" } });
    match kind {
        Kind::Text => json!({ "type": "string", "minLength": 1 }),
        Kind::Localised => languages(json!({ "type": "string", "minLength": 1 })),
        Kind::LocalisedList => languages(texts),
        Kind::Whole(min, max) => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Kind::WholeOrDate => number_or_date,
        Kind::Note => json!({ "type": "string" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::FlagOr(word) => json!({ "enum": [true, false, word] }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Word(vocabulary) => list(*vocabulary, words),
        Kind::Words(vocabulary) => json!({ "type": "array", "items": list(*vocabulary, words), "uniqueItems": true }),
        Kind::Texts => texts,
        Kind::Levels(vocabulary, min, max) => json!({
            "type": "object",
            "propertyNames": list(*vocabulary, words),
            "additionalProperties": { "type": "integer", "minimum": min, "maximum": max },
        }),
        Kind::ByLevel => json!({
            "type": "object",
            "propertyNames": { "enum": ["0", "1", "2", "3"] },
            "additionalProperties": number_or_date,
            "minProperties": 1,
        }),
        Kind::Table(shape) => object(shape, words),
        Kind::Tables(shape) => json!({ "type": "array", "items": object(shape, words) }),
    }
}

fn list(vocabulary: Vocabulary, words: &Words) -> Value {
    json!({ "enum": vocabulary.words(words) })
}
