use kernel::Span;

use crate::contract::{Clause, Contract, Line};

/// Words after which the number of a clause stands.
const BEFORE: &[&str] = &[
    "punkt",
    "punkten",
    "punkterna",
    "p",
    "avsnitt",
    "avsnitten",
    "kapitel",
    "kap",
    "section",
    "sections",
    "clause",
    "clauses",
    "article",
    "articles",
    "art",
    "artikel",
    "artiklarna",
    "paragraph",
    "paragraphs",
    "part",
    "parts",
    "del",
    "delarna",
    "under",
    "schedule",
    "annex",
    "exhibit",
    "bilaga",
    "krav",
    "kraven",
    "requirements",
    "requirement",
    "någon av",
    "bestämmelse i",
    "bestämmelserna i",
    "mot",
    "of",
    "in",
    "i",
];
/// Words that a list of numbers goes on over.
const BETWEEN: &[&str] = &["och", "eller", "till", "samt", "and", "or", "to", "any", "av"];

/// The numbers of clauses that a text refers to: `5.2`, `6`, `A`, `AFD.17`.
pub(crate) fn referred(words: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = false;
    let parts: Vec<&str> = words
        .split(|character: char| character.is_whitespace() || ",;()–".contains(character))
        .filter(|part| !part.is_empty())
        .collect();
    for (at, part) in parts.iter().enumerate() {
        let bare = part.trim_matches(['.', ':', '"', '”']);
        let lower = bare.to_lowercase();
        if bare == "§" || bare == "§§" {
            // "6 §" stands before, "§ 6" after.
            if let Some(number) = at.checked_sub(1).and_then(|before| parts.get(before)).filter(|number| is_number(number)) {
                found.push((*number).to_owned());
            }
            open = true;
            continue;
        }
        if let Some(number) = bare.strip_prefix('§').filter(|number| is_number(number)) {
            found.push(number.to_owned());
            open = true;
        } else if open && (is_number(bare) || is_letter(bare)) {
            found.push(bare.to_owned());
        } else if is_named(bare) {
            found.push(bare.to_owned());
            open = true;
        } else if BEFORE.contains(&lower.as_str()) {
            open = true;
        } else if !(open && BETWEEN.contains(&lower.as_str())) {
            open = false;
        }
    }
    found.sort();
    found.dedup();
    found
}

/// "5", "5.2", "10.3.1".
fn is_number(part: &str) -> bool {
    part.len() <= 8
        && part.starts_with(|character: char| character.is_ascii_digit())
        && part.chars().all(|character| character.is_ascii_digit() || character == '.')
}

/// "A" to "Z".
fn is_letter(part: &str) -> bool {
    part.len() == 1 && part.chars().all(|character| character.is_ascii_uppercase())
}

/// "AFD.17", "B.4", "SR-3".
fn is_named(part: &str) -> bool {
    let Some(at) = part.find(['.', '-']) else { return false };
    let (letters, number) = part.split_at(at);
    let number = number.trim_start_matches(['.', '-']);
    letters.len() <= 4
        && !letters.is_empty()
        && letters.chars().all(|character| character.is_ascii_uppercase())
        && is_number(number)
}

/// The clauses of a file that a number stands for: the clause itself, and those below it.
pub(crate) fn clauses(contract: &Contract<'_>, file: usize, number: &str) -> Vec<usize> {
    let wanted = bare(number);
    let text = contract.text(file);
    let here = contract.clauses.iter().enumerate().filter(|(_, clause)| clause.file == file);
    let meant: Vec<(usize, &Clause)> = here
        .filter(|(_, clause)| {
            let own = clause.number.as_deref().map(bare).unwrap_or_default();
            own == wanted || own.strip_prefix(&wanted).is_some_and(|rest| rest.starts_with('.')) || headed(clause, text, &wanted)
        })
        .collect();
    meant.into_iter().map(|(at, _)| at).collect()
}

/// Does the heading of a clause begin with the number: "A. Loggning", "Bilaga 2 Säkerhet"?
fn headed(clause: &Clause, text: &str, wanted: &str) -> bool {
    let Some(heading) = clause.heading else { return false };
    let words = heading.of(text);
    let first = words.split_whitespace().take(2).any(|word| bare(word) == wanted);
    first && words.split_whitespace().count() > 1
}

fn bare(number: &str) -> String {
    let lower = number.trim().to_lowercase();
    let stripped = ["art.", "art", "artikel", "article", "section", "punkt", "§", "kap.", "avsnitt"]
        .iter()
        .find_map(|sign| lower.strip_prefix(sign))
        .unwrap_or(&lower);
    stripped.trim_matches([' ', '.', ')', '(', '§', ':']).to_owned()
}

/// What a line refers to after a span of it, within so many bytes.
pub(crate) fn after(contract: &Contract<'_>, line: &Line, span: Span, reach: usize) -> Vec<String> {
    let Some(clause) = contract.clause(line) else { return Vec::new() };
    let text = contract.text(clause.file);
    let mut end = (span.end + reach).min(line.span.end);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    referred(Span::new(span.end, end.max(span.end)).of(text))
}

#[cfg(test)]
mod tests {
    use super::referred;

    #[test]
    fn finds_the_numbers_that_a_text_refers_to() {
        assert_eq!(referred("bryter mot punkterna 5.2, 5.3 och 7"), ["5.2", "5.3", "7"]);
        assert_eq!(referred("breach of Sections 6 and 7 or of Exhibit C"), ["6", "7", "C"]);
        assert_eq!(referred("åtagandena under A, C eller E"), ["A", "C", "E"]);
        assert_eq!(referred("någon bestämmelse i AFD.17"), ["AFD.17"]);
        assert_eq!(referred("enligt 6 § får köparen 10 procent"), ["6"]);
        assert_eq!(referred("inom 30 dagar"), Vec::<String>::new());
    }
}
