//! What single lines of a contract do, told from their words alone.

use wording::Sentence;

use crate::contract::Line;

/// Does a sentence ask something of a tender: a question, an order to describe, or what a tender is to hold?
pub(super) fn asks(words: &str, speaks_of_it: bool) -> bool {
    const ORDERS: &[&str] = &[
        "beskriv",
        "ange",
        "redogör",
        "bekräfta",
        "svara",
        "bifoga",
        "please",
        "describe",
        "state",
        "explain",
        "confirm",
        "provide details",
    ];
    let lower = words.trim_start().to_lowercase();
    let orders = ORDERS.iter().any(|order| lower.strip_prefix(order).is_some_and(|rest| rest.starts_with([' ', ',', ':'])));
    let tender =
        ["anbud", "tender", " bid ", "bidder", "utvärder", "poäng", "evaluat", "score"].iter().any(|word| lower.contains(word));
    lower.trim_end().ends_with('?') || orders || (speaks_of_it && tender)
}

/// Does a sentence say what a word means, rather than use such words by the way?
pub(super) fn defines(words: &str) -> bool {
    let early: String = words.chars().take(90).collect();
    let lower = early.to_lowercase();
    // "by industry-standard means" says how, not what.
    let named = lower.split(" means ").next().filter(|_| lower.contains(" means ")).is_some_and(|term| {
        let says = [" shall ", " will ", " must ", " may ", " by "];
        term.split_whitespace().count() <= 8 && !says.iter().any(|verb| term.contains(verb))
    });
    lower.starts_with("med ") || early.contains(['"', '”', '“', '«']) || named || lower.contains("avses")
}

/// The longest line that opens a part, in words.
const PART: usize = 10;

/// "Del B. Kravspecifikation", "Bilaga 3 Säkerhet", "Schedule 2 (Service Levels)": a line of its own.
pub(super) fn opens_part(words: &str) -> bool {
    const PARTS: &[&str] = &["del", "part", "bilaga", "annex", "schedule", "appendix", "exhibit", "avdelning", "attachment"];
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or_default().to_lowercase();
    let second = parts.next().unwrap_or_default().trim_end_matches(['.', ':', ',', '–', '-']);
    let numbered = second.len() <= 4
        && !second.is_empty()
        && second.chars().all(|character| character.is_ascii_digit() || character.is_uppercase());
    PARTS.contains(&first.as_str()) && numbered && parts.count() + 2 <= PART && !words.trim_end().ends_with(['.', ';', ','])
}

/// The longest code of a requirement, in characters.
const CODE: usize = 9;

/// Does a line go on a sentence after the code of a requirement: "SEC-3 issue …", "L-04 (V) förvara …", "S3. To close …"?
pub(super) fn is_coded(words: &str) -> bool {
    let Some((code, rest)) = words.trim_start().split_once(char::is_whitespace) else { return false };
    let code = code.trim_end_matches(['.', ':', ')']);
    let letters = code.chars().take_while(|character| character.is_uppercase()).count();
    let figures = code.chars().skip(letters).all(|character| character.is_ascii_digit() || matches!(character, '-' | '.' | ':'));
    let is_code = (1..=5).contains(&letters)
        && figures
        && code.ends_with(|character: char| character.is_ascii_digit())
        && code.chars().count() <= CODE;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(rest, |(_, rest)| rest.trim_start());
    is_code && (rest.starts_with(char::is_lowercase) || begins_with_verb(rest))
}

/// "To own a written scheme": what somebody is to do, after words that say who.
pub(super) fn begins_with_verb(words: &str) -> bool {
    words.trim_start().starts_with("To ")
}

/// Is a number below another: 2.1 below 2?
pub(super) fn is_below(number: &str, above: &str) -> bool {
    let bare = |number: &str| number.trim_matches(['.', ' ', '§', ')']).to_owned();
    bare(number).strip_prefix(&bare(above)).is_some_and(|rest| rest.starts_with('.'))
}

/// "i följande tabell", "nedan", "as follows".
pub(super) fn points_down(line: Option<&Line>, text: &str) -> bool {
    let Some(line) = line else { return false };
    let words = line.span.of(text).to_lowercase();
    ["följande", "nedan", "tabell", "following", "below", "table"].iter().any(|word| words.contains(word))
}

/// A row of a table is one line, whatever its cells hold.
pub(super) fn join(sentences: &mut Vec<Sentence>) {
    let mut all = std::mem::take(sentences).into_iter();
    let Some(mut first) = all.next() else { return };
    for next in all {
        first.span = first.span.to(next.span);
        first.words += next.words;
        first.statements.extend(next.statements);
        first.marks.extend(next.marks);
    }
    sentences.push(first);
}
