//! Damaged and hostile text files, made the same way every time.

use crate::contract::{MARKDOWN, PLAIN, docx, odt, packed};

/// A file with the name under which it is read.
pub type Hostile = (&'static str, Vec<u8>);

/// Chance that is the same every time.
pub struct Dice(u64);

impl Dice {
    /// Dice that fall as `seed` says.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`; 0 where that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % end.max(1)
    }
}

/// A kind of damage: the same number always gives the same file.
pub type Family = fn(u64) -> Hostile;

/// Every kind of damage that can be done in any number. A format that is read has its own here.
pub const FAMILIES: [Family; 9] = [
    |seed| ("a.docx", damaged(docx(), seed)),
    |seed| ("a.docx", cut(docx(), seed)),
    |seed| ("a.docx", with_part(docx_parts(seed), seed)),
    |seed| ("a.odt", damaged(odt(), seed)),
    |seed| ("a.odt", with_part(odt_parts(seed), seed)),
    |seed| ("a.html", damaged(HTML.as_bytes().to_vec(), seed)),
    |seed| ("a.md", damaged(MARKDOWN.as_bytes().to_vec(), seed)),
    |seed| ("a.txt", damaged(PLAIN.as_bytes().to_vec(), seed)),
    |seed| (["a.docx", "a.md", "a.html", "a.txt"][usize::try_from(seed % 4).unwrap_or(0)], noise(seed)),
];

const HTML: &str = "<!DOCTYPE html><html><body><main><h1>Avtal</h1><ol type=a start=2><li>logga<ul><li>allt</ul></ol>\
    <table><tr><td rowspan=3>K3<td colspan=2>4 timmar</tr></table><p>1.1 Text<sup><a href='#n'>1</a></sup></p></main></body></html>";

/// Changes, repeats, takes out and puts in bytes at a few places.
#[must_use]
pub fn damaged(mut bytes: Vec<u8>, seed: u64) -> Vec<u8> {
    let mut dice = Dice::new(seed);
    for _ in 0..=dice.below(12) {
        let at = dice.below(bytes.len());
        let end = (at + dice.below(64)).min(bytes.len());
        match dice.below(5) {
            0 => bytes[at] = bytes[at].wrapping_add(u8::try_from(dice.below(255)).unwrap_or(1)),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let again = bytes[at..end].to_vec();
                let copies = dice.below(50);
                bytes.splice(at..at, again.repeat(copies));
            }
            3 => bytes[at..end].fill(0xFF),
            _ => bytes[at..end].fill(0),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// Ends too early.
#[must_use]
pub fn cut(mut bytes: Vec<u8>, seed: u64) -> Vec<u8> {
    let end = Dice::new(seed).below(bytes.len());
    bytes.truncate(end);
    bytes
}

/// Bytes that are nothing, some after the beginning of something.
fn noise(seed: u64) -> Vec<u8> {
    let mut dice = Dice::new(seed);
    let beginnings: [&[u8]; 6] = [b"", b"PK\x03\x04", b"<html><body>", b"\xFF\xFE", b"1 Avtal\n", b"\xD0\xCF\x11\xE0"];
    let mut bytes = beginnings[dice.below(beginnings.len())].to_vec();
    bytes.extend((0..dice.below(4000)).map(|_| u8::try_from(dice.below(256)).unwrap_or(0)));
    bytes
}

/// Parts of a package that is whole: name and text, the one to be damaged first.
type Parts = Vec<(&'static str, String)>;

fn docx_parts(seed: u64) -> Parts {
    let rows = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let field =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    let words = "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>b</w:t></w:r></w:p>";
    let document = format!(
        "<w:document><w:body>{}{rows}<w:p>{field}</w:p><w:ins>{words}</w:ins><w:del>{words}</w:del></w:body></w:document>",
        words.repeat(20)
    );
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"A\"/><w:lvl w:ilvl=\"1\"><w:start w:val=\"4294967295\"/><w:numFmt w:val=\"upperLetter\"/><w:lvlText w:val=\"%1.%2%3%9\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let styles = "<w:styles><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"A\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"A\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:style></w:styles>";
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"x/styles\" Target=\"styles.xml\"/><Relationship Id=\"b\" Type=\"x/numbering\" Target=\"numbering.xml\"/></Relationships>";
    let mut parts = vec![
        ("word/document.xml", document),
        ("word/numbering.xml", numbering.to_owned()),
        ("word/styles.xml", styles.to_owned()),
        ("word/_rels/document.xml.rels", relations.to_owned()),
    ];
    parts.rotate_left(usize::try_from(seed % 4).unwrap_or(0));
    parts
}

fn odt_parts(seed: u64) -> Parts {
    let list = "<text:list text:style-name=\"L\" text:continue-numbering=\"true\"><text:list-item text:start-value=\"4294967295\"><text:p>a</text:p></text:list-item></text:list>";
    let table = "<table:table><table:table-row><table:table-cell table:number-rows-spanned=\"99999999\" table:number-columns-spanned=\"99999999\"><text:p>b</text:p></table:table-cell></table:table-row></table:table>";
    let content = format!(
        "<office:document-content><office:body><office:text>{}{table}<text:p>c<text:s text:c=\"4000000000\"/><text:note><text:note-body><text:p>d</text:p></text:note-body></text:note></text:p></office:text></office:body></office:document-content>",
        list.repeat(20)
    );
    let styles = "<a><style:style style:name=\"P\" style:parent-style-name=\"P\"/><text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"a\" text:display-levels=\"4000000000\"/></text:list-style></a>";
    let mut parts = vec![("content.xml", content), ("styles.xml", styles.to_owned())];
    parts.rotate_left(usize::try_from(seed % 2).unwrap_or(0));
    parts.push(("mimetype", "application/vnd.oasis.opendocument.text".to_owned()));
    parts
}

/// A whole package of which one part is damaged.
fn with_part(mut parts: Parts, seed: u64) -> Vec<u8> {
    if let Some((_, text)) = parts.first_mut() {
        let bytes = damaged(std::mem::take(text).into_bytes(), seed);
        *text = String::from_utf8_lossy(&bytes).into_owned();
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    packed(&parts)
}

/// Files that each want more than they should have.
#[must_use]
pub fn greedy() -> Vec<Hostile> {
    const MANY: usize = 100_000;
    let word = |body: &str| packed(&[("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>"))]);
    let open = |body: &str| {
        let content = format!("<a><office:body>{body}</office:body></a>");
        packed(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
    };
    let bomb = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><w:p>&c;</w:p>";
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>";
    let nested = |open: &str, close: &str| format!("{}x{}", open.repeat(MANY), close.repeat(MANY));
    let words: String = (0_u64..400_000).map(|number| format!("{} ", number * 7919 % 99_991)).collect();
    let entries: Vec<(String, String)> = (0..3000).map(|number| (format!("word/{number}.xml"), String::new())).collect();
    let entries: Vec<(&str, &str)> = entries.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    vec![
        ("a.docx", packed(&[("word/document.xml", bomb)])),
        ("a.docx", word(&nested("<w:p>", "</w:p>"))),
        ("a.docx", word(&nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"))),
        ("a.docx", word(&nested("<w:ins>", "</w:ins>"))),
        ("a.docx", word(&"<w:tbl><w:tr><w:tc>".repeat(120))),
        ("a.docx", word(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell.repeat(3000)))),
        ("a.docx", word(&format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"))),
        ("a.docx", word(&"<w:p/>".repeat(2_000_000))),
        ("a.docx", word(&format!("<w:p {}/>", "a=\"1\" ".repeat(MANY)))),
        ("a.docx", packed(&[("word/document.xml", &"\0".repeat(300_000_000))])),
        ("a.docx", packed(&entries)),
        ("a.odt", open(bomb)),
        ("a.odt", open(&nested("<text:list><text:list-item>", "</text:list-item></text:list>"))),
        ("a.odt", open(&nested("<text:span>", "</text:span>"))),
        ("a.odt", open(&format!("<text:p>{}</text:p>", "<text:s text:c=\"4000000000\"/>".repeat(20_000)))),
        ("a.html", nested("<div>", "</div>").into_bytes()),
        ("a.html", nested("<table><tr><td>", "</table>").into_bytes()),
        ("a.html", nested("<ol><li>", "</ol>").into_bytes()),
        ("a.html", format!("<table>{}</table>", "<tr><td rowspan=65534 colspan=1000>x".repeat(MANY)).into_bytes()),
        ("a.html", format!("<p {}>x", "a=1 ".repeat(MANY)).into_bytes()),
        ("a.html", format!("<p>{}", "&amp".repeat(MANY)).into_bytes()),
        ("a.md", format!("{}x", "> ".repeat(MANY)).into_bytes()),
        ("a.md", "[".repeat(MANY).into_bytes()),
        ("a.md", "*a_ ".repeat(MANY).into_bytes()),
        ("a.md", (0..2000).map(|depth| format!("{}- x\n", " ".repeat(depth))).collect::<String>().into_bytes()),
        ("a.md", format!("{}\n{}\n", "|a".repeat(MANY), "|-".repeat(MANY)).into_bytes()),
        ("a.md", (0..20_000).map(|note| format!("x[^{note}]\n\n[^{note}]: y[^{note}]\n\n")).collect::<String>().into_bytes()),
        ("a.txt", vec![b'\n'; 20_000_000]),
        ("a.txt", format!("x{}x", "\n".repeat(5_000_000)).into_bytes()),
        ("a.txt", vec![b'a'; 20_000_000]),
        ("a.txt", b"a) ".repeat(2_000_000)),
        ("a.txt", b"Sida 1 av 2\n".repeat(500_000)),
        ("a.txt", b"Avtal Sida 1 av 2\nx\n".repeat(200_000)),
        ("a.txt", b"x\x0c".repeat(2_000_000)),
        ("a.txt", b"x | y\n".repeat(300_000)),
        ("a.txt", b"- x\n".repeat(150_000)),
        ("a.txt", b"1 Avtal .......... 2\n".repeat(150_000)),
        ("a.txt", [&b"Contents\n\n"[..], &b"1 Avtal\n\n".repeat(150_000)].concat()),
    ]
}
