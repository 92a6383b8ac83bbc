use std::collections::BTreeMap;

use kernel::Problem;

use super::super::figures::{letters, repeated, roman};
use super::super::xml::{Element, Node, walk};

/// Styles that may stand on each other; more is a circle.
const DEEPEST: usize = 20;

/// What styles say that matters to the text: lists, weight, what is hidden.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    lists: BTreeMap<String, ListStyle>,
    /// How headings are numbered.
    pub(super) outline: ListStyle,
}

#[derive(Debug, Default, Clone)]
struct Style {
    parent: Option<String>,
    bold: Option<bool>,
    hidden: bool,
    list: Option<String>,
    title: bool,
}

/// A list style by its levels, from 1.
pub(super) type ListStyle = BTreeMap<u32, ListLevel>;

#[derive(Debug, Default, Clone)]
pub(super) struct ListLevel {
    /// How its numbers are shown; nothing for bullets and levels without number.
    format: Option<char>,
    repeats: bool,
    prefix: String,
    suffix: String,
    /// How many levels it shows.
    shown: u32,
    pub(super) start: u32,
    pub(super) bullet: bool,
}

impl Styles {
    pub(super) fn read(&mut self, text: &str) -> Result<(), Problem> {
        let mut style: Option<String> = None;
        let mut list: Option<Option<String>> = None;
        walk(text, |node| {
            match node {
                Node::Start(element) => match element.name.as_str() {
                    "style" => {
                        let name = element.get("name").unwrap_or_default();
                        let title = matches!(name.as_str(), "Title" | "Rubrik" | "Titel");
                        let (parent, list) = (element.get("parent-style-name"), element.get("list-style-name"));
                        let made = Style { parent, list: list.filter(|name| !name.is_empty()), title, ..Style::default() };
                        self.styles.insert(name.clone(), made);
                        style = Some(name);
                    }
                    "list-style" => list = Some(Some(element.get("name").unwrap_or_default())),
                    "outline-style" => list = Some(None),
                    "text-properties" => {
                        if let Some(style) = style.as_ref().and_then(|name| self.styles.get_mut(name)) {
                            style.bold =
                                element.get("font-weight").map(|weight| weight == "bold" || weight == "700").or(style.bold);
                            style.hidden |= element.get("display").as_deref() == Some("none");
                        }
                    }
                    name if name.starts_with("list-level-style-") || name == "outline-level-style" => {
                        let level = element.number("level").unwrap_or(1);
                        let made = ListLevel::of(&element);
                        match &list {
                            Some(Some(name)) => {
                                self.lists.entry(name.clone()).or_default().insert(level, made);
                            }
                            Some(None) => {
                                self.outline.insert(level, made);
                            }
                            None => {}
                        }
                    }
                    _ => {}
                },
                Node::End(name) if name == "style" => style = None,
                Node::End(name) if name == "list-style" || name == "outline-style" => list = None,
                Node::End(_) | Node::Text(_) => {}
            }
            Ok(())
        })
    }

    pub(super) fn list(&self, name: &str) -> Option<&ListStyle> {
        self.lists.get(name)
    }

    pub(super) fn is_bold(&self, name: &str) -> Option<bool> {
        self.up(name).find_map(|style| style.bold)
    }

    pub(super) fn is_hidden(&self, name: &str) -> bool {
        self.up(name).any(|style| style.hidden)
    }

    pub(super) fn is_title(&self, name: &str) -> bool {
        name == "Title" || self.up(name).any(|style| style.title || style.parent.as_deref() == Some("Title"))
    }

    /// The list style of a paragraph that stands in no list of its own.
    pub(super) fn list_of(&self, name: &str) -> Option<&str> {
        self.up(name).find_map(|style| style.list.as_deref())
    }

    fn up<'s>(&'s self, name: &str) -> impl Iterator<Item = &'s Style> {
        let mut next = self.styles.get(name);
        std::iter::from_fn(move || {
            let style = next?;
            next = style.parent.as_ref().and_then(|parent| self.styles.get(parent));
            Some(style)
        })
        .take(DEEPEST)
    }
}

impl ListLevel {
    fn of(element: &Element<'_>) -> Self {
        let text = |name: &str| element.get(name).unwrap_or_default();
        Self {
            format: text("num-format").chars().next(),
            // Letters after z are doubled only where the file says so.
            repeats: element.get("num-letter-sync").as_deref() == Some("true"),
            prefix: text("num-prefix"),
            suffix: text("num-suffix"),
            shown: element.number("display-levels").unwrap_or(1),
            start: element.number("start-value").unwrap_or(1),
            bullet: matches!(element.name.as_str(), "list-level-style-bullet" | "list-level-style-image"),
        }
    }

    fn figure(&self, number: u32) -> String {
        let letters = if self.repeats { repeated } else { letters };
        match self.format {
            Some('a') if number > 0 => letters(number),
            Some('A') if number > 0 => letters(number).to_uppercase(),
            Some('i') => roman(number).unwrap_or_else(|| number.to_string()),
            Some('I') => roman(number).map_or_else(|| number.to_string(), |text| text.to_uppercase()),
            Some(_) => number.to_string(),
            None => String::new(),
        }
    }
}

/// What stands before an item whose levels have counted so far; nothing where the level has no numbers.
pub(super) fn shown(style: &ListStyle, counts: &[u32]) -> Option<String> {
    let depth = u32::try_from(counts.len()).unwrap_or(1);
    let level = style.get(&depth).filter(|level| level.format.is_some())?;
    let first = depth.saturating_sub(level.shown.max(1));
    let figures: Vec<String> = (1_u32..)
        .zip(counts)
        .skip(usize::try_from(first).unwrap_or(0))
        .filter_map(|(index, count)| Some(style.get(&index)?.figure(*count)))
        .filter(|figure| !figure.is_empty())
        .collect();
    Some(format!("{}{}{}", level.prefix, figures.join("."), level.suffix).trim().to_owned())
}
