use document::{Block, Definition, Document, Heading, List, Paragraph, ParagraphStyle, plain_text};
use kernel::{Date, Language};

use super::{
    inlines::{Form, Inlines, name},
    table::table,
    words::{exact, quoted},
};

const LOOK: &str = include_str!("look.typ");
/// Characters that have room on a line of running text, of a heading and of the title.
const TEXT: usize = 70;
const HEADING: usize = 40;
const TITLE: usize = 30;
/// A header and a footer have room for so many characters of each text.
const LINE: usize = 160;
/// A requirement or clause with fewer characters is never broken over pages.
const WHOLE: usize = 700;
/// Descriptions with fewer characters in all stay on one page.
const FEW: usize = 300;
/// A description in several lines with fewer characters stays on one page with its term.
const SHORT_LIST: usize = 600;

/// PDF/A demands a date, and there is no clock: this one stands for none.
const UNDATED: &str = "datetime(year: 2000, month: 1, day: 1)";

/// Writes a document in the typesetter's language: calls of what `look.typ` defines, with every text as a string.
pub(super) struct Markup<'a> {
    out: String,
    inlines: Inlines<'a>,
    headings: usize,
    /// Level of the last heading: the next is at most one deeper, as PDF/UA demands.
    level: u8,
}

impl<'a> Markup<'a> {
    /// The whole text for the typesetter.
    pub(super) fn of(document: &Document, inlines: Inlines<'a>) -> String {
        let mut markup = Self { out: LOOK.to_owned(), inlines, headings: 0, level: 0 };
        markup.setup(document);
        markup.out.push_str("\n#{\n");
        for (index, block) in document.blocks.iter().enumerate() {
            match (block, document.blocks.get(index + 1)) {
                // A note before a clause stays on its page.
                (Block::Paragraph(text), Some(Block::Paragraph(Paragraph { style: ParagraphStyle::Clause, .. }))) => {
                    markup.out.push_str(&markup.paragraph(text, TEXT, true));
                    markup.out.push('\n');
                }
                // The words that lead into a table stay with it.
                (Block::Paragraph(text), Some(Block::Table(_))) if text.style == ParagraphStyle::Body => {
                    let words = markup.paragraph(text, TEXT, false);
                    if !words.is_empty() {
                        markup.out.push_str(&format!("block(sticky: true, {words})\n"));
                    }
                }
                _ => markup.block(block, &document.fields.contents_title),
            }
        }
        markup.out.push_str("[]}\n");
        markup.out
    }

    fn setup(&mut self, document: &Document) {
        let fields = &document.fields;
        let region = match document.language {
            Language::Swedish => "SE",
            Language::English => "GB",
        };
        let line = |words: &str, room: usize| {
            if words.trim().is_empty() {
                return "none".to_owned();
            }
            let mut short: String = words.chars().take(LINE).collect();
            if short.len() < words.len() {
                short.push('…');
            }
            self.inlines.content(&document::text(short), Form::line(room))
        };
        // Properties show in the reader's own type: every character is allowed there.
        let author = if fields.buyer.trim().is_empty() { "()".to_owned() } else { exact(&fields.buyer) };
        let setup = format!(
            "\n#show: setup.with(title: {}, author: {author}, date: {}, lang: \"{}\", region: \"{region}\", header: ({}, {}, {}), digest: {}, page-word: {})\n",
            exact(title(document)),
            fields.date.map_or_else(|| UNDATED.to_owned(), date),
            document.language.code(),
            line(&fields.buyer, 30),
            line(&fields.marking, 30),
            line(&fields.reference, 30),
            line(&fields.digest, 60),
            line(&fields.page_word, 20),
        );
        self.out.push_str(&setup);
    }

    fn block(&mut self, block: &Block, contents_title: &str) {
        let code = match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Contents { depth } => self.contents(*depth, contents_title),
            Block::PageBreak => "pagebreak(weak: true)".to_owned(),
            Block::Paragraph(_) | Block::List(_) | Block::Definitions(_) | Block::Table(_) | Block::Slot(_) => {
                self.inner(block, TEXT)
            }
        };
        self.out.push_str(&code);
        self.out.push('\n');
    }

    fn heading(&mut self, heading: &Heading) -> String {
        self.level = heading.level.clamp(1, 4).min(self.level + 1);
        let label = name(self.headings);
        self.headings += 1;
        let script = self.inlines.script;
        let number = heading.number.as_deref().filter(|number| !number.trim().is_empty());
        let words = plain_text(&heading.inlines);
        let (number, body) = match number {
            Some(number) if words.trim().is_empty() => (None, quoted(number, script)),
            None if words.trim().is_empty() => (None, quoted("–", script)),
            _ => (number, self.inlines.content(&heading.inlines, Form::line(HEADING))),
        };
        let number = number.map_or_else(|| "none".to_owned(), |number| quoted(number, script));
        format!("section({}, {number}, \"{label}\", {body})", self.level)
    }

    fn contents(&mut self, depth: u8, title: &str) -> String {
        let depth = depth.clamp(1, 3);
        if self.inlines.outline.down_to(depth).next().is_none() {
            return String::new();
        }
        if title.trim().is_empty() {
            return format!("contents(none, {depth})");
        }
        // Its title is a heading too.
        self.level = 1;
        let title = quoted(title, self.inlines.script);
        format!("contents({title}, {depth})")
    }

    /// A block that may also stand in a list.
    fn inner(&self, block: &Block, room: usize) -> String {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph, room, false),
            Block::List(list) => self.list(list, room),
            Block::Definitions(definitions) => self.definitions(definitions, room),
            Block::Table(rows) => table(rows, &self.inlines),
            Block::Heading(heading) => {
                let words = document::text(heading.full_text());
                format!("par(strong({}))", self.inlines.content(&words, Form::text(room)))
            }
            // A list has no pages and no contents; slots were refused before.
            Block::Contents { .. } | Block::PageBreak | Block::Slot(_) => String::new(),
        }
    }

    fn paragraph(&self, paragraph: &Paragraph, room: usize, clause_follows: bool) -> String {
        let words = |room: usize| self.inlines.running(&paragraph.inlines, room);
        let plain = plain_text(&paragraph.inlines);
        let whole = plain.chars().count() < WHOLE;
        if plain.trim().is_empty() {
            return String::new();
        }
        match paragraph.style {
            ParagraphStyle::Body => format!("par({})", words(room)),
            ParagraphStyle::Title => format!("title({})", words(TITLE)),
            ParagraphStyle::Subtitle => format!("subtitle({})", words(TITLE)),
            ParagraphStyle::Requirement => format!("requirement({whole}, {})", words(room)),
            ParagraphStyle::Clause => format!("clause({whole}, {})", words(room)),
            ParagraphStyle::Note => format!("note({clause_follows}, {})", words(room)),
            ParagraphStyle::Marking => format!("marking({})", words(room)),
        }
    }

    fn list(&self, list: &List, room: usize) -> String {
        let room = room.saturating_sub(4).max(20);
        let items: Vec<String> = list.items.iter().map(|item| self.item(item, room)).collect();
        if items.is_empty() {
            return String::new();
        }
        let kind = if list.ordered { "enum" } else { "list" };
        let long = |item: &Vec<Block>| item.iter().filter(|block| matches!(block, Block::Paragraph(_))).count() > 1;
        let spacing = if list.items.iter().any(long) { "1em" } else { "0.75em" };
        format!("{kind}(tight: false, spacing: {spacing}, {})", items.join(","))
    }

    fn item(&self, item: &[Block], room: usize) -> String {
        let mut out = String::from("{[];");
        for (index, block) in item.iter().enumerate() {
            let code = match block {
                // The only words of an item need no paragraph of their own.
                Block::Paragraph(Paragraph { style: ParagraphStyle::Body, inlines }) if index == 0 && item.len() == 1 => {
                    self.inlines.running(inlines, room)
                }
                block => self.inner(block, room),
            };
            if !code.is_empty() {
                out.push_str(&code);
                out.push(';');
            }
        }
        out.push('}');
        out
    }

    /// Terms and descriptions: a few short ones stay on one page; more may go on to the next, never a single line of them.
    fn definitions(&self, definitions: &[Definition], room: usize) -> String {
        let length = |one: &Definition| one.description.iter().map(|line| plain_text(line).chars().count()).sum::<usize>();
        let total: usize = definitions.iter().map(length).sum();
        let is_list = |one: &Definition| one.description.len() > 1;
        let groups: Vec<&[Definition]> = if total < FEW {
            definitions.chunks(definitions.len().max(1)).collect()
        } else {
            definitions.chunk_by(|one, next| !is_list(one) && !is_list(next)).collect()
        };
        let calls: Vec<String> = groups
            .into_iter()
            .map(|group| {
                let length: usize = group.iter().map(length).sum();
                let whole = length < if group.iter().any(is_list) { SHORT_LIST } else { FEW };
                let items: Vec<String> = group.iter().map(|one| self.definition(one, room.saturating_sub(4).max(20))).collect();
                format!("described({whole}, {})", items.join(","))
            })
            .collect();
        calls.join(";")
    }

    fn definition(&self, definition: &Definition, room: usize) -> String {
        let lines: Vec<String> = definition.description.iter().map(|line| self.inlines.running(line, room)).collect();
        let description = match lines.as_slice() {
            [] => "[]".to_owned(),
            [only] => only.clone(),
            all => format!("list(tight: true, {})", all.join(",")),
        };
        format!("terms.item({}, {description})", self.inlines.content(&definition.term, Form::line(room)))
    }
}

/// The title, or what comes nearest: the standards demand one.
fn title(document: &Document) -> &str {
    if document.title.trim().is_empty() { "–" } else { &document.title }
}

fn date(date: Date) -> String {
    format!("datetime(year: {}, month: {}, day: {})", date.year(), date.month(), date.day())
}
