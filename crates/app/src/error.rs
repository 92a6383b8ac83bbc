use kernel::Problem;

/// What the functions of this room give.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something was not done. Nothing was saved.
#[derive(Debug)]
pub enum Error {
    /// It is not there, or it belongs to another organisation: the two are not told apart.
    NotFound,
    /// What was handed in is wrong: everything that is wrong with it.
    Invalid(Vec<FieldProblem>),
    /// Somebody else has changed it since it was read.
    Stale,
    /// Something that must be unique is taken, or the thing is not in a state in which this can be done.
    Conflict(Problem),
    /// Whoever asks may not do it.
    Forbidden,
    /// Nobody has logged in.
    NotLoggedIn,
    /// It was there, and is not any more: a link that has been used.
    Gone,
    /// Sweden's security comes first (rule 1 of the product): nothing is stored.
    Stopped(Problem),
    /// The database cannot be used now.
    Unavailable(String),
    /// A fault of the program; the text is for the log and nobody else.
    Internal(String),
}

/// A problem, with the field of the form that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// The name of the field; empty where it is about the whole.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

impl FieldProblem {
    /// A problem with a field, by the key of its sentence.
    #[must_use]
    pub fn new(field: &str, code: &'static str) -> Self {
        Self { field: field.to_owned(), problem: Problem::error(code) }
    }

    /// A problem with the whole.
    #[must_use]
    pub fn whole(problem: Problem) -> Self {
        Self { field: String::new(), problem }
    }
}

impl Error {
    /// One field is wrong.
    #[must_use]
    pub fn field(field: &str, code: &'static str) -> Self {
        Self::Invalid(vec![FieldProblem::new(field, code)])
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound => Self::NotFound,
            store::Error::Stale => Self::Stale,
            store::Error::Taken(_) => Self::Conflict(Problem::error("web-taken")),
            store::Error::Unavailable(source) => Self::Unavailable(source.to_string()),
            store::Error::Corrupt(what) => Self::Internal(what),
            store::Error::Internal(source) => Self::Internal(source.to_string()),
        }
    }
}

impl From<desk::Failure> for Error {
    fn from(failure: desk::Failure) -> Self {
        match failure {
            desk::Failure::Stopped(stop) => Self::Stopped(stopped(stop)),
            desk::Failure::Invalid(problems) => Self::Invalid(problems.into_iter().map(FieldProblem::whole).collect()),
        }
    }
}

/// Why a case must be stopped, as a sentence.
pub(crate) fn stopped(stop: catalog::Stop) -> Problem {
    Problem::error(match stop {
        catalog::Stop::Level4 => "stop-level-4",
        catalog::Stop::Concerned => "stop-concerned",
        catalog::Stop::Unknown => "stop-unknown",
    })
}
