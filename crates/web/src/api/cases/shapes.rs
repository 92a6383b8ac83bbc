use app::{CaseForm, CaseRow, CaseSummary, CaseView};
use kernel::Problem as Said;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::answer::{Tagged, of_version};
use crate::api::asked::is_storable;
use crate::api::problem::{Place, Refusal};
use crate::api::words::{Tongue, moment, word};

/// Which cases are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::api) struct CaseQuery {
    /// Where the part of the list begins: from `next` or `previous` of the part before, for the same `sort`.
    pub(in crate::api) cursor: Option<String>,
    /// How many at most; 50 where nothing is said.
    #[param(minimum = 1, maximum = 200)]
    pub(in crate::api) limit: Option<u64>,
    /// Only cases in this state.
    #[param(inline)]
    pub(in crate::api) state: Option<CaseState>,
    /// Only cases with these words in their number, title or reference.
    #[param(max_length = 200)]
    q: Option<String>,
    /// In which order; a minus is the largest or latest first.
    #[serde(default)]
    #[param(inline, required = false)]
    pub(in crate::api) sort: CaseOrder,
}

impl CaseQuery {
    /// The words to look for.
    pub(in crate::api) fn searched(&self) -> Result<String, Refusal> {
        let words = self.q.clone().unwrap_or_default();
        let wrong = |code| Refusal::wrong(Place::Parameter("q".to_owned()), Said::error(code));
        match words.chars().count() {
            _ if !is_storable(&words) => Err(wrong("web-api-character")),
            0..=200 => Ok(words),
            _ => Err(wrong("web-text-long")),
        }
    }
}

/// The state of a case.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(in crate::api) enum CaseState {
    /// It is worked with.
    Open,
    /// It was put aside.
    Archived,
}

/// The order of cases.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
pub(in crate::api) enum CaseOrder {
    /// What changed longest ago first.
    #[serde(rename = "changed")]
    Changed,
    /// What changed last first.
    #[default]
    #[serde(rename = "-changed")]
    LastChanged,
    /// The smallest number first.
    #[serde(rename = "number")]
    Number,
    /// The largest number first.
    #[serde(rename = "-number")]
    LastNumber,
    /// By title.
    #[serde(rename = "title")]
    Title,
    /// By title backwards.
    #[serde(rename = "-title")]
    LastTitle,
    /// By reference.
    #[serde(rename = "reference")]
    Reference,
    /// By reference backwards.
    #[serde(rename = "-reference")]
    LastReference,
}

/// The kind of purchase.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::api) enum Mode {
    /// A procurement.
    #[default]
    Procurement,
    /// A call-off from a framework agreement.
    CallOff,
    /// A direct award.
    DirectAward,
    /// A contract that is there already.
    ExistingContract,
    /// What the organisation does itself.
    InHouse,
}

/// The procurement law.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(in crate::api) enum Law {
    /// The act on public procurement, 2016:1145.
    #[default]
    Lou,
    /// The act on procurement in the utilities sectors, 2016:1146.
    Luf,
    /// The act on procurement of concessions, 2016:1147.
    Luk,
}

/// Can security-sensitive activity be concerned?
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(in crate::api) enum NationalSecurity {
    /// No.
    No,
    /// Yes: the case is stopped.
    Yes,
    /// Nobody knows: a serious case is stopped.
    Unknown,
}

/// What was answered to a question of the guided classification.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct Answered {
    /// The question's id.
    #[schema(max_length = 200)]
    question: String,
    /// The answer's id.
    #[schema(max_length = 200)]
    answer: String,
}

/// What is said of a case.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "title": "Skolplattform", "reference": "KS 2026/12", "class": "K2R2T2", "delivery": ["saas"],
    "circumstances": ["personal-data"], "national_security": "no", "mode": "procurement", "law": "lou", "language": "sv"
}))]
pub(in crate::api) struct CaseData {
    /// What is bought.
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    /// The reference number of the record office.
    #[serde(default)]
    #[schema(max_length = 200)]
    reference: String,
    /// A few sentences about it.
    #[serde(default)]
    #[schema(max_length = 4000)]
    description: String,
    /// The kind of purchase.
    #[serde(default)]
    mode: Mode,
    /// The procurement law.
    #[serde(default)]
    law: Law,
    /// The rules for purchases below the thresholds govern (LOU chapter 19).
    #[serde(default)]
    below_threshold: bool,
    /// Can security-sensitive activity be concerned?
    national_security: NationalSecurity,
    /// The class: confidentiality (K), integrity (R), availability (T), and traceability (S) if it is set, each 0 to 4.
    #[schema(pattern = "^K[0-4]R[0-4]T[0-4](S[0-4])?$")]
    class: String,
    /// Delivery models, by their words in the catalog.
    #[schema(min_items = 1, max_items = 20, example = json!(["saas"]))]
    delivery: Vec<String>,
    /// Circumstances, by their words in the catalog.
    #[serde(default)]
    #[schema(max_items = 50, example = json!(["personal-data"]))]
    circumstances: Vec<String>,
    /// The language of the documents.
    #[serde(default)]
    language: Tongue,
    /// The unit that buys.
    #[serde(default)]
    #[schema(format = Uuid)]
    unit: Option<String>,
    /// What was answered in the guided classification.
    #[serde(default)]
    #[schema(max_items = 200)]
    answers: Vec<Answered>,
}

/// The title of a copy.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "title": "Skolplattform 2027" }))]
pub(in crate::api) struct NewTitle {
    /// What is bought.
    #[schema(min_length = 1, max_length = 200)]
    pub(in crate::api) title: String,
}

impl From<CaseData> for CaseForm {
    fn from(data: CaseData) -> Self {
        let CaseData {
            title,
            reference,
            description,
            mode,
            law,
            below_threshold,
            national_security,
            class,
            delivery,
            circumstances,
            language,
            unit,
            answers,
        } = data;
        Self {
            title,
            reference,
            description,
            mode: word(&mode),
            law: word(&law),
            below_threshold,
            national_security: word(&national_security),
            class,
            delivery,
            circumstances,
            language: language.code().to_owned(),
            unit: unit.unwrap_or_default(),
            answers: answers.into_iter().map(|Answered { question, answer }| (question, answer)).collect(),
        }
    }
}

/// A case in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct CaseItem {
    /// Its id.
    #[schema(format = Uuid)]
    id: String,
    /// Its number in the organisation.
    number: i64,
    /// What is bought.
    title: String,
    /// The reference number of the record office.
    reference: String,
    /// `open` or `archived`.
    #[schema(pattern = "^(open|archived)$")]
    state: String,
    /// When it was last changed.
    #[schema(format = DateTime)]
    updated_at: String,
    /// When the classification is to be looked at again.
    #[schema(format = Date)]
    review_on: Option<String>,
}

impl From<CaseSummary> for CaseItem {
    fn from(summary: CaseSummary) -> Self {
        let CaseSummary { id, number, title, reference, state, unit: _, updated_at, review_on } = summary;
        let review_on = Some(review_on).filter(|day| !day.is_empty());
        Self { id, number, title, reference, state, updated_at: updated_at.to_string(), review_on }
    }
}

/// A case.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Case {
    /// Its id.
    #[schema(format = Uuid)]
    id: String,
    /// What `If-Match` says to change what is in this answer.
    etag: String,
    /// Its number in the organisation.
    number: i64,
    /// `open` or `archived`.
    #[schema(pattern = "^(open|archived)$")]
    state: String,
    /// What is bought.
    title: String,
    /// The reference number of the record office.
    reference: String,
    /// A few sentences about it.
    description: String,
    /// The kind of purchase.
    mode: String,
    /// The procurement law.
    law: String,
    /// The rules for purchases below the thresholds govern.
    below_threshold: bool,
    /// Can security-sensitive activity be concerned?
    national_security: String,
    /// The class.
    #[schema(example = "K2R2T2")]
    class: String,
    /// Delivery models.
    delivery: Vec<String>,
    /// Circumstances.
    circumstances: Vec<String>,
    /// The language of the documents.
    language: String,
    /// The unit that buys.
    #[schema(format = Uuid)]
    unit: Option<String>,
    /// What was answered in the guided classification.
    answers: Vec<Answered>,
    /// When the classification is to be looked at again.
    #[schema(format = Date)]
    review_on: Option<String>,
    /// Who made it.
    #[schema(format = Uuid)]
    created_by: String,
    /// When it was made.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it was last changed.
    #[schema(format = DateTime)]
    updated_at: String,
}

impl From<CaseView> for Case {
    fn from(view: CaseView) -> Self {
        let form = CaseForm::of(&view);
        let CaseForm {
            title,
            reference,
            description,
            mode,
            law,
            below_threshold,
            national_security,
            class,
            delivery,
            circumstances,
            language,
            unit: _,
            answers,
        } = form;
        let CaseRow {
            id,
            organisation_id: _,
            unit_id,
            number,
            title: _,
            state,
            reference: _,
            search: _,
            title_key: _,
            reference_key: _,
            body: _,
            answers: _,
            review_on,
            created_by,
            created_at,
            updated_at,
            version,
        } = view.row;
        Self {
            id,
            etag: of_version(version),
            number,
            state,
            title,
            reference,
            description,
            mode,
            law,
            below_threshold,
            national_security,
            class,
            delivery,
            circumstances,
            language,
            unit: unit_id,
            answers: answers.into_iter().map(|(question, answer)| Answered { question, answer }).collect(),
            review_on,
            created_by,
            created_at: moment(created_at),
            updated_at: moment(updated_at),
        }
    }
}

impl Tagged for Case {
    fn etag(&self) -> String {
        self.etag.clone()
    }
}
