use kernel::Language;

use crate::{ParameterValue, source::nearest};

/// The parameters that a text names, in order: `{{days}}` and `{{days:dag|dagar}}` both name `days`.
#[must_use]
pub fn placeholders(text: &str) -> Vec<&str> {
    pieces(text).filter_map(|piece| if let Piece::Placeholder { name, .. } = piece { Some(name) } else { None }).collect()
}

/// Puts values in the place of parameters.
///
/// `{{days}}` gives the figure, `{{days:dag|dagar}}` the figure with the form that fits it. A date is written as in running text.
///
/// # Errors
/// The first name that `value` does not know, with the nearest of `known`.
pub fn fill<'v>(
    text: &str,
    language: Language,
    known: &[&str],
    value: impl Fn(&str) -> Option<&'v ParameterValue>,
) -> Result<String, (String, Option<String>)> {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Placeholder { name, forms } => {
                let Some(value) = value(name) else {
                    return Err((name.to_owned(), nearest(name, known.iter().copied()).map(str::to_owned)));
                };
                match value {
                    ParameterValue::Whole(number) => {
                        out.push_str(&group_digits(*number));
                        if let Some((one, many)) = forms {
                            out.push('\u{a0}');
                            out.push_str(if *number == 1 { one } else { many });
                        }
                    }
                    ParameterValue::Date(date) => out.push_str(&date.in_words(language)),
                }
            }
        }
    }
    Ok(out)
}

/// A part of a text: words, or the place of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words as they stand.
    Words(&'t str),
    /// The place of a parameter.
    Placeholder {
        /// Its name.
        name: &'t str,
        /// The word for one and for many, where they are given.
        forms: Option<(&'t str, &'t str)>,
    },
}

/// The parts of a text, in order.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(inner) = rest.strip_prefix("{{")
            && let Some(end) = inner.find("}}")
        {
            let (inside, after) = (&inner[..end], &inner[end + 2..]);
            rest = after;
            let (name, forms) = match inside.split_once(':') {
                Some((name, forms)) => (name.trim(), forms.split_once('|')),
                None => (inside.trim(), None),
            };
            return Some(Piece::Placeholder { name, forms });
        }
        let skip = usize::from(rest.starts_with("{{")) * 2;
        let end = rest[skip..].find("{{").map_or(rest.len(), |found| found + skip);
        let (words, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Words(words))
    })
}

/// 12000 as `12 000` with no-break space, as both languages of the program write it here; four digits stay together.
fn group_digits(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    if number < 0 {
        out.push('\u{2212}');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len() > 4 && (digits.len() - index).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_figures_and_forms() {
        let one = ParameterValue::Whole(1);
        let many = ParameterValue::Whole(12_000);
        let fill = |text: &str| {
            fill(text, Language::Swedish, &["dagar", "antal"], |name| match name {
                "dagar" => Some(&one),
                "antal" => Some(&many),
                _ => None,
            })
        };
        assert_eq!(fill("inom {{dagar:dag|dagar}}, högst {{antal}}").unwrap(), "inom 1\u{a0}dag, högst 12\u{a0}000");
        assert_eq!(fill("utan parameter {{ öppen").unwrap(), "utan parameter {{ öppen");
        assert_eq!(fill("{{dagr}}").unwrap_err(), ("dagr".to_owned(), Some("dagar".to_owned())));
    }
}
