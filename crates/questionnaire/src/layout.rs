use annex::{Annex, AnnexRequirement, AnswerScale, Speaker, TextSet, scale, speaker, speaker_of_text};
use catalog::Stage;
use document::{CellStyle, Choices, Grid, GridCell, GridColumn, Paper, Sheet, SheetTable};
use kernel::Language;

use crate::keys::{row_key, sheet_keys};

/// How a workbook is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Layout<'l> {
    /// Its language.
    pub language: Language,
    /// The annex's digest, for the hidden keys.
    pub digest: &'l str,
    /// Only answer cells can be changed. A buyer who must sort rows asks for one without protection.
    pub protected: bool,
}

/// Rows for sub-suppliers.
const SUB_SUPPLIER_ROWS: usize = 30;

/// The answer workbook of an annex: how to answer, the requirements, sub-suppliers, definitions, and hidden keys.
#[must_use]
pub fn grid(annex: &Annex, set: &TextSet, layout: Layout<'_>) -> Grid {
    let mut sheets = vec![first_sheet(annex, set), requirements(annex, set, layout), sub_suppliers(annex, set)];
    sheets.push(definitions(annex, set, &words_of(&sheets)));
    sheets.push(hidden(annex, layout.digest));
    Grid {
        language: layout.language,
        title: set.filled("workbook-title", &[("title", &annex.case.title)]),
        author: annex.case.buyer.clone(),
        protected: layout.protected,
        date: annex.case.date,
        sheets,
    }
}

/// All words of some sheets.
fn words_of(sheets: &[Sheet]) -> String {
    let rows = sheets.iter().flat_map(|sheet| sheet.lead.iter().chain(sheet.table.iter().flat_map(|table| &table.rows)));
    rows.flatten().filter_map(GridCell::words).collect::<Vec<_>>().join("\n")
}

fn first_sheet(annex: &Annex, set: &TextSet) -> Sheet {
    let case = &annex.case;
    let tender = case.mode.is_tender();
    let title = |words: String| vec![GridCell::styled(words, CellStyle::Title)];
    let pair = |label: &str, value: &str| vec![GridCell::styled(set.label(label), CellStyle::Strong), GridCell::text(value)];
    let mut lead =
        vec![title(set.filled("workbook-title", &[("title", &case.title)])), Vec::new(), pair("field-buyer", &case.buyer)];
    if !case.reference.is_empty() {
        lead.push(pair("field-reference", &case.reference));
    }
    lead.push(pair("field-version", &annex.version.to_string()));
    lead.push(pair("field-requirements", &annex.answered().count().to_string()));
    lead.push(Vec::new());
    lead.push(vec![GridCell::styled(set.label("workbook-how-title"), CellStyle::Heading)]);
    let how = set.label(if tender { "workbook-how-tender" } else { "workbook-how" });
    for (number, step) in (1_u32..).zip(how.lines().filter(|line| !line.trim().is_empty())) {
        lead.push(vec![GridCell::text(format!("{number}.")), GridCell::text(step.trim())]);
    }
    lead.push(Vec::new());
    lead.push(vec![GridCell::styled(set.label("workbook-answered-by"), CellStyle::Heading)]);
    for label in ["field-company", "field-org-number", "field-contact", "field-answer-date"] {
        lead.push(vec![GridCell::styled(set.label(label), CellStyle::Strong), GridCell::input()]);
    }
    Sheet {
        name: set.label("sheet-how").to_owned(),
        columns: vec![plain("", 26), plain("", 90)],
        lead,
        print_footer: footer(annex, set),
        ..Sheet::default()
    }
}

fn requirements(annex: &Annex, set: &TextSet, layout: Layout<'_>) -> Sheet {
    let tender = annex.case.mode.is_tender();
    let scales: Vec<AnswerScale> = {
        let mut scales: Vec<_> = annex.answered().map(|requirement| scale(requirement, tender)).collect();
        scales.sort_unstable();
        scales.dedup();
        scales
    };
    let planned = scales.contains(&AnswerScale::Full);
    let choices = scales.iter().map(|scale| choices(*scale, set)).collect();
    let rows = annex.answered().map(|requirement| row(annex, requirement, &scales, planned, set, layout)).collect();
    let mut columns = vec![
        GridColumn { hidden: true, ..plain(set.label("column-key"), 10) },
        plain(set.label("column-number"), 6),
        plain(set.label("column-id"), 10),
        plain(set.label("column-area"), 22),
        plain(set.label("column-requirement"), 25),
        plain(set.label("column-text"), 46),
        plain(set.label("column-strength"), 12),
        plain(set.label("column-question"), 34),
        plain(set.label(if tender { "column-evidence-bid" } else { "column-evidence" }), 30),
        GridColumn { choices, ..plain(set.label("column-answer"), 15) },
        plain(set.label("column-comment"), 36),
        plain(set.label("column-proof"), 24),
    ];
    if planned {
        columns.push(plain(set.label("column-planned"), 14));
    }
    Sheet {
        name: set.label("sheet-requirements").to_owned(),
        columns,
        table: Some(SheetTable { name: "Krav".to_owned(), rows }),
        paper: Paper::A3Landscape,
        print_footer: footer(annex, set),
        ..Sheet::default()
    }
}

fn row(
    annex: &Annex,
    requirement: &AnnexRequirement,
    scales: &[AnswerScale],
    planned: bool,
    set: &TextSet,
    layout: Layout<'_>,
) -> Vec<GridCell> {
    let language = layout.language;
    let tender = annex.case.mode.is_tender();
    let who = |tenderer: bool| if tenderer { Speaker::Tenderer } else { Speaker::Supplier };
    let wanted = requirement.evidence.iter().filter(|found| !tender || found.stage == Stage::Bid);
    let evidence: Vec<String> = wanted
        .map(|found| {
            let what = speaker(found.what.get(language), language, who(tender));
            if tender { what } else { format!("{}: {what}", set.label(&format!("stage-{}", found.stage.id()))) }
        })
        .collect();
    let strength = match requirement.strength.weight() {
        None => set.label("strength-mandatory").to_owned(),
        Some(weight) => set.filled("strength-scored", &[("weight", &weight.to_string())]),
    };
    let list = scales.iter().position(|known| *known == scale(requirement, tender)).unwrap_or_default();
    // A requirement that is not for everything says so where it is answered too.
    let mut title = requirement.title.get(language).to_owned();
    if !requirement.sets.is_empty() {
        let names: Vec<&str> = requirement.sets.iter().map(|name| name.get(language)).collect();
        title.push_str(&format!("\n({}: {})", set.label("term-sets"), names.join(", ")));
    }
    let mut cells = vec![
        GridCell::text(row_key(annex, layout.digest, requirement)),
        GridCell::number(requirement.number),
        GridCell::text(requirement.id.clone()),
        GridCell::text(requirement.area.title.get(language)),
        GridCell::styled(title, CellStyle::Strong),
        GridCell::text(speaker(requirement.text.get(language), language, speaker_of_text(requirement, tender))),
        GridCell::text(strength),
        GridCell::text(speaker(requirement.question.text.get(language), language, who(tender))),
        GridCell::text(evidence.join("\n")),
        GridCell::choice(list),
        GridCell::input(),
        GridCell::input(),
    ];
    if planned {
        cells.push(GridCell::input());
    }
    cells
}

fn choices(scale: AnswerScale, set: &TextSet) -> Choices {
    let help = match scale {
        AnswerScale::YesNo => "choice-help-yes-no",
        AnswerScale::Full => "choice-help-full",
    };
    Choices {
        values: scale.labels().iter().map(|key| set.label(key).to_owned()).collect(),
        title: set.label("choice-title").to_owned(),
        help: set.label(help).to_owned(),
        refusal: set.label("choice-refusal").to_owned(),
    }
}

fn sub_suppliers(annex: &Annex, set: &TextSet) -> Sheet {
    let yes_no = Choices {
        help: set.label("choice-help-personal-data").to_owned(),
        refusal: set.label("choice-help-yes-no").to_owned(),
        ..choices(AnswerScale::YesNo, set)
    };
    let columns = vec![
        plain(set.label("sub-name"), 30),
        plain(set.label("sub-number"), 20),
        plain(set.label("sub-country"), 16),
        plain(set.label("sub-service"), 36),
        plain(set.label("sub-access"), 36),
        GridColumn { choices: vec![yes_no], ..plain(set.label("sub-personal-data"), 18) },
    ];
    let row = || {
        let mut cells: Vec<GridCell> = (0..5).map(|_| GridCell::input()).collect();
        cells.push(GridCell::choice(0));
        cells
    };
    Sheet {
        name: set.label("sheet-sub-suppliers").to_owned(),
        columns,
        table: Some(SheetTable { name: "Underleverantorer".to_owned(), rows: (0..SUB_SUPPLIER_ROWS).map(|_| row()).collect() }),
        paper: Paper::A4Landscape,
        print_footer: footer(annex, set),
        ..Sheet::default()
    }
}

fn definitions(annex: &Annex, set: &TextSet, used: &str) -> Sheet {
    let rows = set
        .definitions_used_in(used)
        .map(|(term, words)| vec![GridCell::styled(term.clone(), CellStyle::Strong), GridCell::text(words.clone())])
        .collect();
    Sheet {
        name: set.label("sheet-definitions").to_owned(),
        columns: vec![plain(set.label("column-term"), 30), plain(set.label("column-meaning"), 100)],
        table: Some(SheetTable { name: "Definitioner".to_owned(), rows }),
        print_footer: footer(annex, set),
        ..Sheet::default()
    }
}

fn hidden(annex: &Annex, digest: &str) -> Sheet {
    let lead =
        sheet_keys(annex, digest).into_iter().map(|(name, value)| vec![GridCell::text(name), GridCell::text(value)]).collect();
    Sheet { name: "kravkedja".to_owned(), hidden: true, columns: vec![plain("", 20), plain("", 70)], lead, ..Sheet::default() }
}

fn plain(title: &str, width: u16) -> GridColumn {
    GridColumn { title: title.to_owned(), width, ..GridColumn::default() }
}

fn footer(annex: &Annex, set: &TextSet) -> String {
    let version = annex.version.to_string();
    [annex.case.buyer.as_str(), annex.case.reference.as_str(), &set.filled("footer-workbook", &[("version", &version)])]
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" · ")
}
