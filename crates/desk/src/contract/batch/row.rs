use exchange::{BatchFile, BatchFlag, BatchProblem, BatchRow, BatchVerdict};
use kernel::Problem;

use crate::contract::CheckedContract;
use crate::contract::say::Tongues;

/// The longest quotation in a row, in characters.
const QUOTED: usize = 240;

/// The row of a contract that was checked.
pub(super) fn of(name: &str, found: &CheckedContract, problems: Vec<BatchProblem>, tongues: &Tongues) -> BatchRow {
    let files = found.files.iter().zip(&found.facts);
    let files = files.map(|(file, (language, clauses))| BatchFile {
        name: file.name.clone(),
        sha256: file.sha256.clone(),
        language: *language,
        pages: file.transcript.pages(),
        clauses: u32::try_from(*clauses).unwrap_or(u32::MAX),
    });
    let verdicts = found.checked.findings.iter().map(|finding| BatchVerdict {
        obligation: finding.obligation.as_str().to_owned(),
        verdict: finding.verdict,
        confirmed: finding.confirmed,
    });
    BatchRow {
        name: name.to_owned(),
        files: files.collect(),
        verdicts: verdicts.collect(),
        flags: found.checked.flags.iter().map(|flag| of_flag(found, flag, tongues)).collect(),
        problems,
    }
}

fn of_flag(found: &CheckedContract, flag: &contracts::Flag, tongues: &Tongues) -> BatchFlag {
    let contracts::Flag { kind, severity, obligation, passage, says, confirmed } = flag;
    let file = passage.as_ref().and_then(|passage| found.files.get(passage.file)).map(|file| file.name.clone());
    let words = passage.as_ref().map(|passage| found.deciding_words(passage).join(" … ")).unwrap_or_default();
    BatchFlag {
        kind: kind.id().to_owned(),
        severity: *severity,
        obligation: obligation.as_ref().map(|id| id.as_str().to_owned()),
        says: tongues.say(says),
        file,
        clause: passage.as_ref().and_then(|passage| passage.number.clone().or_else(|| passage.heading.clone())),
        page: passage.as_ref().and_then(|passage| passage.page),
        words: words.chars().take(QUOTED).collect(),
        confirmed: *confirmed,
    }
}

/// A problem with a file of a contract.
pub(super) fn problem(file: &str, unread: bool, found: &Problem, tongues: &Tongues) -> BatchProblem {
    BatchProblem { file: file.to_owned(), unread, says: tongues.say(found) }
}
