use catalog::{Because, Case, Catalog, Level, Obligation, situations};

use crate::finding::Severity;
use crate::verdict::Verdict;

/// Does an obligation apply to a case? Without one, all do.
pub(crate) fn applies(catalog: &Catalog, case: Option<&Case>, obligation: &Obligation) -> bool {
    let Some(case) = case else { return true };
    let holds = || {
        situations(catalog, case).iter().any(|situation| obligation.applies.iter().any(|condition| condition.holds(situation)))
    };
    obligation.applies.is_empty() || holds()
}

/// How serious a verdict is: more where law stands behind the obligation, the class is high, or a circumstance brought it in.
/// Without a case the class is taken to be 2. It sorts contracts for renegotiation; a benchmark is never a breach.
pub(crate) fn severity(catalog: &Catalog, case: Option<&Case>, obligation: &Obligation, verdict: Verdict) -> Severity {
    let gap = match verdict {
        Verdict::Enforceable => return Severity::None,
        Verdict::Partly | Verdict::ByReference => 1,
        Verdict::Declaratory | Verdict::NotFound => 2,
        Verdict::Missing => 3,
    };
    let highest = case.map(|case| {
        let sets = case.information.iter().map(|set| set.classification.highest());
        sets.fold(case.classification.highest(), Ord::max)
    });
    let level = match highest.map(Level::value) {
        Some(3..) => 2,
        Some(2) | None => 1,
        Some(_) => 0,
    };
    let law = i32::from(obligation.force.is_law());
    let circumstance = i32::from(case.is_some_and(|case| {
        let found = situations(catalog, case);
        let because =
            found.iter().flat_map(|situation| obligation.applies.iter().filter_map(|condition| condition.weigh(situation).ok()));
        because.flatten().any(|because| matches!(because, Because::Circumstance(_)))
    }));
    match gap + level + law + circumstance {
        5.. => Severity::High,
        3..=4 => Severity::Medium,
        _ => Severity::Low,
    }
}
