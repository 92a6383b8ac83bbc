//! Foreign texts into [`document::Transcript`]s.

mod found;
mod pdf;
