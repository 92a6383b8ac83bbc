use std::collections::{BTreeMap, BTreeSet};

use kernel::Problem;

use super::collect::Collector;
use super::found::{Found, FoundBlock, FoundKind};
use super::furniture::{is_page_number, recurring, without_figures};
use super::shape::heading_like;
use super::signs::{Sign, leading};
use super::unreadable;
use crate::{Limits, encoding};

/// Lines of a text that was wrapped are at most this long; longer ones are paragraphs each.
const WRAPPED: usize = 130;

/// Reads plain text: pages by form feeds, paragraphs by empty lines and by what lines look like.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Found, Problem> {
    let decoded = encoding::decode(bytes);
    let mut collector = Collector::new(limits);
    if let Some(problem) = unreadable(decoded.unreadable) {
        collector.problem(problem);
    }
    let text = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
    let pages: Vec<Vec<&str>> = text.trim_end_matches('\u{c}').split('\u{c}').map(|page| page.lines().collect()).collect();
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let furniture = if count > 1 { recurring(&pages) } else { headers_between(&pages) };
    let mut writer =
        Writer { width: width(&text), collector, paged: count > 1, page: 1, lines: Vec::new(), indent: 0, table: false };
    for (number, page) in (1_u32..).zip(&pages) {
        let dropped = |line: &str| is_page_number(line) || (!furniture.is_empty() && furniture.contains(&without_figures(line)));
        let kept: Vec<&str> = page.iter().copied().filter(|line| !dropped(line)).collect();
        let empty = |line: &&str| line.trim().is_empty();
        let first = kept.iter().position(|line| !empty(line)).unwrap_or(kept.len());
        let last = kept.iter().rposition(|line| !empty(line)).map_or(first, |last| last.saturating_add(1));
        for (index, line) in kept.get(first..last).unwrap_or_default().iter().enumerate() {
            if index == 0 {
                writer.page_begins(line, number)?;
            }
            writer.line(line)?;
        }
    }
    writer.end()?;
    let mut found = writer.collector.finish((count > 1).then_some(count));
    mark_headings(&mut found.blocks);
    Ok(found)
}

/// Lines of a text without form feeds that hold a page number and recur.
fn headers_between(pages: &[Vec<&str>]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in pages.iter().flatten().filter(|line| line.len() < 160) {
        if ends_in_page_number(line) {
            *counts.entry(without_figures(line)).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count > 1).map(|(line, _)| line).collect()
}

fn ends_in_page_number(line: &str) -> bool {
    let line = line.to_lowercase();
    let figures = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    ["sida ", "sid ", "page "].iter().any(|name| {
        let Some((_, rest)) = line.rsplit_once(name) else { return false };
        let mut words = rest.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '/')).filter(|word| !word.is_empty());
        words.next().as_ref().is_some_and(figures) && words.all(|word| figures(&word) || matches!(word, "av" | "of"))
    })
}

/// A short line of its own before a sentence or a number stands out as a heading does.
fn mark_headings(blocks: &mut [FoundBlock]) {
    for index in 0..blocks.len() {
        let leads = blocks.get(index + 1).is_some_and(|next| {
            let sentence = next.words.chars().count() > 60 && next.words.ends_with(['.', ':']);
            next.kind == FoundKind::Paragraph && (sentence || leading(&next.words).is_some())
        });
        let Some(block) = blocks.get_mut(index) else { continue };
        let plain = block.kind == FoundKind::Paragraph && !block.words.contains(['\n', ':', '@', ',']);
        let short = block.words.split(' ').count() <= 6 && !block.words.contains(|c: char| c.is_ascii_digit());
        if plain && short && (leads || index == 0) && leading(&block.words).is_none() && heading_like(&block.words) {
            block.stands_out = true;
        }
    }
}

/// The width to which the text was wrapped; nothing where its lines are paragraphs.
fn width(text: &str) -> Option<usize> {
    // A row of a table cannot be broken, however narrow the rest is.
    let lines = text.lines().filter(|line| !line.contains(" | "));
    let mut lengths: Vec<usize> = lines.map(|line| line.trim_end().chars().count()).filter(|length| *length > 0).collect();
    lengths.sort_unstable();
    let most = lengths.get(lengths.len().saturating_mul(95) / 100).or(lengths.last()).copied()?;
    (most <= WRAPPED).then_some(most)
}

struct Writer {
    collector: Collector,
    width: Option<usize>,
    paged: bool,
    page: u32,
    /// The lines of the paragraph that is open.
    lines: Vec<String>,
    indent: usize,
    /// A table is open.
    table: bool,
}

impl Writer {
    /// A paragraph that is open goes on over the page only where it is in the middle of a sentence.
    fn page_begins(&mut self, line: &str, page: u32) -> Result<(), Problem> {
        let open = self.lines.last().is_some_and(|last| !last.ends_with(['.', ':', ';', '!', '?']));
        let goes_on = open && line.trim_start().starts_with(|c: char| c.is_lowercase()) && leading(line.trim_start()).is_none();
        if !goes_on {
            self.end()?;
        }
        if self.lines.is_empty() {
            self.page = page;
        }
        Ok(())
    }

    fn line(&mut self, line: &str) -> Result<(), Problem> {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            return self.end();
        }
        let ruled = trimmed.len() > 2 && trimmed.chars().all(|c| matches!(c, '=' | '-' | '_' | '*' | '─' | '━'));
        if ruled {
            return self.underlined(trimmed);
        }
        if trimmed.contains(" | ") || trimmed.ends_with(" |") && trimmed.len() > 2 {
            self.end_paragraph()?;
            return self.row(trimmed);
        }
        self.close_table();
        if self.lines.last().is_some_and(|last| self.parts(last, trimmed)) {
            self.end()?;
        }
        let indent = line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
        // Items that follow each other have each its own place on the line.
        if self.lines.is_empty() {
            self.indent = indent;
        } else if leading(trimmed).is_some_and(|found| matches!(found.sign, Sign::Bullet(_))) && indent != self.indent {
            self.end()?;
            self.indent = indent;
        }
        self.lines.push(trimmed.to_owned());
        Ok(())
    }

    /// Does the line begin a paragraph, although no empty line stands before it?
    fn parts(&self, last: &str, line: &str) -> bool {
        let Some(width) = self.width else { return !line.starts_with(char::is_lowercase) || leading(line).is_some() };
        if !line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '”' | '[' | '§')) {
            return false;
        }
        let next = line.split_whitespace().next().unwrap_or_default().chars().count();
        let room = last.chars().count() + self.indent + 1 + next + 6 < width;
        let ended = last.ends_with(['.', ':', ';', '!', '?']);
        let headed = self.lines.len() == 1 && leading(last).is_some_and(|found| heading_like(found.words));
        room && (ended || headed && line.starts_with(char::is_uppercase))
    }

    fn underlined(&mut self, rule: &str) -> Result<(), Problem> {
        if self.lines.len() == 1 && rule.starts_with(['=', '-']) {
            let words = std::mem::take(&mut self.lines).join("\n");
            let level = if rule.starts_with('=') { 1 } else { 2 };
            return self.push(FoundKind::Heading(level), words, true);
        }
        self.end()
    }

    fn row(&mut self, line: &str) -> Result<(), Problem> {
        if !self.table {
            self.collector.open_table();
            self.table = true;
        }
        let inner = line.strip_prefix('|').unwrap_or(line);
        let inner = inner.strip_suffix('|').filter(|_| line.starts_with('|')).unwrap_or(inner);
        self.collector.open_row();
        for cell in inner.split('|') {
            self.collector.open_cell(1, 1)?;
            if !cell.trim().is_empty() {
                self.push(FoundKind::Paragraph, cell.trim().to_owned(), false)?;
            }
        }
        Ok(())
    }

    fn close_table(&mut self) {
        if self.table {
            self.collector.close_table();
            self.table = false;
        }
    }

    fn end(&mut self) -> Result<(), Problem> {
        self.close_table();
        self.end_paragraph()
    }

    fn end_paragraph(&mut self) -> Result<(), Problem> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let bullet = self.lines.first().and_then(|line| leading(line)).is_some_and(|found| matches!(found.sign, Sign::Bullet(_)));
        let kind =
            if bullet { FoundKind::Item(u8::try_from(self.indent.min(40)).unwrap_or(0) + 1) } else { FoundKind::Paragraph };
        let words = std::mem::take(&mut self.lines).join("\n");
        self.push(kind, words, false)
    }

    fn push(&mut self, kind: FoundKind, words: String, stands_out: bool) -> Result<(), Problem> {
        let page = self.paged.then_some(self.page);
        self.collector.block(FoundBlock { kind, number: None, words, page, stands_out })
    }
}
