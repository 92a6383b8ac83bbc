//! XML as a stream of elements and texts, with bounds: no tree, no entities of a file's own.

use kernel::Problem;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{damaged, hostile};

/// Elements within each other; documents of people have some forty.
const DEEPEST: usize = 400;

/// What a part holds, in order. Names are without their prefix.
#[derive(Debug)]
pub(super) enum Node<'x> {
    Start(Element<'x>),
    End(String),
    Text(String),
}

/// An element with its attributes.
#[derive(Debug)]
pub(super) struct Element<'x> {
    pub(super) name: String,
    start: BytesStart<'x>,
}

impl Element<'_> {
    /// An attribute by its name without prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found =
            attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes())?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    }

    /// The attribute `val`, which nearly all of WordprocessingML uses.
    pub(super) fn val(&self) -> Option<String> {
        self.get("val")
    }

    /// A number among its attributes.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }

    /// Is a property that may be switched off by `val="0"` on?
    pub(super) fn is_on(&self) -> bool {
        self.val().is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// Calls `each` for every node of a part. Empty elements start and end.
pub(super) fn walk(text: &str, mut each: impl FnMut(Node<'_>) -> Result<(), Problem>) -> Result<(), Problem> {
    let mut reader = Reader::from_str(text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(hostile(format!("XML: {DEEPEST} <")));
                }
                each(Node::Start(Element { name: local(&start), start }))?;
            }
            Event::Empty(start) => {
                let name = local(&start);
                each(Node::Start(Element { name: name.clone(), start }))?;
                each(Node::End(name))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                each(Node::End(String::from_utf8_lossy(end.local_name().as_ref()).into_owned()))?;
            }
            Event::Text(words) => each(Node::Text(words.decode().map_err(damaged)?.into_owned()))?,
            Event::CData(words) => each(Node::Text(words.decode().map_err(damaged)?.into_owned()))?,
            Event::GeneralRef(reference) => {
                let letter = match reference.resolve_char_ref() {
                    Ok(found) => found,
                    Err(error) => return Err(damaged(error)),
                };
                let named = || match &*reference {
                    b"amp" => Some('&'),
                    b"lt" => Some('<'),
                    b"gt" => Some('>'),
                    b"quot" => Some('"'),
                    b"apos" => Some('\''),
                    _ => None,
                };
                let letter = letter.or_else(named).ok_or_else(|| damaged("XML: &"))?;
                each(Node::Text(letter.to_string()))?;
            }
            // Entities of a file's own are how small files become large ones; no writer of documents needs them.
            Event::DocType(_) => return Err(hostile("XML: DOCTYPE")),
            Event::Eof if depth > 0 => return Err(damaged("XML: EOF")),
            Event::Eof => return Ok(()),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
}

fn local(start: &BytesStart<'_>) -> String {
    String::from_utf8_lossy(start.local_name().as_ref()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Node, walk};

    fn texts(xml: &str) -> Result<String, &'static str> {
        let mut out = String::new();
        let walked = walk(xml, |node| {
            if let Node::Text(words) = node {
                out.push_str(&words);
            }
            Ok(())
        });
        walked.map(|()| out).map_err(|problem| problem.code)
    }

    #[test]
    fn references_are_read_and_entities_refused() {
        assert_eq!(texts("<a>x &amp; y &#229;<b/>z</a>"), Ok("x & y åz".to_owned()));
        assert_eq!(texts("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), Err("text-hostile"));
        assert_eq!(texts("<a>&b;</a>"), Err("text-damaged"));
        assert_eq!(texts("<a><b></a>"), Err("text-damaged"));
        assert_eq!(texts("<a><b>"), Err("text-damaged"));
        assert_eq!(texts(&"<a>".repeat(100_000)), Err("text-hostile"));
    }
}
