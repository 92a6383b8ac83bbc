use document::{Alignment, Cell, Column, Table, plain_text};

use super::page::Page;

/// A table with more columns gets its own scroll bar on a narrow screen; one with fewer fits by breaking its words.
const COLUMNS_THAT_FIT: usize = 2;

impl Page<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let scrolls = table.columns.len() > COLUMNS_THAT_FIT;
        let caption = plain_text(&table.caption);
        if scrolls {
            // Reachable by keyboard, and with a name so that a screen reader says what the stop is for.
            self.markup.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
            let name = if caption.is_empty() { self.last_heading.clone() } else { caption.clone() };
            self.tables += 1;
            let name = self.region_name(name);
            self.markup.words(&name);
            self.markup.raw("\">\n");
        }
        self.markup.raw("<table>\n");
        if !caption.is_empty() {
            self.markup.raw("<caption>");
            self.inlines(&table.caption);
            self.markup.raw("</caption>\n");
        }
        self.widths(&table.columns);
        self.markup.raw("<thead>\n<tr>");
        for column in &table.columns {
            if plain_text(&column.title).trim().is_empty() {
                // An empty header names nothing.
                self.markup.raw("<td></td>");
                continue;
            }
            self.markup.raw("<th scope=\"col\"");
            self.alignment(column);
            self.markup.raw(">");
            self.inlines(&column.title);
            self.markup.raw("</th>");
        }
        self.markup.raw("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            self.markup.raw("<tr>");
            for (index, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                self.cell(cell, column, table.row_headers && index == 0);
            }
            self.markup.raw("</tr>\n");
        }
        self.markup.raw("</tbody>\n</table>\n");
        if scrolls {
            self.markup.raw("</div>\n");
        }
    }

    /// Regions of one name would be the same stop twice in a list of them.
    fn region_name(&mut self, name: String) -> String {
        let taken = !self.region_names.insert(name.clone());
        if taken || name.is_empty() { format!("{name} ({})", self.tables).trim().to_owned() } else { name }
    }

    fn widths(&mut self, columns: &[Column]) {
        let all: u32 = columns.iter().map(|column| u32::from(column.width)).sum();
        if all == 0 {
            return;
        }
        self.markup.raw("<colgroup>");
        for column in columns {
            self.markup.raw("<col style=\"width:");
            self.markup.words(&(u32::from(column.width) * 100 / all).to_string());
            self.markup.raw("%\">");
        }
        self.markup.raw("</colgroup>\n");
    }

    fn cell(&mut self, cell: &Cell, column: &Column, names_row: bool) {
        // An empty cell names nothing either.
        let header = names_row && cell.iter().any(|inlines| !plain_text(inlines).trim().is_empty());
        self.markup.raw(if header { "<th scope=\"row\"" } else { "<td" });
        self.alignment(column);
        self.markup.raw(">");
        match cell.as_slice() {
            [] => {}
            [only] => self.inlines(only),
            several => {
                for inlines in several {
                    self.markup.raw("<p>");
                    self.inlines(inlines);
                    self.markup.raw("</p>");
                }
            }
        }
        self.markup.raw(if header { "</th>" } else { "</td>" });
    }

    fn alignment(&mut self, column: &Column) {
        if column.alignment == Alignment::Right {
            self.markup.raw(" class=\"right\"");
        }
    }
}
