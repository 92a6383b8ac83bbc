use kernel::Span;

/// Abbreviations that are also ordinary words in one of the languages ("it").
const ABBREVIATIONS: [&str; 3] = ["IT", "AI", "EU"];
/// The longest word that may be an abbreviation, in letters.
const LONGEST_ABBREVIATION: usize = 4;

/// A heading as it is cited. One in capitals only cannot be hyphenated and is hard to read: it is given in sentence case.
///
/// A short word keeps its capitals (SLA, GDPR) unless the contract also has it in small letters (och, data).
pub(crate) fn cited(whole: &str, heading: Span) -> String {
    let words = heading.of(whole);
    if words.chars().any(char::is_lowercase) || !words.chars().any(char::is_uppercase) {
        return words.to_owned();
    }
    let runs = runs(words);
    let last = runs.iter().rposition(|run| is_word(run)).unwrap_or_default();
    let mut cited = String::with_capacity(words.len());
    let mut begun = false;
    for (at, run) in runs.into_iter().enumerate() {
        let small = run.to_lowercase();
        match is_word(run) {
            true if stays(whole, run, &small, at == last) => cited.push_str(run),
            true if begun => cited.push_str(&small),
            true => cited.push_str(&crate::papers::upper(&small)),
            false => cited.push_str(run),
        }
        begun |= run.chars().any(char::is_alphabetic);
    }
    cited
}

/// Whether a word in capitals keeps them.
fn stays(whole: &str, word: &str, small: &str, last: bool) -> bool {
    let length = word.chars().count();
    if word.chars().any(char::is_numeric) || ABBREVIATIONS.contains(&word) {
        return true;
    }
    // "BILAGA A" names a letter; "I MOLNET" does not.
    if length == 1 {
        return last;
    }
    length <= LONGEST_ABBREVIATION && !stands_in(whole, small)
}

/// Whether a word stands in a text as a word of its own.
fn stands_in(whole: &str, word: &str) -> bool {
    whole.match_indices(word).any(|(at, found)| {
        let before = whole.get(..at).and_then(|before| before.chars().next_back());
        let after = whole.get(at + found.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

fn is_word(run: &str) -> bool {
    run.starts_with(char::is_alphanumeric)
}

/// A text in runs of letters and figures and runs of what stands between.
fn runs(words: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let kind = first.is_alphanumeric();
        let end = rest.find(|next: char| next.is_alphanumeric() != kind).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        runs.push(run);
        rest = after;
    }
    runs
}

#[cfg(test)]
mod tests {
    use kernel::Span;

    use super::cited;

    fn shown(heading: &str, after: &str) -> String {
        cited(&format!("{heading}\n{after}"), Span::new(0, heading.len()))
    }

    #[test]
    fn a_heading_in_capitals_is_cited_in_sentence_case() {
        assert_eq!(shown("3. INFORMATIONSSÄKERHET", ""), "3. Informationssäkerhet");
        assert_eq!(shown("AVTAL OM SUPPORT OCH UNDERHÅLL", "om drift och annat"), "Avtal om support och underhåll");
        assert_eq!(shown("ÖVERLÅTELSE I MOLNET", ""), "Överlåtelse i molnet");
        assert_eq!(shown("”SÄKERHET”", ""), "”Säkerhet”");
        assert_eq!(shown("PRIS", "ett pris"), "Pris");
    }

    #[test]
    fn abbreviations_and_other_headings_keep_their_capitals() {
        assert_eq!(shown("SLA-NIVÅER, GDPR OCH IT-DRIFT", "och sladd, it"), "SLA-nivåer, GDPR och IT-drift");
        assert_eq!(shown("BILAGA A", ""), "Bilaga A");
        assert_eq!(shown("KRAV ENLIGT ISO27001", "krav"), "Krav enligt ISO27001");
        assert_eq!(shown("Informationssäkerhet och IT", ""), "Informationssäkerhet och IT");
        assert_eq!(shown("5.2", ""), "5.2");
    }
}
