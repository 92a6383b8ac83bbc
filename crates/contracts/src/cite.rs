use std::collections::BTreeSet;

use kernel::Span;
use wording::{Category, Force, What};

use crate::contract::{Contract, Line};
use crate::finding::{DecidingMark, MarkKind, Passage};
use crate::judge::Draft;
use crate::standing::{self, Standing};
use crate::verdict::{Element, Verdict};
use crate::words::IdeaNumbers;

/// The most passages that are shown for one obligation.
const MOST: usize = 6;

/// The passages that decided a verdict, the most telling first.
pub(crate) fn passages(draft: &Draft<'_, '_>, verdict: Verdict) -> Vec<Passage> {
    let contract = draft.around.contract;
    let mut lines: Vec<usize> = match verdict {
        Verdict::Enforceable | Verdict::Partly => draft.firm.iter().map(|sight| sight.line).collect(),
        Verdict::Declaratory => draft.sights.iter().map(|sight| sight.line).collect(),
        Verdict::ByReference => draft.left.iter().map(|(line, _)| *line).collect(),
        Verdict::Missing | Verdict::NotFound => Vec::new(),
    };
    let given = draft.elements.found.values().flatten().map(|(line, _)| *line);
    let emptied = draft.emptied.iter().map(|(line, _)| *line);
    if matches!(verdict, Verdict::Enforceable | Verdict::Partly) {
        let more: Vec<usize> = given.chain(emptied).collect();
        lines.extend(more);
    }
    let mut seen = BTreeSet::new();
    lines.retain(|line| seen.insert(*line));
    lines.truncate(MOST);
    lines.into_iter().filter_map(|number| passage(draft, contract, number)).collect()
}

fn passage(draft: &Draft<'_, '_>, contract: &Contract<'_>, number: usize) -> Option<Passage> {
    let line = contract.lines.get(number)?;
    let clause = contract.clause(line)?;
    let text = contract.text(clause.file);
    let mut marks = decided(line);
    if let Some(lead) = line.lead.and_then(|lead| contract.lines.get(lead)) {
        marks.retain(|mark| line.span.holds(mark.span) || lead.span.holds(mark.span));
    }
    for sight in draft.sights.iter().filter(|sight| sight.line == number) {
        marks.extend(sight.words.iter().map(|span| DecidingMark { span: *span, kind: MarkKind::Subject, element: None }));
    }
    for (element, found) in &draft.elements.found {
        let here = found.iter().filter(|(line, _)| *line == number);
        marks.extend(here.map(|(_, span)| DecidingMark { span: *span, kind: MarkKind::Element, element: Some(*element) }));
    }
    let here = |list: &[(usize, Span)], kind: MarkKind| -> Vec<DecidingMark> {
        list.iter()
            .filter(|(line, _)| *line == number)
            .map(|(_, span)| DecidingMark { span: *span, kind, element: None })
            .collect()
    };
    marks.extend(here(&draft.left, MarkKind::Reference));
    marks.extend(here(&draft.emptied, MarkKind::Emptying));
    marks.sort_unstable();
    marks.dedup();
    Some(Passage {
        file: clause.file,
        number: clause.number.clone(),
        heading: clause.heading.map(|heading| crate::heading::cited(text, heading)),
        page: clause.page,
        span: line.span,
        marks,
    })
}

/// The words that decide how firm a line is.
fn decided(line: &Line) -> Vec<DecidingMark> {
    let mut marks = Vec::new();
    for statement in &line.sentence.statements {
        let kind = match (standing::of(&line.sentence, statement), statement.force) {
            (Standing::Firm | Standing::Nobody, Force::Right) => MarkKind::Right,
            (Standing::Firm | Standing::Nobody, _) => MarkKind::Binding,
            (Standing::Against, _) => MarkKind::Against,
            (Standing::Release, _) => MarkKind::Release,
            (_, Force::Descriptive) => MarkKind::Descriptive,
            _ => MarkKind::Soft,
        };
        marks.push(DecidingMark { span: statement.decided_by, kind, element: None });
        marks.extend(statement.softened_by.map(|span| DecidingMark { span, kind: MarkKind::Soft, element: None }));
    }
    for mark in &line.sentence.marks {
        let (kind, element) = match mark.what {
            What::Term(Category::VagueTime) => (MarkKind::Vague, Some(Element::Deadline)),
            What::Term(Category::VagueCriterion) => (MarkKind::Vague, Some(Element::Criterion)),
            What::Term(Category::Neutraliser) => (MarkKind::Emptying, None),
            _ => continue,
        };
        marks.push(DecidingMark { span: mark.span, kind, element });
    }
    marks
}

/// Documents that the contract names and that were not given.
pub(crate) fn documents(contract: &Contract<'_>, idea: &IdeaNumbers) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in &contract.lines {
        let Some(document) = crate::documents::left_to(contract, idea, line) else { continue };
        let Some(clause) = contract.clause(line) else { continue };
        let name = document.of(contract.text(clause.file)).to_owned();
        if !names.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            names.push(name);
        }
    }
    names.truncate(8);
    names
}
