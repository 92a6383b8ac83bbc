//! What a document and a workbook say, apart from any file format. Pure.
//!
//! Domain rooms build a [`Document`] or a [`Grid`]; `render` turns either into bytes and never learns what they are about.
//! A [`RawBook`] is a table file of somebody else, and a [`Transcript`] a text, as `ingest` found them.

mod document;
mod grid;
mod markdown;
mod raw;
mod transcript;
mod walk;

pub use document::{
    Alignment, Block, Cell, Column, Definition, Document, Fields, Heading, Inline, List, Paragraph, ParagraphStyle, Table,
    plain_text, text,
};
pub use grid::{CellStyle, Choices, Grid, GridCell, GridColumn, Paper, Sheet, SheetTable, Value};
pub use markdown::from_markdown;
pub use raw::{Merged, RawBook, RawCell, RawRow, RawSheet, RawValue, TextForm};
pub use transcript::{Piece, PieceKind, TextBlock, Transcript};
