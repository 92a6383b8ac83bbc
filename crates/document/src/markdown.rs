use pulldown_cmark::{Alignment as MdAlignment, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::{Alignment, Block, Cell, Column, Heading, Inline, List, Paragraph, ParagraphStyle, Table, plain_text};

/// Reads Markdown (CommonMark with tables) into blocks.
///
/// A line `<!-- slot: name -->` becomes [`Block::Slot`], `<!-- page -->` a page break. A paragraph that begins with one of
/// `<!-- note -->`, `<!-- title -->`, `<!-- subtitle -->`, `<!-- marking -->`, `<!-- clause -->` on the line before gets that style.
/// Images and raw HTML have no place in a document and are left out.
#[must_use]
pub fn from_markdown(markdown: &str) -> Vec<Block> {
    let mut reader = Reader { events: Parser::new_ext(markdown, Options::ENABLE_TABLES), style: ParagraphStyle::Body };
    reader.blocks(None)
}

struct Reader<'a> {
    events: Parser<'a>,
    style: ParagraphStyle,
}

impl Reader<'_> {
    /// Blocks until the end of the enclosing element, or of the text.
    fn blocks(&mut self, end: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut loose: Vec<Inline> = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(Tag::Paragraph) => {
                    let inlines = self.inlines(TagEnd::Paragraph);
                    let style = std::mem::take(&mut self.style);
                    blocks.push(Block::Paragraph(Paragraph { style, inlines }));
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let inlines = self.inlines(TagEnd::Heading(level));
                    blocks.push(Block::Heading(Heading { level: depth(level), number: None, inlines, anchor: None }));
                }
                Event::Start(Tag::List(first)) => {
                    flush(&mut loose, &mut blocks);
                    blocks.push(Block::List(self.list(first.is_some())));
                }
                Event::Start(Tag::Table(alignments)) => blocks.push(Block::Table(self.table(&alignments))),
                Event::Html(html) => self.comment(&html, &mut blocks),
                Event::Start(tag @ (Tag::Emphasis | Tag::Strong | Tag::Link { .. })) => loose.extend(self.nested(tag)),
                Event::Text(words) => loose.push(Inline::Text(words.into_string())),
                Event::Code(words) => loose.push(Inline::Code(words.into_string())),
                Event::SoftBreak => loose.push(Inline::Text(" ".to_owned())),
                Event::HardBreak => loose.push(Inline::Break),
                _ => {}
            }
        }
        flush(&mut loose, &mut blocks);
        blocks
    }

    fn comment(&mut self, html: &CowStr<'_>, blocks: &mut Vec<Block>) {
        for line in html.lines() {
            let Some(words) = line.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")) else { continue };
            let words = words.trim();
            if let Some(name) = words.strip_prefix("slot:") {
                blocks.push(Block::Slot(name.trim().to_owned()));
                continue;
            }
            match words {
                "page" => blocks.push(Block::PageBreak),
                "note" => self.style = ParagraphStyle::Note,
                "title" => self.style = ParagraphStyle::Title,
                "subtitle" => self.style = ParagraphStyle::Subtitle,
                "marking" => self.style = ParagraphStyle::Marking,
                "clause" => self.style = ParagraphStyle::Clause,
                _ => {}
            }
        }
    }

    fn list(&mut self, ordered: bool) -> List {
        let mut items = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks(Some(TagEnd::Item))),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        List { ordered, items }
    }

    fn table(&mut self, alignments: &[MdAlignment]) -> Table {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut row: Vec<Cell> = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => row.push(vec![self.inlines(TagEnd::TableCell)]),
                Event::End(TagEnd::TableHead | TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let header = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        let widths = widths(&header, &rows);
        let columns = header
            .into_iter()
            .zip(widths)
            .enumerate()
            .map(|(index, (cell, width))| Column {
                title: cell.into_iter().flatten().collect(),
                width,
                alignment: match alignments.get(index) {
                    Some(MdAlignment::Right) => Alignment::Right,
                    _ => Alignment::Left,
                },
            })
            .collect();
        Table { caption: Vec::new(), columns, rows, row_headers: false }
    }

    fn inlines(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Start(tag @ (Tag::Emphasis | Tag::Strong | Tag::Link { .. })) => inlines.extend(self.nested(tag)),
                Event::Text(words) => push_text(&mut inlines, &words),
                Event::Code(words) => inlines.push(Inline::Code(words.into_string())),
                Event::SoftBreak => push_text(&mut inlines, " "),
                Event::HardBreak => inlines.push(Inline::Break),
                _ => {}
            }
        }
        inlines
    }

    fn nested(&mut self, tag: Tag<'_>) -> Option<Inline> {
        match tag {
            Tag::Emphasis => Some(Inline::Emphasis(self.inlines(TagEnd::Emphasis))),
            Tag::Strong => Some(Inline::Strong(self.inlines(TagEnd::Strong))),
            Tag::Link { dest_url, .. } => {
                Some(Inline::Link { inlines: self.inlines(TagEnd::Link), target: dest_url.into_string() })
            }
            _ => None,
        }
    }
}

/// The parser cuts text at every escape; joined again, a text is one run.
fn push_text(inlines: &mut Vec<Inline>, words: &str) {
    if let Some(Inline::Text(last)) = inlines.last_mut() {
        last.push_str(words);
    } else {
        inlines.push(Inline::Text(words.to_owned()));
    }
}

/// Text that stands directly in a list item, as a paragraph.
fn flush(loose: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    if !loose.is_empty() {
        let mut inlines = Vec::new();
        for inline in std::mem::take(loose) {
            match inline {
                Inline::Text(words) => push_text(&mut inlines, &words),
                other => inlines.push(other),
            }
        }
        blocks.push(Block::Paragraph(Paragraph { style: ParagraphStyle::Body, inlines }));
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => 4,
    }
}

/// Widths by the longest text of each column, so that a hand-written table needs none; at least a tenth each.
fn widths(header: &[Cell], rows: &[Vec<Cell>]) -> Vec<u16> {
    let length = |cell: &Cell| cell.iter().map(|inlines| plain_text(inlines).chars().count()).max().unwrap_or(0);
    let longest: Vec<usize> = header
        .iter()
        .enumerate()
        .map(|(index, title)| {
            let body = rows.iter().filter_map(|row| row.get(index)).map(length).max().unwrap_or(0);
            body.max(length(title)).clamp(8, 60)
        })
        .collect();
    let sum: usize = longest.iter().sum();
    let mut widths: Vec<u16> = longest.iter().map(|length| u16::try_from(length * 1000 / sum.max(1)).unwrap_or(100)).collect();
    let missing = 1000_u16.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += missing;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lists_tables_and_slots() {
        let blocks = from_markdown(
            "# Om bilagan\n\nFörsta *stycket*,\nandra raden.\n\n- ett\n- två\n\n<!-- slot: requirements -->\n\n<!-- note -->\n\nEn not.\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n",
        );
        assert_eq!(blocks.len(), 6, "{blocks:#?}");
        assert!(matches!(&blocks[0], Block::Heading(heading) if heading.level == 1));
        assert!(matches!(&blocks[1], Block::Paragraph(p) if plain_text(&p.inlines) == "Första stycket, andra raden."));
        assert!(matches!(&blocks[2], Block::List(list) if list.items.len() == 2 && !list.ordered));
        assert!(matches!(&blocks[3], Block::Slot(name) if name == "requirements"));
        assert!(matches!(&blocks[4], Block::Paragraph(p) if p.style == ParagraphStyle::Note));
        let Block::Table(table) = &blocks[5] else { panic!("no table") };
        assert_eq!(table.columns[1].alignment, Alignment::Right);
        assert_eq!(table.columns.iter().map(|column| column.width).sum::<u16>(), 1000);
    }

    #[test]
    fn escaped_characters_are_one_run() {
        let blocks = from_markdown(r"Vård \& omsorg \*2026\*");
        assert_eq!(
            blocks,
            [Block::Paragraph(Paragraph {
                style: ParagraphStyle::Body,
                inlines: vec![Inline::Text("Vård & omsorg *2026*".to_owned())]
            })]
        );
    }
}
