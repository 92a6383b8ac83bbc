use super::tree::Element;
use crate::RenderError;

/// A style that the writer uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Title,
    Subtitle,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    BodyText,
    Requirement,
    Clause,
    Note,
    Marking,
    ListBullet,
    ListNumber,
    ListContinue,
    DefinitionTerm,
    DefinitionText,
    TableText,
    TableHeading,
    Caption,
    TocHeading,
    Toc1,
    Toc2,
    Toc3,
    Hyperlink,
    Code,
    Kravtabell,
}

/// Each style in the order of [`Style`]: identifier in our template, name in the file, kind.
const KNOWN: [(Style, &str, &str, &str); 26] = [
    (Style::Title, "Title", "Title", "paragraph"),
    (Style::Subtitle, "Subtitle", "Subtitle", "paragraph"),
    (Style::Heading1, "Heading1", "heading 1", "paragraph"),
    (Style::Heading2, "Heading2", "heading 2", "paragraph"),
    (Style::Heading3, "Heading3", "heading 3", "paragraph"),
    (Style::Heading4, "Heading4", "heading 4", "paragraph"),
    (Style::BodyText, "BodyText", "Body Text", "paragraph"),
    (Style::Requirement, "Requirement", "Krav", "paragraph"),
    (Style::Clause, "Clause", "Avtalsklausul", "paragraph"),
    (Style::Note, "Note", "Anmärkning", "paragraph"),
    (Style::Marking, "Marking", "Märkning", "paragraph"),
    (Style::ListBullet, "ListBullet", "List Bullet", "paragraph"),
    (Style::ListNumber, "ListNumber", "List Number", "paragraph"),
    (Style::ListContinue, "ListContinue", "List Continue", "paragraph"),
    (Style::DefinitionTerm, "DefinitionTerm", "Begrepp", "paragraph"),
    (Style::DefinitionText, "DefinitionText", "Begreppstext", "paragraph"),
    (Style::TableText, "TableText", "Tabelltext", "paragraph"),
    (Style::TableHeading, "TableHeading", "Tabellrubrik", "paragraph"),
    (Style::Caption, "Caption", "caption", "paragraph"),
    (Style::TocHeading, "TOCHeading", "TOC Heading", "paragraph"),
    (Style::Toc1, "TOC1", "toc 1", "paragraph"),
    (Style::Toc2, "TOC2", "toc 2", "paragraph"),
    (Style::Toc3, "TOC3", "toc 3", "paragraph"),
    (Style::Hyperlink, "Hyperlink", "Hyperlink", "character"),
    (Style::Code, "Code", "Kod", "character"),
    (Style::Kravtabell, "Kravtabell", "Kravtabell", "table"),
];

/// The styles of a template, by what they are for.
pub(super) struct Styles {
    /// Identifiers in the order of [`Style`].
    ids: Vec<String>,
    /// Whether the template numbers headings by itself; that must be switched off, since headings carry their number.
    pub(super) numbered_headings: bool,
    /// The numbering that the template's list styles point to.
    pub(super) bullet_numbering: Option<String>,
    pub(super) ordered_numbering: Option<String>,
}

impl Styles {
    /// Finds every style, or says which are missing.
    ///
    /// By name first: Word translates identifiers (`Rubrik1` for `Heading1`) when it saves, but keeps the names of its own
    /// styles in English and those of ours as they are.
    pub(super) fn find(styles: &Element) -> Result<Self, RenderError> {
        let mut ids = Vec::with_capacity(KNOWN.len());
        let mut missing = Vec::new();
        for (_, id, name, kind) in KNOWN {
            let of_kind = || styles.elements().filter(|style| style.name == "w:style" && style.get("w:type") == Some(kind));
            let by_name =
                of_kind().find(|style| style.value("w:name").is_some_and(|found| found.to_lowercase() == name.to_lowercase()));
            let found = by_name.or_else(|| of_kind().find(|style| style.get("w:styleId") == Some(id)));
            match found.and_then(|style| style.get("w:styleId")) {
                Some(found) => ids.push(found.to_owned()),
                None if id == name => missing.push(id.to_owned()),
                None => missing.push(format!("{name} ({id})")),
            }
        }
        if !missing.is_empty() {
            return Err(RenderError::TemplateStyles { styles: missing });
        }
        let mut found = Self { ids, numbered_headings: false, bullet_numbering: None, ordered_numbering: None };
        let numbering = |style| numbering_of(styles, found.id(style));
        let (bullets, ordered) = (numbering(Style::ListBullet), numbering(Style::ListNumber));
        let headings = [Style::Heading1, Style::Heading2, Style::Heading3, Style::Heading4];
        let numbered = headings.into_iter().any(|heading| numbering(heading).is_some_and(|number| number != "0"));
        (found.bullet_numbering, found.ordered_numbering, found.numbered_headings) = (bullets, ordered, numbered);
        Ok(found)
    }

    /// The identifier in this template.
    pub(super) fn id(&self, style: Style) -> &str {
        self.ids.get(style as usize).map_or("", String::as_str)
    }
}

/// The numbering of a style or of one that it is based on.
fn numbering_of(styles: &Element, id: &str) -> Option<String> {
    let mut id = id.to_owned();
    // A style may be based on itself by way of others in a broken file: ten steps are more than any real chain.
    for _ in 0..10 {
        let style = styles.elements().find(|style| style.get("w:styleId") == Some(id.as_str()))?;
        let numbering = style.child("w:pPr").and_then(|properties| properties.child("w:numPr"));
        if let Some(number) = numbering.and_then(|numbering| numbering.value("w:numId")) {
            return Some(number.to_owned());
        }
        style.value("w:basedOn")?.clone_into(&mut id);
    }
    None
}

/// Writes the document's language into the defaults, and into each style that states one: a document has one language.
pub(super) fn set_language(styles: &mut Element, tag: &str) {
    let defaults = styles
        .child_or_first("w:docDefaults")
        .and_then(|defaults| defaults.child_or_first("w:rPrDefault"))
        .and_then(|run| run.child_or_first("w:rPr"));
    if let Some(run) = defaults
        && run.child("w:lang").is_none()
    {
        run.push(Element::new("w:lang", &[]));
    }
    styles.for_each_mut(&mut |element| {
        if element.name == "w:lang" {
            element.set("w:val", tag);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_styles_is_in_the_order_of_the_enum() {
        for (index, (style, ..)) in KNOWN.into_iter().enumerate() {
            assert_eq!(style as usize, index);
        }
    }
}
