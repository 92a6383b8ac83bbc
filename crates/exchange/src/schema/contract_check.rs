use contracts::{Element, Severity, Verdict};
use serde_json::{Value, json};

use super::DIALECT;
use crate::contract_check::CHECK_SCHEMA;

/// The schema of a contract check. Nothing but what it names may be there.
#[must_use]
pub fn contract_check_schema() -> Value {
    let verdicts = Verdict::ALL.map(Verdict::id);
    let elements = Element::ALL.map(Element::id);
    let mut parts = elements.to_vec();
    parts.extend(["binding", "subject", "reference"]);
    let kinds =
        ["subject", "binding", "right", "soft", "descriptive", "release", "against", "vague", "reference", "emptying", "element"];
    let span = json!({
        "type": "array", "prefixItems": [{ "$ref": "#/$defs/offset" }, { "$ref": "#/$defs/offset" }], "items": false, "minItems": 2,
        "description": "First byte, and the byte after the last, in the text that `contract text` prints for the file (UTF-8).",
    });
    let or_null = |kind: &str| json!({ "type": [kind, "null"] });
    let list = |item: &str| json!({ "type": "array", "items": { "$ref": format!("#/$defs/{item}") } });
    let counts: serde_json::Map<String, Value> =
        verdicts.iter().map(|verdict| ((*verdict).to_owned(), json!({ "type": "integer", "minimum": 0 }))).collect();
    json!({
        "$schema": DIALECT,
        "title": CHECK_SCHEMA,
        "description": "How a contract stands to each obligation of the catalog, and which words decide that. Verdicts sort contracts for renegotiation; they are no legal findings.",
        "type": "object",
        "required": ["schema", "complete", "files", "obligations", "flags", "coverage"],
        "additionalProperties": false,
        "properties": {
            "schema": { "const": CHECK_SCHEMA },
            "complete": { "type": "boolean", "description": "The files are the whole contract: nothing found means missing, not not-found." },
            "files": list("file"),
            "obligations": { "type": "array", "items": { "$ref": "#/$defs/obligation" }, "description": "Every obligation that applies, in the order of the catalog." },
            "flags": { "type": "array", "items": { "$ref": "#/$defs/flag" }, "description": "What to take up, the most serious first." },
            "coverage": {
                "type": "object",
                "description": "How far the contract carries the requirements that its case would ask for today. Empty where no case or class was given.",
                "additionalProperties": false,
                "properties": {
                    "counts": { "type": "object", "description": "Requirements by the best verdict of their obligations.", "required": verdicts, "properties": counts, "additionalProperties": false },
                    "requirements": list("carried"),
                    "annex_only": { "type": "array", "items": { "type": "string" }, "description": "Selected requirements that serve no obligation." }
                }
            }
        },
        "$defs": {
            "text": { "type": "object", "required": ["sv", "en"], "properties": { "sv": { "type": "string" }, "en": { "type": "string" } }, "additionalProperties": false },
            "offset": { "type": "integer", "minimum": 0 },
            "span": span,
            "verdict": { "enum": verdicts },
            "severity": { "enum": Severity::ALL.map(Severity::id) },
            "elements": { "type": "array", "items": { "enum": elements } },
            "file": {
                "type": "object",
                "required": ["name", "sha256", "language", "pages", "clauses", "problems"],
                "additionalProperties": false,
                "properties": {
                    "name": { "type": "string" },
                    "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
                    "language": { "enum": ["sv", "en"], "description": "The language that most of it is in." },
                    "pages": { "type": ["integer", "null"], "minimum": 0 },
                    "clauses": { "type": "integer", "minimum": 0 },
                    "problems": { "type": "array", "items": {
                        "type": "object",
                        "required": ["code", "severity", "message"],
                        "additionalProperties": false,
                        "properties": { "code": { "type": "string" }, "severity": { "enum": ["error", "warning", "notice"] }, "message": { "$ref": "#/$defs/text" } }
                    } }
                }
            },
            "obligation": {
                "type": "object",
                "required": ["id", "verdict", "confirmed", "missing", "improve", "confidence", "severity", "clauses", "why", "may_be_in"],
                "additionalProperties": false,
                "properties": {
                    "id": { "type": "string" },
                    "verdict": { "$ref": "#/$defs/verdict" },
                    "confirmed": { "type": "boolean", "description": "A person has confirmed or overruled it." },
                    "missing": { "$ref": "#/$defs/elements", "description": "Elements that it needs and that are not there." },
                    "improve": { "$ref": "#/$defs/elements", "description": "Elements that would make it better." },
                    "confidence": { "type": "number", "minimum": 0, "maximum": 1 },
                    "severity": { "$ref": "#/$defs/severity" },
                    "clauses": { "type": "array", "items": { "$ref": "#/$defs/clause" }, "description": "The passages that decided it, the most telling first." },
                    "why": { "$ref": "#/$defs/text" },
                    "may_be_in": { "type": "array", "items": { "type": "string" }, "description": "Documents that were named and not given, in which it may stand." }
                }
            },
            "clause": {
                "type": "object",
                "required": ["file", "number", "heading", "page", "span", "marks"],
                "additionalProperties": false,
                "properties": {
                    "file": { "type": "string", "description": "One of the names in files." },
                    "number": or_null("string"),
                    "heading": or_null("string"),
                    "page": { "type": ["integer", "null"], "minimum": 1 },
                    "span": { "$ref": "#/$defs/span" },
                    "marks": list("mark")
                }
            },
            "mark": {
                "type": "object",
                "required": ["element", "kind", "span", "text"],
                "additionalProperties": false,
                "properties": {
                    "element": { "enum": parts, "description": "The element it gives; binding, subject or reference where it gives none." },
                    "kind": { "enum": kinds },
                    "span": { "$ref": "#/$defs/span" },
                    "text": { "type": "string", "description": "The words at the span." }
                }
            },
            "flag": {
                "type": "object",
                "required": ["kind", "severity", "obligation", "confirmed", "says", "clause"],
                "additionalProperties": false,
                "properties": {
                    "kind": { "enum": ["missing", "weak", "incomplete", "not-held", "hollow", "old-law", "placeholder"] },
                    "severity": { "$ref": "#/$defs/severity" },
                    "obligation": or_null("string"),
                    "confirmed": { "type": "boolean" },
                    "says": { "$ref": "#/$defs/text" },
                    "clause": { "oneOf": [{ "type": "null" }, { "$ref": "#/$defs/clause" }] }
                }
            },
            "carried": {
                "type": "object",
                "required": ["id", "best", "by"],
                "additionalProperties": false,
                "properties": {
                    "id": { "type": "string" },
                    "best": { "$ref": "#/$defs/verdict" },
                    "by": { "type": "array", "items": {
                        "type": "object", "required": ["obligation", "verdict"], "additionalProperties": false,
                        "properties": { "obligation": { "type": "string" }, "verdict": { "$ref": "#/$defs/verdict" } }
                    } }
                }
            },
        }
    })
}
