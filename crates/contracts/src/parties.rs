mod acting;
mod conduct;
mod labels;

use wording::Party;

use self::acting::acting;
use self::conduct::{by_conduct, online, outnumbered};
use self::labels::{abbreviated, labelled, on_labels};
use crate::contract::ReadFile;

/// Words that say which party a name is for, where it is given or in the name itself.
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
    "uthyrare",
    "lessor",
    "servicebyrå",
    "serviceföretag",
    "tryckeri",
    "driftbolag",
    "systembolag",
    "ägare till tjänsten",
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
    "den ansvarige",
    "uppdragsgivare",
    "licensee",
    "licenstagare",
    "nämnd",
    "landsting",
    "county",
    "municipality",
    "council",
    "city",
    "hyrestagare",
    "lessee",
    "university",
    "universitet",
    "skola",
    "förbund",
    "agency",
    "ministry",
];
/// Forms of a company, after or before its name.
const COMPANY: &[&str] = &[
    " ab",
    " aktiebolag",
    " hb",
    " kb",
    " ltd",
    " limited",
    " inc",
    " llc",
    " plc",
    " gmbh",
    " oy",
    " a/s",
    " as ",
    " bv",
    " b.v",
    " corp",
];
/// Words that follow whoever has a duty.
const DUTY: &[&str] = &[
    " ska ",
    " skall ",
    " åtar sig",
    " förbinder sig",
    " svarar för",
    " shall ",
    " will ",
    " must ",
    " undertakes",
    " agrees to",
];
/// Words that follow whoever has a right, or pays.
const RIGHT: &[&str] = &[
    " har rätt",
    " äger rätt",
    " får ",
    " ska betala",
    " skall betala",
    " may ",
    " is entitled",
    " shall pay",
    " will pay",
    " must pay",
];
/// Names in quotation marks that are no parties.
const THINGS: &[&str] = &[
    "part",
    "avtal",
    "agreement",
    "bilaga",
    "tjänst",
    "service",
    "data",
    "avrop",
    "system",
    "product",
    "software",
    "schedule",
    "leverans",
    "incident",
    "program",
    "date",
    "dpa",
];
/// How far before a name its role is looked for, in bytes.
const BEFORE: usize = 120;
/// No contract introduces more names than this.
const MOST: usize = 200;
/// A longer name is no short name.
const LONGEST: usize = 40;

/// What the contract calls its parties, where the lexicon cannot know it: `Molnbolaget AB ("Molnbolaget")`, "Nämnden", "we".
pub(crate) fn named(files: &[ReadFile<'_>]) -> Vec<(String, Party)> {
    let mut names: Vec<(String, Party)> = Vec::new();
    for file in files {
        let text = file.transcript.text();
        let mut open: Vec<String> = Vec::new();
        for (name, before) in given(text) {
            if names.iter().any(|(other, _)| *other == name) || open.contains(&name) {
                continue;
            }
            // A text that introduces more names than any contract has parties is searched through for each.
            if names.len() + open.len() >= MOST {
                break;
            }
            match role(&name, before) {
                Some(party) => names.push((name, party)),
                None => open.push(name),
            }
        }
        on_labels(text, &mut names);
        abbreviated(text, &mut names);
        outnumbered(text, &mut names);
        by_conduct(text, open, &mut names);
        acting(text, &mut names);
        online(text, &mut names);
    }
    names.into_iter().flat_map(|(name, party)| both_forms(name, party)).collect()
}

/// "Den Ansvarige" is also "den ansvarige"; a name given with its article goes without it too.
fn both_forms(name: String, party: Party) -> Vec<(String, Party)> {
    let bare = name.strip_prefix("den ").or_else(|| name.strip_prefix("Den ")).map(|bare| (bare.to_owned(), party));
    std::iter::once((name, party)).chain(bare).collect()
}

/// Names that are given in parentheses or after "nedan", each with the words before it.
fn given(text: &str) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('(') {
        let inside = window(text, at + 1, LONGEST * 4);
        let Some(end) = inside.find(')').filter(|end| *end <= LONGEST * 2) else { continue };
        let inside = inside.get(..end).unwrap_or_default();
        let said = before(text, at);
        let letter = inside.len() == 1 && inside.chars().all(|letter| letter.is_ascii_uppercase()) && ends_with_role(said);
        found.extend(announced(inside).or_else(|| letter.then(|| inside.to_owned())).map(|name| (name, said)));
    }
    for sign in [
        "nedan ",
        "nedan kallad ",
        "nedan kallat ",
        "nedan kallade ",
        "nedan benämnd ",
        "nedan benämnt ",
        "hereinafter referred to as ",
        "hereinafter called ",
        "hereinafter ",
    ] {
        for (at, _) in text.match_indices(sign) {
            let after = window(text, at + sign.len(), LONGEST * 8);
            let end = after.find([',', '.', ')', '\n', ';']).unwrap_or(after.len());
            found.extend(announced(after.get(..end).unwrap_or_default()).map(|name| (name, before(text, at))));
        }
    }
    found
}

/// "beställaren (B)": the last word before it is a role.
fn ends_with_role(said: &str) -> bool {
    let last = said.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    SUPPLIER.iter().chain(BUYER).any(|word| last.starts_with(word))
}

/// The name in `"Leverantören"`, `nedan den Ansvarige`, `the "Authority"`, `Nämnden`.
fn announced(inside: &str) -> Option<String> {
    const QUOTES: [char; 8] = ['"', '”', '“', '„', '»', '«', '’', '\''];
    let mut name = inside.trim();
    let mut said = false;
    for opening in [
        "hereinafter",
        "hereafter",
        "nedan",
        "härefter",
        "kallad",
        "kallat",
        "kallas",
        "benämnd",
        "referred to as",
        "the ",
        "each ",
        "nedan ",
    ] {
        if let Some(rest) = name.strip_prefix(opening) {
            said = true;
            name = rest.trim_start();
        }
    }
    let quoted = name.starts_with(QUOTES);
    let name = name.trim_start_matches(QUOTES);
    let name = name.split(QUOTES).next().unwrap_or_default().trim().trim_end_matches([',', '.']);
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    let lower = name.to_lowercase();
    let capital = name.strip_prefix("den ").unwrap_or(name).chars().next().is_some_and(char::is_uppercase);
    let words = name.split_whitespace().count();
    let letters = name.chars().all(|character| character.is_alphabetic() || " -&".contains(character));
    let fits = capital
        && letters
        && name.len() > 2
        && name.len() <= LONGEST
        && words <= 3
        && !THINGS.iter().any(|thing| lower.contains(thing));
    // A bare word in parentheses may be anything: it is a name only where it is one that parties have.
    let known = SUPPLIER.iter().chain(BUYER).any(|word| lower.contains(word)) || (words == 1 && lower.ends_with("bolaget"));
    (fits && (said || quoted || known)).then(|| name.to_owned())
}

fn role(name: &str, before: &str) -> Option<Party> {
    let lower = name.to_lowercase();
    let says = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    match (says(SUPPLIER, &lower), says(BUYER, &lower)) {
        (true, false) => return Some(Party::Supplier),
        (false, true) => return Some(Party::Buyer),
        _ => {}
    }
    // "Beställare: Sundholms Energi AB (nedan Sundholm)": a line with a label says it.
    let before = before.to_lowercase();
    if let Some(party) = labelled(&before) {
        return Some(party);
    }
    // The last words before the name are those of whoever bears it.
    let last = |words: &[&str]| words.iter().filter_map(|word| before.rfind(word)).max();
    let (supplier, buyer, company) = (last(SUPPLIER), last(BUYER), last(COMPANY));
    match (supplier.max(company), buyer) {
        (Some(_), None) => Some(Party::Supplier),
        (None, Some(_)) => Some(Party::Buyer),
        (Some(supplier), Some(buyer)) => Some(if supplier > buyer { Party::Supplier } else { Party::Buyer }),
        (None, None) => None,
    }
}

/// At most so many bytes of a text from a place.
fn window(text: &str, from: usize, most: usize) -> &str {
    let mut end = from.saturating_add(most).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(from..end).unwrap_or_default()
}

fn before(text: &str, at: usize) -> &str {
    let mut start = at.saturating_sub(BEFORE);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let window = text.get(start..at).unwrap_or_default();
    // What stands before the last name given, or on the line before, belongs to somebody else.
    window.rsplit(['\n', ')']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use document::{Piece, PieceKind, Transcript};
    use kernel::Language;
    use wording::Party;

    use super::named;
    use crate::contract::ReadFile;

    fn names(text: &str) -> Vec<(String, Party)> {
        let words = text.to_owned();
        let transcript = Transcript::new(vec![Piece { kind: PieceKind::Paragraph, number: None, words, page: None }], None);
        named(&[ReadFile { name: "a", transcript: &transcript, language: Language::Swedish }])
    }

    #[test]
    fn knows_who_bears_a_name() {
        let found = names(
            "Mellan Solgårda kommun genom sin skolnämnd (\"Skolnämnden\") och Klassbild i Norr AB (\"Klassbild\") gäller följande.",
        );
        assert_eq!(found, [("Skolnämnden".to_owned(), Party::Buyer), ("Klassbild".to_owned(), Party::Supplier)]);
        let found = names("issued by the City of Lindhamn (the \"Authority\") to Geomap Ltd (the \"Contractor\")");
        assert_eq!(found, [("Authority".to_owned(), Party::Buyer), ("Contractor".to_owned(), Party::Supplier)]);
        assert_eq!(
            names("Länsnämnden för skolskjuts (nedan den Ansvarige)").first(),
            Some(&("den Ansvarige".to_owned(), Party::Buyer))
        );
    }

    #[test]
    fn a_bare_word_in_parentheses_is_no_party() {
        assert_eq!(names("Säkerhetskraven (Bilaga Tre) och tjänsten (Systemet) samt revision (Kvartalsvis)"), []);
    }

    #[test]
    fn online_terms_speak_of_us_and_you() {
        let text = "We run it. You pay. If you stop, we may stop your plan and our help. You own your data. We keep it for you while we may. you agree that you pay. ";
        assert!(names(text).contains(&("we".to_owned(), Party::Supplier)));
    }
}
