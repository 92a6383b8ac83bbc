use document::Fields;
use quick_xml::escape::escape;

use super::tree::{Element, Node, words};
use crate::clean::clean;

/// The fields of a header or footer: tags of content controls, and in brackets words to be replaced.
const FIELDS: [&str; 6] = ["title", "buyer", "reference", "marking", "digest", "page-word"];

/// Fills the fields of a header or footer: content controls by their tag, and words such as `[buyer]`. The words are there
/// because not every office program keeps content controls when it saves, and a page must never say "[buyer]".
pub(super) fn fill(root: &mut Element, title: &str, fields: &Fields) {
    let value = |tag: &str| match tag {
        "title" => Some(title),
        "buyer" => Some(fields.buyer.as_str()),
        "reference" => Some(fields.reference.as_str()),
        "marking" => Some(fields.marking.as_str()),
        "digest" => Some(fields.digest.as_str()),
        "page-word" => Some(fields.page_word.as_str()),
        _ => None,
    };
    // Before the controls, so that what a buyer is called is never searched for fields.
    root.for_each_mut(&mut |element| {
        if element.name == "w:t" {
            element.children.iter_mut().for_each(|node| fill_words(node, &value));
        }
    });
    fill_below(root, &value, true);
    // A header without any paragraph is not allowed.
    if !root.any(&|element| element.name == "w:p") {
        root.push(Element::new("w:p", &[]));
    }
}

fn fill_words<'a>(node: &mut Node, value: &impl Fn(&str) -> Option<&'a str>) {
    let Node::Raw(raw) = node else { return };
    let mut rest = std::mem::take(raw);
    while let Some(start) = rest.find('[') {
        let field =
            FIELDS.into_iter().find(|field| rest[start + 1..].strip_prefix(field).is_some_and(|after| after.starts_with(']')));
        let (end, text) = match field.and_then(|field| Some((field, value(field)?))) {
            Some((field, text)) => (start + field.len() + 2, text),
            None => (start + 1, "["),
        };
        raw.push_str(&rest[..start]);
        raw.push_str(&escape(clean(text)));
        rest.drain(..end);
    }
    raw.push_str(&rest);
}

fn fill_below<'a>(parent: &mut Element, value: &impl Fn(&str) -> Option<&'a str>, outermost: bool) {
    let children = std::mem::take(&mut parent.children);
    for node in children {
        let mut element = match node {
            Node::Element(element) => element,
            raw @ Node::Raw(_) => {
                parent.children.push(raw);
                continue;
            }
        };
        let tag = element.child("w:sdtPr").and_then(|properties| properties.value("w:tag"));
        let Some(text) = tag.and_then(value) else {
            fill_below(&mut element, value, false);
            parent.push(element);
            continue;
        };
        let holds = |name: &str| element.child("w:sdtContent").is_some_and(|content| content.child(name).is_some());
        let (paragraphs, cells) = (holds("w:p"), holds("w:tc") || holds("w:tr") || holds("w:tbl"));
        if text.is_empty() && !cells {
            // Word would show an empty control as a grey request to fill it in: it goes, and its line with it.
            if paragraphs && !outermost {
                parent.push(Element::new("w:p", &[]));
            }
            continue;
        }
        fill_control(&mut element, text, paragraphs || cells);
        parent.push(element);
    }
}

fn fill_control(control: &mut Element, text: &str, holds_paragraphs: bool) {
    let placeholder = control.child("w:sdtPr").is_some_and(|properties| properties.child("w:showingPlcHdr").is_some());
    for part in control.elements_mut() {
        if part.name == "w:sdtPr" {
            // A bound control would take its text from elsewhere as soon as the file is opened.
            part.retain(|element| !matches!(element.name.as_str(), "w:showingPlcHdr" | "w:dataBinding" | "w15:dataBinding"));
        } else if part.name == "w:sdtContent" {
            let mut text = Some(text);
            part.for_each_mut(&mut |element| {
                if placeholder && element.name == "w:rPr" {
                    element.retain(|property| property.name != "w:rStyle");
                }
                if element.name == "w:t" {
                    set_text(element, text.take().unwrap_or_default());
                }
            });
            if let Some(text) = text {
                let mut run_text = Element::new("w:t", &[]);
                set_text(&mut run_text, text);
                let run = Element::new("w:r", &[]).with(run_text);
                put_run(part, run, holds_paragraphs);
            }
        }
    }
}

fn set_text(element: &mut Element, text: &str) {
    element.set("xml:space", "preserve");
    element.children = vec![words(&clean(text))];
}

/// Puts the run into a control that held no text: directly, or into its first paragraph.
fn put_run(content: &mut Element, run: Element, holds_paragraphs: bool) {
    let mut run = Some(run);
    if holds_paragraphs {
        content.for_each_mut(&mut |element| {
            if element.name == "w:p"
                && let Some(run) = run.take()
            {
                element.push(run);
            }
        });
    } else if let Some(run) = run {
        content.push(run);
    }
}
