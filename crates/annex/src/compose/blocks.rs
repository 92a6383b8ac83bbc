//! Pieces that both documents are made of.

use std::collections::BTreeSet;

use catalog::{Certainty, Strength};
use document::{Alignment, Block, Cell, Column, Definition, Document, Heading, Inline, Paragraph, ParagraphStyle, Table, text};
use kernel::{Language, Localised};

use crate::model::{AnnexEvidence, AnnexRequirement, Change, Named};
use crate::{Annex, TextSet};

/// A heading without number or anchor.
pub(crate) fn heading(level: u8, words: impl Into<String>) -> Block {
    Block::Heading(Heading { level, number: None, inlines: text(words), anchor: None })
}

/// Items under a heading for each area, in their own order.
pub(crate) fn by_area<T>(
    items: &[T],
    area: impl Fn(&T) -> &Named,
    language: Language,
    blocks: impl Fn(&T) -> Vec<Block>,
) -> Vec<Block> {
    let mut list = Vec::new();
    let mut last = None;
    for item in items {
        if last != Some(area(item)) {
            list.push(heading(2, area(item).title.get(language)));
            last = Some(area(item));
        }
        list.extend(blocks(item));
    }
    list
}

/// A paragraph of running text.
pub(crate) fn body(words: impl Into<String>) -> Block {
    paragraph(ParagraphStyle::Body, words)
}

/// A paragraph in a style.
pub(crate) fn paragraph(style: ParagraphStyle, words: impl Into<String>) -> Block {
    Block::Paragraph(Paragraph { style, inlines: text(words) })
}

/// Paragraphs of a text whose paragraphs are parted by empty lines; single line breaks are spaces.
pub(crate) fn paragraphs(style: ParagraphStyle, words: &str) -> Vec<Block> {
    words
        .split("\n\n")
        .map(|part| part.split_whitespace_keeping_no_break().join(" "))
        .filter(|part| !part.is_empty())
        .map(|part| paragraph(style, part))
        .collect()
}

/// A term with a description in one line.
pub(crate) fn definition(term: &str, description: impl Into<String>) -> Definition {
    Definition { term: text(term), description: vec![text(description)] }
}

/// A cell with one line.
pub(crate) fn cell(words: impl Into<String>) -> Cell {
    vec![text(words)]
}

/// A column aligned to the left.
pub(crate) fn column(title: &str, width: u16) -> Column {
    Column { title: text(title), width, alignment: Alignment::Left }
}

/// A table.
pub(crate) fn table(caption: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(Table { caption: text(caption), columns, rows, row_headers: true })
}

/// "Ska-krav" or "Bör-krav, vikt 3".
pub(crate) fn strength(requirement: &AnnexRequirement, set: &TextSet) -> String {
    match requirement.strength {
        Strength::Mandatory => set.label("strength-mandatory").to_owned(),
        Strength::Scored { weight } => set.filled("strength-scored", &[("weight", &weight.to_string())]),
    }
}

/// What is shown, by what kind of thing, and how often.
pub(crate) fn evidence(evidence: &AnnexEvidence, what: &str, set: &TextSet) -> String {
    let kind = set.label(match evidence.kind {
        catalog::EvidenceKind::Declaration => "evidence-declaration",
        catalog::EvidenceKind::Document => "evidence-document",
        catalog::EvidenceKind::Certificate => "evidence-certificate",
        catalog::EvidenceKind::TestReport => "evidence-test-report",
        catalog::EvidenceKind::Demonstration => "evidence-demonstration",
        catalog::EvidenceKind::Log => "evidence-log",
        catalog::EvidenceKind::Audit => "evidence-audit",
    });
    let what = what.trim_end_matches('.');
    match evidence.interval_months {
        None => set.filled("evidence-once", &[("kind", kind), ("what", what)]),
        Some(12) => set.filled("evidence-yearly", &[("kind", kind), ("what", what)]),
        Some(months) => set.filled("evidence-every", &[("kind", kind), ("what", what), ("months", &months.to_string())]),
    }
}

/// A reference, with how certain it is where it is not certain.
pub(crate) fn reference((text, certainty): &(Localised, Certainty), set: &TextSet, language: Language) -> String {
    let words = text.get(language);
    match certainty {
        Certainty::High => words.to_owned(),
        Certainty::Secondary => format!("{words} ({})", set.label("certainty-secondary")),
        Certainty::Knowledge => format!("{words} ({})", set.label("certainty-knowledge")),
    }
}

/// What changed since the version before, as a table; a sentence where nothing did.
pub(crate) fn changes(annex: &Annex, set: &TextSet, language: Language, internal: bool) -> Vec<Block> {
    if annex.previous.is_none() {
        return Vec::new();
    }
    // What the purchase rests on is the buyer's own matter.
    let shown: Vec<&Change> = annex.changes.iter().filter(|change| internal || change.kind != crate::ChangeKind::Basis).collect();
    if shown.is_empty() {
        return vec![body(set.label("changes-none"))];
    }
    let empty = |words: &str| if words.is_empty() { set.label("nothing").to_owned() } else { words.to_owned() };
    let rows = shown
        .iter()
        .map(|change| {
            vec![
                cell(change.subject.clone()),
                cell(set.filled(&format!("change-{}", change.kind.id()), &[("title", change.title.get(language))])),
                cell(empty(change.before.get(language))),
                cell(empty(change.after.get(language))),
            ]
        })
        .collect();
    let columns = vec![
        column(set.label("column-what"), 130),
        column(set.label("column-change"), 230),
        column(set.label("column-before"), 320),
        column(set.label("column-after"), 320),
    ];
    vec![table(set.label("changes-caption"), columns, rows)]
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

/// A heading that carries its own number and anchor: a requirement or a clause.
pub(crate) fn numbered(level: u8, number: String, words: Vec<Inline>, anchor: String) -> Block {
    Block::Heading(Heading { level, number: Some(number), inlines: words, anchor: Some(anchor) })
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
