//! A realistic document, used by the tests of every format.

use document::{
    Alignment, Block, Cell, Column, Definition, Document, Fields, Heading, Inline, List, Paragraph, ParagraphStyle, Table, text,
};
use kernel::{Date, Language};

/// An annex with security requirements as a municipality would send it, with every kind of block.
pub(crate) fn annex() -> Document {
    let mut document = Document {
        language: Language::Swedish,
        title: "Bilaga 4: Krav på informationssäkerhet".to_owned(),
        fields: Fields {
            buyer: "Granträsks kommun".to_owned(),
            reference: "KS 2026/0417".to_owned(),
            marking: "Arbetsmaterial".to_owned(),
            digest: "Version 1.2 · sha256 3f7a9c1e 88d0b5a4".to_owned(),
            page_word: "Sida".to_owned(),
            contents_title: "Innehåll".to_owned(),
            date: Date::new(2026, 11, 22),
        },
        blocks: Vec::new(),
    };
    front(&mut document.blocks);
    scope(&mut document.blocks);
    requirements(&mut document.blocks);
    answers(&mut document.blocks);
    clauses(&mut document.blocks);
    document
}

fn front(blocks: &mut Vec<Block>) {
    blocks.push(styled(ParagraphStyle::Marking, "Arbetsmaterial: får inte lämnas ut före beslut"));
    blocks.push(styled(ParagraphStyle::Title, "Bilaga 4: Krav på informationssäkerhet"));
    blocks.push(styled(ParagraphStyle::Subtitle, "Upphandling av verksamhetssystem för hemtjänst och särskilt boende"));
    blocks.push(body(
        "Den här bilagan innehåller kommunens krav på informationssäkerhet. Kraven gäller under hela avtalstiden och för alla \
         underleverantörer som behandlar kommunens information.",
    ));
    blocks.push(Block::Contents { depth: 2 });
    blocks.push(Block::PageBreak);
}

fn scope(blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "1", "Om bilagan", Some("om-bilagan")));
    blocks.push(heading(2, "1.1", "Så läser du kraven", None));
    blocks.push(paragraph(vec![
        Inline::Text("Varje krav har ett nummer, en kravtext och ett ".to_owned()),
        Inline::Strong(text("bevis")),
        Inline::Text(". Ord med ".to_owned()),
        Inline::Emphasis(text("särskild betydelse")),
        Inline::Text(" förklaras i avsnitt ".to_owned()),
        Inline::Link { inlines: text("1.2 Ordlista"), target: "#ordlista".to_owned() },
        Inline::Text(". Kraven bygger på ".to_owned()),
        Inline::Link {
            inlines: text("cybersäkerhetslagen"),
            target: "https://www.riksdagen.se/sv/dokument-och-lagar/".to_owned(),
        },
        Inline::Text(". Bilagans kontrollsumma är ".to_owned()),
        Inline::Code("3f7a9c1e88d0b5a4".to_owned()),
        Inline::Text(".".to_owned()),
    ]));
    blocks.push(Block::List(List {
        ordered: false,
        items: vec![
            vec![body("Ska-krav måste vara uppfyllda när avtalet börjar gälla.")],
            vec![
                body("Bör-krav ger mervärde i utvärderingen:"),
                Block::List(List {
                    ordered: false,
                    items: vec![vec![body("högst 10 poäng för varje krav")], vec![body("inga poäng utan bevis")]],
                }),
            ],
        ],
    }));
    blocks.push(body("Gör så här när du svarar:"));
    blocks.push(Block::List(List {
        ordered: true,
        items: vec![
            vec![body("Läs kravet och motivet."), body("Motivet hjälper dig att förstå vad kommunen vill uppnå.")],
            vec![body("Svara i tabellen i avsnitt 3.")],
            vec![body("Bifoga beviset.")],
        ],
    }));
    blocks.push(heading(2, "1.2", "Ordlista", Some("ordlista")));
    blocks.push(Block::Definitions(vec![
        definition("Underbiträde", &["Den som behandlar personuppgifter för personuppgiftsbiträdets räkning."]),
        definition(
            "Allvarlig incident",
            &["En händelse som stör driften i mer än fyra timmar.", "Även misstänkt intrång räknas."],
        ),
    ]));
    blocks.push(styled(ParagraphStyle::Note, "Bilagan ersätter version 1.1. Ändringar är markerade i beslutsunderlaget."));
}

fn requirements(blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "2", "Krav", None));
    blocks.push(heading(2, "2.1", "Styrning och behörighet", None));
    let all = [
        (
            "17",
            "Flerfaktorsautentisering",
            "Leverantören ska använda flerfaktorsautentisering för all administrativ åtkomst till tjänsten.",
        ),
        (
            "18",
            "Incidentrapportering",
            "Leverantören ska rapportera en allvarlig incident till kommunen inom 24 timmar från upptäckt.",
        ),
        (
            "19",
            "Säkerhetskopior",
            "Leverantören ska ta säkerhetskopior minst en gång per dygn och prova återläsning minst två gånger per år.",
        ),
    ];
    for (number, title, requirement) in all {
        blocks.push(heading(3, number, title, Some(&format!("krav-{number}"))));
        blocks.push(styled(ParagraphStyle::Requirement, requirement));
        blocks.push(Block::Definitions(vec![
            definition(
                "Motiv",
                &["Stulna lösenord är den vanligaste vägen in i kommunala system. Ett extra steg stoppar de flesta försök."],
            ),
            definition(
                "Bevis",
                &[
                    "Skriftlig rutin",
                    "Skärmbild av inställningen",
                    "Protokoll från den senaste provningen, högst tolv månader gammalt",
                ],
            ),
            definition("Följs upp", &["En gång per år"]),
        ]));
    }
}

fn answers(blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "3", "Svar från anbudsgivaren", Some("svar")));
    blocks.push(body("Fyll i tabellen. Ett krav utan svar räknas som ej uppfyllt."));
    let rows = (17..=34)
        .map(|number| {
            vec![
                cell(&format!("Krav {number}")),
                cell("Leverantören ska kunna visa att kravet är uppfyllt."),
                cell("Ska"),
                Cell::new(),
                Cell::new(),
            ]
        })
        .collect();
    blocks.push(Block::Table(Table {
        caption: text("Svarstabell för kraven i avsnitt 2"),
        columns: columns(&[("Nummer", 150), ("Krav", 330), ("Nivå", 100), ("Uppfylls", 150), ("Kommentar", 270)]),
        rows,
        row_headers: true,
    }));
    blocks.push(body("Poängen räknas så här:"));
    let mut points = columns(&[("Nivå", 600), ("Poäng", 400)]);
    points[1].alignment = Alignment::Right;
    blocks.push(Block::Table(Table {
        caption: text("Poäng för varje nivå"),
        columns: points,
        rows: vec![vec![cell("Grundnivå"), cell("0,0")], vec![cell("Förhöjd nivå"), cell("1 234,5")]],
        row_headers: false,
    }));
}

fn clauses(blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "4", "Avtalsvillkor", None));
    blocks.push(heading(2, "4.1", "Revision", None));
    blocks.push(styled(
        ParagraphStyle::Clause,
        "Kommunen har rätt att en gång per år granska att leverantören uppfyller kraven i bilagan.",
    ));
    blocks.push(Block::Heading(Heading { level: 4, number: None, inlines: text("Underskrift"), anchor: None }));
    blocks.push(paragraph(vec![
        Inline::Text("Ort och datum".to_owned()),
        Inline::Break,
        Inline::Text("Namnförtydligande".to_owned()),
    ]));
}

/// A paragraph of running text.
pub(crate) fn body(words: &str) -> Block {
    styled(ParagraphStyle::Body, words)
}

pub(crate) fn styled(style: ParagraphStyle, words: &str) -> Block {
    Block::Paragraph(Paragraph { style, inlines: text(words) })
}

pub(crate) fn paragraph(inlines: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { style: ParagraphStyle::Body, inlines })
}

pub(crate) fn heading(level: u8, number: &str, words: &str, anchor: Option<&str>) -> Block {
    Block::Heading(Heading { level, number: Some(number.to_owned()), inlines: text(words), anchor: anchor.map(str::to_owned) })
}

pub(crate) fn definition(term: &str, lines: &[&str]) -> Definition {
    Definition { term: text(term), description: lines.iter().map(|line| text(*line)).collect() }
}

pub(crate) fn cell(words: &str) -> Cell {
    vec![text(words)]
}

pub(crate) fn columns(all: &[(&str, u16)]) -> Vec<Column> {
    all.iter().map(|(title, width)| Column { title: text(*title), width: *width, alignment: Alignment::Left }).collect()
}

/// What no one would write and someone will paste.
pub(crate) fn odd() -> Document {
    let long = "x".repeat(10_000);
    let nasty = "</w:t></w:r><script>alert(1)</script> & \" ' ]]> \u{0}\u{8}\u{b}\u{1b}\u{7f}\u{fffe}\u{ffff} 👩\u{200d}💻 \u{202e}bakåt\u{202c} \u{ad}mjukt\u{ad}bindestreck";
    let link = |target: &str| Inline::Link { inlines: text(nasty), target: target.to_owned() };
    let everything = vec![
        Inline::Text(nasty.to_owned()),
        Inline::Code(nasty.to_owned()),
        link("javascript:alert(1)"),
        link("https://example.se/?a=\"><script>&b='"),
        link("#finns-inte"),
        link("#krav-1"),
        Inline::Strong(vec![Inline::Emphasis(vec![Inline::Link {
            inlines: vec![link("https://example.se/")],
            target: "#krav-1".to_owned(),
        }])]),
        Inline::Text("första\r\nandra\ttredje".to_owned()),
        Inline::Break,
        Inline::Text(String::new()),
    ];
    let nested = (0..6).fold(body("innerst"), |inner, level| {
        Block::List(List { ordered: level % 2 == 0, items: vec![vec![body("yttre"), inner], Vec::new()] })
    });
    let empty_table = |caption: &str| {
        Block::Table(Table {
            caption: text(caption),
            columns: columns(&[("", 0), ("", 0)]),
            rows: vec![vec![Cell::new(), Cell::new()], vec![vec![Vec::new()], cell(&long)]],
            row_headers: true,
        })
    };
    Document {
        language: Language::English,
        title: nasty.to_owned(),
        fields: Fields { buyer: nasty.to_owned(), digest: long.clone(), ..Fields::default() },
        blocks: vec![
            Block::PageBreak,
            empty_table(""),
            empty_table(""),
            empty_table(nasty),
            Block::PageBreak,
            Block::PageBreak,
            Block::Contents { depth: 9 },
            Block::Heading(Heading {
                level: 3,
                number: Some("12345678901234567890".to_owned()),
                inlines: everything.clone(),
                anchor: Some("krav-1".to_owned()),
            }),
            Block::Heading(Heading { level: 1, number: None, inlines: Vec::new(), anchor: Some("a".repeat(90)) }),
            Block::Heading(Heading { level: 0, number: None, inlines: text(long.clone()), anchor: None }),
            Block::Heading(Heading { level: 9, number: Some(String::new()), inlines: text("nio"), anchor: Some("9".to_owned()) }),
            paragraph(everything),
            body(&long),
            body(""),
            nested,
            Block::List(List {
                ordered: true,
                items: vec![
                    vec![
                        heading(2, "7", "rubrik i lista", Some("i-lista")),
                        empty_table(nasty),
                        Block::PageBreak,
                        Block::Contents { depth: 1 },
                    ],
                    vec![Block::Definitions(Vec::new())],
                ],
            }),
            Block::List(List { ordered: false, items: Vec::new() }),
            Block::Definitions(vec![
                Definition { term: Vec::new(), description: Vec::new() },
                definition(nasty, &["", &long, nasty]),
            ]),
            styled(ParagraphStyle::Title, "Titel"),
            styled(ParagraphStyle::Title, "Titel igen"),
            empty_table(nasty),
            Block::PageBreak,
        ],
    }
}
