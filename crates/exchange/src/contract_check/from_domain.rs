use contracts::{Carried, Checked, Coverage, DecidingMark, Element, Finding, Flag, MarkKind, Passage, Verdict};
use kernel::{Localised, Problem, Severity, Span};

use super::dto::{
    ByDto, CarriedDto, CheckDto, ClauseDto, CoverageDto, FileDto, FlagDto, MarkDto, ObligationDto, ProblemDto, TextDto,
};
use super::{CHECK_SCHEMA, CheckedFile};

type Says<'s> = dyn Fn(&Problem) -> Localised + 's;

pub(super) fn check(checked: &Checked, files: &[CheckedFile<'_>], says: &Says<'_>) -> CheckDto {
    // Problems with decisions are about the decisions file, and are told beside the result.
    let Checked { complete, findings, flags, coverage, problems: _ } = checked;
    CheckDto {
        schema: CHECK_SCHEMA,
        complete: *complete,
        files: files.iter().map(|found| file(found, says)).collect(),
        obligations: findings.iter().map(|finding| obligation(finding, files, says)).collect(),
        flags: flags.iter().map(|found| flag(found, files, says)).collect(),
        coverage: coverage.as_ref().map(carried).unwrap_or_default(),
    }
}

fn file(file: &CheckedFile<'_>, says: &Says<'_>) -> FileDto {
    let CheckedFile { name, sha256, language, pages, clauses, problems, text: _ } = *file;
    FileDto {
        name: name.to_owned(),
        sha256: sha256.to_owned(),
        language: language.code(),
        pages,
        clauses,
        problems: problems.iter().map(|found| problem(found, says)).collect(),
    }
}

fn problem(problem: &Problem, says: &Says<'_>) -> ProblemDto {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "notice",
    };
    ProblemDto { code: problem.code, severity, message: text(says(problem)) }
}

fn text(text: Localised) -> TextDto {
    let Localised { sv, en } = text;
    TextDto { sv, en }
}

fn obligation(finding: &Finding, files: &[CheckedFile<'_>], says: &Says<'_>) -> ObligationDto {
    let Finding { obligation, verdict, confirmed, missing, improve, confidence, severity, passages, why, may_be_in } = finding;
    let said: Vec<Localised> = why.iter().map(says).collect();
    let joined = |part: fn(&Localised) -> &str| said.iter().map(part).collect::<Vec<_>>().join(" ");
    ObligationDto {
        id: obligation.as_str().to_owned(),
        verdict: verdict.id(),
        confirmed: *confirmed,
        missing: missing.iter().map(|element| element.id()).collect(),
        improve: improve.iter().map(|element| element.id()).collect(),
        confidence: f64::from(*confidence) / 100.0,
        severity: severity.id(),
        clauses: passages.iter().map(|found| clause(found, files)).collect(),
        why: TextDto { sv: joined(|text| &text.sv), en: joined(|text| &text.en) },
        may_be_in: may_be_in.clone(),
    }
}

fn flag(flag: &Flag, files: &[CheckedFile<'_>], says: &Says<'_>) -> FlagDto {
    let Flag { kind, severity, obligation, passage, says: message, confirmed } = flag;
    FlagDto {
        kind: kind.id(),
        severity: severity.id(),
        obligation: obligation.as_ref().map(|id| id.as_str().to_owned()),
        confirmed: *confirmed,
        says: text(says(message)),
        clause: passage.as_ref().map(|found| clause(found, files)),
    }
}

fn clause(passage: &Passage, files: &[CheckedFile<'_>]) -> ClauseDto {
    let Passage { file, number, heading, page, span, marks } = passage;
    let (name, text) = files.get(*file).map(|file| (file.name, file.text)).unwrap_or_default();
    ClauseDto {
        file: name.to_owned(),
        number: number.clone(),
        heading: heading.clone(),
        page: *page,
        span: ends(*span),
        marks: marks.iter().map(|found| mark(found, text)).collect(),
    }
}

fn mark(mark: &DecidingMark, text: &str) -> MarkDto {
    let DecidingMark { span, kind, element } = *mark;
    MarkDto { element: element_id(kind, element), kind: kind.id(), span: ends(span), text: span.of(text).to_owned() }
}

/// The element of a mark. One that gives none is named for its part in the clause: `binding` where it decides how far the clause
/// binds, `subject` where it shows what the clause is about.
fn element_id(kind: MarkKind, element: Option<Element>) -> &'static str {
    match (element, kind) {
        (Some(element), _) => element.id(),
        (None, MarkKind::Subject) => "subject",
        (None, MarkKind::Reference) => "reference",
        (
            None,
            MarkKind::Binding
            | MarkKind::Right
            | MarkKind::Soft
            | MarkKind::Descriptive
            | MarkKind::Release
            | MarkKind::Against
            | MarkKind::Vague
            | MarkKind::Emptying
            | MarkKind::Element,
        ) => "binding",
    }
}

fn ends(span: Span) -> [usize; 2] {
    let Span { start, end } = span;
    [start, end]
}

fn carried(coverage: &Coverage) -> CoverageDto {
    let Coverage { requirements, annex_only } = coverage;
    let one = |carried: &Carried| {
        let Carried { requirement, by, best } = carried;
        CarriedDto {
            id: requirement.as_str().to_owned(),
            best: best.id(),
            by: by.iter().map(|(id, verdict)| ByDto { obligation: id.as_str().to_owned(), verdict: verdict.id() }).collect(),
        }
    };
    CoverageDto {
        counts: Some(Verdict::ALL.iter().map(|verdict| (verdict.id(), coverage.count(*verdict))).collect()),
        requirements: Some(requirements.iter().map(one).collect()),
        annex_only: Some(annex_only.iter().map(|id| id.as_str().to_owned()).collect()),
    }
}
