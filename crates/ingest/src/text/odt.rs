//! Files of LibreOffice Writer and other programs that write OpenDocument.

mod body;
mod lists;
mod styles;

use kernel::Problem;

use self::body::Body;
use self::styles::Styles;
use super::damaged;
use super::found::Found;
use super::package::Package;
use super::xml::walk;
use crate::Limits;

/// Reads an OpenDocument text.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Found, Problem> {
    let mut package = Package::open(bytes, limits)?;
    let shared = package.part("styles.xml")?.unwrap_or_default();
    let content = package.part("content.xml")?.ok_or_else(|| damaged("content.xml"))?;
    let mut styles = Styles::default();
    styles.read(&shared)?;
    styles.read(&content)?;
    let mut body = Body::new(&styles, limits, content.contains("soft-page-break"));
    walk(&content, |node| body.node(node))?;
    Ok(body.finish())
}

#[cfg(test)]
mod tests;
