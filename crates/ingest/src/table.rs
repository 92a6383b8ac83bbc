//! Table files of others: workbooks with every mark that matters to whoever reads a list out of them, and separated text.

mod marks;
mod ods;
mod separated;
mod xlsx;

use document::RawBook;
use kernel::Problem;

use crate::Limits;
use crate::encoding;
use crate::guard::{self, Package};

/// What a table file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Xlsx,
    Ods,
    Text,
}

/// Tells what the bytes are by looking at them, never by their name; refuses what is neither workbook nor text.
pub(crate) fn sort_of(bytes: &[u8], limits: Limits) -> Result<Sort, Problem> {
    guard::size(bytes, limits)?;
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return match guard::look(bytes, limits)? {
            Package::Xlsx => Ok(Sort::Xlsx),
            Package::Ods => Ok(Sort::Ods),
            Package::Other => Err(Problem::error("not-a-table")),
        };
    }
    if encoding::is_text(bytes) { Ok(Sort::Text) } else { Err(Problem::error("not-a-table")) }
}

/// Reads the whole of a table file.
pub(crate) fn read(bytes: &[u8], limits: Limits) -> Result<RawBook, Problem> {
    match sort_of(bytes, limits)? {
        Sort::Xlsx => xlsx::read(bytes, limits),
        Sort::Ods => ods::read(bytes, limits),
        Sort::Text => separated::read(bytes, limits),
    }
}

fn hostile(detail: impl ToString) -> Problem {
    Problem::error("workbook-hostile").with("detail", detail.to_string())
}

/// Counts down the cells that may still be read.
fn spend(budget: &mut usize, limits: Limits) -> Result<(), Problem> {
    *budget = budget.checked_sub(1).ok_or_else(|| {
        let most = i64::try_from(limits.cells).unwrap_or(i64::MAX);
        Problem::error("table-too-many-cells").with("limit", most)
    })?;
    Ok(())
}

#[cfg(test)]
mod tests;
