use document::{Block, Inline, Paragraph, ParagraphStyle, text};
use kernel::Span;

use super::page::Page;
use crate::finding::{DecidingMark, Finding, MarkKind, Passage};

/// The passages of a finding: where each stands, its words with the deciding ones marked, and what each mark shows.
pub(super) fn passages(page: &Page<'_>, finding: &Finding) -> Vec<Block> {
    let mut blocks = Vec::new();
    for passage in &finding.passages {
        blocks.push(Block::Paragraph(Paragraph {
            style: ParagraphStyle::Body,
            inlines: text(page.set.filled("passage-place", &[("place", &upper(&page.place(passage)))])),
        }));
        blocks.push(Block::Paragraph(Paragraph { style: ParagraphStyle::Clause, inlines: quoted(page, passage) }));
        let shown = explained(page, passage);
        if !shown.is_empty() {
            blocks.push(Block::Paragraph(Paragraph { style: ParagraphStyle::Note, inlines: shown }));
        }
    }
    blocks
}

/// The words of a passage, with those that decided set off.
fn quoted(page: &Page<'_>, passage: &Passage) -> Vec<Inline> {
    let whole = page.papers.contract.text(passage.file);
    let mut inlines = Vec::new();
    for part in parts(whole, passage) {
        if !inlines.is_empty() {
            inlines.push(Inline::Break);
        }
        let mut at = part.start;
        for (span, strong) in runs(passage, part) {
            push(&mut inlines, whole.get(at..span.start), Inline::Text);
            let wrap =
                if strong { |words: String| Inline::Strong(text(words)) } else { |words: String| Inline::Emphasis(text(words)) };
            push(&mut inlines, whole.get(span.start..span.end), wrap);
            at = span.end;
        }
        push(&mut inlines, whole.get(at..part.end), Inline::Text);
    }
    inlines
}

fn push(inlines: &mut Vec<Inline>, words: Option<&str>, wrap: impl Fn(String) -> Inline) {
    let Some(words) = words.filter(|words| !words.is_empty()) else { return };
    let mut flat = words.split_whitespace().collect::<Vec<_>>().join(" ");
    // Spaces at the ends part the words from what stands beside them.
    if words.starts_with(char::is_whitespace) {
        flat.insert(0, ' ');
    }
    if words.ends_with(char::is_whitespace) && !flat.ends_with(' ') {
        flat.push(' ');
    }
    inlines.push(wrap(flat));
}

/// The passage itself, and the lines that other marks stand in: what leads into an item of a list.
fn parts(whole: &str, passage: &Passage) -> Vec<Span> {
    let mut parts = vec![passage.span];
    for mark in &passage.marks {
        if parts.iter().any(|part| part.start <= mark.span.start && mark.span.end <= part.end) {
            continue;
        }
        let before = whole.get(..mark.span.start).unwrap_or_default();
        let after = whole.get(mark.span.end..).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = mark.span.end + after.find('\n').unwrap_or(after.len());
        parts.push(Span::new(start, end));
    }
    parts.sort_unstable_by_key(|part| (part.start, part.end));
    let mut joined: Vec<Span> = Vec::new();
    for part in parts {
        match joined.last_mut().filter(|last| part.start < last.end) {
            Some(last) => *last = Span::new(last.start, last.end.max(part.end)),
            None => joined.push(part),
        }
    }
    joined
}

/// Runs of marked words in order; words under any mark but that of the subject are strong.
fn runs(passage: &Passage, part: Span) -> Vec<(Span, bool)> {
    let mut marks: Vec<(Span, bool)> = passage
        .marks
        .iter()
        .filter(|mark| part.start <= mark.span.start && mark.span.end <= part.end && mark.span.start < mark.span.end)
        .map(|mark| (mark.span, mark.kind != MarkKind::Subject))
        .collect();
    marks.sort_unstable_by_key(|(span, strong)| (span.start, !strong, span.end));
    let mut runs: Vec<(Span, bool)> = Vec::new();
    for (span, strong) in marks {
        match runs.last_mut().filter(|(last, _)| span.start < last.end) {
            Some((last, firm)) => {
                *last = Span::new(last.start, last.end.max(span.end));
                *firm |= strong;
            }
            None => runs.push((span, strong)),
        }
    }
    runs
}

/// What each mark shows, in words; the same words for the same thing once.
fn explained(page: &Page<'_>, passage: &Passage) -> Vec<Inline> {
    let whole = page.papers.contract.text(passage.file);
    let mut seen: Vec<(String, Vec<String>)> = Vec::new();
    for mark in &passage.marks {
        let words = mark.span.of(whole).split_whitespace().collect::<Vec<_>>().join(" ");
        let shows = shows(page, mark);
        if words.is_empty() || shows.is_empty() {
            continue;
        }
        let known = seen.iter_mut().find(|(known, _)| known.to_lowercase() == words.to_lowercase());
        match known {
            Some((_, list)) if !list.contains(&shows) => list.push(shows),
            Some(_) => {}
            None => seen.push((words, vec![shows])),
        }
    }
    let mut inlines = Vec::new();
    let subject = page.label("mark-subject");
    for (words, mut list) in seen {
        // That words show what it is about needs saying only where they show nothing else.
        if list.len() > 1 {
            list.retain(|shows| shows != subject);
        }
        inlines.extend(text(if inlines.is_empty() { format!("{} ", page.label("marks")) } else { "; ".to_owned() }));
        let only_subject = list.iter().all(|shows| shows == subject);
        inlines.push(if only_subject { Inline::Emphasis(text(words)) } else { Inline::Strong(text(words)) });
        inlines.extend(text(format!(" – {}", list.join(", "))));
    }
    if !inlines.is_empty() {
        inlines.extend(text("."));
    }
    inlines
}

fn shows(page: &Page<'_>, mark: &DecidingMark) -> String {
    let element = mark.element.map(|element| page.label(&format!("element-{}", element.id())));
    match (mark.kind, element) {
        (MarkKind::Element, Some(element)) => page.set.filled("mark-element", &[("element", element)]),
        (kind, Some(element)) => format!("{} ({element})", page.label(&format!("mark-{}", kind.id()))),
        (kind, None) => page.label(&format!("mark-{}", kind.id())).to_owned(),
    }
}

/// A text with a capital first letter.
pub(crate) fn upper(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
