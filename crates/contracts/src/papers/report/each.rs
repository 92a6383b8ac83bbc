use catalog::Obligation;
use compose::{definition, heading, numbered};
use document::{Block, Definition, text};

use crate::finding::Finding;
use crate::papers::page::Page;
use crate::papers::proposal::{Shelf, can_be_mended};
use crate::papers::quote;
use crate::verdict::Element;

/// Obligation by obligation: what was found, the words that decided, and what to write instead.
pub(super) fn blocks(page: &Page<'_>, shelf: &Shelf<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut group = "";
    for (finding, obligation) in page.findings() {
        let code = obligation.id.as_str().split('-').nth(1).unwrap_or_default();
        if code != group {
            group = code;
            let name = page.label(&format!("group-{}", code.to_lowercase()));
            blocks.push(heading(2, if name.is_empty() { code } else { name }));
        }
        blocks.extend(one(page, shelf, finding, obligation));
    }
    blocks
}

fn one(page: &Page<'_>, shelf: &Shelf<'_>, finding: &Finding, obligation: &Obligation) -> Vec<Block> {
    let anchor = format!("klausulkrav-{}", obligation.id.as_str().to_lowercase());
    let mut blocks = vec![numbered(3, obligation.id.to_string(), text(obligation.title.get(page.language)), anchor)];
    let mut list = found(page, finding);
    let passages = quote::passages(page, finding);
    if !passages.is_empty() {
        blocks.push(Block::Definitions(std::mem::take(&mut list)));
        blocks.extend(passages);
    }
    list.extend(behind(page, shelf, finding, obligation));
    blocks.push(Block::Definitions(list));
    blocks
}

/// The verdict and why.
fn found(page: &Page<'_>, finding: &Finding) -> Vec<Definition> {
    let mut list = vec![definition(page.label("term-verdict"), page.marked_verdict(finding))];
    let why = page.why(finding).into_iter().map(text).collect::<Vec<_>>();
    if !why.is_empty() {
        list.push(Definition { term: text(page.label("term-why")), description: why });
    }
    let elements = |found: &[Element]| page.elements(found);
    if !finding.missing.is_empty() {
        list.push(definition(page.label("term-lacks"), elements(&finding.missing)));
    }
    if !finding.improve.is_empty() {
        list.push(definition(page.label("term-improve"), elements(&finding.improve)));
    }
    if !finding.may_be_in.is_empty() {
        list.push(definition(page.label("term-may-be-in"), finding.may_be_in.join(", ")));
    }
    list
}

/// What the contract should say, where that comes from, and what to write instead.
fn behind(page: &Page<'_>, shelf: &Shelf<'_>, finding: &Finding, obligation: &Obligation) -> Vec<Definition> {
    let mut list = vec![definition(page.label("term-should-say"), obligation.what.get(page.language))];
    let clauses = shelf.for_obligation(finding.obligation.as_str());
    if can_be_mended(finding) && !clauses.is_empty() {
        let names = clauses.iter().map(|clause| format!("{} {}", clause.id, clause.title.get(page.language)));
        list.push(definition(page.label("term-write-instead"), names.collect::<Vec<_>>().join("; ")));
    }
    list.push(definition(page.label("term-force"), page.label(&format!("force-{}", obligation.force.id()))));
    let references: Vec<String> = page
        .references(obligation)
        .iter()
        .map(|(words, certainty)| format!("{} ({})", words.get(page.language), page.certainty(*certainty)))
        .collect();
    if !references.is_empty() {
        list.push(definition(page.label("term-references"), references.join("; ")));
    }
    if !finding.confirmed {
        let sure = match finding.confidence {
            80.. => "sure-high",
            60.. => "sure-medium",
            _ => "sure-low",
        };
        let words = page.set.filled(sure, &[("percent", &finding.confidence.to_string())]);
        list.push(definition(page.label("term-sure"), words));
    }
    list.push(definition(page.label("term-urgency"), page.label(&format!("urgent-{}", finding.severity.id()))));
    list
}
