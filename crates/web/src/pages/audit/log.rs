use app::{AuditLine, AuditWanted, Caller, Date, FieldProblem, Language, May, TableFormat, action_key};
use axum::extract::State;
use serde_json::{Value, json};

use crate::Web;
use crate::download::download;
use crate::fault::{Answer, Fault};
use crate::page::{Page, choices, field};
use crate::query::Asked;
use crate::templates::{text, with_messages};
use crate::visitor::{Guest, Staff};

/// So many lines stand on a page.
const ROWS: u64 = 50;
/// The beginnings of the words for actions.
const GROUPS: [&str; 14] = [
    "case.",
    "decision.",
    "annex.",
    "question.",
    "contract.",
    "file.",
    "verdict.",
    "person.",
    "membership.",
    "unit.",
    "organisation.",
    "overlay.",
    "token.",
    "audit.",
];

/// `GET /audit`
pub(super) async fn show(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Result<Page, Fault> {
    let language = guest.language;
    let (wanted, problems) = wanted(&asked);
    let below: Option<i64> = asked.get("below").parse().ok();
    let mut lines = web.app.audit_lines(&staff.caller, &wanted, below, ROWS + 1).await?;
    let rows = usize::try_from(ROWS).unwrap_or_default();
    let more = lines.len() > rows;
    lines.truncate(rows);
    let last = lines.last().map(|line| line.seq.to_string()).unwrap_or_default();
    let people = people(&web, &staff.caller, language).await?;
    let view = json!({
        "filter": filter(&asked, &people, &problems, language),
        "rows": lines.iter().map(|line| row(line, &staff.caller, &asked, language)).collect::<Vec<_>>(),
        "newest": if below.is_some() { asked.with("/audit", &[("below", "")]) } else { String::new() },
        "next": if more { asked.with("/audit", &[("below", &last)]) } else { String::new() },
        "xlsx": asked.with("/audit/export", &[("below", ""), ("format", "xlsx")]),
        "csv": asked.with("/audit/export", &[("below", ""), ("format", "csv")]),
    });
    Ok(Page::new("pages/audit", text(language, "web-audit-title"), view).wrong_if(&problems, language))
}

/// `GET /audit/export`
pub(super) async fn export(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Answer {
    let format = TableFormat::from_id(asked.get("format")).ok_or(Fault(app::Error::NotFound))?;
    let (wanted, problems) = wanted(&asked);
    if !problems.is_empty() {
        return Err(Fault(app::Error::Invalid(problems)));
    }
    let made = web.app.export_audit(&staff.caller, &wanted, guest.language, format).await?;
    Ok(download(&made.name, made.media, made.bytes))
}

/// What an address asks for; a day that cannot be read is told, and asks for nothing.
fn wanted(asked: &Asked) -> (AuditWanted, Vec<FieldProblem>) {
    let mut problems = Vec::new();
    let mut day = |name: &str| match (asked.get(name), Date::parse(asked.get(name))) {
        ("", _) => None,
        (_, Ok(date)) => Some(date),
        (_, Err(_)) => {
            problems.push(FieldProblem::new(name, "web-audit-day-wrong"));
            None
        }
    };
    let (from, to) = (day("from"), day("to"));
    let own = |name: &str| asked.get(name).to_owned();
    (AuditWanted { action: own("action"), actor: own("actor"), subject_id: own("subject"), from, to }, problems)
}

/// Everybody in the organisation, as the log knows them.
async fn people(web: &Web, caller: &Caller, language: Language) -> Result<Vec<(String, String)>, Fault> {
    let mut all = vec![(String::new(), text(language, "web-audit-anybody"))];
    if caller.may(May::ReadAdministration) {
        let members = web.app.members(caller).await?;
        all.extend(members.into_iter().map(|one| (format!("person:{}", one.id), one.name)));
    }
    all.push(("system".to_owned(), text(language, "web-audit-system")));
    Ok(all)
}

fn filter(asked: &Asked, people: &[(String, String)], problems: &[FieldProblem], language: Language) -> Value {
    let any = (String::new(), text(language, "web-audit-any"));
    let groups = GROUPS.map(|one| (one.to_owned(), text(language, &format!("web-audit-group-{}", one.trim_end_matches('.')))));
    let groups: Vec<(String, String)> = std::iter::once(any).chain(groups).collect();
    let labelled = |mut own: Value, name: &str| {
        own["label"] = json!(text(language, &format!("web-audit-{name}")));
        own
    };
    let plain = |name: &str| labelled(field(name, asked.get(name), problems, language), name);
    let mut subject = plain("subject");
    subject["hint"] = json!(text(language, "web-audit-subject-hint"));
    json!({
        "action": labelled(choices("action", &groups, &[asked.get("action")], problems, language), "action"),
        "actor": labelled(choices("actor", people, &[asked.get("actor")], problems, language), "actor"),
        "subject": subject,
        "from": plain("from"),
        "to": plain("to"),
    })
}

fn row(line: &AuditLine, caller: &Caller, asked: &Asked, language: Language) -> Value {
    let key = action_key(&line.action);
    let says = with_messages(language, |messages| if messages.has(&key) { messages.text(&key) } else { line.action.clone() });
    let who = if line.who == "system" { text(language, "web-audit-system") } else { line.who.clone() };
    let same = [("subject", line.subject_id.as_str()), ("below", "")];
    json!({
        "seq": line.seq, "at": line.at.to_string(), "who": who, "says": says,
        "by_token": line.actor.starts_with("token:"),
        "subject_id": line.subject_id,
        "url": address(line, caller),
        "history": if line.subject_id.is_empty() { String::new() } else { asked.with("/audit", &same) },
    })
}

/// Where the thing is seen that a line is about, for those who may see it.
fn address(line: &AuditLine, caller: &Caller) -> String {
    let (folder, may) = match line.subject.as_str() {
        "case" => ("cases", May::ReadCases),
        "annex" => ("annexes", May::ReadCases),
        "contract" => ("contracts", May::ReadContracts),
        "person" => ("admin/people", May::ReadAdministration),
        _ => return String::new(),
    };
    if caller.may(may) { format!("/{folder}/{}", line.subject_id) } else { String::new() }
}
