use app::{Cursor, Order, Page, Wanted};
use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::Problem as Said;
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::with;
use super::asked::is_storable;
use super::problem::{Place, Refusal};
use crate::visitor::Guest;

/// How many are given where nothing is said.
const USUAL: u64 = 50;
/// The most that are given at once.
const MOST: u64 = 200;

/// A part of a list. Follow `next` until it is null for all of it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Listing<T> {
    /// What was asked for, in order.
    items: Vec<T>,
    /// The address of the next part.
    #[schema(format = "uri-reference", example = "/api/v1/cases?limit=50&cursor=WzEsMl0")]
    next: Option<String>,
    /// The address of the part before.
    #[schema(format = "uri-reference")]
    previous: Option<String>,
}

/// Which part of a list is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span<'q> {
    pub(super) cursor: Option<&'q str>,
    pub(super) limit: Option<u64>,
}

impl Span<'_> {
    /// How many are wanted.
    pub(super) fn limit(self) -> Result<u64, Refusal> {
        let limit = self.limit.unwrap_or(USUAL);
        let wrong = || Refusal::wrong(Place::Parameter("limit".to_owned()), Said::error("web-api-limit"));
        if (1..=MOST).contains(&limit) { Ok(limit) } else { Err(wrong()) }
    }

    /// Where the part begins; an empty place is the beginning of the list.
    fn place(&self) -> Option<&str> {
        self.cursor.filter(|text| !text.is_empty())
    }

    /// What the store is asked: `sort` is a column, with a minus before it for the largest first. `numbers` says that the column
    /// holds numbers.
    pub(super) fn wanted(self, sort: &str, numbers: bool) -> Result<Wanted, Refusal> {
        let order = Order { by: sort.trim_start_matches('-').to_owned(), descending: sort.starts_with('-') };
        let from = self.place().map(|text| stored(text, sort, numbers).ok_or_else(bad)).transpose()?;
        Ok(Wanted { order, from, limit: self.limit()?, ..Wanted::default() })
    }

    /// A part of a list that is at hand, in the order of its keys, which are all different.
    pub(super) fn of<T>(self, all: Vec<T>, key: impl Fn(&T) -> String) -> Result<Part<T>, Refusal> {
        let limit = usize::try_from(self.limit()?).unwrap_or(usize::MAX);
        let mut all: Vec<(String, T)> = all.into_iter().map(|one| (key(&one), one)).collect();
        all.sort_by(|one, other| one.0.cmp(&other.0));
        let from = self.place().map(|text| at_hand(text).ok_or_else(bad)).transpose()?;
        let count = all.len();
        let begin = match &from {
            None => 0,
            Some((false, after)) => all.partition_point(|(key, _)| key <= after),
            Some((true, before)) => all.partition_point(|(key, _)| key < before).saturating_sub(limit),
        };
        let end = match &from {
            Some((true, before)) => all.partition_point(|(key, _)| key < before),
            _ => begin.saturating_add(limit).min(count),
        };
        let part: Vec<(String, T)> = all.into_iter().skip(begin).take(end.saturating_sub(begin)).collect();
        let cursor = |backwards: bool, key: &String| URL_SAFE_NO_PAD.encode(serde_json::json!([backwards, key]).to_string());
        Ok(Part {
            before: part.first().filter(|_| begin > 0).map(|(key, _)| cursor(true, key)),
            after: part.last().filter(|_| end < count).map(|(key, _)| cursor(false, key)),
            items: part.into_iter().map(|(_, one)| one).collect(),
        })
    }
}

/// A part of a list with the places before and after it.
pub(super) struct Part<T> {
    pub(super) items: Vec<T>,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

impl<T> Part<T> {
    /// A page that the store gave; its places are good only for the same order.
    pub(super) fn stored(page: Page<T>, sort: &str) -> Self {
        let cursor = |cursor: Cursor| format!("{sort}.{cursor}");
        Self { items: page.rows, before: page.before.map(cursor), after: page.after.map(cursor) }
    }
}

/// A part of a list as an answer, with the addresses of the parts around it.
pub(super) fn listed<T, U: Serialize>(guest: &Guest, part: Part<T>, change: impl FnMut(T) -> U) -> Response {
    let Part { items, before, after } = part;
    let (path, query) = guest.address.split_once('?').unwrap_or((&guest.address, ""));
    let rest: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("cursor=")).collect();
    let address = |cursor: String| format!("{path}?{}", [rest.clone(), vec![&format!("cursor={cursor}")]].concat().join("&"));
    let (next, previous) = (after.map(address), before.map(address));
    let link = |address: &Option<String>, rel: &str| address.as_ref().map(|address| format!("<{address}>; rel=\"{rel}\""));
    let links: Vec<String> = [link(&next, "next"), link(&previous, "prev")].into_iter().flatten().collect();
    let response = Json(Listing { items: items.into_iter().map(change).collect(), next, previous }).into_response();
    if links.is_empty() { response } else { with(response, header::LINK, &links.join(", ")) }
}

fn bad() -> Refusal {
    Refusal::wrong(Place::Parameter("cursor".to_owned()), Said::error("web-api-cursor"))
}

/// A place in a list of the store. Only what it could have given for the same order is let through to it.
fn stored(text: &str, sort: &str, numbers: bool) -> Option<Cursor> {
    let own = text.strip_prefix(sort)?.strip_prefix('.')?;
    let bytes = URL_SAFE_NO_PAD.decode(own).ok()?;
    let (_, id, value): (bool, String, serde_json::Value) = serde_json::from_slice(&bytes).ok()?;
    let fits = is_storable(&id) && if numbers { value.is_i64() } else { value.as_str().is_some_and(is_storable) };
    Cursor::parse(own).filter(|_| fits)
}

/// A place in a list that is at hand: backwards, and the key.
fn at_hand(text: &str) -> Option<(bool, String)> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_at_hand_is_gone_through_both_ways() {
        let all = || vec!["d", "a", "c", "b", "e"];
        let span = |cursor| Span { cursor, limit: Some(2) };
        let own = |text: &&str| (*text).to_owned();
        let first = span(None).of(all(), own).ok().unwrap();
        assert_eq!((first.items.as_slice(), first.before.is_some()), (["a", "b"].as_slice(), false));
        let second = span(first.after.as_deref()).of(all(), own).ok().unwrap();
        assert_eq!(second.items, ["c", "d"]);
        let last = span(second.after.as_deref()).of(all(), own).ok().unwrap();
        assert_eq!((last.items.as_slice(), last.after), (["e"].as_slice(), None));
        let back = span(second.before.as_deref()).of(all(), own).ok().unwrap();
        assert_eq!((back.items.as_slice(), back.before), (["a", "b"].as_slice(), None));
        assert!(span(Some("nonsense")).of(all(), own).is_err());
    }

    #[test]
    fn a_cursor_of_another_order_is_refused() {
        let own = URL_SAFE_NO_PAD.encode("[false,\"id\",5]");
        assert!(stored(&format!("-changed.{own}"), "-changed", true).is_some());
        assert!(stored(&format!("-changed.{own}"), "changed", true).is_none());
        assert!(stored(&format!("title.{own}"), "title", false).is_none());
    }
}
