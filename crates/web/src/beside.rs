//! A form that was sent with an old version: what was typed stands beside what is stored now, field by field, and nothing typed is lost.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::form::Fields;
use crate::page::Page;
use crate::templates::text;
use crate::visitor::Guest;

/// Fields that every form has for itself.
const OWN: [&str; 2] = ["csrf", "version"];

/// What a form says, for people: what a field is called and what stands in it.
pub(crate) type Said = Vec<(String, String)>;

/// The two versions of what a form changes.
pub(crate) struct Beside {
    /// Where the form goes.
    pub(crate) action: String,
    /// The page that shows what is stored.
    pub(crate) back: String,
    /// The version that is stored now; 0 where nothing is stored any more.
    pub(crate) version: String,
    /// What is stored now; nothing where it has been taken away.
    pub(crate) stored: Option<Said>,
    /// What was typed, in the same order.
    pub(crate) typed: Said,
}

impl Beside {
    /// The page with both, and a form that saves what was typed on top of the version shown.
    pub(crate) fn page(self, guest: &Guest, fields: &Fields) -> Page {
        let language = guest.language;
        let gone = self.stored.is_none();
        let stored = self.stored.unwrap_or_default();
        let value = |all: &Said, label: &str| all.iter().find(|(own, _)| own == label).map(|(_, value)| value.clone());
        let rows: Vec<Value> = self
            .typed
            .iter()
            .map(|(label, typed)| {
                let stored = value(&stored, label).unwrap_or_default();
                json!({ "label": label, "stored": stored, "typed": typed, "differs": stored != *typed })
            })
            .collect();
        let sent = fields.pairs().iter().filter(|(name, _)| !OWN.contains(&name.as_str()));
        let view = json!({
            "action": self.action,
            "back": self.back,
            "version": self.version,
            "gone": gone,
            "same": !gone && rows.iter().all(|row| row["differs"] == false),
            "rows": rows,
            "fields": sent.map(|(name, value)| json!({ "name": name, "value": value })).collect::<Vec<_>>(),
        });
        Page::new("pages/beside", text(language, "web-fault-stale"), view).status(StatusCode::PRECONDITION_FAILED)
    }

    /// The same as an answer.
    pub(crate) fn answer(self, guest: &Guest, fields: &Fields) -> Response {
        self.page(guest, fields).into_response()
    }
}
