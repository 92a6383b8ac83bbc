//! What columns of lists of requirements are called, in Swedish and English.

use kernel::Language;

use super::Field;

/// Names of columns as [`plain`] writes them, with bars between. The order decides between names of the same length.
const NAMES: [(Field, &str); 17] = [
    (
        Field::Id,
        "id|krav id|kravid|nr|nummer|kravnummer|krav nr|kravnr|kod|kravkod|löpnummer|löpnr|beteckning|krav nummer\
            |requirement id|req id|control id|number|no|identifier|ref id|requirement no|requirement number|ref no\
            |item",
    ),
    (
        Field::Area,
        "område|kravområde|kapitel|kategori|avsnitt|domän|grupp|huvudområde|area|chapter|category|section|domain\
            |group|family|topic|ämne",
    ),
    (Field::Title, "titel|rubrik|kravrubrik|namn|benämning|kravnamn|kortnamn|title|name|heading|short name|requirement name"),
    (
        Field::Text,
        "krav|kravtext|kravformulering|formulering|beskrivning|kravbeskrivning|ska krav|skall krav|kravställning\
            |krav på leverantören|text|requirement|requirement text|description|statement|control\
            |requirement description|demand|säkerhetskrav|requirements",
    ),
    (Field::Motive, "motiv|motivering|syfte|skäl|varför|purpose|rationale|motive|why|reason|aim|objective"),
    (
        Field::Guidance,
        "vägledning|kommentar|kommentarer|anmärkning|anvisning|förklaring|förtydligande|stödtext|hur|råd|exempel\
            |guidance|comment|comments|note|notes|remark|remarks|explanation|advice|example|examples",
    ),
    (
        Field::Strength,
        "typ|kravtyp|typ av krav|ska bör|skall bör|ska eller bör|obligatoriskt|obligatorisk|tvingande|type\
            |requirement type|strength|must should|shall should|mandatory|mandatory optional|prioritet|priority\
            |kravets typ",
    ),
    (Field::Weight, "vikt|viktning|poäng|weight|points|weighting"),
    (
        Field::Class,
        "klass|klassning|informationsklass|krt|k r t|krts|class|classification|cia|skyddsklass\
            |informationsklassning",
    ),
    (Field::Level, "nivå|kravnivå|skyddsnivå|säkerhetsnivå|level|tier|protection level"),
    (Field::Confidentiality, "konfidentialitet|k|k nivå|konf|sekretess|confidentiality|c"),
    (Field::Integrity, "riktighet|r|r nivå|integritet|integrity|i"),
    (Field::Availability, "tillgänglighet|t|t nivå|tillg|availability|a"),
    (Field::Traceability, "spårbarhet|s|s nivå|traceability"),
    (
        Field::Reference,
        "referens|referenser|iso|iso 27001|iso 27002|iso iec 27001|iso iec 27002|lagrum|lagstöd|källa|hänvisning\
            |reference|references|standard|source|annex a|iso referens|iso ref|ref|bilaga a|law",
    ),
    (
        Field::Evidence,
        "bevis|verifiering|verifieras|verifikation|underlag|hur kravet verifieras|verifieras genom|bevisning\
            |redovisning|bevismedel|evidence|verification|proof|how verified|verified by|typical evidence",
    ),
    (Field::Question, "fråga|frågor|fråga till leverantören|question|questions"),
];

/// How surely a heading names a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sureness {
    /// The name stands within other words.
    Within,
    /// The heading is the name.
    Whole,
}

/// What a heading names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) field: Field,
    pub(super) sureness: Sureness,
    /// The level in headings such as `K2`, under which rows are ticked.
    pub(super) level: Option<u8>,
}

/// Lower case, letters and digits only, one blank between words.
pub(super) fn plain(words: &str) -> String {
    let spaced: String = words.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a heading names, if it is like any name we know. A heading of several parts is tried from its last part upwards.
pub(super) fn named(heading: &str) -> Option<Named> {
    let whole = plain(heading);
    if let Some((field, level)) = ticked(&whole) {
        return Some(Named { field, sureness: Sureness::Whole, level: Some(level) });
    }
    let parts: Vec<String> = heading.split([':', '/', '\n', '(', ')']).map(plain).filter(|part| !part.is_empty()).collect();
    let exact = |words: &str| NAMES.iter().find(|(_, names)| names.split('|').any(|name| name == words)).map(|(field, _)| *field);
    // A single letter counts only by itself, or below a heading that spans several columns.
    let last = heading.rsplit_once(": ").and_then(|(_, last)| exact(&plain(last)));
    let part = || parts.iter().rev().find_map(|part| exact(part).filter(|_| part.len() > 1));
    let found = exact(&whole).or(last).or_else(part);
    if let Some(field) = found {
        return Some(Named { field, sureness: Sureness::Whole, level: None });
    }
    if whole.chars().count() > 60 {
        return None;
    }
    let padded = format!(" {whole} ");
    let within = |name: &&str| name.chars().count() > 2 && padded.contains(&format!(" {name} "));
    let found = NAMES
        .iter()
        .filter_map(|(field, names)| Some((names.split('|').filter(|name| within(name)).map(str::len).max()?, *field)))
        .max_by_key(|(length, _)| *length);
    found.map(|(_, field)| Named { field, sureness: Sureness::Within, level: None })
}

/// `K2`, `r 3`, `konfidentialitet nivå 2`: a column in which rows of that level are ticked.
fn ticked(heading: &str) -> Option<(Field, u8)> {
    let digit = heading.chars().next_back().and_then(|last| last.to_digit(10)).filter(|digit| *digit <= 4)?;
    let before = heading.get(..heading.len() - 1)?.trim_end();
    let before = before.strip_suffix(" nivå").or_else(|| before.strip_suffix(" level")).unwrap_or(before);
    let field = match before {
        "k" | "konfidentialitet" | "confidentiality" | "c" => Field::Confidentiality,
        "r" | "riktighet" | "integrity" | "i" => Field::Integrity,
        "t" | "tillgänglighet" | "availability" | "a" => Field::Availability,
        "s" | "spårbarhet" | "traceability" => Field::Traceability,
        _ => return None,
    };
    Some((field, u8::try_from(digit).ok()?))
}

/// The language that a heading states for its column, if it states one: `Kravtext (engelska)`, `Title EN`.
pub(super) fn language(heading: &str) -> Option<Language> {
    let words = plain(heading);
    let has = |names: [&str; 3]| words.split(' ').any(|word| names.contains(&word));
    if has(["engelska", "english", "en"]) {
        return Some(Language::English);
    }
    has(["svenska", "swedish", "sv"]).then_some(Language::Swedish)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(heading: &str) -> Option<Field> {
        named(heading).map(|found| found.field)
    }

    #[test]
    fn headings_in_both_languages_are_known() {
        for (heading, expected) in [
            ("Krav-ID", Field::Id),
            ("Nr.", Field::Id),
            ("Kravområde", Field::Area),
            ("Krav", Field::Text),
            ("Kravformulering (ska)", Field::Text),
            ("SKA/BÖR", Field::Strength),
            ("Motivering", Field::Motive),
            ("Hur kravet verifieras", Field::Evidence),
            ("Konfidentialitet 1-4", Field::Confidentiality),
            ("Informationsklass / Konfidentialitet", Field::Confidentiality),
            ("K", Field::Confidentiality),
            ("ISO/IEC 27002:2022", Field::Reference),
            ("Requirement text", Field::Text),
            ("Rationale", Field::Motive),
        ] {
            assert_eq!(field(heading), Some(expected), "{heading}");
        }
        assert_eq!(field("Handläggare"), None);
        assert_eq!(named("K2").and_then(|found| found.level), Some(2));
        assert_eq!(named("Riktighet nivå 3").map(|found| (found.field, found.level)), Some((Field::Integrity, Some(3))));
        assert_eq!(language("Kravtext (engelska)"), Some(Language::English));
        assert_eq!(language("Kravtext"), None);
    }
}
