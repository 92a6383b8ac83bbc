//! What the buyer's decision record says: why each requirement is in or out, and what must not be forgotten.

use catalog::Stage;
use document::{Block, Definition, Document, Inline, Paragraph, ParagraphStyle, text};
use kernel::Language;

use super::blocks::{by_area, changes, evidence, strength};
use super::overlay;
use crate::model::{AnnexRequirement, ClassifiedSet};
use crate::party::{speaker, speaker_of_stage};
use crate::{Annex, TextSet};
use compose::unit_label;
use compose::{body, cell, column, definition, heading, numbered, paragraphs, reference, table};

pub(super) fn fill(document: &mut Document, annex: &Annex, set: &TextSet, language: Language) {
    document.fill_slot("changes", &changes(annex, set, language, true));
    document.fill_slot("classification", &classification(annex, set, language));
    document.fill_slot("reminders", &reminders(annex, set, language));
    document.fill_slot("decisions", &decisions(annex, set, language));
    document.fill_slot("requirements", &requirements(annex, set, language));
    document.fill_slot("left-out", &left_out(annex, set, language));
    document.fill_slot("evidence", &evidence_list(annex, set, language));
    document.fill_slot("clauses", &clauses(annex, set, language));
}

fn classification(annex: &Annex, set: &TextSet, language: Language) -> Vec<Block> {
    let mut blocks = Vec::new();
    for classified in &annex.classified {
        let ClassifiedSet { name, aspects, circumstances } = classified;
        let whole = name.is_empty();
        let caption = if whole && annex.classified.len() > 1 {
            // The parts have their own tables: this is what they leave.
            set.filled("classification-set", &[("name", set.label("set-rest"))])
        } else if whole {
            set.label("classification-whole").to_owned()
        } else {
            set.filled("classification-set", &[("name", name)])
        };
        let rows = aspects
            .iter()
            .map(|(aspect, figure, level, meaning)| {
                vec![
                    cell(aspect.get(language)),
                    cell(format!("{figure} {}", level.get(language).to_lowercase())),
                    cell(meaning.get(language)),
                ]
            })
            .collect();
        let columns = vec![
            column(set.label("column-aspect"), 200),
            column(set.label("column-level"), 220),
            column(set.label("column-meaning"), 580),
        ];
        blocks.push(table(&caption, columns, rows));
        let names: Vec<&str> = circumstances.iter().map(|found| found.title.get(language)).collect();
        let names = if names.is_empty() { set.label("nothing").to_owned() } else { names.join(", ") };
        let mut list = vec![definition(set.label("term-circumstances"), names)];
        if whole {
            let names: Vec<&str> = annex.delivery.iter().map(|found| found.title.get(language)).collect();
            list.insert(0, definition(set.label("term-delivery"), names.join(", ")));
        }
        blocks.push(Block::Definitions(list));
    }
    blocks
}

fn reminders(annex: &Annex, set: &TextSet, language: Language) -> Vec<Block> {
    let list = annex
        .reminders
        .iter()
        .map(|reminder| {
            let mut description = text(reminder.text.get(language));
            if !reminder.references.is_empty() {
                let list: Vec<String> = reminder.references.iter().map(|found| reference(found, set, language)).collect();
                description.push(Inline::Break);
                description.extend(text(set.filled("references", &[("list", &list.join("; "))])));
            }
            Definition { term: text(format!("☐ {}", reminder.title.get(language))), description: vec![description] }
        })
        .collect::<Vec<_>>();
    if list.is_empty() { vec![body(set.label("reminders-none"))] } else { vec![Block::Definitions(list)] }
}

fn decisions(annex: &Annex, set: &TextSet, language: Language) -> Vec<Block> {
    let mut blocks = overlay::summary(annex, set);
    blocks.extend(table_of_decisions(annex, set, language));
    blocks
}

fn table_of_decisions(annex: &Annex, set: &TextSet, language: Language) -> Vec<Block> {
    if annex.decisions.is_empty() {
        return vec![body(set.label("decisions-none"))];
    }
    let rows = annex
        .decisions
        .iter()
        .map(|decision| {
            let reason = if decision.reason.is_empty() { set.label("no-reason") } else { &decision.reason };
            let approved = if decision.approved_by.is_empty() { set.label("nothing") } else { &decision.approved_by };
            let mut title = format!("{} {}", decision.requirement, decision.title.get(language));
            if decision.law_backed {
                title.push_str(&format!(" ({})", set.label("law-backed")));
            }
            vec![cell(title), cell(decision.what.get(language)), cell(reason), cell(approved)]
        })
        .collect();
    let columns = vec![
        column(set.label("column-requirement"), 260),
        column(set.label("column-decision"), 260),
        column(set.label("column-reason"), 260),
        column(set.label("column-approved"), 220),
    ];
    vec![table(set.label("decisions-caption"), columns, rows)]
}

fn requirements(annex: &Annex, set: &TextSet, language: Language) -> Vec<Block> {
    by_area(&annex.requirements, |found| &found.area, language, |found| one(annex, found, set, language))
}

fn one(annex: &Annex, requirement: &AnnexRequirement, set: &TextSet, language: Language) -> Vec<Block> {
    let title = format!("{} {}", requirement.id, requirement.title.get(language));
    let anchor = format!("krav-{}", requirement.id.to_lowercase());
    let placement = set.label(&format!("placement-{}", requirement.placement.id()));
    let mut kind = match requirement.party {
        catalog::Party::Supplier => format!("{}, {}", strength(requirement, set), placement.to_lowercase()),
        catalog::Party::Buyer => set.label("strength-buyer").to_owned(),
    };
    if requirement.law_backed {
        kind.push_str(&format!(", {}", set.label("law-backed")));
    }
    let mut because: Vec<_> = requirement.because.iter().map(|reason| text(reason.text.get(language))).collect();
    if !requirement.back_after.is_empty() {
        because.push(text(set.filled("because-back", &[("names", &requirement.back_after.join(", "))])));
    }
    if !requirement.replaced.is_empty() {
        because.push(text(set.filled("because-replaces", &[("names", &requirement.replaced.join(", "))])));
    }
    let mut list = vec![
        definition(set.label("term-strength"), kind),
        Definition { term: text(set.label("term-because")), description: because },
    ];
    if !requirement.sets.is_empty() {
        let names: Vec<&str> = requirement.sets.iter().map(|name| name.get(language)).collect();
        list.push(definition(set.label("term-sets"), names.join(", ")));
    }
    if !requirement.parameters.is_empty() {
        let figures: Vec<String> = requirement
            .parameters
            .iter()
            .map(|parameter| {
                let key = parameter.unit.map(|unit| unit_label(unit, parameter.value));
                let unit = key.as_deref().map_or("", |key| set.label(key));
                let value = parameter.value.to_string();
                if parameter.value == parameter.standard {
                    set.filled("figure", &[("title", parameter.title.get(language)), ("value", &value), ("unit", unit)])
                        .trim_end()
                        .to_owned()
                } else {
                    let standard = parameter.standard.to_string();
                    let title = parameter.title.get(language);
                    let values = [("title", title), ("value", &value), ("standard", &standard), ("unit", unit)];
                    set.filled("figure-changed", &values)
                }
            })
            .collect();
        list.push(definition(set.label("term-figures"), figures.join("; ")));
    }
    if !requirement.references.is_empty() {
        let references: Vec<String> = requirement.references.iter().map(|found| reference(found, set, language)).collect();
        list.push(definition(set.label("term-references"), references.join("; ")));
    }
    if !requirement.guidance.get(language).is_empty() {
        list.push(definition(set.label("term-guidance"), requirement.guidance.get(language)));
    }
    list.extend(overlay::of_requirement(annex, requirement, set, language));
    vec![numbered(3, requirement.number.to_string(), text(title), anchor), Block::Definitions(list)]
}

fn left_out(annex: &Annex, set: &TextSet, language: Language) -> Vec<Block> {
    if annex.left_out.is_empty() {
        return vec![body(set.label("left-out-none"))];
    }
    let rows = annex
        .left_out
        .iter()
        .map(|out| vec![cell(out.id.clone()), cell(out.title.get(language)), cell(out.kept_out_by.text.get(language))])
        .collect();
    let columns = vec![
        column(set.label("column-id"), 110),
        column(set.label("column-requirement"), 350),
        column(set.label("column-kept-out"), 540),
    ];
    vec![table(set.label("left-out-caption"), columns, rows)]
}

fn evidence_list(annex: &Annex, set: &TextSet, language: Language) -> Vec<Block> {
    // The same words for the party as in the annex.
    let tender = annex.case.mode.is_tender();
    let mut blocks = Vec::new();
    for stage in Stage::ALL {
        let rows: Vec<_> = annex
            .requirements
            .iter()
            .filter(|requirement| requirement.party != catalog::Party::Buyer)
            .flat_map(|requirement| requirement.evidence.iter().map(move |found| (requirement, found)))
            .filter(|(_, found)| found.stage == stage)
            .map(|(requirement, found)| {
                vec![
                    cell("☐"),
                    cell(format!("{} {}", requirement.number, requirement.id)),
                    cell(evidence(found, &speaker(found.what.get(language), language, speaker_of_stage(stage, tender)), set)),
                ]
            })
            .collect();
        let name = set.label(match stage {
            Stage::Bid => "stage-bid",
            Stage::BeforeAward => "stage-before-award",
            Stage::BeforeStart => "stage-before-start",
            Stage::FollowUp => "stage-follow-up",
        });
        blocks.push(heading(2, name));
        if rows.is_empty() {
            blocks.push(body(set.label("evidence-none")));
            continue;
        }
        let columns = vec![
            column(set.label("column-done"), 80),
            column(set.label("column-requirement"), 190),
            column(set.label("column-evidence-what"), 730),
        ];
        let mut block = table(&set.filled("evidence-caption", &[("stage", name)]), columns, rows);
        if let Block::Table(table) = &mut block {
            table.row_headers = false;
        }
        blocks.push(block);
    }
    blocks
}

/// What a supplier may be offered instead, and what is lost by it: never shown to a supplier.
fn clauses(annex: &Annex, set: &TextSet, language: Language) -> Vec<Block> {
    let blocks = by_area(
        &annex.clauses,
        |clause| &clause.area,
        language,
        |clause| {
            let number = set.filled("clause-number", &[("number", &clause.number.to_string())]);
            let anchor = format!("klausul-{}", clause.id.to_lowercase());
            let words = format!("{} ({})", clause.title.get(language), clause.id);
            let fallback: Vec<_> = paragraphs(ParagraphStyle::Body, clause.fallback.get(language))
                .into_iter()
                .filter_map(|block| if let Block::Paragraph(Paragraph { inlines, .. }) = block { Some(inlines) } else { None })
                .collect();
            let mut list = Vec::new();
            if !fallback.is_empty() {
                list.push(Definition { term: text(set.label("term-fallback")), description: fallback });
            }
            list.push(definition(set.label("term-loss"), clause.loss.get(language)));
            if !clause.obligations.is_empty() {
                let names = clause.obligations.iter().map(|found| format!("{} ({})", found.title.get(language), found.id));
                list.push(definition(set.label("term-obligations"), names.collect::<Vec<_>>().join("; ")));
            }
            vec![numbered(3, number, text(words), anchor), Block::Definitions(list)]
        },
    );
    if blocks.is_empty() { vec![body(set.label("nothing"))] } else { blocks }
}
