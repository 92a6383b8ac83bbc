//! Words to write instead: the person's own sentence turned into what the rule asks for, as far as that can be done safely.

use kernel::Language;
use wording::{Amount, Bound, Force, Party, Statement, Unit};

use super::Role;

/// The sentence with a verb that binds (or, for a wish, recommends), its subject first.
pub(super) fn firm(text: &str, said: &Statement, language: Language, role: Role, party: Party) -> String {
    if said.subject.who == Bound::Nobody || said.subject.agent || said.subject.who == Bound::Thing {
        return active(text, said, language, role, party);
    }
    let verb = verb(language, role);
    let who = name(party, language);
    let infinitive = said.force != Force::Descriptive && said.force != Force::Rule && said.force != Force::Release;
    match said.action.map(|action| action.of(text)).filter(|action| !action.is_empty() && infinitive && action.len() < 120) {
        Some(action) => {
            let action = ["att ", "to "].iter().find_map(|mark| action.strip_prefix(mark)).unwrap_or(action);
            let action = said.softened_by.map_or(action.to_owned(), |softener| without(action, softener.of(text)));
            format!("{who} {verb} {action}")
        }
        None => format!("{who} {verb} …"),
    }
}

/// The sentence with its doer first: "Loggar ska sparas i 12 månader" becomes "Leverantören ska spara loggar i 12 månader".
pub(super) fn active(text: &str, said: &Statement, language: Language, role: Role, party: Party) -> String {
    let (who, verb) = (name(party, language), verb(language, role));
    let open = format!("{who} {verb} …");
    let (Some(thing), Some(action)) = (said.subject.span.filter(|_| !said.subject.agent), said.action) else { return open };
    let (thing, action) = (thing.of(text), action.of(text));
    let (first, rest) = action.split_once(' ').unwrap_or((action, ""));
    if language != Language::Swedish || said.subject.who != Bound::Nobody || thing.len() + action.len() > 140 {
        return open;
    }
    let Some(doing) = doing(first) else { return open };
    let thing = lowered(thing);
    format!("{who} {verb} {doing} {thing} {rest}").trim_end().to_owned()
}

/// A deadline in units that the rule knows.
pub(super) fn number(amount: &Amount, unit: Unit, language: Language) -> String {
    let Amount::Number(thousandths) = amount else { return String::new() };
    let count = thousandths / 1000;
    let (count, swedish, english) = match unit {
        Unit::Weeks => (count * 7, "dagar", "days"),
        Unit::Quarters => (count * 3, "månader", "months"),
        _ => (count * 12, "månader", "months"),
    };
    match language {
        Language::Swedish => format!("{count} {swedish}"),
        Language::English => format!("{count} {english}"),
    }
}

/// The infinitive of a Swedish passive: "sparas" gives "spara".
fn doing(passive: &str) -> Option<&str> {
    let verb = passive.strip_suffix('s')?;
    verb.ends_with(['a', 'e', 'å', 'o']).then_some(verb)
}

fn name(party: Party, language: Language) -> &'static str {
    match (party, language) {
        (Party::Buyer, Language::Swedish) => "Beställaren",
        (Party::Buyer, Language::English) => "The buyer",
        (_, Language::Swedish) => "Leverantören",
        (_, Language::English) => "The supplier",
    }
}

fn verb(language: Language, role: Role) -> &'static str {
    match (language, role) {
        (Language::Swedish, Role::Wish) => "bör",
        (Language::Swedish, _) => "ska",
        (Language::English, Role::Wish) => "should",
        (Language::English, _) => "shall",
    }
}

/// A phrase without some of its words.
fn without(phrase: &str, words: &str) -> String {
    let left = phrase.replacen(words, "", 1);
    left.split_whitespace().collect::<Vec<_>>().join(" ").trim_start_matches([',', ' ']).to_owned()
}

/// With a small first letter, unless it is a name or an abbreviation.
fn lowered(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next();
    let rest = characters.as_str();
    match first {
        Some(first) if !rest.starts_with(char::is_uppercase) => first.to_lowercase().chain(rest.chars()).collect(),
        _ => words.to_owned(),
    }
}
