//! Differences between two texts, word by word.

use std::collections::BTreeMap;

/// A piece of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What happened to it.
    pub kind: RunKind,
    /// Its words, with the white space between them.
    pub text: String,
}

/// What happened to a piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunKind {
    /// It stands in both texts.
    Kept,
    /// It stood in the text before only.
    Removed,
    /// It stands in the text after only.
    Added,
}

/// Beyond this many pairs of words the whole middle counts as rewritten: no catalog text is near it.
const MOST_PAIRS: usize = 4_000_000;

/// What has to be taken away from one text, and what put in, to get the other.
///
/// What is kept and what is removed, put together, is the text before; what is kept and what is added is the text after. Within a
/// change removed words come before added ones.
#[must_use]
pub fn word_difference(before: &str, after: &str) -> Vec<Run> {
    let (old, new) = (tokens(before), tokens(after));
    let same_start = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let (old_rest, new_rest) = (old.get(same_start..).unwrap_or_default(), new.get(same_start..).unwrap_or_default());
    let same_end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(one, other)| one == other).count();
    let old_middle = old_rest.get(..old_rest.len() - same_end).unwrap_or_default();
    let new_middle = new_rest.get(..new_rest.len() - same_end).unwrap_or_default();
    let mut steps: Vec<(RunKind, &str)> = Vec::new();
    steps.extend(old.iter().take(same_start).map(|token| (RunKind::Kept, *token)));
    middle(old_middle, new_middle, &mut steps);
    steps.extend(old.iter().skip(old.len() - same_end).map(|token| (RunKind::Kept, *token)));
    joined(&steps)
}

/// How much of two texts is the same, from 0 to 100: the words that they share in order, against the shorter of the two.
#[must_use]
pub fn likeness(one: &str, other: &str) -> u8 {
    let words = |text: &str| tokens(text).iter().filter(|token| is_word(token)).count();
    let shorter = words(one).min(words(other));
    if shorter == 0 {
        return 0;
    }
    let kept: usize =
        word_difference(one, other).iter().filter(|run| run.kind == RunKind::Kept).map(|run| words(&run.text)).sum();
    u8::try_from(kept.min(shorter) * 100 / shorter).unwrap_or(100)
}

/// Figures that stand in one text and not in the other: those gone, and those that came.
#[must_use]
pub fn changed_figures(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let count = |text: &str| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for figure in figures(text) {
            *counts.entry(figure).or_default() += 1;
        }
        counts
    };
    let (old, new) = (count(before), count(after));
    let only = |one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>| {
        one.iter().filter(|(figure, count)| other.get(*figure) < Some(count)).map(|(figure, _)| figure.clone()).collect()
    };
    (only(&old, &new), only(&new, &old))
}

/// Runs of digits outside placeholders; decimal signs and no-break spaces between digits belong to them.
fn figures(text: &str) -> Vec<String> {
    let outside = tokens(text).into_iter().filter(|token| !token.starts_with("{{"));
    outside.filter(|token| token.starts_with(|first: char| first.is_ascii_digit())).map(str::to_owned).collect()
}

/// Words, placeholders, runs of white space, and other characters one by one.
fn tokens(text: &str) -> Vec<&str> {
    let mut list = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let placeholder = rest.strip_prefix("{{").and_then(|inside| inside.find("}}")).map(|end| end + 4);
        let end = placeholder.unwrap_or_else(|| {
            let until = |stop: fn(char) -> bool| rest.find(stop).unwrap_or(rest.len());
            if first.is_alphanumeric() {
                until(|next| !next.is_alphanumeric())
            } else if first.is_whitespace() {
                until(|next| !next.is_whitespace())
            } else {
                first.len_utf8()
            }
        });
        let (token, after) = rest.split_at(end);
        list.push(token);
        rest = after;
    }
    list
}

fn is_word(token: &str) -> bool {
    token.starts_with(char::is_alphanumeric) || token.starts_with("{{")
}

/// The longest words in common stay; the rest goes and comes.
fn middle<'t>(old: &[&'t str], new: &[&'t str], steps: &mut Vec<(RunKind, &'t str)>) {
    let width = new.len() + 1;
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        steps.extend(old.iter().map(|token| (RunKind::Removed, *token)));
        steps.extend(new.iter().map(|token| (RunKind::Added, *token)));
        return;
    }
    // How much of the two can be kept from here on, seen from each pair of places.
    let mut best = vec![0_u32; (old.len() + 1) * width];
    let get = |best: &[u32], row: usize, column: usize| best.get(row * width + column).copied().unwrap_or(0);
    for (row, one) in old.iter().enumerate().rev() {
        for (column, other) in new.iter().enumerate().rev() {
            // A shared word weighs more than shared white space, so that words are kept first.
            let value = if one == other {
                get(&best, row + 1, column + 1) + if is_word(one) { 4 } else { 1 }
            } else {
                get(&best, row + 1, column).max(get(&best, row, column + 1))
            };
            if let Some(cell) = best.get_mut(row * width + column) {
                *cell = value;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    loop {
        match (old.get(row), new.get(column)) {
            (Some(one), Some(other)) if one == other => {
                steps.push((RunKind::Kept, one));
                row += 1;
                column += 1;
            }
            (Some(one), other) if other.is_none() || get(&best, row + 1, column) >= get(&best, row, column + 1) => {
                steps.push((RunKind::Removed, one));
                row += 1;
            }
            (_, Some(other)) => {
                steps.push((RunKind::Added, other));
                column += 1;
            }
            (_, None) => break,
        }
    }
}

/// Steps into runs. White space alone between two changes belongs to the changes, or a rewritten phrase would be all splinters.
fn joined(steps: &[(RunKind, &str)]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    for (at, (kind, token)) in steps.iter().enumerate() {
        let changes = !removed.is_empty() || !added.is_empty();
        let goes_on = steps.get(at + 1).is_some_and(|(next, _)| *next != RunKind::Kept);
        match kind {
            RunKind::Removed => removed.push_str(token),
            RunKind::Added => added.push_str(token),
            RunKind::Kept if changes && goes_on && token.trim().is_empty() => {
                removed.push_str(token);
                added.push_str(token);
            }
            RunKind::Kept => {
                flush(&mut runs, &mut removed, &mut added);
                match runs.last_mut() {
                    Some(Run { kind: RunKind::Kept, text }) => text.push_str(token),
                    _ => runs.push(Run { kind: RunKind::Kept, text: (*token).to_owned() }),
                }
            }
        }
    }
    flush(&mut runs, &mut removed, &mut added);
    runs
}

fn flush(runs: &mut Vec<Run>, removed: &mut String, added: &mut String) {
    for (kind, text) in [(RunKind::Removed, removed), (RunKind::Added, added)] {
        if !text.is_empty() {
            runs.push(Run { kind, text: std::mem::take(text) });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(before: &str, after: &str) -> String {
        word_difference(before, after)
            .iter()
            .map(|run| match run.kind {
                RunKind::Kept => run.text.clone(),
                RunKind::Removed => format!("[-{}-]", run.text),
                RunKind::Added => format!("{{+{}+}}", run.text),
            })
            .collect()
    }

    #[test]
    fn words_are_marked_whole() {
        assert_eq!(marked("spara loggar i 6 månader.", "spara loggar i 12 månader."), "spara loggar i [-6-]{+12+} månader.");
        assert_eq!(marked("a b", "a b c"), "a b{+ c+}");
        assert_eq!(marked("ska lämna en rapport", "ska visa upp sin plan"), "ska [-lämna en rapport-]{+visa upp sin plan+}");
        assert_eq!(marked("i {{m:månad|månader}}", "i {{d:dag|dagar}}"), "i [-{{m:månad|månader}}-]{+{{d:dag|dagar}}+}");
        assert_eq!(marked("", "ny"), "{+ny+}");
        assert_eq!(marked("samma", "samma"), "samma");
        assert!(marked("x", "x").len() == 1 && word_difference("", "").is_empty());
    }

    #[test]
    fn figures_and_likeness() {
        let (gone, came) = changed_figures("inom 24 timmar och 3 dagar {{x1}}", "inom 12 timmar och 3 dagar {{y2}}");
        assert_eq!((gone, came), (vec!["24".to_owned()], vec!["12".to_owned()]));
        assert_eq!(likeness("a b c d", "a b c d e f"), 100);
        assert_eq!(likeness("a b c d", "a b x y"), 50);
        assert_eq!(likeness("", "a"), 0);
    }

    proptest! {
        #[test]
        fn a_difference_gives_both_texts_back(before in "[abå1 .{}\n]{0,40}", after in "[abå1 .{}\n]{0,40}") {
            let runs = word_difference(&before, &after);
            let side = |drop: RunKind| -> String { runs.iter().filter(|run| run.kind != drop).map(|run| run.text.as_str()).collect() };
            prop_assert_eq!(side(RunKind::Added), before.clone());
            prop_assert_eq!(side(RunKind::Removed), after.clone());
            prop_assert!(runs.windows(2).all(|pair| pair[0].kind != pair[1].kind));
            prop_assert!(runs.iter().all(|run| !run.text.is_empty()));
            prop_assert_eq!(before == after, runs.iter().all(|run| run.kind == RunKind::Kept));
        }

        #[test]
        fn long_texts_too(before in "(\\PC{0,8} ){0,30}", after in "(\\PC{0,8} ){0,30}") {
            let runs = word_difference(&before, &after);
            let side = |drop: RunKind| -> String { runs.iter().filter(|run| run.kind != drop).map(|run| run.text.as_str()).collect() };
            prop_assert_eq!(side(RunKind::Added), before);
            prop_assert_eq!(side(RunKind::Removed), after);
        }
    }
}
