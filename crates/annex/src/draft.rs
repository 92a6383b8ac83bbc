//! Catalog, case and decisions into an annex.

mod build;
mod judge;

use std::collections::BTreeSet;

use catalog::{Case, Catalog, Selection, Stop, select, select_without};
use kernel::{Id, Problems, Severity};

use crate::{Annex, Previous, Tailoring, Texts, changes};

/// Why no annex was made.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// Sweden's security comes first: rule 1 of the product.
    Stopped(Stop),
    /// Mistakes in the decisions, every one of them.
    Invalid(Problems),
}

/// Makes the annex of a case. The problems beside it are notices and warnings: what to look at before it is sent.
///
/// A new version names its predecessor and says what changed since then.
///
/// # Errors
/// When the case must be stopped, or a decision cannot be carried out as written.
pub fn draft(
    catalog: &Catalog,
    texts: &Texts,
    case: &Case,
    tailoring: &Tailoring,
    previous: Option<(&Annex, &str)>,
) -> Result<(Annex, Problems), Refusal> {
    let untouched = select(catalog, case).map_err(Refusal::Stopped)?;
    let mut problems = judge::judge(catalog, case, tailoring, &untouched);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(Refusal::Invalid(problems));
    }
    let selection = selected(catalog, case, tailoring, &untouched)?;
    let mut annex = build::build(catalog, texts, case, tailoring, &selection);
    if let Some((before, digest)) = previous {
        annex.version = before.version + 1;
        annex.previous = Some(Previous { version: before.version, digest: digest.to_owned() });
        annex.changes = changes(before, &annex, texts);
        problems.extend(judge::against_previous(before, &annex));
    }
    problems.extend(judge::look_at(&annex));
    Ok((annex, problems))
}

/// What there is to say of decisions without making the annex: for each set of them every mistake, and what is worth a look.
///
/// # Errors
/// When the case must be stopped.
pub fn judged(catalog: &Catalog, case: &Case, tailoring: &[&Tailoring]) -> Result<Vec<Problems>, Stop> {
    let untouched = select(catalog, case)?;
    Ok(tailoring.iter().map(|tailoring| judge::judge(catalog, case, tailoring, &untouched)).collect())
}

/// The selection after what the buyer leaves out: weaker requirements come back in place of stricter ones.
fn selected<'c>(
    catalog: &'c Catalog,
    case: &Case,
    tailoring: &Tailoring,
    untouched: &Selection<'c>,
) -> Result<Selection<'c>, Refusal> {
    let without: BTreeSet<_> = tailoring.leave_out.iter().map(|decision| Id::new(&decision.requirement)).collect();
    if without.is_empty() {
        return Ok(untouched.clone());
    }
    select_without(catalog, case, &without).map_err(Refusal::Stopped)
}
