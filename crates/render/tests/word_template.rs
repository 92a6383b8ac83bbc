//! Word documents from an organisation's own template.

#![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

#[path = "common/sample.rs"]
#[allow(dead_code, reason = "each test file uses some of the helpers")]
mod sample;
#[path = "common/word.rs"]
#[allow(dead_code, reason = "each test file uses some of the helpers")]
mod word;

use render::{Options, RenderError};
use word::{Parts, pack, part, replace, unpack, words};

const STYLES: &str = "word/styles.xml";
const RELATIONSHIPS: &str = "word/_rels/document.xml.rels";

fn template() -> Parts {
    unpack(&render::default_word_template())
}

fn render_with(template: &Parts) -> Result<Parts, RenderError> {
    let template = pack(template);
    let options = Options { word_template: Some(&template) };
    render::docx(&sample::annex(), &options).map(|bytes| unpack(&bytes))
}

fn cause_of(template: &Parts) -> RenderError {
    render_with(template).unwrap_err()
}

#[test]
fn our_own_template_given_back_changes_nothing() {
    let bytes = render::default_word_template();
    let options = Options { word_template: Some(&bytes) };
    let document = sample::annex();
    assert_eq!(
        unpack(&render::docx(&document, &options).unwrap()),
        unpack(&render::docx(&document, &Options::default()).unwrap())
    );
}

#[test]
fn header_text_and_logo_stay() {
    let mut parts = template();
    let logo = "<w:p><w:r><w:drawing r:embed=\"rId1\"/></w:r><w:r><w:t>Välkommen &amp; tack</w:t></w:r></w:p></w:hdr>";
    replace(&mut parts, "word/header1.xml", "</w:hdr>", logo);
    parts.insert("word/media/logo.png".to_owned(), b"\x89PNG not really".to_vec());
    parts.insert("word/_rels/header1.xml.rels".to_owned(), b"<Relationships/>".to_vec());
    let done = render_with(&parts).unwrap();
    assert_eq!(done["word/media/logo.png"], parts["word/media/logo.png"]);
    assert_eq!(done["word/_rels/header1.xml.rels"], parts["word/_rels/header1.xml.rels"]);
    assert!(part(&done, "word/header1.xml").contains("<w:drawing r:embed=\"rId1\"/>"));
    let header = part(&done, "word/header1.xml");
    assert!(header.contains("Välkommen &amp; tack") && words(header).starts_with("Granträsks kommun KS 2026/0417"), "{header}");
    assert!(part(&done, RELATIONSHIPS).contains("Id=\"rId5\""));
    assert!(part(&done, "word/document.xml").contains("<w:headerReference w:type=\"default\" r:id=\"rId5\"/>"));
}

#[test]
fn a_missing_style_is_named() {
    let mut parts = template();
    replace(&mut parts, STYLES, "w:styleId=\"Requirement\"", "w:styleId=\"Other\"");
    replace(&mut parts, STYLES, "w:val=\"Krav\"", "w:val=\"Annat\"");
    replace(
        &mut parts,
        STYLES,
        "w:type=\"table\" w:customStyle=\"1\" w:styleId=\"Kravtabell\"",
        "w:type=\"paragraph\" w:styleId=\"Kravtabell\"",
    );
    let error = cause_of(&parts);
    assert_eq!(error, RenderError::TemplateStyles { styles: vec!["Krav (Requirement)".to_owned(), "Kravtabell".to_owned()] });
    assert_eq!(error.to_string(), "the template lacks these styles: Krav (Requirement), Kravtabell");
}

/// Swedish Word writes `Rubrik1` for `Heading1` when it saves; the names stay.
#[test]
fn styles_are_found_by_name_where_word_translated_their_identifiers() {
    let mut parts = template();
    for (ours, swedish) in [("\"Heading1\"", "\"Rubrik1\""), ("\"BodyText\"", "\"Brdtext\""), ("\"heading 1\"", "\"Heading 1\"")]
    {
        replace(&mut parts, STYLES, ours, swedish);
    }
    let done = render_with(&parts).unwrap();
    let body = part(&done, "word/document.xml");
    assert!(body.contains("<w:pStyle w:val=\"Rubrik1\"/>") && body.contains("<w:pStyle w:val=\"Brdtext\"/>"));
    assert!(!body.contains("\"Heading1\"") && !body.contains("\"BodyText\""));
}

#[test]
fn headings_that_number_themselves_are_not_numbered_twice() {
    let mut parts = template();
    let style = "<w:outlineLvl w:val=\"1\"/>";
    replace(&mut parts, STYLES, style, &format!("<w:numPr><w:numId w:val=\"2\"/></w:numPr>{style}"));
    let done = render_with(&parts).unwrap();
    let plain = "<w:pStyle w:val=\"Heading2\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>";
    assert!(part(&done, "word/document.xml").contains(plain));
}

#[test]
fn lists_work_in_a_template_without_numbering() {
    let mut parts = template();
    parts.remove("word/numbering.xml");
    for (name, from) in
        [(RELATIONSHIPS, "relationships/numbering\""), ("[Content_Types].xml", "PartName=\"/word/numbering.xml\"")]
    {
        let old = part(&parts, name).to_owned();
        let kept: Vec<&str> = old.lines().filter(|line| !line.contains(from)).collect();
        parts.insert(name.to_owned(), kept.join("\n").into_bytes());
    }
    let done = render_with(&parts).unwrap();
    assert!(part(&done, "[Content_Types].xml").contains("/word/numbering.xml"));
    assert!(part(&done, RELATIONSHIPS).contains("Target=\"numbering.xml\""));
    let numbering = part(&done, "word/numbering.xml");
    assert_eq!(numbering.matches("<w:abstractNum ").count(), 2);
    assert!(!numbering.contains("w:pStyle"), "only our own list styles are tied to our numbering");
}

#[test]
fn shallow_numbering_of_the_template_is_not_used() {
    let mut parts = template();
    let numbering = "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
        <w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"/></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:numIdMacAtCleanup w:val=\"1\"/></w:numbering>";
    parts.insert("word/numbering.xml".to_owned(), numbering.into());
    let done = render_with(&parts).unwrap();
    let order: Vec<String> = word::children_of(part(&done, "word/numbering.xml"), "w:numbering").remove(0);
    assert_eq!(order, ["w:abstractNum", "w:abstractNum", "w:abstractNum", "w:num", "w:num", "w:num", "w:numIdMacAtCleanup"]);
}

#[test]
fn a_control_that_shows_its_placeholder_or_is_bound_is_filled() {
    let mut parts = template();
    let control = "<w:sdt><w:sdtPr><w:tag w:val=\"title\"/><w:dataBinding w:xpath=\"x\" w:storeItemID=\"y\"/><w:showingPlcHdr/></w:sdtPr>\
        <w:sdtContent><w:r><w:rPr><w:rStyle w:val=\"Platshllartext\"/></w:rPr><w:t>Klicka </w:t></w:r><w:r><w:t>här</w:t></w:r></w:sdtContent></w:sdt>";
    let empty = "<w:sdt><w:sdtPr><w:tag w:val=\"buyer\"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>";
    let other = "<w:sdt><w:sdtPr><w:tag w:val=\"other\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>kvar</w:t></w:r></w:p></w:sdtContent></w:sdt>";
    replace(&mut parts, "word/footer1.xml", "</w:ftr>", &format!("<w:p>{control}</w:p>{empty}{other}</w:ftr>"));
    let done = render_with(&parts).unwrap();
    let footer = part(&done, "word/footer1.xml");
    assert!(words(footer).ends_with("Bilaga 4: Krav på informationssäkerhet\nGranträsks kommun\nkvar\n"), "{footer}");
    for gone in ["dataBinding", "showingPlcHdr", "Platshllartext"] {
        assert!(!footer.contains(gone), "{gone}");
    }
}

/// Some office programs drop content controls when they save, and leave their words.
#[test]
fn fields_are_filled_where_their_controls_were_lost() {
    let mut parts = template();
    let header = "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:r><w:t>[buyer]</w:t></w:r>\
        <w:r><w:t>Dnr: [reference] [x] [[marking]</w:t></w:r></w:p></w:hdr>";
    parts.insert("word/header1.xml".to_owned(), header.into());
    let mut document = sample::annex();
    document.fields.buyer = "A & [reference]".to_owned();
    let template = pack(&parts);
    let done = unpack(&render::docx(&document, &Options { word_template: Some(&template) }).unwrap());
    assert_eq!(words(part(&done, "word/header1.xml")), "A & [reference]Dnr: KS 2026/0417 [x] [Arbetsmaterial\n");
}

#[test]
fn the_page_of_the_template_is_kept_and_tables_fit_it() {
    let mut parts = template();
    replace(
        &mut parts,
        "word/document.xml",
        "w:pgSz w:w=\"11906\" w:h=\"16838\"",
        "w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"",
    );
    let done = render_with(&parts).unwrap();
    let body = part(&done, "word/document.xml");
    assert!(body.contains("w:orient=\"landscape\""));
    assert!(body.contains("<w:gridCol w:w=\"8402\"/>"), "three fifths of 14004");
    assert!(!body.contains("Den här sidan visar mallens format"));
}

#[test]
fn a_template_file_becomes_a_document_and_asks_nothing() {
    let mut parts = template();
    replace(&mut parts, "[Content_Types].xml", "document.main+xml", "template.main+xml");
    replace(&mut parts, "word/settings.xml", "<w:compat>", "<w:updateFields w:val=\"true\"/><w:compat>");
    let done = render_with(&parts).unwrap();
    assert!(part(&done, "[Content_Types].xml").contains("wordprocessingml.document.main+xml"));
    assert!(!part(&done, "word/settings.xml").contains("updateFields"));
}

#[test]
fn what_is_no_usable_word_file_is_refused() {
    let refused = |bytes: &[u8]| render::docx(&sample::annex(), &Options { word_template: Some(bytes) }).unwrap_err();
    assert_eq!(refused(b"").code(), "render-template-not-word");
    assert_eq!(refused(b"\xd0\xcf\x11\xe0 an old or locked file").code(), "render-template-not-word");
    assert_eq!(refused(&pack(&Parts::new())).code(), "render-template-not-word");

    let mut strict = template();
    replace(
        &mut strict,
        "word/document.xml",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    assert_eq!(cause_of(&strict).code(), "render-template-not-word");

    let mut macros = template();
    macros.insert("word/vbaProject.bin".to_owned(), vec![1]);
    assert_eq!(cause_of(&macros), RenderError::TemplateMacros { part: "word/vbaProject.bin".to_owned() });

    let mut broken = template();
    for content in ["<w:styles>", "<!DOCTYPE a [<!ENTITY b \"c\">]><w:styles/>", "", &"<a>".repeat(100_000)] {
        broken.insert(STYLES.to_owned(), content.into());
        assert!(matches!(cause_of(&broken), RenderError::TemplatePart { part, .. } if part == STYLES), "{content:.20}");
    }

    let mut bomb = template();
    bomb.insert("word/media/bomb.bin".to_owned(), vec![0; 65 << 20]);
    assert_eq!(cause_of(&bomb), RenderError::TemplateTooLarge { limit: 64 << 20 });
}
