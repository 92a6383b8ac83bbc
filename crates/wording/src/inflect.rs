use kernel::Language;

use crate::Inflection;

/// Endings of Swedish nouns; an empty one first. Those with "s" last are genitives.
const NOUN: [&str; 20] = [
    "", "s", "en", "ens", "et", "ets", "n", "ns", "t", "ts", "er", "ers", "erna", "ernas", "ar", "ars", "arna", "arnas", "na",
    "nas",
];
/// Endings after a stem that has lost its last "a" or "e".
const NOUN_STEM: [&str; 12] = ["or", "ors", "orna", "ornas", "an", "ans", "ar", "ars", "arna", "arnas", "er", "erna"];
const VERB: [&str; 14] = ["a", "ar", "as", "at", "ats", "ade", "ades", "er", "es", "s", "t", "te", "tes", "ande"];
const ADJECTIVE: [&str; 6] = ["", "t", "a", "e", "are", "aste"];

/// Every form of a term, the given one first. Forms that are no words do no harm: they are never met.
pub(crate) fn forms(term: &str, inflection: Inflection, language: Language) -> Vec<String> {
    let (first, rest) = term.split_once(' ').unwrap_or((term, ""));
    let (before, last) = term.rsplit_once(' ').unwrap_or(("", term));
    let after = |form: String| if rest.is_empty() { form } else { format!("{form} {rest}") };
    let in_front = |form: String| if before.is_empty() { form } else { format!("{before} {form}") };
    let mut made = vec![term.to_owned()];
    match (language, inflection) {
        (Language::Swedish, Inflection::Noun) => {
            made.extend(NOUN.iter().map(|ending| in_front(format!("{last}{ending}"))));
            if let Some(stem) = last.strip_suffix(['a', 'e']) {
                made.extend(NOUN_STEM.iter().map(|ending| in_front(format!("{stem}{ending}"))));
            }
        }
        (Language::Swedish, Inflection::Verb) => {
            let stem = first.strip_suffix('a').unwrap_or(first);
            made.extend(VERB.iter().map(|ending| after(format!("{stem}{ending}"))));
        }
        (Language::Swedish, Inflection::Adjective) => {
            made.extend(ADJECTIVE.iter().map(|ending| in_front(format!("{last}{ending}"))));
        }
        (Language::English, Inflection::Noun) => {
            made.extend(["s", "es", "'s", "s'"].iter().map(|ending| in_front(format!("{last}{ending}"))));
            if let Some(stem) = last.strip_suffix('y') {
                made.push(in_front(format!("{stem}ies")));
            }
        }
        (Language::English, Inflection::Verb) => {
            made.extend(["s", "es", "ed", "d", "ing"].iter().map(|ending| after(format!("{first}{ending}"))));
            if let Some(stem) = first.strip_suffix('e') {
                made.push(after(format!("{stem}ing")));
            }
            if let Some(stem) = first.strip_suffix('y') {
                made.extend(["ies", "ied"].iter().map(|ending| after(format!("{stem}{ending}"))));
            }
        }
        (Language::English, Inflection::Adjective) => made.push(in_front(format!("{last}ly"))),
    }
    made.sort();
    made.dedup();
    made
}

/// Is this form of a noun a genitive?
pub(crate) fn is_genitive(form: &str, term: &str, language: Language) -> bool {
    match language {
        Language::Swedish => form.ends_with('s') && !term.ends_with('s') && form != term,
        Language::English => form.ends_with("'s") || form.ends_with("s'"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_follow_the_rules() {
        let check = |term: &str, inflection, language, wanted: &[&str]| {
            let made = forms(term, inflection, language);
            for form in wanted {
                assert!(made.iter().any(|known| known == form), "{term}: {form} of {made:?}");
            }
        };
        check("rapport", Inflection::Noun, Language::Swedish, &["rapporten", "rapporter", "rapporternas"]);
        check("timme", Inflection::Noun, Language::Swedish, &["timmar", "timmen", "timmes"]);
        check("redovisa", Inflection::Verb, Language::Swedish, &["redovisar", "redovisas", "redovisat"]);
        check("visa upp", Inflection::Verb, Language::Swedish, &["visar upp"]);
        check("supplier", Inflection::Noun, Language::English, &["supplier's", "suppliers"]);
        check("notify", Inflection::Verb, Language::English, &["notifies", "notified", "notifying"]);
        assert!(is_genitive("leverantörens", "leverantör", Language::Swedish));
        assert!(!is_genitive("process", "process", Language::Swedish));
    }
}
