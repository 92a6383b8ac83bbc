/// The space that no line breaks at.
const NO_BREAK: char = '\u{a0}';

/// Words that stay with the number before them.
const UNITS: [&str; 44] = [
    "minut",
    "minuter",
    "timme",
    "timmar",
    "dygn",
    "dag",
    "dagar",
    "arbetsdag",
    "arbetsdagar",
    "vecka",
    "veckor",
    "månad",
    "månader",
    "månaders",
    "år",
    "procent",
    "kronor",
    "kap.",
    "tecken",
    "bitar",
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "month",
    "months",
    "year",
    "years",
    "per",
    "working",
];

/// Words that stay with the year after them.
const MONTHS: [&str; 24] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Puts spaces that no line breaks at between a number and its unit or month ("10 dagar"), and within references to sections
/// ("8 och 13 §§", "2 kap. 3 § p. 4"): a line that begins with the sign is hard to read, and hard to find.
pub(crate) fn keep_together(words: &mut String) {
    if !words.contains('§') && !words.contains(|found: char| found.is_ascii_digit()) {
        return;
    }
    let mut out = String::with_capacity(words.len() + 8);
    let mut before = "";
    for (index, after) in words.split(' ').enumerate() {
        if index > 0 {
            out.push(if belongs_together(before, after) { NO_BREAK } else { ' ' });
        }
        out.push_str(after);
        before = after;
    }
    *words = out;
}

fn belongs_together(before: &str, after: &str) -> bool {
    let number_before = before.ends_with(|last: char| last.is_ascii_digit());
    let number_after = after.starts_with(|first: char| first.is_ascii_digit());
    let unit = after.trim_end_matches(|last: char| !last.is_alphabetic() && last != '.').trim_end_matches([',', ';', ':']);
    let unit_after = UNITS.contains(&unit) || UNITS.contains(&unit.trim_end_matches('.'));
    after.starts_with('§')
        || (before.ends_with('§') && after == "p.")
        || (number_after && ["p.", "kl.", "§", "§§"].contains(&before))
        || (number_before && unit_after)
        || (MONTHS.contains(&before) && number_after)
        || (number_before && is_rest_of_number(after))
}

/// The second part of 100 000.
fn is_rest_of_number(word: &str) -> bool {
    let digits = word.trim_end_matches(|last: char| !last.is_ascii_digit());
    digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_with_their_signs_and_units() {
        let kept = |words: &str| {
            let mut words = words.to_owned();
            keep_together(&mut words);
            words.replace(NO_BREAK, "_")
        };
        assert_eq!(kept("Se 18 kap. 8 och 13 §§ offentlighets- och"), "Se 18_kap. 8 och 13_§§ offentlighets- och");
        assert_eq!(kept("Cybersäkerhetslagen 2 kap. 3 § p. 4; GDPR 28.3 a"), "Cybersäkerhetslagen 2_kap. 3_§_p._4; GDPR 28.3 a");
        assert_eq!(kept("inom 10 dagar, kl. 8–17, den 22 november 2026."), "inom 10_dagar, kl._8–17, den 22_november_2026.");
        assert_eq!(kept("Krav 2 gäller i 30 dagar, högst 100 000 kronor."), "Krav 2 gäller i 30_dagar, högst 100_000_kronor.");
        assert_eq!(kept("inget att hålla ihop här"), "inget att hålla ihop här");
        assert_eq!(kept("slutar med § "), "slutar med_§ ");
    }
}
