use std::collections::BTreeMap;

use catalog::Aspect;

/// What a cell says of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// From this level upwards, in the figures of the list.
    From(u8),
    /// From this level, but no longer at higher ones, which conditions of ours cannot say.
    Between(u8),
    /// None: a dash, `ej`, `n/a`.
    Nothing,
}

/// A level, a range, a list or a dash: `2`, `K2`, `nivå 2`, `1-3`, `2, 3`, `≥ 2`, `–`.
pub(super) fn said(words: &str) -> Option<Said> {
    let plain = words.trim().to_lowercase();
    if matches!(plain.as_str(), "-" | "–" | "—" | "ej" | "nej" | "n/a" | "na" | "no" | "inte" | "ej tillämpligt") {
        return Some(Said::Nothing);
    }
    let upwards = plain.contains(['≥', '+', '>']) || plain.contains("minst") || plain.contains("från");
    // Anything but figures, the usual words and marks is no level.
    let mut rest = plain.clone();
    for word in ["konfidentialitet", "riktighet", "tillgänglighet", "spårbarhet", "nivå", "level", "minst", "från", "och", "till"]
    {
        rest = rest.replace(word, " ");
    }
    if rest.chars().any(|c| c.is_alphabetic() && !matches!(c, 'k' | 'r' | 't' | 's' | 'c' | 'i' | 'a')) {
        return None;
    }
    let digits: Vec<u8> = rest.chars().filter_map(|c| c.to_digit(10)).filter_map(|d| u8::try_from(d).ok()).collect();
    let figures = rest.chars().collect::<Vec<_>>();
    let long = figures.windows(2).any(|pair| pair.iter().all(char::is_ascii_digit));
    let decimal = rest.contains('.');
    if long || decimal || digits.iter().any(|digit| *digit > 4) {
        return None;
    }
    let (low, high) = (*digits.iter().min()?, *digits.iter().max()?);
    Some(if low == high || upwards || high >= 3 { Said::From(low) } else { Said::Between(low) })
}

/// The levels of several aspects in one cell: `K1 R2 T3`, `K1R2T3S2`, `2-2-3`, `C1 I2 A3`.
pub(super) fn class(words: &str) -> Option<BTreeMap<Aspect, u8>> {
    let compact: Vec<char> = words.to_uppercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let mut levels = BTreeMap::new();
    if compact.len() == 3 && compact.iter().all(char::is_ascii_digit) {
        for (aspect, digit) in Aspect::ALL.into_iter().zip(&compact) {
            levels.insert(aspect, small(*digit)?);
        }
        return Some(levels);
    }
    for pair in compact.chunks(2) {
        let [letter, digit] = pair else { return None };
        let aspect = match letter {
            'K' | 'C' => Aspect::Confidentiality,
            'R' | 'I' => Aspect::Integrity,
            'T' | 'A' => Aspect::Availability,
            'S' => Aspect::Traceability,
            _ => return None,
        };
        if levels.insert(aspect, small(*digit)?).is_some() {
            return None;
        }
    }
    (!levels.is_empty()).then_some(levels)
}

fn small(digit: char) -> Option<u8> {
    digit.to_digit(10).filter(|digit| *digit <= 4).and_then(|digit| u8::try_from(digit).ok())
}

/// Is the cell a tick?
pub(super) fn ticked(words: &str) -> bool {
    matches!(words.trim().to_lowercase().as_str(), "x" | "ja" | "yes" | "1" | "true" | "✓" | "✔" | "v" | "•" | "sant")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_read_as_people_write_them() {
        for (words, expected) in [
            ("2", Some(Said::From(2))),
            ("K2", Some(Said::From(2))),
            ("Nivå 3", Some(Said::From(3))),
            ("1-4", Some(Said::From(1))),
            ("2, 3", Some(Said::From(2))),
            ("≥ 1", Some(Said::From(1))),
            ("1-2", Some(Said::Between(1))),
            ("–", Some(Said::Nothing)),
            ("hög", None),
            ("12", None),
            ("2.5", None),
            ("7", None),
        ] {
            assert_eq!(said(words), expected, "{words}");
        }
        let all = |k, r, t| BTreeMap::from([(Aspect::Confidentiality, k), (Aspect::Integrity, r), (Aspect::Availability, t)]);
        assert_eq!(class("K1 R2 T3"), Some(all(1, 2, 3)));
        assert_eq!(class("2-2-3"), Some(all(2, 2, 3)));
        assert_eq!(class("c1i2a3"), Some(all(1, 2, 3)));
        assert_eq!(class("K9R1T1"), None);
        assert_eq!(class("Intern"), None);
    }
}
