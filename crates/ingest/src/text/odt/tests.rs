use crate::text::Hint;
use crate::text::tests::{packed, printed, text};

const STYLES: &str = r#"<office:document-styles><office:styles>
<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>
</office:styles><office:master-styles><style:header><text:p>Sidhuvud</text:p></style:header></office:master-styles></office:document-styles>"#;
const AUTOMATIC: &str = r#"<office:automatic-styles>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/><text:list-level-style-number text:level="2" style:num-format="i" style:num-prefix="(" style:num-suffix=")"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>
</office:automatic-styles>"#;

fn file(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content>{AUTOMATIC}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    packed(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content), ("styles.xml", STYLES)])
}

fn odt(body: &str) -> String {
    text(&file(body), Hint::None)
}

#[test]
fn headings_and_lists_are_numbered() {
    let heading = |level: u32, words: &str| format!(r#"<text:h text:outline-level="{level}">{words}</text:h>"#);
    let list = r#"<text:list text:style-name="L1"><text:list-item><text:p>loggar</text:p><text:list><text:list-item><text:p>allt</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>spår</text:p></text:list-item></text:list>"#;
    let on = r#"<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>mer</text:p></text:list-item></text:list>"#;
    let bullets = r#"<text:list text:style-name="L2"><text:list-item><text:p>punkt</text:p></text:list-item></text:list>"#;
    let body = [
        heading(1, "Omfattning"),
        heading(2, "Drift"),
        "<text:p>Så här:</text:p>".to_owned(),
        list.to_owned(),
        on.to_owned(),
        bullets.to_owned(),
        heading(1, "Vite"),
    ];
    let expected = "1 Omfattning\n\n1.1 Drift\n\nSå här:\na) loggar\n  (i) allt\nb) spår\nc) mer\n  – punkt\n\n2 Vite\n";
    assert_eq!(odt(&body.concat()), expected);
}

#[test]
fn notes_tables_changes_and_hidden_words() {
    let body = r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>struket</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:table-of-content><text:index-body><text:p>1 Omfattning 2</text:p></text:index-body></text:table-of-content>
<text:p>Loggar<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Se bilaga.</text:p></text:note-body></text:note> sparas<text:s text:c="3"/>länge<text:tab/>nog.<text:span text:style-name="T1">dolt</text:span></text:p>
<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Nivå</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>K3</text:p></table:table-cell><table:table-cell><text:p>4 h</text:p></table:table-cell></table:table-row><table:table-row><table:covered-table-cell/><table:table-cell><text:p>8 h</text:p></table:table-cell></table:table-row></table:table>
<text:p>Vite <text:placeholder>belopp</text:placeholder> kr</text:p>"#;
    let found = printed(&file(body), Hint::None).unwrap();
    assert_eq!(found.0, "Loggar sparas länge nog.\n\n1 Se bilaga.\n\nNivå\nK3 | 4 h\n | 8 h\n\nVite [belopp] kr\n");
    assert_eq!(found.1, ["text-tracked-changes", "text-hidden"]);
}

#[test]
fn a_locked_file_is_refused() {
    let manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let locked = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "\u{1}"),
    ]);
    assert_eq!(printed(&locked, Hint::None).map_err(|problem| problem.code), Err("text-encrypted"));
    let sheet = packed(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")]);
    assert_eq!(printed(&sheet, Hint::None).map_err(|problem| problem.code), Err("text-spreadsheet"));
}
