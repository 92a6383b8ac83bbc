use super::{package::Package, tree::Element};
use crate::RenderError;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// What one part of a package refers to.
pub(super) struct Relationships {
    /// Folder of the part, with its slash; targets are relative to it.
    folder: String,
    part: String,
    tree: Element,
    /// Begins the identifiers given here, and none of those that were there before.
    prefix: String,
    added: usize,
}

impl Relationships {
    /// Of a part such as `word/document.xml`; of the package itself when the name is empty.
    pub(super) fn of(package: &Package, source: &str) -> Result<Self, RenderError> {
        let (folder, name) = source.rsplit_once('/').map_or(("", source), |(folder, name)| (folder, name));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let part = format!("{folder}_rels/{name}.rels");
        let tree = package.tree(&part)?.unwrap_or_else(|| Element::new("Relationships", &[("xmlns", NAMESPACE)]));
        let mut prefix = "rIdK".to_owned();
        while tree.elements().any(|element| element.get("Id").is_some_and(|id| id.starts_with(&prefix))) {
            prefix.push('K');
        }
        Ok(Self { folder, part, tree, prefix, added: 0 })
    }

    /// The parts of a kind, by the last word of the relationship's type: both dialects of the format use the same word.
    pub(super) fn parts(&self, kind: &str) -> Vec<String> {
        let of_kind = |element: &&Element| {
            element.get("Type").is_some_and(|found| found.rsplit('/').next() == Some(kind))
                && element.get("TargetMode") != Some("External")
        };
        self.tree.elements().filter(of_kind).filter_map(|element| element.get("Target")).map(|target| self.path(target)).collect()
    }

    /// The first part of a kind.
    pub(super) fn part(&self, kind: &str) -> Option<String> {
        self.parts(kind).into_iter().next()
    }

    /// Adds a part of this kind in the same folder; gives its path.
    pub(super) fn add_part(&mut self, kind: &str, name: &str) -> String {
        self.add(&format!("{OFFICE}{kind}"), name, false);
        self.path(name)
    }

    /// Adds an outside address; gives the identifier to refer to it by.
    pub(super) fn add_link(&mut self, address: &str) -> String {
        self.add(&format!("{OFFICE}hyperlink"), address, true)
    }

    /// Adds a relationship of any type.
    pub(super) fn add(&mut self, kind: &str, target: &str, external: bool) -> String {
        self.added += 1;
        let id = format!("{}{}", self.prefix, self.added);
        let mut element = Element::new("Relationship", &[("Id", &id), ("Type", kind), ("Target", target)]);
        if external {
            element.set("TargetMode", "External");
        }
        self.tree.push(element);
        id
    }

    pub(super) fn store(&self, package: &mut Package) {
        package.set(&self.part, self.tree.to_part());
    }

    /// Path within the package of a target as written.
    fn path(&self, target: &str) -> String {
        if let Some(absolute) = target.strip_prefix('/') {
            return absolute.to_owned();
        }
        let mut segments: Vec<&str> = self.folder.split_terminator('/').collect();
        for segment in target.split('/') {
            match segment {
                ".." => {
                    segments.pop();
                }
                "." => {}
                _ => segments.push(segment),
            }
        }
        segments.join("/")
    }
}
