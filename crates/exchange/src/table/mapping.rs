use catalog::source::{Entry, Field as Key, Kind, Shape, Source, Vocabulary, Words};
use catalog::write::{Table, Value};
use catalog::{Placement, Scale};
use kernel::{Language, Place, Problem, Problems};

use super::{Field, guess::letters_of, guess::number_of};

/// Which column of a foreign list holds what, and how its rows are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// The sheet; nothing for the only one of a text file.
    pub sheet: Option<String>,
    /// The row of the headings, from 1.
    pub header_row: u32,
    /// How many rows the headings take.
    pub header_rows: u32,
    /// The language of columns that state none.
    pub language: Language,
    /// First part of the ids that requirements get here.
    pub prefix: String,
    /// The scale of levels; nothing where nobody has said it.
    pub scale: Option<Scale>,
    /// Rows hidden by hand or by a filter are read too.
    pub hidden_rows: bool,
    /// Where the requirements may stand; empty leaves it to a person.
    pub placement: Vec<Placement>,
    /// Words that say mandatory, besides the usual ones.
    pub mandatory: Vec<String>,
    /// Words that say scored, besides the usual ones.
    pub scored: Vec<String>,
    /// The columns, each once.
    pub columns: Vec<MappedColumn>,
}

/// A column of a foreign list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedColumn {
    /// Its number, from 1.
    pub column: u32,
    /// Its heading, for whoever reads the mapping.
    pub heading: String,
    /// What it holds.
    pub field: Field,
    /// Its language, where it is not that of the list.
    pub language: Option<Language>,
    /// The framework whose points it holds.
    pub framework: Option<String>,
    /// A tick in it means this level.
    pub level: Option<u8>,
}

const FIELDS: Vocabulary = Vocabulary::Fixed(&[
    "id",
    "area",
    "title",
    "text",
    "motive",
    "guidance",
    "strength",
    "weight",
    "class",
    "level",
    "confidentiality",
    "integrity",
    "availability",
    "traceability",
    "reference",
    "evidence",
    "question",
    "ignored",
]);
const LANGUAGES: Vocabulary = Vocabulary::Fixed(&["sv", "en"]);
const SCALES: Vocabulary = Vocabulary::Fixed(&["0-4", "1-4-klassa-v3"]);

static MAPPING: Shape = Shape {
    name: "column-mapping",
    about: "Which column of a foreign list of requirements holds what.",
    fields: &[
        Key::optional("sheet", Kind::Text, "name of the sheet"),
        Key::required("header_row", Kind::Whole(0, 1_048_576), "row of the headings, from 1; 0 where there are none"),
        Key::optional("header_rows", Kind::Whole(1, 5), "how many rows the headings take"),
        Key::optional("language", Kind::Word(LANGUAGES), "language of the texts"),
        Key::required("prefix", Kind::Text, "first part of the ids that requirements get"),
        Key::optional("scale", Kind::Word(SCALES), "scale of the levels"),
        Key::optional("hidden_rows", Kind::Flag, "read hidden rows too"),
        Key::optional("placement", Kind::Words(Vocabulary::PLACEMENTS), "where the requirements may stand"),
        Key::optional("mandatory", Kind::Texts, "words that say mandatory, besides the usual ones"),
        Key::optional("scored", Kind::Texts, "words that say scored, besides the usual ones"),
        Key::required("column", Kind::Tables(&COLUMN), "the columns"),
    ],
};

static COLUMN: Shape = Shape {
    name: "column",
    about: "A column of the list.",
    fields: &[
        Key::required("column", Kind::Text, "its letters, as in a spreadsheet"),
        Key::optional("heading", Kind::Text, "its heading; not read"),
        Key::required("field", Kind::Word(FIELDS), "what it holds"),
        Key::optional("language", Kind::Word(LANGUAGES), "its language"),
        Key::optional("framework", Kind::Text, "the framework whose points it holds"),
        Key::optional("level", Kind::Whole(0, 4), "a tick in it means this level"),
    ],
};

/// Reads a mapping file. With an error among the problems it must not be used.
#[must_use]
pub fn read_mapping(file: &str, text: &str) -> (Mapping, Problems) {
    let source = Source::new(file, text);
    let (parsed, mut problems) = source.parse();
    let entry = parsed.entry(&source);
    entry.check(&MAPPING, &Words::default(), &mut problems);
    let whole = |entry: &Entry<'_, '_>, key| entry.whole(key).and_then(|number| u32::try_from(number).ok());
    let mut mapping = Mapping {
        sheet: entry.text("sheet"),
        header_row: whole(&entry, "header_row").unwrap_or(1),
        header_rows: whole(&entry, "header_rows").unwrap_or(1),
        language: entry.text("language").and_then(|code| Language::from_code(&code)).unwrap_or_default(),
        prefix: entry.text("prefix").unwrap_or_default(),
        scale: entry.text("scale").and_then(|word| Scale::from_id(&word)),
        hidden_rows: entry.flag("hidden_rows").unwrap_or(false),
        placement: entry.texts("placement").iter().filter_map(|word| Placement::from_id(word)).collect(),
        mandatory: entry.texts("mandatory"),
        scored: entry.texts("scored"),
        columns: Vec::new(),
    };
    if !is_prefix(&mapping.prefix) {
        let found = mapping.prefix.as_str();
        problems.push(Problem::error("map-prefix").with("found", found).at(entry.place_of("prefix")));
    }
    for found in entry.tables("column") {
        let letters = found.text("column").unwrap_or_default();
        let Some(column) = number_of(&letters) else {
            problems.push(Problem::error("map-column").with("found", letters).at(found.place_of("column")));
            continue;
        };
        let field = found.text("field").and_then(|word| Field::from_id(&word)).unwrap_or(Field::Ignored);
        let same = mapping.columns.iter().any(|known| known.column == column);
        let second = mapping.columns.iter().any(|known| known.field == field && known.language == language_of(&found));
        if same || (second && !field.many()) {
            let problem = Problem::error("map-column-twice").with("column", letters).with("field", field.id());
            problems.push(problem.at(found.place_of("column")));
        }
        mapping.columns.push(MappedColumn {
            column,
            heading: found.text("heading").unwrap_or_default(),
            field,
            language: language_of(&found),
            framework: found.text("framework"),
            level: found.whole("level").and_then(|level| u8::try_from(level).ok()),
        });
    }
    if !mapping.columns.iter().any(|column| column.field == Field::Text) {
        problems.push(Problem::error("map-no-text").at(Place { file: Some(file.to_owned()), ..Place::default() }));
    }
    (mapping, problems)
}

fn language_of(entry: &Entry<'_, '_>) -> Option<Language> {
    entry.text("language").and_then(|code| Language::from_code(&code))
}

/// Two to six capital letters, as an overlay has.
fn is_prefix(prefix: &str) -> bool {
    (2..=6).contains(&prefix.len()) && prefix.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A mapping as a file to be looked through and changed.
#[must_use]
pub fn write_mapping(mapping: &Mapping) -> String {
    let Mapping { sheet, header_row, header_rows, language, prefix, scale, hidden_rows, placement, mandatory, scored, columns } =
        mapping;
    let words = |list: &[String]| (!list.is_empty()).then(|| Value::List(list.iter().map(|word| word.as_str().into()).collect()));
    let placement: Vec<String> = placement.iter().map(|placement| placement.id().to_owned()).collect();
    let table = pairs([
        ("sheet", sheet.as_deref().map(Value::from)),
        ("header_row", Some(Value::Whole(i64::from(*header_row)))),
        ("header_rows", Some(Value::Whole(i64::from(*header_rows)))),
        ("language", Some(language.code().into())),
        ("prefix", Some(prefix.as_str().into())),
        ("scale", scale.map(|scale| scale.id().into())),
        ("hidden_rows", Some(Value::Flag(*hidden_rows))),
        ("placement", words(&placement)),
        ("mandatory", words(mandatory)),
        ("scored", words(scored)),
        ("column", Some(Value::List(columns.iter().map(|column| Value::Table(column_table(column))).collect()))),
    ]);
    catalog::write::file(&MAPPING, &table)
}

fn column_table(column: &MappedColumn) -> Table {
    let MappedColumn { column, heading, field, language, framework, level } = column;
    pairs([
        ("column", Some(letters_of(*column).as_str().into())),
        ("heading", (!heading.is_empty()).then(|| heading.as_str().into())),
        ("field", Some(field.id().into())),
        ("language", language.map(|language| language.code().into())),
        ("framework", framework.as_deref().map(Value::from)),
        ("level", level.map(|level| Value::Whole(i64::from(level)))),
    ])
}

fn pairs<const N: usize>(pairs: [(&str, Option<Value>); N]) -> Table {
    pairs.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}
