use catalog::Covered;
use kernel::Localised;

use crate::{Failure, Library};

/// What serves the points of a framework.
#[derive(Debug, Clone)]
pub struct Coverage<'l> {
    /// The framework's title.
    pub title: Localised,
    /// Its version.
    pub version: String,
    /// Its points, in its own order.
    pub points: Vec<Covered<'l>>,
}

/// Which requirements and clauses serve the points of a framework whose ids begin with `prefix`; an empty one means all.
///
/// # Errors
/// When the framework is unknown, or no point begins so.
pub fn coverage<'l>(library: &'l Library, framework: &str, prefix: &str) -> Result<Coverage<'l>, Failure> {
    let points = catalog::coverage(&library.catalog, framework, prefix)?;
    let found = library.catalog.framework(framework);
    Ok(Coverage {
        title: found.map(|found| found.title.clone()).unwrap_or_default(),
        version: found.map(|found| found.version.clone()).unwrap_or_default(),
        points,
    })
}
