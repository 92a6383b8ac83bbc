//! Any text at all is read without harm: spans are on character boundaries, within the text and in order, and twice the text
//! takes about twice the time.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a helper that fails has failed its test; one test measures time"
)]

use std::time::Instant;

use kernel::Language;
use proptest::prelude::*;
use wording::{Category, Compound, Inflection, Lexicon, Reading, Span, Term, elements, read, words};

/// A small lexicon with every kind of matching.
fn lexicon(language: Language) -> Lexicon {
    let term = |category, words: &str| Term::new(category, words);
    let meaning = |category, words: &str, means: &str| Term { means: Some(means.to_owned()), ..Term::new(category, words) };
    let terms = vec![
        term(Category::Binding, "ska"),
        term(Category::Binding, "shall"),
        term(Category::Capability, "ska … kunna"),
        meaning(Category::Binding, "åtar … sig att", "duty"),
        Term { inflection: Some(Inflection::Noun), ..meaning(Category::Party, "leverantör", "supplier") },
        Term { inflection: Some(Inflection::Noun), ..meaning(Category::Party, "supplier", "supplier") },
        Term { compound: Some(Compound::Any), ..term(Category::Remedy, "vite") },
        Term { inflection: Some(Inflection::Noun), ..meaning(Category::Unit, "dag", "days") },
        meaning(Category::Number, "tio", "10"),
        term(Category::TimeLimit, "inom"),
        term(Category::Bound, "minst"),
        Term { softens: true, ..term(Category::Neutraliser, "i möjligaste mån") },
        term(Category::Standard, "ISO"),
        term(Category::Abbreviation, "t.ex."),
        meaning(Category::Month, "mars", "3"),
        term(Category::Frequency, "varje år"),
    ];
    let (lexicon, problems) = Lexicon::new(language, terms);
    assert!(problems.is_empty(), "{problems:?}");
    lexicon
}

fn check_spans(text: &str, reading: &Reading) -> Result<(), TestCaseError> {
    let good = |span: Span| {
        prop_assert!(span.start <= span.end && span.end <= text.len(), "{span:?} of {}", text.len());
        prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{span:?}");
        Ok(())
    };
    let mut until = 0;
    for sentence in &reading.sentences {
        good(sentence.span)?;
        prop_assert!(sentence.span.start >= until, "sentences overlap");
        until = sentence.span.end;
        let mut before = 0;
        for mark in &sentence.marks {
            good(mark.span)?;
            prop_assert!(mark.span.start >= before, "marks out of order");
            before = mark.span.start;
            if let wording::What::Deadline(_, Some(event)) = mark.what {
                good(event)?;
            }
        }
        for said in &sentence.statements {
            good(said.span)?;
            good(said.decided_by)?;
            for span in [said.action, said.subject.span, said.softened_by].into_iter().flatten() {
                good(span)?;
            }
        }
    }
    let found = elements(reading);
    for span in found.party.iter().chain(&found.binding).chain(&found.criterion).chain(&found.deadline) {
        good(*span)?;
    }
    Ok(())
}

/// Words, marks and oddities strung together: nearer to contracts than noise.
fn near_contract() -> impl Strategy<Value = String> {
    let pieces = [
        "Leverantören",
        "leverantörens",
        "ska",
        "kunna",
        "åtar",
        "sig",
        "att",
        "inom",
        "minst",
        "10",
        "tio",
        "(10)",
        "dagar",
        "ISO",
        "27001:2022",
        "mars",
        "varje",
        "år",
        ".",
        ",",
        ";",
        ":",
        "\n",
        "\n\n",
        "a)",
        "(b)",
        "1.",
        "- ",
        "•",
        "{{x:dag|dagar}}",
        "{{",
        "}}",
        "[X]",
        "[",
        "vitesbelopp",
        "t.ex.",
        "i",
        "möjligaste",
        "mån",
        "om",
        "som",
        "och",
        "före",
        "inte",
        "\u{ad}",
        "a\u{30a}",
        "\u{202e}",
        "🔒",
        "\u{fb01}",
        "\u{0}",
        "kl.",
        "§",
        "The",
        "Supplier",
        "shall",
        "within",
        "every",
        "https://a.se/?q=1",
        "a@b.se",
        "10 000",
        "99,5",
        "12:e",
        "'",
        "’s",
        "—",
    ];
    proptest::collection::vec((proptest::sample::select(pieces.to_vec()), proptest::bool::weighted(0.9)), 0..60).prop_map(
        |words| words.into_iter().map(|(word, space)| if space { format!("{word} ") } else { word.to_owned() }).collect(),
    )
}

proptest! {
    #[test]
    fn spans_hold_in_any_text(text in any::<String>()) {
        for language in Language::ALL {
            check_spans(&text, &read(&lexicon(language), &text))?;
        }
    }

    #[test]
    fn spans_hold_in_what_looks_like_a_contract(text in near_contract()) {
        for language in Language::ALL {
            check_spans(&text, &read(&lexicon(language), &text))?;
        }
        for (span, word) in words(&text) {
            prop_assert_eq!(span.of(&text), word);
        }
    }
}

#[test]
fn long_texts_take_time_in_proportion() {
    let lexicon = lexicon(Language::Swedish);
    let patterns = [
        "ska ",
        "om ",
        "a",
        "leverantören ",
        "inom 10 ",
        "före ",
        "åtar ",
        "(",
        "[",
        "{{",
        "1.",
        "a) ",
        "- ",
        "\n",
        "a\u{30a}",
        "10 ",
        "ska, ",
        "leverantören och ",
        "ISO/",
        "'",
        ":",
        "1:",
        "ISO-",
        "t.ex.",
        "minst tio dagar ",
        "ska i möjligaste mån ",
        "som ska ",
        "vite",
        "🔒",
        "\u{202e}x",
    ];
    for pattern in patterns {
        let time = |length: usize| {
            let text = pattern.repeat(length / pattern.len());
            let started = Instant::now();
            assert!(read(&lexicon, &text).sentences.len() <= text.len());
            started.elapsed()
        };
        let (short, long) = (time(60_000), time(480_000));
        // Eight times the text: quadratic reading would take sixty-four times as long.
        let most = short * 24 + std::time::Duration::from_millis(400);
        assert!(long <= most, "{pattern:?}: {short:?} and {long:?}");
    }
}

#[test]
fn terms_that_cannot_be_used_are_told() {
    let terms = vec![
        Term::new(Category::Party, "leverantör"),
        Term::new(Category::Binding, " … "),
        Term::new(Category::Binding, "ska"),
        Term::new(Category::Binding, "SKA"),
        Term { means: Some("många".to_owned()), ..Term::new(Category::Number, "tio") },
    ];
    let (lexicon, problems) = Lexicon::new(Language::Swedish, terms);
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["lexicon-term-means", "lexicon-term-empty", "lexicon-term-twice", "lexicon-term-means"]);
    assert_eq!(read(&lexicon, "Hon ska gå.").statements().count(), 1);
    let (empty, problems) = Lexicon::new(Language::English, Vec::new());
    assert!(problems.is_empty() && empty.is_empty());
    assert_eq!(read(&empty, "The supplier shall keep logs for 12 months.").sentences.len(), 1);
}
