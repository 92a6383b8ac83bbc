//! PDFs with a text layer. The library reads objects and fonts; where words, lines, columns and paragraphs are is our work.

mod columns;
mod content;
mod fonts;
mod furniture;
mod glyph;
mod hyphen;
mod items;
mod letters;
mod marks;
mod matrix;
mod notes;
mod opened;
mod paragraphs;
mod reading;
mod ruled;
mod strings;
mod table;
mod tagged;
mod tags;
#[cfg(test)]
mod tests;
mod turn;
mod words;

use kernel::Problem;

use super::found::Found;
use crate::Limits;

/// Reads a PDF: by its tags where they hold the text, or else by where its letters stand.
pub(crate) fn read(bytes: &[u8], limits: Limits) -> Result<Found, Problem> {
    crate::guard::size(bytes, limits)?;
    let opened = opened::open(bytes)?;
    let blocks = reading::read(&opened);
    if blocks.len() > limits.cells {
        return Err(Problem::error("text-too-long").with("limit", i64::try_from(limits.cells).unwrap_or(i64::MAX)));
    }
    Ok(Found { blocks, pages: u32::try_from(opened.pages.len()).ok(), problems: opened.problems })
}
