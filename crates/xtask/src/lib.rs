//! Rules of the repository, checked; and the files that are generated from the program, kept up to date.

pub mod generate;
pub mod tidy;
