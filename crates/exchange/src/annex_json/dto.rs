//! The members of `annex.json`, in the order of the document. Field names are the format: changing one is a new version of it.

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(super) struct AnnexDto {
    pub(super) schema: String,
    pub(super) internal: bool,
    pub(super) annex: IdentityDto,
    pub(super) catalog: CatalogDto,
    pub(super) classification: ClassificationDto,
    pub(super) delivery: Vec<NamedDto>,
    pub(super) circumstances: Vec<NamedDto>,
    pub(super) information: Vec<InformationDto>,
    pub(super) requirements: Vec<RequirementDto>,
    pub(super) left_out: Vec<LeftOutDto>,
    pub(super) clauses: Vec<ClauseDto>,
    pub(super) decisions: Vec<DecisionDto>,
    pub(super) reminders: Vec<ReminderDto>,
    pub(super) changes: Vec<ChangeDto>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct IdentityDto {
    pub(super) id: String,
    pub(super) version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) previous: Option<PreviousDto>,
    pub(super) title: String,
    pub(super) buyer: String,
    pub(super) reference: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<String>,
    pub(super) language: String,
    pub(super) mode: String,
    pub(super) law: String,
    pub(super) below_threshold: bool,
    pub(super) national_security: String,
    pub(super) description: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct PreviousDto {
    pub(super) version: u32,
    pub(super) digest: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct TextDto {
    pub(super) sv: String,
    pub(super) en: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct CatalogDto {
    pub(super) id: String,
    pub(super) title: TextDto,
    pub(super) version: String,
    pub(super) licence: String,
    pub(super) requirements: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) digest: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) overlay: Option<OverlayDto>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct OverlayDto {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) organisation: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) digest: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct KeptDto {
    pub(super) annex_version: u32,
    pub(super) catalog_version: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ClassificationDto {
    pub(super) scale: String,
    pub(super) class: String,
    pub(super) aspects: Vec<AspectDto>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct AspectDto {
    pub(super) title: TextDto,
    pub(super) figure: i64,
    pub(super) level: TextDto,
    pub(super) meaning: TextDto,
}

#[derive(Serialize, Deserialize)]
pub(super) struct NamedDto {
    pub(super) id: String,
    pub(super) title: TextDto,
}

#[derive(Serialize, Deserialize)]
pub(super) struct InformationDto {
    pub(super) name: String,
    pub(super) class: String,
    pub(super) aspects: Vec<AspectDto>,
    pub(super) circumstances: Vec<NamedDto>,
    pub(super) own_circumstances: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct RequirementDto {
    pub(super) number: u32,
    pub(super) id: String,
    pub(super) revision: u32,
    pub(super) own: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) layer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kept: Option<KeptDto>,
    pub(super) area: NamedDto,
    pub(super) title: TextDto,
    pub(super) text: TextDto,
    pub(super) motive: TextDto,
    pub(super) guidance: TextDto,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) how: Option<TextDto>,
    pub(super) strength: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) weight: Option<u8>,
    pub(super) placement: String,
    pub(super) party: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) alternative: Option<TextDto>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) interim: Option<TextDto>,
    pub(super) flow_down: Vec<NamedDto>,
    pub(super) evidence: Vec<EvidenceDto>,
    pub(super) question: QuestionDto,
    pub(super) parameters: Vec<ParameterDto>,
    pub(super) references: Vec<ReferenceDto>,
    pub(super) obligations: Vec<String>,
    pub(super) because: Vec<ReasonDto>,
    pub(super) sets: Vec<TextDto>,
    pub(super) replaced: Vec<String>,
    pub(super) back_after: Vec<String>,
    pub(super) law_backed: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct EvidenceDto {
    pub(super) stage: String,
    pub(super) kind: String,
    pub(super) what: TextDto,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) interval_months: Option<u32>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct QuestionDto {
    pub(super) text: TextDto,
    pub(super) answer: String,
    pub(super) expected: String,
    pub(super) comment_required: Vec<String>,
    pub(super) choices: Vec<TextDto>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ParameterDto {
    pub(super) name: String,
    pub(super) title: TextDto,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<String>,
    pub(super) value: ValueDto,
    pub(super) standard: ValueDto,
}

/// A whole number, or a date as text.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum ValueDto {
    Whole(i64),
    Date(String),
}

#[derive(Serialize, Deserialize)]
pub(super) struct ReferenceDto {
    pub(super) text: TextDto,
    pub(super) certainty: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ReasonDto {
    pub(super) code: String,
    pub(super) text: TextDto,
}

#[derive(Serialize, Deserialize)]
pub(super) struct LeftOutDto {
    pub(super) id: String,
    pub(super) area: String,
    pub(super) title: TextDto,
    pub(super) kept_out_by: ReasonDto,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ClauseDto {
    pub(super) number: u32,
    pub(super) id: String,
    pub(super) revision: u32,
    pub(super) area: NamedDto,
    pub(super) title: TextDto,
    pub(super) text: TextDto,
    pub(super) fallback: TextDto,
    pub(super) loss: TextDto,
    pub(super) requirements: Vec<String>,
    pub(super) obligations: Vec<NamedDto>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kept: Option<KeptDto>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DecisionDto {
    pub(super) kind: String,
    pub(super) requirement: String,
    pub(super) title: TextDto,
    pub(super) what: TextDto,
    pub(super) reason: String,
    pub(super) approved_by: String,
    pub(super) law_backed: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ReminderDto {
    pub(super) id: String,
    pub(super) title: TextDto,
    pub(super) text: TextDto,
    pub(super) references: Vec<ReferenceDto>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ChangeDto {
    pub(super) kind: String,
    pub(super) subject: String,
    pub(super) title: TextDto,
    pub(super) before: TextDto,
    pub(super) after: TextDto,
}
