use std::collections::BTreeMap;

use catalog::write::{Table, Value};
use catalog::{Aspect, Strength};
use document::RawRow;
use kernel::Language;

use super::super::cells::Notes;
use super::super::levels::{self, Said};
use super::super::{Field, MappedColumn};
use super::Walk;
use crate::imported::Draft;

/// What a row is.
pub(super) enum Read {
    /// A chapter heading among the rows.
    Heading(String),
    /// Something, but no demand.
    WithoutText,
    /// A requirement, with all its words for telling two of the same id apart.
    Requirement { id: Option<String>, area: Option<String>, words: String, draft: Draft },
}

/// Reads a row. Words are taken as they stand.
pub(super) fn read(walk: &mut Walk<'_>, row: &RawRow, notes: &mut Notes) -> Read {
    let columns = &walk.mapping.columns;
    let of = |field: Field| columns.iter().filter(move |column| column.field == field);
    let language = |column: &MappedColumn| column.language.unwrap_or(walk.mapping.language);
    let mut draft = Draft::new("");
    let mut all = Vec::new();
    let mut has_text = false;
    for (field, key) in [(Field::Title, "title"), (Field::Text, "text")] {
        for column in of(field) {
            let Some(words) = walk.cells.words(row, column.column, notes) else { continue };
            draft.words(key, language(column), &words);
            has_text |= field == Field::Text;
            all.push(words);
        }
    }
    if !has_text {
        return without_text(walk, row, notes);
    }
    for (field, key) in [(Field::Motive, "motive"), (Field::Guidance, "guidance")] {
        for (language, words) in joined(walk, row, field, notes) {
            draft.words(key, language, &words);
            all.push(words);
        }
    }
    let id = of(Field::Id).find_map(|column| walk.cells.words(row, column.column, notes));
    let area = of(Field::Area).find_map(|column| walk.cells.words_of_merged(row, column.column, notes));
    strength(walk, row, &mut draft, notes);
    if !walk.mapping.placement.is_empty() {
        let list = walk.mapping.placement.iter().map(|placement| placement.id().into()).collect();
        draft.set("placement", Value::List(list));
    }
    references(walk, row, &mut draft, notes);
    evidence(walk, row, &mut draft, notes);
    question(walk, row, &mut draft, notes);
    let levels = thresholds(walk, row, notes);
    if !levels.is_empty() {
        let level: Table =
            levels.iter().map(|(aspect, level)| (aspect.id().to_owned(), Value::Whole(i64::from(*level)))).collect();
        let condition = Table::from([("level".to_owned(), Value::Table(level))]);
        draft.push("applies", Value::Table(condition));
    }
    if area.is_some() && area != walk.area {
        walk.area.clone_from(&area);
    } else if area.is_none() && walk.area.is_some() && of(Field::Area).next().is_some() {
        notes.add("table-area-above", row.number, of(Field::Area).next().map_or(0, |column| column.column));
    }
    Read::Requirement { id, area, words: all.join("\u{1}"), draft }
}

/// One filled cell is a chapter heading; so is an id or area with a title.
fn without_text(walk: &Walk<'_>, row: &RawRow, notes: &mut Notes) -> Read {
    let columns = &walk.mapping.columns;
    let filled: Vec<String> =
        row.cells.iter().map(|cell| cell.value.words().trim().to_owned()).filter(|words| !words.is_empty()).collect();
    let word = |field: Field| {
        columns
            .iter()
            .filter(|column| column.field == field)
            .find_map(|column| row.cell(column.column))
            .map(|cell| cell.value.words())
    };
    let titled = word(Field::Title).or_else(|| word(Field::Area));
    let faulty = columns
        .iter()
        .filter(|column| column.field == Field::Text)
        .any(|column| matches!(row.cell(column.column).map(|cell| &cell.value), Some(document::RawValue::Error(_))));
    match (filled.as_slice(), titled) {
        _ if faulty => {
            columns
                .iter()
                .filter(|column| column.field == Field::Text)
                .for_each(|column| notes.add("table-cell-error", row.number, column.column));
            Read::WithoutText
        }
        ([only], _) if only.chars().any(char::is_alphabetic) => Read::Heading(only.clone()),
        // Where a column names the chapter, a row with an id and a title has lost its text.
        ([_, _], Some(title)) if !columns.iter().any(|column| column.field == Field::Area) => {
            Read::Heading(title.trim().to_owned())
        }
        _ => Read::WithoutText,
    }
}

/// The words of all columns of a field by language; more than one are set apart by an empty line.
fn joined(walk: &Walk<'_>, row: &RawRow, field: Field, notes: &mut Notes) -> BTreeMap<Language, String> {
    let mut found: BTreeMap<Language, String> = BTreeMap::new();
    for column in walk.mapping.columns.iter().filter(|column| column.field == field) {
        let Some(words) = walk.cells.words(row, column.column, notes) else { continue };
        let language = column.language.unwrap_or(walk.mapping.language);
        let text = found.entry(language).or_default();
        if !text.is_empty() {
            notes.add("table-columns-joined", row.number, column.column);
            text.push_str("\n\n");
        }
        text.push_str(&words);
    }
    found
}

/// Mandatory or scored by a word; the usual words, then those of the mapping.
pub(in super::super) fn strength_of(words: &str, mandatory: &[String], scored: &[String]) -> Option<Strength> {
    let plain = super::super::headings::plain(words);
    let among = |list: &[String]| list.iter().any(|word| super::super::headings::plain(word) == plain);
    let first = plain.split(' ').next().unwrap_or_default();
    let one = Strength::Scored { weight: 1 };
    if among(mandatory) {
        return Some(Strength::Mandatory);
    }
    if among(scored) {
        return Some(one);
    }
    match (first, plain.as_str()) {
        (
            "ska" | "skall" | "måste" | "skakrav" | "skallkrav" | "shall" | "must" | "mandatory" | "obligatorisk"
            | "obligatoriskt",
            _,
        )
        | (_, "required" | "m" | "tvingande") => Some(Strength::Mandatory),
        ("bör" | "börkrav" | "should" | "scored" | "önskemål" | "önskvärt" | "optional" | "tilldelningskriterium", _)
        | (_, "recommended" | "rekommenderas" | "award criterion" | "mervärde") => Some(one),
        _ => None,
    }
}

fn strength(walk: &Walk<'_>, row: &RawRow, draft: &mut Draft, notes: &mut Notes) {
    let of = |field: Field| walk.mapping.columns.iter().find(|column| column.field == field);
    let Some(column) = of(Field::Strength) else { return };
    let Some(words) = walk.cells.words(row, column.column, notes) else { return };
    let Some(strength) = strength_of(&words, &walk.mapping.mandatory, &walk.mapping.scored) else {
        notes.add("table-strength-unread", row.number, column.column);
        draft.remark(&format!("{}: {words}", column.heading));
        return;
    };
    draft.set("strength", strength.id().into());
    notes.add(
        if strength == Strength::Mandatory { "table-read-mandatory" } else { "table-read-scored" },
        row.number,
        column.column,
    );
    let Some(column) = of(Field::Weight) else { return };
    let Some(words) = walk.cells.words(row, column.column, notes) else { return };
    match words.parse::<i64>().ok().filter(|weight| (1..=10).contains(weight)) {
        Some(weight) if strength != Strength::Mandatory => draft.set("weight", Value::Whole(weight)),
        _ => {
            notes.add("table-weight-unread", row.number, column.column);
            draft.remark(&format!("{}: {words}", column.heading));
        }
    }
}

/// References to points that the catalog knows; any other words go above the requirement as a remark.
fn references(walk: &Walk<'_>, row: &RawRow, draft: &mut Draft, notes: &mut Notes) {
    for column in walk.mapping.columns.iter().filter(|column| column.field == Field::Reference) {
        let Some(words) = walk.cells.words(row, column.column, notes) else { continue };
        let framework = column.framework.as_deref().and_then(|id| walk.catalog.framework(id));
        for part in words.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
            let bare = part.strip_prefix("A.").or_else(|| part.strip_prefix("A ")).unwrap_or(part).trim();
            let point = framework.and_then(|found| {
                let point = found.points.iter().find(|point| point.id == part || point.id == bare)?;
                Some((found.id.as_str(), point.id.as_str()))
            });
            match point {
                Some((framework, point)) => draft.reference(framework, point),
                None => {
                    notes.add("table-reference-remark", row.number, column.column);
                    draft.remark(&format!("{}: {part}", column.heading));
                }
            }
        }
    }
}

/// What is shown, without a stage or kind: a person must say them.
fn evidence(walk: &Walk<'_>, row: &RawRow, draft: &mut Draft, notes: &mut Notes) {
    for column in walk.mapping.columns.iter().filter(|column| column.field == Field::Evidence) {
        let Some(words) = walk.cells.words(row, column.column, notes) else { continue };
        let language = column.language.unwrap_or(walk.mapping.language);
        let what = Table::from([(language.code().to_owned(), Value::from(words.as_str()))]);
        draft.push("evidence", Value::Table(Table::from([("what".to_owned(), Value::Table(what))])));
    }
}

fn question(walk: &Walk<'_>, row: &RawRow, draft: &mut Draft, notes: &mut Notes) {
    let mut text = Table::new();
    for (language, words) in joined(walk, row, Field::Question, notes) {
        text.insert(language.code().to_owned(), Value::Text(words));
    }
    if !text.is_empty() {
        draft.set("question", Value::Table(Table::from([("text".to_owned(), Value::Table(text))])));
    }
}

/// The lowest level of each aspect at which the requirement is asked.
fn thresholds(walk: &mut Walk<'_>, row: &RawRow, notes: &mut Notes) -> BTreeMap<Aspect, u8> {
    let mut levels: BTreeMap<Aspect, u8> = BTreeMap::new();
    let columns: Vec<(u32, Field, Option<u8>)> =
        walk.mapping.columns.iter().map(|column| (column.column, column.field, column.level)).collect();
    for (column, field, tick) in columns {
        let aspects: &[Aspect] = match field {
            Field::Confidentiality => &[Aspect::Confidentiality],
            Field::Integrity => &[Aspect::Integrity],
            Field::Availability => &[Aspect::Availability],
            Field::Traceability => &[Aspect::Traceability],
            Field::Level => &[Aspect::Confidentiality, Aspect::Integrity, Aspect::Availability],
            Field::Class => &[],
            _ => continue,
        };
        let Some(words) = walk.cells.words(row, column, notes) else { continue };
        let figures: BTreeMap<Aspect, u8> = if field == Field::Class {
            let Some(found) = levels::class(&words) else {
                notes.add("table-level-unread", row.number, column);
                continue;
            };
            found
        } else {
            let figure = match tick {
                Some(level) if levels::ticked(&words) => level,
                Some(_) => {
                    notes.add("table-tick-unread", row.number, column);
                    continue;
                }
                None => match levels::said(&words) {
                    Some(Said::From(level)) => level,
                    Some(Said::Between(level)) => {
                        notes.add("table-level-upper", row.number, column);
                        level
                    }
                    Some(Said::Nothing) => continue,
                    None => {
                        notes.add("table-level-unread", row.number, column);
                        continue;
                    }
                },
            };
            aspects.iter().map(|aspect| (*aspect, figure)).collect()
        };
        for (aspect, figure) in figures {
            let Some(level) = walk.level(figure, row.number, column, notes) else { continue };
            levels.entry(aspect).and_modify(|known| *known = level.min(*known)).or_insert(level);
        }
    }
    levels
}
