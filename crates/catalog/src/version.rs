use std::cmp::Ordering;
use std::fmt;

/// A version of a catalog in the form of Semantic Versioning: `1.4.0`, or `1.4.0-beta` before it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Version {
    numbers: [u32; 3],
    /// What stands after a hyphen; empty for a finished version.
    before: String,
}

impl Version {
    /// Reads `1.4.0` or `1.4.0-beta`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (numbers, before) = text.split_once('-').unwrap_or((text, ""));
        let mut parts = numbers.split('.').map(number);
        let (Some(major), Some(minor), Some(patch), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return None;
        };
        if text.contains('-') && before.is_empty() {
            return None;
        }
        Some(Self { numbers: [major?, minor?, patch?], before: before.to_owned() })
    }
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        // What comes before a version is older than the version itself.
        let finished = |version: &Self| version.before.is_empty();
        let rank = (&self.numbers, finished(self), &self.before);
        rank.cmp(&(&other.numbers, finished(other), &other.before))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.numbers;
        write!(formatter, "{major}.{minor}.{patch}")?;
        if self.before.is_empty() { Ok(()) } else { write!(formatter, "-{}", self.before) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_by_number() {
        let order = ["0.1.0", "0.2.0-alpha", "0.2.0-beta", "0.2.0", "0.10.0", "1.0.0"];
        let read: Vec<Version> = order.iter().map(|text| Version::parse(text).unwrap()).collect();
        assert!(read.is_sorted());
        assert_eq!(read.iter().map(ToString::to_string).collect::<Vec<_>>(), order);
        for wrong in ["1", "1.2", "1.2.3.4", "v1.2.3", "1.2.x", "1.2.3-", ""] {
            assert!(Version::parse(wrong).is_none(), "{wrong}");
        }
    }
}
