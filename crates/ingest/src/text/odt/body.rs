use kernel::Problem;

use super::super::collect::Collector;
use super::super::found::{Found, FoundBlock, FoundKind};
use super::super::xml::{Element, Node};
use super::lists::{Lists, Mark};
use super::styles::Styles;
use crate::Limits;

/// The most spaces that one element stands for.
const SPACES: u32 = 100;

/// Reads the elements of a body in order.
pub(super) struct Body<'s> {
    styles: &'s Styles,
    collector: Collector,
    lists: Lists,
    /// The paragraph that is read, and those whose notes or frames it stands in.
    paragraphs: Vec<Paragraph>,
    waiting: Vec<FoundBlock>,
    skipped: usize,
    /// The text of the document has begun.
    within: bool,
    /// The sign of the note that is read, and its words.
    note: Option<(String, Vec<String>)>,
    citing: bool,
    frames: usize,
    page: Option<u32>,
}

#[derive(Default)]
struct Paragraph {
    heading: Option<u8>,
    mark: Option<Mark>,
    words: String,
    page: Option<u32>,
    bold: bool,
    hidden: bool,
    /// For each piece with a style of its own that is open: bold, hidden.
    spans: Vec<(Option<bool>, bool)>,
    /// Letters in bold, and all.
    letters: (usize, usize),
    title: bool,
}

impl<'s> Body<'s> {
    pub(super) fn new(styles: &'s Styles, limits: Limits, paged: bool) -> Self {
        Self {
            styles,
            collector: Collector::new(limits),
            lists: Lists::default(),
            paragraphs: Vec::new(),
            waiting: Vec::new(),
            skipped: 0,
            within: false,
            note: None,
            citing: false,
            frames: 0,
            page: paged.then_some(1),
        }
    }

    pub(super) fn node(&mut self, node: Node<'_>) -> Result<(), Problem> {
        match node {
            Node::Start(element) if element.name == "body" => self.within = true,
            Node::Start(_) | Node::End(_) | Node::Text(_) if !self.within => {}
            Node::Start(_) if self.skipped > 0 => self.skipped += 1,
            Node::End(_) if self.skipped > 0 => self.skipped -= 1,
            Node::Start(element) => self.start(&element)?,
            Node::End(name) => self.end(&name)?,
            Node::Text(words) if self.skipped == 0 => {
                // Line breaks of the file are only spaces.
                let words = words.replace('\n', " ");
                if self.citing {
                    if let Some((sign, _)) = &mut self.note {
                        sign.push_str(&words);
                    }
                } else {
                    self.add(&words);
                }
            }
            Node::Text(_) => {}
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Found {
        for block in std::mem::take(&mut self.waiting) {
            // A block more than the bound changes nothing here.
            self.collector.block(block).ok();
        }
        self.collector.finish(self.page)
    }

    fn start(&mut self, element: &Element<'_>) -> Result<(), Problem> {
        match element.name.as_str() {
            "tracked-changes" => {
                self.collector.problem(Problem::warning("text-tracked-changes"));
                self.skipped = 1;
            }
            "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index" | "user-index" | "object-index"
            | "annotation" | "forms" | "sequence-decls" | "number" | "title" | "desc" | "ruby-text" => self.skipped = 1,
            "hidden-text" | "hidden-paragraph" => {
                self.collector.problem(Problem::warning("text-hidden"));
                self.skipped = 1;
            }
            "h" | "p" => self.paragraph(element),
            "span" | "a" => {
                let style = if element.name == "span" { element.get("style-name") } else { None };
                let bold = style.as_deref().and_then(|style| self.styles.is_bold(style));
                let hidden = style.as_deref().is_some_and(|style| self.styles.is_hidden(style));
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.spans.push((bold, hidden));
                }
            }
            "list" => self.lists.open(element),
            "list-item" => self.lists.item(element, false),
            "list-header" => self.lists.item(element, true),
            "s" => self.add(&" ".repeat(usize::try_from(element.number("c").unwrap_or(1).min(SPACES)).unwrap_or(1))),
            "tab" => self.add("\t"),
            "line-break" => self.add("\n"),
            "soft-page-break" => self.page = self.page.map(|page| page.saturating_add(1)),
            "placeholder" => self.add("["),
            "note" => self.note = Some((String::new(), Vec::new())),
            "note-citation" => self.citing = true,
            "frame" | "custom-shape" => self.frames += 1,
            "table" if self.frames == 0 && self.note.is_none() => self.collector.open_table(),
            "table-row" if self.frames == 0 && self.note.is_none() => self.collector.open_row(),
            "table-cell" if self.frames == 0 && self.note.is_none() => {
                let number = |name: &str| element.number(name).unwrap_or(1);
                self.collector.open_cell(number("number-columns-spanned"), number("number-rows-spanned"))?;
            }
            // What a cell reaches over stands in the file too.
            "covered-table-cell" => self.skipped = 1,
            _ => {}
        }
        Ok(())
    }

    fn paragraph(&mut self, element: &Element<'_>) {
        let style = element.get("style-name").unwrap_or_default();
        let level = element.number("outline-level").filter(|_| element.name == "h");
        let mut mark = if self.note.is_none() { self.lists.mark(self.styles) } else { None };
        if let (Some(level), None) = (level, &mark)
            && self.lists.none_open()
            && self.styles.list_of(&style).is_none()
            && element.get("is-list-header").as_deref() != Some("true")
        {
            mark = self.lists.heading(level, &self.styles.outline).map(Mark::Number);
        }
        let title = self.styles.is_title(&style);
        let hidden = self.styles.is_hidden(&style);
        self.paragraphs.push(Paragraph {
            heading: level.and_then(|level| u8::try_from(level).ok()),
            mark,
            bold: self.styles.is_bold(&style).unwrap_or(false),
            hidden,
            title,
            ..Paragraph::default()
        });
    }

    fn end(&mut self, name: &str) -> Result<(), Problem> {
        match name {
            "h" | "p" => self.paragraph_ends()?,
            "span" | "a" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.spans.pop();
                }
            }
            "list" => self.lists.close(),
            "list-item" | "list-header" => self.lists.item_ends(),
            "placeholder" => self.add("]"),
            "note-citation" => self.citing = false,
            "note" => {
                if let Some((sign, words)) = self.note.take() {
                    let (number, words) = (Some(sign.trim().to_owned()), words.join("\n"));
                    let block = FoundBlock { kind: FoundKind::Footnote, number, words, page: self.page, stands_out: false };
                    self.waiting.push(block);
                }
            }
            "frame" | "custom-shape" => self.frames = self.frames.saturating_sub(1),
            "table" if self.frames == 0 && self.note.is_none() => self.collector.close_table(),
            "table-row" if self.frames == 0 && self.note.is_none() => self.collector.close_row()?,
            "body" => self.within = false,
            _ => {}
        }
        Ok(())
    }

    fn add(&mut self, words: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let hidden = paragraph.hidden || paragraph.spans.iter().any(|(_, hidden)| *hidden);
        if hidden {
            if !words.trim().is_empty() {
                self.collector.problem(Problem::warning("text-hidden"));
            }
            return;
        }
        if paragraph.page.is_none() && !words.trim().is_empty() {
            paragraph.page = self.page;
        }
        let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
        let bold = paragraph.spans.iter().rev().find_map(|(bold, _)| *bold).unwrap_or(paragraph.bold);
        paragraph.letters.0 += if bold { letters } else { 0 };
        paragraph.letters.1 += letters;
        paragraph.words.push_str(words);
    }

    fn paragraph_ends(&mut self) -> Result<(), Problem> {
        let Some(paragraph) = self.paragraphs.pop() else { return Ok(()) };
        let Paragraph { heading, mark, words, page, letters, title, .. } = paragraph;
        if let Some((_, note)) = &mut self.note {
            note.push(words);
            return Ok(());
        }
        if !words.trim().is_empty() {
            let heading = heading.or(title.then_some(1));
            let (kind, number) = match (heading, mark) {
                (Some(level), Some(Mark::Number(number))) => (FoundKind::Heading(level), Some(number)),
                (Some(level), _) => (FoundKind::Heading(level), None),
                (None, Some(Mark::Bullet(depth))) => (FoundKind::Item(depth), None),
                (None, Some(Mark::Number(number))) => (FoundKind::Paragraph, Some(number)),
                (None, None) => (FoundKind::Paragraph, None),
            };
            let stands_out = letters.0 > 0 && letters.0 == letters.1;
            let block = FoundBlock { kind, number, words, page, stands_out };
            if self.paragraphs.is_empty() {
                self.collector.block(block)?;
            } else {
                self.waiting.push(block);
            }
        }
        if self.paragraphs.is_empty() {
            for block in std::mem::take(&mut self.waiting) {
                self.collector.block(block)?;
            }
        }
        Ok(())
    }
}
