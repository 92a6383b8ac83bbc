use std::collections::BTreeMap;

use super::super::found::FoundKind;
use super::super::furniture::{heads_contents, without_page};
use super::Line;

/// Drops a table of contents: its heading, and the lines after it that return as headings further on.
pub(super) fn without(lines: Vec<Line>) -> Vec<Line> {
    if !lines.iter().any(is_heading) {
        return lines;
    }
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        last.insert(key(line, &line.words), index);
    }
    let returns = |index: usize, line: &Line| {
        let keys = [key(line, &line.words), key(line, without_page(&line.words))];
        keys.iter().any(|key| !key.is_empty() && last.get(key).is_some_and(|at| *at > index))
    };
    let mut within = false;
    let mut kept = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        if is_heading(line) {
            within = true;
        } else if !within || !returns(index, line) {
            within = false;
            kept.push(line.clone());
        }
    }
    kept
}

fn is_heading(line: &Line) -> bool {
    line.sign.is_none() && !matches!(line.said, FoundKind::Cell { .. }) && heads_contents(&line.words)
}

/// Number and words as a table of contents repeats them.
fn key(line: &Line, words: &str) -> String {
    let number = line.shown.as_deref().unwrap_or_default().trim_end_matches('.');
    format!("{number} {words}").trim().to_lowercase()
}
