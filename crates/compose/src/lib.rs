//! Templates and words of a catalog into a [`document::Document`]: what all rooms that make documents share. Pure.
//!
//! [`Texts`] are the templates and labels, in both languages. [`render`] fills a template with data and leaves slots; the room that
//! asks fills them with blocks made of [pieces](heading); [`finish`] numbers headings and keeps numbers with their units.

mod no_break;
mod pieces;
mod references;
mod template;
mod texts;

pub use pieces::{body, cell, column, definition, heading, numbered, paragraph, paragraphs, reference, table};
pub use references::{put_figures, references};
pub use template::{ComposeError, finish, render};
pub use texts::{TextSet, Texts, unit_label};
