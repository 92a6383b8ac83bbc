use std::collections::BTreeSet;

use document::{Block, Definition, Document, Heading, List, Paragraph, ParagraphStyle};
use kernel::Language;

use super::markup::Markup;
use crate::outline::Outline;

const STYLE: &str = include_str!("style.css");

/// Writes one document as one page.
pub(super) struct Page<'a> {
    document: &'a Document,
    pub(super) outline: &'a Outline<'a>,
    pub(super) markup: Markup,
    /// Sections open now: the document's level of each; its place in the stack gives the level of the tag.
    sections: Vec<u8>,
    headings: usize,
    pub(super) last_heading: String,
    pub(super) tables: usize,
    pub(super) region_names: BTreeSet<String>,
    pub(super) within_link: bool,
    has_title: bool,
    has_contents: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(document: &'a Document, outline: &'a Outline<'a>) -> Self {
        Self {
            document,
            outline,
            markup: Markup::default(),
            sections: Vec::new(),
            headings: 0,
            last_heading: document.title.clone(),
            tables: 0,
            region_names: BTreeSet::new(),
            within_link: false,
            has_title: false,
            has_contents: false,
        }
    }

    pub(super) fn write(mut self) -> Vec<u8> {
        self.head();
        let is_title = |block: &Block| matches!(block, Block::Paragraph(paragraph) if paragraph.style == ParagraphStyle::Title);
        self.markup.raw("<main id=\"_main\" tabindex=\"-1\">\n");
        if !self.document.blocks.iter().any(is_title) {
            self.has_title = true;
            let title = &self.document.title;
            self.markup.line("<h1>", title, "</h1>\n");
        }
        let mut page_break = false;
        for block in &self.document.blocks {
            if matches!(block, Block::PageBreak) {
                page_break = true;
                continue;
            }
            if let Block::Heading(heading) = block {
                self.close_sections(heading.level);
            }
            if std::mem::take(&mut page_break) {
                self.markup.raw("<div class=\"page\"></div>\n");
            }
            match block {
                Block::Heading(heading) => self.heading(heading),
                other => self.block(other),
            }
        }
        self.close_sections(0);
        self.markup.raw("</main>\n");
        self.markup.line("<footer>\n<p>", &self.document.fields.digest, "</p>\n</footer>\n");
        self.markup.raw("</body>\n</html>\n");
        self.markup.into_bytes()
    }

    fn head(&mut self) {
        let document = self.document;
        let fields = &document.fields;
        let skip = match document.language {
            Language::Swedish => "Hoppa till innehållet",
            Language::English => "Skip to content",
        };
        self.markup.raw("<!doctype html>\n<html lang=\"");
        self.markup.words(document.language.tag());
        self.markup.raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
        // Nothing may be fetched or run from this file, even if a mistake let foreign markup in.
        self.markup.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n");
        self.markup.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        self.markup.words(&document.title);
        self.markup.raw("</title>\n");
        self.markup.line("<meta name=\"author\" content=\"", &fields.buyer, "\">\n");
        if let Some(date) = fields.date {
            self.markup.line("<meta name=\"date\" content=\"", &date.to_string(), "\">\n");
        }
        self.markup.raw("<style>\n");
        self.markup.raw(STYLE);
        self.markup.raw("</style>\n</head>\n");
        let contents = document.blocks.iter().any(|block| matches!(block, Block::Contents { .. }));
        self.markup.raw(if contents { "<body class=\"with-contents\">\n" } else { "<body>\n" });
        self.markup.raw("<a class=\"skip\" href=\"#_main\">");
        self.markup.words(skip);
        self.markup.raw("</a>\n");
        if [&fields.buyer, &fields.reference, &fields.marking].into_iter().any(|field| !field.is_empty()) {
            self.markup.raw("<header>\n");
            self.markup.line("<p>", &fields.buyer, "</p>\n");
            self.markup.line("<p>", &fields.reference, "</p>\n");
            self.markup.line("<p class=\"marking\">", &fields.marking, "</p>\n");
            self.markup.raw("</header>\n");
        }
    }

    /// Ends the sections that a heading of this level does not belong to.
    fn close_sections(&mut self, level: u8) {
        while self.sections.last().is_some_and(|open| *open >= level) {
            self.sections.pop();
            self.markup.raw("</section>\n");
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let id = heading_id(self.outline, self.headings);
        self.headings += 1;
        self.last_heading = heading.full_text();
        if self.last_heading.trim().is_empty() {
            // A heading without words is a stop on the way that says nothing; links may still lead to its place.
            self.markup.line("<div id=\"", &id, "\"></div>\n");
            return;
        }
        self.sections.push(heading.level);
        // One below the title for each section around it: no level is left out, even where the document does.
        let level = u8::try_from(self.sections.len()).unwrap_or(u8::MAX).saturating_add(1).min(6);
        self.markup.raw("<section>\n");
        self.markup.heading_tag("<h", level);
        self.markup.line(" id=\"", &id, "\">");
        if let Some(number) = &heading.number {
            self.markup.line("<span class=\"number\">", number, "</span> ");
        }
        self.inlines(&heading.inlines);
        self.markup.heading_tag("</h", level);
        self.markup.raw(">\n");
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::List(list) => self.list(list),
            Block::Definitions(definitions) => self.definitions(definitions),
            Block::Table(table) => self.table(table),
            Block::Contents { depth } => self.contents(*depth),
            // Only within a list, where it is no part of the outline.
            Block::Heading(heading) => {
                self.markup.raw("<p><strong>");
                self.inlines(&heading.inlines);
                self.markup.raw("</strong></p>\n");
            }
            // A page break is dealt with where it stands; a slot was refused.
            Block::PageBreak | Block::Slot(_) => {}
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let (start, end) = match paragraph.style {
            ParagraphStyle::Body => ("<p>", "</p>\n"),
            ParagraphStyle::Title if !std::mem::replace(&mut self.has_title, true) => ("<h1>", "</h1>\n"),
            ParagraphStyle::Title => ("<p class=\"title\">", "</p>\n"),
            ParagraphStyle::Subtitle => ("<p class=\"subtitle\">", "</p>\n"),
            ParagraphStyle::Requirement => ("<p class=\"requirement\">", "</p>\n"),
            ParagraphStyle::Clause => ("<p class=\"clause\">", "</p>\n"),
            ParagraphStyle::Note => ("<p class=\"note\">", "</p>\n"),
            ParagraphStyle::Marking => ("<p class=\"marking\">", "</p>\n"),
        };
        self.markup.raw(start);
        self.inlines(&paragraph.inlines);
        self.markup.raw(end);
    }

    fn list(&mut self, list: &List) {
        if list.items.is_empty() {
            return;
        }
        self.markup.raw(if list.ordered { "<ol>\n" } else { "<ul>\n" });
        for item in &list.items {
            self.markup.raw("<li>");
            match item.as_slice() {
                [Block::Paragraph(Paragraph { style: ParagraphStyle::Body, inlines }), rest @ ..]
                    if rest.iter().all(|block| matches!(block, Block::List(_))) =>
                {
                    self.inlines(inlines);
                    rest.iter().for_each(|block| self.block(block));
                }
                blocks => {
                    for block in blocks {
                        // Headings in a list are no part of the outline, and contents have no place in one.
                        if !matches!(block, Block::Contents { .. }) {
                            self.block(block);
                        }
                    }
                }
            }
            self.markup.raw("</li>\n");
        }
        self.markup.raw(if list.ordered { "</ol>\n" } else { "</ul>\n" });
    }

    fn definitions(&mut self, definitions: &[Definition]) {
        if definitions.is_empty() {
            return;
        }
        self.markup.raw("<dl>\n");
        for definition in definitions {
            self.markup.raw("<div><dt>");
            self.inlines(&definition.term);
            self.markup.raw("</dt>");
            for line in &definition.description {
                self.markup.raw("<dd>");
                self.inlines(line);
                self.markup.raw("</dd>");
            }
            if definition.description.is_empty() {
                self.markup.raw("<dd></dd>");
            }
            self.markup.raw("</div>\n");
        }
        self.markup.raw("</dl>\n");
    }

    /// Links to the headings, as lists within lists. It stands where the document has it, so that it is read and printed in
    /// that order; a wide screen shows it beside the text.
    fn contents(&mut self, depth: u8) {
        let outline = self.outline;
        let mut entries = outline.down_to(depth.clamp(1, 3)).peekable();
        if entries.peek().is_none() || std::mem::replace(&mut self.has_contents, true) {
            return;
        }
        let title = &self.document.fields.contents_title;
        if title.is_empty() {
            self.markup.raw("<nav>\n");
        } else {
            self.markup.raw("<nav aria-labelledby=\"_contents\">\n");
            self.markup.line("<h2 id=\"_contents\">", title, "</h2>\n");
        }
        let mut open: Vec<u8> = Vec::new();
        for (index, heading) in entries {
            // A level above the first of a list cannot end that list: it joins it.
            while open.len() > 1 && open.last().is_some_and(|level| *level > heading.level) {
                open.pop();
                self.markup.raw("</li>\n</ol>\n");
            }
            if open.last().is_none_or(|level| *level < heading.level) {
                open.push(heading.level);
                self.markup.raw("<ol>\n");
            } else {
                self.markup.raw("</li>\n");
            }
            self.markup.raw("<li><a href=\"#");
            self.markup.words(&heading_id(outline, index));
            self.markup.raw("\">");
            self.markup.words(&heading.full_text());
            self.markup.raw("</a>");
        }
        for _ in open {
            self.markup.raw("</li>\n</ol>\n");
        }
        self.markup.raw("</nav>\n");
    }
}

/// The name of a heading in the page: its anchor, else a number behind an underscore, which no anchor has.
pub(super) fn heading_id(outline: &Outline<'_>, index: usize) -> String {
    outline.anchor(index).map_or_else(|| format!("_{}", index + 1), str::to_owned)
}
