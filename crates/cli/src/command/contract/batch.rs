use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use desk::{Argument, Batch, BatchOptions, BatchRow, Checker, Failure, Language, Verdict};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use messages::Messages;

use super::super::{count, open, text};
use super::program;
use super::shown::{cut, indented, paragraph};
use crate::{args, output};

/// `kravkedja contract batch`
pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let library = open(matches, messages)?;
    let checker = Checker::new(&library)?;
    let folder = PathBuf::from(text(matches, "folder").unwrap_or_default());
    let workbook = text(matches, "xlsx").map(PathBuf::from);
    let program = program()?;
    let options = BatchOptions {
        complete: matches.get_flag("complete"),
        again: matches.get_flag("again"),
        except: workbook.as_deref(),
        program: &program,
        arguments: &[args::CHILD, args::CHILD_TEXTS],
    };
    let bar = bar();
    let found = desk::batch(&checker, &folder, &options, &mut |done, all, name| {
        bar.set_length(u64::try_from(all).unwrap_or_default());
        bar.set_position(u64::try_from(done).unwrap_or_default());
        bar.set_message(name.to_owned());
    });
    bar.finish_and_clear();
    let found = found?;
    if let Some(path) = workbook {
        let bytes = desk::batch_grid(&found, &library, messages)?;
        desk::write_each(&[(path.clone(), bytes)], matches.get_flag("force"))?;
        output::error_line(messages.with("export-written", &[("file", path.display().to_string().into())]));
    }
    if matches.get_flag("json") {
        output::bytes(&found.json()?);
    } else {
        shown(&found, messages);
    }
    output::problems(&found.problems, messages);
    let unread = found.rows.iter().filter(|row| row.is_unread()).count();
    let values: [(&str, Argument); 3] =
        [("all", count(found.rows.len())), ("kept", count(found.kept)), ("unread", count(unread))];
    output::error_line(messages.with("batch-done", &values));
    Ok(if found.has_findings() { ExitCode::from(output::FINDINGS) } else { ExitCode::SUCCESS })
}

/// How far it has come; only where somebody looks on.
fn bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let form = if plain { "{bar:40} {pos}/{len} {wide_msg}" } else { "{bar:40.cyan} {pos}/{len} {wide_msg}" };
    if let Ok(style) = ProgressStyle::with_template(form) {
        bar.set_style(style);
    }
    bar
}

/// Many contracts, a line each.
fn shown(found: &Batch, messages: &Messages) {
    let letters = messages.text("batch-letters");
    let heads: Vec<&str> = letters.split(' ').collect();
    let line = |name: &str, files: &str, pages: &str, language: &str, counts: &[String], worst: &str| {
        let counts: String = counts.iter().map(|count| format!("{count:>4}")).collect();
        let name = cut(name, 32);
        output::line(format!("{name:<32} {files:>5} {pages:>5} {language:<6}{counts}  {}", cut(worst, 27)).trim_end());
    };
    line(
        &messages.text("batch-contract"),
        &messages.text("batch-files"),
        &messages.text("batch-pages"),
        &messages.text("batch-language"),
        &heads.iter().map(|head| (*head).to_owned()).collect::<Vec<_>>(),
        &messages.text("batch-worst"),
    );
    for row in &found.rows {
        let pages = row.pages().map(|pages| pages.to_string()).unwrap_or_default();
        let languages: Vec<&str> = row.languages().into_iter().map(Language::code).collect();
        let worst = if row.is_unread() { messages.text("batch-unread") } else { worst(row, messages) };
        let files = if row.is_unread() { String::new() } else { row.files.len().to_string() };
        line(&row.name, &files, &pages, &languages.join(","), &counts(row), &worst);
        for problem in &row.problems {
            indented(&format!("{}: {}", problem.file, problem.says.get(messages.language())));
        }
    }
    output::line("");
    paragraph(&messages.text("batch-legend"));
    paragraph(&messages.text("batch-note-1"));
    paragraph(&messages.text("batch-note-2"));
}

fn counts(row: &BatchRow) -> Vec<String> {
    if row.is_unread() {
        return vec![String::new(); 5];
    }
    let absent = row.count(Verdict::Missing) + row.count(Verdict::NotFound);
    let present = Verdict::ALL.into_iter().filter(|verdict| verdict.is_present());
    present.map(|verdict| row.count(verdict)).chain([absent]).map(|count| count.to_string()).collect()
}

fn worst(row: &BatchRow, messages: &Messages) -> String {
    let Some(flag) = row.flags.first() else { return String::new() };
    let about = flag.obligation.clone().unwrap_or_else(|| messages.text(&format!("contract-flag-{}", flag.kind)));
    format!("{}: {about}", messages.text(&format!("contract-severity-{}", flag.severity.id())))
}
