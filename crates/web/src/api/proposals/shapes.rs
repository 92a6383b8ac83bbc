use app::{AnnexRequirement, Language, Proposed};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::words::Both;
use crate::templates::with_messages;

/// What a case asks for as it stands now.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Proposal {
    /// The requirements in order.
    requirements: Vec<AskedFor>,
    /// The requirements of the catalog that are not among them.
    left_out: Vec<LeftOut>,
    /// How many decisions wait for the information owner or were refused: no annex can be issued while there are any.
    waiting: usize,
    /// What to look at before the annex is issued.
    notices: Vec<Notice>,
}

/// Something to look at.
#[derive(Debug, Serialize, ToSchema)]
struct Notice {
    /// A word for programs.
    code: String,
    /// In the language asked for.
    detail: String,
}

/// A requirement that is not asked for.
#[derive(Debug, Serialize, ToSchema)]
struct LeftOut {
    /// Its id.
    requirement: String,
    /// Its title.
    title: Both,
    /// What kept it out, for programs.
    reason: String,
    /// What kept it out.
    why: Both,
}

/// A requirement as it stands in an annex.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct AskedFor {
    /// Its number, from 1.
    #[schema(minimum = 1)]
    number: u32,
    /// Its id.
    #[schema(example = "ATK-01")]
    requirement: String,
    /// Its revision in the catalog.
    revision: u32,
    /// The organisation's own, not the catalog's.
    own: bool,
    /// The code of its area.
    area: String,
    /// Its title.
    title: Both,
    /// The demand.
    text: Both,
    /// Why it is asked.
    motive: Both,
    /// For the buyer.
    guidance: Both,
    /// `mandatory` or `scored`.
    #[schema(pattern = "^(mandatory|scored)$")]
    strength: String,
    /// Its share of the points, 1 to 10, where it is scored.
    weight: Option<u8>,
    /// Where it stands in the procurement documents.
    placement: String,
    /// Whose duty it is.
    #[schema(pattern = "^(supplier|buyer)$")]
    party: String,
    /// An equivalent measure.
    alternative: Option<Both>,
    /// What holds until later.
    interim: Option<Both>,
    /// How it is shown to be met.
    evidence: Vec<Evidence>,
    /// Its figures.
    parameters: Vec<Figure>,
    /// Points of frameworks.
    references: Vec<Both>,
    /// What brought it in.
    because: Vec<Because>,
    /// A law stands behind it.
    law_backed: bool,
}

/// How a requirement is shown to be met.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Evidence {
    /// When: `bid`, `before-award`, `before-start`, `follow-up`.
    pub(in crate::api) stage: String,
    /// What kind of thing.
    pub(in crate::api) kind: String,
    /// What.
    pub(in crate::api) what: Both,
    /// Months between two times, for follow-up.
    pub(in crate::api) interval_months: Option<u32>,
}

/// A figure in a requirement.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Figure {
    /// Its name.
    name: String,
    /// What it is.
    title: Both,
    /// What it counts; null is a date.
    unit: Option<String>,
    /// A whole number or a date.
    value: String,
    /// What the catalog gives for the case.
    standard: String,
}

/// What brought a requirement in.
#[derive(Debug, Serialize, ToSchema)]
struct Because {
    /// For programs: `always`, `confidentiality>=2`, `circumstance:nis2`.
    code: String,
    /// For people.
    text: Both,
}

impl Proposal {
    pub(in crate::api) fn of(proposed: &Proposed, language: Language) -> Self {
        let Proposed { view: _, annex, notices, waiting } = proposed;
        let notice = |problem: &kernel::Problem| Notice {
            code: problem.code.to_owned(),
            detail: with_messages(language, |messages| messages.plainly(problem)),
        };
        let left_out = annex.left_out.iter().map(|one| LeftOut {
            requirement: one.id.clone(),
            title: Both::from(&one.title),
            reason: one.kept_out_by.code.clone(),
            why: Both::from(&one.kept_out_by.text),
        });
        Self {
            requirements: annex.requirements.iter().map(AskedFor::from).collect(),
            left_out: left_out.collect(),
            waiting: *waiting,
            notices: notices.iter().map(notice).collect(),
        }
    }
}

impl From<&AnnexRequirement> for AskedFor {
    fn from(requirement: &AnnexRequirement) -> Self {
        let AnnexRequirement {
            number,
            id,
            revision,
            own,
            layer: _,
            kept: _,
            area,
            title,
            text,
            motive,
            guidance,
            how: _,
            strength,
            placement,
            party,
            alternative,
            interim,
            flow_down: _,
            evidence,
            question: _,
            parameters,
            references,
            obligations: _,
            because,
            sets: _,
            replaced: _,
            back_after: _,
            law_backed,
        } = requirement;
        let evidence = evidence.iter().map(|one| Evidence {
            stage: one.stage.id().to_owned(),
            kind: one.kind.id().to_owned(),
            what: Both::from(&one.what),
            interval_months: one.interval_months,
        });
        let figure = parameters.iter().map(|one| Figure {
            name: one.name.clone(),
            title: Both::from(&one.title),
            unit: one.unit.map(|unit| unit.id().to_owned()),
            value: one.value.to_string(),
            standard: one.standard.to_string(),
        });
        Self {
            number: *number,
            requirement: id.clone(),
            revision: *revision,
            own: *own,
            area: area.id.clone(),
            title: Both::from(title),
            text: Both::from(text),
            motive: Both::from(motive),
            guidance: Both::from(guidance),
            strength: strength.id().to_owned(),
            weight: strength.weight(),
            placement: placement.id().to_owned(),
            party: party.id().to_owned(),
            alternative: alternative.as_ref().map(Both::from),
            interim: interim.as_ref().map(Both::from),
            evidence: evidence.collect(),
            parameters: figure.collect(),
            references: references.iter().map(|(text, _)| Both::from(text)).collect(),
            because: because.iter().map(|one| Because { code: one.code.clone(), text: Both::from(&one.text) }).collect(),
            law_backed: *law_backed,
        }
    }
}
