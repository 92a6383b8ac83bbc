use std::fmt::Write as _;

use super::{Likeness, Weight};

/// The first word of the line that names the subjects.
const SUBJECTS: &str = "subjects";
/// The first word of the line of what speaks for them beforehand.
const BIAS: &str = "bias";

impl Likeness {
    /// As text: a line of subjects, a line of what speaks for each beforehand, and a line a trait with its rarity and `subject:weight`, in
    /// hundredths, in the order of their names.
    #[must_use]
    pub fn write(&self) -> String {
        let bias: Vec<String> = self.bias.iter().map(i32::to_string).collect();
        let mut text = format!("{SUBJECTS} {}\n{BIAS} {}\n", self.subjects.join(" "), bias.join(" "));
        let mut names: Vec<_> = self.traits.iter().collect();
        names.sort_unstable_by_key(|(name, _)| *name);
        for (name, found) in names {
            // Writing to a string cannot fail.
            let _ = write!(text, "{name} {}", found.rarity);
            for weight in self.weights_of(*found).iter().filter(|weight| weight.weight != 0) {
                let _ = write!(text, " {}:{}", weight.subject, weight.weight);
            }
            text.push('\n');
        }
        text
    }

    /// Reads what [`Likeness::write`] wrote; empty lines and lines that begin with `#` are left out.
    ///
    /// # Errors
    /// The number of the first line that is none, from 1.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut read = Self::default();
        for (number, line) in text.lines().enumerate() {
            if !line.is_empty() && !line.starts_with('#') {
                read.take(line).ok_or(number + 1)?;
            }
        }
        (read.bias.len() == read.subjects.len()).then_some(read).ok_or(1)
    }

    fn take(&mut self, line: &str) -> Option<()> {
        let (name, rest) = line.split_once(' ')?;
        match name {
            SUBJECTS => self.subjects = rest.split(' ').map(str::to_owned).collect(),
            BIAS => self.bias = rest.split(' ').map(|bias| bias.parse().ok()).collect::<Option<_>>()?,
            _ => {
                let mut words = rest.split(' ');
                let rarity = words.next()?.parse().ok()?;
                let weights: Vec<Weight> = words.map(weight).collect::<Option<_>>()?;
                if weights.iter().any(|weight| usize::from(weight.subject) >= self.subjects.len()) {
                    return None;
                }
                self.keep(name, rarity, &weights);
            }
        }
        Some(())
    }
}

fn weight(word: &str) -> Option<Weight> {
    let (subject, weight) = word.split_once(':')?;
    Some(Weight { subject: subject.parse().ok()?, weight: weight.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::Likeness;

    #[test]
    fn a_damaged_text_is_refused_with_its_line() {
        let whole = "subjects A B\nbias -10 -20\nw:loggar 310 0:50\n";
        assert!(Likeness::parse(whole).is_ok());
        assert!(Likeness::parse("").is_ok_and(|empty| empty.subjects().is_empty()));
        for (text, line) in [
            ("subjects A B\nbias -10\n", 1),
            ("subjects A\nbias x\n", 2),
            ("subjects A\nbias 1\nw:loggar\n", 3),
            ("subjects A\nbias 1\nw:loggar 310 7:50\n", 3),
            ("subjects A\nbias 1\nw:loggar 310 0:99999\n", 3),
        ] {
            assert_eq!(Likeness::parse(text), Err(line), "{text}");
        }
    }
}
