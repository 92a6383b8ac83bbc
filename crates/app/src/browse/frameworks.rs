use catalog::{Covered, Framework, FrameworkKind};
use desk::{Library, coverage};
use kernel::Language;

use super::page::Link;

/// A framework that the catalog refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameworkSummary {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// A short name.
    pub short: String,
    /// The version that is meant.
    pub version: String,
    /// `law`, `standard` or `guidance`.
    pub kind: &'static str,
    /// How many points it has.
    pub points: usize,
    /// How many of them are served.
    pub served: usize,
    /// How many are not, for a reason that is told, or because they are headings.
    pub explained: usize,
    /// How many nothing serves.
    pub open: usize,
}

/// A framework with its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameworkPage {
    /// What is known of it.
    pub summary: FrameworkSummary,
    /// Who issued it.
    pub issuer: String,
    /// Where it is found.
    pub url: String,
    /// Whom it binds.
    pub binds: String,
    /// Its points, in its own order.
    pub points: Vec<ServedPoint>,
}

/// A point of a framework with what serves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServedPoint {
    /// Its number, as the framework writes it.
    pub id: String,
    /// A few words of ours.
    pub title: String,
    /// The word for how sure we are of it.
    pub certainty: &'static str,
    /// The requirements that serve it.
    pub requirements: Vec<Link>,
    /// The clauses that carry them.
    pub clauses: Vec<String>,
    /// Why nothing serves it; empty where something does, or where nobody has said.
    pub unserved: String,
    /// There are points below it.
    pub heading: bool,
    /// Nothing serves it and nothing says why.
    pub open: bool,
}

pub(super) fn summaries(library: &Library, language: Language) -> Vec<FrameworkSummary> {
    let of = |found: &Framework| summary(found, &points(library, &found.id), language);
    library.catalog.frameworks.iter().map(of).collect()
}

pub(super) fn page(library: &Library, id: &str, language: Language) -> Option<FrameworkPage> {
    let found = library.catalog.framework(id)?;
    let covered = points(library, id);
    Some(FrameworkPage {
        summary: summary(found, &covered, language),
        issuer: found.issuer.clone(),
        url: found.url.clone(),
        binds: found.binds.get(language).to_owned(),
        points: covered.iter().map(|point| served(point, language)).collect(),
    })
}

fn points<'l>(library: &'l Library, id: &str) -> Vec<Covered<'l>> {
    coverage(library, id, "").map(|found| found.points).unwrap_or_default()
}

fn summary(found: &Framework, points: &[Covered<'_>], language: Language) -> FrameworkSummary {
    let served = points.iter().filter(|point| point.served()).count();
    let open = points.iter().filter(|point| point.open()).count();
    FrameworkSummary {
        id: found.id.clone(),
        title: found.title.get(language).to_owned(),
        short: found.short.get(language).to_owned(),
        version: found.version.clone(),
        kind: match found.kind {
            FrameworkKind::Law => "law",
            FrameworkKind::Standard => "standard",
            FrameworkKind::Guidance => "guidance",
        },
        points: points.len(),
        served,
        explained: points.len() - served - open,
        open,
    }
}

fn served(found: &Covered<'_>, language: Language) -> ServedPoint {
    let link = |one: &&catalog::Requirement| Link { id: one.id.to_string(), title: one.title.get(language).to_owned() };
    let why = found.point.unserved.as_ref().filter(|_| !found.served());
    ServedPoint {
        id: found.point.id.clone(),
        title: found.point.title.get(language).to_owned(),
        certainty: found.point.certainty.id(),
        requirements: found.requirements.iter().map(link).collect(),
        clauses: found.clauses.iter().map(|one| one.id.to_string()).collect(),
        unserved: why.map(|why| why.get(language).to_owned()).unwrap_or_default(),
        heading: found.heading,
        open: found.open(),
    }
}
