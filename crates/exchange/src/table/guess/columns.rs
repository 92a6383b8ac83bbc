use std::collections::{BTreeMap, BTreeSet};

use document::RawSheet;
use kernel::{Place, Problem, Problems};

use super::super::headings::{self, Sureness, named};
use super::super::import::strength_of;
use super::super::levels;
use super::super::{Field, MappedColumn};
use super::{COLUMNS, Header, letters_of};

/// Rows whose cells are looked at.
const SAMPLE: usize = 300;

/// What a column looks like.
struct Look {
    column: u32,
    heading: String,
    values: Vec<String>,
    field: Option<(Field, Sureness)>,
    level: Option<u8>,
}

/// Guesses what each column holds: by its heading, and where that says nothing or several say the same, by what stands in it.
pub(super) fn guess(sheet: &RawSheet, header: &Header, place: &Place, problems: &mut Problems) -> Vec<MappedColumn> {
    let mut looks = looks(sheet, header);
    let beyond = |row: &document::RawRow| row.cells.iter().any(|cell| cell.column > COLUMNS);
    if let Some(row) = sheet.rows.iter().find(|row| beyond(row)) {
        let at = Place { line: Some(row.number), column: Some(COLUMNS + 1), ..place.clone() };
        problems.push(Problem::warning("table-columns-beyond").with("column", letters_of(COLUMNS)).at(at));
    }
    for look in &mut looks {
        unless_contradicted(look);
    }
    by_content(&mut looks);
    text(&mut looks);
    once_each(&mut looks, header, place, problems);
    let columns = looks.into_iter().map(|look| {
        let field = look.field.map_or(Field::Ignored, |(field, _)| field);
        let framework = (field == Field::Reference).then(|| framework(&look)).flatten();
        if let Some(framework) = framework {
            let at = Place { line: Some(header.row), column: Some(look.column), ..place.clone() };
            let problem = Problem::notice("table-framework-guessed").with("column", letters_of(look.column));
            problems.push(problem.with("framework", framework).at(at));
        }
        MappedColumn {
            column: look.column,
            language: headings::language(&look.heading).filter(|_| field.worded()),
            heading: look.heading,
            field,
            framework: framework.map(str::to_owned),
            level: look.level,
        }
    });
    columns.collect()
}

fn looks(sheet: &RawSheet, header: &Header) -> Vec<Look> {
    let first = header.row.saturating_add(header.rows);
    let rows = || sheet.rows.iter().filter(|row| row.number >= first && !row.hidden).take(SAMPLE);
    let titles: BTreeMap<u32, &str> = header.titles.iter().map(|(column, title)| (*column, title.as_str())).collect();
    let columns: BTreeSet<u32> =
        titles.keys().copied().chain(rows().flat_map(|row| row.cells.iter().map(|cell| cell.column))).collect();
    columns
        .into_iter()
        .filter(|column| *column <= COLUMNS)
        .map(|column| {
            let heading = titles.get(&column).copied().unwrap_or_default();
            let found = named(heading);
            let values = rows().filter_map(|row| row.cell(column)).map(|cell| cell.value.words().trim().to_owned());
            Look {
                column,
                heading: heading.to_owned(),
                values: values.filter(|words| !words.is_empty()).collect(),
                field: found.map(|found| (found.field, found.sureness)),
                level: found.and_then(|found| found.level),
            }
        })
        .collect()
}

impl Look {
    fn is(&self, field: Field) -> bool {
        self.field.is_some_and(|(found, _)| found == field)
    }

    /// Do nine of ten values pass?
    fn mostly(&self, test: impl Fn(&str) -> bool) -> bool {
        let passed = self.values.iter().filter(|value| test(value)).count();
        !self.values.is_empty() && passed * 10 >= self.values.len() * 9
    }

    /// Does every other value pass?
    fn often(&self, test: impl Fn(&str) -> bool) -> bool {
        self.values.iter().filter(|value| test(value)).count() * 2 >= self.values.len()
    }

    /// Mean length in characters.
    fn length(&self) -> usize {
        self.values.iter().map(|value| value.chars().count()).sum::<usize>() / self.values.len().max(1)
    }
}

/// A heading that also means other things counts only where the cells bear it out.
fn unless_contradicted(look: &mut Look) {
    let Some((field, _)) = look.field else { return };
    let short = headings::plain(&look.heading).chars().count() <= 2;
    let fits = match field {
        // Lists have a few other words there too, which are told row by row.
        Field::Strength => look.often(|words| strength_of(words, &[], &[]).is_some()),
        Field::Class => look.mostly(|words| levels::class(words).is_some()),
        Field::Level => look.mostly(|words| levels::said(words).is_some()),
        Field::Confidentiality | Field::Integrity | Field::Availability | Field::Traceability => {
            !short || look.mostly(|words| levels::said(words).is_some() || levels::ticked(words))
        }
        Field::Weight => look.mostly(|words| words.parse::<f64>().is_ok()),
        Field::Id
        | Field::Area
        | Field::Title
        | Field::Text
        | Field::Motive
        | Field::Guidance
        | Field::Reference
        | Field::Evidence
        | Field::Question
        | Field::Ignored => true,
    };
    if !fits && !look.values.is_empty() {
        look.field = None;
        look.level = None;
    }
}

/// Fields that no heading names, told by what stands in the cells.
fn by_content(looks: &mut [Look]) {
    let missing = |looks: &[Look], field: Field| !looks.iter().any(|look| look.is(field));
    let levels_there = looks.iter().any(|look| {
        [Field::Class, Field::Level, Field::Confidentiality, Field::Integrity, Field::Availability]
            .iter()
            .any(|field| look.is(*field))
    });
    if missing(looks, Field::Strength) {
        let fits = |look: &&mut Look| look.field.is_none() && look.mostly(|words| strength_of(words, &[], &[]).is_some());
        if let Some(look) = looks.iter_mut().find(fits) {
            look.field = Some((Field::Strength, Sureness::Within));
        }
    }
    if !levels_there {
        let letters = |words: &str| {
            words.starts_with(|c: char| c.is_alphabetic()) && levels::class(words).is_some_and(|found| found.len() > 1)
        };
        if let Some(look) = looks.iter_mut().find(|look| look.field.is_none() && look.mostly(letters)) {
            look.field = Some((Field::Class, Sureness::Within));
        }
    }
    if missing(looks, Field::Id) {
        let id = |words: &str| words.len() <= 20 && !words.contains(' ') && words.contains(|c: char| c.is_ascii_digit());
        let fits = |look: &&mut Look| {
            let distinct: BTreeSet<&String> = look.values.iter().collect();
            look.field.is_none() && look.values.len() > 1 && distinct.len() == look.values.len() && look.mostly(id)
        };
        if let Some(look) = looks.iter_mut().find(fits) {
            look.field = Some((Field::Id, Sureness::Within));
        }
    }
}

/// Of several columns that could be the text the longest is; a short one is then the title. Without any, the longest column is.
fn text(looks: &mut [Look]) {
    for language in [None, Some(kernel::Language::Swedish), Some(kernel::Language::English)] {
        let mut texts: Vec<&mut Look> = looks
            .iter_mut()
            .filter(|look| look.is(Field::Text) && headings::language(&look.heading) == language && !look.values.is_empty())
            .collect();
        texts.sort_by_key(|look| std::cmp::Reverse(look.length()));
        for (at, look) in texts.into_iter().enumerate() {
            if at > 0 {
                look.field = (at == 1 && look.length() < 80).then_some((Field::Title, Sureness::Within));
            }
        }
    }
    if looks.iter().any(|look| look.is(Field::Text)) {
        return;
    }
    let unnamed = looks.iter_mut().filter(|look| look.field.is_none() && look.length() >= 30);
    if let Some(look) = unnamed.max_by_key(|look| look.length()) {
        look.field = Some((Field::Text, Sureness::Within));
        return;
    }
    if let Some(look) = looks.iter_mut().find(|look| look.is(Field::Title) && look.length() >= 25) {
        look.field = Some((Field::Text, Sureness::Within));
    }
}

/// A field that may stand once stands in the surest and first column; the others are told.
fn once_each(looks: &mut [Look], header: &Header, place: &Place, problems: &mut Problems) {
    let mut taken: Vec<(Field, Option<kernel::Language>)> = Vec::new();
    let mut order: Vec<usize> = (0..looks.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(looks.get(*at).and_then(|look| look.field).map(|(_, sureness)| sureness)));
    let mut ignored: Vec<u32> = Vec::new();
    for at in order {
        let Some(look) = looks.get_mut(at) else { continue };
        let language = headings::language(&look.heading);
        match look.field {
            Some((field, _)) if !field.many() && taken.contains(&(field, language)) => {
                look.field = None;
                ignored.push(look.column);
            }
            Some((field, _)) => taken.push((field, language)),
            None => ignored.push(look.column),
        }
    }
    for look in looks.iter().filter(|look| ignored.contains(&look.column) && !look.values.is_empty()) {
        let at = Place { line: Some(header.row), column: Some(look.column), ..place.clone() };
        let cells = i64::try_from(look.values.len()).unwrap_or(i64::MAX);
        let problem = Problem::warning("table-column-ignored").with("column", letters_of(look.column));
        problems.push(problem.with("heading", look.heading.as_str()).with("cells", cells).at(at));
    }
}

/// The edition of ISO/IEC 27002 that a column of references follows, by its heading or by the form of its points.
fn framework(look: &Look) -> Option<&'static str> {
    let heading = headings::plain(&look.heading);
    let iso = heading.contains("iso") || heading.contains("annex a") || heading.contains("bilaga a");
    if iso && heading.contains("2022") {
        return Some("iso27002-2022");
    }
    if iso && (heading.contains("2017") || heading.contains("2013") || heading.contains("2014")) {
        return Some("iso27002-2017");
    }
    let parts = |words: &str| {
        let point = words.split([',', ';', '\n']).next().unwrap_or_default().trim();
        let point = point.strip_prefix("A.").or_else(|| point.strip_prefix('A')).unwrap_or(point).trim();
        point.split('.').map(|part| part.parse::<u32>().ok()).collect::<Option<Vec<u32>>>()
    };
    let old =
        |words: &str| parts(words).is_some_and(|found| found.len() == 3 && found.first().is_some_and(|n| (5..=18).contains(n)));
    let new =
        |words: &str| parts(words).is_some_and(|found| found.len() == 2 && found.first().is_some_and(|n| (5..=8).contains(n)));
    if look.mostly(old) {
        return Some("iso27002-2017");
    }
    look.mostly(new).then_some("iso27002-2022")
}
