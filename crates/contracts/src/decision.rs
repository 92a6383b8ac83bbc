use catalog::ObligationKind;
use kernel::{Date, Id, Place, Problem, Problems};

use crate::finding::Finding;
use crate::verdict::{Element, Verdict};

/// What a person decided about one obligation; it wins over what the program found, and is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Which obligation.
    pub obligation: Id<ObligationKind>,
    /// The verdict that holds. The same as the program's confirms it; none confirms whatever the program found.
    pub verdict: Option<Verdict>,
    /// For `partly`: what is missing.
    pub missing: Vec<Element>,
    /// Why; needed to overrule.
    pub why: String,
    /// Who.
    pub who: String,
    /// When.
    pub date: Option<Date>,
    /// Where it stands in its file.
    pub place: Place,
}

/// Lets decisions win. What does not fit is said and left out.
pub(crate) fn apply(findings: &mut [Finding], decisions: &[Decision]) -> Problems {
    let mut problems = Problems::new();
    for decision in decisions {
        let Some(finding) = findings.iter_mut().find(|finding| finding.obligation == decision.obligation) else {
            problems.push(
                Problem::warning("decision-unknown-obligation")
                    .with("id", decision.obligation.as_str())
                    .at(decision.place.clone()),
            );
            continue;
        };
        let verdict = decision.verdict.unwrap_or(finding.verdict);
        // Another list of what is missing changes a verdict too.
        let other_list = verdict == Verdict::Partly && !decision.missing.is_empty() && decision.missing != finding.missing;
        let overrules = finding.verdict != verdict || other_list;
        if overrules && decision.why.trim().is_empty() {
            problems
                .push(Problem::error("decision-needs-why").with("id", decision.obligation.as_str()).at(decision.place.clone()));
            continue;
        }
        if overrules {
            let found = finding.verdict.id();
            finding.why.insert(
                0,
                Problem::notice("contract-why-overruled")
                    .with("found", found)
                    .with("why", decision.why.as_str())
                    .with("who", decision.who.as_str()),
            );
            finding.missing.clone_from(&decision.missing);
        }
        finding.verdict = verdict;
        finding.confirmed = true;
        finding.confidence = 100;
    }
    problems
}
