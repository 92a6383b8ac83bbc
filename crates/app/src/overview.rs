use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use kernel::Localised;
use store::{Page, Wanted};

use crate::{App, Caller, CheckResult, May, Result, Role};

/// A day, in seconds.
const DAY: i64 = 24 * 3_600;
/// The ages of annexes in days: from, and up to where there is an end.
const AGES: [(&str, i64, Option<i64>); 4] =
    [("quarter", 0, Some(91)), ("year", 91, Some(365)), ("two-years", 365, Some(730)), ("older", 730, None)];
/// Contracts that are counted, those that changed last first; nobody reads more on a start page.
const CONTRACTS: usize = 500;
/// So many organisations' counts are kept until something changes.
const KEPT: usize = 200;

/// What an organisation has, in figures.
#[derive(Debug, Clone, Default)]
pub struct Overview {
    /// Cases by state.
    pub cases: Vec<(&'static str, usize)>,
    /// Annexes in force by age: `quarter`, `year`, `two-years`, `older`.
    pub annexes: Vec<(&'static str, usize)>,
    /// Obligations with how many contracts hold them, hold them weakly, or lack them, the most lacking first.
    pub obligations: Arc<Vec<(Localised, [usize; 3])>>,
}

/// The counts of an organisation, good as long as its contracts and the catalog are the same.
type Counts = (String, Arc<Vec<(Localised, [usize; 3])>>);
static COUNTS: LazyLock<Mutex<HashMap<String, Counts>>> = LazyLock::new(Mutex::default);

impl App {
    /// What the organisation has, in figures, for those who look after the whole: coordinators and auditors; nothing for others.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn overview(&self, caller: &Caller) -> Result<Option<Overview>> {
        let looks_after = [Role::Coordinator, Role::Auditor].iter().any(|role| caller.roles.contains(role));
        if !looks_after || !caller.may(May::ReadCases) || !caller.may(May::ReadContracts) {
            return Ok(None);
        }
        let read = self.store.read();
        let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let mut overview = Overview::default();
        for state in ["open", "archived"] {
            overview.cases.push((state, number(read.case_count(&caller.organisation, state).await?)));
        }
        let now = self.clock.now();
        for (age, from, to) in AGES {
            let (last, first) = (now.after(-from * DAY), to.map(|to| now.after(-to * DAY)));
            overview.annexes.push((age, number(read.annexes_between(&caller.organisation, first, last).await?)));
        }
        overview.obligations = self.obligations(caller).await?;
        Ok(Some(overview))
    }

    async fn obligations(&self, caller: &Caller) -> Result<Arc<Vec<(Localised, [usize; 3])>>> {
        let library = self.library(caller).await?;
        let stamp = format!("{} {}", self.store.read().contract_stamp(&caller.organisation).await?, library.catalog.version);
        let known = COUNTS.lock().unwrap_or_else(PoisonError::into_inner).get(&caller.organisation).cloned();
        if let Some((_, counts)) = known.filter(|(own, _)| *own == stamp) {
            return Ok(counts);
        }
        let mut counted: BTreeMap<String, [usize; 3]> = BTreeMap::new();
        let mut wanted = Wanted { state: Some("open".to_owned()), limit: 50, ..Wanted::default() };
        wanted.order.descending = true;
        let mut seen = 0;
        loop {
            let Page { rows, after, .. } = self.store.read().contracts(&caller.organisation, &wanted).await?;
            seen += rows.len();
            let all =
                tokio::task::spawn_blocking(move || rows.iter().filter_map(|row| CheckResult::of(row).ok()).collect::<Vec<_>>());
            for found in all.await.unwrap_or_default().into_iter().flat_map(|result| result.obligations) {
                let at = match found.verdict.as_str() {
                    "enforceable" | "by-reference" => 0,
                    "partly" | "declaratory" => 1,
                    _ => 2,
                };
                if let Some(count) = counted.entry(found.id).or_default().get_mut(at) {
                    *count += 1;
                }
            }
            match after {
                Some(after) if seen < CONTRACTS => wanted.from = Some(after),
                _ => break,
            }
        }
        let titled = |id: &str| library.catalog.obligations.iter().find(|one| one.id.as_str() == id).map(|one| one.title.clone());
        let mut counts: Vec<(Localised, [usize; 3])> =
            counted.into_iter().filter_map(|(id, numbers)| Some((titled(&id)?, numbers))).collect();
        counts.sort_by_key(|(_, [_, weak, missing])| std::cmp::Reverse((*missing, *weak)));
        let counts = Arc::new(counts);
        let mut kept = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(caller.organisation.clone(), (stamp, Arc::clone(&counts)));
        Ok(counts)
    }
}
