//! Texts that try to keep the judging busy: it runs in the parent, with nobody to stop it, so its time must grow with the length.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a helper that fails has failed its test, and time is what is tested"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use desk::{CheckOptions, Checker, ContractFile, Failure, Origin};
use ingest::{Limits, read_text};

/// Nobody waits longer than this for one contract.
const LONGEST: Duration = Duration::from_secs(10);
/// Each text is about so long, in bytes: forty pages of a contract a hundred times over would be longer, and is refused.
const LENGTH: usize = 250_000;

fn texts() -> Vec<(&'static str, String)> {
    let repeated = |line: &dyn Fn(usize) -> String| {
        let mut text = String::from("Avtal mellan\n\n");
        for number in 0.. {
            if text.len() > LENGTH {
                break;
            }
            text.push_str(&line(number));
        }
        text
    };
    vec![
        ("labels", repeated(&|number| format!("Leverantör: Namn{} AB\n", letters(number)))),
        ("legend", repeated(&|_| "B = ".to_owned())),
        ("names", repeated(&|number| format!("Bolag (\"Namn{}\") ska betala.\n", letters(number)))),
        (
            "orders",
            repeated(&|number| {
                format!("Vid motstridighet gäller bilaga {number} säkerhet före leverantörens allmänna villkor.\n\n")
            }),
        ),
        (
            "remedies",
            repeated(&|number| {
                format!("{} Uppfyller Leverantören inte kraven i punkt 1–60 ska Leverantören betala vite.\n\n", number + 1)
            }),
        ),
        ("one sentence", repeated(&|_| "Leverantören ska logga och ".to_owned())),
        ("open brackets", repeated(&|_| "(\"".to_owned())),
        ("rows", repeated(&|number| format!("{number} | Leverantören ska kryptera | ja | vite 5 %\n"))),
        ("items", repeated(&|number| format!("K{number}. Loggar ska sparas.\n"))),
        ("marks", repeated(&|number| format!("Brister i krav som är märkta (V{number}) ger vite till Beställaren.\n"))),
        ("growing letters", repeated(&|number| format!("Leverantören ska betala vite {} enligt a\n", "İ".repeat(number % 20)))),
        (
            "precedence",
            repeated(&|number| format!("İ{number} Handlingarna gäller i ordning: leverantörens villkor, säkerhet.\n")),
        ),
    ]
}

fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

fn file(name: &str, text: &str) -> ContractFile {
    let read = read_text(text.as_bytes(), name, Path::new(env!("CARGO_BIN_EXE_text-child")), &[], Limits::for_texts()).unwrap();
    ContractFile { name: name.to_owned(), sha256: String::new(), transcript: read.transcript, problems: read.problems }
}

#[test]
fn no_text_keeps_the_judging_busy() {
    let library = desk::open(&Origin::default()).unwrap();
    let checker = Checker::new(&library).unwrap();
    for (name, text) in texts() {
        let started = Instant::now();
        let read = file("a.txt", &text);
        let checked = checker.check(vec![read], &CheckOptions::default()).unwrap();
        assert_eq!(checked.checked.findings.len(), library.catalog.obligations.len());
        let took = started.elapsed();
        assert!(took < LONGEST, "{name}: {} bytes took {took:?}", text.len());
    }
}

#[test]
fn a_text_that_no_contract_is_as_long_as_is_refused() {
    let library = desk::open(&Origin::default()).unwrap();
    let text = "Leverantören ska logga alla händelser i systemet och spara loggarna i tolv månader.\n\n".repeat(50_000);
    let refused = Checker::new(&library).unwrap().check(vec![file("a.txt", &text)], &CheckOptions::default());
    let Err(Failure::Invalid(problems)) = refused else { panic!("it was checked") };
    assert!(problems.iter().any(|problem| problem.code == "contract-too-long"), "{problems:?}");
}
