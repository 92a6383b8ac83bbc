use std::ops::Range;

use kernel::{Date, Language, Localised, Place, Problem, Problems};
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::{Field, Kind, Shape, Source, Vocabulary, Words, nearest};

/// A table in a file. Check it against its shape first; the getters give a default where a value is missing or wrong.
#[derive(Clone)]
pub struct Entry<'s, 'a> {
    source: &'s Source<'a>,
    table: &'s DeTable<'a>,
    span: Range<usize>,
}

type Node<'a> = Spanned<DeValue<'a>>;

impl<'s, 'a> Entry<'s, 'a> {
    pub(super) fn new(source: &'s Source<'a>, table: &'s DeTable<'a>, span: Range<usize>) -> Self {
        Self { source, table, span }
    }

    /// Reports everything in the table that differs from its shape: unknown keys, missing ones, wrong values.
    pub fn check(&self, shape: &Shape, words: &Words, problems: &mut Problems) {
        for key in self.table.keys() {
            if shape.fields.iter().any(|field| field.key == key.get_ref().as_ref()) {
                continue;
            }
            let known = shape.fields.iter().map(|field| field.key);
            let problem = Problem::error("unknown-key")
                .with("key", key.get_ref().as_ref())
                .with("nearest", nearest(key.get_ref(), known).unwrap_or_default());
            problems.push(problem.at(self.source.place(key.span())));
        }
        for field in shape.fields {
            match self.node(field.key) {
                Some(node) => self.check_value(field, node, words, problems),
                None if field.required => problems
                    .push(Problem::error("missing-key").with("key", field.key).with("about", field.about).at(self.place())),
                None => {}
            }
        }
    }

    /// Where the table begins.
    #[must_use]
    pub fn place(&self) -> Place {
        self.source.place(self.span.clone())
    }

    /// Where the value of a key stands; where the table begins if there is none.
    #[must_use]
    pub fn place_of(&self, key: &str) -> Place {
        self.node(key).map_or_else(|| self.place(), |node| self.source.place(node.span()))
    }

    /// The keys that are there, in alphabetical order.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        self.table.keys().map(|key| key.get_ref().to_string()).collect()
    }

    /// Is the key there?
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.node(key).is_some()
    }

    /// Words.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<String> {
        self.node(key).and_then(|node| node.get_ref().as_str()).map(str::to_owned)
    }

    /// A whole number.
    #[must_use]
    pub fn whole(&self, key: &str) -> Option<i64> {
        self.node(key).and_then(|node| node.get_ref().as_integer()).and_then(whole)
    }

    /// `true` or `false`.
    #[must_use]
    pub fn flag(&self, key: &str) -> Option<bool> {
        self.node(key).and_then(|node| node.get_ref().as_bool())
    }

    /// A date.
    #[must_use]
    pub fn date(&self, key: &str) -> Option<Date> {
        self.node(key).and_then(|node| date(node.get_ref()))
    }

    /// Words in each language.
    #[must_use]
    pub fn localised(&self, key: &str) -> Option<Localised> {
        let table = self.node(key)?.get_ref().as_table()?;
        let get = |language: Language| {
            let text = table.get(language.code()).and_then(|node| node.get_ref().as_str()).unwrap_or_default();
            text.trim().to_owned()
        };
        Some(Localised { sv: get(Language::Swedish), en: get(Language::English) })
    }

    /// Lists of words in each language, paired by position.
    #[must_use]
    pub fn localised_list(&self, key: &str) -> Vec<Localised> {
        let Some(table) = self.node(key).and_then(|node| node.get_ref().as_table()) else { return Vec::new() };
        let get = |language: Language| table.get(language.code()).map(strings).unwrap_or_default();
        get(Language::Swedish).into_iter().zip(get(Language::English)).map(|(sv, en)| Localised { sv, en }).collect()
    }

    /// A list of words in one language.
    #[must_use]
    pub fn localised_words(&self, key: &str, language: Language) -> Vec<String> {
        let table = self.node(key).and_then(|node| node.get_ref().as_table());
        table.and_then(|table| table.get(language.code())).map(strings).unwrap_or_default()
    }

    /// Several words.
    #[must_use]
    pub fn texts(&self, key: &str) -> Vec<String> {
        self.node(key).map(strings).unwrap_or_default()
    }

    /// Several words, each with where it stands.
    #[must_use]
    pub fn texts_with_places(&self, key: &str) -> Vec<(String, Place)> {
        let Some(array) = self.node(key).and_then(|node| node.get_ref().as_array()) else { return Vec::new() };
        array
            .iter()
            .filter_map(|node| node.get_ref().as_str().map(|text| (text.to_owned(), self.source.place(node.span()))))
            .collect()
    }

    /// Words with whole numbers, in the order of the file.
    #[must_use]
    pub fn levels(&self, key: &str) -> Vec<(String, i64)> {
        let Some(table) = self.node(key).and_then(|node| node.get_ref().as_table()) else { return Vec::new() };
        table.iter().filter_map(|(key, node)| Some((key.get_ref().to_string(), whole(node.get_ref().as_integer()?)?))).collect()
    }

    /// The value of a key as a number or a date.
    #[must_use]
    pub fn whole_or_date(&self, key: &str) -> Option<Result<i64, Date>> {
        self.node(key).and_then(|node| whole_or_date(node.get_ref()))
    }

    /// Levels with numbers or dates, lowest level first.
    #[must_use]
    pub fn by_level(&self, key: &str) -> Vec<(u8, Result<i64, Date>)> {
        let Some(table) = self.node(key).and_then(|node| node.get_ref().as_table()) else { return Vec::new() };
        let mut values: Vec<_> =
            table.iter().filter_map(|(key, node)| Some((key.get_ref().parse().ok()?, whole_or_date(node.get_ref())?))).collect();
        values.sort_by_key(|(level, _)| *level);
        values
    }

    /// A table of its own.
    #[must_use]
    pub fn table(&self, key: &str) -> Option<Self> {
        let node = self.node(key)?;
        Some(Self { source: self.source, table: node.get_ref().as_table()?, span: node.span() })
    }

    /// Several tables of their own.
    #[must_use]
    pub fn tables(&self, key: &str) -> Vec<Self> {
        let Some(array) = self.node(key).and_then(|node| node.get_ref().as_array()) else { return Vec::new() };
        array
            .iter()
            .filter_map(|node| Some(Self { source: self.source, table: node.get_ref().as_table()?, span: node.span() }))
            .collect()
    }

    fn node(&self, key: &str) -> Option<&'s Node<'a>> {
        self.table.get(key)
    }

    fn check_value(&self, field: &Field, node: &'s Node<'a>, words: &Words, problems: &mut Problems) {
        let value = node.get_ref();
        let place = self.source.place(node.span());
        let wrong = |expected: &'static str| {
            Problem::error("wrong-kind")
                .with("key", field.key)
                .with("expected", expected)
                .with("found", kind(value))
                .at(place.clone())
        };
        match &field.kind {
            Kind::Text => match value.as_str() {
                None => problems.push(wrong("text")),
                Some(text) if text.trim().is_empty() => {
                    problems.push(Problem::error("empty-text").with("key", field.key).at(place));
                }
                Some(_) => {}
            },
            Kind::Note if value.as_str().is_none() => problems.push(wrong("text")),
            Kind::Note => {}
            Kind::FlagOr(word) if value.as_bool().is_none() && value.as_str() != Some(*word) => problems.push(wrong("flag")),
            Kind::FlagOr(_) => {}
            Kind::Localised => {
                self.check_languages(field, node, problems, |text| text.as_str().is_some_and(|text| !text.trim().is_empty()));
            }
            Kind::LocalisedList => self.check_languages(field, node, problems, |list| {
                list.as_array().is_some_and(|list| list.iter().all(|item| item.get_ref().is_str()))
            }),
            Kind::Whole(min, max) => match value.as_integer().and_then(whole) {
                None => problems.push(wrong("whole")),
                Some(number) => problems.extend(out_of_range(field.key, number, *min, *max, place)),
            },
            Kind::WholeOrDate => {
                if whole_or_date(value).is_none() {
                    problems.push(wrong("whole-or-date"));
                }
            }
            Kind::Flag => {
                if value.as_bool().is_none() {
                    problems.push(wrong("flag"));
                }
            }
            Kind::Date => {
                if date(value).is_none() {
                    problems.push(wrong("date"));
                }
            }
            Kind::Word(vocabulary) => match value.as_str() {
                None => problems.push(wrong("text")),
                Some(word) => problems.extend(unknown_word(field.key, word, *vocabulary, words, place)),
            },
            Kind::Words(vocabulary) => match value.as_array() {
                None => problems.push(wrong("list")),
                Some(array) => {
                    for item in array {
                        let place = self.source.place(item.span());
                        match item.get_ref().as_str() {
                            None => problems.push(wrong("text").at(place)),
                            Some(word) => problems.extend(unknown_word(field.key, word, *vocabulary, words, place)),
                        }
                    }
                }
            },
            Kind::Texts => match value.as_array() {
                Some(array) if array.iter().all(|item| item.get_ref().is_str()) => {}
                _ => problems.push(wrong("list")),
            },
            Kind::Levels(vocabulary, min, max) => match value.as_table() {
                None => problems.push(wrong("table")),
                Some(table) => self.check_levels(table, *vocabulary, (*min, *max), words, problems),
            },
            Kind::ByLevel => match value.as_table() {
                Some(table)
                    if table.iter().all(|(key, value)| {
                        matches!(key.get_ref().as_ref(), "0" | "1" | "2" | "3") && whole_or_date(value.get_ref()).is_some()
                    }) => {}
                _ => problems.push(wrong("by-level")),
            },
            Kind::Table(shape) => match value.as_table() {
                None => problems.push(wrong("table")),
                Some(table) => Self::new(self.source, table, node.span()).check(shape, words, problems),
            },
            Kind::Tables(shape) => match value.as_array() {
                None => problems.push(wrong("tables")),
                Some(array) => {
                    for item in array {
                        match item.get_ref().as_table() {
                            None => problems.push(wrong("tables").at(self.source.place(item.span()))),
                            Some(table) => Self::new(self.source, table, item.span()).check(shape, words, problems),
                        }
                    }
                }
            },
        }
    }

    fn check_languages(&self, field: &Field, node: &Node<'a>, problems: &mut Problems, good: impl Fn(&DeValue<'_>) -> bool) {
        let place = self.source.place(node.span());
        let Some(table) = node.get_ref().as_table() else {
            let problem = Problem::error("wrong-kind").with("key", field.key).with("expected", "localised");
            problems.push(problem.with("found", kind(node.get_ref())).at(place));
            return;
        };
        for language in Language::ALL {
            if !table.get(language.code()).is_some_and(|text| good(text.get_ref())) {
                let problem = Problem::error("missing-language").with("key", field.key).with("language", language.code());
                problems.push(problem.at(place.clone()));
            }
        }
        for (key, value) in table {
            if Language::from_code(key.get_ref()).is_none() {
                let name = format!("{}.{}", field.key, key.get_ref());
                problems.push(
                    Problem::error("unknown-key").with("key", name).with("nearest", "").at(self.source.place(value.span())),
                );
            }
        }
    }

    fn check_levels(
        &self,
        table: &DeTable<'a>,
        vocabulary: Vocabulary,
        (min, max): (i64, i64),
        words: &Words,
        problems: &mut Problems,
    ) {
        for (key, node) in table {
            let place = self.source.place(key.span());
            problems.extend(unknown_word("", key.get_ref(), vocabulary, words, place));
            let place = self.source.place(node.span());
            match node.get_ref().as_integer().and_then(whole) {
                Some(number) => problems.extend(out_of_range(key.get_ref(), number, min, max, place)),
                None => problems.push(
                    Problem::error("wrong-kind")
                        .with("key", key.get_ref().as_ref())
                        .with("expected", "whole")
                        .with("found", kind(node.get_ref()))
                        .at(place),
                ),
            }
        }
    }
}

fn unknown_word(key: &str, word: &str, vocabulary: Vocabulary, words: &Words, place: Place) -> Option<Problem> {
    let known = vocabulary.words(words);
    if known.contains(&word) {
        return None;
    }
    let list = match vocabulary {
        Vocabulary::Fixed(_) => "fixed",
        Vocabulary::Aspect => "aspect",
        Vocabulary::Area => "area",
        Vocabulary::Delivery => "delivery",
        Vocabulary::Circumstance => "circumstance",
        Vocabulary::FlowDown => "flow-down",
    };
    let near = nearest(word, known.iter().copied()).unwrap_or_default().to_owned();
    let problem = Problem::error("unknown-word").with("key", key).with("word", word).with("list", list);
    Some(problem.with("nearest", near).with("known", known.join(", ")).at(place))
}

fn out_of_range(key: &str, number: i64, min: i64, max: i64, place: Place) -> Option<Problem> {
    (number < min || number > max).then(|| {
        let problem = Problem::error("out-of-range").with("key", key).with("found", number.to_string());
        problem.with("min", min.to_string()).with("max", max.to_string()).at(place)
    })
}

fn strings(node: &Node<'_>) -> Vec<String> {
    let Some(array) = node.get_ref().as_array() else { return Vec::new() };
    array.iter().filter_map(|item| item.get_ref().as_str().map(str::to_owned)).collect()
}

fn whole(integer: &DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

fn date(value: &DeValue<'_>) -> Option<Date> {
    let datetime = value.as_datetime()?;
    if datetime.time.is_some() || datetime.offset.is_some() {
        return None;
    }
    Date::parse(&datetime.to_string()).ok()
}

fn whole_or_date(value: &DeValue<'_>) -> Option<Result<i64, Date>> {
    value.as_integer().and_then(whole).map(Ok).or_else(|| date(value).map(Err))
}

/// What kind of value stands there, as an argument of a message.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "whole",
        DeValue::Float(_) => "decimal",
        DeValue::Boolean(_) => "flag",
        DeValue::Datetime(_) => "date",
        DeValue::Array(_) => "list",
        DeValue::Table(_) => "table",
    }
}
