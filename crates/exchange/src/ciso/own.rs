use std::collections::{BTreeMap, BTreeSet};

use catalog::write::{Entry, Scalar, Table, unfold};
use kernel::{Language, Place, Problem};

use super::dto::{Framework, Node, Own};
use super::nodes::word;
use super::read::left;
use crate::imported::{Folder, Imported, RowLog, Thing};

/// A framework of our own export: fields as carried, with the words of the nodes in their places.
pub(super) fn framework(framework: &Framework, own: &Own, first: Language, place: &Place, imported: &mut Imported) {
    let mut folder = Folder::default();
    let mut seen = BTreeSet::new();
    for node in &framework.requirement_nodes {
        let id = node.ref_id.clone().unwrap_or_default();
        left(&format!("{id}."), &node.unknown, place, imported);
        if node.assessable != Some(true) {
            imported.kept.push(RowLog::kept(Thing::Group, &id, &id, "area"));
            continue;
        }
        let Some(kept) = own.requirements.get(&id).filter(|_| !seen.contains(&id)) else {
            let why = Problem::warning("ciso-node-not-ours").with("id", id.as_str());
            imported.problems.push(why.clone().at(place.clone()));
            imported.kept.push(RowLog::reported(Thing::Control, &id, why));
            continue;
        };
        match requirement(node, kept.fields.iter(), first) {
            Ok(table) => {
                imported.kept.push(RowLog::kept(Thing::Control, &id, &id, ""));
                folder.requirement(&kept.area, &kept.area, Entry::from(table));
            }
            Err(path) => {
                let problem = Problem::error("own-path-unread").with("id", id.as_str()).with("path", path);
                imported.problems.push(problem.at(place.clone()));
            }
        }
        seen.insert(id);
    }
    for id in own.requirements.keys().filter(|id| !seen.contains(*id)) {
        let why = Problem::warning("ciso-node-gone").with("id", id.as_str());
        imported.kept.push(RowLog::reported(Thing::Control, id, why.clone()));
        imported.problems.push(why.at(place.clone()));
    }
    imported.files = folder.files();
}

fn requirement<'f>(
    node: &Node,
    fields: impl Iterator<Item = (&'f String, &'f String)>,
    first: Language,
) -> Result<Table, String> {
    let mut flat = BTreeMap::new();
    for (path, value) in fields {
        flat.insert(path.clone(), Scalar::parse(value).ok_or_else(|| path.clone())?);
    }
    flat.insert("id".to_owned(), Scalar::Text(node.ref_id.clone().unwrap_or_default()));
    let question = node.questions.as_ref().and_then(|questions| questions.values().next());
    let none = (&None, &None);
    let of_question = question.map_or(none, |question| (&question.text, &question.translations));
    for (path, key, (text, translations)) in [
        ("title", "name", (&node.name, &node.translations)),
        ("text", "description", (&node.description, &node.translations)),
        ("motive", "annotation", (&node.annotation, &node.translations)),
        ("question.text", "text", of_question),
    ] {
        for language in Language::ALL {
            if let Some(words) = word(text.as_deref(), translations.as_ref(), key, first, language) {
                flat.insert(format!("{path}.{}", language.code()), Scalar::Text(words));
            }
        }
    }
    unfold(&flat)
}
