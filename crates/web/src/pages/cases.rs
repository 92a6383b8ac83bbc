//! Cases: from the first question to the annex.

mod annexes;
mod approvals;
mod form;
mod guide;
pub(crate) mod list;
mod own;
mod preview;
mod show;
mod tailor;
mod wording;

use crate::access::Table;

pub(super) fn add(table: Table) -> Table {
    [list::add, guide::add, form::add, show::add, tailor::add, own::add, preview::add, approvals::add, annexes::add]
        .into_iter()
        .fold(table, |table, add| add(table))
}
