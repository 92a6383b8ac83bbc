use app::{AnnexRequirement, DecisionForm, DecisionKind, DecisionRow, Error, FieldProblem, Language, May, Proposed, Wording};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use serde_json::{Value, json};

use super::show::decision;
use super::wording;
use crate::Web;
use crate::access::{Access, Table};
use crate::beside::{Beside, Said};
use crate::fault::{Answer, Fault};
use crate::form::{Fields, Sent};
use crate::page::{Page, error_of};
use crate::templates::text;
use crate::visitor::{Guest, Staff};

pub(super) fn add(table: Table) -> Table {
    let writes = Access::May(May::WriteCases);
    table
        .get("/cases/{id}/requirements/{requirement}", Access::May(May::ReadCases), show)
        .post("/cases/{id}/requirements/{requirement}", writes, decide)
        .post("/cases/{id}/requirements/{requirement}/wording", writes, look)
        .post("/cases/{id}/decisions/{decision}/remove", writes, remove)
}

/// What somebody has typed and could not be saved, or wanted to see first.
#[derive(Default)]
struct Typed {
    kind: String,
    name: String,
    value: String,
    reason: String,
    problems: Vec<FieldProblem>,
    /// What the requirement would say.
    wording: Option<Wording>,
}

impl Typed {
    fn of(form: DecisionForm) -> Self {
        let DecisionForm { kind, name, value, reason, .. } = form;
        Self { kind: kind.id().to_owned(), name, value, reason, ..Self::default() }
    }
}

/// A requirement in a case, with what can be decided about it.
async fn show(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Path((id, requirement)): Path<(String, String)>,
) -> Result<Page, Fault> {
    page(&web, &guest, &staff, &id, &requirement, &Typed::default()).await
}

async fn decide(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Path((id, requirement)): Path<(String, String)>,
    Sent(fields): Sent,
) -> Answer {
    let form = sent(&requirement, &fields)?;
    if fields.get("what") == "check" {
        let typed = match web.app.changed_wording(&staff.caller, &id, &form).await {
            Ok(wording) => Typed { wording: Some(wording), ..Typed::of(form) },
            Err(Error::Invalid(problems)) => Typed { problems, ..Typed::of(form) },
            Err(error) => return Err(Fault(error)),
        };
        return Ok(page(&web, &guest, &staff, &id, &requirement, &typed).await?.into_response());
    }
    match web.app.decide(&staff.caller, &id, fields.version(), &form).await {
        Ok(row) => {
            let done = if row.approval == "asked" { "decision-asked" } else { "saved" };
            Ok(Redirect::to(&format!("/cases/{id}/requirements/{requirement}?done={done}")).into_response())
        }
        Err(Error::Invalid(problems)) => {
            let typed = Typed { problems, ..Typed::of(form) };
            Ok(page(&web, &guest, &staff, &id, &requirement, &typed).await?.into_response())
        }
        Err(Error::Stale) => {
            let view = web.app.case(&staff.caller, &id).await?;
            let same = |row: &&DecisionRow| row.requirement == requirement && row.kind == form.kind.id() && row.name == form.name;
            let stored = view.decisions.iter().find(same);
            let url = format!("/cases/{id}/requirements/{requirement}");
            let beside = Beside {
                action: url.clone(),
                back: url,
                version: stored.map_or(0, |row| row.version).to_string(),
                stored: stored.map(|row| said(form.kind, &row.value, &row.reason, guest.language)),
                typed: said(form.kind, &form.value, &form.reason, guest.language),
            };
            Ok(beside.answer(&guest, &fields))
        }
        Err(error) => Err(Fault(error)),
    }
}

/// The decision that a form says.
fn sent(requirement: &str, fields: &Fields) -> Result<DecisionForm, Fault> {
    let kind = DecisionKind::from_id(fields.get("kind")).filter(|kind| *kind != DecisionKind::Own);
    let kind = kind.ok_or(Fault(Error::NotFound))?;
    let value = match (kind, fields.get("value"), fields.get("weight")) {
        (DecisionKind::Strength, "scored", weight) if !weight.is_empty() => format!("scored {weight}"),
        (_, value, _) => value.to_owned(),
    };
    let (name, reason) = (fields.get("name").to_owned(), fields.get("reason").to_owned());
    Ok(DecisionForm { requirement: requirement.to_owned(), kind, name, value, reason })
}

/// A decision in words, field by field.
fn said(kind: DecisionKind, value: &str, reason: &str, language: Language) -> Said {
    let mut rows = vec![(text(language, "web-label-reason"), reason.to_owned())];
    if kind != DecisionKind::LeaveOut {
        rows.insert(0, (text(language, &format!("web-decision-{}", kind.id())), valued(kind, value, language)));
    }
    rows
}

/// What was decided, for people.
fn valued(kind: DecisionKind, value: &str, language: Language) -> String {
    match (kind, value.split_once(' ')) {
        (DecisionKind::Strength, Some((strength, weight))) => {
            format!("{} ({weight})", text(language, &format!("web-strength-{strength}")))
        }
        (DecisionKind::Strength, None) if !value.is_empty() => text(language, &format!("web-strength-{value}")),
        _ => value.to_owned(),
    }
}

/// A piece of page for whoever is typing: what the requirement would say.
async fn look(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Path((id, requirement)): Path<(String, String)>,
    Sent(fields): Sent,
) -> Result<Page, Fault> {
    let view = match web.app.changed_wording(&staff.caller, &id, &sent(&requirement, &fields)?).await {
        Ok(wording) => wording::shown(&wording, guest.language),
        Err(Error::Invalid(problems)) => wording::refused(&problems, guest.language),
        Err(error) => return Err(Fault(error)),
    };
    Ok(Page::new("pages/wording", "", view))
}

async fn remove(
    State(web): State<Web>,
    staff: Staff,
    Path((id, decision)): Path<(String, String)>,
    Sent(fields): Sent,
) -> Answer {
    web.app.undecide(&staff.caller, &id, &decision, fields.version()).await?;
    Ok(Redirect::to(&format!("/cases/{id}?done=decision-removed")).into_response())
}

async fn page(web: &Web, guest: &Guest, staff: &Staff, id: &str, requirement: &str, typed: &Typed) -> Result<Page, Fault> {
    let proposed = web.app.proposed(&staff.caller, id).await?;
    let language = guest.language;
    let own: Vec<&DecisionRow> = proposed.view.decisions.iter().filter(|row| row.requirement == requirement).collect();
    let found = proposed.annex.requirements.iter().find(|one| one.id == requirement);
    let out = proposed.annex.left_out.iter().find(|one| one.id == requirement);
    let title = match (found, out) {
        (Some(found), _) => found.title.get(language),
        (None, Some(out)) => out.title.get(language),
        (None, None) => return Err(Fault(Error::NotFound)),
    };
    let open = proposed.view.row.state == "open" && staff.caller.may(May::WriteCases);
    let view = json!({
        "case": id,
        "id": requirement,
        "heading": title,
        "requirement": found.map(|found| shown(found, language)),
        "out": out.map(|out| out.kept_out_by.text.get(language)),
        "decisions": own.iter().map(|row| decision(row, language)).collect::<Vec<_>>(),
        "leave_out": found.filter(|_| open).map(|_| leave_out(&own, typed, language)),
        "strength": found.filter(|_| open).map(|found| strength(found, &own, typed, language)),
        "wording": typed.wording.as_ref().map(|found| wording::shown(found, language)),
        "figures": found.filter(|_| open).map(|found| figures(found, id, &own, typed, language)).unwrap_or_default(),
        "needs": found.is_some_and(|found| found.law_backed),
        "writes": open,
        "is_own": found.is_some_and(|found| found.own),
        "own_url": own.iter().find(|row| row.kind == DecisionKind::Own.id()).map(|row| format!("/cases/{id}/own/{}", row.id)),
    });
    let page = Page::new("pages/case-requirement", format!("{requirement} {title}"), view);
    Ok(crumbs(page, &proposed, requirement, language).wrong_if(&typed.problems, language))
}

fn crumbs(page: Page, proposed: &Proposed, requirement: &str, language: Language) -> Page {
    let cases = text(language, "web-nav-cases");
    let up = format!("/cases/{}", proposed.view.row.id);
    page.under(&[("/cases", &cases), (&up, &proposed.view.row.title), ("", requirement)])
}

fn shown(found: &AnnexRequirement, language: Language) -> Value {
    let evidence: Vec<Value> = found
        .evidence
        .iter()
        .map(|one| json!({ "stage": text(language, &format!("web-stage-{}", one.stage.id())), "text": one.what.get(language) }))
        .collect();
    json!({
        "text": found.text.get(language),
        "motive": found.motive.get(language),
        "guidance": found.guidance.get(language),
        "mandatory": found.strength == app::Strength::Mandatory,
        "placement": text(language, &format!("web-placement-{}", found.placement.id())),
        "law": found.law_backed,
        "evidence": evidence,
        "why": found.because.iter().map(|reason| reason.text.get(language)).collect::<Vec<_>>(),
    })
}

/// The version of a decision that a form changes; 0 where there is none yet.
fn version(own: &[&DecisionRow], kind: DecisionKind, name: &str) -> i64 {
    own.iter().find(|row| row.kind == kind.id() && row.name == name).map_or(0, |row| row.version)
}

/// The fields of a form, with what was typed if it is the one that was sent.
fn reason(prefix: &str, own: &[&DecisionRow], kind: DecisionKind, name: &str, typed: &Typed, language: Language) -> Value {
    let sent = typed.kind == kind.id() && typed.name == name;
    let before = own.iter().find(|row| row.kind == kind.id() && row.name == name).map(|row| row.reason.clone());
    let problems = if sent { typed.problems.as_slice() } else { &[] };
    json!({
        "id": format!("{prefix}reason"),
        "field_name": "reason",
        "label": text(language, "web-label-reason"),
        "hint": text(language, "web-hint-reason"),
        "value": if sent { typed.reason.clone() } else { before.unwrap_or_default() },
        "error": error_of(problems, "reason", language),
        "rows": 3,
    })
}

fn leave_out(own: &[&DecisionRow], typed: &Typed, language: Language) -> Value {
    let kind = DecisionKind::LeaveOut;
    json!({ "version": version(own, kind, ""), "reason": reason("out-", own, kind, "", typed, language) })
}

fn strength(found: &AnnexRequirement, own: &[&DecisionRow], typed: &Typed, language: Language) -> Value {
    let kind = DecisionKind::Strength;
    let mandatory = found.strength == app::Strength::Mandatory;
    let option = |id: &str, selected: bool| json!({ "value": id, "text": text(language, &format!("web-strength-{id}")), "hint": "", "selected": selected });
    json!({
        "version": version(own, kind, ""),
        "field": {
            "id": "strength-value", "field_name": "value", "label": text(language, "web-label-strength"), "hint": "",
            "error": if typed.kind == kind.id() { error_of(&typed.problems, "value", language) } else { String::new() },
            "options": [option("mandatory", mandatory), option("scored", !mandatory)],
        },
        "reason": reason("strength-", own, kind, "", typed, language),
    })
}

fn figures(found: &AnnexRequirement, case: &str, own: &[&DecisionRow], typed: &Typed, language: Language) -> Vec<Value> {
    let kind = DecisionKind::Parameter;
    let lint_url = format!("/cases/{case}/requirements/{}/wording", found.id);
    found
        .parameters
        .iter()
        .map(|parameter| {
            let sent = typed.kind == kind.id() && typed.name == parameter.name;
            let value = if sent { typed.value.clone() } else { parameter.value.to_string() };
            let error = if sent { error_of(&typed.problems, "value", language) } else { String::new() };
            json!({
                "name": parameter.name,
                "title": parameter.title.get(language),
                "standard": parameter.standard.to_string(),
                "changed": parameter.value != parameter.standard,
                "version": version(own, kind, &parameter.name),
                "field": {
                    "id": format!("figure-{}", parameter.name), "field_name": "value", "label": parameter.title.get(language),
                    "hint": "", "value": value, "error": error, "lint_url": lint_url,
                },
                "reason": reason(&format!("{}-", parameter.name), own, kind, &parameter.name, typed, language),
            })
        })
        .collect()
}
