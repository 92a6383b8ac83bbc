use catalog::write::{Scalar, fields, requirement};
use catalog::{Catalog, Requirement};
use document::GridCell;
use kernel::Language;

use super::TableWords;
use super::columns::{Column, ITEMS};
use super::value::Flat;

/// A requirement divided between the columns that carry it.
pub(super) struct Divided {
    pub(super) flat: Flat,
}

impl Divided {
    pub(super) fn of(found: &Requirement) -> Self {
        let mut flat = fields(&requirement(found));
        // The first column of every sheet.
        flat.remove("id");
        Self { flat }
    }

    /// The cells of some columns; empty where there is nothing.
    pub(super) fn cells(&mut self, columns: &[Column], first: Language, words: &TableWords<'_>) -> Vec<GridCell> {
        columns.iter().map(|column| column.take(&mut self.flat, first, words).unwrap_or_default()).collect()
    }

    /// The fields of each item of a list, taken out.
    pub(super) fn items(&mut self, list: &str) -> Vec<Flat> {
        let mut items: Vec<Flat> = Vec::new();
        let start = format!("{list}[");
        let paths: Vec<String> = self.flat.keys().filter(|path| path.starts_with(&start)).cloned().collect();
        for path in paths {
            let Some((at, rest)) = item_path(&path, list) else { continue };
            let Some(scalar) = self.flat.remove(&path) else { continue };
            if items.len() <= at {
                items.resize(at + 1, Flat::new());
            }
            if let Some(item) = items.get_mut(at) {
                item.insert(rest.to_owned(), scalar);
            }
        }
        items
    }

    /// Puts back what no column of an item took.
    pub(super) fn put_back(&mut self, list: &str, at: usize, item: Flat) {
        for (path, scalar) in item {
            self.flat.insert(format!("{list}[{at}].{path}"), scalar);
        }
    }
}

/// The number of an item and the path within it.
pub(super) fn item_path<'p>(path: &'p str, list: &str) -> Option<(usize, &'p str)> {
    let (at, rest) = path.strip_prefix(list)?.strip_prefix('[')?.split_once("].")?;
    Some((at.parse().ok().filter(|at| *at < 10_000)?, rest))
}

/// The list that a path is in, if its items have a sheet of their own.
pub(super) fn list_of(path: &str) -> Option<(&'static str, usize, &str)> {
    ITEMS.iter().find_map(|items| item_path(path, items.list).map(|(at, rest)| (items.list, at, rest)))
}

/// What a person wants to see beside a requirement, though it is carried elsewhere: figures, evidence, references, clauses.
pub(super) struct Summary {
    pub(super) area: String,
    pub(super) applies: String,
    pub(super) figures: String,
    pub(super) evidence: String,
    pub(super) references: String,
    pub(super) clauses: String,
}

impl Summary {
    pub(super) fn of(found: &Requirement, catalog: &Catalog, first: Language, words: &TableWords<'_>) -> Self {
        let word = |word: &str| (words.text)(first, &format!("word-{word}"));
        let applies = (words.applies)(found);
        let figure = |parameter: &catalog::Parameter| {
            let values: Vec<String> = parameter.values.iter().map(|(level, value)| format!("{level}: {value}")).collect();
            let unit = parameter.unit.map(|unit| format!(" {}", word(unit.id()))).unwrap_or_default();
            format!("{} ({}){unit}", parameter.name, values.join(", "))
        };
        let shown = |evidence: &catalog::Evidence| format!("{}: {}", word(evidence.stage.id()), evidence.what.get(first));
        let carries = |clause: &&catalog::Clause| clause.requirements.contains(&found.id);
        let lines = |list: Vec<String>| list.join("\n");
        Self {
            area: catalog.area(found.area.as_str()).map(|area| area.title.get(first).to_owned()).unwrap_or_default(),
            applies: if applies.is_empty() { (words.text)(first, "word-always") } else { lines(applies) },
            figures: lines(found.parameters.iter().map(figure).collect()),
            evidence: lines(found.evidence.iter().map(shown).collect()),
            references: lines(
                found.references.iter().map(|reference| catalog.reference_text(reference).get(first).to_owned()).collect(),
            ),
            clauses: catalog.clauses.iter().filter(carries).map(|clause| clause.id.to_string()).collect::<Vec<_>>().join(", "),
        }
    }
}

/// A field without a column, on one line: `applies[0].level.integrity = 2`.
pub(super) fn rest_line(path: &str, scalar: &Scalar) -> String {
    format!("{path} = {scalar}")
}

/// What [`rest_line`] wrote.
pub(super) fn rest_of_line(line: &str) -> Option<(String, Scalar)> {
    let (path, scalar) = line.split_once(" = ")?;
    Some((path.to_owned(), Scalar::parse(scalar)?))
}
