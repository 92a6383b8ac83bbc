use std::cmp::Reverse;

use catalog::Force;
use compose::{body, cell, column, heading, table};
use document::Block;

use crate::finding::{Finding, Severity};
use crate::flags::{Flag, FlagKind};
use crate::papers::page::Page;
use crate::papers::proposal::Shelf;
use crate::papers::quote::upper;

/// The most clauses that are named in one piece of advice.
const MOST_CLAUSES: usize = 3;

/// What to take up, the most serious first, a table for each degree.
pub(super) fn blocks(page: &Page<'_>, shelf: &Shelf<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for severity in Severity::ALL.into_iter().rev() {
        let rows: Vec<_> = ordered(page)
            .into_iter()
            .filter(|flag| flag.severity == severity)
            .map(|flag| {
                let place =
                    flag.passage.as_ref().map_or_else(|| page.label("nothing").to_owned(), |found| upper(&page.place(found)));
                vec![cell(name(page, flag)), cell((page.papers.say)(&flag.says)), cell(place), cell(advice(page, shelf, flag))]
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        blocks.push(heading(2, page.label(&format!("urgent-{}", severity.id()))));
        let columns = vec![
            column(page.label("column-what"), 260),
            column(page.label("column-seen"), 230),
            column(page.label("column-place"), 250),
            column(page.label("column-do"), 260),
        ];
        let caption = page.set.filled("flags-caption", &[("count", &rows.len().to_string())]);
        blocks.push(table(&caption, columns, rows));
    }
    if blocks.is_empty() { vec![body(page.label("flags-none"))] } else { blocks }
}

/// The flags, the most serious first. Among equals what empties the whole contract goes first, then what law stands behind.
pub(super) fn ordered<'p>(page: &Page<'p>) -> Vec<&'p Flag> {
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
    flags
}

/// What a flag is about, with its verdict.
pub(super) fn name(page: &Page<'_>, flag: &Flag) -> String {
    let Some(finding) = finding(page, flag) else { return page.label(&format!("flag-{}", flag.kind.id())).to_owned() };
    let title = page.papers.catalog.obligation(finding.obligation.as_str()).map_or("", |found| found.title.get(page.language));
    page.set.filled("flag-name", &[("title", title), ("verdict", &page.marked_verdict(finding))])
}

/// What to do about a flag.
pub(super) fn advice(page: &Page<'_>, shelf: &Shelf<'_>, flag: &Flag) -> String {
    let Some(finding) = finding(page, flag) else { return page.label(&format!("do-{}", flag.kind.id())).to_owned() };
    let mut clauses: Vec<&str> =
        shelf.for_obligation(finding.obligation.as_str()).into_iter().map(|clause| clause.id.as_str()).collect();
    clauses.truncate(MOST_CLAUSES);
    let documents = finding.may_be_in.join(", ");
    let named = if clauses.is_empty() {
        page.label("clause-own").to_owned()
    } else {
        page.set.filled("clause-named", &[("ids", &clauses.join(", "))])
    };
    let values = [("clauses", named), ("documents", documents.clone()), ("missing", page.elements(&finding.missing))];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let not_found = finding.verdict == crate::Verdict::NotFound;
    let key = match flag.kind {
        FlagKind::Missing if not_found && !documents.is_empty() => "do-not-found-in",
        FlagKind::Missing if not_found => "do-not-found",
        FlagKind::Incomplete if finding.missing.is_empty() => "do-weak",
        FlagKind::NotHeld if documents.is_empty() => "do-not-held-unnamed",
        kind => return page.set.filled(&format!("do-{}", kind.id()), &values),
    };
    page.set.filled(key, &values)
}

fn finding<'p>(page: &Page<'p>, flag: &Flag) -> Option<&'p Finding> {
    let id = flag.obligation.as_ref()?;
    page.papers.checked.findings.iter().find(|finding| finding.obligation == *id)
}
