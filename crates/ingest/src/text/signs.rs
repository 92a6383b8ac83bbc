//! Numbers and signs that stand before words: `5.2`, `§ 5`, `Artikel 5`, `a)`, `(ii)`, `–`.

mod amounts;

use self::amounts::{UNITS, is_amount};
use super::figures;

/// A number or sign, apart from the words after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sign {
    /// `5`, `5.`, `5.2`, `B.1` (letters count from A), `§ 5`, `Artikel 5`, `Punkt 5.2`.
    Clause {
        /// The numbers from the outermost.
        parts: Vec<u32>,
        /// It is a bare number with or without a full stop, so that it may also number an item.
        bare: bool,
    },
    /// `IV.`, `A.`: a section or an item.
    Capital(u32),
    /// `a)`, `(a)`, `a.`
    Letter(u32),
    /// `ii)`, `(ii)`. A single letter that may be either is a [`Sign::Letter`] whose place tells.
    Roman(u32),
    /// `1)`, `(1)`
    Counted(u32),
    /// `–`, `•`, `*`
    Bullet(char),
}

/// A sign with the words after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leading<'w> {
    pub(crate) sign: Sign,
    /// The sign as it stands.
    pub(crate) shown: String,
    pub(crate) words: &'w str,
    /// It cannot well be anything but a number of a clause or an item.
    pub(crate) sure: bool,
}

const BULLETS: [char; 22] = [
    '–', '—', '-', '•', '*', '·', '▪', '◦', '●', '○', '■', '□', '➢', '✓', '‣', '⁃', '∙', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}',
    '\u{f076}', '\u{f02d}',
];
const NAMES: [&str; 14] = [
    "artikel", "article", "art.", "art", "punkt", "punkten", "p.", "section", "clause", "avsnitt", "kapitel", "chapter",
    "paragraf", "klausul",
];
const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// Takes the sign off the beginning of words; nothing where they have none. `words` are one line without white space before it.
pub(crate) fn leading(words: &str) -> Option<Leading<'_>> {
    bullet(words)
        .or_else(|| paragraph_sign(words))
        .or_else(|| named(words))
        .or_else(|| enclosed(words))
        .or_else(|| decimal(words))
}

/// The sign that an automatic number is.
pub(crate) fn of_number(number: &str) -> Option<Sign> {
    // The words after it decide whether a typed one is a number; an automatic one always is.
    let number = number.trim();
    let whole = format!("{number} X");
    let found = leading(&whole)?;
    (found.words == "X").then_some(found.sign)
}

/// The value of a letter (`a` is 1) as a Roman number, where it can be one.
pub(crate) fn roman_of_letter(value: u32) -> Option<u32> {
    let letter = char::from_u32(u32::from('a') + value.checked_sub(1)?)?;
    roman(&letter.to_string())
}

fn bullet(words: &str) -> Option<Leading<'_>> {
    let first = words.chars().next()?;
    if !BULLETS.contains(&first) {
        return None;
    }
    let rest = words.get(first.len_utf8()..)?;
    let needs_room = matches!(first, '–' | '—' | '-' | '*' | '·');
    if rest.is_empty() || (needs_room && !rest.starts_with(char::is_whitespace)) {
        return None;
    }
    Some(Leading { sign: Sign::Bullet(first), shown: first.to_string(), words: rest.trim_start(), sure: true })
}

/// `§ 5`, `§5.2`, `5 §`, `5 a §`
fn paragraph_sign(words: &str) -> Option<Leading<'_>> {
    if let Some(rest) = words.strip_prefix('§') {
        let (token, words) = token(rest.trim_start());
        let parts = numbers(token.trim_end_matches(['.', ':']))?;
        return begins_clause(words, token).then(|| Leading {
            sign: clause(parts),
            shown: format!("§ {token}"),
            words,
            sure: true,
        });
    }
    let (first, rest) = token(words);
    let parts = numbers(first).filter(|parts| parts.len() == 1)?;
    let (second, after) = token(rest);
    let (letter, second, after) = match second.strip_prefix('§') {
        Some(_) => (None, second, after),
        None if second.len() == 1 && second.chars().all(|c| c.is_ascii_lowercase()) => {
            let (third, after) = token(after);
            (Some(second), third, after)
        }
        None => return None,
    };
    if second.trim_end_matches(['.', ':']) != "§" || !begins_clause(after, second) {
        return None;
    }
    let shown = letter.map_or_else(|| format!("{first} §"), |letter| format!("{first} {letter} §"));
    Some(Leading { sign: clause(parts), shown, words: after, sure: true })
}

/// `Artikel 5`, `Punkt 5.2:`, `Art. 5`
fn named(words: &str) -> Option<Leading<'_>> {
    let (name, rest) = token(words);
    let capital = name.chars().next().is_some_and(char::is_uppercase);
    if !capital || !NAMES.contains(&name.to_lowercase().as_str()) {
        return None;
    }
    let (number, after) = token(rest);
    let parts = numbers(number.trim_end_matches(['.', ':', ',']))?;
    if number.ends_with(',') || !begins_clause(after, number) {
        return None;
    }
    let words = after.strip_prefix(['–', '-', '—', ':']).map_or(after, str::trim_start);
    let shown = format!("{name} {}", number.trim_end_matches(':'));
    Some(Leading { sign: clause(parts), shown, words, sure: true })
}

/// `a)`, `(a)`, `a.`, `ii)`, `1)`, `A.`, `IV.`
fn enclosed(words: &str) -> Option<Leading<'_>> {
    let (token, rest) = token(words);
    let (inner, bracket) = match token.strip_suffix(')') {
        Some(inner) => (inner.strip_prefix('(').unwrap_or(inner), true),
        None => (token.strip_suffix('.')?, false),
    };
    if inner.is_empty() || inner.len() > 6 || rest.is_empty() {
        return None;
    }
    let lower = inner.chars().all(|c| c.is_ascii_lowercase());
    let upper = inner.chars().all(|c| c.is_ascii_uppercase());
    let value = |letter: char, first: char| u32::from(letter).saturating_sub(u32::from(first)) + 1;
    let single = inner.chars().next().filter(|_| inner.len() == 1);
    let sign = match single {
        Some(letter) if lower => Sign::Letter(value(letter, 'a')),
        Some(letter) if upper => {
            let starts_words = rest.starts_with(|c: char| c.is_uppercase());
            if !bracket && !starts_words {
                return None;
            }
            Sign::Capital(roman(&inner.to_lowercase()).filter(|_| inner != "C" && inner != "D").unwrap_or(value(letter, 'A')))
        }
        _ if lower => Sign::Roman(roman(inner)?),
        _ if upper => Sign::Capital(roman(&inner.to_lowercase())?),
        // "trettio (30) dagar", broken before the figure.
        _ if bracket && is_amount(rest) => return None,
        _ if bracket => Sign::Counted(numbers(inner).filter(|parts| parts.len() == 1)?.first().copied()?),
        _ => return None,
    };
    let sure = bracket || matches!(sign, Sign::Letter(_) | Sign::Roman(_));
    Some(Leading { sign, shown: token.to_owned(), words: rest, sure })
}

/// The parts of `C4`, `C4.1`, `AFD.17`: one to four capital letters and a number. More letters than one count as one.
fn lettered(token: &str) -> Option<Vec<u32>> {
    let at = token.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = token.split_at(at);
    let letters = letters.trim_end_matches('.');
    if !(1..=4).contains(&letters.len()) || !letters.chars().all(|c| c.is_ascii_uppercase()) {
        return None;
    }
    let first = letters.chars().next().filter(|_| letters.len() == 1).map_or(27, |c| u32::from(c) - u32::from('A') + 1);
    Some([vec![first], numbers(number)?].concat())
}

/// `5`, `5.`, `5.2`, `5.2.`, `B.1`, `C4.1`, `AFD.17`
fn decimal(words: &str) -> Option<Leading<'_>> {
    let (token, rest) = token(words);
    let bare = token.trim_end_matches('.');
    let stop = bare.len() < token.len();
    if token.len() - bare.len() > 1 {
        return None;
    }
    let parts = match bare.split_once('.') {
        _ if lettered(bare).is_some() && rest.starts_with(|c: char| c.is_uppercase()) => lettered(bare)?,
        Some((letter, tail)) if letter.len() == 1 && letter.starts_with(|c: char| c.is_ascii_uppercase()) => {
            let first = letter.chars().next().map(|c| u32::from(c) - u32::from('A') + 1)?;
            [vec![first], numbers(tail)?].concat()
        }
        _ => numbers(bare)?,
    };
    let next = rest.chars().next()?;
    let following = rest.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ')')).next().unwrap_or_default();
    let following = following.to_lowercase();
    let amount = UNITS.contains(&following.as_str()) || next == '%';
    if parts.len() > 1 {
        let amount = amount && !stop;
        // 12.30 and 10.000 are no clauses, nor is 0.5.
        let wide = bare.split('.').skip(1).any(|part| part.len() > 2) || parts.first() == Some(&0);
        let sure = next.is_uppercase() || stop || parts.len() > 2;
        return (!amount && !wide).then(|| Leading { sign: clause(parts), shown: token.to_owned(), words: rest, sure });
    }
    let capital = next.is_uppercase() || matches!(next, '"' | '”' | '“' | '[' | '(');
    if amount || MONTHS.contains(&following.as_str()) || (!stop && !capital) || parts == [0] {
        return None;
    }
    Some(Leading {
        sign: Sign::Clause { parts, bare: true },
        shown: token.to_owned(),
        words: rest,
        sure: stop && next.is_uppercase(),
    })
}

fn clause(parts: Vec<u32>) -> Sign {
    Sign::Clause { parts, bare: false }
}

/// What stands after "Artikel 5" is a heading or a sentence of its own, and not the rest of one.
fn begins_clause(words: &str, number: &str) -> bool {
    number.ends_with(['.', ':'])
        || words.is_empty()
        || words.starts_with(|c: char| c.is_uppercase() || matches!(c, '–' | '-' | '—' | ':'))
}

fn token(words: &str) -> (&str, &str) {
    match words.find(char::is_whitespace) {
        Some(end) => words.split_at_checked(end).map_or((words, ""), |(token, rest)| (token, rest.trim_start())),
        None => (words, ""),
    }
}

/// `5.2.1` as numbers, each of at most three digits.
fn numbers(text: &str) -> Option<Vec<u32>> {
    let part = |part: &str| {
        let digits = (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten()
    };
    let parts: Vec<u32> = text.split('.').map(part).collect::<Option<_>>()?;
    (parts.len() <= 7).then_some(parts)
}

fn roman(text: &str) -> Option<u32> {
    let value = |letter: char| match letter {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        'd' => Some(500),
        _ => None,
    };
    let values: Vec<u32> = text.chars().map(value).collect::<Option<_>>()?;
    let mut sum = 0_u32;
    for (index, found) in values.iter().enumerate() {
        let before_larger = values.get(index + 1).is_some_and(|next| next > found);
        sum = if before_larger { sum.checked_sub(*found).unwrap_or(sum.wrapping_sub(*found)) } else { sum.wrapping_add(*found) };
    }
    // Only what a number is written as: not "mild", not "iiv".
    (figures::roman(sum).as_deref() == Some(text)).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::{Sign, leading, of_number};

    fn shown(words: &str) -> Option<(String, &str)> {
        leading(words).map(|found| (found.shown, found.words))
    }

    #[test]
    fn numbers_and_signs_are_told_from_words() {
        for (words, number, rest) in [
            ("5.2 Leverantören ska", "5.2", "Leverantören ska"),
            ("5.2. Leverantören ska", "5.2.", "Leverantören ska"),
            ("5 Säkerhet", "5", "Säkerhet"),
            ("5. säkerhet", "5.", "säkerhet"),
            ("§ 5 Säkerhet", "§ 5", "Säkerhet"),
            ("§5 Säkerhet", "§ 5", "Säkerhet"),
            ("5 § Säkerhet", "5 §", "Säkerhet"),
            ("5 a § Säkerhet", "5 a §", "Säkerhet"),
            ("Art. 5 Säkerhet", "Art. 5", "Säkerhet"),
            ("Artikel 5 – Säkerhet", "Artikel 5", "Säkerhet"),
            ("Punkt 5.2 Leverantören ska", "Punkt 5.2", "Leverantören ska"),
            ("Section 5: Security", "Section 5", "Security"),
            ("a) loggar", "a)", "loggar"),
            ("(i) loggar", "(i)", "loggar"),
            ("iii) loggar", "iii)", "loggar"),
            ("1) loggar", "1)", "loggar"),
            ("– loggar", "–", "loggar"),
            ("•loggar", "•", "loggar"),
            ("* loggar", "*", "loggar"),
            ("B.1 Säkerhet", "B.1", "Säkerhet"),
            ("IV. Säkerhet", "IV.", "Säkerhet"),
        ] {
            assert_eq!(shown(words), Some((number.to_owned(), rest)), "{words}");
        }
    }

    #[test]
    fn words_that_begin_with_figures_are_no_numbers() {
        for words in [
            "24 timmar efter",
            "99.9 % av tiden",
            "99,9 % av tiden",
            "10.000 kronor",
            "2026-11-22",
            "2026 års",
            "12 March 2026",
            "Artikel 5 i dataskyddsförordningen",
            "5 § lagen om",
            "17 kap. 5 §",
            "-ström",
            "m.m. och",
            "0.5 procent",
            "3 GB",
            "§§ och",
            "Punkt 5.2 ska gälla",
            "1.1.2026 ska",
            "5",
            "i dag",
            "Art director 5",
        ] {
            assert_eq!(shown(words), None, "{words}");
        }
    }

    #[test]
    fn automatic_numbers_are_signs_too() {
        assert_eq!(of_number("5.2."), Some(Sign::Clause { parts: vec![5, 2], bare: false }));
        assert_eq!(of_number("b)"), Some(Sign::Letter(2)));
        assert_eq!(of_number("ii)"), Some(Sign::Roman(2)));
        assert_eq!(of_number("§ 7"), Some(Sign::Clause { parts: vec![7], bare: false }));
        assert_eq!(of_number("Bilaga 1"), None);
    }
}
