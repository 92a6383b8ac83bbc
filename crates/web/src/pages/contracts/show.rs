use app::{Error, FieldProblem, Language, Library, May, VerdictForm};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use serde_json::{Value, json};

use super::rows::Maker;
use super::say::{VERDICTS, elements, summary};
use crate::Web;
use crate::beside::{Beside, Said};
use crate::chart::Chart;
use crate::fault::{Answer, Fault};
use crate::form::Sent;
use crate::page::Page;
use crate::templates::with_messages;
use crate::visitor::{Guest, Staff};

/// What can be made of a checked contract.
const PAPERS: [&str; 6] = ["report.docx", "report.pdf", "report.html", "memo.docx", "supplement.docx", "supplement-draft.docx"];

pub(super) async fn show(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>) -> Result<Page, Fault> {
    page(&web, &guest, &staff, &id, None).await
}

pub(super) async fn decide(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Path((id, obligation)): Path<(String, String)>,
    Sent(fields): Sent,
) -> Answer {
    let confirms = fields.is_set("confirm");
    let form = VerdictForm {
        verdict: if confirms { String::new() } else { fields.get("verdict").to_owned() },
        missing: fields.all("missing"),
        reason: fields.get("reason").to_owned(),
        obligation,
    };
    match web.app.decide_verdict(&staff.caller, &id, fields.version(), &form).await {
        Ok(row) => Ok(Redirect::to(&format!("/contracts/{id}?done=verdict#{}", row.obligation)).into_response()),
        Err(Error::Invalid(problems)) => Ok(page(&web, &guest, &staff, &id, Some((&form, &problems))).await?.into_response()),
        Err(Error::Stale) => {
            let view = web.app.contract(&staff.caller, &id).await?;
            let now = view.decisions.iter().find(|one| one.row.obligation == form.obligation).map(|one| &one.row);
            // Whoever confirms means the verdict that stands there.
            let found = view.result.obligations.iter().find(|one| one.id == form.obligation);
            let holds = found.map(|one| one.verdict.as_str()).unwrap_or_default();
            let verdict = if form.verdict.is_empty() { holds } else { &form.verdict };
            let parts = |row: &str| row.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let stored = now.map(|row| said(&row.verdict, &parts(&row.missing), &row.reason, guest.language));
            let beside = Beside {
                action: format!("/contracts/{id}/verdicts/{}", form.obligation),
                back: format!("/contracts/{id}#{}", form.obligation),
                version: now.map_or(0, |row| row.version).to_string(),
                stored,
                typed: said(verdict, &form.missing, &form.reason, guest.language),
            };
            Ok(beside.answer(&guest, &fields))
        }
        Err(error) => Err(Fault(error)),
    }
}

/// The contract: what was found in plain words, what to take up, and every obligation with its verdict.
async fn page(
    web: &Web,
    guest: &Guest,
    staff: &Staff,
    id: &str,
    wrong: Option<(&VerdictForm, &[FieldProblem])>,
) -> Result<Page, Fault> {
    let view = web.app.contract(&staff.caller, id).await?;
    let library = web.app.library(&staff.caller).await?;
    let language = guest.language;
    let open = view.row.state == "open";
    let writes = staff.caller.may(May::WriteContracts);
    let content = with_messages(language, |messages| {
        let maker = Maker { view: &view, library: &library, messages, language, writes: writes && open, wrong };
        json!({
            "url": format!("/contracts/{id}"),
            "number": view.row.number,
            "title": view.row.title,
            "counterpart": view.row.counterpart,
            "whole": view.row.whole,
            "catalog": view.row.catalog_version,
            "outdated": view.outdated,
            "archived": !open,
            "version": view.row.version,
            "updated": app::Instant::from_micros(view.row.updated_at).to_string(),
            "summary": summary(&view, messages),
            "chart": chart(&view, messages, language),
            "flags": maker.flags(),
            "groups": maker.groups(),
            "verdicts": VERDICTS.map(|verdict| json!({
                "text": messages.text(&format!("contract-verdict-{verdict}")),
                "means": messages.text(&format!("web-contract-means-{verdict}")),
            })),
            "files": files(&view, language),
            "case": view.case.as_ref().map(|case| json!({ "url": format!("/cases/{}", case.id), "title": case.title })),
            "coverage": coverage(&view, &library, messages, language),
            "annex_only": titles(&view.result.coverage.annex_only, &library, language),
            "papers": PAPERS.map(|name| json!({
                "url": format!("/contracts/{id}/papers/{name}"),
                "text": messages.text(&format!("web-contract-paper-{}", name.replace('.', "-"))),
            })),
            "writes": writes,
        })
    });
    let title = view.row.title;
    let up = crate::templates::text(language, "web-nav-contracts");
    let made = Page::new("pages/contract", title.clone(), content).under(&[("/contracts", &up), ("", &title)]);
    Ok(match wrong {
        Some((form, problems)) => made.wrong(&at(problems, &form.obligation), language),
        None => made,
    })
}

/// A verdict in words, field by field.
fn said(verdict: &str, missing: &[String], reason: &str, language: Language) -> Said {
    with_messages(language, |messages| {
        let verdict = if verdict.is_empty() { String::new() } else { messages.text(&format!("contract-verdict-{verdict}")) };
        let rows = [("verdict", verdict), ("missing", elements(missing, messages)), ("reason", reason.to_owned())];
        rows.into_iter().map(|(name, value)| (messages.text(&format!("web-contract-form-{name}")), value)).collect()
    })
}

/// How many obligations have each verdict.
fn chart(view: &app::ContractView, messages: &messages::Messages, language: Language) -> Value {
    let row = |verdict: &str| (messages.text(&format!("contract-verdict-{verdict}")), vec![view.result.count(verdict)]);
    let rows = VERDICTS.iter().map(|verdict| row(verdict)).filter(|(_, numbers)| numbers.iter().any(|number| *number > 0));
    let say = |key: &str| messages.text(key);
    Chart {
        id: "chart-verdicts",
        title: say("web-chart-verdicts"),
        of: say("web-chart-verdict"),
        parts: vec![say("web-chart-number-obligations")],
        rows: rows.collect(),
    }
    .value(language)
}

/// Problems at the fields of one of many forms.
fn at(problems: &[FieldProblem], obligation: &str) -> Vec<FieldProblem> {
    let here = |one: &FieldProblem| FieldProblem { field: format!("{}-{obligation}", one.field), problem: one.problem.clone() };
    problems.iter().map(here).collect()
}

fn files(view: &app::ContractView, language: Language) -> Vec<Value> {
    let notes = |name: &str| -> Vec<&str> {
        let read = view.result.files.iter().filter(|file| file.name == name);
        read.flat_map(|file| &file.problems).map(|problem| problem.message.get(language)).collect()
    };
    view.files
        .iter()
        .map(|file| {
            json!({
                "name": file.name,
                "size": (file.size + 1023) / 1024,
                "url": format!("/contracts/{}/files/{}", view.row.id, file.position),
                "text_url": format!("/contracts/{}/text?file={}", view.row.id, file.position),
                "notes": notes(&file.name),
            })
        })
        .collect()
}

/// How far the contract carries the requirements of its case.
fn coverage(view: &app::ContractView, library: &Library, messages: &messages::Messages, language: Language) -> Vec<Value> {
    let title = |id: &str| library.catalog.requirement(id).map(|one| one.title.get(language)).unwrap_or_default().to_owned();
    let carried = view.result.coverage.requirements.iter();
    carried
        .map(|one| {
            let best = messages.text(&format!("contract-verdict-{}", one.best));
            json!({ "id": one.id, "title": title(&one.id), "best": best })
        })
        .collect()
}

fn titles(ids: &[String], library: &Library, language: Language) -> Vec<Value> {
    let title = |id: &str| library.catalog.requirement(id).map(|one| one.title.get(language)).unwrap_or_default().to_owned();
    ids.iter().map(|id| json!({ "id": id, "title": title(id) })).collect()
}
