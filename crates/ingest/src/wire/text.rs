use document::{Piece, PieceKind};
use kernel::{Argument, Problem, Severity};
use serde::{Deserialize, Serialize};

use crate::text::Settled;

/// Problems that a child may report of a text, and the names of their values: its answer names one of these and nothing else.
const PROBLEMS: [(&str, &[&str]); 25] = [
    ("file-too-large", &["limit"]),
    ("not-a-text", &[]),
    ("text-damaged", &["detail"]),
    ("text-empty", &[]),
    ("text-encrypted", &[]),
    ("text-form", &[]),
    ("text-hidden", &[]),
    ("text-hostile", &["detail"]),
    ("text-image", &[]),
    ("text-letters-unknown", &[]),
    ("text-old-word", &[]),
    ("text-other-office", &[]),
    ("text-pages", &[]),
    ("text-pages-empty", &["pages"]),
    ("text-pages-lost", &["count"]),
    ("text-pages-unread", &["pages"]),
    ("text-portfolio", &[]),
    ("text-rtf", &[]),
    ("text-scanned", &[]),
    ("text-spreadsheet", &[]),
    ("text-stopped", &[]),
    ("text-too-long", &["limit"]),
    ("text-tracked-changes", &[]),
    ("text-unreadable", &["count"]),
    ("text-without-words", &[]),
];

#[derive(Serialize, Deserialize)]
pub(crate) enum TextAnswer {
    Read { pieces: Vec<PieceDto>, pages: Option<u32>, problems: Vec<ProblemDto> },
    Refused(ProblemDto),
}

/// Kind, number, words, page: short, since there may be a hundred thousand.
#[derive(Serialize, Deserialize)]
pub(crate) struct PieceDto(KindDto, Option<String>, String, Option<u32>);

#[derive(Serialize, Deserialize)]
enum KindDto {
    H(u8),
    P,
    I(u8),
    C(u32, u32, u32),
    F,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct ProblemDto {
    code: String,
    severity: SeverityDto,
    arguments: Vec<(String, ArgumentDto)>,
}

#[derive(Serialize, Deserialize)]
enum SeverityDto {
    Notice,
    Warning,
    Error,
}

#[derive(Serialize, Deserialize)]
enum ArgumentDto {
    Text(String),
    Number(i64),
}

impl TextAnswer {
    pub(crate) fn of(read: Result<Settled, Problem>) -> Self {
        match read {
            Ok(Settled { pieces, pages, problems }) => {
                let (pieces, problems) = (pieces.into_iter().map(piece).collect(), problems.into_iter().map(problem).collect());
                Self::Read { pieces, pages, problems }
            }
            Err(refusal) => Self::Refused(problem(refusal)),
        }
    }

    pub(crate) fn into_result(self) -> Result<Settled, Problem> {
        match self {
            Self::Read { pieces, pages, problems } => Ok(Settled {
                pieces: pieces.into_iter().map(piece_of).collect(),
                pages,
                problems: problems.into_iter().map(problem_of).collect(),
            }),
            Self::Refused(refusal) => Err(problem_of(refusal)),
        }
    }
}

fn piece(piece: Piece) -> PieceDto {
    let Piece { kind, number, words, page } = piece;
    let kind = match kind {
        PieceKind::Heading(level) => KindDto::H(level),
        PieceKind::Paragraph => KindDto::P,
        PieceKind::Item(depth) => KindDto::I(depth),
        PieceKind::Cell { table, row, column } => KindDto::C(table, row, column),
        PieceKind::Footnote => KindDto::F,
    };
    PieceDto(kind, number, words, page)
}

fn piece_of(dto: PieceDto) -> Piece {
    let PieceDto(kind, number, words, page) = dto;
    let kind = match kind {
        KindDto::H(level) => PieceKind::Heading(level),
        KindDto::P => PieceKind::Paragraph,
        KindDto::I(depth) => PieceKind::Item(depth),
        KindDto::C(table, row, column) => PieceKind::Cell { table, row, column },
        KindDto::F => PieceKind::Footnote,
    };
    Piece { kind, number, words, page }
}

fn problem(problem: Problem) -> ProblemDto {
    let Problem { code, severity, arguments, place: _ } = problem;
    let severity = match severity {
        Severity::Notice => SeverityDto::Notice,
        Severity::Warning => SeverityDto::Warning,
        Severity::Error => SeverityDto::Error,
    };
    let argument = |argument| match argument {
        Argument::Text(text) => ArgumentDto::Text(text),
        Argument::Number(number) => ArgumentDto::Number(number),
    };
    let arguments = arguments.into_iter().map(|(name, value)| (name.to_owned(), argument(value))).collect();
    ProblemDto { code: code.to_owned(), severity, arguments }
}

fn problem_of(dto: ProblemDto) -> Problem {
    let ProblemDto { code, severity, arguments } = dto;
    let Some((code, names)) = PROBLEMS.into_iter().find(|(known, _)| *known == code) else {
        return Problem::error("text-stopped");
    };
    let severity = match severity {
        SeverityDto::Notice => Severity::Notice,
        SeverityDto::Warning => Severity::Warning,
        SeverityDto::Error => Severity::Error,
    };
    let mut made = Problem { severity, ..Problem::error(code) };
    for (name, value) in arguments {
        let Some(name) = names.iter().find(|known| **known == name) else { continue };
        made = match value {
            ArgumentDto::Text(text) => made.with(name, text),
            ArgumentDto::Number(number) => made.with(name, number),
        };
    }
    made
}

#[cfg(test)]
mod tests {
    use document::{Piece, PieceKind};
    use kernel::Problem;

    use super::TextAnswer;
    use crate::text::Settled;

    #[test]
    fn an_answer_comes_back_as_it_was() {
        let piece = |kind| Piece { kind, number: Some("5.2".to_owned()), words: "Säkerhet".to_owned(), page: Some(3) };
        let kinds = [
            PieceKind::Heading(2),
            PieceKind::Paragraph,
            PieceKind::Item(3),
            PieceKind::Cell { table: 1, row: 2, column: 3 },
            PieceKind::Footnote,
        ];
        let settled = Settled {
            pieces: kinds.map(piece).to_vec(),
            pages: Some(9),
            problems: vec![Problem::warning("text-unreadable").with("count", 4), Problem::warning("text-hidden")],
        };
        let answer = serde_json::to_vec(&TextAnswer::of(Ok(settled.clone()))).unwrap();
        let back: TextAnswer = serde_json::from_slice(&answer).unwrap();
        assert_eq!(back.into_result(), Ok(settled));
        let refused = Problem::error("text-hostile").with("detail", "x");
        assert_eq!(TextAnswer::of(Err(refused.clone())).into_result(), Err(refused));
        let unknown = TextAnswer::of(Err(Problem::error("unknown-key"))).into_result();
        assert_eq!(unknown.map_err(|problem| problem.code), Err("text-stopped"));
    }
}
