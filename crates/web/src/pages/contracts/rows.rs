use app::{CheckedFlag, CheckedObligation, ContractView, Decided, FieldProblem, Language, Library, VerdictForm};
use messages::Messages;
use serde_json::{Value, json};

use super::say::{VERDICTS, elements, passage};
use crate::page::{choices, error_of, field};

/// How serious things are, the most serious first.
const SEVERITIES: [&str; 4] = ["high", "medium", "low", "none"];

/// What everything on the page of a contract is made of.
pub(super) struct Maker<'m> {
    pub(super) view: &'m ContractView,
    pub(super) library: &'m Library,
    pub(super) messages: &'m Messages,
    pub(super) language: Language,
    pub(super) writes: bool,
    /// The form that was sent and cannot stand, with what is wrong with it.
    pub(super) wrong: Option<(&'m VerdictForm, &'m [FieldProblem])>,
}

impl Maker<'_> {
    /// The obligations in groups by how soon to take them up, within each the weakest verdicts first.
    pub(super) fn groups(&self) -> Vec<Value> {
        let group = |severity: &&str| {
            let own = self.view.result.obligations.iter().filter(|found| found.severity == **severity);
            let mut own: Vec<&CheckedObligation> = own.collect();
            let weakness = |found: &&CheckedObligation| VERDICTS.iter().rev().position(|verdict| *verdict == found.verdict);
            own.sort_by_key(weakness);
            json!({
                "id": format!("group-{severity}"),
                "heading": self.messages.text(&format!("web-contract-group-{severity}")),
                "rows": own.into_iter().map(|found| self.row(found)).collect::<Vec<_>>(),
            })
        };
        let filled = |severity: &&&str| self.view.result.obligations.iter().any(|found| found.severity == **severity);
        SEVERITIES.iter().filter(filled).map(group).collect()
    }

    /// What to take up, the most serious first: first what stands in the text, then for each severity what nothing was found about.
    pub(super) fn flags(&self) -> Vec<Value> {
        let (absent, standing): (Vec<&CheckedFlag>, Vec<&CheckedFlag>) =
            self.view.result.flags.iter().partition(|flag| flag.kind == "missing" && flag.clause.is_none());
        let mut all = Vec::new();
        for severity in SEVERITIES {
            all.extend(standing.iter().filter(|flag| flag.severity == severity).map(|flag| self.flag(flag)));
            let own = absent.iter().filter(|flag| flag.severity == severity);
            let links: Vec<Value> = own.filter_map(|flag| flag.obligation.as_deref()).map(|id| self.link(id)).collect();
            if !links.is_empty() {
                let complete = if self.view.result.complete { "yes" } else { "no" };
                let says = self.messages.with("web-contract-nothing-on", &[("complete", complete.into())]);
                all.push(json!({
                    "severity": self.severity(severity), "kind": tag(severity), "about": null, "title": "", "says": says,
                    "clause": null, "confirmed": false, "absent": links,
                }));
            }
        }
        all
    }

    fn flag(&self, flag: &CheckedFlag) -> Value {
        json!({
            "severity": self.severity(&flag.severity),
            "kind": tag(&flag.severity),
            "about": flag.obligation.as_deref().map(|id| self.link(id)),
            "title": self.messages.text(&format!("web-contract-flag-{}", flag.kind)),
            "says": flag.says.get(self.language),
            "clause": flag.clause.as_ref().map(|clause| passage(self.view, clause, self.messages)),
            "confirmed": flag.confirmed,
            "absent": [],
        })
    }

    fn link(&self, id: &str) -> Value {
        json!({ "url": format!("#{id}"), "id": id, "title": self.title(id) })
    }

    fn severity(&self, id: &str) -> String {
        self.messages.text(&format!("web-contract-severity-{id}"))
    }

    fn title(&self, id: &str) -> &str {
        self.library.catalog.obligation(id).map(|obligation| obligation.title.get(self.language)).unwrap_or_default()
    }

    fn row(&self, found: &CheckedObligation) -> Value {
        let known = self.library.catalog.obligation(&found.id);
        let references = known.iter().flat_map(|known| &known.references).map(|reference| {
            let text = self.library.catalog.reference_text(reference);
            let certainty = self.messages.text(&format!("web-contract-certainty-{}", reference.certainty.id()));
            format!("{} ({certainty})", text.get(self.language))
        });
        let decided = self.view.decisions.iter().find(|one| one.row.obligation == found.id);
        let wrong = self.wrong.filter(|(form, _)| form.obligation == found.id);
        json!({
            "id": found.id,
            "title": self.title(&found.id),
            "what": known.map(|known| known.what.get(self.language)).unwrap_or_default(),
            "references": references.collect::<Vec<_>>(),
            "verdict": self.verdict(&found.verdict),
            "kind": verdict_tag(&found.verdict),
            "severity": self.severity(&found.severity),
            "severity_kind": tag(&found.severity),
            "confidence": percent(found.confidence),
            "why": found.why.get(self.language),
            "missing": elements(&found.missing, self.messages),
            "improve": elements(&found.improve, self.messages),
            "may_be_in": found.may_be_in.join(", "),
            "clauses": found.clauses.iter().map(|clause| passage(self.view, clause, self.messages)).collect::<Vec<_>>(),
            "decided": decided.map(decision),
            "form": self.writes.then(|| self.form(found, decided, wrong)),
        })
    }

    fn verdict(&self, id: &str) -> String {
        self.messages.text(&format!("contract-verdict-{id}"))
    }

    fn form(
        &self,
        found: &CheckedObligation,
        decided: Option<&Decided>,
        wrong: Option<(&VerdictForm, &[FieldProblem])>,
    ) -> Value {
        let none: &[FieldProblem] = &[];
        let problems = wrong.map_or(none, |(_, problems)| problems);
        let typed = wrong.map(|(form, _)| form);
        let own = |name: &str, mut all: Value| {
            all["id"] = json!(format!("{name}-{}", found.id));
            all["field_name"] = json!(name);
            all["label"] = json!(self.messages.text(&format!("web-contract-form-{name}")));
            all["error"] = json!(error_of(problems, name, self.language));
            all
        };
        let verdicts: Vec<(String, String)> = VERDICTS.iter().map(|id| ((*id).to_owned(), self.verdict(id))).collect();
        let verdict = typed.map(|form| form.verdict.as_str()).filter(|verdict| !verdict.is_empty()).unwrap_or(&found.verdict);
        let known = self.library.catalog.obligation(&found.id);
        let mut needed: Vec<String> = known.map(|known| known.needs.clone()).unwrap_or_default();
        needed.extend(found.missing.iter().filter(|id| !needed.contains(id)).cloned().collect::<Vec<_>>());
        let elements: Vec<(String, String)> =
            needed.into_iter().map(|id| (id.clone(), self.messages.text(&format!("element-{id}")))).collect();
        let missing = typed.map_or(&found.missing, |form| &form.missing);
        let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
        let reason = typed.map(|form| form.reason.as_str()).or(decided.map(|one| one.row.reason.as_str())).unwrap_or_default();
        let mut area = own("reason", field("reason", reason, none, self.language));
        area["rows"] = json!(3);
        area["hint"] = json!(self.messages.text("web-contract-form-reason-hint"));
        let mut boxes = own("missing", choices("missing", &elements, &missing, none, self.language));
        boxes["hint"] = json!(self.messages.text("web-contract-form-missing-hint"));
        json!({
            "open": wrong.is_some(),
            "version": decided.map_or(0, |one| one.row.version),
            "verdict": own("verdict", choices("verdict", &verdicts, &[verdict], none, self.language)),
            "missing": boxes,
            "reason": area,
        })
    }
}

fn decision(one: &Decided) -> Value {
    json!({ "by": one.by, "at": one.at.to_string(), "reason": one.row.reason, "version": one.row.version })
}

/// The colour of a severity. None of them says that anything is forbidden.
fn tag(severity: &str) -> &'static str {
    match severity {
        "high" => "warning",
        "medium" => "info",
        _ => "plain",
    }
}

/// The colour of a verdict: they sort, and never condemn.
fn verdict_tag(verdict: &str) -> &'static str {
    match verdict {
        "enforceable" => "success",
        "partly" => "info",
        _ => "neutral",
    }
}

fn percent(part: f64) -> String {
    format!("{:.0}", part * 100.0)
}
