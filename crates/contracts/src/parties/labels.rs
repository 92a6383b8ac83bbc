use wording::Party;

use super::conduct::conduct;
use super::{BUYER, MOST, SUPPLIER, window};

/// A label is no longer, in bytes.
const LABEL: usize = 24;
/// A name that a label gives is used more often than this.
const USED: usize = 1;

/// An abbreviation is no longer, in letters.
const SHORT: usize = 4;
/// What it stands for is said within so many bytes.
const MEANING: usize = 400;

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
    let mut labels: Vec<(String, Party)> = Vec::new();
    for line in text.lines() {
        let Some(party) = labelled(&line.to_lowercase()) else { continue };
        let after = line.split_once(':').map(|(_, after)| after.trim()).unwrap_or_default();
        let name: String = after.chars().take_while(|c| c.is_alphabetic() || *c == '-').collect();
        let capital = name.chars().next().is_some_and(char::is_uppercase) && name.chars().count() > 3;
        if capital && labels.len() < MOST && !labels.iter().chain(names.iter()).any(|(other, _)| *other == name) {
            labels.push((name, party));
        }
    }
    let used = conduct(text, labels.iter().map(|(name, _)| name.as_str()));
    names.extend(labels.into_iter().zip(used).filter(|(_, (duties, rights))| duties + rights > USED).map(|(label, _)| label));
}

/// Abbreviations that a legend gives: "B = Vätterbygdens Vatten AB (beställare). E = entreprenören enligt huvudkontraktet."
pub(super) fn abbreviated(text: &str, names: &mut Vec<(String, Party)>) {
    let mut tried = 0;
    for (at, _) in text.match_indices(" = ") {
        let short: String =
            text.get(..at).unwrap_or_default().chars().rev().take_while(|c| c.is_alphanumeric()).take(SHORT + 1).collect();
        let short: String = short.chars().rev().collect();
        let fits = (1..=SHORT).contains(&short.chars().count()) && short.chars().all(char::is_uppercase);
        if !fits || names.iter().any(|(other, _)| *other == short) {
            continue;
        }
        tried += 1;
        if tried > MOST {
            break;
        }
        let meaning = window(text, at + " = ".len(), MEANING);
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
        if !sub {
            names.push((short, party));
        }
    }
}
