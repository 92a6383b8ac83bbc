//! From the model back to the source form: TOML as in the catalog's own files, with the same keys in the same order.
//!
//! [`requirement`] and its like take every field apart, so that a new one breaks the build here. [`fields`] lays a table out flat,
//! so that any format can carry what it has no place of its own for.

mod contract;
mod fields;
mod lists;
mod requirement;
mod text;
mod value;

pub use contract::{clause, concepts, obligation};
pub use fields::{fields, unfold};
pub use lists::{framework, identity};
pub use requirement::{condition, reference, requirement};
pub use value::{Scalar, Table, Value};

use crate::overlay::OVERLAY;
use crate::read::shapes::{CATALOG, FRAMEWORK, REQUIREMENT, REQUIREMENTS};
use crate::source::{Kind, Shape};
use kernel::Language;

/// A requirement in the source form, with remarks to stand above it as comments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// One comment line each.
    pub remarks: Vec<String>,
    /// What is known of the requirement; what is not known is not there.
    pub table: Table,
}

impl From<Table> for Entry {
    fn from(table: Table) -> Self {
        Self { remarks: Vec::new(), table }
    }
}

/// A file of `requirements/`: the area's code, then the requirements in the order given. Keys that the format does not know are
/// written last, so that nothing vanishes; reading them is an error that names them.
#[must_use]
pub fn requirements_file(area: &str, entries: &[Entry]) -> String {
    let head = Table::from([("area".to_owned(), Value::from(area))]);
    let mut out = text::table(&REQUIREMENTS, &head);
    for Entry { remarks, table } in entries {
        out.push('\n');
        for remark in remarks {
            text::comment(remark, &mut out);
        }
        out.push_str("[[requirement]]\n");
        text::body(&REQUIREMENT, "requirement", table, &mut out);
    }
    out
}

/// A file of `frameworks/`.
#[must_use]
pub fn framework_file(table: &Table) -> String {
    text::table(&FRAMEWORK, table)
}

/// `catalog.toml`.
#[must_use]
pub fn catalog_file(table: &Table) -> String {
    text::table(&CATALOG, table)
}

/// `overlay.toml`.
#[must_use]
pub fn overlay_file(table: &Table) -> String {
    text::table(&OVERLAY, table)
}

/// Any table by its shape.
#[must_use]
pub fn file(shape: &Shape, table: &Table) -> String {
    text::table(shape, table)
}

/// What a requirement in the source form must still be given, as paths: `title.sv`, `motive.en`, `evidence`.
#[must_use]
pub fn missing(table: &Table) -> Vec<String> {
    let mut missing = Vec::new();
    lacking(&REQUIREMENT, table, "", &mut missing);
    missing
}

/// The same for a framework; points are not told apart: `point[].title.sv`.
#[must_use]
pub fn missing_in_framework(table: &Table) -> Vec<String> {
    let mut missing = Vec::new();
    lacking(&FRAMEWORK, table, "", &mut missing);
    for path in &mut missing {
        if let (Some(start), Some(end)) = (path.find('['), path.find(']')) {
            path.replace_range(start + 1..end, "");
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    missing.retain(|path| seen.insert(path.clone()));
    missing
}

fn lacking(shape: &Shape, table: &Table, before: &str, missing: &mut Vec<String>) {
    for field in shape.fields {
        let path = format!("{before}{}", field.key);
        match (&field.kind, table.get(field.key)) {
            (Kind::Localised | Kind::LocalisedList, found) => {
                let filled = |language: Language| {
                    let inner = found.and_then(Value::as_table).and_then(|inner| inner.get(language.code()));
                    inner.is_some_and(|inner| inner.as_text().is_none_or(|text| !text.trim().is_empty()))
                };
                if field.required || found.is_some() {
                    let absent = Language::ALL.into_iter().filter(|language| !filled(*language));
                    missing.extend(absent.map(|language| format!("{path}.{}", language.code())));
                }
            }
            (Kind::Table(inner), Some(Value::Table(found))) => lacking(inner, found, &format!("{path}."), missing),
            (Kind::Tables(inner), Some(Value::List(found))) if !found.is_empty() => {
                for (at, item) in found.iter().enumerate() {
                    if let Some(item) = item.as_table() {
                        lacking(inner, item, &format!("{path}[{at}]."), missing);
                    }
                }
            }
            // A list that may not be empty in a requirement ready for use: the check of the catalog says so too.
            (_, Some(Value::List(list))) if list.is_empty() && matches!(field.key, "evidence" | "placement") => {
                missing.push(path);
            }
            (_, None) if field.required => missing.push(path),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
