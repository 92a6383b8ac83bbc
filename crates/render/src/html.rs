//! One accessible HTML file with everything in it: no script, nothing fetched.

mod inlines;
mod markup;
mod page;
mod table;

use document::Document;

use crate::{Options, RenderError, check::check, outline::Outline};

/// The document as one HTML file.
///
/// # Errors
/// When the document is not finished or contradicts itself.
pub fn html(document: &Document, _options: &Options<'_>) -> Result<Vec<u8>, RenderError> {
    check(document)?;
    let outline = Outline::of(document);
    Ok(page::Page::new(document, &outline).write())
}
