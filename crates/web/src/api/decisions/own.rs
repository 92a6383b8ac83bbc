use app::{Error, FieldProblem, OwnRequirement};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A requirement in somebody's own words.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "title": "Support på svenska", "text": "Leverantören ska svara på supportärenden på svenska.",
    "motive": "Personalen ska kunna beskriva fel utan att översätta.", "evidence": "Beskrivning av supporten.",
    "stage": "bid", "strength": "mandatory", "placement": "contract-term"
}))]
pub(super) struct Own {
    /// A few words.
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    /// The demand.
    #[schema(min_length = 1, max_length = 4000)]
    text: String,
    /// Why it is asked.
    #[schema(min_length = 1, max_length = 4000)]
    motive: String,
    /// How it is shown to be met.
    #[schema(min_length = 1, max_length = 4000)]
    evidence: String,
    /// When it is shown: `bid`, `before-award`, `before-start`, `follow-up`.
    #[schema(pattern = "^(bid|before-award|before-start|follow-up)$")]
    stage: String,
    /// The code of the area that it stands in; nothing is last, under a heading of their own.
    #[serde(default)]
    #[schema(max_length = 16)]
    area: String,
    /// `mandatory` or `scored`.
    #[schema(pattern = "^(mandatory|scored)$")]
    strength: String,
    /// Its share of the points, where it is scored.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 10)]
    weight: Option<u8>,
    /// Where it stands in the procurement documents. Only a scored requirement can be an award criterion.
    #[schema(pattern = "^(qualification|technical-specification|contract-term|award-criterion)$")]
    placement: String,
}

impl From<OwnRequirement> for Own {
    fn from(own: OwnRequirement) -> Self {
        let OwnRequirement { title, text, motive, evidence, stage, area, strength, weight, placement } = own;
        Self { title, text, motive, evidence, stage, area, strength, weight: weight.parse().ok(), placement }
    }
}

impl From<&Own> for OwnRequirement {
    fn from(own: &Own) -> Self {
        let Own { title, text, motive, evidence, stage, area, strength, weight, placement } = own.clone();
        let weight = weight.map(|weight| weight.to_string()).unwrap_or_default();
        Self { title, text, motive, evidence, stage, area, strength, weight, placement }
    }
}

/// The own requirement of a decision, where its kind has one.
pub(super) fn given(wanted: bool, own: &Option<Own>) -> Result<Option<OwnRequirement>, Error> {
    match (wanted, own) {
        (true, Some(own)) => Ok(Some(OwnRequirement::from(own))),
        (true, None) => Err(Error::field("own", "web-api-own-missing")),
        (false, Some(_)) => Err(Error::field("own", "web-api-own-extra")),
        (false, None) => Ok(None),
    }
}

/// Problems where they stand in the body: the fields of the requirement are below `own`.
pub(super) fn placed(error: Error) -> Error {
    let Error::Invalid(problems) = error else { return error };
    let below = |wrong: FieldProblem| match wrong.field.as_str() {
        "" | "reason" => wrong,
        field => FieldProblem { field: format!("own/{field}"), problem: wrong.problem },
    };
    Error::Invalid(problems.into_iter().map(below).collect())
}
