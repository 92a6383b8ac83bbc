use kernel::{Problem, Span};
use wording::{Amount, Limit, Measured, What};

use crate::contract::Contract;
use crate::finding::{DecidingMark, MarkKind, Passage};
use crate::role::Role;

/// Laws that are repealed, authorities that are gone, and chapters that were never that: what the text says in small letters, and
/// the message that says what holds now.
const OLD: &[(&str, &str)] = &[
    ("2018:1174", "contract-old-nis-act"),
    ("(1998:204)", "contract-old-pul"),
    ("personuppgiftslagen", "contract-old-pul"),
    ("95/46", "contract-old-directive"),
    ("datainspektionen", "contract-old-datainspektionen"),
    ("2007:1091", "contract-old-lou"),
    ("2007:1092", "contract-old-luf"),
    ("(1980:100)", "contract-old-secrecy-act"),
    ("1996:627", "contract-old-protective-security"),
    ("3 kap. cybersäkerhetslagen", "contract-wrong-chapter"),
    ("cybersäkerhetslagen 3 kap", "contract-wrong-chapter"),
    ("privacy shield", "contract-old-privacy-shield"),
    ("2016/1148", "contract-old-nis-directive"),
];

/// References to law that no longer holds.
pub(crate) fn old_law(contract: &Contract<'_>) -> Vec<(Passage, Problem)> {
    let mut found: Vec<(Passage, Problem)> = Vec::new();
    for (number, line) in contract.lines.iter().enumerate() {
        let words = contract.words_of(line);
        let lower = words.to_lowercase();
        // Lower-casing may change lengths only outside Swedish and English letters; such a line is left alone.
        if lower.len() != words.len() {
            continue;
        }
        for (sign, code) in OLD {
            let Some(at) = lower.find(sign).filter(|_| !found.iter().any(|(_, known)| known.code == *code)) else { continue };
            let span = Span::new(line.span.start + at, line.span.start + at + sign.len());
            found.extend(passage(contract, number, span).map(|passage| (passage, Problem::notice(code))));
        }
    }
    found
}

/// Places for figures that nobody filled in.
pub(crate) fn placeholders(contract: &Contract<'_>) -> Vec<(Passage, Problem)> {
    let mut found = Vec::new();
    for (number, line) in contract.lines.iter().enumerate().filter(|(_, line)| line.role == Role::Operative) {
        let blank = line.sentence.marks.iter().find(|mark| match &mark.what {
            What::Measure(Measured { amount, .. }) | What::Deadline(Limit::Within(Measured { amount, .. }), _) => {
                *amount == Amount::Blank
            }
            _ => false,
        });
        let Some(mark) = blank else { continue };
        found.extend(passage(contract, number, mark.span).map(|passage| (passage, Problem::notice("contract-placeholder"))));
    }
    found
}

/// A line as a passage, with one deciding mark.
pub(crate) fn passage(contract: &Contract<'_>, line: usize, span: Span) -> Option<Passage> {
    let line = contract.lines.get(line)?;
    let clause = contract.clause(line)?;
    let text = contract.text(clause.file);
    Some(Passage {
        file: clause.file,
        number: clause.number.clone(),
        heading: clause.heading.map(|heading| crate::heading::cited(text, heading)),
        page: clause.page,
        span: line.span,
        marks: vec![DecidingMark { span, kind: MarkKind::Emptying, element: None }],
    })
}
