use catalog::Requirement;
use compose::{cell, column, definition, finish, numbered, paragraphs, render, table};
use document::{Block, Cell, Definition, Document, ParagraphStyle, text};
use kernel::{Language, Problem};
use serde_json::json;

use super::page::Page;
use super::proposal::{Proposed, Shelf};
use super::quote::upper;
use super::{Papers, Unmade, data};
use crate::finding::{Finding, MarkKind, Passage};
use crate::verdict::Verdict;

/// Slots that the template of the supplementary agreement may use.
const SLOTS: [&str; 5] = ["parties", "clauses", "signatures", "contents", "definitions"];
/// The most places that one clause is said to concern.
const MOST_PLACES: usize = 3;
/// What the remedies of a security deficiency are in: the catalog's own clause of that name.
const REMEDIES: &str = "KL-PAF-01";

/// The supplementary agreement for the supplier, in one language: model clauses for what is missing or weak, where each goes, and
/// the reservation. It holds no verdict, no analysis and no fallback. Only what a person has confirmed goes in, unless it is a
/// `draft`, which says on every page what it rests on.
///
/// # Errors
/// When nothing may go into it, with what to do; or when the template does not follow the rules of handlebars, or asks for
/// something that is not there.
pub fn supplement(papers: &Papers<'_>, language: Language, draft: bool) -> Result<Document, Unmade> {
    let page = Page::new(papers, language);
    let shelf = Shelf::new(papers);
    let proposed = shelf.proposed(|finding| draft || finding.confirmed);
    if proposed.is_empty() {
        let confirmed = papers.checked.findings.iter().any(|finding| finding.confirmed);
        let code = if draft || confirmed { "supplement-nothing-to-add" } else { "supplement-nothing-confirmed" };
        return Err(Unmade::Refused(Problem::error(code)));
    }
    let name = format!("{}/supplement.md", language.code());
    let mut data = data::of(&page);
    if let Some(data) = data.as_object_mut() {
        // The supplier learns nothing of how the contract was judged.
        for inner in ["count", "has", "class"] {
            data.remove(inner);
        }
        data.insert("draft".to_owned(), json!(draft));
        let remedies = proposed.iter().position(|found| found.clause.id.as_str() == REMEDIES);
        data.insert("remedies".to_owned(), json!(remedies.map(|at| number(&page, at)).unwrap_or_default()));
        let annex = proposed.iter().any(|found| !found.requirements.is_empty());
        data.insert("annex".to_owned(), json!(annex));
    }
    let mut document = render(&data, language, (&name, &page.set.supplement), &SLOTS)?;
    let title = if draft { "supplement-title-draft" } else { "supplement-title" };
    document.title = page.set.filled(title, &[("title", &page.title())]);
    document.fields = page.fields("supplement-footer", if draft { page.label("draft-marking") } else { "" });
    document.fill_slot("parties", &parties(&page));
    document.fill_slot("clauses", &clauses(&page, &proposed));
    document.fill_slot("signatures", &[signatures(&page)]);
    finish(&mut document, page.set);
    Ok(document)
}

/// The number of a clause in the agreement, from its place.
fn number(page: &Page<'_>, at: usize) -> String {
    page.set.filled("supplement-number", &[("number", &(at + 1).to_string())])
}

/// Who the parties are and which contract it is, to be filled in.
fn parties(page: &Page<'_>) -> Vec<Block> {
    let about = page.papers.about;
    let given = |words: &str| if words.is_empty() { Cell::new() } else { cell(words) };
    let row = |key: &str, buyer: Cell, supplier: Cell| vec![cell(page.label(key)), buyer, supplier];
    let rows = vec![
        row("party-name", given(&about.buyer), given(&about.supplier)),
        row("sub-number", Cell::new(), Cell::new()),
        row("party-contact", Cell::new(), Cell::new()),
    ];
    let columns = vec![
        column(page.label("column-detail"), 240),
        column(page.label("party-buyer"), 380),
        column(page.label("party-seller"), 380),
    ];
    let blank = page.label("to-fill-in");
    let or_blank = |words: &str| if words.is_empty() { blank.to_owned() } else { words.to_owned() };
    vec![
        table(page.label("parties-caption"), columns, rows),
        Block::Definitions(vec![
            definition(page.label("term-contract"), or_blank(&page.title())),
            definition(page.label("term-contract-number"), or_blank(&about.reference)),
            definition(page.label("term-signed"), blank),
            definition(page.label("term-contract-files"), or_blank(&page.files())),
        ]),
    ]
}

fn clauses(page: &Page<'_>, proposed: &[Proposed<'_>]) -> Vec<Block> {
    proposed.iter().enumerate().flat_map(|(at, found)| one(page, at, found)).collect()
}

fn one(page: &Page<'_>, at: usize, found: &Proposed<'_>) -> Vec<Block> {
    let anchor = format!("tillagg-{}", found.clause.id.as_str().to_lowercase());
    let title = format!("{} ({})", found.filled(&found.clause.title).get(page.language), found.clause.id);
    let mut blocks = vec![numbered(2, number(page, at), text(title), anchor)];
    blocks.extend(paragraphs(ParagraphStyle::Clause, found.filled(&found.clause.text).get(page.language)));
    let places = places(page, found).into_iter().map(text).collect();
    let mut list = vec![Definition { term: text(page.label("term-place")), description: places }];
    if !found.requirements.is_empty() {
        list.push(definition(page.label("term-annex-requirements"), names(&found.requirements)));
    }
    blocks.push(Block::Definitions(list));
    blocks
}

fn names(requirements: &[&Requirement]) -> String {
    requirements.iter().map(|requirement| requirement.id.as_str()).collect::<Vec<_>>().join(", ")
}

/// What a clause replaces or adds to, in places of the contract.
pub(super) fn places(page: &Page<'_>, found: &Proposed<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut named: Vec<String> = Vec::new();
    for finding in &found.mends {
        // What binds is added to; what does not is replaced.
        let key = if finding.verdict == Verdict::Partly { "place-adds" } else { "place-replaces" };
        for passage in telling(finding) {
            let place = page.place(passage);
            if named.contains(&place) || named.len() == MOST_PLACES {
                continue;
            }
            lines.push(upper(&page.set.filled(key, &[("place", &place)])));
            named.push(place);
        }
    }
    if lines.is_empty() {
        lines.push(page.label("place-new").to_owned());
    }
    lines
}

/// The passages that are about the matter itself, not only about something that reaches it.
fn telling(finding: &Finding) -> Vec<&Passage> {
    let about = |passage: &&Passage| passage.marks.iter().any(|mark| mark.kind == MarkKind::Subject);
    let found: Vec<&Passage> = finding.passages.iter().filter(about).collect();
    if found.is_empty() { finding.passages.iter().take(1).collect() } else { found }
}

/// Places for place and date, signature and name of both parties.
fn signatures(page: &Page<'_>) -> Block {
    let row = |key: &str| vec![cell(page.label(key)), Cell::new(), Cell::new()];
    let columns = vec![
        column(page.label("column-detail"), 240),
        column(page.label("party-buyer"), 380),
        column(page.label("party-seller"), 380),
    ];
    table(page.label("signatures-caption"), columns, vec![row("sign-place"), row("sign-hand"), row("sign-name")])
}
