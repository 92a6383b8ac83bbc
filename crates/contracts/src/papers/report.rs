//! The report for the owner of a contract: a first page in plain words, then what stands behind it.

mod coverage;
mod each;
mod first;
mod flags;
mod made;

use catalog::Certainty;
use compose::{ComposeError, cell, column, finish, render, table};
use document::{Alignment, Block, Column, Document};
use kernel::Language;

use super::page::Page;
use super::proposal::Shelf;
use super::{Papers, data};
use crate::finding::Finding;
use crate::verdict::Verdict;

/// Slots that the template of the report may use.
const SLOTS: [&str; 10] = ["contents", "counts", "first", "flags", "all", "each", "coverage", "decisions", "made", "definitions"];

/// The report for the owner of a contract, in one language, marked internal.
///
/// # Errors
/// When the template does not follow the rules of handlebars, or asks for something that is not there.
pub fn report(papers: &Papers<'_>, language: Language) -> Result<Document, ComposeError> {
    let page = Page::new(papers, language);
    let shelf = Shelf::new(papers);
    let name = format!("{}/contract-report.md", language.code());
    let mut document = render(&data::of(&page), language, (&name, &page.set.contract_report), &SLOTS)?;
    document.title = page.set.filled("report-title", &[("title", &page.title())]);
    document.fields = page.fields("report-footer", page.label("internal"));
    document.fill_slot("counts", &[counts(&page)]);
    document.fill_slot("first", &first::blocks(&page, &shelf));
    document.fill_slot("flags", &flags::blocks(&page, &shelf));
    document.fill_slot("all", &[all(&page)]);
    document.fill_slot("each", &each::blocks(&page, &shelf));
    document.fill_slot("coverage", &coverage::blocks(&page, &shelf));
    document.fill_slot("decisions", &made::decisions(&page));
    document.fill_slot("made", &made::files(&page));
    finish(&mut document, page.set);
    Ok(document)
}

/// How many obligations have each verdict, and what the verdict means.
fn counts(page: &Page<'_>) -> Block {
    let of = |verdict: Verdict| page.papers.checked.findings.iter().filter(move |finding| finding.verdict == verdict);
    let rows = Verdict::ALL
        .into_iter()
        // What cannot occur is not shown: missing where files may lack, not found where they do not.
        .filter(|verdict| of(*verdict).next().is_some() || !matches!(verdict, Verdict::Missing | Verdict::NotFound))
        .map(|verdict| {
            vec![
                cell(super::quote::upper(page.verdict(verdict))),
                cell(of(verdict).count().to_string()),
                cell(of(verdict).filter(|finding| finding.confirmed).count().to_string()),
                cell(page.label(&format!("meaning-{}", verdict.id()))),
            ]
        })
        .collect();
    let columns = vec![
        column(page.label("column-verdict"), 215),
        figures(page.label("column-count"), 85),
        figures(page.label("column-confirmed-count"), 150),
        column(page.label("column-verdict-meaning"), 550),
    ];
    table(page.label("counts-caption"), columns, rows)
}

/// A column of figures.
fn figures(title: &str, width: u16) -> Column {
    Column { alignment: Alignment::Right, ..column(title, width) }
}

/// Every obligation that applies, in the order of the catalog.
fn all(page: &Page<'_>) -> Block {
    let rows = page
        .findings()
        .map(|(finding, obligation)| {
            let surest = page.references(obligation).iter().map(|(_, certainty)| *certainty).min();
            vec![
                cell(format!("{} {}", obligation.id, obligation.title.get(page.language))),
                cell(page.verdict(finding.verdict)),
                cell(lacks(page, finding)),
                cell(page.label(&format!("urgent-short-{}", finding.severity.id()))),
                cell(page.label(if finding.confirmed { "yes" } else { "no" })),
                cell(surest.map_or(page.label("nothing"), |found: Certainty| page.certainty(found))),
            ]
        })
        .collect();
    let columns = vec![
        column(page.label("column-obligation"), 235),
        column(page.label("column-verdict"), 178),
        column(page.label("column-lacks"), 147),
        column(page.label("column-urgency"), 130),
        column(page.label("column-confirmed"), 125),
        column(page.label("column-certainty"), 185),
    ];
    table(page.label("all-caption"), columns, rows)
}

fn lacks(page: &Page<'_>, finding: &Finding) -> String {
    if finding.missing.is_empty() { page.label("nothing").to_owned() } else { page.elements(&finding.missing) }
}
