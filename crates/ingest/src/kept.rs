//! A text that was read once can be kept: reading the file again costs more, and a later version might read it otherwise.

use document::{Piece, Transcript};
use kernel::{Place, Problem};

use crate::ReadText;
use crate::text::Settled;
use crate::wire::TextAnswer;

/// A text that was read, to be kept: [`kept`] gives the same again.
///
/// # Errors
/// Never for what [`crate::read_text`] gives.
pub fn keep(transcript: &Transcript, problems: &[Problem]) -> Result<String, String> {
    let pieces = transcript.blocks().iter().map(|block| Piece {
        kind: block.kind,
        number: block.number.clone(),
        words: transcript.of(block.words).to_owned(),
        page: block.page,
    });
    let settled = Settled { pieces: pieces.collect(), pages: transcript.pages(), problems: problems.to_vec() };
    serde_json::to_string(&TextAnswer::of(Ok(settled))).map_err(|error| error.to_string())
}

/// A text that was kept; `name` stands in its problems. `None` for anything else.
#[must_use]
pub fn kept(text: &str, name: &str) -> Option<ReadText> {
    let answer: TextAnswer = serde_json::from_str(text).ok()?;
    let Settled { pieces, pages, problems } = answer.into_result().ok()?;
    let here = |problem: Problem| problem.at(Place { file: Some(name.to_owned()), ..Place::default() });
    Some(ReadText { transcript: Transcript::new(pieces, pages), problems: problems.into_iter().map(here).collect() })
}

#[cfg(test)]
mod tests {
    use document::PieceKind;

    use super::*;

    #[test]
    fn what_was_kept_comes_back_as_it_was() {
        let piece = |kind, number: Option<&str>, words: &str| Piece {
            kind,
            number: number.map(str::to_owned),
            words: words.to_owned(),
            page: Some(2),
        };
        let cell = |column, words: &str| piece(PieceKind::Cell { table: 0, row: 0, column }, None, words);
        let pieces = vec![
            piece(PieceKind::Heading(1), Some("§ 5"), "Säkerhet"),
            piece(PieceKind::Paragraph, Some("5.1"), "Leverantören ska skydda uppgifterna."),
            piece(PieceKind::Item(2), None, "dygnet runt"),
            piece(PieceKind::Item(1), Some("a)"), ""),
            cell(0, "Tid"),
            cell(1, ""),
            piece(PieceKind::Footnote, Some("1"), "Se bilaga 2."),
        ];
        let transcript = Transcript::new(pieces, Some(3));
        let place = Place { file: Some("avtal.docx".to_owned()), ..Place::default() };
        let problems = vec![Problem::warning("text-unreadable").with("count", 4).at(place)];
        let text = keep(&transcript, &problems).unwrap();
        assert_eq!(kept(&text, "avtal.docx"), Some(ReadText { transcript, problems }));
        assert_eq!(kept("{}", "avtal.docx"), None);
    }
}
