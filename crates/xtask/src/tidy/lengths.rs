use super::finding::{Finding, Report, Rule};
use super::repository::Repository;

/// Aim at no more lines than this.
const AIM: usize = 250;
/// A longer file stands in `EXPLAINED`.
const MOST: usize = 400;
/// Files that are long for a reason: path and reason.
const EXPLAINED: [(&str, &str); 0] = [];

pub(super) fn check(repository: &Repository, report: &mut Report) {
    let mut over_aim = 0;
    for file in repository.rust() {
        let lines = file.text.lines().count();
        if lines > AIM {
            over_aim += 1;
            report.notes.push(format!("{}: {lines} lines, more than {AIM}", file.path));
        }
        if lines > MOST && !EXPLAINED.iter().any(|(path, _)| *path == file.path) {
            let text = format!("{lines} lines: split it, or explain it in crates/xtask/src/tidy/lengths.rs");
            report.findings.push(Finding::in_file(Rule::Length, &file.path, text));
        }
    }
    report.notes.push(format!("tidy: {over_aim} files over {AIM} lines"));
    for (path, _) in EXPLAINED {
        let long = |text: &str| text.lines().count() > MOST;
        if !repository.rust().any(|file| file.path == path && long(&file.text)) {
            let text = "explained as a long file, but it is not one any more: take it out of crates/xtask/src/tidy/lengths.rs";
            report.findings.push(Finding::in_file(Rule::Length, path, text));
        }
    }
}
