use crate::text::Hint;
use crate::text::tests::{printed, text};

fn html(body: &str) -> String {
    text(format!("<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>").as_bytes(), Hint::None)
}

#[test]
fn lists_are_numbered_as_browsers_show_them() {
    let lists = "<p>Leverantören ska:</p><ol type=a start=2><li>logga<ol type=i><li>allt<li value=4>annat</ol><li>spåra</ol>";
    assert_eq!(html(lists), "Leverantören ska:\nb. logga\n  i. allt\n  iv. annat\nc. spåra\n");
    assert_eq!(
        html("<h2>1 Drift</h2><p>Så:</p><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        "1 Drift\n\nSå:\n– a\n– b\n  – c\n"
    );
}

#[test]
fn what_is_not_the_text_is_dropped() {
    let page = "<header><h1>Webbplats</h1></header><nav><p>Meny</p></nav><a href='#x'>Till innehåll</a><main><h1>Avtal</h1>\
        <script>if (a < b) { alert('<p>hej</p>') }</script><style>p { color: red }</style><p>Text &aring; &lt;ska&gt; <del>inte</del> med.\
        <br>Mer</p></main><footer>Sidfot</footer>";
    assert_eq!(html(page), "Avtal\n\nText å <ska> med. Mer\n");
    let hidden = printed(b"<!DOCTYPE html><p>Syns</p><p style='display: none'>Dold</p>", Hint::None).unwrap();
    assert_eq!(hidden, ("Syns\n".to_owned(), vec!["text-hidden"]));
}

#[test]
fn tables_keep_their_cells() {
    let table = "<table><tr><th>Nivå<th>Tid</tr><tr><td rowspan=2>K3<td><p>4</p><p>timmar</p></td></tr><tr><td>8 timmar</td></tr></table>";
    assert_eq!(html(table), "Nivå | Tid\nK3 | 4 timmar\n | 8 timmar\n");
}

#[test]
fn a_term_leads_into_its_description() {
    assert_eq!(html("<dl><dt>Tjänsten<dd>driften.</dl>"), "Tjänsten: driften.\n");
    assert_eq!(
        html("<dl><dt>Tjänsten</dt><dd>driften.</dd><dt>Kunden:</dt><dd>beställaren.</dd></dl>"),
        "Tjänsten: driften.\n\nKunden: beställaren.\n"
    );
}

#[test]
fn signs_of_notes_are_no_words_but_powers_are() {
    assert_eq!(html("<p>Loggar<sup><a href='#n1'>1</a></sup> på 5 m<sup>2</sup>.</p>"), "Loggar på 5 m2.\n");
}
