use app::{CheckResult, CheckedClause, ContractView, FieldProblem, Language};
use kernel::Argument;
use messages::Messages;
use serde_json::{Value, json};

use crate::page::field;
use crate::templates::text;

/// The verdicts, the best first.
pub(super) const VERDICTS: [&str; 6] = ["enforceable", "partly", "declaratory", "by-reference", "missing", "not-found"];

pub(super) fn count(number: usize) -> Argument {
    Argument::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A text field whose label has a key of its own.
pub(super) fn labelled(id: &str, key: &str, value: &str, problems: &[FieldProblem], language: Language) -> Value {
    let mut all = field(id, value, problems, language);
    all["label"] = json!(text(language, key));
    all
}

/// What was found, in plain words; a sentence each.
pub(super) fn summary(view: &ContractView, messages: &Messages) -> Vec<String> {
    let result = &view.result;
    let confirmed = result.obligations.iter().filter(|found| found.confirmed).count();
    let clauses = result.files.iter().map(|file| file.clauses).sum();
    let read = [("title", view.row.title.as_str().into()), ("clauses", count(clauses)), ("files", count(result.files.len()))];
    let mut says = vec![
        messages.with("check-read", &read),
        judged(result, messages),
        messages.with("web-contract-confirmed", &[("confirmed", count(confirmed))]),
    ];
    let carried = &result.coverage.requirements;
    if !carried.is_empty() {
        let clear = carried.iter().filter(|one| one.best == "enforceable").count();
        says.push(messages.with("check-coverage", &[("clear", count(clear)), ("all", count(carried.len()))]));
    }
    says.retain(|sentence| !sentence.is_empty());
    says
}

/// How many obligations have each verdict that occurs.
fn judged(result: &CheckResult, messages: &Messages) -> String {
    let found = VERDICTS.iter().map(|verdict| (*verdict, result.count(verdict))).filter(|(_, number)| *number > 0);
    let parts: Vec<String> =
        found.map(|(verdict, number)| messages.with(&format!("check-judged-{verdict}"), &[("count", count(number))])).collect();
    let list = listed(&parts, messages);
    if list.is_empty() {
        return list;
    }
    messages.with("check-judged", &[("all", count(result.obligations.len())), ("list", list.into())])
}

/// Parts of a sentence with "and" before the last.
fn listed(parts: &[String], messages: &Messages) -> String {
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {} {last}", others.join(", "), messages.text("list-and")),
        None => String::new(),
    }
}

/// Elements in words.
pub(super) fn elements(ids: &[String], messages: &Messages) -> String {
    let words: Vec<String> = ids.iter().map(|id| messages.text(&format!("element-{id}"))).collect();
    listed(&words, messages)
}

/// A passage: where it stands, the words that decided, and the way there.
pub(super) fn passage(view: &ContractView, clause: &CheckedClause, messages: &Messages) -> Value {
    let position = view.files.iter().position(|file| file.name == clause.file).unwrap_or_default();
    let mut words: Vec<&app::CheckedMark> = clause.marks.iter().collect();
    // Words that only give an element are left aside where others say what it is about and how far it binds.
    let telling = words.iter().any(|mark| mark.kind != "element");
    words.retain(|mark| !telling || mark.kind != "element");
    words.sort_by_key(|mark| mark.span);
    words.dedup_by_key(|mark| mark.span);
    let words: Vec<&str> = words.iter().map(|mark| mark.text.as_str()).collect();
    json!({
        "place": place(view, clause, messages),
        "words": words.join(" … "),
        "url": format!("/contracts/{}/text?file={position}#{}", view.row.id, clause.anchor(position)),
    })
}

/// Where a passage stands: file where there are several, clause, page.
fn place(view: &ContractView, clause: &CheckedClause, messages: &Messages) -> String {
    let mut parts = Vec::new();
    if view.files.len() > 1 {
        parts.push(clause.file.clone());
    }
    match (&clause.number, &clause.heading) {
        (Some(number), _) => parts.push(messages.with("check-place-number", &[("number", number.as_str().into())])),
        (None, Some(heading)) => parts.push(messages.with("check-place-heading", &[("heading", heading.as_str().into())])),
        (None, None) => {}
    }
    if let Some(page) = clause.page {
        parts.push(messages.with("check-place-page", &[("page", i64::from(page).into())]));
    }
    if parts.is_empty() {
        parts.push(messages.text("web-contract-place-text"));
    }
    parts.join(", ")
}
