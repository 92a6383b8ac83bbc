use std::collections::{BTreeMap, BTreeSet};

use super::traits::{Part, Shown, each_trait};
use super::{Counts, Likeness, Trait, UNIT, Weight};

/// A sentence whose subjects are known.
#[derive(Debug, Clone, Default)]
pub struct Example {
    traits: Vec<(Part, Box<str>)>,
    about: BTreeSet<usize>,
    unsure: BTreeSet<usize>,
}

impl Example {
    /// A sentence that is about some subjects and no others. Of those that are `unsure` it says nothing.
    #[must_use]
    pub fn new(shown: &Shown<'_>, about: BTreeSet<usize>, unsure: BTreeSet<usize>) -> Self {
        let mut traits = Vec::new();
        each_trait(shown, &mut |part, name, _| traits.push((part, name.into())));
        Self { traits, about, unsure }
    }
}

/// What a mistake costs beside what a heavy weight costs.
const COST: f32 = 1.0;
/// What it costs more to miss a sentence than to see one where there is none: there are fewer of them.
const MISSED: f32 = 2.0;
/// Rounds over all examples; the weights hardly move after some thirty.
const ROUNDS: usize = 60;
/// Rounds end when no example would move further than this.
const STILL: f32 = 0.01;
/// Weights nearer to nothing than this, in hundredths, are left out: half of all, and they change no verdict.
const LEAST: i32 = 8;

/// Learns what sentences are about: for each subject a linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh
/// and others 2008). Seconds for ten thousand sentences, in a release build. The same examples in the same order give the same weights.
#[must_use]
pub fn learn(subjects: &[String], examples: &[Example]) -> Likeness {
    let kept = kept(examples);
    let rarity: Vec<f32> = kept.values().map(|(_, rarity)| *rarity).collect();
    let rows: Vec<Vec<(usize, f32)>> = examples.iter().map(|example| row(example, &kept, &rarity)).collect();
    let mut bias = Vec::new();
    let mut by_trait: Vec<Vec<Weight>> = vec![Vec::new(); kept.len()];
    for subject in 0..subjects.len() {
        let (weights, own) = one(subject, examples, &rows, kept.len());
        bias.push(hundredths(own));
        for (all, weight) in by_trait.iter_mut().zip(weights) {
            let weight = hundredths(weight);
            if let (Ok(subject), Ok(kept)) = (u16::try_from(subject), i16::try_from(weight))
                && weight.abs() >= LEAST
            {
                all.push(Weight { subject, weight: kept });
            }
        }
    }
    let mut likeness = Likeness { subjects: subjects.to_vec(), bias, ..Likeness::default() };
    for ((name, (_, rarity)), weights) in kept.iter().zip(by_trait) {
        likeness.keep(name, hundredths(*rarity), &weights);
    }
    likeness
}

impl Likeness {
    /// Puts a trait with its weights last.
    pub(super) fn keep(&mut self, name: &str, rarity: i32, weights: &[Weight]) {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let first = number(self.weights.len());
        self.weights.extend_from_slice(weights);
        // A trait that speaks for nothing still makes its part longer, and counts by its own number.
        if weights.is_empty() {
            self.weights.push(Weight { subject: u16::MAX, weight: 0 });
        }
        self.traits.insert(name.into(), Trait { rarity, first, end: number(self.weights.len()) });
    }
}

fn hundredths(value: f32) -> i32 {
    (value * UNIT).round() as i32
}

/// The traits that enough examples have, in the order of their names, with their number and how rare they are.
fn kept(examples: &[Example]) -> BTreeMap<&str, (usize, f32)> {
    let mut having: BTreeMap<&str, (Part, u32)> = BTreeMap::new();
    for example in examples {
        let own: BTreeMap<&str, Part> = example.traits.iter().map(|(part, name)| (&**name, *part)).collect();
        for (name, part) in own {
            having.entry(name).or_insert((part, 0)).1 += 1;
        }
    }
    let all = 1.0 + examples.len() as f32;
    let enough = having.into_iter().filter(|(_, (part, count))| *count >= part.least());
    enough
        .enumerate()
        .map(|(number, (name, (_, count)))| (name, (number, rounded((all / (1.0 + count as f32)).ln() + 1.0))))
        .collect()
}

/// As it is kept, so that what is learnt fits what is read.
fn rounded(value: f32) -> f32 {
    hundredths(value) as f32 / UNIT
}

fn row(example: &Example, kept: &BTreeMap<&str, (usize, f32)>, rarity: &[f32]) -> Vec<(usize, f32)> {
    let mut counts: Counts<usize> = Counts::default();
    for (part, name) in &example.traits {
        if let Some((number, _)) = kept.get(&**name) {
            counts.add(*part, u32::try_from(*number).unwrap_or(u32::MAX), *number);
        }
    }
    counts.values(|number| rarity.get(*number).copied().unwrap_or_default())
}

/// The weights of one subject, and what speaks for it beforehand.
fn one(subject: usize, examples: &[Example], rows: &[Vec<(usize, f32)>], traits: usize) -> (Vec<f32>, f32) {
    let mut weights = vec![0.0_f32; traits];
    let mut bias = 0.0_f32;
    let mut tasks: Vec<Task<'_>> =
        examples.iter().zip(rows).filter_map(|(example, row)| Task::new(subject, example, row)).collect();
    let mut shuffle = Shuffle(1);
    for _ in 0..ROUNDS {
        shuffle.mix(&mut tasks);
        let mut moved = 0.0_f32;
        for task in &mut tasks {
            moved = moved.max(task.step(&mut weights, &mut bias));
        }
        if moved < STILL {
            break;
        }
    }
    (weights, bias)
}

/// An example for one subject.
struct Task<'r> {
    row: &'r [(usize, f32)],
    sign: f32,
    /// How much slack it has: one over twice the cost of missing it.
    slack: f32,
    length: f32,
    push: f32,
}

impl<'r> Task<'r> {
    fn new(subject: usize, example: &Example, row: &'r [(usize, f32)]) -> Option<Self> {
        let about = example.about.contains(&subject);
        if !about && example.unsure.contains(&subject) {
            return None;
        }
        let cost = if about { COST * MISSED } else { COST };
        let length = 1.0 + row.iter().map(|(_, value)| value * value).sum::<f32>();
        Some(Self { row, sign: if about { 1.0 } else { -1.0 }, slack: 0.5 / cost, length, push: 0.0 })
    }

    /// Moves the weights towards it; returns how far it would have liked to.
    fn step(&mut self, weights: &mut [f32], bias: &mut f32) -> f32 {
        let dot: f32 = self.row.iter().map(|(number, value)| weights.get(*number).map_or(0.0, |weight| weight * value)).sum();
        let gradient = self.sign * (dot + *bias) - 1.0 + self.push * self.slack;
        if self.push == 0.0 && gradient >= 0.0 {
            return 0.0;
        }
        let before = self.push;
        self.push = (before - gradient / (self.length + self.slack)).max(0.0);
        let by = (self.push - before) * self.sign;
        for (number, value) in self.row {
            if let Some(weight) = weights.get_mut(*number) {
                *weight += by * value;
            }
        }
        *bias += by;
        gradient.abs()
    }
}

/// An order that is mixed and always the same (the numbers of Knuth's MMIX).
struct Shuffle(u64);

impl Shuffle {
    fn mix<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(self.0 >> 33).unwrap_or_default() % (last + 1);
            items.swap(last, at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(sentence: &str, about: &[usize]) -> Example {
        Example::new(&Shown { sentence, ..Shown::default() }, about.iter().copied().collect(), BTreeSet::new())
    }

    fn learnt() -> Likeness {
        let logs = [
            "Loggar sparas i ett år",
            "Vem som loggat in sparas i loggen",
            "Alla loggar sparas",
            "Loggen sparas av leverantören",
        ];
        let copies =
            ["Kopior tas varje natt", "Säkerhetskopior tas och provas", "Kopior tas av allt", "En kopia tas av uppgifterna"];
        let neither = [
            "Priset justeras varje år",
            "Fakturor betalas inom trettio dagar",
            "Parterna möts varje år",
            "Avtalet gäller i två år",
        ];
        let examples: Vec<Example> = logs
            .iter()
            .map(|text| example(text, &[0]))
            .chain(copies.iter().map(|text| example(text, &[1])))
            .chain(neither.iter().map(|text| example(text, &[])))
            .collect();
        learn(&["log".to_owned(), "copy".to_owned()], &examples)
    }

    #[test]
    fn what_is_learnt_tells_new_sentences_apart() {
        let likeness = learnt();
        let of = |sentence| likeness.of(&Shown { sentence, ..Shown::default() });
        let (log, copy, other) = (of("Leverantören sparar loggar"), of("Kopiorna provas"), of("Priset är fast"));
        assert!(log[0] > log[1] && log[0] > other[0], "{log:?} {other:?}");
        assert!(copy[1] > copy[0] && copy[1] > other[1], "{copy:?} {other:?}");
    }

    #[test]
    fn the_words_that_tell_are_shown() {
        let likeness = learnt();
        let sentence = "Leverantören sparar loggar";
        let shown = Shown { sentence, ..Shown::default() };
        let words: Vec<&str> = likeness.telling(&shown, 0).iter().map(|span| span.of(sentence)).collect();
        assert!(words.contains(&"loggar"), "{words:?}");
    }

    #[test]
    fn the_same_examples_give_the_same_weights_and_the_text_form_keeps_them() {
        let likeness = learnt();
        assert_eq!(likeness, learnt());
        let text = likeness.write();
        let read = Likeness::parse(&text).expect("as written");
        assert_eq!(read.write(), text);
        let shown = Shown { sentence: "Loggar sparas", ..Shown::default() };
        assert_eq!(read.of(&shown), likeness.of(&shown));
    }
}
