use std::collections::BTreeSet;

use catalog::Certainty;
use document::{Alignment, Block, Cell, Column, Definition, Document, Heading, Inline, Paragraph, ParagraphStyle, Table, text};
use kernel::{Language, Localised};

use crate::texts::TextSet;

/// A heading without number or anchor.
#[must_use]
pub fn heading(level: u8, words: impl Into<String>) -> Block {
    Block::Heading(Heading { level, number: None, inlines: text(words), anchor: None })
}

/// A paragraph of running text.
#[must_use]
pub fn body(words: impl Into<String>) -> Block {
    paragraph(ParagraphStyle::Body, words)
}

/// A paragraph in a style.
#[must_use]
pub fn paragraph(style: ParagraphStyle, words: impl Into<String>) -> Block {
    Block::Paragraph(Paragraph { style, inlines: text(words) })
}

/// Paragraphs of a text whose paragraphs are parted by empty lines; single line breaks are spaces.
#[must_use]
pub fn paragraphs(style: ParagraphStyle, words: &str) -> Vec<Block> {
    words
        .split("\n\n")
        .map(|part| part.split_whitespace_keeping_no_break().join(" "))
        .filter(|part| !part.is_empty())
        .map(|part| paragraph(style, part))
        .collect()
}

/// A term with a description in one line.
#[must_use]
pub fn definition(term: &str, description: impl Into<String>) -> Definition {
    Definition { term: text(term), description: vec![text(description)] }
}

/// A cell with one line.
#[must_use]
pub fn cell(words: impl Into<String>) -> Cell {
    vec![text(words)]
}

/// A column aligned to the left.
#[must_use]
pub fn column(title: &str, width: u16) -> Column {
    Column { title: text(title), width, alignment: Alignment::Left }
}

/// A table.
#[must_use]
pub fn table(caption: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(Table { caption: text(caption), columns, rows, row_headers: true })
}

/// A heading that carries its own number and anchor: a requirement or a clause.
#[must_use]
pub fn numbered(level: u8, number: String, words: Vec<Inline>, anchor: String) -> Block {
    Block::Heading(Heading { level, number: Some(number), inlines: words, anchor: Some(anchor) })
}

/// A reference, with how certain it is where it is not certain.
#[must_use]
pub fn reference((text, certainty): &(Localised, Certainty), set: &TextSet, language: Language) -> String {
    let words = text.get(language);
    match certainty {
        Certainty::High => words.to_owned(),
        Certainty::Secondary => format!("{words} ({})", set.label("certainty-secondary")),
        Certainty::Knowledge => format!("{words} ({})", set.label("certainty-knowledge")),
    }
}

/// The terms that a document uses, of those that are defined.
pub(crate) fn definitions(set: &TextSet, document: &mut Document) -> Vec<Block> {
    let mut used = String::new();
    document.for_each_text(&mut |words| {
        used.push_str(words);
        used.push('\n');
    });
    let list: Vec<Definition> = set.definitions_used_in(&used).map(|(term, words)| definition(term, words.as_str())).collect();
    if list.is_empty() { Vec::new() } else { vec![Block::Definitions(list)] }
}

/// Gives every heading a name that links can point to.
pub(crate) fn anchor_headings(document: &mut Document) {
    let mut used = BTreeSet::new();
    let mut count = 0;
    for block in &mut document.blocks {
        let Block::Heading(heading) = block else { continue };
        count += 1;
        let name = heading.anchor.get_or_insert_with(|| format!("section-{count}"));
        if !used.insert(name.clone()) {
            *name = format!("{name}-{count}");
            used.insert(name.clone());
        }
    }
}

/// Splitting at white space that a line may break at: a no-break space stays in its word.
trait KeepNoBreak {
    fn split_whitespace_keeping_no_break(&self) -> Vec<&str>;
}

impl KeepNoBreak for str {
    fn split_whitespace_keeping_no_break(&self) -> Vec<&str> {
        self.split(|character: char| character.is_whitespace() && character != '\u{a0}').filter(|word| !word.is_empty()).collect()
    }
}
