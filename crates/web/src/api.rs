//! The API: `/api/v1`, one file for each resource.

use crate::access::Table;

/// Adds every route of the API to the table of routes.
pub(crate) fn add(table: Table) -> Table {
    table
}
