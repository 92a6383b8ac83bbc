use app::{CaseForm, Error, FieldProblem, GuideQuestion, Guided, Language, May};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use serde_json::{Value, json};

use super::form::{Given, form_page};
use crate::Web;
use crate::access::{Access, Table};
use crate::fault::{Answer, Fault};
use crate::form::{Fields, Sent};
use crate::page::{Page, choices};
use crate::templates::text;
use crate::visitor::{Guest, Staff};

pub(super) fn add(table: Table) -> Table {
    let may = Access::May(May::WriteCases);
    let table = table.get("/cases/{id}/guide", may, again).post("/cases/{id}/guide", may, guided_again);
    table.get("/cases/new", may, first).post("/cases/new", may, answered).get("/cases/new/questions", may, to_first).post(
        "/cases/new/questions",
        may,
        guided,
    )
}

/// The question that comes before all others (rule 1 of the product). Nothing is stored.
async fn first(guest: Guest) -> Page {
    security_page(&guest, &[])
}

/// The later steps hold nothing of their own: who comes back to them begins again.
async fn to_first() -> Redirect {
    Redirect::to("/cases/new")
}

fn security_field(problems: &[FieldProblem], language: Language) -> Value {
    let options: Vec<(String, String)> =
        ["no", "unknown", "yes"].map(|id| (id.to_owned(), text(language, &format!("web-security-{id}")))).into();
    choices("national_security", &options, &[], problems, language)
}

fn security_page(guest: &Guest, problems: &[FieldProblem]) -> Page {
    let language = guest.language;
    let view = json!({ "security": security_field(problems, language) });
    Page::new("pages/case-security", text(language, "web-security-title"), view).wrong_if(problems, language)
}

async fn answered(State(web): State<Web>, guest: Guest, staff: Staff, Sent(fields): Sent) -> Answer {
    let security = fields.get("national_security");
    if security == "yes" {
        return Err(Fault(Error::Stopped(kernel::Problem::error("stop-concerned"))));
    }
    if !["no", "unknown"].contains(&security) {
        let problems = [FieldProblem::new("national_security", "web-security-missing")];
        return Ok(security_page(&guest, &problems).into_response());
    }
    if fields.get("how") == "direct" {
        let given = Given::fresh(security, guest.language);
        return Ok(form_page(&web, &guest, &staff, &given, &[]).await?.into_response());
    }
    let (questions, unknown) = web.app.guide(&staff.caller, guest.language).await?;
    let groups = groups(&questions, &unknown, &[], guest.language);
    let view = json!({ "security": security, "groups": groups, "first": null, "action": "/cases/new/questions" });
    Ok(Page::new("pages/case-guide", text(guest.language, "web-guide-title"), view).into_response())
}

/// The questions again about a case that is there, with what was answered then.
async fn again(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>) -> Result<Page, Fault> {
    let view = web.app.case(&staff.caller, &id).await?;
    again_page(&web, &guest, &staff, &view, &view.answers, &[]).await
}

async fn again_page(
    web: &Web,
    guest: &Guest,
    staff: &Staff,
    view: &app::CaseView,
    given: &[(String, String)],
    problems: &[FieldProblem],
) -> Result<Page, Fault> {
    let (questions, unknown) = web.app.guide(&staff.caller, guest.language).await?;
    let (language, up) = (guest.language, format!("/cases/{}", view.row.id));
    let content = json!({
        "security": "",
        "groups": groups(&questions, &unknown, given, language),
        // What may concern Sweden's security may have changed too: the question comes first, and no answer to it is taken for granted.
        "first": security_field(problems, language),
        "action": format!("{up}/guide"),
    });
    let (title, cases) = (text(language, "web-guide-title"), text(language, "web-nav-cases"));
    let page = Page::new("pages/case-guide", title.clone(), content);
    Ok(page.under(&[("/cases", &cases), (&up, &view.row.title), ("", &title)]).wrong_if(problems, language))
}

/// The form of the case with what the new answers lead to. Nothing is stored until it is saved.
async fn guided_again(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    let view = web.app.case(&staff.caller, &id).await?;
    let security = fields.get("national_security");
    if security == "yes" {
        return Err(Fault(Error::Stopped(kernel::Problem::error("stop-concerned"))));
    }
    let answers = answers(&fields);
    if !["no", "unknown"].contains(&security) {
        let problems = [FieldProblem::new("national_security", "web-security-missing")];
        return Ok(again_page(&web, &guest, &staff, &view, &answers, &problems).await?.into_response());
    }
    let led = led(&web, &guest, &staff, security, &answers).await?;
    let given = Given::of(CaseForm::of(&view), Some((id, view.row.version))).led(led, security, answers);
    Ok(form_page(&web, &guest, &staff, &given, &[]).await?.into_response())
}

/// The questions by what they are about; the one on Sweden's security has been answered already.
fn groups(questions: &[GuideQuestion], unknown: &str, given: &[(String, String)], language: Language) -> Vec<Value> {
    let abouts = ["confidentiality", "integrity", "availability", "traceability", "circumstances"];
    abouts
        .iter()
        .map(|about| {
            let own: Vec<Value> =
                questions.iter().filter(|one| one.about == *about).map(|one| question(one, unknown, given)).collect();
            json!({ "title": text(language, &format!("web-guide-{about}")), "questions": own })
        })
        .collect()
}

fn question(question: &GuideQuestion, unknown: &str, given: &[(String, String)]) -> Value {
    let chosen = |answer: &str| given.iter().any(|(own, said)| *own == question.id && said == answer);
    let mut options: Vec<Value> = question
        .answers
        .iter()
        .map(|answer| json!({ "value": answer.id, "text": answer.title, "hint": answer.means, "selected": chosen(&answer.id) }))
        .collect();
    if !question.several {
        options.push(json!({ "value": "unknown", "text": unknown, "hint": "", "selected": chosen("unknown") }));
    }
    json!({
        "several": question.several,
        "field": {
            "id": format!("q-{}", question.id), "label": question.text, "hint": question.ask, "options": options, "error": "",
        },
    })
}

/// What the answers lead to, and the form that is filled in with it.
async fn guided(State(web): State<Web>, guest: Guest, staff: Staff, Sent(fields): Sent) -> Answer {
    let security = fields.get("national_security").to_owned();
    let answers = answers(&fields);
    let led = led(&web, &guest, &staff, &security, &answers).await?;
    let given = Given::fresh(&security, guest.language).led(led, &security, answers);
    Ok(form_page(&web, &guest, &staff, &given, &[]).await?.into_response())
}

/// What answers lead to, with the one to the first question.
async fn led(web: &Web, guest: &Guest, staff: &Staff, security: &str, answers: &[(String, String)]) -> Result<Led, Fault> {
    let all: Vec<(String, String)> = answers.iter().cloned().chain([("A-01".to_owned(), security.to_owned())]).collect();
    let language = guest.language;
    let found = web.app.classify(&staff.caller, &all, |_, guided| result(&guided, language)).await?;
    found.map_err(|stop| Fault(Error::Stopped(stop)))
}

/// The answers of a form: fields `q-…`.
pub(super) fn answers(fields: &Fields) -> Vec<(String, String)> {
    let given = fields.beginning("q-").filter(|(_, answer)| !answer.is_empty());
    given.map(|(question, answer)| (question.to_owned(), answer.to_owned())).collect()
}

pub(super) type Led = (Vec<(String, String)>, Vec<String>, Value);

/// Levels by aspect, circumstances, and what led to them in words.
fn result(guided: &Guided<'_>, language: Language) -> Result<Led, kernel::Problem> {
    if let Some(stop) = guided.stop {
        let code = match stop {
            app::Stop::Level4 => "stop-level-4",
            app::Stop::Concerned => "stop-concerned",
            app::Stop::Unknown => "stop-unknown",
        };
        return Err(kernel::Problem::error(code));
    }
    let levels = guided.levels.iter().map(|(aspect, level)| (aspect.id().to_owned(), level.value().to_string())).collect();
    let circumstances: Vec<String> = guided.circumstances.iter().map(|one| one.id.as_str().to_owned()).collect();
    let reason = |reason: &_| {
        let app::GuideReason { aspect, level, answer, decides, .. } = reason;
        json!({ "aspect": aspect.id(), "level": level.value(), "text": answer.text.get(language), "decides": decides })
    };
    let open: Vec<&str> = guided.open.iter().map(|open| open.question.title.get(language)).collect();
    let reasons: Vec<Value> = guided.reasons.iter().filter(|one| one.decides).map(reason).collect();
    Ok((levels, circumstances, json!({ "reasons": reasons, "open": open })))
}
