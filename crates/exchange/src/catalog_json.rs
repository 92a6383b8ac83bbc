//! The whole catalog as one JSON file, `kravkedja.catalog/1`: for programs that read no TOML. Keys are those of the catalog's own
//! files, described in `docs/catalog-format.md`.

use catalog::Catalog;
use catalog::write::{Entry, Table, Value, clause, concepts, framework, identity, obligation, requirement};
use kernel::{Date, Place, Problem, Severity};
use serde_json::{Map, Value as Json, json};

use crate::imported::{Folder, Imported, RowLog, Thing};

/// The name and version of the format.
pub const CATALOG_SCHEMA: &str = "kravkedja.catalog/1";

/// The key of a date, which JSON has no form for: `{ "$date": "2026-11-22" }`.
const DATE: &str = "$date";

/// A catalog as JSON: what `catalog.toml` says, requirements by area, clauses, obligations and frameworks.
///
/// # Errors
/// When the JSON cannot be written; what the writer says.
pub fn write_catalog_json(catalog: &Catalog) -> Result<Vec<u8>, String> {
    let list = |tables: Vec<Table>| Json::Array(tables.iter().map(of_table).collect());
    let areas: Vec<Json> = catalog
        .areas
        .iter()
        .map(|area| {
            let here = catalog.requirements.iter().filter(|found| found.area == area.code);
            json!({ "area": area.code.as_str(), "requirement": list(here.map(requirement).collect()) })
        })
        .collect();
    let file = json!({
        "schema": CATALOG_SCHEMA,
        "catalog": of_table(&identity(catalog)),
        "requirements": areas,
        "clauses": list(catalog.clauses.iter().map(clause).collect()),
        "obligations": list(catalog.obligations.iter().map(obligation).collect()),
        "concepts": list(concepts(catalog)),
        "frameworks": list(catalog.frameworks.iter().map(framework).collect()),
    });
    let mut bytes = serde_json::to_vec_pretty(&file).map_err(|error| error.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Is this a catalog of ours as JSON?
#[must_use]
pub fn is_catalog_json(bytes: &[u8]) -> bool {
    let sign = b"\"kravkedja.catalog/";
    bytes.windows(sign.len()).any(|window| window == sign)
}

/// Reads the requirements of a catalog as JSON back. Frameworks, clauses and obligations stand in the catalog it came from.
#[must_use]
pub fn read_catalog_json(file: &str, bytes: &[u8]) -> Imported {
    let place = Place { file: Some(file.to_owned()), ..Place::default() };
    let mut imported = Imported::default();
    let root: Json = match serde_json::from_slice(bytes) {
        Ok(root) => root,
        Err(error) => {
            imported.problems.push(Problem::error("catalog-json-not-json").with("detail", error.to_string()).at(place));
            return imported;
        }
    };
    let schema = root.get("schema").and_then(Json::as_str).unwrap_or_default();
    if schema != CATALOG_SCHEMA {
        imported
            .problems
            .push(Problem::error("catalog-json-schema").with("found", schema).with("known", CATALOG_SCHEMA).at(place));
        return imported;
    }
    let title = root.pointer("/catalog/title");
    let words =
        |language: &str| title.and_then(|title| title.get(language)).and_then(Json::as_str).unwrap_or_default().to_owned();
    imported.title = if words("sv").is_empty() { words("en") } else { words("sv") };
    let mut folder = Folder::default();
    for group in array(&root, "requirements") {
        let area = group.get("area").and_then(Json::as_str).unwrap_or_default();
        imported.kept.push(RowLog::kept(Thing::Group, area, area, "area"));
        for found in array(group, "requirement") {
            let id = found.get("id").and_then(Json::as_str).unwrap_or_default();
            match to_value(found) {
                Some(Value::Table(table)) => {
                    imported.kept.push(RowLog::kept(Thing::Control, id, id, ""));
                    folder.requirement(area, area, Entry::from(table));
                }
                _ => {
                    let why = Problem::error("catalog-json-form").with("id", id);
                    imported.kept.push(RowLog::reported(Thing::Control, id, why.clone()));
                    imported.problems.push(why.at(place.clone()));
                }
            }
        }
    }
    for (key, thing) in [("clauses", Thing::Part), ("obligations", Thing::Part), ("frameworks", Thing::Framework)] {
        for found in array(&root, key) {
            let id = found.get("id").and_then(Json::as_str).unwrap_or_default();
            imported.kept.push(RowLog::reported(thing, id, Problem::warning("catalog-json-elsewhere").with("folder", key)));
        }
    }
    if !imported.problems.iter().any(|problem| problem.severity == Severity::Error) {
        imported.files = folder.files();
    }
    imported
}

fn array<'j>(value: &'j Json, key: &str) -> impl Iterator<Item = &'j Json> {
    value.get(key).and_then(Json::as_array).into_iter().flatten()
}

fn of_table(table: &Table) -> Json {
    Json::Object(table.iter().map(|(key, value)| (key.clone(), of_value(value))).collect())
}

fn of_value(value: &Value) -> Json {
    match value {
        Value::Text(text) => Json::from(text.as_str()),
        Value::Whole(number) => Json::from(*number),
        Value::Flag(flag) => Json::from(*flag),
        Value::Date(date) => json!({ DATE: date.to_string() }),
        Value::List(list) => Json::Array(list.iter().map(of_value).collect()),
        Value::Table(table) => of_table(table),
    }
}

fn to_value(json: &Json) -> Option<Value> {
    Some(match json {
        Json::String(text) => Value::Text(text.clone()),
        Json::Number(number) => Value::Whole(number.as_i64()?),
        Json::Bool(flag) => Value::Flag(*flag),
        Json::Array(list) => Value::List(list.iter().map(to_value).collect::<Option<_>>()?),
        Json::Object(map) => match date(map) {
            Some(date) => Value::Date(Date::parse(date).ok()?),
            None => {
                let pairs = map.iter().map(|(key, inner)| Some((key.clone(), to_value(inner)?)));
                Value::Table(pairs.collect::<Option<_>>()?)
            }
        },
        Json::Null => return None,
    })
}

fn date(map: &Map<String, Json>) -> Option<&str> {
    if map.len() == 1 { map.get(DATE)?.as_str() } else { None }
}
