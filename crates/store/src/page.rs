use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sea_orm::sea_query::Value;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, ModelTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use crate::Error;

/// The most rows of a page.
const MOST: u64 = 200;

/// In which order rows are listed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Order {
    /// The word for the column; the list's own first one where it is not known.
    pub by: String,
    /// The largest first.
    pub descending: bool,
}

/// What is wanted of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// In which order.
    pub order: Order,
    /// After or before which row.
    pub from: Option<Cursor>,
    /// How many rows at most, 1 to 200.
    pub limit: u64,
    /// Words that must stand in the title.
    pub words: String,
    /// The only state that is wanted.
    pub state: Option<String>,
    /// Only what is to be looked at again on this day, `2027-11-22`, or before it.
    pub review_by: Option<String>,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { order: Order::default(), from: None, limit: 50, words: String::new(), state: None, review_by: None }
    }
}

/// A place in a list, as it travels in addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    value: CursorValue,
    id: String,
    backwards: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum CursorValue {
    Text(String),
    Number(i64),
}

impl Cursor {
    /// Reads a place from an address; `None` if nobody could have written it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (backwards, id, value): (bool, String, serde_json::Value) = serde_json::from_slice(&bytes).ok()?;
        let value = match value {
            serde_json::Value::String(text) => CursorValue::Text(text),
            serde_json::Value::Number(number) => CursorValue::Number(number.as_i64()?),
            _ => return None,
        };
        Some(Self { value, id, backwards })
    }

    fn of(value: Value, id: String, backwards: bool) -> Self {
        let value = match value {
            Value::BigInt(Some(number)) => CursorValue::Number(number),
            Value::String(Some(text)) => CursorValue::Text(text),
            _ => CursorValue::Text(String::new()),
        };
        Self { value, id, backwards }
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let value = match &self.value {
            CursorValue::Text(text) => serde_json::json!(text),
            CursorValue::Number(number) => serde_json::json!(number),
        };
        formatter.write_str(&URL_SAFE_NO_PAD.encode(serde_json::json!([self.backwards, self.id, value]).to_string()))
    }
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows, in the order that was wanted.
    pub rows: Vec<T>,
    /// Where the page before this ends.
    pub before: Option<Cursor>,
    /// Where the page after this begins.
    pub after: Option<Cursor>,
}

impl<T> Page<T> {
    /// The same page of something else.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page { rows: self.rows.into_iter().map(change).collect(), before: self.before, after: self.after }
    }
}

/// One page of a query that has no order yet, by a column and then by id.
pub(crate) async fn page<E, C>(
    on: &C,
    select: Select<E>,
    column: E::Column,
    id: E::Column,
    wanted: &Wanted,
) -> Result<Page<E::Model>, Error>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E> + Send + Sync,
    E::Column: Copy,
    C: ConnectionTrait,
{
    let backwards = wanted.from.as_ref().is_some_and(|from| from.backwards);
    let ascending = wanted.order.descending == backwards;
    let mut select = select;
    if let Some(from) = &wanted.from {
        let value: Value = match &from.value {
            CursorValue::Text(text) => text.clone().into(),
            CursorValue::Number(number) => (*number).into(),
        };
        let (beyond, further) = if ascending {
            (column.gt(value.clone()), id.gt(from.id.as_str()))
        } else {
            (column.lt(value.clone()), id.lt(from.id.as_str()))
        };
        select = select.filter(Condition::any().add(beyond).add(Condition::all().add(column.eq(value)).add(further)));
    }
    let limit = wanted.limit.clamp(1, MOST);
    select =
        if ascending { select.order_by_asc(column).order_by_asc(id) } else { select.order_by_desc(column).order_by_desc(id) };
    let mut rows = select.limit(limit + 1).all(on).await?;
    let more = rows.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    if more {
        rows.pop();
    }
    if backwards {
        rows.reverse();
    }
    let at = |row: Option<&E::Model>, backwards: bool| {
        row.map(|row| {
            let Value::String(Some(own)) = row.get(id) else { return Cursor::of(row.get(column), String::new(), backwards) };
            Cursor::of(row.get(column), own, backwards)
        })
    };
    let (has_before, has_after) = if backwards { (more, true) } else { (wanted.from.is_some(), more) };
    let before = at(rows.first(), true).filter(|_| has_before);
    let after = at(rows.last(), false).filter(|_| has_after);
    Ok(Page { rows, before, after })
}

/// Words as a pattern that finds them anywhere; what patterns give a meaning is taken for itself.
pub(crate) fn anywhere(words: &str) -> sea_orm::sea_query::LikeExpr {
    let mut pattern = String::from("%");
    for letter in words.to_lowercase().chars() {
        if ['%', '_', '\\'].contains(&letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    sea_orm::sea_query::LikeExpr::new(pattern).escape('\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_and_nonsense_does_not() {
        let cursor = Cursor::of(Value::from("Å % 1"), "id".to_owned(), true);
        assert_eq!(Cursor::parse(&cursor.to_string()), Some(cursor));
        assert_eq!(Cursor::parse("nonsense"), None);
        assert_eq!(Cursor::parse(""), None);
    }
}
