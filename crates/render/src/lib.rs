//! Documents to DOCX, PDF and HTML bytes, grids to XLSX. Knows formats, and nothing of what a text is about.
//!
//! The same document and options always give the same bytes: no clock, no random names, no order left to chance.

mod check;
mod clean;
mod docx;
mod error;
mod html;
mod options;
mod outline;
mod pdf;
mod xlsx;

pub use docx::{default_word_template, docx};
pub use error::RenderError;
pub use html::html;
pub use options::Options;
pub use pdf::pdf;
pub use xlsx::xlsx;
