use catalog::{Catalog, Clause, Layer, Requirement};
use desk::{Library, describe_conditions};
use kernel::{Language, Localised};

use super::figures::{Figure, Step, figures, filled, ladder};

/// An id with its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
}

/// How a requirement is shown to be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The word for when.
    pub stage: &'static str,
    /// The word for what kind of thing it is.
    pub kind: &'static str,
    /// What is shown.
    pub what: String,
    /// Months between two times; 0 where it is shown once.
    pub months: i64,
}

/// A point of a framework that a requirement serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferencePart {
    /// The framework's id.
    pub framework: String,
    /// The framework and the point as people read them.
    pub text: String,
    /// What the point is about.
    pub title: String,
    /// The framework is a law that stands behind the requirement.
    pub backs: bool,
    /// The word for how sure it is.
    pub certainty: &'static str,
}

/// What a contract should contain, that a requirement serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObligationPart {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// What the contract should say.
    pub what: String,
    /// The word for where it comes from.
    pub force: &'static str,
}

/// A clause that carries a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClausePart {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// Its paragraphs.
    pub text: Vec<String>,
    /// A wording that a supplier accepts more easily.
    pub fallback: Vec<String>,
    /// What the buyer loses by that.
    pub loss: String,
}

/// What became of a requirement in a version of the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The version.
    pub version: String,
    /// The word for what became of it.
    pub became: &'static str,
    /// What it was split into or merged with, or came from.
    pub with: Vec<String>,
    /// Why.
    pub reason: String,
}

/// A requirement with all that belongs to it, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the requirement in the catalog, described in docs/catalog-format.md")]
pub struct RequirementPage {
    pub id: String,
    pub revision: u32,
    pub title: String,
    pub area: Link,
    pub text: String,
    pub motive: String,
    pub guidance: String,
    pub strength: &'static str,
    pub weight: Option<u8>,
    pub scored: String,
    pub alternative: String,
    pub interim: String,
    pub party: &'static str,
    pub placement: Vec<&'static str>,
    pub law_backed: bool,
    /// Every condition in words, of which one is enough; none where it always applies.
    pub applies: Vec<String>,
    pub steps: Vec<Step>,
    pub figures: Vec<Figure>,
    pub evidence: Vec<Proof>,
    pub question: String,
    pub references: Vec<ReferencePart>,
    pub obligations: Vec<ObligationPart>,
    pub clauses: Vec<ClausePart>,
    pub flow_down: Vec<String>,
    pub supersedes: Vec<Link>,
    pub superseded_by: Vec<Link>,
    pub history: Vec<Past>,
    /// `catalog`, `changed` or `organisation`.
    pub layer: &'static str,
    /// How the organisation does it; empty where it says nothing.
    pub how: String,
    /// Why the organisation does not use it; empty where it does.
    pub withdrawn: String,
    /// The organisation's name in its own catalog.
    pub organisation: String,
    /// The requirement before it in reading order.
    pub before: Option<Link>,
    /// The one after it.
    pub after: Option<Link>,
}

/// The page of a requirement; nothing where there is none of that id.
pub(super) fn page(library: &Library, id: &str, language: Language) -> Option<RequirementPage> {
    let catalog = &library.catalog;
    let at = catalog.requirements.iter().position(|found| found.id.as_str() == id)?;
    let found = catalog.requirements.get(at)?;
    let overlay = catalog.overlay.as_ref();
    let own = |text: &Localised| filled(text, &[found], language);
    let optional = |text: &Option<Localised>| text.as_ref().map(own).unwrap_or_default();
    let link = |found: &Requirement| Link { id: found.id.to_string(), title: found.title.get(language).to_owned() };
    let area = catalog.area(found.area.as_str()).map(|area| area.title.get(language).to_owned());
    let applies = found.applies.iter().map(|one| describe_conditions(library, std::slice::from_ref(one), language));
    let flow = catalog.flow_down.iter().filter(|flow| found.flow_down.contains(&flow.id));
    Some(RequirementPage {
        id: found.id.to_string(),
        revision: found.revision,
        title: found.title.get(language).to_owned(),
        area: Link { id: found.area.to_string(), title: area.unwrap_or_default() },
        text: own(&found.text),
        motive: own(&found.motive),
        guidance: own(&found.guidance),
        strength: found.strength.id(),
        weight: found.strength.weight(),
        scored: optional(&found.scored_text),
        alternative: optional(&found.alternative),
        interim: optional(&found.interim),
        party: found.party.id(),
        placement: found.placement.iter().map(|one| one.id()).collect(),
        law_backed: catalog.law_backed(found),
        applies: applies.collect(),
        steps: ladder(found, language),
        figures: figures(library, found, language),
        evidence: found.evidence.iter().map(|one| proof(one, own(&one.what))).collect(),
        question: own(&found.question.text),
        references: references(catalog, found, language),
        obligations: obligations(catalog, found, language),
        clauses: catalog.clauses.iter().filter(|one| carries(one, found)).map(|one| clause(catalog, one, language)).collect(),
        flow_down: flow.map(|flow| flow.title.get(language).to_owned()).collect(),
        supersedes: found.supersedes.iter().filter_map(|id| catalog.requirement(id.as_str())).map(link).collect(),
        superseded_by: catalog.requirements.iter().filter(|one| one.supersedes.contains(&found.id)).map(link).collect(),
        history: history(catalog, id, language),
        layer: overlay.map_or(Layer::Catalog, |overlay| overlay.layer(id)).id(),
        how: overlay.and_then(|overlay| overlay.how(id)).map(|how| how.get(language).to_owned()).unwrap_or_default(),
        withdrawn: overlay
            .and_then(|overlay| overlay.withdrawn.get(id))
            .map(|why| why.get(language).to_owned())
            .unwrap_or_default(),
        organisation: overlay.map(|overlay| overlay.organisation.clone()).unwrap_or_default(),
        before: at.checked_sub(1).and_then(|at| catalog.requirements.get(at)).map(link),
        after: catalog.requirements.get(at + 1).map(link),
    })
}

fn proof(one: &catalog::Evidence, what: String) -> Proof {
    Proof { stage: one.stage.id(), kind: one.kind.id(), what, months: one.interval_months.map_or(0, i64::from) }
}

fn references(catalog: &Catalog, found: &Requirement, language: Language) -> Vec<ReferencePart> {
    let part = |one: &catalog::Reference| {
        let framework = catalog.framework(&one.framework);
        let point = framework.and_then(|framework| framework.points.iter().find(|point| point.id == one.point));
        ReferencePart {
            framework: one.framework.clone(),
            text: catalog.reference_text(one).get(language).to_owned(),
            title: point.map(|point| point.title.get(language).to_owned()).unwrap_or_default(),
            backs: one.backs,
            certainty: one.certainty.id(),
        }
    };
    found.references.iter().map(part).collect()
}

fn obligations(catalog: &Catalog, found: &Requirement, language: Language) -> Vec<ObligationPart> {
    let known = found.obligations.iter().filter_map(|id| catalog.obligation(id.as_str()));
    let part = |one: &catalog::Obligation| ObligationPart {
        id: one.id.to_string(),
        title: one.title.get(language).to_owned(),
        what: one.what.get(language).to_owned(),
        force: one.force.id(),
    };
    known.map(part).collect()
}

fn carries(clause: &Clause, found: &Requirement) -> bool {
    clause.requirements.contains(&found.id) || found.clauses.contains(&clause.id)
}

fn clause(catalog: &Catalog, found: &Clause, language: Language) -> ClausePart {
    let carried: Vec<&Requirement> = found.requirements.iter().filter_map(|id| catalog.requirement(id.as_str())).collect();
    let paragraphs = |text: &Localised| {
        let text = filled(text, &carried, language);
        text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    ClausePart {
        id: found.id.to_string(),
        title: found.title.get(language).to_owned(),
        text: paragraphs(&found.text),
        fallback: paragraphs(&found.fallback),
        loss: filled(&found.loss, &carried, language),
    }
}

/// What the versions of the catalog say of an id, the latest first.
fn history(catalog: &Catalog, id: &str, language: Language) -> Vec<Past> {
    let mut all = Vec::new();
    for lineage in catalog.lineage.iter().rev() {
        for entry in lineage.entries.iter().filter(|entry| entry.id == id || entry.into.iter().any(|into| into == id)) {
            let mut with = entry.into.clone();
            with.push(entry.id.clone());
            with.retain(|other| other != id);
            all.push(Past {
                version: lineage.version.to_string(),
                became: entry.became.id(),
                with,
                reason: entry.reason.get(language).to_owned(),
            });
        }
    }
    all
}
