//! Rules that the compiler does not keep: which crate may use which, what a pure room may touch, what every manifest inherits,
//! how long a file may be.

mod dependencies;
mod finding;
mod lengths;
mod manifests;
mod purity;
mod repository;
mod rooms;
mod words;

pub use finding::{Finding, Report, Rule};
pub use repository::{Dependency, Package, Repository, TextFile, root};

/// All checks on a repository.
#[must_use]
pub fn check(repository: &Repository) -> Report {
    let mut report = Report::default();
    report.findings.extend(repository.problems.clone());
    report.findings.extend(rooms::check(repository));
    report.findings.extend(purity::check(repository));
    report.findings.extend(manifests::check(repository));
    report.findings.extend(dependencies::check(repository));
    report.findings.extend(words::check(repository));
    lengths::check(repository, &mut report);
    report
}
