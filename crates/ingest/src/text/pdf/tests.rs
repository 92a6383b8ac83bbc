#![allow(clippy::unwrap_used, reason = "a test ends at the first thing that is wrong")]

mod made;

use std::path::PathBuf;

use self::made::{Made, page_of};
use super::read;
use crate::Limits;
use crate::text::found::{Found, FoundBlock, FoundKind};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/contracts/pdf").join(name)
}

fn read_fixture(name: &str) -> Result<Found, kernel::Problem> {
    read(&std::fs::read(fixture(name)).unwrap(), Limits::default())
}

fn told(found: &Found) -> String {
    let mut lines = String::new();
    for FoundBlock { kind, number, words, page, stands_out } in &found.blocks {
        let kind = match kind {
            FoundKind::Heading(level) => format!("heading {level}"),
            FoundKind::Paragraph => "paragraph".to_owned(),
            FoundKind::Item(depth) => format!("item {depth}"),
            FoundKind::Cell { table, row, column } => format!("cell {table}.{row}.{column}"),
            FoundKind::Footnote => "note".to_owned(),
        };
        let mark = if *stands_out { "*" } else { "" };
        let (page, number) = (page.unwrap_or(0), number.as_deref().unwrap_or("-"));
        lines.push_str(&format!("{page} | {kind}{mark} | {number} | {}\n", words.replace('\n', " / ")));
    }
    lines
}

#[test]
fn files_of_real_programs_read_as_expected() {
    for name in ["one-column", "one-column-tagged", "two-columns", "browser"] {
        let found = read_fixture(&format!("{name}.pdf")).unwrap();
        assert_eq!(found.problems, Vec::new(), "{name}");
        let expected = fixture(&format!("{name}.expected.txt"));
        if std::env::var("KRAVKEDJA_EXPECT").is_ok_and(|wish| wish == "write") {
            std::fs::write(&expected, told(&found)).unwrap();
        }
        let expected = std::fs::read_to_string(expected).unwrap();
        assert_eq!(told(&found), expected, "{name}");
    }
}

#[test]
fn tags_and_geometry_agree_on_the_words() {
    let words = |name: &str| {
        let mut all: Vec<String> = read_fixture(name).unwrap().blocks.into_iter().map(|block| block.words).collect();
        // A note stands where its page ends, or where the tags put it.
        all.sort();
        all
    };
    assert_eq!(words("one-column.pdf"), words("one-column-tagged.pdf"));
}

#[test]
fn a_password_to_open_is_asked_for_and_one_to_change_is_not() {
    assert_eq!(read_fixture("password.pdf").unwrap_err().code, "text-encrypted");
    let found = read_fixture("restricted.pdf").unwrap();
    assert!(told(&found).contains("hemliga under avtalstiden"), "{}", told(&found));
}

#[test]
fn a_file_that_was_cut_off_is_refused() {
    let bytes = std::fs::read(fixture("one-column.pdf")).unwrap();
    for part in [1, 3, 5, 7, 9] {
        let cut = &bytes[..bytes.len() * part / 10];
        assert_eq!(read(cut, Limits::default()).unwrap_err().code, "text-damaged", "{part}");
    }
}

/// The words of each block of a page made by hand.
fn words_of(content: &str) -> Vec<String> {
    let found = read(&page_of(content), Limits::default()).unwrap();
    found.blocks.into_iter().map(|block| block.words).collect()
}

const ENOUGH: &str = "BT /F 10 Tf 72 300 Td (Detta stycke finns f\\366r att sidan ska ha text nog att l\\344sa.) Tj ET ";

#[test]
fn gaps_make_words_and_doubled_letters_are_bold() {
    let shown = "BT /F 10 Tf 72 700 Td [(Leverant\\366ren) -300 (s) 20 (ka) -280 (kryptera)] TJ ET \
                 BT /F 10 Tf 72 600 Td (Vite) Tj ET BT /F 10 Tf 72.3 600 Td (Vite) Tj ET ";
    assert_eq!(words_of(&format!("{shown}{ENOUGH}"))[..2], ["Leverantören ska kryptera", "Vite"]);
}

#[test]
fn letters_set_apart_become_words() {
    let shown = "BT /F 10 Tf 5 Tc 72 700 Td (AVTAL) Tj 18 0 Td 110 0 Td (OM) Tj ET BT 0 Tc /F 10 Tf 0 0 Td ET ";
    assert_eq!(words_of(&format!("{shown}{ENOUGH}"))[0], "AVTAL OM");
}

#[test]
fn leaning_and_standing_text_is_no_part_of_the_text_but_invisible_text_is() {
    let shown = "BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (UTKAST) Tj ET BT /F 8 Tf 0 1 -1 0 20 300 Tm (Blankett 17) Tj ET \
                 BT 3 Tr /F 10 Tf 72 700 Td (Inl\\344st av en maskin.) Tj ET BT 0 Tr ET ";
    let words = words_of(&format!("{shown}{ENOUGH}"));
    assert_eq!(words[0], "Inläst av en maskin.");
    assert!(words.iter().all(|words| !words.contains("UTKAST") && !words.contains("Blankett")), "{words:?}");
}

#[test]
fn actual_text_takes_the_place_of_signs_and_raised_signs_stay_with_their_word() {
    let shown = "BT /F 10 Tf 72 700 Td /Span <</ActualText (ska)>> BDC (xx) Tj EMC ( betala 10 m) Tj 4 Ts /F 6 Tf (2) Tj 0 Ts /F 10 Tf ( golv) Tj ET ";
    assert_eq!(words_of(&format!("{shown}{ENOUGH}"))[0], "ska betala 10 m2 golv");
}

#[test]
fn accents_drawn_apart_join_their_letters() {
    let shown = "BT /F 10 Tf 72 700 Td (Anv) Tj [(\\250) 333 (andare)] TJ ET ";
    assert_eq!(words_of(&format!("{shown}{ENOUGH}"))[0], "Användare");
}

#[test]
fn a_hidden_layer_is_not_read() {
    let mut made = Made::page(&format!("/OC /L BDC BT /F 10 Tf 72 700 Td (Dold text.) Tj ET EMC {ENOUGH}"));
    made.set(1, "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >> >>");
    made.add("<< /Type /OCG /Name (L) >>");
    let found = read(&made.file(), Limits::default()).unwrap();
    assert!(!told(&found).contains("Dold"), "{}", told(&found));
}

#[test]
fn what_is_filled_into_a_form_is_read() {
    let mut made = Made::page(ENOUGH);
    made.set(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> /Annots [<< /Subtype /Widget /Rect [72 500 300 520] /AP << /N 6 0 R >> >>] >>");
    made.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 228 20]", "BT /F 10 Tf 2 5 Td (Exempelbolaget AB) Tj ET");
    assert_eq!(read(&made.file(), Limits::default()).unwrap().blocks[0].words, "Exempelbolaget AB");
}

#[test]
fn files_without_text_of_their_own_are_refused_each_in_its_way() {
    let code = |bytes: Vec<u8>| read(&bytes, Limits::default()).unwrap_err().code;
    assert_eq!(code(page_of("q 595 0 0 842 0 0 cm /Im Do Q")), "text-scanned");
    let catalog = |entries: &str| {
        let mut made = Made::page(ENOUGH);
        made.set(1, &format!("<< /Type /Catalog /Pages 2 0 R {entries} >>"));
        made.file()
    };
    assert_eq!(code(catalog("/Collection << /View /D >>")), "text-portfolio");
    assert_eq!(code(catalog("/AcroForm << /XFA [] >> /NeedsRendering true")), "text-form");
    let mut unknown = Made::page(&format!("BT /F 10 Tf 72 700 Td <{}> Tj ET", "0101".repeat(200)));
    unknown.set(4, "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X >>] >>");
    assert_eq!(code(unknown.file()), "text-letters-unknown");
    assert_eq!(code(b"%PDF-1.4\n%%EOF".to_vec()), "text-damaged");
}

#[test]
fn a_page_without_text_among_others_is_told() {
    let mut made = Made::page(ENOUGH);
    made.set(2, "<< /Type /Pages /Kids [3 0 R 6 0 R 3 0 R] /Count 3 >>");
    made.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    let found = read(&made.file(), Limits::default()).unwrap();
    let problem = found.problems.iter().find(|problem| problem.code == "text-pages-empty").unwrap();
    assert_eq!(problem.argument("pages"), Some(&kernel::Argument::Text("2".to_owned())));
}

#[test]
fn tags_of_a_word_processor_give_kinds() {
    let content = "/Artifact <</Type /Pagination>> BDC BT /F 8 Tf 72 800 Td (Sidhuvud) Tj ET EMC \
         /H1 <</MCID 0>> BDC BT /F 14 Tf 72 700 Td (1 S\\344kerhet) Tj ET EMC \
         /Lbl <</MCID 1>> BDC BT /F 10 Tf 80 680 Td (a\\)) Tj ET EMC \
         /LBody <</MCID 2>> BDC BT /F 10 Tf 100 680 Td (kryptera informa-) Tj 0 -12 Td (tionen,) Tj ET EMC \
         /P <</MCID 3>> BDC BT /F 10 Tf 72 640 Td (Leverant\\366ren ska anm\\344la incidenter inom 24 timmar.) Tj ET EMC \
         /P <</MCID 4>> BDC BT /F 10 Tf 72 600 Td (Brist) Tj ET EMC /P <</MCID 5>> BDC BT /F 10 Tf 200 600 Td (Vite) Tj ET EMC";
    let mut made = Made::page(content);
    made.set(1, "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>");
    made.add("<< /Type /StructTreeRoot /RoleMap << /Rubrik /H1 >> /K [7 0 R] >>");
    made.add("<< /S /Document /Pg 3 0 R /K [<< /S /Rubrik /K 0 >> \
              << /S /L /K << /S /LI /K [<< /S /Lbl /K 1 >> << /S /LBody /K << /S /P /K << /Type /MCR /Pg 3 0 R /MCID 2 >> >> >>] >> >> \
              << /S /P /K 3 >> << /S /Table /K << /S /TR /K [<< /S /TD /K << /S /P /K 4 >> >> << /S /TD /K 5 >>] >> >>] >>");
    let found = read(&made.file(), Limits::default()).unwrap();
    let expected = "1 | heading 1* | - | 1 Säkerhet\n1 | item 1 | a) | kryptera informationen,\n\
                    1 | paragraph | - | Leverantören ska anmäla incidenter inom 24 timmar.\n\
                    1 | cell 0.0.0 | - | Brist\n1 | cell 0.0.1 | - | Vite\n";
    assert_eq!(told(&found), expected);
}

#[test]
fn headers_page_numbers_and_contents_go_and_headings_at_the_edge_stay() {
    let line = |x: u32, y: u32, words: &str| format!("BT /F 10 Tf {x} {y} Td ({words}) Tj ET ");
    let page = |number: u32, text: &str| {
        let head = line(72, 800, "Exempelkommunen Dnr 17") + &line(400, 800, "Driftavtal");
        head + text + &line(290, 40, &number.to_string())
    };
    let mut made = Made::page("");
    let contents =
        line(72, 700, "Inneh\\345ll") + &line(72, 680, "1 Omfattning ............ 2") + &line(72, 660, "2 Vite ............ 3");
    let second = line(72, 770, "1")
        + &line(100, 770, "Omfattning")
        + &line(72, 740, "Leverant\\366ren ska driva kundens system och skydda all infor-");
    let third = line(72, 770, "mation i dem.") + &line(72, 740, "2 Vite");
    made.set(
        2,
        "<< /Type /Pages /Kids [3 0 R 7 0 R 9 0 R] /Count 3 /Resources << /Font << /F 4 0 R >> >> /MediaBox [0 0 595 842] >>",
    );
    made.set(3, "<< /Type /Page /Parent 2 0 R /Contents 6 0 R >>");
    made.add_stream("", &page(1, &contents));
    made.add("<< /Type /Page /Parent 2 0 R /Contents 8 0 R >>");
    made.add_stream("", &page(2, &second));
    made.add("<< /Type /Page /Parent 2 0 R /Contents 10 0 R >>");
    made.add_stream("", &page(3, &third));
    let found = read(&made.file(), Limits::default()).unwrap();
    let expected = "2 | paragraph | - | 1 Omfattning\n\
                    2 | paragraph | - | Leverantören ska driva kundens system och skydda all information i dem.\n\
                    3 | paragraph | - | 2 Vite\n";
    assert_eq!(told(&found), expected);
}

#[test]
fn a_wrapped_number_is_no_clause_and_a_new_number_is_one() {
    let lines = [
        "Leverant\\366ren ska f\\366lja de krav p\\345 s\\344kerhet som anges i punkt",
        "5.2 ska g\\344lla \\344ven f\\366r underleverant\\366rer som anlitas efter det att",
        "avtalet har ing\\345tts.",
        "5.3 Kunden f\\345r granska att kraven i detta kapitel uppfylls en g\\345ng om",
        "12 m\\345nader.",
    ];
    let mut shown = String::new();
    for (number, words) in lines.iter().enumerate() {
        shown.push_str(&format!("BT /F 10 Tf 72 {} Td ({words}) Tj ET ", 700 - 12 * number));
    }
    let words = words_of(&shown);
    assert_eq!(words.len(), 2, "{words:?}");
    assert!(
        words[0].ends_with("i punkt 5.2 ska gälla även för underleverantörer som anlitas efter det att avtalet har ingåtts.")
    );
    assert!(words[1].starts_with("5.3 Kunden") && words[1].ends_with("om 12 månader."));
}
