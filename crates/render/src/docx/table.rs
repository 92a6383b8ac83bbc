use document::{Alignment, Cell, Table, plain_text};

use super::{body::Body, inlines::Form, paragraph::Properties, styles::Style};
use crate::clean::clean;

/// Least height of a row that has a cell to write in: one centimetre.
const ROW_TO_FILL_IN: &str = "567";
/// A row with more text than this may break over pages; a shorter one stays whole.
const LONG_ROW: usize = 1500;

impl Body<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let caption = plain_text(&table.caption);
        if !caption.is_empty() {
            self.open_paragraph(Properties { keep_next: true, ..Properties::of(Style::Caption) });
            self.inlines(&table.caption, Form::default());
            self.xml.close("w:p");
        } else if self.page_break || self.after_table {
            // A table cannot begin a page by itself, and two tables in a row would become one.
            self.open_paragraph(Properties::of(Style::TableText));
            self.xml.close("w:p");
        }
        let widths = self.widths(table);
        self.xml.open("w:tbl", &[]);
        self.table_properties(table, &caption, widths.iter().sum());
        self.xml.open("w:tblGrid", &[]);
        for width in &widths {
            self.xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        self.xml.close("w:tblGrid");
        self.header(table, &widths);
        for row in &table.rows {
            self.row(table, row, &widths);
        }
        self.xml.close("w:tbl");
        self.after_table = true;
    }

    fn table_properties(&mut self, table: &Table, caption: &str, width: u32) {
        self.xml.open("w:tblPr", &[]);
        self.xml.value("w:tblStyle", self.styles.id(Style::Kravtabell));
        self.xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        self.xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        // Screen readers take from this which cells are headers; the first number says the same to old versions of Word.
        let (bits, first_column) = if table.row_headers { ("06A0", "1") } else { ("0620", "0") };
        self.xml.empty(
            "w:tblLook",
            &[
                ("w:val", bits),
                ("w:firstRow", "1"),
                ("w:lastRow", "0"),
                ("w:firstColumn", first_column),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ],
        );
        if !caption.is_empty() {
            self.xml.value("w:tblCaption", &clean(caption));
        }
        self.xml.close("w:tblPr");
    }

    fn header(&mut self, table: &Table, widths: &[u32]) {
        self.xml.open("w:tr", &[]);
        self.xml.open("w:trPr", &[]);
        self.xml.empty("w:cantSplit", &[]);
        self.xml.empty("w:tblHeader", &[]);
        self.xml.close("w:trPr");
        for (column, width) in table.columns.iter().zip(widths) {
            self.cell(std::slice::from_ref(&column.title), Style::TableHeading, column.alignment, *width);
        }
        self.xml.close("w:tr");
    }

    fn row(&mut self, table: &Table, row: &[Cell], widths: &[u32]) {
        let length: usize = row.iter().flatten().map(|inlines| plain_text(inlines).len()).sum();
        let to_fill_in = row.iter().any(|cell| cell.iter().all(Vec::is_empty));
        self.xml.open("w:tr", &[]);
        if length <= LONG_ROW || to_fill_in {
            self.xml.open("w:trPr", &[]);
            if length <= LONG_ROW {
                self.xml.empty("w:cantSplit", &[]);
            }
            if to_fill_in {
                self.xml.empty("w:trHeight", &[("w:val", ROW_TO_FILL_IN), ("w:hRule", "atLeast")]);
            }
            self.xml.close("w:trPr");
        }
        for ((column, width), cell) in table.columns.iter().zip(widths).zip(row) {
            self.cell(cell, Style::TableText, column.alignment, *width);
        }
        self.xml.close("w:tr");
    }

    fn cell(&mut self, cell: &[Vec<document::Inline>], style: Style, alignment: Alignment, width: u32) {
        self.xml.open("w:tc", &[]);
        self.xml.open("w:tcPr", &[]);
        self.xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        self.xml.close("w:tcPr");
        let properties = Properties { right: alignment == Alignment::Right, ..Properties::of(style) };
        if cell.is_empty() {
            // A cell holds at least one paragraph.
            self.cell_paragraph(&[], properties);
        }
        for inlines in cell {
            self.cell_paragraph(inlines, properties);
        }
        self.xml.close("w:tc");
    }

    fn cell_paragraph(&mut self, inlines: &[document::Inline], properties: Properties) {
        self.xml.open("w:p", &[]);
        properties.write(&mut self.xml, self.styles);
        self.inlines(inlines, Form::default());
        self.xml.close("w:p");
    }

    /// Widths in twentieths of a point, by each column's share of all.
    fn widths(&self, table: &Table) -> Vec<u32> {
        let all: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum();
        let even = u32::try_from(table.columns.len()).map_or(0, |count| self.text_width / count.max(1));
        let share = |width: u16| (u32::from(width) * self.text_width).checked_div(all).unwrap_or(even);
        table.columns.iter().map(|column| share(column.width).max(1)).collect()
    }
}
