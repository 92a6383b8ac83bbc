use app::{AnnexRow, CatalogRequirement, Library};
use kernel::Problem as Said;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::asked::is_storable;
use crate::api::problem::{Place, Refusal};
use crate::api::proposals::Evidence;
use crate::api::words::{Both, word};

/// Which requirements are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::api) struct RequirementQuery {
    /// Where the part of the list begins: from `next` or `previous` of the part before.
    pub(in crate::api) cursor: Option<String>,
    /// How many at most; 50 where nothing is said.
    #[param(minimum = 1, maximum = 200)]
    pub(in crate::api) limit: Option<u64>,
    /// Only requirements with all these words in their id, title, text or motive, in either language.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Only requirements of the area with this code.
    #[param(pattern = "^[A-Za-z0-9-]{1,64}$", example = "ATK")]
    area: Option<String>,
    /// Only requirements of this strength.
    #[param(inline)]
    strength: Option<StrengthWord>,
    /// Only requirements that a law stands behind, or only those that none does.
    law_backed: Option<bool>,
}

/// Must it be met, or does it give points?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum StrengthWord {
    /// A tender that does not meet it is rejected.
    Mandatory,
    /// It gives points.
    Scored,
}

/// Words to look for, and the rest of a query.
pub(in crate::api) struct Filter<'q> {
    words: Vec<String>,
    query: &'q RequirementQuery,
}

impl RequirementQuery {
    /// What to look for, if it can be looked for.
    pub(in crate::api) fn checked(&self) -> Result<Filter<'_>, Refusal> {
        let words = self.q.as_deref().unwrap_or_default();
        let wrong = |name: &str, code| Refusal::wrong(Place::Parameter(name.to_owned()), Said::error(code));
        if !is_storable(words) {
            return Err(wrong("q", "web-api-character"));
        }
        if words.chars().count() > 200 {
            return Err(wrong("q", "web-text-long"));
        }
        let area = self.area.as_deref().unwrap_or("-");
        if !(1..=64).contains(&area.len()) || !area.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return Err(wrong("area", "web-api-character"));
        }
        Ok(Filter { words: words.to_lowercase().split_whitespace().map(str::to_owned).collect(), query: self })
    }
}

impl Filter<'_> {
    /// Is a requirement wanted?
    pub(in crate::api) fn wants(&self, one: &CatalogRequirement, library: &Library) -> bool {
        let Self { words, query } = self;
        let texts = [&one.title, &one.text, &one.motive].map(|text| format!("{} {}", text.sv, text.en));
        let whole = format!("{} {}", one.id.as_str(), texts.join(" ")).to_lowercase();
        words.iter().all(|word| whole.contains(word.as_str()))
            && query.area.as_deref().is_none_or(|area| one.area.as_str() == area)
            && query.strength.is_none_or(|strength| one.strength.id() == word(&strength))
            && query.law_backed.is_none_or(|backed| library.catalog.law_backed(one) == backed)
    }
}

/// A requirement of the catalog.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Requirement {
    /// Its id.
    #[schema(example = "ATK-01")]
    id: String,
    /// The code of its area.
    area: String,
    /// Raised when its meaning or wording changes; from 1.
    #[schema(minimum = 1)]
    revision: u32,
    /// Its title.
    title: Both,
    /// The demand, with places for its figures.
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
    /// The demand where it is scored; null means that its strength cannot be changed.
    scored_text: Option<Both>,
    /// An equivalent measure that also meets it.
    alternative: Option<Both>,
    /// What holds until a date.
    interim: Option<Both>,
    /// Whose duty it is.
    #[schema(pattern = "^(supplier|buyer)$")]
    party: String,
    /// Where it may stand in the procurement documents; the first is the usual one.
    placement: Vec<String>,
    /// Its figures.
    parameters: Vec<ParameterName>,
    /// How it is shown, and when.
    evidence: Vec<Evidence>,
    /// What contracts should contain that it serves.
    obligations: Vec<String>,
    /// Clauses that carry it.
    clauses: Vec<String>,
    /// Points of frameworks that it serves.
    references: Vec<Point>,
    /// Weaker requirements that it replaces when both apply.
    supersedes: Vec<String>,
    /// A law stands behind it: leaving it out takes the information owner's approval.
    law_backed: bool,
}

/// A figure that varies.
#[derive(Debug, Serialize, ToSchema)]
struct ParameterName {
    /// Its name, as decisions name it.
    name: String,
    /// What it is.
    title: Both,
    /// What it counts; null is a date.
    unit: Option<String>,
}

/// A point of a framework.
#[derive(Debug, Serialize, ToSchema)]
struct Point {
    /// The framework's id.
    framework: String,
    /// The point.
    point: String,
    /// As people read it.
    text: Both,
    /// It is a law that stands behind the requirement.
    law: bool,
    /// How sure its writer was.
    certainty: String,
}

impl Requirement {
    pub(in crate::api) fn of(requirement: &CatalogRequirement, library: &Library) -> Self {
        let CatalogRequirement {
            id,
            area,
            revision,
            title,
            text,
            motive,
            guidance,
            strength,
            scored_text,
            alternative,
            interim,
            party,
            placement,
            flow_down: _,
            obligations,
            clauses,
            references,
            supersedes,
            applies: _,
            parameters,
            evidence,
            question: _,
            place: _,
        } = requirement;
        let parameters = parameters.iter().map(|one| ParameterName {
            name: one.name.clone(),
            title: Both::from(&one.title),
            unit: one.unit.map(|unit| unit.id().to_owned()),
        });
        let evidence = evidence.iter().map(|one| Evidence {
            stage: one.stage.id().to_owned(),
            kind: one.kind.id().to_owned(),
            what: Both::from(&one.what),
            interval_months: one.interval_months,
        });
        let references = references.iter().map(|one| Point {
            framework: one.framework.clone(),
            point: one.point.clone(),
            text: Both::from(&library.catalog.reference_text(one)),
            law: one.backs,
            certainty: one.certainty.id().to_owned(),
        });
        Self {
            id: id.as_str().to_owned(),
            area: area.as_str().to_owned(),
            revision: *revision,
            title: Both::from(title),
            text: Both::from(text),
            motive: Both::from(motive),
            guidance: Both::from(guidance),
            strength: strength.id().to_owned(),
            weight: strength.weight(),
            scored_text: scored_text.as_ref().map(Both::from),
            alternative: alternative.as_ref().map(Both::from),
            interim: interim.as_ref().map(Both::from),
            party: party.id().to_owned(),
            placement: placement.iter().map(|one| one.id().to_owned()).collect(),
            parameters: parameters.collect(),
            evidence: evidence.collect(),
            obligations: obligations.iter().map(|one| one.as_str().to_owned()).collect(),
            clauses: clauses.iter().map(|one| one.as_str().to_owned()).collect(),
            references: references.collect(),
            supersedes: supersedes.iter().map(|one| one.as_str().to_owned()).collect(),
            law_backed: library.catalog.law_backed(requirement),
        }
    }
}

/// An annex that a requirement stands in.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Use {
    /// The annex.
    #[schema(format = Uuid)]
    annex: String,
    /// What its documents call it.
    code: String,
    /// Its state.
    state: String,
    /// The revision of the requirement in it.
    revision: String,
}

impl From<(AnnexRow, String)> for Use {
    fn from((row, revision): (AnnexRow, String)) -> Self {
        Self { annex: row.id, code: row.code, state: row.state, revision }
    }
}
