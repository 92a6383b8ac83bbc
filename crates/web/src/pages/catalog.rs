//! The catalog: searched, one requirement at a time, and by what it serves.

mod frameworks;
mod list;
mod requirement;

use app::May;

use crate::access::{Access, Table};

pub(super) fn add(table: Table) -> Table {
    let reads = Access::May(May::ReadCatalog);
    table
        .get("/catalog", reads, list::show)
        .get("/catalog/export", reads, list::export)
        .get("/catalog/frameworks", reads, frameworks::list)
        .get("/catalog/frameworks/{id}", reads, frameworks::show)
        .get("/catalog/{id}", reads, requirement::show)
}
