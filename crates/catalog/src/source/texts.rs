use std::ops::Range;

use kernel::Language;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Parsed;

/// A text in a file with its language, and where its value stands.
pub(crate) struct Text<'p> {
    pub(crate) language: Language,
    pub(crate) text: &'p str,
    pub(crate) span: Range<usize>,
}

impl Parsed<'_> {
    /// Every text in a language, in the order of the file: what stands under the keys `sv` and `en`, and everything where the
    /// whole file is in one language.
    pub(crate) fn texts(&self, whole: Option<Language>) -> Vec<Text<'_>> {
        let mut texts = Vec::new();
        in_table(self.tables.get_ref(), whole, &mut texts);
        texts.sort_by_key(|text| text.span.start);
        texts
    }
}

fn in_table<'p>(table: &'p DeTable<'_>, language: Option<Language>, texts: &mut Vec<Text<'p>>) {
    for (key, value) in table {
        in_value(value, Language::from_code(key.get_ref()).or(language), texts);
    }
}

fn in_value<'p>(value: &'p Spanned<DeValue<'_>>, language: Option<Language>, texts: &mut Vec<Text<'p>>) {
    match value.get_ref() {
        DeValue::String(text) => {
            texts.extend(language.map(|language| Text { language, text: text.as_ref(), span: value.span() }));
        }
        DeValue::Array(values) => values.iter().for_each(|value| in_value(value, language, texts)),
        DeValue::Table(table) => in_table(table, language, texts),
        _ => {}
    }
}
