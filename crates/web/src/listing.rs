use app::{Cursor, Language, Order, Page as Part, Wanted};
use serde_json::{Value, json};

use crate::page::{choices, field};
use crate::query::Asked;
use crate::templates::text;

/// The names that lists are narrowed by in their addresses.
const NARROWING: [&str; 9] = ["words", "q", "state", "unit", "who", "level", "circumstance", "verdict", "role"];

/// A list as its address asks for it: in which order, from where, and narrowed to what.
pub(crate) struct Listing<'a> {
    asked: &'a Asked,
    path: &'a str,
    order: Order,
    language: Language,
}

impl<'a> Listing<'a> {
    /// A list that can be ordered by some columns; the first of them where nothing is asked for, the largest first with a minus.
    pub(crate) fn new(asked: &'a Asked, path: &'a str, columns: &[&str], language: Language) -> Self {
        let wanted = asked.get("order");
        let known = columns.iter().any(|own| own.trim_start_matches('-') == wanted.trim_start_matches('-'));
        let chosen = if known { wanted } else { columns.first().copied().unwrap_or_default() };
        let order = Order { by: chosen.trim_start_matches('-').to_owned(), descending: chosen.starts_with('-') };
        Self { asked, path, order, language }
    }

    /// What the use case is asked for, by what every list can be narrowed to.
    pub(crate) fn wanted(&self, limit: u64) -> Wanted {
        let some = |name: &str| Some(self.asked.get(name).to_owned()).filter(|value| !value.is_empty());
        Wanted {
            order: self.order.clone(),
            from: Cursor::parse(self.asked.get("from")),
            limit,
            words: self.asked.get("words").to_owned(),
            state: some("state"),
            unit: some("unit"),
            who: some("who"),
            patterns: Vec::new(),
            review_by: None,
        }
    }

    /// The head of a column that the list can be ordered by; `key` is its sentence.
    pub(crate) fn head(&self, by: &str, key: &str, numeric: bool) -> Value {
        let own = self.order.by == by;
        let next = if own && !self.order.descending { format!("-{by}") } else { by.to_owned() };
        let direction = match (own, self.order.descending) {
            (false, _) => "",
            (true, true) => "descending",
            (true, false) => "ascending",
        };
        let url = self.asked.with(self.path, &[("from", ""), ("order", &next)]);
        json!({ "url": url, "text": text(self.language, key), "direction": direction, "numeric": numeric })
    }

    /// The ways to the pages beside this one, and to the whole list as a file. `export` is where files are made.
    pub(crate) fn ways<T>(&self, part: &Part<T>, export: &str) -> Value {
        let beside = |cursor: &Option<Cursor>| {
            cursor.as_ref().map(|cursor| self.asked.with(self.path, &[("from", &cursor.to_string())])).unwrap_or_default()
        };
        let file = |format: &str| self.asked.with(export, &[("from", ""), ("format", format)]);
        let narrowed = NARROWING.iter().any(|name| !self.asked.get(name).is_empty());
        json!({
            "previous_url": beside(&part.before),
            "next_url": beside(&part.after),
            "xlsx": file("xlsx"),
            "csv": file("csv"),
            "order": self.asked.get("order"),
            "all": self.path,
            "narrowed": narrowed,
        })
    }

    /// A field to search in; `key` is the sentence of its label.
    pub(crate) fn words(&self, key: &str) -> Value {
        let mut own = field("words", self.asked.get("words"), &[], self.language);
        own["label"] = json!(text(self.language, key));
        own["hint"] = json!("");
        own["type"] = json!("search");
        own
    }

    /// A field to choose what the list is narrowed to. The first choice, without a value, is the sentence `any`.
    pub(crate) fn choice(&self, name: &str, key: &str, any: &str, options: Vec<(String, String)>) -> Value {
        let all: Vec<(String, String)> = std::iter::once((String::new(), text(self.language, any))).chain(options).collect();
        let mut own = choices(name, &all, &[self.asked.get(name)], &[], self.language);
        own["label"] = json!(text(self.language, key));
        own["hint"] = json!("");
        own
    }
}
