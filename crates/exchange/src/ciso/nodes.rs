use std::collections::BTreeMap;

use kernel::{Language, Place, Problem, Problems};

use super::dto::{Node, Translations};

/// Deeper than any framework goes.
const DEEPEST: usize = 30;

/// The nodes of a framework as a tree.
pub(super) struct Tree<'n> {
    nodes: &'n [Node],
    parents: Vec<Option<usize>>,
    has_children: Vec<bool>,
}

impl<'n> Tree<'n> {
    /// Finds the parent of each node; what does not fit together is told, and such a node stands at the top.
    pub(super) fn of(nodes: &'n [Node], place: &Place, problems: &mut Problems) -> Self {
        let mut by_urn: BTreeMap<String, usize> = BTreeMap::new();
        for (at, node) in nodes.iter().enumerate() {
            match &node.urn {
                None => {
                    let number = i64::try_from(at + 1).unwrap_or(i64::MAX);
                    problems.push(Problem::warning("ciso-node-without-urn").with("number", number).at(place.clone()));
                }
                // Case does not count in their comparison either.
                Some(urn) if by_urn.contains_key(&urn.to_lowercase()) => {
                    problems.push(Problem::warning("ciso-urn-twice").with("urn", urn.as_str()).at(place.clone()));
                }
                Some(urn) => {
                    by_urn.insert(urn.to_lowercase(), at);
                }
            }
        }
        let mut tree = Self { nodes, parents: vec![None; nodes.len()], has_children: vec![false; nodes.len()] };
        for (at, node) in nodes.iter().enumerate() {
            let Some(urn) = &node.parent_urn else { continue };
            let parent = by_urn.get(&urn.to_lowercase()).copied().filter(|parent| *parent != at);
            let Some(parent) = parent.filter(|parent| !tree.is_above(at, *parent)) else {
                let problem = Problem::warning("ciso-parent-missing").with("id", tree.name(at)).with("urn", urn.as_str());
                problems.push(problem.at(place.clone()));
                continue;
            };
            if let (Some(slot), Some(mark)) = (tree.parents.get_mut(at), tree.has_children.get_mut(parent)) {
                *slot = Some(parent);
                *mark = true;
            }
        }
        for (at, node) in nodes.iter().enumerate() {
            let actual = i64::try_from(tree.above(at).len() + 1).unwrap_or(i64::MAX);
            if let Some(depth) = node.depth.filter(|depth| *depth != actual) {
                let problem = Problem::notice("ciso-depth").with("id", tree.name(at)).with("depth", depth).with("actual", actual);
                problems.push(problem.at(place.clone()));
            }
        }
        tree
    }

    /// The id of a node there: its ref, else the end of its urn, else its number.
    pub(super) fn name(&self, at: usize) -> String {
        let node = self.nodes.get(at);
        let filled = |text: &String| !text.trim().is_empty();
        let of_ref = node.and_then(|node| node.ref_id.clone()).filter(filled);
        let of_urn =
            || node.and_then(|node| node.urn.as_ref()).and_then(|urn| urn.rsplit(':').next().map(str::to_owned)).filter(filled);
        of_ref.or_else(of_urn).unwrap_or_else(|| format!("{:03}", at + 1))
    }

    pub(super) fn has_children(&self, at: usize) -> bool {
        self.has_children.get(at).copied().unwrap_or(false)
    }

    /// The title of the node at the top of this one's branch; none for one that stands at the top itself and has nothing below.
    pub(super) fn top(&self, at: usize) -> Option<String> {
        let top = self.above(at).last().copied().or_else(|| self.has_children(at).then_some(at))?;
        Some(self.title(top))
    }

    /// The titles above a node, from the top, without the top itself.
    pub(super) fn path(&self, at: usize) -> Vec<String> {
        self.above(at).iter().rev().skip(1).map(|above| self.title(*above)).collect()
    }

    fn title(&self, at: usize) -> String {
        let node = self.nodes.get(at);
        let name = node.and_then(|node| node.name.clone()).filter(|name| !name.trim().is_empty());
        match (node.and_then(|node| node.ref_id.clone()), name) {
            (Some(id), Some(name)) => format!("{id} {name}"),
            (_, Some(name)) => name,
            _ => self.name(at),
        }
    }

    /// The nodes above one, nearest first.
    fn above(&self, at: usize) -> Vec<usize> {
        let mut above = Vec::new();
        let mut next = self.parents.get(at).copied().flatten();
        while let Some(found) = next.filter(|_| above.len() < DEEPEST) {
            above.push(found);
            next = self.parents.get(found).copied().flatten();
        }
        above
    }

    /// Is one node above another already? A parent below its child would make a circle.
    fn is_above(&self, at: usize, other: usize) -> bool {
        self.above(other).contains(&at)
    }
}

/// The words of a field in a language: as they stand where the library is in it, else translated.
pub(super) fn word(
    text: Option<&str>,
    translations: Option<&Translations>,
    key: &str,
    first: Language,
    language: Language,
) -> Option<String> {
    let found = if language == first {
        text.map(str::to_owned)
    } else {
        translations.and_then(|found| found.get(language.code())).and_then(|words| words.get(key).cloned()).flatten()
    };
    found.filter(|words| !words.trim().is_empty())
}
