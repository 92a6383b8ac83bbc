//! Numbers as letters and Roman figures.

/// A number from 1 to 399 in lower-case Roman figures.
pub(crate) fn roman(number: u32) -> Option<String> {
    const STEPS: [(u32, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    if !(1..400).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, letters) in STEPS {
        while rest >= value {
            out.push_str(letters);
            rest -= value;
        }
    }
    Some(out)
}

/// 1 is a, 26 is z, 27 is aa, 28 is ab: as web pages count.
pub(crate) fn letters(number: u32) -> String {
    let mut rest = number;
    let mut out = Vec::new();
    while rest > 0 {
        out.push(letter(rest));
        rest = (rest - 1) / 26;
    }
    out.into_iter().rev().collect()
}

/// 1 is a, 26 is z, 27 is aa, 28 is bb: as word processors count.
pub(crate) fn repeated(number: u32) -> String {
    let times = usize::try_from(number.saturating_sub(1) / 26).unwrap_or(0).min(20);
    letter(number).to_string().repeat(times + 1)
}

fn letter(number: u32) -> char {
    char::from(b'a' + u8::try_from(number.saturating_sub(1) % 26).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::{letters, repeated, roman};

    #[test]
    fn numbers_become_letters_and_roman_figures() {
        assert_eq!([1, 26, 27, 28, 53].map(letters), ["a", "z", "aa", "ab", "ba"]);
        assert_eq!([1, 26, 27, 28, 53].map(repeated), ["a", "z", "aa", "bb", "aaa"]);
        assert_eq!([1, 4, 9, 14, 399].map(roman), ["i", "iv", "ix", "xiv", "cccxcix"].map(|text| Some(text.to_owned())));
        assert_eq!([0, 400].map(roman), [None, None]);
    }
}
