//! One contract of our own in every format that is read.

use std::io::{Cursor, Write};

use document::{Alignment, Block, Column, Document, Heading, Inline, List, Paragraph, ParagraphStyle, Table, text};
use kernel::Language;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// As people type it, wrapped by hand.
pub const PLAIN: &str = include_str!("../fixtures/contract/drift.txt");
/// In Markdown.
pub const MARKDOWN: &str = include_str!("../fixtures/contract/drift.md");
/// As all of them must print.
pub const PRINTED: &str = include_str!("../fixtures/contract/printed.txt");

/// A package of parts.
///
/// # Panics
/// Never, in memory.
#[must_use]
#[expect(clippy::unwrap_used, reason = "writing to memory cannot fail")]
pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(words.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// As our own writers are handed it.
#[must_use]
pub fn document() -> Document {
    let paragraph = |words: &str| Block::Paragraph(Paragraph { style: ParagraphStyle::Body, inlines: text(words) });
    let heading = |level: u8, number: Option<&str>, words: &str| {
        Block::Heading(Heading { level, number: number.map(str::to_owned), inlines: text(words), anchor: None })
    };
    let items =
        |words: &[&str]| Block::List(List { ordered: false, items: words.iter().map(|words| vec![paragraph(words)]).collect() });
    let column = |title: &str| Column { title: text(title), width: 500, alignment: Alignment::Left };
    let cell = |words: &str| vec![vec![Inline::Text(words.to_owned())]];
    let table = Table {
        caption: text("Tillgänglighet"),
        columns: vec![column("Nivå"), column("Längsta avbrott")],
        rows: vec![vec![cell("K2"), cell("8 timmar")], vec![cell("K3"), cell("4 timmar")]],
        row_headers: false,
    };
    Document {
        language: Language::Swedish,
        title: "Avtal om drift av journalsystem".to_owned(),
        blocks: vec![
            Block::Paragraph(Paragraph { style: ParagraphStyle::Title, inlines: text("Avtal om drift av journalsystem") }),
            heading(1, Some("1"), "Omfattning"),
            paragraph("Leverantören ska tillhandahålla drift av journalsystemet och skydda all information enligt Bilaga 1."),
            heading(1, Some("2"), "Säkerhet"),
            heading(2, Some("2.1"), "Incidenter"),
            paragraph("Leverantören ska anmäla incidenter inom 24 timmar från upptäckt och lämna uppgift om:"),
            items(&["vad som har hänt", "vilka som berörs"]),
            heading(2, Some("2.2"), "Loggning"),
            paragraph("Loggar ska sparas i minst 12 månader. In- och utdata i alla IT-system omfattas."),
            Block::Table(table),
            heading(1, Some("3"), "Vite"),
            paragraph("Vite utgår med 1 % av årsavgiften per påbörjad vecka."),
        ],
        ..Document::default()
    }
}

/// A Word file with automatic numbers, as people make them.
#[must_use]
pub fn docx() -> Vec<u8> {
    let styled = |style: &str, words: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>"#)
    };
    let item = |words: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#
        )
    };
    let row = |cells: [&str; 2]| {
        format!("<w:tr>{}</w:tr>", cells.map(|words| format!("<w:tc>{}</w:tc>", styled("Normal", words))).concat())
    };
    let body = [
        styled("Title", "Avtal om drift av journalsystem"),
        styled("Heading1", "Omfattning"),
        styled(
            "Normal",
            "Leverantören ska tillhandahålla drift av journalsystemet och skydda all information enligt Bilaga&#160;1.",
        ),
        styled("Heading1", "Säkerhet"),
        styled("Heading2", "Incidenter"),
        styled("Normal", "Leverantören ska anmäla incidenter inom 24 timmar från upptäckt och lämna uppgift om:"),
        item("vad som har hänt"),
        item("vilka som berörs"),
        styled("Heading2", "Loggning"),
        styled("Normal", "Loggar ska sparas i minst 12 månader. In- och utdata i alla IT-system omfattas."),
        styled("Normal", "Tillgänglighet"),
        format!("<w:tbl>{}{}{}</w:tbl>", row(["Nivå", "Längsta avbrott"]), row(["K2", "8 timmar"]), row(["K3", "4 timmar"])),
        styled("Heading1", "Vite"),
        styled("Normal", "Vite utgår med 1 % av årsavgiften per påbörjad vecka."),
    ];
    let heading = |id: &str, name: &str, number: &str| {
        let numbering = format!(r#"<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr>"#);
        format!(r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{numbering}</w:style>"#)
    };
    let styles =
        [heading("Title", "Title", "0"), heading("Heading1", "heading 1", "1"), heading("Heading2", "heading 2", "1")].concat();
    let level = |level: u32, style: u32, text: &str| {
        format!(
            r#"<w:lvl w:ilvl="{level}"><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{style}"/><w:lvlText w:val="{text}"/></w:lvl>"#
        )
    };
    let numbering = format!(
        r#"<w:numbering><w:abstractNum w:abstractNumId="0">{}{}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#,
        level(0, 1, "%1"),
        level(1, 2, "%1.%2")
    );
    packed(&[
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#,
        ),
        (
            "word/_rels/document.xml.rels",
            r#"<Relationships><Relationship Id="a" Type="x/styles" Target="styles.xml"/><Relationship Id="b" Type="x/numbering" Target="numbering.xml"/></Relationships>"#,
        ),
        ("word/document.xml", &format!("<w:document><w:body>{}</w:body></w:document>", body.concat())),
        ("word/styles.xml", &format!("<w:styles>{styles}</w:styles>")),
        ("word/numbering.xml", &numbering),
    ])
}

/// An OpenDocument text with automatic numbers.
#[must_use]
pub fn odt() -> Vec<u8> {
    let heading = |level: u32, words: &str| format!(r#"<text:h text:outline-level="{level}">{words}</text:h>"#);
    let paragraph = |words: &str| format!("<text:p>{words}</text:p>");
    let item = |words: &str| format!("<text:list-item><text:p>{words}</text:p></text:list-item>");
    let row = |cells: [&str; 2]| {
        let cells = cells.map(|words| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>"));
        format!("<table:table-row>{}</table:table-row>", cells.concat())
    };
    let body = [
        r#"<text:p text:style-name="Title">Avtal om drift av journalsystem</text:p>"#.to_owned(),
        heading(1, "Omfattning"),
        paragraph("Leverantören ska tillhandahålla drift av journalsystemet och skydda<text:s/>all information enligt Bilaga 1."),
        heading(1, "Säkerhet"),
        heading(2, "Incidenter"),
        paragraph("Leverantören ska anmäla incidenter inom 24 timmar från upptäckt och lämna uppgift om:"),
        format!(r#"<text:list text:style-name="L1">{}{}</text:list>"#, item("vad som har hänt"), item("vilka som berörs")),
        heading(2, "Loggning"),
        paragraph("Loggar ska sparas i minst 12 månader. In- och utdata i alla IT-system omfattas."),
        paragraph("Tillgänglighet"),
        format!(
            "<table:table>{}{}{}</table:table>",
            row(["Nivå", "Längsta avbrott"]),
            row(["K2", "8 timmar"]),
            row(["K3", "4 timmar"])
        ),
        heading(1, "Vite"),
        paragraph("Vite utgår med 1 % av årsavgiften per påbörjad vecka."),
    ];
    let styles = r#"<office:document-styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style></office:document-styles>"#;
    let lists = r#"<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/></text:list-style>"#;
    let content = format!(
        "<office:document-content><office:automatic-styles>{lists}</office:automatic-styles><office:body><office:text>{}</office:text></office:body></office:document-content>",
        body.concat()
    );
    packed(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content), ("styles.xml", styles)])
}
