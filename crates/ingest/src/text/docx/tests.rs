use crate::Limits;
use crate::text::tests::{packed, printed, text};
use crate::text::{Hint, read};

const RELATIONS: &str =
    r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
const PARTS: &str = r#"<Relationships><Relationship Id="a" Type="x/styles" Target="styles.xml"/><Relationship Id="b" Type="x/numbering" Target="numbering.xml"/><Relationship Id="c" Type="x/footnotes" Target="/word/footnotes.xml"/></Relationships>"#;
const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Klausul"><w:name w:val="Klausul"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen rubrik"/><w:basedOn w:val="Rubrik1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Dold"><w:name w:val="Dold"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"#;
const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Rubrik1"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Klausul"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#61623;"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
</w:numbering>"#;
const NOTES: &str = r#"<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>streck</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Se bilaga.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;

fn file(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    );
    packed(&[
        ("_rels/.rels", RELATIONS),
        ("word/_rels/document.xml.rels", PARTS),
        ("word/document.xml", &document),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/footnotes.xml", NOTES),
    ])
}

fn docx(body: &str) -> String {
    text(&file(body), Hint::None)
}

/// A paragraph with a style.
fn styled(style: &str, words: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#)
}

/// A paragraph with a numbering of its own.
fn numbered(number: u32, level: u32, words: &str) -> String {
    let properties = format!(r#"<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>"#);
    format!("<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn plain(inner: &str) -> String {
    format!("<w:p>{inner}</w:p>")
}

fn run(words: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{words}</w:t></w:r>"#)
}

#[test]
fn automatic_numbers_count_as_word_does() {
    let body = [
        styled("Rubrik1", "Omfattning"),
        styled("Klausul", "Leverantören ska drifta."),
        numbered(1, 2, "loggar"),
        numbered(1, 2, "spår"),
        styled("Klausul", "Kunden ska betala."),
        numbered(1, 2, "i tid"),
        styled("Egen", "Undantag"),
        styled("Rubrik1", "Säkerhet"),
        styled("Klausul", "Loggar ska sparas:"),
        numbered(2, 0, "länge"),
        numbered(2, 1, "säkert"),
        numbered(3, 2, "fjärde"),
        numbered(3, 2, "femte"),
    ];
    let expected = "1 Omfattning\n\n1.1 Leverantören ska drifta.\na) loggar\nb) spår\n\n1.2 Kunden ska betala.\na) i tid\n\nUndantag\n\n\
        2 Säkerhet\n\n2.1 Loggar ska sparas:\n– länge\n  – säkert\n    d) fjärde\n    e) femte\n";
    assert_eq!(docx(&body.concat()), expected);
}

#[test]
fn tracked_and_hidden_text_is_told_and_read_as_accepted() {
    let body = plain(&format!(
        "{}<w:ins>{}</w:ins><w:del><w:r><w:delText>inte </w:delText></w:r></w:del><w:moveFrom>{}</w:moveFrom>{}",
        run("Leverantören "),
        run("ska "),
        run("flyttat "),
        run("logga.")
    ));
    let joined = format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{}", run("Två "), plain(&run("stycken.")));
    let hidden = plain(&format!(
        r#"{}<w:r><w:rPr><w:vanish/></w:rPr><w:t> dolt</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Dold"/></w:rPr><w:t> dolt</w:t></w:r>"#,
        run("Synligt.")
    ));
    let found = printed(&file(&(body + &joined + &hidden)), Hint::None).unwrap();
    assert_eq!(found.0, "Leverantören ska logga.\n\nTvå stycken.\n\nSynligt.\n");
    assert_eq!(found.1, ["text-tracked-changes", "text-hidden"]);
}

#[test]
fn notes_follow_the_paragraph_that_refers_to_them() {
    let body = plain(&format!(r#"{}<w:r><w:footnoteReference w:id="2"/></w:r>{}"#, run("Loggar"), run(" sparas.")))
        + &plain(&run("Mer."));
    assert_eq!(docx(&body), "Loggar sparas.\n\n1 Se bilaga.\n\nMer.\n");
}

#[test]
fn text_boxes_are_read_once_and_after_their_paragraph() {
    let inner = format!("<w:txbxContent>{}</w:txbxContent>", plain(&run("I rutan.")));
    let shape = format!(
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing>{inner}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    assert_eq!(docx(&plain(&format!("{}{shape}{}", run("Före "), run("efter.")))), "Före efter.\n\nI rutan.\n");
}

#[test]
fn merged_cells_and_tables_in_tables_keep_their_place() {
    let cell = |properties: &str, words: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", plain(&run(words)));
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let first = row(&(cell(r#"<w:gridSpan w:val="2"/>"#, "Nivå och tid") + &cell("", "Not")));
    let second = row(&(cell(r#"<w:vMerge w:val="restart"/>"#, "K3") + &cell("", "4 h") + &cell("", "x")));
    let third = row(&(cell("<w:vMerge/>", "")
        + &cell("", "8 h")
        + &format!("<w:tc><w:tbl>{}</w:tbl>{}</w:tc>", row(&cell("", "inre")), plain(&run("yttre")))));
    let deleted = format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", cell("", "struket"));
    let found = printed(&file(&format!("<w:tbl>{first}{second}{third}{deleted}</w:tbl>")), Hint::None).unwrap();
    assert_eq!(found.0, "Nivå och tid | Not\nK3 | 4 h | x\n | 8 h | inre yttre\n");
    assert_eq!(found.1, ["text-tracked-changes"]);
}

#[test]
fn fields_show_their_results_and_contents_are_dropped() {
    let field = |code: &str, result: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
            run(result)
        )
    };
    let body = plain(&field(" TOC \\o ", "1 Omfattning 2"))
        + &styled("TOC1", "2 Säkerhet 3")
        + &plain(&format!("{}{}", run("Se punkt "), field(" REF x ", "5.2.")));
    assert_eq!(docx(&body), "Se punkt 5.2.\n");
    let open = plain(r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#) + &plain(&run("Texten syns."));
    assert_eq!(docx(&open), "Texten syns.\n");
}

#[test]
fn placeholders_signs_and_breaks_print_as_people_see_them() {
    let control =
        format!("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", run("Ange belopp"));
    let body = plain(&format!(
        r#"{}{control}{}<w:r><w:tab/><w:t>ska</w:t><w:noBreakHyphen/><w:t>x</w:t><w:softHyphen/><w:t>y</w:t><w:br/><w:t>rad</w:t><w:sym w:font="Symbol" w:char="F0B3"/></w:r>"#,
        run("Vite "),
        run(" kronor")
    ));
    assert_eq!(docx(&body), "Vite [Ange belopp] kronor ska-xy rad≥\n");
}

#[test]
fn pages_follow_the_last_layout() {
    let body = plain(&run("Ett.")) + &plain(&format!("<w:r><w:lastRenderedPageBreak/></w:r>{}", run("Två.")));
    let pages = |body: &str| {
        let settled = read(&file(body), Hint::None, Limits::for_texts()).unwrap();
        (settled.pieces.iter().map(|piece| piece.page).collect::<Vec<_>>(), settled.pages)
    };
    assert_eq!(pages(&body), (vec![Some(1), Some(2)], Some(2)));
    assert_eq!(pages(&plain(&run("Ett."))), (vec![None], None));
    let broken = plain(&run("Ett.")) + &plain(r#"<w:r><w:br w:type="page"/></w:r>"#) + &plain(&run("Två."));
    assert_eq!(pages(&broken), (vec![Some(1), Some(2)], Some(2)));
}

#[test]
fn damaged_and_hostile_files_are_refused() {
    let refused = |bytes: &[u8]| printed(bytes, Hint::None).map_err(|problem| problem.code).unwrap_err();
    let whole = file(&plain(&run("Ett.")));
    assert_eq!(refused(&whole[..whole.len() / 2]), "text-damaged");
    assert_eq!(refused(&file("<w:p><w:r>")), "text-damaged");
    assert_eq!(refused(&file(&"<w:tbl>".repeat(100_000))), "text-hostile");
    assert_eq!(refused(&file(&plain(&run(&"a".repeat(4_000_000))))), "text-hostile");
}
