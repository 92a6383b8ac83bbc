//! Cases: from the first question to the annex.

mod annexes;
mod approvals;
mod form;
mod guide;
pub(crate) mod list;
mod show;
mod tailor;

use crate::access::Table;

pub(super) fn add(table: Table) -> Table {
    [list::add, guide::add, form::add, show::add, tailor::add, approvals::add, annexes::add]
        .into_iter()
        .fold(table, |table, add| add(table))
}
