use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use desk::{Amount, Argument, Failure, Limit, Mark, Measured, Origin, Problem, Reading, Severity, Span, Statement, What};
use messages::Messages;
use serde_json::{Value, json};

use super::{count, lang, origin, text};
use crate::output;

/// The most of standard input that is read: more is no sentence.
const MOST: u64 = 1024 * 1024;

/// `kravkedja catalog lint [DIR|FILE]`
pub(super) fn catalog(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let path = text(matches, "path").map(PathBuf::from);
    let from = origin(matches);
    let dictionary = dictionary(matches);
    let dictionary = dictionary.as_deref();
    let problems = match path {
        Some(file) if file.is_file() => desk::lint_file(&from, &file, dictionary)?,
        Some(folder) if desk::is_overlay(&folder) => desk::lint_catalog(&Origin { overlay: Some(folder), ..from }, dictionary)?,
        Some(folder) => desk::lint_catalog(&Origin { catalog: Some(folder), ..from }, dictionary)?,
        None => desk::lint_catalog(&from, dictionary)?,
    };
    if matches.get_flag("json") {
        let list: Vec<Value> = problems.iter().map(|problem| problem_json(problem, messages)).collect();
        output::line(pretty(&json!({ "schema": "kravkedja.lint/1", "problems": list })));
    } else {
        output::problems(&problems, messages);
        let of = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
        let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
        if errors + warnings == 0 {
            output::line(messages.text("lint-clean"));
        } else {
            output::line(messages.with("catalog-findings", &[("errors", count(errors)), ("warnings", count(warnings))]));
        }
    }
    if matches.get_flag("strict") && !problems.is_empty() {
        return Ok(ExitCode::from(output::FINDINGS));
    }
    Ok(verdict(&problems))
}

fn dictionary(matches: &ArgMatches) -> Option<PathBuf> {
    text(matches, "dictionary").map(PathBuf::from)
}

/// `kravkedja lint "Leverantören ska …"`
pub(super) fn sentence(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let given = text(matches, "text").unwrap_or_default();
    let given = if given == "-" { standard_input()? } else { given };
    let library = desk::open(&origin(matches))?;
    let language = lang(matches).unwrap_or_else(|| desk::language_of(&given));
    let (reading, problems) = desk::lint_sentence(&library, language, &given, dictionary(matches).as_deref())?;
    if matches.get_flag("json") {
        let list: Vec<Value> = problems.iter().map(|problem| problem_json(problem, messages)).collect();
        let sentences: Vec<Value> = sentences_json(&reading, &given);
        output::line(pretty(&json!({
            "schema": "kravkedja.lint/1", "text": given, "language": language.code(), "sentences": sentences, "problems": list,
        })));
    } else {
        show(&reading, &given, messages);
        for problem in &problems {
            output::line(messages.problem(problem));
        }
        if problems.is_empty() {
            output::line(messages.text("lint-clean"));
        }
    }
    Ok(verdict(&problems))
}

fn verdict(problems: &[Problem]) -> ExitCode {
    let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    if errors { ExitCode::from(output::FINDINGS) } else { ExitCode::SUCCESS }
}

fn standard_input() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().take(MOST).read_to_end(&mut bytes);
    read.map_err(|error| Failure::from(Problem::error("file-unreadable").with("detail", error.to_string())))?;
    String::from_utf8(bytes).map(|text| text.trim().to_owned()).map_err(|_| Problem::error("file-not-text").into())
}

/// What was read, in words, sentence by sentence.
fn show(reading: &Reading, text: &str, messages: &Messages) {
    for sentence in &reading.sentences {
        output::line(sentence.span.of(text));
        for said in &sentence.statements {
            statement(said, text, messages);
        }
        for mark in &sentence.marks {
            let kind = mark.what.id();
            // Parties and what decides force are told with their statement.
            let force = matches!(mark.what, What::Term(category) if category.is_force());
            let told = matches!(mark.what, What::Party(_)) || sentence.statements.iter().any(|said| said.decided_by == mark.span);
            if !told && !force {
                let from = match mark.what {
                    What::Deadline(_, Some(event)) => format!(" {}", event.of(text)),
                    _ => String::new(),
                };
                row(&messages.with("read-mark", &[("kind", kind.into())]), &format!("{}{from}", quoted(mark.span, text)));
            }
        }
        output::line("");
    }
}

fn statement(said: &Statement, text: &str, messages: &Messages) {
    let who = messages.with("read-bound", &[("who", said.subject.who.id().into())]);
    let words = said.subject.span.map(|span| format!(" {}", quoted(span, text))).unwrap_or_default();
    row(&messages.text("read-who"), &format!("{who}{words}"));
    let force = messages.with("read-strength", &[("force", said.force.id().into())]);
    let inherited = if said.inherited { format!(" ({})", messages.text("read-inherited")) } else { String::new() };
    let softened =
        said.softened_by.map(|span| format!(", {} {}", messages.text("read-softened"), quoted(span, text))).unwrap_or_default();
    row(&messages.text("read-force"), &format!("{force} {}{softened}{inherited}", quoted(said.decided_by, text)));
    if let Some(action) = said.action {
        row(&messages.text("read-action"), action.of(text));
    }
}

fn row(label: &str, value: &str) {
    output::line(format!("  {label:<24} {value}"));
}

fn quoted(span: Span, text: &str) -> String {
    format!("”{}”", span.of(text))
}

fn sentences_json(reading: &Reading, text: &str) -> Vec<Value> {
    let words = |span: Span| json!({ "span": [span.start, span.end], "text": span.of(text) });
    let said = |said: &Statement| {
        json!({
            "force": said.force.id(), "who": said.subject.who.id(), "subject": said.subject.span.map(words),
            "decided_by": words(said.decided_by), "softened_by": said.softened_by.map(words), "action": said.action.map(words),
            "inherited": said.inherited,
        })
    };
    let sentences = reading.sentences.iter();
    sentences
        .map(|sentence| {
            let marks: Vec<Value> = sentence.marks.iter().map(|mark| mark_json(mark, text)).collect();
            let statements: Vec<Value> = sentence.statements.iter().map(said).collect();
            json!({ "span": [sentence.span.start, sentence.span.end], "statements": statements, "marks": marks })
        })
        .collect()
}

fn mark_json(mark: &Mark, text: &str) -> Value {
    let mut value = json!({ "kind": mark.what.id(), "span": [mark.span.start, mark.span.end], "text": mark.span.of(text) });
    let (measured, event) = match &mark.what {
        What::Measure(measured) => (Some(measured), None),
        What::Deadline(limit, event) => {
            let measured = if let Limit::Within(measured) = limit { Some(measured) } else { None };
            (measured, *event)
        }
        What::Term(_) | What::Party(_) | What::Frequency | What::Standard => (None, None),
    };
    if let Some(Measured { amount, unit }) = measured {
        value["amount"] = match amount {
            Amount::Number(thousandths) if thousandths % 1000 == 0 => json!(thousandths / 1000),
            // A fraction as people write it; no figure here is so large that it would lose digits.
            Amount::Number(thousandths) => json!(f64::from(u32::try_from(*thousandths).unwrap_or(u32::MAX)) / 1000.0),
            Amount::Parameter(name) => json!({ "parameter": name }),
            Amount::Blank => Value::Null,
        };
        value["unit"] = json!(unit.map(|unit| unit.id()));
    }
    if let Some(event) = event {
        value["from"] = json!({ "span": [event.start, event.end], "text": event.of(text) });
    }
    value
}

fn problem_json(problem: &Problem, messages: &Messages) -> Value {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "notice",
    };
    let arguments: serde_json::Map<String, Value> = problem
        .arguments
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Argument::Text(text) => json!(text),
                Argument::Number(number) => json!(number),
            };
            ((*name).to_owned(), value)
        })
        .collect();
    json!({
        "code": problem.code, "severity": severity, "file": problem.place.file, "line": problem.place.line,
        "arguments": arguments, "message": messages.with(problem.code, &problem.arguments),
    })
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
