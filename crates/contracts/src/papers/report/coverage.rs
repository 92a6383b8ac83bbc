use compose::{body, cell, column, heading, table};
use document::Block;

use crate::coverage::Carried;
use crate::papers::page::Page;
use crate::papers::proposal::Shelf;
use crate::verdict::Verdict;

/// How far the contract carries what its case would ask for today. Nothing without a case.
pub(super) fn blocks(page: &Page<'_>, shelf: &Shelf<'_>) -> Vec<Block> {
    let Some(coverage) = &page.papers.checked.coverage else { return Vec::new() };
    let carried = |verdict: Verdict| verdict == Verdict::Enforceable;
    let weak = |verdict: Verdict| matches!(verdict, Verdict::Partly | Verdict::Declaratory | Verdict::ByReference);
    let not = |verdict: Verdict| !verdict.is_present();
    let mut blocks = vec![body(page.set.filled(
        "coverage-counts",
        &[
            ("all", &(coverage.requirements.len() + coverage.annex_only.len()).to_string()),
            ("carried", &count(&coverage.requirements, carried)),
            ("weak", &count(&coverage.requirements, weak)),
            ("not", &count(&coverage.requirements, not)),
            ("annex", &coverage.annex_only.len().to_string()),
        ],
    ))];
    for (key, rows) in [
        ("coverage-not", rows(page, shelf, &coverage.requirements, not)),
        ("coverage-weak", rows(page, shelf, &coverage.requirements, weak)),
        ("coverage-carried", rows(page, shelf, &coverage.requirements, carried)),
    ] {
        if rows.is_empty() {
            continue;
        }
        blocks.push(heading(2, page.label(key)));
        let columns = vec![column(page.label("column-requirement"), 480), column(page.label("column-by"), 520)];
        let caption = page.set.filled("coverage-caption", &[("count", &rows.len().to_string())]);
        blocks.push(table(&caption, columns, rows));
    }
    if !coverage.annex_only.is_empty() {
        blocks.push(heading(2, page.label("coverage-annex")));
        let names = coverage.annex_only.iter().map(|id| name(page, shelf, id.as_str()));
        blocks.push(body(page.set.filled("coverage-annex-only", &[("names", &names.collect::<Vec<_>>().join("; "))])));
    }
    blocks
}

fn count(list: &[Carried], which: impl Fn(Verdict) -> bool) -> String {
    list.iter().filter(|carried| which(carried.best)).count().to_string()
}

fn rows(page: &Page<'_>, shelf: &Shelf<'_>, list: &[Carried], which: impl Fn(Verdict) -> bool) -> Vec<Vec<document::Cell>> {
    let by = |carried: &Carried| {
        let named = carried.by.iter().map(|(id, verdict)| format!("{id} {}", page.verdict(*verdict)));
        named.collect::<Vec<_>>().join(", ")
    };
    let chosen = list.iter().filter(|carried| which(carried.best));
    chosen.map(|carried| vec![cell(name(page, shelf, carried.requirement.as_str())), cell(by(carried))]).collect()
}

fn name(page: &Page<'_>, shelf: &Shelf<'_>, id: &str) -> String {
    let Some(requirement) = page.papers.catalog.requirement(id) else { return id.to_owned() };
    format!("{id} {}", shelf.filled(requirement, &requirement.title).get(page.language))
}
