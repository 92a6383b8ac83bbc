/// The space that no line breaks at.
const NO_BREAK: char = '\u{a0}';

/// Keeps a sign of a section with its number ("8 och 13 §§", "2 kap. 3 § p. 4"): a line that begins with the sign, or ends with
/// the number of a chapter, makes a reference hard to find.
pub(super) fn keep_references_together(words: &mut String) {
    if !words.contains('§') && !words.contains("kap.") {
        return;
    }
    let mut out = String::with_capacity(words.len());
    let mut rest = words.as_str();
    while let Some(space) = rest.find(' ') {
        let (before, after) = (rest.get(..space).unwrap_or_default(), rest.get(space + 1..).unwrap_or_default());
        out.push_str(before);
        let number_before = before.ends_with(|last: char| last.is_ascii_digit());
        let in_front = after.starts_with('§') || (number_before && after.starts_with("kap."));
        let behind = before.ends_with('§') && after.starts_with("p. ") || before == "p." || before.ends_with(" p.");
        out.push(if in_front || behind { NO_BREAK } else { ' ' });
        rest = after;
    }
    out.push_str(rest);
    *words = out;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_with_their_signs() {
        let kept = |words: &str| {
            let mut words = words.to_owned();
            keep_references_together(&mut words);
            words.replace(NO_BREAK, "_")
        };
        assert_eq!(kept("Se 18 kap. 8 och 13 §§ offentlighets- och"), "Se 18_kap. 8 och 13_§§ offentlighets- och");
        assert_eq!(kept("Cybersäkerhetslagen 2 kap. 3 § p. 4; GDPR 28.3 a"), "Cybersäkerhetslagen 2_kap. 3_§_p._4; GDPR 28.3 a");
        assert_eq!(kept("inget att hålla ihop, p. 4"), "inget att hålla ihop, p. 4");
        assert_eq!(kept("slutar med § "), "slutar med_§ ");
    }
}
