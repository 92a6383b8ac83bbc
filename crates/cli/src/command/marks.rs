//! Word differences on a terminal: `[-removed-]{+added+}`, and in colour where there is any.

use desk::{Argument, Effect, Language, PartChange, Run, RunKind};
use messages::Messages;

/// Words that are the same and long are cut in the middle.
const LONGEST: usize = 120;
/// What is left at each end of a cut.
const LEFT: usize = 45;

/// A part that differs, with its name, which way it goes and which figures changed in its text.
pub(super) fn named(change: &PartChange, language: Language, colour: bool, messages: &Messages) -> String {
    let name = messages.text(&format!("part-{}", change.part.replace(['.', '_'], "-")));
    let effect = match change.effect {
        Effect::Neither => String::new(),
        effect => format!(" ({})", messages.with("diff-effect", &[("effect", effect.id().into())])),
    };
    let (gone, came) = change.figures();
    let figures = if gone.is_empty() && came.is_empty() {
        String::new()
    } else {
        let list = |figures: Vec<String>| if figures.is_empty() { "–".to_owned() } else { figures.join(" ") };
        let values: [(&str, Argument); 2] = [("before", list(gone).into()), ("after", list(came).into())];
        format!(" {}", messages.with("diff-figures", &values))
    };
    format!("{name}{effect}{figures}: {}", part(change, language, colour))
}

/// A part that differs. Where it is the same in the reader's language, the other one is shown.
fn part(part: &PartChange, language: Language, colour: bool) -> String {
    let same = part.before.get(language) == part.after.get(language);
    let other = Language::ALL.into_iter().find(|other| same && *other != language);
    match other {
        Some(other) => format!("({}) {}", other.code(), marked(&part.runs(other), colour)),
        None => marked(&part.runs(language), colour),
    }
}

/// Runs in one line.
pub(super) fn marked(runs: &[Run], colour: bool) -> String {
    let last = runs.len().saturating_sub(1);
    let marked = runs.iter().enumerate().map(|(at, run)| {
        let text = run.text.replace('\n', " ");
        match (run.kind, colour) {
            (RunKind::Kept, _) => cut(&text, at == 0, at == last),
            (RunKind::Removed, false) => format!("[-{text}-]"),
            (RunKind::Added, false) => format!("{{+{text}+}}"),
            (RunKind::Removed, true) => format!("\u{1b}[31m[-{text}-]\u{1b}[0m"),
            (RunKind::Added, true) => format!("\u{1b}[32m{{+{text}+}}\u{1b}[0m"),
        }
    });
    marked.collect()
}

/// Only what stands next to a change is needed to see where it is.
fn cut(text: &str, first: bool, last: bool) -> String {
    let letters: Vec<char> = text.chars().collect();
    if letters.len() <= LONGEST {
        return text.to_owned();
    }
    let head: String = letters.iter().take(LEFT).collect();
    let tail: String = letters.iter().skip(letters.len() - LEFT).collect();
    // Whole words only.
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(words, _)| words);
    let tail = tail.split_once(' ').map_or(tail.as_str(), |(_, words)| words);
    match (first, last) {
        (true, _) => format!("… {tail}"),
        (_, true) => format!("{head} …"),
        _ => format!("{head} … {tail}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_cuts() {
        let runs = desk::word_difference("spara i 6 månader", "spara i 12 månader");
        assert_eq!(marked(&runs, false), "spara i [-6-]{+12+} månader");
        assert!(marked(&runs, true).contains("\u{1b}[31m[-6-]\u{1b}[0m"));
        let long = "ord ".repeat(100);
        let cut = marked(&desk::word_difference(&format!("{long}6 slut"), &format!("{long}12 slut")), false);
        assert!(cut.starts_with("… ord") && cut.ends_with("[-6-]{+12+} slut") && cut.chars().count() < 80, "{cut}");
    }
}
