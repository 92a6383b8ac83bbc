use contracts::Verdict;
use document::{CellStyle, Grid, GridCell, GridColumn, Paper, Sheet, SheetTable};
use exchange::{BatchFlag, BatchRow};
use kernel::Language;
use messages::Messages;

use super::Batch;
use crate::{Failure, Library};

/// The result of a batch as a workbook: one row for each contract, one for each flag, and one for each obligation.
///
/// # Errors
/// When a text is longer than a cell can hold.
pub fn batch_grid(batch: &Batch, library: &Library, messages: &Messages) -> Result<Vec<u8>, Failure> {
    let language = messages.language();
    let grid = Grid {
        language,
        title: messages.text("batch-title"),
        author: String::new(),
        protected: false,
        date: None,
        sheets: vec![contracts(batch, messages), flags(batch, library, messages), obligations(library, messages)],
    };
    render::xlsx(&grid, &render::Options::default()).map_err(|error| crate::make::not_rendered(&error, "xlsx"))
}

fn contracts(batch: &Batch, messages: &Messages) -> Sheet {
    let mut columns: Vec<GridColumn> =
        [("batch-contract", 34), ("batch-files", 8), ("batch-pages", 8), ("batch-language", 9), ("batch-confirmed", 11)]
            .map(|(key, width)| column(&messages.text(key), width))
            .into();
    columns.extend(Verdict::ALL.map(|verdict| column(&capital(&verdict_word(messages, verdict)), 11)));
    columns.push(column(&messages.text("batch-worst"), 34));
    columns.push(column(&messages.text("batch-problems"), 40));
    let ids: Vec<String> = ids(batch);
    columns.extend(ids.iter().map(|id| column(id, 15)));
    let rows = batch.rows.iter().map(|row| contract(row, &ids, messages)).collect();
    sheet("batch-sheet-contracts", "Contracts", columns, rows, Paper::A3Landscape, messages)
}

fn contract(row: &BatchRow, ids: &[String], messages: &Messages) -> Vec<GridCell> {
    let language = messages.language();
    let languages: Vec<&str> = row.languages().into_iter().map(Language::code).collect();
    let mut cells = vec![
        GridCell::styled(row.name.as_str(), CellStyle::Strong),
        number(row.files.len()),
        row.pages().map_or_else(GridCell::default, GridCell::number),
        GridCell::text(languages.join(", ")),
    ];
    if row.is_unread() {
        cells.extend((0..=Verdict::ALL.len()).map(|_| GridCell::default()));
    } else {
        cells.push(number(row.confirmed()));
        cells.extend(Verdict::ALL.map(|verdict| number(row.count(verdict))));
    }
    cells.push(GridCell::text(row.flags.first().map(|flag| in_short(flag, messages)).unwrap_or_default()));
    let problems: Vec<String> =
        row.problems.iter().map(|problem| format!("{}: {}", problem.file, problem.says.get(language))).collect();
    cells.push(GridCell::text(problems.join("\n")));
    cells.extend(ids.iter().map(|id| {
        let found = row.verdicts.iter().find(|found| found.obligation == *id);
        GridCell::text(found.map(|found| verdict_word(messages, found.verdict)).unwrap_or_default())
    }));
    cells
}

fn flags(batch: &Batch, library: &Library, messages: &Messages) -> Sheet {
    let language = messages.language();
    let columns = [
        ("batch-contract", 30),
        ("batch-severity", 10),
        ("batch-kind", 18),
        ("batch-obligation", 13),
        ("batch-obligation-title", 36),
        ("batch-file", 24),
        ("batch-clause", 16),
        ("batch-page", 7),
        ("batch-words", 40),
        ("batch-says", 60),
        ("batch-decided", 11),
    ]
    .map(|(key, width)| column(&messages.text(key), width));
    let row = |contract: &BatchRow, flag: &BatchFlag| {
        let title = flag.obligation.as_deref().and_then(|id| library.catalog.obligation(id));
        vec![
            GridCell::text(contract.name.as_str()),
            GridCell::text(messages.text(&format!("contract-severity-{}", flag.severity.id()))),
            GridCell::text(messages.text(&format!("contract-flag-{}", flag.kind))),
            GridCell::text(flag.obligation.clone().unwrap_or_default()),
            GridCell::text(title.map(|found| found.title.get(language).to_owned()).unwrap_or_default()),
            GridCell::text(flag.file.clone().unwrap_or_default()),
            GridCell::text(flag.clause.clone().unwrap_or_default()),
            flag.page.map_or_else(GridCell::default, GridCell::number),
            GridCell::text(flag.words.as_str()),
            GridCell::text(flag.says.get(language)),
            GridCell::text(messages.text(if flag.confirmed { "batch-yes" } else { "batch-no" })),
        ]
    };
    let rows = batch.rows.iter().flat_map(|contract| contract.flags.iter().map(move |flag| row(contract, flag))).collect();
    sheet("batch-sheet-flags", "Flags", columns.into(), rows, Paper::A4Landscape, messages)
}

fn obligations(library: &Library, messages: &Messages) -> Sheet {
    let language = messages.language();
    let columns = [("batch-obligation", 14), ("batch-obligation-title", 50), ("batch-obligation-text", 90)]
        .map(|(key, width)| column(&messages.text(key), width));
    let rows = library.catalog.obligations.iter().map(|found| {
        vec![
            GridCell::styled(found.id.as_str(), CellStyle::Strong),
            GridCell::text(found.title.get(language)),
            GridCell::text(found.what.get(language)),
        ]
    });
    sheet("batch-sheet-obligations", "Obligations", columns.into(), rows.collect(), Paper::A4Landscape, messages)
}

/// The most serious flag in a few words.
fn in_short(flag: &BatchFlag, messages: &Messages) -> String {
    let severity = messages.text(&format!("contract-severity-{}", flag.severity.id()));
    let kind = messages.text(&format!("contract-flag-{}", flag.kind));
    let about = flag.obligation.as_deref().map(|id| format!(", {id}")).unwrap_or_default();
    format!("{severity}: {kind}{about}")
}

fn sheet(key: &str, table: &str, columns: Vec<GridColumn>, rows: Vec<Vec<GridCell>>, paper: Paper, messages: &Messages) -> Sheet {
    let lead = vec![
        vec![GridCell::styled(messages.text("batch-title"), CellStyle::Title)],
        vec![GridCell::styled(messages.text("batch-note-1"), CellStyle::Heading)],
        vec![GridCell::styled(messages.text("batch-note-2"), CellStyle::Heading)],
    ];
    Sheet {
        name: messages.text(key),
        hidden: false,
        columns,
        lead,
        table: Some(SheetTable { name: table.to_owned(), rows }),
        paper,
        print_footer: messages.text("batch-title"),
    }
}

/// Ids of all obligations that any of the contracts was checked against, in the order of the catalog.
fn ids(batch: &Batch) -> Vec<String> {
    let longest = batch.rows.iter().max_by_key(|row| row.verdicts.len());
    longest.map(|row| row.verdicts.iter().map(|found| found.obligation.clone()).collect()).unwrap_or_default()
}

fn verdict_word(messages: &Messages, verdict: Verdict) -> String {
    messages.text(&format!("contract-verdict-{}", verdict.id()))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn column(title: &str, width: u16) -> GridColumn {
    GridColumn { title: title.to_owned(), width, ..GridColumn::default() }
}

fn number(number: usize) -> GridCell {
    GridCell::number(u32::try_from(number).unwrap_or(u32::MAX))
}
