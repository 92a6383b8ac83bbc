use crate::{Block, Cell, Definition, Document, Inline};

impl Document {
    /// Shows every run of plain words in the blocks to `change`, in reading order: for what holds of all text alike.
    /// Identifiers and digests ([`Inline::Code`]) are left alone.
    pub fn for_each_text(&mut self, change: &mut impl FnMut(&mut String)) {
        self.blocks.iter_mut().for_each(|block| in_block(block, change));
    }
}

fn in_block(block: &mut Block, change: &mut impl FnMut(&mut String)) {
    match block {
        Block::Heading(heading) => in_line(&mut heading.inlines, change),
        Block::Paragraph(paragraph) => in_line(&mut paragraph.inlines, change),
        Block::List(list) => list.items.iter_mut().flatten().for_each(|block| in_block(block, change)),
        Block::Definitions(definitions) => {
            for Definition { term, description } in definitions {
                in_line(term, change);
                description.iter_mut().for_each(|line| in_line(line, change));
            }
        }
        Block::Table(table) => {
            in_line(&mut table.caption, change);
            table.columns.iter_mut().for_each(|column| in_line(&mut column.title, change));
            table.rows.iter_mut().flatten().for_each(|cell: &mut Cell| cell.iter_mut().for_each(|line| in_line(line, change)));
        }
        Block::Contents { .. } | Block::PageBreak | Block::Slot(_) => {}
    }
}

fn in_line(inlines: &mut [Inline], change: &mut impl FnMut(&mut String)) {
    for inline in inlines {
        match inline {
            Inline::Text(words) => change(words),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { inlines: inner, .. } => in_line(inner, change),
            Inline::Code(_) | Inline::Break => {}
        }
    }
}
