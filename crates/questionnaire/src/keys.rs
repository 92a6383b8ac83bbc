use annex::{Annex, AnnexRequirement};
use document::{Grid, Sheet};

/// The hidden keys of a workbook: what it was made from, and which requirement each row answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkbookKeys {
    /// The annex's id.
    pub annex: String,
    /// The annex's version.
    pub version: u32,
    /// The annex's digest.
    pub digest: String,
    /// Keys of the rows that could be read, in the order of the sheet.
    pub rows: Vec<RowKey>,
    /// Rows whose key could not be read.
    pub problems: Vec<KeyProblem>,
}

/// The key of a row. It carries the annex too, so that a row copied into another workbook is recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowKey {
    /// The annex's id.
    pub annex: String,
    /// First characters of the annex's digest.
    pub digest: String,
    /// The requirement's id.
    pub requirement: String,
    /// The requirement's revision.
    pub revision: u32,
    /// The row in its sheet, counted from 1.
    pub row: u32,
}

/// A row with content but without a key that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyProblem {
    /// Name of the sheet.
    pub sheet: String,
    /// The row, counted from 1.
    pub row: u32,
    /// What stands where the key should be; empty where nothing does.
    pub found: String,
}

/// Every key begins with this, so that it is found wherever its column went.
const MARK: &str = "kravkedja";
/// Characters of the digest that a row's key carries.
const SHORT: usize = 16;

/// The key of a row that answers a requirement.
pub(crate) fn row_key(annex: &Annex, digest: &str, requirement: &AnnexRequirement) -> String {
    let short: String = digest.chars().take(SHORT).collect();
    format!("{MARK}:{}:{short}:{}:{}", annex.id, requirement.id, requirement.revision)
}

/// The cells of the hidden sheet: names and values.
pub(crate) fn sheet_keys(annex: &Annex, digest: &str) -> [(&'static str, String); 4] {
    [
        ("kravkedja.workbook", "1".to_owned()),
        ("annex", annex.id.clone()),
        ("version", annex.version.to_string()),
        ("digest", digest.to_owned()),
    ]
}

/// Finds the hidden keys in a workbook that came back, wherever its rows, columns and sheets went. `None` when it holds none:
/// then it was not made by this program.
#[must_use]
pub fn read_keys(grid: &Grid) -> Option<WorkbookKeys> {
    let mut keys = WorkbookKeys::default();
    let mut found = false;
    for sheet in &grid.sheets {
        found |= read_sheet_keys(sheet, &mut keys);
        found |= read_row_keys(sheet, &mut keys);
    }
    found.then_some(keys)
}

fn read_sheet_keys(sheet: &Sheet, keys: &mut WorkbookKeys) -> bool {
    let rows: Vec<(&str, &str)> = sheet
        .lead
        .iter()
        .filter_map(|row| match row.as_slice() {
            [name, value, ..] => Some((name.words()?, value.words()?)),
            _ => None,
        })
        .collect();
    if !rows.iter().any(|(name, _)| *name == "kravkedja.workbook") {
        return false;
    }
    for (name, value) in rows {
        match name {
            "annex" => value.clone_into(&mut keys.annex),
            "version" => keys.version = value.parse().unwrap_or_default(),
            "digest" => value.clone_into(&mut keys.digest),
            _ => {}
        }
    }
    true
}

/// A sheet is one of answers when any of its cells holds a row's key; then every row with content should have one.
fn read_row_keys(sheet: &Sheet, keys: &mut WorkbookKeys) -> bool {
    let rows: Vec<(u32, Vec<&str>)> = (1..)
        .zip(sheet.lead.iter().chain(sheet.table.iter().flat_map(|table| &table.rows)))
        .map(|(number, row)| (number, row.iter().filter_map(document::GridCell::words).collect()))
        .collect();
    let Some(first) = rows.iter().position(|(_, cells)| cells.iter().any(|cell| cell.starts_with(MARK) && cell.contains(':')))
    else {
        return false;
    };
    for (row, cells) in rows.into_iter().skip(first) {
        let key = cells.iter().find(|cell| cell.starts_with(MARK));
        match key.and_then(|key| parse(key, row)) {
            Some(key) => keys.rows.push(key),
            None if cells.iter().all(|cell| cell.trim().is_empty()) => {}
            None => keys.problems.push(KeyProblem {
                sheet: sheet.name.clone(),
                row,
                found: key.map(|key| (*key).to_owned()).unwrap_or_default(),
            }),
        }
    }
    true
}

fn parse(key: &str, row: u32) -> Option<RowKey> {
    let mut parts = key.split(':');
    let (mark, annex, digest) = (parts.next()?, parts.next()?, parts.next()?);
    let (requirement, revision) = (parts.next()?, parts.next()?.parse().ok()?);
    let complete = mark == MARK && parts.next().is_none();
    complete.then(|| RowKey {
        annex: annex.to_owned(),
        digest: digest.to_owned(),
        requirement: requirement.to_owned(),
        revision,
        row,
    })
}

impl WorkbookKeys {
    /// Does a row belong to the annex of this digest?
    #[must_use]
    pub fn belongs(row: &RowKey, annex: &str, digest: &str) -> bool {
        row.annex == annex && digest.chars().take(SHORT).eq(row.digest.chars())
    }
}
