use std::cmp::Reverse;

use catalog::Force;
use compose::body;
use document::{Block, Inline, List, Paragraph, ParagraphStyle, text};

use super::flags::{advice, name};
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

/// What empties the whole contract goes first, then what law stands behind, then in order.
fn chosen<'p>(page: &Page<'p>) -> Vec<&'p Flag> {
    let rank = |flag: &Flag| {
        let force = flag.obligation.as_ref().and_then(|id| page.papers.catalog.obligation(id.as_str())).map(|found| found.force);
        match (flag.kind, force) {
            (FlagKind::Hollow, _) => 0,
            (_, Some(Force::LawBoth | Force::LawBuyer)) => 1,
            (_, Some(Force::LawSupplier)) => 2,
            (_, Some(Force::Practice)) => 3,
            (_, Some(Force::Benchmark)) => 4,
            (_, None) => 5,
        }
    };
    let mut flags: Vec<&Flag> = page.papers.checked.flags.iter().filter(|flag| flag.severity > Severity::None).collect();
    flags.sort_by_key(|flag| (Reverse(flag.severity), rank(flag)));
    let serious = flags.iter().filter(|flag| flag.severity == Severity::High).count();
    flags.truncate(serious.clamp(FEWEST, MOST));
    flags
}

fn item(page: &Page<'_>, shelf: &Shelf<'_>, flag: &Flag) -> Block {
    let mut inlines = vec![Inline::Strong(text(name(page, flag)))];
    let says = (page.papers.say)(&flag.says);
    inlines.extend(text(format!(". {says} {}", page.set.filled("do", &[("what", &advice(page, shelf, flag))]))));
    Block::Paragraph(Paragraph { style: ParagraphStyle::Body, inlines })
}
