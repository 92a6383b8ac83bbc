//! The form of a library, as far as it is about frameworks. Keys that are not known are kept, so that they can be told.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Words by key and language: `translations: { en: { name: … } }`.
pub(super) type Translations = BTreeMap<String, BTreeMap<String, Option<String>>>;
pub(super) type Unknown = BTreeMap<String, Value>;

#[derive(Serialize, Deserialize, Default)]
pub(super) struct Library {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) urn: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) locale: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) ref_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) copyright: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) publication_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) provider: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) packager: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) translations: Option<Translations>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) dependencies: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) convert_library_version: Option<String>,
    #[serde(default)]
    pub(super) objects: Objects,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) kravkedja: Option<Own>,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

#[derive(Serialize, Deserialize, Default)]
pub(super) struct Objects {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) framework: Option<Framework>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) frameworks: Vec<Framework>,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

#[derive(Serialize, Deserialize, Default)]
pub(super) struct Framework {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) urn: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) ref_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) translations: Option<Translations>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) implementation_groups_definition: Option<Vec<Group>>,
    #[serde(default)]
    pub(super) requirement_nodes: Vec<Node>,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

#[derive(Serialize, Deserialize, Default)]
pub(super) struct Group {
    #[serde(default)]
    pub(super) ref_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) default_selected: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) translations: Option<Translations>,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

#[derive(Serialize, Deserialize, Default)]
pub(super) struct Node {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) urn: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) assessable: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) depth: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) parent_urn: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) ref_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) annotation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) typical_evidence: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) implementation_groups: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) questions: Option<BTreeMap<String, Question>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) translations: Option<Translations>,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

#[derive(Serialize, Deserialize, Default)]
pub(super) struct Question {
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) choices: Option<Vec<Choice>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) translations: Option<Translations>,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

#[derive(Serialize, Deserialize, Default)]
pub(super) struct Choice {
    #[serde(default)]
    pub(super) urn: String,
    #[serde(default)]
    pub(super) value: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) translations: Option<Translations>,
    #[serde(flatten)]
    pub(super) unknown: Unknown,
}

/// What the form has no place for.
#[derive(Serialize, Deserialize, Default)]
pub(super) struct Own {
    pub(super) format: String,
    pub(super) catalog: String,
    pub(super) version: String,
    /// Fields by requirement, each by its path; a value as TOML writes it.
    pub(super) requirements: BTreeMap<String, OwnRequirement>,
}

#[derive(Serialize, Deserialize, Default)]
pub(super) struct OwnRequirement {
    pub(super) area: String,
    pub(super) fields: BTreeMap<String, String>,
}
