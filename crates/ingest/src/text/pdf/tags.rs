//! The structure tree of a tagged PDF: what the program that made the file says that each piece of content is.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};
use hayro_syntax::xref::XRef;

use crate::text::found::FoundKind;

/// A block as the tree has it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tagged {
    pub(super) kind: FoundKind,
    /// The content of an item's number or bullet.
    pub(super) label: Vec<Place>,
    pub(super) content: Vec<Part>,
}

/// A piece of marked content: page from 0, and its number there.
pub(super) type Place = (usize, i32);

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Part {
    At(Place),
    /// A new paragraph within the block.
    Break,
}

/// The blocks of the tree in reading order. Empty when there is no tree.
pub(super) fn read(xref: &XRef, pages: &BTreeMap<ObjectIdentifier, usize>) -> Vec<Tagged> {
    let catalog = xref.get::<Dict<'_>>(xref.root_id());
    let Some(root) = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("StructTreeRoot")) else { return Vec::new() };
    let roles = root.get::<Dict<'_>>("RoleMap").unwrap_or_default();
    let mut walk = Walk { pages, roles, blocks: Vec::new(), tables: 0, seen: BTreeSet::new() };
    walk.tree(&root);
    walk.blocks
        .retain(|block| !(block.content.is_empty() && block.label.is_empty()) || matches!(block.kind, FoundKind::Cell { .. }));
    walk.blocks
}

struct Walk<'a, 'p> {
    pages: &'p BTreeMap<ObjectIdentifier, usize>,
    roles: Dict<'a>,
    blocks: Vec<Tagged>,
    tables: u32,
    seen: BTreeSet<ObjectIdentifier>,
}

/// Where in the tree we are.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    page: Option<usize>,
    /// The block that content goes to.
    block: Option<usize>,
    depth: u8,
    list: u8,
    table: Option<u32>,
    /// Within an item that has no paragraph of its own yet.
    item: Option<usize>,
    label: bool,
    /// Paragraphs within do not become blocks of their own.
    whole: bool,
}

/// What is left to do, the next last.
enum Step<'a> {
    Element(Dict<'a>, Around),
    Content(Place, Around),
}

impl<'a> Walk<'a, '_> {
    fn tree(&mut self, root: &Dict<'a>) {
        let mut waiting: Vec<Step<'a>> = Vec::new();
        let mut counts: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
        self.push_kids(root, Around::default(), &mut waiting);
        while let Some(step) = waiting.pop() {
            if self.blocks.len() > MOST_BLOCKS || waiting.len() > MOST_BLOCKS {
                self.blocks.clear();
                return;
            }
            match step {
                Step::Content(place, around) => self.content(place, around),
                Step::Element(element, around) => {
                    if let Some(within) = self.enter(&element, around, &mut counts) {
                        self.push_kids(&element, within, &mut waiting);
                    }
                }
            }
        }
    }

    fn push_kids(&mut self, element: &Dict<'a>, around: Around, waiting: &mut Vec<Step<'a>>) {
        let mut steps = Vec::new();
        match element.get_raw::<Object<'a>>("K") {
            Some(MaybeRef::NotRef(Object::Array(kids))) => self.kids(&kids, around, element, &mut steps),
            Some(MaybeRef::NotRef(kid)) => self.kid(kid, around, &mut steps),
            Some(MaybeRef::Ref(id)) => match element.get::<Object<'a>>("K") {
                Some(Object::Array(kids)) => self.kids(&kids, around, element, &mut steps),
                Some(kid) if self.seen.insert(id.into()) => self.kid(kid, around, &mut steps),
                _ => {}
            },
            None => {}
        }
        waiting.extend(steps.into_iter().rev());
    }

    fn kids(&mut self, kids: &Array<'a>, around: Around, _element: &Dict<'a>, steps: &mut Vec<Step<'a>>) {
        let mut resolved = kids.iter::<Object<'a>>();
        for raw in kids.raw_iter().take(MOST_BLOCKS) {
            let Some(kid) = resolved.next() else { break };
            match raw {
                MaybeRef::Ref(id) if !self.seen.insert(id.into()) => {}
                MaybeRef::Ref(_) | MaybeRef::NotRef(_) => self.kid(kid, around, steps),
            }
        }
    }

    fn kid(&self, kid: Object<'a>, around: Around, steps: &mut Vec<Step<'a>>) {
        match kid {
            Object::Number(number) => {
                if let (Some(page), Ok(mark)) = (around.page, i32::try_from(number.as_i64())) {
                    steps.push(Step::Content((page, mark), around));
                }
            }
            Object::Dict(dict) => match dict.get::<Name<'_>>("Type").as_ref().map(Name::as_str) {
                Some("OBJR") => {}
                Some("MCR") => {
                    let page = self.page_of(&dict).or(around.page);
                    // Content of a form counts its marks for itself.
                    let own = !dict.contains_key("Stm");
                    if let (Some(page), Some(mark), true) = (page, dict.get::<i32>("MCID"), own) {
                        steps.push(Step::Content((page, mark), around));
                    }
                }
                _ => steps.push(Step::Element(dict, around)),
            },
            _ => {}
        }
    }

    fn page_of(&self, element: &Dict<'_>) -> Option<usize> {
        let page = element.get_ref("Pg")?;
        self.pages.get(&page.into()).copied()
    }

    /// What is around the kids of an element; None when they are no part of the text.
    fn enter(&mut self, element: &Dict<'a>, around: Around, counts: &mut BTreeMap<u32, (u32, u32)>) -> Option<Around> {
        let depth = around.depth.checked_add(1).filter(|depth| *depth < DEEPEST)?;
        let mut within = Around { depth, page: self.page_of(element).or(around.page), ..around };
        let role = self.role(element);
        match role.as_str() {
            "TOC" | "TOCI" | "Artifact" => return None,
            "Title" => self.open(FoundKind::Heading(1), &mut within),
            "H" => self.open(FoundKind::Heading(1), &mut within),
            "P" | "Caption" | "BlockQuote" | "Index" | "Formula" | "BibEntry" | "Figure" | "Aside" => match around.item {
                // The first paragraph of an item is the item.
                Some(item) if self.blocks.get(item).is_some_and(|block| block.content.is_empty()) => {
                    within.block = Some(item);
                }
                _ => self.open(FoundKind::Paragraph, &mut within),
            },
            "L" => {
                within.list = around.list.saturating_add(1);
                if !around.whole {
                    within.block = None;
                }
            }
            "LI" => {
                let item = FoundKind::Item(within.list.max(1));
                self.open(item, &mut within);
                within.item = within.block.filter(|_| !around.whole);
            }
            "Lbl" => {
                let note =
                    around.block.and_then(|block| self.blocks.get(block)).is_some_and(|block| block.kind == FoundKind::Footnote);
                within.label = note || !around.whole && around.item.is_some();
            }
            "Note" | "FENote" => {
                within.whole = false;
                self.open(FoundKind::Footnote, &mut within);
                within.whole = true;
            }
            "Table" => {
                within = Around { table: Some(self.tables), block: None, whole: false, item: None, ..within };
                self.tables += 1;
            }
            "TR" => {
                let count = counts.entry(around.table?).or_insert((0, 0));
                *count = (count.0 + 1, 0);
            }
            "TD" | "TH" => {
                let table = around.table?;
                let count = counts.entry(table).or_insert((0, 0));
                let (row, column) = (count.0.saturating_sub(1), count.1);
                count.1 += self.span(element);
                within.whole = false;
                self.open(FoundKind::Cell { table, row, column }, &mut within);
                within.whole = true;
            }
            other => {
                if let Some(level) = other.strip_prefix('H').and_then(|level| level.parse::<u8>().ok()) {
                    self.open(FoundKind::Heading(level.clamp(1, 9)), &mut within);
                } else if !INLINE.contains(&other) && other != "LBody" && !around.whole {
                    within.block = None;
                }
            }
        }
        Some(within)
    }

    fn span(&self, cell: &Dict<'a>) -> u32 {
        let attributes = cell.get::<Dict<'_>>("A").and_then(|all| all.get::<u32>("ColSpan")).or_else(|| {
            let all = cell.get::<Array<'_>>("A")?;
            all.iter::<Object<'_>>().take(16).find_map(|one| one.into_dict()?.get::<u32>("ColSpan"))
        });
        attributes.unwrap_or(1).clamp(1, 100)
    }

    fn open(&mut self, kind: FoundKind, within: &mut Around) {
        if within.whole {
            let around = within.block.and_then(|block| self.blocks.get_mut(block));
            if let Some(block) = around.filter(|block| !block.content.is_empty()) {
                block.content.push(Part::Break);
            }
            return;
        }
        within.block = Some(self.blocks.len());
        self.blocks.push(Tagged { kind, label: Vec::new(), content: Vec::new() });
    }

    fn content(&mut self, place: Place, around: Around) {
        let mut around = around;
        if around.block.is_none() {
            self.open(FoundKind::Paragraph, &mut around);
        }
        let Some(block) = around.block.and_then(|block| self.blocks.get_mut(block)) else { return };
        if around.label { block.label.push(place) } else { block.content.push(Part::At(place)) }
    }

    /// Its standard role, by the file's own map.
    fn role(&self, element: &Dict<'a>) -> String {
        let mut role = element.get::<Name<'_>>("S").map(|name| name.as_str().to_owned()).unwrap_or_default();
        for _ in 0..8 {
            match self.roles.get::<Name<'_>>(role.as_bytes()) {
                Some(name) if name.as_str() != role && !is_standard(&role) => name.as_str().clone_into(&mut role),
                _ => break,
            }
        }
        role
    }
}

fn is_standard(role: &str) -> bool {
    matches!(role, "P" | "L" | "LI" | "LBody" | "Lbl" | "Table" | "TR" | "TD" | "TH" | "Note" | "Span" | "Link" | "TOC" | "TOCI")
}

const INLINE: [&str; 16] = [
    "Span",
    "Link",
    "Reference",
    "Em",
    "Strong",
    "Quote",
    "Code",
    "Annot",
    "Ruby",
    "Warichu",
    "Sub",
    "Lbl",
    "Form",
    "NonStruct",
    "Private",
    "BibRef",
];

const MOST_BLOCKS: usize = 200_000;
const DEEPEST: u8 = 120;
