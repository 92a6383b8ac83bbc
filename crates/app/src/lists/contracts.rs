use desk::Verdict;
use kernel::Language;
use messages::Messages;
use store::Wanted;

use super::{TakenOut, further, whole};
use crate::sheet::Cell;
use crate::{App, Caller, ContractSummary, May, Result, TableFile, TableFormat};

/// What the store looks for to find contracts in which some obligation has a verdict; nothing where there is no such verdict.
/// Results are written in one way only, and a text in them holds no bare quote.
#[must_use]
pub fn verdict_pattern(verdict: &str) -> Option<String> {
    Verdict::from_id(verdict).map(|verdict| format!("%\"verdict\": \"{}\"%", verdict.id()))
}

impl App {
    /// Contracts as a workbook or separated text: a map for whoever attacks, which its note says.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn export_contracts(
        &self,
        caller: &Caller,
        wanted: &Wanted,
        language: Language,
        format: TableFormat,
    ) -> Result<TableFile> {
        caller.must(May::ReadContracts)?;
        let mut found: Vec<ContractSummary> = Vec::new();
        let mut next = Some(whole(wanted));
        while let Some(wanted) = next {
            let page = self.contracts(caller, &wanted).await?;
            found.extend(page.rows);
            next = further(&wanted, page.after, found.len());
        }
        let units = self.unit_names(caller).await?;
        let rows = {
            let messages = Messages::new(language);
            let number = |count: usize| Cell::Number(i64::try_from(count).unwrap_or(i64::MAX));
            let of = |one: ContractSummary| -> Vec<Cell> {
                let count = |verdict: &str| one.verdicts.iter().find(|(own, _)| *own == verdict).map_or(0, |(_, count)| *count);
                let verdicts = ["enforceable", "partly", "declaratory", "by-reference", "missing", "not-found"];
                let mut cells: Vec<Cell> = vec![
                    Cell::Number(one.number),
                    one.title.clone().into(),
                    one.counterpart.clone().into(),
                    messages.text(&format!("web-list-state-{}", one.state)).into(),
                    one.unit.as_ref().and_then(|unit| units.get(unit)).cloned().unwrap_or_default().into(),
                    Cell::Date(Some(one.updated_at.in_sweden().0)),
                ];
                cells.extend(verdicts.map(|verdict| number(count(verdict))));
                cells.extend([number(one.urgent), number(one.confirmed)]);
                cells
            };
            found.into_iter().map(of).collect()
        };
        let columns = &[
            ("number", 8),
            ("contract", 44),
            ("counterpart", 32),
            ("state", 12),
            ("unit", 28),
            ("changed", 12),
            ("enforceable", 12),
            ("partly", 14),
            ("declaratory", 18),
            ("by-reference", 12),
            ("missing", 12),
            ("not-found", 12),
            ("urgent", 14),
            ("confirmed", 16),
        ];
        self.taken_out(caller, TakenOut { list: "contracts", action: "contract.export", columns, rows }, language, format).await
    }
}
