use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use desk::{
    CaseFile, ExportFormat, ExportOptions, Failure, ImportFormat, ImportOptions, Imported, Outcome, Problem, RowLog, Severity,
};
use messages::Messages;
use serde_json::{Value, json};

use super::{count, lang, list, origin, text};
use crate::{args, output};

/// `kravkedja catalog export`
pub(super) fn export(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let format = ExportFormat::from_id(&text(matches, "format").unwrap_or_default())?;
    let library = desk::open(&origin(matches))?;
    let case: Option<CaseFile> = match text(matches, "case") {
        Some(path) => Some(desk::load_case(&PathBuf::from(path), &library)?.0),
        None => None,
    };
    let annex = match text(matches, "annex") {
        Some(path) => Some(desk::load_previous(&PathBuf::from(path))?.0),
        None => None,
    };
    let language = lang(matches).unwrap_or_default();
    let href = text(matches, "href");
    let made = desk::export(&library, format, &ExportOptions { language, case: case.as_ref(), annex: annex.as_ref(), href })?;
    output::problems(&made.problems, messages);
    match text(matches, "out").map(PathBuf::from) {
        None => output::bytes(&made.bytes),
        Some(path) => {
            let (folder, name) = parts(&path);
            desk::write_files(folder, &[(name, made.bytes)], matches.get_flag("force"))?;
            output::line(messages.with("export-written", &[("file", path.display().to_string().into())]));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// `kravkedja catalog import`
pub(super) fn import(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let path = PathBuf::from(text(matches, "file").unwrap_or_default());
    let options = ImportOptions {
        format: ImportFormat::from_id(&text(matches, "format").unwrap_or_else(|| "auto".to_owned()))?,
        prefix: text(matches, "prefix"),
        language: lang(matches),
        with: list(matches, "with").into_iter().map(PathBuf::from).collect(),
        map: text(matches, "map").map(PathBuf::from),
        origin: origin(matches),
        child: (program()?, vec![args::CHILD.to_owned(), args::CHILD_TABLE.to_owned()]),
    };
    let imported = desk::import(&path, &options)?;
    if let (Some(path), Some(mapping)) = (text(matches, "write-map").map(PathBuf::from), &imported.mapping) {
        let (folder, name) = parts(&path);
        desk::write_files(folder, &[(name, mapping.clone().into_bytes())], matches.get_flag("force"))?;
        output::error_line(messages.with("export-written", &[("file", path.display().to_string().into())]));
    }
    let failed = imported.problems.iter().any(|problem| problem.severity == Severity::Error);
    if let Some(path) = text(matches, "log").map(PathBuf::from) {
        let (folder, name) = parts(&path);
        desk::write_files(folder, &[(name, log(&imported, messages).into_bytes())], matches.get_flag("force"))?;
    }
    if matches.get_flag("json") {
        output::line(serde_json::to_string_pretty(&as_json(&imported)).unwrap_or_default());
    } else {
        summary(&imported, messages);
    }
    output::problems(&imported.problems, messages);
    let out = text(matches, "out").map(PathBuf::from).filter(|_| !matches.get_flag("dry-run"));
    if out.is_none() && !matches.get_flag("json") {
        imported.files.keys().filter(|_| !failed).for_each(|name| output::line(format!("  {name}")));
        if let Some(mapping) = &imported.mapping {
            output::line(format!("\n# {}\n{mapping}", messages.text("import-mapping")));
        }
    }
    if failed {
        return Ok(ExitCode::from(output::BAD_INPUT));
    }
    let Some(out) = out else {
        output::error_line(messages.with("import-dry", &[("count", count(imported.files.len()))]));
        return Ok(ExitCode::SUCCESS);
    };
    let files: Vec<(String, Vec<u8>)> = imported.files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    desk::write_files(&out, &files, matches.get_flag("force"))?;
    let values = [("count", count(files.len())), ("folder", out.display().to_string().into())];
    output::error_line(messages.with("import-written", &values));
    Ok(ExitCode::SUCCESS)
}

/// This program, which parses foreign files as its own child.
fn program() -> Result<PathBuf, Failure> {
    std::env::current_exe().map_err(|error| Problem::error("file-unreadable").with("detail", error.to_string()).into())
}

/// How many of each kind, and why things were left out.
fn summary(imported: &Imported, messages: &Messages) {
    output::line(&imported.title);
    for (thing, found) in imported.counts() {
        let values = [
            ("thing", messages.text(&format!("thing-{}", thing.id())).into()),
            ("found", count(found.found)),
            ("kept", count(found.kept)),
            ("merged", count(found.merged)),
            ("reported", count(found.reported)),
        ];
        output::line(format!("  {}", messages.with("import-count", &values)));
    }
    let mut reasons: BTreeMap<&str, (usize, &RowLog, &Problem)> = BTreeMap::new();
    for row in &imported.kept {
        if let Outcome::Reported(why) = &row.outcome {
            reasons.entry(why.code).or_insert((0, row, why)).0 += 1;
        }
    }
    for (number, row, why) in reasons.into_values() {
        let values = [("count", count(number)), ("id", row.id.as_str().into()), ("why", messages.plainly(why).into())];
        output::line(format!("  {}", messages.with("import-reason", &values)));
    }
}

/// The whole log, one thing a line, with tabs between: what it is, its id, what became of it, where it is now or why not.
fn log(imported: &Imported, messages: &Messages) -> String {
    let mut out = String::new();
    for row in &imported.kept {
        let (became, now) = match &row.outcome {
            Outcome::Kept { id, field } => (messages.text("outcome-kept"), format!("{id} {field}")),
            Outcome::Merged { id, field } => (messages.text("outcome-merged"), format!("{id} {field}")),
            Outcome::Reported(why) => (messages.text("outcome-reported"), messages.plainly(why)),
        };
        let thing = messages.text(&format!("thing-{}", row.thing.id()));
        let cells = [thing.as_str(), row.id.as_str(), &row.place.to_string(), &became, now.trim()];
        // A tab or line break in a foreign id must not make a row of its own.
        let clean = cells.map(|cell| cell.replace(char::is_control, " "));
        out.push_str(&clean.join("\t"));
        out.push('\n');
    }
    out
}

fn as_json(imported: &Imported) -> Value {
    let rows: Vec<Value> = imported
        .kept
        .iter()
        .map(|row| {
            let (outcome, id, field, why) = match &row.outcome {
                Outcome::Kept { id, field } => ("kept", id.as_str(), field.as_str(), None),
                Outcome::Merged { id, field } => ("merged", id.as_str(), field.as_str(), None),
                Outcome::Reported(why) => ("reported", "", "", Some(why.code)),
            };
            json!({ "thing": row.thing.id(), "foreign": row.id, "place": row.place.to_string(), "outcome": outcome, "id": id, "field": field, "why": why })
        })
        .collect();
    let counts: BTreeMap<&str, Value> = imported
        .counts()
        .into_iter()
        .map(|(thing, of)| {
            (thing.id(), json!({ "found": of.found, "kept": of.kept, "merged": of.merged, "reported": of.reported }))
        })
        .collect();
    json!({
        "schema": "kravkedja.import/1",
        "title": imported.title,
        "counts": counts,
        "files": imported.files.keys().collect::<Vec<_>>(),
        "mapping": imported.mapping,
        "rows": rows,
    })
}

/// Folder and name of a file to write.
fn parts(path: &Path) -> (&Path, String) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    (path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")), name)
}
