use std::collections::{BTreeMap, BTreeSet};

/// Ids of our own for foreign ones: the same foreign file gives the same ids, and no id is given twice.
#[derive(Debug, Clone, Default)]
pub struct OwnIds {
    given: BTreeSet<String>,
    /// The last number put behind an id.
    numbers: BTreeMap<String, u32>,
}

impl OwnIds {
    /// An id of our own, [`own_id`] with a number behind it if that is taken: `X-AC-02`, `X-AC-02-B2`.
    pub fn give(&mut self, prefix: &str, foreign: &str) -> String {
        let plain = own_id(prefix, foreign);
        let mut number = self.numbers.get(&plain).copied().unwrap_or(1);
        let mut id = if number == 1 { plain.clone() } else { format!("{plain}-B{number}") };
        while self.given.contains(&id) {
            number += 1;
            id = format!("{plain}-B{number}");
        }
        self.numbers.insert(plain, number);
        self.given.insert(id.clone());
        id
    }
}

/// The prefix, then the letters and numbers of the foreign id: numbers of one digit get a zero, so that ids sort. `ac-2(1)` with
/// the prefix `NIST` gives `NIST-AC-02-01`.
#[must_use]
pub fn own_id(prefix: &str, foreign: &str) -> String {
    let mut parts = vec![prefix.to_owned()];
    let mut part = String::new();
    let mut digits = false;
    let mut end = |part: &mut String| {
        if !part.is_empty() {
            let short = part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_digit());
            parts.push(if short { format!("0{part}") } else { part.clone() });
            part.clear();
        }
    };
    for character in foreign.chars() {
        let plain = plain(character);
        if plain.is_empty() || (!part.is_empty() && digits != character.is_ascii_digit()) {
            end(&mut part);
        }
        digits = character.is_ascii_digit();
        part.push_str(plain.to_uppercase().as_str());
    }
    end(&mut part);
    if parts.len() == 1 {
        parts.push("00".to_owned());
    }
    parts.join("-")
}

/// A prefix of two to six capitals out of a title: the first letters of its first word that has so many. None gives `IMP`.
#[must_use]
pub fn prefix_of(title: &str) -> String {
    let letters = |word: &str| {
        let plain = word.chars().map(plain).collect::<String>().to_uppercase();
        plain.chars().filter(char::is_ascii_alphabetic).take(6).collect::<String>()
    };
    title.split_whitespace().map(letters).find(|word| word.len() > 1).unwrap_or_else(|| "IMP".to_owned())
}

/// The id of a framework out of a title and a version, as files write it: `nist-sp-800-53-rev-5`, at most 60 characters.
#[must_use]
pub fn framework_id(title: &str, version: &str) -> String {
    let mut id = String::new();
    for character in format!("{title} {version}").chars() {
        let kept = if character == '.' { ".".to_owned() } else { plain(character).to_lowercase() };
        if !kept.is_empty() {
            id.push_str(&kept);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id: String = id.chars().take(60).collect();
    let id = id.trim_matches(['-', '.']).to_owned();
    if id.is_empty() { "imported".to_owned() } else { id }
}

/// A letter or digit in ASCII; Swedish letters as without their marks; nothing for any other.
fn plain(character: char) -> String {
    match character {
        'å' | 'ä' | 'á' | 'à' => "a".to_owned(),
        'Å' | 'Ä' => "A".to_owned(),
        'ö' | 'ø' => "o".to_owned(),
        'Ö' | 'Ø' => "O".to_owned(),
        'é' | 'è' => "e".to_owned(),
        'É' => "E".to_owned(),
        'ü' => "u".to_owned(),
        found if found.is_ascii_alphanumeric() => found.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_ids_become_ours() {
        for (foreign, own) in [
            ("ac-2(1)", "X-AC-02-01"),
            ("ac-2.1", "X-AC-02-01"),
            ("AC-12", "X-AC-12"),
            ("ctl_1.1-mvsp", "X-CTL-01-01-MVSP"),
            ("Åtgärd 4", "X-ATGARD-04"),
            ("§ 7", "X-07"),
            ("…", "X-00"),
        ] {
            assert_eq!(own_id("X", foreign), own);
        }
        let mut ids = OwnIds::default();
        assert_eq!([ids.give("X", "a 1"), ids.give("X", "A-1"), ids.give("X", "a.1")], ["X-A-01", "X-A-01-B2", "X-A-01-B3"]);
    }

    #[test]
    fn names_come_from_titles() {
        assert_eq!(prefix_of("NIST Special Publication 800-53"), "NIST");
        assert_eq!(prefix_of("1 - Översikt över krav"), "OVERSI");
        assert_eq!(prefix_of(""), "IMP");
        assert_eq!(framework_id("MVSP - Minimum (Viable)", "v3.0"), "mvsp-minimum-viable-v3.0");
        assert_eq!(framework_id("", ""), "imported");
    }
}
