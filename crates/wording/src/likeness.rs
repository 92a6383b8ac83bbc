mod form;
mod learn;
mod traits;

use std::collections::HashMap;

use kernel::Span;

pub use self::learn::{Example, learn};
pub use self::traits::Shown;
use self::traits::{Part, each_trait};

/// What sentences are about, learnt from sentences whose subjects are known. Where a [`crate::Vocabulary`] knows a subject by words that
/// somebody listed, this weighs all words of a sentence, the headings above it and the concepts found in it: a linear model, so that what
/// weighs can be shown. The same in, the same out.
///
/// It is made by [`learn`] and kept as text ([`Likeness::parse`], [`Likeness::write`]).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Likeness {
    /// The names of the subjects.
    subjects: Vec<String>,
    /// What speaks for each subject before anything is known, in hundredths.
    bias: Vec<i32>,
    traits: HashMap<Box<str>, Trait>,
    weights: Vec<Weight>,
}

/// A trait of sentences: how rare it is, and where its weights stand.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Trait {
    /// In hundredths.
    rarity: i32,
    first: u32,
    end: u32,
}

/// What a trait speaks for or against a subject, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Weight {
    subject: u16,
    weight: i16,
}

/// Weights are kept in hundredths.
const UNIT: f32 = 100.0;
/// A word that is rarer than this says something by itself, in hundredths: one example in thirty has it.
const RARE: i32 = 440;
/// So many words are shown.
const SHOWN: usize = 4;

impl Likeness {
    /// The names of the subjects, in the order of the scores.
    #[must_use]
    pub fn subjects(&self) -> &[String] {
        &self.subjects
    }

    /// The number of a subject.
    #[must_use]
    pub fn number(&self, subject: &str) -> Option<usize> {
        self.subjects.iter().position(|known| known == subject)
    }

    /// How surely a sentence is about each subject. Above 0 it most likely is, below -1 it most likely is not; empty where nothing was learnt.
    #[must_use]
    pub fn of(&self, shown: &Shown<'_>) -> Vec<f32> {
        let mut scores: Vec<f32> = self.bias.iter().map(|bias| *bias as f32 / UNIT).collect();
        if scores.is_empty() {
            return scores;
        }
        for (found, value) in self.known(shown) {
            for weight in self.weights_of(found) {
                if let Some(score) = scores.get_mut(usize::from(weight.subject)) {
                    *score += value * f32::from(weight.weight) / UNIT;
                }
            }
        }
        scores
    }

    /// The words of a sentence that speak most for a subject, in their order; spans count from the start of the sentence.
    #[must_use]
    pub fn telling(&self, shown: &Shown<'_>, subject: usize) -> Vec<Span> {
        let mut words: Vec<(Span, f32)> = Vec::new();
        let values: HashMap<Box<str>, f32> = self.known_by_name(shown);
        each_trait(shown, &mut |_, name, span| {
            let (Some(span), Some(found), Some(value)) = (span, self.traits.get(name), values.get(name)) else { return };
            let weight = self.weights_of(*found).iter().find(|weight| usize::from(weight.subject) == subject);
            let Some(weight) = weight.map(|weight| value * f32::from(weight.weight)) else { return };
            match words.iter_mut().find(|(known, _)| *known == span) {
                Some((_, sum)) => *sum += weight,
                None => words.push((span, weight)),
            }
        });
        words.retain(|(_, weight)| *weight > 0.0);
        words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.start.cmp(&b.0.start)));
        words.truncate(SHOWN);
        let mut spans: Vec<Span> = words.into_iter().map(|(span, _)| span).collect();
        spans.sort_unstable();
        spans
    }

    /// Is a word rare enough among the examples to say something by itself? "eller" is not.
    #[must_use]
    pub fn is_telling(&self, word: &str) -> bool {
        self.traits.get(traits::stem_of(word).as_str()).is_some_and(|found| found.rarity >= RARE)
    }

    fn weights_of(&self, found: Trait) -> &[Weight] {
        self.weights.get(found.first as usize..found.end as usize).unwrap_or_default()
    }

    /// The known traits of a sentence with their values.
    fn known(&self, shown: &Shown<'_>) -> Vec<(Trait, f32)> {
        let mut counts = Counts::default();
        each_trait(shown, &mut |part, name, _| {
            if let Some(found) = self.traits.get(name) {
                counts.add(part, found.first, *found);
            }
        });
        counts.values(|found| found.rarity as f32 / UNIT)
    }

    fn known_by_name(&self, shown: &Shown<'_>) -> HashMap<Box<str>, f32> {
        let mut counts: Counts<Box<str>> = Counts::default();
        each_trait(shown, &mut |part, name, _| {
            if let Some(found) = self.traits.get(name) {
                counts.add(part, found.first, name.into());
            }
        });
        let values = counts.values(|name| self.traits.get(name).map_or(0.0, |found| found.rarity as f32 / UNIT));
        values.into_iter().collect()
    }
}

/// How often each trait was seen, by the part it was seen in. `K` says which trait it is; the key keeps their order.
struct Counts<K> {
    by_part: [Vec<(u32, K, u32)>; Part::ALL.len()],
}

impl<K> Default for Counts<K> {
    fn default() -> Self {
        Self { by_part: Default::default() }
    }
}

impl<K> Counts<K> {
    fn add(&mut self, part: Part, key: u32, found: K) {
        if let Some(seen) = self.by_part.get_mut(part as usize) {
            seen.push((key, found, 1));
        }
    }

    /// The value of each: the root of how often it was seen, times its rarity; each part is as long as it weighs.
    fn values(mut self, rarity: impl Fn(&K) -> f32) -> Vec<(K, f32)> {
        let mut all = Vec::new();
        for (part, seen) in Part::ALL.into_iter().zip(&mut self.by_part) {
            seen.sort_by_key(|(key, ..)| *key);
            seen.dedup_by(|next, kept| {
                let same = next.0 == kept.0;
                if same {
                    kept.2 += next.2;
                }
                same
            });
            let values: Vec<f32> = seen.iter().map(|(_, found, count)| (*count as f32).sqrt() * rarity(found)).collect();
            let length = values.iter().map(|value| value * value).sum::<f32>().sqrt();
            if length > 0.0 {
                all.extend(seen.drain(..).zip(values).map(|((_, found, _), value)| (found, value * part.weight() / length)));
            }
        }
        all
    }
}
