use compose::{ComposeError, body, cell, column, definition, finish, numbered, paragraphs, render, table};
use document::{Block, Definition, Document, Inline, Paragraph, ParagraphStyle, text};
use kernel::Language;
use serde_json::json;

use super::page::Page;
use super::proposal::{Proposed, Shelf};
use super::supplement::places;
use super::{Papers, data};
use crate::finding::Finding;
use crate::verdict::Verdict;

/// Slots that the template of the memo may use.
const SLOTS: [&str; 5] = ["contents", "overview", "clauses", "read-first", "definitions"];
/// The most motives that are given for one clause.
const MOST_MOTIVES: usize = 2;

/// The internal memo beside a supplementary agreement, in one language: why each clause is proposed, what can be accepted instead
/// and what is lost by it, and the routes by which a contract may be changed.
///
/// # Errors
/// When the template does not follow the rules of handlebars, or asks for something that is not there.
pub fn memo(papers: &Papers<'_>, language: Language) -> Result<Document, ComposeError> {
    let page = Page::new(papers, language);
    let shelf = Shelf::new(papers);
    let proposed = shelf.proposed(|_| true);
    let name = format!("{}/memo.md", language.code());
    let mut data = data::of(&page);
    if let Some(count) = data.get_mut("count").and_then(serde_json::Value::as_object_mut) {
        let confirmed = proposed.iter().filter(|found| found.is_confirmed()).count();
        count.insert("clauses".to_owned(), json!(proposed.len()));
        count.insert("clauses_confirmed".to_owned(), json!(confirmed));
    }
    let elsewhere: Vec<&Finding> =
        papers.checked.findings.iter().filter(|finding| finding.verdict == Verdict::ByReference).collect();
    if let Some(has) = data.get_mut("has").and_then(serde_json::Value::as_object_mut) {
        has.insert("elsewhere".to_owned(), json!(!elsewhere.is_empty()));
    }
    let mut document = render(&data, language, (&name, &page.set.memo), &SLOTS)?;
    document.title = page.set.filled("memo-title", &[("title", &page.title())]);
    document.fields = page.fields("memo-footer", page.label("internal"));
    // Chapters only: a line for every clause would fill pages.
    document.fill_slot("contents", &[Block::Contents { depth: 1 }]);
    document.fill_slot("overview", &overview(&page, &proposed));
    document.fill_slot("read-first", &read_first(&page, &elsewhere));
    document.fill_slot("clauses", &proposed.iter().flat_map(|found| one(&page, found)).collect::<Vec<_>>());
    finish(&mut document, page.set);
    Ok(document)
}

/// The clauses in a table: what each is for, and whether it may go into the letter.
fn overview(page: &Page<'_>, proposed: &[Proposed<'_>]) -> Vec<Block> {
    if proposed.is_empty() {
        return vec![body(page.label("memo-none"))];
    }
    let rows = proposed
        .iter()
        .map(|found| {
            vec![
                cell(format!("{} {}", found.clause.id, found.filled(&found.clause.title).get(page.language))),
                cell(found.mends.iter().map(|finding| finding.obligation.as_str()).collect::<Vec<_>>().join(", ")),
                cell(page.label(if found.is_confirmed() { "letter-yes" } else { "letter-no" })),
            ]
        })
        .collect();
    let columns = vec![
        column(page.label("column-clause"), 450),
        column(page.label("column-obligation"), 330),
        column(page.label("column-letter"), 220),
    ];
    vec![table(page.label("overview-caption"), columns, rows)]
}

/// Documents to read before anything is proposed.
fn read_first(page: &Page<'_>, findings: &[&Finding]) -> Vec<Block> {
    let rows = findings
        .iter()
        .map(|finding| {
            let title =
                page.papers.catalog.obligation(finding.obligation.as_str()).map_or("", |found| found.title.get(page.language));
            vec![
                cell(format!("{} {title}", finding.obligation)),
                cell(if finding.may_be_in.is_empty() { page.label("nothing").to_owned() } else { finding.may_be_in.join(", ") }),
            ]
        })
        .collect::<Vec<_>>();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![column(page.label("column-obligation"), 500), column(page.label("column-documents"), 500)];
    vec![table(page.label("read-first-caption"), columns, rows)]
}

fn one(page: &Page<'_>, found: &Proposed<'_>) -> Vec<Block> {
    let clause = found.clause;
    let anchor = format!("klausul-{}", clause.id.as_str().to_lowercase());
    let title = found.filled(&clause.title);
    let mut list = vec![
        Definition {
            term: text(page.label("term-seen")),
            description: found.mends.iter().map(|finding| seen(page, finding)).collect(),
        },
        Definition { term: text(page.label("term-motive")), description: motives(page, found).into_iter().map(text).collect() },
        Definition { term: text(page.label("term-place")), description: places(page, found).into_iter().map(text).collect() },
    ];
    let fallback: Vec<Vec<Inline>> = paragraphs(ParagraphStyle::Body, found.filled(&clause.fallback).get(page.language))
        .into_iter()
        .filter_map(|block| if let Block::Paragraph(Paragraph { inlines, .. }) = block { Some(inlines) } else { None })
        .collect();
    if !fallback.is_empty() {
        list.push(Definition { term: text(page.label("term-fallback")), description: fallback });
    }
    let loss = found.filled(&clause.loss);
    if !loss.get(page.language).is_empty() {
        list.push(definition(page.label("term-loss"), loss.get(page.language)));
    }
    let letter = if found.is_confirmed() { "letter-yes" } else { "letter-no" };
    list.push(definition(page.label("column-letter"), page.label(letter)));
    vec![numbered(2, clause.id.to_string(), text(title.get(page.language)), anchor), Block::Definitions(list)]
}

/// What was seen in the contract: the obligation, its verdict and the first reason.
fn seen(page: &Page<'_>, finding: &Finding) -> Vec<Inline> {
    let title = page.papers.catalog.obligation(finding.obligation.as_str()).map_or("", |found| found.title.get(page.language));
    let why = page.why(finding).into_iter().next().unwrap_or_default();
    let values =
        [("id", finding.obligation.as_str()), ("title", title), ("verdict", &page.marked_verdict(finding)), ("why", &why)];
    text(page.set.filled("seen", &values))
}

/// Why the clause is proposed: the motives of the requirements that it carries, or what the obligations ask for.
fn motives(page: &Page<'_>, found: &Proposed<'_>) -> Vec<String> {
    let mut motives: Vec<String> =
        found.requirements.iter().map(|requirement| found.filled(&requirement.motive).get(page.language).to_owned()).collect();
    motives.retain(|motive| !motive.is_empty());
    motives.truncate(MOST_MOTIVES);
    if motives.is_empty() {
        let asked = found.mends.iter().filter_map(|finding| page.papers.catalog.obligation(finding.obligation.as_str()));
        motives.extend(asked.map(|obligation| obligation.what.get(page.language).to_owned()));
    }
    motives
}
