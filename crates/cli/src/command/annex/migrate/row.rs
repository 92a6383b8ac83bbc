//! A change in words: for the comments of a migration file, and for whoever is asked.

use desk::{Language, Localised, Row, RowKind, word_difference};
use messages::Messages;

use super::super::super::marks;

/// Longest line of a comment.
const WIDTH: usize = 118;

/// Everything about a change, in lines of a comment.
pub(super) fn comments(row: &Row, language: Language, messages: &Messages) -> Vec<String> {
    lines(row, language, false, messages).iter().flat_map(|line| wrapped(line)).collect()
}

/// Everything about a change: what it is, why, what it was and would be.
pub(super) fn lines(row: &Row, language: Language, colour: bool, messages: &Messages) -> Vec<String> {
    let mut lines = vec![headline(row, language, messages)];
    if !row.into.is_empty() {
        lines.push(messages.with("diff-into", &[("ids", row.into.join(", ").into())]));
    }
    for reason in &row.reasons {
        lines.push(messages.with("diff-reason", &[("reason", reason.get(language).into())]));
    }
    let whole = |key: &str, text: &Localised| {
        let text = text.get(language).replace('\n', " ");
        messages.with(key, &[("text", text.into())])
    };
    match row.kind {
        RowKind::Changed | RowKind::Clause => {
            lines.extend(row.parts.iter().map(|part| marks::named(part, language, colour, messages)));
        }
        RowKind::Figure => lines.push(format!("{} → {}", row.before.get(language), row.after.get(language))),
        RowKind::Split => {
            lines.push(marks::marked(&word_difference(row.before.get(language), row.after.get(language)), colour));
        }
        RowKind::New => {
            lines.extend(row.parts.iter().map(|part| marks::named(part, language, colour, messages)));
            lines.push(whole("migrate-new-text", &row.after));
        }
        RowKind::Merged | RowKind::Withdrawn | RowKind::NoLonger | RowKind::ClauseWithdrawn => {
            lines.push(whole("migrate-old-text", &row.before));
        }
    }
    lines.push(messages.with("migrate-declined-means", &[("kind", row.kind.id().into())]));
    if row.approval {
        lines.push(messages.text("migrate-approval"));
    }
    lines
}

fn headline(row: &Row, language: Language, messages: &Messages) -> String {
    let what = match row.kind {
        RowKind::NoLonger => messages.text("migrate-no-longer"),
        _ => messages.with("became-word", &[("became", row.became.id().into())]),
    };
    format!("{}  {}  {}", what.to_uppercase(), row.id, row.title.get(language))
}

/// A line in lines of at most `WIDTH` characters, broken at spaces.
pub(super) fn wrapped(line: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split(' ') {
        let Some(last) = lines.last_mut() else { continue };
        if !last.is_empty() && last.chars().count() + word.chars().count() >= WIDTH {
            lines.push(format!("  {word}"));
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn long_lines_are_broken_at_spaces() {
        let line = "ord ".repeat(80);
        let lines = wrapped(line.trim());
        assert!(lines.len() > 2 && lines.iter().all(|line| line.chars().count() <= super::WIDTH), "{lines:?}");
        assert_eq!(lines.join(" ").split_whitespace().count(), 80);
    }
}
