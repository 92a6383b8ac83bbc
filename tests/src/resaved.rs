//! The same contract as other formats.

use document::{
    Alignment, Block, Column, Document, Heading, Inline, List, Paragraph, ParagraphStyle, Piece, PieceKind, Table, text,
};
use kernel::Language;

/// As our own writers are handed it.
#[must_use]
pub fn document(pieces: &[Piece]) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    let level = |piece: &Piece| if let PieceKind::Heading(level) = piece.kind { Some(level) } else { None };
    // With the title taken for itself, the highest headings left are of level 1.
    let above = pieces.iter().skip(1).filter_map(level).min().map_or(0, |least| least.saturating_sub(1));
    let title = pieces.first().filter(|first| first.kind == PieceKind::Heading(1) && first.number.is_none());
    if let Some(title) = title {
        blocks.push(Block::Paragraph(Paragraph { style: ParagraphStyle::Title, inlines: text(&title.words) }));
        at = 1;
    }
    while let Some(piece) = pieces.get(at) {
        let many = pieces.get(at..).unwrap_or_default().iter().take_while(|next| goes_on(piece, next)).count().max(1);
        let group = pieces.get(at..at + many).unwrap_or_default();
        blocks.push(block(piece, group, above));
        at += many;
    }
    Document {
        language: Language::Swedish,
        title: title.map_or_else(|| "Avtal".to_owned(), |title| title.words.clone()),
        blocks,
        ..Document::default()
    }
}

/// Rows of one table, and bullets of one list, belong together.
fn goes_on(first: &Piece, next: &Piece) -> bool {
    match (first.kind, next.kind) {
        (PieceKind::Cell { table, .. }, PieceKind::Cell { table: other, .. }) => table == other,
        (PieceKind::Item(_), PieceKind::Item(_)) => first.number.is_none() && next.number.is_none(),
        _ => false,
    }
}

fn block(piece: &Piece, group: &[Piece], above: u8) -> Block {
    let paragraph = |words: &str| Block::Paragraph(Paragraph { style: ParagraphStyle::Body, inlines: text(words) });
    match piece.kind {
        PieceKind::Heading(level) => Block::Heading(Heading {
            level: level.saturating_sub(above).clamp(1, 4),
            number: piece.number.clone(),
            inlines: text(&piece.words),
            anchor: None,
        }),
        PieceKind::Item(_) if piece.number.is_none() => {
            Block::List(List { ordered: false, items: group.iter().map(|item| vec![paragraph(&item.words)]).collect() })
        }
        PieceKind::Cell { .. } => Block::Table(table(&rows(group))),
        _ => paragraph(&numbered(piece)),
    }
}

fn numbered(piece: &Piece) -> String {
    piece.number.as_ref().map_or_else(|| piece.words.clone(), |number| format!("{number} {}", piece.words))
}

/// The words of a table's cells, every row as long as the longest.
fn rows(cells: &[Piece]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut last = None;
    for cell in cells {
        let PieceKind::Cell { row, .. } = cell.kind else { continue };
        if last != Some(row) {
            rows.push(Vec::new());
        }
        last = Some(row);
        if let Some(row) = rows.last_mut() {
            row.push(numbered(cell));
        }
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    rows
}

fn table(rows: &[Vec<String>]) -> Table {
    let Some((head, body)) = rows.split_first() else { return Table::default() };
    let count = u16::try_from(head.len()).unwrap_or(1).max(1);
    let width = |at: usize| if at == 0 { 1000 - (1000 / count) * (count - 1) } else { 1000 / count };
    let column = |(at, title): (usize, &String)| Column { title: text(title), width: width(at), alignment: Alignment::Left };
    Table {
        caption: Vec::new(),
        columns: head.iter().enumerate().map(column).collect(),
        rows: body.iter().map(|row| row.iter().map(|cell| vec![vec![Inline::Text(cell.clone())]]).collect()).collect(),
        row_headers: false,
    }
}

/// In Markdown.
#[must_use]
pub fn markdown(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut before: Option<PieceKind> = None;
    let mut columns = 0_usize;
    for piece in pieces {
        match (before, piece.kind) {
            (Some(PieceKind::Cell { table, row, .. }), PieceKind::Cell { table: next, row: at, .. }) if table == next => {
                if row != at {
                    out.push_str(" |\n");
                    if row == 0 {
                        out.push_str(&"|---".repeat(columns));
                        out.push_str("|\n");
                    }
                }
            }
            (Some(PieceKind::Cell { .. }), _) => out.push_str(" |\n\n"),
            (Some(_), _) => out.push_str("\n\n"),
            (None, _) => {}
        }
        match piece.kind {
            PieceKind::Heading(level) => {
                out.push_str(&"#".repeat(usize::from(level.min(6))));
                out.push(' ');
            }
            PieceKind::Item(_) if piece.number.is_none() => out.push_str("- "),
            PieceKind::Cell { row, column, .. } => {
                columns = if row == 0 { usize::try_from(column).unwrap_or(0) + 1 } else { columns };
                out.push_str(if column == 0 { "| " } else { " | " });
            }
            _ => {}
        }
        out.push_str(&numbered(piece));
        before = Some(piece.kind);
    }
    if matches!(before, Some(PieceKind::Cell { .. })) {
        out.push_str(" |");
    }
    out.push('\n');
    out
}
