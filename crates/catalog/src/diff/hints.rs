//! Guesses: a withdrawn requirement and a new one that say nearly the same.

use super::{Hint, Item, Subject, likeness};
use crate::{Became, Catalog};

/// How much two texts must share to be worth a guess.
const ALIKE: u8 = 60;

pub(super) fn hints(before: &Catalog, after: &Catalog, items: &[Item]) -> Vec<Hint> {
    let guessed = |became| {
        let of = move |item: &&Item| item.subject == Subject::Requirement && item.became == became && item.into.is_empty();
        items.iter().filter(of).filter(|item| item.from.is_empty()).map(|item| item.id.as_str()).collect::<Vec<_>>()
    };
    let (gone, new) = (guessed(Became::Withdrawn), guessed(Became::New));
    let alike = |old: &str, new: &str| {
        let (Some(old), Some(new)) = (before.requirement(old), after.requirement(new)) else { return 0 };
        likeness(&old.text.sv, &new.text.sv).min(likeness(&old.text.en, &new.text.en))
    };
    let pairs: Vec<(&str, &str, u8)> = gone
        .iter()
        .flat_map(|old| new.iter().map(|new| (*old, *new, alike(old, new))))
        .filter(|(_, _, likeness)| *likeness >= ALIKE)
        .collect();
    let mut hints = Vec::new();
    for old in &gone {
        let into: Vec<_> = pairs.iter().filter(|(from, _, _)| from == old).collect();
        if into.len() > 1 {
            hints.push(hint(Became::Split, &into));
        } else if let [pair] = into.as_slice()
            && pairs.iter().filter(|(_, new, _)| *new == pair.1).count() == 1
        {
            hints.push(hint(Became::Same, &into));
        }
    }
    for new in &new {
        let from: Vec<_> = pairs.iter().filter(|(_, into, _)| into == new).collect();
        if from.len() > 1 {
            hints.push(hint(Became::Merged, &from));
        }
    }
    hints
}

fn hint(became: Became, pairs: &[&(&str, &str, u8)]) -> Hint {
    let mut from: Vec<String> = pairs.iter().map(|(from, _, _)| (*from).to_owned()).collect();
    let mut into: Vec<String> = pairs.iter().map(|(_, into, _)| (*into).to_owned()).collect();
    from.dedup();
    into.dedup();
    Hint { became, from, into, likeness: pairs.iter().map(|(_, _, likeness)| *likeness).min().unwrap_or(0) }
}
