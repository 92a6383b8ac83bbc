//! Hidden keys of the answer workbook: rows are recognised wherever they went.

#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use annex::draft;
use document::{Grid, GridCell, Sheet};
use kernel::Language;
use proptest::prelude::*;
use questionnaire::{Layout, grid, read_keys};
use tests::{case, library};

/// A workbook as it comes back: cells only, the table as rows below the lead.
fn came_back(grid: &Grid, order: impl Fn(Vec<Vec<GridCell>>) -> Vec<Vec<GridCell>>) -> Grid {
    let sheets = grid
        .sheets
        .iter()
        .map(|sheet| {
            let mut rows = sheet.lead.clone();
            if let Some(table) = &sheet.table {
                rows.push(sheet.columns.iter().map(|column| GridCell::text(column.title.clone())).collect());
                rows.extend(order(table.rows.clone()));
            }
            Sheet { name: sheet.name.clone(), lead: rows, ..Sheet::default() }
        })
        .collect();
    Grid { sheets, ..Grid::default() }
}

fn workbook() -> (annex::Annex, Grid) {
    let (catalog, texts) = library();
    let (file, _) = case("it-konsult", &catalog);
    let (annex, _) = draft(&catalog, &texts, &file.case, &file.tailoring, None).unwrap();
    let digest = "0123456789abcdef0123456789abcdef";
    let layout = Layout { language: Language::Swedish, digest, protected: true };
    let grid = grid(&annex, texts.get(Language::Swedish), layout);
    (annex, grid)
}

#[test]
fn only_answer_cells_are_unlocked_and_every_row_has_a_key() {
    let (annex, grid) = workbook();
    let sheet = &grid.sheets[1];
    let rows = &sheet.table.as_ref().unwrap().rows;
    assert_eq!(rows.len(), annex.answered().count());
    for row in rows {
        assert_eq!(row.len(), sheet.columns.len());
        assert!(sheet.columns[0].hidden);
        assert!(row.iter().filter(|cell| cell.unlocked).all(|cell| cell.words().is_none()));
        assert_eq!(row.iter().filter(|cell| cell.choice.is_some()).count(), 1);
    }
    let keys = read_keys(&came_back(&grid, |rows| rows)).unwrap();
    assert_eq!(keys.rows.len(), rows.len());
    assert_eq!(keys.annex, annex.id);
    assert!(keys.problems.is_empty(), "{:?}", keys.problems);
    assert!(read_keys(&Grid::default()).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_are_known_in_any_order_and_number(seed in any::<u64>(), keep in 1_usize..60) {
        let (_, grid) = workbook();
        let shuffled = came_back(&grid, |mut rows| {
            let mut state = seed | 1;
            for index in (1..rows.len()).rev() {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                rows.swap(index, usize::try_from(state >> 33).unwrap() % (index + 1));
            }
            rows.truncate(keep);
            rows
        });
        let all = grid.sheets[1].table.as_ref().unwrap().rows.len();
        let keys = read_keys(&shuffled).unwrap();
        prop_assert_eq!(keys.rows.len(), keep.min(all));
        let distinct: std::collections::BTreeSet<_> = keys.rows.iter().map(|row| row.requirement.clone()).collect();
        prop_assert_eq!(distinct.len(), keys.rows.len());
    }

    #[test]
    fn what_a_user_writes_is_words_and_never_form(title in "[ -~åäöÅÄÖ]{1,60}") {
        let (catalog, texts) = library();
        let (mut file, _) = case("webbplats", &catalog);
        file.case.title = format!("x{title}x");
        let (annex, _) = draft(&catalog, &texts, &file.case, &file.tailoring, None).unwrap();
        let document = annex::compose(&annex, &texts, Language::Swedish, "d").unwrap();
        let found = document.blocks.iter().any(|block| match block {
            document::Block::Paragraph(paragraph) => document::plain_text(&paragraph.inlines).contains(&file.case.title),
            _ => false,
        });
        prop_assert!(found, "{}", file.case.title);
    }
}
