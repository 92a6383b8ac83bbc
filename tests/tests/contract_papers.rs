//! Report, supplementary agreement and memo of a contract of our own, with the real catalog.

#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use std::collections::BTreeSet;

use catalog::{Case, Catalog, Classification, Law, Mode, NationalSecurity, Scale};
use compose::Texts;
use contracts::{
    About, Contract, ContractFile, Decision, FileRead, Papers, Setting, Unmade, Verdict, Words, check, memo, report, supplement,
};
use document::{Block, Document, Inline, Piece, PieceKind, Transcript, plain_text};
use kernel::{Id, Language, Place, Problem};
use messages::Messages;
use tests::library;

/// A weak contract: one clause that binds, some that only aim, a sole remedy, an old law and a blank.
fn weak() -> Transcript {
    let heading = |number: &str, words: &str| piece(PieceKind::Heading(1), number, words);
    let clause = |number: &str, words: &str| piece(PieceKind::Paragraph, number, words);
    Transcript::new(
        vec![
            heading("1", "Parter"),
            clause("1.1", "Detta avtal har träffats mellan Exempelkommun (Kunden) och Molntjänster AB (Leverantören)."),
            heading("5", "Informationssäkerhet"),
            clause(
                "5.1",
                "Leverantören strävar efter att bedriva ett systematiskt informationssäkerhetsarbete enligt ISO 27001.",
            ),
            clause("5.2", "Leverantören ska utan dröjsmål underrätta Kunden om incidenter som kan påverka Kundens information."),
            clause("5.3", "Leverantören ska följa lagen (2018:1174) om informationssäkerhet."),
            clause("5.4", "Säkerhetskopiering sker i enlighet med bilaga 4 Driftsvillkor."),
            heading("6", "Sekretess"),
            clause(
                "6.1",
                "Leverantören ska behandla all information om Kunden konfidentiellt och ska säkerställa att all personal som får del av den har undertecknat en sekretessförbindelse. Sekretessen gäller även efter avtalets upphörande. Leverantören ska på begäran visa upp förbindelserna inom 5 dagar. Vid brott mot sekretessen ska Leverantören betala vite med 100 000 kronor för varje tillfälle.",
            ),
            heading("9", "Ansvar"),
            clause(
                "9.1",
                "Vid försening ska Leverantören betala vite med [X] % av avgiften. Vitet är Kundens enda påföljd vid avtalsbrott.",
            ),
        ],
        Some(7),
    )
}

fn piece(kind: PieceKind, number: &str, words: &str) -> Piece {
    Piece { kind, number: Some(number.to_owned()), words: words.to_owned(), page: Some(3) }
}

fn case(law: Law) -> Case {
    Case {
        title: "Journalsystem".to_owned(),
        buyer: "Exempelkommun".to_owned(),
        reference: String::new(),
        date: None,
        language: Language::Swedish,
        mode: Mode::ExistingContract,
        law,
        below_threshold: false,
        national_security: NationalSecurity::No,
        scale: Scale::ZeroToFour,
        classification: Classification::parse("K2R2T2").unwrap(),
        delivery: BTreeSet::from([Id::new("saas")]),
        circumstances: BTreeSet::from([Id::new("personal-data")]),
        description: String::new(),
        information: Vec::new(),
    }
}

fn decision(obligation: &str, verdict: Verdict) -> Decision {
    Decision {
        obligation: Id::new(obligation),
        verdict: Some(verdict),
        missing: Vec::new(),
        why: "Läst av samordnaren".to_owned(),
        who: "A. Andersson".to_owned(),
        date: None,
        place: Place::default(),
    }
}

/// Hands the papers of the weak contract to a test; without a law there is no case, and the file is the whole contract.
fn with_papers<T>(
    law: impl Into<Option<Law>>,
    decided: &[Decision],
    language: Language,
    then: impl FnOnce(&Papers<'_>) -> T,
) -> T {
    let (catalog, texts): (Catalog, Texts) = library();
    let (words, _) = Words::new(&catalog);
    let transcript = weak();
    let contract = Contract::read(&words, &[ContractFile { name: "Avtal.docx", transcript: &transcript }]);
    let case = law.into().map(case);
    let checked =
        check(&catalog, &words, &contract, &Setting { complete: case.is_none(), case: case.as_ref(), decisions: decided })
            .unwrap();
    let file = FileRead { name: "Avtal.docx".to_owned(), digest: "ab".repeat(32), pages: Some(7), problems: Vec::new() };
    let about = About {
        title: "Journalsystem".to_owned(),
        supplier: "Molntjänster AB".to_owned(),
        files: vec![file],
        ..About::default()
    };
    let messages = Messages::new(language);
    let say = |problem: &Problem| messages.plainly(problem);
    then(&Papers {
        catalog: &catalog,
        texts: &texts,
        contract: &contract,
        checked: &checked,
        case: case.as_ref(),
        decisions: decided,
        about: &about,
        say: &say,
    })
}

/// Every word of a document.
fn words(document: &Document) -> String {
    let mut words = String::new();
    document.clone().for_each_text(&mut |text| {
        words.push_str(text);
        words.push('\n');
    });
    words.replace('\u{a0}', " ")
}

/// What stands before the first page break.
fn first_page(document: &Document) -> Document {
    let end = document.blocks.iter().position(|block| *block == Block::PageBreak).unwrap();
    Document { blocks: document.blocks[..end].to_vec(), ..document.clone() }
}

/// A verdict as the interface says it; the words that must never reach a supplier.
const VERDICTS: [(Language, [&str; 6]); 2] = [
    (Language::Swedish, ["tydlig", "ofullständig", "avsiktsförklaring", "hänvisad", "saknas", "ej funnen"]),
    (Language::English, ["clear", "incomplete", "statement of intent", "by reference", "missing", "not found"]),
];

#[test]
fn the_first_page_counts_every_obligation_and_says_what_to_take_up() {
    with_papers(Law::Lou, &[], Language::Swedish, |papers| {
        let document = report(papers, Language::Swedish).unwrap();
        let first = first_page(&document);
        let table =
            first.blocks.iter().find_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).unwrap();
        let figure =
            |cell: &document::Cell| cell.iter().map(|line| plain_text(line)).collect::<String>().parse::<usize>().unwrap();
        assert_eq!(table.rows.iter().map(|row| figure(&row[1])).sum::<usize>(), papers.checked.findings.len());
        assert_eq!(table.rows.iter().map(|row| figure(&row[2])).sum::<usize>(), 0, "nothing is confirmed");
        let list = first.blocks.iter().find_map(|block| match block {
            Block::List(list) if list.ordered => Some(list.items.len()),
            _ => None,
        });
        assert!((3..=5).contains(&list.unwrap()));
        let says = words(&first);
        for sentence in [
            "Ingen person har bekräftat bedömningarna.",
            "Fullgörelse, skadestånd och hävning vid väsentligt avtalsbrott finns även utan en klausul.",
            "Förordning (EU) 2024/2690 binder vissa leverantörer men inte kommunen",
            "En jurist avgör",
            "Avtal.docx (7 sidor)",
            "Ingen har sagt att det är hela avtalet.",
            "Gör så här:",
            "enda",
        ] {
            assert!(says.contains(sentence), "{sentence}\n{says}");
        }
    });
}

#[test]
fn deciding_words_are_set_off_and_explained() {
    with_papers(Law::Lou, &[], Language::Swedish, |papers| {
        let document = report(papers, Language::Swedish).unwrap();
        let at = document
            .blocks
            .iter()
            .position(|block| matches!(block, Block::Heading(found) if found.number.as_deref() == Some("CO-INC-01")))
            .unwrap();
        let mut strong = Vec::new();
        let mut note = String::new();
        for block in document.blocks.iter().skip(at + 1).take_while(|block| !matches!(block, Block::Heading(_))) {
            let Block::Paragraph(paragraph) = block else { continue };
            match paragraph.style {
                document::ParagraphStyle::Clause => strong.extend(
                    paragraph
                        .inlines
                        .iter()
                        .filter_map(|inline| if let Inline::Strong(words) = inline { Some(plain_text(words)) } else { None }),
                ),
                document::ParagraphStyle::Note => note.push_str(&plain_text(&paragraph.inlines)),
                _ => {}
            }
        }
        assert!(strong.iter().any(|words| words.contains("ska")), "{strong:?}");
        assert!(strong.iter().any(|words| words.contains("utan dröjsmål")), "{strong:?}");
        assert!(note.contains("ska – binder"), "{note}");
        assert!(note.contains("utan dröjsmål – går inte att mäta (tid)"), "{note}");
    });
}

#[test]
fn every_obligation_is_in_the_table_and_has_its_passages() {
    with_papers(Law::Lou, &[], Language::English, |papers| {
        let document = report(papers, Language::English).unwrap();
        let says = words(&document);
        for finding in &papers.checked.findings {
            assert!(says.contains(finding.obligation.as_str()));
        }
        let anchors = document.blocks.iter().filter(|block| matches!(block, Block::Heading(found) if found.level == 3)).count();
        assert_eq!(anchors, papers.checked.findings.len());
        assert!(says.contains("unverified") || says.contains("certain"));
        assert!(says.contains("Requirements that the contract does not carry"), "coverage of the case");
    });
}

#[test]
fn a_supplement_of_nothing_confirmed_is_refused_unless_it_is_a_draft() {
    with_papers(Law::Lou, &[], Language::Swedish, |papers| {
        let Err(Unmade::Refused(problem)) = supplement(papers, Language::Swedish, false) else { panic!("it was made") };
        assert_eq!(problem.code, "supplement-nothing-confirmed");
        assert!((papers.say)(&problem).contains("--decisions"));
        let draft = supplement(papers, Language::Swedish, true).unwrap();
        assert!(draft.title.starts_with("Utkast"));
        assert!(draft.fields.marking.contains("ingen person har bekräftat"));
    });
}

#[test]
fn a_supplement_takes_what_a_person_confirmed_and_nothing_else() {
    let decided = [
        decision("CO-INC-01", Verdict::Partly),
        decision("CO-GOV-02", Verdict::Declaratory),
        decision("CO-SUB-02", Verdict::Missing),
    ];
    with_papers(Law::Lou, &decided, Language::Swedish, |papers| {
        let document = supplement(papers, Language::Swedish, false).unwrap();
        let says = words(&document);
        assert!(says.contains("KL-INC-01") && says.contains("KL-LED-02") && says.contains("KL-LEV-03"), "{says}");
        assert!(!says.contains("KL-PER-02"), "nobody confirmed that");
        assert!(says.contains("ompletterar punkt 5.2 ”Informationssäkerhet” i Avtal.docx, sidan 3"), "{says}");
        assert!(says.contains("Gäller i stället för punkt 5.1"), "{says}");
        assert!(says.contains("Ny klausul. Den läggs till avtalet."), "{says}");
        assert!(says.contains("inte ett medgivande") && says.contains("redan förpliktar"), "the reservation of rule 13");
        assert!(!document.title.contains("Utkast") && document.fields.marking.is_empty());
        assert!(!says.contains("{{"), "figures are filled in");
    });
}

#[test]
fn a_supplement_holds_no_verdict_no_analysis_and_no_fallback() {
    for (language, verdicts) in VERDICTS {
        for draft in [false, true] {
            let decided = [decision("CO-INC-01", Verdict::Partly), decision("CO-SUB-02", Verdict::Missing)];
            with_papers(Law::Lou, &decided, language, |papers| {
                let document = supplement(papers, language, draft).unwrap();
                let whole = words(&document).to_lowercase();
                let flat = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
                let whole_flat = flat(&whole);
                for clause in &papers.catalog.clauses {
                    for inner in [&clause.fallback, &clause.loss] {
                        let words = flat(inner.get(language));
                        assert!(words.is_empty() || !whole_flat.contains(&words), "{}", clause.id);
                    }
                }
                for finding in &papers.checked.findings {
                    assert!(!whole.contains(&finding.obligation.as_str().to_lowercase()), "{}", finding.obligation);
                    for why in &finding.why {
                        assert!(!whole.contains(&(papers.say)(why).to_lowercase()));
                    }
                }
                // The clauses' own words are contract text, and may say "saknas" of a report.
                let mut own = document;
                own.blocks.retain(
                    |block| !matches!(block, Block::Paragraph(paragraph) if paragraph.style == document::ParagraphStyle::Clause),
                );
                let own = words(&own).to_lowercase();
                for verdict in verdicts {
                    let found = own.split(|character: char| !character.is_alphanumeric() && character != ' ');
                    assert!(
                        !found.map(str::trim).any(|part| format!(" {part} ").contains(&format!(" {verdict} "))),
                        "{verdict}\n{own}"
                    );
                }
            });
        }
    }
}

#[test]
fn the_memo_shows_every_route_of_the_law_of_the_case() {
    with_papers(Law::Lou, &[], Language::Swedish, |papers| {
        let says = words(&memo(papers, Language::Swedish).unwrap());
        for section in 9..=14 {
            assert!(says.contains(&format!("17 kap. {section} § LOU")), "{section}");
        }
        for sentence in [
            "deras samlade nettovärde",
            "mer än 50 procent",
            "19 kap. LOU",
            "19 a kap. LOU",
            "En jurist avgör",
            "obekräftad",
            "Reservlydelse",
        ] {
            assert!(says.contains(sentence), "{sentence}");
        }
        assert!(!says.contains("16 kap. 9 §"));
    });
    with_papers(Law::Luf, &[], Language::English, |papers| {
        let says = words(&memo(papers, Language::English).unwrap());
        for section in 9..=14 {
            assert!(says.contains(&format!("chapter 16, section {section} of LUF")), "{section}");
        }
        assert!(says.contains("LUF has no percentage limit") && !says.contains("more than 50 per cent"));
        assert!(says.contains("unconfirmed") && says.contains("Fallback wording"));
    });
    with_papers(Law::Luk, &[], Language::Swedish, |papers| {
        assert!(words(&memo(papers, Language::Swedish).unwrap()).contains("LUK är inte läst här"));
    });
}

#[test]
fn a_whole_contract_without_a_case_is_held_against_everything() {
    with_papers(None, &[], Language::Swedish, |papers| {
        let says = words(&report(papers, Language::Swedish).unwrap());
        for sentence in ["Det är hela avtalet", "Inget ärende är angivet", "Saknas", "Utan ärende räknas klassningen som nivå 2"]
        {
            assert!(says.contains(sentence), "{sentence}");
        }
        assert!(!says.contains("Ej funnen") && !says.contains("Vad avtalet bär av dagens krav"));
        assert_eq!(papers.checked.findings.len(), papers.catalog.obligations.len());
        let says = words(&memo(papers, Language::Swedish).unwrap());
        assert!(says.contains("Kontrollera vilken lag som styrde köpet") && says.contains("17 kap. 14 § LOU"));
        assert!(!words(&supplement(papers, Language::Swedish, true).unwrap()).contains("{{"));
    });
}

#[test]
fn internal_documents_say_that_secrecy_must_be_assessed() {
    for language in Language::ALL {
        with_papers(Law::Lou, &[], language, |papers| {
            for document in [report(papers, language).unwrap(), memo(papers, language).unwrap()] {
                assert!(!document.fields.marking.is_empty());
                let says = words(&document);
                assert!(says.contains("18 kap. 8 och 13 §§") || says.contains("chapter 18, sections 8 and 13"));
                assert!(!document.blocks.iter().any(|block| matches!(block, Block::Slot(_))));
            }
        });
    }
}

#[test]
fn the_same_contract_gives_the_same_papers() {
    let make = || {
        with_papers(Law::Lou, &[decision("CO-INC-01", Verdict::Partly)], Language::Swedish, |papers| {
            let language = Language::Swedish;
            [report(papers, language).unwrap(), supplement(papers, language, false).unwrap(), memo(papers, language).unwrap()]
        })
    };
    assert_eq!(make(), make());
}
