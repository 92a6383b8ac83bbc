use wording::Party;

use super::{BUYER, DUTY, RIGHT, SUPPLIER};

/// A label is no longer, in bytes.
const LABEL: usize = 24;
/// A name that a label gives is used more often than this.
const USED: usize = 1;

/// The party that a line such as "Leverantör: …" is of.
pub(super) fn labelled(line: &str) -> Option<Party> {
    let label = line.split_once(':')?.0.trim_start_matches(|c: char| !c.is_alphabetic());
    if label.len() > LABEL {
        return None;
    }
    let says = |words: &[&str]| words.iter().any(|word| label.starts_with(word));
    match (says(SUPPLIER), says(BUYER)) {
        (true, false) => Some(Party::Supplier),
        (false, true) => Some(Party::Buyer),
        _ => None,
    }
}

/// Names in lines that label a party, "Leverantör: Nordbyrån AB, org.nr …", by the first word of the name where the text goes on to use it
/// alone.
pub(super) fn on_labels(text: &str, names: &mut Vec<(String, Party)>) {
    for line in text.lines() {
        let Some(party) = labelled(&line.to_lowercase()) else { continue };
        let after = line.split_once(':').map(|(_, after)| after.trim()).unwrap_or_default();
        let name: String = after.chars().take_while(|c| c.is_alphabetic() || *c == '-').collect();
        let capital = name.chars().next().is_some_and(char::is_uppercase) && name.chars().count() > 3;
        if capital && uses(text, &name) > USED && !names.iter().any(|(other, _)| *other == name) {
            names.push((name, party));
        }
    }
}

/// How often a name stands in a text with a verb after it that parties have.
fn uses(text: &str, name: &str) -> usize {
    DUTY.iter().chain(RIGHT).map(|word| text.matches(&format!("{name}{word}")).count()).sum()
}

/// Abbreviations that a legend gives: "B = Vätterbygdens Vatten AB (beställare). E = entreprenören enligt huvudkontraktet."
pub(super) fn abbreviated(text: &str, names: &mut Vec<(String, Party)>) {
    for (at, _) in text.match_indices(" = ") {
        let short: String = text.get(..at).unwrap_or_default().chars().rev().take_while(|c| c.is_alphanumeric()).collect();
        let short: String = short.chars().rev().collect();
        let meaning = text.get(at + 3..).unwrap_or_default();
        let meaning = meaning.split(['\n', ';']).next().unwrap_or_default();
        let meaning = meaning.split(". ").next().unwrap_or_default().to_lowercase();
        let sub = meaning.starts_with("under") || meaning.starts_with("sub");
        let says = |words: &[&str]| {
            words.iter().any(|word| meaning.split(|c: char| !c.is_alphabetic()).any(|part| part.starts_with(word)))
        };
        let party = match (says(SUPPLIER), says(BUYER)) {
            (true, false) => Party::Supplier,
            (false, true) => Party::Buyer,
            _ => continue,
        };
        let fits = (1..=4).contains(&short.chars().count()) && short.chars().all(char::is_uppercase);
        if fits && !sub && !names.iter().any(|(other, _)| *other == short) {
            names.push((short, party));
        }
    }
}
