use std::collections::BTreeMap;

use kernel::Language;
use messages::Messages;
use store::{CaseRow, DecisionRow, Page, Wanted, sort_key};

use super::{TakenOut, day, number_key, says};
use crate::sheet::Cell;
use crate::{App, Caller, May, Result, TableFile, TableFormat};

/// A decision that waits for the information owner, with what it is about.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The decision.
    pub row: DecisionRow,
    /// What is bought in its case.
    pub title: String,
    /// The unit that buys.
    pub unit: Option<String>,
    /// Who decided.
    pub by: String,
}

impl App {
    /// What waits for the information owner, one page: by `decided`, `case`, `requirement` or `who`.
    ///
    /// # Errors
    /// When the caller may not see it.
    pub async fn approvals(&self, caller: &Caller, wanted: &Wanted) -> Result<Page<Waiting>> {
        let all = self.all_waiting(caller, wanted).await?;
        Ok(Page::at_hand(all, wanted))
    }

    /// The same as a workbook or separated text, all of it.
    ///
    /// # Errors
    /// When the caller may not see it.
    pub async fn export_approvals(
        &self,
        caller: &Caller,
        wanted: &Wanted,
        language: Language,
        format: TableFormat,
    ) -> Result<TableFile> {
        let mut all = self.all_waiting(caller, wanted).await?;
        all.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
        if wanted.order.descending {
            all.reverse();
        }
        let units = self.unit_names(caller).await?;
        let rows = {
            let messages = Messages::new(language);
            let of = |one: Waiting| -> Vec<Cell> {
                vec![
                    one.title.into(),
                    one.unit.as_ref().and_then(|unit| units.get(unit)).cloned().unwrap_or_default().into(),
                    one.row.requirement.into(),
                    messages.text(&format!("web-decision-{}", one.row.kind)).into(),
                    format!("{} {}", one.row.name, one.row.value).trim().to_owned().into(),
                    one.row.reason.into(),
                    one.by.into(),
                    day(one.row.decided_at),
                ]
            };
            all.into_iter().map(|(_, _, one)| of(one)).collect()
        };
        let columns = &[
            ("bought", 44),
            ("unit", 28),
            ("requirement", 14),
            ("decision", 18),
            ("value", 18),
            ("reason", 60),
            ("by", 24),
            ("decided", 12),
        ];
        self.taken_out(caller, TakenOut { list: "approvals", action: "decision.export", columns, rows }, language, format).await
    }

    /// All that is wanted, each with what it is ordered by.
    async fn all_waiting(&self, caller: &Caller, wanted: &Wanted) -> Result<Vec<(String, String, Waiting)>> {
        caller.must(May::ReadCases)?;
        let read = self.store.read();
        let rows = read.decisions_to_approve(&caller.organisation).await?;
        let mut ids: Vec<String> = rows.iter().map(|row| row.case_id.clone()).collect();
        ids.sort();
        ids.dedup();
        let cases = read.cases_of(&caller.organisation, &ids).await?;
        let cases: BTreeMap<&str, &CaseRow> = cases.iter().map(|row| (row.id.as_str(), row)).collect();
        let names = self.names(caller, rows.iter().map(|row| row.decided_by.clone())).await?;
        let mut all = Vec::new();
        for row in rows {
            let Some(case) = cases.get(row.case_id.as_str()) else { continue };
            let by = names.get(&row.decided_by).cloned().unwrap_or_default();
            let text = format!("{} {} {} {by}", case.title, row.requirement, row.reason);
            let in_unit = wanted.unit.is_none() || wanted.unit == case.unit_id;
            let by_who = wanted.who.as_ref().is_none_or(|who| *who == row.decided_by);
            if !(says(&text, &wanted.words) && in_unit && by_who) {
                continue;
            }
            let key = match wanted.order.by.as_str() {
                "case" => sort_key(&case.title),
                "requirement" => row.requirement.clone(),
                "who" => sort_key(&by),
                _ => number_key(row.decided_at),
            };
            let (title, unit) = (case.title.clone(), case.unit_id.clone());
            all.push((key, row.id.clone(), Waiting { row, title, unit, by }));
        }
        Ok(all)
    }
}
