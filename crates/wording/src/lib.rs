//! Reads Swedish and English requirement and contract sentences: who is bound, how firmly, to do what, by when, measured and
//! shown how, with what consequence, reaching whom downstream, and which words take the edge off. Pure.
//!
//! A [`Lexicon`] is built once from plain [`Term`]s; a [`Reader`] then reads any number of texts with it. Everything found has a
//! byte [`Span`] in the text given. How it reads is described in `docs/ARCHITECTURE.md`.

mod category;
mod elements;
mod grammar;
mod inflect;
mod lexicon;
mod likeness;
mod read;
mod reading;
mod sentence;
mod term;
mod token;
mod trie;
mod vocabulary;

pub use category::{Category, Force, Party, Unit};
pub use elements::{Elements, elements};
pub use kernel::Span;
pub use lexicon::Lexicon;
pub use likeness::{Example, Likeness, Shown, learn};
pub use read::{Reader, read};
pub use reading::{Amount, Bound, Limit, Mark, Measured, Reading, Sentence, Statement, Subject, What};
pub use term::{Compound, Inflection, Term};
pub use token::words;
pub use vocabulary::{Concept, Mention, Vocabulary};
