use app::{May, Order, Wanted};
use axum::extract::{Query, State};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::Web;
use crate::access::{Access, Table};
use crate::fault::Fault;
use crate::finish::escaped;
use crate::page::Page;
use crate::templates::text;
use crate::visitor::{Guest, Staff};

/// Rows on a page.
const ROWS: u64 = 50;

pub(super) fn add(table: Table) -> Table {
    table.get("/cases", Access::May(May::ReadCases), list)
}

/// What a list is asked for in its address.
#[derive(Debug, Clone, Deserialize, Default)]
struct Asked {
    #[serde(default)]
    words: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    order: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    review: String,
}

impl Asked {
    fn wanted(&self, today: &str) -> Wanted {
        let (by, descending) = match self.order.strip_prefix('-') {
            Some(by) => (by, true),
            None if self.order.is_empty() => ("changed", true),
            None => (self.order.as_str(), false),
        };
        Wanted {
            order: Order { by: by.to_owned(), descending },
            from: app::Cursor::parse(&self.from),
            limit: ROWS,
            words: self.words.clone(),
            state: Some(if self.state == "archived" { "archived" } else { "open" }.to_owned()),
            review_by: (self.review == "due").then(|| today.to_owned()),
        }
    }

    fn url(&self, order: &str, from: &str) -> String {
        let mut parts = Vec::new();
        for (name, value) in
            [("words", self.words.as_str()), ("state", &self.state), ("order", order), ("from", from), ("review", &self.review)]
        {
            if !value.is_empty() {
                parts.push(format!("{name}={}", escaped(value)));
            }
        }
        format!("/cases?{}", parts.join("&"))
    }

    /// The head of a column that the list can be ordered by.
    fn column(&self, by: &str, key: &str, numeric: bool, guest: &Guest) -> Value {
        let wanted = self.wanted("");
        let own = wanted.order.by == by;
        let next = if own && !wanted.order.descending { format!("-{by}") } else { by.to_owned() };
        let direction = match (own, wanted.order.descending) {
            (false, _) => "",
            (true, true) => "descending",
            (true, false) => "ascending",
        };
        json!({ "url": self.url(&next, ""), "text": text(guest.language, key), "direction": direction, "numeric": numeric })
    }
}

async fn list(State(web): State<Web>, guest: Guest, staff: Staff, Query(asked): Query<Asked>) -> Result<Page, Fault> {
    let today = web.app.today();
    let found = web.app.cases(&staff.caller, &asked.wanted(&today)).await?;
    let rows: Vec<Value> = found
        .rows
        .iter()
        .map(|case| {
            json!({
                "url": format!("/cases/{}", case.id),
                "number": case.number,
                "title": case.title,
                "reference": case.reference,
                "updated": case.updated_at.to_string(),
                "review": case.review_on,
                "due": case.state == "open" && !case.review_on.is_empty() && case.review_on <= today,
            })
        })
        .collect();
    let beside = |cursor: &Option<app::Cursor>| cursor.as_ref().map(|cursor| asked.url(&asked.order, &cursor.to_string()));
    let view = json!({
        "rows": rows,
        "words": asked.words,
        "archived": asked.state == "archived",
        "filtered": !asked.words.is_empty() || asked.review == "due",
        "due": asked.review == "due",
        "columns": [
            asked.column("number", "web-column-number", true, &guest),
            asked.column("title", "web-column-title", false, &guest),
            asked.column("reference", "web-column-reference", false, &guest),
            asked.column("changed", "web-column-changed", false, &guest),
        ],
        "previous_url": beside(&found.before).unwrap_or_default(),
        "next_url": beside(&found.after).unwrap_or_default(),
        "writes": staff.caller.may(May::WriteCases),
    });
    Ok(Page::new("pages/cases", text(guest.language, "web-nav-cases"), view))
}
