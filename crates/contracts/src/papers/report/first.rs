use compose::body;
use document::{Block, Inline, List, Paragraph, ParagraphStyle, text};

use super::flags::{advice, name, ordered};
use crate::finding::Severity;
use crate::flags::{Flag, FlagKind};
use crate::papers::page::Page;
use crate::papers::proposal::Shelf;

/// The most things on the first page.
const MOST: usize = 5;
/// The fewest, where there are so many: the less serious fill up to here.
const FEWEST: usize = 3;

/// The most serious things to take up and what to do, as a numbered list.
pub(super) fn blocks(page: &Page<'_>, shelf: &Shelf<'_>) -> Vec<Block> {
    let chosen = chosen(page);
    if chosen.is_empty() {
        return vec![body(page.label("first-none"))];
    }
    let items = chosen.into_iter().map(|flag| vec![item(page, shelf, flag)]).collect();
    vec![Block::List(List { ordered: true, items })]
}

/// The most serious, or the first few where none is.
fn chosen<'p>(page: &Page<'p>) -> Vec<&'p Flag> {
    let mut flags = ordered(page);
    let serious = flags.iter().filter(|flag| flag.severity == Severity::High).count();
    flags.truncate(serious.clamp(FEWEST, MOST));
    flags
}

/// What a flag is about. Where nothing at all is confirmed the page says so once, and not in every line.
fn named(page: &Page<'_>, flag: &Flag) -> String {
    let name = name(page, flag);
    if page.papers.checked.findings.iter().any(|finding| finding.confirmed) {
        return name;
    }
    let mark = format!(" ({})", page.label("unconfirmed"));
    name.strip_suffix(&mark).map_or(name.clone(), str::to_owned)
}

fn item(page: &Page<'_>, shelf: &Shelf<'_>, flag: &Flag) -> Block {
    let mut inlines = vec![Inline::Strong(text(format!("{}.", named(page, flag))))];
    // That nothing is there, the verdict has said.
    if flag.kind != FlagKind::Missing {
        inlines.extend(text(format!(" {}", (page.papers.say)(&flag.says))));
    }
    inlines.extend(text(format!(" {}", page.set.filled("do", &[("what", &advice(page, shelf, flag))]))));
    Block::Paragraph(Paragraph { style: ParagraphStyle::Body, inlines })
}
