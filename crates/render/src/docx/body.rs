use std::collections::BTreeMap;

use document::{Block, Definition, Document, Heading, Inline, List, Paragraph, ParagraphStyle, plain_text};

use super::{
    contents::{anchor_bookmark, contents_bookmark},
    inlines::Form,
    numbering::{LEVELS, Numbering},
    paragraph::Properties,
    relationships::Relationships,
    styles::{Style, Styles},
    xml::Xml,
};
use crate::outline::Outline;

/// Room above what follows a table, in twentieths of a point: a table has no room of its own below.
const BELOW_TABLE: i32 = 200;
/// A description with fewer characters stays on one page with its term.
const SHORT: usize = 500;
/// Where the lines of a description in several lines begin, and the room for the sign before them, in twentieths of a point.
const LISTED: i32 = 681;
const BULLET: i32 = 284;
/// A line of a description with fewer characters is not broken over pages.
const SHORT_LINE: usize = 220;

/// Writes the blocks of a document as the body of a Word document.
pub(super) struct Body<'a> {
    pub(super) xml: Xml,
    pub(super) styles: &'a Styles,
    pub(super) numbering: &'a mut Numbering,
    pub(super) links: &'a mut Relationships,
    pub(super) outline: &'a Outline<'a>,
    pub(super) contents_title: &'a str,
    /// Identifiers of the outside addresses linked to so far.
    pub(super) addresses: BTreeMap<String, String>,
    /// Width between the margins, in twentieths of a point.
    pub(super) text_width: u32,
    /// The next paragraph begins a page.
    pub(super) page_break: bool,
    /// The next paragraph follows a table.
    pub(super) after_table: bool,
    /// The next paragraph follows a heading.
    after_heading: bool,
    headings: usize,
    bookmarks: u32,
    contents_depth: u8,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        document: &'a Document,
        outline: &'a Outline<'a>,
        styles: &'a Styles,
        numbering: &'a mut Numbering,
        links: &'a mut Relationships,
        text_width: u32,
    ) -> Self {
        let depths = document.blocks.iter().filter_map(|block| match block {
            Block::Contents { depth } => Some((*depth).clamp(1, 3)),
            _ => None,
        });
        Self {
            xml: Xml::new(),
            styles,
            numbering,
            links,
            outline,
            contents_title: &document.fields.contents_title,
            addresses: BTreeMap::new(),
            text_width,
            page_break: false,
            after_table: false,
            after_heading: false,
            headings: 0,
            bookmarks: 0,
            contents_depth: depths.max().unwrap_or(0),
        }
    }

    /// The finished blocks, as XML.
    pub(super) fn write(mut self, blocks: &[Block]) -> String {
        for (index, block) in blocks.iter().enumerate() {
            match block {
                Block::Heading(heading) => self.heading(heading),
                Block::Paragraph(paragraph) => {
                    let next = blocks.get(index + 1);
                    let clause_follows = matches!(next, Some(Block::Paragraph(Paragraph { style: ParagraphStyle::Clause, .. })));
                    // A note before a clause, and the words that lead into a table, stay with it.
                    let leads = paragraph.style == ParagraphStyle::Body && matches!(next, Some(Block::Table(_)));
                    self.paragraph(paragraph, None, leads || clause_follows && paragraph.style == ParagraphStyle::Note);
                }
                Block::List(list) => self.list(list, 0),
                Block::Definitions(definitions) => self.definitions(definitions),
                Block::Table(table) => self.table(table),
                Block::Contents { depth } => self.contents(*depth),
                Block::PageBreak => self.page_break = true,
                // Refused before.
                Block::Slot(_) => {}
            }
        }
        if self.after_table || blocks.is_empty() {
            // Word wants a paragraph at the very end.
            self.after_table = false;
            self.open_paragraph(Properties::of(Style::TableText));
            self.xml.close("w:p");
        }
        self.xml.into_string()
    }

    /// Opens a paragraph in the flow of the text, with what is due from the blocks before.
    pub(super) fn open_paragraph(&mut self, mut properties: Properties) {
        properties.page_break_before |= std::mem::take(&mut self.page_break);
        // LibreOffice leaves a heading behind when the paragraph below it would have to be broken, and is not kept whole.
        properties.keep_lines |= std::mem::take(&mut self.after_heading) && properties.style != Some(Style::Clause);
        let roomy = matches!(
            properties.style,
            Some(
                Style::Title
                    | Style::Heading1
                    | Style::Heading2
                    | Style::Heading3
                    | Style::Heading4
                    | Style::Caption
                    | Style::TocHeading
            )
        );
        if std::mem::take(&mut self.after_table) && !roomy {
            properties.space_before = Some(BELOW_TABLE);
        }
        self.xml.open("w:p", &[]);
        properties.write(&mut self.xml, self.styles);
    }

    /// A paragraph, kept on one page with what follows or not.
    fn paragraph(&mut self, paragraph: &Paragraph, indent: Option<i32>, keep_next: bool) {
        let style = match paragraph.style {
            ParagraphStyle::Body => Style::BodyText,
            ParagraphStyle::Title => Style::Title,
            ParagraphStyle::Subtitle => Style::Subtitle,
            ParagraphStyle::Requirement => Style::Requirement,
            ParagraphStyle::Clause => Style::Clause,
            ParagraphStyle::Note => Style::Note,
            ParagraphStyle::Marking => Style::Marking,
        };
        self.open_paragraph(Properties { indent: indent.map(|left| (left, 0)), keep_next, ..Properties::of(style) });
        self.inlines(&paragraph.inlines, Form::default());
        self.xml.close("w:p");
    }

    fn heading(&mut self, heading: &Heading) {
        let level = heading.level.clamp(1, 4);
        let (style, size) = match level {
            1 => (Style::Heading1, 17),
            2 => (Style::Heading2, 14),
            3 => (Style::Heading3, 12),
            _ => (Style::Heading4, 11),
        };
        // The words of all numbered headings on a level begin at the same place: a digit is a little over half as wide as
        // the size of the type (in our template), and half a centimetre is left between.
        let numbers = i32::try_from(self.outline.longest_number(self.headings)).unwrap_or(1).min(12);
        let hanging = (numbers * size * 115 / 10 + 230).max(454);
        let properties = Properties {
            indent: heading.number.is_some().then_some((hanging, hanging)),
            numbering: self.styles.numbered_headings.then_some((0, 0)),
            ..Properties::of(style)
        };
        self.open_paragraph(properties);
        self.after_heading = true;
        let mut names = Vec::new();
        if heading.level <= self.contents_depth {
            names.push(contents_bookmark(self.headings));
        }
        names.extend(heading.anchor.as_deref().map(anchor_bookmark));
        self.headings += 1;
        let first = self.bookmarks;
        for name in &names {
            self.xml.empty("w:bookmarkStart", &[("w:id", &self.bookmarks.to_string()), ("w:name", name)]);
            self.bookmarks += 1;
        }
        if let Some(number) = &heading.number {
            self.run(number, Form::default());
            self.tab();
        }
        self.inlines(&heading.inlines, Form::default());
        for id in first..self.bookmarks {
            self.xml.empty("w:bookmarkEnd", &[("w:id", &id.to_string())]);
        }
        self.xml.close("w:p");
    }

    fn list(&mut self, list: &List, level: usize) {
        let level = level.min(LEVELS - 1);
        let number = if list.ordered { self.numbering.ordered(level) } else { self.numbering.bullets() };
        let style = if list.ordered { Style::ListNumber } else { Style::ListBullet };
        let indent = self.numbering.indent(list.ordered, level);
        for item in &list.items {
            let mut rest = item.as_slice();
            let mut first: &[Inline] = &[];
            if let Some((Block::Paragraph(paragraph), after)) = item.split_first() {
                (first, rest) = (&paragraph.inlines, after);
            }
            self.open_paragraph(Properties { numbering: Some((level, number)), ..Properties::of(style) });
            self.inlines(first, Form::default());
            self.xml.close("w:p");
            for block in rest {
                match block {
                    Block::List(inner) => self.list(inner, level + 1),
                    Block::Paragraph(Paragraph { style: ParagraphStyle::Body, inlines })
                    | Block::Heading(Heading { inlines, .. }) => {
                        self.open_paragraph(Properties { indent: Some((indent, 0)), ..Properties::of(Style::ListContinue) });
                        self.inlines(inlines, Form::default());
                        self.xml.close("w:p");
                    }
                    Block::Paragraph(paragraph) => self.paragraph(paragraph, Some(indent), false),
                    Block::Definitions(definitions) => self.definitions(definitions),
                    Block::Table(table) => self.table(table),
                    Block::Contents { .. } | Block::PageBreak | Block::Slot(_) => {}
                }
            }
        }
    }

    fn definitions(&mut self, definitions: &[Definition]) {
        for (place, definition) in definitions.iter().enumerate() {
            let term = plain_text(&definition.term);
            let length: usize = definition.description.iter().map(|line| plain_text(line).len()).sum();
            let short = length <= SHORT;
            let several = definition.description.len() > 1;
            // The first line below a heading does not stay behind alone at the foot of a page, nor the last one go alone
            // to the top of the next.
            let last_but_one = place + 2 == definitions.len() && length <= SHORT_LINE;
            let with_next = place + 1 < definitions.len() && (place == 0 || last_but_one);
            let keep_lines = if several || with_next { short } else { length <= SHORT_LINE };
            self.open_paragraph(Properties {
                keep_next: short && (several || with_next),
                keep_lines,
                ..Properties::of(Style::DefinitionTerm)
            });
            let strong = Form { strong: true, ..Form::default() };
            self.inlines(&definition.term, strong);
            if !term.ends_with([':', '?', '!', '.']) {
                self.run(":", strong);
            }
            if let [only] = definition.description.as_slice() {
                if !only.is_empty() {
                    self.run(" ", Form::default());
                    self.inlines(only, Form::default());
                }
                self.xml.close("w:p");
                continue;
            }
            self.xml.close("w:p");
            let number = self.numbering.bullets();
            for (index, line) in definition.description.iter().enumerate() {
                let keep_next = short && (index + 1 < definition.description.len() || with_next);
                self.open_paragraph(Properties {
                    keep_next,
                    keep_lines: short,
                    numbering: Some((0, number)),
                    indent: Some((LISTED, BULLET)),
                    space_after: Some(40),
                    ..Properties::of(Style::ListBullet)
                });
                self.inlines(line, Form::default());
                self.xml.close("w:p");
            }
        }
    }
}
