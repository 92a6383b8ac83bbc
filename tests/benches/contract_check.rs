//! Checking contracts that have been read. Run with `cargo bench -p tests --bench contract_check`; figures are compared with the goals in
//! `docs/benchmarks.md` by a person.

use std::path::Path;

use contracts::{Contract, ContractFile, Setting, Words, check};
use divan::Bencher;
use document::{Piece, Transcript};
use tests::judged::{develop, pieces, transcript, words};

fn main() {
    divan::main();
}

/// Fifty pages of 500 words.
const WORDS: usize = 25_000;
/// A contract of a thousand.
const SHORT: usize = 5_000;

/// Labelled contracts one after the other, until they have so many words.
fn contract(most: usize) -> Transcript {
    let child = Path::new(env!("CARGO_BIN_EXE_text-child"));
    let mut all: Vec<Piece> = Vec::new();
    let mut count = 0;
    for labelled in develop() {
        for piece in pieces(&transcript(&labelled.name, labelled.text.as_bytes(), child, &[])) {
            count += piece.words.split(' ').count();
            all.push(piece);
            if count >= most {
                return Transcript::new(all, None);
            }
        }
    }
    Transcript::new(all, None)
}

#[divan::bench]
fn words_of_the_catalog(bencher: Bencher<'_, '_>) {
    let (catalog, _) = tests::library();
    bencher.bench_local(|| Words::new(&catalog).1.len());
}

/// Reading into clauses and sentences, and every verdict. The goal for 25,000 words is 200 ms.
#[divan::bench(args = [WORDS, SHORT])]
fn read_and_check(bencher: Bencher<'_, '_>, most: usize) {
    let (catalog, _) = tests::library();
    let words = words(&catalog);
    let transcript = contract(most);
    let files = [ContractFile { name: "contract.txt", transcript: &transcript }];
    bencher.bench_local(|| {
        let contract = Contract::read(&words, &files);
        check(&catalog, &words, &contract, &Setting::default()).map(|checked| checked.findings.len())
    });
}

/// The first half of that: clauses, sentences and what they speak of.
#[divan::bench(args = [WORDS, SHORT])]
fn read_only(bencher: Bencher<'_, '_>, most: usize) {
    let (catalog, _) = tests::library();
    let words = words(&catalog);
    let transcript = contract(most);
    let files = [ContractFile { name: "contract.txt", transcript: &transcript }];
    bencher.bench_local(|| Contract::read(&words, &files).clauses_of(0));
}
