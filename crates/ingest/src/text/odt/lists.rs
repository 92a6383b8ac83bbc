use std::collections::BTreeMap;

use super::super::xml::Element;
use super::styles::{ListStyle, Styles, shown};

/// The most lists within each other that are told apart.
const DEEPEST: usize = 20;

/// The lists that are open, and how far each style has counted.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<List>,
    beyond: usize,
    /// How far each list style has counted, by level, for lists that go on.
    counted: BTreeMap<String, Vec<u32>>,
    /// How far the list of an id has counted.
    by_id: BTreeMap<String, Vec<u32>>,
    /// How far the headings have counted.
    outline: Vec<u32>,
    /// The first words of an item have not come yet.
    waiting: bool,
}

struct List {
    style: String,
    id: Option<String>,
    /// The number of its last item, less what the next adds.
    count: Option<u32>,
    /// Its items are headings without number of the list.
    start: Option<u32>,
}

/// What stands before words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    Bullet(u8),
    Number(String),
}

impl Lists {
    pub(super) fn open(&mut self, element: &Element<'_>) {
        if self.open.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        let outer = self.open.last().map(|list| list.style.clone());
        let style = element.get("style-name").or(outer).unwrap_or_default();
        let level = self.open.len();
        let at = |counts: Option<&Vec<u32>>| counts.and_then(|counts| counts.get(level)).copied();
        let goes_on = element.get("continue-numbering").as_deref() == Some("true");
        let count = match element.get("continue-list") {
            Some(list) => at(self.by_id.get(&list)),
            None if goes_on => at(self.counted.get(&style)),
            None => None,
        };
        self.open.push(List { style, id: element.get("id"), count, start: None });
    }

    pub(super) fn close(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        self.remember();
        self.open.pop();
        self.waiting = false;
    }

    fn remember(&mut self) {
        let counts: Vec<u32> = self.open.iter().map(|list| list.count.unwrap_or(0)).collect();
        let Some(list) = self.open.last() else { return };
        // A list within another goes on under the id of the outermost.
        let id = self.open.iter().find_map(|list| list.id.clone());
        self.counted.insert(list.style.clone(), counts.clone());
        if let Some(id) = id {
            let kept = self.by_id.entry(id).or_default();
            if kept.len() <= counts.len() {
                *kept = counts;
            } else {
                for (old, new) in kept.iter_mut().zip(counts) {
                    *old = new;
                }
            }
        }
    }

    pub(super) fn item(&mut self, element: &Element<'_>, header: bool) {
        self.waiting = !header;
        if let Some(list) = self.open.last_mut() {
            list.start = element.number("start-value");
        }
    }

    pub(super) fn item_ends(&mut self) {
        self.waiting = false;
    }

    /// What stands before the words that come now, if they are the first of an item.
    pub(super) fn mark(&mut self, styles: &Styles) -> Option<Mark> {
        if !std::mem::take(&mut self.waiting) || self.beyond > 0 {
            return None;
        }
        let depth = u32::try_from(self.open.len()).unwrap_or(1);
        let list = self.open.last_mut()?;
        let style = styles.list(&list.style);
        let level = style.and_then(|style| style.get(&depth));
        let first = list.start.take().or_else(|| list.count.is_none().then(|| level.map_or(1, |level| level.start)));
        list.count = Some(first.unwrap_or_else(|| list.count.unwrap_or(0).saturating_add(1)));
        let counts: Vec<u32> = self.open.iter().map(|list| list.count.unwrap_or(1)).collect();
        match (style, level) {
            (Some(style), Some(level)) if !level.bullet => shown(style, &counts).map(Mark::Number),
            (Some(_), Some(_)) | (None, _) | (_, None) => Some(Mark::Bullet(u8::try_from(depth).unwrap_or(1))),
        }
    }

    /// The number of a heading by the numbering of headings.
    pub(super) fn heading(&mut self, level: u32, style: &ListStyle) -> Option<String> {
        let depth = usize::try_from(level).ok().filter(|depth| (1..=DEEPEST).contains(depth))?;
        let start =
            |index: usize| u32::try_from(index + 1).ok().and_then(|level| style.get(&level)).map_or(1, |level| level.start);
        let counted = self.outline.len() >= depth;
        self.outline.truncate(depth);
        while self.outline.len() < depth {
            self.outline.push(start(self.outline.len()));
        }
        if counted && let Some(last) = self.outline.last_mut() {
            *last = last.saturating_add(1);
        }
        shown(style, &self.outline)
    }

    /// Is no list open?
    pub(super) fn none_open(&self) -> bool {
        self.open.is_empty()
    }
}
