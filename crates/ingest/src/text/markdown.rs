use std::collections::BTreeMap;

use kernel::Problem;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::collect::Collector;
use super::found::{Found, FoundBlock, FoundKind};
use super::unreadable;
use crate::{Limits, encoding};

/// Reads Markdown: headings, lists, tables and notes by their marks, typed numbers as they stand.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Found, Problem> {
    let decoded = encoding::decode(bytes);
    let mut reader = Reader::new(limits);
    if let Some(problem) = unreadable(decoded.unreadable) {
        reader.collector.problem(problem);
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(&decoded.text, options) {
        reader.event(event)?;
    }
    let Reader { collector, notes, .. } = reader;
    Ok(with_notes(collector.finish(None), notes))
}

struct Reader {
    collector: Collector,
    words: String,
    heading: Option<u8>,
    /// Lists that are open, each with the number of its next item where it has numbers.
    lists: Vec<Option<u64>>,
    /// The number of an item whose first words have not come yet.
    item: Option<Option<String>>,
    /// How much is struck out now.
    struck: usize,
    /// Letters in bold, and all of them.
    bold: (usize, usize),
    strong: usize,
    /// The note that is being read.
    note: Option<String>,
    notes: BTreeMap<String, String>,
}

impl Reader {
    fn new(limits: Limits) -> Self {
        Self {
            collector: Collector::new(limits),
            words: String::new(),
            heading: None,
            lists: Vec::new(),
            item: None,
            struck: 0,
            bold: (0, 0),
            strong: 0,
            note: None,
            notes: BTreeMap::new(),
        }
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), Problem> {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) => {
                self.text(&words);
                Ok(())
            }
            Event::SoftBreak | Event::HardBreak => {
                self.words.push('\n');
                Ok(())
            }
            Event::FootnoteReference(name) => {
                // Where it is referred to; the note itself may come later.
                self.words.push_str(&format!("{MARK}{name}{MARK}"));
                Ok(())
            }
            Event::Rule => self.flush(),
            Event::Html(_) | Event::InlineHtml(_) | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                Ok(())
            }
        }
    }

    fn text(&mut self, words: &str) {
        if self.struck == 0 {
            self.bold.1 += words.len();
            self.bold.0 += if self.strong > 0 { words.len() } else { 0 };
            self.words.push_str(words);
        }
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Problem> {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush()?;
                self.heading = Some(level_of(*level));
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock => self.flush()?,
            Tag::List(first) => {
                self.flush()?;
                self.lists.push(*first);
            }
            Tag::Item => {
                self.flush()?;
                let number = self.lists.last_mut().and_then(|next| {
                    let number = (*next)?;
                    *next = number.checked_add(1);
                    Some(format!("{number}."))
                });
                self.item = Some(number);
            }
            Tag::Table(_) => {
                self.flush()?;
                self.collector.open_table();
            }
            Tag::TableHead | Tag::TableRow => self.collector.open_row(),
            Tag::TableCell => self.collector.open_cell(1, 1)?,
            Tag::Strikethrough => self.struck += 1,
            Tag::Strong => self.strong += 1,
            Tag::FootnoteDefinition(name) => {
                self.flush()?;
                self.note = Some(name.to_string());
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), Problem> {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::TableCell => self.flush()?,
            TagEnd::Item => {
                self.flush()?;
                self.item = None;
            }
            TagEnd::List(_) => {
                self.flush()?;
                self.lists.pop();
            }
            TagEnd::Table => self.collector.close_table(),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::FootnoteDefinition => {
                self.flush()?;
                self.note = None;
            }
            _ => {}
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Problem> {
        let words = std::mem::take(&mut self.words);
        let heading = self.heading.take();
        let (bold, all) = std::mem::take(&mut self.bold);
        if words.trim().is_empty() {
            return Ok(());
        }
        if let Some(note) = &self.note {
            let text = self.notes.entry(note.clone()).or_default();
            text.push_str(if text.is_empty() { "" } else { "\n" });
            text.push_str(&words);
            return Ok(());
        }
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        let (kind, number) = match (heading, self.item.take()) {
            (Some(level), _) => (FoundKind::Heading(level), None),
            (None, Some(number)) => (FoundKind::Item(depth), number),
            (None, None) => (FoundKind::Paragraph, None),
        };
        self.collector.block(FoundBlock { kind, number, words, page: None, stands_out: bold > 0 && bold == all })
    }
}

/// Stands around the name of a note in words; no text has it.
const MARK: char = '\u{1}';

/// Puts the notes behind the blocks that refer to them, and those that nobody refers to at the end.
fn with_notes(found: Found, mut notes: BTreeMap<String, String>) -> Found {
    let mut blocks = Vec::with_capacity(found.blocks.len());
    let note = |name: &str, words: String| FoundBlock {
        kind: FoundKind::Footnote,
        number: Some(name.to_owned()),
        words,
        page: None,
        stands_out: false,
    };
    let mut waiting: Vec<FoundBlock> = Vec::new();
    for mut block in found.blocks {
        let cell = matches!(block.kind, FoundKind::Cell { .. });
        if !cell {
            blocks.append(&mut waiting);
        }
        if block.words.contains(MARK) {
            let words = std::mem::take(&mut block.words);
            for (index, part) in words.split(MARK).enumerate() {
                if index % 2 == 0 {
                    block.words.push_str(part);
                } else if let Some(words) = notes.remove(part) {
                    waiting.push(note(part, words));
                }
            }
        }
        blocks.push(block);
        if !cell {
            blocks.append(&mut waiting);
        }
    }
    blocks.append(&mut waiting);
    blocks.extend(notes.into_iter().map(|(name, words)| note(&name, words)));
    Found { blocks, ..found }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
