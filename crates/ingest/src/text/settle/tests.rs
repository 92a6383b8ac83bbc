use document::{PieceKind, Transcript};

use super::super::found::{Found, FoundBlock, FoundKind};
use super::settle;

fn block(kind: FoundKind, number: Option<&str>, words: &str) -> FoundBlock {
    FoundBlock { kind, number: number.map(str::to_owned), words: words.to_owned(), page: None, stands_out: false }
}

fn paragraph(words: &str) -> FoundBlock {
    block(FoundKind::Paragraph, None, words)
}

fn printed(blocks: Vec<FoundBlock>) -> String {
    let settled = settle(Found { blocks, ..Found::default() });
    Transcript::new(settled.pieces, None).text().to_owned()
}

fn kinds(blocks: Vec<FoundBlock>) -> Vec<(PieceKind, Option<String>, String)> {
    settle(Found { blocks, ..Found::default() }).pieces.into_iter().map(|piece| (piece.kind, piece.number, piece.words)).collect()
}

fn kind_of(words: &str) -> PieceKind {
    kinds(vec![paragraph(words)]).first().map(|(kind, ..)| *kind).unwrap()
}

#[test]
fn numbers_headings_and_items_are_told_apart() {
    assert_eq!(kind_of("5 Säkerhet"), PieceKind::Heading(1));
    assert_eq!(kind_of("5.2 Loggning"), PieceKind::Heading(2));
    assert_eq!(kind_of("5.2 Leverantören ska logga."), PieceKind::Paragraph);
    assert_eq!(kind_of("§ 5 Säkerhet"), PieceKind::Heading(1));
    assert_eq!(kind_of("a) loggar"), PieceKind::Item(1));
    assert_eq!(kind_of("24 timmar efter upptäckt."), PieceKind::Paragraph);
    assert_eq!(kind_of("BILAGA 1 SÄKERHET"), PieceKind::Heading(1));
    assert_eq!(kind_of("Säkerhet"), PieceKind::Paragraph);
}

#[test]
fn typed_and_automatic_numbers_give_the_same() {
    let typed = ["1 Omfattning", "1.1 Leverantören ska drifta.", "a) loggar", "(i) allt", "(ii) annat", "b) spårar", "2 Vite"];
    let automatic = [
        (Some("1"), "Omfattning"),
        (Some("1.1"), "Leverantören ska drifta."),
        (Some("a)"), "loggar"),
        (Some("(i)"), "allt"),
        (Some("(ii)"), "annat"),
        (Some("b)"), "spårar"),
        (Some("2"), "Vite"),
    ];
    let automatic = automatic.map(|(number, words)| block(FoundKind::Paragraph, number, words)).to_vec();
    let expected = "1 Omfattning\n\n1.1 Leverantören ska drifta.\na) loggar\n  (i) allt\n  (ii) annat\nb) spårar\n\n2 Vite\n";
    assert_eq!(printed(typed.map(paragraph).to_vec()), expected);
    assert_eq!(printed(automatic), expected);
}

#[test]
fn a_bare_number_is_a_section_or_an_item_by_what_stands_before() {
    let blocks = vec![
        paragraph("5 Säkerhet"),
        paragraph("5.1 Leverantören ska:"),
        paragraph("1. logga"),
        paragraph("2. Spara loggar"),
        paragraph("6 Vite"),
    ];
    let found: Vec<PieceKind> = kinds(blocks).into_iter().map(|(kind, ..)| kind).collect();
    let expected = [PieceKind::Heading(1), PieceKind::Paragraph, PieceKind::Item(1), PieceKind::Item(1), PieceKind::Heading(1)];
    assert_eq!(found, expected);
}

#[test]
fn letters_that_may_be_roman_follow_what_they_stand_in() {
    let letters = ["g) x", "h) x", "i) x", "j) x"].map(paragraph).to_vec();
    assert!(kinds(letters).iter().all(|(kind, ..)| *kind == PieceKind::Item(1)));
    let nested = ["a) x", "i) x", "ii) x", "b) x"].map(paragraph).to_vec();
    let depths: Vec<PieceKind> = kinds(nested).into_iter().map(|(kind, ..)| kind).collect();
    assert_eq!(depths, [PieceKind::Item(1), PieceKind::Item(2), PieceKind::Item(2), PieceKind::Item(1)]);
}

#[test]
fn levels_of_headings_follow_their_numbers() {
    let heading = |level, words| block(FoundKind::Heading(level), None, words);
    let blocks = vec![
        heading(1, "Avtal"),
        heading(2, "1 Omfattning"),
        heading(3, "1.1 Drift"),
        heading(2, "Underskrifter"),
        heading(3, "1.2 Leverantören ska logga alla åtkomster."),
    ];
    let found: Vec<PieceKind> = kinds(blocks).into_iter().map(|(kind, ..)| kind).collect();
    let expected =
        [PieceKind::Heading(1), PieceKind::Heading(1), PieceKind::Heading(2), PieceKind::Heading(1), PieceKind::Paragraph];
    assert_eq!(found, expected);
}

#[test]
fn lines_of_a_paragraph_are_parted_only_where_something_begins() {
    assert_eq!(
        printed(vec![paragraph("Följande gäller:\n– loggar\n– spår\nsom sparas")]),
        "Följande gäller:\n– loggar\n– spår som sparas\n"
    );
    assert_eq!(
        printed(vec![paragraph("anmälas inom\n24 timmar enligt punkt\n5.2 Leverantörens plan")]),
        "anmälas inom 24 timmar enligt punkt 5.2 Leverantörens plan\n"
    );
    assert_eq!(
        printed(vec![paragraph("2 Säkerhet\n2.1 Leverantören ska logga.\n2.2 Loggar sparas.")]),
        "2 Säkerhet\n\n2.1 Leverantören ska logga.\n\n2.2 Loggar sparas.\n"
    );
    assert_eq!(printed(vec![paragraph("priset är 5\n- 7 kronor")]), "priset är 5 - 7 kronor\n");
    assert_eq!(
        printed(vec![paragraph("Systemet ska kräva\nLegitimation på tillitsnivå\n3. Trafiken ska skyddas.")]),
        "Systemet ska kräva Legitimation på tillitsnivå 3. Trafiken ska skyddas.\n"
    );
    // An amount in figures after the same in letters is no item, also where an item comes before.
    assert_eq!(
        printed(vec![paragraph("(d) close the accounts within twenty-four\n(24) hours;")]),
        "(d) close the accounts within twenty-four (24) hours;\n"
    );
    // A list that runs on in the text goes on in the next line.
    assert_eq!(
        printed(vec![paragraph("Ordningen är (1) avtalet, (2) bilagan,\n(3) anbudet.")]),
        "Ordningen är (1) avtalet, (2) bilagan, (3) anbudet.\n"
    );
}

#[test]
fn lists_within_items_begin_without_a_mark_before_them() {
    let words = "2.1 The Processor shall:\n(a) keep logs,\n(b) notify within\n24 hours under clause\n2.2 or Article 33, and\n(c) ensure that\ni. staff are bound;\nii. access is limited.";
    let expected = "2.1 The Processor shall:\n(a) keep logs,\n(b) notify within 24 hours under clause 2.2 or Article 33, and\n(c) ensure that\n  i. staff are bound;\n  ii. access is limited.\n";
    assert_eq!(printed(vec![paragraph(words)]), expected);
}

#[test]
fn contents_and_page_numbers_are_dropped() {
    let blocks = vec![
        paragraph("AVTAL"),
        paragraph("Innehållsförteckning"),
        paragraph("1 Omfattning 2"),
        paragraph("2 Säkerhet 3"),
        paragraph("Sida 1 av 3"),
        paragraph("1 Omfattning"),
        paragraph("Tjänsten är drift."),
        paragraph("2 Säkerhet"),
    ];
    assert_eq!(printed(blocks), "AVTAL\n\n1 Omfattning\n\nTjänsten är drift.\n\n2 Säkerhet\n");
    let leaders = vec![paragraph("1 Omfattning ........ 2\n2 Säkerhet ........ 3"), paragraph("1 Omfattning")];
    assert_eq!(printed(leaders), "1 Omfattning\n");
    let form = vec![paragraph("Namn: ................ 7")];
    assert_eq!(printed(form), "Namn: ................ 7\n");
}

#[test]
fn cells_keep_their_place_and_tables_count_from_nought() {
    let cell = |table, column, words| block(FoundKind::Cell { table, row: 0, column }, None, words);
    let found = kinds(vec![cell(4, 0, "5.2 Loggning"), cell(4, 1, ""), cell(2, 0, "99,9 %\nav tiden")]);
    assert_eq!(found[0], (PieceKind::Cell { table: 0, row: 0, column: 0 }, Some("5.2".to_owned()), "Loggning".to_owned()));
    assert_eq!(found[1].2, "");
    assert_eq!(found[2], (PieceKind::Cell { table: 1, row: 0, column: 0 }, None, "99,9 % av tiden".to_owned()));
}
