//! Foreign texts into the pieces of a [`document::Transcript`]: one reader for each format, and one step for all of them.

mod collect;
mod docx;
mod figures;
mod found;
mod furniture;
mod html;
mod lines;
mod markdown;
mod odt;
mod package;
mod pdf;
mod plain;
mod settle;
mod shape;
mod signs;
mod sort;
mod xml;

use kernel::Problem;

pub(crate) use self::settle::Settled;
use self::sort::Sort;
use crate::{Limits, guard};

/// What the name of a file says of a text, since its bytes do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    Markdown,
    Html,
    None,
}

impl Hint {
    pub(crate) fn of_name(name: &str) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "md" | "markdown" | "mkd" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            _ => Self::None,
        }
    }

    /// The byte by which the child process is told.
    pub(crate) fn byte(self) -> u8 {
        match self {
            Self::Markdown => b'm',
            Self::Html => b'h',
            Self::None => b'-',
        }
    }

    pub(crate) fn of_byte(byte: u8) -> Self {
        match byte {
            b'm' => Self::Markdown,
            b'h' => Self::Html,
            _ => Self::None,
        }
    }
}

/// Reads the whole of a text file.
pub(crate) fn read(bytes: &[u8], hint: Hint, limits: Limits) -> Result<Settled, Problem> {
    guard::size(bytes, limits)?;
    let found = match sort::of(bytes, hint, limits)? {
        Sort::Docx => docx::read(bytes, limits)?,
        Sort::Odt => odt::read(bytes, limits)?,
        Sort::Html => html::read(bytes, limits)?,
        Sort::Markdown => markdown::read(bytes, limits)?,
        Sort::Plain => plain::read(bytes, limits)?,
        Sort::Pdf => pdf::read(bytes, limits)?,
    };
    let mut settled = settle::settle(found);
    if settled.pieces.is_empty() && settled.problems.is_empty() {
        settled.problems.push(Problem::warning("text-without-words"));
    }
    Ok(settled)
}

/// The file wants more than any document of people does.
fn hostile(detail: impl ToString) -> Problem {
    Problem::error("text-hostile").with("detail", detail.to_string())
}

/// The file is not what its format asks for.
fn damaged(detail: impl ToString) -> Problem {
    // What a library says of a broken file may quote the file at length.
    let detail: String = detail.to_string().chars().filter(|c| !c.is_control()).take(120).collect();
    Problem::error("text-damaged").with("detail", detail)
}

/// Tells how many characters of a text could not be read.
fn unreadable(count: u32) -> Option<Problem> {
    (count > 0).then(|| Problem::warning("text-unreadable").with("count", i64::from(count)))
}

#[cfg(test)]
mod tests;
