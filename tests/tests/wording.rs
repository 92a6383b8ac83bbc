//! What is read in sentences: tables of Swedish and English ones, and the model clauses of the catalog.

#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use std::collections::BTreeSet;
use std::fs;

use catalog::Catalog;
use kernel::Language;
use tests::{catalog_files, repository};
use wording::{Amount, Lexicon, Limit, Measured, Party, Reader, Reading, Unit, What, elements, read};

/// A text with what must be read in it.
struct Block {
    text: String,
    statements: Option<String>,
    there: Vec<String>,
    absent: Vec<String>,
}

fn blocks(language: Language) -> Vec<Block> {
    let path = repository().join(format!("tests/fixtures/wording/{}.txt", language.code()));
    let text = fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let blocks = lines.split(|line| line.trim().is_empty()).filter(|block| !block.is_empty());
    blocks
        .map(|block| {
            let of = |sign: &str| block.iter().filter_map(|line| line.strip_prefix(sign)).map(str::to_owned).collect::<Vec<_>>();
            Block {
                text: block[0].replace("\\n", "\n").replace("\\u{30a}", "\u{30a}"),
                statements: of("= ").pop(),
                there: of("+ "),
                absent: of("- "),
            }
        })
        .collect()
}

fn lexicon(language: Language) -> Lexicon {
    let (catalog, _) = Catalog::read(&catalog_files());
    let (lexicon, problems) = catalog.lexicon(language);
    assert!(problems.is_empty(), "{problems:#?}");
    lexicon
}

fn statements(reading: &Reading, text: &str) -> String {
    let said =
        reading.statements().map(|said| format!("{} {}: {}", said.force.id(), said.subject.who.id(), said.decided_by.of(text)));
    said.collect::<Vec<_>>().join(" & ")
}

fn check(language: Language, least: usize) {
    let lexicon = lexicon(language);
    let blocks = blocks(language);
    let mut wrong = Vec::new();
    for block in &blocks {
        let text = &block.text;
        let reading = read(&lexicon, text);
        let said = statements(&reading, text);
        let marks: Vec<String> = reading.marks().map(|mark| format!("{}: {}", mark.what.id(), mark.span.of(text))).collect();
        let plain = block.statements.is_none() && block.there.is_empty();
        if block.statements.as_ref().is_some_and(|wanted| *wanted != said) || (plain && !said.is_empty()) {
            wrong.push(format!("{text}\n    wanted {}\n    read   {said}", block.statements.as_deref().unwrap_or("nothing")));
        }
        for there in block.there.iter().filter(|there| !marks.contains(there)) {
            wrong.push(format!("{text}\n    no {there} among {marks:?}"));
        }
        for absent in &block.absent {
            if marks.iter().any(|mark| mark.starts_with(absent.as_str())) {
                wrong.push(format!("{text}\n    {absent} among {marks:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), blocks.len(), wrong.join("\n"));
    assert!(blocks.len() >= least, "{}", blocks.len());
}

#[test]
fn the_lexicons_are_rich() {
    for (language, least) in [(Language::Swedish, 350), (Language::English, 250)] {
        let lexicon = lexicon(language);
        assert!(lexicon.terms().len() >= least, "{}", lexicon.terms().len());
        for category in wording::Category::ALL.iter().filter(|category| language == Language::English || category.id() != "will")
        {
            assert!(lexicon.terms().iter().any(|term| term.category == *category), "{} {}", language.code(), category.id());
        }
    }
}

#[test]
fn swedish_sentences_are_read() {
    check(Language::Swedish, 120);
}

#[test]
fn english_sentences_are_read() {
    check(Language::English, 80);
}

#[test]
fn every_model_clause_has_the_elements_its_obligations_need() {
    let (catalog, _) = Catalog::read(&catalog_files());
    let mut lacking = Vec::new();
    for language in Language::ALL {
        let lexicon = lexicon(language);
        let mut served = BTreeSet::new();
        for clause in &catalog.clauses {
            let found = elements(&read(&lexicon, clause.text.get(language)));
            assert!(found.has("binding"), "{} {} binds nobody", clause.id, language.code());
            for id in &clause.obligations {
                let obligation = catalog.obligation(id.as_str()).unwrap();
                let missing: Vec<&String> = obligation.needs.iter().filter(|element| !found.has(element)).collect();
                if !missing.is_empty() {
                    lacking.push(format!("{} ({}) lacks {missing:?} for {id}", clause.id, language.code()));
                }
                served.insert(id.as_str());
            }
        }
        let without = catalog.obligations.iter().filter(|obligation| !served.contains(obligation.id.as_str()));
        lacking.extend(without.map(|obligation| format!("{} has no clause ({})", obligation.id, language.code())));
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn what_is_not_there_is_not_found() {
    let check = |language, text: &str, there: &[&str], absent: &[&str]| {
        let found = elements(&read(&lexicon(language), text));
        for element in there {
            assert!(found.has(element), "{text}: no {element}");
        }
        for element in absent {
            assert!(!found.has(element), "{text}: {element} in {found:?}");
        }
    };
    let all = ["party", "binding", "criterion", "deadline", "verification", "remedy", "flow-down"];
    let (sv, en) = (Language::Swedish, Language::English);
    check(sv, "Leverantören strävar efter att underrätta kunden inom 24 timmar och lämnar då en rapport.", &[], &all);
    check(sv, "Leverantören bedriver ett systematiskt säkerhetsarbete med årlig revision.", &[], &all);
    check(sv, "Kunden ska meddela leverantören om incidenter inom 24 timmar.", &[], &all);
    check(
        sv,
        "Leverantören ska underrätta kunden utan onödigt dröjsmål.",
        &["party", "binding"],
        &["deadline", "verification", "remedy", "flow-down"],
    );
    check(sv, "Leverantören ska vidta lämpliga säkerhetsåtgärder.", &["party", "binding"], &["criterion", "deadline", "remedy"]);
    check(sv, "Leverantören ska kunna logga inloggningar i 12 månader.", &[], &all);
    check(sv, "Leverantören ska i möjligaste mån åtgärda fel inom 5 dagar.", &[], &["binding", "deadline"]);
    check(sv, "Loggar ska sparas i 12 månader.", &[], &all);
    check(
        sv,
        "Loggar ska sparas av leverantören i 12 månader.",
        &["party", "binding", "criterion", "deadline"],
        &["remedy", "flow-down"],
    );
    check(en, "Provider will use commercially reasonable efforts to notify Customer within 72 hours.", &[], &all);
    check(en, "The Service is provided with industry standard security and annual audits.", &[], &all);
    check(
        en,
        "Provider shall promptly notify Customer of any breach.",
        &["party", "binding"],
        &["deadline", "verification", "remedy"],
    );
    check(en, "Customer shall indemnify Provider within 30 days.", &[], &all);
}

#[test]
fn a_contracts_own_names_are_known_when_given() {
    let (sv, en) = (lexicon(Language::Swedish), lexicon(Language::English));
    let who =
        |reader: &Reader<'_>, text: &str| reader.read(text).statements().map(|said| said.subject.who.id()).collect::<Vec<_>>();
    let text = "Exempelbolaget AB ska logga. Exempelbolaget AB:s tjänst ska vara säker. Vi ska svara.";
    assert_eq!(who(&Reader::new(&sv), text), ["thing", "thing", "nobody"]);
    let named = Reader::new(&sv).naming("Exempelbolaget AB", Party::Supplier).naming("vi", Party::Supplier);
    assert_eq!(who(&named, text), ["supplier", "thing", "supplier"]);
    let named = Reader::new(&en).naming("we", Party::Supplier).naming("you", Party::Buyer).naming("Consultant", Party::Buyer);
    assert_eq!(
        who(&named, "We will notify you within 24 hours. You may terminate. Consultant shall pay."),
        ["supplier", "buyer", "buyer"]
    );
}

#[test]
fn figures_come_with_unit_and_event() {
    let check = |language, text: &str, amount: Amount, unit: Option<Unit>, from: Option<&str>| {
        let reading = read(&lexicon(language), text);
        let found = reading.marks().find_map(|mark| match &mark.what {
            What::Deadline(Limit::Within(measured), event) => Some((measured.clone(), event.map(|event| event.of(text)))),
            What::Measure(measured) => Some((measured.clone(), None)),
            _ => None,
        });
        assert_eq!(found, Some((Measured { amount, unit }, from)), "{text}");
    };
    let (sv, en) = (Language::Swedish, Language::English);
    let number = |number: u64| Amount::Number(number * 1000);
    check(sv, "Leverantören ska svara inom 24 timmar från upptäckt.", number(24), Some(Unit::Hours), Some("från upptäckt"));
    check(sv, "Leverantören ska svara inom trettio (30) dagar.", number(30), Some(Unit::Days), None);
    check(
        sv,
        "Inom {{x:arbetsdag|arbetsdagar}} från begäran ska leverantören svara.",
        Amount::Parameter("x".to_owned()),
        Some(Unit::WorkingDays),
        Some("från begäran"),
    );
    check(sv, "Leverantören ska meddela minst 60 dagar före bytet.", number(60), Some(Unit::Days), Some("före bytet"));
    check(sv, "Tjänsten ska vara tillgänglig 99,95 procent av tiden.", Amount::Number(99_950), Some(Unit::Percent), None);
    check(sv, "Leverantören ska svara inom [X] dagar.", Amount::Blank, Some(Unit::Days), None);
    check(
        en,
        "The supplier shall answer within 10 business days of receipt.",
        number(10),
        Some(Unit::WorkingDays),
        Some("of receipt"),
    );
    check(en, "The supplier shall pay a penalty of 10 000 euros.", number(10_000), Some(Unit::Other), None);
}

#[test]
fn wrapping_and_spaces_change_nothing() {
    for language in Language::ALL {
        let lexicon = lexicon(language);
        for block in blocks(language).iter().filter(|block| !block.text.contains('\n')) {
            let wrapped = block.text.replace(' ', "\n").replace("kl.\n", "kl. ");
            let spaced = block.text.replace(' ', " \u{a0} ");
            let plain = statements(&read(&lexicon, &block.text), &block.text);
            let joined = |text: &str| statements(&read(&lexicon, text), text).split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(joined(&spaced), plain);
            // A line that begins with a number and a full stop is an item of a list: the only thing that a line break decides.
            if !block.text.contains(": ") {
                assert_eq!(joined(&wrapped), plain, "{}", block.text);
            }
        }
    }
}
