use std::collections::BTreeMap;

use document::{Block, Document, Heading};

/// The headings of a document in reading order; the n-th written heading is the n-th here. Headings within lists are not
/// part of it: they are written as paragraphs.
pub(crate) struct Outline<'a> {
    headings: Vec<&'a Heading>,
    anchors: BTreeMap<&'a str, usize>,
}

impl<'a> Outline<'a> {
    pub(crate) fn of(document: &'a Document) -> Self {
        let headings: Vec<&Heading> = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading(heading) => Some(heading),
                _ => None,
            })
            .collect();
        let anchors = headings
            .iter()
            .enumerate()
            .filter_map(|(index, heading)| heading.anchor.as_deref().map(|anchor| (anchor, index)))
            .collect();
        Self { headings, anchors }
    }

    /// Headings down to this level that say something, each with its place in the outline.
    pub(crate) fn down_to(&self, depth: u8) -> impl Iterator<Item = (usize, &'a Heading)> {
        let listed = move |heading: &Heading| heading.level <= depth && !heading.full_text().trim().is_empty();
        self.headings.iter().copied().enumerate().filter(move |(_, heading)| listed(heading))
    }

    /// Place of the heading that a link such as `#anchor` points to. A link to a heading that is not there (a requirement
    /// that was not chosen) is written as plain words.
    pub(crate) fn target(&self, link: &str) -> Option<usize> {
        self.anchors.get(link.strip_prefix('#')?).copied()
    }

    /// The anchor of a heading, by its place in the outline.
    pub(crate) fn anchor(&self, index: usize) -> Option<&'a str> {
        self.headings.get(index)?.anchor.as_deref()
    }

    /// The longest number of a heading and of those beside it under the same heading, in characters.
    pub(crate) fn longest_number(&self, index: usize) -> usize {
        let Some(level) = self.headings.get(index).map(|heading| heading.level) else { return 0 };
        let (before, after) = self.headings.split_at(index);
        let inside = |heading: &&&Heading| heading.level >= level;
        let beside = before.iter().rev().take_while(inside).chain(after.iter().take_while(inside));
        let numbers = beside.filter(|heading| heading.level == level).filter_map(|heading| heading.number.as_ref());
        numbers.map(|number| number.chars().count()).max().unwrap_or(0)
    }
}
