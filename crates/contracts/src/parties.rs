use wording::Party;

use crate::contract::ReadFile;

/// Words that say which party a name is for, near where it is given.
const SUPPLIER: &[&str] = &[
    "leverantör",
    "supplier",
    "provider",
    "vendor",
    "contractor",
    "consultant",
    "konsult",
    "biträde",
    "processor",
    "entreprenör",
    "utförare",
    "uppdragstagare",
    "säljare",
    "licensgivare",
    "licensor",
    "seller",
];
const BUYER: &[&str] = &[
    "beställare",
    "kund",
    "köpare",
    "kommun",
    "region",
    "myndighet",
    "customer",
    "client",
    "buyer",
    "purchaser",
    "authority",
    "controller",
    "personuppgiftsansvarig",
    "uppdragsgivare",
    "licensee",
    "licenstagare",
];
/// Verbs of somebody who delivers.
const DELIVERS: &[&str] = &[
    " ska tillhandahålla",
    " skall tillhandahålla",
    " ska leverera",
    " skall leverera",
    " åtar sig att",
    " shall provide",
    " will provide",
    " shall deliver",
    " shall perform",
    " ska utföra",
    " skall utföra",
];
/// How far around a name its role is looked for, in bytes.
const AROUND: usize = 160;
/// A longer name is no short name.
const LONGEST: usize = 40;

/// What the contract calls its parties, where the lexicon cannot know it: `Molnbolaget AB ("Molnbolaget")`, "we".
pub(crate) fn named(files: &[ReadFile<'_>]) -> Vec<(String, Party)> {
    let mut names: Vec<(String, Party)> = Vec::new();
    for file in files {
        let text = file.transcript.text();
        for (name, around) in given(text) {
            let known = names.iter().any(|(other, _)| *other == name);
            if let Some(party) = role(&name, around, text).filter(|_| !known) {
                names.push((name, party));
            }
        }
        online(text, &mut names);
    }
    names
}

/// Names in quotation marks within parentheses, or after "nedan" and "hereinafter".
fn given(text: &str) -> Vec<(String, &str)> {
    const QUOTES: [char; 5] = ['"', '”', '“', '„', '»'];
    let mut found = Vec::new();
    for (at, _) in text.match_indices(QUOTES) {
        let before = window(text, at.saturating_sub(24), at).to_lowercase();
        let announced = before.trim_end().ends_with('(')
            || ["nedan", "kallad", "kallat", "benämn", "hereinafter", "hereafter", "referred to as", "the"]
                .iter()
                .any(|word| before.contains(word));
        if !announced {
            continue;
        }
        let after = text.get(at..).unwrap_or_default();
        let inside = after.trim_start_matches(QUOTES);
        let Some(end) = inside.find(QUOTES).filter(|end| *end > 1 && *end <= LONGEST) else { continue };
        let name = inside.get(..end).unwrap_or_default().trim();
        let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
        if name.chars().next().is_some_and(char::is_uppercase) && !name.contains('\n') {
            found.push((name.to_owned(), window(text, at.saturating_sub(AROUND), at + AROUND)));
        }
    }
    found
}

fn role(name: &str, around: &str, text: &str) -> Option<Party> {
    let lower = name.to_lowercase();
    let says = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    // The lexicon knows these better, with their inflections.
    if says(SUPPLIER, &lower)
        || says(BUYER, &lower)
        || ["part", "avtal", "agreement", "bilaga", "tjänst", "service", "data"].iter().any(|word| lower.contains(word))
    {
        return None;
    }
    if DELIVERS.iter().any(|verb| text.contains(&format!("{name}{verb}"))) {
        return Some(Party::Supplier);
    }
    let around = around.to_lowercase();
    let before = around.split(&lower).next().unwrap_or_default();
    match (says(SUPPLIER, &around), says(BUYER, before)) {
        (true, false) => Some(Party::Supplier),
        (false, true) => Some(Party::Buyer),
        _ => None,
    }
}

/// Online terms speak of "we" and "you".
fn online(text: &str, names: &mut Vec<(String, Party)>) {
    let count = |word: &str| text.match_indices(word).count();
    if count(" you ") + count(" your ") >= 6 && count("We ") + count(" we ") + count(" our ") >= 4 {
        names.extend([("we".to_owned(), Party::Supplier), ("you".to_owned(), Party::Buyer)]);
    }
    if count(" ni ") + count(" er ") + count(" du ") + count(" din ") + count(" ert ") >= 6 && count("Vi ") + count(" vi ") >= 4 {
        names.extend([("vi".to_owned(), Party::Supplier), ("ni".to_owned(), Party::Buyer), ("du".to_owned(), Party::Buyer)]);
    }
}

fn window(text: &str, start: usize, end: usize) -> &str {
    let mut start = start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = end.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(start..end).unwrap_or_default()
}
