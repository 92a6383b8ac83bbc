//! Documents to PDF: tagged, PDF/A-2a and PDF/UA-1, by the typesetter Typst as a library.

mod inlines;
mod markup;
mod streams;
mod table;
mod words;
mod world;

use document::{Block, Document, Inline};
use typst::{diag::SourceDiagnostic, foundations::Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::{inlines::Inlines, markup::Markup, words::Script, world::Closed};
use crate::{Options, RenderError, check::check, outline::Outline};

/// Lists within lists, and strong within stressed words, down to here; what is deeper would exhaust the typesetter.
const DEEPEST: usize = 16;

/// A document as a PDF file for reading, archiving and screen readers (PDF/A-2a and PDF/UA-1 together).
///
/// Fonts are built in; letters that none of them has are written as `[U+4E2D]`. None of the options concerns PDF.
///
/// # Errors
/// When the document is not finished or contradicts itself, or the typesetter gives up (lists nested too deep).
pub fn pdf(document: &Document, _options: &Options<'_>) -> Result<Vec<u8>, RenderError> {
    check(document)?;
    if document.blocks.iter().any(|block| block_depth(block, 0) > DEEPEST) {
        return Err(RenderError::Typesetting { cause: format!("lists or words nested deeper than {DEEPEST} levels") });
    }
    let outline = Outline::of(document);
    // The standards want a character for every picture, which joined letters (Arabic) do not always have, and the typesetter
    // loses track of some links with odd characters at the end of a line: rather a plain PDF than none.
    let ways = [(Script::Any, true), (Script::Simple, true), (Script::Any, false), (Script::Simple, false)];
    let mut made = Err(RenderError::Typesetting { cause: String::new() });
    for (script, links) in ways {
        made = typeset(document, Inlines { outline: &outline, script, links });
        if made.is_ok() {
            break;
        }
    }
    // What the typesetter remembers is of no use to the next document, and a server would fill up with it.
    typst::comemo::evict(0);
    made
}

fn typeset(document: &Document, inlines: Inlines<'_>) -> Result<Vec<u8>, RenderError> {
    let world = Closed::new(Markup::of(document, inlines));
    let pages: PagedDocument = typst::compile(&world).output.map_err(|all| refused(&all))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| RenderError::Typesetting { cause: error.message().to_string() })?;
    let fields = &document.fields;
    let options = PdfOptions {
        ident: Smart::Custom([&document.title, &fields.buyer, &fields.reference, &fields.digest].map(String::as_str).join("\n")),
        creator: Smart::Custom(Some("Kravkedja".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&pages, &options).map(streams::delimited).map_err(|all| refused(&all))
}

fn refused(all: &[SourceDiagnostic]) -> RenderError {
    let cause: Vec<&str> = all.iter().map(|one| one.message.as_str()).collect();
    RenderError::Typesetting { cause: cause.join("; ") }
}

/// How deep lists and forms of words are nested in a block; stops a little below the limit.
fn block_depth(block: &Block, depth: usize) -> usize {
    if depth > DEEPEST {
        return depth;
    }
    let runs: Vec<&[Inline]> = match block {
        Block::List(list) => {
            return list.items.iter().flatten().map(|inner| block_depth(inner, depth + 1)).max().unwrap_or(depth);
        }
        Block::Heading(heading) => vec![&heading.inlines],
        Block::Paragraph(paragraph) => vec![&paragraph.inlines],
        Block::Definitions(all) => {
            all.iter().flat_map(|one| std::iter::once(&one.term).chain(&one.description)).map(Vec::as_slice).collect()
        }
        Block::Table(table) => {
            let titles = table.columns.iter().map(|column| &column.title);
            titles.chain(table.rows.iter().flatten().flatten()).chain([&table.caption]).map(Vec::as_slice).collect()
        }
        Block::Contents { .. } | Block::PageBreak | Block::Slot(_) => Vec::new(),
    };
    runs.into_iter().map(|run| inline_depth(run, 0)).max().unwrap_or(0).max(depth)
}

fn inline_depth(inlines: &[Inline], depth: usize) -> usize {
    if depth > DEEPEST {
        return depth;
    }
    let inner = inlines.iter().map(|inline| match inline {
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { inlines: inner, .. } => inline_depth(inner, depth + 1),
        Inline::Text(_) | Inline::Code(_) | Inline::Break => depth,
    });
    inner.max().unwrap_or(depth)
}
