use std::fmt;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look; nothing is wrong.
    Notice,
    /// Probably a mistake; the work goes on.
    Warning,
    /// Must be mended before the work goes on.
    Error,
}

/// A value that goes into the sentence about a problem.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Argument {
    /// Shown as it is.
    Text(String),
    /// Shown as a number, and decides plural forms.
    Number(i64),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// Where a problem is: as much of it as is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// File name as the user gave it.
    pub file: Option<String>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Line, counted from 1; in a sheet the row.
    pub line: Option<u32>,
    /// Column, counted from 1.
    pub column: Option<u32>,
}

/// Something that a person should mend or know. It holds no sentence: `messages` makes one of it in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key of its sentence, for example `unknown-key`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Values for the sentence, by name.
    pub arguments: Vec<(&'static str, Argument)>,
    /// Where it is.
    pub place: Place,
}

/// Everything found wrong in one reading, in the order found.
pub type Problems = Vec<Problem>;

impl Problem {
    /// An error of this kind, without arguments or place.
    #[must_use]
    pub fn error(code: &'static str) -> Self {
        Self { code, severity: Severity::Error, arguments: Vec::new(), place: Place::default() }
    }

    /// A warning of this kind.
    #[must_use]
    pub fn warning(code: &'static str) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code) }
    }

    /// A notice of this kind.
    #[must_use]
    pub fn notice(code: &'static str) -> Self {
        Self { severity: Severity::Notice, ..Self::error(code) }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The same at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// The text of an argument, if it has one of this name.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }
}

impl fmt::Display for Place {
    /// `file:line:column`, leaving out what is not known.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.file.clone());
        parts.extend(self.sheet.clone());
        parts.extend(self.line.map(|line| line.to_string()));
        parts.extend(self.column.map(|column| column.to_string()));
        formatter.write_str(&parts.join(":"))
    }
}
