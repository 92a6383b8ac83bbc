use std::convert::Infallible;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;

use crate::finish::escaped;

/// What an address asks for: a list that is narrowed, searched or turned over. What cannot be read asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Asked(Vec<(String, String)>);

impl Asked {
    /// The value of a name, without spaces around it; nothing where it was not given.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.trim()).unwrap_or_default()
    }

    /// An address that asks for the same but for some names; an empty value takes one away.
    pub(crate) fn with(&self, path: &str, other: &[(&str, &str)]) -> String {
        // What holds for one answer only is not asked for again.
        let passing = |name: &str| ["lang", "done"].contains(&name) || other.iter().any(|(own, _)| *own == name);
        let kept = self.0.iter().filter(|(name, _)| !passing(name)).map(|(name, value)| (name.as_str(), value.trim()));
        let all = kept.chain(other.iter().copied()).filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = all.map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let pairs = Query::<Vec<(String, String)>>::from_request_parts(parts, state).await;
        // A letter that PostgreSQL cannot hold stands in nothing that could be found.
        let clean = |(name, value): (String, String)| (name, value.replace('\0', ""));
        Ok(Self(pairs.map(|Query(pairs)| pairs.into_iter().map(clean).collect()).unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_asks_for_the_same_and_something_else() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let asked = Asked(vec![pair("q", " å&ä "), pair("page", "2"), pair("lang", "en")]);
        assert_eq!(asked.get("q"), "å&ä");
        assert_eq!(asked.with("/x", &[("page", "3")]), "/x?q=%C3%A5%26%C3%A4&page=3");
        assert_eq!(asked.with("/x", &[("page", ""), ("q", "")]), "/x");
    }
}
