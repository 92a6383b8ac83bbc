use sea_orm::{DbErr, SqlErr};
use thiserror::Error;

/// What can go wrong in the database, as its callers must tell it apart.
#[derive(Debug, Error)]
pub enum Error {
    /// There is no such row, or it belongs to somebody else.
    #[error("there is no such row")]
    NotFound,
    /// Something with the same name is there already.
    #[error("{0} is taken")]
    Taken(String),
    /// The row has changed since the version that was read.
    #[error("the row has changed since it was read")]
    Stale,
    /// The database cannot be reached or cannot write: nothing was saved.
    #[error("the database cannot be used")]
    Unavailable(#[source] DbErr),
    /// What is stored cannot be what was stored.
    #[error("what is stored is damaged: {0}")]
    Corrupt(String),
    /// A fault of the program.
    #[error("the database refused a statement")]
    Internal(#[source] DbErr),
}

/// How SQLite and PostgreSQL say that they cannot write now.
const UNABLE: [&str; 14] = [
    "disk is full",
    "disk I/O error",
    "database is locked",
    "readonly database",
    "No space left",
    "terminating connection",
    "unable to open database file",
    "error communicating with database",
    "pool timed out",
    "closed pool",
    "the database system is",
    "not currently accepting connections",
    "too many clients",
    "unexpected end of file",
];

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if let Some(SqlErr::UniqueConstraintViolation(what)) = error.sql_err() {
            return Self::Taken(what);
        }
        match error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::Unavailable(error),
            DbErr::RecordNotFound(_) | DbErr::RecordNotUpdated => Self::NotFound,
            other => {
                let says = other.to_string();
                if UNABLE.iter().any(|sign| says.contains(sign)) { Self::Unavailable(other) } else { Self::Internal(other) }
            }
        }
    }
}
