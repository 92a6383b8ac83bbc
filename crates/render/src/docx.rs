//! Word documents: a template's parts with a new body.

mod body;
mod contents;
mod controls;
mod inlines;
mod numbering;
mod package;
mod paragraph;
mod properties;
mod relationships;
mod styles;
mod table;
mod template;
mod tree;
mod xml;

use document::Document;

pub use template::default_word_template;

use crate::{Options, RenderError, check::check, outline::Outline};
use body::Body;
use numbering::Numbering;
use package::Package;
use relationships::Relationships;
use styles::Styles;
use tree::{Element, Node};

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// A4 with margins of two and a half centimetres, for a template that states no page.
const PAGE: [(&str, u32); 3] = [("w:w", 11906), ("w:left", 1417), ("w:right", 1417)];

/// The document as a Word file (`.docx`).
///
/// # Errors
/// When the document is not finished or contradicts itself, or the template of the options cannot be used.
pub fn docx(document: &Document, options: &Options<'_>) -> Result<Vec<u8>, RenderError> {
    check(document)?;
    let mut package = match options.word_template {
        Some(bytes) => Package::read(bytes)?,
        None => template::package(),
    };
    properties::set_document_type(&mut package)?;
    let main = Relationships::of(&package, "")?.part("officeDocument").unwrap_or_else(|| "word/document.xml".to_owned());
    let root = main_part(&package, &main)?;
    let mut relationships = Relationships::of(&package, &main)?;

    let styles_part = relationships.part("styles").unwrap_or_else(|| "word/styles.xml".to_owned());
    let mut style_tree = package.tree(&styles_part)?.unwrap_or_default();
    let styles = Styles::find(&style_tree)?;
    styles::set_language(&mut style_tree, document.language.tag());
    package.set(&styles_part, style_tree.to_part());

    let numbering_part = match relationships.part("numbering") {
        Some(part) => part,
        None => {
            let part = relationships.add_part("numbering", "numbering.xml");
            properties::register(&mut package, &part, &properties::word_type("numbering"))?;
            part
        }
    };
    let mut numbering = Numbering::new(package.tree(&numbering_part)?, &styles)?;

    for kind in ["header", "footer"] {
        for part in relationships.parts(kind) {
            let Some(mut tree) = package.tree(&part)? else { continue };
            controls::fill(&mut tree, &document.title, &document.fields);
            package.set(&part, tree.to_part());
        }
    }
    if let Some(part) = relationships.part("settings") {
        properties::set_settings(&mut package, &part, document.language.tag())?;
    }
    properties::set_core(&mut package, document)?;

    let section = section(&root);
    let outline = Outline::of(document);
    let body = Body::new(document, &outline, &styles, &mut numbering, &mut relationships, text_width(&section));
    let blocks = body.write(&document.blocks);
    package.set(&main, with_body(root, blocks, section).to_part());
    package.set(&numbering_part, numbering.into_part());
    relationships.store(&mut package);
    package.pack()
}

/// The main part, if it is what Word writes. Its root keeps its namespaces, since the page settings may use them.
fn main_part(package: &Package, name: &str) -> Result<Element, RenderError> {
    let not_word = |cause: &str| RenderError::TemplateNotWord { cause: cause.to_owned() };
    let mut root = package.tree(name)?.ok_or_else(|| not_word("it has no document part"))?;
    if root.name != "w:document" || root.get("xmlns:w") != Some(NAMESPACE) {
        return Err(not_word("its main part is not an ordinary Word document (a file in the strict format must be saved anew)"));
    }
    if root.get("xmlns:r").is_none() {
        root.set("xmlns:r", RELATIONSHIPS);
    }
    Ok(root)
}

/// The page of the last section with its header and footer.
fn section(root: &Element) -> Element {
    let last = root.child("w:body").and_then(|body| body.elements().filter(|element| element.name == "w:sectPr").last());
    last.cloned().unwrap_or_else(|| {
        let size = Element::new("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let mut margins = Element::new("w:pgMar", &[]);
        for side in ["w:top", "w:right", "w:bottom", "w:left"] {
            margins.set(side, "1417");
        }
        for other in ["w:header", "w:footer"] {
            margins.set(other, "709");
        }
        margins.set("w:gutter", "0");
        Element::new("w:sectPr", &[]).with(size).with(margins)
    })
}

/// Width between the margins, in twentieths of a point.
fn text_width(section: &Element) -> u32 {
    let number = |child: &str, key: &str, default: u32| {
        section.child(child).and_then(|element| element.get(key)?.parse().ok()).unwrap_or(default)
    };
    let [(width, page), (left, left_margin), (right, right_margin)] = PAGE;
    let margins =
        [number("w:pgMar", left, left_margin), number("w:pgMar", right, right_margin), number("w:pgMar", "w:gutter", 0)];
    // Between one inch and the widest page that Word knows, whatever the template says.
    margins.into_iter().fold(number("w:pgSz", width, page), u32::saturating_sub).clamp(1440, 31_680)
}

fn with_body(mut root: Element, blocks: String, section: Element) -> Element {
    let mut body = Element::new("w:body", &[]).with(section);
    body.children.insert(0, Node::Raw(blocks));
    // What may stand beside the body is the page's background.
    root.retain(|element| element.name != "w:body");
    root.push(body);
    root
}
