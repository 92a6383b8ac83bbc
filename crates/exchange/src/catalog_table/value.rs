use std::collections::BTreeMap;

use catalog::write::Scalar;
use document::{GridCell, RawCell, RawValue, Value};
use kernel::{Date, Language};

use super::TableWords;
use super::columns::{Column, Kind, Tongue};

/// A requirement or one of its items laid out flat.
pub(super) type Flat = BTreeMap<String, Scalar>;

/// The longest text that a cell of a workbook holds, in UTF-16 units.
const LONGEST: usize = 32_000;

impl Column {
    /// The path of the column in an export whose first language is this one.
    pub(super) fn full_path(&self, first: Language) -> String {
        let language = match self.tongue {
            Tongue::None => return self.path.to_owned(),
            Tongue::First => first,
            Tongue::Second => other(first),
        };
        format!("{}.{}", self.path, language.code())
    }

    /// The heading; with its language where the other one stands beside it.
    pub(super) fn heading(&self, first: Language, with_language: bool, words: &TableWords<'_>) -> String {
        let heading = (words.text)(first, self.key);
        let language = match self.tongue {
            Tongue::First => first,
            Tongue::Second => other(first),
            Tongue::None => return heading,
        };
        if !with_language {
            return heading;
        }
        format!("{heading} ({})", (words.text)(first, &format!("language-{}", language.code())))
    }

    /// Takes what the column holds out of the fields, as a cell. What a cell cannot hold as it is stays among the fields.
    pub(super) fn take(&self, flat: &mut Flat, first: Language, words: &TableWords<'_>) -> Option<GridCell> {
        let path = self.full_path(first);
        if let Kind::Words(list) = self.kind {
            return take_words(&path, list, flat, first, words);
        }
        let cell = match (self.kind, flat.get(&path)?) {
            (Kind::Text, Scalar::Text(text)) if fits(text) => GridCell::text(text.as_str()),
            (Kind::Word(list), Scalar::Text(word)) if list.contains(&word.as_str()) => {
                GridCell::text((words.text)(first, &format!("word-{word}")))
            }
            (Kind::Whole | Kind::WholeOrDate, Scalar::Whole(number)) => {
                GridCell::number(u32::try_from(*number).ok().filter(|number| *number < 1_000_000_000)?)
            }
            (Kind::WholeOrDate, Scalar::Date(date)) => GridCell { value: Value::Date(*date), ..GridCell::default() },
            (Kind::Flag, Scalar::Flag(true)) => GridCell::text((words.text)(first, "word-true")),
            _ => return None,
        };
        flat.remove(&path);
        Some(cell)
    }

    /// The fields that a cell states, by their paths. Words that are none of the column's are given back.
    pub(super) fn read(&self, cell: &RawCell, path: &str, words: &TableWords<'_>) -> Result<Flat, String> {
        let text = cell.value.words();
        let one = |scalar: Scalar| Ok(Flat::from([(path.to_owned(), scalar)]));
        match self.kind {
            Kind::Text => one(Scalar::Text(text)),
            Kind::Word(list) => one(Scalar::Text(word(&text, list, words).ok_or(text)?)),
            Kind::Words(list) => {
                let mut flat = Flat::new();
                for (at, part) in text.split(',').map(str::trim).filter(|part| !part.is_empty()).enumerate() {
                    let part = if list.is_empty() { part.to_owned() } else { word(part, list, words).ok_or(part)? };
                    flat.insert(format!("{path}[{at}]"), Scalar::Text(part));
                }
                Ok(flat)
            }
            Kind::Whole => one(whole(&cell.value).map(Scalar::Whole).ok_or(text)?),
            Kind::WholeOrDate => {
                let date = match &cell.value {
                    RawValue::Date(date) => Some(*date),
                    RawValue::Text(text) => Date::parse(text.trim()).ok(),
                    RawValue::Number(_) | RawValue::Flag(_) | RawValue::Error(_) => None,
                };
                one(date.map(Scalar::Date).or_else(|| whole(&cell.value).map(Scalar::Whole)).ok_or(text)?)
            }
            Kind::Flag => {
                let plain = text.trim().to_lowercase();
                let says =
                    |word: &str| Language::ALL.into_iter().any(|language| (words.text)(language, word).to_lowercase() == plain);
                if says("word-true") || plain == "true" {
                    return one(Scalar::Flag(true));
                }
                if says("word-false") || plain == "false" { one(Scalar::Flag(false)) } else { Err(text) }
            }
        }
    }
}

/// The language that is not this one.
pub(super) fn other(language: Language) -> Language {
    match language {
        Language::Swedish => Language::English,
        Language::English => Language::Swedish,
    }
}

/// Can a cell give the text back as it is?
fn fits(text: &str) -> bool {
    let plain = |c: char| !c.is_control() || c == '\n';
    !text.is_empty() && text.trim() == text && text.chars().all(plain) && text.encode_utf16().count() <= LONGEST
}

fn take_words(path: &str, list: &[&str], flat: &mut Flat, first: Language, words: &TableWords<'_>) -> Option<GridCell> {
    let mut parts = Vec::new();
    while let Some(Scalar::Text(word)) = flat.get(&format!("{path}[{}]", parts.len())) {
        let known = list.is_empty() || list.contains(&word.as_str());
        if !known || word.is_empty() || word.contains(',') || word.trim() != word {
            return None;
        }
        parts.push(word.clone());
    }
    if parts.is_empty() {
        return None;
    }
    for at in 0..parts.len() {
        flat.remove(&format!("{path}[{at}]"));
    }
    let shown = |word: &String| if list.is_empty() { word.clone() } else { (words.text)(first, &format!("word-{word}")) };
    Some(GridCell::text(parts.iter().map(shown).collect::<Vec<_>>().join(", ")))
}

/// The word of a closed list by its name in either language, or by itself.
fn word(text: &str, list: &[&str], words: &TableWords<'_>) -> Option<String> {
    let plain = text.trim().to_lowercase();
    let named = |word: &&&str| {
        **word == plain
            || Language::ALL.into_iter().any(|language| (words.text)(language, &format!("word-{word}")).to_lowercase() == plain)
    };
    list.iter().find(named).map(|word| (*word).to_owned())
}

fn whole(value: &RawValue) -> Option<i64> {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
        RawValue::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => Some(*number as i64),
        RawValue::Text(text) => text.trim().parse().ok(),
        RawValue::Number(_) | RawValue::Date(_) | RawValue::Flag(_) | RawValue::Error(_) => None,
    }
}
