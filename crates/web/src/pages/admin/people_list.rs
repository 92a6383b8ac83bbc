use app::{Language, MEMBER_STATES, May, Member, Role, TableFormat, Wanted};
use axum::extract::State;
use serde_json::{Value, json};

use crate::Web;
use crate::download::download;
use crate::fault::{Answer, Fault};
use crate::listing::Listing;
use crate::page::{Page, field};
use crate::query::Asked;
use crate::templates::text;
use crate::visitor::{Guest, Staff};

const OWN: &str = "/admin/people";
/// People on a page.
const ROWS: u64 = 100;
/// The columns that the list can be sorted by, the usual order first.
const COLUMNS: [&str; 3] = ["name", "email", "state"];

fn wanted(listing: &Listing<'_>, asked: &Asked) -> Wanted {
    Wanted { words: asked.get("q").to_owned(), ..listing.wanted(ROWS) }
}

/// `GET /admin/people`
pub(super) async fn show(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Result<Page, Fault> {
    let language = guest.language;
    let listing = Listing::new(&asked, OWN, &COLUMNS, language);
    let (found, shown, total) = web.app.people(&staff.caller, &wanted(&listing, &asked), asked.get("role")).await?;
    let with = |prefix: &str, ids: Vec<&str>| -> Vec<(String, String)> {
        ids.into_iter().map(|id| (id.to_owned(), text(language, &format!("{prefix}{id}")))).collect()
    };
    let mut words = field("q", asked.get("q"), &[], language);
    words["label"] = json!(text(language, "web-people-words"));
    let view = json!({
        "filter": {
            "words": words,
            "choices": [
                listing.choice("role", "web-people-role", "web-people-any", with("web-role-", Role::ALL.map(Role::id).into())),
                listing.choice("state", "web-people-state", "web-people-any", with("web-people-state-", MEMBER_STATES.into())),
            ],
        },
        "sort": [listing.head("name", "web-label-name", false), listing.head("email", "web-label-email", false)],
        "by_state": listing.head("state", "web-people-state", false),
        "list": listing.ways(&found, "/admin/people/export"),
        "rows": found.rows.iter().map(|one| row(one, language)).collect::<Vec<_>>(),
        "shown": shown,
        "total": total,
        "changes": staff.caller.may(May::Administer),
    });
    let title = text(language, "web-people-title");
    Ok(super::under(Page::new("pages/people", title.clone(), view), &guest, &[("", &title)]))
}

/// `GET /admin/people/export`
pub(super) async fn export(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Answer {
    let format = TableFormat::from_id(asked.get("format")).ok_or(Fault(app::Error::NotFound))?;
    let wanted = wanted(&Listing::new(&asked, OWN, &COLUMNS, guest.language), &asked);
    let made = web.app.export_people(&staff.caller, &wanted, asked.get("role"), guest.language, format).await?;
    Ok(download(&made.name, made.media, made.bytes))
}

fn row(one: &Member, language: Language) -> Value {
    let roles: Vec<String> = one.roles.iter().map(|(_, role)| text(language, &format!("web-role-{}", role.id()))).collect();
    let (state, kind) = match one.state() {
        "active" => ("active", "plain"),
        "waiting" => ("waiting", "info"),
        other => (other, "warning"),
    };
    json!({
        "url": format!("{OWN}/{}", one.id), "name": one.name, "email": one.email, "roles": roles.join(", "),
        "state": text(language, &format!("web-people-state-{state}")), "kind": kind,
    })
}
