use std::fmt;

/// The rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Which crate may use which.
    Arrow,
    /// What a pure room may touch.
    Purity,
    /// What every manifest inherits.
    Manifest,
    /// Every dependency has its line in the documentation.
    Documented,
    /// How long a file may be.
    Length,
    /// Words that may not stand in the repository.
    Words,
}

/// A place where a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// The file, from the top of the repository.
    pub path: String,
    /// The line, counted from 1, where one line is to blame.
    pub line: Option<usize>,
    /// What is wrong, and what to do.
    pub text: String,
}

/// What the checks found.
#[derive(Debug, Default)]
pub struct Report {
    /// Broken rules: the check fails.
    pub findings: Vec<Finding>,
    /// Things to know: the check does not fail.
    pub notes: Vec<String>,
}

impl Finding {
    pub(super) fn in_file(rule: Rule, path: &str, text: impl Into<String>) -> Self {
        Self { rule, path: path.to_owned(), line: None, text: text.into() }
    }

    pub(super) fn at(rule: Rule, path: &str, line: usize, text: impl Into<String>) -> Self {
        Self { rule, path: path.to_owned(), line: Some(line), text: text.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, path, line, text } = self;
        match line {
            Some(line) => write!(formatter, "{path}:{line}: {text} [{rule:?}]"),
            None => write!(formatter, "{path}: {text} [{rule:?}]"),
        }
    }
}
