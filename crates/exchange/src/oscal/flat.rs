//! A requirement laid out flat, from which fields are taken one by one: what is left over at the end has no place in OSCAL and is
//! carried as it is.

use std::collections::BTreeMap;

use catalog::write::{Scalar, Table, fields};
use kernel::{Language, Localised};

/// The fields that have not been taken.
pub(super) struct Flat(BTreeMap<String, Scalar>);

impl Flat {
    pub(super) fn of(table: &Table) -> Self {
        Self(fields(table))
    }

    /// A word or a number, as words that stand for themselves. Others stay.
    pub(super) fn word(&mut self, path: &str) -> Option<String> {
        let found = match self.0.get(path)? {
            Scalar::Text(text) if is_plain(text) => text.clone(),
            Scalar::Whole(number) => number.to_string(),
            Scalar::Date(date) => date.to_string(),
            Scalar::Flag(flag) => flag.to_string(),
            Scalar::Text(_) | Scalar::EmptyList | Scalar::EmptyTable => return None,
        };
        self.0.remove(path);
        Some(found)
    }

    /// Words in each language; empty in one that has none.
    pub(super) fn localised(&mut self, path: &str) -> Option<Localised> {
        let get = |flat: &Self, language: Language| match flat.0.get(&format!("{path}.{}", language.code())) {
            Some(Scalar::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let text = Localised { sv: get(self, Language::Swedish), en: get(self, Language::English) };
        for language in Language::ALL {
            if !text.get(language).is_empty() {
                self.0.remove(&format!("{path}.{}", language.code()));
            }
        }
        (!text.sv.is_empty() || !text.en.is_empty()).then_some(text)
    }

    /// The words of a list, up to one that is none.
    pub(super) fn words(&mut self, path: &str) -> Vec<String> {
        (0..).map_while(|at| self.word(&format!("{path}[{at}]"))).collect()
    }

    /// The words of a table by their keys.
    pub(super) fn table(&mut self, path: &str) -> Vec<(String, String)> {
        let start = format!("{path}.");
        let keys: Vec<String> = self
            .0
            .keys()
            .filter_map(|key| key.strip_prefix(&start))
            .filter(|key| !key.contains(['.', '[']))
            .map(str::to_owned)
            .collect();
        keys.into_iter().filter_map(|key| self.word(&format!("{start}{key}")).map(|value| (key, value))).collect()
    }

    /// Is there anything at this path or below?
    pub(super) fn has(&self, path: &str) -> bool {
        self.0.range(path.to_owned()..).next().is_some_and(|(key, _)| key.starts_with(path))
    }

    /// Takes what is left below a path (all, where it is empty), each as `path = value` on one line with the path from there.
    pub(super) fn rest(&mut self, path: &str) -> Vec<String> {
        let keys: Vec<String> = self.0.keys().filter(|key| key.starts_with(path)).cloned().collect();
        keys.iter().filter_map(|key| Some(format!("{} = {}", key.strip_prefix(path)?, self.0.remove(key)?))).collect()
    }
}

/// Can it be the value of a property: on one line, without space at either end?
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.contains(char::is_control)
}

/// A line of [`Flat::rest`], read back.
pub(super) fn carried(line: &str) -> Option<(String, Scalar)> {
    let (path, value) = line.split_once(" = ")?;
    Some((path.to_owned(), Scalar::parse(value)?))
}
