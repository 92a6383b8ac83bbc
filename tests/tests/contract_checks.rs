//! Every obligation is found in the sentences that are about it, and in none that only seem to be; and its check is described.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use std::collections::BTreeSet;
use std::fs;

use contracts::CHECKS;
use tests::judged::{Sentence, alone, sentences, verdicts, words};
use tests::{checks_page, library, repository};

/// No more sentences than this may be read wrongly.
const MOST_KNOWN: usize = 10;

#[test]
fn every_obligation_has_sentences_in_both_languages() {
    let (catalog, _) = library();
    let ids: BTreeSet<&str> = catalog.obligations.iter().map(|obligation| obligation.id.as_str()).collect();
    for entry in fs::read_dir(repository().join("tests/fixtures/checks")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name.strip_suffix(".toml").is_some_and(|id| ids.contains(id)), "{name} is for no obligation");
    }
    let mut lacking = Vec::new();
    for id in ids {
        let found = sentences(id).unwrap_or_default();
        for (kind, list) in [("hits", &found.hits), ("misses", &found.misses)] {
            for language in ["sv", "en"] {
                if !list.iter().any(|sentence| sentence.language == language) {
                    lacking.push(format!("{id}: no {kind} in {language}"));
                }
            }
        }
        let all = || found.hits.iter().chain(&found.misses);
        let wrong = all().filter(|sentence| sentence.text.is_empty() || !["sv", "en"].contains(&sentence.language.as_str()));
        lacking.extend(wrong.map(|sentence| format!("{id}: {sentence:?}")));
        lacking
            .extend(found.misses.iter().filter(|miss| miss.why.is_empty()).map(|miss| format!("{id}: no reason: {}", miss.text)));
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn hits_are_found_and_misses_are_not() {
    let (catalog, _) = library();
    let words = words(&catalog);
    let (mut failures, mut known, mut mended) = (Vec::new(), 0_usize, Vec::new());
    for obligation in &catalog.obligations {
        let id = obligation.id.as_str();
        let found = sentences(id).unwrap_or_default();
        let all = found.hits.iter().map(|hit| (hit, true)).chain(found.misses.iter().map(|miss| (miss, false)));
        for (sentence, wanted) in all {
            let judged = verdicts(&catalog, &words, &alone(sentence));
            let right = judged.iter().any(|(judged, verdict, _)| judged == id && verdict.is_present() == wanted);
            known += usize::from(sentence.known);
            match (right, sentence.known) {
                (true, true) => mended.push(format!("{id}: {}", sentence.text)),
                (false, false) => failures.push(failure(id, wanted, sentence)),
                _ => {}
            }
        }
    }
    assert!(failures.is_empty(), "{} read wrongly:\n{}", failures.len(), failures.join("\n"));
    assert!(mended.is_empty(), "read rightly now, so take `known` away: {mended:#?}");
    assert!(known <= MOST_KNOWN, "{known} sentences are known to be read wrongly");
}

#[test]
fn the_words_around_a_sentence_are_about_nothing() {
    let (catalog, _) = library();
    let words = words(&catalog);
    for language in ["sv", "en"] {
        let sentence = Sentence {
            language: language.to_owned(),
            heading: String::new(),
            text: "OK.".to_owned(),
            why: String::new(),
            known: false,
        };
        let judged = verdicts(&catalog, &words, &alone(&sentence));
        let present: Vec<_> = judged.iter().filter(|(_, verdict, _)| verdict.is_present()).collect();
        assert!(present.is_empty(), "{present:?}");
    }
}

fn failure(id: &str, wanted: bool, Sentence { language, heading, text, .. }: &Sentence) -> String {
    let kind = if wanted { "hit not found" } else { "miss found" };
    let heading = if heading.is_empty() { String::new() } else { format!("[{heading}] ") };
    format!("{id} {language} {kind}: {heading}{text}")
}

#[test]
fn every_check_is_described() {
    let (catalog, _) = library();
    for check in CHECKS {
        assert!(catalog.obligation(check.obligation).is_some(), "{} is for no obligation", check.obligation);
        assert!(check.looks_at.len() > 20, "{}", check.obligation);
    }
    let kept = fs::read_to_string(repository().join("docs/contract-checks.md")).unwrap_or_default();
    let page = checks_page::page(&catalog);
    let differ = kept.lines().zip(page.lines()).find(|(kept, page)| kept != page);
    assert!(kept == page, "docs/contract-checks.md is out of date; run `cargo run -p tests --bin checks-page`: {differ:?}");
}
