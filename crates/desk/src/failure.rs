use catalog::Stop;
use kernel::{Place, Problem, Problems};

/// Why something was not done. Nothing has been saved.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// Sweden's security comes first: rule 1 of the product.
    Stopped(Stop),
    /// What is wrong with what was handed in: all of it.
    Invalid(Problems),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Invalid(vec![problem])
    }
}

impl From<annex::Refusal> for Failure {
    fn from(refusal: annex::Refusal) -> Self {
        match refusal {
            annex::Refusal::Stopped(stop) => Self::Stopped(stop),
            annex::Refusal::Invalid(problems) => Self::Invalid(problems),
        }
    }
}

/// A problem with a whole file.
pub(crate) fn about_file(code: &'static str, file: &std::path::Path) -> Problem {
    Problem::error(code).at(Place { file: Some(file.display().to_string()), ..Place::default() })
}
