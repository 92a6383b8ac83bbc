//! Words that at least three rooms share. Pure: no file, network, clock, async or randomness.

mod date;
mod id;
mod instant;
mod language;
mod problem;
mod span;

pub use date::{Date, DateError};
pub use id::Id;
pub use instant::Instant;
pub use language::{Language, Localised};
pub use problem::{Argument, Place, Problem, Problems, Severity};
pub use span::Span;
