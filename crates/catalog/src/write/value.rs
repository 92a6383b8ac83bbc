use std::collections::BTreeMap;
use std::fmt;

use kernel::{Date, Localised};
use toml::de::{DeTable, DeValue};

/// A table of the source form. The order of keys is the shape's, given when it is written.
pub type Table = BTreeMap<String, Value>;

/// A value of the source form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// `true` or `false`.
    Flag(bool),
    /// A date.
    Date(Date),
    /// A list.
    List(Vec<Self>),
    /// A table.
    Table(Table),
}

/// A value that holds no other: what a flat format can carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    /// Words.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// `true` or `false`.
    Flag(bool),
    /// A date.
    Date(Date),
    /// A list without items.
    EmptyList,
    /// A table without keys.
    EmptyTable,
}

impl Value {
    /// The words, if it is words.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The table, if it is one.
    #[must_use]
    pub fn as_table(&self) -> Option<&Table> {
        if let Self::Table(table) = self { Some(table) } else { None }
    }

    /// The list, if it is one.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&Localised> for Value {
    /// Languages without words are left out.
    fn from(text: &Localised) -> Self {
        let Localised { sv, en } = text;
        let pairs = [("sv", sv), ("en", en)].into_iter().filter(|(_, words)| !words.trim().is_empty());
        Self::Table(pairs.map(|(key, words)| (key.to_owned(), Self::Text(words.clone()))).collect())
    }
}

impl fmt::Display for Scalar {
    /// On one line, as TOML writes it: `"words"`, `12`, `true`, `2026-11-22`, `[]`, `{}`. [`Scalar::parse`] reads it back.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => formatter.write_str(&super::text::quoted(text)),
            Self::Whole(number) => write!(formatter, "{number}"),
            Self::Flag(flag) => write!(formatter, "{flag}"),
            Self::Date(date) => write!(formatter, "{date}"),
            Self::EmptyList => formatter.write_str("[]"),
            Self::EmptyTable => formatter.write_str("{}"),
        }
    }
}

impl Scalar {
    /// Reads what [`Scalar`] shows. Anything else, more than one value among it, gives nothing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let line = format!("v = {text}");
        let (tables, errors) = DeTable::parse_recoverable(&line);
        let tables = tables.get_ref();
        if !errors.is_empty() || tables.len() != 1 {
            return None;
        }
        match tables.get("v")?.get_ref() {
            DeValue::String(words) => Some(Self::Text(words.to_string())),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok().map(Self::Whole),
            DeValue::Boolean(flag) => Some(Self::Flag(*flag)),
            DeValue::Datetime(date) => Date::parse(&date.to_string()).ok().map(Self::Date),
            DeValue::Array(list) => list.is_empty().then_some(Self::EmptyList),
            DeValue::Table(table) => table.is_empty().then_some(Self::EmptyTable),
            DeValue::Float(_) => None,
        }
    }
}

/// A table of the pairs that have a value.
pub(super) fn table<const N: usize>(pairs: [(&str, Option<Value>); N]) -> Table {
    pairs.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

/// A list of words.
pub(super) fn words<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> Value {
    Value::List(items.into_iter().map(|item| Value::from(item.as_ref())).collect())
}

/// The value, unless it is a list without items.
pub(super) fn unless_empty(value: Value) -> Option<Value> {
    if value.as_list().is_some_and(<[_]>::is_empty) { None } else { Some(value) }
}
