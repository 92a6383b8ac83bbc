use catalog::{Catalog, Covered, coverage};
use document::Block;
use kernel::Language;

use crate::TextSet;
use compose::{cell, column, heading, paragraph, table};

/// For each framework that something refers to: its points, and the requirements that serve them.
pub(super) fn index(catalog: &Catalog, set: &TextSet, language: Language) -> Vec<Block> {
    let mut blocks = Vec::new();
    for framework in &catalog.frameworks {
        let Ok(points) = coverage(catalog, &framework.id, "") else { continue };
        let told = |found: &&Covered<'_>| found.served() || found.point.unserved.is_some();
        let rows: Vec<_> = points.iter().filter(told).map(|found| row(found, set, language)).collect();
        if rows.is_empty() {
            continue;
        }
        blocks.push(heading(2, framework.short.get(language)));
        blocks.push(paragraph(
            document::ParagraphStyle::Body,
            format!("{}, {}. {}", framework.title.get(language), framework.version, framework.binds.get(language)),
        ));
        let columns = vec![
            column(set.label("column-point"), 180),
            column(set.label("column-heading"), 380),
            column(set.label("column-served-by"), 440),
        ];
        blocks.push(table(&set.filled("index-caption", &[("name", framework.short.get(language))]), columns, rows));
    }
    blocks
}

fn row(found: &Covered<'_>, set: &TextSet, language: Language) -> Vec<document::Cell> {
    let mut ids: Vec<&str> = found.requirements.iter().map(|found| found.id.as_str()).collect();
    if ids.is_empty() {
        ids = found.clauses.iter().map(|found| found.id.as_str()).collect();
    }
    let served = match &found.point.unserved {
        Some(reason) if ids.is_empty() => reason.get(language).to_owned(),
        _ => ids.join(", "),
    };
    let certainty = match found.point.certainty {
        catalog::Certainty::High => "",
        catalog::Certainty::Secondary => set.label("certainty-secondary"),
        catalog::Certainty::Knowledge => set.label("certainty-knowledge"),
    };
    let title = found.point.title.get(language);
    let title = if certainty.is_empty() { title.to_owned() } else { format!("{title} ({certainty})") };
    vec![cell(found.point.id.clone()), cell(title), cell(served)]
}
