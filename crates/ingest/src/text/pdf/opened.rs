//! Opening a file: what cannot be read is refused with what to do.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{Array, Dict, MaybeRef, Object, ObjectIdentifier};
use hayro_syntax::xref::XRef;
use hayro_syntax::{LoadPdfError, Pdf};
use kernel::Problem;

use super::content::{Budget, page};
use super::fonts::Fonts;
use super::glyph::Page;
use super::tags::{Tagged, read};

/// What is needed to read the text.
pub(super) struct Opened {
    pub(super) pages: Vec<Page>,
    pub(super) tree: Vec<Tagged>,
    pub(super) problems: Vec<Problem>,
}

pub(super) fn open(bytes: &[u8]) -> Result<Opened, Problem> {
    if !bytes.get(..HEAD.min(bytes.len())).is_some_and(|head| head.windows(5).any(|five| five == b"%PDF-")) {
        return Err(damaged("%PDF"));
    }
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    let ended = tail.windows(9).any(|nine| nine == b"startxref");
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Problem::error("text-encrypted"),
        LoadPdfError::Invalid => damaged("xref"),
    })?;
    // A file that was cut off may still open, but what is missing cannot be known.
    if !ended {
        return Err(damaged("startxref"));
    }
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    let sheets = pdf.pages();
    if sheets.is_empty() {
        return Err(damaged("pages"));
    }
    if sheets.len() > MOST_PAGES {
        return Err(too_large());
    }
    let fonts = Fonts::new();
    let hidden = hidden_layers(&catalog);
    let mut budget = Budget::default();
    let mut pages = Vec::with_capacity(sheets.len());
    for sheet in sheets.iter() {
        pages.push(page(sheet, &fonts, &hidden, &mut budget).ok_or_else(too_large)?);
    }
    let mut problems = Vec::new();
    let promised = catalog.get::<Dict<'_>>("Pages").and_then(|tree| tree.get::<u32>("Count")).unwrap_or(0);
    let lost = usize::try_from(promised).unwrap_or_default().saturating_sub(pages.len());
    if lost > 0 {
        problems.push(Problem::warning("text-pages-lost").with("count", i64::try_from(lost).unwrap_or(i64::MAX)));
    }
    look(&catalog, &pages, &mut problems)?;
    let numbers: BTreeMap<ObjectIdentifier, usize> =
        sheets.iter().enumerate().filter_map(|(number, sheet)| Some((sheet.raw().obj_id()?, number))).collect();
    Ok(Opened { pages, tree: tree(pdf.xref(), &numbers), problems })
}

fn tree(xref: &XRef, numbers: &BTreeMap<ObjectIdentifier, usize>) -> Vec<Tagged> {
    read(xref, numbers)
}

fn too_large() -> Problem {
    Problem::error("text-hostile").with("detail", "PDF")
}

/// `part` is what a person who mends files would look at.
fn damaged(part: &str) -> Problem {
    Problem::error("text-damaged").with("detail", part)
}

/// Refuses what holds no text of its own, and tells which pages hold none.
fn look(catalog: &Dict<'_>, pages: &[Page], problems: &mut Vec<Problem>) -> Result<(), Problem> {
    let readable = |page: &Page| page.glyphs.len().saturating_sub(page.unknown);
    let letters: usize = pages.iter().map(readable).sum();
    let form = catalog.get::<Dict<'_>>("AcroForm").is_some_and(|form| form.contains_key("XFA"));
    let rendered_late = catalog.get::<bool>("NeedsRendering").unwrap_or(false);
    if form && (rendered_late || letters < COVER_LETTERS) {
        return Err(Problem::error("text-form"));
    }
    if catalog.contains_key("Collection") && letters < COVER_LETTERS {
        return Err(Problem::error("text-portfolio"));
    }
    if letters < FEWEST_LETTERS * pages.len().min(10) && letters < COVER_LETTERS {
        let broken = pages.iter().any(|page| page.broken);
        let unknown = pages.iter().map(|page| page.unknown).sum::<usize>() > FEWEST_LETTERS;
        let code = if broken {
            "text-damaged"
        } else if unknown {
            "text-letters-unknown"
        } else {
            "text-scanned"
        };
        return Err(Problem::error(code));
    }
    let named = |which: &dyn Fn(&Page) -> bool| {
        let numbers: Vec<usize> = (1..).zip(pages).filter(|(_, page)| which(page)).map(|(number, _)| number).collect();
        ranges(&numbers)
    };
    let garbled = |page: &Page| page.unknown > 20 && page.unknown * 10 > page.glyphs.len();
    let tell = |problems: &mut Vec<Problem>, code: &'static str, pages: String| {
        if !pages.is_empty() {
            problems.push(Problem::warning(code).with("pages", pages));
        }
    };
    tell(problems, "text-pages-empty", named(&|page| readable(page) < 5 && !page.broken && page.unknown < 5));
    tell(problems, "text-pages-unread", named(&|page| page.broken || garbled(page)));
    if pages.iter().any(|page| page.hidden) {
        problems.push(Problem::warning("text-hidden"));
    }
    Ok(())
}

/// "1-3, 7".
fn ranges(numbers: &[usize]) -> String {
    let mut told: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match told.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => told.push((*number, *number)),
        }
    }
    let tell = |(first, last): &(usize, usize)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    told.iter().map(tell).collect::<Vec<_>>().join(", ")
}

/// Layers that are off when the file is opened.
fn hidden_layers(catalog: &Dict<'_>) -> BTreeSet<ObjectIdentifier> {
    let first = catalog.get::<Dict<'_>>("OCProperties").and_then(|all| all.get::<Dict<'_>>("D"));
    let Some(off) = first.and_then(|first| first.get::<Array<'_>>("OFF")) else { return BTreeSet::new() };
    off.raw_iter().take(10_000).filter_map(|layer: MaybeRef<Object<'_>>| layer.as_obj_ref()).map(Into::into).collect()
}

/// Bytes in which the file says that it is a PDF, and that it has ended.
const HEAD: usize = 2_048;
const TAIL: usize = 16_384;
const MOST_PAGES: usize = 5_000;
/// Letters that a page of text has at least, and that a cover sheet has at most.
const FEWEST_LETTERS: usize = 25;
const COVER_LETTERS: usize = 1_500;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_as_ranges() {
        assert_eq!(ranges(&[1, 2, 3, 7]), "1-3, 7");
        assert_eq!(ranges(&[]), "");
    }
}
