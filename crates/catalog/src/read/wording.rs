use kernel::{Language, Problem, Problems};
use wording::{Category, Compound, Inflection, Term};

use crate::Catalog;
use crate::source::{Entry, Field, Kind, Shape, Source, Vocabulary};

/// What terms do to a sentence: `wording::Category`.
const TERM_CATEGORIES: Vocabulary = Vocabulary::Fixed(&[
    "binding",
    "prohibition",
    "right",
    "may",
    "can",
    "will",
    "capability",
    "recommendation",
    "soft",
    "rule",
    "release",
    "indicative",
    "party",
    "staff",
    "unit",
    "number",
    "time-limit",
    "notice",
    "point-in-time",
    "frequency",
    "vague-time",
    "vague-criterion",
    "neutraliser",
    "bound",
    "standard",
    "equivalent",
    "verification",
    "remedy",
    "general-remedy",
    "flow-down",
    "reference",
    "condition",
    "exception",
    "precedence",
    "scope",
    "month",
    "abbreviation",
    "known",
    "plain",
]);
const INFLECTIONS: Vocabulary = Vocabulary::Fixed(&["noun", "verb", "adjective"]);
const COMPOUNDS: Vocabulary = Vocabulary::Fixed(&["first", "last", "any"]);

/// `wording/{sv,en}/*.toml`.
pub(crate) static WORDING: Shape = Shape {
    name: "wording",
    about: "Words by which sentences of one language are read.",
    fields: &[
        Field::optional("group", Kind::Tables(&TERM_GROUP), "terms that share their properties"),
        Field::optional("term", Kind::Tables(&TERM), "terms with properties of their own"),
    ],
};

static TERM_GROUP: Shape = Shape {
    name: "group",
    about: "Terms that share their properties.",
    fields: &[
        Field::required("terms", Kind::Texts, "the words; … stands for up to six other words"),
        Field::required("category", Kind::Word(TERM_CATEGORIES), "what they do to a sentence"),
        Field::optional("inflection", Kind::Word(INFLECTIONS), "forms that follow from a rule"),
        Field::optional("compound", Kind::Word(COMPOUNDS), "where in a compound word they count"),
        Field::optional("means", Kind::Text, "the party, unit or number meant"),
        Field::optional("softens", Kind::Flag, "they turn a duty beside them into an aim"),
        Field::optional("instead", Kind::Text, "what to write instead"),
        Field::optional("note", Kind::Text, "for the reader of the file"),
    ],
};

static TERM: Shape = Shape {
    name: "term",
    about: "A word or phrase.",
    fields: &[
        Field::required("term", Kind::Text, "the words; … stands for up to six other words"),
        Field::required("category", Kind::Word(TERM_CATEGORIES), "what it does to a sentence"),
        Field::optional("forms", Kind::Texts, "other forms, written out"),
        Field::optional("inflection", Kind::Word(INFLECTIONS), "forms that follow from a rule"),
        Field::optional("compound", Kind::Word(COMPOUNDS), "where in a compound word it counts"),
        Field::optional("means", Kind::Text, "the party, unit or number meant"),
        Field::optional("softens", Kind::Flag, "it turns a duty beside it into an aim"),
        Field::optional("instead", Kind::Text, "what to write instead"),
        Field::optional("note", Kind::Text, "for the reader of the file"),
    ],
};

/// The terms of a file below `wording/sv` or `wording/en`.
pub(super) fn read(path: &str, entry: &Entry<'_, '_>, catalog: &mut Catalog, problems: &mut Problems) {
    let Some(language) = language_of(path) else {
        problems.push(Problem::error("wording-folder").at(entry.place()));
        return;
    };
    let terms = catalog.terms.entry(language).or_default();
    for group in entry.tables("group") {
        for (words, place) in group.texts_with_places("terms") {
            terms.extend(term(&group, words).map(|term| Term { place, ..term }));
        }
    }
    for found in entry.tables("term") {
        let words = found.text("term").unwrap_or_default();
        let forms = found.texts("forms");
        terms.extend(term(&found, words).map(|term| Term { forms, place: found.place_of("term"), ..term }));
    }
}

/// The words of `wording/sv/words.txt` or `wording/en/words.txt`, a word or a phrase on a line; what follows `#` is for the reader
/// of the file.
pub(super) fn known_words(source: &Source<'_>, path: &str, text: &str, catalog: &mut Catalog, problems: &mut Problems) {
    let Some(language) = language_of(path) else {
        problems.push(Problem::error("wording-folder").at(source.place(0..0)));
        return;
    };
    let known = catalog.known_words.entry(language).or_default();
    let entries = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim_start_matches('\u{feff}').trim());
    known.extend(entries.filter(|entry| !entry.is_empty()).map(|entry| entry.replace('’', "'")));
}

fn language_of(path: &str) -> Option<Language> {
    path.split('/').nth(1).and_then(Language::from_code)
}

fn term(entry: &Entry<'_, '_>, words: String) -> Option<Term> {
    let category = entry.text("category").as_deref().and_then(Category::from_id)?;
    Some(Term {
        inflection: entry.text("inflection").as_deref().and_then(Inflection::from_id),
        compound: entry.text("compound").as_deref().and_then(Compound::from_id),
        means: entry.text("means"),
        softens: entry.flag("softens").unwrap_or(false),
        instead: entry.text("instead"),
        ..Term::new(category, &words)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_in_files_are_the_categories_of_the_reader() {
        let lists = crate::source::Words::default();
        let mut words = TERM_CATEGORIES.words(&lists);
        let mut known: Vec<&str> = Category::ALL.iter().map(|category| category.id()).collect();
        words.sort_unstable();
        known.sort_unstable();
        assert_eq!(words, known);
    }
}
