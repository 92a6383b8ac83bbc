use std::borrow::Cow;

use quick_xml::{Reader, escape::escape, events::BytesStart, events::Event};

/// Deeper nesting than any Word program writes; a bound, because the tree is walked recursively.
const DEEPEST: usize = 200;

/// An element of a template part, kept as it stands so that what is not understood is not lost.
#[derive(Debug, Clone, Default)]
pub(super) struct Element {
    pub(super) name: String,
    /// Names and values; values are escaped already.
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

#[derive(Debug, Clone)]
pub(super) enum Node {
    Element(Element),
    /// Finished XML: escaped text, or markup written elsewhere.
    Raw(String),
}

impl Element {
    pub(super) fn new(name: &str, attributes: &[(&str, &str)]) -> Self {
        let attributes = attributes.iter().map(|(key, value)| ((*key).to_owned(), escape(*value).into_owned())).collect();
        Self { name: name.to_owned(), attributes, children: Vec::new() }
    }

    pub(super) fn with(mut self, child: Self) -> Self {
        self.push(child);
        self
    }

    pub(super) fn push(&mut self, child: Self) {
        self.children.push(Node::Element(child));
    }

    /// The escaped value of an attribute: enough for the names and numbers looked for here.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    pub(super) fn set(&mut self, key: &str, value: &str) {
        let value = escape(value).into_owned();
        match self.attributes.iter_mut().find(|(name, _)| name == key) {
            Some((_, old)) => *old = value,
            None => self.attributes.push((key.to_owned(), value)),
        }
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(Node::element)
    }

    pub(super) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Raw(_) => None,
        })
    }

    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The child of this name; made and put first when missing.
    pub(super) fn child_or_first(&mut self, name: &str) -> Option<&mut Self> {
        if self.child(name).is_none() {
            self.children.insert(0, Node::Element(Self::new(name, &[])));
        }
        self.elements_mut().find(|element| element.name == name)
    }

    /// The value in `w:val` of a child.
    pub(super) fn value(&self, child: &str) -> Option<&str> {
        self.child(child)?.get("w:val")
    }

    /// This element and all below it, outermost first.
    pub(super) fn any(&self, test: &impl Fn(&Self) -> bool) -> bool {
        test(self) || self.elements().any(|element| element.any(test))
    }

    pub(super) fn for_each_mut(&mut self, change: &mut impl FnMut(&mut Self)) {
        change(self);
        self.elements_mut().for_each(|element| element.for_each_mut(change));
    }

    /// Removes the children that fail the test.
    pub(super) fn retain(&mut self, keep: impl Fn(&Self) -> bool) {
        self.children.retain(|node| node.element().is_none_or(&keep));
    }

    /// The whole as a part of a package.
    pub(super) fn to_part(&self) -> Vec<u8> {
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        self.write(&mut out);
        out.into_bytes()
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (key, value) in &self.attributes {
            for piece in [" ", key, "=\"", value, "\""] {
                out.push_str(piece);
            }
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out),
                Node::Raw(raw) => out.push_str(raw),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }

    fn from_start(start: &BytesStart<'_>) -> Result<Self, String> {
        let utf8 = |bytes: &[u8]| str::from_utf8(bytes).map(str::to_owned).map_err(|error| error.to_string());
        let mut element = Self { name: utf8(start.name().as_ref())?, ..Self::default() };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value = utf8(&attribute.value)?.replace('"', "&quot;").replace('<', "&lt;");
            element.attributes.push((utf8(attribute.key.as_ref())?, value));
        }
        Ok(element)
    }
}

impl Node {
    pub(super) fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Raw(_) => None,
        }
    }
}

/// Reads a part. Comments and processing instructions are dropped, and so is space between elements.
pub(super) fn parse(part: &[u8]) -> Result<Element, String> {
    let text = str::from_utf8(part).map_err(|_| "it is not UTF-8 text".to_owned())?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut open: Vec<Element> = Vec::new();
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let raw = match event {
            Event::Start(start) => {
                if open.len() == DEEPEST {
                    return Err(format!("it is nested more than {DEEPEST} deep"));
                }
                open.push(Element::from_start(&start)?);
                continue;
            }
            Event::Empty(start) => {
                let element = Element::from_start(&start)?;
                match open.last_mut() {
                    Some(parent) => parent.push(element),
                    None => return Ok(element),
                }
                continue;
            }
            Event::End(_) => {
                let element = open.pop().ok_or("an end tag without a start tag")?;
                match open.last_mut() {
                    Some(parent) => parent.push(element),
                    None => return Ok(element),
                }
                continue;
            }
            Event::Text(words) => String::from_utf8_lossy(&words).into_owned(),
            Event::CData(words) => escape(String::from_utf8_lossy(&words)).into_owned(),
            Event::GeneralRef(name) => format!("&{};", String::from_utf8_lossy(&name)),
            Event::DocType(_) => return Err("it has a document type declaration".to_owned()),
            Event::Eof => return Err("it ends too early".to_owned()),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
        };
        if let Some(parent) = open.last_mut()
            && (!raw.trim().is_empty() || matches!(parent.name.as_str(), "w:t" | "w:instrText"))
        {
            parent.children.push(Node::Raw(raw));
        }
    }
}

/// Words as the content of an element.
pub(super) fn words(text: &str) -> Node {
    Node::Raw(escape(Cow::Borrowed(text)).into_owned())
}
