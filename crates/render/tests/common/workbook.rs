//! A realistic answer form, used by the tests of workbooks.

use document::{CellStyle, Choices, Grid, GridCell, GridColumn, Paper, Sheet, SheetTable, Value};
use kernel::{Date, Language};

/// The answer form of an annex: instructions, requirements to answer, and a hidden sheet with keys.
pub(crate) fn form() -> Grid {
    Grid {
        language: Language::Swedish,
        title: "Svarsformulär: verksamhetssystem för hemtjänst".to_owned(),
        author: "Granträsks kommun".to_owned(),
        protected: true,
        date: Date::new(2026, 11, 22),
        sheets: vec![how(), requirements(), keys()],
    }
}

fn how() -> Sheet {
    let strong = |words: &str| GridCell::styled(words, CellStyle::Strong);
    Sheet {
        name: "Så här svarar du".to_owned(),
        columns: vec![column("", 26), column("", 90)],
        lead: vec![
            vec![GridCell::styled(
                "Svarsformulär till bilaga 4, verksamhetssystem för hemtjänst och särskilt boende",
                CellStyle::Title,
            )],
            Vec::new(),
            vec![strong("Beställare"), GridCell::text("Granträsks kommun")],
            vec![strong("Datum"), GridCell { value: Value::Date(Date::new(2026, 11, 22).unwrap()), ..GridCell::default() }],
            vec![GridCell::styled("Gör så här", CellStyle::Heading)],
            vec![
                GridCell::text("1."),
                GridCell::text(
                    "Svara på varje krav på bladet Krav. Välj ett svar i listan och beskriv kort hur ni uppfyller kravet. Lämna inget \
                     svar tomt: ett krav utan svar räknas som ej uppfyllt och kan leda till att anbudet förkastas.",
                ),
            ],
            vec![GridCell::styled("Den som svarar", CellStyle::Heading)],
            vec![strong("Företag"), GridCell::input()],
            vec![strong("Organisationsnummer"), GridCell::input()],
        ],
        print_footer: "Granträsks kommun · KS 2026/0417 · Vård & omsorg".to_owned(),
        ..Sheet::default()
    }
}

fn requirements() -> Sheet {
    let texts = [
        "Leverantören ska använda flerfaktorsautentisering för all administrativ åtkomst till tjänsten.",
        "Leverantören ska rapportera en allvarlig incident till kommunen inom 24 timmar från upptäckt, och inom 72 timmar lämna en \
         första bedömning av konsekvenserna för kommunens verksamhet, de registrerade och andra kunder som använder samma tjänst.",
        "Säkerhetskopior ska tas varje dygn.\nÅterläsning ska provas två gånger per år.\nResultatet ska dokumenteras.",
    ];
    let rows = (17_u32..41)
        .map(|number| {
            let text = texts[usize::try_from(number).unwrap() % texts.len()];
            vec![
                GridCell::text(format!("krav-{number}-3f7a9c1e")),
                GridCell::number(number),
                GridCell::styled("Incidentrapportering och återställning", CellStyle::Strong),
                GridCell::text(text),
                GridCell::choice(usize::from(number % 5 == 0)),
                GridCell::input(),
            ]
        })
        .collect();
    Sheet {
        name: "Krav".to_owned(),
        columns: vec![
            GridColumn { hidden: true, ..column("Nyckel", 10) },
            column("Nr", 6),
            column("Krav", 24),
            column("Kravtext", 52),
            GridColumn { choices: vec![yes_no(), graded()], ..column("Uppfylls kravet?", 18) },
            column("Beskrivning", 40),
        ],
        table: Some(SheetTable { name: "Krav".to_owned(), rows }),
        paper: Paper::A4Landscape,
        print_footer: "Granträsks kommun · KS 2026/0417".to_owned(),
        ..Sheet::default()
    }
}

fn keys() -> Sheet {
    Sheet {
        name: "kravkedja".to_owned(),
        hidden: true,
        columns: vec![column("", 20), column("", 70)],
        lead: vec![vec![GridCell::text("digest"), GridCell::text("sha256:3f7a9c1e88d0b5a4")]],
        ..Sheet::default()
    }
}

/// Two values: short enough for the rule itself.
pub(crate) fn yes_no() -> Choices {
    choices(&["Ja", "Nej"])
}

/// Values with commas, which need a list of their own.
pub(crate) fn graded() -> Choices {
    choices(&["Ja, helt", "Delvis, med plan", "Nej", "Ej tillämpligt, med skäl"])
}

fn choices(values: &[&str]) -> Choices {
    Choices {
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        title: "Välj ett svar".to_owned(),
        help: "Välj i listan. Beskriv i nästa kolumn hur kravet är uppfyllt.".to_owned(),
        refusal: "Välj ett av svaren i listan.".to_owned(),
    }
}

/// A column with a title.
pub(crate) fn column(title: &str, width: u16) -> GridColumn {
    GridColumn { title: title.to_owned(), width, ..GridColumn::default() }
}
