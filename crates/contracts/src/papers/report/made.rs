use compose::{body, cell, column, table};
use document::{Block, Inline, text};

use crate::papers::page::Page;

/// The files that were read, with what was noticed in them.
pub(super) fn files(page: &Page<'_>) -> Vec<Block> {
    let rows = page
        .papers
        .about
        .files
        .iter()
        .enumerate()
        .map(|(number, file)| {
            let pages = file.pages.map_or_else(|| page.label("nothing").to_owned(), |pages| pages.to_string());
            let language = page.label(&format!("language-{}", page.papers.contract.language_of(number).code()));
            let mut about = vec![text(page.set.filled(
                "file-about",
                &[("pages", &pages), ("clauses", &page.papers.contract.clauses_of(number).to_string()), ("language", language)],
            ))];
            about.extend(file.problems.iter().map(|problem| text((page.papers.say)(problem))));
            vec![cell(file.name.clone()), about, vec![vec![Inline::Code(file.digest.clone())]]]
        })
        .collect::<Vec<_>>();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        column(page.label("column-file"), 260),
        column(page.label("column-read"), 330),
        column(page.label("column-digest"), 410),
    ];
    vec![table(page.label("files-caption"), columns, rows)]
}

/// What persons have decided, and decisions that did not fit.
pub(super) fn decisions(page: &Page<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if page.papers.decisions.is_empty() {
        blocks.push(body(page.label("contract-decisions-none")));
    } else {
        let or_nothing = |words: &str| if words.is_empty() { page.label("nothing").to_owned() } else { words.to_owned() };
        let rows = page.papers.decisions.iter().map(|decision| {
            let date = decision.date.map(|date| date.in_words(page.language)).unwrap_or_default();
            // What only confirms has the verdict that was found.
            let found = page.papers.checked.findings.iter().find(|finding| finding.obligation == decision.obligation);
            let verdict = decision.verdict.or(found.map(|finding| finding.verdict));
            vec![
                cell(decision.obligation.to_string()),
                cell(verdict.map_or_else(|| page.label("nothing"), |verdict| page.verdict(verdict))),
                cell(or_nothing(&decision.why)),
                cell(or_nothing(&decision.who)),
                cell(or_nothing(&date)),
            ]
        });
        let columns = vec![
            column(page.label("column-obligation"), 150),
            column(page.label("column-verdict"), 180),
            column(page.label("column-reason"), 330),
            column(page.label("column-who"), 180),
            column(page.label("column-when"), 160),
        ];
        blocks.push(table(page.label("contract-decisions-caption"), columns, rows.collect()));
    }
    blocks.extend(page.papers.checked.problems.iter().map(|problem| body((page.papers.say)(problem))));
    blocks
}
