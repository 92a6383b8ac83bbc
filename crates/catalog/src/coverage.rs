//! Which requirements, clauses and obligations serve the points of a framework, and which points nothing serves.

use kernel::Problem;

use crate::source::nearest;
use crate::{Catalog, Clause, Framework, Obligation, Point, Reference, Requirement};

/// A point of a framework with all that refers to it, in reading order.
#[derive(Debug, Clone)]
pub struct Covered<'c> {
    /// The point.
    pub point: &'c Point,
    /// Requirements that refer to it.
    pub requirements: Vec<&'c Requirement>,
    /// Obligations that refer to it.
    pub obligations: Vec<&'c Obligation>,
    /// Clauses that carry one of those requirements or fulfil one of those obligations.
    pub clauses: Vec<&'c Clause>,
    /// There are points below it, which are served or not each for itself.
    pub heading: bool,
}

impl Covered<'_> {
    /// A requirement serves it, or an obligation does that a clause fulfils.
    #[must_use]
    pub fn served(&self) -> bool {
        !self.requirements.is_empty() || !self.clauses.is_empty()
    }

    /// Nothing serves it, nothing says why, and it is no heading of other points.
    #[must_use]
    pub fn open(&self) -> bool {
        !self.served() && !self.heading && self.point.unserved.is_none()
    }
}

/// What serves the points of a framework whose ids begin with `prefix` ("2 kap. 3 §"); an empty prefix means all of them.
///
/// # Errors
/// When the framework is unknown, or none of its points begins so; the problem names the nearest known one.
pub fn coverage<'c>(catalog: &'c Catalog, framework: &str, prefix: &str) -> Result<Vec<Covered<'c>>, Problem> {
    let found = catalog.framework(framework).ok_or_else(|| {
        let mut known = catalog.frameworks.iter().map(|known| known.id.as_str());
        // Who leaves the version out means one that begins so.
        let begins = known.clone().find(|known| known.starts_with(framework) && !framework.is_empty());
        let near = begins.or_else(|| nearest(framework, &mut known)).unwrap_or_default();
        Problem::error("unknown-framework").with("found", framework).with("nearest", near)
    })?;
    let points: Vec<Covered<'c>> =
        found.points.iter().filter(|point| within(&point.id, prefix)).map(|point| covered(catalog, found, point)).collect();
    if points.is_empty() && !prefix.is_empty() {
        let near = nearest(prefix, found.points.iter().map(|point| point.id.as_str())).unwrap_or_default();
        return Err(Problem::error("unknown-point-prefix")
            .with("found", prefix)
            .with("framework", framework)
            .with("nearest", near));
    }
    Ok(points)
}

/// Is the point the prefix itself, or one below it? `5.1` holds `5.1.4 a` but not `5.19`.
fn within(point: &str, prefix: &str) -> bool {
    let prefix = prefix.trim();
    match point.strip_prefix(prefix) {
        None => false,
        Some(rest) => prefix.is_empty() || rest.is_empty() || !rest.starts_with(|next: char| next.is_alphanumeric()),
    }
}

fn covered<'c>(catalog: &'c Catalog, framework: &Framework, point: &'c Point) -> Covered<'c> {
    let refers = |references: &[Reference]| {
        references.iter().any(|reference| reference.framework == framework.id && reference.point == point.id)
    };
    let requirements: Vec<&Requirement> = catalog.requirements.iter().filter(|found| refers(&found.references)).collect();
    let obligations: Vec<&Obligation> = catalog.obligations.iter().filter(|found| refers(&found.references)).collect();
    let clauses = catalog
        .clauses
        .iter()
        .filter(|clause| {
            clause.requirements.iter().any(|id| requirements.iter().any(|found| found.id == *id))
                || clause.obligations.iter().any(|id| obligations.iter().any(|found| found.id == *id))
        })
        .collect();
    let heading = framework.points.iter().any(|other| other.id != point.id && within(&other.id, &point.id));
    Covered { point, requirements, obligations, clauses, heading }
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn a_prefix_ends_where_a_number_ends() {
        assert!(within("5.1.4 a", "5.1.4"));
        assert!(within("5.1.4", "5.1"));
        assert!(!within("5.19", "5.1"));
        assert!(within("2 kap. 3 § p. 4", "2 kap. 3 §"));
        assert!(within("GV.SC-05", "GV.SC"));
        assert!(within("28.3 a", ""));
        assert!(!within("28.3 a", "28.30"));
    }
}
