use std::collections::BTreeMap;

use wording::Party;

use super::{BUYER, SUPPLIER, THINGS};

/// Words that bind whoever stands before or right after them.
const DUTY: &[&str] = &[
    "ska",
    "skall",
    "måste",
    "åtar",
    "förbinder",
    "svarar",
    "ansvarar",
    "garanterar",
    "shall",
    "must",
    "undertakes",
    "agrees",
    "warrants",
    "will",
];
/// Words that give whoever stands there a right.
const RIGHT: &[&str] = &["får", "äger", "har", "kan", "may", "is", "can"];
/// Words before whoever is told, given or paid something.
const TO: &[&str] =
    &["till", "åt", "underrätta", "meddela", "informera", "ersätta", "bistå", "to", "notify", "inform", "for", "assist", "give"];
/// So often a word must stand where a party stands, if nothing is known of the parties.
const OFTEN: usize = 4;
/// So often it must where the other party is known.
const SELDOM: usize = 2;
/// So often with a capital letter within a sentence.
const CAPITALS: usize = 3;

/// Names that nobody introduces: "Huvudmannen", "Pixla". Words with a capital letter that stand where parties stand; who has most duties is
/// the supplier, and where one of two is known the other is the other.
pub(super) fn acting(text: &str, names: &mut Vec<(String, Party)>) {
    let mut seen = counted(text);
    seen.retain(|_, acts| acts.all() + acts.told >= SELDOM && acts.capitals >= CAPITALS);
    let party_of = |name: &str, names: &[(String, Party)]| {
        let lower = name.to_lowercase();
        let begins = |words: &[&str]| words.iter().any(|word| lower.starts_with(word) || lower.ends_with(&[word, "en"].concat()));
        let given = names.iter().find(|(given, _)| given == name || given.split_whitespace().next_back() == Some(name));
        given.map(|(_, party)| *party).or(match (begins(SUPPLIER), begins(BUYER)) {
            (true, false) => Some(Party::Supplier),
            (false, true) => Some(Party::Buyer),
            _ => None,
        })
    };
    let mut open: Vec<(&String, &Acts)> = seen.iter().filter(|(name, _)| party_of(name, names).is_none()).collect();
    open.sort_by(|a, b| b.1.weight().cmp(&a.1.weight()).then(a.0.cmp(b.0)));
    let knows = |party: Party, names: &[(String, Party)]| seen.keys().any(|name| party_of(name, names) == Some(party));
    // Two companies: the one with fewer duties buys.
    if !knows(Party::Buyer, names) && open.is_empty() {
        let burdens = names.iter().enumerate().filter_map(|(at, (name, _))| Some((seen.get(name)?.burden(), at)));
        let mut burdens: Vec<(usize, usize)> = burdens.collect();
        burdens.sort_unstable();
        if let [(_, least), _, ..] = burdens.as_slice()
            && let Some((_, party)) = names.get_mut(*least)
        {
            *party = Party::Buyer;
        }
        return;
    }
    let (supplier, buyer) = (knows(Party::Supplier, names), knows(Party::Buyer, names));
    let mut add = |found: Option<&(&String, &Acts)>, party: Party| {
        if let Some((name, _)) = found {
            names.push(((*name).clone(), party));
        }
    };
    match (supplier, buyer) {
        (true, true) => {}
        (true, false) => add(open.first(), Party::Buyer),
        (false, true) => add(open.first(), Party::Supplier),
        (false, false) => {
            let (first, second) = (open.first().filter(|(_, acts)| acts.all() >= OFTEN), open.get(1));
            let first_supplies = match (first, second) {
                (Some((_, first)), Some((_, second))) => first.burden() >= second.burden(),
                (Some((_, first)), None) => first.duties > first.rights,
                _ => return,
            };
            let parties = if first_supplies { (Party::Supplier, Party::Buyer) } else { (Party::Buyer, Party::Supplier) };
            add(first, parties.0);
            add(second, parties.1);
        }
    }
}

/// How a word is used.
#[derive(Debug, Default, Clone, Copy)]
struct Acts {
    duties: usize,
    rights: usize,
    told: usize,
    capitals: usize,
}

impl Acts {
    fn all(&self) -> usize {
        self.duties + self.rights
    }

    /// How much speaks for it being a party.
    fn weight(&self) -> usize {
        2 * self.all() + self.told + self.capitals
    }

    /// Duties for each right, in hundredths.
    fn burden(&self) -> usize {
        100 * (self.duties + 1) / (self.rights + self.told + 1)
    }
}

fn counted(text: &str) -> BTreeMap<String, Acts> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut seen: BTreeMap<String, Acts> = BTreeMap::new();
    for (at, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|character: char| !character.is_alphanumeric());
        let before = at.checked_sub(1).and_then(|before| words.get(before)).copied().unwrap_or_default();
        let after = words.get(at + 1).copied().unwrap_or_default();
        let whole = word.len() == bare.len() || word.ends_with(',');
        if bare.chars().count() < 3 || !bare.starts_with(char::is_uppercase) || !whole || is_thing(bare) {
            continue;
        }
        let within = before.starts_with(char::is_lowercase) && before.ends_with(char::is_alphanumeric);
        let (name, whose) = possessive(bare);
        let acts = seen.entry(name.to_owned()).or_default();
        acts.capitals += usize::from(within);
        if whose {
            continue;
        }
        let turned = within && !word.ends_with(',');
        acts.duties +=
            usize::from(DUTY.contains(&after)) + usize::from(turned && ["ska", "skall", "måste", "åligger"].contains(&before));
        acts.rights +=
            usize::from(RIGHT.contains(&after)) + usize::from(turned && ["får", "äger", "kan", "har"].contains(&before));
        acts.told += usize::from(TO.contains(&before));
    }
    seen
}

/// "Bolagets" is Bolaget's.
fn possessive(word: &str) -> (&str, bool) {
    match word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) {
        Some(name) => (name, true),
        None => match word.strip_suffix('s').filter(|name| ["en", "et", "an", "na"].iter().any(|end| name.ends_with(end))) {
            Some(name) => (name, true),
            None => (word, false),
        },
    }
}

fn is_thing(word: &str) -> bool {
    const MORE: &[&str] = &[
        "villkor",
        "vite",
        "uppgift",
        "kontrakt",
        "ansvar",
        "skade",
        "pris",
        "personuppgift",
        "information",
        "krav",
        "terms",
        "fee",
        "support",
        "platform",
        "order",
        "information",
        "work",
        "document",
        "requirement",
        "either",
        "each",
        "neither",
        "no",
        "such",
        "this",
        "the",
        "any",
        "it",
        "if",
        "all",
        "underleverantör",
        "sub",
        "de ",
        "det",
        "den",
        "om",
        "vid",
        "ingen",
        "varje",
        "åtgärd",
        "applikation",
        "program",
        "plattform",
        "licens",
        "material",
        "drift",
        "handling",
        "säkerhet",
        "revis",
        "appen",
        "beslut",
        "regulator",
        "tillsyn",
        "datainspektion",
        "integritets",
        "they",
        "there",
        "that",
        "these",
        "what",
        "who",
        "we",
        "you",
        "vi",
        "ni",
        "du",
        "man",
    ];
    const FIRMS: &[&str] = &["bolaget", "företaget", "huset", "gruppen", "byrån", "verket"];
    let lower = word.to_lowercase();
    if FIRMS.iter().any(|end| lower.ends_with(end)) {
        return false;
    }
    THINGS.iter().any(|thing| lower.contains(thing))
        || MORE.iter().any(|thing| lower == *thing || (thing.len() > 4 && lower.starts_with(thing)))
}
