pub(crate) mod index;

use std::borrow::Cow;

use kernel::Span;

use crate::contract::{Contract, Line};

/// Words after which the number of a clause stands.
const BEFORE: &[&str] = &[
    "punkt",
    "punkten",
    "punkterna",
    "p",
    "avsnitt",
    "avsnitten",
    "avdelning",
    "avdelningarna",
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
    "krav",
    "kraven",
    "uppgift",
    "uppgiften",
    "uppgifterna",
    "items",
    "tasks",
    "rows",
    "raderna",
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
/// Words for a part of its own.
const ANNEXES: &[&str] = &["bilaga", "annex", "schedule", "exhibit", "appendix", "attachment"];
/// Words that a list of numbers goes on over.
const BETWEEN: &[&str] = &["och", "eller", "till", "samt", "and", "or", "to", "any", "av"];

/// The numbers of clauses that a text refers to: `5.2`, `6`, `A`, `AFD.17`, `K3`. A range stands for every whole number in it.
pub(crate) fn referred(words: &str) -> Vec<String> {
    referred_from(words, false)
}

/// The same right after words of breach: "brutit mot" is followed by "6.2 eller 6.3" itself.
pub(crate) fn referred_after(words: &str) -> Vec<String> {
    referred_from(words, true)
}

fn referred_from(words: &str, mut open: bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    // "bilaga 3" is another place than clause 3.
    let mut annex: Option<String> = None;
    let mut in_law = false;
    let parts: Vec<&str> = words
        .split(|character: char| character.is_whitespace() || ",;()".contains(character))
        .filter(|part| !part.is_empty())
        .collect();
    for (at, part) in parts.iter().enumerate() {
        let bare = part.trim_matches(['.', ':', '"', '”']);
        let lower = bare.to_lowercase();
        // "17 kap. 9–14 §§" is a place in a law.
        let number_before = at.checked_sub(1).and_then(|before| parts.get(before)).is_some_and(|before| is_number(before));
        if lower == "kap" && number_before {
            in_law = true;
        } else if in_law && !is_number(bare) && range(bare).is_none() && !BETWEEN.contains(&lower.as_str()) {
            in_law = false;
            open = false;
            if bare.starts_with('§') {
                continue;
            }
        }
        let before_kap = parts.get(at + 1).is_some_and(|next| next.to_lowercase().starts_with("kap")) && is_number(bare);
        if in_law || before_kap {
            continue;
        }
        if bare == "§" || bare == "§§" {
            // "6 §" stands before, "§ 6" after.
            let before = at
                .checked_sub(1)
                .and_then(|before| parts.get(before))
                .filter(|number| is_number(number) || range(number).is_some());
            found.extend(before.into_iter().flat_map(|number| range(number).unwrap_or_else(|| vec![(*number).to_owned()])));
            open = true;
            continue;
        }
        if let Some(number) = bare.strip_prefix('§').filter(|number| is_number(number)) {
            found.push(number.to_owned());
            open = true;
        } else if let Some(kind) = annex.take().filter(|_| is_number(bare) || is_letter(bare)) {
            found.push(format!("{kind} {lower}"));
            open = true;
        } else if ANNEXES.contains(&lower.as_str()) {
            annex = Some(lower);
        } else if let Some(prefix) =
            at.checked_sub(1).and_then(|before| parts.get(before)).filter(|before| is_number(bare) && is_prefix(before))
        {
            found.push(format!("{prefix} {bare}"));
            open = true;
        } else if open && (is_number(bare) || is_letter(bare)) {
            // "clauses 2 to 6"
            let through = at.checked_sub(2).and_then(|first| Some((parts.get(first)?, parts.get(first + 1)?)));
            let span = through.filter(|(_, word)| ["to", "till"].contains(word)).and_then(|(first, _)| sequence(first, bare));
            found.extend(span.unwrap_or_else(|| vec![bare.to_owned()]));
        } else if let Some(range) =
            range(bare).filter(|range| open || range.first().is_some_and(|first| is_named(first) || first.contains('.')))
        {
            found.extend(range);
            open = true;
        } else if is_named(bare) {
            // "SR-1 to SR-10"
            let through = at.checked_sub(2).and_then(|first| Some((parts.get(first)?, parts.get(first + 1)?)));
            let span = through.filter(|(_, word)| ["to", "till"].contains(word)).and_then(|(first, _)| sequence(first, bare));
            found.extend(span.unwrap_or_else(|| vec![bare.to_owned()]));
            open = true;
        } else if BEFORE.contains(&lower.as_str()) || is_prefix(bare) {
            open = true;
        } else if !(open && BETWEEN.contains(&lower.as_str())) {
            open = false;
        }
    }
    found.sort();
    found.dedup();
    found
}

/// "K1–K10", "5–8": every whole number in it, with the letters before them.
fn range(part: &str) -> Option<Vec<String>> {
    let (from, to) = part.split_once(['–', '-']).filter(|(from, to)| !from.is_empty() && !to.is_empty())?;
    // "4.9.1–4.9.4"
    if let Some((stem, first)) = from.rsplit_once('.').filter(|_| is_number(from) && is_number(to)) {
        let (first, last) = (first.parse::<u32>().ok()?, to.rsplit('.').next()?.parse::<u32>().ok()?);
        let alike = to.rsplit_once('.').is_none_or(|(other, _)| other == stem);
        return (alike && first <= last && last - first <= 60)
            .then(|| (first..=last).map(|number| format!("{stem}.{number}")).collect());
    }
    let cut = |part: &str| {
        let at = part.find(|character: char| character.is_ascii_digit())?;
        let (letters, number) = part.split_at(at);
        Some((letters.to_owned(), number.parse::<u32>().ok()?))
    };
    let ((letters, first), (other, last)) = (cut(from)?, cut(to)?);
    let alike = other.is_empty() || other == letters;
    let bare = letters.trim_end_matches(['.', '-']);
    let plain = letters.len() <= 4 && bare.chars().all(|character| character.is_ascii_uppercase());
    (alike && plain && first <= last && last - first <= 60)
        .then(|| (first..=last).map(|number| format!("{letters}{number}")).collect())
}

/// "SR-1" to "SR-10": all between.
fn sequence(from: &str, to: &str) -> Option<Vec<String>> {
    let cut = |part: &str| {
        let at = part.find(|character: char| character.is_ascii_digit())?;
        let (letters, number) = part.split_at(at);
        Some((letters.to_owned(), number.trim_end_matches(['.', ',']).parse::<u32>().ok()?))
    };
    let ((letters, first), (other, last)) = (cut(from)?, cut(to)?);
    (letters == other && first <= last && last - first <= 60)
        .then(|| (first..=last).map(|number| format!("{letters}{number}")).collect())
}

/// Letters before a number of their own: "SÄK 1", "R 3".
fn is_prefix(part: &str) -> bool {
    let count = part.chars().count();
    (1..=4).contains(&count) && part.chars().all(char::is_uppercase) && part.chars().all(char::is_alphabetic)
}

/// "5", "5.2", "10.3.1".
fn is_number(part: &str) -> bool {
    part.len() <= 8
        && part.starts_with(|character: char| character.is_ascii_digit())
        && part.chars().all(|character| character.is_ascii_digit() || character == '.')
}

/// "A" to "Z", "I" to "XII".
fn is_letter(part: &str) -> bool {
    let roman = part.len() <= 4 && part.chars().all(|character| "IVX".contains(character));
    !part.is_empty() && (roman || part.len() == 1 && part.chars().all(|character| character.is_ascii_uppercase()))
}

/// "AFD.17", "B.4", "SR-3", "K5".
fn is_named(part: &str) -> bool {
    let Some(at) = part.find(|character: char| character.is_ascii_digit() || ".-".contains(character)) else { return false };
    let (letters, number) = part.split_at(at);
    let number = number.trim_start_matches(['.', '-']);
    (1..=4).contains(&letters.chars().count()) && letters.chars().all(char::is_uppercase) && is_number(number)
}

/// The lines of a file that a number stands for: those of the clause itself and those below it, or the row of a table that
/// begins with it.
pub(crate) fn lines<'c>(contract: &'c Contract<'_>, file: usize, number: &str) -> Cow<'c, [usize]> {
    if ANNEXES.iter().any(|annex| number.starts_with(annex)) {
        return Cow::Owned(annexed(contract, file, number));
    }
    Cow::Borrowed(contract.numbered.lines(file, &bare(number)))
}

/// The lines of an annex that stands in the file, from its heading to that of the next.
fn annexed(contract: &Contract<'_>, file: usize, number: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut within = false;
    for (at, line) in contract.lines.iter().enumerate() {
        if contract.clause(line).is_none_or(|clause| clause.file != file) {
            continue;
        }
        if line.role == crate::role::Role::Heading {
            let words = contract.words_of(line).to_lowercase();
            if ANNEXES.iter().any(|annex| words.starts_with(annex)) {
                within = words.strip_prefix(number).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()));
            }
        }
        if within {
            found.push(at);
        }
    }
    found
}

/// The lines that bear a mark which the text after a span names: "krav som är märkta (V)".
pub(crate) fn marked(contract: &Contract<'_>, file: usize, words: &str) -> Vec<usize> {
    let lower = words.to_lowercase();
    let Some(at) = ["märkt", "marked"].iter().find_map(|sign| lower.find(sign)) else { return Vec::new() };
    let Some(mark) =
        words.get(at..).and_then(|rest| rest.split_whitespace().find(|word| word.starts_with('(') && word.ends_with(')')))
    else {
        return Vec::new();
    };
    contract.numbered.marked(file, mark).to_vec()
}

pub(crate) fn bare(number: &str) -> String {
    let lower = number.trim().to_lowercase().replace(' ', "");
    let stripped = ["art.", "artikel", "article", "section", "punkt", "§", "kap.", "avsnitt"]
        .iter()
        .find_map(|sign| lower.strip_prefix(sign))
        .unwrap_or(&lower);
    stripped.trim_matches(['.', ')', '(', '§', ':']).to_owned()
}

/// What a line says after a span of it, within so many bytes.
pub(crate) fn after<'t>(contract: &Contract<'t>, line: &Line, span: Span, reach: usize) -> &'t str {
    let Some(clause) = contract.clause(line) else { return "" };
    let text = contract.text(clause.file);
    let mut end = (span.end + reach).min(line.span.end);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(span.end, end.max(span.end)).of(text)
}

#[cfg(test)]
mod tests {
    use super::{referred, referred_after};

    #[test]
    fn finds_the_numbers_that_a_text_refers_to() {
        assert_eq!(referred("bryter mot punkterna 5.2, 5.3 och 7"), ["5.2", "5.3", "7"]);
        assert_eq!(referred("breach of Sections 6 and 7 or of Exhibit C"), ["6", "7", "exhibit c"]);
        assert_eq!(referred("åtagandena under A, C eller E"), ["A", "C", "E"]);
        assert_eq!(referred("någon bestämmelse i AFD.17"), ["AFD.17"]);
        assert_eq!(referred("enligt 6 § får köparen 10 procent"), ["6"]);
        assert_eq!(referred("något av kraven K1–K3 och SR-9"), ["K1", "K2", "K3", "SR-9"]);
        assert_eq!(referred_after(" 6.2 eller 6.3 och inte"), ["6.2", "6.3"]);
        assert_eq!(referred("inom 30 dagar"), Vec::<String>::new());
    }
}
