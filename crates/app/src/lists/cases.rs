use std::sync::Arc;

use desk::Library;
use kernel::Language;
use messages::Messages;
use store::{AnnexRow, CaseRow, Page, Wanted};

use super::{TakenOut, day, further, kept_day, whole};
use crate::sheet::Cell;
use crate::{App, Caller, Error, May, Result, TableFile, TableFormat};

/// How a list of cases is narrowed by what stands in them; an empty part asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseNarrowing {
    /// A circumstance that the case has.
    pub circumstance: String,
    /// A level that some aspect has, `0` to `3`.
    pub level: String,
}

impl CaseNarrowing {
    /// What the store looks for. Case files are written in one way only, and a text in them holds no line break and no bare quote.
    #[must_use]
    pub fn patterns(&self) -> Vec<String> {
        let word =
            |text: &str| text.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect::<String>();
        let mut patterns = Vec::new();
        if !self.circumstance.is_empty() {
            patterns.push(format!("%\ncircumstances = [%\"{}\"%]%", word(&self.circumstance)));
        }
        if !self.level.is_empty() {
            patterns.push(format!("%\nclassification = {{% = {}%}}\ndelivery = %", word(&self.level)));
        }
        patterns
    }
}

/// An annex in a list, with the case that it is of.
#[derive(Debug, Clone)]
pub struct ListedAnnex {
    /// The annex.
    pub row: AnnexRow,
    /// What is bought.
    pub title: String,
    /// The reference number of the record office.
    pub reference: String,
}

impl App {
    /// Cases as a workbook or separated text.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn export_cases(
        &self,
        caller: &Caller,
        wanted: &Wanted,
        language: Language,
        format: TableFormat,
    ) -> Result<TableFile> {
        caller.must(May::ReadCases)?;
        let mut rows: Vec<CaseRow> = Vec::new();
        let mut next = Some(whole(wanted));
        while let Some(wanted) = next {
            let page = self.store.read().cases(&caller.organisation, &wanted).await?;
            rows.extend(page.rows);
            next = further(&wanted, page.after, rows.len());
        }
        let library = self.library(caller).await?;
        let units = self.unit_names(caller).await?;
        let names = self.names(caller, rows.iter().map(|row| row.created_by.clone())).await?;
        let cells = tokio::task::spawn_blocking(move || {
            let messages = Messages::new(language);
            let of = |row: &CaseRow| {
                let unit = row.unit_id.as_ref().and_then(|unit| units.get(unit)).cloned().unwrap_or_default();
                let by = names.get(&row.created_by).cloned().unwrap_or_default();
                cells(row, &library, &messages, unit, by)
            };
            rows.iter().map(of).collect()
        });
        let rows = cells.await.map_err(|error| Error::Internal(error.to_string()))?;
        let columns = &[
            ("number", 8),
            ("bought", 44),
            ("reference", 18),
            ("state", 12),
            ("unit", 28),
            ("class", 12),
            ("circumstances", 44),
            ("by", 24),
            ("created", 12),
            ("changed", 12),
            ("review", 14),
        ];
        self.taken_out(caller, TakenOut { list: "cases", action: "case.export", columns, rows }, language, format).await
    }

    /// The annexes of the organisation with their cases, one page: by `issued` or `code`.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn listed_annexes(&self, caller: &Caller, wanted: &Wanted) -> Result<Page<ListedAnnex>> {
        caller.must(May::ReadCases)?;
        let page = self.store.read().annexes(&caller.organisation, wanted).await?;
        let (before, after) = (page.before, page.after);
        let rows = self.with_cases(caller, page.rows).await?;
        Ok(Page { rows, before, after })
    }

    /// Annexes as a workbook or separated text.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn export_annexes(
        &self,
        caller: &Caller,
        wanted: &Wanted,
        language: Language,
        format: TableFormat,
    ) -> Result<TableFile> {
        caller.must(May::ReadCases)?;
        let mut rows: Vec<AnnexRow> = Vec::new();
        let mut next = Some(whole(wanted));
        while let Some(wanted) = next {
            let page = self.store.read().annexes(&caller.organisation, &wanted).await?;
            rows.extend(page.rows);
            next = further(&wanted, page.after, rows.len());
        }
        let names = self.names(caller, rows.iter().map(|row| row.issued_by.clone())).await?;
        let rows = self.with_cases(caller, rows).await?;
        let rows = {
            let messages = Messages::new(language);
            let of = |one: ListedAnnex| -> Vec<Cell> {
                vec![
                    one.row.code.into(),
                    Cell::Number(one.row.number),
                    one.title.into(),
                    one.reference.into(),
                    messages.text(&format!("web-annex-{}", one.row.state)).into(),
                    day(one.row.issued_at),
                    names.get(&one.row.issued_by).cloned().unwrap_or_default().into(),
                    one.row.published_at.map_or(Cell::Date(None), day),
                    one.row.catalog_version.into(),
                    one.row.digest.into(),
                ]
            };
            rows.into_iter().map(of).collect()
        };
        let columns = &[
            ("annex", 18),
            ("version", 9),
            ("bought", 44),
            ("reference", 18),
            ("state", 12),
            ("issued", 12),
            ("by", 24),
            ("published", 12),
            ("catalog", 14),
            ("digest", 66),
        ];
        self.taken_out(caller, TakenOut { list: "annexes", action: "annex.export", columns, rows }, language, format).await
    }

    async fn with_cases(&self, caller: &Caller, rows: Vec<AnnexRow>) -> Result<Vec<ListedAnnex>> {
        let mut ids: Vec<String> = rows.iter().map(|row| row.case_id.clone()).collect();
        ids.sort();
        ids.dedup();
        let cases = self.store.read().cases_of(&caller.organisation, &ids).await?;
        let cases: std::collections::BTreeMap<&str, &CaseRow> = cases.iter().map(|row| (row.id.as_str(), row)).collect();
        let of = |row: AnnexRow| {
            let case = cases.get(row.case_id.as_str());
            ListedAnnex {
                title: case.map(|case| case.title.clone()).unwrap_or_default(),
                reference: case.map(|case| case.reference.clone()).unwrap_or_default(),
                row,
            }
        };
        Ok(rows.into_iter().map(of).collect())
    }
}

fn cells(row: &CaseRow, library: &Arc<Library>, messages: &Messages, unit: String, by: String) -> Vec<Cell> {
    // A case that cannot be read any more is told where it is opened; the list of all others still stands.
    let (class, circumstances) =
        crate::cases::case_of(row, library).map(|case| said(&case, library, messages)).unwrap_or_default();
    vec![
        Cell::Number(row.number),
        row.title.clone().into(),
        row.reference.clone().into(),
        messages.text(&format!("web-list-state-{}", row.state)).into(),
        unit.into(),
        class.into(),
        circumstances.into(),
        by.into(),
        day(row.created_at),
        day(row.updated_at),
        kept_day(row.review_on.as_deref().unwrap_or_default()),
    ]
}

/// The class and the circumstances of a case in words.
fn said(case: &catalog::Case, library: &Library, messages: &Messages) -> (String, String) {
    let letter = |id: &str| messages.text(&format!("web-letter-{id}"));
    let class = case.classification.iter().map(|(aspect, level)| format!("{}{}", letter(aspect.id()), level.value())).collect();
    let title = |id: &str| {
        let known = library.catalog.circumstances.iter().find(|one| one.id.as_str() == id);
        known.map_or_else(|| id.to_owned(), |one| one.title.get(messages.language()).to_owned())
    };
    (class, case.circumstances.iter().map(|id| title(id.as_str())).collect::<Vec<_>>().join(", "))
}
