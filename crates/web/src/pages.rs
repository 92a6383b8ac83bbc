//! One file for each group of pages. A handler asks one use case and says what stands on the page.

mod account;
mod admin;
mod audit;
pub(crate) mod cases;
mod catalog;
mod contracts;
mod federated;
mod login;
mod passkeys;
mod start;
mod welcome;

use crate::access::Table;

/// Adds every page to the table of routes.
pub(crate) fn add(table: Table) -> Table {
    let all: [fn(Table) -> Table; 11] = [
        login::add,
        federated::add,
        passkeys::add,
        welcome::add,
        start::add,
        account::add,
        cases::add,
        catalog::add,
        contracts::add,
        admin::add,
        audit::add,
    ];
    all.into_iter().fold(table, |table, add| add(table))
}
