//! What stands on pages without being part of the text: headers, footers, page numbers, tables of contents.

use std::collections::BTreeMap;

use super::words::Line;

/// Drops what recurs at the same place over pages, whatever its digits, and page numbers. `pages` are parts of lines with the
/// height of their page.
pub(super) fn drop_furniture(pages: &mut [(f32, Vec<Line>)]) {
    let mut seen: BTreeMap<String, Vec<(usize, f32)>> = BTreeMap::new();
    for (number, (height, lines)) in pages.iter().enumerate() {
        for line in lines.iter().filter(|line| at_edge(line, *height)) {
            seen.entry(pattern(&line.text())).or_default().push((number, line.base));
        }
    }
    let count = pages.len();
    for (number, (height, lines)) in pages.iter_mut().enumerate() {
        let (first, last) = (lines.first().map(|line| line.base), lines.last().map(|line| line.base));
        let far = set_apart(lines);
        let verdicts: Vec<Verdict> = lines
            .iter()
            .map(|line| {
                if !at_edge(line, *height) {
                    return Verdict::Text;
                }
                let text = line.text();
                let mut on: Vec<usize> = seen.get(&pattern(&text)).map_or_else(Vec::new, |all| {
                    all.iter().filter(|(_, base)| (base - line.base).abs() < SAME_PLACE).map(|(page, _)| *page).collect()
                });
                on.dedup();
                let outermost = Some(line.base) == first || Some(line.base) == last;
                let alone = outermost && on.iter().any(|other| other.abs_diff(number) == 1) && far.contains(&line.base);
                if text.chars().any(char::is_alphabetic) && (recurs(&on, number, count) || alone) {
                    return Verdict::Furniture;
                }
                let numbers = is_page_number(&text, number + 1, count) && (outermost || on.len() >= 2);
                if numbers { Verdict::Number } else { Verdict::Text }
            })
            .collect();
        let texts: Vec<f32> = verdicts
            .iter()
            .zip(lines.iter())
            .filter(|(verdict, _)| **verdict == Verdict::Text)
            .map(|(_, line)| line.base)
            .collect();
        let mut verdicts = verdicts.into_iter();
        lines.retain(|line| match verdicts.next() {
            Some(Verdict::Furniture) => false,
            // A number on the same line as text numbers the text.
            Some(Verdict::Number) => texts.iter().any(|base| (base - line.base).abs() < line.size * 0.4),
            Some(Verdict::Text) | None => true,
        });
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Text,
    Furniture,
    Number,
}

/// On two of the four pages around this one (by chance a word stands at the same place twice), or on many of all pages.
fn recurs(on: &[usize], page: usize, pages: usize) -> bool {
    let around = on.iter().filter(|other| **other != page && other.abs_diff(page) <= 2).count();
    let wanted = if pages <= 3 { 1 } else { 2 };
    around >= wanted || on.len() >= 2 && on.len() * 5 >= pages * 2
}

/// The places of the first and last line, where there is much room between them and the text.
fn set_apart(lines: &[Line]) -> Vec<f32> {
    let room = |line: &&Line| {
        let distances = lines.iter().map(|other| (other.base - line.base).abs());
        distances.filter(|far| *far > line.size * 0.4).fold(f32::MAX, f32::min) > line.size * 1.9
    };
    lines.first().into_iter().chain(lines.last()).filter(room).map(|line| line.base).collect()
}

fn at_edge(line: &Line, height: f32) -> bool {
    line.base < height * EDGE || line.base > height * (1.0 - EDGE)
}

/// The text with its digits alike.
fn pattern(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for letter in text.chars() {
        let letter = if letter.is_ascii_digit() { '#' } else { letter };
        if !(letter == '#' && made.ends_with('#')) {
            made.push(letter);
        }
    }
    made
}

/// "3", "- 3 -", "3 (12)", "3/12", "Sida 3 av 12", "Page 3 of 12", and roman numbers alone.
pub(super) fn is_page_number(text: &str, page: usize, pages: usize) -> bool {
    let lower = text.to_lowercase();
    let mut numbers: Vec<usize> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for part in lower.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()) {
        match part.parse() {
            Ok(number) => numbers.push(number),
            Err(_) => words.push(part.to_owned()),
        }
    }
    let known = |word: &String| ["sida", "sidan", "sid", "s", "av", "page", "p", "of", "pg"].contains(&word.as_str());
    let named = !words.is_empty() && words.iter().all(known);
    let roman = |word: &String| word.len() <= 5 && word.chars().all(|letter| "ivxl".contains(letter));
    match numbers.as_slice() {
        [] => words.len() == 1 && words.iter().all(roman) && text.len() <= 7,
        [one] => named || words.is_empty() && text.len() <= 7 && one.abs_diff(page) <= pages.max(20),
        [one, all] => (named || words.is_empty()) && one <= all && text.len() <= 24 && !text.contains('.'),
        _ => false,
    }
}

/// Drops lines of a table of contents: leaders to a page number, or, after its heading, lines that end in one.
pub(super) fn drop_contents(pages: &mut [(f32, Vec<Line>)]) {
    let mut inside = false;
    for (_, lines) in pages.iter_mut() {
        let rows = rows_of(std::mem::take(lines));
        let ends: Vec<bool> = rows.iter().map(|row| ends_in_page(&row_text(row))).collect();
        for (index, row) in rows.into_iter().enumerate() {
            let text = row_text(&row);
            if is_contents_heading(&text) {
                let next = |from: usize| ends.get(from).copied().unwrap_or_default();
                inside = next(index + 1) && next(index + 2) || next(index + 2) && next(index + 3);
                if inside {
                    continue;
                }
            }
            let listed = ends.get(index).copied().unwrap_or_default();
            let wrapped = inside && ends.get(index + 1).copied().unwrap_or_default() && text.chars().count() > 30;
            if has_leaders(&text) || inside && (listed || wrapped) {
                continue;
            }
            inside = false;
            lines.extend(row);
        }
    }
}

fn rows_of(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut rows: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|first| (line.base - first.base).abs() < line.size * 0.4) => {
                row.push(line);
            }
            _ => rows.push(vec![line]),
        }
    }
    rows
}

fn row_text(row: &[Line]) -> String {
    row.iter().map(Line::text).collect::<Vec<_>>().join(" ")
}

/// Whether a heading stands over a table of contents.
pub(super) fn is_contents_heading(text: &str) -> bool {
    let plain = text.trim().trim_end_matches(':').to_lowercase();
    matches!(plain.as_str(), "innehåll" | "innehållsförteckning" | "contents" | "table of contents")
}

fn ends_in_page(text: &str) -> bool {
    let last = text.split_whitespace().last().unwrap_or_default();
    let short = !last.is_empty() && last.len() <= 3 && last.bytes().all(|byte| byte.is_ascii_digit());
    short && text.split_whitespace().count() > 1
}

/// Dots that lead to a page number.
pub(super) fn has_leaders(text: &str) -> bool {
    let packed: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let before = packed.trim_end_matches(|letter: char| letter.is_ascii_digit() || "ivx".contains(letter));
    let page = packed.len() - before.len();
    let dots = before.chars().rev().take_while(|letter| matches!(letter, '.' | '…' | '_' | '·')).count();
    (1..=4).contains(&page) && (dots >= 4 || before.ends_with("……")) && before.chars().any(char::is_alphabetic)
}

/// The part of a page, from above and below, in which headers and footers stand.
const EDGE: f32 = 0.12;
/// Points within which a place is the same.
const SAME_PLACE: f32 = 4.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_told_from_numbers_of_the_text() {
        for text in ["3", "- 3 -", "3 (12)", "3/12", "Sida 3 av 12", "Page 3 of 12", "iv", "Sida 3(12)"] {
            assert!(is_page_number(text, 3, 12), "{text}");
        }
        for text in ["2018:218", "3.2", "4 Säkerhet", "1.1 (2)", "Vite 3", "2026-03-01"] {
            assert!(!is_page_number(text, 3, 12), "{text}");
        }
    }

    #[test]
    fn leaders_lead_to_a_page() {
        assert!(has_leaders("4.2 Säkerhet ........ 12"));
        assert!(has_leaders("Bilagor . . . . . . iv"));
        assert!(!has_leaders("Namn: ......................"));
        assert!(!has_leaders("Vite utgår med 10 000 kr per påbörjad vecka..."));
    }
}
