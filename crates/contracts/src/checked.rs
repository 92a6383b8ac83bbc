use catalog::{Case, Catalog, Stop, select};
use kernel::Problems;

use crate::contract::Contract;
use crate::coverage::Coverage;
use crate::decision::{self, Decision};
use crate::finding::Finding;
use crate::flags::{self, Flag};
use crate::words::Words;
use crate::{judge, weigh};

/// What is known beside the text of a contract.
#[derive(Debug, Clone, Copy, Default)]
pub struct Setting<'s> {
    /// The files are the whole contract: what is not in them is missing.
    pub complete: bool,
    /// What the contract is for. Without it every obligation is judged.
    pub case: Option<&'s Case>,
    /// What a person has decided.
    pub decisions: &'s [Decision],
}

/// A contract, checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Checked {
    /// The files are the whole contract.
    pub complete: bool,
    /// One for each obligation that applies, in the order of the catalog.
    pub findings: Vec<Finding>,
    /// What to take up, the most serious first.
    pub flags: Vec<Flag>,
    /// How far it carries the requirements of its case; none without a case.
    pub coverage: Option<Coverage>,
    /// Decisions that do not fit.
    pub problems: Problems,
}

/// Checks a contract: a verdict for every obligation that applies, flags, and how far it carries the requirements of its case.
///
/// # Errors
/// When Sweden's security may be concerned (rule 1): such a contract is not read here.
pub fn check(catalog: &Catalog, words: &Words, contract: &Contract<'_>, setting: &Setting<'_>) -> Result<Checked, Stop> {
    let selection = setting.case.map(|case| select(catalog, case)).transpose()?;
    let mut findings = judge::all(catalog, words, contract, setting.complete);
    let problems = decision::apply(&mut findings, setting.decisions);
    findings.retain(|finding| {
        catalog
            .obligation(finding.obligation.as_str())
            .is_some_and(|obligation| weigh::applies(catalog, setting.case, obligation))
    });
    for finding in &mut findings {
        if let Some(obligation) = catalog.obligation(finding.obligation.as_str()) {
            finding.severity = weigh::severity(catalog, setting.case, obligation, finding.verdict);
        }
    }
    let flags = flags::of(words, contract, &findings);
    let coverage = selection.map(|selection| Coverage::of(&selection, &findings));
    Ok(Checked { complete: setting.complete, findings, flags, coverage, problems })
}
