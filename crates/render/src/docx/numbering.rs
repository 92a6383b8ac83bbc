use super::{
    styles::Styles,
    template::NUMBERING,
    tree::{Element, Node, parse},
};
use crate::RenderError;

/// Levels of a list that look different; deeper ones look like the last.
pub(super) const LEVELS: usize = 4;

/// The numbering of lists: the template's own if it reaches deep enough, else ours.
pub(super) struct Numbering {
    tree: Element,
    bullets: Series,
    ordered: Series,
    bullet_instance: Option<u32>,
    next_instance: u32,
}

/// One way to number or mark items.
struct Series {
    definition: String,
    /// How far the text of each level stands in, in twentieths of a point.
    indents: [i32; LEVELS],
}

impl Numbering {
    /// From the template's numbering part, if it has one.
    pub(super) fn new(part: Option<Element>, styles: &Styles) -> Result<Self, RenderError> {
        let ours =
            parse(NUMBERING.as_bytes()).map_err(|cause| RenderError::TemplatePart { part: "numbering".to_owned(), cause })?;
        let mut tree = part.unwrap_or_else(|| {
            let mut empty = ours.clone();
            empty.children.clear();
            empty
        });
        let bullets = series(&mut tree, &ours, styles.bullet_numbering.as_deref(), "0");
        let ordered = series(&mut tree, &ours, styles.ordered_numbering.as_deref(), "1");
        let next_instance = next(&tree, "w:num", "w:numId");
        Ok(Self { tree, bullets, ordered, bullet_instance: None, next_instance })
    }

    /// The number to refer to for bullets; one serves the whole document.
    pub(super) fn bullets(&mut self) -> u32 {
        if let Some(instance) = self.bullet_instance {
            return instance;
        }
        let definition = self.bullets.definition.clone();
        let instance = self.instance(&definition, None);
        self.bullet_instance = Some(instance);
        instance
    }

    /// A number to refer to for one numbered list, which begins at 1 on its level.
    pub(super) fn ordered(&mut self, level: usize) -> u32 {
        let definition = self.ordered.definition.clone();
        self.instance(&definition, Some(level.min(LEVELS - 1)))
    }

    /// How far the text stands in, for paragraphs that continue an item.
    pub(super) fn indent(&self, ordered: bool, level: usize) -> i32 {
        let series = if ordered { &self.ordered } else { &self.bullets };
        series.indents.get(level.min(LEVELS - 1)).copied().unwrap_or(0)
    }

    pub(super) fn into_part(self) -> Vec<u8> {
        self.tree.to_part()
    }

    fn instance(&mut self, definition: &str, restart: Option<usize>) -> u32 {
        let id = self.next_instance;
        self.next_instance += 1;
        let mut num = Element::new("w:num", &[("w:numId", &id.to_string())])
            .with(Element::new("w:abstractNumId", &[("w:val", definition)]));
        if let Some(level) = restart {
            let start = Element::new("w:startOverride", &[("w:val", "1")]);
            num.push(Element::new("w:lvlOverride", &[("w:ilvl", &level.to_string())]).with(start));
        }
        // The schema wants instances after all definitions and before the clean-up mark.
        insert_before(&mut self.tree, num, &["w:numIdMacAtCleanup"]);
        id
    }
}

/// The template's own series behind `number`, or a copy of ours when that is missing or too shallow.
fn series(tree: &mut Element, ours: &Element, number: Option<&str>, our_definition: &str) -> Series {
    let own = number
        .and_then(|number| tree.elements().find(|num| num.name == "w:num" && num.get("w:numId") == Some(number)))
        .and_then(|num| num.value("w:abstractNumId"))
        .and_then(|id| definition(tree, id))
        .filter(|definition| definition.elements().filter(|level| level.name == "w:lvl").count() >= LEVELS);
    if let Some(own) = own {
        return Series { definition: own.get("w:abstractNumId").unwrap_or_default().to_owned(), indents: indents(own) };
    }
    let id = next(tree, "w:abstractNum", "w:abstractNumId").to_string();
    let mut copy = definition(ours, our_definition).cloned().unwrap_or_default();
    copy.set("w:abstractNumId", &id);
    // Our definition names our list style; in another template that style has its own numbering.
    copy.elements_mut().for_each(|level| level.retain(|element| element.name != "w:pStyle"));
    let indents = indents(&copy);
    insert_before(tree, copy, &["w:num", "w:numIdMacAtCleanup"]);
    Series { definition: id, indents }
}

fn definition<'a>(tree: &'a Element, id: &str) -> Option<&'a Element> {
    tree.elements().find(|element| element.name == "w:abstractNum" && element.get("w:abstractNumId") == Some(id))
}

fn indents(definition: &Element) -> [i32; LEVELS] {
    let mut indents = [0; LEVELS];
    for (level, indent) in definition.elements().filter(|level| level.name == "w:lvl").zip(&mut indents) {
        let place = level.child("w:pPr").and_then(|properties| properties.child("w:ind"));
        let left = place.and_then(|place| place.get("w:left").or_else(|| place.get("w:start")));
        *indent = left.and_then(|left| left.parse().ok()).unwrap_or(0);
    }
    indents
}

fn next(tree: &Element, name: &str, key: &str) -> u32 {
    let of_name = tree.elements().filter(|element| element.name == name);
    of_name.filter_map(|element| element.get(key)?.parse::<u32>().ok()).max().map_or(1, |highest| highest.saturating_add(1))
}

fn insert_before(tree: &mut Element, element: Element, names: &[&str]) {
    let stops = |node: &Node| node.element().is_some_and(|element| names.contains(&element.name.as_str()));
    let place = tree.children.iter().position(stops).unwrap_or(tree.children.len());
    tree.children.insert(place, Node::Element(element));
}
