use std::collections::BTreeMap;

use kernel::Problem;

use super::super::xml::{Element, Node, walk};

/// Styles that may stand on each other; more is a circle.
const DEEPEST: usize = 20;

/// What the styles of a document say that matters to its text.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of a paragraph that names none.
    default: Option<String>,
}

#[derive(Debug, Default, Clone)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    numbering: Option<String>,
    level: Option<u32>,
    bold: Option<bool>,
    hidden: Option<bool>,
}

/// A style with what it takes from those that it stands on.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Resolved {
    /// The level of a heading, from 1.
    pub(super) heading: Option<u8>,
    /// A line of a table of contents, or its heading.
    pub(super) contents: bool,
    pub(super) numbering: Option<String>,
    pub(super) level: Option<u32>,
    pub(super) bold: bool,
    pub(super) hidden: bool,
}

impl Styles {
    pub(super) fn read(text: &str) -> Result<Self, Problem> {
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        walk(text, |node| {
            match node {
                Node::Start(element) if element.name == "style" => {
                    let id = element.get("styleId").unwrap_or_default();
                    if element.get("type").as_deref() == Some("paragraph") && element.get("default").is_some_and(|on| on != "0") {
                        styles.default = Some(id.clone());
                    }
                    open = Some((id, Style::default()));
                }
                Node::Start(element) => {
                    if let Some((_, style)) = &mut open {
                        style.take(&element);
                    }
                }
                Node::End(name) if name == "style" => styles.styles.extend(open.take()),
                Node::End(_) | Node::Text(_) => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// The style of a paragraph: the default one where it names none.
    pub(super) fn of_paragraph(&self, id: Option<&str>) -> Resolved {
        id.or(self.default.as_deref()).map(|id| self.resolve(id)).unwrap_or_default()
    }

    pub(super) fn resolve(&self, id: &str) -> Resolved {
        let mut found = Resolved::default();
        let (mut bold, mut hidden, mut outline) = (None, None, None);
        let mut next = Some(id);
        for _ in 0..DEEPEST {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            let name = style.name.to_lowercase();
            outline = outline.or(style.outline).or_else(|| heading_of(&name));
            found.contents |= name.starts_with("toc ") || name.starts_with("innehåll ") || name == "table of figures";
            if found.numbering.is_none() {
                found.numbering.clone_from(&style.numbering);
            }
            found.level = found.level.or(style.level);
            bold = bold.or(style.bold);
            hidden = hidden.or(style.hidden);
            next = style.based_on.as_deref();
        }
        found.heading = outline.filter(|level| *level <= 9);
        found.bold = bold.unwrap_or(false);
        found.hidden = hidden.unwrap_or(false);
        found
    }

    /// The numbering that a style of numberings stands for.
    pub(super) fn numbering_of(&self, id: &str) -> Option<String> {
        self.resolve(id).numbering
    }
}

impl Style {
    fn take(&mut self, element: &Element<'_>) {
        match element.name.as_str() {
            "name" => self.name = element.val().unwrap_or_default(),
            "basedOn" => self.based_on = element.val(),
            // Level 10 is running text, which takes away the heading of the style below.
            "outlineLvl" => self.outline = element.number("val").map(|level| u8::try_from(level.saturating_add(1)).unwrap_or(10)),
            "numId" => self.numbering = element.val(),
            "ilvl" => self.level = element.number("val"),
            "b" => self.bold = Some(element.is_on()),
            "vanish" => self.hidden = Some(element.is_on()),
            _ => {}
        }
    }
}

/// The level of a heading by the name of its style; the title of a document is the highest.
fn heading_of(name: &str) -> Option<u8> {
    if matches!(name, "title" | "titel" | "rubrik") {
        return Some(1);
    }
    let number = name.strip_prefix("heading ").or_else(|| name.strip_prefix("rubrik "))?;
    number.trim().parse().ok().filter(|level| (1..=9).contains(level))
}
