use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sea_orm::sea_query::{ColumnType, Value};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, ModelTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use crate::Error;
use crate::collate::lower_case;

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
    /// The only unit that is wanted.
    pub unit: Option<String>,
    /// Only what this person made.
    pub who: Option<String>,
    /// Patterns that what is stored must fit, `%` standing for anything; made by whoever knows its format.
    pub patterns: Vec<String>,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            order: Order::default(),
            from: None,
            limit: 50,
            words: String::new(),
            state: None,
            review_by: None,
            unit: None,
            who: None,
            patterns: Vec::new(),
        }
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
            serde_json::Value::String(text) if !text.contains('\0') => CursorValue::Text(text),
            serde_json::Value::Number(number) => CursorValue::Number(number.as_i64()?),
            _ => return None,
        };
        Some(Self { value, id, backwards }).filter(|cursor| !cursor.id.contains('\0'))
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
    /// One page of rows that are at hand, each with what it is ordered by and its id.
    #[must_use]
    pub fn at_hand(rows: Vec<(String, String, T)>, wanted: &Wanted) -> Self {
        let mut rows = rows;
        rows.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
        if wanted.order.descending {
            rows.reverse();
        }
        let key = |from: &Cursor| match &from.value {
            CursorValue::Text(text) => Some((text.clone(), from.id.clone())),
            CursorValue::Number(_) => None,
        };
        let from = wanted.from.as_ref().and_then(|from| Some((from.backwards, key(from)?)));
        let limit = usize::try_from(wanted.limit.clamp(1, MOST)).unwrap_or(1);
        let is_before = |row: &(String, String, T), place: &(String, String), or_at: bool| {
            let order = (&row.0, &row.1).cmp(&(&place.0, &place.1));
            let order = if wanted.order.descending { order.reverse() } else { order };
            order.is_lt() || or_at && order.is_eq()
        };
        let (begin, end) = match &from {
            None => (0, limit.min(rows.len())),
            Some((false, place)) => {
                let begin = rows.partition_point(|row| is_before(row, place, true));
                (begin, begin.saturating_add(limit).min(rows.len()))
            }
            Some((true, place)) => {
                let end = rows.partition_point(|row| is_before(row, place, false));
                (end.saturating_sub(limit), end)
            }
        };
        let at = |row: &(String, String, T), backwards: bool| Cursor {
            value: CursorValue::Text(row.0.clone()),
            id: row.1.clone(),
            backwards,
        };
        let before = rows.get(begin).filter(|_| begin > 0).map(|row| at(row, true));
        let after = end.checked_sub(1).and_then(|last| rows.get(last)).filter(|_| end < rows.len()).map(|row| at(row, false));
        let rows = rows.into_iter().skip(begin).take(end.saturating_sub(begin)).map(|(_, _, row)| row).collect();
        Self { rows, before, after }
    }

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
    // A place in another order is nowhere in this one.
    let numbers = matches!(column.def().get_column_type(), ColumnType::BigInteger);
    let from = wanted.from.as_ref().filter(|from| matches!(from.value, CursorValue::Number(_)) == numbers);
    let backwards = from.is_some_and(|from| from.backwards);
    let ascending = wanted.order.descending == backwards;
    let mut select = select;
    if let Some(from) = from {
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
    let (has_before, has_after) = if backwards { (more, true) } else { (from.is_some(), more) };
    let before = at(rows.first(), true).filter(|_| has_before);
    let after = at(rows.last(), false).filter(|_| has_after);
    Ok(Page { rows, before, after })
}

/// Every word somewhere in a column that holds lower case.
pub(crate) fn every_word(column: impl ColumnTrait, words: &str) -> Condition {
    words.split_whitespace().fold(Condition::all(), |all, word| all.add(column.like(anywhere(word))))
}

/// Every pattern fits a column.
pub(crate) fn patterns(column: impl ColumnTrait, patterns: &[String]) -> Condition {
    let like = |pattern: &String| sea_orm::sea_query::LikeExpr::new(pattern.as_str()).escape('\\');
    patterns.iter().fold(Condition::all(), |all, pattern| all.add(column.like(like(pattern))))
}

/// Words as a pattern that finds them anywhere; what patterns give a meaning is taken for itself.
pub(crate) fn anywhere(words: &str) -> sea_orm::sea_query::LikeExpr {
    let mut pattern = String::from("%");
    for letter in lower_case(words).chars().filter(|letter| *letter != '\0') {
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
