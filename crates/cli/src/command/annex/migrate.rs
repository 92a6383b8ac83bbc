//! `kravkedja annex migrate`: what a new version of the catalog would change in annexes, and new versions of them.

mod ask;
mod row;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use desk::{Answer, Date, Failure, Ground, Language, Made, MakeOptions, Origin, Prepared, Problem, Problems, Row};
use messages::Messages;

use super::super::{count, lang, list, text};
use crate::output;

/// What to do with the changes.
enum Answers {
    /// Write them down, for a person to decide.
    Propose,
    /// Accept every one.
    All,
    /// Decided in a file, or in files of a folder.
    From(PathBuf),
    /// Ask about each.
    Ask,
}

/// What came of one annex.
enum Outcome {
    /// Files to write: a migration file.
    Proposed(Vec<(String, Vec<u8>)>),
    /// A new version, with the file of decisions where there is none yet.
    Made(Box<Made>, Vec<(String, Vec<u8>)>),
    /// The catalog's changes do not touch it.
    Untouched,
}

/// `kravkedja annex migrate annex.json …`
pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let answers = answers(matches)?;
    let date = match text(matches, "date").map(|date| Date::parse(&date)) {
        None => None,
        Some(Ok(date)) => Some(date),
        Some(Err(wrong)) => return Err(Problem::error("bad-date").with("found", wrong.found).into()),
    };
    let formats = super::formats(&list(matches, "format"))?;
    let options =
        MakeOptions { formats, language: lang(matches), protected: !matches.get_flag("unprotected"), marking: String::new() };
    let ground = ground(matches)?;
    output::problems(&ground.to.notices, messages);
    let files: Vec<PathBuf> = matches.get_many::<String>("annexes").into_iter().flatten().map(PathBuf::from).collect();
    let language = lang(matches).unwrap_or(messages.language());
    let like = text(matches, "like").map(PathBuf::from);
    let mut problems = Problems::new();
    let mut outcomes = Vec::new();
    let paths = desk::annexes(&files)?;
    if paths.is_empty() {
        return Err(Problem::error("migrate-no-annex").into());
    }
    for path in paths {
        let one = one(&path, &ground, &answers, like.as_deref(), date, &options, language, messages);
        match one {
            Ok(found) => outcomes.push((path, found)),
            Err(Failure::Invalid(found)) => problems.extend(found),
            Err(other) => return Err(other),
        }
    }
    problems.extend(twice(&outcomes));
    // All or nothing: with thirty annexes, a run that wrote twenty of them would be worse than none.
    if !problems.is_empty() {
        return Err(Failure::Invalid(problems));
    }
    let folder = PathBuf::from(text(matches, "out").unwrap_or_else(|| ".".to_owned()));
    write(&folder, &outcomes, matches.get_flag("force"), messages)
}

/// Files of two versions of one annex would have the same names.
fn twice(outcomes: &[(PathBuf, Outcome)]) -> Problems {
    let mut seen: BTreeMap<&str, &Path> = BTreeMap::new();
    let mut problems = Problems::new();
    for (path, outcome) in outcomes {
        let names = match outcome {
            Outcome::Proposed(files) => files.first(),
            Outcome::Made(made, _) => made.files.first(),
            Outcome::Untouched => None,
        };
        let Some((name, _)) = names else { continue };
        if let Some(first) = seen.insert(name, path) {
            let problem = Problem::error("migrate-same-annex").with("first", first.display().to_string());
            problems.push(problem.with("second", path.display().to_string()));
        }
    }
    problems
}

fn answers(matches: &ArgMatches) -> Result<Answers, Failure> {
    let given = [text(matches, "decisions"), text(matches, "accept"), matches.get_flag("ask").then(String::new)];
    if given.iter().flatten().count() > 1 {
        return Err(Problem::error("migrate-one-way").into());
    }
    Ok(match given {
        [Some(file), _, _] => Answers::From(PathBuf::from(file)),
        [_, Some(word), _] if word == "all" => Answers::All,
        [_, Some(file), _] => Answers::From(PathBuf::from(file)),
        [_, _, Some(_)] => Answers::Ask,
        [None, None, None] => Answers::Propose,
    })
}

fn ground(matches: &ArgMatches) -> Result<Ground, Failure> {
    let overlay = text(matches, "overlay").map(PathBuf::from);
    let from_overlay = text(matches, "from-overlay").map(PathBuf::from).or_else(|| overlay.clone());
    let to = Origin {
        catalog: text(matches, "to").as_deref().and_then(desk::catalog_at),
        overlay,
        templates: text(matches, "templates").map(PathBuf::from),
    };
    let from = text(matches, "from").map(|word| Origin {
        catalog: desk::catalog_at(&word),
        overlay: from_overlay.clone(),
        templates: None,
    });
    desk::ground(from.as_ref(), &to, from_overlay.as_deref())
}

#[expect(clippy::too_many_arguments, reason = "what the command line says, once")]
fn one(
    path: &Path,
    ground: &Ground,
    answers: &Answers,
    like: Option<&Path>,
    date: Option<Date>,
    options: &MakeOptions,
    language: Language,
    messages: &Messages,
) -> Result<Outcome, Failure> {
    let prepared = desk::prepare(path, ground)?;
    output::problems(&prepared.notices, messages);
    show(path, &prepared, messages);
    let file = |decided: &[Answer]| {
        let comments = head(&prepared, messages);
        prepared.file(decided, &comments, &|found: &Row| row::comments(found, language, messages))
    };
    let decided = match answers {
        Answers::Propose if prepared.migration.rows.is_empty() => return Ok(Outcome::Untouched),
        Answers::Propose => {
            let proposed = like.map(|like| prepared.like(like)).transpose()?.unwrap_or_default();
            return Ok(Outcome::Proposed(vec![file(&proposed)]));
        }
        Answers::All => prepared.accept_all(),
        Answers::From(path) => prepared.decisions(path)?,
        Answers::Ask => {
            let decided = ask::ask(&prepared, language, messages);
            if decided.iter().filter(|answer| answer.accept.is_some()).count() < prepared.migration.rows.len() {
                output::line(messages.text("migrate-ask-later"));
                return Ok(Outcome::Proposed(vec![file(&decided)]));
            }
            decided
        }
    };
    let made = prepared.finish(&decided, date, options)?;
    let beside = match answers {
        Answers::All | Answers::Ask => vec![file(&decided)],
        Answers::Propose | Answers::From(_) => Vec::new(),
    };
    Ok(Outcome::Made(Box::new(made), beside))
}

/// How many changes there are, and of which kinds.
fn show(path: &Path, prepared: &Prepared<'_>, messages: &Messages) {
    let rows = &prepared.migration.rows;
    let (from, to) = prepared.catalogs();
    let stricter = rows.iter().filter(|row| row.became == desk::Became::Stricter).count();
    let undecided = rows.iter().filter(|row| row.proposed.is_none()).count();
    let values = [
        ("file", path.display().to_string().into()),
        ("title", prepared.annex.case.title.as_str().into()),
        ("from", from.into()),
        ("to", to.into()),
        ("rows", count(rows.len())),
        ("stricter", count(stricter)),
        ("undecided", count(undecided)),
    ];
    output::line(messages.with("migrate-summary", &values));
    for follow in &prepared.migration.follows {
        let key = if follow.comes { "migrate-clause-comes" } else { "migrate-clause-goes" };
        output::line(format!("  {}", messages.with(key, &[("id", follow.id.as_str().into())])));
    }
    for problem in &prepared.migration.lapsed {
        output::line(format!("  {}", messages.with("migrate-lapsed", &[("why", messages.plainly(problem).into())])));
    }
}

fn head(prepared: &Prepared<'_>, messages: &Messages) -> Vec<String> {
    let (from, to) = prepared.catalogs();
    let values = [("title", prepared.annex.case.title.as_str().into()), ("from", from.into()), ("to", to.into())];
    let mut lines: Vec<String> = messages.with("migrate-head", &values).lines().map(str::to_owned).collect();
    for follow in &prepared.migration.follows {
        let key = if follow.comes { "migrate-clause-comes" } else { "migrate-clause-goes" };
        lines.push(messages.with(key, &[("id", follow.id.as_str().into())]));
    }
    for problem in &prepared.migration.lapsed {
        let why = messages.with("migrate-lapsed", &[("why", messages.plainly(problem).into())]);
        lines.extend(row::wrapped(&why));
    }
    lines
}

fn write(folder: &Path, outcomes: &[(PathBuf, Outcome)], force: bool, messages: &Messages) -> Result<ExitCode, Failure> {
    let files: Vec<(String, Vec<u8>)> = outcomes
        .iter()
        .flat_map(|(_, outcome)| match outcome {
            Outcome::Proposed(files) => files.clone(),
            Outcome::Made(made, beside) => made.files.iter().chain(beside).cloned().collect(),
            Outcome::Untouched => Vec::new(),
        })
        .collect();
    let shown = folder.display().to_string();
    if !files.is_empty() {
        let paths = desk::write_files(folder, &files, force)?;
        output::line(messages.with("annex-written", &[("count", count(paths.len())), ("folder", shown.as_str().into())]));
        for path in paths.iter().filter_map(|path| path.file_name()) {
            output::line(format!("  {}", path.to_string_lossy()));
        }
    }
    let mut next = false;
    for (path, outcome) in outcomes {
        match outcome {
            Outcome::Untouched => {
                output::line(messages.with("migrate-untouched", &[("file", path.display().to_string().into())]));
            }
            Outcome::Proposed(_) => next = true,
            Outcome::Made(made, _) => finished(made, messages),
        }
    }
    if next {
        output::line(messages.with("migrate-next", &[("folder", shown.into())]));
    }
    Ok(ExitCode::SUCCESS)
}

fn finished(made: &Made, messages: &Messages) {
    let kept = made.annex.requirements.iter().filter(|found| found.kept.is_some()).count()
        + made.annex.clauses.iter().filter(|found| found.kept.is_some()).count();
    let values = [
        ("annex", made.annex.id.as_str().into()),
        ("version", i64::from(made.annex.version).into()),
        ("requirements", count(made.annex.requirements.len())),
        ("changes", count(made.annex.changes.len())),
        ("kept", count(kept)),
        ("digest", made.digest.as_str().into()),
    ];
    output::line(messages.with("migrate-made", &values));
    super::look_at(&made.notices, messages);
}
