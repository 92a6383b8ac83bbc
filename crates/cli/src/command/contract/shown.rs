//! What a checked contract looks like on a terminal: at most 100 columns.

use desk::{CheckedContract, Finding, Flag, FlagKind, Language, Library, Passage, Verdict, Weight};
use messages::Messages;

use super::super::count;
use crate::output;

/// As wide as the output gets.
const WIDTH: usize = 100;
/// The longest quotation, in characters.
const QUOTED: usize = 160;

/// A contract: what was found in plain words, a table of obligations, and what to take up.
pub(super) fn check(found: &CheckedContract, library: &Library, messages: &Messages, language: Language) {
    paragraph(&first(found, messages));
    output::line("");
    table(found, library, messages, language);
    output::line("");
    flags(found, library, messages, language);
}

fn first(found: &CheckedContract, messages: &Messages) -> String {
    let findings = &found.checked.findings;
    let confirmed = findings.iter().filter(|finding| finding.confirmed).count();
    let title = found.files.first().map(|file| file.name.clone()).unwrap_or_default();
    let mut sentences = vec![
        messages.with(
            "check-read",
            &[
                ("title", title.into()),
                ("clauses", count(found.facts.iter().map(|(_, clauses)| clauses).sum())),
                ("files", count(found.files.len())),
            ],
        ),
        judged(findings, messages),
        messages.with("check-confirmed", &[("confirmed", count(confirmed))]),
        messages.text("check-basis"),
    ];
    if let Some(coverage) = &found.checked.coverage {
        let values = [("clear", count(coverage.count(Verdict::Enforceable))), ("all", count(coverage.requirements.len()))];
        sentences.push(messages.with("check-coverage", &values));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

/// How many obligations have each verdict that occurs.
fn judged(findings: &[Finding], messages: &Messages) -> String {
    let of = |verdict: Verdict| findings.iter().filter(|finding| finding.verdict == verdict).count();
    let parts: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict, of(verdict)))
        .filter(|(_, found)| *found > 0)
        .map(|(verdict, found)| messages.with(&format!("check-judged-{}", verdict.id()), &[("count", count(found))]))
        .collect();
    let list = match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {} {last}", others.join(", "), messages.text("list-and")),
        None => return String::new(),
    };
    messages.with("check-judged", &[("all", count(findings.len())), ("list", list.into())])
}

fn table(found: &CheckedContract, library: &Library, messages: &Messages, language: Language) {
    let mut rows = vec![[
        String::new(),
        messages.text("check-column-obligation"),
        messages.text("check-column-verdict"),
        messages.text("check-column-missing"),
        messages.text("check-column-severity"),
    ]];
    rows.extend(found.checked.findings.iter().map(|finding| {
        let id = finding.obligation.as_str();
        let title = library.catalog.obligation(id).map(|obligation| obligation.title.get(language)).unwrap_or_default();
        let star = if finding.confirmed { " *" } else { "" };
        [
            id.to_owned(),
            title.to_owned(),
            format!("{}{star}", messages.text(&format!("contract-verdict-{}", finding.verdict.id()))),
            desk::element_words(messages, &finding.missing),
            messages.text(&format!("contract-severity-{}", finding.severity.id())),
        ]
    }));
    let longest =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or_default();
    let (verdict, severity) = (longest(2), longest(4));
    let room = WIDTH.saturating_sub(10 + verdict + severity + 4);
    let missing = longest(3).min(room / 3);
    let title = room.saturating_sub(missing);
    for [id, about, found, lacks, urgent] in &rows {
        let (id, about, lacks) = (cut(id, 10), cut(about, title), cut(lacks, missing));
        output::line(format!("{id:<10} {about:<title$} {found:<verdict$} {lacks:<missing$} {urgent}").trim_end());
    }
    if found.checked.findings.iter().any(|finding| finding.confirmed) {
        output::line(messages.text("check-star"));
    }
}

fn flags(found: &CheckedContract, library: &Library, messages: &Messages, language: Language) {
    let (absent, others): (Vec<&Flag>, Vec<&Flag>) =
        found.checked.flags.iter().partition(|flag| flag.kind == FlagKind::Missing && flag.passage.is_none());
    if found.checked.flags.is_empty() {
        output::line(messages.text("check-no-flags"));
        return;
    }
    output::line(messages.text("check-flags"));
    for flag in others {
        output::line("");
        show(found, flag, library, messages, language);
    }
    for weight in Weight::ALL.into_iter().rev() {
        let of = absent.iter().filter(|flag| flag.severity == weight);
        let ids: Vec<&str> = of.filter_map(|flag| flag.obligation.as_ref()).map(|id| id.as_str()).collect();
        if ids.is_empty() {
            continue;
        }
        let says = messages.with("check-nothing-on", &[("complete", complete(found).into()), ("list", ids.join(", ").into())]);
        output::line("");
        paragraph(&format!("[{}] {says}", messages.text(&format!("contract-severity-{}", weight.id()))));
    }
    let documents = named(&found.checked.findings);
    if !documents.is_empty() {
        output::line("");
        paragraph(&messages.with("check-may-be-in", &[("documents", documents.join(", ").into())]));
    }
}

fn show(found: &CheckedContract, flag: &Flag, library: &Library, messages: &Messages, language: Language) {
    let severity = messages.text(&format!("contract-severity-{}", flag.severity.id()));
    let about = match &flag.obligation {
        Some(id) => {
            let title = library.catalog.obligation(id.as_str()).map(|obligation| obligation.title.get(language));
            format!("{id} {}", title.unwrap_or_default())
        }
        None => capital(&messages.text(&format!("contract-flag-{}", flag.kind.id()))),
    };
    let star = if flag.confirmed { " *" } else { "" };
    paragraph(&format!("[{severity}] {about}{star}"));
    indented(&desk::say(messages, &flag.says));
    if let Some(passage) = &flag.passage {
        let words = found.deciding_words(passage).join(" … ");
        indented(&format!("{}: ”{}”", place(found, passage, messages), cut(&words, QUOTED)));
    }
}

/// Where a passage stands: file where there are several, clause, page.
fn place(found: &CheckedContract, passage: &Passage, messages: &Messages) -> String {
    let mut parts = Vec::new();
    if found.files.len() > 1 {
        parts.extend(found.files.get(passage.file).map(|file| file.name.clone()));
    }
    match (&passage.number, &passage.heading) {
        (Some(number), _) => parts.push(messages.with("check-place-number", &[("number", number.as_str().into())])),
        (None, Some(heading)) => parts.push(messages.with("check-place-heading", &[("heading", cut(heading, 40).into())])),
        (None, None) => {}
    }
    if let Some(page) = passage.page {
        parts.push(messages.with("check-place-page", &[("page", i64::from(page).into())]));
    }
    capital(&parts.join(", "))
}

/// Documents that something may stand in, each once.
fn named(findings: &[Finding]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in findings.iter().flat_map(|finding| &finding.may_be_in) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

fn complete(found: &CheckedContract) -> &'static str {
    if found.checked.complete { "yes" } else { "no" }
}

/// Words in lines that fit.
pub(super) fn paragraph(text: &str) {
    for line in wrapped(text, WIDTH) {
        output::line(line);
    }
}

/// Words in lines that fit, under what stands above.
pub(super) fn indented(text: &str) {
    for line in wrapped(text, WIDTH - 4) {
        output::line(format!("    {line}"));
    }
}

/// A text in lines of at most so many characters, broken at spaces.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let Some(last) = lines.last_mut() else { continue };
        if !last.is_empty() && last.chars().count() + word.chars().count() >= width {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

/// The beginning of a text that is too long for its place.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{cut, wrapped};

    #[test]
    fn long_words_and_lines_keep_within_their_width() {
        let lines = wrapped(&"säkerhet ".repeat(60), 100);
        assert!(lines.len() > 4 && lines.iter().all(|line| line.chars().count() <= 100), "{lines:?}");
        assert_eq!(cut("Åtkomst och behörighet", 10), "Åtkomst o…");
        assert_eq!(cut("Åtkomst", 7), "Åtkomst");
    }
}
