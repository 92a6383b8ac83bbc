use std::collections::BTreeMap;

use catalog::write::{Entry, Table, Value, framework_file, missing, missing_in_framework, overlay_file, requirements_file};
use kernel::Language;

/// A folder under way: drafts of requirements by group, and the frameworks that they refer to.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    groups: Vec<(String, String, Vec<Entry>)>,
    /// Where each group is among them.
    places: BTreeMap<String, usize>,
    frameworks: BTreeMap<String, Table>,
    overlay: Option<Table>,
}

/// A requirement made of a foreign one: with what there is, and nothing else. It is no use in an annex before a person has added
/// the rest: reading it gives an error for each thing that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    table: Table,
    remarks: Vec<String>,
}

impl Folder {
    /// Adds a requirement to a group, which becomes a file of its own. `area` is the code that the file states.
    pub fn requirement(&mut self, group: &str, area: &str, entry: Entry) {
        match self.places.get(group).and_then(|at| self.groups.get_mut(*at)) {
            Some((.., entries)) => entries.push(entry),
            None => {
                self.places.insert(group.to_owned(), self.groups.len());
                self.groups.push((group.to_owned(), area.to_owned(), vec![entry]));
            }
        }
    }

    /// Adds a draft to a group.
    pub fn draft(&mut self, group: &str, area: &str, draft: Draft) {
        self.requirement(group, area, draft.entry());
    }

    /// Adds a framework by its id.
    pub fn framework(&mut self, id: &str, table: Table) {
        self.frameworks.insert(id.to_owned(), table);
    }

    /// Makes the folder an overlay, whose requirements have ids with this prefix and stand in one area of that code.
    pub fn overlay(&mut self, prefix: &str, version: &str, title: &str, language: Language) {
        let words = Table::from([(language.code().to_owned(), Value::from(title))]);
        let area = [("code".to_owned(), Value::from(prefix)), ("title".to_owned(), Value::Table(words))];
        self.overlay = Some(Table::from([
            ("id".to_owned(), Value::from(prefix.to_lowercase().as_str())),
            ("version".to_owned(), Value::from(if version.is_empty() { "1" } else { version })),
            ("prefix".to_owned(), Value::from(prefix)),
            ("area".to_owned(), Value::List(vec![Value::Table(Table::from(area))])),
        ]));
    }

    /// The files: `overlay.toml`, `requirements/NN-group.toml` in the order of the groups, and `frameworks/ID.toml`.
    #[must_use]
    pub fn files(&self) -> BTreeMap<String, String> {
        let Self { groups, places: _, frameworks, overlay } = self;
        let mut files = BTreeMap::new();
        if let Some(table) = overlay {
            let text = format!("# draft: add organisation, made_for\n{}", overlay_file(table));
            files.insert("overlay.toml".to_owned(), text);
        }
        for (at, (group, area, entries)) in groups.iter().enumerate() {
            let name = super::framework_id(group, "");
            files.insert(format!("requirements/{:02}-{name}.toml", at + 1), requirements_file(area, entries));
        }
        for (id, table) in frameworks {
            let lacks = missing_in_framework(table);
            let remark = if lacks.is_empty() { String::new() } else { format!("# draft: add {}\n", lacks.join(", ")) };
            files.insert(format!("frameworks/{id}.toml"), remark + &framework_file(table));
        }
        files
    }
}

impl Draft {
    /// A draft with an id of our own, from the first revision.
    #[must_use]
    pub fn new(id: &str) -> Self {
        let pairs = [("id".to_owned(), Value::from(id)), ("revision".to_owned(), Value::Whole(1))];
        Self { table: Table::from(pairs), remarks: Vec::new() }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.table.get("id").and_then(Value::as_text).unwrap_or_default()
    }

    /// Adds a comment line above it.
    pub fn remark(&mut self, text: &str) {
        self.remarks.push(text.to_owned());
    }

    /// Sets a field.
    pub fn set(&mut self, key: &str, value: Value) {
        self.table.insert(key.to_owned(), value);
    }

    /// Sets the words of a field in one language; blank ones set nothing.
    pub fn words(&mut self, key: &str, language: Language, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let field = self.table.entry(key.to_owned()).or_insert_with(|| Value::Table(Table::new()));
        if let Value::Table(table) = field {
            table.insert(language.code().to_owned(), Value::from(text.trim()));
        }
    }

    /// Adds an item to a list.
    pub fn push(&mut self, key: &str, item: Value) {
        let field = self.table.entry(key.to_owned()).or_insert_with(|| Value::List(Vec::new()));
        if let Value::List(list) = field {
            list.push(item);
        }
    }

    /// Adds a reference to a point of a framework.
    pub fn reference(&mut self, framework: &str, point: &str) {
        let pairs = [("framework".to_owned(), Value::from(framework)), ("point".to_owned(), Value::from(point))];
        self.push("references", Value::Table(Table::from(pairs)));
    }

    /// What a person must add before it can be used, as paths.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        missing(&self.table)
    }

    /// As it is written, with what is missing above it.
    #[must_use]
    pub fn entry(self) -> Entry {
        let mut remarks = self.remarks;
        let missing = missing(&self.table);
        if !missing.is_empty() {
            remarks.push(format!("draft: add {}", missing.join(", ")));
        }
        Entry { remarks, table: self.table }
    }
}
