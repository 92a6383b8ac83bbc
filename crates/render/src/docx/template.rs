use super::package::Package;

/// Our own list numbering, also lent to templates that have none.
pub(super) const NUMBERING: &str = include_str!("../../template/word/numbering.xml");

/// The program's Word file: formats, numbering, header and footer. An organisation opens it in Word, changes how the
/// formats look, puts in its logo, and hands it back as [`Options::word_template`].
///
/// [`Options::word_template`]: crate::Options::word_template
#[must_use]
pub fn default_word_template() -> Vec<u8> {
    // Thirteen fixed texts packed into memory: what can fail here fails in the tests.
    package().pack().unwrap_or_default()
}

/// The same as parts, so that the program's own template is not packed only to be unpacked.
pub(super) fn package() -> Package {
    let parts = [
        ("[Content_Types].xml", include_str!("../../template/[Content_Types].xml")),
        ("_rels/.rels", include_str!("../../template/_rels/.rels")),
        ("docProps/core.xml", include_str!("../../template/docProps/core.xml")),
        ("docProps/app.xml", include_str!("../../template/docProps/app.xml")),
        ("word/document.xml", include_str!("../../template/word/document.xml")),
        ("word/_rels/document.xml.rels", include_str!("../../template/word/_rels/document.xml.rels")),
        ("word/styles.xml", include_str!("../../template/word/styles.xml")),
        ("word/numbering.xml", NUMBERING),
        ("word/settings.xml", include_str!("../../template/word/settings.xml")),
        ("word/fontTable.xml", include_str!("../../template/word/fontTable.xml")),
        ("word/theme/theme1.xml", include_str!("../../template/word/theme/theme1.xml")),
        ("word/header1.xml", include_str!("../../template/word/header1.xml")),
        ("word/footer1.xml", include_str!("../../template/word/footer1.xml")),
    ];
    Package::new(parts.into_iter().map(|(name, content)| (name.to_owned(), content.as_bytes().to_vec())).collect())
}
