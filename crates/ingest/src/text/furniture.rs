//! What stands on pages for the sake of the pages: page numbers, headers and footers that recur, tables of contents.

use std::collections::{BTreeMap, BTreeSet};

/// Lines at the top and the bottom of a page that may be a header or a footer.
const EDGE: usize = 4;
const CONTENTS: [&str; 8] = [
    "innehåll",
    "innehållsförteckning",
    "contents",
    "table of contents",
    "innehallsforteckning",
    "index",
    "avtalets innehåll",
    "toc",
];

/// "Sida 3 av 12", "Page 3 of 12", "3 (12)", "- 3 -", "Sid 3".
pub(crate) fn is_page_number(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let words: Vec<&str> = line
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '/' | '–' | '-' | '|' | ':' | '.'))
        .filter(|word| !word.is_empty())
        .collect();
    let digits = |word: &&str| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    match words.as_slice() {
        [name, number] => {
            matches!(*name, "sida" | "sid" | "page" | "s" | "p") && digits(number) || bracketed(&line, &words, digits)
        }
        [name, number, of, total] => {
            matches!(*name, "sida" | "sid" | "page") && digits(number) && matches!(*of, "av" | "of") && digits(total)
        }
        [number, of, total] => {
            let named = matches!(*number, "sida" | "sid" | "page") && digits(of) && digits(total);
            named || digits(number) && matches!(*of, "av" | "of") && digits(total)
        }
        // A figure alone may also be a cell or a number without words; only one between dashes is surely a page's.
        [number] => digits(number) && line.starts_with(['-', '–']) && line.ends_with(['-', '–']),
        _ => false,
    }
}

fn bracketed(line: &str, words: &[&str], digits: impl Fn(&&str) -> bool) -> bool {
    // "2024/51" is a number of a matter: no page comes after the last.
    let counts: Vec<u32> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let in_order = counts.windows(2).all(|pair| pair.first() <= pair.last());
    words.iter().all(digits)
        && in_order
        && (line.ends_with(')') || line.contains('/'))
        && line.starts_with(|c: char| c.is_ascii_digit())
}

/// Lines that recur at the edges of pages, figures left aside: a header or a footer each. A page is its lines, in order.
pub(crate) fn recurring(pages: &[Vec<&str>]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let lines: Vec<&str> = page.iter().copied().filter(|line| !line.trim().is_empty()).collect();
        let top = lines.iter().take(EDGE);
        let bottom = lines.iter().rev().take(EDGE);
        let found: BTreeSet<String> = top.chain(bottom).map(|line| without_figures(line)).collect();
        for line in found {
            *counts.entry(line).or_default() += 1;
        }
    }
    let needed = (pages.len() / 2).max(3);
    counts.into_iter().filter(|(line, count)| *count >= needed && !line.is_empty()).map(|(line, _)| line).collect()
}

/// A line with its figures left aside, as [`recurring`] gives them.
pub(crate) fn without_figures(line: &str) -> String {
    let mut out = String::new();
    for found in line.chars().filter(|c| !c.is_whitespace()) {
        match found {
            '0'..='9' if out.ends_with('#') => {}
            '0'..='9' => out.push('#'),
            _ => out.extend(found.to_lowercase()),
        }
    }
    out
}

/// A line that ends in dots and a page number, as tables of contents have.
pub(crate) fn has_leaders(line: &str) -> bool {
    let line = line.trim_end();
    let rest = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    let dots = rest.trim_end();
    let bare = dots.trim_end_matches(['.', '…', '·', '_', ' ', '\t']);
    let tail = dots.get(bare.len()..).unwrap_or_default();
    let count: usize = tail.chars().map(|c| if c == '…' { 3 } else { usize::from(c != ' ' && c != '\t') }).sum();
    (1..=4).contains(&digits) && count >= 4 && !bare.is_empty()
}

/// A line without the leaders and the page number at its end.
pub(crate) fn without_page(line: &str) -> &str {
    line.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '…' | '·' | '_'))
}

/// The heading of a table of contents.
pub(crate) fn heads_contents(words: &str) -> bool {
    CONTENTS.contains(&words.trim().trim_end_matches([':', '.']).to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{has_leaders, is_page_number, recurring, without_figures, without_page};

    #[test]
    fn page_numbers_are_told_from_words() {
        for line in ["Sida 3 av 12", "Page 3 of 12", "3 (12)", "3/12", "- 3 -", "Sid 3", "Sida 3 (12)", "3 av 12"] {
            assert!(is_page_number(line), "{line}");
        }
        for line in ["Sida vid sida", "12 timmar", "5.2", "99 %", "3", "Bilaga 3", "12 3", "2024/51."] {
            assert!(!is_page_number(line), "{line}");
        }
    }

    #[test]
    fn lines_at_the_edges_of_pages_recur() {
        let page = |number: u32, words: &'static str| {
            vec![format!("Avtal dnr 7  Sida {number}"), words.to_owned(), "Kommunen".to_owned()]
        };
        let pages: Vec<Vec<String>> = vec![page(1, "Ett"), page(2, "Två"), page(3, "Tre"), page(4, "Fyra")];
        let pages: Vec<Vec<&str>> = pages.iter().map(|page| page.iter().map(String::as_str).collect()).collect();
        let found = recurring(&pages);
        assert!(found.contains(&without_figures("Avtal dnr 7  Sida 9")) && found.contains("kommunen"));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn leaders_make_a_line_of_contents() {
        assert!(has_leaders("5.2 Säkerhet ........ 12") && has_leaders("Säkerhet … … 3") && has_leaders("A . . . . 3"));
        assert!(!has_leaders("Det kostar 12") && !has_leaders("Se 5.2") && !has_leaders("[...] 3"));
        assert_eq!(without_page("5.2 Säkerhet ..... 12"), "5.2 Säkerhet");
    }
}
