use std::collections::BTreeSet;

use document::{Block, Document, Table, plain_text};

use crate::RenderError;

/// Refuses a document that is not finished or contradicts itself, before any format is written.
pub(crate) fn check(document: &Document) -> Result<(), RenderError> {
    blocks(&document.blocks, &mut BTreeSet::new())
}

fn blocks<'a>(all: &'a [Block], anchors: &mut BTreeSet<&'a str>) -> Result<(), RenderError> {
    for block in all {
        match block {
            Block::Slot(slot) => return Err(RenderError::SlotUnfilled { slot: slot.clone() }),
            Block::Table(table) => check_table(table)?,
            Block::List(list) => list.items.iter().try_for_each(|item| blocks(item, anchors))?,
            Block::Heading(heading) => {
                let Some(anchor) = &heading.anchor else { continue };
                if anchor.is_empty() || !anchor.chars().all(|character| character.is_ascii_alphanumeric() || character == '-') {
                    return Err(RenderError::AnchorInvalid { anchor: anchor.clone() });
                }
                if !anchors.insert(anchor) {
                    return Err(RenderError::AnchorRepeated { anchor: anchor.clone() });
                }
            }
            Block::Paragraph(_) | Block::Definitions(_) | Block::Contents { .. } | Block::PageBreak => {}
        }
    }
    Ok(())
}

fn check_table(table: &Table) -> Result<(), RenderError> {
    let name = || plain_text(&table.caption);
    let columns = table.columns.len();
    if columns == 0 {
        return Err(RenderError::TableWithoutColumns { table: name() });
    }
    match table.rows.iter().position(|row| row.len() != columns) {
        Some(index) => Err(RenderError::TableRow {
            table: name(),
            row: index + 1,
            cells: table.rows.get(index).map_or(0, Vec::len),
            columns,
        }),
        None => Ok(()),
    }
}
