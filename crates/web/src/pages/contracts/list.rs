use app::{ContractSummary, Cursor, May, Order, Wanted};
use axum::extract::{Query, State};
use serde::Deserialize;
use serde_json::{Value, json};

use super::say::count;
use crate::Web;
use crate::fault::Fault;
use crate::finish::escaped;
use crate::page::Page;
use crate::templates::{text, with_messages};
use crate::visitor::{Guest, Staff};

/// Rows on a page: each has all that was found in its contract.
const ROWS: u64 = 25;

/// What the list is asked for in its address.
#[derive(Debug, Clone, Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    words: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    order: String,
    #[serde(default)]
    from: String,
}

impl Asked {
    fn wanted(&self) -> Wanted {
        let (by, descending) = match self.order.strip_prefix('-') {
            Some(by) => (by, true),
            None if self.order.is_empty() => ("changed", true),
            None => (self.order.as_str(), false),
        };
        Wanted {
            order: Order { by: by.to_owned(), descending },
            from: Cursor::parse(&self.from),
            limit: ROWS,
            words: self.words.clone(),
            state: Some(if self.state == "archived" { "archived" } else { "open" }.to_owned()),
            ..Wanted::default()
        }
    }

    fn url(&self, order: &str, from: &str) -> String {
        let parts = [("words", self.words.as_str()), ("state", &self.state), ("order", order), ("from", from)];
        let given = parts.into_iter().filter(|(_, value)| !value.is_empty());
        let query: Vec<String> = given.map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        format!("/contracts?{}", query.join("&"))
    }

    /// The head of a column that the list can be ordered by.
    fn column(&self, by: &str, key: &str, numeric: bool, guest: &Guest) -> Value {
        let order = self.wanted().order;
        let own = order.by == by;
        let next = if own && !order.descending { format!("-{by}") } else { by.to_owned() };
        let direction = match (own, order.descending) {
            (false, _) => "",
            (true, true) => "descending",
            (true, false) => "ascending",
        };
        json!({ "url": self.url(&next, ""), "text": text(guest.language, key), "direction": direction, "numeric": numeric })
    }
}

pub(super) async fn list(State(web): State<Web>, guest: Guest, staff: Staff, Query(asked): Query<Asked>) -> Result<Page, Fault> {
    let found = web.app.contracts(&staff.caller, &asked.wanted()).await?;
    let beside = |cursor: &Option<Cursor>| cursor.as_ref().map(|cursor| asked.url(&asked.order, &cursor.to_string()));
    let view = json!({
        "rows": found.rows.iter().map(|one| row(one, &guest)).collect::<Vec<_>>(),
        "words": asked.words,
        "archived": asked.state == "archived",
        "filtered": !asked.words.is_empty() || asked.state == "archived",
        "columns": [
            asked.column("number", "web-column-number", true, &guest),
            asked.column("title", "web-contract-title", false, &guest),
            asked.column("counterpart", "web-contract-counterpart", false, &guest),
            asked.column("changed", "web-column-changed", false, &guest),
        ],
        "previous_url": beside(&found.before).unwrap_or_default(),
        "next_url": beside(&found.after).unwrap_or_default(),
        "writes": staff.caller.may(May::WriteContracts),
    });
    Ok(Page::new("pages/contracts", text(guest.language, "web-nav-contracts"), view))
}

fn row(one: &ContractSummary, guest: &Guest) -> Value {
    let verdicts = one.verdicts.iter().map(|(verdict, number)| {
        with_messages(guest.language, |messages| {
            messages.with(&format!("web-contract-count-{verdict}"), &[("count", count(*number))])
        })
    });
    json!({
        "url": format!("/contracts/{}", one.id),
        "number": one.number,
        "title": one.title,
        "counterpart": one.counterpart,
        "updated": one.updated_at.to_string(),
        "verdicts": verdicts.collect::<Vec<_>>().join(", "),
        "urgent": one.urgent,
        "confirmed": one.confirmed,
    })
}
