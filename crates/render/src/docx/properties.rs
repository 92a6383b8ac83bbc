use document::Document;

use super::{
    package::Package,
    relationships::Relationships,
    tree::{Element, words},
};
use crate::{RenderError, clean::clean};

const CONTENT_TYPES: &str = "[Content_Types].xml";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const CORE_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// Writes title, buyer, language and date into the document properties, in the place of the template's.
pub(super) fn set_core(package: &mut Package, document: &Document) -> Result<(), RenderError> {
    let mut relationships = Relationships::of(package, "")?;
    let part = match relationships.part("core-properties") {
        Some(part) => part,
        None => {
            let kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
            relationships.add(kind, "docProps/core.xml", false);
            relationships.store(package);
            register(package, "docProps/core.xml", CORE_TYPE)?;
            "docProps/core.xml".to_owned()
        }
    };
    let mut core = Element::new(
        "cp:coreProperties",
        &[
            ("xmlns:cp", CORE),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    let mut property = |name: &str, attributes: &[(&str, &str)], value: &str| {
        let mut element = Element::new(name, attributes);
        element.children.push(words(&clean(value)));
        core.push(element);
    };
    property("dc:title", &[], &document.title);
    if !document.fields.buyer.is_empty() {
        property("dc:creator", &[], &document.fields.buyer);
    }
    property("dc:language", &[], document.language.tag());
    if let Some(date) = document.fields.date {
        // Word wants a time of day; a document has none, so it is midnight.
        property("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &format!("{date}T00:00:00Z"));
    }
    package.set(&part, core.to_part());
    Ok(())
}

/// Writes the language into the settings and takes out what would make Word ask a question when the file is opened.
pub(super) fn set_settings(package: &mut Package, part: &str, language: &str) -> Result<(), RenderError> {
    let Some(mut settings) = package.tree(part)? else { return Ok(()) };
    settings.retain(|setting| setting.name != "w:updateFields");
    for setting in settings.elements_mut().filter(|setting| setting.name == "w:themeFontLang") {
        setting.set("w:val", language);
    }
    package.set(part, settings.to_part());
    Ok(())
}

/// Makes a document of a template file (`.dotx`), and refuses one with macros.
pub(super) fn set_document_type(package: &mut Package) -> Result<(), RenderError> {
    if let Some(part) = package.names().find(|name| name.ends_with("vbaProject.bin")) {
        return Err(RenderError::TemplateMacros { part: part.to_owned() });
    }
    let Some(mut types) = package.tree(CONTENT_TYPES)? else {
        return Err(RenderError::TemplateNotWord { cause: format!("it has no part {CONTENT_TYPES}") });
    };
    for entry in types.elements_mut() {
        let kind = entry.get("ContentType").unwrap_or_default();
        if kind.contains("macroEnabled") {
            return Err(RenderError::TemplateMacros { part: entry.get("PartName").unwrap_or_default().to_owned() });
        }
        if kind == format!("{WORD}template.main+xml") {
            entry.set("ContentType", &format!("{WORD}document.main+xml"));
        }
    }
    package.set(CONTENT_TYPES, types.to_part());
    Ok(())
}

/// Says of which type a new part is.
pub(super) fn register(package: &mut Package, part: &str, kind: &str) -> Result<(), RenderError> {
    if let Some(mut types) = package.tree(CONTENT_TYPES)? {
        types.push(Element::new("Override", &[("PartName", &format!("/{part}")), ("ContentType", kind)]));
        package.set(CONTENT_TYPES, types.to_part());
    }
    Ok(())
}

/// The content type of a part of the Word document, by the last word of its name.
pub(super) fn word_type(kind: &str) -> String {
    format!("{WORD}{kind}+xml")
}
