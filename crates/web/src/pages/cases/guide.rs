use app::{Error, FieldProblem, GuideQuestion, Guided, Language, May};
use axum::extract::State;
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

fn security_page(guest: &Guest, problems: &[FieldProblem]) -> Page {
    let language = guest.language;
    let options: Vec<(String, String)> =
        ["no", "unknown", "yes"].map(|id| (id.to_owned(), text(language, &format!("web-security-{id}")))).into();
    let view = json!({ "security": choices("national_security", &options, &[], problems, language) });
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
    let view = json!({ "security": security, "groups": groups(&questions, &unknown, guest.language) });
    Ok(Page::new("pages/case-guide", text(guest.language, "web-guide-title"), view).into_response())
}

/// The questions by what they are about; the one on Sweden's security has been answered already.
fn groups(questions: &[GuideQuestion], unknown: &str, language: Language) -> Vec<Value> {
    let abouts = ["confidentiality", "integrity", "availability", "traceability", "circumstances"];
    abouts
        .iter()
        .map(|about| {
            let own: Vec<Value> = questions.iter().filter(|one| one.about == *about).map(|one| question(one, unknown)).collect();
            json!({ "title": text(language, &format!("web-guide-{about}")), "questions": own })
        })
        .collect()
}

fn question(question: &GuideQuestion, unknown: &str) -> Value {
    let mut options: Vec<Value> = question
        .answers
        .iter()
        .map(|answer| json!({ "value": answer.id, "text": answer.title, "hint": answer.means, "selected": false }))
        .collect();
    if !question.several {
        options.push(json!({ "value": "unknown", "text": unknown, "hint": "", "selected": false }));
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
    let mut answers = answers(&fields);
    answers.push(("A-01".to_owned(), security.clone()));
    let language = guest.language;
    let found = web.app.classify(&staff.caller, &answers, |_, guided| result(&guided, language)).await?;
    let (levels, circumstances, led) = match found {
        Ok(found) => found,
        Err(stop) => return Err(Fault(Error::Stopped(stop))),
    };
    answers.retain(|(question, _)| question != "A-01");
    let given = Given { levels, circumstances, answers, led, ..Given::fresh(&security, language) };
    Ok(form_page(&web, &guest, &staff, &given, &[]).await?.into_response())
}

/// The answers of a form: fields `q-…`.
pub(super) fn answers(fields: &Fields) -> Vec<(String, String)> {
    let given = fields.beginning("q-").filter(|(_, answer)| !answer.is_empty());
    given.map(|(question, answer)| (question.to_owned(), answer.to_owned())).collect()
}

type Led = (Vec<(String, String)>, Vec<String>, Value);

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
