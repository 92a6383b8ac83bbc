//! Sheets for reading: what the catalog holds beside requirements. They are not read back.

use catalog::{Catalog, Clause, Obligation, Reference};
use document::{GridCell, GridColumn, Paper, Sheet, SheetTable};
use kernel::Language;

use super::TableWords;

pub(super) fn sheets(catalog: &Catalog, first: Language, words: &TableWords<'_>) -> Vec<Sheet> {
    let text = |key: &str| (words.text)(first, key);
    let footer = format!("{} {}", catalog.title.get(first), catalog.version);
    let sheet = |key: &str, name: &str, columns: &[(&str, u16)], rows: Vec<Vec<String>>| Sheet {
        name: text(key),
        columns: columns
            .iter()
            .map(|(key, width)| GridColumn { title: text(key), width: *width, ..GridColumn::default() })
            .collect(),
        table: Some(SheetTable {
            name: name.to_owned(),
            rows: rows.into_iter().map(|row| row.into_iter().map(GridCell::text).collect()).collect(),
        }),
        paper: Paper::A3Landscape,
        print_footer: footer.clone(),
        ..Sheet::default()
    };
    let points = catalog.frameworks.iter().flat_map(|framework| {
        framework.points.iter().map(|point| {
            vec![
                framework.id.clone(),
                framework.short.get(first).to_owned(),
                framework.version.clone(),
                point.id.clone(),
                point.title.get(first).to_owned(),
                point.certainty.id().to_owned(),
            ]
        })
    });
    vec![
        sheet(
            "sheet-clauses",
            "clauses",
            &[
                ("column-id", 12),
                ("column-title", 28),
                ("column-clause", 70),
                ("column-fallback", 50),
                ("column-loss", 40),
                ("column-requirements", 22),
                ("column-obligations", 20),
            ],
            catalog.clauses.iter().map(|clause| clause_row(clause, first)).collect(),
        ),
        sheet(
            "sheet-obligations",
            "obligations",
            &[
                ("column-id", 14),
                ("column-title", 30),
                ("column-what", 60),
                ("column-force", 16),
                ("column-needs", 30),
                ("column-desirable", 24),
                ("column-references", 40),
            ],
            catalog.obligations.iter().map(|obligation| obligation_row(obligation, catalog, first)).collect(),
        ),
        sheet(
            "sheet-frameworks",
            "frameworks",
            &[
                ("column-framework", 18),
                ("column-short", 30),
                ("column-version", 16),
                ("column-point", 22),
                ("column-title", 60),
                ("column-certainty", 14),
            ],
            points.collect(),
        ),
    ]
}

fn clause_row(clause: &Clause, first: Language) -> Vec<String> {
    let ids = |list: Vec<&str>| list.join(", ");
    vec![
        clause.id.to_string(),
        clause.title.get(first).to_owned(),
        clause.text.get(first).to_owned(),
        clause.fallback.get(first).to_owned(),
        clause.loss.get(first).to_owned(),
        ids(clause.requirements.iter().map(|id| id.as_str()).collect()),
        ids(clause.obligations.iter().map(|id| id.as_str()).collect()),
    ]
}

fn obligation_row(obligation: &Obligation, catalog: &Catalog, first: Language) -> Vec<String> {
    let reference = |reference: &Reference| catalog.reference_text(reference).get(first).to_owned();
    vec![
        obligation.id.to_string(),
        obligation.title.get(first).to_owned(),
        obligation.what.get(first).to_owned(),
        obligation.force.id().to_owned(),
        obligation.needs.join(", "),
        obligation.desirable.join(", "),
        obligation.references.iter().map(reference).collect::<Vec<_>>().join("\n"),
    ]
}
