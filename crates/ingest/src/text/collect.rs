use kernel::Problem;

use super::found::{Found, FoundBlock, FoundKind};
use crate::Limits;

/// Cells of a row that may reach down into others.
const WIDEST: usize = 1000;

/// Takes what a reader finds in order, and lays tables out.
pub(super) struct Collector {
    found: Found,
    /// Tables that are open, outermost first.
    open: Vec<Table>,
    tables: u32,
    /// Blocks that may still be taken in.
    left: usize,
    most: usize,
}

#[derive(Default)]
struct Table {
    row: u32,
    column: u32,
    columns: u32,
    started: bool,
    /// Cells that reach down from rows above: column, rows left, columns wide.
    reaching: Vec<(u32, u32, u32)>,
    cells: Vec<Cell>,
}

struct Cell {
    row: u32,
    column: u32,
    blocks: Vec<FoundBlock>,
}

impl Collector {
    pub(super) fn new(limits: Limits) -> Self {
        Self { found: Found::default(), open: Vec::new(), tables: 0, left: limits.cells, most: limits.cells }
    }

    /// A block: where a table is open, of its cell.
    pub(super) fn block(&mut self, block: FoundBlock) -> Result<(), Problem> {
        self.spend()?;
        match self.open.iter_mut().rev().find_map(|table| table.cells.last_mut()) {
            Some(cell) => cell.blocks.push(block),
            None => self.found.blocks.push(block),
        }
        Ok(())
    }

    pub(super) fn problem(&mut self, problem: Problem) {
        if !self.found.problems.contains(&problem) {
            self.found.problems.push(problem);
        }
    }

    /// Forgets all that has been found so far: it was not part of the text.
    pub(super) fn restart(&mut self) {
        self.found.blocks.clear();
        self.open.clear();
    }

    /// Takes out all that has been found so far.
    pub(super) fn take(&mut self) -> Vec<FoundBlock> {
        std::mem::take(&mut self.found.blocks)
    }

    pub(super) fn open_table(&mut self) {
        self.open.push(Table::default());
    }

    pub(super) fn open_row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            if table.started {
                table.row = table.row.saturating_add(1);
            }
            table.started = true;
            table.column = 0;
        }
    }

    /// Opens a cell that is so many columns wide and reaches over so many rows.
    pub(super) fn open_cell(&mut self, wide: u32, high: u32) -> Result<(), Problem> {
        self.fill()?;
        let (wide, high) = (wide.clamp(1, 1000), high.clamp(1, 65_534));
        self.spend()?;
        if let Some(table) = self.open.last_mut() {
            table.started = true;
            table.cells.push(Cell { row: table.row, column: table.column, blocks: Vec::new() });
            if high > 1 && table.reaching.len() < WIDEST {
                table.reaching.push((table.column, high - 1, wide));
            }
            table.column = table.column.saturating_add(wide);
            table.columns = table.columns.max(table.column);
        }
        Ok(())
    }

    /// Puts empty cells where cells of rows above reach down to.
    fn fill(&mut self) -> Result<(), Problem> {
        loop {
            let Some(table) = self.open.last_mut() else { return Ok(()) };
            let (row, column) = (table.row, table.column);
            let of_this_row = |cell: &Cell| cell.row == row && cell.column == column;
            let Some(at) = table.reaching.iter().position(|(start, _, _)| *start == column) else { return Ok(()) };
            if table.cells.last().is_some_and(of_this_row) {
                return Ok(());
            }
            let Some((_, rows, wide)) = table.reaching.get_mut(at) else { return Ok(()) };
            *rows -= 1;
            let (rows, wide) = (*rows, *wide);
            if rows == 0 {
                table.reaching.remove(at);
            }
            table.cells.push(Cell { row, column, blocks: Vec::new() });
            table.column = column.saturating_add(wide);
            table.columns = table.columns.max(table.column);
            self.spend()?;
        }
    }

    pub(super) fn close_row(&mut self) -> Result<(), Problem> {
        self.fill()
    }

    /// Closes a table. One with a single column only lays out paragraphs; one within a cell of another stays a table in a
    /// cell that is alone, and becomes words of the cell elsewhere.
    pub(super) fn close_table(&mut self) {
        let Some(table) = self.open.pop() else { return };
        let number = self.tables;
        let Table { columns, cells, .. } = table;
        let mut blocks = Vec::new();
        if columns <= 1 {
            blocks.extend(cells.into_iter().flat_map(|cell| cell.blocks));
        } else if cells.iter().any(|cell| !cell.blocks.is_empty()) {
            self.tables = self.tables.saturating_add(1);
            let mut notes = Vec::new();
            for cell in cells {
                blocks.push(merged(number, cell, &mut notes));
            }
            blocks.append(&mut notes);
        }
        match self.open.iter_mut().rev().find_map(|table| table.cells.last_mut()) {
            Some(cell) => cell.blocks.append(&mut blocks),
            None => self.found.blocks.append(&mut blocks),
        }
    }

    pub(super) fn finish(mut self, pages: Option<u32>) -> Found {
        while !self.open.is_empty() {
            self.close_table();
        }
        Found { pages, ..self.found }
    }

    fn spend(&mut self) -> Result<(), Problem> {
        let most = i64::try_from(self.most).unwrap_or(i64::MAX);
        self.left = self.left.checked_sub(1).ok_or_else(|| Problem::error("text-too-long").with("limit", most))?;
        Ok(())
    }
}

/// The blocks of a cell as one, notes apart.
fn merged(table: u32, cell: Cell, notes: &mut Vec<FoundBlock>) -> FoundBlock {
    let Cell { row, column, blocks } = cell;
    let mut whole = FoundBlock {
        kind: FoundKind::Cell { table, row, column },
        number: None,
        words: String::new(),
        page: None,
        stands_out: false,
    };
    let mut first = true;
    for block in blocks {
        if block.kind == FoundKind::Footnote {
            notes.push(block);
            continue;
        }
        whole.page = whole.page.or(block.page);
        if first {
            whole.number = block.number;
        } else {
            whole.words.push('\n');
            if let Some(number) = block.number {
                whole.words.push_str(&number);
                whole.words.push(' ');
            }
        }
        first = false;
        whole.words.push_str(&block.words);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::Collector;
    use crate::Limits;
    use crate::text::found::{FoundBlock, FoundKind};

    fn words(words: &str) -> FoundBlock {
        FoundBlock { kind: FoundKind::Paragraph, number: None, words: words.to_owned(), page: None, stands_out: false }
    }

    #[test]
    fn cells_that_reach_down_leave_empty_ones() {
        let mut collector = Collector::new(Limits::for_texts());
        collector.open_table();
        for row in [vec![("a", 1, 2), ("b", 1, 1)], vec![("c", 1, 1)], vec![("d", 2, 1)]] {
            collector.open_row();
            for (text, wide, high) in row {
                collector.open_cell(wide, high).unwrap();
                collector.block(words(text)).unwrap();
            }
            collector.close_row().unwrap();
        }
        collector.close_table();
        let found = collector.finish(None);
        let cells: Vec<(u32, u32, &str)> = found
            .blocks
            .iter()
            .map(|block| match block.kind {
                FoundKind::Cell { row, column, .. } => (row, column, block.words.as_str()),
                _ => panic!("{block:?}"),
            })
            .collect();
        assert_eq!(cells, [(0, 0, "a"), (0, 1, "b"), (1, 0, ""), (1, 1, "c"), (2, 0, "d")]);
    }

    #[test]
    fn a_table_of_one_column_is_text_and_one_within_it_stays_a_table() {
        let mut collector = Collector::new(Limits::for_texts());
        collector.open_table();
        collector.open_row();
        collector.open_cell(1, 1).unwrap();
        collector.block(words("before")).unwrap();
        collector.open_table();
        collector.open_row();
        for text in ["x", "y"] {
            collector.open_cell(1, 1).unwrap();
            collector.block(words(text)).unwrap();
        }
        collector.close_table();
        collector.block(words("after")).unwrap();
        collector.close_table();
        let kinds: Vec<bool> =
            collector.finish(None).blocks.iter().map(|block| matches!(block.kind, FoundKind::Cell { .. })).collect();
        assert_eq!(kinds, [false, true, true, false]);
    }

    #[test]
    fn too_many_blocks_are_refused() {
        let mut collector = Collector::new(Limits { cells: 2, ..Limits::for_texts() });
        assert!(collector.block(words("a")).is_ok() && collector.block(words("b")).is_ok());
        assert_eq!(collector.block(words("c")).map_err(|problem| problem.code), Err("text-too-long"));
    }
}
