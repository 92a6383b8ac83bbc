use std::collections::BTreeMap;

use app::{CaseView, Date, DecisionRow, Language, May, Proposed};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use serde_json::{Value, json};

use crate::Web;
use crate::access::{Access, Table};
use crate::chart::Chart;
use crate::fault::{Answer, Fault, again};
use crate::form::Sent;
use crate::page::{Page, field};
use crate::templates::{text, with_messages};
use crate::visitor::{Guest, Staff};

pub(super) fn add(table: Table) -> Table {
    let (reads, writes) = (Access::May(May::ReadCases), Access::May(May::WriteCases));
    table
        .get("/cases/{id}", reads, show)
        .get("/cases/{id}/left-out", reads, left_out)
        .post("/cases/{id}/archive", writes, archive)
        .post("/cases/{id}/review", writes, review)
        .get("/cases/{id}/copy", writes, copy_form)
        .post("/cases/{id}/copy", writes, copy)
}

/// The case with the requirements that it asks for, by area.
async fn show(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>) -> Result<Page, Fault> {
    let proposed = web.app.proposed(&staff.caller, &id).await?;
    let language = guest.language;
    let row = &proposed.view.row;
    let notices: Vec<String> =
        proposed.notices.iter().map(|notice| with_messages(language, |messages| messages.plainly(notice))).collect();
    let view = json!({
        "id": id,
        "version": row.version,
        "number": row.number,
        "archived": row.state == "archived",
        "due": web.app.is_due(row),
        "review_on": row.review_on,
        "about": about(&proposed.view, language),
        "levels": levels(&proposed.view),
        "areas": areas(&proposed, language),
        "chart": chart(&proposed, language),
        "count": proposed.annex.requirements.len(),
        "left_out": proposed.annex.left_out.len(),
        "decisions": proposed.view.decisions.iter().map(|row| decision(row, language)).collect::<Vec<_>>(),
        "waiting": proposed.waiting,
        "notices": notices,
        "annexes": proposed.view.annexes.iter().map(|annex| super::annexes::line(annex, language)).collect::<Vec<_>>(),
        "writes": staff.caller.may(May::WriteCases),
        "writes_open": staff.caller.may(May::WriteCases) && row.state == "open",
    });
    let cases = text(language, "web-nav-cases");
    Ok(Page::new("pages/case", row.title.clone(), view).under(&[("/cases", &cases), ("", &row.title)]))
}

/// What is known of a case: name and value.
fn about(view: &CaseView, language: Language) -> Vec<Value> {
    let review = view.row.review_on.as_deref().and_then(|day| Date::parse(day).ok());
    let mut rows: Vec<(&str, String)> = vec![
        ("web-label-reference", view.case.reference.clone()),
        ("web-label-mode", text(language, &format!("mode-{}", view.case.mode.id()))),
        ("web-label-law", text(language, &format!("law-{}", view.case.law.id()))),
        ("web-label-description", view.case.description.clone()),
        ("web-label-review", review.map(|day| day.in_words(language)).unwrap_or_default()),
    ];
    rows.retain(|(_, value)| !value.is_empty());
    rows.into_iter().map(|(key, value)| json!({ "key": text(language, key), "value": value })).collect()
}

pub(super) fn levels(view: &CaseView) -> Vec<Value> {
    view.case.classification.iter().map(|(aspect, level)| json!({ "aspect": aspect.id(), "level": level.value() })).collect()
}

fn areas(proposed: &Proposed, language: Language) -> Vec<Value> {
    let mut areas: Vec<Value> = Vec::new();
    let mut rows: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    let mut order: Vec<(&str, &str)> = Vec::new();
    for (requirement, decisions) in proposed.requirements() {
        let code = requirement.area.id.as_str();
        if !rows.contains_key(code) {
            order.push((code, requirement.area.title.get(language)));
        }
        rows.entry(code).or_default().push(json!({
            "id": requirement.id,
            "url": format!("/cases/{}/requirements/{}", proposed.view.row.id, requirement.id),
            "title": requirement.title.get(language),
            "mandatory": requirement.strength == app::Strength::Mandatory,
            "law": requirement.law_backed,
            "decided": !decisions.is_empty(),
            "why": requirement.because.iter().map(|reason| reason.text.get(language)).collect::<Vec<_>>().join(" "),
        }));
    }
    for (code, title) in order {
        areas.push(json!({ "code": code, "title": title, "rows": rows.remove(code).unwrap_or_default() }));
    }
    areas
}

/// How many requirements there are of each strength in each area.
fn chart(proposed: &Proposed, language: Language) -> Value {
    let mut rows: Vec<(String, Vec<usize>)> = Vec::new();
    for requirement in &proposed.annex.requirements {
        let area = requirement.area.title.get(language);
        let at = rows.iter().position(|(name, _)| name == area).unwrap_or_else(|| {
            rows.push((area.to_owned(), vec![0, 0]));
            rows.len() - 1
        });
        let part = usize::from(requirement.strength != app::Strength::Mandatory);
        if let Some(number) = rows.get_mut(at).and_then(|(_, numbers)| numbers.get_mut(part)) {
            *number += 1;
        }
    }
    let parts = vec![text(language, "web-strength-mandatory"), text(language, "web-strength-scored")];
    let (title, of) = (text(language, "web-chart-requirements"), text(language, "web-chart-area"));
    Chart { id: "chart-requirements", title, of, parts, rows }.value(language)
}

/// A decision as a line.
pub(super) fn decision(row: &DecisionRow, language: Language) -> Value {
    // Of a requirement in somebody's own words its title says enough.
    let own = app::OwnRequirement::of(row).map(|own| own.title);
    json!({
        "id": row.id,
        "requirement": row.requirement,
        "url": format!("/cases/{}/requirements/{}", row.case_id, row.requirement),
        "kind": text(language, &format!("web-decision-{}", row.kind)),
        "value": own.as_ref().unwrap_or(&row.value),
        "name": row.name,
        "reason": row.reason,
        "approval": row.approval,
        "approval_text": text(language, &format!("web-approval-{}", row.approval)),
        "version": row.version,
    })
}

/// Requirements of the catalog that the case does not ask for, each with what kept it out.
async fn left_out(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>) -> Result<Page, Fault> {
    let proposed = web.app.proposed(&staff.caller, &id).await?;
    let language = guest.language;
    let rows: Vec<Value> = proposed
        .annex
        .left_out
        .iter()
        .map(|out| json!({ "id": out.id, "title": out.title.get(language), "why": out.kept_out_by.text.get(language) }))
        .collect();
    let title = text(language, "web-left-out-title");
    let (cases, case) = (text(language, "web-nav-cases"), &proposed.view.row.title);
    let up = format!("/cases/{id}");
    let page = Page::new("pages/case-left-out", title.clone(), json!({ "rows": rows, "title": case, "id": id }));
    Ok(page.under(&[("/cases", &cases), (&up, case), ("", &title)]))
}

async fn archive(State(web): State<Web>, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    web.app.archive_case(&staff.caller, &id, fields.version(), fields.get("archived") == "yes").await?;
    Ok(Redirect::to(&format!("/cases/{id}?done=saved")).into_response())
}

/// Somebody has looked at the classification again, and it is still right.
async fn review(State(web): State<Web>, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    web.app.confirm_class(&staff.caller, &id, fields.version()).await?;
    Ok(Redirect::to(&format!("/cases/{id}?done=class-confirmed")).into_response())
}

async fn copy_form(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>) -> Result<Page, Fault> {
    let view = web.app.case(&staff.caller, &id).await?;
    Ok(copy_page(&guest, &id, &view.row.title, &[]))
}

async fn copy(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    match web.app.copy_case(&staff.caller, &id, fields.get("title")).await {
        Ok(row) => Ok(Redirect::to(&format!("/cases/{}?done=case-copied", row.id)).into_response()),
        Err(error) => again(error, |problems| copy_page(&guest, &id, fields.get("title"), problems)),
    }
}

fn copy_page(guest: &Guest, id: &str, title: &str, problems: &[app::FieldProblem]) -> Page {
    let view = json!({ "id": id, "title": field("title", title, problems, guest.language) });
    Page::new("pages/case-copy", text(guest.language, "web-case-copy"), view).wrong_if(problems, guest.language)
}
