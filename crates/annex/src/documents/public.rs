//! What the annex for tenderers and suppliers says. Nothing of the buyer's reasoning: no classification, reasons, guidance,
//! fallbacks or law behind.

use catalog::{Party, Stage};
use document::{Block, Definition, Document, ParagraphStyle, text};
use kernel::Language;

use super::blocks::{by_area, changes, evidence, strength};
use crate::model::{AnnexClause, AnnexRequirement};
use crate::party::{speaker, speaker_of_stage, speaker_of_text};
use crate::scale::scale;
use crate::{Annex, TextSet};
use compose::{body, cell, column, definition, numbered, paragraph, paragraphs, table};

/// Rows for sub-suppliers in the declaration.
const SUB_SUPPLIER_ROWS: usize = 6;

pub(super) fn fill(document: &mut Document, annex: &Annex, set: &TextSet, language: Language) {
    document.fill_slot("changes", &changes(annex, set, language, false));
    document.fill_slot("requirements", &requirements(annex, set, language));
    document.fill_slot("answers", &answers(annex, set, language));
    document.fill_slot("clauses", &clauses(annex, set, language));
    document.fill_slot("sub-suppliers", &sub_suppliers(set));
}

fn requirements(annex: &Annex, set: &TextSet, language: Language) -> Vec<Block> {
    let tender = annex.case.mode.is_tender();
    by_area(&annex.requirements, |found| &found.area, language, |found| one(found, tender, set, language))
}

fn one(requirement: &AnnexRequirement, tender: bool, set: &TextSet, language: Language) -> Vec<Block> {
    let title = format!("{} {}", requirement.id, requirement.title.get(language));
    let anchor = format!("krav-{}", requirement.id.to_lowercase());
    let mut blocks = vec![numbered(3, requirement.number.to_string(), text(title), anchor)];
    let says = speaker(requirement.text.get(language), language, speaker_of_text(requirement, tender));
    blocks.push(paragraph(ParagraphStyle::Requirement, says));
    let mut list = vec![definition(set.label("term-strength"), kind(requirement, tender, set))];
    if requirement.party == Party::Buyer {
        list.push(definition(set.label("term-party"), set.label("party-buyer-duty")));
    }
    if !requirement.sets.is_empty() {
        let names: Vec<&str> = requirement.sets.iter().map(|name| name.get(language)).collect();
        list.push(definition(set.label("term-sets"), names.join(", ")));
    }
    if let Some(alternative) = &requirement.alternative {
        list.push(definition(set.label("term-alternative"), alternative.get(language)));
    }
    if let Some(interim) = &requirement.interim {
        list.push(definition(set.label("term-interim"), interim.get(language)));
    }
    list.push(definition(set.label("term-motive"), requirement.motive.get(language)));
    if !requirement.evidence.is_empty() {
        list.push(Definition {
            term: text(set.label("term-evidence")),
            description: requirement
                .evidence
                .iter()
                .map(|found| {
                    let what = speaker(found.what.get(language), language, speaker_of_stage(found.stage, tender));
                    let stage = set.label(&format!("stage-{}", found.stage.id())).to_owned();
                    text(format!("{stage}: {}", evidence(found, &what, set)))
                })
                .collect(),
        });
    }
    if !requirement.flow_down.is_empty() {
        let names: Vec<&str> = requirement.flow_down.iter().map(|found| found.title.get(language)).collect();
        list.push(definition(set.label("term-flow-down"), set.filled("flow-down", &[("names", &names.join("; "))])));
    }
    blocks.push(Block::Definitions(list));
    blocks
}

/// Strength, and where a procurement law asks for it, placement.
fn kind(requirement: &AnnexRequirement, tender: bool, set: &TextSet) -> String {
    if requirement.party == Party::Buyer {
        return set.label("strength-buyer").to_owned();
    }
    let strength = strength(requirement, set);
    let placement = set.label(&format!("placement-{}", requirement.placement.id()));
    if tender { format!("{strength}, {}", placement.to_lowercase()) } else { strength }
}

fn answers(annex: &Annex, set: &TextSet, language: Language) -> Vec<Block> {
    let tender = annex.case.mode.is_tender();
    let rows = annex
        .answered()
        .map(|requirement| {
            let choices: Vec<_> =
                scale(requirement, tender).labels().iter().map(|key| text(format!("☐ {}", set.label(key)))).collect();
            let at_bid = requirement.evidence.iter().filter(|found| found.stage == Stage::Bid);
            let ask: Vec<_> = at_bid
                .map(|found| text(speaker(found.what.get(language), language, speaker_of_stage(found.stage, tender))))
                .collect();
            vec![cell(requirement.number.to_string()), named(requirement, set, language), choices, ask, Vec::new()]
        })
        .collect();
    let columns = vec![
        column(set.label("column-number"), 70),
        column(set.label("column-requirement"), if tender && annex.counts().1 == 0 { 330 } else { 270 }),
        column(set.label("column-answer"), if tender && annex.counts().1 == 0 { 120 } else { 180 }),
        column(set.label(if tender { "column-evidence-bid" } else { "column-evidence" }), 250),
        column(set.label("column-comment"), 230),
    ];
    vec![table(set.label("answers-caption"), columns, rows)]
}

/// Id and title, and below them the part of the information that the requirement applies to, where it is not the whole.
fn named(requirement: &AnnexRequirement, set: &TextSet, language: Language) -> document::Cell {
    let mut lines = cell(format!("{} {}", requirement.id, requirement.title.get(language)));
    if !requirement.sets.is_empty() {
        let names: Vec<&str> = requirement.sets.iter().map(|name| name.get(language)).collect();
        lines.push(text(format!("{}: {}", set.label("term-sets"), names.join(", "))));
    }
    lines
}

fn clauses(annex: &Annex, set: &TextSet, language: Language) -> Vec<Block> {
    by_area(&annex.clauses, |clause| &clause.area, language, |clause| one_clause(clause, annex, set, language))
}

fn one_clause(clause: &AnnexClause, annex: &Annex, set: &TextSet, language: Language) -> Vec<Block> {
    let number = set.filled("clause-number", &[("number", &clause.number.to_string())]);
    let anchor = format!("klausul-{}", clause.id.to_lowercase());
    let mut blocks = vec![numbered(3, number, text(clause.title.get(language)), anchor)];
    if !clause.requirements.is_empty() {
        let numbers: Vec<String> = clause
            .requirements
            .iter()
            .filter_map(|id| annex.requirements.iter().find(|found| found.id == *id))
            .map(|found| format!("{} ({})", found.number, found.id))
            .collect();
        let key = if numbers.len() == 1 { "clause-carries-one" } else { "clause-carries" };
        blocks.push(paragraph(ParagraphStyle::Note, set.filled(key, &[("numbers", &numbers.join(", "))])));
    }
    // Below the note, not above: a long clause may then go on to the next page without leaving the note alone there.
    blocks.extend(paragraphs(ParagraphStyle::Clause, clause.text.get(language)));
    blocks
}

fn sub_suppliers(set: &TextSet) -> Vec<Block> {
    let columns = vec![
        column(set.label("sub-name"), 240),
        column(set.label("sub-number"), 130),
        column(set.label("sub-country"), 105),
        column(set.label("sub-service"), 175),
        column(set.label("sub-access"), 150),
        column(set.label("sub-personal-data"), 200),
    ];
    let either = || -> Vec<_> { ["answer-yes", "answer-no"].iter().map(|key| text(format!("☐ {}", set.label(key)))).collect() };
    let row = || vec![Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new(), either()];
    let mut block = table(set.label("sub-caption"), columns, (0..SUB_SUPPLIER_ROWS).map(|_| row()).collect());
    if let Block::Table(table) = &mut block {
        table.row_headers = false;
    }
    vec![block, body(set.label("sub-more"))]
}
