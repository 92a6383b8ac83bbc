use std::collections::{BTreeMap, BTreeSet};

use desk::{ContractFile as ReadFile, PieceKind, TextBlock};
use store::ContractRow;

use super::{CheckResult, CheckedClause};
use crate::{App, Caller, Error, May, Result};

/// A file of a contract, clause by clause, with the words that decided.
#[derive(Debug, Clone)]
pub struct ContractText {
    /// The contract.
    pub row: ContractRow,
    /// The names of all its files in their order.
    pub files: Vec<String>,
    /// The clauses of the file that was asked for.
    pub clauses: Vec<TextClause>,
}

/// A heading, or a numbered clause with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextClause {
    /// The page that it begins on, from 1.
    pub page: Option<u32>,
    /// Its lines.
    pub lines: Vec<TextLine>,
    /// The obligations that something in it decided.
    pub obligations: Vec<String>,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextLine {
    /// What it is.
    pub shape: TextShape,
    /// Names of places in it, that findings point to: `t0-1234`.
    pub anchors: Vec<String>,
    /// Its words, cut where marks begin and end.
    pub parts: Vec<TextPart>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextShape {
    /// A heading.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// A note.
    Note,
}

/// Some words of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPart {
    /// The words.
    pub text: String,
    /// What they decided, if anything: `binding`, `soft`, `element` and so on.
    pub mark: Option<String>,
}

/// Where words overlap, the one that weighs most is shown.
const WEIGHT: [&str; 11] =
    ["emptying", "release", "against", "soft", "vague", "binding", "right", "descriptive", "reference", "element", "subject"];

impl App {
    /// The text of a file of a contract, by its place.
    ///
    /// # Errors
    /// When there is none.
    pub async fn contract_text(&self, caller: &Caller, id: &str, position: usize) -> Result<ContractText> {
        caller.must(May::ReadContracts)?;
        let row = self.store.read().contract(&caller.organisation, id).await?;
        let result = CheckResult::of(&row)?;
        let own = self.contract_rows(caller, id).await?;
        let files: Vec<String> = own.iter().map(|(own, _)| own.name.clone()).collect();
        let (own, file) = own.get(position).ok_or(Error::NotFound)?;
        let read = ReadFile::kept(&own.name, &file.sha256, &own.transcript)
            .ok_or_else(|| Error::Internal(format!("the text of contract file {} is damaged", own.id)))?;
        let passages = Passages::of(&result, &own.name);
        Ok(ContractText { row, files, clauses: clauses(&read, position, &passages) })
    }
}

impl CheckedClause {
    /// The name of its place in the text of a file, by the place of the file.
    #[must_use]
    pub fn anchor(&self, position: usize) -> String {
        format!("t{position}-{}", self.span[0])
    }
}

/// What was found in one file.
struct Passages<'r> {
    /// Where each begins, with the obligation it decided.
    starts: Vec<(usize, Option<&'r str>)>,
    /// Marks that do not overlap, in their order: from, to, kind.
    marks: Vec<(usize, usize, &'r str)>,
}

impl<'r> Passages<'r> {
    fn of(result: &'r CheckResult, file: &str) -> Self {
        let of_obligations =
            result.obligations.iter().flat_map(|found| found.clauses.iter().map(|clause| (clause, Some(found.id.as_str()))));
        let of_flags = result.flags.iter().filter_map(|flag| flag.clause.as_ref()).map(|clause| (clause, None));
        let own: Vec<(&CheckedClause, Option<&str>)> =
            of_obligations.chain(of_flags).filter(|(clause, _)| clause.file == file).collect();
        let starts = own.iter().map(|(clause, about)| (clause.span[0], *about)).collect();
        let weight = |kind: &str| WEIGHT.iter().position(|known| *known == kind).unwrap_or(WEIGHT.len());
        let mut all: Vec<(usize, usize, &str)> = own
            .iter()
            .flat_map(|(clause, _)| clause.marks.iter().map(|mark| (mark.span[0], mark.span[1], mark.kind.as_str())))
            .filter(|(from, to, _)| from < to)
            .collect();
        all.sort_by_key(|(from, to, kind)| (weight(kind), *from, *to));
        let mut marks: Vec<(usize, usize, &str)> = Vec::new();
        let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
        for (from, to, kind) in all {
            // Marks that are kept lie apart: of those that begin before this one ends, only the last can reach into it.
            if taken.range(..to).next_back().is_none_or(|(_, end)| *end <= from) {
                taken.insert(from, to);
                marks.push((from, to, kind));
            }
        }
        marks.sort_unstable();
        Self { starts, marks }
    }

    /// The words of a line, cut where marks begin and end.
    fn cut(&self, text: &str, from: usize, to: usize) -> Vec<TextPart> {
        let words = |from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
        let mut parts = Vec::new();
        let mut at = from;
        let first = self.marks.partition_point(|mark| mark.0 < from);
        for (start, end, kind) in self.marks.iter().skip(first).take_while(|mark| mark.1 <= to) {
            if *start > at {
                parts.push(TextPart { text: words(at, *start), mark: None });
            }
            parts.push(TextPart { text: words(*start, *end), mark: Some((*kind).to_owned()) });
            at = *end;
        }
        if at < to {
            parts.push(TextPart { text: words(at, to), mark: None });
        }
        parts
    }
}

/// The text clause by clause: a heading, or a number, begins a new one.
fn clauses(read: &ReadFile, position: usize, passages: &Passages<'_>) -> Vec<TextClause> {
    let text = read.transcript.text();
    let mut clauses: Vec<TextClause> = Vec::new();
    let mut only_headings = false;
    for row in read.transcript.blocks().chunk_by(|one, next| same_row(one.kind, next.kind)) {
        let (Some(first), Some(last)) = (row.first(), row.last()) else { continue };
        let (from, to) = (first.span.start, last.span.end);
        let heading = matches!(first.kind, PieceKind::Heading(_));
        let begins = heading || (is_numbered(first) && !only_headings);
        if clauses.is_empty() || (begins && !(heading && only_headings)) {
            clauses.push(TextClause { page: first.page, ..TextClause::default() });
        }
        only_headings = heading;
        let Some(clause) = clauses.last_mut() else { continue };
        let within: BTreeSet<(usize, Option<&str>)> =
            passages.starts.iter().filter(|(start, _)| (from..to).contains(start)).copied().collect();
        let starts: BTreeSet<usize> = within.iter().map(|(start, _)| *start).collect();
        for about in within.iter().filter_map(|(_, about)| *about) {
            if !clause.obligations.iter().any(|known| known == about) {
                clause.obligations.push(about.to_owned());
            }
        }
        clause.lines.push(TextLine {
            shape: shape(first.kind),
            anchors: starts.into_iter().map(|start| format!("t{position}-{start}")).collect(),
            parts: passages.cut(text, from, to),
        });
    }
    clauses
}

fn is_numbered(block: &TextBlock) -> bool {
    block.kind == PieceKind::Paragraph && block.number.is_some()
}

fn same_row(one: PieceKind, next: PieceKind) -> bool {
    match (one, next) {
        (PieceKind::Cell { table, row, .. }, PieceKind::Cell { table: other, row: below, .. }) => (table, row) == (other, below),
        _ => false,
    }
}

fn shape(kind: PieceKind) -> TextShape {
    match kind {
        PieceKind::Heading(_) => TextShape::Heading,
        PieceKind::Paragraph => TextShape::Paragraph,
        PieceKind::Item(_) => TextShape::Item,
        PieceKind::Cell { .. } => TextShape::Row,
        PieceKind::Footnote => TextShape::Note,
    }
}
