//! The questions of an annex. This is the one place that lays out the answer grid, out and in: the tender workbook, the supplier's
//! workbook and the portal all use it. Pure.

mod keys;
mod layout;

pub use keys::{KeyProblem, RowKey, WorkbookKeys, read_keys};
pub use layout::{Layout, grid};
