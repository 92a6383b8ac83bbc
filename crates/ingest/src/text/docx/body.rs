use std::collections::BTreeMap;

use kernel::Problem;

use super::super::collect::Collector;
use super::super::figures::roman;
use super::super::found::{Found, FoundBlock, FoundKind};
use super::super::xml::{Element, Node};
use super::fields::{Fields, is_contents};
use super::numbering::{Mark, Numbering};
use super::paragraph::{Paragraph, symbol};
use super::styles::Styles;
use crate::Limits;

/// Reads the elements of a body in order.
pub(super) struct Body<'s> {
    styles: &'s Styles,
    numbering: Numbering,
    footnotes: BTreeMap<String, String>,
    endnotes: BTreeMap<String, String>,
    /// How many notes of each kind have been referred to.
    referred: (u32, u32),
    collector: Collector,
    /// The paragraph that is read, and those whose text boxes it stands in.
    paragraphs: Vec<Paragraph>,
    /// What belongs behind the paragraph that is read: notes, text boxes.
    waiting: Vec<FoundBlock>,
    fields: Fields,
    /// Elements that are open within one that is left out.
    skipped: usize,
    /// For each choice that is open, whether one was taken.
    choices: Vec<bool>,
    controls: Vec<Control>,
    /// Words are read now, and whether they are a field's code.
    taking: Option<bool>,
    /// Text boxes that are open.
    boxes: usize,
    /// How many columns wide the cell is whose properties are read.
    cell: Option<u32>,
    in_row_properties: bool,
    row_deleted: bool,
    page: Option<u32>,
    /// Pages are counted by where the program last laid them out, or by the breaks that a person made.
    rendered: bool,
    /// A section ends with the paragraph, and whether the next one begins on a new page.
    section: Option<bool>,
    carried: String,
    note: Option<String>,
    notes: BTreeMap<String, String>,
}

/// A content control.
#[derive(Default)]
struct Control {
    placeholder: bool,
    contents: bool,
}

impl<'s> Body<'s> {
    pub(super) fn new(styles: &'s Styles, numbering: Numbering, limits: Limits) -> Self {
        Self {
            styles,
            numbering,
            footnotes: BTreeMap::new(),
            endnotes: BTreeMap::new(),
            referred: (0, 0),
            collector: Collector::new(limits),
            paragraphs: Vec::new(),
            waiting: Vec::new(),
            fields: Fields::default(),
            skipped: 0,
            choices: Vec::new(),
            controls: Vec::new(),
            taking: None,
            boxes: 0,
            cell: None,
            in_row_properties: false,
            row_deleted: false,
            page: None,
            rendered: false,
            section: None,
            carried: String::new(),
            note: None,
            notes: BTreeMap::new(),
        }
    }

    pub(super) fn with_notes(self, footnotes: BTreeMap<String, String>, endnotes: BTreeMap<String, String>) -> Self {
        Self { footnotes, endnotes, ..self }
    }

    /// Counts pages where the text says anything of them.
    pub(super) fn with_pages(self, text: &str) -> Self {
        let rendered = text.contains("lastRenderedPageBreak");
        let broken = rendered || text.contains("w:type=\"page\"") || text.contains("pageBreakBefore");
        Self { rendered, page: broken.then_some(1), ..self }
    }

    pub(super) fn node(&mut self, node: Node<'_>) -> Result<(), Problem> {
        match node {
            Node::Start(_) if self.skipped > 0 => self.skipped += 1,
            Node::End(_) if self.skipped > 0 => self.skipped -= 1,
            Node::Start(element) => self.start(&element)?,
            Node::End(name) => self.end(&name)?,
            Node::Text(words) if self.skipped == 0 => match self.taking {
                Some(true) => self.fields.code(&words),
                Some(false) => self.add(&words),
                None => {}
            },
            Node::Text(_) => {}
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Found {
        let waiting = std::mem::take(&mut self.waiting);
        for block in waiting {
            // A block more than the bound changes nothing here.
            self.collector.block(block).ok();
        }
        self.collector.finish(self.page)
    }

    pub(super) fn into_notes(self) -> BTreeMap<String, String> {
        self.notes
    }

    fn start(&mut self, element: &Element<'_>) -> Result<(), Problem> {
        let name = element.name.as_str();
        let (in_properties, in_run_properties) =
            self.paragraphs.last().map_or((false, false), |paragraph| (paragraph.in_properties, paragraph.in_run_properties));
        match name {
            "del" | "moveFrom" => self.deleted(in_properties && in_run_properties),
            "ins" | "moveTo" => self.tracked(),
            "pPrChange" | "rPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange" | "sectPrChange" | "tblGridChange"
            | "tblPrExChange" | "numberingChange" | "delText" | "delInstrText" | "rt" | "annotation" => self.skipped = 1,
            "AlternateContent" => self.choices.push(false),
            "Choice" | "Fallback" => match self.choices.last_mut() {
                Some(taken) if !*taken => *taken = true,
                Some(_) => self.skipped = 1,
                None => {}
            },
            "p" if !in_properties => self.paragraphs.push(Paragraph::default()),
            "txbxContent" => self.boxes += 1,
            "tbl" | "tr" | "tc" if self.boxes == 0 => self.table(name),
            "trPr" => self.in_row_properties = true,
            "gridSpan" => {
                if let Some(wide) = &mut self.cell {
                    *wide = element.number("val").unwrap_or(1);
                }
            }
            "sdt" => self.controls.push(Control::default()),
            "showingPlcHdr" => {
                if let Some(control) = self.controls.last_mut() {
                    control.placeholder = element.is_on();
                }
            }
            "docPartGallery" => {
                if let Some(control) = self.controls.last_mut() {
                    control.contents = element.val().is_some_and(|gallery| gallery.eq_ignore_ascii_case("Table of Contents"));
                }
            }
            "sdtContent" if self.controls.last().is_some_and(|control| control.contents) => self.skipped = 1,
            "fldSimple" if element.get("instr").is_some_and(|code| is_contents(&code)) => self.skipped = 1,
            "footnote" | "endnote" => self.note_begins(element),
            "type" if in_properties => self.section = Some(element.val().as_deref() != Some("continuous")),
            _ => self.within_paragraph(element, in_properties, in_run_properties),
        }
        if matches!(name, "p" | "tbl") && self.boxes == 0 {
            self.open_cell(name == "tbl")?;
        }
        Ok(())
    }

    /// Elements that only mean something in a paragraph.
    fn within_paragraph(&mut self, element: &Element<'_>, in_properties: bool, in_run_properties: bool) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match (element.name.as_str(), in_properties, in_run_properties) {
            ("pPr", ..) => paragraph.in_properties = true,
            ("rPr", ..) => paragraph.in_run_properties = true,
            ("pageBreakBefore", true, false) if element.is_on() && !self.rendered => self.turn(),
            ("sectPr", true, _) => self.section = Some(true),
            (_, true, false) => paragraph.property(element),
            (_, false, true) => paragraph.run_property(element),
            (_, true, true) => {}
            ("r", ..) => paragraph.run_begins(),
            ("t", ..) => self.taking = Some(false),
            ("instrText", ..) => self.taking = Some(true),
            ("fldChar", ..) => self.fields.mark(&element.get("fldCharType").unwrap_or_default()),
            ("tab" | "ptab", ..) => self.add("\t"),
            ("br", ..) => match element.get("type").as_deref() {
                Some("page") if !self.rendered => self.turn(),
                Some("page" | "column") => {}
                _ => self.add("\n"),
            },
            ("cr", ..) => self.add("\n"),
            ("noBreakHyphen", ..) => self.add("\u{2011}"),
            ("softHyphen", ..) => self.add("\u{ad}"),
            ("sym", ..) => {
                if let Some(found) = symbol(element) {
                    self.add(&found.to_string());
                }
            }
            ("lastRenderedPageBreak", ..) if self.boxes == 0 => self.turn(),
            ("footnoteReference" | "endnoteReference", ..) => self.refer(element),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Problem> {
        match name {
            "p" => self.paragraph_ends()?,
            "pPr" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.in_properties = false;
                }
            }
            "rPr" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.in_run_properties = false;
                }
            }
            "t" | "instrText" => self.taking = None,
            "AlternateContent" => {
                self.choices.pop();
            }
            "txbxContent" => self.boxes = self.boxes.saturating_sub(1),
            "tbl" if self.boxes == 0 => self.collector.close_table(),
            "tr" if self.boxes == 0 => self.collector.close_row()?,
            "tc" => self.open_cell(false)?,
            "trPr" => self.in_row_properties = false,
            "sdt" => {
                self.controls.pop();
                self.close_placeholder();
            }
            "footnote" | "endnote" => self.note_ends(),
            _ => {}
        }
        Ok(())
    }

    fn deleted(&mut self, mark: bool) {
        self.tracked();
        if mark {
            if let Some(paragraph) = self.paragraphs.last_mut() {
                paragraph.goes_on = true;
            }
        } else if self.in_row_properties {
            self.row_deleted = true;
        } else {
            self.skipped = 1;
        }
    }

    fn tracked(&mut self) {
        self.collector.problem(Problem::warning("text-tracked-changes"));
    }

    fn table(&mut self, name: &str) {
        match name {
            "tbl" => {}
            "tr" => {
                self.row_deleted = false;
                self.collector.open_row();
            }
            _ if self.row_deleted => self.skipped = 1,
            _ => self.cell = Some(1),
        }
    }

    /// Opens the cell whose properties have been read, and a table where one begins.
    fn open_cell(&mut self, table: bool) -> Result<(), Problem> {
        if let Some(wide) = self.cell.take() {
            self.collector.open_cell(wide, 1)?;
        }
        if table {
            self.collector.open_table();
        }
        Ok(())
    }

    fn turn(&mut self) {
        self.page = self.page.map(|page| page.saturating_add(1));
    }

    fn add(&mut self, words: &str) {
        if !self.fields.shows() {
            return;
        }
        let placeholder = self.controls.iter().any(|control| control.placeholder);
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if paragraph.is_hidden(self.styles) {
            if !words.trim().is_empty() {
                self.collector.problem(Problem::warning("text-hidden"));
            }
            return;
        }
        paragraph.add(words, self.page, placeholder, self.styles);
    }

    fn close_placeholder(&mut self) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.close_placeholder();
        }
    }

    fn paragraph_ends(&mut self) -> Result<(), Problem> {
        let Some(mut paragraph) = self.paragraphs.pop() else { return Ok(()) };
        paragraph.close_placeholder();
        let style = self.styles.of_paragraph(paragraph.style.as_deref());
        let heading = paragraph.outline.or(style.heading).filter(|level| (1..=9).contains(level));
        self.fields.paragraph_ends(heading.is_some() && self.paragraphs.is_empty());
        if self.section.take() == Some(true) && !self.rendered {
            self.turn();
        }
        if paragraph.goes_on && self.paragraphs.is_empty() {
            self.carried.push_str(&paragraph.words);
            return Ok(());
        }
        let words = std::mem::take(&mut self.carried) + &paragraph.words;
        if style.contents || style.hidden {
            return Ok(());
        }
        let number = paragraph.numbering.clone().or(style.numbering.clone()).filter(|number| number != "0");
        let mark = number.and_then(|number| {
            let of_style = || self.numbering.level_of_style(&number, paragraph.style.as_deref()?);
            let level = paragraph.level.or_else(of_style).or(style.level).unwrap_or(0);
            self.numbering.next(&number, level)
        });
        if !words.trim().is_empty() {
            let stands_out = paragraph.stands_out(style.bold);
            let (kind, number) = match (heading, mark) {
                (Some(level), Some(Mark::Number(number))) => (FoundKind::Heading(level), Some(number)),
                (Some(level), _) => (FoundKind::Heading(level), None),
                (None, Some(Mark::Bullet(depth))) => (FoundKind::Item(depth), None),
                (None, Some(Mark::Number(number))) => (FoundKind::Paragraph, Some(number)),
                (None, None) => (FoundKind::Paragraph, None),
            };
            let block = FoundBlock { kind, number, words, page: paragraph.page, stands_out };
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

    fn refer(&mut self, element: &Element<'_>) {
        let id = element.get("id").unwrap_or_default();
        let end = element.name == "endnoteReference";
        let (count, words) =
            if end { (&mut self.referred.1, self.endnotes.get(&id)) } else { (&mut self.referred.0, self.footnotes.get(&id)) };
        let Some(words) = words.filter(|words| !words.trim().is_empty()) else { return };
        *count = count.saturating_add(1);
        let number = if end { roman(*count).unwrap_or_else(|| count.to_string()) } else { count.to_string() };
        let words = words.clone();
        self.waiting.push(FoundBlock {
            kind: FoundKind::Footnote,
            number: Some(number),
            words,
            page: self.page,
            stands_out: false,
        });
    }

    fn note_begins(&mut self, element: &Element<'_>) {
        // The lines that part notes from text are notes too, of a type.
        if element.get("type").is_some_and(|kind| kind != "normal") {
            self.skipped = 1;
            return;
        }
        self.note = element.get("id");
    }

    fn note_ends(&mut self) {
        let words: Vec<String> = self.collector.take().into_iter().map(|block| block.words).collect();
        if let Some(id) = self.note.take() {
            self.notes.insert(id, words.join("\n"));
        }
    }
}
