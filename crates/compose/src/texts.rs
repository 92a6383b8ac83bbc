//! Words of the documents: catalog data, so that an organisation changes them without touching code.

use std::collections::BTreeMap;

use catalog::OVERLAY_FOLDER;
use catalog::source::{Field, Kind, Shape, Source, Words, nearest};
use kernel::{Language, Localised, Place, Problem, Problems};

/// The texts of documents in every language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts {
    sv: TextSet,
    en: TextSet,
}

/// The texts of documents in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextSet {
    /// Template of the annex: Markdown with handlebars.
    pub annex: String,
    /// Template of the decision record.
    pub record: String,
    /// Template of the printed catalog.
    pub book: String,
    /// Template of the report on a contract.
    pub contract_report: String,
    /// Template of the supplementary agreement.
    pub supplement: String,
    /// Template of the memo beside it.
    pub memo: String,
    /// Words and sentences in generated parts, by key.
    pub labels: BTreeMap<String, String>,
    /// Terms that the documents define.
    pub definitions: Vec<(String, String)>,
}

static DEFINITION: Shape = Shape {
    name: "definition",
    about: "A term that the documents define.",
    fields: &[Field::required("term", Kind::Text, "the term"), Field::required("text", Kind::Text, "what it means")],
};

/// Name of the list of words.
const WORDS: &str = "labels.toml";
/// Labels that every language must have. The test of this module keeps the list equal to what the code asks for.
const KEYS: &str = include_str!("texts/labels.txt");

impl Texts {
    /// Takes the texts from the files of a catalog: `templates/sv/annex.md` and so on. Those of an overlay go before: a template as a
    /// whole, a word list label by label.
    #[must_use]
    pub fn read(files: &BTreeMap<String, String>) -> (Self, Problems) {
        let mut problems = Problems::new();
        let mut sets = Language::ALL.into_iter().map(|language| TextSet::read(files, language, &mut problems));
        let (sv, en) = (sets.next().unwrap_or_default(), sets.next().unwrap_or_default());
        drop(sets);
        (Self { sv, en }, problems)
    }

    /// The texts in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &TextSet {
        match language {
            Language::Swedish => &self.sv,
            Language::English => &self.en,
        }
    }

    /// A label in every language.
    #[must_use]
    pub fn label(&self, key: &str) -> Localised {
        Localised { sv: self.sv.label(key).to_owned(), en: self.en.label(key).to_owned() }
    }

    /// A label in every language with its `{name}` places filled.
    #[must_use]
    pub fn filled(&self, key: &str, values: &[(&str, Localised)]) -> Localised {
        self.label(key).map(|language, text| {
            let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.get(language))).collect();
            put(text, &values)
        })
    }
}

impl TextSet {
    /// A label; empty where it is missing, which reading has reported.
    #[must_use]
    pub fn label(&self, key: &str) -> &str {
        self.labels.get(key).map_or("", String::as_str)
    }

    /// A label with its `{name}` places filled.
    #[must_use]
    pub fn filled(&self, key: &str, values: &[(&str, &str)]) -> String {
        put(self.label(key), values)
    }

    /// The defined terms that occur in a text, capitals or not, also as the first part of a longer word.
    pub fn definitions_used_in(&self, text: &str) -> impl Iterator<Item = &(String, String)> {
        let text = text.to_lowercase();
        self.definitions.iter().filter(move |(term, _)| text.contains(&term.to_lowercase()))
    }

    fn read(files: &BTreeMap<String, String>, language: Language, problems: &mut Problems) -> Self {
        let folder = format!("templates/{}", language.code());
        let mut get = |name: &str| {
            let path = format!("{folder}/{name}");
            files.get(&format!("{OVERLAY_FOLDER}{path}")).filter(|_| name != WORDS).or(files.get(&path)).cloned().unwrap_or_else(
                || {
                    let place = Place { file: Some(path), ..Place::default() };
                    problems.push(Problem::error("no-template").at(place));
                    String::new()
                },
            )
        };
        let (annex, record, book) = (get("annex.md"), get("record.md"), get("book.md"));
        let (contract_report, supplement, memo) = (get("contract-report.md"), get("supplement.md"), get("memo.md"));
        let words = get(WORDS);
        let file = format!("{folder}/{WORDS}");
        let (mut labels, mut definitions) = read_words(&file, &words, problems);
        let missing = KEYS.lines().filter(|key| files.contains_key(&file) && !labels.contains_key(*key));
        let place = Place { file: Some(file.clone()), line: Some(1), column: Some(1), ..Place::default() };
        problems.extend(missing.map(|key| Problem::error("missing-label").with("key", key).at(place.clone())));
        let file = format!("{OVERLAY_FOLDER}{file}");
        if let Some(own) = files.get(&file) {
            let (own_labels, own_definitions) = read_words(&file, own, problems);
            labels.extend(own_labels);
            // A term that the organisation explains in its own words replaces the catalog's; others come after.
            definitions.retain(|(term, _)| !own_definitions.iter().any(|(own, _)| own == term));
            definitions.extend(own_definitions);
        }
        Self { annex, record, book, contract_report, supplement, memo, labels, definitions }
    }
}

/// Labels by key.
type Labels = BTreeMap<String, String>;

/// The labels and terms of a word list; keys that no document asks for are reported.
fn read_words(file: &str, text: &str, problems: &mut Problems) -> (Labels, Vec<(String, String)>) {
    let source = Source::new(file, text);
    let (parsed, found) = source.parse();
    problems.extend(found);
    let entry = parsed.entry(&source);
    let mut labels = Labels::new();
    for key in KEYS.lines() {
        match entry.text(key) {
            Some(text) => {
                labels.insert(key.to_owned(), text);
            }
            None if entry.has(key) => {
                let problem = Problem::error("wrong-kind").with("key", key).with("expected", "text").with("found", "table");
                problems.push(problem.at(entry.place_of(key)));
            }
            None => {}
        }
    }
    for key in entry.keys() {
        if key != "definition" && !KEYS.lines().any(|known| known == key) {
            let near = nearest(&key, KEYS.lines()).unwrap_or_default();
            problems.push(Problem::error("unknown-key").with("key", key.as_str()).with("nearest", near).at(entry.place_of(&key)));
        }
    }
    let definitions = entry
        .tables("definition")
        .iter()
        .map(|definition| {
            definition.check(&DEFINITION, &Words::default(), problems);
            (definition.text("term").unwrap_or_default(), definition.text("text").unwrap_or_default())
        })
        .collect();
    (labels, definitions)
}

/// The label of a unit's name beside a value: "dag" beside 1, "dagar" otherwise.
#[must_use]
pub fn unit_label(unit: catalog::Unit, value: catalog::ParameterValue) -> String {
    let counted = !matches!(unit, catalog::Unit::Percent | catalog::Unit::Count);
    let one = counted && value == catalog::ParameterValue::Whole(1);
    format!("{}-{}", if one { "one" } else { "unit" }, unit.id())
}

fn put(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}
