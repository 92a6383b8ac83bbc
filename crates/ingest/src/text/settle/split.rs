use std::collections::BTreeSet;

use super::super::found::{FoundBlock, FoundKind};
use super::super::furniture::{has_leaders, is_page_number};
use super::super::lines::{clean, hyphenated, join};
use super::super::shape::heading_like;
use super::super::signs::{Leading, Sign, leading, of_number};
use super::Line;

/// Blocks as lines: broken where a number or sign begins a new one, joined elsewhere.
pub(super) fn lines(blocks: Vec<FoundBlock>) -> Vec<Line> {
    let cleaned: Vec<(FoundBlock, Vec<String>)> = blocks
        .into_iter()
        .map(|mut block| {
            let words = std::mem::take(&mut block.words);
            (block, words.split('\n').map(clean).collect())
        })
        .collect();
    let known = hyphenated(cleaned.iter().flat_map(|(_, lines)| lines.iter().map(String::as_str)));
    // One line with dots and a figure at its end may be a form; several are a table of contents.
    let contents = cleaned.iter().flat_map(|(_, lines)| lines).filter(|line| has_leaders(line)).count() > 1;
    let mut out = Vec::with_capacity(cleaned.len());
    for (block, lines) in cleaned {
        if matches!(block.kind, FoundKind::Cell { .. }) {
            out.push(cell(block, &join(&lines, &known)));
            continue;
        }
        let kept: Vec<String> =
            lines.into_iter().filter(|line| !(is_page_number(line) || contents && has_leaders(line))).collect();
        for (index, group) in groups(&kept).into_iter().enumerate() {
            out.extend(line(&block, index == 0, group, &known));
        }
    }
    out
}

/// The lines of a block, parted where something new begins.
fn groups(lines: &[String]) -> Vec<&[String]> {
    let mut out = Vec::new();
    let mut start = 0;
    for index in 1..lines.len() {
        let (Some(before), Some(line)) = (lines.get(index - 1), lines.get(index)) else { continue };
        let first = lines.get(start).map_or(before.as_str(), String::as_str);
        let earlier = lines.get(start..index).unwrap_or_default();
        if begins(first, before, line) && !counted_on(earlier, line) && !takes_number(earlier, line) {
            out.extend(lines.get(start..index));
            start = index;
        }
    }
    out.extend(lines.get(start..));
    out
}

/// Does a line begin something new, although it follows right after another? `first` is where what goes on now began.
fn begins(first: &str, before: &str, line: &str) -> bool {
    let Some(found) = leading(line) else { return false };
    let ended = before.ends_with(['.', ':', ';', '!', '?']) || before.is_empty();
    let capital = found.words.starts_with(|c: char| c.is_uppercase());
    let listed = leading(first).is_some_and(|first| same_style(&first.sign, &found.sign)) && !refers(before);
    // A line in the middle of a paragraph is no heading for looking like one.
    let headed = first == before && leading(before).map_or_else(|| heading_like(before), |before| heading_like(before.words));
    match &found.sign {
        Sign::Bullet(sign) => !matches!(sign, '–' | '—' | '-' | '·' | '*') || ended || listed || before.ends_with([',', '-']),
        Sign::Letter(_) | Sign::Roman(_) | Sign::Counted(_) => {
            let enclosed = found.shown.ends_with(')');
            let item = leading(before).is_some() && !refers(before);
            let opens = item && matches!(found.shown.as_str(), "a." | "i.");
            enclosed && (ended || listed || item || before.ends_with([',', ')']) || joined(before))
                || (ended || opens) && found.sure
        }
        // "…enligt punkt" at the end of a line refers to the number that begins the next.
        Sign::Clause { parts, .. } if parts.len() > 1 && capital => !refers(before),
        Sign::Clause { .. } | Sign::Capital(_) => (ended || headed) && (capital || (found.sure && ended)),
    }
}

/// "på tillitsnivå" and, on the next line, "3. Trafik …": the number belongs to the word before the break.
fn takes_number(before: &[String], line: &str) -> bool {
    const WORDS: &[&str] = &[
        "nivå",
        "klass",
        "punkt",
        "punkterna",
        "avsnitt",
        "kapitel",
        "bilaga",
        "version",
        "utgåva",
        "tabell",
        "steg",
        "prioritet",
        "artikel",
        "krav",
        "level",
        "class",
        "section",
        "sections",
        "clause",
        "clauses",
        "article",
        "paragraph",
        "annex",
        "schedule",
        "appendix",
        "exhibit",
        "table",
        "priority",
        "step",
    ];
    let figure = line.starts_with(|first: char| first.is_ascii_digit());
    let last = before.last().and_then(|line| line.split_whitespace().next_back()).unwrap_or_default().to_lowercase();
    figure && (WORDS.contains(&last.as_str()) || last.ends_with("nivå") || last.ends_with("klass"))
}

/// How many lines back the sign before is looked for.
const NEAR: usize = 8;

/// Does a sign go on with those that stand within the lines before: "(a) voice, (b) text," and "(c) pictures"?
fn counted_on(before: &[String], line: &str) -> bool {
    let Some(found) = leading(line).filter(|found| found.shown.ends_with(')')) else { return false };
    let last = match found.sign {
        Sign::Letter(value) if value > 1 => value.checked_add(u32::from('a') - 2).and_then(char::from_u32).map(String::from),
        Sign::Counted(value) if value > 1 => Some((value - 1).to_string()),
        _ => None,
    };
    let Some(last) = last else { return false };
    let shown = if found.shown.starts_with('(') { format!(" ({last}) ") } else { format!(" {last}) ") };
    before.iter().rev().take(NEAR).any(|line| line.contains(&shown))
}

/// Does a line end in words that a number completes?
fn refers(before: &str) -> bool {
    const REFERRING: [&str; 22] = [
        "punkt",
        "punkten",
        "punkterna",
        "p.",
        "avsnitt",
        "avsnitten",
        "enligt",
        "och",
        "till",
        "i",
        "av",
        "section",
        "sections",
        "clause",
        "clauses",
        "and",
        "to",
        "in",
        "of",
        "§",
        "artikel",
        "article",
    ];
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    before.ends_with([',', '-', '–']) || REFERRING.contains(&last.as_str())
}

/// "a) …, and" before "b) …"
fn joined(before: &str) -> bool {
    [" och", " samt", " eller", " and", " or"].iter().any(|word| before.ends_with(word))
}

fn same_style(left: &Sign, right: &Sign) -> bool {
    std::mem::discriminant(left) == std::mem::discriminant(right)
}

fn line(block: &FoundBlock, first: bool, group: &[String], known: &BTreeSet<String>) -> Option<Line> {
    let words = join(group, known);
    let number = block.number.as_deref().map(clean).filter(|number| !number.is_empty() && first);
    let said = if first { block.kind } else { continued(block.kind) };
    if words.is_empty() {
        // Nothing was written here; its number has been counted all the same.
        return None;
    }
    let base = Line { said, sign: None, shown: None, sure: false, words, page: block.page, stands_out: block.stands_out };
    Some(match number {
        Some(number) => Line { sign: of_number(&number), shown: Some(number), sure: true, ..base },
        None if block.kind == FoundKind::Footnote => base,
        None => match leading(&base.words) {
            Some(Leading { sign, shown, words, sure }) if !words.is_empty() || sure => {
                Line { words: words.to_owned(), sign: Some(sign), shown: Some(shown), sure, ..base }
            }
            _ => base,
        },
    })
}

/// What follows a heading or an item in the same paragraph is of no kind that the format has said.
fn continued(kind: FoundKind) -> FoundKind {
    match kind {
        FoundKind::Heading(_) => FoundKind::Paragraph,
        other => other,
    }
}

/// A cell keeps its place, with or without words; only a number that can be nothing else is taken off them.
fn cell(block: FoundBlock, words: &str) -> Line {
    let typed = leading(words).filter(|found| {
        let clause = matches!(&found.sign, Sign::Clause { parts, bare: false } if parts.len() > 1);
        block.number.is_none() && clause && found.sure && !found.words.is_empty()
    });
    let (shown, words) = match typed {
        Some(found) => (Some(found.shown), found.words.to_owned()),
        None => (block.number.as_deref().map(clean), words.to_owned()),
    };
    let number = shown.filter(|shown| !shown.is_empty());
    Line { said: block.kind, sign: None, shown: number, sure: true, words, page: block.page, stands_out: false }
}
