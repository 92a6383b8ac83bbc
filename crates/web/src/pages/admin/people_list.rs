use app::{Language, May, Member, Role};
use axum::extract::State;
use serde_json::{Value, json};

use crate::Web;
use crate::fault::Fault;
use crate::page::{Page, choices, field};
use crate::query::Asked;
use crate::templates::text;
use crate::visitor::{Guest, Staff};

const OWN: &str = "/admin/people";
/// The columns that the list can be sorted by.
const COLUMNS: [&str; 2] = ["name", "email"];
/// What somebody's account can be.
const STATES: [&str; 3] = ["active", "waiting", "disabled"];

/// `GET /admin/people`
pub(super) async fn show(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Result<Page, Fault> {
    let language = guest.language;
    let all = web.app.members(&staff.caller).await?;
    let total = all.len();
    let mut members: Vec<Member> = all.into_iter().filter(|one| fits(one, &asked)).collect();
    let (by, falling) = order(&asked);
    let key = |one: &Member| if by == "email" { one.email.to_lowercase() } else { collated(&one.name) };
    members.sort_by_key(key);
    if falling {
        members.reverse();
    }
    let view = json!({
        "filter": filter(&asked, language),
        "sort": COLUMNS.map(|column| sort(column, &asked, language)),
        "rows": members.iter().map(|one| row(one, language)).collect::<Vec<_>>(),
        "shown": members.len(),
        "total": total,
        "changes": staff.caller.may(May::Administer),
    });
    let title = text(language, "web-people-title");
    Ok(super::under(Page::new("pages/people", title.clone(), view), &guest, &[("", &title)]))
}

fn fits(one: &Member, asked: &Asked) -> bool {
    let (words, role, state) = (asked.get("q").to_lowercase(), asked.get("role"), asked.get("state"));
    let said = words.is_empty() || one.name.to_lowercase().contains(&words) || one.email.to_lowercase().contains(&words);
    let has = role.is_empty() || one.roles.iter().any(|(_, own)| own.id() == role);
    said && has && (state.is_empty() || state_of(one) == state)
}

/// `active`, `waiting` for somebody who has not followed their link, or `disabled`.
pub(super) fn state_of(one: &Member) -> &'static str {
    match (one.disabled, one.enrolled) {
        (true, _) => "disabled",
        (false, false) => "waiting",
        (false, true) => "active",
    }
}

/// `å`, `ä` and `ö` come last, in that order.
fn collated(name: &str) -> String {
    let place = |letter: char| match letter {
        'å' => "{a".to_owned(),
        'ä' => "{b".to_owned(),
        'ö' => "{c".to_owned(),
        other => other.to_string(),
    };
    name.to_lowercase().chars().map(place).collect()
}

fn order(asked: &Asked) -> (&str, bool) {
    let wanted = asked.get("order");
    (wanted.trim_start_matches('-'), wanted.starts_with('-'))
}

fn sort(column: &str, asked: &Asked, language: Language) -> Value {
    let (by, falling) = order(asked);
    let current = if by.is_empty() { column == "name" } else { by == column };
    let next = if current && !falling { format!("-{column}") } else { column.to_owned() };
    let direction = match (current, falling) {
        (true, true) => "descending",
        (true, false) => "ascending",
        (false, _) => "",
    };
    json!({ "url": asked.with(OWN, &[("order", &next)]), "text": text(language, &format!("web-label-{column}")), "direction": direction })
}

fn filter(asked: &Asked, language: Language) -> Value {
    let any = (String::new(), text(language, "web-people-any"));
    let with = |prefix: &str, ids: Vec<&str>| -> Vec<(String, String)> {
        let own = ids.into_iter().map(|id| (id.to_owned(), text(language, &format!("{prefix}{id}"))));
        std::iter::once(any.clone()).chain(own).collect()
    };
    let mut words = field("q", asked.get("q"), &[], language);
    words["label"] = json!(text(language, "web-people-words"));
    let mut role = choices("role", &with("web-role-", Role::ALL.map(Role::id).into()), &[asked.get("role")], &[], language);
    role["label"] = json!(text(language, "web-people-role"));
    let mut state = choices("state", &with("web-people-state-", STATES.into()), &[asked.get("state")], &[], language);
    state["label"] = json!(text(language, "web-people-state"));
    json!({ "words": words, "role": role, "state": state })
}

fn row(one: &Member, language: Language) -> Value {
    let roles: Vec<String> = one.roles.iter().map(|(_, role)| text(language, &format!("web-role-{}", role.id()))).collect();
    let (state, kind) = match state_of(one) {
        "active" => ("active", "plain"),
        "waiting" => ("waiting", "info"),
        other => (other, "warning"),
    };
    json!({
        "url": format!("{OWN}/{}", one.id), "name": one.name, "email": one.email, "roles": roles.join(", "),
        "state": text(language, &format!("web-people-state-{state}")), "kind": kind,
    })
}
